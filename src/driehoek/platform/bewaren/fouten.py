class BewaarError(Exception):
    """A copy cannot be made or put back; the message is meant for the screen."""
