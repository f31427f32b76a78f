"""The extract of one opdracht: which rows belong in it, and the summary that goes with them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.conf import settings

from driehoek.kern.tijd import Peilmoment
from driehoek.opdrachten import reads
from driehoek.opdrachten.models import Begrotingspost, Postaanvulling
from driehoek.opdrachten.rapport.document import document_van
from driehoek.opdrachten.rapport.lees import lees
from driehoek.opdrachten.rapport.types import Omvang, Omvangsoort, Rapportvraag
from driehoek.platform import klok, reeksen
from driehoek.platform.document import Blok, Document, Tabel, als_pdf
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.models import Handeling, Kop, Uitleg
from driehoek.platform.momentopname import momentopname
from driehoek.platform.tijdfeit import Geboekt, Registratie
from driehoek.platform.ui.opmaak import datum_kort, moment
from driehoek.platform.uittreksel.pak import Inhoud, pak, stand_van
from driehoek.platform.uittreksel.vorm import Waarover
from driehoek.register.models import (
    Benaming,
    Besluit,
    Besluitwerking,
    Bestaan,
    Drager,
    Grondslag,
    Ligging,
    Persoonsgegeven,
)
from driehoek.register.reads import benamingen, kop, peilmoment
from driehoek.register.types import Dragersoort
from driehoek.register.vragen import registerfeiten

MEESTE_SCHAKELS = 200_000
_GEEN_EINDE = 1_000_000
_OPDRACHT = (Dragersoort.OPDRACHT, Dragersoort.DEELOPDRACHT)
LEESMIJ = """\
Uittreksel uit het opdrachtenregister van {organisatie}
{nummer} {naam}

Gemaakt bij handeling {nr} van het grootboek, hash {hash}.

samenvatting.pdf   om te lezen
feiten.json        alles wat het register hierover zegt en ooit zei, op beide tijdassen
handelingen.json   de handelingen waarmee dat is vastgelegd, met hun lijst van rijen (manifesten/)
documenten/        de bewaarde documenten van de besluiten, onder hun SHA-256
manifest.json      wat er in dit uittreksel zit, met van elk bestand en elk feit het controlegetal
{keten}
Controleren, zonder het register: driehoek verify --uittreksel BESTAND.zip
Wat dat bewijst en wat niet, staat in docs/uittreksel.md van Driehoek.

Hierin staan namen. Gebruik het alleen voor het doel waarvoor het is gevraagd.
"""


@dataclass(frozen=True, slots=True)
class Uittreksel:
    naam: str
    inhoud: bytes


@dataclass(slots=True)
class _Rijen:
    """Rows of the ledger, each once, as they are gathered."""

    per_id: dict[int, Geboekt] = field(default_factory=dict)

    def voeg_toe(self, rijen: Iterable[Geboekt]) -> list[Geboekt]:
        """Add rows; gives those that were not there yet."""
        nieuw = [rij for rij in rijen if rij.id not in self.per_id]
        self.per_id.update((rij.id, rij) for rij in nieuw)
        return nieuw

    def waarden(self, *kolommen: str) -> set[Any]:
        """What stands in these columns, of all rows that have them."""
        return {
            rij.__dict__[kolom]
            for rij in self.per_id.values()
            for kolom in kolommen
            if rij.__dict__.get(kolom)
        }


def maak(drager: Drager, *, met_keten: bool = False) -> Uittreksel:
    """The extract of an opdracht or deelopdracht, at the head of the ledger.

    All that the register says and ever said about it and its parts, and about the opgave it lies
    under; what each fact rests on; and the present names of the persons in it.
    """
    with momentopname():
        inhoud = _inhoud(drager, kop(), met_keten=met_keten)
        return Uittreksel(f"uittreksel-{drager.nummer}-h{inhoud.kop.nr}.zip", pak(inhoud))


def _inhoud(drager: Drager, hoofd: Kop, *, met_keten: bool) -> Inhoud:
    _eis_korte_keten(hoofd, met_keten=met_keten)
    rijen = _verzamel(drager)
    waarover = Waarover(drager.id, drager.soort, drager.nummer, _naam(drager))
    namen = {id_ for id_, rij in rijen.per_id.items() if isinstance(rij, Persoonsgegeven)}
    return Inhoud(
        organisatie=settings.ORGANISATIE,
        waarover=waarover,
        kop=stand_van(hoofd),
        rijen=list(rijen.per_id.values()),
        documenten=sorted(rijen.waarden("document_id")),
        samenvatting=als_pdf(_samenvatting(drager, hoofd)),
        leesmij=_leesmij(waarover, hoofd, met_keten=met_keten),
        # Everyone inside may see the present name of everyone in the register.
        zichtbaar=frozenset(namen),
        met_keten=met_keten,
    )


def _eis_korte_keten(hoofd: Kop, *, met_keten: bool) -> None:
    if met_keten and hoofd.nr > MEESTE_SCHAKELS:
        raise InvoerFout(
            "Het grootboek is te lang om de hele keten in een uittreksel op te nemen. Vraag het"
            " zonder keten.",
            veld="keten",
        )


# -- which rows ----------------------------------------------------------------------------------


def _verzamel(drager: Drager) -> _Rijen:
    rijen = _Rijen()
    dragers = {drager.id, *_delen(drager.id)}
    for model in registerfeiten():
        sleutel = model.SLEUTEL[0]
        if sleutel.endswith("_id"):
            over = {f"{sleutel}__in": reeksen.ids(dragers | _boven(drager.id))}
            rijen.voeg_toe(model._default_manager.filter(**over))
    rijen.voeg_toe(Uitleg.objects.filter(drager__in=reeksen.ids(dragers)))
    _voeg_gronden_toe(rijen)
    genoemd = rijen.waarden("drager_id", "ouder_id", "opdracht_id", "beslisser_drager_id")
    rijen.voeg_toe(Drager.objects.filter(id__in=reeksen.ids(genoemd)))
    rijen.voeg_toe(Benaming.objects.filter(drager_id__in=reeksen.ids(genoemd)))
    posten = reeksen.ids(rijen.waarden("post_id"))
    rijen.voeg_toe(Begrotingspost.objects.filter(id__in=posten))
    rijen.voeg_toe(Postaanvulling.objects.filter(post_id__in=posten))
    _voeg_gronden_toe(rijen)
    personen = rijen.waarden("persoon_id", "aog_id", "beslisser_persoon_id")
    rijen.voeg_toe(Persoonsgegeven.objects.huidig().filter(persoon_id__in=reeksen.ids(personen)))
    return rijen


def _delen(opdracht: int) -> set[int]:
    """The deelopdrachten that ever lay under it."""
    return set(Ligging.objects.filter(ouder_id=opdracht).values_list("drager_id", flat=True))


def _boven(drager: int) -> set[int]:
    """What it ever lay under, and what that lay under."""
    boven, zoek = set[int](), {drager}
    while zoek:
        ouders = Ligging.objects.filter(drager_id__in=reeksen.ids(zoek), oudersoort__in=_BOVEN)
        zoek = set(ouders.values_list("ouder_id", flat=True)) - boven
        boven |= zoek
    return boven


_BOVEN = (Dragersoort.OPGAVE, Dragersoort.OPDRACHT)


def _voeg_gronden_toe(rijen: _Rijen) -> None:
    """What facts rest on, what closed them rests on, the besluiten, and what those are worth."""
    while True:
        gesloten = {r.gesloten_id for r in rijen.per_id.values() if isinstance(r, Registratie)}
        sluiters = Handeling.objects.filter(nr__in=reeksen.ids(n for n in gesloten if n))
        gronden = rijen.waarden("grondslag_id")
        gronden |= {g for g in sluiters.values_list("grondslag", flat=True) if g}
        nieuw = rijen.voeg_toe(
            Grondslag.objects.filter(id__in=reeksen.ids(gronden - rijen.per_id.keys()))
        )
        besluiten = rijen.waarden("besluit_id")
        nieuw += rijen.voeg_toe(
            Besluit.objects.filter(id__in=reeksen.ids(besluiten - rijen.per_id.keys()))
        )
        nieuw += rijen.voeg_toe(
            Besluitwerking.objects.filter(besluit_id__in=reeksen.ids(besluiten))
        )
        if not nieuw:
            return


# -- the summary ---------------------------------------------------------------------------------


def _samenvatting(drager: Drager, hoofd: Kop) -> Document:
    """How it is on the nearest day on which it lives, and all that the register ever said."""
    peil = Peilmoment(_dag(drager.id), hoofd.moment)
    rapport = lees(Rapportvraag(peil, Omvang(Omvangsoort.OPDRACHT, drager.id)))
    document = document_van(rapport)
    return Document(
        titel=f"Uittreksel {drager.nummer}",
        ondertitel=rapport.waarover,
        organisatie=document.organisatie,
        voet=document.voet,
        blokken=[*document.blokken, _geschiedenis(drager.id, hoofd.moment)],
    )


def _dag(drager: int) -> date:
    vandaag = klok.vandaag()
    levens = sorted(f.periode for f in Bestaan.objects.huidig().filter(drager_id=drager))
    if not levens:
        raise InvoerFout("Deze opdracht bestaat niet meer in het register.", regel="REG-11")
    geweest = [leven for leven in levens if leven.van <= vandaag]
    if not geweest:
        return levens[0].van
    return min(vandaag, geweest[-1].laatste_dag or vandaag)


def _geschiedenis(drager: int, bekend_op: datetime) -> Blok:
    regels = reads.geschiedenis(drager, bekend_op, limiet=_GEEN_EINDE).regels
    rijen = [
        (
            r.zin,
            datum_kort(r.periode.van),
            datum_kort(r.periode.laatste_dag) if r.periode.laatste_dag else "geen einde",
            moment(r.geregistreerd_van),
            moment(r.geregistreerd_tot) if r.geregistreerd_tot else "nu nog",
            r.kenmerk or r.grond,
            str(r.feit),
        )
        for r in regels
    ]
    koppen = ("Wat", "Vanaf", "Tot en met", "Gezegd vanaf", "Gezegd tot", "Rust op", "Rij")
    return Blok(
        "Alles wat het register hierover zei",
        alineas=("Nieuwste eerst. Het nummer van de rij is dat in feiten.json.",),
        tabellen=(Tabel(koppen, (4, 0, 0, 0, 0, 2, 0), rijen),),
        nieuwe_pagina=True,
    )


def _naam(drager: Drager) -> str:
    return benamingen([drager.id], peilmoment()).get(drager.id, drager.nummer)


def _leesmij(waarover: Waarover, hoofd: Kop, *, met_keten: bool) -> str:
    keten = "keten.json         alle handelingen tot en met deze kop\n" if met_keten else ""
    velden: dict[str, Any] = {"nr": hoofd.nr, "hash": bytes(hoofd.hash).hex(), "keten": keten}
    return LEESMIJ.format(
        organisatie=settings.ORGANISATIE, nummer=waarover.nummer, naam=waarover.naam, **velden
    )
