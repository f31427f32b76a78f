"""What a check came to, as it is kept in its row, and back."""

from collections.abc import Mapping
from datetime import datetime
from enum import IntEnum
from typing import Any, TypeVar

from driehoek.kern.rechtmatigheid import Redencode, Slotoordeel
from driehoek.rechtmatigheid.types import Samenvatting, Telling

E = TypeVar("E", bound=IntEnum)


def als_gegevens(samenvatting: Samenvatting) -> dict[str, Any]:
    return {
        "moment": samenvatting.moment.isoformat(),
        "geheel": _paar(samenvatting.geheel),
        "per_oordeel": _paren(samenvatting.per_oordeel),
        "per_reden": _paren(samenvatting.per_reden),
        "per_opgave": {
            str(opgave): _paren(per_oordeel)
            for opgave, per_oordeel in sorted(samenvatting.per_opgave.items())
        },
    }


def uit_gegevens(nr: int, gegevens: Mapping[str, Any]) -> Samenvatting:
    samen = Samenvatting(
        nr, datetime.fromisoformat(gegevens["moment"]), Telling(*gegevens["geheel"])
    )
    samen.per_oordeel.update(_tellingen(Slotoordeel, gegevens["per_oordeel"]))
    samen.per_reden.update(_tellingen(Redencode, gegevens["per_reden"]))
    for opgave, per_oordeel in gegevens["per_opgave"].items():
        samen.per_opgave[int(opgave)].update(_tellingen(Slotoordeel, per_oordeel))
    return samen


def _paren(tellingen: Mapping[Any, Telling]) -> dict[str, list[int]]:
    return {
        lid.name: _paar(telling) for lid, telling in sorted(tellingen.items()) if telling.regels
    }


def _paar(telling: Telling) -> list[int]:
    return [telling.regels, telling.centen]


def _tellingen(soort: type[E], paren: Mapping[str, list[int]]) -> dict[E, Telling]:
    return {soort[naam]: Telling(*paar) for naam, paar in paren.items()}
