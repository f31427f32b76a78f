"""The plans of P-teams: the one that holds, earlier ones, and what a reader may see of them (PT-10)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Max, QuerySet

from driehoek.kern.tijd import Peilmoment
from driehoek.ontwikkeling.models import Teamplan, Teamplandeel
from driehoek.ontwikkeling.types import Plandeel
from driehoek.organisatie import reads as organisatie
from driehoek.platform import reeksen
from driehoek.register import reads
from driehoek.register.types import Rol


@dataclass(frozen=True, slots=True)
class Plaats:
    """What somebody is to a team today: that says what one may see and do of its plan."""

    lid: bool = False
    leidt: bool = False
    directeur: bool = False

    @property
    def ziet_besloten(self) -> bool:
        return self.lid or self.leidt or self.directeur

    @property
    def schrijft(self) -> bool:
        return self.lid or self.leidt


@dataclass(frozen=True, slots=True)
class Deelbeeld:
    """A part as a reader sees it. `anders`: it says something else than the version before."""

    onderdeel: Plandeel
    tekst: str
    besloten: bool
    verborgen: bool
    anders: bool


def plaats_van(persoon: int | None, pteam: int, nu: Peilmoment) -> Plaats:
    """Member, leader (or who stands in), or directeur M&O."""
    if persoon is None:
        return Plaats()
    return Plaats(
        lid=organisatie.pteam_van(persoon, nu) == pteam,
        leidt=reads.rollen_op([pteam], nu)
        .filter(persoon_id=persoon, rolsoort__rol=Rol.P_MANAGER)
        .exists(),
        directeur=reads.rollen_van(persoon, nu).filter(rolsoort__rol=Rol.DIRECTEUR_MO).exists(),
    )


def versies(pteam: int) -> QuerySet[Teamplan]:
    """The versions that were set, the newest first."""
    gezet = Teamplan.objects.filter(pteam_id=pteam, vastgesteld__isnull=False)
    return gezet.order_by("-versie")


def concept(pteam: int) -> Teamplan | None:
    return Teamplan.objects.filter(pteam_id=pteam, vastgesteld=None).first()


def beeld(plan: Teamplan, plaats: Plaats) -> list[Deelbeeld]:
    """All parts that say something, each as this reader may see it, in the order of the plan."""
    delen = _delen(plan)
    vorige = versies(plan.pteam_id).filter(versie__lt=plan.versie).first()
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


def jaren(pteams: Collection[int]) -> dict[int, int]:
    """Of which year the plan of each team is; a team without a plan that was set is not in it."""
    gezet = Teamplan.objects.filter(pteam_id__in=reeksen.ids(pteams), vastgesteld__isnull=False)
    return dict(gezet.values("pteam_id").annotate(j=Max("jaar")).values_list("pteam_id", "j"))


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
