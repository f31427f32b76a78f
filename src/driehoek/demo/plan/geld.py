"""The budget of each year: the tree of posts, with a product or project under it per opdracht."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from driehoek.demo.plan.bronnen.begroting import AMBITIES, DOELEN, HERNOEMD, TOTALE_LASTEN
from driehoek.demo.plan.bronnen.vorm import OpgaveBron
from driehoek.demo.plan.planning import miljoen_per_jaar
from driehoek.demo.plan.staat import Opdracht
from driehoek.demo.plan.types import Label, Post

EERSTE_JAAR = 2023
_DUIZEND = 1000
_LOONKOSTEN = {2023: 152_000_000, 2024: 161_000_000, 2025: 170_000_000, 2026: 178_000_000}
_LOONPRESTATIE = ("1-3-9", "Loonkosten en overhead")
_BATEN_MET = ("R", "S", "N", "V")
# Opgaven that merged: from this year on their posts stand under a new beleidsprestatie.
OPVOLGERS: dict[str, tuple[int, str, str]] = {
    "7-1-1": (2025, "7-1-6", "Schone lucht en minder geluidhinder"),
    "7-1-2": (2025, "7-1-6", "Schone lucht en minder geluidhinder"),
    "4-1-1": (2026, "4-1-5", "Innovatieve en digitale economie"),
    "4-2-4": (2026, "4-1-5", "Innovatieve en digitale economie"),
}


class Geld:
    def __init__(self, bronnen: Iterable[OpgaveBron], opdrachten: Iterable[Opdracht]) -> None:
        self._namen = {bron.code: bron.naam for bron in bronnen}
        self._opdrachten = tuple(opdrachten)
        self._codes: dict[tuple[str, int], str] = {}
        for jaar in TOTALE_LASTEN:
            self._nummer(jaar)
        self._begrens_scopes()

    def post(self, opdracht: Opdracht, jaar: int) -> str:
        """The product or project of an opdracht; its beleidsprestatie where the budget has none."""
        return self._codes.get((opdracht.key, jaar)) or _prestatie(opdracht.bron.code, jaar)[0]

    def _begrens_scopes(self) -> None:
        """What an opdracht starts with fits in the budget of each of its years (REG-18)."""
        ruimte: dict[str, int] = {}
        for jaar in TOTALE_LASTEN:
            lasten = {blad.code: blad.lasten for blad in self._bladen(jaar)}
            for o in self._opdrachten:
                if code := self._codes.get((o.key, jaar)):
                    ruimte[o.key] = min(lasten[code], ruimte.get(o.key, lasten[code]))
        for o in self._opdrachten:
            budget = o.scope.materieel_budget
            past = min(budget, ruimte.get(o.key, budget))
            o.scope = replace(o.scope, materieel_budget=past)

    def posten(self, jaar: int) -> tuple[Post, ...]:
        bladen = self._bladen(jaar)
        som: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for blad in bladen:
            for code in _boven(blad.code):
                som[code][0] += blad.lasten
                som[code][1] += blad.baten
        return (*self._takken(jaar, som), *bladen)

    def _nummer(self, jaar: int) -> None:
        tel: dict[str, int] = defaultdict(int)
        for opdracht in self._opdrachten:
            if not _in_begroting(opdracht, jaar):
                continue
            code, _ = _prestatie(opdracht.bron.code, jaar)
            tel[code] += 1
            self._codes[opdracht.key, jaar] = f"{code}-{tel[code]:02d}"

    def _bladen(self, jaar: int) -> list[Post]:
        eigen = [o for o in self._opdrachten if (o.key, jaar) in self._codes]
        loon = _LOONKOSTEN.get(jaar, _LOONKOSTEN[2026])
        ruimte = TOTALE_LASTEN[jaar] - loon
        gewicht = {o.key: miljoen_per_jaar(o.soort, o.stam) for o in eigen}
        totaal = sum(gewicht.values())
        bladen = [
            self._blad(o, jaar, int(ruimte * gewicht[o.key] / totaal) // _DUIZEND * _DUIZEND)
            for o in eigen
        ]
        rest = ruimte - sum(blad.lasten for blad in bladen)
        code = f"{_LOONPRESTATIE[0]}-01"
        was = code if jaar > EERSTE_JAAR else None
        loonpost = Post(
            code=code,
            naam="Salarissen en sociale lasten",
            niveau="product",
            ouder=_LOONPRESTATIE[0],
            lasten=loon + rest,
            baten=0,
            was=was,
        )
        return [*bladen, loonpost]

    def _blad(self, opdracht: Opdracht, jaar: int, lasten: int) -> Post:
        code = self._codes[opdracht.key, jaar]
        baten = lasten // 8 // _DUIZEND * _DUIZEND if opdracht.stam.soort in _BATEN_MET else 0
        is_project = opdracht.soort.label == Label.DYNAMISCH
        return Post(
            code=code,
            naam=opdracht.naam,
            niveau="project" if is_project else "product",
            ouder=code.rpartition("-")[0],
            lasten=lasten,
            baten=baten,
            was=self._codes.get((opdracht.key, jaar - 1)),
        )

    def _takken(self, jaar: int, som: dict[str, list[int]]) -> list[Post]:
        namen = AMBITIES | DOELEN | self._prestaties(jaar)
        for vanaf, nieuw in HERNOEMD.items():
            if jaar >= vanaf:
                namen |= nieuw
        return [
            Post(
                code=code,
                naam=naam,
                niveau=("ambitie", "beleidsdoel", "beleidsprestatie")[code.count("-")],
                ouder=code.rpartition("-")[0] or None,
                lasten=som[code][0],
                baten=som[code][1],
                was=code if jaar > EERSTE_JAAR and code in self._vorige(jaar) else None,
            )
            for code, naam in sorted(namen.items(), key=lambda regel: regel[0].split("-"))
        ]

    def _vorige(self, jaar: int) -> dict[str, str]:
        return AMBITIES | DOELEN | self._prestaties(jaar - 1)

    def _prestaties(self, jaar: int) -> dict[str, str]:
        uit = dict([_LOONPRESTATIE])
        for code, naam in self._namen.items():
            nieuw, nieuwe_naam = _prestatie(code, jaar)
            uit[nieuw] = nieuwe_naam or naam
        return uit


def _prestatie(code: str, jaar: int) -> tuple[str, str]:
    vanaf, nieuw, naam = OPVOLGERS.get(code, (jaar + 1, "", ""))
    return (nieuw, naam) if jaar >= vanaf else (code, "")


def _in_begroting(opdracht: Opdracht, jaar: int) -> bool:
    if opdracht.buiten_begroting:
        return False
    laatste = opdracht.eind // 12 + 1 if opdracht.eind else jaar
    return opdracht.start // 12 <= jaar <= laatste


def _boven(code: str) -> list[str]:
    delen = code.split("-")
    return ["-".join(delen[:n]) for n in range(1, len(delen))]
