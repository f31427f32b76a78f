"""What an act about roles leaves without anybody: said in its preview, before it is too late.

Opdrachten without AOG or AON, with who is then the next higher; and opdrachten with money for which
nobody can sign any more.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from driehoek.bevoegdheden import geheugen, zinnen
from driehoek.bevoegdheden.types import MATERIEEL, Rechtshandeling
from driehoek.kern.bevoegdheid import (
    OPEN,
    Index,
    Rij,
    Rolregel,
    Vraag,
    dagnummer,
    lijn,
    momentnummer,
    scope_van,
    wie_tekent,
)
from driehoek.kern.tijd import Periode, dag_in_woorden
from driehoek.platform import reeksen
from driehoek.platform.handelingen.boek import Boek
from driehoek.register import reads
from driehoek.register.models import Bestaan, Rolvervulling
from driehoek.register.types import ROLSOORTEN, Dragersoort, Rol

SOORT = "onbezet"
GETOOND = 12
"""So many opdrachten are named in one sentence; the others are counted."""
_BEWAAKT = {s.id for s in ROLSOORTEN if s.rol in {Rol.AOG, Rol.AON}}
_BREED = {Dragersoort.CONCERN.value, Dragersoort.ORGAAN.value}
# By name of the role and period: the dragers, and who is the next higher there.
_Gaten = dict[tuple[str, Periode], list[tuple[int, str]]]


def noem(boek: Boek) -> None:
    """Say it in a preview; who stores an act has seen it."""
    if not boek.verzoek.voorbeeld:
        return
    boek.gevolgen = [g for g in boek.gevolgen if g.soort != SOORT]
    ids = boek.gesloten(Rolvervulling)
    gesloten = list(Rolvervulling.objects.filter(id__in=reeksen.ids(ids))) if ids else []
    if not gesloten:
        return
    gevolg = _Gevolg.van(boek, gesloten)
    for zin, drager in (*gevolg.vacant(), *gevolg.zonder_tekenaar()):
        boek.gevolg(SOORT, zin, drager)


@dataclass(frozen=True, slots=True)
class _Gevolg:
    """The roles before and after an act, and on which days somebody loses one."""

    voor: Index
    na: Index
    bekend: int
    gaten: tuple[tuple[Rolvervulling, Periode], ...]
    """Per role that ends: the days on which it has nobody, while its drager exists."""

    @classmethod
    def van(cls, boek: Boek, gesloten: list[Rolvervulling]) -> "_Gevolg":
        moment = momentnummer(boek.moment)
        voor = geheugen.actueel()
        na = voor.kopie()
        na.neem_rollen_op([_rolregel(f, tot=moment) for f in gesloten])
        na.neem_rollen_op([_rolregel(f, sinds=moment) for f in boek.geopend(Rolvervulling)])
        leven = _leven(boek, {f.drager_id for f in gesloten})
        gaten = tuple(
            (feit, dagen)
            for feit in gesloten
            for gat in feit.periode.buiten(_bezet(na, feit, moment))
            for deel in leven[feit.drager_id]
            if (dagen := gat.doorsnede(deel)) is not None
        )
        return cls(voor, na, moment, gaten)

    def vacant(self) -> Iterator[tuple[str, int]]:
        """Per role and period: the opdrachten without it, and the next higher."""
        per_rol: _Gaten = defaultdict(list)
        for feit, gat in self.gaten:
            if feit.rolsoort_id in _BEWAAKT:
                hoger = self._naast_hogere(feit, gat.van)
                plek = (zinnen.rolnaam(feit.rolsoort_id), gat)
                per_rol[plek].append((feit.drager_id, hoger))
        namen = reads.benamingen({d for rij in per_rol.values() for d, _ in rij})
        for (rol, gat), plekken in per_rol.items():
            uniek = dict(plekken)
            wat = _opsomming([f"'{namen.get(d, 'dit')}'" for d in uniek])
            hoger = "; ".join(dict.fromkeys(uniek.values()))
            yield f"Zonder {rol} {gat.in_woorden()}: {wat}. {hoger}", next(iter(uniek))

    def zonder_tekenaar(self) -> Iterator[tuple[str, int]]:
        """Where somebody could sign for the material budget, and then nobody can."""
        gezien: set[int] = set()
        for feit, gat in self.gaten:
            if feit.dragersoort in _BREED:
                continue
            for drager in _eronder(self.na, feit.drager_id, gat.van) - gezien:
                if daden := [d for d in _MATERIEEL if self._raakt_kwijt(drager, d, gat.van)]:
                    gezien.add(drager)
                    yield self._niemand(drager, daden, gat.van), drager

    def _raakt_kwijt(self, drager: int, daad: Rechtshandeling, op: date) -> bool:
        vraag = Vraag(0, daad.nummer, drager, 0, dagnummer(op), self.bekend)
        return bool(wie_tekent(self.voor, vraag)) and not wie_tekent(self.na, vraag)

    def _niemand(self, drager: int, daden: list[Rechtshandeling], op: date) -> str:
        kent = self._kent(op)
        budget = scope_van(self.na, lijn(self.na, drager, kent), kent)
        geld = f" Er is een materieel budget van {zinnen.bedrag(budget)}." if budget else ""
        wat = zinnen.en([zinnen.doen(d) for d in daden])
        return (
            f"Niemand mag vanaf {dag_in_woorden(op)} voor '{reads.benaming(drager)}' nog"
            f" {wat}.{geld}"
        )

    def _naast_hogere(self, feit: Rolvervulling, op: date) -> str:
        """Who holds the next higher role in the line, of each level that somebody holds."""
        kent = self._kent(op)
        keten = lijn(self.na, feit.drager_id, kent)
        soorten = self.na.hoger.get(feit.rolsoort_id, ())
        while soorten:
            houders = [
                rol
                for drager in keten
                for rol in self.na.op_drager.get(drager, ())
                if rol.rolsoort in soorten and kent(rol)
            ]
            if houders:
                return f"Naast hoger: {_wie(houders)}."
            soorten = tuple(h for s in soorten for h in self.na.hoger.get(s, ()))
        return "Ook daarboven staat niemand."

    def _kent(self, op: date) -> "_Kent":
        return _Kent(dagnummer(op), self.bekend)


@dataclass(frozen=True, slots=True)
class _Kent:
    op: int
    bekend: int

    def __call__(self, rij: Rij) -> bool:
        return rij.geldt(self.op, self.bekend)


_MATERIEEL = sorted(MATERIEEL, key=lambda daad: daad.nummer)


def _wie(rollen: Iterable[Rolregel]) -> str:
    rollen = list(rollen)
    namen = reads.namen(r.persoon for r in rollen)
    delen = [
        f"{namen.get(r.persoon, '')} ({zinnen.rolnaam(r.rolsoort, waarneming=r.waarneming)})"
        for r in rollen
    ]
    return zinnen.en(list(dict.fromkeys(delen)))


def _opsomming(namen: list[str]) -> str:
    meer = len(namen) - GETOOND
    return zinnen.en(namen[:GETOOND]) + (f", en nog {meer}" if meer > 0 else "")


def _rolregel(feit: Rolvervulling, *, sinds: int = 0, tot: int = OPEN) -> Rolregel:
    periode = feit.periode
    return Rolregel(
        feit=feit.id,
        van=dagnummer(periode.van),
        tot=dagnummer(periode.tot) if periode.tot else OPEN,
        bekend_van=sinds or momentnummer(feit.geregistreerd.lower),
        bekend_tot=tot,
        persoon=feit.persoon_id,
        drager=feit.drager_id,
        rolsoort=feit.rolsoort_id,
        waarneming=feit.waarneming,
    )


def _bezet(index: Index, feit: Rolvervulling, bekend: int) -> list[Periode]:
    """The days on which somebody holds the same role on the same, as titular or substitute."""
    return [
        Periode(zinnen.dag(r.van), None if r.tot >= OPEN else zinnen.dag(r.tot))
        for r in index.op_drager.get(feit.drager_id, ())
        if r.rolsoort == feit.rolsoort_id and r.bekend_van <= bekend < r.bekend_tot
    ]


def _leven(boek: Boek, dragers: set[int]) -> dict[int, list[Periode]]:
    """The days on which each exists, once this act is stored."""
    weg = set(boek.gesloten(Bestaan))
    leven: dict[int, list[Periode]] = {drager: [] for drager in dragers}
    huidig = Bestaan.objects.huidig().filter(drager_id__in=reeksen.ids(dragers))
    for feit in (*(f for f in huidig if f.id not in weg), *boek.geopend(Bestaan)):
        if feit.drager_id in leven:
            leven[feit.drager_id].append(feit.periode)
    return leven


def _eronder(index: Index, drager: int, op: date) -> set[int]:
    """It, and all that lies under it on that day."""
    gevonden, nieuw, dag = {drager}, {drager}, dagnummer(op)
    while nieuw:
        nieuw = {
            onder
            for onder, rijen in list(index.liggingen.items())
            for r in rijen
            if r.ouder in nieuw and r.van <= dag < r.tot and r.bekend_tot == OPEN
        } - gevonden
        gevonden |= nieuw
    return gevonden
