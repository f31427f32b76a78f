"""How opgaven and opdrachten hang together on a Peilmoment: a list, and what concerns one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from driehoek.kern.tijd import Peilmoment, Periode
from driehoek.opdrachten.reads_sql import GELDT, peilparams
from driehoek.opdrachten.types_samenhang import Samenhangsoort
from driehoek.platform.vragen import haal
from driehoek.register import adressen
from driehoek.register.types import Dragersoort


@dataclass(frozen=True, slots=True)
class Einde:
    """One of the two: an opgave or an opdracht, and the opgave that it lies under (or is)."""

    id: int
    soort: str
    nummer: str
    naam: str
    opgave: int | None

    @property
    def pad(self) -> str:
        return adressen.van_drager(self.soort, self.id)

    @property
    def is_opgave(self) -> bool:
        return self.soort == Dragersoort.OPGAVE


@dataclass(frozen=True, slots=True)
class Band:
    """That two hang together."""

    id: int
    soort: Samenhangsoort
    periode: Periode
    toelichting: str
    aanpak: str
    gebied: int | None
    gebied_naam: str
    van: Einde
    naar: Einde

    @property
    def einden(self) -> tuple[Einde, Einde]:
        return self.van, self.naar

    def gezien_vanuit(self, drager: int) -> tuple[str, Einde]:
        """What it is called from this side, and the other side."""
        if self.naar.id == drager:
            return self.soort.andersom, self.van
        return str(self.soort.label), self.naar


def _einde(alias: str, kolom: str) -> str:
    """One of the two, as far as it exists on the day."""
    n, e, naam, ligging = alias, f"{alias}e", f"{alias}n", f"{alias}l"
    return f"""
JOIN register_drager {n} ON {n}.id = {kolom}
JOIN register_bestaan {e} ON {e}.drager_id = {n}.id AND {GELDT.format(e)}
LEFT JOIN register_benaming {naam} ON {naam}.drager_id = {n}.id AND {GELDT.format(naam)}
LEFT JOIN register_ligging {ligging} ON {ligging}.drager_id = {n}.id AND {GELDT.format(ligging)}
    AND {ligging}.oudersoort = 'opgave'"""


def _velden(alias: str) -> str:
    return (
        f"{alias}.id, {alias}.soort, {alias}.nummer, coalesce({alias}n.naam, {alias}.nummer),"
        f" CASE WHEN {alias}.soort = 'opgave' THEN {alias}.id ELSE {alias}l.ouder_id END"
    )


# Two hang together on days on which both exist.
SAMENHANG = f"""
SELECT s.id, s.soort, s.geldig, s.toelichting, s.aanpak, s.gebied_id, coalesce(g.naam, ''),
       {_velden("v")}, {_velden("n")}
FROM opdrachten_samenhang s {_einde("v", "s.van_id")} {_einde("n", "s.naar_id")}
LEFT JOIN register_benaming g ON g.drager_id = s.gebied_id AND {GELDT.format("g")}
WHERE {GELDT.format("s")}
  AND (%(drager)s::int8 IS NULL OR s.van_id = %(drager)s::int8 OR s.naar_id = %(drager)s::int8)
ORDER BY s.soort, s.id
"""


def samenhang(peil: Peilmoment, drager: int | None = None) -> list[Band]:
    """All that hangs together on the Peilmoment, or what concerns one drager: one query."""
    return [_band(rij) for rij in haal(SAMENHANG, **peilparams(peil), drager=drager)]


def _band(rij: Sequence[Any]) -> Band:
    id_, soort, geldig, toelichting, aanpak, gebied, gebied_naam = rij[:7]
    return Band(
        id=id_,
        soort=Samenhangsoort(soort),
        periode=Periode(geldig.lower, geldig.upper),
        toelichting=toelichting,
        aanpak=aanpak,
        gebied=gebied,
        gebied_naam=gebied_naam,
        van=Einde(*rij[7:12]),
        naar=Einde(*rij[12:17]),
    )
