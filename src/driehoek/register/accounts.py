"""Accounts of persons: making them, and finding whose they are."""

import re
from datetime import datetime

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from driehoek.platform.accounts import acts, sessies
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.models import Account, Accountgebeurtenis
from driehoek.register.models import AccountPersoon, Persoon

VOORVOEGSEL_NOOD = "nood-"
_NAAM = re.compile(r"[a-z0-9][a-z0-9._@-]{1,99}")


@transaction.atomic
def maak(persoon: int, gebruikersnaam: str, *, door: Account | None) -> Account:
    """An account for a person, that nobody can log in with yet."""
    naam = _eis_naam(gebruikersnaam)
    if Account.objects.filter(gebruikersnaam=naam).exists():
        raise InvoerFout(
            f"De gebruikersnaam '{naam}' is al in gebruik. Kies een andere.", veld="gebruikersnaam"
        )
    if van_persoon(persoon) is not None:
        raise InvoerFout("Deze persoon heeft al een account.", veld="persoon")
    return _maak(persoon, naam, door)


@transaction.atomic
def hernoem(account: Account, gebruikersnaam: str, *, tekst: str) -> None:
    """Let somebody be known by another name when they log in."""
    Account.objects.filter(pk=account.pk).update(gebruikersnaam=_eis_naam(gebruikersnaam))
    acts.noteer(account, Accountgebeurtenis.Soort.HERNOEMD, door=None, tekst=tekst)


@transaction.atomic
def geef_aan(account: Account, persoon: int, *, tekst: str) -> None:
    """Have an account be another person's; whoever is in with it, or could log in, is out."""
    AccountPersoon.objects.filter(account=account).update(persoon_id=persoon)
    SocialAccount.objects.filter(user_id=account.pk).delete()
    sessies.beeindig_alle(account)
    acts.noteer(account, Accountgebeurtenis.Soort.PERSOON, door=None, tekst=tekst)


def van_persoon(persoon: int) -> Account | None:
    """The account that a person logs in with every day; not the one for an emergency."""
    return (
        Account.objects.filter(koppeling__persoon_id=persoon, nood=False)
        .order_by("-is_active", "aangemaakt")
        .first()
    )


@transaction.atomic
def voor_nummer(nummer: str) -> Account | None:
    """The account of the person with this number, made where it lacks; None: no such person."""
    persoon = Persoon.objects.filter(nummer=nummer.strip()).first()
    if persoon is None:
        return None
    return van_persoon(persoon.id) or _maak(persoon.id, _vrije_naam(persoon.nummer), None)


@transaction.atomic
def open_noodtoegang(nummer: str, tot: datetime, *, reden: str) -> Account:
    """The emergency account of a person, open until `tot`."""
    persoon = Persoon.objects.filter(nummer=nummer.strip()).first()
    if persoon is None:
        raise InvoerFout(f"Er is geen persoon met nummer '{nummer}'.", veld="nummer")
    naam = f"{VOORVOEGSEL_NOOD}{persoon.nummer.lower()}"
    account = noodaccount(persoon.nummer) or _maak(persoon.id, naam, None)
    acts.open_nood(account, tot, reden=reden)
    return account


def noodaccount(nummer: str) -> Account | None:
    """The account that a person has for emergencies, open or not."""
    return Account.objects.filter(koppeling__persoon__nummer=nummer.strip(), nood=True).first()


def _eis_naam(gebruikersnaam: str) -> str:
    naam = gebruikersnaam.strip().lower()
    if not _NAAM.fullmatch(naam) or naam.startswith(VOORVOEGSEL_NOOD):
        raise InvoerFout(
            "Kies een gebruikersnaam van 2 tot 100 tekens: letters, cijfers, punten en streepjes,"
            f" en niet beginnend met '{VOORVOEGSEL_NOOD}'.",
            veld="gebruikersnaam",
        )
    return naam


def _maak(persoon: int, gebruikersnaam: str, door: Account | None) -> Account:
    account = Account(gebruikersnaam=gebruikersnaam)
    account.set_unusable_password()
    account.save(force_insert=True)
    AccountPersoon.objects.create(account=account, persoon_id=persoon)
    acts.noteer(account, Accountgebeurtenis.Soort.AANGEMAAKT, door=door)
    return account


def _vrije_naam(nummer: str) -> str:
    """The person's number, or what comes closest to it."""
    naam = nummer.lower()
    bezet = set(
        Account.objects.filter(gebruikersnaam__startswith=naam).values_list(
            "gebruikersnaam", flat=True
        )
    )
    kandidaten = (naam, *(f"{naam}-{n}" for n in range(2, len(bezet) + 3)))
    return next(kandidaat for kandidaat in kandidaten if kandidaat not in bezet)
