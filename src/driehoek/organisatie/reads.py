"""Questions about the organisation. Each takes its Peilmoment explicitly."""

from collections.abc import Iterable

from driehoek.kern.tijd import Peilmoment
from driehoek.organisatie.models import Dienstverband, Lidmaatschap
from driehoek.platform import reeksen
from driehoek.register import instellingen
from driehoek.register.models import Rolvervulling
from driehoek.register.types import Rol


def dienstverband(persoon: int, peil: Peilmoment) -> Dienstverband | None:
    """The first employment of someone; `dienstverbanden` knows all of them."""
    feiten = Dienstverband.objects.op(peil).filter(persoon_id=persoon)
    return feiten.order_by("volgnummer").first()


def dienstverbanden(personen: Iterable[int], peil: Peilmoment) -> dict[int, list[Dienstverband]]:
    """All employments of these persons, the first one first (PT-23)."""
    per: dict[int, list[Dienstverband]] = {}
    feiten = Dienstverband.objects.op(peil).filter(persoon_id__in=reeksen.ids(set(personen)))
    for feit in feiten.order_by("volgnummer"):
        per.setdefault(feit.persoon_id, []).append(feit)
    return per


def pteam_van(persoon: int, peil: Peilmoment) -> int | None:
    """The P-team that someone is placed in."""
    feit = Lidmaatschap.objects.op(peil).filter(persoon_id=persoon).first()
    return feit.pteam_id if feit else None


def pteams_van(personen: Iterable[int], peil: Peilmoment) -> dict[int, int]:
    """The P-team of each that is placed in one."""
    feiten = Lidmaatschap.objects.op(peil).filter(persoon_id__in=reeksen.ids(set(personen)))
    return dict(feiten.values_list("persoon_id", "pteam_id"))


def leden(pteam: int, peil: Peilmoment) -> list[int]:
    """The persons placed in a P-team."""
    feiten = Lidmaatschap.objects.op(peil).filter(pteam_id=pteam)
    return list(feiten.values_list("persoon_id", flat=True))


def programmadirecteuren(personen: Iterable[int], peil: Peilmoment) -> set[int]:
    """Those of `personen` who are AOG in the scale of a programmadirecteur (REG-24)."""
    vanaf = instellingen.getal(instellingen.SCHAAL_PROGRAMMADIRECTEUR, peil.geldig_op)
    aogs = Rolvervulling.objects.op(peil).filter(rolsoort__rol=Rol.AOG, waarneming=False)
    hoog = Dienstverband.objects.op(peil).filter(
        persoon_id__in=reeksen.ids(set(personen)), schaal__gte=vanaf
    )
    return set(
        hoog.filter(persoon_id__in=aogs.values("persoon_id")).values_list("persoon_id", flat=True)
    )


def is_programmadirecteur(persoon: int, peil: Peilmoment) -> bool:
    """Whether someone is AOG in the scale of a programmadirecteur (REG-24)."""
    return bool(programmadirecteuren([persoon], peil))
