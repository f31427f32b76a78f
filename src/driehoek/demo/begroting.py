"""A budget of the plan, as the reader of budget files would hand it over."""

from collections.abc import Sequence

from driehoek.demo.plan.types import Post
from driehoek.opdrachten.begroting.types import (
    BedragRegel,
    Begrotingsbestand,
    HerkomstBedrag,
    HerkomstPost,
    Niveau,
    PostRegel,
    Postsoort,
    SoortStand,
    Stand,
    Vorm,
)

NIVEAU = {"beleidsdoel": Niveau.DOEL, "beleidsprestatie": Niveau.PRESTATIE}


def als_bestand(jaar: int, posten: Sequence[Post]) -> Begrotingsbestand:
    """The adopted budget of a year, with what each line costs and brings in."""
    stand = Stand(jaar, SoortStand.BEGROTING)
    regels = [
        PostRegel(
            nummer,
            stand,
            NIVEAU.get(p.niveau) or Niveau(p.niveau),
            p.code,
            p.naam,
            p.ouder,
            document=f"Begroting {jaar}",
            herkomst=HerkomstPost.GELEZEN,
        )
        for nummer, p in enumerate(posten, start=2)
    ]
    bedragen = [
        BedragRegel(
            regel.regel,
            stand,
            regel.code,
            regel.niveau,
            soort,
            bedrag,
            document=regel.document,
            herkomst=HerkomstBedrag.TABEL,
        )
        for regel, p in zip(regels, posten, strict=True)
        for soort, bedrag in ((Postsoort.LASTEN, p.lasten), (Postsoort.BATEN, p.baten))
    ]
    return Begrotingsbestand(
        f"begroting {jaar}", Vorm.EIGEN, tuple(regels), tuple(bedragen)
    )
