"""The plans of P-teams and the like: the one that holds, earlier ones, and what a reader may see of them (PT-10)."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from django.db.models import Max, QuerySet

from driehoek.kern.tijd import Peilmoment
from driehoek.ontwikkeling.models import Teamplan, Teamplandeel
from driehoek.ontwikkeling.types import Plandeel
from driehoek.organisatie import reads as organisatie
from driehoek.organisatie import reads_verbanden
from driehoek.platform import reeksen
from driehoek.register import reads
from driehoek.register.types import Dragersoort, Rol


@dataclass(frozen=True, slots=True)
class Plaats:
    """What somebody is today to what has a plan: that says what one may see and do of it.

    `leidt`: sets the plan. Of a P-team that is the P-manager; of a vakgenootschap everyone in the
    expertisecentrum, who alone write it (PT-13); of a vakcirkel whoever joins (PT-14).
    """

    lid: bool = False
    leidt: bool = False
    directeur: bool = False
    soort: str = Dragersoort.PTEAM.value

    @property
    def ziet_besloten(self) -> bool:
        return self.lid or self.leidt or self.directeur

    @property
    def schrijft(self) -> bool:
        return self.leidt or (self.lid and self.soort != Dragersoort.GENOOTSCHAP)


@dataclass(frozen=True, slots=True)
class Deelbeeld:
    """A part as a reader sees it. `anders`: it says something else than the version before."""

    onderdeel: Plandeel
    tekst: str
    besloten: bool
    verborgen: bool
    anders: bool


def plaats_van(persoon: int | None, drager: int, nu: Peilmoment) -> Plaats:
    """Member, leader (or who stands in), or directeur M&O."""
    soort = reads.soorten([drager]).get(drager, "")
    if persoon is None:
        return Plaats(soort=soort)
    lid, leidt = _VERHOUDING[soort](persoon, drager, nu)
    return Plaats(lid, leidt, _is_directeur(persoon, nu), soort)


def _in_pteam(persoon: int, pteam: int, nu: Peilmoment) -> tuple[bool, bool]:
    leidt = reads.rollen_op([pteam], nu).filter(persoon_id=persoon, rolsoort__rol=Rol.P_MANAGER)
    return organisatie.pteam_van(persoon, nu) == pteam, leidt.exists()


def _in_genootschap(persoon: int, genootschap: int, nu: Peilmoment) -> tuple[bool, bool]:
    centrum = {v.persoon for v in reads_verbanden.expertisecentrum(genootschap, nu)}
    return reads_verbanden.is_lid(persoon, genootschap, nu), persoon in centrum


def _in_vakcirkel(persoon: int, cirkel: int, nu: Peilmoment) -> tuple[bool, bool]:
    lid = reads_verbanden.is_lid(persoon, cirkel, nu)
    return lid, lid


def _is_directeur(persoon: int, nu: Peilmoment) -> bool:
    return reads.rollen_van(persoon, nu).filter(rolsoort__rol=Rol.DIRECTEUR_MO).exists()


_VERHOUDING: Mapping[str, Callable[[int, int, Peilmoment], tuple[bool, bool]]] = {
    Dragersoort.PTEAM: _in_pteam,
    Dragersoort.GENOOTSCHAP: _in_genootschap,
    Dragersoort.VAKCIRKEL: _in_vakcirkel,
}
"""Of each kind: is somebody in it, and does one set its plan?"""


def versies(drager: int) -> QuerySet[Teamplan]:
    """The versions that were set, the newest first."""
    gezet = Teamplan.objects.filter(drager_id=drager, vastgesteld__isnull=False)
    return gezet.order_by("-versie")


def concept(drager: int) -> Teamplan | None:
    return Teamplan.objects.filter(drager_id=drager, vastgesteld=None).first()


def beeld(plan: Teamplan, plaats: Plaats) -> list[Deelbeeld]:
    """All parts that say something, each as this reader may see it, in the order of the plan."""
    delen = _delen(plan)
    vorige = versies(plan.drager_id).filter(versie__lt=plan.versie).first()
    eerder = _delen(vorige) if vorige else {}
    return [
        _zicht(delen[o], eerder.get(o.value), plaats, vergelijk=vorige is not None)
        for o in Plandeel
        if o in delen
    ]


def teksten(plan: Teamplan | None) -> dict[str, tuple[str, bool]]:
    """What each part says and whether it is private, to fill in further."""
    if plan is None:
        return {}
    return {onderdeel: (d.tekst, d.besloten) for onderdeel, d in _delen(plan).items()}


def jaren(dragers: Collection[int]) -> dict[int, int]:
    """Of which year the plan of each team is; a team without a plan that was set is not in it."""
    gezet = Teamplan.objects.filter(drager_id__in=reeksen.ids(dragers), vastgesteld__isnull=False)
    return dict(gezet.values("drager_id").annotate(j=Max("jaar")).values_list("drager_id", "j"))


def _delen(plan: Teamplan) -> Mapping[str, Teamplandeel]:
    return {deel.onderdeel: deel for deel in plan.delen.all()}


def _zicht(
    deel: Teamplandeel, eerder: Teamplandeel | None, plaats: Plaats, *, vergelijk: bool
) -> Deelbeeld:
    verborgen = deel.besloten and not plaats.ziet_besloten
    anders = vergelijk and not verborgen and (eerder is None or eerder.tekst != deel.tekst)
    return Deelbeeld(
        Plandeel(deel.onderdeel), "" if verborgen else deel.tekst, deel.besloten, verborgen, anders
    )
