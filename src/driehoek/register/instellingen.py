"""The dated settings of the register: what each means, and which organ may set it (GEN-05)."""

from dataclasses import dataclass
from datetime import date, datetime

from driehoek.platform.fouten import InvoerFout
from driehoek.register import reads
from driehoek.register.models import Instelling
from driehoek.register.types import Rol


@dataclass(frozen=True, slots=True)
class Instellingsoort:
    """A setting: its code, what it means, its founding value, and who may set it."""

    code: str
    naam: str
    eenheid: str
    begin: int | str
    organen: tuple[str, ...]
    regels: tuple[str, ...]
    minimum: int = 0
    maximum: int = 10_000
    keuzes: tuple[str, ...] = ()
    is_woord: bool = False
    """It holds a word, as a function family is called by."""
    is_meer: bool = False
    """It holds any number of `keuzes`, with commas between them; none is GEEN."""

    def lees(self, waarde: object) -> int | str:
        """`waarde` as this setting holds it; InvoerFout when it cannot."""
        if self.is_meer:
            return self._lees_meer(str(waarde))
        if self.keuzes:
            if waarde not in self.keuzes:
                raise InvoerFout(
                    f"'{self.naam}' kan zijn: {', '.join(self.keuzes)}.",
                    veld="waarde",
                    regel="GEN-04",
                )
            return str(waarde)
        if self.is_woord:
            return self._lees_woord(str(waarde).strip())
        if not str(waarde).strip().isdigit() or not (
            self.minimum <= int(str(waarde)) <= self.maximum
        ):
            raise InvoerFout(
                f"'{self.naam}' is een heel getal van {self.minimum} tot en met {self.maximum}.",
                veld="waarde",
                regel="GEN-04",
            )
        return int(str(waarde))

    def _lees_meer(self, tekst: str) -> str:
        gekozen = {deel.strip() for deel in tekst.split(",")} - {"", GEEN}
        if not tekst.strip() or not gekozen <= set(self.keuzes):
            raise InvoerFout(
                f"'{self.naam}' kan zijn: een of meer van {', '.join(self.keuzes)}, met komma's"
                f" ertussen; of '{GEEN}'.",
                veld="waarde",
                regel="GEN-04",
            )
        return ", ".join(keuze for keuze in self.keuzes if keuze in gekozen) or GEEN

    def in_woorden(self, waarde: object) -> str:
        """A value as people read it: '14 dagen', 'Ambtelijk opdrachtgever'."""
        if self.keuzes:
            codes = [deel.strip() for deel in str(waarde).split(",")]
            return ", ".join(str(Rol(c).label) if c in Rol.values else c for c in codes)
        return f"{waarde} {self.eenheid}".rstrip()

    @property
    def grenzen(self) -> str:
        """What it can be set to."""
        if self.keuzes:
            tussen = ", " if self.is_meer else " of "
            return tussen.join(self.in_woorden(keuze) for keuze in self.keuzes)
        if self.is_woord:
            return f"een woord van hooguit {LANGSTE_WOORD} letters"
        return f"{self.minimum} tot en met {self.maximum}"

    def _lees_woord(self, woord: str) -> str:
        if not woord.replace(" ", "").isalpha() or len(woord) > LANGSTE_WOORD:
            raise InvoerFout(
                f"'{self.naam}' is een woord van hooguit {LANGSTE_WOORD} letters.",
                veld="waarde",
                regel="GEN-04",
            )
        return woord


LANGSTE_WOORD = 40
GEEN = "geen"
HOOGSTE_SCHAAL = 19

REGISTRATIETERMIJN = Instellingsoort(
    code="registratietermijn",
    naam="Termijn om een besluit te registreren",
    eenheid="dagen",
    begin=14,
    organen=("DT",),
    regels=("REG-12",),
    minimum=1,
    maximum=365,
)
EINDE_IN_ZICHT = Instellingsoort(
    code="einde_in_zicht",
    naam="Hoe lang vooraf het einde van een rol wordt gemeld",
    eenheid="dagen",
    begin=90,
    organen=("DT",),
    regels=("REG-37",),
    minimum=1,
    maximum=365,
)
AANVAARDINGSTERMIJN = Instellingsoort(
    code="aanvaardingstermijn",
    naam="Termijn voor een opdrachtgever om een opdracht te aanvaarden",
    eenheid="dagen",
    begin=28,
    organen=("DT",),
    regels=("REG-32",),
    minimum=1,
    maximum=365,
)
COLLEGE = Instellingsoort(
    code="college",
    naam="Jaar van de verkiezing waar het college van GS uit komt",
    eenheid="",
    begin=2023,
    organen=("DT",),
    regels=("REG-34",),
    minimum=1990,
    maximum=2100,
)
"""Each value holds over the term of one college: it begins and ends with the setting."""
MAX_OPDRACHTEN_AON = Instellingsoort(
    code="max_opdrachten_aon",
    naam="Aantal opdrachten waarboven een AON overbelast heet",
    eenheid="opdrachten",
    begin=8,
    organen=("DT",),
    regels=("REG-06",),
    minimum=1,
    maximum=100,
)
AON_BENOEMER = Instellingsoort(
    code="aon_benoemer",
    naam="Wie de ambtelijk opdrachtnemer benoemt",
    eenheid="rol",
    begin=Rol.AOG.value,
    organen=("DT",),
    regels=("REG-06",),
    keuzes=(Rol.AOG.value, Rol.DIRECTEUR_MO.value),
)

OPENBARE_ROLLEN = Instellingsoort(
    code="openbare_rollen",
    naam="Rollen waarvan de naam openbaar is",
    eenheid="",
    begin="BOG, DOMEINDIRECTEUR, AOG",
    organen=("DT",),
    regels=("REG-13",),
    keuzes=(Rol.BOG.value, Rol.DOMEINDIRECTEUR.value, Rol.AOG.value, Rol.AON.value),
    is_meer=True,
)


def _termijn(code: str, naam: str, dagen: int, regels: tuple[str, ...]) -> Instellingsoort:
    return Instellingsoort(
        code=code,
        naam=naam,
        eenheid="dagen",
        begin=dagen,
        organen=("DT",),
        regels=regels,
        minimum=1,
        maximum=365,
    )


# How long a signal may stand: of a vacancy shorter, since work stands still.
SIGNAALTERMIJN = _termijn("signaaltermijn", "Termijn om een signaal op te lossen", 28, ("GEN-04",))
VACATURETERMIJN = _termijn(
    "signaaltermijn_vacature",
    "Termijn om in een vacature te voorzien",
    14,
    ("REG-04", "REG-05", "REG-06"),
)
STILTE_HOOGUIT = _termijn(
    "stilte_hooguit", "Hoe lang een signaal hooguit stil mag staan", 90, ("GEN-04",)
)

CONTROLETERMIJN = Instellingsoort(
    code="controletermijn",
    naam="Hoe lang de regels van een rechtmatigheidscontrole bewaard blijven",
    eenheid="dagen",
    begin=730,
    organen=("DT",),
    regels=("GEN-07",),
    minimum=30,
    maximum=3_650,
)
TOEGANGSTERMIJN = Instellingsoort(
    code="toegangstermijn",
    naam="Hoe lang een beoordeling van de toegang meegaat",
    eenheid="dagen",
    begin=100,
    organen=("DT",),
    regels=("GEN-02",),
    minimum=7,
    maximum=400,
)
BESLISLOGTERMIJN = Instellingsoort(
    code="beslislogtermijn",
    naam="Hoe lang het beslislog bewaart wat andere systemen vroegen",
    eenheid="dagen",
    begin=2557,
    organen=("DT",),
    regels=("GEN-07",),
    minimum=30,
    maximum=7_305,
)

SPLITSINGSVENSTER = Instellingsoort(
    code="splitsingsvenster",
    naam="Binnen hoeveel dagen delen voor dezelfde wederpartij bij elkaar tellen",
    eenheid="dagen",
    begin=28,
    organen=("DT",),
    regels=("BEV-12",),
    minimum=1,
    maximum=365,
)
"""Less than a month: what is paid every month is not split up."""


PTEAM_MINST = Instellingsoort(
    code="pteam_minst",
    naam="Hoeveel medewerkers een P-team minstens heeft",
    eenheid="medewerkers",
    begin=8,
    organen=("DT",),
    regels=("PT-02",),
    minimum=1,
    maximum=100,
)
PTEAM_MEEST = Instellingsoort(
    code="pteam_meest",
    naam="Hoeveel medewerkers een P-team hooguit heeft",
    eenheid="medewerkers",
    begin=15,
    organen=("DT",),
    regels=("PT-02",),
    minimum=1,
    maximum=100,
)
ONTWIKKELTIJD = Instellingsoort(
    code="ontwikkeltijd",
    naam="Welk deel van de werkweek voor ontwikkeling is, en niet voor opdrachten",
    eenheid="procent",
    begin=10,
    organen=("DT",),
    regels=("PT-11",),
    minimum=10,
    maximum=50,
)
NAAMTERMIJN = Instellingsoort(
    code="naamtermijn",
    naam="Hoe lang de naam blijft van wie hier niet meer werkt",
    eenheid="jaar",
    begin=10,
    organen=("DT",),
    regels=("GEN-07",),
    minimum=1,
    maximum=100,
)
WENS_OVERSTAP = Instellingsoort(
    code="wens_overstap",
    naam="Binnen hoeveel dagen een tweede overstap op eigen wens om uitleg vraagt",
    eenheid="dagen",
    begin=365,
    organen=("DT",),
    regels=("PT-08",),
    minimum=1,
    maximum=1_000,
)
VOLTIJD = Instellingsoort(
    code="voltijd",
    naam="Hoeveel uren een voltijdse werkweek heeft",
    eenheid="uren",
    begin=36,
    organen=("DT",),
    regels=("PT-23",),
    minimum=30,
    maximum=40,
)
LOON_PER_FTE = Instellingsoort(
    code="loon_per_fte",
    naam="Hoeveel loon een voltijdse medewerker gemiddeld per jaar kost",
    eenheid="euro",
    begin=89_000,
    organen=("DT",),
    regels=("PT-09",),
    minimum=20_000,
    maximum=500_000,
)
"""An average: EUR 160 million of wages for 1,800 fte (SPP-01). What one person earns is not kept."""
PROFIELTERMIJN = Instellingsoort(
    code="profieltermijn",
    naam="Na hoeveel dagen je aan je profiel wordt herinnerd",
    eenheid="dagen",
    begin=180,
    organen=("DT",),
    regels=("PT-12",),
    minimum=30,
    maximum=730,
)


def _span(procent: int, welke: str, begin: int) -> Instellingsoort:
    return Instellingsoort(
        code=f"span_{procent}_{welke}",
        naam=f"Hoeveel medewerkers een P-manager met {procent}% van de tijd"
        f" {'minstens' if welke == 'minst' else 'hooguit'} leidt",
        eenheid="medewerkers",
        begin=begin,
        organen=("DT",),
        regels=("PT-04",),
        minimum=1,
        maximum=200,
    )


def _managers(code: str, woord: str, begin: int) -> Instellingsoort:
    return Instellingsoort(
        code=f"pmanagers_{code}",
        naam=f"Hoeveel P-managers een directeur M&O {woord} leidt",
        eenheid="P-managers",
        begin=begin,
        organen=("DT",),
        regels=("PT-05",),
        minimum=1,
        maximum=200,
    )


PMANAGERS_MINST = _managers("minst", "minstens", 25)
PMANAGERS_MEEST = _managers("meest", "hooguit", 35)

# How many people belong to how much time; in between, the row below it counts (ADR 0030).
SPANNES: dict[int, tuple[Instellingsoort, Instellingsoort]] = {
    procent: (_span(procent, "minst", minst), _span(procent, "meest", meest))
    for procent, minst, meest in ((25, 10, 15), (50, 20, 25), (75, 35, 40), (100, 40, 50))
}


def _schaal(code: str, wie: str, vanaf: int, regel: str = "REG-25") -> Instellingsoort:
    return Instellingsoort(
        code=f"schaal_{code}",
        naam=f"Laagste schaal van een {wie}",
        eenheid="",
        begin=vanaf,
        organen=("DT",),
        regels=(regel,),
        minimum=1,
        maximum=HOOGSTE_SCHAAL,
    )


# Bijlage 3, as far as it can be read: from which scale a role fits the job framework (REG-25).
SCHAAL_VANAF: dict[Rol, Instellingsoort] = {
    rol: _schaal(rol.value.lower(), rol.in_zin, vanaf)
    for rol, vanaf in (
        (Rol.PROVINCIESECRETARIS, 17),
        (Rol.CONCERNDIRECTEUR, 17),
        (Rol.DOMEINDIRECTEUR, 17),
        (Rol.DIRECTEUR_MO, 17),
        (Rol.AOG, 13),
        (Rol.P_MANAGER, 8),
    )
}
# Leaders in lower scales can have an O-role, that of AOG among them.
SCHAAL_AOG_LEIDER = _schaal("aog_leider", "leider die ambtelijk opdrachtgever is", 8)
FAMILIE_LEIDER = Instellingsoort(
    code="functiefamilie_leider",
    naam="Woord waaraan de functiefamilie van een leider te herkennen is",
    eenheid="",
    begin="leider",
    organen=("DT",),
    regels=("REG-25",),
    is_woord=True,
)
SCHAAL_PROGRAMMADIRECTEUR = _schaal("programmadirecteur", "programmadirecteur", 16, "REG-24")

ALLE: tuple[Instellingsoort, ...] = (
    REGISTRATIETERMIJN,
    EINDE_IN_ZICHT,
    AANVAARDINGSTERMIJN,
    COLLEGE,
    MAX_OPDRACHTEN_AON,
    AON_BENOEMER,
    OPENBARE_ROLLEN,
    SIGNAALTERMIJN,
    VACATURETERMIJN,
    STILTE_HOOGUIT,
    CONTROLETERMIJN,
    TOEGANGSTERMIJN,
    SPLITSINGSVENSTER,
    BESLISLOGTERMIJN,
    PTEAM_MINST,
    PTEAM_MEEST,
    ONTWIKKELTIJD,
    NAAMTERMIJN,
    WENS_OVERSTAP,
    VOLTIJD,
    LOON_PER_FTE,
    *(soort for paar in SPANNES.values() for soort in paar),
    PMANAGERS_MINST,
    PMANAGERS_MEEST,
    PROFIELTERMIJN,
    *SCHAAL_VANAF.values(),
    SCHAAL_AOG_LEIDER,
    FAMILIE_LEIDER,
    SCHAAL_PROGRAMMADIRECTEUR,
)
BIJ_CODE = {soort.code: soort for soort in ALLE}


def soort(code: str) -> Instellingsoort:
    if code not in BIJ_CODE:
        raise InvoerFout(f"Er is geen instelling '{code}'.", veld="code", regel="GEN-05")
    return BIJ_CODE[code]


def getal(soort: Instellingsoort, op: date) -> int:
    """The number that `soort` is set to on a day; before any besluit its founding value."""
    return int(str(reads.instelling(soort.code, op, standaard=soort.begin)))


def sql_getal(soort: Instellingsoort) -> str:
    """As `getal`, today, inside a set query: a rule then reads its setting and its rows at once."""
    return f"""coalesce((
    SELECT (n.waarde #>> '{{}}')::int FROM register_instelling n
    WHERE n.code = '{soort.code}' AND n.gesloten_id IS NULL
      AND n.geldig @> %(vandaag)s::date), {soort.begin})"""  # noqa: S608  (a code of ours)


def gekozen(soort: Instellingsoort, *dagen: date) -> frozenset[str]:
    """What of a setting that holds several is chosen on each of these days; one query."""
    feiten = list(Instelling.objects.huidig().filter(code=soort.code))
    per_dag = [
        next((f.waarde for f in feiten if f.periode.bevat(dag)), soort.begin) for dag in dagen
    ]
    return frozenset.intersection(*(frozenset(str(w).split(", ")) - {GEEN} for w in per_dag))


def lees(soort: Instellingsoort, op: date) -> str:
    """What `soort` is set to on a day, as text."""
    return str(reads.instelling(soort.code, op, standaard=soort.begin))


def stand(op: date, bekend_op: datetime | None = None) -> dict[str, str]:
    """What each setting is set to on a day, as text, by its code; as known at a moment, or now."""
    gezet = reads.instellingen(op, bekend_op)
    return {soort.code: str(gezet.get(soort.code, soort.begin)) for soort in ALLE}


def sql_woord(soort: Instellingsoort) -> str:
    """As `sql_getal`, for a setting that holds a word."""
    return f"""coalesce((
    SELECT n.waarde #>> '{{}}' FROM register_instelling n
    WHERE n.code = '{soort.code}' AND n.gesloten_id IS NULL
      AND n.geldig @> %(vandaag)s::date), '{soort.begin}')"""  # noqa: S608  (constants of ours)
