"""A mandate regulation goes into the register, or is answered line by line; and comes out again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from driehoek.bevoegdheden import acts
from driehoek.bevoegdheden.acts import HOOGSTE_BEDRAG, MAX_CODE
from driehoek.bevoegdheden.models import Mandaatartikel
from driehoek.bevoegdheden.types import (
    Bereik,
    Bevoegdheidssoort,
    NieuwArtikel,
    Rechtshandeling,
    Voorwaarde,
)
from driehoek.kern.tijd import Periode
from driehoek.opdrachten.overname.begroting import Grondkeuze
from driehoek.opdrachten.overname.lezen import MAX_BESLUIT, Gelezen, Regel, lees_lijst
from driehoek.opdrachten.overname.lijsten import besluit_van
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
from driehoek.opdrachten.overname.vormen import MANDAAT, ja, netjes
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.platform.uitvoer import Waarde
from driehoek.register.models import Besluit
from driehoek.register.types import Dragersoort, OpBesluit, Rol

REGEL = "BEV-02"
_OP = [Dragersoort.OPDRACHT.value, Dragersoort.DEELOPDRACHT.value, Dragersoort.OPGAVE.value]


@dataclass(frozen=True, slots=True)
class Artikeldeel:
    """One article over a period. Read from a file, `opdracht` is a number or a name."""

    artikel: NieuwArtikel
    opdracht: str
    besluit: str
    regel: int = 0

    @property
    def periode(self) -> Periode:
        return Periode(self.artikel.vanaf, self.artikel.tot)


def lees(bestand: Path | bytes, *, naam: str = "bestand") -> Gelezen[Artikeldeel]:
    """Reads a mandate regulation; raises OvernameGeweigerd where it is no such list."""
    return lees_lijst(bestand, naam, MANDAAT, _lees_regel)


def _lees_regel(regel: Regel) -> Artikeldeel | None:
    def keuze(kolom: str, keuzes: Iterable[tuple[str, str]], *, verplicht: bool = True) -> str:
        return regel.keuze(kolom, dict(keuzes), verplicht=verplicht, regel=REGEL)

    periode = regel.periode()
    bedrag = regel.bedrag("tot_bedrag", REGEL)
    if bedrag is not None and not 0 <= bedrag <= HOOGSTE_BEDRAG:
        regel.fout(
            "tot_bedrag",
            "Een grens is niet lager dan nul en niet hoger dan € 10.000.000.000.",
            "Schrijf hele euro's, of niets als er geen grens is.",
            REGEL,
        )
    tekst = {
        "code": regel.tekst("code", MAX_CODE, verplicht=True),
        "regeling": regel.tekst("regeling", verplicht=True),
        "soort": keuze("soort", Bevoegdheidssoort.choices),
        "rol": keuze("rol", [(r.value, r.label) for r in Rol]),
        "rechtshandeling": keuze("rechtshandeling", Rechtshandeling.choices),
    }
    bereik = keuze("bereik", Bereik.choices, verplicht=False) or Bereik.ONDER.value
    boven, instemming = regel.tekst("boven", MAX_CODE), regel.tekst("instemming")
    scope, door, hogere = (
        regel.ja(kolom) for kolom in ("binnen_scope", "ondermandaat", "naast_hogere")
    )
    voorwaarden = _voorwaarden(regel)
    opdracht, besluit = regel.tekst("opdracht"), regel.tekst("besluit", MAX_BESLUIT)
    if periode is None or regel.meldingen:
        return None
    artikel = NieuwArtikel(
        tekst["code"],
        tekst["regeling"],
        tekst["soort"],
        tekst["rol"],
        tekst["rechtshandeling"],
        vanaf=periode.van,
        tot=periode.tot,
        tot_bedrag=bedrag,
        binnen_scope=scope,
        bereik=bereik,
        voorwaarden=voorwaarden,
        ondermandaat=door,
        boven=boven,
        naast_hogere=hogere,
        instemming=instemming,
    )
    return Artikeldeel(artikel, opdracht, besluit, regel.rij.regel)


def _voorwaarden(regel: Regel) -> tuple[str, ...]:
    namen = {str(label).casefold(): code for code, label in Voorwaarde.choices}
    namen |= {code: code for code in Voorwaarde.values}
    gevonden = []
    for deel in regel.kaal("voorwaarden").replace(";", ",").split(","):
        woord = " ".join(deel.split())
        if not woord:
            continue
        if woord.casefold() not in namen:
            regel.fout(
                "voorwaarden",
                f"'{woord[:40]}' is geen voorwaarde.",
                f"Kies uit: {', '.join(str(v.label) for v in Voorwaarde)}.",
                REGEL,
            )
            continue
        gevonden.append(namen[woord.casefold()])
    return tuple(sorted(set(gevonden)))


def neem_over(gelezen: Gelezen[Artikeldeel], verzoek: Verzoek, keuze: Grondkeuze) -> Verslag:
    """Take a regulation over in one act; with `verzoek.voorbeeld` only say what would happen.

    On a besluit of the register its lines change what is there from their first day on; without
    one each line rests on its own paper besluit, and nothing that is there gives way.
    """
    delen, fouten = _pas_in(gelezen)
    besluit = Besluit.objects.filter(kenmerk=keuze.kenmerk).first() if keuze.kenmerk else None
    if keuze.kenmerk and besluit is None:
        fouten.append(_besluit_onbekend(keuze.kenmerk))
    nieuw, bekend, botsingen = _vergelijk(delen, wijzigt=bool(keuze.kenmerk))
    fouten += botsingen
    if not keuze.kenmerk:
        fouten += [_zonder_besluit(d) for d in nieuw if not d.besluit]
    signalen: list[Melding] = []
    if nieuw and not fouten:
        fouten, signalen = voer_uit(lambda: _act(verzoek, nieuw, besluit), lambda: _herkomst(nieuw))
    lijnen = (
        Lijn(d.regel, _wat(d), BESTOND if d.regel in bekend else NIEUW) for d in gelezen.delen
    )
    return verslag(gelezen, verzoek, lijnen, fouten, signalen)


def _act(verzoek: Verzoek, delen: Sequence[Artikeldeel], besluit: Besluit | None) -> Uitkomst:
    artikelen = [d.artikel for d in delen]
    if besluit is not None:
        return acts.stel_artikelen_vast(verzoek, artikelen=artikelen, grond=OpBesluit(besluit.id))
    return acts.neem_artikelen_over(
        verzoek, artikelen=artikelen, verwijzingen=[d.besluit for d in delen]
    )


def _pas_in(gelezen: Gelezen[Artikeldeel]) -> tuple[list[Artikeldeel], list[Melding]]:
    """The lines with the opdracht that each is for."""
    fouten = list(gelezen.meldingen)
    delen: list[Artikeldeel] = []
    dragers = Dragers.lees() if any(d.opdracht for d in gelezen.delen) else None
    for deel in gelezen.delen:
        if not deel.opdracht or dragers is None:
            delen.append(deel)
            continue
        try:
            drager = dragers.zoek(deel.opdracht, _OP, "opdracht")
        except NietGevondenError as fout:
            fouten.append(Melding(deel.regel, fout.kolom, fout.wat, fout.goed, "BEV-06"))
            continue
        delen.append(replace(deel, artikel=replace(deel.artikel, drager=drager.id)))
    return delen, fouten


def _vergelijk(
    delen: Iterable[Artikeldeel], *, wijzigt: bool
) -> tuple[list[Artikeldeel], set[int], list[Melding]]:
    """What is new, which lines the register says already, and what is in each other's way."""
    bezet: dict[str, list[Mandaatartikel]] = defaultdict(list)
    for feit in Mandaatartikel.objects.huidig():
        bezet[feit.code].append(feit)
    nieuw: list[Artikeldeel] = []
    bekend: set[int] = set()
    botsingen: list[Melding] = []
    gezien: dict[str, list[Artikeldeel]] = defaultdict(list)
    for deel in delen:
        code = deel.artikel.code
        eerder = next((d for d in gezien[code] if d.periode.overlapt(deel.periode)), None)
        gezien[code].append(deel)
        if eerder is not None:
            botsingen.append(_dubbel(deel, f"volgens regel {eerder.regel}"))
        elif any(_is_zelfde(feit, deel) for feit in bezet[code]):
            bekend.add(deel.regel)
            continue
        elif not wijzigt and (
            daar := next((f for f in bezet[code] if f.periode.overlapt(deel.periode)), None)
        ):
            botsingen.append(_dubbel(deel, f"{daar.periode.in_woorden()} in het register"))
        nieuw.append(deel)
    return nieuw, bekend, botsingen


def _is_zelfde(feit: Mandaatartikel, deel: Artikeldeel) -> bool:
    return feit.periode == deel.periode and feit.velden() == acts.velden(deel.artikel)


def _dubbel(deel: Artikeldeel, waar: str) -> Melding:
    return Melding(
        deel.regel,
        "begin",
        f"Artikel {deel.artikel.code} geldt op een van deze dagen al, {waar}.",
        "Kort een van de twee in, haal er een weg, of noem het besluit dat het wijzigt.",
        REGEL,
    )


def _zonder_besluit(deel: Artikeldeel) -> Melding:
    return Melding(
        deel.regel,
        "besluit",
        "De cel is leeg.",
        "Noem het papieren besluit, of kies een besluit voor de hele lijst.",
        "REG-09",
    )


def _besluit_onbekend(kenmerk: str) -> Melding:
    return Melding(
        None,
        "",
        f"Besluit {kenmerk[:40]} staat niet in het register.",
        "Kijk het kenmerk na, of leg het besluit eerst vast.",
        "REG-09",
    )


def _wat(deel: Artikeldeel) -> str:
    artikel = deel.artikel
    return f"{artikel.code}: {Rol(artikel.rol).in_zin}, {Rechtshandeling(artikel.rechtshandeling).in_zin}"


def _herkomst(delen: Iterable[Artikeldeel]) -> Herkomst:
    codes: dict[str, list[int]] = defaultdict(list)
    for deel in delen:
        codes[deel.artikel.code].append(deel.regel)
    return Herkomst({}, codes=codes)


def uit_register(bekend_op: datetime, op: date | None = None) -> list[list[Waarde]]:
    """The regulation as the register held it, in the order of MANDAAT; with `op` only that day."""
    feiten = (
        Mandaatartikel.objects.bekend(bekend_op)
        .filter(**({"geldig__contains": op} if op else {}))
        .select_related("grondslag__besluit", "drager")
        .order_by("code", "geldig")
    )
    return [_cellen(feit) for feit in feiten]


def _cellen(feit: Mandaatartikel) -> list[Waarde]:
    voorwaarden = [str(Voorwaarde(code).label) for code in feit.voorwaarden.split(",") if code]
    return [
        feit.code,
        netjes(feit.regeling),
        str(Rol(feit.rol).label),
        str(Rechtshandeling(feit.rechtshandeling).label),
        str(Bevoegdheidssoort(feit.soort).label),
        feit.tot_bedrag,
        ja(wel=feit.binnen_scope),
        str(Bereik(feit.bereik).label),
        ", ".join(voorwaarden),
        feit.boven,
        ja(wel=feit.ondermandaat),
        feit.drager.nummer if feit.drager else "",
        ja(wel=feit.naast_hogere),
        netjes(feit.instemming),
        feit.periode.van,
        feit.periode.laatste_dag,
        netjes(besluit_van(feit.grondslag)),
    ]
