"""What allauth asks of us: accounts without e-mail and without signing up, and secrets unreadable."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from driehoek.platform.accounts import bezoek, geheimen, pogingen
from driehoek.platform.models import Account

FACTOREN = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
_TE_VAAK = "Dit is te vaak misgegaan. Wacht een kwartier en probeer het dan opnieuw."
_FOUTE_CODE = (
    "Deze code klopt niet, of is al gebruikt. Wacht in je app op een nieuwe code en probeer het nog"
    " eens."
)


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "too_many_login_attempts": _TE_VAAK,
        "rate_limited": _TE_VAAK,
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        return bezoek.adres(request)

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def is_safe_url(self, url: str) -> bool:
        """Only pages of this very site."""
        verzoek = context.request
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={verzoek.get_host()}, require_https=verzoek.is_secure()
        )

    def add_message(self, request: HttpRequest, level: int, *_: Any, **opties: Any) -> None:
        """Our views say in our words what happened; allauth's texts stay away."""
        if tekst := opties.get("message"):
            messages.add_message(request, level, tekst)

    def pre_login(self, request: HttpRequest, user: Account, **_: Any) -> HttpResponse | None:
        """Who may no longer log in does not, whatever key was shown."""
        if user.is_bruikbaar:
            return None
        messages.error(request, "Met dit account kun je niet meer inloggen.")
        return redirect("inloggen")

    def reauthenticate(self, user: Account, password: str) -> bool:
        """Whether this is the password; counted as a try to log in."""
        try:
            poging = pogingen.begin(user.gebruikersnaam, bezoek.adres(context.request))
        except pogingen.TeVaak as fout:
            raise ValidationError(fout.zin) from fout
        if authenticate(context.request, username=user.gebruikersnaam, password=password) != user:
            return False
        poging.gelukt()
        return True


class FactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _FOUTE_CODE,
        "cannot_delete_authenticator": (
            "Een tweede stap is hier verplicht. Stel eerst een andere in, en haal deze dan weg."
        ),
    }

    def encrypt(self, text: str) -> str:
        return geheimen.versleutel(text)

    def decrypt(self, encrypted_text: str) -> str:
        return geheimen.ontsleutel(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Where a second step is obligatory the last one stays."""
        if not settings.TWEEDE_FACTOR:
            return True
        andere = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=FACTOREN)
        return bool(andere.exclude(pk=authenticator.pk).exists())

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Driehoek"}
