"""What the budget looks like: the drawing, its legend, and how much hangs on a branch."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from driehoek.opdrachten.reads import Begrotingsboom
from driehoek.opdrachten.reads_begroting import Tak
from driehoek.platform.ui.tekening.begroting import Begrotingsknoop, begrotingsboom
from driehoek.platform.ui.tekening.grafiek import KLEUREN

# More rings than this are slivers that nobody can read or hit.
RINGEN = 3


@dataclass(frozen=True, slots=True)
class Aantal:
    """How many opgaven and opdrachten hang on a line and on all below it."""

    opgaven: int
    opdrachten: int


@dataclass(frozen=True, slots=True)
class Hoofdtak:
    """A main branch, as the legend of the drawing shows it."""

    code: str
    naam: str
    bedrag: int | None
    reeks: int
    url: str


def aantal(tak: Tak, beeld: Begrotingsboom) -> Aantal:
    delen = [eigen(tak, beeld), *(aantal(t, beeld) for t in tak.takken)]
    return Aantal(sum(a.opgaven for a in delen), sum(a.opdrachten for a in delen))


def eigen(tak: Tak, beeld: Begrotingsboom) -> Aantal:
    """What hangs on the line itself."""
    gevonden = beeld.aantallen.get(tak.post.id)
    return Aantal(gevonden.opgaven, gevonden.opdrachten) if gevonden else Aantal(0, 0)


def som(tak: Tak) -> int | None:
    """What a line costs: as published, else what its known parts cost; unknown is not zero."""
    if tak.post.lasten is not None:
        return tak.post.lasten
    return _samen(tak.takken)


def _samen(takken: Sequence[Tak]) -> int | None:
    delen = [s for t in takken if (s := som(t)) is not None]
    return sum(delen) if delen else None


def hoofdtakken(takken: Sequence[Tak], adres: Callable[[Tak], str]) -> list[Hoofdtak]:
    return [
        Hoofdtak(t.post.code, t.post.naam, som(t), i % len(KLEUREN), adres(t))
        for i, t in enumerate(takken)
    ]


def grafiek(takken: Sequence[Tak], titel: str, totaal: int | None) -> dict[str, Any] | None:
    """The drawing; nothing where no amount is known, or where there is but one."""
    knopen = list(_knopen(takken, None))
    if sum(1 for k in knopen if k.bedrag) < 2:  # noqa: PLR2004
        return None
    return begrotingsboom(knopen, titel, _samen(takken) if totaal is None else totaal)


def _knopen(takken: Sequence[Tak], ouder: str | None, ring: int = 1) -> Iterator[Begrotingsknoop]:
    for tak in takken:
        id_ = str(tak.post.id)
        yield Begrotingsknoop(
            id=id_,
            ouder=ouder,
            code=tak.post.code,
            naam=tak.post.naam,
            bedrag=som(tak),
            url="",
        )
        if ring < RINGEN:
            yield from _knopen(tak.takken, id_, ring + 1)
