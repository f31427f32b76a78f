"""Who can do what, and why: computed from the roles held and from what policy says of each role."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import URLPattern, URLResolver, get_resolver

from driehoek.kern.tijd import Peilmoment
from driehoek.opdrachten.vastleggen.vormen import ALLE
from driehoek.platform import reeksen
from driehoek.platform.models import Account
from driehoek.platform.ui.schil import HOOFDNAV, MEERNAV
from driehoek.register import policy, reads
from driehoek.register.models import AccountPersoon, Persoonsgegeven, Rolvervulling
from driehoek.register.personen import kaal
from driehoek.register.types import Rol
from driehoek.toegang.types import Recht

# What acts are called that have no form in the wizard.
ZONDER_VORM = {
    "beoordeel_toegang": "Beoordeel de toegang",
    "beheer_koppelingen": "Beheer de koppelingen",
    "bewaar_controle": "Toets een bestand op rechtmatigheid",
}


@cache
def handelingen() -> dict[str, str]:
    """Every act that can be entered, as policy names it, and what it is called; by label."""
    eigen = set().union(*policy.EIGEN_HANDELINGEN.values())
    labels = {sleutel: _leesbaar(sleutel) for sleutel in eigen} | ZONDER_VORM
    for vorm in ALLE:
        sleutels = {f"{vorm.act}:{rol}" for rol in vorm.rollen} or {vorm.act}
        labels |= dict.fromkeys(sleutels, vorm.label)
    return dict(sorted(labels.items(), key=lambda paar: paar[1].casefold()))


def _leesbaar(sleutel: str) -> str:
    """'Benoem: P-manager', for an act that nobody gave a name yet."""
    act, _, rol = sleutel.partition(":")
    over = f": {Rol(rol).in_zin}" if rol else ""
    return act.replace("_", " ").capitalize() + over


@cache
def gesloten_paginas() -> dict[str, frozenset[str]]:
    """The pages that are not for everybody inside: what each is called, and the roles it asks."""
    namen = {punt.url.strip("/"): punt.label for punt in (*HOOFDNAV, *MEERNAV)}
    paginas: dict[str, frozenset[str]] = {}
    for adres, view in _views(get_resolver().url_patterns):
        rollen = getattr(view, "rollen", None)
        if rollen is not None:
            kop = adres.partition("/")[0]
            paginas[namen.get(kop, kop)] = paginas.get(namen.get(kop, kop), frozenset()) | rollen
    return paginas


def _views(patronen: Iterable[Any], begin: str = "") -> Iterable[tuple[str, Any]]:
    for patroon in patronen:
        adres = f"{begin}{patroon.pattern}"
        if isinstance(patroon, URLResolver):
            yield from _views(patroon.url_patterns, adres)
        elif isinstance(patroon, URLPattern):
            yield adres, patroon.callback


@cache
def recht_van(rol: Rol) -> Recht:
    """What a role lets its holder enter, and what it lets see that not everybody may."""
    eigen = policy.EIGEN_HANDELINGEN.get(rol, frozenset())
    labels = handelingen()
    return Recht(
        rol=rol,
        vastleggen=tuple(sorted({labels[sleutel] for sleutel in eigen}, key=str.casefold)),
        alles=policy.mag_alles(rol),
        inzien=tuple(sorted(p for p, rollen in gesloten_paginas().items() if rol in rollen)),
    )


@cache
def rollen_met_recht() -> frozenset[Rol]:
    """The roles that let one do more than everybody inside may."""
    rechten = (recht_van(rol) for rol in Rol)
    return frozenset(r.rol for r in rechten if r.alles or r.vastleggen or r.inzien)


def mensen(
    peil: Peilmoment, *, q: str = "", rol: str = "", handeling: str = ""
) -> QuerySet[Persoonsgegeven]:
    """Persons with a role on the Peilmoment or with an account now, by name, role and act."""
    rollen = Rolvervulling.objects.op(peil).filter(persoon_id=OuterRef("persoon_id"))
    if rol:
        rollen = rollen.filter(rolsoort__rol=rol)
    if handeling:
        rollen = rollen.filter(rolsoort__rol__in=policy.rollen_voor(handeling))
    kan_iets = Q(Exists(rollen))
    if not (rol or handeling):
        accounts = AccountPersoon.objects.filter(persoon_id=OuterRef("persoon_id"))
        kan_iets |= Q(Exists(accounts))
    gevonden: QuerySet[Persoonsgegeven] = Persoonsgegeven.objects.bekend(peil.bekend_op).filter(
        kan_iets
    )
    for deel in kaal(q).split():
        gevonden = gevonden.filter(Q(sorteernaam__contains=deel) | Q(persoon__nummer__iexact=deel))
    return gevonden.select_related("persoon").order_by("sorteernaam", "persoon_id")


def rollen_van(personen: Collection[int], peil: Peilmoment) -> dict[int, list[Rolvervulling]]:
    """The roles of each of these persons on the Peilmoment, by kind and first day."""
    feiten = reads.rollen(peil).filter(persoon_id__in=reeksen.ids(personen))
    per_persoon: dict[int, list[Rolvervulling]] = defaultdict(list)
    for feit in feiten.order_by("rolsoort_id", "geldig", "id"):
        per_persoon[feit.persoon_id].append(feit)
    return per_persoon


def accounts_van(personen: Collection[int]) -> dict[int, list[Account]]:
    """The accounts of each of these persons, as they are now."""
    koppelingen = AccountPersoon.objects.filter(persoon_id__in=reeksen.ids(personen))
    per_persoon: dict[int, list[Account]] = defaultdict(list)
    for koppeling in koppelingen.select_related("account").order_by("account__gebruikersnaam"):
        per_persoon[koppeling.persoon_id].append(koppeling.account)
    return per_persoon
