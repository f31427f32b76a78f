"""The accounts of the demo: one per role to log in as, and those of whoever registered."""

import re
import uuid
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction

from driehoek.demo.plan.types import Aanmelding
from driehoek.demo.spel.stand import Stand
from driehoek.platform import klok
from driehoek.platform.models import Account
from driehoek.register.models import AccountPersoon

VOORVOEGSEL = "demo-"


@transaction.atomic
def maak_accounts(aanmeldingen: Iterable[Aanmelding], stand: Stand) -> None:
    """Accounts in the order of the aanmeldingen; a registrator keeps the account acted under."""
    over = dict(stand.accounts)
    for volgnummer, aanmelding in enumerate(aanmeldingen):
        _maak(
            f"{VOORVOEGSEL}{kebab(aanmelding.rol)}",
            over.pop(aanmelding.persoon) if aanmelding.persoon in over else uuid.uuid4(),
            stand.personen[aanmelding.persoon],
            volgnummer,
        )
    for volgnummer, (persoon, id_) in enumerate(over.items(), start=1):
        _maak(f"registrator-{volgnummer}", id_, stand.personen[persoon], volgnummer)


def kebab(rol: str) -> str:
    """A role as part of a user name: 'directeur M&O' is 'directeur-m-o'."""
    return re.sub(r"[^a-z0-9]+", "-", rol.lower()).strip("-")


def _maak(gebruikersnaam: str, id_: uuid.UUID, persoon: int, volgnummer: int) -> None:
    account = Account(
        id=id_,
        gebruikersnaam=gebruikersnaam,
        aangemaakt=klok.nu() + timedelta(milliseconds=volgnummer),
    )
    account.set_unusable_password()
    account.save(force_insert=True)
    AccountPersoon.objects.create(account=account, persoon_id=persoon)
