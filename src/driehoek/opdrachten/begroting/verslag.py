"""What an import did, as values, as sentences and as data for JSON."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from driehoek.opdrachten.begroting.types import (
    Fout,
    Postsoort,
    Stand,
    Verschil,
    Waarschuwing,
    euro,
)
from driehoek.opdrachten.begroting.vergelijken import Opvolgkeuze, SoortOpvolging, Zekerheid


@dataclass(frozen=True, slots=True)
class StandVerslag:
    """What came in of one stand."""

    stand: Stand
    is_nieuw: bool
    posten: int
    aanvullingen: int
    bedragen: int
    correcties: int = 0

    @property
    def is_veranderd(self) -> bool:
        return bool(self.posten or self.aanvullingen or self.bedragen or self.correcties)


@dataclass(frozen=True, slots=True)
class CorrectieVerslag:
    """One amount that a corrected file says otherwise; `was` None: it did not stand any more."""

    stand: Stand
    code: str
    soort: Postsoort
    was: int | None
    wordt: int
    regel: int

    @property
    def zin(self) -> str:
        was = "vervallen" if self.was is None else euro(self.was)
        return (
            f"{self.stand.label}, {self.code or 'totaal'}: {self.soort.tekst} was {was}, wordt"
            f" {euro(self.wordt)} (regel {self.regel})."
        )


@dataclass(frozen=True, slots=True)
class Zicht:
    """One was-wordt proposal by the identities of its lines."""

    soort: SoortOpvolging
    was: tuple[int, ...]
    wordt: tuple[int, ...]
    zekerheid: Zekerheid
    reden: str

    def keuzes(self) -> list[Opvolgkeuze]:
        """What confirming it says, pair by pair."""
        return [Opvolgkeuze(was, wordt, self.soort) for was in self.was for wordt in self.wordt]


@dataclass(frozen=True, slots=True)
class Stap:
    """The proposals between two stands that nobody confirmed yet."""

    oud: Stand
    nieuw: Stand
    voorstellen: tuple[Zicht, ...]


@dataclass(frozen=True, slots=True)
class ImportVerslag:
    """What a budget file brought, and what in it deserves a look."""

    bestand: str
    vorm: str
    standen: tuple[StandVerslag, ...]
    al_bekend: int
    verschillen: tuple[Verschil, ...]
    waarschuwingen: tuple[Waarschuwing, ...]
    stappen: tuple[Stap, ...]
    correcties: tuple[CorrectieVerslag, ...] = ()

    @property
    def posten(self) -> int:
        return sum(stand.posten for stand in self.standen)

    @property
    def bedragen(self) -> int:
        return sum(stand.bedragen for stand in self.standen)

    @property
    def aanvullingen(self) -> int:
        return sum(stand.aanvullingen for stand in self.standen)

    @property
    def is_leeg(self) -> bool:
        return not any(stand.is_veranderd for stand in self.standen)

    def gelijke(self) -> list[Opvolgkeuze]:
        """What the proposals of kind 'gelijk' say."""
        return [
            keuze
            for stap in self.stappen
            for zicht in stap.voorstellen
            if zicht.soort is SoortOpvolging.GELIJK
            for keuze in zicht.keuzes()
        ]


def zinnen_over_bestand(verslag: ImportVerslag) -> Iterator[str]:
    """Where the file contradicts itself, and how it was read."""
    if verslag.verschillen:
        yield f"Verschillen in {verslag.bestand} ({len(verslag.verschillen)}); beide blijven staan:"
        for verschil in verslag.verschillen:
            yield f"  [{verschil.soort}] {verschil.zin} {_regels(verschil.regels)}"
    if verslag.waarschuwingen:
        yield f"Let op ({len(verslag.waarschuwingen)}):"
        for waarschuwing in verslag.waarschuwingen:
            yield f"  {_plek(waarschuwing)}{waarschuwing.zin}"


def zinnen_over_standen(verslag: ImportVerslag) -> Iterator[str]:
    for stand in verslag.standen:
        if not stand.is_veranderd:
            yield f"  {stand.stand.label}: stond er al."
            continue
        nieuw = " (nieuwe stand)" if stand.is_nieuw else ""
        namen = f" en {aantal(stand.aanvullingen, 'naam')}" if stand.aanvullingen else ""
        anders = f"; {aantal(stand.correcties, 'bedrag')} anders" if stand.correcties else ""
        yield (
            f"  {stand.stand.label}{nieuw}: {aantal(stand.posten, 'post')},"
            f" {aantal(stand.bedragen, 'bedrag')}{namen} erbij{anders}."
        )
    for correctie in verslag.correcties:
        yield f"  {correctie.zin}"


def zinnen_over_stappen(verslag: ImportVerslag) -> Iterator[str]:
    """The proposals; what a person did not confirm is no more than that."""
    for stap in verslag.stappen:
        yield f"Voorstel was-wordt, van {stap.oud.label} naar {stap.nieuw.label}:"
        for zicht in stap.voorstellen:
            yield f"  {zicht.soort} (zekerheid {zicht.zekerheid}): {zicht.reden}"


def als_gegevens(verslag: ImportVerslag) -> dict[str, Any]:
    return {
        "bestand": verslag.bestand,
        "vorm": verslag.vorm,
        "posten": verslag.posten,
        "bedragen": verslag.bedragen,
        "namen": verslag.aanvullingen,
        "al_bekend": verslag.al_bekend,
        "standen": [
            {
                **_stand(stand.stand),
                "nieuw": stand.is_nieuw,
                "posten": stand.posten,
                "bedragen": stand.bedragen,
                "namen": stand.aanvullingen,
            }
            for stand in verslag.standen
        ],
        "verschillen": [
            {
                "stand": verschil.stand.label,
                "code": verschil.code,
                "soort": str(verschil.soort),
                "post": str(verschil.post),
                "verwacht": verschil.verwacht,
                "gepubliceerd": verschil.gepubliceerd,
                "regels": list(verschil.regels),
                "zin": verschil.zin,
            }
            for verschil in verslag.verschillen
        ],
        "correcties": [
            {
                **_stand(correctie.stand),
                "code": correctie.code,
                "soort": str(correctie.soort),
                "was": correctie.was,
                "wordt": correctie.wordt,
                "regel": correctie.regel,
            }
            for correctie in verslag.correcties
        ],
        "waarschuwingen": [
            {"regel": w.regel, "kolom": w.kolom, "zin": w.zin} for w in verslag.waarschuwingen
        ],
        "voorstellen": [
            {
                "oud": stap.oud.label,
                "nieuw": stap.nieuw.label,
                "soort": str(zicht.soort),
                "was": list(zicht.was),
                "wordt": list(zicht.wordt),
                "zekerheid": str(zicht.zekerheid),
                "reden": zicht.reden,
            }
            for stap in verslag.stappen
            for zicht in stap.voorstellen
        ],
    }


def fout_als_gegevens(fout: Fout) -> dict[str, Any]:
    return {"regel": fout.regel, "kolom": fout.kolom, "wat": fout.wat, "goed": fout.goed}


_MEERVOUD = {"post": "posten", "bedrag": "bedragen", "naam": "namen", "stand": "standen"}


def aantal(hoeveel: int, wat: str) -> str:
    """'1 post', '8 posten'."""
    return f"{hoeveel} {wat if hoeveel == 1 else _MEERVOUD[wat]}"


def _stand(stand: Stand) -> dict[str, Any]:
    return {"stand": stand.label, "jaar": stand.jaar}


def _regels(regels: tuple[int, ...]) -> str:
    woord = "regel" if len(regels) == 1 else "regels"
    return f"({woord} {', '.join(str(regel) for regel in regels)})"


def _plek(waarschuwing: Waarschuwing) -> str:
    delen = []
    if waarschuwing.regel is not None:
        delen.append(f"regel {waarschuwing.regel}")
    if waarschuwing.kolom:
        delen.append(f"kolom {waarschuwing.kolom}")
    return f"{', '.join(delen)}: " if delen else ""
