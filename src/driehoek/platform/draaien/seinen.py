"""Signals that mean 'stop', as an exception that unwinds whatever is running."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_STOP = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Gestopt(BaseException):
    """Someone asked us to stop. A BaseException, so that no handler of errors eats it."""


@contextmanager
def stop_op_seinen() -> Iterator[None]:
    """The first signal raises `Gestopt`; later ones are ignored, for stopping is bounded in time."""
    oud = {sein: signal.signal(sein, _stop) for sein in _STOP}
    try:
        yield
    finally:
        for sein, behandeling in oud.items():
            signal.signal(sein, behandeling)


def _stop(nummer: int, frame: FrameType | None) -> None:
    del nummer, frame
    for sein in _STOP:
        signal.signal(sein, signal.SIG_IGN)
    raise Gestopt
