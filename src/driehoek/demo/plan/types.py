"""The events of the demo province. Each names everything by key; nothing here knows the database.

Keys of dragers: 'concern', 'orgaan:GS', 'pdomein:RU', 'pteam:042', 'opgave:2-1-4', 'opdracht:0123',
'deel:0123-1'. A role runs from `vanaf` (included) until something ends it; `per` is the first day
on which something no longer is (half-open, as in the register).
"""

from dataclasses import dataclass
from datetime import date, datetime

from driehoek.demo.plan.rollen import Rol
from driehoek.demo.plan.waarden import (
    Benoeming,
    Beslisser,
    BesluitPlan,
    DeelopdrachtPlan,
    FaseStap,
    Label,
    Lidmaatschap,
    OpdrachtPlan,
    OpgavePlan,
    Orgaan,
    Orgaanbeslisser,
    PDomein,
    Persoon,
    Plaatsing,
    Post,
    Profiel,
    Projectfase,
    PTeam,
    Rechtsfeit,
    Registratiefout,
    Rolaanduiding,
    Rolbeslisser,
    Scope,
    Toelichting,
)

__all__ = [
    "AOGBenoemd",
    "AONBenoemd",
    "Aanmelding",
    "BOGBenoemd",
    "BegrotingVastgesteld",
    "Benoeming",
    "Beslisser",
    "BesluitEvent",
    "BesluitGeschorst",
    "BesluitIngetrokken",
    "BesluitPlan",
    "Correctie",
    "CorrectieRol",
    "CorrectieScope",
    "DechargeVerleend",
    "DeelopdrachtPlan",
    "DeelopdrachtenIngesteld",
    "DirecteurenMOBenoemd",
    "DomeindirecteurAangewezen",
    "Event",
    "FaseStap",
    "Faseovergang",
    "FunctioneleRollenToegekend",
    "Instelling",
    "Label",
    "Lidmaatschap",
    "LidmaatschapBeeindigd",
    "OpdrachtGesloten",
    "OpdrachtPlan",
    "OpdrachtenAanPost",
    "OpdrachtenGestart",
    "OpgaveHernoemd",
    "OpgaveIngesteld",
    "OpgavePlan",
    "OpgavenSamengevoegd",
    "Orgaan",
    "OrgaanLedenBenoemd",
    "Orgaanbeslisser",
    "OrganenIngesteld",
    "PDomein",
    "PDomeinenIngesteld",
    "PManagersBenoemd",
    "PTeam",
    "PTeamsOpgericht",
    "PersonenInDienst",
    "PersonenUitDienst",
    "Persoon",
    "Plaatsing",
    "PlaatsingInPTeam",
    "Plan",
    "Post",
    "Profiel",
    "Projectfase",
    "Rechtsfeit",
    "RegisterBegonnen",
    "Registratiefout",
    "RolBeeindigdDoorRechtsfeit",
    "Rolaanduiding",
    "Rolbeslisser",
    "RollenBenoemd",
    "Scope",
    "ScopeGewijzigd",
    "ToegangBeoordeeld",
    "Toegangsoordeel",
    "Toelichting",
    "TopBenoemd",
    "UitzonderingVastgesteld",
    "Vervangen",
    "Waarneming",
]


# --- events ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    registratiemoment: datetime
    registrator: str
    toelichtingen: tuple[Toelichting, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BesluitEvent(Event):
    """Rests on a besluit, and has effect from `besluit.werkt_vanaf` unless it says otherwise."""

    besluit: BesluitPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterBegonnen(BesluitEvent):
    registerbeheerder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonenInDienst(Event):
    personen: tuple[Persoon, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonenUitDienst(Event):
    """Employment and P-team placement end; every role of these persons has ended before."""

    personen: tuple[str, ...]
    rechtsfeit: Rechtsfeit


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganenIngesteld(BesluitEvent):
    organen: tuple[Orgaan, ...]
    vanaf: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OrgaanLedenBenoemd(BesluitEvent):
    leden: tuple[Lidmaatschap, ...]
    vanaf: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LidmaatschapBeeindigd(Event):
    leden: tuple[Lidmaatschap, ...]
    rechtsfeit: Rechtsfeit


@dataclass(frozen=True, slots=True, kw_only=True)
class PDomeinenIngesteld(BesluitEvent):
    pdomeinen: tuple[PDomein, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PTeamsOpgericht(BesluitEvent):
    pteams: tuple[PTeam, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaatsingInPTeam(BesluitEvent):
    plaatsingen: tuple[Plaatsing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BegrotingVastgesteld(BesluitEvent):
    jaar: int
    posten: tuple[Post, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpdrachtenAanPost(BesluitEvent):
    """The budget item of each running opdracht for a new year (REG-38)."""

    jaar: int
    koppelingen: tuple[tuple[str, str], ...]  # opdracht, post


@dataclass(frozen=True, slots=True, kw_only=True)
class OpgaveIngesteld(BesluitEvent):
    opgaven: tuple[OpgavePlan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpgaveHernoemd(BesluitEvent):
    opgave: str
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpgavenSamengevoegd(BesluitEvent):
    """The sources end, all that lies under them moves; `opdrachten` are those that run that day."""

    bronnen: tuple[str, ...]
    doel: OpgavePlan
    opdrachten: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UitzonderingVastgesteld(BesluitEvent):
    regel: str
    persoon: str
    drager: str
    tot: date
    herzien_voor: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RollenBenoemd(BesluitEvent):
    benoemingen: tuple[Benoeming, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopBenoemd(RollenBenoemd):
    """Provinciesecretaris and concerndirecteur."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DirecteurenMOBenoemd(RollenBenoemd):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class PManagersBenoemd(RollenBenoemd):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctioneleRollenToegekend(RollenBenoemd):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class DomeindirecteurAangewezen(RollenBenoemd):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class BOGBenoemd(RollenBenoemd):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class AOGBenoemd(RollenBenoemd):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class AONBenoemd(RollenBenoemd):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Vervangen(BesluitEvent):
    """`was` stops and `wordt` starts on `besluit.werkt_vanaf`, in the same places."""

    rol: Rol
    dragers: tuple[str, ...]
    was: str
    wordt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waarneming(BesluitEvent):
    """The titular keeps the role; the substitute acts from `werkt_vanaf` until `tot`."""

    rol: Rol
    dragers: tuple[str, ...]
    titularis: str
    waarnemer: str
    tot: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RolBeeindigdDoorRechtsfeit(Event):
    rollen: tuple[Rolaanduiding, ...]
    rechtsfeit: Rechtsfeit


@dataclass(frozen=True, slots=True, kw_only=True)
class OpdrachtenGestart(BesluitEvent):
    opdrachten: tuple[OpdrachtPlan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeelopdrachtenIngesteld(BesluitEvent):
    """The AOG splits one or more of his or her opdrachten; each part names its opdracht."""

    delen: tuple[DeelopdrachtPlan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeGewijzigd(BesluitEvent):
    opdracht: str
    scope: Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Faseovergang(BesluitEvent):
    """Discharges the AOG for the phase that ends; the role goes on (REG-17)."""

    stappen: tuple[FaseStap, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DechargeVerleend(BesluitEvent):
    opdrachten: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpdrachtGesloten(BesluitEvent):
    """From `werkt_vanaf` the opdrachten, their deelopdrachten and all roles on them are no more."""

    opdrachten: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BesluitIngetrokken(BesluitEvent):
    """All that rests on the besluit ends per a day, or is undone from its start."""

    kenmerk: str
    vanaf_begin: bool
    per: date


@dataclass(frozen=True, slots=True, kw_only=True)
class BesluitGeschorst(BesluitEvent):
    """What rests on the besluit has no effect from `werkt_vanaf` until `tot`."""

    kenmerk: str
    tot: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Correctie(Event):
    """The besluit named was right; the register was not."""

    fout: Registratiefout
    kenmerk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectieRol(Correctie):
    rol: Rol
    drager: str
    persoon_was: str
    vanaf_was: date
    persoon_wordt: str
    vanaf_wordt: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectieScope(Correctie):
    opdracht: str
    scope_was: Scope
    scope_wordt: Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Instelling(BesluitEvent):
    naam: str
    waarde: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Toegangsoordeel:
    """What a review says of somebody's role on the concern; without a reason it may stay."""

    persoon: str
    rol: Rol
    moet_eindigen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToegangBeoordeeld(Event):
    """The registrator looked at what changed since a day."""

    sinds: date
    opmerkingen: str
    oordelen: tuple[Toegangsoordeel, ...] = ()


# --- the plan --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanmelding:
    """A person to log in as."""

    rol: str
    persoon: str
    omschrijving: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    seed: int
    schaal: int
    events: tuple[Event, ...]
    aanmeldingen: tuple[Aanmelding, ...]
