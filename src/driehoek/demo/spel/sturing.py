"""How the opdrachten of the demo are steered: accepted, judged, stuck, changed, reorganised.

It comes along while the plan is played, at moments of its own, and looks in the register what
there is by then.
"""

import random
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from driehoek.demo.plan.sturing import (
    BEREIKT,
    HAALBAAR,
    KNELPUNTEN,
    OORDELEN,
    OR_ADVIES,
    OR_OP,
    REDENEN,
    REORGANISATIE_OP,
    VOORSTELLEN,
    VOORWAARDEN,
)
from driehoek.demo.spel.stand import Stand
from driehoek.kern.tijd import Periode, kwartalen
from driehoek.opdrachten import acts
from driehoek.opdrachten import reads_scopevoorstellen as voorstellen
from driehoek.opdrachten.models import Aanvaarding, Scope
from driehoek.opdrachten.reorganisatie.types import WasWordt, Wat
from driehoek.opdrachten.types import (
    NieuweAanvaarding,
    NieuwKnelpunt,
    NieuwOordeel,
    NieuwScopevoorstel,
    Resultaat,
    ScopeGegevens,
    Voorstelregel,
)
from driehoek.platform import klok
from driehoek.platform.handelingen.types import Actor, Verzoek
from driehoek.platform.tijdfeit import bereik_uit
from driehoek.register import reads
from driehoek.register.models import Bestaan, Ligging, Rolvervulling
from driehoek.register.types import (
    Beslisser,
    BesluitGegevens,
    Besluitsoort,
    Dragersoort,
    OpBesluit,
    OpConversie,
    OrAdviesGegevens,
    Rol,
)

_TIJDZONE = ZoneInfo("Europe/Amsterdam")
_BEGIN, _EINDE = date(2023, 4, 1), date(2026, 11, 1)
_EERSTE_OORDEEL = date(2025, 4, 1)
_NA_BEGIN = 18
"""On this day of a quarter what was agreed before it is entered."""
_AANVAARD, _VOORWAARDELIJK = 0.97, 0.90
_DAG = timedelta(days=1)


class Sturing:
    """What is to be done when; the same seed gives the same."""

    def __init__(self, stand: Stand, seed: int) -> None:
        self._stand = stand
        self._rng = random.Random(seed)  # noqa: S311 - repeatable on purpose, nothing secret
        self._knelpunten: list[int] = []
        self._agenda = sorted(self._maak_agenda(), key=lambda punt: punt[0])

    def kom_langs(self, moment: datetime) -> None:
        """Do what was due before `moment`."""
        while self._agenda and self._agenda[0][0] < moment:
            wanneer, doe = self._agenda.pop(0)
            klok.zet(wanneer)
            doe()

    def _maak_agenda(self) -> Iterable[tuple[datetime, Callable[[], None]]]:
        for kwartaal in kwartalen(_BEGIN, _EINDE):
            dag = kwartaal + _NA_BEGIN * _DAG
            yield _moment(dag, 12), partial(self._aanvaard, dag)
            if kwartaal >= _EERSTE_OORDEEL:
                yield _moment(dag, 13), partial(self._beoordeel, kwartaal - _DAG)
        yield _moment(date(2026, 9, 8), 11), self._leg_voor
        yield _moment(date(2026, 9, 22), 11), self._antwoord
        yield _moment(date(2026, 10, 6), 11), self._verantwoord
        for nr, plan in enumerate(VOORSTELLEN):
            yield _moment(date(2026, 11, 3 + nr), 11), partial(self._stel_voor, *plan)
        yield _moment(REORGANISATIE_OP, 19), self._reorganiseer

    # --- acceptance ---

    def _aanvaard(self, dag: date) -> None:
        """The letters of the last months; of some AOGs there is none yet."""
        rollen = list(
            Rolvervulling.objects.huidig()
            .filter(rolsoort__rol=Rol.AOG, waarneming=False, geldig__contains=dag)
            .order_by("id")
        )
        al = set(
            Aanvaarding.objects.huidig()
            .filter(geldig__contains=dag)
            .values_list("opdracht_id", "aog_id")
        )
        nieuw = [
            self._aanvaarding(r, dag)
            for r in rollen
            if (r.drager_id, r.persoon_id) not in al and self._rng.random() < _AANVAARD
        ]
        if nieuw:
            brieven = OpConversie(dag, f"Brieven van opdrachtgevers tot {dag:%d-%m-%Y}")
            acts.aanvaard_opdracht(self._als_beheerder(), aanvaardingen=nieuw, grond=brieven)

    def _aanvaarding(self, rol: Rolvervulling, dag: date) -> NieuweAanvaarding:
        lot = self._rng.random()
        op = min(dag, rol.periode.van + self._rng.randint(4, 25) * _DAG)
        gezegd = self._rng.choice(HAALBAAR)
        if lot < _VOORWAARDELIJK:
            return NieuweAanvaarding(rol.drager_id, op, "aanvaard", gezegd)
        if lot < _VOORWAARDELIJK + 0.09:
            voorwaarde = self._rng.choice(VOORWAARDEN)
            return NieuweAanvaarding(rol.drager_id, op, "voorwaarden", gezegd, voorwaarde)
        return NieuweAanvaarding(
            rol.drager_id, op, "teruggelegd", gezegd, self._rng.choice(REDENEN)
        )

    def _verantwoord(self) -> None:
        """Ten AOGs tell what was reached in the first half of the year."""
        periode = Periode.tot_en_met(date(2026, 1, 1), date(2026, 6, 30))
        rollen = Rolvervulling.objects.huidig().filter(
            rolsoort__rol=Rol.AOG, waarneming=False, geldig__contains=bereik_uit(periode)
        )
        gekozen = self._rng.sample(sorted(rollen.values_list("drager_id", flat=True)), 10)
        resultaten = [Resultaat(o, periode, self._rng.choice(BEREIKT)) for o in gekozen]
        acts.leg_verantwoording_af(self._als_beheerder(), resultaten=resultaten)

    # --- judgement ---

    def _beoordeel(self, kwartaal: date) -> None:
        """The quarter that ended, of most opgaven."""
        opgaven = sorted(
            reads.bestaande(Dragersoort.OPGAVE, reads.peilmoment()).values_list("id", flat=True)
        )
        oordelen = [
            NieuwOordeel(o, kwartaal, *self._rng.choices(OORDELEN, (6, 3, 1))[0].kies(self._rng))
            for o in opgaven
            if self._rng.random() < _VOORWAARDELIJK
        ]
        acts.beoordeel_opgave(self._als_beheerder(), oordelen=oordelen)

    # --- knelpunten ---

    def _leg_voor(self) -> None:
        opdrachten = self._rng.sample(self._met_aon(), len(KNELPUNTEN))
        nieuw = [NieuwKnelpunt(o, *plan) for o, plan in zip(opdrachten, KNELPUNTEN, strict=True)]
        uitkomst = acts.escaleer(self._als_beheerder(), knelpunten=nieuw)
        self._knelpunten = list(uitkomst.ids("opdrachten_knelpunt"))

    def _met_aon(self) -> list[int]:
        """Running opdrachten with an AOG, an AON and a domeindirecteur: a whole path."""
        dag = klok.vandaag()
        rollen = Rolvervulling.objects.huidig().filter(geldig__contains=dag, waarneming=False)
        aog, aon, dd = (
            set(rollen.filter(rolsoort__rol=rol).values_list("drager_id", flat=True))
            for rol in (Rol.AOG, Rol.AON, Rol.DOMEINDIRECTEUR)
        )
        onder = dict(
            Ligging.objects.huidig()
            .filter(geldig__contains=dag, dragersoort=Dragersoort.OPDRACHT)
            .values_list("drager_id", "ouder_id")
        )
        return sorted(o for o in aog & aon if onder.get(o) in dd)

    def _antwoord(self) -> None:
        """Some are solved, some went on, two of those to the O-beraad."""
        beheerder, doe = self._als_beheerder, acts.beantwoord_knelpunt
        los, door, *verder = self._knelpunten[:4]
        doe(
            beheerder(),
            knelpunt=los,
            tekst="In een gesprek met beide teams geregeld.",
            wijze="overleg",
        )
        advies = "Ik kan dit binnen de opdracht niet oplossen."
        doe(beheerder(), knelpunt=door, tekst=advies)
        for knelpunt in verder:
            doe(beheerder(), knelpunt=knelpunt, tekst=advies)
            doe(beheerder(), knelpunt=knelpunt, tekst="Dit raakt meer opgaven: graag samen wegen.")

    # --- scope proposals ---

    def _stel_voor(self, titel: str, toelichting: str, aantal: int, uitvoeren: bool) -> None:  # noqa: FBT001
        """Budget goes from one opdracht to others, of different domeindirecteuren."""
        gekozen = self._verschillende_opgaven(aantal)
        scopes = voorstellen.scopes_op(gekozen, klok.vandaag())
        eerste, *andere = gekozen
        deel = scopes[eerste].materieel_budget // 10 // len(andere)
        regels = [_regel(scopes[eerste], -deel * len(andere))]
        regels += [_regel(scopes[o], deel) for o in andere]
        voorstel = NieuwScopevoorstel(titel, toelichting, klok.vandaag(), tuple(regels))
        uitkomst = acts.stel_scopevoorstel_op(self._als_beheerder(), voorstel=voorstel)
        (id_,) = uitkomst.ids("opdrachten_scopevoorstel")
        opgaven = voorstellen.opgaven_van(id_)
        for opgave in opgaven if uitvoeren else opgaven[:1]:
            directeur = voorstellen.dragers_van([opgave], klok.vandaag())[opgave].persoon
            acts.stem_over_scopevoorstel(
                Verzoek(actor=self._actor(directeur)),
                voorstel=id_,
                opgaven=[opgave],
                akkoord=True,
                op=klok.vandaag(),
            )
        if uitvoeren:
            acts.voer_scopevoorstel_uit(self._als_beheerder(), voorstel=id_)

    def _verschillende_opgaven(self, aantal: int) -> list[int]:
        """So many opdrachten, each of another domeindirecteur, each with some money."""
        dag = klok.vandaag()
        onder = dict(
            Ligging.objects.huidig()
            .filter(geldig__contains=dag, dragersoort=Dragersoort.OPDRACHT)
            .values_list("drager_id", "ouder_id")
        )
        dragers = voorstellen.dragers_van(set(onder.values()), dag)
        met_geld = set(
            Scope.objects.huidig()
            .filter(geldig__contains=dag, materieel_budget__gte=500_000)
            .values_list("opdracht_id", flat=True)
        )
        gekozen: dict[int, int] = {}
        for opdracht in self._rng.sample(self._met_aon(), len(self._met_aon())):
            persoon = dragers[onder[opdracht]].persoon
            if persoon and persoon not in gekozen and opdracht in met_geld:
                gekozen[persoon] = opdracht
            if len(gekozen) == aantal:
                break
        return list(gekozen.values())

    # --- reorganisation ---

    def _reorganiseer(self) -> None:
        """The two smallest opgaven of one domeindirecteur become one, and one opdracht moves."""
        klein, groot = self._twee_van_een()
        naam = reads.benaming(groot)
        per = date(2027, 1, 1)
        regels = [
            WasWordt(1, Wat.SAMENVOEGEN, was=klein, wordt=groot),
            WasWordt(2, Wat.HERNOEMEN, was=groot, naam=f"{naam} en {reads.benaming(klein)}"[:200]),
        ]
        besluit = BesluitGegevens(
            kenmerk=f"DRH-{REORGANISATIE_OP.year}-REORG-1",
            titel=f"Reorganisatie van de opgaven rond {naam}",
            soort=Besluitsoort.REORGANISATIE.value,
            beslisser=Beslisser(reads.orgaan("GS").id),
            genomen=REORGANISATIE_OP,
            bekendgemaakt=REORGANISATIE_OP,
            werkt_vanaf=per,
        )
        acts.reorganiseer(
            self._als_beheerder(),
            regels=regels,
            per=per,
            grond=OpBesluit(besluit),
            or_advies=OrAdviesGegevens(OR_OP, OR_ADVIES),
        )

    def _twee_van_een(self) -> tuple[int, int]:
        """Two opgaven of one domeindirecteur, the one with the fewest opdrachten first."""
        per = date(2027, 1, 1)
        levend = set(
            Bestaan.objects.huidig()
            .filter(geldig__contains=per, drager__soort=Dragersoort.OPGAVE)
            .values_list("drager_id", flat=True)
        )
        aantal = dict.fromkeys(sorted(levend), 0)
        liggingen = Ligging.objects.huidig().filter(geldig__contains=per, ouder_id__in=levend)
        for ouder in liggingen.values_list("ouder_id", flat=True):
            aantal[ouder] += 1
        van: dict[int, list[int]] = {}
        for opgave, drager in voorstellen.dragers_van(sorted(levend), klok.vandaag()).items():
            if drager.persoon and opgave in aantal:
                van.setdefault(drager.persoon, []).append(opgave)
        paren = [
            sorted(lijst, key=lambda o: (aantal[o], o))[:2]
            for lijst in van.values()
            if len(lijst) > 1
        ]
        klein, groot = min(paren, key=lambda paar: (sum(aantal[o] for o in paar), paar))
        return klein, groot

    # --- who is at the keyboard ---

    def _als_beheerder(self) -> Verzoek:
        rollen = Rolvervulling.objects.huidig().filter(
            rolsoort__rol=Rol.REGISTERBEHEERDER, geldig__contains=klok.vandaag()
        )
        return Verzoek(actor=self._actor(rollen.order_by("id")[0].persoon_id))

    def _actor(self, persoon: int | None) -> Actor:
        return self._stand.actor_van(persoon)


def _regel(scope: Scope, erbij: int) -> Voorstelregel:
    nieuw = ScopeGegevens(
        scope.materieel_budget + erbij, scope.bevoegdheden, scope.strategische_keuzes
    )
    return Voorstelregel(scope.opdracht_id, scope.id, nieuw)


def _moment(dag: date, uur: int) -> datetime:
    return datetime.combine(dag, time(uur, 7), _TIJDZONE)
