"""Signals from outside: note them, weigh them, turn them into a proposal (REG-28).

A gegeven: it rests on no besluit. Each step is added to the ones before; nothing is changed.
"""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from driehoek.kern.tijd import dag_in_woorden as dag
from driehoek.opdrachten import policy
from driehoek.opdrachten.models_signalen import Buitensignaal, Signaalstap
from driehoek.opdrachten.types_signalen import (
    WEGINGEN,
    NieuwSignaal,
    Signaalbron,
    Stap,
    Urgentie,
    Vervolg,
    Voorstel,
    Weging,
)
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout, NietBevoegd
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.models import Document
from driehoek.register import reads
from driehoek.register.grondslagen import bestaande_drager, eis_tekst
from driehoek.register.types import Dragersoort

MAX_TEKST = 4000
MAX_LINK = 500
LINKS = ("https://", "http://")
StapIn = TypeVar("StapIn", Weging, Voorstel)


@handeling
def noteer_signalen(boek: Boek, *, signalen: Sequence[NieuwSignaal]) -> None:
    """Note what was seen or heard outside. Anyone inside may."""
    melder = boek.actor.persoon
    if melder is None:
        raise NietBevoegd("Je account hoort niet bij een persoon in het register.")
    if not signalen:
        raise InvoerFout("Er staat geen signaal in de lijst.", veld="wat", regel="REG-28")
    for signaal in signalen:
        boek.open(_signaal(signaal, melder))


@handeling
def weeg_signalen(boek: Boek, *, wegingen: Sequence[Weging]) -> None:
    """Say whether something is done with signals, now or later, and why."""
    for signaal, weging in _bij(wegingen):
        if weging.oordeel not in WEGINGEN:
            raise InvoerFout("Kies wat jullie ermee doen.", veld="oordeel", regel="REG-28")
        persoon, rol = policy.eis_weger(boek, signaal.drager_id)
        boek.open(
            Signaalstap(
                signaal_id=signaal.id,
                soort=weging.oordeel,
                als=rol.value,
                persoon_id=persoon,
                tekst=eis_tekst(weging.reden, "De reden", MAX_TEKST, veld="reden"),
                opnieuw_op=_opnieuw(weging),
            )
        )
        boek.raak(signaal.drager_id)


@handeling
def doe_voorstel(boek: Boek, *, voorstellen: Sequence[Voorstel]) -> None:
    """Say what follows from signals; a link leads on into the wizard."""
    for signaal, voorstel in _bij(voorstellen):
        if voorstel.vervolg not in Vervolg.values:
            raise InvoerFout("Kies wat er volgt.", veld="vervolg", regel="REG-28")
        if voorstel.vervolg == Vervolg.SCOPE and signaal.dragersoort != Dragersoort.OPDRACHT:
            raise InvoerFout(
                "Een opgave heeft geen scope. Kies een ander vervolg.",
                veld="vervolg",
                regel="REG-28",
            )
        persoon, rol = policy.eis_weger(boek, signaal.drager_id)
        boek.open(
            Signaalstap(
                signaal_id=signaal.id,
                soort=Stap.VOORSTEL,
                als=rol.value,
                persoon_id=persoon,
                tekst=eis_tekst(voorstel.wat, "Het voorstel", MAX_TEKST, veld="wat"),
                vervolg=voorstel.vervolg,
            )
        )
        boek.raak(signaal.drager_id)


def _signaal(nieuw: NieuwSignaal, melder: int) -> Buitensignaal:
    drager = bestaande_drager(nieuw.drager, Dragersoort.OPGAVE, Dragersoort.OPDRACHT)
    if not any(p.bevat(klok.vandaag()) for p in reads.bestaan(drager.id)):
        raise InvoerFout(
            f"'{reads.benaming(drager.id)}' bestaat vandaag niet. Noteer het bij een opgave of"
            " opdracht die er nu is.",
            veld="drager",
            regel="REG-28",
        )
    if nieuw.bron not in Signaalbron.values:
        raise InvoerFout("Kies waar het signaal vandaan komt.", veld="bron", regel="REG-28")
    if nieuw.urgentie not in Urgentie.values:
        raise InvoerFout("Kies hoe dringend het is.", veld="urgentie", regel="REG-28")
    if nieuw.gezien > klok.vandaag():
        raise InvoerFout(
            f"{dag(nieuw.gezien)} is nog niet geweest. Vul de dag in waarop je het zag of hoorde.",
            veld="gezien",
            regel="REG-28",
        )
    return Buitensignaal(
        drager_id=drager.id,
        dragersoort=drager.soort,
        bron=nieuw.bron,
        wat=eis_tekst(nieuw.wat, "Wat je zag of hoorde", MAX_TEKST, veld="wat"),
        gezien=nieuw.gezien,
        urgentie=nieuw.urgentie,
        link=_link(nieuw.link),
        document_id=_document(nieuw.document),
        melder_id=melder,
    )


def _link(link: str) -> str:
    if not link.strip():
        return ""
    schoon = eis_tekst(link, "De link", MAX_LINK, veld="link")
    if not schoon.startswith(LINKS) or len(schoon.split()) > 1:
        raise InvoerFout(
            f"'{schoon[:60]}' is geen link. Een link begint met https://.",
            veld="link",
            regel="REG-28",
        )
    return schoon


def _document(sha256: str | None) -> str | None:
    if sha256 is not None and not Document.objects.filter(sha256=sha256).exists():
        raise InvoerFout(
            "Het document bij dit signaal is niet bewaard. Voeg het opnieuw toe.",
            veld="document",
            regel="REG-28",
        )
    return sha256


def _opnieuw(weging: Weging) -> date | None:
    """The day to look again: with 'later', and later than today."""
    if weging.oordeel != Stap.LATER:
        return None
    if weging.opnieuw_op is None or weging.opnieuw_op <= klok.vandaag():
        raise InvoerFout(
            "Vul een dag na vandaag in waarop jullie opnieuw kijken.",
            veld="opnieuw_op",
            regel="REG-28",
        )
    return weging.opnieuw_op


def _bij(stappen: Sequence[StapIn]) -> list[tuple[Buitensignaal, StapIn]]:
    """Each step with the signal that it is about."""
    ids = {s.signaal for s in stappen}
    signalen = Buitensignaal.objects.in_bulk(ids)
    if not ids or len(signalen) != len(ids):
        raise InvoerFout("Dit signaal staat niet in het register.", regel="REG-28")
    return [(signalen[s.signaal], s) for s in stappen]
