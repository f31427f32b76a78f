"""Letting somebody in who showed a key: past the second step, and on to where they were going."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from driehoek.platform.models import Account


def laat_binnen(
    request: HttpRequest, account: Account, wijze: str, *, naar: str | None = None
) -> HttpResponse:
    """Log in, by way of the second step where the account has one; `wijze` goes in the session."""
    if request.user.is_authenticated:
        logout(request)
    record_authentication(request, account, wijze)
    antwoord: HttpResponse = perform_login(request, Login(user=account, redirect_url=naar))
    return antwoord
