"""Many rows at once, without Python looking for garbage among them each time some were made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def zonder_opruimen(*, blijft: bool = False) -> Iterator[None]:
    """Looking for garbage would take as long as the work, or longer.

    `blijft`: what is made stays as long as the process does, and is never looked through again.
    """
    stond_aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if blijft:
            gc.freeze()
        if stond_aan:
            gc.enable()
