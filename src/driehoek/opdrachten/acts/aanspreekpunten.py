"""Contacts: which themes and areas there are, who is the contact for what, and its end (REG-29)."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from driehoek.kern.tijd import Periode
from driehoek.kern.tijd import dag_in_woorden as dag
from driehoek.opdrachten.acts._dragers import bestaan_vanaf, hef_op, richt_op
from driehoek.opdrachten.models_aanspreekpunten import Aanspreekpunt
from driehoek.opdrachten.types import NieuweDrager
from driehoek.opdrachten.types_aanspreekpunten import (
    ONDERWERPSOORTEN,
    Aanwijzing,
    NieuwOnderwerp,
    Publiek,
)
from driehoek.platform import reeksen
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Einde, Uitspraak, stel
from driehoek.register import policy, reads
from driehoek.register.grondslagen import bestaande_persoon, boek_grond
from driehoek.register.types import Besluitsoort, Dragersoort, Grond

LIJST = (Dragersoort.THEMA, Dragersoort.GEBIED)
"""What the list of subjects holds: words that are no opgave."""


@handeling
def stel_onderwerpen_in(
    boek: Boek, *, onderwerpen: Sequence[NieuwOnderwerp], grond: Grond, uitleg: str = ""
) -> None:
    """Put themes and areas on the list of subjects."""
    policy.eis(boek, "stel_onderwerpen_in")
    if vreemd := {o.soort for o in onderwerpen} - set(LIJST):
        raise InvoerFout(
            f"'{min(vreemd)[:20]}' hoort niet in deze lijst. Kies een thema of een gebied.",
            veld="soort",
            regel="REG-29",
        )
    grondslag = boek_grond(boek, grond, {Besluitsoort.AANSPREEKPUNT})
    boek.uitleg = uitleg
    for soort in LIJST:
        deel = [
            NieuweDrager(o.naam, Periode(o.vanaf), nummer=o.nummer)
            for o in onderwerpen
            if o.soort == soort
        ]
        ids = richt_op(boek, soort, deel, grondslag) if deel else []
        for id_, nieuw in zip(ids, deel, strict=True):
            boek.gevolg("onderwerp", f"{soort.label} '{nieuw.naam}' komt in de lijst.", id_)


@handeling
def beeindig_onderwerp(
    boek: Boek, *, onderwerpen: Collection[int], per: date, grond: Grond, uitleg: str = ""
) -> None:
    """Take themes and areas off the list; nobody is the contact for them any more."""
    soorten = reads.soorten(onderwerpen)
    if not onderwerpen or any(soorten.get(id_) not in LIJST for id_ in onderwerpen):
        raise InvoerFout(
            "Kies een thema of gebied dat in het register staat.", veld="drager", regel="REG-29"
        )
    policy.eis(boek, "beeindig_onderwerp")
    boek_grond(boek, grond, {Besluitsoort.AANSPREEKPUNT})
    boek.uitleg = uitleg
    hef_op(boek, sorted(onderwerpen), per)


@handeling
def wijs_aanspreekpunt_aan(
    boek: Boek, *, aanwijzingen: Sequence[Aanwijzing], grond: Grond, uitleg: str = ""
) -> None:
    """Make people the contact for subjects; who was it over that period gives way."""
    if not aanwijzingen:
        raise InvoerFout("Er is niemand gekozen.", veld="persoon", regel="REG-29")
    policy.eis(boek, "wijs_aanspreekpunt_aan")
    soorten = reads.soorten({a.drager for a in aanwijzingen if a.drager})
    velden = [_velden(a, soorten) for a in aanwijzingen]
    for persoon in {p for a in aanwijzingen for p in (a.persoon, a.domein) if p}:
        bestaande_persoon(persoon)
    bestaan_vanaf((a.drager, a.periode.van) for a in aanwijzingen if a.drager)
    grondslag = boek_grond(boek, grond, {Besluitsoort.AANSPREEKPUNT})
    boek.uitleg = uitleg
    stel(
        boek,
        Aanspreekpunt,
        [
            Uitspraak({**veld, "publiek": publiek}, a.periode, grondslag.id)
            for veld, a in zip(velden, aanwijzingen, strict=True)
            for publiek in a.publiek
        ],
    )
    _noem(boek)


@handeling
def beeindig_aanspreekpunt(
    boek: Boek, *, aanspreekpunten: Collection[int], per: date, grond: Grond, uitleg: str = ""
) -> None:
    """`per` is the first day on which these (by id) are nobody's contact any more."""
    feiten = list(
        Aanspreekpunt.objects.huidig().filter(id__in=reeksen.ids(aanspreekpunten)).order_by("id")
    )
    if not feiten or len(feiten) != len(set(aanspreekpunten)):
        raise InvoerFout(
            "Dit aanspreekpunt staat niet (meer) zo in het register. Kijk op de pagina hoe het nu"
            " is.",
            veld="aanspreekpunt",
            regel="REG-29",
        )
    policy.eis(boek, "beeindig_aanspreekpunt")
    boek_grond(boek, grond, {Besluitsoort.AANSPREEKPUNT})
    boek.uitleg = uitleg
    if al := next((f for f in feiten if f.periode.tot and f.periode.tot <= per), None):
        raise InvoerFout(f"Dit eindigt al op {dag(al.geldig.upper)}.", veld="per", regel="REG-29")
    stel(
        boek,
        Aanspreekpunt,
        [Einde(f.velden(), Periode(max(per, f.periode.van), f.periode.tot)) for f in feiten],
    )
    _noem(boek)


def _velden(nieuw: Aanwijzing, soorten: dict[int, str]) -> dict[str, object]:
    """The fields of an Aanspreekpunt, without for whom; InvoerFout where it is none."""
    if (nieuw.drager is None) == (nieuw.domein is None):
        raise InvoerFout("Kies waarvoor het aanspreekpunt is.", veld="drager", regel="REG-29")
    if nieuw.drager is not None and soorten.get(nieuw.drager) not in ONDERWERPSOORTEN:
        raise InvoerFout(
            "Een aanspreekpunt is er voor een domein, een opgave, een thema of een gebied.",
            veld="drager",
            regel="REG-29",
        )
    if not nieuw.publiek or set(nieuw.publiek) - set(Publiek.values):
        raise InvoerFout("Kies voor wie: GS, buiten of beide.", veld="publiek", regel="REG-29")
    return {
        "onderwerp": nieuw.drager or nieuw.domein,
        "drager_id": nieuw.drager,
        "dragersoort": soorten.get(nieuw.drager or 0),
        "domein_id": nieuw.domein,
        "persoon_id": nieuw.persoon,
    }


def _noem(boek: Boek) -> None:
    """Say who becomes the contact for what, and who is it no longer."""
    geopend = boek.geopend(Aanspreekpunt)
    gesloten = list(Aanspreekpunt.objects.filter(id__in=reeksen.ids(boek.gesloten(Aanspreekpunt))))
    alle = (*geopend, *gesloten)
    namen = reads.namen(p for f in alle for p in (f.persoon_id, f.domein_id) if p)
    dragers = reads.benamingen({f.drager_id for f in alle if f.drager_id})
    for soort, werkwoord, feiten, tegenover in (
        ("krijgt", "wordt", geopend, gesloten),
        ("verliest", "is niet langer", gesloten, geopend),
    ):
        for feit in feiten:
            domein = f"domein van {namen.get(feit.domein_id or 0)}"
            waarvoor = dragers.get(feit.drager_id or 0, domein)
            voor = Publiek(feit.publiek).label
            for deel in feit.periode.buiten(_zelfde(feit, tegenover)):
                boek.gevolg(
                    soort,
                    f"{namen.get(feit.persoon_id)} {werkwoord} aanspreekpunt voor '{waarvoor}',"
                    f" voor {voor}, {deel.in_woorden()}.",
                    feit.drager_id,
                )


def _zelfde(feit: Aanspreekpunt, andere: Iterable[Aanspreekpunt]) -> list[Periode]:
    """The days on which the other side says the same."""
    return [a.periode for a in andere if a.velden() == feit.velden()]
