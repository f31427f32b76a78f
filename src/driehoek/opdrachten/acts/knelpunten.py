"""Knelpunten go up step by step: AON, AOG, domeindirecteur, O-beraad (REG-20)."""

from collections.abc import Sequence

from driehoek.opdrachten import reads
from driehoek.opdrachten.acts._nummers import volgende_nummer
from driehoek.opdrachten.models import Knelpunt, Knelpuntstap, Oplossing, Stapsoort, Trede
from driehoek.opdrachten.reads_escalatie import Tredebeeld, escalatiepad, plek_van, volgende
from driehoek.opdrachten.types import NieuwKnelpunt
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout, NietBevoegd
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.register import policy
from driehoek.register import reads as register_reads
from driehoek.register.grondslagen import eis_tekst
from driehoek.register.types import Rol

REGEL = "REG-20"
LANGSTE = 4000
VOORVOEGSEL = "KP"
NAMENS: dict[str, tuple[Rol, ...]] = {
    Trede.O_BERAAD: (Rol.DOMEINDIRECTEUR,),
    Trede.DT: (Rol.PROVINCIESECRETARIS, Rol.CONCERNDIRECTEUR),
}
"""Who answers for an organ: its members (BER-01)."""


@handeling
def escaleer(boek: Boek, *, knelpunten: Sequence[NieuwKnelpunt]) -> None:
    """Lay knelpunten before who comes next on the path; it is added to, never changed."""
    if not knelpunten:
        raise InvoerFout("Er is geen knelpunt ingevuld.", regel=REGEL)
    policy.eis(boek, boek.naam, [k.drager for k in knelpunten])
    eerste = volgende_nummer(Knelpunt, VOORVOEGSEL)
    for nr, nieuw in enumerate(knelpunten, start=eerste):
        pad = _lopend_pad(nieuw.drager)
        trede = _trede(pad, plek_van(pad, boek.actor.persoon), nieuw.aan)
        omschrijving = eis_tekst(
            nieuw.omschrijving, "Wat er aan de hand is", LANGSTE, veld="omschrijving"
        )
        knelpunt = boek.open(
            Knelpunt(
                nummer=f"{VOORVOEGSEL}-{nr:04d}",
                drager_id=nieuw.drager,
                titel=eis_tekst(nieuw.titel, "Het knelpunt", veld="titel"),
                omschrijving=omschrijving,
                door_id=boek.actor.persoon,
            )
        )
        boek.open(
            Knelpuntstap(
                knelpunt_id=knelpunt,
                drager_id=nieuw.drager,
                soort=Stapsoort.VOORGELEGD,
                aan=trede.code,
                tekst=omschrijving,
                door_id=boek.actor.persoon,
            )
        )
        boek.gevolg("knelpunt", f"'{nieuw.titel.strip()}' gaat naar {_wie(trede)}.", nieuw.drager)


@handeling
def beantwoord_knelpunt(
    boek: Boek, *, knelpunt: int, tekst: str, wijze: str = "", aan: str = ""
) -> None:
    """Solve a knelpunt (`wijze` says how), or pass it on with advice; `aan` empty: to the next."""
    gevonden = Knelpunt.objects.filter(id=knelpunt).first()
    if gevonden is None:
        raise InvoerFout("Dit knelpunt staat niet in het register.", regel=REGEL)
    laatste = _open_stap(gevonden)
    pad = _pad(gevonden.drager_id)
    _eis_aan_zet(boek, laatste.aan, pad)
    opgelost = bool(wijze)
    trede = None if opgelost else _trede(pad, laatste.aan, aan)
    if opgelost and wijze not in Oplossing.values:
        raise InvoerFout("Kies hoe het is opgelost.", veld="wijze", regel=REGEL)
    boek.open(
        Knelpuntstap(
            knelpunt_id=gevonden.id,
            drager_id=gevonden.drager_id,
            soort=Stapsoort.DOORGEZET if trede else Stapsoort.OPGELOST,
            aan=trede.code if trede else "",
            wijze=wijze,
            tekst=eis_tekst(tekst, "Het antwoord", LANGSTE, veld="tekst"),
            door_id=boek.actor.persoon,
        )
    )
    waarheen = f"gaat door naar {_wie(trede)}" if trede else "is opgelost"
    boek.gevolg("knelpunt", f"'{gevonden.titel}' {waarheen}.", gevonden.drager_id)


def _open_stap(knelpunt: Knelpunt) -> Knelpuntstap:
    """Where a knelpunt lies; InvoerFout where it was solved."""
    laatste = Knelpuntstap.objects.filter(knelpunt=knelpunt).order_by("-id")[0]
    if laatste.soort == Stapsoort.OPGELOST:
        raise InvoerFout(f"{knelpunt.nummer} is al opgelost.", veld="tekst", regel=REGEL)
    return laatste


def _pad(drager: int) -> Sequence[Tredebeeld]:
    """The path of today; of what is over everybody has left, but for the organs at its end."""
    beeld = reads.opdracht(drager, register_reads.peilmoment())
    return escalatiepad(beeld) if beeld else ()


def _lopend_pad(drager: int) -> Sequence[Tredebeeld]:
    beeld = reads.opdracht(drager, register_reads.peilmoment())
    if beeld is None or not beeld.bestaat:
        raise InvoerFout(
            "Kies een opdracht of deelopdracht die nu loopt.", veld="drager", regel=REGEL
        )
    return escalatiepad(beeld)


def _trede(pad: Sequence[Tredebeeld], na: str, gevraagd: str) -> Tredebeeld:
    """The step that was asked for, or else the next: one above, at which somebody stands."""
    codes = [t.code for t in pad]
    if gevraagd and (gevraagd not in codes or codes.index(gevraagd) <= _plaats(codes, na)):
        raise InvoerFout(
            "Een knelpunt gaat naar een volgende stap op het pad.", veld="aan", regel=REGEL
        )
    trede = pad[codes.index(gevraagd)] if gevraagd else volgende(pad, na)
    if trede is None:
        raise InvoerFout("Dit is de laatste stap: los het hier op.", veld="aan", regel=REGEL)
    if trede.vacant:
        raise InvoerFout(
            f"Er is nu geen {trede.label.lower()}. Kies de stap erna.", veld="aan", regel=REGEL
        )
    return trede


def _plaats(codes: Sequence[str], code: str) -> int:
    return codes.index(code) if code in codes else 0


def _wie(trede: Tredebeeld) -> str:
    namen = " en ".join(r.naam for r in trede.wie)
    return f"{trede.label.lower()} {namen}" if namen else f"de agenda van het {trede.label.lower()}"


def _eis_aan_zet(boek: Boek, aan: str, pad: Sequence[Tredebeeld]) -> None:
    if not (boek.actor.systeem or is_aan_zet(boek.actor.persoon, aan, pad)):
        raise NietBevoegd(f"Dit knelpunt ligt bij een ander: {Trede(aan).label.lower()}.")


def is_aan_zet(persoon: int | None, aan: str, pad: Sequence[Tredebeeld]) -> bool:
    """Whether someone stands at the step where a knelpunt lies; or keeps the register."""
    if persoon is None:
        return False
    trede = next((t for t in pad if t.code == aan), None)
    rollen = (*NAMENS.get(aan, ()), Rol.REGISTERBEHEERDER)
    return (trede is not None and persoon in trede.personen) or any(
        register_reads.heeft_rol(persoon, rol, klok.vandaag()) for rol in rollen
    )
