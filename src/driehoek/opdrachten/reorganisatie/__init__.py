"""A reorganisation of opgaven as a was-wordt list: its lines, read and weighed (REG-39)."""
