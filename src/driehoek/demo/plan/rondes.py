"""What comes back every month: opdrachten start, get their people, move on, change and close."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta

from driehoek.demo.plan.geld import Geld
from driehoek.demo.plan.inzet import AOG_CONCERNDIRECTEUR, Inzet
from driehoek.demo.plan.kalender import plus_werkdagen
from driehoek.demo.plan.planning import opdrachtplan
from driehoek.demo.plan.rollen import Besluitsoort, Rol
from driehoek.demo.plan.staat import LAATSTE_DAG, Deel, Maand, Opdracht, Wereld
from driehoek.demo.plan.types import (
    AOGBenoemd,
    AONBenoemd,
    Benoeming,
    Beslisser,
    BesluitPlan,
    CorrectieRol,
    DechargeVerleend,
    DeelopdrachtenIngesteld,
    DeelopdrachtPlan,
    Faseovergang,
    FaseStap,
    OpdrachtenGestart,
    OpdrachtGesloten,
    Registratiefout,
    Rolbeslisser,
    Toelichting,
)

_KANS_LAAT = 0.055
_LAAT = (45, 160)
_KANS_FOUT = 0.035
_FOUT_ONTDEKT = (20, 80)
_PROGRAMMEERRONDES = (1, 4, 9)
_FASERONDES = (3, 10)
_SLUITRONDES = (1, 7)
_VACATURE_MAANDEN = 2
_DAG_ERNAAST = 14
_HELFT = 0.5
_SLUIT_DAG = 17
_MAX_DELEN = 4


class Rondes:
    def __init__(self, w: Wereld, inzet: Inzet, geld: Geld) -> None:
        self._w, self._inzet, self._geld = w, inzet, geld

    def speel(self, maand: Maand) -> None:
        if maand.maand in _PROGRAMMEERRONDES:
            self.start(maand)
            self.benoem_aog(maand)
            self.splits(maand)
            self.benoem_aon(maand)
        if maand.maand in _FASERONDES:
            self.ga_naar_volgende_fase(maand)
        if maand.maand in _SLUITRONDES:
            self.sluit(maand)

    def start(self, maand: Maand) -> None:
        dag = maand.dag(3)
        klaar = [o for o in self._w.opdrachten if not o.gestart and o.start <= maand.nummer]
        for beslisser, groep in self._per_opgave(klaar, dag):
            opgave = self._w.opgaven[groep[0].opgave]
            besluit = self._w.besluit(
                Besluitsoort.OPDRACHT_STARTEN,
                f"Start: {_kop(groep, opgave.naam)}",
                beslisser,
                dag,
                f"{_wie(beslisser)} start: {_opsomming(groep)}. Het opdrachtprofiel en de scope "
                "staan in de bijlage.",
            )
            plannen = tuple(
                opdrachtplan(self._w.rng, o, self._geld.post(o, maand.jaar)) for o in groep
            )
            gemeld = self._w.meld(
                OpdrachtenGestart,
                self._w.vlot(besluit.werkt_vanaf),
                besluit=besluit,
                opdrachten=plannen,
                toelichtingen=tuple(_zonder_post(o) for o in groep if o.buiten_begroting),
            )
            for o in groep:
                o.gestart = True
                o.bezet(gemeld)

    def benoem_aog(self, maand: Maand) -> None:
        dag = maand.dag(8)
        per_directeur: dict[str, list[tuple[Opdracht, str]]] = defaultdict(list)
        for o in self._open(dag, lambda o: not o.aog and not o.gat_aog, maand):
            persoon = self._inzet.aog(o)
            per_directeur[self._pdomein(o, persoon)].append((o, persoon))
        for pdomein, paren in per_directeur.items():
            besluit = self._w.besluit(
                Besluitsoort.AOG_BENOEMEN,
                f"Benoeming ambtelijk opdrachtgever: {_kop([o for o, _ in paren])}",
                self._w.directeur(pdomein),
                dag,
                "De directeur Mens en Organisatie benoemt, op voordracht van de domeindirecteuren "
                "en na advies van de matchtafel, de ambtelijk opdrachtgevers in de bijlage.",
            )
            benoemingen = tuple(Benoeming(rol=Rol.AOG, drager=o.key, persoon=p) for o, p in paren)
            gemeld = self._w.meld(
                AOGBenoemd,
                self._w.vlot(besluit.werkt_vanaf),
                besluit=besluit,
                benoemingen=benoemingen,
                toelichtingen=tuple(
                    _concerndirecteur() for o, _ in paren if o.stam.naam == AOG_CONCERNDIRECTEUR
                ),
            )
            for o, persoon in paren:
                o.aog = persoon
                o.bezet(gemeld)

    def benoem_aon(self, maand: Maand) -> None:
        """The opdrachtnemers that an AOG still misses, of opdrachten and their parts together."""
        dag = maand.dag(13)
        klaar = self._open(
            dag, lambda o: bool(o.aog) and not o.gat_aon and bool(_zonder_aon(o)), maand
        )
        for groep in self._per_aog(klaar):
            laat = [o for o in groep if self._w.rng.random() < _KANS_LAAT]
            fout = [
                o
                for o in groep
                if o not in laat and not o.aon and self._w.rng.random() < _KANS_FOUT
            ]
            rest = [o for o in groep if o not in laat and o not in fout]
            if rest:
                self._meld_aon(rest, self._aon_besluit(rest, dag))
            for o in laat:
                self._meld_aon([o], self._aon_besluit([o], dag), laat=True)
            for o in fout:
                self._meld_aon_fout(o, self._aon_besluit([o], dag))

    def splits(self, maand: Maand) -> None:
        dag = maand.dag(11)
        klaar = self._open(
            dag,
            lambda o: bool(o.aog) and not o.delen and 0 < o.splitst <= maand.nummer,
            maand,
        )
        for groep in self._per_aog(klaar):
            plannen = tuple(plan for o in groep for plan in self._delen(o))
            besluit = self._w.besluit(
                Besluitsoort.OPDRACHT_SPLITSEN,
                f"Splitsing in {len(plannen)} deelopdrachten: {_kop(groep)}",
                self._w.aog_beslist(groep[0]),
                dag,
                f"De ambtelijk opdrachtgever splitst in deelopdrachten: {_opsomming(groep)}.",
            )
            gemeld = self._w.meld(
                DeelopdrachtenIngesteld, besluit.werkt_vanaf, besluit=besluit, delen=plannen
            )
            for o in groep:
                o.bezet(gemeld)

    def ga_naar_volgende_fase(self, maand: Maand) -> None:
        dag = maand.dag(14)
        klaar = self._open(
            dag, lambda o: bool(o.aog and o.stappen) and o.stappen[0] <= maand.nummer, maand
        )
        for beslisser, groep in self._per_opgave(klaar, dag, decharge=True):
            stappen = []
            for o in groep:
                fasen = o.soort.fasen
                stappen.append(FaseStap(opdracht=o.key, van=fasen[o.fase], naar=fasen[o.fase + 1]))
                o.fase += 1
                o.stappen.pop(0)
            opgave = self._w.opgaven[groep[0].opgave]
            besluit = self._w.besluit(
                Besluitsoort.FASEOVERGANG,
                f"Faseovergang: {_kop(groep, opgave.naam)}",
                beslisser,
                dag,
                f"{_wie(beslisser)} ontvangt het resultaat van de fase, verleent daarvoor decharge "
                f"en laat de volgende fase ingaan voor: {_opsomming(groep)}.",
            )
            gemeld = self._w.meld(
                Faseovergang, besluit.werkt_vanaf, besluit=besluit, stappen=tuple(stappen)
            )
            for o in groep:
                o.bezet(gemeld)

    def sluit(self, maand: Maand) -> None:
        dag = maand.dag(_SLUIT_DAG)
        af = self._open(
            dag,
            lambda o: bool(o.aog and o.eind) and not o.stappen and (o.eind or 0) <= maand.nummer,
            maand,
        )
        for beslisser, groep in self._per_opgave(af, dag, decharge=True):
            opgave = self._w.opgaven[groep[0].opgave]
            sleutels = tuple(o.key for o in groep)
            decharge = self._w.besluit(
                Besluitsoort.DECHARGE,
                f"Decharge: {_kop(groep, opgave.naam)}",
                beslisser,
                dag,
                f"{_wie(beslisser)} neemt het resultaat in ontvangst en verleent decharge aan de "
                f"ambtelijk opdrachtgever voor: {_opsomming(groep)}.",
            )
            gemeld = self._w.meld(
                DechargeVerleend, decharge.werkt_vanaf, besluit=decharge, opdrachten=sleutels
            )
            sluiter = self._w.beslist_over(groep[0].opgave, gemeld)
            if sluiter is None:
                raise ValueError(f"Niemand kan sluiten onder {opgave.key}")
            sluiting = self._w.besluit(
                Besluitsoort.OPDRACHT_SLUITEN,
                f"Sluiting: {_kop(groep, opgave.naam)}",
                sluiter,
                gemeld,
                f"{_wie(sluiter)} sluit na de decharge: {_opsomming(groep)}.",
                werkt_vanaf=max(maand.volgende, plus_werkdagen(gemeld, 1)),
            )
            self._w.meld(
                OpdrachtGesloten, sluiting.bekendgemaakt, besluit=sluiting, opdrachten=sleutels
            )
            for o in groep:
                o.gesloten = True
                o.bezet(sluiting.werkt_vanaf)

    # --- helpers ---

    def _delen(self, o: Opdracht) -> list[DeelopdrachtPlan]:
        delen = o.soort.delen
        aantal = min(len(delen), self._w.rng.randint(2, _MAX_DELEN))
        namen = sorted(self._w.rng.sample(delen, aantal), key=delen.index)
        plannen = [
            DeelopdrachtPlan(key=f"deel:{o.key[9:]}-{n}", opdracht=o.key, naam=f"{o.naam}, {naam}")
            for n, naam in enumerate(namen, start=1)
        ]
        o.delen = [Deel(plan.key) for plan in plannen]
        return plannen

    def _open(
        self, dag: date, voorwaarde: Callable[[Opdracht], bool], maand: Maand
    ) -> list[Opdracht]:
        return [
            o
            for o in self._w.opdrachten
            if o.is_vrij(dag)
            and maand.nummer >= o.vacant_sinds + _VACATURE_MAANDEN
            and voorwaarde(o)
        ]

    def _per_opgave(
        self, opdrachten: list[Opdracht], dag: date, *, decharge: bool = False
    ) -> list[tuple[Beslisser, list[Opdracht]]]:
        groepen: dict[tuple[str, Beslisser], list[Opdracht]] = defaultdict(list)
        for o in opdrachten:
            beslisser = (
                self._w.dechargeert(o, dag) if decharge else self._w.beslist_over(o.opgave, dag)
            )
            if beslisser:
                groepen[o.opgave, beslisser].append(o)
        return [(beslisser, groep) for (_, beslisser), groep in groepen.items()]

    def _per_aog(self, opdrachten: list[Opdracht]) -> list[list[Opdracht]]:
        groepen: dict[str, list[Opdracht]] = defaultdict(list)
        for o in opdrachten:
            groepen[o.aog].append(o)
        return list(groepen.values())

    def _pdomein(self, opdracht: Opdracht, aog: str) -> str:
        """The director Mens en Organisatie of the AOG's team decides; for the DBI another does."""
        if self._w.opgaven[opdracht.opgave].domein == "DBI":
            return "RU"
        return self._w.mensen.team_van[aog].plan.pdomein.removeprefix("pdomein:")

    def _aon_besluit(self, groep: list[Opdracht], dag: date) -> BesluitPlan:
        return self._w.besluit(
            Besluitsoort.AON_BENOEMEN,
            f"Benoeming ambtelijk opdrachtnemer: {_kop(groep)}",
            self._w.aog_beslist(groep[0]),
            dag,
            f"De ambtelijk opdrachtgever benoemt de opdrachtnemer voor: {_opsomming(groep)}.",
        )

    def _meld_aon(
        self,
        groep: list[Opdracht],
        besluit: BesluitPlan,
        *,
        laat: bool = False,
        vanaf: date | None = None,
    ) -> None:
        dag = self._w.vlot(besluit.werkt_vanaf)
        if laat:
            later = plus_werkdagen(dag + timedelta(days=self._w.rng.randint(*_LAAT)), 0)
            dag = later if later <= LAATSTE_DAG else dag
        benoemingen: list[Benoeming] = []
        for o in groep:
            for drager in _zonder_aon(o):
                persoon = self._inzet.aon(o, deel=drager != o.key)
                o.zet_aon(drager, persoon)
                self._w.bind(persoon, dag)
                benoemingen.append(
                    Benoeming(rol=Rol.AON, drager=drager, persoon=persoon, vanaf=vanaf)
                )
            o.bezet(dag)
        self._w.meld(AONBenoemd, dag, besluit=besluit, benoemingen=tuple(benoemingen))

    def _meld_aon_fout(self, o: Opdracht, besluit: BesluitPlan) -> None:
        """Entered with the wrong person or the wrong day; some weeks later that is corrected."""
        begin = besluit.werkt_vanaf
        ontdekt = plus_werkdagen(begin + timedelta(days=self._w.rng.randint(*_FOUT_ONTDEKT)), 2)
        if ontdekt > LAATSTE_DAG:
            self._meld_aon([o], besluit)
            return
        is_dag_fout = self._w.rng.random() < _HELFT
        verkeerde_dag = begin + timedelta(days=_DAG_ERNAAST) if is_dag_fout else None
        self._meld_aon([o], besluit, vanaf=verkeerde_dag)
        verkeerd = o.aon
        if verkeerde_dag:
            oorzaak = "Bij het invoeren is een verkeerde ingangsdatum gekozen."
        else:
            o.aon = self._inzet.aon(o, niet=verkeerd)
            oorzaak = "Bij het invoeren is een verkeerde collega uit de lijst gekozen."
        fout = Registratiefout(
            omschrijving=oorzaak,
            bewijs=f"Het ondertekende besluit {besluit.kenmerk} vermeldt iets anders.",
        )
        gemeld = self._w.meld(
            CorrectieRol,
            ontdekt,
            fout=fout,
            kenmerk=besluit.kenmerk,
            rol=Rol.AON,
            drager=o.key,
            persoon_was=verkeerd,
            vanaf_was=verkeerde_dag or begin,
            persoon_wordt=o.aon,
            vanaf_wordt=begin,
        )
        o.bezet(gemeld)
        self._w.bind(verkeerd, gemeld)


def _zonder_aon(o: Opdracht) -> list[str]:
    eigen = [] if o.aon else [o.key]
    return eigen + [deel.key for deel in o.delen if not deel.aon]


def _kop(groep: list[Opdracht], opgave: str = "") -> str:
    """The name of the one opdracht, or how many there are (under which opgave)."""
    if len(groep) == 1:
        return groep[0].naam
    return f"{len(groep)} opdrachten" + (f" onder {opgave}" if opgave else "")


def _opsomming(groep: list[Opdracht]) -> str:
    return "; ".join(o.naam for o in groep)


def _wie(beslisser: Beslisser) -> str:
    return "De domeindirecteur" if isinstance(beslisser, Rolbeslisser) else "Het Directieteam"


def _zonder_post(o: Opdracht) -> Toelichting:
    return Toelichting(
        regel="REG-01",
        tekst=f"{o.naam} staat nog niet als product of project in de begroting en valt tot de "
        "volgende begroting onder de beleidsprestatie.",
    )


def _concerndirecteur() -> Toelichting:
    return Toelichting(
        regel="REG-23",
        tekst="De opdracht raakt beide kanten van de organisatie en vraagt om trekkracht uit de top. "
        "De benoeming geldt tot het vervolg is belegd.",
    )
