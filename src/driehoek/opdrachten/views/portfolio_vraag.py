"""What is asked of the portfolio: read from the address, and put back into it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import QueryDict

from driehoek.kern.tijd import lees_dag
from driehoek.opdrachten import reads_portfolio
from driehoek.opdrachten.begroting.cellen import AfgekeurdError, lees_bedrag
from driehoek.opdrachten.portfolio.kies import Portfoliofilter, groepeer, sorteer
from driehoek.opdrachten.portfolio.types import Groep, Regel, Rij
from driehoek.opdrachten.portfolio.venster import (
    EERSTE_JAAR,
    LAATSTE_JAAR,
    Venster,
    Zoom,
    venster,
)
from driehoek.opdrachten.portfolio.vergelijk import jaar_eerder, rijen
from driehoek.platform.fouten import InvoerFout
from driehoek.register.web import DriehoekRequest, getal

ALLES_OPEN = "alles"
# How one looks, which no field of the filter shows.
KIJK = ("vergelijk", "zoom", "jaar", "open")
VELDEN = {
    "q": "Zoekwoorden",
    "opgave": "Opgave",
    "ambitie": "Ambitie",
    "directeur": "Domeindirecteur",
    "aog": "Opdrachtgever",
    "label": "Label",
    "fase": "Fase",
    "stand": "Stand",
    "verandering": "Verandering",
    "gebeurt": "Begint of eindigt",
    "van": "Vanaf",
    "tot": "Tot en met",
    "budget_van": "Budget vanaf",
    "budget_tot": "Budget tot en met",
}


@dataclass(frozen=True, slots=True)
class Gekozen:
    """The opdrachten that the filters leave."""

    vergeleken: list[Rij]
    """All of them, whatever the axis shows and whatever changed: what the tiles count."""
    getoond: list[Rij]


class Portfoliovraag:
    """One question to the portfolio. Everything is read at most once."""

    def __init__(self, request: DriehoekRequest) -> None:
        self._get = request.GET
        self.peil = request.bezoek.peil
        self.dag = self.peil.geldig_op
        self.ander = _dag(self._get, "vergelijk") or jaar_eerder(self.dag)
        self.sortering = self._get.get("sorteer", "nummer")
        self.filters = _filters(self._get)
        self.open = frozenset(self._get.getlist("open"))

    @cached_property
    def regels(self) -> list[Regel]:
        return reads_portfolio.portfolio(self.peil)

    @cached_property
    def venster(self) -> Venster:
        return venster(_zoom(self._get), self.dag, _jaar(self._get), self.regels)

    @cached_property
    def alle(self) -> list[Rij]:
        return rijen(self.regels, self.dag, self.ander)

    @cached_property
    def gekozen(self) -> Gekozen:
        vergeleken = [rij for rij in self.alle if self.filters.houdt(rij, self.dag)]
        getoond = [
            rij
            for rij in vergeleken
            if rij.regel.leeft_in(self.venster.periode) and self.filters.houdt_verandering(rij)
        ]
        return Gekozen(vergeleken, getoond)

    @property
    def groepen(self) -> list[Groep]:
        return groepeer(self.gekozen.getoond, self.sortering)

    @property
    def op_volgorde(self) -> list[Rij]:
        return sorteer(self.gekozen.getoond, self.sortering)

    @property
    def veranderd(self) -> list[Rij]:
        """What changed, the largest first; what has no known amount comes last."""
        gevonden = [
            rij
            for rij in self.gekozen.vergeleken
            if rij.verschil.soort and self.filters.houdt_verandering(rij)
        ]
        return sorted(gevonden, key=lambda r: (-abs(r.verschil.bedrag or 0), r.regel.nummer))

    @property
    def gefilterd(self) -> list[tuple[str, str]]:
        """The filters that were asked for, by what their fields are called."""
        gevraagd = [(label, self._get.get(naam, "").strip()) for naam, label in VELDEN.items()]
        return [(label, waarde) for label, waarde in gevraagd if waarde]

    def is_open(self, groep: Groep) -> bool:
        return ALLES_OPEN in self.open or groepsleutel(groep) in self.open

    def adres(self, *zonder: str, **anders: str | Iterable[str]) -> str:
        """The query of this question, without some of it and with other values."""
        nieuw = self._get.copy()
        for naam in (*zonder, "formaat"):
            nieuw.pop(naam, None)
        for naam, waarde in anders.items():
            nieuw.setlist(naam, [waarde] if isinstance(waarde, str) else list(waarde))
        return f"?{nieuw.urlencode()}"


def groepsleutel(groep: Groep) -> str:
    return str(groep.opgave.id if groep.opgave else 0)


def _filters(get: QueryDict) -> Portfoliofilter:
    van, tot = _dag(get, "van"), _dag(get, "tot")
    if van and tot and tot < van:
        raise InvoerFout("De periode eindigt voor zij begint. Wissel de dagen om.", veld="tot")
    return Portfoliofilter(
        q=get.get("q", ""),
        opgave=getal(get.get("opgave", "")),
        ambitie=get.get("ambitie", ""),
        directeur=getal(get.get("directeur", "")),
        aog=getal(get.get("aog", "")),
        label=get.get("label", ""),
        fase=get.get("fase", ""),
        stand=get.get("stand", ""),
        gebeurt=get.get("gebeurt", ""),
        van=van,
        tot=tot,
        budget_van=_bedrag(get, "budget_van"),
        budget_tot=_bedrag(get, "budget_tot"),
        verandering=get.get("verandering", ""),
    )


def _zoom(get: QueryDict) -> Zoom:
    gevraagd = get.get("zoom", "")
    return Zoom(gevraagd) if gevraagd in set(Zoom) else Zoom.PERIODE


def _jaar(get: QueryDict) -> int | None:
    jaar = getal(get.get("jaar", ""))
    return jaar if jaar and EERSTE_JAAR <= jaar <= LAATSTE_JAAR else None


def _dag(get: QueryDict, naam: str) -> date | None:
    tekst = get.get(naam, "").strip()
    if not tekst:
        return None
    try:
        return lees_dag(tekst)
    except ValueError as fout:
        raise InvoerFout(str(fout), veld=naam) from fout


def _bedrag(get: QueryDict, naam: str) -> int | None:
    tekst = get.get(naam, "").strip()
    if not tekst:
        return None
    try:
        return lees_bedrag(tekst)
    except AfgekeurdError as fout:
        raise InvoerFout(str(fout), veld=naam) from fout
