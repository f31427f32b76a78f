"""The consequences of an act for roles, in words: for the preview and for the record."""

from collections.abc import Iterable

from driehoek.kern.tijd import Periode
from driehoek.platform import reeksen
from driehoek.platform.handelingen.boek import Boek
from driehoek.register import reads
from driehoek.register.models import Rolvervulling
from driehoek.register.types import ROLSOORTEN

_NAAM = {soort.id: soort.rol.in_zin for soort in ROLSOORTEN}
MEER_DAN_EEN_SCHERM = 200
"""Beyond this nobody reads them one by one: the count says it."""


def noem_rolgevolgen(boek: Boek) -> None:
    """Say who gains which role and who loses one, by comparing what opens with what closes."""
    geopend = boek.geopend(Rolvervulling)
    ids = boek.gesloten(Rolvervulling)
    gesloten = list(Rolvervulling.objects.filter(id__in=reeksen.ids(ids))) if ids else []
    if len(geopend) + len(gesloten) > MEER_DAN_EEN_SCHERM:
        boek.gevolgen = [g for g in boek.gevolgen if g.soort != "rollen"]
        boek.gevolg("rollen", f"{len(geopend)} rolvervullingen worden geregistreerd.")
        return
    boek.gevolgen = [g for g in boek.gevolgen if g.soort not in {"krijgt", "verliest"}]
    namen = reads.namen(r.persoon_id for r in (*geopend, *gesloten))
    dragers = reads.benamingen({r.drager_id for r in (*geopend, *gesloten)})
    for soort, feiten, tegenover in (
        ("krijgt", geopend, gesloten),
        ("verliest", gesloten, geopend),
    ):
        for feit in feiten:
            for deel in feit.periode.buiten(_zelfde(feit, tegenover)):
                wnd = " (wnd.)" if feit.waarneming else ""
                werkwoord = "wordt" if soort == "krijgt" else "is niet langer"
                boek.gevolg(
                    soort,
                    f"{namen.get(feit.persoon_id)} {werkwoord} {_NAAM[feit.rolsoort_id]}"
                    f"{wnd} van '{dragers.get(feit.drager_id, 'dit')}' {deel.in_woorden()}.",
                    feit.drager_id,
                )


def _zelfde(feit: Rolvervulling, andere: Iterable[Rolvervulling]) -> list[Periode]:
    """The periods in which the same person holds the same role on the other side."""
    return [
        a.periode
        for a in andere
        if (a.drager_id, a.rolsoort_id, a.rang, a.waarneming, a.persoon_id)
        == (feit.drager_id, feit.rolsoort_id, feit.rang, feit.waarneming, feit.persoon_id)
    ]
