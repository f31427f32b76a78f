"""The register's rows in memory, by what they are looked up by."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TypeVar

from driehoek.kern.bevoegdheid.artikelen import werkend
from driehoek.kern.bevoegdheid.types import (
    Artikel,
    Bereik,
    Liggingregel,
    Rij,
    Rolregel,
    Scoperegel,
)

R = TypeVar("R", bound=Rij)
Rijen = dict[int, tuple[R, ...]]

HOOGSTE_ID = 1 << 32
"""Below this two ids make one key."""
HANDELINGEN = 1 << 8
ROLSOORTEN = 1 << 16
"""So many kinds of acts and of roles there can be."""


def rolsleutel(persoon: int, drager: int) -> int:
    if not (0 < persoon < HOOGSTE_ID and 0 < drager < HOOGSTE_ID):
        raise ValueError(f"Deze ids zijn te groot voor de index: {persoon}, {drager}.")
    return persoon << 32 | drager


def artikelsleutel(rolsoort: int, handeling: int) -> int:
    if not (0 <= handeling < HANDELINGEN and 0 <= rolsoort < ROLSOORTEN):
        raise ValueError(f"Deze codes passen niet in de index: {rolsoort}, {handeling}.")
    return rolsoort << 8 | handeling


def bijzondere_sleutel(drager: int, sleutel: int) -> int:
    return drager << 24 | sleutel


class Regeling:
    """The mandate regulation, by what its articles are looked up by. It never changes."""

    def __init__(self, artikelen: Iterable[Artikel] = ()) -> None:
        algemeen: dict[int, list[Artikel]] = defaultdict(list)
        bijzonder: dict[int, list[Artikel]] = defaultdict(list)
        concernbreed: dict[int, set[int]] = defaultdict(set)
        for artikel in werkend(artikelen):
            sleutel = artikelsleutel(artikel.rolsoort, artikel.handeling)
            if artikel.drager:
                bijzonder[bijzondere_sleutel(artikel.drager, sleutel)].append(artikel)
            else:
                algemeen[sleutel].append(artikel)
            if artikel.bereik is Bereik.CONCERN:
                concernbreed[artikel.handeling].add(artikel.rolsoort)
        self.artikelen = _ruimste_eerst(algemeen)
        self.bijzondere = _ruimste_eerst(bijzonder)
        """Powers of a role on one drager only."""
        self.concernbreed = {h: frozenset(rollen) for h, rollen in concernbreed.items()}
        """Per act the kinds of roles that have it for the whole organisation."""

    def van(self, rolsoort: int, handeling: int, drager: int) -> tuple[Artikel, ...]:
        """The powers for an act of a kind of role, held on a drager."""
        sleutel = rolsoort << 8 | handeling
        return (
            *self.artikelen.get(sleutel, ()),
            *self.bijzondere.get(drager << 24 | sleutel, ()),
        )


class Index:
    """What is registered of roles, places and scopes, over both axes, and the regulation.

    Rows come in, and come back changed (closed), by the thousands or one by one: `neem_..._op`.
    Each key is replaced in one step, so who asks meanwhile sees the old rows or the new, and at a
    moment of knowledge before the change both give the same answer.
    """

    def __init__(
        self,
        concern: int,
        hoger: Mapping[int, tuple[int, ...]] | None = None,
        regeling: Regeling | None = None,
    ) -> None:
        """`concern`: the drager above all. `hoger`: per kind of role the next higher ones."""
        self.concern = concern
        self.hoger = dict(hoger or {})
        self.regeling = regeling or Regeling()
        self.rollen: Rijen[Rolregel] = {}
        self.van_persoon: Rijen[Rolregel] = {}
        self.op_drager: Rijen[Rolregel] = {}
        self.liggingen: Rijen[Liggingregel] = {}
        self.scopes: Rijen[Scoperegel] = {}
        self.houders: dict[int, set[int]] = defaultdict(set)
        """Who ever held a kind of role."""

    def kopie(self) -> "Index":
        """One to try rows on: what it takes up does not come into this one."""
        ander = Index(self.concern, self.hoger, self.regeling)
        ander.rollen, ander.van_persoon = dict(self.rollen), dict(self.van_persoon)
        ander.op_drager = dict(self.op_drager)
        ander.liggingen, ander.scopes = dict(self.liggingen), dict(self.scopes)
        for rolsoort, personen in list(self.houders.items()):
            ander.houders[rolsoort] = set(personen)
        return ander

    def neem_rollen_op(self, regels: Collection[Rolregel]) -> None:
        _neem_op(self.rollen, regels, lambda r: rolsleutel(r.persoon, r.drager))
        _neem_op(self.van_persoon, regels, lambda r: r.persoon)
        _neem_op(self.op_drager, regels, lambda r: r.drager)
        for regel in regels:
            self.houders[regel.rolsoort].add(regel.persoon)

    def neem_liggingen_op(self, regels: Collection[Liggingregel]) -> None:
        _neem_op(self.liggingen, regels, lambda r: r.drager)

    def neem_scopes_op(self, regels: Collection[Scoperegel]) -> None:
        _neem_op(self.scopes, regels, lambda r: r.opdracht)


def _ruimste_eerst(per_sleutel: Mapping[int, list[Artikel]]) -> Rijen[Artikel]:
    """The widest power first: an amount that fits anywhere is found at once."""
    return {s: tuple(sorted(reeks, key=lambda a: -a.limiet)) for s, reeks in per_sleutel.items()}


def _neem_op(doel: Rijen[R], regels: Collection[R], sleutel: Callable[[R], int]) -> None:
    """Put rows under their keys; a row that was there already gives way to what it is now."""
    per_sleutel: dict[int, list[R]] = defaultdict(list)
    for regel in regels:
        per_sleutel[sleutel(regel)].append(regel)
    for plek, nieuw in per_sleutel.items():
        vervangen = {regel.feit for regel in nieuw} if plek in doel else ()
        blijft = (regel for regel in doel.get(plek, ()) if regel.feit not in vervangen)
        doel[plek] = (*blijft, *nieuw)
