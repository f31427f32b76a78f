"""A list of the HR system goes into the register, or is answered line by line; and comes out again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

from driehoek.kern.tijd import Periode
from driehoek.opdrachten.overname.lezen import Gelezen, Regel, lees_lijst
from driehoek.opdrachten.overname.opzoeken import Dragers, NietGevondenError
from driehoek.opdrachten.overname.types import Melding
from driehoek.opdrachten.overname.uitkomst import (
    BESTOND,
    NIEUW,
    Herkomst,
    Lijn,
    Verslag,
    verslag,
    voer_uit,
)
from driehoek.opdrachten.overname.vormen import MEDEWERKERS, netjes
from driehoek.organisatie import acts, reads_hr
from driehoek.organisatie.acts.dienstverbanden import MAX_SCHAAL, MAX_UREN
from driehoek.organisatie.models import Dienstverband
from driehoek.organisatie.reads_hr import Bekend
from driehoek.organisatie.types import LAATSTE_JAAR, VROEGSTE_JAAR, Aard, Medewerker
from driehoek.platform import klok
from driehoek.platform.handelingen.types import Verzoek
from driehoek.platform.ui import opmaak
from driehoek.platform.uitvoer import Waarde
from driehoek.register.models import Bestaan, Drager
from driehoek.register.types import Dragersoort

REGEL = "PT-23"
MAX_VOLGNUMMER = 9
MAX_DECIMALEN = 1


@dataclass(frozen=True, slots=True)
class Dienstdeel:
    """One line. Read from a file, `pteam` is a number or a name."""

    medewerker: Medewerker
    pteam: str
    regel: int = 0

    @property
    def wie(self) -> str:
        delen = (
            self.medewerker.voornaam,
            self.medewerker.tussenvoegsel,
            self.medewerker.achternaam,
        )
        return f"{' '.join(d for d in delen if d)} ({self.medewerker.nummer})"


def lees(bestand: Path | bytes, *, naam: str = "bestand") -> Gelezen[Dienstdeel]:
    """Reads a list of employments; raises OvernameGeweigerd where it is no such list."""
    return lees_lijst(bestand, naam, MEDEWERKERS, _lees_regel)


def _lees_regel(regel: Regel) -> Dienstdeel | None:
    periode = regel.periode()
    tekst = {
        "nummer": regel.tekst("personeelsnummer", 40, verplicht=True),
        "voornaam": regel.tekst("voornaam", 60, verplicht=True),
        "tussenvoegsel": regel.tekst("tussenvoegsel", 20),
        "achternaam": regel.tekst("achternaam", 80, verplicht=True),
        "functie": regel.tekst("functie", 120, verplicht=True),
        "functiefamilie": regel.tekst("functiefamilie", 60, verplicht=True),
        "formatieplaats": regel.tekst("formatieplaats", 40),
    }
    aard = regel.keuze("aard", {a.value: str(a.label) for a in Aard}, verplicht=False, regel=REGEL)
    volgnummer = _getal(regel, "volgnummer", 1, MAX_VOLGNUMMER, REGEL, leeg=1)
    schaal = _getal(regel, "schaal", 1, MAX_SCHAAL, "REG-25")
    geboortejaar = _geboortejaar(regel)
    uren, pteam = _uren(regel), regel.tekst("pteam")
    if periode is None or regel.meldingen or uren is None:
        return None
    medewerker = Medewerker(
        periode=periode,
        schaal=schaal,
        uren=uren,
        aard=Aard(aard or Aard.MEDEWERKER),
        volgnummer=volgnummer,
        nummer=tekst["nummer"],
        voornaam=tekst["voornaam"],
        tussenvoegsel=tekst["tussenvoegsel"],
        achternaam=tekst["achternaam"],
        functie=tekst["functie"],
        functiefamilie=tekst["functiefamilie"],
        formatieplaats=tekst["formatieplaats"],
        geboortejaar=geboortejaar,
    )
    return Dienstdeel(medewerker, pteam, regel.rij.regel)


def _getal(
    regel: Regel, kolom: str, minst: int, meest: int, id_: str, *, leeg: int | None = None
) -> int:
    tekst = regel.kaal(kolom)
    if not tekst and leeg is not None:
        return leeg
    if tekst.isascii() and tekst.isdigit() and minst <= int(tekst) <= meest:
        return int(tekst)
    wat = f"'{tekst[:20]}' kan hier niet." if tekst else "De cel is leeg."
    regel.fout(kolom, wat, f"Schrijf een heel getal van {minst} tot en met {meest}.", id_)
    return minst


def _geboortejaar(regel: Regel) -> int | None:
    if not regel.kaal("geboortejaar"):
        return None
    return _getal(regel, "geboortejaar", VROEGSTE_JAAR, LAATSTE_JAAR, REGEL)


def _uren(regel: Regel) -> Decimal | None:
    tekst = regel.kaal("uren").replace(",", ".")
    try:
        uren = Decimal(tekst)
    except InvalidOperation:
        uren = Decimal("NaN")
    decimalen = -int(uren.as_tuple().exponent) if uren.is_finite() else 0
    if uren.is_finite() and 0 <= uren <= MAX_UREN and decimalen <= MAX_DECIMALEN:
        return uren
    regel.fout(
        "uren",
        f"'{tekst[:20]}' kan hier niet." if tekst else "De cel is leeg.",
        f"Schrijf de uren per week, van 0 tot en met {MAX_UREN}, zoals 36 of 28,8.",
        REGEL,
    )
    return None


def neem_over(gelezen: Gelezen[Dienstdeel], verzoek: Verzoek) -> Verslag:
    """Take a list over in one act; with `verzoek.voorbeeld` only say what would happen."""
    delen, fouten = _pas_in(gelezen)
    fouten += _botsingen(delen)
    mensen = [d.medewerker for d in delen]
    bekend = Bekend.lees({m.nummer for m in mensen})
    bezig = reads_hr.nog_bezig(mensen, bekend)
    al_bekend = {
        d.regel for d in delen if d.medewerker.nummer not in bezig and bekend.kent(d.medewerker)
    }
    signalen: list[Melding] = []
    if not fouten and len(al_bekend) < len(delen):
        fouten, signalen = voer_uit(
            lambda: acts.neem_medewerkers_over(
                verzoek,
                medewerkers=mensen,
                verwijzing=f"Personeelssysteem: {gelezen.naam}",
                op=klok.vandaag(),
            ),
            lambda: _herkomst(delen),
        )
    if not fouten:
        signalen += _niet_genoemd({m.nummer for m in mensen})
    lijnen = (
        Lijn(d.regel, _wat(d), BESTOND if d.regel in al_bekend else NIEUW) for d in gelezen.delen
    )
    return verslag(gelezen, verzoek, lijnen, fouten, signalen)


def _pas_in(gelezen: Gelezen[Dienstdeel]) -> tuple[list[Dienstdeel], list[Melding]]:
    """The lines with the P-team that each names, if it exists all of the time."""
    fouten, delen = list(gelezen.meldingen), []
    dragers = Dragers.lees() if any(d.pteam for d in gelezen.delen) else None
    levens = _levens()
    for deel in gelezen.delen:
        if not deel.pteam or dragers is None:
            delen.append(deel)
            continue
        try:
            team = dragers.zoek(deel.pteam, [Dragersoort.PTEAM.value], "pteam").id
        except NietGevondenError as fout:
            fouten.append(Melding(deel.regel, fout.kolom, fout.wat, fout.goed, "PT-01"))
            continue
        if not deel.medewerker.periode.is_binnen(levens[team]):
            fouten.append(_bestaat_niet(deel))
            continue
        delen.append(replace(deel, medewerker=replace(deel.medewerker, pteam=team)))
    return delen, fouten


def _levens() -> dict[int, list[Periode]]:
    levens: dict[int, list[Periode]] = defaultdict(list)
    for feit in Bestaan.objects.huidig().filter(drager__soort=Dragersoort.PTEAM):
        levens[feit.drager_id].append(feit.periode)
    return levens


def _bestaat_niet(deel: Dienstdeel) -> Melding:
    return Melding(
        deel.regel,
        "pteam",
        f"Dit P-team bestaat niet {deel.medewerker.periode.in_woorden()}.",
        "Knip de regel in tweeën, of richt het P-team eerst op.",
        "PT-01",
    )


def _botsingen(delen: Iterable[Dienstdeel]) -> list[Melding]:
    """Lines of one person that cannot both be so."""
    eerder: dict[str, list[Dienstdeel]] = defaultdict(list)
    meldingen = []
    for deel in delen:
        nu = deel.medewerker
        for vorig in eerder[nu.nummer]:
            if melding := _botst(deel, vorig):
                meldingen.append(melding)
                break
        eerder[nu.nummer].append(deel)
    return meldingen


def _botst(deel: Dienstdeel, vorig: Dienstdeel) -> Melding | None:
    nu, toen = deel.medewerker, vorig.medewerker
    if nu.naam != toen.naam:
        return Melding(
            deel.regel,
            "personeelsnummer",
            f"Nummer {nu.nummer} is op regel {vorig.regel} van {vorig.wie}.",
            "Een personeelsnummer hoort bij een persoon, met een naam.",
            "REG-08",
        )
    if nu.geboortejaar != toen.geboortejaar:
        return Melding(
            deel.regel,
            "geboortejaar",
            f"Op regel {vorig.regel} staat een ander geboortejaar van {vorig.wie}.",
            "Zet op elke regel van iemand hetzelfde geboortejaar, of laat het overal leeg.",
            REGEL,
        )
    if not nu.periode.overlapt(toen.periode):
        return None
    if nu.volgnummer == toen.volgnummer:
        return Melding(
            deel.regel,
            "volgnummer",
            f"Dit dienstverband staat op regel {vorig.regel} al, op een van deze dagen.",
            "Kort een van de twee in, of geef het tweede dienstverband een ander volgnummer.",
            REGEL,
        )
    if nu.pteam and toen.pteam and nu.pteam != toen.pteam:
        return Melding(
            deel.regel,
            "pteam",
            f"{deel.wie} staat op regel {vorig.regel} in een ander P-team, op een van deze dagen.",
            "Iemand hoort bij hooguit een P-team, ook met twee dienstverbanden.",
            "PT-01",
        )
    return None


def _niet_genoemd(nummers: set[str]) -> list[Melding]:
    """How many people with an employment today the list does not name."""
    werkt = Dienstverband.objects.huidig().filter(geldig__contains=klok.vandaag())
    anderen = set(werkt.values_list("persoon__nummer", flat=True)) - nummers
    if not anderen:
        return []
    mensen = (
        "persoon met een dienstverband staat"
        if len(anderen) == 1
        else ("mensen met een dienstverband staan")
    )
    return [
        Melding(
            None,
            "",
            f"{opmaak.heel(len(anderen))} {mensen} niet in deze lijst: daar verandert niets aan.",
            "Is iemand uit dienst, zet dan de laatste dag in de lijst.",
            "REG-37",
        )
    ]


def _wat(deel: Dienstdeel) -> str:
    return f"{deel.wie}, {deel.medewerker.functie}"


def _herkomst(delen: Sequence[Dienstdeel]) -> Herkomst:
    bekend = Bekend.lees({d.medewerker.nummer for d in delen})
    personen: dict[int, list[int]] = defaultdict(list)
    dragers: dict[int, list[int]] = defaultdict(list)
    for deel in delen:
        personen[bekend.personen.get(deel.medewerker.nummer, 0)].append(deel.regel)
        if deel.medewerker.pteam:
            dragers[deel.medewerker.pteam].append(deel.regel)
    return Herkomst(dragers, personen)


def uit_register(bekend_op: datetime, op: date | None = None) -> list[list[Waarde]]:
    """The list as the register held it, in the order of MEDEWERKERS; with `op` only that day."""
    nummers = dict(Drager.objects.filter(soort=Dragersoort.PTEAM).values_list("id", "nummer"))
    return [_cellen(m, nummers) for m in reads_hr.uit_register(bekend_op, op)]


def _cellen(regel: Medewerker, nummers: dict[int, str]) -> list[Waarde]:
    return [
        regel.nummer,
        netjes(regel.voornaam),
        netjes(regel.tussenvoegsel),
        netjes(regel.achternaam),
        regel.volgnummer,
        str(regel.aard.label),
        netjes(regel.functie),
        netjes(regel.functiefamilie),
        regel.schaal,
        opmaak.fte(regel.uren),
        netjes(regel.formatieplaats),
        "" if regel.geboortejaar is None else regel.geboortejaar,
        nummers.get(regel.pteam or 0, ""),
        regel.periode.van,
        regel.periode.laatste_dag,
    ]
