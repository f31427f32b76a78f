"""Besluiten of the last days, for what the demo gets after its history was played."""

from datetime import timedelta

from driehoek.platform import klok
from driehoek.register import reads
from driehoek.register.types import Beslisser, BesluitGegevens, Besluitsoort, OpBesluit


def van_orgaan(code: str) -> Beslisser:
    return Beslisser(drager=reads.orgaan(code).id)


def pas_genomen(
    soort: Besluitsoort, door: Beslisser, kenmerk: str, titel: str, *, dagen: int
) -> OpBesluit:
    """A besluit that was taken so many days ago, and that holds from today on."""
    vandaag = klok.vandaag()
    op = vandaag - timedelta(days=dagen)
    return OpBesluit(
        BesluitGegevens(
            kenmerk=kenmerk,
            titel=titel,
            soort=soort.value,
            beslisser=door,
            genomen=op,
            bekendgemaakt=op,
            werkt_vanaf=vandaag,
        )
    )
