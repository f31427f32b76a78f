"""What runs beside the work in every process that serves: web and worker, no other command."""

from collections.abc import Callable

_starters: list[Callable[[], None]] = []


def bij_start(starter: Callable[[], None]) -> None:
    """Have something started in each serving process; `starter` comes back at once."""
    _starters.append(starter)


def start() -> None:
    for starter in _starters:
        starter()
