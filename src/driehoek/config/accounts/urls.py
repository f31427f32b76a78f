"""The addresses of logging in and of accounts.

Of allauth no more than is used here. Some bear its names, since it looks them up itself.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path

from driehoek.config import inloggen
from driehoek.config.accounts import aanmelden, beheer, lijsten, mijn
from driehoek.register.web import binnen


def _factor(naam: str) -> Callable[..., HttpResponseBase]:
    """A view on second steps, loaded when somebody asks for it: no command waits for that."""

    def weergave(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        from driehoek.config.accounts import factoren  # noqa: PLC0415  (see above)

        antwoord: HttpResponseBase = getattr(factoren, naam).as_view()(request, *args, **kwargs)
        return antwoord

    return weergave


def _eigen(naam: str) -> Callable[..., HttpResponseBase]:
    """As `_factor`, for who is logged in."""
    return binnen(_factor(naam))


urlpatterns: list[URLPattern] = [
    path("inloggen/", inloggen.Inloggen.as_view(), name="inloggen"),
    path("inloggen/", inloggen.Inloggen.as_view(), name="account_login"),
    path("inloggen/link/<str:token>/", inloggen.inloglink, name="inloglink"),
    path("inloggen/demo/<str:token>/", inloggen.demolink, name="demolink"),
    path("inloggen/dienst/", aanmelden.begin, name="oidc-begin"),
    path("inloggen/dienst/terug/", aanmelden.terug, name="oidc-terug"),
    path("inloggen/passkey/", _factor("PasskeyLogin"), name="mfa_login_webauthn"),
    path("inloggen/tweede-stap/", _factor("TweedeStap"), name="mfa_authenticate"),
    path("uitloggen/", inloggen.Uitloggen.as_view(), name="uitloggen"),
    path("account/", mijn.account, name="account"),
    path("account/", mijn.account, name="mfa_index"),
    path("account/wachtwoord/", mijn.wachtwoord, name="account-wachtwoord"),
    path("account/sessie-einde/", mijn.sessie_einde, name="account-sessie-einde"),
    path("account/tweede-stap/", mijn.tweede_factor, name="tweede-factor"),
    path("account/code-app/", _eigen("CodeAppAan"), name="mfa_activate_totp"),
    path("account/code-app/weg/", _eigen("CodeAppUit"), name="mfa_deactivate_totp"),
    path("account/passkeys/nieuw/", _eigen("PasskeyNieuw"), name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/", _eigen("PasskeyNaam"), name="mfa_edit_webauthn"),
    path("account/passkeys/<int:pk>/weg/", _eigen("PasskeyWeg"), name="mfa_remove_webauthn"),
    path("account/herstelcodes/", _eigen("Herstelcodes"), name="mfa_view_recovery_codes"),
    path(
        "account/herstelcodes/nieuw/",
        _eigen("HerstelcodesNieuw"),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/bevestig/wachtwoord/",
        _eigen("BevestigWachtwoord"),
        name="account_reauthenticate",
    ),
    path("account/bevestig/code/", _eigen("BevestigCode"), name="mfa_reauthenticate"),
    path(
        "account/bevestig/passkey/",
        _eigen("BevestigPasskey"),
        name="mfa_reauthenticate_webauthn",
    ),
    path("beheer/accounts/", lijsten.accounts, name="accounts"),
    path("beheer/accounts/nieuw/", beheer.nieuw, name="account-nieuw"),
    path("beheer/accounts/gebeurtenissen/", lijsten.gebeurtenissen, name="accountgebeurtenissen"),
    path("beheer/accounts/<uuid:pk>/", beheer.account, name="account-beheer"),
    path("beheer/accounts/<uuid:pk>/link/", beheer.link, name="account-link"),
    path("beheer/accounts/<uuid:pk>/<slug:actie>/", beheer.doe, name="account-doe"),
]
