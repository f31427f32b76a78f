"""The portfolio as known on a Peilmoment: every opdracht with its course in time, in four queries.

Whole tables are read at once and put together here: a portfolio is about all of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from driehoek.kern.tijd import Peilmoment, Periode, verenig
from driehoek.opdrachten.portfolio.types import Ambitie, Opgavekop, Regel, Verloop, Wie, waarde_op
from driehoek.opdrachten.reads_sql import BEKEND, OP_AFSTAND, PERSOONSNAAM, peilparams
from driehoek.platform.vragen import Rij, haal


def _bij_dag(tabel: str, kolom: str, velden: str) -> str:
    """Of each drager the fact that is nearest to the day."""
    return f"""(
    SELECT DISTINCT ON (f.{kolom}) f.{kolom} AS drager, {velden} FROM {tabel} f
    WHERE {BEKEND.format("f")} ORDER BY f.{kolom}, {OP_AFSTAND.format("f")})"""


KERN = f"""
SELECT d.soort, d.id, d.nummer, coalesce(n.naam, d.nummer), e.geldig, l.ouder, p.label,
       a.code, coalesce(aa.naam, a.naam)
FROM register_drager d
JOIN register_bestaan e ON e.drager_id = d.id AND {BEKEND.format("e")}
LEFT JOIN {_bij_dag("register_benaming", "drager_id", "f.naam")} n ON n.drager = d.id
LEFT JOIN {_bij_dag("register_ligging", "drager_id", "f.ouder_id AS ouder")} l ON l.drager = d.id
LEFT JOIN {_bij_dag("opdrachten_opdrachtprofiel", "opdracht_id", "f.label")} p ON p.drager = d.id
LEFT JOIN {_bij_dag("opdrachten_postkoppeling", "drager_id", "f.post_id AS post")} k
    ON k.drager = d.id
LEFT JOIN opdrachten_begrotingspost b ON b.id = k.post
LEFT JOIN opdrachten_begrotingspost a ON a.jaar = b.jaar AND a.stand = b.stand
    AND a.standnummer = b.standnummer AND a.code = split_part(b.code, '-', 1)
LEFT JOIN opdrachten_postaanvulling aa ON aa.post_id = a.id
WHERE d.soort IN ('opgave', 'opdracht')
ORDER BY d.nummer, e.geldig
"""
FASEN = f"""
SELECT f.opdracht_id, f.geldig, f.projectfase FROM opdrachten_fase f
WHERE {BEKEND.format("f")} ORDER BY f.geldig
"""
SCOPES = f"""
SELECT f.opdracht_id, f.geldig, f.materieel_budget FROM opdrachten_scope f
WHERE {BEKEND.format("f")} ORDER BY f.geldig
"""
ROLLEN = f"""
SELECT r.drager_id, r.geldig, r.persoon_id,
       coalesce(nullif({PERSOONSNAAM.format("n")}, ''), '(naam vernietigd)')
FROM register_rolvervulling r
JOIN register_rolsoort s ON s.id = r.rolsoort_id AND (s.rol, s.dragersoort) IN
    (('AOG', 'opdracht'), ('DOMEINDIRECTEUR', 'opgave'))
LEFT JOIN register_persoonsgegeven n ON n.persoon_id = r.persoon_id AND n.gesloten_id IS NULL
WHERE NOT r.waarneming AND {BEKEND.format("r")} ORDER BY r.geldig
"""


def portfolio(peil: Peilmoment) -> list[Regel]:
    """Every opdracht that the register knew by then, whenever it lives, by number."""
    params = peilparams(peil)
    dragers: dict[int, list[Rij]] = defaultdict(list)
    for soort, *rij in haal(KERN, **params):
        dragers[rij[0]].append((soort, *rij))
    rollen = _per_drager((d, geldig, Wie(*wie)) for d, geldig, *wie in haal(ROLLEN, **params))
    fasen, scopes = _per_drager(haal(FASEN, **params)), _per_drager(haal(SCOPES, **params))
    opgaven = {
        id_: _opgave(rijen, rollen.get(id_, ()), peil)
        for id_, rijen in dragers.items()
        if rijen[0][0] == "opgave"
    }
    return [
        _regel(
            rijen,
            opgaven.get(rijen[0][5]),
            fasen=fasen.get(id_, ()),
            scopes=scopes.get(id_, ()),
            aogs=rollen.get(id_, ()),
        )
        for id_, rijen in dragers.items()
        if rijen[0][0] == "opdracht"
    ]


def _per_drager(rijen: Iterable[Sequence[Any]]) -> dict[int, Verloop[Any]]:
    verlopen: dict[int, list[tuple[Periode, Any]]] = defaultdict(list)
    for drager, geldig, waarde in rijen:
        verlopen[drager].append((Periode(geldig.lower, geldig.upper), waarde))
    return {drager: tuple(verloop) for drager, verloop in verlopen.items()}


def _opgave(rijen: Sequence[Rij], directeuren: Verloop[Wie], peil: Peilmoment) -> Opgavekop:
    _, id_, nummer, naam, _, ouder, _, code, ambitie = rijen[0]
    return Opgavekop(
        id=id_,
        nummer=nummer,
        naam=naam,
        # An opgave lies under nothing but the directieteam (REG-04).
        onder_dt=ouder is not None,
        directeur=waarde_op(directeuren, peil.geldig_op),
        ambitie=_ambitie(code, ambitie),
    )


def _regel(rijen: Sequence[Rij], opgave: Opgavekop | None, **verloop: Any) -> Regel:
    _, id_, nummer, naam, _, _, label, code, ambitie = rijen[0]
    return Regel(
        id=id_,
        nummer=nummer,
        naam=naam,
        label=label or "",
        opgave=opgave,
        ambitie=(opgave.ambitie if opgave else None) or _ambitie(code, ambitie),
        levens=verenig(Periode(rij[4].lower, rij[4].upper) for rij in rijen),
        **verloop,
    )


def _ambitie(code: str | None, naam: str | None) -> Ambitie | None:
    return Ambitie(code, naam or code) if code else None
