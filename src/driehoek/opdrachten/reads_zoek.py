"""The one field 'wie gaat over ...?': everything in the register, with who answers for it.

All of it is open to everyone inside, names of persons too; who entered what is not, and is not
searched. What is searched is narrowed by kind, before anything is ranked or counted.
"""

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from driehoek.kern.tijd import Peilmoment
from driehoek.kern.tijd import dag_in_woorden as dag
from driehoek.opdrachten.reads_aanspreekpunten import ContactVan, contacten_van
from driehoek.opdrachten.reads_sql import GELDT, Rolregel, peilparams, rolregels
from driehoek.opdrachten.reads_zoek_sql import (
    ONDERWERPEN,
    SOORTEN,
    regelparams,
    stammen,
    woorden_van,
    zoekvraag,
)
from driehoek.platform.vragen import haal
from driehoek.register import adressen, reads
from driehoek.register.types import Rol

ALLES = 1_000_000
DRAGERS = frozenset({"opgave", "opdracht", "deelopdracht"})
# Who should be there; an opgave may stand directly under the directieteam.
HOORT: dict[str, tuple[Rol, ...]] = {
    "opdracht": (Rol.AOG, Rol.AON),
    "deelopdracht": (Rol.AON,),
}
# Who types the whole question means what it is about.
_VRAAG = re.compile(r"^wie\s+gaat\s+(?:er\s+)?over\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rolverwijzing:
    """A role of a found person, and on what."""

    rol: str
    drager: int
    naam: str

    @property
    def rolnaam(self) -> str:
        return Rol(self.rol).label


@dataclass(frozen=True, slots=True)
class Treffer:
    """Something found: a drager with who answers for it, a person with the roles held, or else."""

    soort: str
    """One of SOORTEN."""
    id: int
    nummer: str
    naam: str
    rang: int
    """0 exact code, 1 begins so, 2 the text begins so, 3 a word does, 4 stem, 5 inside a word."""
    dicht: bool
    """Whether it is over on the day: ended, withdrawn, annulled."""
    dag: date | None
    """When a besluit was taken, or when what is over ended."""
    detail: str
    wie: tuple[Rolregel, ...] = ()
    rollen: tuple[Rolverwijzing, ...] = ()

    @property
    def vacant(self) -> list[str]:
        """The roles that should be held here, and are not."""
        if self.dicht:
            return []
        bezet = {r.rol for r in self.wie}
        return [rol.label for rol in HOORT.get(self.soort, ()) if rol not in bezet]

    @property
    def pad(self) -> str:
        """Its page."""
        match self.soort:
            case "persoon":
                return adressen.van_persoon(self.id)
            case "besluit":
                return adressen.van_besluit(self.id)
            case "regel":
                return f"/regels/{self.nummer}/"
            case "begrotingspost":
                jaar, nummer, *onder = self.detail.split("|")
                vraag = {"stand": f"{jaar}/begroting/{nummer}", "onder": "".join(onder)}
                return f"/begroting/?{urlencode(vraag)}"
        return adressen.van_drager(self.soort, self.id)

    @property
    def contacten(self) -> tuple[ContactVan, ...]:
        """Of a theme or area: who is the contact."""
        return contacten_van(self.detail) if self.soort in ONDERWERPEN else ()

    @property
    def wat(self) -> str:
        """What else there is to say, in a few words."""
        match self.soort:
            case "besluit":
                genomen = f"genomen op {dag(self.dag)}" if self.dag else ""
                return f"{genomen}, {self.detail}" if self.dicht else genomen
            case "begrotingspost":
                return f"begroting {self.detail.partition('|')[0]}"
            case "regel":
                return "geldt niet op deze dag" if self.dicht else ""
        return f"geëindigd per {dag(self.dag)}" if self.dicht and self.dag else ""


@dataclass(frozen=True, slots=True)
class Uitslag:
    """The best of what was found, best first, and how much there is of each kind."""

    treffers: tuple[Treffer, ...]
    aantallen: dict[str, int]


def onderwerp(vraag: str) -> str:
    """'natuur', or 'Wie gaat over natuur?' too."""
    return _VRAAG.sub("", vraag.strip()).strip(" .?…")


def zoek(
    tekst: str,
    peil: Peilmoment,
    hoeveel: int = 20,
    *,
    soorten: Collection[str] = SOORTEN,
) -> list[Treffer]:
    """What answers to `tekst` on the Peilmoment, best first: at most four queries."""
    return list(zoek_alles(tekst, peil, soorten=soorten, hoeveel=hoeveel).treffers)


def zoek_alles(
    tekst: str,
    peil: Peilmoment,
    *,
    soorten: Collection[str] = SOORTEN,
    per_soort: int = ALLES,
    hoeveel: int = ALLES,
) -> Uitslag:
    """As `zoek`, with at most so many of a kind, and counts of all kinds asked for."""
    woorden = woorden_van(tekst)
    if not woorden:
        return Uitslag((), {})
    sql, params = zoekvraag(woorden, stammen(woorden))
    rijen = haal(
        sql,
        **params,
        **peilparams(peil),
        **regelparams(soorten, peil.geldig_op),
        soorten=list(soorten),
        per_soort=per_soort,
        hoeveel=hoeveel,
    )
    treffers = [Treffer(*rij[:-1]) for rij in rijen]
    return Uitslag(_met_rollen(treffers, peil), {rij[0]: rij[-1] for rij in rijen})


def _met_rollen(treffers: list[Treffer], peil: Peilmoment) -> tuple[Treffer, ...]:
    dragers = [t.id for t in treffers if t.soort in DRAGERS]
    personen = [t.id for t in treffers if t.soort == "persoon"]
    if not dragers and not personen:
        return tuple(treffers)
    wie, rollen = _rollen(dragers, personen, peil)
    return tuple(
        replace(
            t,
            wie=tuple(wie.get(t.id, ())) if t.soort in DRAGERS else (),
            rollen=tuple(rollen.get(t.id, ())) if t.soort == "persoon" else (),
        )
        for t in treffers
    )


def _rollen(
    dragers: list[int], personen: list[int], peil: Peilmoment
) -> tuple[dict[int, list[Rolregel]], dict[int, list[Rolverwijzing]]]:
    """Who holds the roles on the found dragers, and which roles the found persons hold."""
    regels = rolregels(
        "(r.drager_id = ANY(%(dragers)s::int8[]) OR r.persoon_id = ANY(%(personen)s::int8[]))"
        f" AND {GELDT.format('r')} ORDER BY r.rolsoort_id, r.rang, r.waarneming, r.id",
        dragers=dragers,
        personen=personen,
        **peilparams(peil),
    )
    wie: dict[int, list[Rolregel]] = defaultdict(list)
    rollen: dict[int, list[Rolverwijzing]] = defaultdict(list)
    van_personen = [r for r in regels if r.persoon in set(personen)]
    namen = reads.benamingen({r.drager for r in van_personen}, peil) if van_personen else {}
    for regel in regels:
        wie[regel.drager].append(regel)
    for regel in van_personen:
        rollen[regel.persoon].append(
            Rolverwijzing(regel.rol, regel.drager, namen.get(regel.drager, ""))
        )
    return wie, rollen
