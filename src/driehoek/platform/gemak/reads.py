"""What somebody opened last, put a star on, and saved."""

from collections.abc import Sequence
from datetime import timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from driehoek.platform import klok
from driehoek.platform.gemak.types import Sleutel
from driehoek.platform.models import Account, BewaardFilter, Bezocht, Favoriet, Voorkeur

LAATSTE = 10
BEWAAR_DAGEN = 90


def met_gemak(accounts: QuerySet[Account]) -> QuerySet[Account]:
    """Accounts with their Voorkeur and stars, in the one query that gets an account."""
    sleutels = (
        Favoriet.objects.filter(account_id=OuterRef("pk"))
        .annotate(tekst=Concat(F("soort"), Value(":"), Cast("ding", CharField())))
        .values("tekst")
    )
    return accounts.select_related("voorkeur").annotate(sterren=ArraySubquery(sleutels))


def voorkeur(account: object) -> Voorkeur | None:
    """How this visitor likes to work; None for who never said."""
    return getattr(account, "voorkeur", None)


def sterren(account: Account) -> list[Sleutel]:
    """What has a star, the newest first."""
    gelezen: Sequence[str] | None = getattr(account, "sterren", None)
    if gelezen is not None:
        return [Sleutel.lees(tekst) for tekst in gelezen]
    return [f.sleutel for f in Favoriet.objects.filter(account=account)]


def laatst(account: Account) -> list[Sleutel]:
    """What was opened last, the newest first."""
    sinds = klok.nu() - timedelta(days=BEWAAR_DAGEN)
    rijen = Bezocht.objects.filter(account=account, moment__gte=sinds)
    return [b.sleutel for b in rijen[:LAATSTE]]


def filters(account: Account, pad: str = "") -> list[BewaardFilter]:
    """The saved filters by name; of one list, or all."""
    rijen = BewaardFilter.objects.filter(account=account)
    return list(rijen.filter(pad=pad) if pad else rijen)
