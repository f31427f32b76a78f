"""The decision function, compiled: the same steps in the same order as `kern.bevoegdheid`.

The tests hold the two to the same answer, reason, role, article and limit. A row counts in three
ways (`wijze`), as `beantwoord` has it: as known at a moment, as decided on the day, as known now.

Each function is called from one place where that can be: the compiler copies them into each other.
"""

from driehoek.kern.bevoegdheid import OPEN, Bereik, Reden
from driehoek.kern.rechtmatigheid import plat
from driehoek.kern.rechtmatigheid.plat import Plat
from driehoek.kern.rechtmatigheid.tabel import LEEG, gecompileerd, plaats
from driehoek.kern.rechtmatigheid.types import Getal, Getallen

TOEN, BESLOTEN, LATER = 0, 1, 2
_HOOGSTE_KETEN = 4
LENGTE_KETEN = _HOOGSTE_KETEN + 2
"""Room for an object, what lies above it, and the organisation."""
HOUDERS = 16
"""So many people may hold a role in one line before each of them is asked."""
_ELDERS = -1
"""Where a role is held, if not in the line of the object."""
_NIETS = -1
_GEEN_ROL, _ROL_ANDERE_DAG = int(Reden.GEEN_ROL), int(Reden.ROL_ANDERE_DAG)
_GEEN_ARTIKEL, _ARTIKEL_ANDERE_DAG = int(Reden.GEEN_ARTIKEL), int(Reden.ARTIKEL_ANDERE_DAG)
_BEDRAG, _SCOPE_ONBEKEND = int(Reden.BEDRAG), int(Reden.SCOPE_ONBEKEND)
_SCOPE, _VOORWAARDE = int(Reden.SCOPE), int(Reden.VOORWAARDE)
_ALLEEN_HIER, _OVERAL = int(Bereik.DRAGER), int(Bereik.CONCERN)

# The compiler takes these for constants.
_PLEK, _BEGIN, _EIND = plat.PLEK, plat.BEGIN, plat.EIND
_BREEDTE, _BREEDTE_ARTIKEL = plat.BREEDTE, plat.BREEDTE_ARTIKEL
_VAN, _TOT, _BESTOND_SOORT = plat.VAN, plat.TOT, plat.BESTOND_SOORT
_DAG_BITS = plat.DAG_BITS
_DAG = (1 << _DAG_BITS) - 1
_BEKEND_VAN, _BEKEND_TOT = plat.BEKEND_VAN, plat.BEKEND_TOT
_PERSOON, _DRAGER = plat.PERSOON, plat.DRAGER
_OUDER, _BUDGET = plat.OUDER, plat.BUDGET
_LIMIET, _BINNEN_SCOPE, _BEREIK = plat.LIMIET, plat.BINNEN_SCOPE, plat.BEREIK
_EISEN, _NAAST_HOGERE = plat.EISEN, plat.NAAST_HOGERE
_CONCERN, _BREED, _SOORTEN = plat.CONCERN, plat.BREED, plat.SOORTEN
_PER_ROL, _PER_PERSOON, _PER_DRAGER = plat.PER_ROL, plat.PER_PERSOON, plat.PER_DRAGER
_PER_LIGGING, _PER_SCOPE = plat.PER_LIGGING, plat.PER_SCOPE
_PER_ARTIKEL, _PER_BIJZONDER = plat.PER_ARTIKEL, plat.PER_BIJZONDER
_PER_LAGER, _PER_HOUDER = plat.PER_LAGER, plat.PER_HOUDER

Antwoord = tuple[Getal, Getal, Getal, Getal]
"""Reason (0 is authorised), addresses of role and article, and the limit that was passed; or -1."""
Vraagregel = tuple[Getal, Getal, Getal, Getal, Getal, Getal, Getal, Getal]
"""Person, act, drager, amount, spent before, parts before, conditions met, day."""


@gecompileerd
def groep(p: Plat, tabel: Getal, sleutel: Getal) -> tuple[Getal, Getal]:
    """From where to where lies what belongs to a key; nothing is (0, 0)."""
    masker = p[tabel + 1]
    plek = plaats(sleutel, masker)
    while True:
        adres = p[tabel] + plek * _PLEK
        if p[adres] == sleutel:
            return p[adres + _BEGIN], p[adres + _EIND]
        if p[adres] == LEEG:
            return 0, 0
        plek = (plek + 1) & masker


@gecompileerd
def kent(p: Plat, rij: Getal, wijze: Getal, op: Getal, bekend: Getal) -> bool:
    if op < p[rij + _VAN] or op >= p[rij + _TOT]:
        return False
    if wijze == TOEN:
        return bool(p[rij + _BEKEND_VAN] <= bekend < p[rij + _BEKEND_TOT])
    if p[rij + _BEKEND_TOT] != OPEN:
        return False
    return bool(wijze == LATER or p[rij + _BESTOND_SOORT] & _DAG <= op)


@gecompileerd
def soort_van(p: Plat, rol: Getal) -> Getal:
    return p[rol + _BESTOND_SOORT] >> _DAG_BITS  # type: ignore[no-any-return]


@gecompileerd
def eerste(
    p: Plat, tabel: Getal, sleutel: Getal, kolom: Getal, wijze: Getal, op: Getal, bekend: Getal
) -> Getal:
    """A column of the first row of a key that counts; or -1."""
    begin, eind = groep(p, tabel, sleutel)
    for rij in range(begin, eind, _BREEDTE):
        if kent(p, rij, wijze, op, bekend):
            return p[rij + kolom]  # type: ignore[no-any-return]
    return _NIETS


@gecompileerd
def lijn(p: Plat, drager: Getal, wijze: Getal, op: Getal, bekend: Getal, keten: Getallen) -> Getal:
    """Fill `keten` with the object and what lies above it; gives how many."""
    keten[0], lengte = drager, 1
    while lengte <= _HOOGSTE_KETEN:
        boven = eerste(p, _PER_LIGGING, keten[lengte - 1], _OUDER, wijze, op, bekend)
        if boven < 0 or _stap(keten, lengte, boven) >= 0:
            break
        keten[lengte] = boven
        lengte += 1
    if _stap(keten, lengte, p[_CONCERN]) < 0:
        keten[lengte] = p[_CONCERN]
        lengte += 1
    return lengte


@gecompileerd
def _stap(keten: Getallen, lengte: Getal, drager: Getal) -> Getal:
    """How far above the object something lies; -1 is elsewhere."""
    for stap in range(lengte):
        if keten[stap] == drager:
            return stap
    return _ELDERS


@gecompileerd
def _toets(
    p: Plat, vraag: Vraagregel, artikel: Getal, wijze: Getal, bekend: Getal, keten: Getallen
) -> tuple[Getal, Getal]:
    """What one power says of the question: the reason (0 is yes) and the limit."""
    _, _, _, bedrag, besteed, eerder, voldaan, op = vraag
    if not kent(p, artikel, wijze, op, bekend):
        return _ARTIKEL_ANDERE_DAG, _NIETS
    if bedrag + eerder > p[artikel + _LIMIET]:
        return _BEDRAG, p[artikel + _LIMIET]
    if p[artikel + _BINNEN_SCOPE]:
        budget = _NIETS
        for drager in keten:
            budget = eerste(p, _PER_SCOPE, drager, _BUDGET, wijze, op, bekend)
            if budget >= 0:
                break
        if budget < 0:
            return _SCOPE_ONBEKEND, _NIETS
        if bedrag + besteed > budget:
            return _SCOPE, budget
    if p[artikel + _EISEN] & ~voldaan:
        return _VOORWAARDE, _NIETS
    return 0, _NIETS


@gecompileerd
def _reikt(p: Plat, artikel: Getal, rol: Getal, soort: Getal, stap: Getal) -> bool:
    if soort != soort_van(p, rol) and not p[artikel + _NAAST_HOGERE]:
        return False
    if stap == _ELDERS:
        return bool(p[artikel + _BEREIK] == _OVERAL)
    return bool(stap == 0 or p[artikel + _BEREIK] != _ALLEEN_HIER)


@gecompileerd
def _is_bezet(
    p: Plat, soorten: Getallen, wijze: Getal, op: Getal, bekend: Getal, keten: Getallen
) -> bool:
    """Whether anybody in the line holds one of these kinds of roles."""
    for drager in keten:
        begin, eind = groep(p, _PER_DRAGER, drager)
        for rol in p[begin:eind]:
            if not kent(p, rol, wijze, op, bekend):
                continue
            for soort in soorten:
                if soort_van(p, rol) == soort:
                    return True
    return False


@gecompileerd
def _van_rol(
    p: Plat, vraag: Vraagregel, rol: Getal, wijze: Getal, bekend: Getal, keten: Getallen,
    beste: Antwoord,
) -> Antwoord:  # fmt: skip
    """The best answer until now, with what one role says: its own powers, then those that come to
    it because nobody holds the role below.
    """
    handeling, op = vraag[1], vraag[7]
    if not kent(p, rol, wijze, op, bekend):
        return (_ROL_ANDERE_DAG, rol, _NIETS, _NIETS) if beste[0] < _ROL_ANDERE_DAG else beste
    stap = _stap(keten, len(keten), p[rol + _DRAGER])
    lager, eind_lager = groep(p, _PER_LAGER, soort_van(p, rol))
    if lager < eind_lager and _is_bezet(p, p[lager:eind_lager], wijze, op, bekend, keten):
        eind_lager = lager
    gevonden = False
    for nummer in range(1 + eind_lager - lager):
        soort = soort_van(p, rol) if nummer == 0 else p[lager + nummer - 1]
        macht = soort << 8 | handeling
        for bijzonder in range(2):
            tabel = _PER_BIJZONDER if bijzonder else _PER_ARTIKEL
            sleutel = p[rol + _DRAGER] << 24 | macht if bijzonder else macht
            begin, eind = groep(p, tabel, sleutel)
            for artikel in range(begin, eind, _BREEDTE_ARTIKEL):
                if not _reikt(p, artikel, rol, soort, stap):
                    continue
                gevonden = True
                reden, grens = _toets(p, vraag, artikel, wijze, bekend, keten)
                if reden == 0:
                    return 0, rol, artikel, _NIETS
                if reden > beste[0]:
                    beste = (reden, rol, artikel, grens)
    if not gevonden and beste[0] < _GEEN_ARTIKEL:
        return _GEEN_ARTIKEL, rol, _NIETS, _NIETS
    return beste


@gecompileerd
def antwoord(p: Plat, vraag: Vraagregel, wijze: Getal, bekend: Getal, keten: Getallen) -> Antwoord:
    """The first role and power that give a yes; else what came nearest. `keten`: as `lijn` has it."""
    persoon, handeling, lengte = vraag[0], vraag[1], len(keten)
    beste = (_GEEN_ROL, _NIETS, _NIETS, _NIETS)
    # Each step of the line, and then what the person holds elsewhere.
    for stap in range(lengte + 1):
        elders = stap == lengte
        if not elders:
            begin, eind = groep(p, _PER_ROL, persoon << 32 | keten[stap])
        elif _is_breed(p, handeling):
            begin, eind = groep(p, _PER_PERSOON, persoon)
        else:
            return beste
        for plek in range(begin, eind, 1 if elders else _BREEDTE):
            rol = p[plek] if elders else plek
            if elders and (
                _stap(keten, lengte, p[rol + _DRAGER]) >= 0
                or not p[p[_BREED] + handeling * p[_SOORTEN] + soort_van(p, rol)]
            ):
                continue
            beste = _van_rol(p, vraag, rol, wijze, bekend, keten, beste)
            if beste[0] == 0:
                return beste
    return beste


@gecompileerd
def _is_breed(p: Plat, handeling: Getal) -> bool:
    """Whether any kind of role has an act for the whole organisation."""
    begin = p[_BREED] + handeling * p[_SOORTEN]
    for vlag in p[begin : begin + p[_SOORTEN]]:
        if vlag:
            return True
    return False


@gecompileerd
def eigen_antwoord(
    p: Plat, vraag: Vraagregel, bekend: Getal,
    rollen: Getal, eind_rollen: Getal, scopes: Getal, eind_scopes: Getal,
) -> tuple[Getal, Getal, Getal]:  # fmt: skip
    """The usual yes, by a role on the object itself: role, article, whether it still holds.

    Where that is not it, -1. A yes is the one that `antwoord` gives, found without a look at what
    lies above. `rollen` and `scopes`: where those of the person and the object lie.
    """
    _, handeling, _, bedrag, besteed, eerder, voldaan, op = vraag
    for rol in range(rollen, eind_rollen, _BREEDTE):
        if not kent(p, rol, TOEN, op, bekend):
            continue
        macht, eind_macht = groep(p, _PER_ARTIKEL, soort_van(p, rol) << 8 | handeling)
        for artikel in range(macht, eind_macht, _BREEDTE_ARTIKEL):
            if (
                not kent(p, artikel, TOEN, op, bekend)
                or bedrag + eerder > p[artikel + _LIMIET]
                or p[artikel + _EISEN] & ~voldaan
            ):
                continue
            nog = p[rol + _BEKEND_TOT] == OPEN and p[artikel + _BEKEND_TOT] == OPEN
            if p[artikel + _BINNEN_SCOPE]:
                scope = scopes
                while scope < eind_scopes and not kent(p, scope, TOEN, op, bekend):
                    scope += _BREEDTE
                if scope >= eind_scopes:
                    return _NIETS, _NIETS, 0
                if bedrag + besteed > p[scope + _BUDGET]:
                    continue
                nog = nog and p[scope + _BEKEND_TOT] == OPEN
            return rol, artikel, 1 if nog else 0
        return _NIETS, _NIETS, 0
    return _NIETS, _NIETS, 0


@gecompileerd
def _houders(p: Plat, op: Getal, hoofd: Getal, keten: Getallen, uit: Getallen) -> Getal:
    """Who hold a role in the line on that day, as known at the head; gives how many there are.

    More than fit in `uit` is counted, not kept.
    """
    aantal = 0
    for drager in keten:
        begin, eind = groep(p, _PER_DRAGER, drager)
        for rol in p[begin:eind]:
            if kent(p, rol, TOEN, op, hoofd):
                if aantal < len(uit):
                    uit[aantal] = p[rol + _PERSOON]
                aantal += 1
    return aantal


@gecompileerd
def alternatief(
    p: Plat, vraag: Vraagregel, hoofd: Getal, ruimte: Getallen, houders: Getallen
) -> Getal:
    """Who is nearest to the object and could have done it, as known at the head; 0 is nobody."""
    _, handeling, drager, bedrag, besteed, eerder, voldaan, op = vraag
    lengte = lijn(p, drager, TOEN, op, hoofd, ruimte)
    keten, breed = ruimte[:lengte], _is_breed(p, handeling)
    aantal = _houders(p, op, hoofd, keten, houders)
    # Only who holds a role may have a power: of the others it need not be asked.
    kies = not breed and aantal <= len(houders)
    for stap in range(lengte + p[_SOORTEN]):
        soort = stap - lengte
        if soort < 0:
            begin, eind = groep(p, _PER_DRAGER, keten[stap])
        elif p[p[_BREED] + handeling * p[_SOORTEN] + soort]:
            begin, eind = groep(p, _PER_HOUDER, soort)
        else:
            continue
        for plek in range(begin, eind):
            persoon = p[plek] if soort >= 0 else p[p[plek] + _PERSOON]
            if kies and _stap(houders, aantal, persoon) < 0:
                continue
            van_ander = (persoon, handeling, drager, bedrag, besteed, eerder, voldaan, op)
            if antwoord(p, van_ander, TOEN, hoofd, keten)[0] == 0:
                return persoon  # type: ignore[no-any-return]
    return 0


@gecompileerd
def rekening(p: Plat, drager: Getal, op: Getal, hoofd: Getal, ruimte: Getallen) -> Getal:
    """What an amount counts to, where the object has no scope: what it is part of and does."""
    lengte = lijn(p, drager, TOEN, op, hoofd, ruimte)
    for stap in range(1, lengte):
        if groep(p, _PER_SCOPE, ruimte[stap])[1]:
            return ruimte[stap]  # type: ignore[no-any-return]
    return drager


@gecompileerd
def zoek_op(
    p: Plat, persoon: Getallen, drager: Getallen,
    rollen: Getallen, eind_rollen: Getallen, scopes: Getallen, eind_scopes: Getallen,
) -> Getal:  # fmt: skip
    """Where the roles of each person on each object lie, and the scopes of the object.

    All at once, and the first of each is read: so the processor waits for many at the same time.
    """
    for i in range(len(persoon)):
        rollen[i], eind_rollen[i] = groep(p, _PER_ROL, persoon[i] << 32 | drager[i])
    for i in range(len(persoon)):
        scopes[i], eind_scopes[i] = groep(p, _PER_SCOPE, drager[i])
    gelezen = 0
    for i in range(len(persoon)):
        gelezen += p[rollen[i]] + p[scopes[i]]
    return gelezen
