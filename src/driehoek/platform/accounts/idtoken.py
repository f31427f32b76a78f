"""What an ID token of the identity provider must be before we believe it.

OpenID Connect Core 1.0, 3.1.3.7, and stricter: the signature is always checked, though the token
comes straight from the provider, and only by keys that it publishes.
"""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import jwt

# Signed with a private key; a shared secret, or no signature at all, proves nothing.
ALGORITMEN = frozenset(
    {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"}
)
_VERPLICHT = ["iss", "sub", "aud", "exp", "iat"]
_SPELING = 30
"""Clocks may differ so many seconds."""


class IdTokenError(Exception):
    """A token is not to be trusted, and why."""


@dataclass(frozen=True, slots=True)
class Verwacht:
    """What the token must say, and the keys (JWK) that it may be signed with."""

    uitgever: str
    client_id: str
    nonce: str
    sleutels: Sequence[Mapping[str, Any]]


def controleer(token: str, verwacht: Verwacht) -> dict[str, Any]:
    """The claims of a token that is as it should be; raises IdTokenError for any other."""
    try:
        kop = jwt.get_unverified_header(token)
        claims: dict[str, Any] = jwt.decode(
            token,
            key=_sleutel(kop, verwacht.sleutels),
            algorithms=[kop["alg"]],
            audience=verwacht.client_id,
            issuer=verwacht.uitgever,
            leeway=_SPELING,
            options={"require": _VERPLICHT},
        )
    except (jwt.PyJWTError, KeyError, TypeError, ValueError) as fout:
        raise IdTokenError(_zin(fout)) from fout
    _controleer_nonce(claims, verwacht.nonce)
    _controleer_voor_wie(claims, verwacht.client_id)
    return claims


def _sleutel(kop: Mapping[str, Any], sleutels: Sequence[Mapping[str, Any]]) -> jwt.PyJWK:
    """The key that the token says it is signed with; the only one there is where it names none."""
    alg = kop.get("alg")
    if alg not in ALGORITMEN:
        raise jwt.InvalidAlgorithmError
    passend = [
        s
        for s in sleutels
        if s.get("use", "sig") == "sig"
        and s.get("alg", alg) == alg
        and ("kid" not in kop or s.get("kid") == kop["kid"])
    ]
    if len(passend) != 1:
        raise jwt.InvalidKeyError
    return jwt.PyJWK.from_dict(dict(passend[0]), alg)


def _controleer_nonce(claims: Mapping[str, Any], nonce: str) -> None:
    if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise IdTokenError("Het antwoord hoort niet bij jouw aanmelding.")


def _controleer_voor_wie(claims: Mapping[str, Any], client_id: str) -> None:
    """A token for several applications must say that we are the one that asked for it."""
    meer = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if (meer or "azp" in claims) and claims.get("azp") != client_id:
        raise IdTokenError("Het antwoord is voor een andere toepassing bedoeld.")


def _zin(fout: Exception) -> str:
    if isinstance(fout, jwt.ExpiredSignatureError):
        return "Het antwoord is verlopen."
    if isinstance(fout, jwt.InvalidIssuerError):
        return "Het antwoord komt van een andere aanmelddienst."
    if isinstance(fout, jwt.InvalidAudienceError):
        return "Het antwoord is voor een andere toepassing bedoeld."
    if isinstance(fout, jwt.MissingRequiredClaimError):
        return "In het antwoord ontbreekt iets dat erin hoort."
    return "Het antwoord is niet goed ondertekend."
