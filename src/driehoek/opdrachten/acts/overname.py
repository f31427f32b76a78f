"""Opdrachten of a register that existed before (ADR 0012)."""

from collections.abc import Callable, Sequence
from typing import Any

from driehoek.kern.tijd import Periode
from driehoek.opdrachten.acts._dragers import OUDERSOORT, nummers
from driehoek.opdrachten.acts._inhoud import eis_fase, profielvelden, scopevelden
from driehoek.opdrachten.models import Fase, Opdrachtprofiel, Scope
from driehoek.opdrachten.types import Levensdeel, Levensloop
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Uitspraak, stel
from driehoek.platform.tijdfeit import Tijdfeit
from driehoek.register import policy
from driehoek.register.grondslagen import boek_conversies, eis_tekst
from driehoek.register.models import Benaming, Bestaan, Drager, Ligging
from driehoek.register.types import Dragersoort

Velden = dict[str, Any]
SOORTEN = (Dragersoort.OPDRACHT, Dragersoort.DEELOPDRACHT)


@handeling
def neem_opdrachten_over(
    boek: Boek, *, levens: Sequence[Levensloop], ids: dict[str, int] | None = None
) -> None:
    """Take over opdrachten and deelopdrachten with their history, each on its paper besluit.

    `ids` gets the id of each `sleutel`, so that a refusal can be traced to what it is about.
    """
    if not levens:
        raise InvoerFout("Er staat geen opdracht in de lijst.", regel="REG-08")
    policy.eis(boek, "neem_opdrachten_over")
    grondslagen = boek_conversies(
        boek, (d.verwijzing for leven in levens for d in leven.delen), klok.vandaag()
    )
    per_sleutel = {} if ids is None else ids
    for soort in SOORTEN:
        _open_dragers(boek, soort, [v for v in levens if v.soort == soort], per_sleutel)

    def stel_alle(model: type[Tijdfeit], kolom: str, velden: Callable[..., Velden | None]) -> None:
        stel(
            boek,
            model,
            [
                Uitspraak(
                    {kolom: per_sleutel[leven.sleutel], **waarde}, periode, grondslag, erbij=True
                )
                for leven in levens
                for periode, waarde, grondslag in _aaneen(leven, velden, grondslagen)
            ],
        )

    stel_alle(Bestaan, "drager_id", lambda *_: {})
    stel_alle(Benaming, "drager_id", lambda _, d: {"naam": eis_tekst(d.naam, "De naam")})
    stel_alle(Ligging, "drager_id", lambda leven, d: _ligging(leven, d, per_sleutel))
    stel_alle(Opdrachtprofiel, "opdracht_id", lambda _, d: d.profiel and profielvelden(d.profiel))
    stel_alle(
        Fase, "opdracht_id", lambda _, d: {"projectfase": eis_fase(d.fase)} if d.fase else None
    )
    stel_alle(Scope, "opdracht_id", lambda _, d: d.scope and scopevelden(d.scope))
    for soort in SOORTEN:
        if aantal := sum(leven.soort == soort for leven in levens):
            boek.gevolg("overname", f"Overgenomen als {soort.label.lower()}: {aantal}.")


def _open_dragers(
    boek: Boek, soort: Dragersoort, levens: Sequence[Levensloop], ids: dict[str, int]
) -> None:
    if not levens:
        return
    for leven, nummer in zip(levens, nummers(soort, [v.nummer for v in levens]), strict=True):
        ids[leven.sleutel] = boek.open(Drager(soort=soort.value, nummer=nummer))


def _ligging(leven: Levensloop, deel: Levensdeel, ids: dict[str, int]) -> Velden:
    return {
        "dragersoort": leven.soort.value,
        "ouder_id": ids[deel.ouder] if isinstance(deel.ouder, str) else deel.ouder,
        "oudersoort": OUDERSOORT[leven.soort].value,
        "geheel": deel.geheel,
    }


def _aaneen(
    leven: Levensloop, velden: Callable[..., Velden | None], grondslagen: dict[str, int]
) -> list[tuple[Periode, Velden, int]]:
    """What one kind of fact says through a life; what stays the same is one fact."""
    stukken: list[tuple[Periode, Velden, int]] = []
    for deel in leven.delen:
        waarde = velden(leven, deel)
        if waarde is None:
            continue
        vorig = stukken[-1] if stukken else None
        if vorig and vorig[1] == waarde and vorig[0].tot == deel.periode.van:
            stukken[-1] = (Periode(vorig[0].van, deel.periode.tot), waarde, vorig[2])
        else:
            stukken.append((deel.periode, waarde, grondslagen[deel.verwijzing]))
    return stukken
