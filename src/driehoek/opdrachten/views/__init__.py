"""The pages of the opdrachten room."""
