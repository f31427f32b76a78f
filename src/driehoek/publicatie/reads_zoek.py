"""The public field 'wie gaat over ...?'.

What is searched is narrowed before anything is found, ranked or counted: persons, besluiten and
rules are no candidates. A name is searched only among those who hold a role that is named.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from driehoek.opdrachten import reads as opdrachtreads
from driehoek.opdrachten.reads import Rolregel, Treffer
from driehoek.opdrachten.reads_sql import GELDT, peilparams, rolregels
from driehoek.opdrachten.reads_zoek_sql import woorden_van
from driehoek.publicatie.reads_rollen import Blik, naam
from driehoek.publicatie.types import VERVULD, VOORVOEGSEL, pad_van
from driehoek.register import reads as registerreads
from driehoek.register.types import NAAM_VERNIETIGD

SOORTEN = ("opgave", "opdracht", "deelopdracht", "begrotingspost")
PER_SOORT = 50
NAMEN = 30
"""So many roles at most of those who are found by name."""
KORTSTE_NAAM = 3
"""Fewer letters would list people rather than find one."""


@dataclass(frozen=True, slots=True)
class Wie:
    """A role on what was found, and who holds it; '' where nobody does."""

    rol: str
    naam: str


@dataclass(frozen=True, slots=True)
class Gevonden:
    """An opgave, opdracht, deelopdracht or line of the budget."""

    soort: str
    nummer: str
    naam: str
    pad: str
    wat: str
    """What else there is to say, in a few words."""
    dicht: bool
    wie: tuple[Wie, ...]


@dataclass(frozen=True, slots=True)
class OpNaam:
    """A role of somebody who was found by a public name."""

    naam: str
    rol: str
    waarvan: str
    pad: str


@dataclass(frozen=True, slots=True)
class Uitslag:
    gevonden: tuple[Gevonden, ...] = ()
    aantallen: Mapping[str, int] = field(default_factory=dict)
    op_naam: tuple[OpNaam, ...] = ()


def zoek(tekst: str, blik: Blik, *, per_soort: int = PER_SOORT, namen: int = NAMEN) -> Uitslag:
    """What answers to `tekst`, best first, and the roles of who is publicly called so."""
    uitslag = opdrachtreads.zoek_alles(tekst, blik.peil, soorten=SOORTEN, per_soort=per_soort)
    return Uitslag(
        tuple(_gevonden(t, blik) for t in uitslag.treffers),
        uitslag.aantallen,
        tuple(_op_naam(tekst, blik, namen)),
    )


def _gevonden(treffer: Treffer, blik: Blik) -> Gevonden:
    is_post = treffer.soort == "begrotingspost"
    return Gevonden(
        treffer.soort,
        treffer.nummer,
        treffer.naam,
        f"{VOORVOEGSEL}/opdrachten/?post={treffer.nummer}"
        if is_post
        else pad_van(treffer.soort, treffer.id),
        treffer.wat,
        treffer.dicht,
        tuple(_wie(treffer, blik)),
    )


def _wie(treffer: Treffer, blik: Blik) -> Iterable[Wie]:
    for regel in treffer.wie:
        yield Wie(regel.rolnaam, naam(regel.rol, regel.naam, blik) or VERVULD.lower())
    for label in treffer.vacant:
        yield Wie(label, "")


# Only roles that are named, on opgaven and opdrachten; each word begins a part of the name.
_NAMEN = (
    "s.rol = ANY(%(bij_naam)s::text[]) AND s.dragersoort IN ('opgave', 'opdracht')"
    f" AND {GELDT.format('r')} AND n.sorteernaam IS NOT NULL"
    " AND n.sorteernaam ~ ALL(%(begin)s::text[])"
    " ORDER BY n.sorteernaam, r.rolsoort_id, r.drager_id LIMIT %(hoeveel)s"
)


def _op_naam(tekst: str, blik: Blik, hoeveel: int) -> list[OpNaam]:
    delen = [deel for woord in woorden_van(tekst) for deel in woord.delen]
    lang_genoeg = any(len(deel) >= KORTSTE_NAAM for deel in delen)
    if not lang_genoeg or not all(deel.isalpha() for deel in delen):
        return []
    regels = rolregels(
        _NAMEN,
        bij_naam=sorted(blik.bij_naam),
        begin=[rf"\m{deel}" for deel in delen],
        hoeveel=hoeveel,
        **peilparams(blik.peil),
    )
    return _met_waarvan([r for r in regels if r.naam != NAAM_VERNIETIGD], blik)


def _met_waarvan(regels: list[Rolregel], blik: Blik) -> list[OpNaam]:
    dragers = {r.drager for r in regels}
    namen = registerreads.benamingen(dragers, blik.peil)
    soorten = registerreads.soorten(dragers) if dragers else {}
    return [
        OpNaam(
            regel.naam,
            regel.rolnaam,
            namen.get(regel.drager, ""),
            pad_van(soorten[regel.drager], regel.drager),
        )
        for regel in regels
    ]
