"""What people and systems see of this room."""
