"""Days in Dutch: how they are written, how they are read, and the moment at which they end."""

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_MAANDNUMMERS = (
    {naam: nummer for nummer, naam in enumerate(MAANDEN, start=1)}
    | {naam[:3]: nummer for nummer, naam in enumerate(MAANDEN, start=1)}
    | {"mrt": 3, "sept": 9}
)
_VORMEN = (
    re.compile(r"(?P<jaar>[0-9]{4})-(?P<maand>[0-9]{1,2})-(?P<dag>[0-9]{1,2})"),
    re.compile(
        r"(?P<dag>[0-9]{1,2})(?P<streep>[-/.])(?P<maand>[0-9]{1,2})(?P=streep)(?P<jaar>[0-9]{4})"
    ),
    re.compile(r"(?P<dag>[0-9]{1,2})[ -](?P<maand>[a-z]+)\.?[ -](?P<jaar>[0-9]{4})"),
)
_LANGSTE_CITAAT = 40


def eis_dag(waarde: date) -> None:
    """Refuse a datetime where a day is meant: to Python, and so to mypy, it is a date as well."""
    if isinstance(waarde, datetime):
        raise TypeError(f"Hier hoort een dag zonder tijd, geen moment: {waarde!r}.")


def eis_tijdzone(moment: datetime) -> None:
    """Refuse a naive datetime: without its zone it is no moment in the ledger."""
    if moment.utcoffset() is None:
        raise ValueError(f"Een moment heeft een tijdzone nodig: {moment!r}.")


def einde_van_dag(dag: date) -> datetime:
    """Last microsecond of the day in Amsterdam: what a bare knowledge date stands for."""
    eis_dag(dag)
    return datetime.combine(dag, time.max, tzinfo=AMSTERDAM)


def dag_in_woorden(dag: date) -> str:
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def lees_dag(tekst: str) -> date:
    """Read a day as people write it: '3-3-2026', '2026-03-03', '3 maart 2026', '3 mrt. 2026'."""
    netjes = " ".join(tekst.lower().split())
    for vorm in _VORMEN:
        if gevonden := vorm.fullmatch(netjes):
            return _bestaande_dag(gevonden["jaar"], gevonden["maand"], gevonden["dag"], tekst)
    raise _onleesbaar(tekst)


def _bestaande_dag(jaar: str, maand: str, dag: str, tekst: str) -> date:
    maandnummer = int(maand) if maand.isdigit() else _MAANDNUMMERS.get(maand)
    if maandnummer is None:
        raise _onleesbaar(tekst)
    try:
        return date(int(jaar), maandnummer, int(dag))
    except ValueError:
        raise ValueError(f"De dag {_citaat(tekst)} bestaat niet. Controleer de datum.") from None


def _onleesbaar(tekst: str) -> ValueError:
    return ValueError(
        f"De tekst {_citaat(tekst)} is geen datum. Schrijf een datum zo: 3-3-2026 of 3 maart 2026."
    )


def _citaat(tekst: str) -> str:
    kort = tekst if len(tekst) <= _LANGSTE_CITAAT else tekst[:_LANGSTE_CITAAT] + "..."
    return f"'{kort}'"
