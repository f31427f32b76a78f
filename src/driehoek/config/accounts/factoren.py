"""Second steps and passkeys: allauth's views, with our pages and our record of what was done."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.views import ReauthenticateView as BevestigMetWachtwoord
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.base.views import AuthenticateView, ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    EditWebAuthnView,
    LoginWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.views.generic import View
from django.views.generic.base import ContextMixin

from driehoek.config.accounts import factorforms as forms
from driehoek.config.accounts.adapters import FACTOREN
from driehoek.platform.accounts import acts

Soort = acts.Soort
_MIJN_ACCOUNT = reverse_lazy("account")


class Eigen(View):
    """A page about something of one's own; where it is gone one goes back to one's account."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            return redirect("account")

    def noteer(self, soort: Soort, zin: str, tekst: str = "") -> None:
        acts.noteer(self.request.user, soort, door=self.request.user, tekst=tekst)  # type: ignore[arg-type]
        messages.success(self.request, zin)


class CodeAppAan(Eigen, ActivateTOTPView):
    template_name = "config/accounts/code_app.html"
    form_class = forms.CodeAppForm

    def form_valid(self, form: Any) -> HttpResponse:
        antwoord: HttpResponse = super().form_valid(form)
        _net_bewezen(self.request, Authenticator.Type.TOTP)
        self.noteer(Soort.FACTOR_AAN, "Je code-app is ingesteld.", "code-app")
        return antwoord


class CodeAppUit(Eigen, DeactivateTOTPView):
    template_name = "config/accounts/code_app_uit.html"
    success_url = _MIJN_ACCOUNT

    def form_valid(self, form: Any) -> HttpResponse:
        antwoord: HttpResponse = super().form_valid(form)
        self.noteer(Soort.FACTOR_UIT, "Je code-app is verwijderd.", "code-app")
        return antwoord


class PasskeyNieuw(Eigen, AddWebAuthnView):
    template_name = "config/accounts/passkey.html"
    form_class = forms.PasskeyForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        # Kept by the device and behind its lock, so that it can log in by itself.
        opties = auth.begin_registration(self.request.user, passwordless=True)
        return {**context, "js_data": {"creation_options": opties}}

    def form_valid(self, form: Any) -> HttpResponse:
        antwoord: HttpResponse = super().form_valid(form)
        _net_bewezen(self.request, Authenticator.Type.WEBAUTHN)
        self.noteer(Soort.FACTOR_AAN, "Je passkey is toegevoegd.", "passkey")
        return antwoord


class PasskeyNaam(Eigen, EditWebAuthnView):
    template_name = "config/accounts/passkey_naam.html"
    form_class = forms.PasskeyNaamForm
    success_url = _MIJN_ACCOUNT


class PasskeyWeg(Eigen, RemoveWebAuthnView):
    template_name = "config/accounts/passkey_weg.html"
    success_url = _MIJN_ACCOUNT

    def form_valid(self, form: Any) -> HttpResponse:
        adapter = get_factor_adapter()
        if not adapter.can_delete_authenticator(self.get_object()):
            messages.error(self.request, adapter.error_messages["cannot_delete_authenticator"])
            return redirect("account")
        antwoord: HttpResponse = super().form_valid(form)
        self.noteer(Soort.FACTOR_UIT, "Je passkey is verwijderd.", "passkey")
        return antwoord


class Herstelcodes(Eigen, ViewRecoveryCodesView):
    template_name = "config/accounts/herstelcodes.html"


class HerstelcodesNieuw(Eigen, GenerateRecoveryCodesView):
    template_name = "config/accounts/herstelcodes_nieuw.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not is_mfa_enabled(request.user, FACTOREN):
            return redirect("account")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        antwoord: HttpResponse = super().form_valid(form)
        self.noteer(Soort.HERSTELCODES, "Je hebt nieuwe herstelcodes. De oude werken niet meer.")
        return antwoord


class TweedeStap(AuthenticateView):
    """After the password: what one has."""

    template_name = "config/accounts/tweede_stap.html"
    form_class = forms.CodeForm
    webauthn_form_class = forms.PasskeyStapForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        passkey = is_mfa_enabled(self.stage.login.user, [Authenticator.Type.WEBAUTHN])
        return {**context, "heeft_passkey": passkey}


class PasskeyLogin(LoginWebAuthnView):
    form_class = forms.PasskeyLoginForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.LOKAAL_INLOGGEN:
            return redirect("inloggen")
        antwoord: HttpResponse = super().dispatch(request, *args, **kwargs)
        return antwoord

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ARG002
        messages.error(
            self.request, "Deze passkey is hier niet bekend. Log op een andere manier in."
        )
        return redirect("inloggen")


class Bevestigen(ContextMixin, View):
    """Once more showing a key of one's own, before something about keys is changed."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not get_adapter().get_reauthentication_methods(request.user):
            return redirect("account")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        for weg in context["reauthentication_alternatives"]:
            weg["description"] = _WEGEN[weg["id"]]
        return context


_WEGEN = {
    "reauthenticate": "Gebruik je wachtwoord",
    "mfa_reauthenticate": "Gebruik een code",
    "mfa_reauthenticate:webauthn": "Gebruik een passkey",
}


class BevestigWachtwoord(Bevestigen, BevestigMetWachtwoord):
    template_name = "config/accounts/bevestig.html"
    form_class = forms.WachtwoordBevestigingForm


class BevestigCode(Bevestigen, ReauthenticateView):
    template_name = "config/accounts/bevestig.html"
    form_class = forms.CodeBevestigingForm


class BevestigPasskey(Bevestigen, ReauthenticateWebAuthnView):
    template_name = "config/accounts/bevestig_passkey.html"
    form_class = forms.PasskeyBevestigingForm

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ARG002
        messages.error(self.request, "Dit is geen passkey van jou. Probeer het nog eens.")
        return redirect(self.request.get_full_path())


def _net_bewezen(request: HttpRequest, soort: str) -> None:
    """Who just set up a key has shown it: the recovery codes may be seen at once."""
    nieuwste = Authenticator.objects.filter(user=request.user, type=soort).latest("created_at")
    post_authentication(request, nieuwste, reauthenticated=True)
