"""Asking somebody who is logged in for a key once more, before anything about keys changes."""

from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


def eerst_bevestigen(request: HttpRequest, *, daarna: str) -> HttpResponse | None:
    """The way to confirm it, and back to `daarna`; None where that was done just now.

    Who has no key but a link is not asked: there is nothing to ask for. What was filled in is not
    carried along, as it would be kept in the session.
    """
    if not is_reauthentication_required(request, app="allauth.mfa"):
        return None
    weg = get_adapter().get_reauthentication_methods(request.user)[0]["url"]
    return redirect(f"{weg}?{urlencode({'next': daarna})}")
