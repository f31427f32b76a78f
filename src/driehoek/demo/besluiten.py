"""Besluiten of the last days, for what the demo gets after its history was played."""

from datetime import timedelta

from driehoek.platform import klok
from driehoek.register import reads
from driehoek.register.types import Beslisser, BesluitGegevens, Besluitsoort, OpBesluit


def pas_genomen(
    soort: Besluitsoort, orgaan: str, kenmerk: str, titel: str, *, dagen: int
) -> OpBesluit:
    """A besluit that an organ took so many days ago, and that holds from today on."""
    vandaag = klok.vandaag()
    op = vandaag - timedelta(days=dagen)
    return OpBesluit(
        BesluitGegevens(
            kenmerk=kenmerk,
            titel=titel,
            soort=soort.value,
            beslisser=Beslisser(drager=reads.orgaan(orgaan).id),
            genomen=op,
            bekendgemaakt=op,
            werkt_vanaf=vandaag,
        )
    )
