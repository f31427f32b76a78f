"""The navigation in the shell, and its keys: {% load schil %}."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import template
from django.template.context import Context

from driehoek.platform.ui.schil import (
    HOOFDNAV,
    MEERNAV,
    Navpunt,
    nav_voor,
    op_peilmoment,
    per_groep,
)
from driehoek.platform.ui.sneltoetsen import VAST, ga_naar

register = template.Library()


@register.simple_tag(takes_context=True)
def hoofdnav(context: Context) -> list[Navpunt]:
    """{% hoofdnav as punten %}: the main navigation, each link at the present Peilmoment.

    `nav_niet` in the context: paths to leave out, where a link would lead to a refusal.
    """
    return _navpunten(context, HOOFDNAV)


@register.simple_tag(takes_context=True)
def meernav(context: Context) -> list[tuple[str, list[Navpunt]]]:
    """{% meernav as groepen %}: as `hoofdnav`, what stands in the menu 'Meer', by group."""
    return per_groep(_navpunten(context, MEERNAV))


@register.inclusion_tag("platform/toetsentabel.html", takes_context=True)
def toetsentabel(context: Context) -> dict[str, Any]:
    """{% toetsentabel %}: every single key that does something for this visitor."""
    punten = [*_navpunten(context, HOOFDNAV), *_navpunten(context, MEERNAV)]
    return {"groepen": [("Op een pagina", VAST), ("Ga naar", ga_naar(punten))]}


@register.filter
def hier(groepen: Sequence[tuple[str, Sequence[Navpunt]]]) -> str:
    """The label of the item that the page lies under, where it is one of these."""
    return next((p.label for _, punten in groepen for p in punten if p.actief), "")


def _navpunten(context: Context, punten: tuple[Navpunt, ...]) -> list[Navpunt]:
    verzoek = context.get("request")
    niet: Sequence[str] = context.get("nav_niet") or ()
    return [
        replace(p, url=op_peilmoment(p.url, context.get("tijdbalk")))
        for p in nav_voor(verzoek.path if verzoek else "", punten)
        if p.url not in niet
    ]
