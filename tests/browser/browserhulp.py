"""What journeys in the browser share beside the window itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from chromium import tab_naar


@contextmanager
def werker() -> Iterator[None]:
    """A worker beside the server, while this lasts; it ends when the queue is empty."""
    from django.core.management import call_command

    def werk() -> None:
        from django.db import connection

        call_command("worker", eenmalig=True)
        connection.close()

    draad = Thread(target=werk)
    draad.start()
    try:
        yield
    finally:
        draad.join()


@contextmanager
def vensters(maak_venster: Any, server: str, wie: Any) -> Iterator[Callable[[str, int], Any]]:
    """Opens a page as somebody, at a width; nothing may go wrong in any of them."""
    open_vensters: list[Any] = []

    def open_(pad: str, breedte: int) -> Any:
        open_vensters.append(maak_venster(server, wie, breedte))
        return open_vensters[-1].ga(pad)

    yield open_
    for venster in open_vensters:
        venster.pagina.context.close()
    assert [k for v in open_vensters for k in v.klachten] == []


def druk(pagina: Any, kiezer: str) -> None:
    """Reach it with Tab, and press Enter."""
    tab_naar(pagina, kiezer)
    pagina.keyboard.press("Enter")


def typ(pagina: Any, veld: str, waarde: str) -> None:
    """Reach a field with Tab, and type in the place of what stood there."""
    tab_naar(pagina, veld)
    pagina.keyboard.press("Control+a")
    pagina.keyboard.type(waarde)


def haal(pagina: Any, kiezer: str) -> tuple[str, bytes]:
    """The file that comes when one presses Enter there: its name, and what is in it."""
    tab_naar(pagina, kiezer)
    with pagina.expect_download() as download:
        pagina.keyboard.press("Enter")
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def tekst(pagina: Any, waar: str = "main") -> str:
    """What can be read there, in one line."""
    return " ".join(pagina.inner_text(waar).replace("\N{NO-BREAK SPACE}", " ").split())
