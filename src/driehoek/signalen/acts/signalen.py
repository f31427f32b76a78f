"""Explain a signal, silence it for a time, or let it speak again: all three in the ledger."""

from datetime import date, timedelta

from driehoek.kern.tijd import dag_in_woorden
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout, Overtreding
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.models import Uitleg
from driehoek.platform.regelboek import Regel
from driehoek.register import instellingen
from driehoek.register.grondslagen import eis_tekst
from driehoek.signalen import policy, reads
from driehoek.signalen.models import Signaal, Stilte
from driehoek.signalen.types import regel_bij

LANGSTE = 2000


@handeling
def leg_signaal_uit(boek: Boek, *, signaal: int, tekst: str) -> None:
    """Say why it is as it is: of a leg-uit rule, or of what cannot be undone any more."""
    regel, overtreding = _spreekt(signaal)
    policy.eis(boek, regel, overtreding)
    if not regel.uitlegbaar:
        raise InvoerFout(
            "Uitleg alleen lost dit signaal niet op. Los het op, of zet het een tijd stil.",
            regel=regel.id,
        )
    uitleg = eis_tekst(tekst, "De uitleg", LANGSTE, veld="tekst")
    boek.uitleg = uitleg
    boek.open(
        Uitleg(regel=regel.id, sleutel=overtreding.sleutel, drager=overtreding.drager, tekst=uitleg)
    )
    boek.gevolg("uitleg", f"Uitgelegd: {overtreding.zin}", overtreding.drager)


@handeling
def zet_signaal_stil(boek: Boek, *, signaal: int, tot: date, reden: str) -> None:
    """Let a signal be silent up to a day, with a reason; it then comes back by itself."""
    regel, overtreding = _spreekt(signaal)
    policy.eis(boek, regel, overtreding)
    if regel.uitlegbaar:
        raise InvoerFout(
            "Dit signaal kun je niet stilzetten. Leg uit waarom het zo is; dan is het klaar.",
            regel=regel.id,
        )
    _eis_dag(tot)
    boek.sluit(Stilte, _stiltes(regel, overtreding))
    boek.open(
        Stilte(
            regel=regel.sleutel,
            sleutel=overtreding.sleutel,
            drager=overtreding.drager,
            tot=tot,
            reden=eis_tekst(reden, "De reden", LANGSTE, veld="reden"),
        )
    )
    boek.gevolg("stilte", f"Stil tot {dag_in_woorden(tot)}: {overtreding.zin}", overtreding.drager)


@handeling
def laat_signaal_spreken(boek: Boek, *, signaal: int) -> None:
    """A silenced signal speaks again, before its day."""
    regel, overtreding = _spreekt(signaal)
    policy.eis(boek, regel, overtreding)
    stil = _stiltes(regel, overtreding)
    if not stil:
        raise InvoerFout("Dit signaal staat niet stil.", regel="GEN-01")
    boek.sluit(Stilte, stil)
    boek.gevolg("stilte", f"Spreekt weer: {overtreding.zin}", overtreding.drager)


def _spreekt(signaal: int) -> tuple[Regel, Overtreding]:
    """What the rule says now; a signal that is no longer so needs nothing."""
    gevonden = Signaal.objects.filter(id=signaal).first()
    regel = regel_bij(gevonden.regel) if gevonden else None
    if gevonden and regel:
        overtreding = reads.nu(regel, gevonden.sleutel, gevonden.drager)
        if overtreding is not None:
            return regel, overtreding
    raise InvoerFout("Dit signaal is al opgelost of uitgelegd. Er is niets meer nodig.")


def _eis_dag(tot: date) -> None:
    vandaag = klok.vandaag()
    hooguit = instellingen.getal(instellingen.STILTE_HOOGUIT, vandaag)
    laatste = vandaag + timedelta(days=hooguit)
    if not vandaag < tot <= laatste:
        raise InvoerFout(
            f"Kies een dag na vandaag, en niet later dan {dag_in_woorden(laatste)}: een signaal"
            f" staat hooguit {hooguit} dagen stil.",
            veld="tot",
            regel="GEN-04",
        )


def _stiltes(regel: Regel, overtreding: Overtreding) -> list[int]:
    open_ = Stilte.objects.huidig().filter(regel=regel.sleutel, sleutel=overtreding.sleutel)
    return list(open_.values_list("id", flat=True))
