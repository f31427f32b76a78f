"""Who may ask about authority: over https, with a key for it, and not too often."""

from http import HTTPStatus

from django.conf import settings

from driehoek.koppelingen import afnemers
from driehoek.koppelingen.afnemers.verbruik import neem
from driehoek.koppelingen.authzen.fouten import Fout
from driehoek.koppelingen.authzen.types import Beller, Environ
from driehoek.koppelingen.types import Geweigerd, Leesrecht, Vrager


def laat_binnen(environ: Environ) -> Beller:
    eis_https(environ)
    vrager = afnemers.wie_vraagt(
        environ.get("HTTP_X_API_KEY", ""), environ.get("HTTP_AUTHORIZATION", "")
    )
    if isinstance(vrager, Geweigerd):
        raise _wie_ben_je(vrager)
    if not vrager.mag(Leesrecht.AUTHZEN):
        raise Fout(
            f"Deze sleutel heeft het recht '{Leesrecht.AUTHZEN.value}' niet. Vraag de beheerder erom.",
            code="geen_recht",
            status=HTTPStatus.FORBIDDEN,
            kop=(("WWW-Authenticate", f'{afnemers.UITDAGING}, error="insufficient_scope"'),),
        )
    return Beller(f"{vrager.afnemer}:{vrager.kenmerk}", _ruimte(vrager))


def eis_https(environ: Environ) -> None:
    """A key that went over the line in the open is known to others."""
    if not settings.SECURE_SSL_REDIRECT:
        return
    via_proxy = settings.SECURE_PROXY_SSL_HEADER is not None
    beveiligd = (
        environ.get("HTTP_X_FORWARDED_PROTO") if via_proxy else environ.get("wsgi.url_scheme")
    )
    if beveiligd != "https":
        raise Fout("Vraag dit over https.", code="geen_https", status=HTTPStatus.FORBIDDEN)


def _ruimte(vrager: Vrager) -> tuple[tuple[str, str], ...]:
    """One call is one, however many questions are in it."""
    ruimte = neem(vrager)
    koppen = tuple(ruimte.koppen().items())
    if not ruimte.mag:
        raise Fout(
            f"Je stelde meer dan {ruimte.limiet} vragen in een minuut. Probeer het over"
            f" {ruimte.opnieuw} seconden opnieuw, of stel meer vragen in een keer.",
            code="te_vaak",
            status=HTTPStatus.TOO_MANY_REQUESTS,
            kop=koppen,
        )
    return koppen


def _wie_ben_je(geweigerd: Geweigerd) -> Fout:
    uitdaging = afnemers.UITDAGING
    if geweigerd.code:
        uitdaging = f'{uitdaging}, error="{geweigerd.code}"'
    return Fout(
        geweigerd.zin,
        code=geweigerd.code or "niemand",
        status=HTTPStatus.UNAUTHORIZED,
        kop=(("WWW-Authenticate", uitdaging),),
    )
