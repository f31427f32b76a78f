"""Forms of this room, beside those of the wizard."""
