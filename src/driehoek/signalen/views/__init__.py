"""What people see of signals and notifications."""
