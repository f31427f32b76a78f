"""One record in the form of the Authorization Decision Log (Logius, draft 1.0.0).

The request and the answer go in as they went over the line. What the answer was made of is
referred to: the register and the regulation at a number of the ledger can be asked again at any
time, and so can the program by its version.
"""

import os
import re
import socket
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version

from pydantic_core import to_json

_TRACEPARENT = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}", re.ASCII)
_LEEG = {"0" * 32, "0" * 16}
_TRACE, _SPAN = 16, 8
GELUKT = "Unset"
MISLUKT = "Error"


@dataclass(frozen=True, slots=True)
class Roeping:
    """One call: by whom, with which marks to find it again."""

    gebeurtenis: str
    afnemer: str
    verzoek: str = ""
    """X-Request-ID, as the caller made it up."""
    traceparent: str = ""


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What came of it. `vraag` and `antwoord` are JSON, on one line."""

    moment: int
    """Milliseconds since 1970."""
    vraag: bytes = b""
    antwoord: bytes = b""
    grootboek: int = -1
    fout: str = ""
    status: int = 200


def record(roeping: Roeping, uitkomst: Uitkomst) -> bytes:
    """The record as one line of JSON, without its end."""
    trace, span, ouder = spoor(roeping.traceparent)
    ouderlijk = f',"parent_span_id":"{ouder}"' if ouder else ""
    kop = (
        f'{{"trace_id":"{trace}","span_id":"{span}"{ouderlijk},'
        f'"event_name":"adl.{roeping.gebeurtenis}","timestamp":{uitkomst.moment},'
        f'"status":"{MISLUKT if uitkomst.fout else GELUKT}",'
        f'"attributes":{{{_vaste_attributen(roeping.afnemer, uitkomst.grootboek)}'
        f'{_losse_attributen(roeping, uitkomst)}}},"resource":{_bron(os.getpid())},"body":{{'
    )
    vraag = b'"adl.core.request":' + uitkomst.vraag if uitkomst.vraag else b""
    antwoord = b'"adl.core.response":' + uitkomst.antwoord if uitkomst.antwoord else b""
    tussen = b"," if vraag and antwoord else b""
    return b"".join((kop.encode(), vraag, tussen, antwoord, b"}}"))


def spoor(traceparent: str) -> tuple[str, str, str]:
    """The trace that a call belongs to, a new span, and the span that it comes from.

    Without a trace, or with nonsense, a new one.
    """
    nieuw = os.urandom(_TRACE + _SPAN).hex()
    span = nieuw[: 2 * _SPAN]
    gevonden = _TRACEPARENT.fullmatch(traceparent) if traceparent else None
    if gevonden is None or gevonden[1] in _LEEG or gevonden[2] in _LEEG:
        return nieuw[2 * _SPAN :], span, ""
    return gevonden[1], span, gevonden[2]


@lru_cache(maxsize=1024)
def _vaste_attributen(afnemer: str, grootboek: int) -> str:
    """What the records of one caller share as long as the ledger does not grow; without braces."""
    attributen: dict[str, object] = {}
    if grootboek >= 0:
        stand = {"grootboek": grootboek}
        attributen["adl.core.policies"] = {"mandaatregeling": stand}
        attributen["adl.core.information"] = {"register": stand}
    attributen["adl.core.configuration"] = {"driehoek": _versie()}
    attributen["driehoek.afnemer"] = afnemer
    return _tekst(attributen)[1:-1]


def _losse_attributen(roeping: Roeping, uitkomst: Uitkomst) -> str:
    attributen: dict[str, object] = {}
    if roeping.verzoek:
        attributen["driehoek.verzoek"] = roeping.verzoek
    if uitkomst.fout:
        attributen["driehoek.fout"] = uitkomst.fout
        attributen["driehoek.http_status"] = uitkomst.status
    return f",{_tekst(attributen)[1:-1]}" if attributen else ""


def _tekst(waarde: object) -> str:
    return to_json(waarde).decode()


@cache
def _versie() -> str:
    return version("driehoek")


@cache
def _bron(pid: int) -> str:
    """Who made the record; apart for each process, a fork included."""
    return _tekst(
        {
            "service.name": "driehoek",
            "service.version": _versie(),
            "service.instance.id": f"{socket.gethostname()}:{pid}",
        }
    )
