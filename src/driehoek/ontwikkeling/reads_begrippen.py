"""Questions about terms: looking one up, what falls under it, and what somebody's work suggests."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from driehoek.ontwikkeling.models import Begrip, Begripverband
from driehoek.ontwikkeling.types import Schema, Verbandsoort
from driehoek.opdrachten.reads_zoek_sql import stammen, woorden_van
from driehoek.platform.vragen import haal
from driehoek.register.personen import kaal

HOOGUIT = 8
KORTSTE_WOORD = 4

# A word is found as typed, by its Dutch stem, or inside a compound; the shortest only in front.
WOORDRAAK = """(CASE WHEN length({w}) < 3 THEN starts_with({tekst}, {w}) OR strpos({tekst}, ' ' || {w}) > 0
    ELSE strpos({tekst}, {w}) > 0 OR (length({s}) >= 4 AND strpos({tekst}, {s}) > 0) END)"""

_ZOEK = f"""
SELECT b.id FROM ontwikkeling_begrip b
WHERE b.vervallen IS NULL AND NOT EXISTS (
    SELECT FROM unnest(%(woorden)s::text[], %(stammen)s::text[]) AS w(woord, stam)
    WHERE NOT {WOORDRAAK.format(tekst="b.zoektekst", w="w.woord", s="w.stam")})
ORDER BY b.zoektekst <> %(q)s AND NOT starts_with(b.zoektekst, %(q)s || ' ;'),
         NOT starts_with(b.zoektekst, %(q)s), b.schema <> 'eigen', length(b.label), b.label, b.id
LIMIT %(hoeveel)s
"""


@dataclass(frozen=True, slots=True)
class Woorden:
    """What was typed, word by word, each with its Dutch stem."""

    woorden: tuple[str, ...]
    stammen: tuple[str, ...]


def ontleed(tekst: str) -> Woorden:
    """The words that say something; where none does, all of them."""
    delen = [deel for woord in woorden_van(tekst) for deel in woord.delen]
    if not delen:
        return Woorden((), ())
    stam = stammen(woorden_van(tekst))
    telt = list(dict.fromkeys(d for d in delen if stam[d])) or list(dict.fromkeys(delen))
    return Woorden(tuple(telt), tuple(stam[deel] for deel in telt))


def zoek(tekst: str, hoeveel: int = HOOGUIT) -> list[Begrip]:
    """Terms that answer to what was typed, by label or synonym, the closest first."""
    gezocht = ontleed(tekst)
    if not gezocht.woorden:
        return []
    rijen = haal(
        _ZOEK,
        q=" ".join(kaal(tekst).split()),
        woorden=list(gezocht.woorden),
        stammen=list(gezocht.stammen),
        hoeveel=hoeveel,
    )
    begrippen = Begrip.objects.in_bulk([rij[0] for rij in rijen])
    return [begrippen[rij[0]] for rij in rijen]


def begrippen(q: str = "", schema: str = "", soort: str = "") -> QuerySet[Begrip]:
    """All terms by label, of a scheme and kind, with what was typed in label or synonym."""
    gevonden = Begrip.objects.order_by("zoektekst", "id")
    for deel in kaal(q).split():
        gevonden = gevonden.filter(zoektekst__contains=deel)
    if schema:
        gevonden = gevonden.filter(schema=schema)
    return gevonden.filter(soort=soort) if soort else gevonden


def breder_dan(ids: Collection[int]) -> dict[int, list[str]]:
    """Per term the labels of those that it falls right under."""
    gevonden: dict[int, list[str]] = {}
    verbanden = Begripverband.objects.filter(van_id__in=list(ids), soort=Verbandsoort.BREDER)
    for van, label in verbanden.order_by("naar__label").values_list("van_id", "naar__label"):
        gevonden.setdefault(van, []).append(label)
    return gevonden


@dataclass(frozen=True, slots=True)
class Suggestie:
    """A term that somebody's work speaks of, and the work that does."""

    begrip: Begrip
    vanwege: str


def suggesties(werk: Mapping[int, str], al: Iterable[int], hoeveel: int = 6) -> list[Suggestie]:
    """Own terms that stand in the names of the work, and are not in the profile yet."""
    if not werk:
        return []
    weg = set(al)
    teksten = [(naam, kaal(naam)) for naam in dict.fromkeys(werk.values())]
    gevonden = []
    for begrip in Begrip.objects.filter(schema=Schema.EIGEN, vervallen__isnull=True):
        naam = next((n for n, tekst in teksten if _staat_in(begrip, tekst)), "")
        if naam and begrip.id not in weg:
            gevonden.append(Suggestie(begrip, naam))
    return gevonden[:hoeveel]


def _staat_in(begrip: Begrip, tekst: str) -> bool:
    woorden = (kaal(woord) for woord in (begrip.label, *begrip.synoniemen))
    return any(len(woord) >= KORTSTE_WOORD and woord in tekst for woord in woorden)


def verbanden(begrip: int) -> list[tuple[str, int, str]]:
    """What a term relates to, both ways: how in words, and the other term."""
    heen = Begripverband.objects.filter(van_id=begrip).select_related("naar")
    terug = Begripverband.objects.filter(naar_id=begrip).select_related("van")
    anders = {Verbandsoort.BREDER: "Is breder dan"}
    return [
        *((v.get_soort_display(), v.naar_id, v.naar.label) for v in heen.order_by("naar__label")),
        *(
            (anders.get(Verbandsoort(v.soort), v.get_soort_display()), v.van_id, v.van.label)
            for v in terug.order_by("van__label")
        ),
    ]
