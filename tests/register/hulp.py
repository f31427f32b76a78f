"""A small register for the tests of this room: dragers on a conversie, and roles on them.

How opgaven and opdrachten come about by besluit is for the room of the opdrachten. Here an act of
the tests' own puts them there, through the same ledger and the same rules.
"""

import re
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from driehoek.kern.tijd import Periode
from driehoek.platform.fouten import Weigering
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Uitspraak, stel
from driehoek.platform.handelingen.types import Uitkomst
from driehoek.register import acts, reads
from driehoek.register.grondslagen import boek_grond
from driehoek.register.models import Benaming, Bestaan, Drager, Ligging, Rolvervulling
from driehoek.register.types import Besluitsoort, Grond, OpBesluit, OpConversie, Rol
from provincie import BEGIN, Provincie, verzoek

NU = datetime(2026, 11, 23, 10, tzinfo=UTC)
VANDAAG = date(2026, 11, 23)
CONVERSIE = OpConversie(datum=date(2023, 1, 2), verwijzing="Het register van voor 2023")


@dataclass(frozen=True)
class Nieuw:
    """A drager to be, with the days on which it exists and what it lies under."""

    soort: str
    nummer: str
    periode: Periode
    ouder: int | None = None
    oudersoort: str = ""
    geheel: bool = False


@handeling
def stel_dragers_in(
    boek: Boek,
    *,
    dragers: Sequence[Nieuw],
    grond: Grond = CONVERSIE,
    soorten: Sequence[Besluitsoort] = (),
) -> None:
    grondslag = boek_grond(boek, grond, set(soorten)).id
    for nieuw in dragers:
        drager = boek.open(Drager(soort=nieuw.soort, nummer=nieuw.nummer))
        feiten: list[tuple[Any, dict[str, Any]]] = [
            (Bestaan, {"drager_id": drager}),
            (Benaming, {"drager_id": drager, "naam": f"{nieuw.soort} {nieuw.nummer}"}),
        ]
        if nieuw.ouder is not None:
            feiten.append((Ligging, _ligging(drager, nieuw)))
        for model, velden in feiten:
            stel(boek, model, [Uitspraak(velden, nieuw.periode, grondslag, erbij=True)])


@handeling
def leg(
    boek: Boek, *, drager: int, ouder: int, periode: Periode, erbij: bool = False, soort: str
) -> None:
    """Say what a drager lies under."""
    grondslag = boek_grond(boek, CONVERSIE).id
    oudersoort = Drager.objects.get(id=ouder).soort
    velden = _ligging(drager, Nieuw(soort, "", periode, ouder, oudersoort))
    stel(boek, Ligging, [Uitspraak(velden, periode, grondslag, erbij=erbij)])


def _ligging(drager: int, nieuw: Nieuw) -> dict[str, Any]:
    return {
        "drager_id": drager,
        "dragersoort": nieuw.soort,
        "ouder_id": nieuw.ouder,
        "oudersoort": nieuw.oudersoort,
        "geheel": nieuw.geheel,
    }


class Wereld(Provincie):
    """A province with, as tests ask for them, opgaven, opdrachten, deelopdrachten and P-teams."""

    def __init__(self) -> None:
        super().__init__()
        self.directeur_mo()

    def _drager(self, soort: str, van: date, tot: date | None, **opties: Any) -> int:
        grond = {k: opties.pop(k) for k in ("grond", "soorten") if k in opties}
        nieuw = Nieuw(soort, f"{soort[:4]}-{next(self._nummers)}", Periode(van, tot), **opties)
        uitkomst = stel_dragers_in(verzoek(), dragers=[nieuw], **grond)
        return uitkomst.ids("register_drager")[0]

    def opgave(self, van: date = BEGIN, tot: date | None = None, **opties: Any) -> int:
        return self._drager("opgave", van, tot, **opties)

    def opdracht(
        self, opgave: int | None = None, van: date = BEGIN, tot: date | None = None, **opties: Any
    ) -> int:
        ouder = self.opgave() if opgave is None else opgave
        return self._drager("opdracht", van, tot, ouder=ouder, oudersoort="opgave", **opties)

    def deelopdracht(
        self, opdracht: int, van: date = BEGIN, tot: date | None = None, **opties: Any
    ) -> int:
        return self._drager(
            "deelopdracht", van, tot, ouder=opdracht, oudersoort="opdracht", **opties
        )

    def pteam(self, van: date = BEGIN, tot: date | None = None) -> int:
        return self._drager("pteam", van, tot)

    def aog_besluit(self, op: date = BEGIN, vanaf: date | None = None) -> OpBesluit:
        """A besluit to appoint an AOG, of who may: the directeur M&O."""
        return self.besluit(
            "aog", rol="DIRECTEUR_MO", persoon=self.directeur_mo(), op=op, vanaf=vanaf
        )

    def aog(self, opdracht: int, persoon: int, vanaf: date = BEGIN, **opties: Any) -> Uitkomst:
        grond = opties.pop("grond", None) or self.aog_besluit(min(vanaf, date(2026, 11, 1)))
        return self.benoem(opdracht, Rol.AOG, persoon, vanaf=vanaf, grond=grond, **opties)

    def aon(self, drager: int, persoon: int, aog: int, op: int, **opties: Any) -> Uitkomst:
        """Appoint an AON by besluit of `aog`, the AOG of opdracht `op`."""
        grond = self.besluit(
            "aon", rol="AOG", drager=op, persoon=aog, op=opties.pop("genomen", BEGIN)
        )
        return self.benoem(drager, Rol.AON, persoon, grond=grond, **opties)

    def wijs_aan(self, soort: str, orgaan: str, van: date = BEGIN, tot: date | None = None) -> None:
        """Let an organ decide a kind of besluit as well."""
        acts.wijs_beslisser_aan(
            verzoek(),
            besluitsoort=soort,
            orgaan=self.orgaan(orgaan),
            periode=Periode(van, tot),
            grond=self.besluit("regeling"),
        )

    def uitzondering(self, persoon: int, van: date, tot: date | None) -> Uitkomst:
        return acts.maak_uitzondering(
            verzoek(),
            persoon=persoon,
            regel="REG-21",
            periode=Periode(van, tot),
            herzien_op=date(2024, 1, 1),
            toelichting="Dienst Beheer Infrastructuur",
            grond=self.besluit("uitzondering"),
        )


def wie(drager: int, rol: str, dag: date, *, waarneming: bool = False) -> list[int]:
    """Who holds a role on a day, as the register says now."""
    feiten = Rolvervulling.objects.huidig().filter(
        drager_id=drager, rolsoort__rol=rol, waarneming=waarneming, geldig__contains=dag
    )
    return sorted(feiten.values_list("persoon_id", flat=True))


def feit_van(drager: int, rol: str, dag: date, *, waarneming: bool = False) -> Rolvervulling:
    return Rolvervulling.objects.huidig().get(
        drager_id=drager, rolsoort__rol=rol, waarneming=waarneming, geldig__contains=dag
    )


def besluit_van(uitkomst: Uitkomst) -> int:
    return uitkomst.ids("register_besluit")[0]


@contextmanager
def geweigerd(soort: type[Weigering], regel: str, zin: str):
    """The act within is refused as `soort`, with this rule and sentence, and stores nothing.

    Other rules may speak as well; each line ends with its rule.
    """
    voor = reads.kop()
    with pytest.raises(soort) as gevangen:
        yield gevangen
    regels = str(gevangen.value).splitlines()
    assert any(re.search(f"{zin}.*\\({regel}\\)$", r) for r in regels), regels
    na = reads.kop()
    assert (na.nr, bytes(na.hash), na.laatste_id) == (voor.nr, bytes(voor.hash), voor.laatste_id)
