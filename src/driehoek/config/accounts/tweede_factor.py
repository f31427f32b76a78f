"""Where a second step is obligatory, nobody with an account of ours gets past setting it up."""

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from driehoek.config.accounts.adapters import FACTOREN
from driehoek.platform.models import Account

_KLAAR = "tweede_factor_klaar"
# What one needs to set it up, and to leave.
OPEN = frozenset(
    {
        "tweede-factor",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "oidc-begin",
        "oidc-terug",
        "uitloggen",
    }
)


class TweedeFactor:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        waar = request.resolver_match
        if not settings.TWEEDE_FACTOR or waar is None or waar.url_name in OPEN:
            return None
        account = request.user
        if not isinstance(account, Account) or request.session.get(_KLAAR):
            return None
        if ontbreekt(request, account):
            return redirect("tweede-factor")
        request.session[_KLAAR] = True
        return None


def ontbreekt(request: HttpRequest, account: Account) -> bool:
    """Whether a second step must still be set up before anything else.

    Not by who came in at the identity provider, which asks its own; nor in an emergency, nor in
    the demo, where a link is all there is.
    """
    if settings.DEMO or account.nood:
        return False
    wegen = {weg["method"] for weg in get_authentication_records(request, account)}
    return "socialaccount" not in wegen and not is_mfa_enabled(account, FACTOREN)
