"""What one may search in, and when it is found: the SQL of the one search field.

A word is found as typed in a code, at the start of a word, as a Dutch stem, or (from three
letters on) inside a compound word. The database brings no unaccent and no trigrams; the register
is small enough to be read through.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from driehoek.opdrachten.reads_aanspreekpunten import VAN_TREFFER
from driehoek.opdrachten.reads_sql import BEKEND, GELDT, PERSOONSNAAM
from driehoek.platform import regelboek
from driehoek.platform.vragen import haal
from driehoek.register.personen import kaal
from driehoek.register.types import Rol

ONDERWERPEN = ("thema", "gebied")
SOORTEN = (
    *ONDERWERPEN,
    "opgave",
    "opdracht",
    "persoon",
    "deelopdracht",
    "begrotingspost",
    "besluit",
    "regel",
)
"""What can be found; of what is found equally well, in this order."""
EXACT = 0

MEESTE_WOORDEN = 8
MEESTE_TEKENS = 200
# Shorter ones stand inside nearly every word: they must begin one.
KORT = 3
# Letters with accents and what they are searched by.
_ACCENTEN = ("áàäâãåéèëêíìïîóòöôõúùüûçñýÿ", "aaaaaaeeeeiiiiooooouuuucnyy")
_DEEL = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Woord:
    """One word as typed, and the letters and digits in it."""

    tekst: str
    delen: tuple[str, ...]

    @property
    def is_code(self) -> bool:
        """Figures with signs between them, as '7-2-1': found as typed, or not at all."""
        return len(self.delen) > 1 and all(deel.isdecimal() for deel in self.delen)


def woorden_van(tekst: str) -> tuple[Woord, ...]:
    """What was typed, without what is no word."""
    stukken = kaal(tekst[:MEESTE_TEKENS]).split()
    woorden = [Woord(stuk, tuple(_DEEL.findall(stuk))) for stuk in stukken]
    return tuple(
        Woord(w.tekst.strip(".,;:!?\"'()"), w.delen) for w in woorden[:MEESTE_WOORDEN] if w.delen
    )


def stammen(woorden: Sequence[Woord]) -> dict[str, str]:
    """The Dutch stem of each part; '' for a word that says nothing, such as 'de'."""
    delen = [deel for woord in woorden for deel in woord.delen]
    rijen = haal(
        "SELECT w, ts_lexize('dutch_stem', w) FROM unnest(%(delen)s::text[]) w", delen=delen
    )
    return {deel: "".join(stam[:1]) for deel, stam in rijen}


def _kaal(kolom: str) -> str:
    """Lower case, and without accents where there are any."""
    return (
        f"CASE WHEN octet_length({kolom}) = char_length({kolom}) THEN lower({kolom})"
        f" ELSE translate(lower({kolom}), '{_ACCENTEN[0]}', '{_ACCENTEN[1]}') END"
    )


# What has ended is found too, by its last name; what has not begun yet is not.
_DRAGERS = f"""
SELECT d.soort, d.id, d.nummer, n.naam, {_kaal("n.naam")} AS tekst, lower(d.nummer) AS code,
       coalesce(p.code, '') AS post, NOT b.leeft AS dicht, b.einde AS dag, '' AS detail
FROM register_drager d
JOIN (SELECT e.drager_id, bool_or(e.geldig @> %(op)s::date) AS leeft, max(upper(e.geldig)) AS einde
      FROM register_bestaan e
      WHERE {BEKEND.format("e")} AND lower(e.geldig) <= %(op)s::date
      GROUP BY e.drager_id) b ON b.drager_id = d.id
JOIN (SELECT DISTINCT ON (n.drager_id) n.drager_id, n.naam FROM register_benaming n
      WHERE {BEKEND.format("n")} AND lower(n.geldig) <= %(op)s::date
      ORDER BY n.drager_id, lower(n.geldig) DESC) n ON n.drager_id = d.id
LEFT JOIN opdrachten_postkoppeling k ON k.drager_id = d.id AND {GELDT.format("k")}
LEFT JOIN opdrachten_begrotingspost p ON p.id = k.post_id
WHERE d.soort = ANY(%(soorten)s::text[])
"""

_PERSONEN = f"""
SELECT 'persoon', q.id, q.nummer, {PERSOONSNAAM.format("n")}, n.sorteernaam, lower(q.nummer), '',
       false, NULL::date, ''
FROM register_persoon q
JOIN register_persoonsgegeven n ON n.persoon_id = q.id AND {BEKEND.format("n")}
WHERE n.sorteernaam IS NOT NULL AND 'persoon' = ANY(%(soorten)s::text[])
"""

_BESLUITEN = f"""
SELECT 'besluit', b.id, b.kenmerk, b.titel, {_kaal("b.titel")}, lower(b.kenmerk), '',
       coalesce(w.status IN ('ingetrokken', 'vernietigd'), false), b.genomen,
       coalesce(w.status, '')
FROM register_besluit b
JOIN platform_handeling h ON h.nr = b.geopend_id AND h.moment <= %(bekend)s::timestamptz
LEFT JOIN register_besluitwerking w ON w.besluit_id = b.id AND {GELDT.format("w")}
WHERE b.genomen <= %(op)s::date AND 'besluit' = ANY(%(soorten)s::text[])
"""

# Of the budget of the year; a line without lines below it is shown among its neighbours.
_POSTEN = f"""
SELECT 'begrotingspost', p.id, p.code, p.naam, {_kaal("p.naam")}, '', p.code, false, NULL::date,
       concat_ws('|', p.jaar, p.standnummer, CASE WHEN EXISTS (
           SELECT FROM opdrachten_begrotingspost x WHERE x.ouder_id = p.id)
           THEN p.code ELSE o.code END)
FROM (
    SELECT p.id, p.code, p.jaar, p.standnummer, p.ouder_id, coalesce(v.naam, p.naam) AS naam,
           rank() OVER (ORDER BY p.jaar <= date_part('year', %(op)s::date) DESC, p.jaar DESC,
                        p.standnummer DESC) AS nieuwste
    FROM opdrachten_begrotingspost p
    JOIN platform_handeling h ON h.nr = p.geopend_id AND h.moment <= %(bekend)s::timestamptz
    LEFT JOIN (
        SELECT v.post_id, v.naam FROM opdrachten_postaanvulling v
        JOIN platform_handeling h ON h.nr = v.geopend_id AND h.moment <= %(bekend)s::timestamptz
    ) v ON v.post_id = p.id
    WHERE p.stand = 'begroting' AND 'begrotingspost' = ANY(%(soorten)s::text[])) p
LEFT JOIN opdrachten_begrotingspost o ON o.id = p.ouder_id
WHERE p.nieuwste = 1 AND p.code <> ''
"""

_REGELS = """
SELECT 'regel', r.nr, r.sleutel, r.zin, r.tekst, r.code, '', r.dicht, NULL::date, ''
FROM unnest(%(regel_nr)s::int8[], %(regel_sleutel)s::text[], %(regel_zin)s::text[],
            %(regel_tekst)s::text[], %(regel_code)s::text[], %(regel_dicht)s::bool[])
    AS r(nr, sleutel, zin, tekst, code, dicht)
WHERE 'regel' = ANY(%(soorten)s::text[])
"""

# Who should be there and is not; of a person: no role at all.
_LEEG = f"""CASE WHEN k.dicht OR k.soort NOT IN ('opdracht', 'deelopdracht', 'persoon') THEN false
    WHEN k.soort = 'persoon' THEN NOT EXISTS (
        SELECT FROM register_rolvervulling r WHERE r.persoon_id = k.id AND {GELDT.format("r")})
    ELSE (SELECT count(DISTINCT s.rol) FROM register_rolvervulling r
          JOIN register_rolsoort s ON s.id = r.rolsoort_id AND s.rol IN ('{Rol.AOG}', '{Rol.AON}')
          WHERE r.drager_id = k.id AND {GELDT.format("r")})
        < CASE k.soort WHEN 'opdracht' THEN 2 ELSE 1 END END"""

# What is called exactly so goes before all; what has ended comes after all; what is vacant
# comes after what answers as well.
_VOLGORDE = (
    f"g.rang > {EXACT}, g.dicht, g.rang, g.leeg,"
    f" array_position(string_to_array('{' '.join(SOORTEN)}', ' '), g.soort), g.tekst, g.id"
)


# Of a theme or area who the contact is: that is what one asks.
_DETAIL = f"""CASE WHEN g.soort IN ('{"', '".join(ONDERWERPEN)}') AND NOT g.dicht
    THEN coalesce({VAN_TREFFER.format(drager="g.id")}::text, '') ELSE g.detail END"""


def zoekvraag(woorden: Sequence[Woord], stam: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    """The query for these words, and the parameters that are about them."""
    params: dict[str, Any] = {"q": " ".join(woord.tekst for woord in woorden)}
    telt = [w for w in woorden if any(stam[deel] for deel in w.delen)] or list(woorden)
    overal, vooraan, gestamd = (
        [maak(nr, woord, stam, params) for nr, woord in enumerate(telt)]
        for maak in (_ergens, _vooraan, _gestamd)
    )
    sql = f"""
WITH kandidaat AS MATERIALIZED ({_DRAGERS} UNION ALL {_PERSONEN} UNION ALL {_BESLUITEN}
    UNION ALL {_POSTEN} UNION ALL {_REGELS}),
gevonden AS (
    SELECT k.*, {_LEEG} AS leeg, CASE
        WHEN strpos(' ' || k.code || ' ', ' ' || %(q)s || ' ') > 0 OR k.post = %(q)s THEN {EXACT}
        WHEN {_begin_van_code(params["q"])} THEN 1
        WHEN starts_with(k.tekst, %(q)s) THEN 2
        WHEN {_en(vooraan)} THEN 3
        WHEN {_en(gestamd)} THEN 4
        ELSE 5 END AS rang
    FROM kandidaat k
    WHERE {_en(overal)}
),
geteld AS (
    SELECT g.*, count(*) OVER (PARTITION BY g.soort) AS aantal,
           row_number() OVER (PARTITION BY g.soort ORDER BY {_VOLGORDE}) AS plaats
    FROM gevonden g
)
SELECT g.soort, g.id, g.nummer, g.naam, g.rang, g.dicht, g.dag, {_DETAIL}, g.aantal
FROM geteld g WHERE g.plaats <= %(per_soort)s
ORDER BY {_VOLGORDE}
LIMIT %(hoeveel)s
"""
    return sql, params


def _en(delen: Sequence[str]) -> str:
    return " AND ".join(f"({deel})" for deel in delen)


def _ergens(nr: int, woord: Woord, stam: Mapping[str, str], params: dict[str, Any]) -> str:
    """Found at all: in a code, or in the text by each of its parts."""
    params[f"w{nr}"] = woord.tekst
    if woord.is_code:
        params[f"code{nr}"] = rf"(?<![\d-]){re.escape(woord.tekst)}"
        in_tekst = f"k.tekst ~ %(code{nr})s"
    else:
        in_tekst = _en(
            [_deel(f"{nr}_{i}", deel, stam[deel], params) for i, deel in enumerate(woord.delen)]
        )
    return f"{_in_code(nr, woord)} OR {in_tekst}"


def _in_code(nr: int, woord: Woord) -> str:
    """A number also by its last figures; letters alone are the beginning of a number."""
    if _heeft_cijfer(woord.tekst):
        return f"strpos(k.code, %(w{nr})s) > 0 OR starts_with(k.post, %(w{nr})s)"
    return f"starts_with(k.code, %(w{nr})s)" if len(woord.tekst) >= KORT else "false"


def _begin_van_code(q: str) -> str:
    """The code so far, or that of the line above in the budget."""
    if _heeft_cijfer(q):
        return "starts_with(k.code, %(q)s) OR starts_with(k.post, %(q)s || '-')"
    return "starts_with(k.code, %(q)s)" if len(q) >= KORT else "false"


def _heeft_cijfer(tekst: str) -> bool:
    return any(teken.isdecimal() for teken in tekst)


def _deel(naam: str, deel: str, stam: str, params: dict[str, Any]) -> str:
    params[f"begin{naam}"] = rf"\m{deel}"
    if len(deel) < KORT:
        return f"k.tekst ~ %(begin{naam})s"
    params[f"deel{naam}"] = deel
    zoals_getypt = f"strpos(k.tekst, %(deel{naam})s) > 0"
    return f"{zoals_getypt} OR {_als_stam(naam, stam, params)}" if stam else zoals_getypt


def _als_stam(naam: str, stam: str, params: dict[str, Any]) -> str:
    """Names of people have no stem. To look for two letters first saves taking most apart."""
    params[f"aanhef{naam}"] = stam[:2]
    params[f"stam{naam}"] = f"'{stam}'"
    return (
        f"(k.soort <> 'persoon' AND strpos(k.tekst, %(aanhef{naam})s) > 0"
        f" AND to_tsvector('dutch', k.tekst) @@ %(stam{naam})s::tsquery)"
    )


def _vooraan(nr: int, woord: Woord, _stam: Mapping[str, str], _params: dict[str, Any]) -> str:
    """Each part begins a word."""
    delen = [f"k.tekst ~ %(begin{nr}_{i})s" for i, _ in enumerate(woord.delen)]
    in_tekst = "false" if woord.is_code else _en(delen)
    return f"strpos(concat(' ', k.code, ' ', k.post), ' ' || %(w{nr})s) > 0 OR {in_tekst}"


def _gestamd(nr: int, woord: Woord, stam: Mapping[str, str], params: dict[str, Any]) -> str:
    """Each part begins a word, or is another form of one."""
    if woord.is_code:
        return "false"
    delen = [
        f"k.tekst ~ %(begin{nr}_{i})s"
        + (f" OR {_als_stam(f'{nr}_{i}', stam[deel], params)}" if stam[deel] else "")
        for i, deel in enumerate(woord.delen)
    ]
    return _en(delen)


def regelparams(soorten: Collection[str], op: date) -> dict[str, Any]:
    """The regelboek as rows: it is not in the database."""
    regels = regelboek.alle() if "regel" in soorten else []
    return {
        "regel_nr": list(range(len(regels))),
        "regel_sleutel": [r.sleutel for r in regels],
        "regel_zin": [r.zin for r in regels],
        "regel_tekst": [kaal(r.zin) for r in regels],
        "regel_code": [kaal(f"{r.id} {r.sleutel}") for r in regels],
        "regel_dicht": [not r.periode.bevat(op) for r in regels],
    }
