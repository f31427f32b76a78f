"""What surrounds an opgave or opdracht: what it hangs together with, and signals from outside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from driehoek.opdrachten import reads_samenhang, reads_signalen
from driehoek.opdrachten.reads import Rolregel
from driehoek.opdrachten.reads_samenhang import Band
from driehoek.opdrachten.reads_signalen import Signaal
from driehoek.opdrachten.types_samenhang import Samenhangsoort
from driehoek.opdrachten.views.hulp import mag_vastleggen, naar
from driehoek.opdrachten.views.signalen import noteer_url, standbadge
from driehoek.platform.ui.componenten import Badge
from driehoek.register.web import DriehoekRequest

GETOOND = 3


@dataclass(frozen=True, slots=True)
class Ander:
    """The other side of a relation, as the card lists it."""

    naam: str
    url: str
    onder: str
    toelichting: str
    aanpak: str


@dataclass(frozen=True, slots=True)
class Melding:
    """A signal, as the card lists it."""

    wat: str
    url: str
    badge: Badge
    signaal: Signaal


def rondom(
    request: DriehoekRequest, drager: int, eigen: Iterable[Rolregel | None]
) -> dict[str, Any]:
    """Both cards: two queries. `eigen`: the roles whose holders may enter samenhang here."""
    peil = request.bezoek.peil
    banden = reads_samenhang.samenhang(peil, drager)
    signalen = reads_signalen.signalen(peil, drager)
    vraag = f"?drager={drager}"
    return {
        "samenhang": _per_soort(request, banden, drager),
        "samenhang_aantal": len(banden),
        "leg_samenhang_url": f"/vastleggen/samenhang/{vraag}"
        if mag_vastleggen(request, eigen)
        else "",
        "signalen": [_melding(request, s) for s in _eerst_open(signalen)[:GETOOND]],
        "signalen_aantal": len(signalen),
        "signalen_open": sum(s.staat.is_open for s in signalen),
        "signalen_url": naar(request, f"/signalen-van-buiten/{vraag}"),
        "noteer_url": noteer_url(request, drager),
    }


def _per_soort(
    request: DriehoekRequest, banden: Sequence[Band], drager: int
) -> list[tuple[str, list[Ander]]]:
    """The other sides under what they are called from here, in the order of the kinds."""
    per: dict[str, list[Ander]] = {}
    for band in sorted(banden, key=lambda b: list(Samenhangsoort).index(b.soort)):
        hoe, ander = band.gezien_vanuit(drager)
        per.setdefault(hoe, []).append(
            Ander(
                naam=ander.naam,
                url=naar(request, ander.pad),
                onder=band.gebied_naam,
                toelichting=band.toelichting,
                aanpak=band.aanpak,
            )
        )
    return list(per.items())


def _eerst_open(signalen: Sequence[Signaal]) -> list[Signaal]:
    return sorted(signalen, key=lambda s: not s.staat.is_open)


def _melding(request: DriehoekRequest, signaal: Signaal) -> Melding:
    return Melding(signaal.wat, naar(request, signaal.pad), standbadge(signaal), signaal)
