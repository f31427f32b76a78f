"""Logging in and out."""

from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from driehoek.config.demo import account_bij as demo_account
from driehoek.config.demo import demolinks, mag_demo
from driehoek.platform.accounts import inloglinks

BACKEND = "driehoek.config.aanmelden.MetPersoon"


class InlogForm(AuthenticationForm):
    error_messages = {
        "invalid_login": "Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar.",
        "inactive": "Dit account is uitgezet.",
    }


class Inloggen(LoginView):
    template_name = "config/inloggen.html"
    authentication_form = InlogForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        context = super().get_context_data(**kwargs)
        context["demolinks"] = demolinks() if mag_demo(self.request) else []
        if context["demolinks"]:
            # The field with the focus is scrolled to: the roles above it would be out of sight.
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
        login(request, account, backend=BACKEND)
        return redirect("home")
    return render(request, "config/inloglink.html", {"account": account})


@never_cache
@require_GET
def demolink(request: HttpRequest, token: str) -> HttpResponse:
    """Log in as one of the named roles of the demo."""
    account = demo_account(token) if mag_demo(request) else None
    if account is None:
        raise Http404("Deze link werkt alleen in de demo, op deze machine.")
    login(request, account, backend=BACKEND)
    verder = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(verder, allowed_hosts={request.get_host()}):
        return redirect(verder)
    return redirect("home")
