"""The words of this room: parts of a profile, who may see one, and the language of competences."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import IntegerChoices, TextChoices

from driehoek.register.types import Dragersoort


class Deel(TextChoices):
    """A part of a Persoonlijk Professioneel Profiel (PT-12); each is shared by itself."""

    KENNIS = "kennis", "Kennis en vaardigheid"
    BEL_MIJ = "bel_mij", "Bel mij voor"
    ERVARING = "ervaring", "Eerdere ervaring"
    WENSEN = "wensen", "Ontwikkelwensen"
    AMBITIES = "ambities", "Ambities"
    LEREN = "leren", "Leervermogen en motivatie"
    BESCHIKBAAR = "beschikbaar", "Beschikbaarheid"
    P_MANAGER = "p_manager", "Mijn rol als P-manager"


class Zichtbaar(TextChoices):
    """Who may read a part. The first is what holds until the employee decides otherwise."""

    ZELF = "zelf", "Alleen ik en mijn P-manager"
    ORGANISATIE = "organisatie", "Iedereen in de organisatie"
    PARTNERS = "partners", "Ook partners"


class Niveau(IntegerChoices):
    """How well somebody knows something, in words."""

    BEGIN = 1, "Ik begin hiermee"
    HULP = 2, "Ik kan het met hulp"
    ZELF = 3, "Ik kan het zelf"
    ERVAREN = 4, "Ik help anderen"
    EXPERT = 5, "Anderen bellen mij"


class Begripsoort(TextChoices):
    SKILL = "skill", "Vakkennis en vaardigheid"
    TRANSVERSAAL = "transversaal", "Algemene vaardigheid"
    ICT = "ict", "Digitale vaardigheid"
    TAAL = "taal", "Taal"
    BEROEP = "beroep", "Beroep"
    EIGEN = "eigen", "Woord van onze organisatie"


class Schema(TextChoices):
    EIGEN = "eigen", "Eigen woorden"
    ESCO = "esco", "ESCO"
    COMPETENTNL = "competentnl", "CompetentNL"


class Verbandsoort(TextChoices):
    """As in SKOS: a broader term, and a mapping to a term of another scheme."""

    BREDER = "breder", "Valt onder"
    EXACT = "exact", "Is hetzelfde als"
    NAUW = "nauw", "Lijkt op"


@dataclass(frozen=True, slots=True)
class Leeskring:
    """What one reader may read: all parts of `eigen`, and of others what is shared with `kringen`.

    Made by the policy and by nothing else; every query about parts filters by it.
    """

    lezer: int | None
    onder: frozenset[int]
    """Those whose P-manager the reader is today."""
    kringen: tuple[str, ...]

    @property
    def eigen(self) -> list[int]:
        return sorted(self.onder | ({self.lezer} if self.lezer is not None else set()))


@dataclass(frozen=True, slots=True)
class NieuwBegrip:
    """A term as a file or a form gives it."""

    uri: str
    soort: str
    label: str
    synoniemen: tuple[str, ...] = ()
    uitleg: str = ""
    breder: tuple[str, ...] = ()
    """Addresses of the terms that it falls under."""


@dataclass(frozen=True, slots=True)
class Bijgewerkt:
    """What came of loading terms."""

    nieuw: int = 0
    gewijzigd: int = 0
    gelijk: int = 0
    vervallen: int = 0
    verbanden: int = 0

    def in_woorden(self) -> str:
        if not (self.nieuw or self.gewijzigd or self.vervallen or self.verbanden):
            return f"Er verandert niets: alle {self.gelijk} begrippen staan er al."
        return (
            f"{self.nieuw} begrippen nieuw, {self.gewijzigd} gewijzigd, {self.gelijk} gelijk,"
            f" {self.vervallen} vervallen; {self.verbanden} verbanden erbij."
        )


LANGSTE_TEKST = 2000
LANGSTE_BEWIJS = 300
MEESTE_ONDERWERPEN = 10
LANGSTE_ONDERWERP = 80
MEESTE_VAARDIGHEDEN = 40
MEESTE_UREN = 40


@dataclass(frozen=True, slots=True)
class NieuwProfiel:
    """A profile to begin with: texts by part, and how well what is known, by id of the term."""

    persoon: int
    zichtbaar: str
    teksten: Mapping[str, str]
    vaardigheden: Mapping[int, int]


class Plandeel(TextChoices):
    """What a teamplan says, after the sources (PT-10)."""

    WAARDEN = "waarden", "Norm, waarden en identiteit"
    KENNIS = "kennis", "Kennis delen, ontwikkelen en behouden"
    ACTIVITEITEN = "activiteiten", "Activiteiten van dit jaar"
    BEZETTING = "bezetting", "Hoe we opgaven bezetten"
    DOELEN = "doelen", "Doelen en ontwikkeldoelen"
    NODIG = "nodig", "Wat we nodig hebben om goed te werken"
    ROLLEN = "rollen", "Organisatie en rollen"


@dataclass(frozen=True, slots=True)
class Planwoorden:
    """How one speaks of a plan of one kind of drager."""

    titel: str
    naam: str
    dit: str
    het: str
    schrijft: str
    stelt_vast: str


PLANWOORDEN = {
    Dragersoort.PTEAM.value: Planwoorden(
        "Teamplan",
        "teamplan",
        "Dit team",
        "het team",
        "Een teamplan schrijft het team zelf, met de P-manager.",
        "Een teamplan stelt de P-manager van het team vast.",
    ),
    Dragersoort.GENOOTSCHAP.value: Planwoorden(
        "Plan van het vakgenootschap",
        "plan",
        "Dit vakgenootschap",
        "het vakgenootschap",
        "Het plan van een vakgenootschap schrijft het expertisecentrum.",
        "Het plan van een vakgenootschap stelt het expertisecentrum vast.",
    ),
    Dragersoort.VAKCIRKEL.value: Planwoorden(
        "Plan van de vakcirkel",
        "plan",
        "Deze vakcirkel",
        "de vakcirkel",
        "Het plan van een vakcirkel schrijft wie eraan meedoet.",
        "Het plan van een vakcirkel stelt vast wie eraan meedoet.",
    ),
}
