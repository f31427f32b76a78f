"""From a file to lines of a list: every wrong cell is told, not only the first."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from driehoek.kern.tijd import Periode, lees_dag
from driehoek.opdrachten.acts._inhoud import MAX_VERHAAL, scopevelden
from driehoek.opdrachten.begroting.cellen import AfgekeurdError, lees_bedrag
from driehoek.opdrachten.begroting.tabel import MAX_BYTES, Rij, Tabel, lees_tabel
from driehoek.opdrachten.begroting.types import BestandOngeldig, Bevindingen
from driehoek.opdrachten.models import Label, Projectfase
from driehoek.opdrachten.overname.types import Melding, Opdrachtdeel, OvernameGeweigerd, Roldeel
from driehoek.opdrachten.overname.vormen import OPDRACHTEN, ROLVERVULLINGEN, Vorm, netjes
from driehoek.opdrachten.types import Profiel, ScopeGegevens
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.uitvoer import veilig
from driehoek.register.grondslagen import MAX_TEKST, eis_tekst
from driehoek.register.types import Rol

T = TypeVar("T")

MAX_BESLUIT = 2000
_MAX_NUMMER = 20
_MAX_RANG = 2
_ZIP = b"PK\x03\x04"
_VERHALEN = ("waarom", "wat", "hoe", "wie")
_KEUZES = ("bevoegdheden", "strategische_keuzes")


@dataclass(frozen=True, slots=True)
class Gelezen(Generic[T]):
    """What a file holds: its lines, and what is wrong with it already."""

    naam: str
    regels: int
    delen: tuple[T, ...]
    meldingen: tuple[Melding, ...]


def lees_opdrachten(bestand: Path | bytes, *, naam: str = "bestand") -> Gelezen[Opdrachtdeel]:
    """Reads a list of opdrachten; raises OvernameGeweigerd where it is no such list."""
    return lees_lijst(bestand, naam, OPDRACHTEN, _opdracht)


def lees_rolvervullingen(bestand: Path | bytes, *, naam: str = "bestand") -> Gelezen[Roldeel]:
    """Reads a list of rolvervullingen; raises OvernameGeweigerd where it is no such list."""
    return lees_lijst(bestand, naam, ROLVERVULLINGEN, _rol)


def lees_lijst(
    bestand: Path | bytes, naam: str, vorm: Vorm, lees: "Callable[[Regel], T | None]"
) -> Gelezen[T]:
    """Reads a list in the form `vorm`, each line by `lees`."""
    inhoud = _inhoud(bestand)
    tabel, meldingen = _tabel(inhoud, vorm)
    delen = []
    for rij in tabel.rijen:
        regel = Regel(rij, is_csv=not inhoud.startswith(_ZIP))
        deel = lees(regel)
        meldingen += regel.meldingen
        if deel is not None and not regel.meldingen:
            delen.append(deel)
    titel = bestand.name if isinstance(bestand, Path) else naam
    return Gelezen(titel, len(tabel.rijen), tuple(delen), tuple(meldingen))


def _inhoud(bestand: Path | bytes) -> bytes:
    """The bytes; of a file no more than it takes to see that it is too large."""
    if isinstance(bestand, bytes):
        return bestand
    with bestand.open("rb") as stroom:
        return stroom.read(MAX_BYTES + 1)


def _tabel(inhoud: bytes, vorm: Vorm) -> tuple[Tabel, list[Melding]]:
    """The table, and the cells of it that no reader gets to see."""
    bevindingen = Bevindingen("")
    try:
        tabel = lees_tabel(inhoud, bevindingen, blad=vorm.naam, met_dagen=True)
    except BestandOngeldig as fout:
        raise OvernameGeweigerd(_meldingen(fout)) from fout
    if fouten := vorm.keur(tabel.kopregel, tabel.koppen):
        raise OvernameGeweigerd(fouten)
    if not tabel.rijen and not bevindingen.fouten:
        raise OvernameGeweigerd(
            [Melding(None, "", "Onder de kop staan geen regels.", "Vul ten minste een regel in.")]
        )
    return tabel, _meldingen(BestandOngeldig(bevindingen.fouten))


def _meldingen(fout: BestandOngeldig) -> list[Melding]:
    return [Melding(een.regel, een.kolom or "", een.wat, een.goed) for een in fout.fouten]


@dataclass(slots=True)
class Regel:
    """One line of a list, read cell by cell."""

    rij: Rij
    is_csv: bool
    meldingen: list[Melding] = field(default_factory=list)

    def kaal(self, kolom: str) -> str:
        return netjes(self.rij.velden.get(kolom, ""))

    def fout(self, kolom: str, wat: str, goed: str = "", regel: str = "") -> None:
        self.meldingen.append(Melding(self.rij.regel, kolom, wat, goed, regel))

    def tekst(self, kolom: str, hooguit: int = MAX_TEKST, *, verplicht: bool = False) -> str:
        tekst = self.kaal(kolom)
        if kolom in self.rij.kapot or not (tekst or verplicht):
            return ""
        if tekst.startswith("'") and veilig(tekst[1:]) != tekst[1:]:
            tekst = tekst[1:]
        elif self.is_csv and tekst.startswith(("=", "+", "@")):
            self.fout(
                kolom,
                f"De cel begint met '{tekst[0]}': een rekenprogramma ziet daar een formule in.",
                "Haal dat teken weg, of zet er een apostrof (') voor als het bij de tekst hoort.",
            )
            return ""
        try:
            return eis_tekst(tekst, "De cel", hooguit)
        except InvoerFout as fout:
            self.fout(kolom, fout.zin, regel="REG-09" if kolom == "besluit" else "REG-08")
            return ""

    def keuze(self, kolom: str, keuzes: dict[str, str], *, verplicht: bool, regel: str) -> str:
        """One of `keuzes`, by code or by label, whatever its capitals."""
        tekst = self.kaal(kolom)
        if not tekst and not verplicht:
            return ""
        for code, label in keuzes.items():
            if tekst.casefold() in (code.casefold(), label.casefold()):
                return code
        self.fout(
            kolom,
            f"'{_kort(tekst)}' staat niet in de lijst." if tekst else "De cel is leeg.",
            f"Kies uit: {', '.join(keuzes.values())}.",
            regel,
        )
        return ""

    def ja(self, kolom: str) -> bool:
        tekst = self.kaal(kolom).casefold()
        if tekst not in ("", "ja", "nee"):
            self.fout(kolom, f"'{_kort(tekst)}' is geen ja of nee.", "Schrijf ja of nee.")
        return tekst == "ja"

    def dag(self, kolom: str) -> date | None:
        if not (tekst := self.kaal(kolom)):
            return None
        try:
            return lees_dag(tekst)
        except ValueError as fout:
            self.fout(kolom, str(fout), regel="REG-08")
            return None

    def periode(self) -> Periode | None:
        if not self.kaal("begin") and "begin" not in self.rij.kapot:
            self.fout("begin", "De cel is leeg.", "Schrijf een dag, zoals 2025-03-01.", "REG-08")
        begin, laatste = self.dag("begin"), self.dag("tot_en_met")
        if begin is None:
            return None
        try:
            return Periode.tot_en_met(begin, laatste)
        except ValueError as fout:
            self.fout("tot_en_met", str(fout), "Zijn de twee dagen verwisseld?", "REG-08")
            return None

    def bedrag(self, kolom: str, regel: str = "REG-18") -> int | None:
        if not (tekst := self.kaal(kolom)):
            return None
        try:
            return lees_bedrag(tekst)
        except AfgekeurdError as fout:
            self.fout(kolom, fout.wat, fout.goed, regel)
            return None

    def eis_leeg(self, kolommen: tuple[str, ...], waarom: str, regel: str) -> None:
        for kolom in kolommen:
            if self.kaal(kolom):
                self.fout(kolom, waarom, "Maak de cel leeg.", regel)


def _opdracht(regel: Regel) -> Opdrachtdeel | None:
    opgave, deel_van = regel.tekst("opgave"), regel.tekst("deel_van")
    if bool(opgave) == bool(deel_van):
        regel.fout(
            "opgave",
            "Een opdracht valt onder een opgave, een deelopdracht onder een opdracht.",
            "Vul een van beide in: opgave of deel_van.",
            "REG-02",
        )
    periode = regel.periode()
    profiel, scope = _profiel(regel, is_deel=bool(deel_van)), _scope(regel)
    fasen = {f.value: f.label for f in Projectfase}
    fase = regel.keuze("fase", fasen, verplicht=False, regel="REG-08")
    if deel_van:
        waarom = "Een deelopdracht heeft dit niet zelf: het staat bij haar opdracht."
        velden = ("geheel", "label", *_VERHALEN, "fase", "materieel_budget", *_KEUZES)
        regel.eis_leeg(velden, waarom, "REG-08")
    naam = regel.tekst("naam", verplicht=True)
    besluit = regel.tekst("besluit", MAX_BESLUIT, verplicht=True)
    nummer, geheel = regel.tekst("nummer", _MAX_NUMMER), regel.ja("geheel")
    if periode is None:
        return None
    return Opdrachtdeel(
        nummer,
        naam,
        opgave,
        deel_van,
        geheel,
        periode,
        profiel,
        fase,
        scope,
        besluit,
        regel.rij.regel,
    )


def _profiel(regel: Regel, *, is_deel: bool) -> Profiel | None:
    labels = {label.value: label.label for label in Label}
    label = regel.keuze("label", labels, verplicht=not is_deel, regel="MAT-02")
    verhaal = [regel.tekst(kolom, MAX_VERHAAL) for kolom in _VERHALEN]
    return Profiel(label, *verhaal) if label else None


def _scope(regel: Regel) -> ScopeGegevens | None:
    """None where the budget is not known: that is not the same as nothing."""
    keuzes = [regel.tekst(kolom, MAX_VERHAAL) for kolom in _KEUZES]
    bedrag = regel.bedrag("materieel_budget")
    if bedrag is None:
        if any(keuzes):
            regel.fout(
                "materieel_budget", "De scope noemt geen budget.", "Vul een bedrag in.", "REG-18"
            )
        return None
    scope = ScopeGegevens(bedrag, *keuzes)
    try:
        scopevelden(scope)
    except InvoerFout as fout:
        regel.fout("materieel_budget", fout.zin, regel=fout.regel)
        return None
    return scope


def _rol(regel: Regel) -> Roldeel | None:
    rollen = {rol.value: rol.label for rol in Rol}
    rol = regel.keuze("rol", rollen, verplicht=True, regel="REG-08")
    nummer, naam = regel.tekst("nummer", _MAX_NUMMER), regel.tekst("naam")
    if not (nummer or naam):
        regel.fout("nummer", "De regel zegt niet waarop de rol is.", "Vul een nummer of naam in.")
    personeelsnummer = regel.tekst("personeelsnummer", _MAX_NUMMER)
    persoon = regel.tekst("persoon")
    if not (personeelsnummer or persoon):
        regel.fout("persoon", "De regel noemt niemand.", "Vul een personeelsnummer of naam in.")
    rang = regel.kaal("rang") or "1"
    if rang not in ("1", str(_MAX_RANG)):
        regel.fout("rang", f"'{_kort(rang)}' is geen rang.", "Schrijf 1 of 2, of niets.", "REG-19")
    periode = regel.periode()
    opgave, besluit = regel.tekst("opgave"), regel.tekst("besluit", MAX_BESLUIT, verplicht=True)
    waarneming = regel.ja("waarneming")
    if periode is None or regel.meldingen:
        return None
    return Roldeel(
        nummer,
        naam,
        opgave,
        rol,
        personeelsnummer,
        persoon,
        int(rang),
        waarneming,
        periode,
        besluit,
        regel.rij.regel,
    )


def _kort(tekst: str, lengte: int = 40) -> str:
    zichtbaar = "".join(teken if teken.isprintable() else "?" for teken in tekst)
    return zichtbaar if len(zichtbaar) <= lengte else f"{zichtbaar[:lengte]}..."
