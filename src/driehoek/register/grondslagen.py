"""Booking what an act rests on: the besluit, its first working, the grondslag."""

from collections.abc import Collection, Iterable
from datetime import date

from driehoek.kern.tijd import Periode
from driehoek.kern.tijd import dag_in_woorden as dag
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek
from driehoek.platform.handelingen.feiten import Uitspraak, stel
from driehoek.platform.models import Document
from driehoek.platform.vragen import haal_vaak
from driehoek.register.models import Besluit, Besluitwerking, Drager, Grondslag, Persoon
from driehoek.register.types import (
    Beslisser,
    BesluitGegevens,
    Besluitsoort,
    Besluitstatus,
    Grond,
    Grondslagsoort,
    OpBesluit,
    OpConversie,
    OpRechtsfeit,
    OpRegistratiefout,
    Rol,
)

MAX_TEKST = 200


def boek_grond(boek: Boek, grond: Grond, soorten: Collection[str] = ()) -> Grondslag:
    """Book `grond` and make it the Handeling's; a besluit must be of one of `soorten`.

    `soorten` empty: any kind (corrections, conversion). Raises InvoerFout in words.
    """
    grondslag = _grondslag(boek, grond, soorten)
    boek.open(grondslag)
    boek.grondslag = grondslag.id
    return grondslag


def boek_conversies(boek: Boek, verwijzingen: Iterable[str], op: date) -> dict[str, int]:
    """Book a conversie for each paper besluit that is referred to; gives the grondslag of each.

    Who takes over an existing register did not decide what is in it: leg-uit rules ask no
    explanation then, and stay open (ADR 0012).
    """
    grondslagen: dict[str, int] = {}
    for verwijzing in verwijzingen:
        if verwijzing not in grondslagen:
            conversie = OpConversie(op, verwijzing)
            grondslagen[verwijzing] = boek_grond(boek, conversie).id
    boek.vraagt_uitleg = False
    return grondslagen


def _grondslag(boek: Boek, grond: Grond, soorten: Collection[str]) -> Grondslag:
    match grond:
        case OpBesluit(besluit=int(id_)):
            besluit = bestaand_besluit(id_)
            _eis_soort(besluit.soort, soorten)
            _eis_geldend(besluit)
            boek.raak(besluit.id)
            return Grondslag(soort=Grondslagsoort.BESLUIT, besluit_id=id_, datum=besluit.genomen)
        case OpBesluit(besluit=BesluitGegevens() as gegevens):
            _eis_soort(gegevens.soort, soorten)
            id_ = boek_besluit(boek, gegevens)
            return Grondslag(soort=Grondslagsoort.BESLUIT, besluit_id=id_, datum=gegevens.genomen)
        case OpRechtsfeit():
            _eis_niet_later(grond.datum, "Een rechtsfeit")
            return Grondslag(
                soort=Grondslagsoort.RECHTSFEIT,
                datum=grond.datum,
                toelichting=eis_tekst(grond.toelichting, "Wat er gebeurde", 2000),
            )
        case OpRegistratiefout():
            if grond.besluit is not None:
                boek.raak(bestaand_besluit(grond.besluit).id)
            return Grondslag(
                soort=Grondslagsoort.REGISTRATIEFOUT,
                besluit_id=grond.besluit,
                datum=klok.vandaag(),
                toelichting=eis_tekst(grond.toelichting, "Wat er fout stond", 2000),
            )
        case OpConversie():
            return Grondslag(
                soort=Grondslagsoort.CONVERSIE,
                datum=grond.datum,
                toelichting=eis_tekst(grond.verwijzing, "De verwijzing", 2000),
            )
    raise TypeError(grond)


def boek_besluit(boek: Boek, gegevens: BesluitGegevens) -> int:
    """Book a new besluit, in force from the day it works; gives its id."""
    _toets_besluit(gegevens)
    besluit = Besluit(
        kenmerk=eis_tekst(gegevens.kenmerk, "Het kenmerk", 40),
        titel=eis_tekst(gegevens.titel, "De titel", MAX_TEKST),
        soort=gegevens.soort,
        beslisser_drager_id=gegevens.beslisser.drager,
        beslisser_rol=gegevens.beslisser.rol,
        beslisser_persoon_id=gegevens.beslisser.persoon,
        genomen=gegevens.genomen,
        bekendgemaakt=gegevens.bekendgemaakt,
        werkt_vanaf=gegevens.werkt_vanaf,
        document_id=gegevens.document,
    )
    id_ = boek.open(besluit)
    eigen = Grondslag(soort=Grondslagsoort.BESLUIT, besluit_id=id_, datum=gegevens.genomen)
    velden = {"besluit_id": id_, "status": Besluitstatus.GELDEND.value}
    stel(
        boek,
        Besluitwerking,
        [Uitspraak(velden, Periode(gegevens.werkt_vanaf, None), boek.open(eigen), erbij=True)],
    )
    return id_


def werkt_vanaf(grond: Grond) -> date:
    """The first day on which what rests on `grond` can hold."""
    match grond:
        case OpBesluit(besluit=BesluitGegevens() as gegevens):
            return gegevens.werkt_vanaf
        case OpBesluit(besluit=int(id_)):
            return bestaand_besluit(id_).werkt_vanaf
    return date.min


def bestaand_besluit(id_: int) -> Besluit:
    besluit = Besluit.objects.filter(id=id_).first()
    if besluit is None:
        raise InvoerFout("Dit besluit staat niet in het register.", veld="besluit", regel="REG-09")
    return besluit


def bestaande_persoon(id_: int) -> Persoon:
    persoon = Persoon.objects.filter(id=id_).first()
    if persoon is None:
        raise InvoerFout("Deze persoon staat niet in het register.", veld="persoon", regel="REG-08")
    return persoon


def bestaande_drager(id_: int, *soorten: str) -> Drager:
    """The drager with this id, of one of `soorten` (any where empty)."""
    drager = Drager.objects.filter(id=id_).first()
    if drager is None:
        raise InvoerFout("Dit staat niet in het register.", veld="drager", regel="REG-08")
    if soorten and drager.soort not in soorten:
        bedoeld = " of ".join(soorten)
        raise InvoerFout(
            f"{drager.nummer} is een {drager.soort}; hier hoort een {bedoeld}.",
            veld="drager",
            regel="REG-02",
        )
    return drager


def eis_tekst(tekst: str, wat: str, hooguit: int = MAX_TEKST, *, veld: str = "") -> str:
    """`tekst` without outer spaces; refused when empty, too long or unprintable."""
    schoon = tekst.strip()
    if not schoon:
        raise InvoerFout(f"{wat} is leeg. Vul iets in.", veld=veld, regel="REG-08")
    if len(schoon) > hooguit:
        raise InvoerFout(
            f"{wat} is {len(schoon)} tekens lang; hooguit {hooguit} mag.",
            veld=veld,
            regel="REG-08",
        )
    if vreemd := next((t for t in schoon if not _leesbaar(t)), None):
        raise InvoerFout(
            f"{wat} bevat een teken dat in een besluit niet thuishoort: {vreemd!r}. Haal het weg.",
            veld=veld,
            regel="REG-08",
        )
    return schoon


# Beyond this come emoji and other signs that no formal name is written with.
_LAATSTE_LETTERTEKEN = 0x2FFF
_SYMBOLEN = range(0x2600, 0x27C0)


def _leesbaar(teken: str) -> bool:
    return (
        (teken.isprintable() or teken in "\n\r\t")
        and ord(teken) <= _LAATSTE_LETTERTEKEN
        and ord(teken) not in _SYMBOLEN
    )


def _toets_besluit(gegevens: BesluitGegevens) -> None:
    if gegevens.soort not in Besluitsoort.values:
        raise InvoerFout("Deze soort besluit bestaat niet.", veld="soort", regel="REG-09")
    _toets_beslisser(gegevens.beslisser)
    _eis_niet_later(gegevens.genomen, "Een besluit")
    if gegevens.bekendgemaakt < gegevens.genomen:
        raise InvoerFout(
            f"Het besluit is bekendgemaakt op {dag(gegevens.bekendgemaakt)}, voor het is genomen"
            f" ({dag(gegevens.genomen)}). Kijk de data na.",
            veld="bekendgemaakt",
            regel="BEV-14",
        )
    if gegevens.werkt_vanaf < gegevens.bekendgemaakt:
        raise InvoerFout(
            f"Een besluit werkt vanaf de dag dat het bekend is gemaakt"
            f" ({dag(gegevens.bekendgemaakt)}) of later, niet vanaf {dag(gegevens.werkt_vanaf)}.",
            veld="werkt_vanaf",
            regel="BEV-14",
        )
    ((kenmerk_bezet, document_bewaard),) = haal_vaak(
        _AL_DAAR, kenmerk=gegevens.kenmerk.strip(), document=gegevens.document
    )
    if kenmerk_bezet:
        raise InvoerFout(
            f"Er staat al een besluit met kenmerk {gegevens.kenmerk.strip()} in het register."
            " Kies dat besluit, of kijk het kenmerk na.",
            veld="kenmerk",
            regel="REG-10",
        )
    if gegevens.document is not None and not document_bewaard:
        raise _niet_bewaard()


def _toets_beslisser(beslisser: Beslisser) -> None:
    if beslisser.rol and beslisser.rol not in Rol.values:
        raise InvoerFout("Deze rol bestaat niet.", veld="beslisser", regel="REG-09")


def eis_document(sha256: str | None, *, veld: str = "document") -> None:
    """InvoerFout where a document is named that is not kept."""
    if sha256 is not None and not Document.objects.filter(sha256=sha256).exists():
        raise _niet_bewaard(veld)


def _niet_bewaard(veld: str = "document") -> InvoerFout:
    zin = "Dit document is niet bewaard. Voeg het opnieuw toe."
    return InvoerFout(zin, veld=veld, regel="REG-10")


_AL_DAAR = """
SELECT EXISTS (SELECT FROM register_besluit WHERE kenmerk = %(kenmerk)s),
       EXISTS (SELECT FROM platform_document WHERE sha256 = %(document)s)
"""


def _eis_niet_later(datum: date, wat: str) -> None:
    if datum > klok.vandaag():
        raise InvoerFout(
            f"{wat} van {dag(datum)} ligt in de toekomst. De datum van het feit zelf is hooguit"
            " vandaag; wat het doet mag later ingaan.",
            veld="genomen",
            regel="BEV-14",
        )


def _eis_geldend(besluit: Besluit) -> None:
    """Nothing new rests on a besluit that is in force on no day at all."""
    geldend = Besluitwerking.objects.huidig().filter(besluit=besluit, status="geldend")
    if not geldend.exists():
        raise InvoerFout(
            f"Besluit {besluit.kenmerk} geldt niet meer. Kies een ander besluit.",
            veld="besluit",
            regel="REG-35",
        )


def _eis_soort(soort: str, soorten: Collection[str]) -> None:
    if soorten and soort not in soorten:
        goed = " of ".join(f"'{Besluitsoort(s).label}'" for s in soorten)
        raise InvoerFout(
            f"Hiervoor is een besluit nodig van de soort {goed}, niet"
            f" '{Besluitsoort(soort).label if soort in Besluitsoort.values else soort}'.",
            veld="besluit",
            regel="REG-09",
        )
