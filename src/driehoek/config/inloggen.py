"""Logging in and out."""

from typing import Any

import structlog
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from driehoek.config.accounts.binnenlaten import laat_binnen
from driehoek.config.demo import account_bij as demo_account
from driehoek.config.demo import demolinks, mag_demo
from driehoek.platform import klok
from driehoek.platform.accounts import acts, bezoek, inloglinks, pogingen
from driehoek.platform.models import Account

BACKEND = "driehoek.config.aanmelden.MetPersoon"
_log = structlog.get_logger(__name__)


class InlogForm(AuthenticationForm):
    error_messages = {
        "invalid_login": "Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar.",
    }
    te_vaak: pogingen.TeVaak | None = None

    def clean(self) -> dict[str, Any]:
        naam, wachtwoord = (self.cleaned_data.get(veld) for veld in ("username", "password"))
        if not naam or not wachtwoord:
            return self.cleaned_data
        poging = self._begin(naam)
        try:
            schoon = super().clean()
        except ValidationError:
            if poging.is_laatste:
                _meld_geblokkeerd(naam)
            raise
        poging.gelukt()
        return schoon

    def _begin(self, naam: str) -> pogingen.Poging:
        assert self.request is not None  # noqa: S101  (the view gives it)
        try:
            return pogingen.begin(naam, bezoek.adres(self.request))
        except pogingen.TeVaak as fout:
            self.te_vaak = fout
            raise ValidationError(fout.zin) from fout


def _meld_geblokkeerd(naam: str) -> None:
    _log.warning("inloggen_geblokkeerd", minuten=pogingen.BINNEN.total_seconds() // 60)
    if account := Account.objects.filter(gebruikersnaam=naam).first():
        acts.noteer(account, acts.Soort.GEBLOKKEERD, door=None, tekst="te vaak verkeerd wachtwoord")


class Inloggen(LoginView):
    template_name = "config/inloggen.html"
    authentication_form = InlogForm
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.LOKAAL_INLOGGEN:
            raise Http404("Hier log je niet in met een wachtwoord.")
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        account = form.get_user()
        assert isinstance(account, Account)  # noqa: S101  (there are no others)
        return laat_binnen(self.request, account, "password", naar=self.get_redirect_url())

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        antwoord = super().form_invalid(form)
        if isinstance(form, InlogForm) and form.te_vaak is not None:
            antwoord.status_code = 429
            wacht = form.te_vaak.tot - klok.nu()
            antwoord["Retry-After"] = str(max(1, int(wacht.total_seconds())))
        return antwoord

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["demolinks"] = demolinks() if mag_demo(self.request) else []
        context["dienst"] = settings.OIDC.naam if settings.OIDC else ""
        context["lokaal"] = settings.LOKAAL_INLOGGEN
        context["contact"] = settings.CONTACT
        if context["demolinks"] or context["dienst"]:
            # The field with the focus is scrolled to: what stands above would be out of sight.
            context["form"].fields["username"].widget.attrs["autofocus"] = False
        return context


class Uitloggen(LogoutView):
    http_method_names = ["post", "options"]


@never_cache
@require_http_methods(["GET", "POST"])
def inloglink(request: HttpRequest, token: str) -> HttpResponse:
    """A one-time link: asks for a click, since mail programs open links by themselves."""
    account = inloglinks.account_bij(token)
    if account is None:
        return render(request, "config/inloglink_verlopen.html", status=410)
    if request.method == "POST":
        # Who is invited chooses how to log in from now on.
        naar = "account" if inloglinks.is_uitnodiging(token) else "home"
        return laat_binnen(request, account, "link", naar=reverse(naar))
    return render(request, "config/inloglink.html", {"account": account})


@never_cache
@require_GET
def demolink(request: HttpRequest, token: str) -> HttpResponse:
    """Log in as one of the named roles of the demo; a second step is not asked there."""
    account = demo_account(token) if mag_demo(request) else None
    if account is None:
        raise Http404("Deze link werkt alleen in de demo, op deze machine.")
    login(request, account, backend=BACKEND)
    verder = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(verder, allowed_hosts={request.get_host()}):
        return redirect(verder)
    return redirect("home")
