"""Login links of a demo: one per role, on loopback only, and only in demo mode."""

from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.urls import reverse

from driehoek.config.herkomst import van_deze_machine
from driehoek.platform.models import Account
from driehoek.register import reads

_ZOUT = "driehoek.demolink"
VOORVOEGSEL = "demo-"
# A user name has no capitals and no signs; these are the roles as people write them.
ROLNAMEN = {
    "directeur-m-o": "Directeur Mens en Organisatie",
    "directeur-dbi": "Directeur Beheer Infrastructuur",
    "aog": "Ambtelijk opdrachtgever",
    "aon": "Ambtelijk opdrachtnemer",
    "overbelaste-aon": "Overbelaste opdrachtnemer",
    "p-manager": "P-manager",
}


@dataclass(frozen=True, slots=True)
class Demolink:
    rol: str
    naam: str
    pad: str


def demolinks() -> list[Demolink]:
    """The accounts of the demo, each with the path that logs in as it."""
    accounts = list(
        Account.objects.filter(gebruikersnaam__startswith=VOORVOEGSEL, is_active=True)
        .select_related("koppeling")
        .order_by("aangemaakt", "gebruikersnaam")
    )
    namen = reads.namen(a.koppeling.persoon_id for a in accounts)
    return [
        Demolink(
            rol=_rol(account),
            naam=namen.get(account.koppeling.persoon_id, ""),
            pad=reverse("demolink", args=[signing.dumps(str(account.pk), salt=_ZOUT)]),
        )
        for account in accounts
    ]


def _rol(account: Account) -> str:
    rol = account.gebruikersnaam.removeprefix(VOORVOEGSEL)
    return ROLNAMEN.get(rol) or rol.replace("-", " ").capitalize()


def account_bij(token: str) -> Account | None:
    try:
        pk = signing.loads(token, salt=_ZOUT)
    except signing.BadSignature:
        return None
    return Account.objects.filter(
        pk=pk, is_active=True, gebruikersnaam__startswith=VOORVOEGSEL
    ).first()


def mag_demo(request: HttpRequest) -> bool:
    """Whether this visitor may use demo links: demo mode, and from this very machine."""
    return bool(settings.DEMO) and van_deze_machine(request)
