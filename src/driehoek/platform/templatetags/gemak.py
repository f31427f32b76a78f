"""Stars and saved filters on a page: {% load gemak %}."""

from typing import Any

from django import template
from django.http import HttpRequest, QueryDict
from django.template.context import Context

from driehoek.platform.gemak import reads
from driehoek.platform.gemak.types import Dingsoort, Sleutel
from driehoek.platform.models import Account

register = template.Library()

NIET_BEWAARD = frozenset({"pagina", "formaat", "geldig_op", "bekend_op"})
"""What of a list's address says nothing about which list it is; when it is, the time bar says."""


@register.inclusion_tag("platform/ster.html", takes_context=True)
def ster(context: Context, soort: str, ding: int) -> dict[str, Any]:
    """{% ster "opdracht" pk %}: the button for a favourite; it also notes that one was here."""
    account = _account(context)
    if account is None:
        return {}
    sleutel = Sleutel(Dingsoort(soort), ding)
    return {
        "sleutel": sleutel,
        "aan": sleutel in reads.sterren(account),
        "terug": context["request"].get_full_path(),
    }


@register.inclusion_tag("platform/filtermenu.html", takes_context=True)
def filtermenu(context: Context) -> dict[str, Any]:
    """{% filtermenu %}: the saved filters of this list, and the field to save the present one."""
    account = _account(context)
    if account is None:
        return {}
    verzoek: HttpRequest = context["request"]
    return {
        "ingelogd": True,
        "filters": reads.filters(account, verzoek.path),
        "pad": verzoek.path,
        "vraag": bewaarde_vraag(verzoek.GET),
        "terug": verzoek.get_full_path(),
        "tijdbalk": context.get("tijdbalk"),
    }


def bewaarde_vraag(parameters: QueryDict) -> str:
    """What is kept of a list's query: all that says which list it is."""
    vraag = parameters.copy()
    for naam, waarden in parameters.lists():
        if naam in NIET_BEWAARD or not any(waarden):
            del vraag[naam]
    return vraag.urlencode()


def _account(context: Context) -> Account | None:
    gebruiker = getattr(context.get("request"), "user", None)
    return gebruiker if isinstance(gebruiker, Account) else None
