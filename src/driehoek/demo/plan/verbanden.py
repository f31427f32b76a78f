"""Samenhang, aanspreekpunten and signals from outside: made last, of what is there by then."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise

from driehoek.demo.plan.bronnen.gebieden import GEBIEDEN
from driehoek.demo.plan.bronnen.signalen import SIGNALEN, SignaalBron
from driehoek.demo.plan.bronnen.verbanden import (
    PARTNERS,
    THEMAS,
    VERBANDEN,
    VERDELING,
    Verband,
)
from driehoek.demo.plan.kalender import maandnummer, plus_werkdagen, werkdag_van
from driehoek.demo.plan.opbouw import O_BERAAD
from driehoek.demo.plan.rollen import Besluitsoort
from driehoek.demo.plan.staat import LAATSTE_DAG, Opdracht, Wereld
from driehoek.demo.plan.types import Aanmelding
from driehoek.demo.plan.verband_types import (
    AanspreekpuntenVerdeeld,
    AanwijzingPlan,
    OnderwerpenIngesteld,
    OnderwerpPlan,
    SamenhangGelegd,
    SamenhangPlan,
    SignaalPlan,
    SignalenGenoteerd,
    SignalenGewogen,
    WegingPlan,
)

ZELFDE_GEBIED, ZELFDE_PARTNER = "zelfde_gebied", "zelfde_partner"
_VERDEELD = date(2023, 1, 16)
_HERVERDEELD = date(2025, 4, 14)
_DBI = "dbi"
_ANDER_VOOR_BUITEN = (("dd:BDV", "dd:BES"), ("dd:MIL", "dd:NAT"))
# In these months what hangs together is gone through; what started later is left for a next time.
_RONDES = ("2023-10", "2024-05", "2025-02", "2025-10", "2026-04", "2026-09")
_MAANDEN_LATER = 4
_VOORBIJ = 9
"""Of so many relations one is over by now."""
_NOTEERT = ("medewerker", "AON", "AOG", "controller", "P-manager", "overbelaste AON")
_WEGERS = ("domeindirecteur", "directeur DBI")
_WEEGT_NA = 9
_OPNIEUW = {"2026-01-20": date(2026, 10, 1)}
"""Of what was seen on a day: when to look again, where that day has come."""


class Verbanden:
    def __init__(
        self, w: Wereld, eerst: Mapping[str, str], aanmeldingen: Iterable[Aanmelding]
    ) -> None:
        self._w = w
        self._eerst = eerst
        """Who stood where when the register began, by the part in the story."""
        self._demo = {a.rol: a.persoon for a in aanmeldingen}
        self._ooit = {o.naam: o for o in w.opdrachten if o.gestart}
        self._gebieden = {f"gebied:{i:02d}": n for i, n in enumerate(GEBIEDEN, start=1)}
        self._themas = {f"thema:{i:02d}": t for i, t in enumerate(THEMAS, start=1)}

    def speel(self) -> None:
        self._verdeel()
        self._verdeel_opnieuw()
        self._leg_samenhang()
        self._noteer()
        self._weeg()

    # --- contacts ---

    def _verdeel(self) -> None:
        w = self._w
        besluit = w.besluit(
            Besluitsoort.AANSPREEKPUNT,
            "Verdeling van de aanspreekpunten",
            O_BERAAD,
            _VERDEELD,
            "Het O-beraad verdeelt onderling wie voor GS en voor buiten het aanspreekpunt is, per "
            "thema en per gebied.",
        )
        dag = besluit.werkt_vanaf
        namen = {**{k: n for k, (n, _) in self._themas.items()}, **self._gebieden}
        w.meld(
            OnderwerpenIngesteld,
            dag,
            besluit=besluit,
            onderwerpen=tuple(OnderwerpPlan(key=k, naam=n) for k, n in namen.items()),
        )
        w.meld(
            AanspreekpuntenVerdeeld,
            dag,
            besluit=besluit,
            aanwijzingen=(*self._themas_verdeeld(), *self._gebieden_verdeeld(), *self._anders()),
        )

    def _wie(self, domein: str) -> str:
        return self._eerst[_DBI if domein == "DBI" else f"dd:{domein}"]

    def _themas_verdeeld(self) -> Iterator[AanwijzingPlan]:
        for key, (_, domein) in self._themas.items():
            yield AanwijzingPlan(onderwerp=key, persoon=self._wie(domein))

    def _gebieden_verdeeld(self) -> Iterator[AanwijzingPlan]:
        for i, key in enumerate(self._gebieden):
            domein = VERDELING[i % len(VERDELING)]
            yield AanwijzingPlan(onderwerp=key, persoon=self._wie(domein))

    def _anders(self) -> Iterator[AanwijzingPlan]:
        """Two domains that another domeindirecteur speaks for outside."""
        for van, door in _ANDER_VOOR_BUITEN:
            domein, persoon = self._eerst[van], self._eerst[door]
            yield AanwijzingPlan(onderwerp=domein, persoon=persoon, publiek=("buiten",))

    def _verdeel_opnieuw(self) -> None:
        """What fell to the domeindirecteur of energy goes to the one who came."""
        w, oud, nieuw = self._w, self._eerst["dd:ENE"], self._w.persoon["dd:ENE"]
        alle = (*self._themas_verdeeld(), *self._gebieden_verdeeld())
        besluit = w.besluit(
            Besluitsoort.AANSPREEKPUNT,
            "Aanspreekpunten na de opvolging bij energie",
            O_BERAAD,
            _HERVERDEELD,
            "Het O-beraad geeft de onderwerpen van de vertrokken domeindirecteur aan de opvolger.",
        )
        w.meld(
            AanspreekpuntenVerdeeld,
            besluit.werkt_vanaf,
            besluit=besluit,
            aanwijzingen=tuple(
                AanwijzingPlan(onderwerp=a.onderwerp, persoon=nieuw)
                for a in alle
                if a.persoon == oud
            ),
        )

    # --- samenhang ---

    def _leg_samenhang(self) -> None:
        """Each relation in the first round in which both opdrachten have been running a while."""
        per_ronde: dict[str, list[SamenhangPlan]] = defaultdict(list)
        for nr, (verband, gebied) in enumerate(self._verbanden()):
            if ronde := self._ronde(verband, nr):
                per_ronde[ronde].append(self._samenhang(verband, gebied, ronde, nr))
        for ronde, samenhangen in sorted(per_ronde.items()):
            dag = _dag(ronde)
            self._w.meld(SamenhangGelegd, dag, samenhangen=tuple(samenhangen))

    def _verbanden(self) -> Iterator[tuple[Verband, str]]:
        yield from ((v, "") for v in VERBANDEN)
        for partner, namen in PARTNERS.items():
            for van, ander in pairwise(n for n in namen if n in self._ooit):
                zin = f"Werken allebei met {partner}."
                yield Verband(van, ander, ZELFDE_PARTNER, zin), ""
        for key, gebied in self._gebieden.items():
            hier = [o for o in self._ooit.values() if gebied in o.naam]
            for een, twee in pairwise(hier):
                if een.opgave != twee.opgave:
                    zin = f"Allebei bezig in {gebied}: stem planning en gesprekken op elkaar af."
                    yield Verband(een.naam, twee.naam, ZELFDE_GEBIED, zin), key

    def _ronde(self, verband: Verband, nr: int) -> str:
        """A round in which both had been running a while and neither was over."""
        paar = [self._ooit.get(naam) for naam in (verband.van, verband.naar)]
        kan = [r for r in _RONDES if all(o and _loopt(o, maandnummer(r)) for o in paar)]
        return kan[nr % len(kan)] if kan else ""

    def _samenhang(self, v: Verband, gebied: str, ronde: str, nr: int) -> SamenhangPlan:
        vanaf = _dag(ronde)
        voorbij = nr % _VOORBIJ == _VOORBIJ - 1 and ronde < _RONDES[-2]
        return SamenhangPlan(
            van=self._ooit[v.van].key,
            naar=self._ooit[v.naar].key,
            soort=v.soort,
            toelichting=v.toelichting,
            vanaf=vanaf,
            tot=date(vanaf.year + 1, vanaf.month, 1) if voorbij else None,
            gebied=gebied,
            aanpak=v.aanpak,
        )

    # --- signals from outside ---

    def _noteer(self) -> None:
        """Each of those who note brings in what is theirs, in a few goes."""
        per_keer: dict[tuple[str, date], list[SignaalPlan]] = defaultdict(list)
        for nr, bron in enumerate(SIGNALEN):
            gezien = date.fromisoformat(bron.dag)
            melder = self._demo[_NOTEERT[nr % len(_NOTEERT)]]
            if drager := self._drager(bron):
                signaal = SignaalPlan(
                    key=f"signaal:{nr:02d}",
                    drager=drager,
                    bron=bron.bron,
                    wat=bron.wat,
                    gezien=gezien,
                    urgentie=bron.urgentie,
                    link=bron.link,
                )
                per_keer[melder, gezien + timedelta(days=nr % 3)].append(signaal)
        for (melder, dag), signalen in sorted(per_keer.items(), key=lambda p: (p[0][1], p[0][0])):
            self._w.meld(
                SignalenGenoteerd,
                min(dag, LAATSTE_DAG),
                melder=melder,
                signalen=tuple(signalen),
            )

    def _drager(self, bron: SignaalBron) -> str:
        opdracht = self._ooit.get(bron.bij)
        if opdracht and not opdracht.gesloten:
            return opdracht.key
        key = f"opgave:{bron.bij}"
        return key if key in self._w.opgaven else ""

    def _weeg(self) -> None:
        """The two domeindirecteuren that one can log in as weigh what is theirs, soon after."""
        wegers = {self._demo[rol] for rol in _WEGERS}
        for nr, bron in enumerate(SIGNALEN):
            drager = self._drager(bron)
            weger = self._domeindirecteur(bron) if drager and bron.oordeel else ""
            if weger not in wegers:
                continue
            dag = plus_werkdagen(date.fromisoformat(bron.dag), _WEEGT_NA)
            weging = WegingPlan(
                signaal=f"signaal:{nr:02d}",
                oordeel=bron.oordeel,
                tekst=bron.reden,
                opnieuw_op=_opnieuw(bron, dag),
                vervolg=bron.vervolg,
            )
            self._w.meld(SignalenGewogen, dag, weger=weger, wegingen=(weging,))

    def _domeindirecteur(self, bron: SignaalBron) -> str:
        opdracht: Opdracht | None = self._ooit.get(bron.bij)
        opgave = opdracht.opgave if opdracht else f"opgave:{bron.bij}"
        return self._w.domeindirecteur.get(opgave, ("", LAATSTE_DAG))[0]


def _loopt(opdracht: Opdracht, maand: int) -> bool:
    begonnen = opdracht.start + _MAANDEN_LATER <= maand
    return begonnen and (not opdracht.gesloten or maand < (opdracht.eind or maand))


def _dag(ronde: str) -> date:
    jaar, maand = ronde.split("-")
    return werkdag_van(int(jaar), int(maand), 8)


def _opnieuw(bron: SignaalBron, dag: date) -> date | None:
    if bron.oordeel != "later":
        return None
    return _OPNIEUW.get(bron.dag, dag + timedelta(days=120))
