"""The one field 'wie gaat over ...?': opgaven, opdrachten and persons, with who answers for them."""

from collections import defaultdict
from dataclasses import dataclass

from driehoek.kern.tijd import Peilmoment
from driehoek.opdrachten.reads_sql import GELDT, PERSOONSNAAM, Rolregel, peilparams, rolregels
from driehoek.platform.vragen import haal
from driehoek.register import adressen, reads
from driehoek.register.personen import kaal
from driehoek.register.types import Rol

MEESTE_WOORDEN = 8
# Letters with accents and what they are searched by; the database brings no unaccent.
_ACCENTEN = ("áàäâãåéèëêíìïîóòöôõúùüûçñýÿ", "aaaaaaeeeeiiiiooooouuuucnyy")


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
    """Something found: a drager with who answers for it, or a person with the roles held."""

    soort: str
    """A Dragersoort, or 'persoon'."""
    id: int
    nummer: str
    naam: str
    rang: int
    """0 exact number, 1 begins with it, 2 a word begins with it, 3 somewhere inside."""
    wie: tuple[Rolregel, ...] = ()
    rollen: tuple[Rolverwijzing, ...] = ()

    @property
    def pad(self) -> str:
        """Its page."""
        if self.soort == "persoon":
            return adressen.van_persoon(self.id)
        return adressen.van_drager(self.soort, self.id)


def _kaal(kolom: str) -> str:
    return f"translate(lower({kolom}), '{_ACCENTEN[0]}', '{_ACCENTEN[1]}')"


# All words must be found. What begins with the text comes before what holds it somewhere.
ZOEK = f"""
WITH kandidaat AS (
    SELECT d.soort, d.id, d.nummer, n.naam, {_kaal("n.naam")} AS kaal,
           lower(concat_ws(' ', d.nummer, p.code)) AS codes
    FROM register_drager d
    JOIN register_bestaan e ON e.drager_id = d.id AND {GELDT.format("e")}
    JOIN register_benaming n ON n.drager_id = d.id AND {GELDT.format("n")}
    LEFT JOIN opdrachten_postkoppeling k ON k.drager_id = d.id AND {GELDT.format("k")}
    LEFT JOIN opdrachten_begrotingspost p ON p.id = k.post_id
    WHERE d.soort IN ('opgave', 'opdracht', 'deelopdracht')
    UNION ALL
    SELECT 'persoon', q.id, q.nummer, {PERSOONSNAAM.format("n")}, n.sorteernaam, lower(q.nummer)
    FROM register_persoon q
    JOIN register_persoonsgegeven n ON n.persoon_id = q.id AND n.gesloten_id IS NULL
        AND n.sorteernaam IS NOT NULL
    JOIN platform_handeling h ON h.nr = q.geopend_id AND h.moment <= %(bekend)s::timestamptz
),
gevonden AS (
    SELECT k.*, CASE
        WHEN %(q)s = ANY (string_to_array(k.codes, ' ')) THEN 0
        WHEN starts_with(k.kaal, %(q)s) THEN 1
        WHEN strpos(' ' || k.kaal, ' ' || %(q)s) > 0 THEN 2
        ELSE 3 END AS rang
    FROM kandidaat k
    WHERE NOT EXISTS (
        SELECT FROM unnest(%(woorden)s::text[]) w
        WHERE strpos(k.kaal, w) = 0 AND strpos(k.codes, w) = 0)
)
SELECT soort, id, nummer, naam, rang FROM gevonden
ORDER BY rang, array_position(ARRAY['opgave', 'opdracht', 'persoon', 'deelopdracht'], soort),
    kaal, id
LIMIT %(hoeveel)s
"""


def zoek(tekst: str, peil: Peilmoment, hoeveel: int = 20) -> list[Treffer]:
    """What answers to `tekst` on the Peilmoment, best first: at most four queries."""
    q = " ".join(kaal(tekst).split())
    woorden = q.split()[:MEESTE_WOORDEN]
    if not woorden:
        return []
    rijen = haal(ZOEK, q=q, woorden=woorden, hoeveel=hoeveel, **peilparams(peil))
    dragers = [rij[1] for rij in rijen if rij[0] != "persoon"]
    personen = [rij[1] for rij in rijen if rij[0] == "persoon"]
    wie, rollen = _rollen(dragers, personen, peil)
    return [
        Treffer(*(*rij, tuple(wie.get(rij[1], ())), tuple(rollen.get(rij[1], ())))) for rij in rijen
    ]


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
        if regel.drager in set(dragers):
            wie[regel.drager].append(regel)
    for regel in van_personen:
        rollen[regel.persoon].append(
            Rolverwijzing(regel.rol, regel.drager, namen.get(regel.drager, ""))
        )
    return wie, rollen
