"""allauth's forms for second steps and passkeys, in our words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.forms import ReauthenticateForm as WachtwoordBevestiging
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.exceptions import ValidationError

_NAAM_UITLEG = "Zo herken je hem terug, bijvoorbeeld 'Werklaptop' of 'Telefoon'."


def _code(label: str, uitleg: str = "") -> forms.CharField:
    invoer = forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"})
    return forms.CharField(label=label, help_text=uitleg, max_length=20, widget=invoer)


@contextmanager
def _leesbaar() -> Iterator[None]:
    """What no browser sends is refused, too; allauth would stumble over it."""
    try:
        yield
    except (AttributeError, LookupError, TypeError, ValueError) as fout:
        raise ValidationError("Deze passkey is niet te lezen.") from fout


class CodeForm(AuthenticateForm):
    code = _code("Code", "De code uit je app, of een van je herstelcodes.")


class CodeBevestigingForm(ReauthenticateForm):
    code = _code("Code", "De code uit je app, of een van je herstelcodes.")


class WachtwoordBevestigingForm(WachtwoordBevestiging):
    password = forms.CharField(
        label="Wachtwoord", widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )


class CodeAppForm(ActivateTOTPForm):
    code = _code("Code uit je app")


class PasskeyForm(AddWebAuthnForm):
    name = forms.CharField(label="Naam", help_text=_NAAM_UITLEG, max_length=60, required=False)
    passwordless = None  # each of ours can log in without a password

    field_order = ("name", "credential")

    def clean(self) -> dict[str, Any]:
        with _leesbaar():
            schoon: dict[str, Any] = super().clean()
        return schoon


class PasskeyNaamForm(EditWebAuthnForm):
    name = forms.CharField(label="Naam", help_text=_NAAM_UITLEG, max_length=60)


class _Passkey:
    def clean_credential(self) -> Authenticator:
        with _leesbaar():
            return super().clean_credential()  # type: ignore[misc]


class PasskeyStapForm(_Passkey, AuthenticateWebAuthnForm):
    pass


class PasskeyLoginForm(_Passkey, LoginWebAuthnForm):
    pass


class PasskeyBevestigingForm(_Passkey, ReauthenticateWebAuthnForm):
    pass
