"""Bars below each other, each with its name: how many, and striped how many of these are special."""

from collections.abc import Sequence
from dataclasses import dataclass

from driehoek.platform.ui.opmaak import heel
from driehoek.platform.ui.tekening.tekst import breedte, kort_af

BREEDTE = 960.0
LINKS = 500.0
SMAL = 340.0
_GETAL = 150.0
_BALK = 18.0
_RIJ = 34.0
_RIJ_SMAL = 52.0
_LETTER = 15.0
_MIN_BALK = 3.0
_LUCHT = 20.0


@dataclass(frozen=True)
class Staaf:
    """`deel` is the part of `waarde` that is striped."""

    label: str
    waarde: int
    deel: int = 0
    url: str = ""


@dataclass(frozen=True)
class Staafvlak:
    rij_y: float
    label: str
    label_y: float
    x: float
    y: float
    hoogte: float
    gestreept: float
    """How wide the striped part is; the solid part stands behind it."""
    vol_x: float
    vol: float
    getal: str
    getal_x: float
    getal_y: float
    titel: str
    url: str


@dataclass(frozen=True)
class Staven:
    vorm: str
    breedte: float
    hoogte: float
    rijhoogte: float
    vlakken: tuple[Staafvlak, ...]


def staven(rijen: Sequence[Staaf], deel_heet: str, *, smal: bool = False) -> Staven:
    """The bars on one scale; `deel_heet` says what the striped part is ('te laat')."""
    geheel = SMAL if smal else BREEDTE
    hoogte = _RIJ_SMAL if smal else _RIJ
    vlakken = tuple(
        _vlak(rij, nr * hoogte, max(r.waarde for r in rijen), deel_heet, smal=smal)
        for nr, rij in enumerate(rijen)
    )
    return Staven("smal" if smal else "breed", geheel, hoogte * len(rijen), hoogte, vlakken)


def _vlak(rij: Staaf, y: float, meest: int, deel_heet: str, *, smal: bool) -> Staafvlak:
    getal = heel(rij.waarde) + (f", {heel(rij.deel)} {deel_heet}" if rij.deel else "")
    x = 0.0 if smal else LINKS
    ruimte = (SMAL if smal else BREEDTE) - x - max(_GETAL, breedte(getal, _LETTER) + 10)
    per_stuk = ruimte / max(1, meest)
    gestreept = _lengte(rij.deel, per_stuk)
    vol = _lengte(rij.waarde - rij.deel, per_stuk)
    boven = y + (26 if smal else (_RIJ - _BALK) / 2)
    return Staafvlak(
        rij_y=y,
        label=kort_af(rij.label, (SMAL if smal else LINKS) - _LUCHT, _LETTER),
        label_y=y + 18 if smal else boven + _BALK - 4,
        x=x,
        y=boven,
        hoogte=_BALK,
        gestreept=gestreept,
        vol_x=round(x + gestreept, 1),
        vol=vol,
        getal=getal,
        getal_x=round(x + vol + gestreept + 8, 1),
        getal_y=boven + _BALK - 4,
        titel=f"{rij.label}: {getal}",
        url=rij.url,
    )


def _lengte(aantal: int, per_stuk: float) -> float:
    return round(max(_MIN_BALK, aantal * per_stuk), 1) if aantal else 0.0
