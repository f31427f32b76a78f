"""Who fails too often to log in has to wait.

Counted per account name and per address, in the database: there are several web processes. A try
counts as failed from before the password is looked at until it turns out to be right, so that
many tries at once do not slip through.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_network
from math import ceil

from django.db import connection, transaction
from django.utils.crypto import salted_hmac

from driehoek.kern.tijd import AMSTERDAM
from driehoek.platform import klok
from driehoek.platform.fouten import Weigering
from driehoek.platform.models import Inlogpoging

HOOGUIT = 5
BINNEN = timedelta(minutes=15)
_IPV6_BUURT = 64  # one household or office has so many bits of an address in common


class TeVaak(Weigering):
    """Too many tries failed; `tot` is when the next one is allowed."""

    def __init__(self, tot: datetime) -> None:
        minuten = ceil((tot - klok.nu()) / timedelta(minutes=1))
        super().__init__(
            f"Er is te vaak een verkeerd wachtwoord ingevuld. Wacht tot"
            f" {tot.astimezone(AMSTERDAM):%H:%M} uur (nog {minuten}"
            f" {'minuut' if minuten == 1 else 'minuten'}) en probeer het dan opnieuw."
        )
        self.tot = tot


@dataclass(frozen=True, slots=True)
class Poging:
    """One try; it counts until `gelukt` is said of it."""

    naam: str
    eigen: tuple[int, ...]
    is_laatste: bool
    """If this one fails too, the next has to wait."""

    def gelukt(self) -> None:
        """Forget this try, and what failed before under the same name.

        What failed from the same address stays: or one who has an account here could go on
        guessing at those of others.
        """
        Inlogpoging.objects.filter(pk__in=self.eigen).delete()
        Inlogpoging.objects.filter(sleutel=self.naam).delete()


def begin(naam: str, adres: str) -> Poging:
    """Start a try under this name from this address; raises TeVaak where one has to wait."""
    sleutels = [_sleutel("naam", naam.strip().casefold()), _sleutel("adres", _buurt(adres))]
    with transaction.atomic():
        _een_tegelijk(sleutels)
        oud = Inlogpoging.objects.filter(moment__lte=klok.nu() - BINNEN)
        oud.filter(sleutel__in=sleutels).delete()
        eerder = [_laatste(sleutel) for sleutel in sleutels]
        vol = [momenten[-1] for momenten in eerder if len(momenten) >= HOOGUIT]
        if vol:
            raise TeVaak(max(vol) + BINNEN)
        nieuw = Inlogpoging.objects.bulk_create(Inlogpoging(sleutel=s) for s in sleutels)
    return Poging(
        naam=sleutels[0],
        eigen=tuple(p.pk for p in nieuw),
        is_laatste=any(len(momenten) == HOOGUIT - 1 for momenten in eerder),
    )


def _sleutel(soort: str, waarde: str) -> str:
    """Not to be read back: people type their password in the wrong field, too."""
    return salted_hmac(f"driehoek.poging.{soort}", waarde, algorithm="sha256").hexdigest()


def _buurt(adres: str) -> str:
    try:
        netwerk = ip_network(adres)
    except ValueError:
        return adres
    if netwerk.version == 6:  # noqa: PLR2004
        return str(netwerk.supernet(new_prefix=_IPV6_BUURT))
    return adres


def _een_tegelijk(sleutels: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for sleutel in sorted(sleutels):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [sleutel])


def _laatste(sleutel: str) -> list[datetime]:
    """When the last tries under this key were, the newest first."""
    rijen = Inlogpoging.objects.filter(sleutel=sleutel).order_by("-moment")
    return list(rijen.values_list("moment", flat=True)[:HOOGUIT])


def ruim_op() -> int:
    """Forget what no longer counts; gives how many tries that were."""
    return Inlogpoging.objects.filter(moment__lte=klok.nu() - BINNEN).delete()[0]
