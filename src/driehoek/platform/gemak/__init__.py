"""Everyday comfort: what people like, opened last, put a star on, and saved."""
