"""To whom one goes next when something cannot be solved where it is (REG-20)."""

from collections.abc import Sequence
from dataclasses import dataclass

from driehoek.opdrachten.models import Trede
from driehoek.opdrachten.reads_opdracht import OpdrachtBeeld
from driehoek.opdrachten.reads_sql import Rolregel
from driehoek.register.types import Rol

AON = "AON"
"""Where the path begins."""
ZONDER_PERSONEN = frozenset({Trede.DT.value, Trede.O_BERAAD.value})
"""Steps that are an organ: there is always somebody."""


@dataclass(frozen=True, slots=True)
class Tredebeeld:
    """One step of the path, with who stands there on the Peilmoment."""

    code: str
    label: str
    wie: tuple[Rolregel, ...] = ()
    """The holder and who substitutes."""
    met: tuple[Rolregel, ...] = ()
    """Who is in the talk as well."""

    @property
    def vacant(self) -> bool:
        return not self.wie and self.code not in ZONDER_PERSONEN

    @property
    def personen(self) -> frozenset[int]:
        return frozenset(r.persoon for r in self.wie)


def escalatiepad(beeld: OpdrachtBeeld) -> tuple[Tredebeeld, ...]:
    """AON > AOG > domeindirecteur, with AOG and BOG > O-beraad; or the DT at the end (REG-04)."""
    aog = _wie(beeld.aog, beeld.waarnemer(Rol.AOG))
    pad = [
        Tredebeeld(AON, str(Rol.AON.label), _wie(beeld.aon, beeld.waarnemer(Rol.AON))),
        Tredebeeld(Trede.AOG.value, str(Trede.AOG.label), aog),
    ]
    if beeld.sturing.onder:
        return (*pad, Tredebeeld(Trede.DT.value, str(Trede.DT.label)))
    directeur = _wie(beeld.domeindirecteur, beeld.waarnemer(Rol.DOMEINDIRECTEUR))
    bog = _wie(beeld.bog, beeld.waarnemer(Rol.BOG))
    dd = Trede.DOMEINDIRECTEUR
    return (
        *pad,
        Tredebeeld(dd.value, str(dd.label), directeur, (*aog, *bog)),
        Tredebeeld(Trede.O_BERAAD.value, str(Trede.O_BERAAD.label)),
    )


def volgende(pad: Sequence[Tredebeeld], na: str) -> Tredebeeld | None:
    """The first step after `na` at which somebody stands; None at the end of the path."""
    codes = [t.code for t in pad]
    begin = codes.index(na) + 1 if na in codes else 1
    return next((t for t in pad[begin:] if not t.vacant), None)


def plek_van(pad: Sequence[Tredebeeld], persoon: int | None) -> str:
    """The highest step at which someone stands; where the path begins for who stands at none."""
    eigen = [t.code for t in pad if persoon in t.personen]
    return eigen[-1] if eigen else AON


def _wie(*regels: Rolregel | None) -> tuple[Rolregel, ...]:
    return tuple(r for r in regels if r is not None)
