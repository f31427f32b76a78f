"""Signals for the tests of this room: counted, and looked up by what they are about."""

from datetime import UTC, date, datetime, timedelta

from driehoek.platform import regelboek
from driehoek.platform.models import Account
from driehoek.register.models import AccountPersoon
from driehoek.signalen import reads
from driehoek.signalen.acts import volgen
from driehoek.signalen.models import Signaal
from driehoek.signalen.types import Bereik, Rij, Staat

NU = datetime(2026, 11, 23, 10, tzinfo=UTC)
VANDAAG = date(2026, 11, 23)


def na(dagen: int) -> datetime:
    return NU + timedelta(days=dagen)


def tel() -> list[Rij]:
    """Count, and give what is open."""
    volgen.tel()
    return reads.signalen(Bereik.ALLES, None)


def van_regel(sleutel: str, drager: int | None = None, staat: Staat = Staat.OPEN) -> list[Rij]:
    rijen = reads.signalen(Bereik.ALLES, None, staat)
    return [r for r in rijen if r.regel.sleutel == sleutel and drager in (None, r.drager)]


def een(sleutel: str, drager: int | None = None) -> Rij:
    (rij,) = van_regel(sleutel, drager)
    return rij


def wie(rij: Rij) -> set[int]:
    return {m.persoon for m in rij.eigendom.mensen}


def tijden(sleutel: str) -> list[tuple[datetime, datetime | None]]:
    """The spells of a rule, oldest first."""
    gevonden = Signaal.objects.filter(regel=sleutel).order_by("sinds", "id")
    return [(s.sinds, s.opgelost) for s in gevonden]


def regel(sleutel: str) -> regelboek.Regel:
    return next(r for r in regelboek.alle() if r.sleutel == sleutel)


def account_van(persoon: int) -> Account:
    account = Account.objects.create(gebruikersnaam=f"account-{persoon}")
    AccountPersoon.objects.create(account=account, persoon_id=persoon)
    return account
