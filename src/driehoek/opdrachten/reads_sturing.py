"""How one opdracht is steered: accepted by its AOG, accounted for, and what is stuck (REG-20, REG-32)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from driehoek.kern.tijd import Periode
from driehoek.opdrachten.models import Aanvaarduitkomst, Stapsoort, Trede
from driehoek.opdrachten.reads_sql import GELDT, PERSOONSNAAM, TOEN, ontleed


@dataclass(frozen=True, slots=True)
class AanvaardingBeeld:
    """What an AOG said to the opdracht, and on which besluit."""

    aog: int
    naam: str
    uitkomst: str
    haalbaarheid: str
    toelichting: str
    op: date
    besluit: int | None
    kenmerk: str

    @property
    def label(self) -> str:
        return str(Aanvaarduitkomst(self.uitkomst).label)


@dataclass(frozen=True, slots=True)
class VerantwoordingBeeld:
    id: int
    naam: str
    periode: Periode
    bereikt: str
    document: bool


@dataclass(frozen=True, slots=True)
class KnelpuntVerwijzing:
    """A knelpunt at an opdracht, and where it lies now."""

    id: int
    nummer: str
    titel: str
    soort: str
    aan: str
    sinds: datetime

    @property
    def is_open(self) -> bool:
        return self.soort != Stapsoort.OPGELOST

    @property
    def ligt_bij(self) -> str:
        return str(Trede(self.aan).label) if self.aan else ""


@dataclass(frozen=True, slots=True)
class SturingBeeld:
    aanvaarding: AanvaardingBeeld | None
    verantwoordingen: tuple[VerantwoordingBeeld, ...]
    knelpunten: tuple[KnelpuntVerwijzing, ...]
    onder: str
    """The organ that the opgave stands under directly (REG-04); empty: none."""


_NAAM = f"""(SELECT coalesce(nullif({PERSOONSNAAM.format("n")}, ''), '(naam vernietigd)')
    FROM register_persoonsgegeven n WHERE n.persoon_id = {{}} AND n.gesloten_id IS NULL)"""


TOT_DIE_DAG = f"{TOEN} AND (h.moment AT TIME ZONE 'Europe/Amsterdam')::date <= %(op)s::date"
"""That what Handeling `h` booked was there on the day of the Peilmoment, and known."""


def _bekend(rij: str) -> str:
    return (
        f"EXISTS (SELECT FROM platform_handeling h WHERE h.nr = {rij}.geopend_id AND {TOT_DIE_DAG})"
    )


LAATSTE_STAP = f"""LATERAL (
    SELECT t.soort, t.aan, t.wijze, t.tekst, t.door_id, h.moment FROM opdrachten_knelpuntstap t
    JOIN platform_handeling h ON h.nr = t.geopend_id
    WHERE t.knelpunt_id = k.id AND {TOT_DIE_DAG} ORDER BY t.id DESC LIMIT 1)"""
"""Of a knelpunt `k` the last step that was known."""

_AANVAARDING = f"""(
    SELECT jsonb_build_object('aog', f.aog_id, 'naam', {_NAAM.format("f.aog_id")},
        'uitkomst', f.uitkomst, 'haalbaarheid', f.haalbaarheid, 'toelichting', f.toelichting,
        'op', lower(f.geldig), 'besluit', b.id, 'kenmerk', coalesce(b.kenmerk, ''))
    FROM opdrachten_aanvaarding f JOIN register_grondslag g ON g.id = f.grondslag_id
    LEFT JOIN register_besluit b ON b.id = g.besluit_id
    WHERE f.opdracht_id = d.id AND {GELDT.format("f")})"""

_VERANTWOORDINGEN = f"""(
    SELECT jsonb_agg(jsonb_build_array(v.id, {_NAAM.format("v.aog_id")}, v.van, v.tot_en_met,
        v.bereikt, v.document_id IS NOT NULL) ORDER BY v.tot_en_met DESC, v.id DESC)
    FROM opdrachten_verantwoording v WHERE v.opdracht_id = d.id AND {_bekend("v")})"""

_KNELPUNTEN = f"""(
    SELECT jsonb_agg(jsonb_build_array(k.id, k.nummer, k.titel, s.soort, s.aan, s.moment)
        ORDER BY s.soort = 'opgelost', k.id DESC)
    FROM opdrachten_knelpunt k JOIN {LAATSTE_STAP} s ON true WHERE k.drager_id = d.id)"""

# `o` and `h` are what the (deel)opdracht lies under, and what that lies under.
_ONDER = f"""(
    SELECT od.nummer FROM register_ligging l JOIN register_drager od ON od.id = l.ouder_id
    WHERE l.drager_id = CASE WHEN o.soort = 'opgave' THEN o.ouder_id ELSE h.ouder_id END
      AND l.oudersoort = 'orgaan' AND {GELDT.format("l")})"""

STURING = f"""jsonb_build_object('aanvaarding', {_AANVAARDING},
    'verantwoordingen', {_VERANTWOORDINGEN}, 'knelpunten', {_KNELPUNTEN}, 'onder', {_ONDER})"""
"""All of a SturingBeeld of drager `d` as one JSON object, in the query of its page."""


def sturing(waarde: str) -> SturingBeeld:
    """The SturingBeeld in what STURING gives."""
    gegevens: Mapping[str, Any] = ontleed(waarde)
    aanvaarding = gegevens["aanvaarding"]
    return SturingBeeld(
        aanvaarding=_aanvaarding(aanvaarding) if aanvaarding else None,
        verantwoordingen=tuple(
            VerantwoordingBeeld(
                id_, naam, Periode.tot_en_met(_dag(van), _dag(tot)), bereikt, document
            )
            for id_, naam, van, tot, bereikt, document in gegevens["verantwoordingen"] or ()
        ),
        knelpunten=tuple(
            KnelpuntVerwijzing(id_, nummer, titel, soort, aan, datetime.fromisoformat(sinds))
            for id_, nummer, titel, soort, aan, sinds in gegevens["knelpunten"] or ()
        ),
        onder=gegevens["onder"] or "",
    )


def _aanvaarding(gegevens: dict[str, Any]) -> AanvaardingBeeld:
    return AanvaardingBeeld(**{**gegevens, "op": _dag(gegevens["op"])})


def _dag(tekst: str) -> date:
    return date.fromisoformat(tekst)
