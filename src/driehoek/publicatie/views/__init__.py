"""What everyone may see, as pages and files."""
