"""Headings and cells of a table, as its template wants them."""

from typing import Any

from django.http import QueryDict

from driehoek.platform.ui import opmaak
from driehoek.platform.ui.componenten import Cel, Kolom, toon_waarde


def kop(kolom: Kolom, sorteer: str, parameters: QueryDict) -> dict[str, Any]:
    """A heading; its link sorts by the column, and turns the order round where it sorts already."""
    richting = ""
    if kolom.sorteer and sorteer.removeprefix("-") == kolom.sorteer:
        richting = "descending" if sorteer.startswith("-") else "ascending"
    parameters["sorteer"] = f"-{kolom.sorteer}" if richting == "ascending" else kolom.sorteer
    return {
        "kolom": kolom,
        "richting": richting,
        "url": f"?{parameters.urlencode()}" if kolom.sorteer else "",
    }


def cel(waarde: Any, kolom: Kolom) -> dict[str, Any]:
    inhoud = waarde if isinstance(waarde, Cel) else Cel(waarde)
    alleen_extra = inhoud.waarde is None and (
        inhoud.badges or inhoud.persoon or inhoud.persoon_leeg
    )
    tekst = "" if alleen_extra else toon_waarde(inhoud.waarde, kolom.soort)
    return {
        "cel": inhoud,
        "kolom": kolom,
        "tekst": tekst,
        "onbekend": tekst == opmaak.ONBEKEND,
    }
