"""The domeindirecteur says of an opgave how it goes, quarter by quarter (REG-34)."""

from collections.abc import Collection, Sequence

from driehoek.kern.tijd import kwartaal_van, kwartaalnaam
from driehoek.opdrachten.acts._dragers import eis_dragers
from driehoek.opdrachten.models import Oordeel, Opgaveoordeel
from driehoek.opdrachten.reads_scopevoorstellen import dragers_van, is_directeur
from driehoek.opdrachten.types import NieuwOordeel
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.register import policy, reads
from driehoek.register.grondslagen import eis_tekst
from driehoek.register.types import Dragersoort

REGEL = "REG-34"
LANGSTE = 300


@handeling
def beoordeel_opgave(boek: Boek, *, oordelen: Sequence[NieuwOordeel]) -> None:
    """Judge opgaven; a later judgement of the same quarter counts, the earlier one stays to be read."""
    opgaven = {o.opgave for o in oordelen}
    eis_dragers(opgaven, Dragersoort.OPGAVE)
    policy.eis(boek, boek.naam, opgaven)
    namen, door = reads.benamingen(opgaven), _door(boek, opgaven)
    for o in oordelen:
        if o.oordeel not in Oordeel.values:
            raise InvoerFout("Kies hoe het gaat.", veld="oordeel", regel=REGEL)
        kwartaal = kwartaal_van(o.kwartaal)
        if kwartaal > klok.vandaag():
            raise InvoerFout(
                f"Het {kwartaalnaam(kwartaal)} is nog niet begonnen.", veld="kwartaal", regel=REGEL
            )
        boek.open(
            Opgaveoordeel(
                opgave_id=o.opgave,
                kwartaal=kwartaal,
                oordeel=o.oordeel,
                zin=eis_tekst(o.zin, "Waarom, in een zin", LANGSTE, veld="zin"),
                door_id=door[o.opgave],
            )
        )
        boek.gevolg(
            "oordeel",
            f"'{namen.get(o.opgave)}' staat in {kwartaalnaam(kwartaal)} op"
            f" '{Oordeel(o.oordeel).label.lower()}'.",
            o.opgave,
        )


def _door(boek: Boek, opgaven: Collection[int]) -> dict[int, int | None]:
    """Whose judgement it is: of the domeindirecteur, also where another enters it."""
    vandaag = klok.vandaag()
    return {
        opgave: boek.actor.persoon
        if is_directeur(boek.actor.persoon, opgave, vandaag)
        else drager.persoon
        for opgave, drager in dragers_van(opgaven, vandaag).items()
    }
