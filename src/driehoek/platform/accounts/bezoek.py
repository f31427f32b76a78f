"""From where somebody visits us, and with what."""

import re

from django.conf import settings
from django.http import HttpRequest

MAX_TOESTEL = 200
_ONBEKEND = "onbekend toestel"
# In this order: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMEN = (
    ("Windows", "Windows"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)
_LEESBAAR = re.compile(r"[^\x20-\x7e]")


def adres(request: HttpRequest) -> str:
    """The visitor's address; behind proxies of ours what the outermost of them saw."""
    rechtstreeks: str = request.META.get("REMOTE_ADDR") or ""
    if not settings.PROXYS:
        return rechtstreeks
    keten = [deel.strip() for deel in request.headers.get("X-Forwarded-For", "").split(",")]
    # What stands further to the left was written by the visitor.
    return keten[-settings.PROXYS] if len(keten) >= settings.PROXYS else rechtstreeks


def toestel(request: HttpRequest) -> str:
    """What the browser says it is."""
    return _LEESBAAR.sub("", request.headers.get("User-Agent", ""))[:MAX_TOESTEL]


def in_woorden(agent: str) -> str:
    """'Firefox op Windows', for somebody who looks which of the sessions is whose."""
    browser, systeem = _eerste(_BROWSERS, agent), _eerste(_SYSTEMEN, agent)
    return " op ".join(deel for deel in (browser, systeem) if deel) or _ONBEKEND


def _eerste(namen: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((naam for teken, naam in namen if teken in agent), "")
