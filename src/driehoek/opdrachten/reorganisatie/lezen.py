"""A was-wordt list as people write it: in a file or in the form, cell by cell."""

from collections.abc import Iterable, Sequence
from datetime import date

from driehoek.opdrachten.begroting.tabel import Rij
from driehoek.opdrachten.models import Begrotingspost
from driehoek.opdrachten.overname.lezen import Regel, lees_lijst
from driehoek.opdrachten.overname.opzoeken import Dragers, NietGevondenError
from driehoek.opdrachten.overname.types import LijstGeweigerd, Melding
from driehoek.opdrachten.overname.vormen import Vorm, netjes
from driehoek.opdrachten.reads_begroting import stand_van
from driehoek.opdrachten.reorganisatie.types import Doel, WasWordt, Wat
from driehoek.register.types import ROLSOORT, Dragersoort, Rol

WAS_WORDT = Vorm("regels", ("wat", "was", "wordt", "rol", "post"), ("wat",))
KOLOMMEN = WAS_WORDT.kolommen
_REGEL = "REG-39"
_OPGAVE: tuple[str, ...] = (Dragersoort.OPGAVE.value,)
_OPDRACHT: tuple[str, ...] = (Dragersoort.OPDRACHT.value,)
ROLLEN_OP_OPGAVE = {
    rol: Rol(rol).label for rol, soort in ROLSOORT if soort == Dragersoort.OPGAVE.value
}
"""The roles that can go over from one opgave to another."""
EINDIGT_OP = (*_OPGAVE, *_OPDRACHT, Dragersoort.DEELOPDRACHT.value)
ROLLEN = {rol: Rol(rol).label for rol, soort in ROLSOORT if soort in EINDIGT_OP}
# Which cells a line of each kind must have; the others are to be empty.
_CELLEN: dict[Wat, tuple[str, ...]] = {
    Wat.INSTELLEN: ("wordt",),
    Wat.HERNOEMEN: ("was", "wordt"),
    Wat.SAMENVOEGEN: ("was", "wordt"),
    Wat.SPLITSEN: ("was", "wordt"),
    Wat.AFSPLITSEN: ("was", "wordt"),
    Wat.BEEINDIGEN: ("was",),
    Wat.VERPLAATSEN: ("was", "wordt"),
    Wat.ROL_OVER: ("was", "wordt", "rol"),
    Wat.ROL_EINDIGT: ("was", "rol"),
}


def lees_bestand(inhoud: bytes, naam: str) -> list[dict[str, str]]:
    """The cells of each line of a CSV or XLSX file; LijstGeweigerd where it is no such list."""
    gelezen = lees_lijst(inhoud, naam, WAS_WORDT, _cellen)
    if gelezen.meldingen:
        raise LijstGeweigerd(gelezen.meldingen)
    return list(gelezen.delen)


def _cellen(regel: Regel) -> dict[str, str]:
    return {kolom: regel.tekst(kolom) for kolom in KOLOMMEN}


def lees_regels(rijen: Sequence[Rij], per: date) -> list[WasWordt]:
    """The lines that these cells mean; LijstGeweigerd with every line that means nothing."""
    lezer = _Lezer(rijen, per)
    regels = [gelezen for rij in rijen if (gelezen := lezer.lees(rij))]
    if lezer.meldingen:
        raise LijstGeweigerd(lezer.meldingen)
    return regels


class _Lezer:
    """Reads lines against the names and numbers of the register, looked up once."""

    def __init__(self, rijen: Iterable[Rij], per: date) -> None:
        self.meldingen: list[Melding] = []
        self._jaar = per.year
        self._dragers = Dragers.lees()
        instellen = {Wat.INSTELLEN.value, Wat.INSTELLEN.label.casefold()}
        self._nieuw = {
            netjes(rij.velden.get("wordt", ""))
            for rij in rijen
            if netjes(rij.velden.get("wat", "")).casefold() in instellen
        }

    def lees(self, rij: Rij) -> WasWordt | None:
        regel = Regel(rij, is_csv=False)
        gekozen = regel.keuze("wat", dict(Wat.choices), verplicht=True, regel=_REGEL)
        gelezen = self._regel(regel, Wat(gekozen)) if gekozen else None
        self.meldingen += regel.meldingen
        return None if regel.meldingen else gelezen

    def _regel(self, regel: Regel, wat: Wat) -> WasWordt:
        nodig = _CELLEN[wat]
        for kolom in nodig:
            if not regel.kaal(kolom):
                regel.fout(
                    kolom, "De cel is leeg.", f"Bij '{wat.label}' hoort een {kolom}.", _REGEL
                )
        mag = {"wat", *nodig, *(("post",) if wat is Wat.INSTELLEN else ())}
        teveel = tuple(kolom for kolom in KOLOMMEN if kolom not in mag)
        regel.eis_leeg(teveel, f"Bij '{wat.label}' hoort hier niets.", _REGEL)
        nieuw = wat in {Wat.INSTELLEN, Wat.HERNOEMEN}
        return WasWordt(
            nr=regel.rij.regel,
            wat=wat,
            was=self._was(regel, wat) if "was" in nodig else 0,
            wordt=self._doel(regel) if "wordt" in nodig and not nieuw else 0,
            naam=regel.tekst("wordt") if nieuw else "",
            rol=self._rol(regel, wat) if "rol" in nodig else "",
            post=self._post(regel),
        )

    def _was(self, regel: Regel, wat: Wat) -> int:
        soorten = _OPGAVE
        if wat is Wat.VERPLAATSEN:
            soorten = _OPDRACHT
        if wat is Wat.ROL_EINDIGT:
            soorten = EINDIGT_OP
        return self._zoek(regel, "was", soorten)

    def _doel(self, regel: Regel) -> Doel:
        tekst = regel.tekst("wordt")
        return tekst if tekst in self._nieuw else self._zoek(regel, "wordt", _OPGAVE)

    def _zoek(self, regel: Regel, kolom: str, soorten: Sequence[str]) -> int:
        tekst = regel.tekst(kolom)
        if not tekst:
            return 0
        try:
            return self._dragers.zoek(tekst, soorten, kolom).id
        except NietGevondenError as fout:
            regel.fout(kolom, fout.wat, fout.goed, "REG-02")
            return 0

    def _rol(self, regel: Regel, wat: Wat) -> str:
        if not regel.kaal("rol"):
            return ""
        rollen = ROLLEN_OP_OPGAVE if wat is Wat.ROL_OVER else ROLLEN
        return regel.keuze("rol", rollen, verplicht=True, regel=_REGEL)

    def _post(self, regel: Regel) -> int | None:
        """The budget line of this code in the year that the reorganisation begins."""
        code = regel.tekst("post", 20)
        if not code:
            return None
        posten = [
            post
            for post in Begrotingspost.objects.filter(jaar=self._jaar, code=code)
            if not stand_van(post).is_mutatie
        ]
        if not posten:
            regel.fout(
                "post",
                f"Begrotingspost {code} staat niet in de begroting van {self._jaar}.",
                "Kijk de code na, of laat de cel leeg.",
                "REG-01",
            )
            return None
        return max(posten, key=stand_van).id
