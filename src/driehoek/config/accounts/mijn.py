"""Mijn account: who I am, how I log in, and where I am logged in now."""

import uuid
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.config.accounts.bevestigen import eerst_bevestigen
from driehoek.config.accounts.forms import WachtwoordForm
from driehoek.config.accounts.gebeurtenissen import van_een_account
from driehoek.platform.accounts import acts, bezoek, sessies
from driehoek.platform.models import Account, Sessie
from driehoek.platform.ui.componenten import Kenmerk, Tabel
from driehoek.platform.ui.opmaak import datum
from driehoek.register.web import DriehoekRequest, binnen

_CODE, _SLEUTEL = Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN
_HERSTEL = Authenticator.Type.RECOVERY_CODES
_GEBEURTENISSEN = 10


@dataclass(frozen=True, slots=True)
class Plek:
    """Where somebody is logged in."""

    sessie: Sessie
    toestel: str
    is_deze: bool


@never_cache
@require_safe
@binnen
def account(request: DriehoekRequest) -> HttpResponse:
    wie = _wie(request)
    factoren = list(Authenticator.objects.filter(user=wie).order_by("created_at", "pk"))
    dienst = settings.OIDC.naam if settings.OIDC else ""
    gekoppeld = SocialAccount.objects.filter(user=wie).exists()
    context = {
        "account": wie,
        "inlogwegen": _inlogwegen(wie, dienst, gekoppeld=gekoppeld),
        "stappen": _stappen(factoren),
        "code_app": any(f.type == _CODE for f in factoren),
        "passkeys": [f.wrap() for f in factoren if f.type == _SLEUTEL],
        "lokaal": settings.LOKAAL_INLOGGEN,
        "dienst": dienst,
        "gekoppeld": gekoppeld,
        "plekken": _plekken(request, wie),
        "gebeurtenissen": _gebeurtenissen(wie),
    }
    return render(request, "config/accounts/account.html", context)


@never_cache
@require_safe
@binnen
def tweede_factor(request: DriehoekRequest) -> HttpResponse:
    """What one meets where a second step is obligatory, before it is there."""
    dienst = settings.OIDC.naam if settings.OIDC else ""
    return render(request, "config/accounts/tweede_factor.html", {"dienst": dienst})


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@binnen
def wachtwoord(request: DriehoekRequest) -> HttpResponse:
    wie = _wie(request)
    if not settings.LOKAAL_INLOGGEN:
        messages.info(request, "Hier log je niet in met een wachtwoord.")
        return redirect("account")
    if bevestigen := eerst_bevestigen(request, daarna=request.path):
        return bevestigen
    form = WachtwoordForm(wie, request.POST if request.method == "POST" else None)
    if form.is_valid():
        acts.zet_wachtwoord(wie, form.cleaned_data["new_password1"])
        update_session_auth_hash(request, wie)
        messages.success(request, "Je wachtwoord is gezet. Elders ben je uitgelogd.")
        return redirect("account")
    context = {"form": form, "heeft_er_een": wie.has_usable_password()}
    return render(request, "config/accounts/wachtwoord.html", context)


@require_POST
@binnen
def sessie_einde(request: DriehoekRequest) -> HttpResponse:
    """End one of my sessions, or all but this one."""
    wie, deze = _wie(request), _deze(request)
    nummer = _nummer(request.POST.get("nummer", ""))
    if nummer is not None and nummer == deze:
        logout(request)
        return redirect("inloggen")
    if nummer is None:
        aantal = sessies.beeindig_alle(wie, behalve=deze)
    else:
        aantal = sessies.beeindig(wie, nummer)
    messages.success(
        request, "Die sessie is beëindigd." if aantal == 1 else f"{aantal} sessies zijn beëindigd."
    )
    return redirect("account")


def _wie(request: DriehoekRequest) -> Account:
    account = request.bezoek.account
    assert account is not None  # noqa: S101  (`binnen` lets nobody else through)
    return account


def _inlogwegen(wie: Account, dienst: str, *, gekoppeld: bool) -> list[Kenmerk]:
    wegen = [Kenmerk("Gebruikersnaam", wie.gebruikersnaam, "code")]
    if dienst:
        stand = "gekoppeld" if gekoppeld else "nog niet gekoppeld"
        wegen.append(Kenmerk(dienst[:1].upper() + dienst[1:], stand))
    if settings.LOKAAL_INLOGGEN:
        wegen.append(Kenmerk("Wachtwoord", "ingesteld" if wie.has_usable_password() else "geen"))
    return [*wegen, Kenmerk("Laatst ingelogd", wie.last_login, "moment")]


def _stappen(factoren: list[Any]) -> list[Kenmerk]:
    code_app = next((f for f in factoren if f.type == _CODE), None)
    codes = next((f for f in factoren if f.type == _HERSTEL), None)
    sinds = f"ingesteld op {datum(code_app.created_at)}" if code_app else "niet ingesteld"
    stappen = [
        Kenmerk("Code-app", sinds),
        Kenmerk("Passkeys", sum(f.type == _SLEUTEL for f in factoren), "heel"),
    ]
    if codes:
        stappen.append(Kenmerk("Herstelcodes", f"{len(codes.wrap().get_unused_codes())} over"))
    return stappen


def _plekken(request: DriehoekRequest, wie: Account) -> list[Plek]:
    deze = _deze(request)
    alle = [Plek(s, bezoek.in_woorden(s.toestel), s.nummer == deze) for s in sessies.van(wie)]
    return sorted(alle, key=lambda plek: not plek.is_deze)


def _gebeurtenissen(wie: Account) -> Tabel:
    """What was done to my account: who did not do it, sees that somebody did."""
    rijen = wie.gebeurtenissen.select_related("account__koppeling", "door__koppeling")
    return van_een_account(
        list(rijen[:_GEBEURTENISSEN]), "Wijzig je hoe je inlogt, dan staat het hier."
    )


def _deze(request: DriehoekRequest) -> uuid.UUID | None:
    nummer: uuid.UUID | None = request.session.nummer  # type: ignore[attr-defined]
    return nummer


def _nummer(tekst: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(tekst)
    except ValueError:
        return None
