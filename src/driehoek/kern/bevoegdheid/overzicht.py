"""Questions to which many people or many powers are the answer."""

from collections.abc import Iterable
from dataclasses import replace

from driehoek.kern.bevoegdheid.beslissing import (
    beantwoord,
    lijn,
    oordelen,
    scope_van,
)
from driehoek.kern.bevoegdheid.index import Index
from driehoek.kern.bevoegdheid.types import (
    Machtiging,
    Oordeel,
    Rij,
    Rolregel,
    Tekenaar,
    Vraag,
)


def wie_mag(index: Index, vraag: Vraag) -> list[Oordeel]:
    """Everyone who is authorised for the question's act and object, the nearest first.

    Its `persoon` is not read. Near is who holds a role on the object itself, then who holds one on
    what that lies under; on the same, the lower role first, and the titular before the substitute.
    """
    keten = lijn(index, vraag.drager, lambda rij: rij.geldt(vraag.op, vraag.bekend))
    gevonden = [
        oordeel
        for persoon in _wie_in(index, vraag, keten)
        if (oordeel := beantwoord(index, replace(vraag, persoon=persoon))).is_bevoegd
    ]
    return sorted(gevonden, key=lambda oordeel: _afstand(index, keten, oordeel.rol))


def eerste_die_mag(index: Index, vraag: Vraag) -> Oordeel | None:
    """Who comes first, going up from the object; quicker than everyone in order of nearness."""
    keten = lijn(index, vraag.drager, lambda rij: rij.geldt(vraag.op, vraag.bekend))
    oordelen_ = (
        beantwoord(index, replace(vraag, persoon=persoon))
        for persoon in _wie_in(index, vraag, keten)
    )
    return next((oordeel for oordeel in oordelen_ if oordeel.is_bevoegd), None)


def wie_tekent(index: Index, vraag: Vraag) -> list[Tekenaar]:
    """Everyone with a power for the question's act and object, and up to which amount it goes.

    What conditions ask is taken to be done, and the amount asked is not read.
    """

    def kent(rij: Rij) -> bool:
        return rij.geldt(vraag.op, vraag.bekend)

    keten = lijn(index, vraag.drager, kent)
    budget = scope_van(index, keten, kent)
    hoogste: dict[tuple[int, int], Tekenaar] = {}
    for persoon in _wie_in(index, vraag, keten):
        van_wie = replace(vraag, persoon=persoon, bedrag=0, voldaan=-1)
        for oordeel in oordelen(index, van_wie, kent):
            rol, artikel = oordeel.rol, oordeel.artikel
            if not oordeel.is_bevoegd or rol is None or artikel is None:
                continue
            # Within an unknown scope nobody is authorised, so here it is known.
            tot = min(artikel.limiet, budget or 0) if artikel.binnen_scope else artikel.limiet
            plek = (rol.feit, artikel.eisen)
            if plek not in hoogste or tot > hoogste[plek].tot:
                hoogste[plek] = Tekenaar(rol, artikel, tot)
    return sorted(
        (
            t
            for t in hoogste.values()
            if not any(_zegt_meer(ander, t) for ander in hoogste.values())
        ),
        key=lambda t: (*_afstand(index, keten, t.rol), t.artikel.eisen),
    )


def _zegt_meer(een: Tekenaar, ander: Tekenaar) -> bool:
    """Whether somebody may as much by the same role under fewer conditions."""
    eisen, meer_eisen = een.artikel.eisen, ander.artikel.eisen
    return (
        een.rol is ander.rol
        and eisen != meer_eisen
        and not eisen & ~meer_eisen
        and een.tot >= ander.tot
    )


def wat_mag(
    index: Index, persoon: int, handelingen: Iterable[int], op: int, bekend: int
) -> list[Machtiging]:
    """Every power for these acts that someone has by a role on a day, as known at a moment."""
    handelingen = tuple(handelingen)
    rollen = [rol for rol in index.van_persoon.get(persoon, ()) if rol.geldt(op, bekend)]
    return [
        Machtiging(rol, artikel)
        for rol in rollen
        for handeling in handelingen
        for artikel in index.regeling.van(rol.rolsoort, handeling, rol.drager)
        if artikel.geldt(op, bekend)
    ]


def _wie_in(index: Index, vraag: Vraag, keten: Iterable[int]) -> dict[int, None]:
    """Everyone who ever held a role from which a power could reach the object."""
    personen = {rol.persoon: None for drager in keten for rol in index.op_drager.get(drager, ())}
    for rolsoort in sorted(index.regeling.concernbreed.get(vraag.handeling, ())):
        personen.update(dict.fromkeys(sorted(index.houders[rolsoort])))
    return personen


def _afstand(index: Index, keten: tuple[int, ...], rol: Rolregel | None) -> tuple[int, ...]:
    if rol is None:
        return (len(keten) + 1,)
    stap = keten.index(rol.drager) if rol.drager in keten else len(keten)
    hoger, rolsoorten = 0, {rol.rolsoort}
    while rolsoorten := {hoog for laag in rolsoorten for hoog in index.hoger.get(laag, ())}:
        hoger += 1
    return stap, -hoger, rol.rolsoort, rol.waarneming, rol.persoon
