"""Reading, judging and writing beside each other: each in a thread, a few things ahead at most.

Arrow and the compiled code let go of the interpreter while they work, so that threads do help.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
DRAAD = "naast"
"""What the threads are called, for who looks at what a process is doing."""
VOORUIT = 4
"""So many things wait between two steps: enough that a step goes on while another is held up."""


def vooruit(bron: Generator[T, None, None]) -> Generator[T, None, None]:
    """The same things, made in a thread before they are asked; what fails there is raised here."""
    with closing(bron), ThreadPoolExecutor(1, DRAAD) as draad:
        wachten = deque(draad.submit(next, bron, None) for _ in range(VOORUIT))
        while (ding := wachten.popleft().result()) is not None:
            wachten.append(draad.submit(next, bron, None))
            yield ding


def met(dingen: Iterable[T], doe: Callable[[T], R]) -> Iterator[tuple[T, R]]:
    """Each thing with what `doe` makes of it, in a thread while the one before is in hand."""
    with ThreadPoolExecutor(1, DRAAD) as draad:
        wachten: deque[tuple[T, Future[R]]] = deque()
        for ding in dingen:
            wachten.append((ding, draad.submit(doe, ding)))
            if len(wachten) > 1:
                eerste, gedaan = wachten.popleft()
                yield eerste, gedaan.result()
        for laatste, gedaan in wachten:
            yield laatste, gedaan.result()


@contextmanager
def achteraf(doe: Callable[[T], None]) -> Iterator[Callable[[T], None]]:
    """Hand things over, to be done in a thread in that order; at the end all of them are done."""
    with ThreadPoolExecutor(1, DRAAD) as draad:
        wachten: deque[Future[None]] = deque()

        def geef(ding: T) -> None:
            wachten.append(draad.submit(doe, ding))
            if len(wachten) > VOORUIT:
                wachten.popleft().result()

        yield geef
        for gedaan in wachten:
            gedaan.result()
