"""The identity provider of the organisation, as the environment names it (OpenID Connect)."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

_VERPLICHT = ("URL", "CLIENT_ID", "SECRET")
_LOKAAL = frozenset({"localhost", "127.0.0.1", "::1"})
_MAX_URL = 200
_WELL_KNOWN = "/.well-known/openid-configuration"


@dataclass(frozen=True, slots=True)
class Dienst:
    """Where people of the organisation log in, and how we are known there."""

    url: str
    client_id: str
    geheim: str
    naam: str = "je organisatie"
    claim_persoon: str = ""
    """The claim that equals the number of a person in the register; none: no such link."""
    scopes: tuple[str, ...] = ("openid",)
    herkomsten: tuple[str, ...] = ()
    """More origins that the browser passes on the way there."""

    @property
    def form_action(self) -> tuple[str, ...]:
        """The origins that our login form may lead to."""
        delen = urlsplit(self.url)
        return (f"{delen.scheme}://{delen.netloc}", *self.herkomsten)


def lees(omgeving: Mapping[str, str]) -> Dienst | None:
    """The provider that DRIEHOEK_OIDC_* describes; None where there is none."""
    waarden = {naam: omgeving.get(f"DRIEHOEK_OIDC_{naam}", "").strip() for naam in _VERPLICHT}
    if not any(waarden.values()):
        return None
    if ontbreekt := [f"DRIEHOEK_OIDC_{naam}" for naam in _VERPLICHT if not waarden[naam]]:
        raise ImproperlyConfigured(f"Zet ook {', '.join(ontbreekt)}.")
    standaard = Dienst("", "", "")
    return Dienst(
        url=_url(waarden["URL"]),
        client_id=waarden["CLIENT_ID"],
        geheim=waarden["SECRET"],
        naam=omgeving.get("DRIEHOEK_OIDC_NAAM", "").strip() or standaard.naam,
        claim_persoon=omgeving.get("DRIEHOEK_OIDC_CLAIM_PERSOON", "").strip(),
        scopes=tuple(omgeving.get("DRIEHOEK_OIDC_SCOPES", "").split()) or standaard.scopes,
        herkomsten=tuple(omgeving.get("DRIEHOEK_OIDC_HERKOMSTEN", "").split()),
    )


def _url(tekst: str) -> str:
    """The issuer, however it was copied."""
    url = tekst.removesuffix(_WELL_KNOWN)
    delen = urlsplit(url)
    if delen.scheme != "https" and not (delen.scheme == "http" and delen.hostname in _LOKAAL):
        raise ImproperlyConfigured("DRIEHOEK_OIDC_URL moet met https:// beginnen.")
    if len(url) > _MAX_URL:
        raise ImproperlyConfigured(f"DRIEHOEK_OIDC_URL mag hooguit {_MAX_URL} tekens hebben.")
    return url
