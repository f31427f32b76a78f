"""Keys and client secrets: made at random, shown once, and kept as a hash.

Nobody chooses them, so nobody guesses them: 256 bits need no slow hash, and a call stays quick.
"""

import hashlib
import secrets

from driehoek.koppelingen.types import Geheim, Sleutelsoort

BEGIN = "dh_"
_TEKENS = "abcdefghjkmnpqrstuvwxyz23456789"
_LANG = 10


def maak(soort: Sleutelsoort) -> Geheim:
    """A new secret, with the name that it is known by.

    An API key carries that name in front; a client gives it apart, as its `client_id`.
    """
    kenmerk = BEGIN + "".join(secrets.choice(_TEKENS) for _ in range(_LANG))
    geheim = secrets.token_urlsafe(32)
    tekst = f"{kenmerk}_{geheim}" if soort == Sleutelsoort.SLEUTEL else geheim
    return Geheim(kenmerk, hash_van(geheim), tekst)


def hash_van(geheim: str) -> bytes:
    return hashlib.sha256(geheim.encode()).digest()


def lees(sleutel: str) -> tuple[str, str]:
    """The name in an API key, and its secret; both empty for what is no key of ours."""
    if not sleutel.startswith(BEGIN):
        return "", ""
    naam, _, geheim = sleutel.removeprefix(BEGIN).partition("_")
    return BEGIN + naam, geheim
