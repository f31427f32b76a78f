"""The register as other systems read it: one page of a kind of thing, at a Peilmoment.

Two queries whatever the number: how many there are, and those of the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from driehoek.kern.tijd import Peilmoment
from driehoek.opdrachten.reads_sql import (
    BEKEND,
    GELDT,
    PERSOONSNAAM,
    TOEN,
    bedrag_van_post,
    peilparams,
)
from driehoek.platform.vragen import haal

Rij = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Soort:
    """A kind of thing as a query: its columns, its conditions by name, its orders by name."""

    kolommen: str
    van: str
    id: str
    voorwaarden: Mapping[str, str] = field(default_factory=dict)
    volgorden: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Blad:
    """One page of rows, and how many there are in all."""

    rijen: list[Rij]
    aantal: int


def blad(
    soort: Soort,
    peil: Peilmoment,
    keuze: Mapping[str, Any],
    sorteer: str,
    pagina: tuple[int, int],
) -> Blad:
    """A page (its number from 1, its size) of what meets every condition in `keuze`."""
    waar = _waar(soort, keuze)
    params = {**peilparams(peil), **keuze}
    nummer, grootte = pagina
    aantal = haal(f"SELECT count(*) {soort.van} {waar}", **params)[0][0]
    vanaf = (nummer - 1) * grootte
    if vanaf >= aantal:
        return Blad([], aantal)
    volgorde = soort.volgorden[sorteer.removeprefix("-")]
    richting = "DESC NULLS LAST" if sorteer.startswith("-") else "ASC NULLS LAST"
    rijen = haal(
        f"SELECT {soort.kolommen} {soort.van} {waar}"
        f" ORDER BY {volgorde} {richting}, {soort.id} LIMIT %(hoeveel)s OFFSET %(vanaf)s",
        **params,
        hoeveel=grootte,
        vanaf=vanaf,
    )
    return Blad(rijen, aantal)


def een(soort: Soort, peil: Peilmoment, id_: int) -> Rij | None:
    """The one with this id; None where there is none at the Peilmoment."""
    rijen = haal(
        f"SELECT {soort.kolommen} {soort.van} AND {soort.id} = %(id)s::int8",
        **peilparams(peil),
        id=id_,
    )
    return rijen[0] if rijen else None


def _waar(soort: Soort, keuze: Mapping[str, Any]) -> str:
    return " ".join(f"AND {soort.voorwaarden[naam]}" for naam in keuze)


_POST = f"""b.code, b.naam, b.jaar, {bedrag_van_post("b.id", "lasten", TOEN)}"""
_MET_POST = f"""
LEFT JOIN opdrachten_postkoppeling k ON k.drager_id = d.id AND {GELDT.format("k")}
LEFT JOIN opdrachten_begrotingspost b ON b.id = k.post_id"""
_DRAGER = f"""
FROM register_drager d
JOIN register_bestaan e ON e.drager_id = d.id AND {GELDT.format("e")}
LEFT JOIN register_benaming n ON n.drager_id = d.id AND {GELDT.format("n")}
LEFT JOIN register_ligging l ON l.drager_id = d.id AND {GELDT.format("l")}
LEFT JOIN register_drager o ON o.id = l.ouder_id
LEFT JOIN register_benaming m ON m.drager_id = o.id AND {GELDT.format("m")}
{_MET_POST}
"""
_NUMMER = {"nummer": "d.nummer = %(nummer)s"}
_POSTCODE = {"begrotingspost": "b.code = %(begrotingspost)s"}
_DRAGERVOLGORDEN = {
    "nummer": "d.nummer",
    "naam": "lower(coalesce(n.naam, d.nummer))",
    "begin": "lower(e.geldig)",
}
_DRAGERKOLOMMEN = "d.id, d.nummer, coalesce(n.naam, d.nummer), e.geldig"
_OUDER = "o.id, o.nummer, coalesce(m.naam, o.nummer)"

OPGAVEN = Soort(
    kolommen=f"{_DRAGERKOLOMMEN}, l.id IS NOT NULL, {_POST}",
    van=f"{_DRAGER} WHERE d.soort = 'opgave'",
    id="d.id",
    voorwaarden={**_NUMMER, **_POSTCODE},
    volgorden=_DRAGERVOLGORDEN,
)
OPDRACHTEN = Soort(
    kolommen=(
        f"{_DRAGERKOLOMMEN}, {_OUDER}, coalesce(l.geheel, false), p.label, f.projectfase,"
        f" c.materieel_budget, {_POST}"
    ),
    van=f"""{_DRAGER}
LEFT JOIN opdrachten_opdrachtprofiel p ON p.opdracht_id = d.id AND {GELDT.format("p")}
LEFT JOIN opdrachten_fase f ON f.opdracht_id = d.id AND {GELDT.format("f")}
LEFT JOIN opdrachten_scope c ON c.opdracht_id = d.id AND {GELDT.format("c")}
WHERE d.soort = 'opdracht'""",
    id="d.id",
    voorwaarden={
        **_NUMMER,
        **_POSTCODE,
        "opgaveId": "o.id = %(opgaveId)s::int8",
        "label": "p.label = %(label)s",
        "fase": "f.projectfase = %(fase)s",
    },
    volgorden={**_DRAGERVOLGORDEN, "materieelBudget": "c.materieel_budget"},
)
DEELOPDRACHTEN = Soort(
    kolommen=f"{_DRAGERKOLOMMEN}, {_OUDER}, {_POST}",
    van=f"{_DRAGER} WHERE d.soort = 'deelopdracht'",
    id="d.id",
    voorwaarden={**_NUMMER, **_POSTCODE, "opdrachtId": "o.id = %(opdrachtId)s::int8"},
    volgorden=_DRAGERVOLGORDEN,
)
_GRONDSLAG = "g.soort, z.id, z.kenmerk"
_MET_GRONDSLAG = """
JOIN register_grondslag g ON g.id = r.grondslag_id
LEFT JOIN register_besluit z ON z.id = g.besluit_id"""
ROLVERVULLINGEN = Soort(
    kolommen=(
        "r.id, s.rol, r.rang, r.waarneming, d.id, d.soort, d.nummer, coalesce(n.naam, d.nummer),"
        f" r.geldig, r.persoon_id, nullif({PERSOONSNAAM.format('w')}, ''), {_GRONDSLAG}"
    ),
    van=f"""
FROM register_rolvervulling r
JOIN register_rolsoort s ON s.id = r.rolsoort_id
JOIN register_drager d ON d.id = r.drager_id
LEFT JOIN register_benaming n ON n.drager_id = d.id AND {GELDT.format("n")}
LEFT JOIN register_persoonsgegeven w ON w.persoon_id = r.persoon_id AND w.gesloten_id IS NULL
{_MET_GRONDSLAG}
WHERE {GELDT.format("r")}""",
    id="r.id",
    voorwaarden={
        "rol": "s.rol = %(rol)s",
        "dragerId": "d.id = %(dragerId)s::int8",
        "dragersoort": "d.soort = %(dragersoort)s",
        "persoonId": "r.persoon_id = %(persoonId)s::int8",
        "waarneming": "r.waarneming = %(waarneming)s",
        "besluitId": "z.id = %(besluitId)s::int8",
    },
    volgorden={"begin": "lower(r.geldig)", "rol": "s.rol", "drager": "d.nummer"},
)
_BESLISSER = f"""coalesce((
    SELECT x.naam FROM register_benaming x
    WHERE x.drager_id = b.beslisser_drager_id AND {BEKEND.format("x")}
    ORDER BY x.geldig @> b.genomen DESC, lower(x.geldig) DESC LIMIT 1), '')"""
BESLUITEN = Soort(
    kolommen=(
        "b.id, b.kenmerk, b.titel, b.soort, b.genomen, b.bekendgemaakt, b.werkt_vanaf,"
        f" b.beslisser_rol, {_BESLISSER}, w.status, b.document_id,"
        " (SELECT y.van_id FROM register_rectificatie y WHERE y.besluit_id = b.id)"
    ),
    van=f"""
FROM register_besluit b
JOIN platform_handeling h ON h.nr = b.geopend_id AND {TOEN}
LEFT JOIN register_besluitwerking w ON w.besluit_id = b.id AND {GELDT.format("w")}
WHERE b.genomen <= %(op)s::date""",
    id="b.id",
    voorwaarden={
        "kenmerk": "b.kenmerk = %(kenmerk)s",
        "soort": "b.soort = %(soort)s",
        "status": "w.status = %(status)s",
        "genomenVanaf": "b.genomen >= %(genomenVanaf)s::date",
        "genomenTotEnMet": "b.genomen <= %(genomenTotEnMet)s::date",
    },
    volgorden={"genomenOp": "b.genomen", "kenmerk": "b.kenmerk", "werktVanaf": "b.werkt_vanaf"},
)
_HEEFT_ROL = f"""EXISTS (
    SELECT FROM register_rolvervulling r JOIN register_rolsoort s ON s.id = r.rolsoort_id
    WHERE r.persoon_id = q.id AND {GELDT.format("r")}"""
PERSONEN = Soort(
    kolommen=f"q.id, q.nummer, nullif({PERSOONSNAAM.format('w')}, '')",
    van=f"""
FROM register_persoon q
LEFT JOIN register_persoonsgegeven w ON w.persoon_id = q.id AND w.gesloten_id IS NULL
WHERE {_HEEFT_ROL})""",
    id="q.id",
    voorwaarden={
        "nummer": "q.nummer = %(nummer)s",
        "rol": f"{_HEEFT_ROL} AND s.rol = %(rol)s)",
        "dragerId": f"{_HEEFT_ROL} AND r.drager_id = %(dragerId)s::int8)",
    },
    volgorden={"naam": "w.sorteernaam", "nummer": "q.nummer"},
)
MANDAATARTIKELEN = Soort(
    kolommen=(
        "r.id, r.code, r.regeling, r.soort, r.rol, r.rechtshandeling, r.tot_bedrag,"
        " r.binnen_scope, r.bereik, r.voorwaarden, r.ondermandaat, r.boven, r.drager_id,"
        f" r.naast_hogere, r.geldig, {_GRONDSLAG}"
    ),
    van=f"""
FROM bevoegdheden_mandaatartikel r
{_MET_GRONDSLAG}
WHERE {GELDT.format("r")}""",
    id="r.id",
    voorwaarden={
        "code": "r.code = %(code)s",
        "soort": "r.soort = %(soort)s",
        "rol": "r.rol = %(rol)s",
        "rechtshandeling": "r.rechtshandeling = %(rechtshandeling)s",
        "dragerId": "r.drager_id = %(dragerId)s::int8",
    },
    volgorden={"code": "r.code", "rol": "r.rol", "totBedrag": "r.tot_bedrag"},
)
