"""Who is asking: the one door for every interface of this room.

`wie_vraagt` takes the two headers that can say so, and gives the system or why it is refused. It
answers from memory: no session, no account, and no query but one every few seconds.
"""

import hmac

from driehoek.koppelingen.afnemers import geheimen, tokens
from driehoek.koppelingen.afnemers.geheugen import SLEUTELBOS, vergeet
from driehoek.koppelingen.types import Geweigerd, Sleutelsoort, Vrager
from driehoek.platform import klok

__all__ = ["SLEUTELKOP", "TOKENPAD", "UITDAGING", "client", "vergeet", "wie_vraagt"]

SLEUTELKOP = "X-API-Key"
TOKENPAD = "/oauth/token"
UITDAGING = 'Bearer realm="driehoek"'
"""How one can show who one is, for the header WWW-Authenticate."""

_ZONDER = Geweigerd(
    "",
    f"Laat zien wie je bent: met een API-sleutel in de header {SLEUTELKOP}, of met een token in de"
    " header Authorization.",
)
_BEIDE = Geweigerd(
    "invalid_request", f"Gebruik een van beide: de header {SLEUTELKOP} of Authorization."
)
_SLEUTEL = Geweigerd(
    "invalid_token", "Deze API-sleutel is onbekend, verlopen of ingetrokken. Vraag een nieuwe."
)
_TOKEN = Geweigerd(
    "invalid_token", "Dit token is onbekend of verlopen. Vraag een nieuw bij /oauth/token."
)
_VORM = Geweigerd("invalid_request", "Schrijf in Authorization het woord Bearer, en dan het token.")


def wie_vraagt(sleutel: str = "", autorisatie: str = "") -> Vrager | Geweigerd:
    """The system that shows this API key, or this content of the header Authorization."""
    if sleutel and autorisatie:
        return _BEIDE
    if sleutel:
        return _met_sleutel(sleutel)
    return _met_token(autorisatie) if autorisatie else _ZONDER


def _met_sleutel(sleutel: str) -> Vrager | Geweigerd:
    kenmerk, geheim = geheimen.lees(sleutel)
    return _vind(Sleutelsoort.SLEUTEL, kenmerk, geheim) or _SLEUTEL


def _met_token(autorisatie: str) -> Vrager | Geweigerd:
    soort, _, token = autorisatie.partition(" ")
    if soort.lower() != "bearer" or not token:
        return _VORM
    gelezen = tokens.lees(token.strip())
    if gelezen is None:
        return _TOKEN
    kenmerk, rechten = gelezen
    gevonden = SLEUTELBOS.vind(kenmerk)
    if gevonden is None or gevonden[2].tot <= klok.nu():
        return _TOKEN
    SLEUTELBOS.noteer(kenmerk)
    return tokens.beperkt(gevonden[2], rechten)


def client(kenmerk: str, geheim: str) -> Vrager | None:
    """The system of which this is an OAuth2 client with its secret."""
    return _vind(Sleutelsoort.CLIENT, kenmerk, geheim)


def _vind(soort: Sleutelsoort, kenmerk: str, geheim: str) -> Vrager | None:
    gevonden = SLEUTELBOS.vind(kenmerk)
    if gevonden is None:
        return None
    bekend, hash_, vrager = gevonden
    if bekend != soort or not hmac.compare_digest(hash_, geheimen.hash_van(geheim)):
        return None
    if vrager.tot <= klok.nu():
        return None
    SLEUTELBOS.noteer(kenmerk)
    return vrager
