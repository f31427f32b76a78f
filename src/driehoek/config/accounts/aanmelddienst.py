"""Logging in at the identity provider of the organisation (OpenID Connect), by way of allauth.

allauth keeps the state and PKCE. What it leaves out is here: the nonce, the signature of the ID
token, the issuer of the provider's own description, and the one in the answer (RFC 9207). Nobody
signs up here, and an e-mail address says nothing: an identity is its issuer and subject.
"""

import hashlib
from typing import Any

import structlog
from allauth.account.internal.flows.login import record_authentication
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError, AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from requests import RequestException

from driehoek.config.accounts.bevestigen import eerst_bevestigen
from driehoek.platform.accounts import acts, idtoken
from driehoek.platform.accounts.dienst import Dienst
from driehoek.platform.fouten import Weigering
from driehoek.platform.models import Account
from driehoek.register import accounts

_log = structlog.get_logger(__name__)
_BESCHRIJVING = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
_VERLOPEN = (
    "De aanmelding is verlopen of al gebruikt, of je begon in een ander venster of met een andere"
    " browser."
)
_ONBEREIKBAAR = "De aanmelddienst antwoordt niet, of anders dan verwacht."
_MAX_SUBJECT = 191  # so much allauth keeps of it


class AanmeldError(OAuth2Error):
    """The provider's answer is not to be trusted; the sentence says why."""


class Aanmelddienst(OpenIDConnectProvider):
    """The one provider, as the settings describe it."""

    def __init__(self, request: HttpRequest) -> None:
        dienst = _dienst()
        app = SocialApp(
            provider=self.id,
            provider_id=dienst.url,
            name=dienst.naam,
            client_id=dienst.client_id,
            secret=dienst.geheim,
            settings={"oauth_pkce_enabled": True, "scope": list(dienst.scopes)},
        )
        super().__init__(request, app=app)

    @property
    def server_url(self) -> str:
        return f"{_dienst().url.rstrip('/')}/.well-known/openid-configuration"

    def get_oauth2_adapter(self, request: HttpRequest) -> "Antwoord":
        return Antwoord(request)

    def get_pkce_params(self) -> dict[str, str]:
        parameters: dict[str, str] = super().get_pkce_params()
        return {**parameters, "nonce": nonce_bij(parameters["code_verifier"])}

    def extract_uid(self, data: dict[str, Any]) -> str:
        if len(data["sub"]) > _MAX_SUBJECT:
            raise AanmeldError(_ONBEREIKBAAR)
        return str(data["sub"])

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG002
        """Nothing of it is kept: who somebody is the register knows."""
        return {}

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG002
        return {}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[Any]:  # noqa: ARG002
        return []


class Antwoord(OpenIDConnectOAuth2Adapter):
    """Reads what the provider answers, and believes it only when all of it is right."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request, _dienst().url)
        self._nonce = ""

    def get_provider(self) -> Aanmelddienst:
        return Aanmelddienst(self.request)

    @property
    def openid_config(self) -> dict[str, Any]:
        beschrijving: dict[str, Any] = super().openid_config
        if any(not isinstance(beschrijving.get(naam), str) for naam in _BESCHRIJVING):
            raise AanmeldError(_ONBEREIKBAAR)
        if beschrijving["issuer"].rstrip("/") != _dienst().url.rstrip("/"):
            raise AanmeldError("De aanmelddienst noemt zich anders dan hier is ingesteld.")
        return beschrijving

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:  # noqa: ARG002
        return request.build_absolute_uri(reverse("oidc-terug"))

    def get_access_token_data(
        self,
        request: HttpRequest,
        app: SocialApp,
        client: Any,
        pkce_code_verifier: str | None = None,
    ) -> dict[str, Any]:
        if not pkce_code_verifier:
            raise AanmeldError(_VERLOPEN)
        self._eis_uitgever()
        self._nonce = nonce_bij(pkce_code_verifier)
        gegevens: dict[str, Any] = super().get_access_token_data(
            request, app, client, pkce_code_verifier=pkce_code_verifier
        )
        return gegevens

    def complete_login(
        self, request: HttpRequest, app: SocialApp, _token: Any, **kwargs: Any
    ) -> SocialLogin:
        verwacht = idtoken.Verwacht(
            uitgever=self.openid_config["issuer"],
            client_id=app.client_id,
            nonce=self._nonce,
            sleutels=self._sleutels(),
        )
        try:
            claims = idtoken.controleer(str(kwargs["response"].get("id_token", "")), verwacht)
        except idtoken.IdTokenError as fout:
            raise AanmeldError(str(fout)) from fout
        aanmelding = self.get_provider().sociallogin_from_response(request, claims)
        aanmelding.account.provider = claims["iss"]
        aanmelding.claims = claims
        return aanmelding

    def _eis_uitgever(self) -> None:
        """The answer came by way of the browser: is it of the provider we asked? (RFC 9207)"""
        verplicht = self.openid_config.get("authorization_response_iss_parameter_supported")
        genoemd = self.request.GET.get("iss")
        if (verplicht or genoemd) and genoemd != self.openid_config["issuer"]:
            raise AanmeldError("Het antwoord komt van een andere aanmelddienst.")

    def _sleutels(self) -> list[dict[str, Any]]:
        with DienstAdapter().get_requests_session() as sessie:
            antwoord = sessie.get(self.openid_config["jwks_uri"])
            antwoord.raise_for_status()
            sleutels: list[dict[str, Any]] = antwoord.json().get("keys", [])
        return sleutels


class DienstAdapter(DefaultSocialAccountAdapter):
    """Whose account an identity is; and a page in our words where it is nobody's."""

    def get_provider(self, request: HttpRequest, *_: Any, **__: Any) -> Aanmelddienst:
        return Aanmelddienst(request)

    def is_open_for_signup(self, *_: Any) -> bool:
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: Any) -> Account:  # noqa: ARG002
        account: Account = sociallogin.user
        return account

    def on_authentication_error(
        self, request: HttpRequest, *_: Any, error: Any = None, exception: Any = None, **__: Any
    ) -> None:
        if error == AuthError.CANCELLED:
            messages.info(request, "Je hebt het aanmelden afgebroken.")
            raise ImmediateHttpResponse(redirect("inloggen"))
        raise ImmediateHttpResponse(mislukt(request, exception))

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        sociallogin.token = None  # we ask nothing of the provider in somebody's name
        try:
            if sociallogin.state.get("process") == AuthProcess.CONNECT:
                raise ImmediateHttpResponse(_koppel_eigen(request, sociallogin.account))
            if not sociallogin.is_existing:
                _koppel_op_claim(sociallogin)
        except Weigering as fout:
            raise ImmediateHttpResponse(_geen_account(request, fout.zin)) from fout


def _koppel_eigen(request: HttpRequest, identiteit: SocialAccount) -> HttpResponse:
    """Who is logged in already lets the provider open this account from now on."""
    if not isinstance(request.user, Account):
        return redirect("inloggen")
    acts.koppel(request.user, identiteit.provider, identiteit.uid, door=request.user)
    record_authentication(request, request.user, "socialaccount")
    messages.success(request, f"Je kunt voortaan inloggen met {_dienst().naam}.")
    return redirect("account")


def _koppel_op_claim(sociallogin: SocialLogin) -> None:
    """The account of the person with the number that the provider names."""
    claim = _dienst().claim_persoon
    account = accounts.voor_nummer(str(sociallogin.claims.get(claim, ""))) if claim else None
    if account is None:
        raise Weigering("Je account is hier niet bekend.")
    identiteit = sociallogin.account
    sociallogin.user = account
    sociallogin.account = acts.koppel(account, identiteit.provider, identiteit.uid, door=None)


def _dienst() -> Dienst:
    assert settings.OIDC is not None  # noqa: S101  (without one, nothing here is called)
    return settings.OIDC


def stuur_erheen(request: HttpRequest, verder: str | None) -> HttpResponse:
    """To the provider's own login page: to log in, or to link for who is in already."""
    process = AuthProcess.LOGIN
    if request.user.is_authenticated:
        if bevestigen := eerst_bevestigen(request, daarna=reverse("account")):
            return bevestigen
        process = AuthProcess.CONNECT
    try:
        antwoord: HttpResponse = Aanmelddienst(request).redirect(request, process, next_url=verder)
    except (OAuth2Error, RequestException) as fout:
        return mislukt(request, fout)
    return antwoord


def neem_aan(request: HttpRequest) -> HttpResponse:
    """What the browser brings back from there."""
    try:
        antwoord: HttpResponse = OAuth2CallbackView.adapter_view(Antwoord(request))(request)
    except (OAuth2Error, RequestException) as fout:
        return mislukt(request, fout)
    return antwoord


def nonce_bij(verifier: str) -> str:
    """A nonce that only the browser which began can match (OpenID Connect Core, 15.5.2).

    The PKCE verifier is random and stays in the session; the nonce is a hash of it, another than
    the challenge that is sent along.
    """
    return hashlib.sha256(f"nonce:{verifier}".encode()).hexdigest()


def mislukt(request: HttpRequest, fout: Exception | None) -> HttpResponse:
    """Why logging in at the provider did not succeed, and what to do."""
    zin = _waarom(request, fout)
    _log.warning("oidc_geweigerd", reden=zin, fout=type(fout).__name__)
    status = 503 if isinstance(fout, RequestException) else 401
    return _pagina(request, "config/accounts/aanmelden_mislukt.html", zin, status)


def _waarom(request: HttpRequest, fout: Exception | None) -> str:
    if isinstance(fout, AanmeldError):
        return str(fout)
    if isinstance(fout, OAuth2Error | RequestException):
        return _ONBEREIKBAAR
    return "De aanmelddienst gaf geen toegang." if "error" in request.GET else _VERLOPEN


def _geen_account(request: HttpRequest, zin: str) -> HttpResponse:
    _log.warning("oidc_zonder_account", reden=zin)
    return _pagina(request, "config/accounts/geen_account.html", zin, 403)


def _pagina(request: HttpRequest, sjabloon: str, zin: str, status: int) -> HttpResponse:
    context = {"zin": zin, "dienst": _dienst().naam, "contact": settings.CONTACT}
    return render(request, sjabloon, context, status=status)
