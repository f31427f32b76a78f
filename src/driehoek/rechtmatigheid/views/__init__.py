"""The pages of the room rechtmatigheid."""
