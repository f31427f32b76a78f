"""The opdrachtdriehoek: who asks, who answers for it, who does it; the signature of the product.

Two layouts of the same thing: `liggend` for a wide page, `staand` for a phone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from driehoek.platform.ui.opmaak import datum
from driehoek.platform.ui.tekening.tekst import breedte, breek_af

ROLLEN = {
    "BOG": "Bestuurlijk opdrachtgever",
    "BOG2": "Tweede bestuurlijk opdrachtgever",
    "AOG": "Ambtelijk opdrachtgever",
    "AON": "Ambtelijk opdrachtnemer",
    "DD": "Domeindirecteur",
}


@dataclass(frozen=True)
class Bekleder:
    """Who holds a role, since when, on which besluit."""

    naam: str
    url: str = ""
    sinds: date | None = None
    besluit: str = ""
    besluit_url: str = ""


@dataclass(frozen=True)
class Hoek:
    """A role: its holder, the substitute beside the holder, or since when it is vacant."""

    bekleder: Bekleder | None = None
    waarnemer: Bekleder | None = None
    vacant_sinds: date | None = None

    @property
    def vacant(self) -> bool:
        return self.bekleder is None


@dataclass(frozen=True)
class Driehoek:
    opdracht: str
    bog: Hoek
    aog: Hoek
    aon: Hoek
    tweede_bog: Hoek | None = None
    domeindirecteur: Hoek | None = None
    code: str = ""

    def hoeken(self) -> list[tuple[str, Hoek]]:
        """The roles that are there, in reading order."""
        alle = (
            ("BOG", self.bog),
            ("BOG2", self.tweede_bog),
            ("AOG", self.aog),
            ("AON", self.aon),
            ("DD", self.domeindirecteur),
        )
        return [(rol, hoek) for rol, hoek in alle if hoek]

    def in_woorden(self) -> str:
        return "; ".join(f"{ROLLEN[rol].lower()}: {_wie(hoek)}" for rol, hoek in self.hoeken())


@dataclass(frozen=True)
class Deel:
    tekst: str
    url: str = ""


@dataclass(frozen=True)
class Tekstregel:
    x: float
    y: float
    soort: str
    delen: tuple[Deel, ...]


@dataclass(frozen=True)
class Kaart:
    rol: str
    x: float
    y: float
    breedte: float
    hoogte: float
    regels: tuple[Tekstregel, ...]
    vacant: bool
    buiten: bool
    scheiding: float | None
    titel: str


@dataclass(frozen=True)
class Stip:
    x: float
    y: float
    straal: float
    tekst: str
    rol: str
    vacant: bool


@dataclass(frozen=True)
class Lijn:
    x1: float
    y1: float
    x2: float
    y2: float
    soort: Literal["zijde", "vacant", "buiten"]


@dataclass(frozen=True)
class Tekening:
    vorm: str
    breedte: float
    hoogte: float
    punten: str
    lijnen: tuple[Lijn, ...]
    kaarten: tuple[Kaart, ...]
    stippen: tuple[Stip, ...]
    hart: tuple[Tekstregel, ...]


@dataclass(frozen=True)
class _Maat:
    """Sizes of one layout."""

    kaart: float
    rand: float
    anker: Literal["midden", "begin"]
    naam: float = 20
    klein: float = 15


_LIGGEND = _Maat(kaart=292, rand=16, anker="midden")
_STAAND = _Maat(kaart=358, rand=16, anker="begin", naam=18)
# A corner's dot hangs over the edge of its card, so that the sides stay clear of the cards.
_UIT_DE_RAND = 12
_STAP = {"rol": 20, "naam": 26, "vacant": 26, "klein": 21, "wnd": 25}


def _wie(hoek: Hoek) -> str:
    wnd = f", wnd. {hoek.waarnemer.naam}" if hoek.waarnemer else ""
    return (hoek.bekleder.naam if hoek.bekleder else "vacant") + wnd


def _sinds(bekleder: Bekleder, ruimte: float, grootte: float) -> Iterator[tuple[str, list[Deel]]]:
    """'sinds ... , besluit ...' on one line where it fits, else on two."""
    sinds = Deel(f"sinds {datum(bekleder.sinds)}") if bekleder.sinds else None
    besluit = Deel(bekleder.besluit, bekleder.besluit_url) if bekleder.besluit else None
    if sinds and besluit and breedte(f"{sinds.tekst}, {besluit.tekst}", grootte) <= ruimte:
        yield "klein", [Deel(f"{sinds.tekst}, "), besluit]
        return
    for deel in (sinds, besluit):
        if deel:
            korte = breek_af(deel.tekst, ruimte, grootte, 1)[0]
            yield "klein", [Deel(korte, deel.url)]


def _inhoud(rol: str, hoek: Hoek, ruimte: float, maat: _Maat) -> Iterator[tuple[str, list[Deel]]]:
    yield "rol", [Deel(ROLLEN[rol])]
    if hoek.bekleder:
        for tekst in breek_af(hoek.bekleder.naam, ruimte, maat.naam, 2):
            yield "naam", [Deel(tekst, hoek.bekleder.url)]
        yield from _sinds(hoek.bekleder, ruimte, maat.klein)
    else:
        yield "vacant", [Deel("Vacant")]
        if hoek.vacant_sinds:
            yield "klein", [Deel(f"sinds {datum(hoek.vacant_sinds)}")]
    if hoek.waarnemer:
        naam = breek_af(f"wnd. {hoek.waarnemer.naam}", ruimte, maat.klein + 2, 1)[0]
        yield "wnd", [Deel(naam, hoek.waarnemer.url)]
        yield from _sinds(hoek.waarnemer, ruimte, maat.klein)


def _kaart(
    rol: str, hoek: Hoek, x: float, y: float, maat: _Maat, boven: float, onder: float
) -> Kaart:
    inspring = 0 if maat.anker == "midden" else 64
    ruimte = maat.kaart - 2 * maat.rand - inspring
    tekst_x = x + maat.kaart / 2 if maat.anker == "midden" else x + inspring + 4
    regels: list[Tekstregel] = []
    scheiding = None
    onderkant = y + boven
    for soort, delen in _inhoud(rol, hoek, ruimte, maat):
        if soort == "wnd":
            onderkant += 10
            scheiding = onderkant
            onderkant += 2
        onderkant += _STAP[soort]
        regels.append(Tekstregel(tekst_x, onderkant, soort, tuple(delen)))
    return Kaart(
        rol=rol,
        x=x,
        y=y,
        breedte=maat.kaart,
        hoogte=onderkant + onder - y,
        regels=tuple(regels),
        vacant=hoek.vacant,
        buiten=rol in {"DD", "BOG2"},
        scheiding=scheiding,
        titel=f"{ROLLEN[rol]}: {_wie(hoek)}",
    )


def _zijden(
    d: Driehoek, top: tuple[float, float], links: tuple[float, float], rechts: tuple[float, float]
) -> list[Lijn]:
    def lijn(a: tuple[float, float], b: tuple[float, float], *hoeken: Hoek) -> Lijn:
        return Lijn(*a, *b, "vacant" if any(h.vacant for h in hoeken) else "zijde")

    return [
        lijn(top, links, d.bog, d.aog),
        lijn(top, rechts, d.bog, d.aon),
        lijn(links, rechts, d.aog, d.aon),
    ]


def _hart(d: Driehoek, x: float, y: float, ruimte: float, grootte: float) -> list[Tekstregel]:
    """The opdracht itself, in the heart of the triangle, ending at height `y`."""
    namen = breek_af(d.opdracht, ruimte, grootte, 3)
    hoogte = grootte * 1.25
    begin = y - hoogte * (len(namen) - 1)
    regels = [
        Tekstregel(x, begin + i * hoogte, "hart", (Deel(naam),)) for i, naam in enumerate(namen)
    ]
    if d.code:
        regels.insert(0, Tekstregel(x, begin - hoogte, "hartcode", (Deel(d.code),)))
    return regels


def _punten(*punten: tuple[float, float]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in punten)


def liggend(d: Driehoek) -> Tekening:
    """960 wide: three columns, the triangle between them."""
    maat, midden = _LIGGEND, 480.0
    kolommen = {"DD": 8.0, "AOG": 8.0, "BOG": 334.0, "BOG2": 660.0, "AON": 660.0}
    hoek_x = {"links": 154.0, "rechts": 806.0}
    kaarten = [_kaart("BOG", d.bog, kolommen["BOG"], 8, maat, boven=12, onder=34)]
    top = (midden, kaarten[0].y + kaarten[0].hoogte + _UIT_DE_RAND)
    if d.tweede_bog:
        kaarten.append(_kaart("BOG2", d.tweede_bog, kolommen["BOG2"], 8, maat, boven=12, onder=20))
    if d.domeindirecteur:
        dd = _kaart("DD", d.domeindirecteur, kolommen["DD"], 8, maat, boven=12, onder=20)
        kaarten.append(dd)
    bovenste = max(k.y + k.hoogte for k in kaarten)
    basis = max(top[1] + 280, bovenste + 90)
    links, rechts = (hoek_x["links"], basis), (hoek_x["rechts"], basis)
    kaarten += [
        _kaart("AOG", d.aog, kolommen["AOG"], basis + _UIT_DE_RAND, maat, boven=26, onder=20),
        _kaart("AON", d.aon, kolommen["AON"], basis + _UIT_DE_RAND, maat, boven=26, onder=20),
    ]
    lijnen = _zijden(d, top, links, rechts)
    for kaart in kaarten:
        if kaart.rol == "DD":
            lijnen.append(Lijn(links[0], kaart.y + kaart.hoogte, *links, "buiten"))
        if kaart.rol == "BOG2":
            hoogte = kaarten[0].y + 48
            lijnen.append(Lijn(kolommen["BOG"] + maat.kaart, hoogte, kaart.x, hoogte, "buiten"))
    return Tekening(
        vorm="liggend",
        breedte=960,
        hoogte=max(k.y + k.hoogte for k in kaarten) + 8,
        punten=_punten(top, links, rechts),
        lijnen=tuple(lijnen),
        kaarten=tuple(kaarten),
        stippen=(
            Stip(*top, 30, "BOG", "BOG", d.bog.vacant),
            Stip(*links, 30, "AOG", "AOG", d.aog.vacant),
            Stip(*rechts, 30, "AON", "AON", d.aon.vacant),
        ),
        hart=tuple(_hart(d, midden, basis - 44, 320, 21)),
    )


def staand(d: Driehoek) -> Tekening:
    """358 wide: the triangle above, the roles stacked below it."""
    maat = _STAAND
    top, links, rechts = (179.0, 32.0), (52.0, 208.0), (306.0, 208.0)
    kaarten: list[Kaart] = []
    stippen = [
        Stip(*top, 26, "BOG", "BOG", d.bog.vacant),
        Stip(*links, 26, "AOG", "AOG", d.aog.vacant),
        Stip(*rechts, 26, "AON", "AON", d.aon.vacant),
    ]
    y = 256.0
    for rol, hoek in d.hoeken():
        kaart = _kaart(rol, hoek, 0, y, maat, boven=8, onder=18)
        kaarten.append(kaart)
        stippen.append(Stip(34, y + 36, 22, rol.removesuffix("2"), rol, hoek.vacant))
        y += kaart.hoogte + 12
    return Tekening(
        vorm="staand",
        breedte=358,
        hoogte=y - 12 + 2,
        punten=_punten(top, links, rechts),
        lijnen=tuple(_zijden(d, top, links, rechts)),
        kaarten=tuple(kaarten),
        stippen=tuple(stippen),
        hart=tuple(_hart(d, 179, 184, 150, 15)),
    )
