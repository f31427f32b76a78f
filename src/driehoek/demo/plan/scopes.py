"""Scopes that change, and what goes wrong with them: typing errors, withdrawal, suspension."""

from datetime import date, timedelta

from driehoek.demo.plan.intrekken import trek_in
from driehoek.demo.plan.kalender import plus_werkdagen
from driehoek.demo.plan.rollen import Besluitsoort
from driehoek.demo.plan.staat import LAATSTE_DAG, Maand, Opdracht, Wereld
from driehoek.demo.plan.types import (
    BesluitGeschorst,
    BesluitPlan,
    CorrectieScope,
    Registratiefout,
    Rolbeslisser,
    Scope,
    ScopeGewijzigd,
)

_FACTOREN = (0.85, 0.9, 1.1, 1.15, 1.2, 1.25, 1.4)
_REDENEN_SCOPE = (
    "De raming is bijgesteld na de voorjaarsnota.",
    "De prijzen in de markt wijken af van de raming.",
    "Een partner betaalt mee aan een deel van het werk.",
    "Het onderzoek laat zien dat meer maatregelen nodig zijn.",
    "Een deel van het werk gaat naar een andere opdracht.",
)
_NIEUWE_KEUZES = (
    "De gekozen variant ligt vast; alleen de planning kan nog schuiven.",
    "Eerst het deel met het meeste effect, de rest volgt als er geld is.",
    "Samenloop met werk van gemeenten en waterschappen gaat voor snelheid.",
)
_SCOPE_PER_MAAND = {6: 4, 7: 3, 12: 3}
_TYPEFOUT = 10
_AFRONDING = 10_000
_KANS_TYPEFOUT = 0.06
_KANS_LAAT = 0.12
_LAAT = (50, 120)


class Scopes:
    def __init__(self, w: Wereld) -> None:
        self._w = w

    def wijzig_scopes(self, maand: Maand) -> None:
        dag = maand.dag(10)
        aantal = _SCOPE_PER_MAAND.get(maand.maand, 1) * self._w.schaal
        for o in self._w.kies(dag, lambda o: bool(o.aog), aantal):
            self.wijzig_scope(o, dag)

    def wijzig_scope(self, o: Opdracht, dag: date, *, gewoon: bool = False) -> BesluitPlan | None:
        beslisser = self._w.beslist_over(o.opgave, dag)
        if beslisser is None:
            return None
        rng = self._w.rng
        oud, o.scope = o.scope, self._nieuwe_scope(o.scope)
        wie = "De domeindirecteur" if isinstance(beslisser, Rolbeslisser) else "Het Directieteam"
        besluit = self._w.besluit(
            Besluitsoort.SCOPE_WIJZIGEN,
            f"Wijziging scope: {o.naam}",
            beslisser,
            dag,
            f"{wie} stemt in met een nieuwe scope. {rng.choice(_REDENEN_SCOPE)} Het materieel "
            f"budget gaat van {_euro(oud.materieel_budget)} naar "
            f"{_euro(o.scope.materieel_budget)}.",
        )
        gemeld = besluit.werkt_vanaf
        if not gewoon and rng.random() < _KANS_LAAT:
            later = plus_werkdagen(gemeld + timedelta(days=rng.randint(*_LAAT)), 0)
            gemeld = later if later <= LAATSTE_DAG else gemeld
        ontdekt = plus_werkdagen(gemeld, rng.randint(6, 25))
        ernaast = not gewoon and rng.random() < _KANS_TYPEFOUT and ontdekt <= LAATSTE_DAG
        ingevoerd = _met_typefout(o.scope) if ernaast else o.scope
        w = self._w
        o.bezet(w.meld(ScopeGewijzigd, gemeld, besluit=besluit, opdracht=o.key, scope=ingevoerd))
        if ernaast:
            fout = Registratiefout(
                omschrijving="Bij het invoeren is een nul te veel getypt.",
                bewijs=f"Besluit {besluit.kenmerk} noemt {_euro(o.scope.materieel_budget)}.",
            )
            corrigeer = w.meld(
                CorrectieScope,
                ontdekt,
                fout=fout,
                kenmerk=besluit.kenmerk,
                opdracht=o.key,
                scope_was=ingevoerd,
                scope_wordt=o.scope,
            )
            o.bezet(corrigeer)
        return besluit

    def trek_scope_in(self, maand: Maand) -> None:
        dag = maand.dag(10)
        o = self._w.kies(dag, lambda o: bool(o.aog) and not self._w.opgaven[o.opgave].onder_dt, 1)[
            0
        ]
        oud = o.scope
        besluit = self.wijzig_scope(o, dag, gewoon=True)
        if besluit is None:
            return
        o.scope = oud
        trek_in(
            self._w,
            o,
            besluit,
            "De verhoging steunde op een toezegging van het Rijk die niet doorgaat.",
        )

    def schors_scope(self, maand: Maand, opgave: str) -> None:
        dag = maand.dag(10)
        o = self._w.kies(dag, lambda o: bool(o.aog) and o.opgave == opgave, 1)[0]
        besluit = self.wijzig_scope(o, dag, gewoon=True)
        if besluit is None:
            return
        genomen = plus_werkdagen(o.bezet_tot, 8)
        schorsing = self._w.besluit(
            Besluitsoort.SCHORSING,
            f"Schorsing van {besluit.kenmerk}: {o.naam}",
            besluit.beslisser,
            genomen,
            "De scopewijziging wordt geschorst tot de rechter heeft beslist op het verzoek van "
            "omwonenden om een voorlopige voorziening.",
        )
        tot = schorsing.werkt_vanaf + timedelta(days=91)
        o.bezet(
            tot,
            self._w.meld(
                BesluitGeschorst,
                schorsing.werkt_vanaf,
                besluit=schorsing,
                kenmerk=besluit.kenmerk,
                tot=tot,
            ),
        )

    def _nieuwe_scope(self, oud: Scope) -> Scope:
        rng = self._w.rng
        bedrag = oud.materieel_budget * rng.choice(_FACTOREN)
        keuzes = rng.choice((oud.strategische_keuzes, *_NIEUWE_KEUZES))
        return Scope(
            materieel_budget=max(_AFRONDING, round(bedrag / _AFRONDING) * _AFRONDING),
            bevoegdheden=oud.bevoegdheden,
            strategische_keuzes=keuzes,
        )


def _met_typefout(scope: Scope) -> Scope:
    return Scope(
        materieel_budget=scope.materieel_budget * _TYPEFOUT,
        bevoegdheden=scope.bevoegdheden,
        strategische_keuzes=scope.strategische_keuzes,
    )


def _euro(bedrag: int) -> str:
    return f"€ {bedrag:,}".replace(",", ".")
