"""Keeping what makes the work easy. None of it is part of the register; nothing is in the ledger."""

from datetime import timedelta

from django.db import IntegrityError, transaction

from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.gemak.reads import BEWAAR_DAGEN, LAATSTE
from driehoek.platform.gemak.types import Sleutel
from driehoek.platform.models import Account, BewaardFilter, Bezocht, Favoriet, Voorkeur

HOOGUIT = 100
"""So many stars, and so many filters, one person can have."""


def kies(account: Account, **voorkeuren: str | bool) -> None:
    """Keep how somebody likes to work: `thema`, `sneltoetsen`, `rondleiding_gezien`."""
    Voorkeur.objects.update_or_create(account=account, defaults=voorkeuren)


@transaction.atomic
def onthoud(account: Account, sleutel: Sleutel) -> None:
    """Keep that it was opened now; of what was opened before, the last few stay."""
    Bezocht.objects.bulk_create(
        [Bezocht(account=account, soort=sleutel.soort, ding=sleutel.id, moment=klok.nu())],
        update_conflicts=True,
        unique_fields=["account", "soort", "ding"],
        update_fields=["moment"],
    )
    ouder = Bezocht.objects.filter(account=account).values("id")[LAATSTE:]
    Bezocht.objects.filter(id__in=ouder).delete()


def vergeet(account: Account) -> None:
    """Forget all that somebody opened."""
    Bezocht.objects.filter(account=account).delete()


def vergeet_oud() -> int:
    """Forget what was opened too long ago; gives how many."""
    voor = klok.nu() - timedelta(days=BEWAAR_DAGEN)
    return Bezocht.objects.filter(moment__lt=voor).delete()[0]


def zet_ster(account: Account, sleutel: Sleutel, *, aan: bool) -> None:
    """Put a star on a page, or take it off. Twice is the same as once."""
    eigen = Favoriet.objects.filter(account=account)
    if not aan:
        eigen.filter(soort=sleutel.soort, ding=sleutel.id).delete()
        return
    if eigen.count() >= HOOGUIT:
        raise InvoerFout(f"Je hebt al {HOOGUIT} favorieten. Haal er eerst een weg.")
    Favoriet.objects.get_or_create(account=account, soort=sleutel.soort, ding=sleutel.id)


def bewaar_filter(account: Account, *, naam: str, pad: str, vraag: str) -> BewaardFilter:
    """Keep the address of a list under a name; the same name again replaces what it stood for."""
    if BewaardFilter.objects.filter(account=account).count() >= HOOGUIT:
        raise InvoerFout(f"Je hebt al {HOOGUIT} bewaarde filters. Verwijder er eerst een.")
    filter_, _ = BewaardFilter.objects.update_or_create(
        account=account, pad=pad, naam=_naam(naam), defaults={"vraag": _vraag(vraag)}
    )
    return filter_


def hernoem_filter(filter_: BewaardFilter, naam: str) -> None:
    filter_.naam = _naam(naam)
    try:
        with transaction.atomic():
            filter_.save(update_fields=["naam"])
    except IntegrityError as fout:
        raise InvoerFout(
            f"Je hebt op deze lijst al een filter met de naam '{naam}'. Kies een andere naam.",
            veld="naam",
        ) from fout


def zet_filterster(filter_: BewaardFilter, *, aan: bool) -> None:
    """With a star it stands among the favourites."""
    filter_.ster = aan
    filter_.save(update_fields=["ster"])


def verwijder_filter(filter_: BewaardFilter) -> None:
    filter_.delete()


def _naam(naam: str) -> str:
    schoon = " ".join(naam.split())
    grens = BewaardFilter._meta.get_field("naam").max_length or 0
    if not schoon or len(schoon) > grens:
        raise InvoerFout(f"Geef het filter een naam van 1 tot {grens} tekens.", veld="naam")
    return schoon


def _vraag(vraag: str) -> str:
    grens = BewaardFilter._meta.get_field("vraag").max_length or 0
    if len(vraag) > grens:
        raise InvoerFout("Dit filter is te lang om te bewaren. Kies minder.", veld="naam")
    return vraag
