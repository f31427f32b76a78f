"""From a line of a file to a row that can be searched."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from driehoek.koppelingen.models import Beslissing
from driehoek.koppelingen.types_beslislog import Uitkomst
from driehoek.platform import klok

LANGSTE = 60
MEESTE = 1_000
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Regel:
    """One whole line: where it stands, and what it says."""

    bestand: str
    plek: int
    inhoud: bytes

    @property
    def einde(self) -> int:
        return self.plek + len(self.inhoud) + 1


def als_rij(regel: Regel, bewaren: int) -> Beslissing:
    """`bewaren`: so many days. What cannot be read is kept as it is, and called so."""
    tekst = _schoon(regel.inhoud.decode(errors="replace"))
    try:
        rij = _gelezen(json.loads(regel.inhoud))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        rij = Beslissing(moment=klok.nu(), soort="onleesbaar", uitkomst=Uitkomst.MISLUKT, aantal=0)
    rij.bestand, rij.plek, rij.einde, rij.regel = regel.bestand, regel.plek, regel.einde, tekst
    rij.bewaren_tot = _na(rij.moment, bewaren)
    return rij


def _gelezen(record: Json) -> Beslissing:
    attributen, inhoud = record["attributes"], record["body"]
    vraag = inhoud.get("adl.core.request") or {}
    antwoord = inhoud.get("adl.core.response")
    vragen = list(per_stuk(vraag))
    afnemer, _, sleutel = str(attributen["driehoek.afnemer"]).partition(":")
    stand = attributen.get("adl.core.information") or {}
    uitkomst, aantal, toegestaan = _uitkomst(antwoord)
    return Beslissing(
        moment=datetime.fromtimestamp(record["timestamp"] / 1000, UTC),
        soort=record["event_name"].removeprefix("adl.")[:30],
        afnemer=int(afnemer) if afnemer.isdecimal() else None,
        sleutel=_schoon(sleutel)[:40],
        uitkomst=uitkomst,
        aantal=aantal,
        toegestaan=toegestaan,
        grootboek=stand.get("register", {}).get("grootboek"),
        trace_id=str(record["trace_id"])[:32],
        verzoek=_schoon(str(attributen.get("driehoek.verzoek", "")))[:200],
        personen=_verzameld(v.get("subject") for v in vragen),
        voorwerpen=_verzameld(v.get("resource") for v in vragen),
        handelingen=_verzameld((v.get("action") for v in vragen), "name"),
    )


def per_stuk(vraag: Json) -> Iterator[Json]:
    """Each question of a call, with what the call as a whole gives it."""
    stukken = vraag.get("evaluations")
    if not isinstance(stukken, list) or not stukken:
        yield vraag
        return
    for stuk in stukken:
        if isinstance(stuk, dict):
            yield {**vraag, **stuk}


def _uitkomst(antwoord: Json | None) -> tuple[Uitkomst, int, int]:
    if antwoord is None:
        return Uitkomst.MISLUKT, 0, 0
    if "results" in antwoord:
        return Uitkomst.GEVONDEN, len(antwoord["results"]), 0
    stukken = antwoord.get("evaluations", [antwoord])
    ja = sum(bool(stuk["decision"]) for stuk in stukken)
    if ja == len(stukken):
        return Uitkomst.JA, len(stukken), ja
    return Uitkomst.DEELS if ja else Uitkomst.NEE, len(stukken), ja


def _verzameld(delen: Iterable[object], naam: str = "id") -> list[str]:
    """The names in these parts, each once."""
    namen = (deel.get(naam) for deel in delen if isinstance(deel, dict))
    gevonden = dict.fromkeys(_schoon(n)[:LANGSTE] for n in namen if isinstance(n, str) and n)
    return list(gevonden)[:MEESTE]


def _schoon(tekst: str) -> str:
    """The database takes no NUL; a caller can send one."""
    return tekst.replace("\x00", "\ufffd")


def _na(moment: datetime, dagen: int) -> date:
    return moment.astimezone(klok.AMSTERDAM).date() + timedelta(days=dagen)
