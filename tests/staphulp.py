"""A code-app for tests: its codes change when the test says so, not with the time of day."""

from dataclasses import dataclass
from typing import Any

import pytest

from driehoek.platform.models import Account

WACHTWOORD = "correct paard batterij"


@dataclass
class CodeApp:
    """`teller` is the half minute that it is; a code works once in it."""

    teller: int = 1_000

    def code(self, geheim: str) -> str:
        from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

        return format_hotp_value(hotp_value(geheim, self.teller))


def maak_app(monkeypatch: pytest.MonkeyPatch) -> CodeApp:
    from allauth.mfa.totp.internal import auth

    app = CodeApp()
    monkeypatch.setattr(auth, "yield_hotp_counters_from_time", lambda: iter([app.teller]))
    return app


def stel_in(account: Account) -> str:
    """Give an account a code-app; gives its secret."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    geheim = generate_totp_secret()
    TOTP.activate(account, geheim)
    return geheim


def met_wachtwoord(account: Account, wachtwoord: str = WACHTWOORD) -> Account:
    account.set_password(wachtwoord)
    account.save()
    return account


def log_in(client: Any, account: Account, **velden: Any) -> Any:
    """Fill in the login form; gives the answer."""
    invoer = {"username": account.gebruikersnaam, "password": WACHTWOORD, **velden}
    return client.post("/inloggen/", invoer)
