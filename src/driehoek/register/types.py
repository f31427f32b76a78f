"""The words of the register: kinds of dragers, besluiten, grondslagen; input of acts."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

from driehoek.kern.tijd import Periode


class Dragersoort(TextChoices):
    """What can carry a role; a theme or an area only an aanspreekpunt (REG-29).

    A vakdomein holds clusters, a cluster P-teams (PT-15); vakgenootschap and vakcirkel bind people
    of one vak beside their P-team (PT-13, PT-14).
    """

    CONCERN = "concern", "Concern"
    ORGAAN = "orgaan", "Orgaan"
    OPGAVE = "opgave", "Opgave"
    OPDRACHT = "opdracht", "Opdracht"
    DEELOPDRACHT = "deelopdracht", "Deelopdracht"
    PTEAM = "pteam", "P-team"
    THEMA = "thema", "Thema"
    GEBIED = "gebied", "Gebied"
    VAKDOMEIN = "vakdomein", "Vakdomein"
    VAKCLUSTER = "vakcluster", "Cluster van vakken"
    GENOOTSCHAP = "genootschap", "Vakgenootschap"
    VAKCIRKEL = "vakcirkel", "Vakcirkel"


DRAGERKOLOMMEN = ("drager_id", "opdracht_id", "pteam_id")
"""How tables call the drager that a fact is about, the usual name first."""


class Grondslagsoort(TextChoices):
    """What a mutation can rest on (REGELS.md, reading 2)."""

    BESLUIT = "besluit", "Besluit"
    RECHTSFEIT = "rechtsfeit", "Rechtsfeit"
    REGISTRATIEFOUT = "registratiefout", "Registratiefout"
    CONVERSIE = "conversie", "Conversie"


class Besluitstatus(TextChoices):
    """What a besluit is worth on a day (REG-35)."""

    GELDEND = "geldend", "Geldend"
    GESCHORST = "geschorst", "Geschorst"
    INGETROKKEN = "ingetrokken", "Ingetrokken"
    VERNIETIGD = "vernietigd", "Vernietigd"


class Besluitsoort(TextChoices):
    """What a besluit decides. Who may decide it is dated data: Beslisbevoegdheid."""

    OPRICHTING = "oprichting", "Oprichting van het register"
    REGELING = "regeling", "Regeling wie wat beslist"
    INSTELLING = "instelling", "Instelling vaststellen"
    UITZONDERING = "uitzondering", "Tijdelijke uitzondering"
    TOPBENOEMING = "topbenoeming", "Benoeming in de top"
    ORGAANLID = "orgaanlid", "Lid van een orgaan aanwijzen"
    DIRECTEUR_MO = "directeur_mo", "Directeur Mens en Organisatie benoemen"
    FUNCTIONELE_ROL = "functionele_rol", "Functionele rol toekennen"
    BEGROTING = "begroting", "Begroting vaststellen"
    OPGAVE_INSTELLEN = "opgave_instellen", "Opgave instellen"
    OPGAVE_HERNOEMEN = "opgave_hernoemen", "Opgave hernoemen"
    OPGAVEN_SAMENVOEGEN = "opgaven_samenvoegen", "Opgaven samenvoegen"
    OPGAVE_BEEINDIGEN = "opgave_beeindigen", "Opgave beëindigen"
    REORGANISATIE = "reorganisatie", "Reorganisatie van opgaven"
    DOMEINDIRECTEUR = "domeindirecteur", "Domeindirecteur aanwijzen"
    BOG = "bog", "Bestuurlijk opdrachtgever aanwijzen"
    OPDRACHT_STARTEN = "opdracht_starten", "Opdracht starten"
    SCOPE = "scope", "Scope wijzigen"
    FASEOVERGANG = "faseovergang", "Faseovergang"
    DECHARGE = "decharge", "Decharge verlenen"
    OPDRACHT_SLUITEN = "opdracht_sluiten", "Opdracht sluiten"
    AOG = "aog", "Ambtelijk opdrachtgever benoemen"
    AON = "aon", "Ambtelijk opdrachtnemer benoemen"
    AANVAARDING = "aanvaarding", "Opdracht aanvaarden"
    DEELOPDRACHTEN = "deelopdrachten", "Opdracht splitsen in deelopdrachten"
    WAARNEMING = "waarneming", "Waarneming regelen"
    AANSPREEKPUNT = "aanspreekpunt", "Aanspreekpunten verdelen"
    PTEAM_OPRICHTEN = "pteam_oprichten", "P-team oprichten"
    PTEAMS_WIJZIGEN = "pteams_wijzigen", "P-teams samenvoegen, splitsen of opheffen"
    PMANAGER = "pmanager", "P-manager benoemen"
    TOEWIJZING = "toewijzing", "P-manager persoonlijk toewijzen"
    FORMATIE = "formatie", "Formatie van een P-team wijzigen"
    VAKMODEL = "vakmodel", "Vakdomeinen en clusters vaststellen"
    GEWENSTE_TEAMS = "gewenste_teams", "Gewenste P-teams vaststellen"
    VAKGENOOTSCHAP = "vakgenootschap", "Vakgenootschap instellen"
    VAKCIRKEL = "vakcirkel", "Vakcirkel vormen"
    PLAATSING = "plaatsing", "Plaatsing in een P-team"
    MANDAAT = "mandaat", "Mandaat vaststellen"
    ONDERMANDAAT = "ondermandaat", "Ondermandaat verlenen"
    BEKRACHTIGING = "bekrachtiging", "Bekrachtiging"
    RECTIFICATIE = "rectificatie", "Besluit rectificeren"
    INTREKKING = "intrekking", "Besluit intrekken"
    SCHORSING = "schorsing", "Besluit schorsen"
    VERNIETIGING = "vernietiging", "Besluit vernietigen"


class Rol(TextChoices):
    """The roles that the register knows. On what kind of drager: Rolsoort."""

    PROVINCIESECRETARIS = "PROVINCIESECRETARIS", "Provinciesecretaris"
    CONCERNDIRECTEUR = "CONCERNDIRECTEUR", "Concerndirecteur"
    GEDEPUTEERDE = "GEDEPUTEERDE", "Lid van Gedeputeerde Staten"
    LID = "LID", "Lid"
    BOG = "BOG", "Bestuurlijk opdrachtgever"
    DOMEINDIRECTEUR = "DOMEINDIRECTEUR", "Domeindirecteur"
    AOG = "AOG", "Ambtelijk opdrachtgever"
    AON = "AON", "Ambtelijk opdrachtnemer"
    DIRECTEUR_MO = "DIRECTEUR_MO", "Directeur Mens en Organisatie"
    P_MANAGER = "P_MANAGER", "P-manager"
    REGISTERBEHEERDER = "REGISTERBEHEERDER", "Registerbeheerder"
    CONTROLLER = "CONTROLLER", "Controller"
    RECRUITER = "RECRUITER", "Recruiter"
    FUNCTIONEEL_BEHEERDER = "FUNCTIONEEL_BEHEERDER", "Functioneel beheerder"
    AUDITOR = "AUDITOR", "Auditor"

    @property
    def in_zin(self) -> str:
        """The label as in the middle of a sentence; 'P-manager' keeps its capital."""
        label = str(self.label)
        return label if label[1:2] == "-" else label[:1].lower() + label[1:]


class Accountstaat(TextChoices):
    """Whether somebody can log in with an account."""

    AAN = "aan", "In gebruik"
    UIT = "uit", "Uitgezet"
    NOOD = "nood", "Noodtoegang open"
    NOOD_DICHT = "nood_dicht", "Noodtoegang gesloten"


@dataclass(frozen=True, slots=True)
class RolsoortGegeven:
    """One line of the table of kinds of roles: a role on a kind of drager."""

    id: int
    rol: Rol
    dragersoort: Dragersoort
    enig: bool
    kant: str
    """'O', 'P', 'F' (functional) or '' (neither)."""


ROLSOORTEN: tuple[RolsoortGegeven, ...] = (
    RolsoortGegeven(1, Rol.PROVINCIESECRETARIS, Dragersoort.CONCERN, enig=True, kant=""),
    RolsoortGegeven(2, Rol.CONCERNDIRECTEUR, Dragersoort.CONCERN, enig=True, kant=""),
    RolsoortGegeven(3, Rol.GEDEPUTEERDE, Dragersoort.ORGAAN, enig=False, kant=""),
    RolsoortGegeven(4, Rol.LID, Dragersoort.ORGAAN, enig=False, kant=""),
    RolsoortGegeven(10, Rol.BOG, Dragersoort.OPGAVE, enig=True, kant="O"),
    RolsoortGegeven(11, Rol.BOG, Dragersoort.OPDRACHT, enig=True, kant="O"),
    RolsoortGegeven(12, Rol.DOMEINDIRECTEUR, Dragersoort.OPGAVE, enig=True, kant="O"),
    RolsoortGegeven(13, Rol.AOG, Dragersoort.OPDRACHT, enig=True, kant="O"),
    RolsoortGegeven(14, Rol.AON, Dragersoort.OPDRACHT, enig=True, kant="O"),
    RolsoortGegeven(15, Rol.AON, Dragersoort.DEELOPDRACHT, enig=True, kant="O"),
    RolsoortGegeven(20, Rol.DIRECTEUR_MO, Dragersoort.CONCERN, enig=False, kant="P"),
    RolsoortGegeven(21, Rol.P_MANAGER, Dragersoort.PTEAM, enig=True, kant="P"),
    RolsoortGegeven(30, Rol.REGISTERBEHEERDER, Dragersoort.CONCERN, enig=False, kant="F"),
    RolsoortGegeven(31, Rol.CONTROLLER, Dragersoort.CONCERN, enig=False, kant="F"),
    RolsoortGegeven(32, Rol.RECRUITER, Dragersoort.CONCERN, enig=False, kant="F"),
    RolsoortGegeven(33, Rol.FUNCTIONEEL_BEHEERDER, Dragersoort.CONCERN, enig=False, kant="F"),
    RolsoortGegeven(34, Rol.AUDITOR, Dragersoort.CONCERN, enig=False, kant="F"),
)

ROLSOORT: dict[tuple[str, str], RolsoortGegeven] = {
    (r.rol.value, r.dragersoort.value): r for r in ROLSOORTEN
}


@dataclass(frozen=True, slots=True)
class Beslisser:
    """Who decided: an organ (`rol` empty), or a person in a role on a drager."""

    drager: int
    rol: str = ""
    persoon: int | None = None


@dataclass(frozen=True, slots=True)
class BesluitGegevens:
    """A besluit that is not in the register yet."""

    kenmerk: str
    titel: str
    soort: str
    beslisser: Beslisser
    genomen: date
    bekendgemaakt: date
    werkt_vanaf: date
    document: str | None = None
    """SHA-256 of a stored document."""


@dataclass(frozen=True, slots=True)
class OpBesluit:
    """Grondslag: a besluit, new or (by id) already registered."""

    besluit: BesluitGegevens | int


@dataclass(frozen=True, slots=True)
class OpRechtsfeit:
    """Grondslag: a legal fact, such as death or the end of an employment (REG-37)."""

    datum: date
    toelichting: str


@dataclass(frozen=True, slots=True)
class OpRegistratiefout:
    """Grondslag: the register was wrong about what `besluit` says (REG-36).

    `besluit` is None where the wrong entry rests on no besluit, as after a conversie.
    """

    besluit: int | None
    toelichting: str


@dataclass(frozen=True, slots=True)
class OpConversie:
    """Grondslag: a register that existed before, with a reference to its papers."""

    datum: date
    verwijzing: str


NAAM_VERNIETIGD = "(naam vernietigd)"
"""Stands where a person's name was."""

Grond = OpBesluit | OpRechtsfeit | OpRegistratiefout | OpConversie


@dataclass(frozen=True, slots=True)
class OrAdviesGegevens:
    """What the works council said before a besluit, or why it was not asked (REG-39, BER-10)."""

    datum: date | None = None
    strekking: str = ""
    document: str | None = None
    """SHA-256 of a stored document."""
    niet_nodig: str = ""


@dataclass(frozen=True, slots=True)
class Benoeming:
    """One person in one role on one drager, over a period."""

    drager: int
    rol: str
    persoon: int
    periode: Periode
    rang: int = 1
    waarneming: bool = False


@dataclass(frozen=True, slots=True)
class NieuwePersoon:
    """A person to be known by the register, with what identifies him or her to people."""

    nummer: str
    voornaam: str
    achternaam: str
    tussenvoegsel: str = ""
