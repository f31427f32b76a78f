"""Roles over time: who, from when to when, where substituted, and where nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from driehoek.platform.ui.opmaak import datum, periode
from driehoek.platform.ui.tekening.tekst import breedte, kort_af
from driehoek.platform.ui.tekening.tijdas import Tijdas, Tik, ruim

BREEDTE = 960.0
LINKS = 208.0
_RECHTS = 20.0
_RAND = 16.0
# On a phone the role stands above its bars, so that they have the whole width.
SMAL = 340.0
_KOP = 20.0
_BOVEN = 34.0
_BALK = 28.0
_WND = 22.0
_LUCHT = 10.0
_LETTER = 14.0
_MIN_LETTERS = 7


@dataclass(frozen=True)
class Periodebalk:
    """`tot` None is open; the day `tot` itself is not in it."""

    naam: str
    van: date
    tot: date | None = None
    url: str = ""
    waarneming: bool = False
    besluit: str = ""

    @property
    def titel(self) -> str:
        wnd = "wnd. " if self.waarneming else ""
        besluit = f", {self.besluit}" if self.besluit else ""
        return f"{wnd}{self.naam}: {periode((self.van, self.tot))}{besluit}"


@dataclass(frozen=True)
class Rolrij:
    """`van` and `tot`: the life of what carries the role; within it a day without holder is a gap."""

    label: str
    balken: Sequence[Periodebalk]
    van: date | None = None
    tot: date | None = None
    ingekort: bool = False
    """Whether there are more bars than these."""


@dataclass(frozen=True)
class Balkvlak:
    x: float
    einde: float
    omtrek: str
    soort: str
    label: str
    label_x: float
    label_y: float
    label_binnen: bool
    titel: str
    url: str


@dataclass(frozen=True)
class Rijvlak:
    label: str
    y: float
    midden: float
    hoogte: float
    balken: tuple[Balkvlak, ...]


@dataclass(frozen=True)
class Roltijdlijn:
    vorm: str
    breedte: float
    hoogte: float
    onder: float
    tikken: tuple[Tik, ...]
    rijen: tuple[Rijvlak, ...]
    peil_x: float
    peil_label: str
    peil_label_x: float


def gaten(rij: Rolrij, tot_en_met: date) -> list[tuple[date, date | None]]:
    """The days in the life of the carrier on which nobody holds the role.

    A life that has not ended is looked at up to `tot_en_met`; a gap that then still is, is open.
    """
    titularissen = sorted((b for b in rij.balken if not b.waarneming), key=lambda b: b.van)
    begin = rij.van or (titularissen[0].van if titularissen else None)
    if begin is None:
        return []
    gevonden: list[tuple[date, date | None]] = []
    wijzer: date | None = begin
    for balk in titularissen:
        if wijzer is not None and balk.van > wijzer:
            gevonden.append((wijzer, balk.van))
        wijzer = None if wijzer is None or balk.tot is None else max(wijzer, balk.tot)
    if wijzer is not None and wijzer < (rij.tot or tot_en_met):
        gevonden.append((wijzer, rij.tot))
    return gevonden


def _as(rijen: Sequence[Rolrij], peildatum: date, links: float, rechts: float) -> Tijdas:
    dagen = [peildatum]
    for rij in rijen:
        dagen += [d for d in (rij.van, rij.tot) if d]
        dagen += [d for b in rij.balken for d in (b.van, b.tot) if d]
    begin, einde = ruim(min(dagen), max(dagen))
    return Tijdas(begin, einde, links, rechts)


def _plaats_label(
    naam: str, x: float, einde: float, vrij_links: float, vrij_rechts: float
) -> tuple[str, float, bool]:
    """The name in its bar; beside it where it does not fit; cut off where it fits nowhere."""
    lengte = breedte(naam, _LETTER)
    if lengte + 16 <= einde - x:
        return naam, x + 8, True
    if einde + lengte + 10 <= vrij_rechts:
        return naam, einde + 6, False
    if x - lengte - 10 >= vrij_links:
        return naam, round(x - lengte - 4, 1), False
    korte = kort_af(naam, einde - x - 16, _LETTER)
    return (korte, x + 8, True) if len(korte) >= _MIN_LETTERS else ("", x, True)


def _omtrek(x: float, einde: float, y: float, hoogte: float, *, open_einde: bool) -> str:
    """A bar with round corners; an open end is an arrow head."""
    r, punt, onder = 4, 8, y + hoogte
    rechts = (
        f"H{max(x + r, einde - punt):g} L{einde:g},{y + hoogte / 2:g} "
        f"L{max(x + r, einde - punt):g},{onder:g}"
        if open_einde
        else f"H{max(x + r, einde - r):g} q{r},0 {r},{r} V{onder - r:g} q0,{r} -{r},{r}"
    )
    return f"M{x + r:g},{y:g} {rechts} H{x + r:g} q-{r},0 -{r},-{r} V{y + r:g} q0,-{r} {r},-{r} Z"


def _vlak(
    balk: Periodebalk, soort: str, y: float, hoogte: float, as_: Tijdas, vrij: tuple[float, float]
) -> Balkvlak:
    x = as_.x(balk.van)
    einde = max(x + 8, as_.x(balk.tot) if balk.tot else as_.rechts)
    naam = f"wnd. {balk.naam}" if balk.waarneming else balk.naam
    label, label_x, binnen = _plaats_label(naam, x, einde, *vrij)
    return Balkvlak(
        x=x,
        einde=einde,
        omtrek=_omtrek(x, einde, y, hoogte, open_einde=balk.tot is None),
        soort=soort,
        label=label,
        label_x=label_x,
        label_y=y + hoogte / 2 + 5,
        label_binnen=binnen,
        titel=balk.titel,
        url=balk.url,
    )


def _baan(
    balken: Sequence[tuple[Periodebalk, str]], y: float, hoogte: float, as_: Tijdas
) -> list[Balkvlak]:
    """Bars with their kind, on one lane; a name beside its bar keeps clear of the others."""
    op_volgorde = sorted(balken, key=lambda paar: paar[0].van)
    tot = [*(as_.x(balk.van) for balk, _ in op_volgorde[1:]), as_.rechts]
    vlakken: list[Balkvlak] = []
    vrij_links = as_.links
    for (balk, soort), vrij_rechts in zip(op_volgorde, tot[: len(op_volgorde)], strict=True):
        vlak = _vlak(balk, soort, y, hoogte, as_, (vrij_links, vrij_rechts))
        vrij_links = max(vlak.einde, vlak.label_x + breedte(vlak.label, _LETTER))
        vlakken.append(vlak)
    return vlakken


def _rij(rij: Rolrij, y: float, as_: Tijdas, peildatum: date, kop: float) -> Rijvlak:
    """A row; its name stands left of the bars, or where `kop` leaves room, above them."""
    leegten = [Periodebalk("vacant", van, tot) for van, tot in gaten(rij, peildatum)]
    titularissen = [(b, "titularis") for b in rij.balken if not b.waarneming]
    waarnemers = [(b, "waarneming") for b in rij.balken if b.waarneming]
    hoogte = kop + _BALK + (_WND + 3 if waarnemers else 0) + 2 * _LUCHT
    boven = y + _LUCHT + kop
    vlakken = _baan([*titularissen, *((b, "vacant") for b in leegten)], boven, _BALK, as_)
    vlakken += _baan(waarnemers, boven + _BALK + 3, _WND, as_)
    midden = boven - 7 if kop else boven + _BALK / 2 + 5
    return Rijvlak(rij.label, y, midden, hoogte, tuple(vlakken))


def roltijdlijn(
    rijen: Sequence[Rolrij], peildatum: date, *, vandaag: bool = True, smal: bool = False
) -> Roltijdlijn:
    geheel = SMAL if smal else BREEDTE
    as_ = _as(rijen, peildatum, _RAND if smal else LINKS, geheel - (_RAND if smal else _RECHTS))
    vlakken: list[Rijvlak] = []
    y = _BOVEN
    for rij in rijen:
        vlakken.append(_rij(rij, y, as_, peildatum, _KOP if smal else 0.0))
        y += vlakken[-1].hoogte
    label = "vandaag" if vandaag else datum(peildatum)
    half = breedte(label, _LETTER) / 2 + 2
    return Roltijdlijn(
        vorm="smal" if smal else "breed",
        breedte=geheel,
        hoogte=y + 30,
        onder=y,
        tikken=tuple(as_.tikken()),
        rijen=tuple(vlakken),
        peil_x=as_.x(peildatum),
        peil_label=label,
        peil_label_x=round(min(max(as_.x(peildatum), half), geheel - half), 1),
    )
