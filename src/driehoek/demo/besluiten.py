"""From the besluiten of the plan to those of the register.

The plan lets one besluit do several things; in the register a besluit is of one kind, and who
holds a role decides about what that role is on. So one besluit of the plan may become a few, told
apart by a letter behind the kenmerk.
"""

from dataclasses import dataclass, field

from driehoek.demo.plan.types import BesluitPlan, Orgaanbeslisser, Rolbeslisser
from driehoek.register import reads
from driehoek.register.models import Besluit
from driehoek.register.types import (
    Beslisser,
    BesluitGegevens,
    Besluitsoort,
    Dragersoort,
    OpBesluit,
)

# Deciders of the plan that the regulation of the demo gives to another organ.
ANDER_ORGAAN = {
    (Besluitsoort.ORGAANLID, "DT"): "GS",
    (Besluitsoort.ORGAANLID, "O-BERAAD"): "GS",
    (Besluitsoort.ORGAANLID, "P-BERAAD"): "GS",
}


@dataclass
class Besluitenboek:
    """Which besluiten are registered already, and what the keys of the plan stand for."""

    dragers: dict[str, int]
    personen: dict[str, int]
    _ids: dict[tuple[str, str, int | None], int] = field(default_factory=dict)
    _aantal: dict[str, int] = field(default_factory=dict)

    def grond(self, plan: BesluitPlan, soort: Besluitsoort, over: int | None = None) -> OpBesluit:
        """The besluit as grondslag, of kind `soort`; `over` is what a role holder decides about."""
        beslisser = self._beslisser(plan, soort, over)
        sleutel = (plan.kenmerk, soort.value, beslisser.drager if beslisser.rol else None)
        if sleutel in self._ids:
            return OpBesluit(self._ids[sleutel])
        volgnummer = self._aantal.get(plan.kenmerk, 0)
        self._aantal[plan.kenmerk] = volgnummer + 1
        kenmerk = plan.kenmerk + (f"-{_letters(volgnummer)}" if volgnummer else "")
        self._wachtend = (sleutel, kenmerk)
        return OpBesluit(
            BesluitGegevens(
                kenmerk=kenmerk,
                titel=plan.titel,
                soort=soort.value,
                beslisser=beslisser,
                genomen=plan.genomen,
                bekendgemaakt=plan.bekendgemaakt,
                werkt_vanaf=plan.werkt_vanaf,
            )
        )

    def onthoud(self, besluit: int) -> None:
        """The besluit of the last `grond` was registered under this id."""
        sleutel, _ = self._wachtend
        self._ids[sleutel] = besluit

    def verwacht(self, kenmerk: str, soort: Besluitsoort, over: int) -> None:
        """The next besluit to be registered is this one."""
        self._wachtend = ((kenmerk, soort.value, over), kenmerk)

    def alle(self, kenmerk: str) -> list[Besluit]:
        """The besluiten of the register that one besluit of the plan became."""
        ids = [id_ for (k, _, _), id_ in self._ids.items() if k == kenmerk]
        return list(Besluit.objects.filter(id__in=ids).order_by("id"))

    def _beslisser(self, plan: BesluitPlan, soort: Besluitsoort, over: int | None) -> Beslisser:
        match plan.beslisser:
            case Orgaanbeslisser(orgaan=code):
                ander = ANDER_ORGAAN.get((soort, code), code)
                return Beslisser(drager=self.dragers[f"orgaan:{ander}"])
            case Rolbeslisser() as wie:
                if soort is Besluitsoort.SCHORSING:
                    return Beslisser(drager=self.dragers["orgaan:RECHTER"])
                drager = self.dragers[wie.drager]
                if wie.rol == "AOG" and over is not None:
                    drager = _opdracht_van(over)
                return Beslisser(
                    drager=drager, rol=wie.rol.value, persoon=self.personen[wie.persoon]
                )
        raise TypeError(plan.beslisser)


def _opdracht_van(drager: int) -> int:
    """The opdracht itself, or what a deelopdracht is part of."""
    soort = reads.soorten([drager])[drager]
    if soort != Dragersoort.DEELOPDRACHT:
        return drager
    return reads.ouders([drager], reads.peilmoment()).get(drager, drager)


def _letters(nummer: int) -> str:
    """1 -> B, 25 -> Z, 26 -> AA: the first besluit keeps its kenmerk bare."""
    eerste, laatste = divmod(nummer, 26)
    return (chr(ord("A") + eerste - 1) if eerste else "") + chr(ord("A") + laatste)
