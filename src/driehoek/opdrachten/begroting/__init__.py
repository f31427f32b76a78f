"""The budget file: read, check, compare and write, without Django or a database."""
