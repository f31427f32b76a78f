"""What people see of authority and of the mandate regulation."""
