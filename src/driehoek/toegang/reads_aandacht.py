"""Accounts and roles that ask attention now: accounts are known as they are, not as they were."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Upper

from driehoek.kern.tijd import Peilmoment
from driehoek.organisatie.models import Dienstverband
from driehoek.platform import klok
from driehoek.platform.models import Account
from driehoek.register import reads
from driehoek.register.models import AccountPersoon, Rolvervulling
from driehoek.toegang.reads import rollen_met_recht
from driehoek.toegang.types import Aandacht, Punt


def punten(nu: Peilmoment, soorten: Collection[str] = ()) -> list[Punt]:
    """What asks attention, by kind: of all kinds, or of some."""
    zoekers = {
        Aandacht.ZONDER_PERSOON: _zonder_persoon,
        Aandacht.UIT_DIENST: _uit_dienst,
        Aandacht.ZONDER_ROL: _zonder_rol,
        Aandacht.ZONDER_ACCOUNT: _zonder_account,
    }
    return [
        punt
        for soort, zoek in zoekers.items()
        if not soorten or soort in soorten
        for punt in zoek(nu)
    ]


def _zonder_persoon(_nu: Peilmoment) -> Iterable[Punt]:
    accounts = Account.objects.filter(is_active=True, koppeling__isnull=True)
    for account in accounts.order_by("gebruikersnaam"):
        yield _punt(
            Aandacht.ZONDER_PERSOON, account, account.aangemaakt.astimezone(klok.AMSTERDAM).date()
        )


def _uit_dienst(nu: Peilmoment) -> Iterable[Punt]:
    dienst = Dienstverband.objects.bekend(nu.bekend_op).filter(
        persoon_id=OuterRef("koppeling__persoon_id")
    )
    werkt = dienst.filter(Q(geldig__endswith__isnull=True) | Q(geldig__endswith__gt=nu.geldig_op))
    laatste = dienst.annotate(einde=Upper("geldig")).order_by("-einde").values("einde")[:1]
    accounts = _actief().filter(Exists(dienst), ~Exists(werkt)).annotate(einde=laatste)
    for account in accounts:
        yield _punt(Aandacht.UIT_DIENST, account, account.einde)


def _zonder_rol(nu: Peilmoment) -> Iterable[Punt]:
    """Who had a role once and has none any more; who never had one may be a colleague who reads."""
    ooit = Rolvervulling.objects.bekend(nu.bekend_op).filter(
        persoon_id=OuterRef("koppeling__persoon_id")
    )
    laatste = ooit.annotate(einde=Upper("geldig")).order_by(F("einde").desc(nulls_last=True))
    houdt = ooit.filter(Q(geldig__endswith__isnull=True) | Q(geldig__endswith__gt=nu.geldig_op))
    accounts = _actief().filter(Exists(ooit), ~Exists(houdt))
    for account in accounts.annotate(einde=laatste.values("einde")[:1]):
        yield _punt(Aandacht.ZONDER_ROL, account, account.einde)


def _zonder_account(nu: Peilmoment) -> Iterable[Punt]:
    """Who holds a role that gives rights, and cannot log in to use them."""
    actief = AccountPersoon.objects.filter(
        persoon_id=OuterRef("persoon_id"), account__is_active=True
    )
    rollen = reads.rollen(nu).filter(~Exists(actief), rolsoort__rol__in=rollen_met_recht())
    eerste: dict[int, date] = {}
    for rol in rollen:
        eerste[rol.persoon_id] = min(rol.periode.van, eerste.get(rol.persoon_id, date.max))
    for persoon, sinds in sorted(eerste.items()):
        yield Punt(Aandacht.ZONDER_ACCOUNT, persoon, None, "", sinds)


def _actief() -> "QuerySet[Account]":
    return (
        Account.objects.filter(is_active=True, koppeling__isnull=False)
        .select_related("koppeling")
        .order_by("gebruikersnaam")
    )


def _punt(aandacht: Aandacht, account: Account, sinds: date | None) -> Punt:
    koppeling: AccountPersoon | None = getattr(account, "koppeling", None)
    return Punt(
        aandacht,
        koppeling.persoon_id if koppeling else None,
        account.id,
        account.gebruikersnaam,
        sinds,
    )
