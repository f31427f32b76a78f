"""What can go wrong with the embedded server, said so that a person can act on it."""


class PostgresError(Exception):
    """The server cannot be found, started or used; the message is meant for the screen."""


class DataBezetError(PostgresError):
    """Another process uses the data."""
