"""The budget of each year, and which opgave and opdracht hangs on which line of it."""

from collections.abc import Iterator, Mapping

from driehoek.demo.plan import types as t
from driehoek.demo.spel.stand import OpPlan, Stand
from driehoek.opdrachten import acts
from driehoek.opdrachten.acts.begroting import bevestig_opvolging, importeer_begroting
from driehoek.opdrachten.begroting.types import (
    BedragRegel,
    Begrotingsbestand,
    Niveau,
    PostRegel,
    Postsoort,
    SoortStand,
    Vorm,
)
from driehoek.opdrachten.begroting.types import Stand as Begrotingsstand
from driehoek.opdrachten.begroting.vergelijken import Opvolgkeuze, SoortOpvolging
from driehoek.opdrachten.models import Begrotingspost
from driehoek.opdrachten.types import Postwijziging
from driehoek.register.types import Besluitsoort

_NIVEAU = {
    "ambitie": Niveau.AMBITIE,
    "beleidsdoel": Niveau.DOEL,
    "beleidsprestatie": Niveau.PRESTATIE,
    "product": Niveau.PRODUCT,
    "project": Niveau.PROJECT,
}


def stel_vast(stand: Stand, event: t.BegrotingVastgesteld) -> None:
    op = OpPlan(event.besluit, Besluitsoort.BEGROTING)
    stand.doe(event, importeer_begroting, rust_op=op, bestand=_bestand(event))
    rijen = Begrotingspost.objects.filter(jaar=event.jaar).values_list("code", "id")
    stand.posten |= {(event.jaar, code): id_ for code, id_ in rijen}
    vorige = Begrotingspost.objects.filter(jaar=event.jaar - 1)
    keuzes = list(_keuzes(stand, event, dict(vorige.values_list("code", "naam"))))
    if keuzes:
        stand.doe(event, bevestig_opvolging, rust_op=op, keuzes=keuzes)


def _keuzes(
    stand: Stand, event: t.BegrotingVastgesteld, vorige: Mapping[str, str]
) -> Iterator[Opvolgkeuze]:
    """What became of each line of the year before, as the plan says."""
    for post in event.posten:
        if post.was is None or post.was not in vorige:
            continue
        soort = SoortOpvolging.HERNUMMERD
        if post.was == post.code:
            gelijk = vorige[post.was] == post.naam
            soort = SoortOpvolging.GELIJK if gelijk else SoortOpvolging.HERNOEMD
        was, wordt = stand.posten[event.jaar - 1, post.was], stand.posten[event.jaar, post.code]
        yield Opvolgkeuze(was, wordt, soort)


def _bestand(event: t.BegrotingVastgesteld) -> Begrotingsbestand:
    jaarstand = Begrotingsstand(event.jaar, SoortStand.BEGROTING)
    bron = f"Begroting {event.jaar}"
    posten, bedragen = [], []
    for regel, post in enumerate(event.posten, start=2):
        niveau = _NIVEAU[post.niveau]
        posten.append(
            PostRegel(regel, jaarstand, niveau, post.code, post.naam, post.ouder, bron=bron)
        )
        for soort, bedrag in ((Postsoort.LASTEN, post.lasten), (Postsoort.BATEN, post.baten)):
            bedragen.append(
                BedragRegel(regel, jaarstand, post.code, niveau, soort, bedrag, bron=bron)
            )
    return Begrotingsbestand(
        naam=f"demobegroting {event.jaar}",
        vorm=Vorm.EIGEN,
        posten=tuple(posten),
        bedragen=tuple(bedragen),
    )


def koppel(stand: Stand, event: t.OpdrachtenAanPost) -> None:
    """The opdrachten of the plan, and the opgaven that they lie under."""
    opgaven = [
        (key, code)
        for key, code in stand.opgaveposten.items()
        if (event.jaar, code) in stand.posten
    ]
    stand.doe(
        event,
        acts.koppel_post,
        rust_op=OpPlan(event.besluit, Besluitsoort.BEGROTING),
        koppelingen=[
            Postwijziging(stand.drager(key), stand.posten[event.jaar, code])
            for key, code in (*opgaven, *event.koppelingen)
        ],
    )
