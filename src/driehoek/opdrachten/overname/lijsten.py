"""The two lists as the register holds them, at any moment of knowledge."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from driehoek.kern.tijd import Periode
from driehoek.opdrachten.models import Fase, Opdrachtprofiel, Scope
from driehoek.opdrachten.overname.types import Opdrachtdeel, Roldeel
from driehoek.opdrachten.types import Profiel, ScopeGegevens
from driehoek.register import reads
from driehoek.register.models import (
    Benaming,
    Bestaan,
    Drager,
    Grondslag,
    Ligging,
    Registerfeit,
    Rolvervulling,
)
from driehoek.register.types import Dragersoort


@dataclass(frozen=True, slots=True)
class _Stuk:
    """What one kind of fact says over a period, and what that rests on."""

    periode: Periode
    waarde: Any
    besluit: str


_Stukken = dict[int, list[_Stuk]]


def opdrachten(bekend_op: datetime, *, op: date | None = None) -> list[Opdrachtdeel]:
    """Every (deel)opdracht by number, in time; with `op` only what holds on that day."""
    soorten = (Dragersoort.OPDRACHT.value, Dragersoort.DEELOPDRACHT.value)
    dragers = dict(Drager.objects.filter(soort__in=soorten).values_list("id", "nummer"))
    bron = _Bron.lees(bekend_op)
    delen = [deel for id_, nummer in dragers.items() for deel in bron.delen(id_, nummer)]
    delen.sort(key=lambda d: (bool(d.deel_van), d.nummer, d.periode))
    return [d for d in delen if op is None or d.periode.bevat(op)]


def rolvervullingen(bekend_op: datetime, *, op: date | None = None) -> list[Roldeel]:
    """Every role by the number of what it is on; with `op` only those held on that day."""
    gevraagd = (
        Rolvervulling.objects.bekend(bekend_op)
        .filter(**({"geldig__contains": op} if op else {}))
        .select_related("rolsoort", "grondslag__besluit", "drager", "persoon")
    )
    peil = reads.peilmoment(op, bekend_op)
    feiten = list(gevraagd)
    namen = reads.benamingen({f.drager_id for f in feiten}, peil)
    personen = reads.namen({f.persoon_id for f in feiten})
    delen = [
        (
            feit.rolsoort_id,
            Roldeel(
                feit.drager.nummer,
                namen.get(feit.drager_id, ""),
                "",
                feit.rolsoort.rol,
                feit.persoon.nummer,
                personen.get(feit.persoon_id, ""),
                feit.rang,
                feit.waarneming,
                feit.periode,
                besluit_van(feit.grondslag),
            ),
        )
        for feit in feiten
    ]
    delen.sort(
        key=lambda p: (
            p[1].nummer,
            p[0],
            p[1].rang,
            p[1].waarneming,
            p[1].periode,
            p[1].personeelsnummer,
        )
    )
    return [deel for _, deel in delen]


def besluit_van(grondslag: Grondslag) -> str:
    """What a fact rests on, as the paper calls it."""
    return grondslag.besluit.kenmerk if grondslag.besluit else grondslag.toelichting


@dataclass(frozen=True, slots=True)
class _Bron:
    """All facts of the kinds that the list shows, by drager."""

    bestaan: _Stukken
    inhoud: tuple[_Stukken, ...]
    """Name, place, profile, phase and scope, in this order."""
    nummers: dict[int, str]

    @classmethod
    def lees(cls, bekend_op: datetime) -> "_Bron":
        return cls(
            _stukken(bekend_op, Bestaan, lambda _: ()),
            (
                _stukken(bekend_op, Benaming, lambda f: f.naam),
                _stukken(bekend_op, Ligging, lambda f: (f.ouder_id, f.oudersoort, f.geheel)),
                _stukken(bekend_op, Opdrachtprofiel, _profiel),
                _stukken(bekend_op, Fase, lambda f: f.projectfase),
                _stukken(bekend_op, Scope, _scope),
            ),
            dict(Drager.objects.values_list("id", "nummer")),
        )

    def delen(self, drager: int, nummer: str) -> list[Opdrachtdeel]:
        """The life of a drager, cut wherever something of it changes."""
        soorten = [s.get(drager, []) for s in (self.bestaan, *self.inhoud)]
        delen: list[Opdrachtdeel] = []
        for leven in self.bestaan.get(drager, []):
            for periode in _knip(leven.periode, soorten):
                delen.append(self._deel(nummer, periode, soorten, delen))
        return delen

    def _deel(
        self,
        nummer: str,
        periode: Periode,
        soorten: list[list[_Stuk]],
        eerder: list[Opdrachtdeel],
    ) -> Opdrachtdeel:
        geldend = [
            next((s for s in stukken if s.periode.bevat(periode.van)), None) for stukken in soorten
        ]
        naam, plek, profiel, fase, scope = (s.waarde if s else None for s in geldend[1:])
        ouder, oudersoort, geheel = plek or (0, "", False)
        begonnen = [s.besluit for s in geldend if s and s.periode.van == periode.van]
        # Where something only ends nothing new is said: the line rests on what the first does.
        besluit = "; ".join(dict.fromkeys(begonnen)) or eerder[0].besluit
        is_deel = oudersoort == Dragersoort.OPDRACHT
        boven = self.nummers.get(ouder, "")
        return Opdrachtdeel(
            nummer,
            naam or "",
            "" if is_deel else boven,
            boven if is_deel else "",
            geheel,
            periode,
            profiel,
            fase or "",
            scope,
            besluit,
        )


def _stukken(
    bekend_op: datetime, model: type[Registerfeit], waarde: Callable[[Any], Any]
) -> _Stukken:
    """The facts of a kind in time; what follows on itself is one."""
    kolom = "drager_id" if "drager_id" in model.SLEUTEL else "opdracht_id"
    gevonden: _Stukken = defaultdict(list)
    feiten = model.objects.bekend(bekend_op).select_related("grondslag__besluit")
    for feit in feiten.order_by(kolom, "geldig"):
        rij = gevonden[getattr(feit, kolom)]
        stuk = _Stuk(feit.periode, waarde(feit), besluit_van(feit.grondslag))
        vorig = rij[-1] if rij else None
        if vorig and vorig.waarde == stuk.waarde and vorig.periode.tot == stuk.periode.van:
            rij[-1] = _Stuk(
                Periode(vorig.periode.van, stuk.periode.tot), vorig.waarde, vorig.besluit
            )
        else:
            rij.append(stuk)
    return gevonden


def _knip(leven: Periode, soorten: Iterable[Iterable[_Stuk]]) -> list[Periode]:
    grenzen = {leven.van}
    for stuk in (s for stukken in soorten for s in stukken):
        grenzen |= {d for d in (stuk.periode.van, stuk.periode.tot) if d and leven.bevat(d)}
    dagen = sorted(grenzen)
    return [Periode(van, tot) for van, tot in zip(dagen, (*dagen[1:], leven.tot), strict=True)]


def _profiel(feit: Opdrachtprofiel) -> Profiel:
    return Profiel(feit.label, feit.waarom, feit.wat, feit.hoe, feit.wie)


def _scope(feit: Scope) -> ScopeGegevens:
    return ScopeGegevens(feit.materieel_budget, feit.bevoegdheden, feit.strategische_keuzes)
