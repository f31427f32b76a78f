"""One-time login links: for the first account of an installation, and for one who is locked out.

A link carries a signature over the account and its last login: once used it is worthless.
"""

from datetime import timedelta

from django.core import signing
from django.urls import reverse

from driehoek.platform.models import Account

_ZOUT = "driehoek.inloglink"
GELDIG = timedelta(hours=1)


def maak_link(account: Account, base_url: str) -> str:
    """A link with which `account` can log in once, within an hour."""
    return f"{base_url.rstrip('/')}{reverse('inloglink', args=[_teken(account)])}"


def account_bij(token: str) -> Account | None:
    """The account of a link that is still good; None where it is not."""
    try:
        inhoud = signing.loads(token, salt=_ZOUT, max_age=GELDIG)
    except signing.BadSignature:
        return None
    account = Account.objects.filter(pk=inhoud["account"], is_active=True).first()
    if account is None or inhoud["laatst"] != _laatst(account):
        return None
    return account


def _teken(account: Account) -> str:
    inhoud = {"account": str(account.pk), "laatst": _laatst(account)}
    return signing.dumps(inhoud, salt=_ZOUT)


def _laatst(account: Account) -> str:
    return account.last_login.isoformat() if account.last_login else ""
