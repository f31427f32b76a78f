"""One-time login links: for who is invited, for who is locked out, and for the first account.

A link carries a signature over the account and its last login: once used it is worthless.
"""

from datetime import timedelta

from django.core import signing
from django.urls import reverse

from driehoek.platform.models import Account

_ZOUT = "driehoek.inloglink"
_ZOUT_UITNODIGING = "driehoek.uitnodiging"
GELDIG = timedelta(hours=1)
UITNODIGING_GELDIG = timedelta(hours=72)


def maak_link(account: Account, base_url: str) -> str:
    """A link with which `account` can log in once, within an hour."""
    return _link(account, base_url, _ZOUT)


def maak_uitnodiging(account: Account, base_url: str) -> str:
    """As `maak_link`, for a first time within three days."""
    return _link(account, base_url, _ZOUT_UITNODIGING)


def account_bij(token: str) -> Account | None:
    """The account of a link that is still good; None where it is not."""
    inhoud = _lees(token, _ZOUT, GELDIG) or _lees(token, _ZOUT_UITNODIGING, UITNODIGING_GELDIG)
    if inhoud is None:
        return None
    account = Account.objects.bruikbaar().filter(pk=inhoud["account"]).first()
    if account is None or inhoud["laatst"] != _laatst(account):
        return None
    return account


def is_uitnodiging(token: str) -> bool:
    """Whether a link that is good is somebody's first."""
    return _lees(token, _ZOUT_UITNODIGING, UITNODIGING_GELDIG) is not None


def _link(account: Account, base_url: str, zout: str) -> str:
    inhoud = {"account": str(account.pk), "laatst": _laatst(account)}
    token = signing.dumps(inhoud, salt=zout)
    return f"{base_url.rstrip('/')}{reverse('inloglink', args=[token])}"


def _lees(token: str, zout: str, geldig: timedelta) -> dict[str, str] | None:
    try:
        inhoud: dict[str, str] = signing.loads(token, salt=zout, max_age=geldig)
    except signing.BadSignature:
        return None
    return inhoud


def _laatst(account: Account) -> str:
    return account.last_login.isoformat() if account.last_login else ""
