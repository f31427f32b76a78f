"""The words of authority: kinds of acts and of powers, conditions; input of acts."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

from driehoek.kern.bevoegdheid import Bereik as Reikwijdte
from driehoek.kern.bevoegdheid import Eis


class Aard(TextChoices):
    """Under which law an act falls; it decides what a power to do it is called (Awb 10:12)."""

    PUBLIEK = "publiek", "Besluit"
    PRIVAAT = "privaat", "Privaatrechtelijke rechtshandeling"
    FEITELIJK = "feitelijk", "Feitelijke handeling"


class Rechtshandeling(TextChoices):
    """What someone can be authorised to do outside the register."""

    VERPLICHTING = "verplichting", "Verplichting aangaan"
    BETAALOPDRACHT = "betaalopdracht", "Betaalopdracht geven"
    OVEREENKOMST = "overeenkomst", "Overeenkomst sluiten"
    SUBSIDIE = "subsidie", "Subsidiebesluit nemen"
    BESCHIKKING = "beschikking", "Beschikking nemen"
    BEZWAAR = "bezwaar", "Beslissen op bezwaar"
    ARBEIDSCONTRACT = "arbeidscontract", "Arbeidsovereenkomst sluiten"
    SALARIS = "salaris", "Salaris of toelage toekennen"
    INHUUR = "inhuur", "Externen inhuren"
    OPLEIDING = "opleiding", "Extra opleidingsbudget toekennen"
    WAARDERING = "waardering", "Functie waarderen"
    ONTSLAG = "ontslag", "Ontslag verlenen"
    ONTVANGST = "ontvangst", "Prestatie in ontvangst nemen"

    @property
    def nummer(self) -> int:
        """Its number in the decision function."""
        return _NUMMERS[self]

    @property
    def aard(self) -> Aard:
        return _AARD.get(self, Aard.PUBLIEK)

    @property
    def in_zin(self) -> str:
        return f"{self.label[:1].lower()}{self.label[1:]}"


_NUMMERS = {handeling: nummer for nummer, handeling in enumerate(Rechtshandeling, start=1)}
BIJ_NUMMER = {nummer: handeling for handeling, nummer in _NUMMERS.items()}
_AARD = {
    **dict.fromkeys(
        (
            Rechtshandeling.VERPLICHTING,
            Rechtshandeling.OVEREENKOMST,
            Rechtshandeling.ARBEIDSCONTRACT,
            Rechtshandeling.SALARIS,
            Rechtshandeling.INHUUR,
            Rechtshandeling.OPLEIDING,
            Rechtshandeling.ONTSLAG,
        ),
        Aard.PRIVAAT,
    ),
    Rechtshandeling.BETAALOPDRACHT: Aard.FEITELIJK,
    Rechtshandeling.ONTVANGST: Aard.FEITELIJK,
    Rechtshandeling.WAARDERING: Aard.FEITELIJK,
}
P_KANT = frozenset(
    {
        Rechtshandeling.ARBEIDSCONTRACT,
        Rechtshandeling.SALARIS,
        Rechtshandeling.INHUUR,
        Rechtshandeling.OPLEIDING,
        Rechtshandeling.WAARDERING,
        Rechtshandeling.ONTSLAG,
    }
)
"""Acts on the wage and personnel budgets (BEV-05, BEV-07)."""
MATERIEEL = frozenset({Rechtshandeling.VERPLICHTING, Rechtshandeling.BETAALOPDRACHT})
"""Acts on the material budget of an opdracht (BEV-05)."""


class Bevoegdheidssoort(TextChoices):
    """What a power is in law (BEV-08)."""

    ATTRIBUTIE = "attributie", "Attributie"
    MANDAAT = "mandaat", "Mandaat"
    ONDERMANDAAT = "ondermandaat", "Ondermandaat"
    VOLMACHT = "volmacht", "Volmacht"
    MACHTIGING = "machtiging", "Machtiging"


PAST_BIJ_AARD: dict[str, frozenset[str]] = {
    Aard.PUBLIEK: frozenset({"attributie", "mandaat", "ondermandaat"}),
    Aard.PRIVAAT: frozenset({"attributie", "volmacht"}),
    Aard.FEITELIJK: frozenset({"machtiging"}),
}


class Bereik(TextChoices):
    """How far a power reaches from what the role is held on."""

    DRAGER = "drager", "Alleen waar de rol op ligt"
    ONDER = "onder", "Waar de rol op ligt en wat eronder valt"
    CONCERN = "concern", "De hele organisatie"

    @property
    def reikwijdte(self) -> Reikwijdte:
        return Reikwijdte[self.name]


class Voorwaarde(TextChoices):
    """What must have happened before a power may be used (BEV-02)."""

    ADVIES_CONTROL = "advies_control", "Eerst advies van control"
    TWEEDE_HANDTEKENING = "tweede_handtekening", "Met een tweede handtekening"
    OVERLEG_OPDRACHTGEVER = "overleg_opdrachtgever", "In overleg met de opdrachtgever"
    JURIDISCH_ADVIES = "juridisch_advies", "Eerst juridisch advies"

    @property
    def eis(self) -> Eis:
        return Eis[self.name]


def eisen(voorwaarden: str) -> int:
    """Conditions, written with commas between them, as the decision function holds them."""
    return sum(int(Voorwaarde(code).eis) for code in voorwaarden.split(",") if code)


@dataclass(frozen=True, slots=True)
class NieuwArtikel:
    """A power as a besluit gives it. Amounts in whole euros; no `tot_bedrag` is no limit."""

    code: str
    regeling: str
    soort: str
    rol: str
    rechtshandeling: str
    vanaf: date
    tot: date | None = None
    tot_bedrag: int | None = None
    binnen_scope: bool = False
    bereik: str = Bereik.ONDER.value
    voorwaarden: tuple[str, ...] = ()
    ondermandaat: bool = False
    boven: str = ""
    """Code of the article that it derives from (BEV-09)."""
    drager: int | None = None
    """Only for this opgave or opdracht (BEV-06)."""
    naast_hogere: bool = False
    instemming: str = ""
    """Where the consents of both sides are found, for whom works under others (BEV-10)."""


@dataclass(frozen=True, slots=True)
class Daad:
    """A deed as the administration holds it, by the number of its line there (`regel`)."""

    regel: int
    persoon: int
    rechtshandeling: str
    drager: int
    dag: date
    centen: int
