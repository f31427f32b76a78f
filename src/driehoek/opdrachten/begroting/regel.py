"""One line of the file, read cell by cell; every wrong cell is told, not only the first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from driehoek.kern.formules import ontdemp
from driehoek.opdrachten.begroting.cellen import (
    AfgekeurdError,
    is_dubbel_gecodeerd,
    keur_diepte,
    lees_bron,
    lees_code,
    lees_naam,
    lees_niveau,
    niveau_bij,
)
from driehoek.opdrachten.begroting.tabel import Rij
from driehoek.opdrachten.begroting.types import Bevindingen, Niveau, Postsoort, Stand, ouder_van

T = TypeVar("T")

_ALTIJD_POSITIEF = frozenset(Postsoort) - {
    Postsoort.LASTEN,
    Postsoort.BATEN,
    Postsoort.SALDO,
    Postsoort.RESULTAAT_VOOR_BESTEMMING,
    Postsoort.RESULTAAT_NA_BESTEMMING,
}
_MEESTAL_POSITIEF = frozenset({Postsoort.LASTEN, Postsoort.BATEN})


@dataclass(frozen=True)
class Plek:
    """Where a line belongs in the budget."""

    niveau: Niveau
    code: str
    ouder: str | None


class Regel:
    def __init__(self, rij: Rij, bevindingen: Bevindingen) -> None:
        self._rij = rij
        self._bevindingen = bevindingen
        self.nummer = rij.regel

    def tekst(self, kolom: str) -> str:
        return ontdemp(self._rij.velden.get(kolom, "").strip(" "))

    def lees(self, kolom: str, lezer: Callable[[str], T]) -> T | None:
        """The value of a cell; None when it is wrong, which is then told."""
        if kolom in self._rij.kapot:
            return None
        try:
            return lezer(self.tekst(kolom))
        except AfgekeurdError as fout:
            self.fout(kolom, fout.wat, fout.goed)
            return None

    def lees_naam(self, kolom: str = "naam") -> str | None:
        naam = self.lees(kolom, lees_naam)
        if naam and is_dubbel_gecodeerd(naam):
            self.waarschuw(
                kolom, f"'{naam}' lijkt verminkt bij een eerdere opslag: kijk de letters na."
            )
        return naam

    def lees_bron(self, kolom: str, vorige: str | None = None) -> str | None:
        """A source; 'idem' means that of the line before."""
        if self.tekst(kolom).casefold() != "idem":
            return self.lees(kolom, lees_bron)
        if vorige is None:
            self.fout(kolom, "'idem' verwijst naar niets.", "Noem de bron in de eerste regel.")
        return vorige

    def lees_plek(self) -> Plek | None:
        """Level, code and parent, and whether they fit each other."""
        woord = self.tekst("niveau")
        niveau = self.lees("niveau", lees_niveau) if woord else None
        is_totaal = niveau is Niveau.TOTAAL
        code = self.tekst("code") if is_totaal else self.lees("code", lees_code)
        if code is None or (woord and niveau is None) or {"code", "niveau"} & self._rij.kapot:
            return None
        niveau = niveau or self.lees("niveau", lambda _: niveau_bij(code))
        if niveau is None:
            return None
        return self._keur_plek(niveau, code)

    def _keur_plek(self, niveau: Niveau, code: str) -> Plek | None:
        try:
            keur_diepte(niveau, code)
        except AfgekeurdError as fout:
            self.fout("code", fout.wat, fout.goed)
            return None
        ouder = ouder_van(code)
        genoemd = self.tekst("ouder")
        if genoemd and genoemd != ouder:
            self.fout(
                "ouder",
                f"Ouder '{genoemd[:40]}' past niet bij code '{code}'.",
                f"Schrijf '{ouder}' of laat de ouder leeg." if ouder else "Laat de ouder leeg.",
            )
            return None
        return Plek(niveau, code, ouder)

    def keur_teken(self, kolom: str, bedrag: int, soort: Postsoort, stand: Stand) -> None:
        """A bijstelling may be negative; a reserve in a stand may not, a saldo always may."""
        if bedrag >= 0 or stand.is_mutatie:
            return
        if soort in _ALTIJD_POSITIEF:
            self.fout(
                kolom,
                f"Het bedrag voor {soort.tekst} is negatief.",
                "Schrijf het zonder minteken; een afname hoort in een bijstelling.",
            )
        elif soort in _MEESTAL_POSITIEF:
            self.waarschuw(kolom, f"De {soort.tekst} zijn negatief: kijk of dat klopt.")

    def fout(self, kolom: str | None, wat: str, goed: str) -> None:
        self._bevindingen.fout(self.nummer, kolom, wat, goed)

    def waarschuw(self, kolom: str | None, zin: str) -> None:
        self._bevindingen.waarschuw(self.nummer, kolom, zin)
