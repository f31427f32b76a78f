"""Tokens of OAuth2 clients: signed, short-lived, and kept nowhere.

A token says for which client it is and what it may. Whether that client is still there is looked
up with every call, so withdrawing it ends its tokens too.
"""

from datetime import timedelta

from django.core import signing

from driehoek.koppelingen.types import Vrager
from driehoek.platform import klok

LEVENSDUUR = timedelta(minutes=15)
_ZOUT = "driehoek.koppelingen.token"


def geef(kenmerk: str, leesrechten: list[str]) -> str:
    """A token for a client, for these of its rights."""
    tot = int((klok.nu() + LEVENSDUUR).timestamp())
    return signing.Signer(salt=_ZOUT).sign_object({"k": kenmerk, "r": leesrechten, "t": tot})


def lees(token: str) -> tuple[str, frozenset[str]] | None:
    """The client and the rights in a token of ours that has not run out."""
    try:
        inhoud = signing.Signer(salt=_ZOUT).unsign_object(token)
    except (signing.BadSignature, ValueError):
        return None
    if inhoud["t"] <= klok.nu().timestamp():
        return None
    return inhoud["k"], frozenset(inhoud["r"])


def beperkt(vrager: Vrager, leesrechten: frozenset[str]) -> Vrager:
    """Who asks, with no more than the token is for."""
    return Vrager(
        vrager.afnemer,
        vrager.naam,
        vrager.leesrechten & leesrechten,
        vrager.per_minuut,
        vrager.kenmerk,
        vrager.tot,
    )
