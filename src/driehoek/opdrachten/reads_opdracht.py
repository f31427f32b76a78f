"""One opdracht or deelopdracht, with all that its page shows, in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from driehoek.kern.tijd import Peilmoment, Periode
from driehoek.opdrachten.reads_sql import (
    BEKEND,
    DICHTSTBIJ,
    GELDT,
    TOEN,
    Rolregel,
    bedrag_van_post,
    ontleed,
    peilparams,
    rolregels,
)
from driehoek.opdrachten.reads_sturing import STURING, SturingBeeld, sturing
from driehoek.platform.vragen import haal
from driehoek.register.types import Rol


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """Another drager, as one points at it."""

    id: int
    nummer: str
    naam: str


@dataclass(frozen=True, slots=True)
class Bron:
    """The besluit that a value rests on, where it rests on one, and since when it holds."""

    sinds: date
    besluit: int | None
    kenmerk: str


@dataclass(frozen=True, slots=True)
class ProfielBeeld:
    label: str
    waarom: str
    wat: str
    hoe: str
    wie: str
    bron: Bron


@dataclass(frozen=True, slots=True)
class ScopeBeeld:
    materieel_budget: int
    bevoegdheden: str
    strategische_keuzes: str
    bron: Bron


@dataclass(frozen=True, slots=True)
class FaseBeeld:
    projectfase: str
    bron: Bron


@dataclass(frozen=True, slots=True)
class PostBeeld:
    """A budget line; an amount that is not known is None."""

    id: int
    jaar: int
    stand: str
    code: str
    naam: str
    niveau: str
    lasten: int | None
    baten: int | None


@dataclass(frozen=True, slots=True)
class BesluitRegel:
    id: int
    kenmerk: str
    titel: str
    soort: str
    genomen: date
    werkt_vanaf: date


@dataclass(frozen=True, slots=True)
class DechargeRegel:
    """`fase` empty: of the whole."""

    fase: str
    op: date
    persoon: int | None
    besluit: int | None
    kenmerk: str


@dataclass(frozen=True, slots=True)
class DeelBeeld:
    id: int
    nummer: str
    naam: str
    periode: Periode
    aon: Rolregel | None
    aon_waarnemer: Rolregel | None


@dataclass(frozen=True, slots=True)
class OpdrachtBeeld:
    """An opdracht (or deelopdracht) on a Peilmoment."""

    id: int
    nummer: str
    soort: str
    naam: str
    periode: Periode | None
    """The existence on or nearest to the day; None where nothing was known of it yet."""
    bestaat: bool
    opgave: Verwijzing | None
    opdracht: Verwijzing | None
    """For a deelopdracht: what it is part of."""
    geheel: bool
    profiel: ProfielBeeld | None
    scope: ScopeBeeld | None
    fase: FaseBeeld | None
    post: PostBeeld | None
    bog: Rolregel | None
    tweede_bog: Rolregel | None
    bog_van_opgave: bool
    aog: Rolregel | None
    aon: Rolregel | None
    domeindirecteur: Rolregel | None
    directieteam: int | None
    """The organ that the opgave lies right under, and that is its domeindirecteur (REG-04)."""
    waarnemers: tuple[Rolregel, ...]
    vacant_sinds: dict[str, date]
    """Of AOG and AON: the day since which nobody holds it, where somebody ever did."""
    deelopdrachten: tuple[DeelBeeld, ...]
    decharges: tuple[DechargeRegel, ...]
    besluiten: tuple[BesluitRegel, ...]
    sturing: SturingBeeld

    @property
    def gedechargeerd(self) -> bool:
        """Whether there is decharge of the whole."""
        return any(not d.fase for d in self.decharges)

    def waarnemer(self, rol: str) -> Rolregel | None:
        return next((w for w in self.waarnemers if w.rol == rol), None)


def _kop_feit(model: str, kolom: str, velden: str) -> str:
    """A value of the day with what it rests on, as one JSON object."""
    return f"""(
    SELECT jsonb_build_object({velden}, 'sinds', lower(f.geldig), 'besluit', b.id,
        'kenmerk', coalesce(b.kenmerk, ''))
    FROM opdrachten_{model} f JOIN register_grondslag g ON g.id = f.grondslag_id
    LEFT JOIN register_besluit b ON b.id = g.besluit_id
    WHERE f.{kolom} = d.id AND {GELDT.format("f")})"""


def _naam(drager: str) -> str:
    return f"""(SELECT n.naam FROM register_benaming n
    WHERE n.drager_id = {drager} AND {BEKEND.format("n")} {DICHTSTBIJ.format("n")})"""


def _ligging(drager: str) -> str:
    return f"""LEFT JOIN LATERAL (
    SELECT l.ouder_id, l.geheel, od.nummer, od.soort FROM register_ligging l
    JOIN register_drager od ON od.id = l.ouder_id
    WHERE l.drager_id = {drager} AND {BEKEND.format("l")} {DICHTSTBIJ.format("l")})"""


_PROFIEL = _kop_feit(
    "opdrachtprofiel",
    "opdracht_id",
    "'label', f.label, 'waarom', f.waarom, 'wat', f.wat, 'hoe', f.hoe, 'wie', f.wie",
)
_SCOPE = _kop_feit(
    "scope",
    "opdracht_id",
    "'materieel_budget', f.materieel_budget, 'bevoegdheden', f.bevoegdheden,"
    " 'strategische_keuzes', f.strategische_keuzes",
)
_FASE = _kop_feit("fase", "opdracht_id", "'projectfase', f.projectfase")
_DECHARGES = f"""(
    SELECT jsonb_agg(jsonb_build_array(c.fase, lower(c.geldig), c.aog_id, b.id,
        coalesce(b.kenmerk, '')) ORDER BY lower(c.geldig), c.id)
    FROM opdrachten_decharge c JOIN register_grondslag g ON g.id = c.grondslag_id
    LEFT JOIN register_besluit b ON b.id = g.besluit_id
    WHERE c.opdracht_id = d.id AND {GELDT.format("c")})"""

# When there last was an AOG and an AON: here, or on the opdracht that this is a part of.
_LAATST_BEZET = f"""(
    SELECT jsonb_object_agg(v.rol, v.tot) FROM (
        SELECT s.rol, max(upper(r.geldig)) AS tot
        FROM register_rolvervulling r JOIN register_rolsoort s ON s.id = r.rolsoort_id
        WHERE r.drager_id = ANY(ARRAY[d.id, CASE d.soort WHEN 'deelopdracht' THEN o.ouder_id END])
          AND s.rol IN ('AOG', 'AON') AND NOT r.waarneming
          AND {BEKEND.format("r")} AND upper(r.geldig) <= %(op)s::date
        GROUP BY s.rol) v)"""

KOP = f"""
SELECT d.nummer, d.soort, coalesce({_naam("d.id")}, d.nummer), e.geldig,
       o.ouder_id, o.nummer, o.soort, o.geheel, {_naam("o.ouder_id")},
       h.ouder_id, h.nummer, {_naam("h.ouder_id")},
       {_PROFIEL}, {_SCOPE}, {_FASE}, {_DECHARGES}, {STURING}, {_LAATST_BEZET},
       (SELECT t.ouder_id FROM register_ligging t
        WHERE t.drager_id = CASE o.soort WHEN 'opgave' THEN o.ouder_id ELSE h.ouder_id END
          AND t.oudersoort = 'orgaan' AND {GELDT.format("t")})
FROM register_drager d
LEFT JOIN LATERAL (
    SELECT e.geldig FROM register_bestaan e
    WHERE e.drager_id = d.id AND {BEKEND.format("e")} {DICHTSTBIJ.format("e")}) e ON true
{_ligging("d.id")} o ON true
{_ligging("o.ouder_id")} h ON h.soort = 'opgave'
WHERE d.id = %(id)s AND d.soort IN ('opdracht', 'deelopdracht')
"""

POST = f"""
SELECT p.id, p.jaar, p.stand, p.code, coalesce(a.naam, p.naam), coalesce(a.niveau, p.niveau),
       {bedrag_van_post("p.id", "lasten", TOEN)},
       {bedrag_van_post("p.id", "baten", TOEN)}
FROM opdrachten_postkoppeling k
JOIN opdrachten_begrotingspost p ON p.id = k.post_id
LEFT JOIN opdrachten_postaanvulling a ON a.post_id = p.id
WHERE k.drager_id = %(id)s AND {GELDT.format("k")}
"""

DELEN = f"""
SELECT d.id, d.nummer, coalesce({_naam("d.id")}, d.nummer), e.geldig
FROM register_ligging l
JOIN register_drager d ON d.id = l.drager_id
JOIN register_bestaan e ON e.drager_id = d.id AND {GELDT.format("e")}
WHERE l.ouder_id = %(id)s AND {GELDT.format("l")}
ORDER BY d.nummer
"""

# On the day the roles of all dragers asked for.
ROLLEN = f"r.drager_id = ANY(%(dragers)s::int8[]) AND {GELDT.format('r')} ORDER BY r.id"

_FEITEN: tuple[tuple[str, str], ...] = (
    ("register_bestaan", "drager_id"),
    ("register_benaming", "drager_id"),
    ("register_ligging", "drager_id"),
    ("register_rolvervulling", "drager_id"),
    ("opdrachten_postkoppeling", "drager_id"),
    ("opdrachten_opdrachtprofiel", "opdracht_id"),
    ("opdrachten_fase", "opdracht_id"),
    ("opdrachten_scope", "opdracht_id"),
    ("opdrachten_decharge", "opdracht_id"),
    ("opdrachten_aanvaarding", "opdracht_id"),
)
_GRONDSLAGEN = " UNION ".join(
    f"SELECT f.grondslag_id, f.gesloten_id FROM {tabel} f"
    f" WHERE f.{kolom} = %(id)s AND lower(f.geregistreerd) <= %(bekend)s::timestamptz"
    for tabel, kolom in _FEITEN
)
MEESTE_BESLUITEN = 50
BESLUITEN = f"""
WITH f AS ({_GRONDSLAGEN}),
g AS (
    SELECT grondslag_id AS id FROM f
    UNION
    SELECT h.grondslag FROM platform_handeling h
    WHERE h.nr IN (SELECT gesloten_id FROM f) AND h.moment <= %(bekend)s::timestamptz
)
SELECT DISTINCT b.id, b.kenmerk, b.titel, b.soort, b.genomen, b.werkt_vanaf
FROM register_besluit b JOIN register_grondslag gr ON gr.besluit_id = b.id
WHERE gr.id IN (SELECT id FROM g)
ORDER BY b.genomen DESC, b.id DESC LIMIT {MEESTE_BESLUITEN}
"""


def opdracht(id_: int, peil: Peilmoment) -> OpdrachtBeeld | None:
    """All that the page of an opdracht or deelopdracht shows; None where there is no such id."""
    params: dict[str, Any] = {"id": id_, **peilparams(peil)}
    kop = haal(KOP, **params)
    if not kop:
        return None
    delen = haal(DELEN, **params)
    boven = [rij for rij in (kop[0][4], kop[0][9]) if rij]
    opdracht_zelf = kop[0][4] if kop[0][1] == "deelopdracht" else id_
    rollen = rolregels(ROLLEN, dragers=[id_, *boven, *(d[0] for d in delen)], **peilparams(peil))
    return OpdrachtBeeld(
        **_van_kop(id_, kop[0], peil),
        **_driehoek(id_, kop[0], rollen),
        vacant_sinds=_vacant({id_, opdracht_zelf or id_}, rollen, kop[0][17]),
        directieteam=kop[0][18],
        post=post_van(id_, peil),
        deelopdrachten=tuple(_deel(rij, rollen) for rij in delen),
        decharges=_decharges(kop[0][15]),
        sturing=sturing(kop[0][16]),
        besluiten=tuple(BesluitRegel(*rij) for rij in haal(BESLUITEN, **params)),
    )


def post_van(drager: int, peil: Peilmoment) -> PostBeeld | None:
    """The budget line that an opgave or opdracht hangs on."""
    rijen = haal(POST, id=drager, **peilparams(peil))
    return PostBeeld(*rijen[0]) if rijen else None


def _van_kop(id_: int, rij: Sequence[Any], peil: Peilmoment) -> dict[str, Any]:
    nummer, soort, naam, leven, ouder, ouder_nr, oudersoort, geheel, ouder_naam = rij[:9]
    hoger, hoger_nr, hoger_naam = rij[9:12]
    profiel, scope, fase = (ontleed(waarde) for waarde in rij[12:15])
    direct = Verwijzing(ouder, ouder_nr, ouder_naam or ouder_nr) if ouder else None
    boven = Verwijzing(hoger, hoger_nr, hoger_naam or hoger_nr) if hoger else None
    periode = Periode(leven.lower, leven.upper) if leven else None
    return {
        "id": id_,
        "nummer": nummer,
        "soort": soort,
        "naam": naam,
        "periode": periode,
        "bestaat": periode is not None and periode.bevat(peil.geldig_op),
        "opgave": direct if oudersoort == "opgave" else boven,
        "opdracht": direct if oudersoort == "opdracht" else None,
        "geheel": bool(geheel),
        "profiel": ProfielBeeld(**_met_bron(profiel)) if profiel else None,
        "scope": ScopeBeeld(**_met_bron(scope)) if scope else None,
        "fase": FaseBeeld(**_met_bron(fase)) if fase else None,
    }


def _met_bron(waarde: dict[str, Any]) -> dict[str, Any]:
    sinds, besluit, kenmerk = (waarde.pop(naam) for naam in ("sinds", "besluit", "kenmerk"))
    return {**waarde, "bron": Bron(date.fromisoformat(sinds), besluit, kenmerk)}


def _decharges(waarde: str | None) -> tuple[DechargeRegel, ...]:
    rijen = ontleed(waarde) or ()
    return tuple(DechargeRegel(fase, date.fromisoformat(op), *rest) for fase, op, *rest in rijen)


def _vacant(dragers: set[int], rollen: list[Rolregel], eindes: str | None) -> dict[str, date]:
    """Since when nobody is AOG or AON here, if somebody ever was. `eindes`: JSON, by role."""
    bezet = {r.rol for r in rollen if r.drager in dragers and not r.waarneming}
    sinds: dict[str, str] = ontleed(eindes) or {}
    return {rol: date.fromisoformat(dag) for rol, dag in sinds.items() if rol not in bezet}


def _driehoek(id_: int, kop: Sequence[Any], rollen: list[Rolregel]) -> dict[str, Any]:
    """Who holds which role: here, on the opdracht that this is part of, or on the opgave."""
    lijn = [d for d in (id_, kop[4], kop[9]) if d]
    opdrachten = lijn[:2] if kop[1] == "deelopdracht" else lijn[:1]
    bogs = _eerste_met(Rol.BOG, lijn, rollen)
    aog = _houder(Rol.AOG, opdrachten, rollen)
    aon = _houder(Rol.AON, [id_], rollen)
    return {
        "bog": next((r for r in bogs if r.rang == 1), None),
        "tweede_bog": next((r for r in bogs if r.rang > 1), None),
        "bog_van_opgave": bool(bogs) and bogs[0].drager not in opdrachten,
        "aog": aog,
        "aon": aon,
        "domeindirecteur": _houder(Rol.DOMEINDIRECTEUR, lijn, rollen),
        "waarnemers": tuple(_waarnemers(id_, lijn, rollen)),
    }


def _eerste_met(rol: Rol, lijn: Iterable[int], rollen: list[Rolregel]) -> list[Rolregel]:
    """The holders of a role on the nearest drager that has any."""
    for drager in lijn:
        gevonden = [r for r in rollen if _is(r, rol, drager)]
        if gevonden:
            return gevonden
    return []


def _houder(rol: Rol, lijn: Iterable[int], rollen: list[Rolregel]) -> Rolregel | None:
    return next(iter(_eerste_met(rol, lijn, rollen)), None)


def _is(regel: Rolregel, rol: Rol, drager: int, *, waarneming: bool = False) -> bool:
    return (regel.rol, regel.drager, regel.waarneming) == (rol.value, drager, waarneming)


def _waarnemers(id_: int, lijn: list[int], rollen: list[Rolregel]) -> list[Rolregel]:
    """Substitutes in the driehoek; an AON's only here, since each part has its own."""
    return [
        r
        for r in rollen
        if r.waarneming and (r.drager == id_ or (r.drager in lijn and r.rol != Rol.AON))
    ]


def _deel(rij: Sequence[Any], rollen: list[Rolregel]) -> DeelBeeld:
    id_, nummer, naam, leven = rij
    van_deel = [r for r in rollen if r.rol == Rol.AON and r.drager == id_]
    return DeelBeeld(
        id=id_,
        nummer=nummer,
        naam=naam,
        periode=Periode(leven.lower, leven.upper),
        aon=next((r for r in van_deel if not r.waarneming), None),
        aon_waarnemer=next((r for r in van_deel if r.waarneming), None),
    )
