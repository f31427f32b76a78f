"""The decision function: one for people, systems, the application's own permissions and the batch.

It finds a role and a power that together cover the question on its day, as the register said at its
moment; else as the besluiten said that were there on that day (BEV-01); else it says what came
nearest.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from driehoek.kern.bevoegdheid.index import Index
from driehoek.kern.bevoegdheid.types import (
    OPEN,
    Artikel,
    Bereik,
    Machtiging,
    Oordeel,
    Reden,
    Rij,
    Rolregel,
    Uitslag,
    Vraag,
)

Kent = Callable[[Rij], bool]
"""Whether a row counts, on both axes."""
_HOOGSTE_KETEN = 4
"""A deelopdracht lies under an opdracht, that under an opgave, that under an organ."""


def beslis(
    index: Index,
    persoon: int,
    handeling: int,
    drager: int,
    bedrag: int,
    op: int,
    bekend: int,
) -> Oordeel:
    """The answer to the plainest question; `beantwoord` answers one with conditions or interests.

    Nearly every question is about someone's own opdracht: that is looked up here, without a call.
    """
    for rol in index.rollen.get(persoon << 32 | drager, ()):
        if rol.van <= op < rol.tot and rol.bekend_van <= bekend < rol.bekend_tot:
            sleutel = rol.rolsoort << 8 | handeling
            regeling = index.regeling
            for artikel in regeling.artikelen.get(sleutel) or regeling.bijzondere.get(
                drager << 24 | sleutel, ()
            ):
                if (
                    bedrag <= artikel.limiet
                    and artikel.van <= op < artikel.tot
                    and artikel.bekend_van <= bekend < artikel.bekend_tot
                    and not artikel.eisen
                    and (
                        not artikel.binnen_scope
                        or _past_in_scope(index, drager, bedrag, op, bekend)
                    )
                ):
                    return Oordeel(Uitslag.BEVOEGD, rol, artikel)
    return beantwoord(index, Vraag(persoon, handeling, drager, bedrag, op, bekend))


def _past_in_scope(index: Index, drager: int, bedrag: int, op: int, bekend: int) -> bool:
    """Whether the amount fits in the drager's own scope; `beantwoord` looks higher up as well."""
    for regel in index.scopes.get(drager, ()):
        if regel.van <= op < regel.tot and regel.bekend_van <= bekend < regel.bekend_tot:
            return bedrag <= regel.budget
    return False


def beantwoord(index: Index, vraag: Vraag) -> Oordeel:
    """The answer in three values, with its reasons."""
    if vraag.eigen_belang:
        return Oordeel(Uitslag.ONBEVOEGD, reden=Reden.EIGEN_BELANG)
    if vraag.primair_door == vraag.persoon:
        return Oordeel(Uitslag.ONBEVOEGD, reden=Reden.EIGEN_BESLUIT)
    op, bekend = vraag.op, vraag.bekend
    toen = _beste(index, vraag, lambda rij: rij.geldt(op, bekend))
    if toen.is_bevoegd:
        return toen
    besloten = _beste(index, vraag, lambda rij: _geldt_nu(rij, op) and rij.bestond <= op)
    if besloten.is_bevoegd:
        return replace(besloten, uitslag=Uitslag.NIET_GEREGISTREERD)
    later = _beste(index, vraag, lambda rij: _geldt_nu(rij, op))
    if later.is_bevoegd:
        return replace(later, uitslag=Uitslag.ONBEVOEGD, reden=Reden.LATER_BESLOTEN)
    return toen


def _geldt_nu(rij: Rij, op: int) -> bool:
    """As the register says now: the row is not closed."""
    return rij.van <= op < rij.tot and rij.bekend_tot == OPEN


def _beste(index: Index, vraag: Vraag, kent: Kent) -> Oordeel:
    """The first that is authorised; else what came nearest."""
    beste = Oordeel(Uitslag.ONBEVOEGD, reden=Reden.GEEN_ROL)
    for oordeel in _oordelen(index, vraag, kent):
        if oordeel.is_bevoegd:
            return oordeel
        if oordeel.reden > beste.reden:
            beste = oordeel
    return beste


def _oordelen(index: Index, vraag: Vraag, kent: Kent) -> Iterator[Oordeel]:
    """For each role that reaches the object: what each of its powers says of the question."""
    keten = lijn(index, vraag.drager, kent)
    for rol, plek in _rollen(index, vraag, keten):
        if not kent(rol):
            yield Oordeel(Uitslag.ONBEVOEGD, rol, reden=Reden.ROL_ANDERE_DAG)
            continue
        gevonden = False
        for rolsoort in (rol.rolsoort, *_vacant_eronder(index, rol, keten, kent)):
            for artikel in index.regeling.van(rolsoort, vraag.handeling, rol.drager):
                if _reikt(artikel, rol, rolsoort, plek):
                    gevonden = True
                    yield _toets(index, vraag, keten, rol, artikel, kent)
        if not gevonden:
            yield Oordeel(Uitslag.ONBEVOEGD, rol, reden=Reden.GEEN_ARTIKEL)


def lijn(index: Index, drager: int, kent: Kent) -> tuple[int, ...]:
    """The object, what it lies under, what that lies under; and the concern."""
    keten = [drager]
    while len(keten) <= _HOOGSTE_KETEN:
        boven = next((r.ouder for r in index.liggingen.get(keten[-1], ()) if kent(r)), None)
        if boven is None or boven in keten:
            break
        keten.append(boven)
    if index.concern not in keten:
        keten.append(index.concern)
    return tuple(keten)


def _rollen(
    index: Index, vraag: Vraag, keten: tuple[int, ...]
) -> Iterator[tuple[Rolregel, int | None]]:
    """The person's roles in the line of the object, each with its step.

    And those elsewhere that have a power for the whole concern, with None.
    """
    for stap, drager in enumerate(keten):
        for rol in index.rollen.get(vraag.persoon << 32 | drager, ()):
            yield rol, stap
    breed = index.regeling.concernbreed.get(vraag.handeling)
    if not breed:
        return
    for rol in index.van_persoon.get(vraag.persoon, ()):
        if rol.rolsoort in breed and rol.drager not in keten:
            yield rol, None


def _reikt(artikel: Artikel, rol: Rolregel, rolsoort: int, plek: int | None) -> bool:
    """Whether a power reaches from where the role is held to the object, `plek` steps below."""
    if rolsoort != rol.rolsoort and not artikel.naast_hogere:
        return False
    if plek is None:
        return artikel.bereik is Bereik.CONCERN
    return plek == 0 or artikel.bereik is not Bereik.DRAGER


def _vacant_eronder(
    index: Index, rol: Rolregel, keten: tuple[int, ...], kent: Kent
) -> tuple[int, ...]:
    """The kinds of roles that nobody holds in the line, of which this one is the next higher."""
    lager = [laag for laag, hoger in index.hoger.items() if rol.rolsoort in hoger]
    return tuple(
        laag
        for laag in lager
        if not any(
            r.rolsoort == laag and kent(r) for d in keten for r in index.op_drager.get(d, ())
        )
    )


def _toets(
    index: Index,
    vraag: Vraag,
    keten: tuple[int, ...],
    rol: Rolregel,
    artikel: Artikel,
    kent: Kent,
) -> Oordeel:
    """What one power of one role says of the question."""
    if not kent(artikel):
        return Oordeel(Uitslag.ONBEVOEGD, rol, artikel, Reden.ARTIKEL_ANDERE_DAG)
    if vraag.bedrag > artikel.limiet:
        return Oordeel(Uitslag.ONBEVOEGD, rol, artikel, Reden.BEDRAG, artikel.limiet)
    if artikel.binnen_scope:
        budget = scope_van(index, keten, kent)
        if budget is None:
            return Oordeel(Uitslag.ONBEVOEGD, rol, artikel, Reden.SCOPE_ONBEKEND)
        if vraag.bedrag > budget:
            return Oordeel(Uitslag.ONBEVOEGD, rol, artikel, Reden.SCOPE, budget)
    if artikel.eisen & ~vraag.voldaan:
        return Oordeel(Uitslag.ONBEVOEGD, rol, artikel, Reden.VOORWAARDE)
    return Oordeel(Uitslag.BEVOEGD, rol, artikel)


def scope_van(index: Index, keten: tuple[int, ...], kent: Kent) -> int | None:
    """The material budget (cents) of the opdracht that the object is, or is a part of."""
    for drager in keten:
        for regel in index.scopes.get(drager, ()):
            if kent(regel):
                return regel.budget
    return None


def wie_mag(index: Index, vraag: Vraag) -> list[Oordeel]:
    """Everyone who is authorised for the question's act and object (its `persoon` is not read)."""

    def kent(rij: Rij) -> bool:
        return rij.geldt(vraag.op, vraag.bekend)

    personen = {
        rol.persoon: None
        for drager in lijn(index, vraag.drager, kent)
        for rol in index.op_drager.get(drager, ())
    }
    for rolsoort in index.regeling.concernbreed.get(vraag.handeling, ()):
        personen.update(dict.fromkeys(sorted(index.houders[rolsoort])))
    oordelen = (beantwoord(index, replace(vraag, persoon=persoon)) for persoon in personen)
    return [oordeel for oordeel in oordelen if oordeel.is_bevoegd]


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
