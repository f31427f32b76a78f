"""What is done to accounts: each on record, with who did it.

An account lets somebody in and no more; what one may do follows from the register. So nothing of
this is in the ledger: it has a record of its own that only grows, `Accountgebeurtenis`.
"""

from datetime import datetime

import structlog
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from driehoek.platform import klok
from driehoek.platform.accounts import sessies
from driehoek.platform.fouten import Weigering
from driehoek.platform.models import Account, Accountgebeurtenis
from driehoek.platform.ui.opmaak import moment

_log = structlog.get_logger(__name__)
Soort = Accountgebeurtenis.Soort


def noteer(account: Account, soort: Soort, *, door: Account | None, tekst: str = "") -> None:
    """Put on record what was done to an account; `door` None: from the machine itself."""
    Accountgebeurtenis.objects.create(account=account, soort=soort, door=door, tekst=tekst)
    _log.info(
        "account",
        soort=str(soort),
        account=str(account.pk),
        door=str(door.pk) if door else None,
    )


@transaction.atomic
def zet_uit(account: Account, *, door: Account | None, tekst: str = "") -> None:
    """Let nobody in with this account any more; who is in is out."""
    Account.objects.filter(pk=account.pk).update(is_active=False)
    sessies.beeindig_alle(account)
    noteer(account, Soort.UITGEZET, door=door, tekst=tekst)


@transaction.atomic
def zet_aan(account: Account, *, door: Account | None, tekst: str = "") -> None:
    Account.objects.filter(pk=account.pk).update(is_active=True)
    noteer(account, Soort.AANGEZET, door=door, tekst=tekst)


@transaction.atomic
def beeindig_sessies(account: Account, *, door: Account) -> int:
    """Log somebody out everywhere; gives how many sessions ended."""
    aantal = sessies.beeindig_alle(account)
    noteer(account, Soort.SESSIES, door=door, tekst=f"{aantal} sessies")
    return aantal


@transaction.atomic
def haal_factoren_weg(account: Account, *, door: Account) -> None:
    """For who lost the telephone and the recovery codes: the next login asks no second step."""
    Authenticator.objects.filter(user_id=account.pk).delete()
    sessies.beeindig_alle(account)
    noteer(account, Soort.FACTOR_UIT, door=door, tekst="alle, op verzoek")


@transaction.atomic
def zet_wachtwoord(account: Account, wachtwoord: str) -> None:
    """Choose a password; every session of the account but the asking one ends with the old."""
    account.set_password(wachtwoord)
    account.save(update_fields=["password"])
    noteer(account, Soort.WACHTWOORD, door=account)


@transaction.atomic
def koppel(account: Account, uitgever: str, subject: str, *, door: Account | None) -> SocialAccount:
    """Let an identity log in with this account. It is known by issuer and subject alone."""
    Account.objects.select_for_update().get(pk=account.pk)
    bestaand = SocialAccount.objects.filter(provider=uitgever)
    if bestaand.filter(user_id=account.pk).exclude(uid=subject).exists():
        raise Weigering(
            "Bij je account hoort al iemand anders van deze aanmelddienst. Vraag de functioneel"
            " beheerder om die los te maken."
        )
    identiteit = bestaand.filter(uid=subject).first()
    if identiteit is not None and identiteit.user_id != account.pk:
        raise Weigering("Deze aanmelding hoort al bij een ander account.")
    if identiteit is None:
        identiteit = SocialAccount.objects.create(
            user_id=account.pk, provider=uitgever, uid=subject
        )
        noteer(account, Soort.GEKOPPELD, door=door, tekst=uitgever)
    return identiteit


@transaction.atomic
def ontkoppel(account: Account, *, door: Account) -> None:
    """Let no identity of elsewhere log in with this account any more."""
    SocialAccount.objects.filter(user_id=account.pk).delete()
    sessies.beeindig_alle(account)
    noteer(account, Soort.ONTKOPPELD, door=door)


@transaction.atomic
def open_nood(account: Account, tot: datetime, *, reden: str) -> None:
    """Let somebody in for a limited time, whatever becomes of the identity provider."""
    account.is_active, account.nood, account.geldig_tot = True, True, tot
    account.save(update_fields=["is_active", "nood", "geldig_tot"])
    noteer(account, Soort.NOOD_OPEN, door=None, tekst=f"tot {moment(tot)}: {reden}"[:300])
    _log.critical("noodtoegang_open", account=account.gebruikersnaam, tot=tot.isoformat())


@transaction.atomic
def sluit_nood(account: Account, *, door: Account | None) -> None:
    """End an emergency before its time; who is in is out."""
    Account.objects.filter(pk=account.pk, nood=True).update(geldig_tot=klok.nu())
    sessies.beeindig_alle(account)
    noteer(account, Soort.NOOD_DICHT, door=door)
    _log.critical("noodtoegang_dicht", account=account.gebruikersnaam)
