"""The portfolio: all opdrachten in time, and what changes between two days (REG-15)."""
