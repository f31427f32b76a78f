"""A question as somebody asks it, and as the decision function hears it."""

from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from driehoek.bevoegdheden import geheugen
from driehoek.bevoegdheden.types import Rechtshandeling, Voorwaarde
from driehoek.kern.bevoegdheid import Oordeel, Vraag, beantwoord, dagnummer, wie_mag
from driehoek.kern.tijd import AMSTERDAM, Peilmoment, einde_van_dag
from driehoek.platform.models import Kop

ALLE_VOORWAARDEN = frozenset(Voorwaarde)


@dataclass(frozen=True, slots=True)
class Gesteld:
    """May this person do this act on this object for this amount (cents), at a Peilmoment?

    `persoon` is 0 in the question who may. `primair`: who took the decision that an objection is
    about.
    """

    daad: Rechtshandeling
    over: int
    bedrag: int
    peil: Peilmoment
    kop: Kop
    persoon: int = 0
    voldaan: frozenset[Voorwaarde] = frozenset()
    eigen_belang: bool = False
    primair: int = 0

    @property
    def vraag(self) -> Vraag:
        return Vraag(
            persoon=self.persoon,
            handeling=self.daad.nummer,
            drager=self.over,
            bedrag=self.bedrag,
            op=dagnummer(self.peil.geldig_op),
            bekend=geheugen.bekend(self.peil.bekend_op),
            voldaan=sum(int(v.eis) for v in self.voldaan),
            primair_door=self.primair,
            eigen_belang=self.eigen_belang,
            nu=geheugen.bekend(self.kop.moment),
        )

    @property
    def is_nu_bekend(self) -> bool:
        """Asked with all that the register knows now."""
        return self.peil.bekend_op == self.kop.moment

    @property
    def is_voorbij(self) -> bool:
        """Whether the day lies before the head: judged there, so that the answer stays the same."""
        return self.peil.geldig_op < self.kop.moment.astimezone(AMSTERDAM).date()

    @property
    def toen(self) -> "Gesteld | None":
        """The same with what was known at the end of that day; None where that says no more."""
        einde = einde_van_dag(self.peil.geldig_op)
        if not self.is_nu_bekend or einde >= self.kop.moment:
            return None
        return replace(self, peil=Peilmoment(self.peil.geldig_op, einde))

    def parameters(self, *, vast: bool = False) -> str:
        """The question in the query of an address; `vast`: at this head for ever."""
        velden: list[tuple[str, object]] = [
            ("daad", self.daad.value),
            ("over", self.over),
            ("bedrag", als_bedrag(self.bedrag)),
            ("geldig_op", self.peil.geldig_op.isoformat()),
        ]
        if self.persoon:
            velden.insert(0, ("persoon", self.persoon))
        velden += [("voldaan", v.value) for v in sorted(self.voldaan)]
        if self.eigen_belang:
            velden.append(("eigen_belang", "on"))
        if self.primair:
            velden.append(("primair", self.primair))
        if vast or not self.is_nu_bekend:
            velden.append(("bekend_op", _moment(self.peil.bekend_op)))
        if vast:
            velden.append(("kop", self.kop.nr))
        return urlencode(velden)


def oordeel_over(gesteld: Gesteld) -> Oordeel:
    return beantwoord(geheugen.actueel(gesteld.kop), gesteld.vraag)


def wie_wel(gesteld: Gesteld) -> list[Oordeel]:
    """Everyone who may, the nearest first, once the conditions that are named are met."""
    index = geheugen.actueel(gesteld.kop)
    zo = replace(gesteld, eigen_belang=False)
    straks = replace(zo, voldaan=ALLE_VOORWAARDEN)
    zonder = gesteld.persoon if gesteld.eigen_belang else 0
    gevonden = []
    for oordeel in wie_mag(index, straks.vraag):
        if oordeel.rol is None or oordeel.rol.persoon == zonder:
            continue
        # Where a power without further conditions goes far enough, that is the one to name.
        nu_al = beantwoord(index, replace(zo, persoon=oordeel.rol.persoon).vraag)
        gevonden.append(nu_al if nu_al.is_bevoegd else oordeel)
    return gevonden


def als_bedrag(centen: int) -> str:
    """'60000' or '60000,50': as the field reads it."""
    euros, rest = divmod(centen, 100)
    return f"{euros},{rest:02d}" if rest else str(euros)


def _moment(moment: datetime) -> str:
    return moment.astimezone(AMSTERDAM).isoformat()
