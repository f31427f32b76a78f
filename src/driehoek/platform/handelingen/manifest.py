"""The manifest of a Handeling: which rows it opened, with their hash, and which it closed.

One line a row: `+ table id hash` or `- table id`, sorted, so that the same act on the same rows
always has the same bytes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Regel:
    tabel: str
    id: int
    hash: bytes | None
    """The hash of the row opened; None for a row that was closed."""


def schrijf(
    geopend: Iterable[tuple[str, int, bytes]], gesloten: Iterable[tuple[str, int]]
) -> bytes:
    open_ = [f"+ {tabel} {id_} {hash_.hex()}" for tabel, id_, hash_ in geopend]
    dicht = [f"- {tabel} {id_}" for tabel, id_ in gesloten]
    return "\n".join(sorted(open_) + sorted(dicht)).encode()


def lees(manifest: bytes) -> Iterator[Regel]:
    """The lines of a manifest; ValueError where it is not one."""
    for regel in manifest.decode().splitlines():
        delen = regel.split(" ")
        if delen[0] == "+":
            _, tabel, id_, hash_ = delen
            yield Regel(tabel, int(id_), bytes.fromhex(hash_))
        elif delen[0] == "-":
            _, tabel, id_ = delen
            yield Regel(tabel, int(id_), None)
        else:
            raise ValueError(f"Geen manifestregel: {regel[:40]}")
