"""The mail server, from one address: DRIEHOEK_MAIL_URL.

    smtp://host[:25]                       unencrypted, as to a relay on the same machine
    smtp+tls://user:password@host[:587]    STARTTLS
    smtps://user:password@host[:465]       TLS from the first byte

Signs in a name or password that a URL cannot hold are written as %40 and the like.
"""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

POORTEN = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
NERGENS = "django.core.mail.backends.dummy.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
HOOGUIT_SECONDEN = 20


@dataclass(frozen=True, slots=True)
class Post:
    """What Django's settings need to know; as it stands here mail goes nowhere."""

    backend: str = NERGENS
    host: str = "localhost"
    poort: int = 25
    naam: str = ""
    wachtwoord: str = ""
    tls: bool = False
    ssl: bool = False


def post_uit_url(url: str) -> Post:
    """The mail server of `url`; without one mail goes nowhere."""
    if not url:
        return Post()
    delen = urlsplit(url)
    if delen.scheme not in POORTEN or not delen.hostname:
        raise ValueError(
            "DRIEHOEK_MAIL_URL is geen mailserver. Schrijf het als"
            " smtp+tls://naam:wachtwoord@host:587."
        )
    return Post(
        backend=SMTP,
        host=delen.hostname,
        poort=delen.port or POORTEN[delen.scheme],
        naam=unquote(delen.username or ""),
        wachtwoord=unquote(delen.password or ""),
        tls=delen.scheme == "smtp+tls",
        ssl=delen.scheme == "smtps",
    )
