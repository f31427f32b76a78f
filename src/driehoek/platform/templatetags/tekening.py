"""Drawings and charts: {% load tekening %}. How to use each: ui/README.md."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.template.loader import render_to_string

from driehoek.platform.ui.tekening import driehoek as driehoek_
from driehoek.platform.ui.tekening import netwerk as netwerk_
from driehoek.platform.ui.tekening import roltijdlijn as roltijdlijn_
from driehoek.platform.ui.tekening import staven as staven_
from driehoek.platform.ui.tekening import tweeassen as tweeassen_
from driehoek.platform.ui.tekening import voortgang as voortgang_

register = template.Library()


@register.inclusion_tag("platform/tekening/driehoek.html")
def driehoek(driehoek: driehoek_.Driehoek, id: str = "driehoek") -> dict[str, Any]:  # noqa: A002
    """The opdrachtdriehoek, wide and stacked, with its table."""
    return {
        "driehoek": driehoek,
        "id": id,
        "tekeningen": (driehoek_.liggend(driehoek), driehoek_.staand(driehoek)),
        "rollen": [(driehoek_.ROLLEN[rol], hoek) for rol, hoek in driehoek.hoeken()],
    }


@register.inclusion_tag("platform/tekening/roltijdlijn.html")
def roltijdlijn(
    rijen: Sequence[roltijdlijn_.Rolrij],
    peildatum: date,
    *,
    vandaag: bool = True,
    id: str = "roltijdlijn",  # noqa: A002
    titel: str = "Rollen in de tijd",
) -> dict[str, Any]:
    """Who held which role from when to when, for wide and for narrow."""
    balken = [(rij, balk) for rij in rijen for balk in rij.balken]
    gaten = [(rij, gat) for rij in rijen for gat in roltijdlijn_.gaten(rij, peildatum)]
    return {
        "tekeningen": [
            roltijdlijn_.roltijdlijn(rijen, peildatum, vandaag=vandaag, smal=smal)
            for smal in (False, True)
        ],
        "id": id,
        "titel": titel,
        "balken": balken,
        "gaten": gaten,
        "ingekort": any(rij.ingekort for rij in rijen),
    }


@register.inclusion_tag("platform/tekening/tweeassen.html")
def tweeassen(
    feiten: Sequence[tweeassen_.Feitvlak],
    geldig_op: date,
    bekend_op: datetime,
    id: str = "tweeassen",  # noqa: A002
    titel: str = "Geschiedenis op twee assen",
) -> dict[str, Any]:
    """What was true when, and when the register said so; for wide and for narrow."""
    return {
        "tekeningen": [
            tweeassen_.tweeassen(feiten, geldig_op, bekend_op, maat)
            for maat in (tweeassen_.BREED, tweeassen_.SMAL)
            if feiten
        ],
        "id": id,
        "titel": titel,
        "feiten": sorted(feiten, key=lambda f: (f.bekend_van, f.geldig_van)),
    }


@register.inclusion_tag("platform/tekening/netwerk.html")
def netwerk(
    netwerk: netwerk_.Netwerk,
    soorten: Sequence[netwerk_.Soort],
    id: str = "netwerk",  # noqa: A002
    titel: str = "Netwerk",
    uitleg: str = "",
) -> dict[str, Any]:
    """A network as it was laid out (`breed` or `smal`), with what each line stands for."""
    return {"t": netwerk, "soorten": soorten, "id": id, "titel": titel, "uitleg": uitleg}


@register.simple_block_tag
def staven(
    content: str,
    rijen: Sequence[staven_.Staaf],
    titel: str,
    id: str,  # noqa: A002
    geheel_heet: str,
    deel_heet: str,
) -> str:
    """Bars with a striped part, for wide and for narrow; its content is the same as a table.

    Without a word for the striped part there is none, and nothing to explain.
    """
    return render_to_string(
        "platform/tekening/staven.html",
        {
            "tekeningen": [staven_.staven(rijen, deel_heet, smal=smal) for smal in (False, True)],
            "titel": titel,
            "id": id,
            "geheel_heet": geheel_heet,
            "deel_heet": deel_heet,
            "inhoud": content,
        },
    )


@register.inclusion_tag("platform/tekening/voortgang.html")
def voortgangsbalken(
    rijen: Sequence[voortgang_.Voortgangsrij],
    jaren: Mapping[int, str],
    legenda: Sequence[tuple[str, str]],
    id: str = "voortgang",  # noqa: A002
    titel: str = "Voortgang",
) -> dict[str, Any]:
    """Per row a stacked bar for each quarter and a band of judgements; for wide and for narrow."""
    return {
        "tekeningen": [
            voortgang_.voortgangstekening(rijen, jaren, smal=smal) for smal in (False, True)
        ],
        "legenda": legenda,
        "id": id,
        "titel": titel,
    }


@register.simple_block_tag
def grafiek(
    content: str,
    spec: dict[str, Any],
    titel: str,
    id: str,  # noqa: A002
    *,
    laag: bool = False,
) -> str:
    """A Vega or Vega-Lite chart (`laag`: of a few bars); its content is the same as a table."""
    return render_to_string(
        "platform/tekening/grafiek.html",
        {
            "spec": spec,
            "titel": titel,
            "id": id,
            "gegevens_id": f"{id}-spec",
            "inhoud": content,
            "laag": laag,
        },
    )
