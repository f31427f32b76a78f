"""What a change of the regulation does: who gains or loses which power, and from when to when.

The regulation before and after is worked out as the decision function does it (`werkend`), so that
a link that lapses takes along what is below it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from driehoek.bevoegdheden.models import Mandaatartikel
from driehoek.bevoegdheden.types import BIJ_NUMMER, Rechtshandeling, Voorwaarde, eisen
from driehoek.bevoegdheden.types import Bereik as Bereikkeuze
from driehoek.bevoegdheden.woorden import Macht
from driehoek.kern.bevoegdheid import OPEN, Artikel, Bereik
from driehoek.kern.bevoegdheid.artikelen import werkend
from driehoek.kern.tijd import Periode
from driehoek.register.types import ROLSOORTEN

CENTEN = 100
Plek = tuple[str, str, int]
"""A role, an act, and the one drager that it is for (0: wherever the role is held)."""


@dataclass(frozen=True, slots=True)
class _Vorm:
    """A power apart from its limit: two that differ only in that are one that changed."""

    eisen: int
    binnen_scope: bool
    bereik: Bereik
    naast_hogere: bool


@dataclass(frozen=True, slots=True)
class Verschil:
    """Over `periode` a role can do something it could not, or not so far; or the other way."""

    macht: Macht
    drager: int
    periode: Periode
    erbij: bool
    was: Macht | None = None
    """The same power with the limit that it had, where only that changed."""


def verschillen(voor: Iterable[Mandaatartikel], na: Iterable[Mandaatartikel]) -> list[Verschil]:
    """What differs between two states of the regulation, each with the days on which it does."""
    eerst, dan = _per_plek(voor), _per_plek(na)
    gevonden: list[Verschil] = []
    for plek in dict.fromkeys((*eerst, *dan)):
        gevonden += _aaneen(_van_plek(plek, eerst.get(plek, []), dan.get(plek, [])))
    return gevonden


def _per_plek(feiten: Iterable[Mandaatartikel]) -> dict[Plek, list[Artikel]]:
    rollen = {s.id: s.rol.value for s in ROLSOORTEN}
    per_plek: dict[Plek, list[Artikel]] = defaultdict(list)
    for artikel in werkend([_als_artikel(f) for f in feiten]):
        daad = BIJ_NUMMER[artikel.handeling].value
        per_plek[rollen[artikel.rolsoort], daad, artikel.drager].append(artikel)
    return per_plek


def _als_artikel(feit: Mandaatartikel) -> Artikel:
    """As the decision function holds it, for one kind of drager: the others say the same."""
    periode = feit.periode
    return Artikel(
        feit=feit.id,
        van=periode.van.toordinal(),
        tot=periode.tot.toordinal() if periode.tot else OPEN,
        code=feit.code,
        rolsoort=next(s.id for s in ROLSOORTEN if s.rol == feit.rol),
        handeling=Rechtshandeling(feit.rechtshandeling).nummer,
        limiet=OPEN if feit.tot_bedrag is None else feit.tot_bedrag * CENTEN,
        binnen_scope=feit.binnen_scope,
        bereik=Bereikkeuze(feit.bereik).reikwijdte,
        eisen=eisen(feit.voorwaarden),
        ondermandaat=feit.ondermandaat,
        boven=feit.boven,
        drager=feit.drager_id or 0,
        naast_hogere=feit.naast_hogere,
    )


def _van_plek(plek: Plek, voor: Sequence[Artikel], na: Sequence[Artikel]) -> Iterator[Verschil]:
    randen = sorted({dag for a in (*voor, *na) for dag in (a.van, a.tot)})
    for van, tot in pairwise(randen):
        was, wordt = _grenzen(voor, van), _grenzen(na, van)
        periode = Periode(date.fromordinal(van), None if tot == OPEN else date.fromordinal(tot))
        for vorm in dict.fromkeys((*was, *wordt)):
            oud, nieuw = was.get(vorm), wordt.get(vorm)
            if oud == nieuw:
                continue
            yield Verschil(
                macht=_macht(plek, vorm, nieuw if nieuw is not None else oud or 0),
                drager=plek[2],
                periode=periode,
                erbij=oud is None or (nieuw is not None and nieuw > oud),
                was=None if oud is None or nieuw is None else _macht(plek, vorm, oud),
            )


def _grenzen(artikelen: Iterable[Artikel], dag: int) -> dict[_Vorm, int]:
    """On a day: the widest limit of each form that a power takes."""
    grenzen: dict[_Vorm, int] = {}
    for a in artikelen:
        if a.van <= dag < a.tot:
            vorm = _Vorm(a.eisen, a.binnen_scope, a.bereik, a.naast_hogere)
            grenzen[vorm] = max(a.limiet, grenzen.get(vorm, -1))
    return grenzen


def _macht(plek: Plek, vorm: _Vorm, limiet: int) -> Macht:
    rol, daad, _ = plek
    codes = sorted(v.value for v in Voorwaarde if v.eis & vorm.eisen)
    return Macht(
        rol=rol,
        rechtshandeling=daad,
        tot_bedrag=None if limiet >= OPEN else limiet // CENTEN,
        binnen_scope=vorm.binnen_scope,
        bereik=Bereikkeuze[vorm.bereik.name].value,
        voorwaarden=",".join(codes),
    )


def _aaneen(verschillen: Iterable[Verschil]) -> list[Verschil]:
    """Days that follow each other with the same difference are one."""
    klaar: list[Verschil] = []
    for nieuw in verschillen:
        for nr, eerder in enumerate(klaar):
            if _zelfde(eerder, nieuw) and nieuw.periode.sluit_aan_op(eerder.periode):
                heel = Periode(eerder.periode.van, nieuw.periode.tot)
                klaar[nr] = Verschil(eerder.macht, eerder.drager, heel, eerder.erbij, eerder.was)
                break
        else:
            klaar.append(nieuw)
    return klaar


def _zelfde(een: Verschil, ander: Verschil) -> bool:
    return (een.macht, een.was, een.erbij) == (ander.macht, ander.was, ander.erbij)
