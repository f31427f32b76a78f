"""The consequences of an act for roles, in words: for the preview and for the record."""

from collections.abc import Callable, Iterable

from driehoek.kern.tijd import Periode
from driehoek.platform import reeksen
from driehoek.platform.handelingen.boek import Boek
from driehoek.register import reads
from driehoek.register.models import Rolvervulling
from driehoek.register.types import ROLSOORTEN

_NAAM = {soort.id: soort.rol.in_zin for soort in ROLSOORTEN}
MEER_DAN_EEN_SCHERM = 200
"""Beyond this nobody reads them one by one: the count says it."""

_meer: list[Callable[[Boek], None]] = []
_bij_rollen: list[Callable[[Boek], None]] = []


def bij_gevolgen(noem: Callable[[Boek], None]) -> None:
    """Let a room above say what follows where an act of this room changes its facts."""
    if noem not in _meer:
        _meer.append(noem)


def noem_meer_gevolgen(boek: Boek) -> None:
    """What follows for the facts of the rooms above; each looks at what the act opened and closed."""
    for noem in _meer:
        noem(boek)


def bij_rolgevolgen(noem: Callable[[Boek], None]) -> None:
    """Let a room above say what follows where an act changes who holds which role."""
    if noem not in _bij_rollen:
        _bij_rollen.append(noem)


def noem_rolgevolgen(boek: Boek) -> None:
    """Say who gains which role and who loses one, and what follows from that."""
    _noem_wie(boek)
    for noem in _bij_rollen:
        noem(boek)


def _noem_wie(boek: Boek) -> None:
    """Who gains and who loses a role, by comparing what opens with what closes."""
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
