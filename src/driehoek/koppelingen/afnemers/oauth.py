"""OAuth2 for systems: the client credentials grant (RFC 6749 §4.4), by way of oauthlib.

A client shows its id and secret by HTTP Basic (`client_secret_basic`) and nothing else. Tokens are
kept nowhere, so there is nothing to store and no table. oauthlib takes a while to load: whoever
needs this module imports it when a system asks for a token.
"""

import base64
import binascii
from typing import Any
from urllib.parse import unquote_plus

from oauthlib.oauth2 import BackendApplicationServer, RequestValidator

from driehoek.koppelingen import afnemers
from driehoek.koppelingen.afnemers import tokens


class Keurder(RequestValidator):
    """What oauthlib asks about a request for a token."""

    def client_authentication_required(self, *_: Any, **__: Any) -> bool:
        return True

    def authenticate_client(self, request: Any, *_: Any, **__: Any) -> bool:
        naam, geheim = _basic(request.headers.get("Authorization", ""))
        vrager = afnemers.client(naam, geheim)
        if vrager is None:
            return False
        request.client = _Client(naam, vrager.leesrechten)
        return True

    def validate_grant_type(self, *_: Any, **__: Any) -> bool:
        return True  # the one grant that this server knows

    def get_default_scopes(self, _: str, request: Any, *__: Any, **___: Any) -> list[str]:
        return sorted(request.client.leesrechten)

    def validate_scopes(self, _: str, scopes: list[str], client: Any, *__: Any, **___: Any) -> bool:
        return bool(set(scopes) <= client.leesrechten)

    def save_bearer_token(self, *_: Any, **__: Any) -> None:
        """It is signed, and kept nowhere."""


class _Client:
    def __init__(self, client_id: str, leesrechten: frozenset[str]) -> None:
        self.client_id = client_id
        self.leesrechten = leesrechten


def _basic(kop: str) -> tuple[str, str]:
    """The id and secret in a header; both empty where there are none."""
    soort, _, waarde = kop.partition(" ")
    if soort.lower() != "basic":
        return "", ""
    try:
        tekst = base64.b64decode(waarde, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    naam, _, geheim = tekst.partition(":")
    return unquote_plus(naam), unquote_plus(geheim)  # RFC 6749 §2.3.1


def _maak_token(request: Any) -> str:
    return tokens.geef(request.client.client_id, request.scopes)


SERVER = BackendApplicationServer(
    Keurder(),
    token_generator=_maak_token,
    token_expires_in=int(tokens.LEVENSDUUR.total_seconds()),
)
