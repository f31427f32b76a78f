"""The pages of the access review."""
