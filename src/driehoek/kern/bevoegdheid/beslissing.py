"""The decision function: one for people, systems, the application's own permissions and the batch.

It finds a role and a power that together cover the question on its day, as the register said at its
moment; else as the besluiten said that were there on that day (BEV-01); else it says what came
nearest.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from driehoek.kern.bevoegdheid.index import Index
from driehoek.kern.bevoegdheid.types import (
    Artikel,
    Bereik,
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
    op, bekend, nu = vraag.op, vraag.bekend, vraag.nu
    toen = _beste(index, vraag, lambda rij: rij.geldt(op, bekend))
    if toen.is_bevoegd:
        return toen
    besloten = _beste(index, vraag, lambda rij: rij.geldt(op, nu) and rij.bestond <= op)
    if besloten.is_bevoegd:
        return replace(besloten, uitslag=Uitslag.NIET_GEREGISTREERD)
    later = _beste(index, vraag, lambda rij: rij.geldt(op, nu))
    if later.is_bevoegd:
        return replace(later, uitslag=Uitslag.ONBEVOEGD, reden=Reden.LATER_BESLOTEN)
    return toen


def _beste(index: Index, vraag: Vraag, kent: Kent) -> Oordeel:
    """The first that is authorised; else what came nearest."""
    beste = Oordeel(Uitslag.ONBEVOEGD, reden=Reden.GEEN_ROL)
    for oordeel in oordelen(index, vraag, kent):
        if oordeel.is_bevoegd:
            return oordeel
        if oordeel.reden > beste.reden:
            beste = oordeel
    return beste


def oordelen(index: Index, vraag: Vraag, kent: Kent) -> Iterator[Oordeel]:
    """For each role that reaches the object: what each of its powers says of the question."""
    keten = lijn(index, vraag.drager, kent)
    for rol, plek in _rollen(index, vraag, keten):
        if not kent(rol):
            yield Oordeel(Uitslag.ONBEVOEGD, rol, reden=Reden.ROL_ANDERE_DAG)
            continue
        gevonden = False
        for rolsoort in (rol.rolsoort, *_vacant_eronder(index, rol, keten, kent)):
            for artikel in index.regeling.van(rolsoort, vraag.handeling, rol.drager):
                if artikel.bekend_van <= vraag.nu and _reikt(artikel, rol, rolsoort, plek):
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
            if rol.bekend_van <= vraag.nu:
                yield rol, stap
    breed = index.regeling.concernbreed.get(vraag.handeling)
    if not breed:
        return
    for rol in index.van_persoon.get(vraag.persoon, ()):
        if rol.rolsoort in breed and rol.drager not in keten and rol.bekend_van <= vraag.nu:
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
    """The kinds of roles of which this one is the next higher, where nobody holds any of them.

    They are one role on different kinds of dragers: an AON of an opdracht, or of a part of it.
    """
    lager = tuple(laag for laag, hoger in index.hoger.items() if rol.rolsoort in hoger)
    bezet = any(r.rolsoort in lager and kent(r) for d in keten for r in index.op_drager.get(d, ()))
    return () if bezet else lager


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
    if vraag.bedrag + vraag.eerder > artikel.limiet:
        return Oordeel(Uitslag.ONBEVOEGD, rol, artikel, Reden.BEDRAG, artikel.limiet)
    if artikel.binnen_scope:
        budget = scope_van(index, keten, kent)
        if budget is None:
            return Oordeel(Uitslag.ONBEVOEGD, rol, artikel, Reden.SCOPE_ONBEKEND)
        if vraag.bedrag + vraag.besteed > budget:
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
