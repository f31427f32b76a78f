"""The pages of the register room."""
