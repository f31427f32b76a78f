"""The values in a question: amounts, days, moments and conditions."""

import re
from datetime import UTC, date, datetime
from functools import lru_cache

from driehoek.bevoegdheden.types import Voorwaarde
from driehoek.kern.bevoegdheid import dagnummer, momentnummer
from driehoek.kern.tijd import einde_van_dag
from driehoek.koppelingen.authzen.fouten import Fout
from driehoek.platform import klok

_BEDRAG = re.compile(r"(\d{1,13})(?:\.(\d{2}))?", re.ASCII)
_DAG = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CENTEN = 100
_EIS = {str(voorwaarde.value): int(voorwaarde.eis) for voorwaarde in Voorwaarde}


@lru_cache(maxsize=8192)
def lees_centen(tekst: str) -> int | None:
    gevonden = _BEDRAG.fullmatch(tekst)
    if gevonden is None:
        return None
    return int(gevonden[1]) * _CENTEN + int(gevonden[2] or 0)


def lees_voldaan(codes: object, plek: str) -> int:
    if not isinstance(codes, list) or not all(isinstance(c, str) and c in _EIS for c in codes):
        raise Fout(
            f"'voldaan' is een lijst van voorwaarden die zijn vervuld, uit: {', '.join(_EIS)}.",
            plek,
            code="voldaan",
            per_stuk=True,
        )
    voldaan = 0
    for code in codes:
        voldaan |= _EIS[code]
    return voldaan


def lees_dag(tekst: object, plek: str) -> int:
    try:
        return _dagnummer(tekst)
    except (TypeError, ValueError, OverflowError):
        raise _geen_tijd("time", plek) from None


def lees_moment(tekst: object, plek: str) -> int:
    try:
        return _momentnummer(tekst)
    except (TypeError, ValueError, OverflowError):
        raise _geen_tijd("bekend_op", plek) from None


@lru_cache(maxsize=8192)
def _dagnummer(tekst: object) -> int:
    """The day in Amsterdam; most questions are about a few days."""
    if _is_dag(tekst):
        return dagnummer(date.fromisoformat(str(tekst)))
    return dagnummer(_met_zone(tekst).astimezone(klok.AMSTERDAM).date())


@lru_cache(maxsize=1024)
def _momentnummer(tekst: object) -> int:
    """A bare day of knowledge means its end in Amsterdam."""
    if _is_dag(tekst):
        return momentnummer(einde_van_dag(date.fromisoformat(str(tekst))))
    return momentnummer(_met_zone(tekst).astimezone(UTC))


def _is_dag(tekst: object) -> bool:
    return isinstance(tekst, str) and _DAG.fullmatch(tekst) is not None


def _met_zone(tekst: object) -> datetime:
    if not isinstance(tekst, str) or "T" not in tekst.upper():
        raise ValueError(tekst)
    moment = datetime.fromisoformat(tekst.upper())
    if moment.tzinfo is None:
        raise ValueError(tekst)
    return moment


def _geen_tijd(naam: str, plek: str) -> Fout:
    return Fout(
        f"'{naam}' is een tijd volgens RFC 3339 met tijdzone, of een dag:"
        ' "2026-03-03T12:00:00+01:00" of "2026-03-03".',
        plek,
        code="tijd",
        per_stuk=True,
    )
