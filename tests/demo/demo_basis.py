"""What the checker of a plan remembers while it walks, and the rules that many events share."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from driehoek.demo.plan import types as t
from driehoek.demo.plan.mandaat_types import ArtikelPlan
from driehoek.demo.plan.rollen import Besluitsoort, Rol

OOIT = date.max
# Roles of which a drager has at most one holder at a time, with the rule that says so.
ENIG = {
    Rol.DOMEINDIRECTEUR: "REG-04",
    Rol.AOG: "REG-05",
    Rol.AON: "REG-06",
    Rol.P_MANAGER: "PT-03",
}
DRAGERSOORT = {
    Rol.DOMEINDIRECTEUR: ("opgave",),
    Rol.BOG: ("opgave", "opdracht"),
    Rol.AOG: ("opdracht",),
    Rol.AON: ("opdracht", "deel"),
    Rol.P_MANAGER: ("pteam",),
    Rol.DIRECTEUR_MO: ("pdomein",),
}
P_ROLLEN = {Rol.DIRECTEUR_MO, Rol.P_MANAGER}
O_ROLLEN = {Rol.DOMEINDIRECTEUR, Rol.AOG, Rol.AON}
S = Besluitsoort
# Who decides what: an organ, or a role.
BEVOEGD: dict[Besluitsoort, set[str]] = {
    S.BEGIN_REGISTER: {"GS"},
    S.ORGAAN_INSTELLEN: {"GS"},
    S.ORGAAN_LEDEN: {"PS", "DT"},
    S.TOP_BENOEMEN: {"GS"},
    S.PDOMEIN_INSTELLEN: {"DT"},
    S.DIRECTEUR_MO_BENOEMEN: {"DT"},
    S.PTEAM_OPRICHTEN: {"P-BERAAD"},
    S.PTEAM_PLAATSEN: {"P-BERAAD"},
    S.PMANAGER_BENOEMEN: {"DIRECTEUR_MO"},
    S.FUNCTIONELE_ROL: {"PROVINCIESECRETARIS"},
    S.BEGROTING: {"PS"},
    S.OPGAVE_INSTELLEN: {"GS"},
    S.OPGAVE_HERNOEMEN: {"GS"},
    S.OPGAVEN_SAMENVOEGEN: {"GS"},
    S.UITZONDERING: {"GS"},
    S.DOMEINDIRECTEUR_AANWIJZEN: {"O-BERAAD", "DT"},
    S.BOG_BENOEMEN: {"GS"},
    S.AOG_BENOEMEN: {"DIRECTEUR_MO"},
    S.AON_BENOEMEN: {"AOG"},
    S.WAARNEMING: {"GS", "O-BERAAD", "DIRECTEUR_MO", "AOG"},
    S.OPDRACHT_STARTEN: {"DOMEINDIRECTEUR", "DT"},
    S.OPDRACHT_SPLITSEN: {"AOG"},
    S.SCOPE_WIJZIGEN: {"DOMEINDIRECTEUR", "DT"},
    S.FASEOVERGANG: {"DOMEINDIRECTEUR", "DT"},
    S.DECHARGE: {"DOMEINDIRECTEUR", "DT"},
    S.OPDRACHT_SLUITEN: {"DOMEINDIRECTEUR", "DT"},
    S.INSTELLING: {"DT"},
    S.AANSPREEKPUNT: {"O-BERAAD"},
    S.MANDAAT: {"GS"},
    S.ONDERMANDAAT: {"PROVINCIESECRETARIS", "AOG"},
}


@dataclass(slots=True)
class Feit:
    rol: Rol
    drager: str
    persoon: str
    rang: int
    van: date
    kenmerk: str
    tot: date = OOIT
    gesloten_door: str = ""

    def op(self, dag: date) -> bool:
        return self.van <= dag < self.tot


@dataclass(slots=True)
class Waarnemingsfeit:
    kenmerk: str
    titularis: Feit
    van: date
    tot: date


@dataclass(slots=True)
class Lid:
    orgaan: str
    persoon: str
    van: date
    tot: date = OOIT


@dataclass(slots=True)
class Basis:
    fouten: list[tuple[str, str]] = field(default_factory=list)
    bestaan: dict[str, list[date]] = field(default_factory=dict)
    feiten: dict[str, list[Feit]] = field(default_factory=lambda: defaultdict(list))
    van_persoon: dict[str, list[Feit]] = field(default_factory=lambda: defaultdict(list))
    dienst: dict[str, list[date]] = field(default_factory=dict)
    leden: list[Lid] = field(default_factory=list)
    pteam: dict[str, str] = field(default_factory=dict)
    opgaven: dict[str, t.OpgavePlan] = field(default_factory=dict)
    ligging: dict[str, str] = field(default_factory=dict)  # opdracht or deel: what it lies under
    verhuisd: dict[str, tuple[date, str]] = field(default_factory=dict)  # until when, where
    fase: dict[str, t.Projectfase] = field(default_factory=dict)
    scope: dict[str, list[tuple[str, t.Scope]]] = field(default_factory=dict)
    gedechargeerd: set[str] = field(default_factory=set)
    uitzonderingen: list[t.UitzonderingVastgesteld] = field(default_factory=list)
    waarnemingen: dict[str, list[Waarnemingsfeit]] = field(
        default_factory=lambda: defaultdict(list)
    )
    besluiten: dict[str, t.BesluitPlan] = field(default_factory=dict)
    posten: dict[int, set[str]] = field(default_factory=dict)
    signalen: dict[str, str] = field(default_factory=dict)  # what each is about
    artikelen: dict[str, tuple[ArtikelPlan, date, date]] = field(default_factory=dict)
    nu: date = date.min
    moment: object = None

    def fout(self, regel: str, wat: str) -> None:
        self.fouten.append((regel, f"{self.nu}: {wat}"))

    def eis(self, voorwaarde: object, regel: str, wat: str) -> None:
        if not voorwaarde:
            self.fout(regel, wat)

    # --- reading ---

    def houder(self, rol: Rol, drager: str, dag: date) -> list[Feit]:
        return [f for f in self.feiten[drager] if f.rol == rol and f.op(dag)]

    def houdt(self, persoon: str, rol: Rol, drager: str, dag: date) -> bool:
        return any(f.persoon == persoon for f in self.houder(rol, drager, dag))

    def is_lid(self, persoon: str, orgaan: str, dag: date) -> bool:
        return any(
            x.orgaan == orgaan and x.persoon == persoon and x.van <= dag < x.tot for x in self.leden
        )

    def opgave_op(self, opdracht: str, dag: date) -> str:
        tot, vorige = self.verhuisd.get(opdracht, (date.min, ""))
        return vorige if dag < tot else self.ligging[opdracht]

    # --- besluiten ---

    def toets_besluit(self, b: t.BesluitPlan) -> None:
        self.eis(self.besluiten.setdefault(b.kenmerk, b) == b, "REG-09", f"{b.kenmerk} twee keer")
        self.eis(b.genomen <= self.nu, "REG-09", f"{b.kenmerk} is genomen na de registratie")
        self.eis(b.genomen <= b.bekendgemaakt <= b.werkt_vanaf, "BEV-14", f"dagen van {b.kenmerk}")
        self.eis(b.bekendgemaakt <= self.nu, "BEV-14", f"{b.kenmerk} nog niet bekendgemaakt")
        self.eis(b.titel.strip() and b.tekst.strip(), "REG-09", f"{b.kenmerk} zonder tekst")
        wie = b.beslisser
        naam = wie.orgaan if isinstance(wie, t.Orgaanbeslisser) else wie.rol.value
        if b.soort in BEVOEGD:
            self.eis(naam in BEVOEGD[b.soort], "REG-09", f"{naam} over {b.soort}")
        if isinstance(wie, t.Orgaanbeslisser):
            if b.soort != S.BEGIN_REGISTER and self.bestaan:
                self.in_leven(f"orgaan:{wie.orgaan}", b.genomen, b.genomen, "REG-09")
            return
        heeft = self.houdt(wie.persoon, wie.rol, wie.drager, b.genomen)
        self.eis(heeft, "REG-09", f"{wie} had die rol niet bij {b.kenmerk}")

    def in_leven(self, drager: str, van: date, tot: date, regel: str) -> None:
        if drager == "concern":
            return
        begin, eind = self.bestaan.get(drager, [OOIT, OOIT])
        self.eis(begin <= van and tot <= eind, regel, f"{drager} bestaat niet {van} tot {tot}")

    def onder_dt(self, b: t.BesluitPlan, opgave: str, dag: date) -> None:
        """The decider is the domeindirecteur of this opgave, or the DT where that is right."""
        wie = b.beslisser
        if self.opgaven[opgave].onder_dt:
            self.eis(wie == t.Orgaanbeslisser(orgaan="DT"), "REG-04", f"{opgave} is van het DT")
            return
        if isinstance(wie, t.Orgaanbeslisser):
            self.fout("REG-17", f"{wie.orgaan} beslist over {opgave}")
            return
        self.eis(self.houdt(wie.persoon, wie.rol, opgave, dag), "REG-17", f"{wie} op {opgave}")

    # --- facts ---

    def open(
        self, rol: Rol, drager: str, persoon: str, van: date, kenmerk: str, rang: int = 1
    ) -> Feit:
        feit = Feit(rol, drager, persoon, rang, van, kenmerk)
        self.feiten[drager].append(feit)
        self.van_persoon[persoon].append(feit)
        self.toets_feit(feit)
        return feit

    def sluit(self, feit: Feit, per: date, door: str) -> None:
        self.eis(per > feit.van, "PERIODE", f"lege periode van {feit.rol} op {feit.drager}")
        for w in self.waarnemingen[feit.drager]:
            if w.titularis is feit:
                self.eis(w.tot <= per, "REG-26", f"waarneming loopt door na {per}: {feit.drager}")
        feit.tot, feit.gesloten_door = per, door

    def weg(self, feit: Feit) -> None:
        self.feiten[feit.drager].remove(feit)
        self.van_persoon[feit.persoon].remove(feit)

    def toets_feit(self, feit: Feit) -> None:
        soort = feit.drager.partition(":")[0]
        if feit.rol in DRAGERSOORT:
            self.eis(soort in DRAGERSOORT[feit.rol], "REG-05", f"{feit.rol} op {feit.drager}")
        begin, eind = self.bestaan.get(feit.drager, [date.min, OOIT])
        if feit.drager != "concern":
            self.eis(feit.drager in self.bestaan, "BESTAAN", feit.drager)
            self.eis(begin <= feit.van and min(feit.tot, eind) <= eind, "BESTAAN", f"{feit}")
            self.eis(feit.van < eind, "BESTAAN", f"{feit} na het einde")
        in_dienst = self.dienst.get(feit.persoon, [OOIT, OOIT])
        self.eis(in_dienst[0] <= feit.van < in_dienst[1], "DIENST", f"{feit}")
        if feit.rol in ENIG or feit.rol == Rol.BOG:
            for ander in self.feiten[feit.drager]:
                zelfde = ander.rol == feit.rol and ander.rang == feit.rang and ander is not feit
                samen = ander.van < feit.tot and feit.van < ander.tot
                self.eis(not (zelfde and samen), ENIG.get(feit.rol, "REG-19"), f"{feit} en {ander}")
        if feit.rol == Rol.BOG:
            self.eis(self.is_lid(feit.persoon, "GS", feit.van), "REG-31", f"{feit}")
        if feit.rol in P_ROLLEN | O_ROLLEN:
            self.toets_scheiding(feit.persoon)

    def toets_scheiding(self, persoon: str) -> None:
        """REG-21: never at director level both the O-side and the P-side, save by exception."""
        eigen = self.van_persoon[persoon]
        for een in eigen:
            for ander in eigen:
                samen = een.van < ander.tot and ander.van < een.tot
                botst = (een.rol == Rol.DOMEINDIRECTEUR and ander.rol in P_ROLLEN) or (
                    een.rol == Rol.DIRECTEUR_MO and ander.rol in O_ROLLEN
                )
                if samen and botst:
                    dag = max(een.van, ander.van, self.nu)
                    gedekt = any(
                        u.persoon == persoon and u.besluit.werkt_vanaf <= dag < u.tot
                        for u in self.uitzonderingen
                    )
                    self.eis(gedekt, "REG-21", f"{persoon}: {een.rol} en {ander.rol}")

    def begin(self, drager: str, van: date) -> None:
        self.eis(drager not in self.bestaan, "BESTAAN", f"{drager} bestaat al")
        self.bestaan[drager] = [van, OOIT]

    def eindig(self, drager: str, per: date, door: str) -> None:
        self.bestaan[drager][1] = per
        for feit in self.feiten[drager]:
            if feit.tot > per:
                self.sluit(feit, per, door)
