"""Scope proposals: which there are, what each changes, and who carries it (REG-33)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet, Sum

from driehoek.kern.tijd import Peilmoment, einde_van_dag
from driehoek.opdrachten.models import (
    Scope,
    Scopestem,
    Scopevoorstel,
    Scopevoorstelafloop,
    Scopevoorstelregel,
)
from driehoek.platform import reeksen
from driehoek.register import reads
from driehoek.register.models import Besluit, Drager, Ligging, Rolvervulling
from driehoek.register.types import Rol

OPEN = "open"
STANDEN = ((OPEN, "Open"), *Scopevoorstelafloop.Uitkomst.choices)


def scopes_op(opdrachten: Iterable[int], op: date) -> dict[int, Scope]:
    """The scope of each opdracht on a day, as the register says now."""
    feiten = Scope.objects.huidig().filter(
        opdracht_id__in=reeksen.ids(opdrachten), geldig__contains=op
    )
    return {f.opdracht_id: f for f in feiten}


@dataclass(frozen=True, slots=True)
class Opgavedrager:
    """Who carries an opgave on a day: its domeindirecteur, or the organ that it stands under."""

    opgave: str
    nummer: str
    naam: str
    persoon: int | None
    bekend: bool


def dragers_van(opgaven: Collection[int], op: date) -> dict[int, Opgavedrager]:
    """Who carries each opgave on a day, as the register says now."""
    peil = reads.peilmoment(op)
    namen = reads.benamingen(opgaven, peil)
    nummers = dict(Drager.objects.filter(id__in=opgaven).values_list("id", "nummer"))
    organen = dict(_organen(opgaven, op))
    directeuren = dict(
        Rolvervulling.objects.huidig()
        .filter(
            drager_id__in=reeksen.ids(opgaven),
            rolsoort__rol=Rol.DOMEINDIRECTEUR,
            waarneming=False,
            geldig__contains=op,
        )
        .values_list("drager_id", "persoon_id")
    )
    wie = reads.namen(directeuren.values())
    orgaannamen = reads.benamingen(organen.values(), peil)
    return {
        o: Opgavedrager(
            opgave=namen.get(o, ""),
            nummer=nummers[o],
            naam=orgaannamen[organen[o]] if o in organen else wie.get(directeuren.get(o, 0), ""),
            persoon=None if o in organen else directeuren.get(o),
            bekend=o in organen or o in directeuren,
        )
        for o in opgaven
    }


def is_directeur(persoon: int | None, opgave: int, op: date) -> bool:
    """Whether someone is, or substitutes for, the domeindirecteur of an opgave on a day."""
    rollen = Rolvervulling.objects.huidig().filter(
        drager=opgave, persoon=persoon, rolsoort__rol=Rol.DOMEINDIRECTEUR, geldig__contains=op
    )
    return persoon is not None and rollen.exists()


def orgaan_boven(opgave: int, op: date) -> int | None:
    """The organ that an opgave stands under directly on a day (REG-04)."""
    return dict(_organen([opgave], op)).get(opgave)


def _organen(opgaven: Iterable[int], op: date) -> QuerySet[Ligging, tuple[int, int]]:
    return (
        Ligging.objects.huidig()
        .filter(drager_id__in=reeksen.ids(opgaven), oudersoort="orgaan", geldig__contains=op)
        .values_list("drager_id", "ouder_id")
    )


def opgaven_van(voorstel: int) -> list[int]:
    """The opgaven that a proposal is about."""
    regels = Scopevoorstelregel.objects.filter(voorstel=voorstel)
    return sorted(set(regels.values_list("opgave_id", flat=True)))


def laatste_stemmen(voorstel: int, bekend_op: datetime | None = None) -> dict[int, Scopestem]:
    """The last word about each opgave, now or as known at a moment."""
    stemmen = Scopestem.objects.filter(voorstel=voorstel)
    if bekend_op:
        stemmen = stemmen.filter(geopend__moment__lte=bekend_op)
    return {s.opgave_id: s for s in stemmen.order_by("id")}


def verschil(voorstel: int) -> int:
    """By how much the sum of the budgets changes."""
    som = Scopevoorstelregel.objects.filter(voorstel=voorstel).aggregate(
        was=Sum("was__materieel_budget"), wordt=Sum("materieel_budget")
    )
    return int((som["wordt"] or 0) - (som["was"] or 0))


@dataclass(frozen=True, slots=True)
class Opgavestem:
    """One opgave in a proposal: who carries it, and what that one said."""

    opgave: int
    naam: str
    wie: str
    persoon: int | None
    stem: Scopestem | None
    besluit: int | None
    """The besluit that the agreement became."""

    @property
    def akkoord(self) -> bool:
        return self.stem is not None and self.stem.akkoord


@dataclass(frozen=True, slots=True)
class VoorstelBeeld:
    voorstel: Scopevoorstel
    regels: tuple[Scopevoorstelregel, ...]
    namen: dict[int, str]
    """Of opdrachten and opgaven."""
    stemmen: tuple[Opgavestem, ...]
    afloop: Scopevoorstelafloop | None
    opsteller: str

    @property
    def was(self) -> int:
        return sum(r.was.materieel_budget for r in self.regels)

    @property
    def wordt(self) -> int:
        return sum(r.materieel_budget for r in self.regels)

    @property
    def gedragen(self) -> bool:
        return all(s.akkoord for s in self.stemmen)


def voorstellen(peil: Peilmoment, *, q: str = "", stand: str = "") -> QuerySet[Scopevoorstel]:
    """Proposals made by the day of the Peilmoment."""
    tot = uiterlijk(peil)
    afgelopen = Scopevoorstelafloop.objects.filter(geopend__moment__lte=tot)
    gevonden = Scopevoorstel.objects.filter(geopend__moment__lte=tot).select_related("geopend")
    if stand == OPEN:
        gevonden = gevonden.exclude(id__in=afgelopen.values("voorstel_id"))
    elif stand:
        gevonden = gevonden.filter(id__in=afgelopen.filter(uitkomst=stand).values("voorstel_id"))
    for deel in q.split():
        gevonden = gevonden.filter(titel__icontains=deel) | gevonden.filter(nummer__icontains=deel)
    return gevonden


def beelden(deel: Sequence[Scopevoorstel], peil: Peilmoment) -> list[VoorstelBeeld]:
    """These proposals with all that a page shows of them, whatever their number."""
    tot, ids = uiterlijk(peil), [v.id for v in deel]
    regels = list(
        Scopevoorstelregel.objects.filter(voorstel__in=ids).select_related("was").order_by("id")
    )
    stemmen = list(
        Scopestem.objects.filter(voorstel__in=ids, geopend__moment__lte=tot).order_by("id")
    )
    aflopen = {
        a.voorstel_id: a
        for a in Scopevoorstelafloop.objects.filter(voorstel__in=ids, geopend__moment__lte=tot)
    }
    opgaven = {r.opgave_id for r in regels}
    namen = reads.benamingen({r.opdracht_id for r in regels} | opgaven, peil)
    dragers = dragers_van(opgaven, peil.geldig_op)
    besluiten = dict(
        Besluit.objects.filter(
            kenmerk__in=[s.kenmerk for s in stemmen if s.kenmerk], geopend__moment__lte=tot
        ).values_list("kenmerk", "id")
    )
    personen = reads.namen(
        {s.persoon_id for s in stemmen if s.persoon_id}
        | {v.opsteller_id for v in deel if v.opsteller_id}
    )
    return [
        _beeld(
            v,
            [r for r in regels if r.voorstel_id == v.id],
            {s.opgave_id: s for s in stemmen if s.voorstel_id == v.id},
            aflopen.get(v.id),
            _Bron(namen, dragers, besluiten, personen),
        )
        for v in deel
    ]


@dataclass(frozen=True, slots=True)
class _Bron:
    namen: dict[int, str]
    dragers: dict[int, Opgavedrager]
    besluiten: dict[str, int]
    personen: dict[int, str]


def _beeld(
    voorstel: Scopevoorstel,
    regels: Sequence[Scopevoorstelregel],
    stemmen: dict[int, Scopestem],
    afloop: Scopevoorstelafloop | None,
    bron: _Bron,
) -> VoorstelBeeld:
    opgaven = list(dict.fromkeys(r.opgave_id for r in regels))
    return VoorstelBeeld(
        voorstel=voorstel,
        regels=tuple(regels),
        namen=bron.namen,
        stemmen=tuple(_opgavestem(o, stemmen.get(o), bron) for o in opgaven),
        afloop=afloop,
        opsteller=bron.personen.get(voorstel.opsteller_id or 0, "het systeem"),
    )


def _opgavestem(opgave: int, stem: Scopestem | None, bron: _Bron) -> Opgavestem:
    """Who spoke; else who carries the opgave."""
    drager = bron.dragers[opgave]
    sprak = stem.persoon_id if stem else drager.persoon
    return Opgavestem(
        opgave=opgave,
        naam=bron.namen.get(opgave, ""),
        wie=bron.personen.get(sprak or 0, "") or drager.naam,
        persoon=sprak,
        stem=stem,
        besluit=bron.besluiten.get(stem.kenmerk) if stem and stem.kenmerk else None,
    )


def achterhaald(beeld: VoorstelBeeld) -> tuple[str, ...]:
    """The opdrachten of an open proposal whose scope is no longer what it shows as 'was'."""
    if beeld.afloop is not None:
        return ()
    nu = scopes_op([r.opdracht_id for r in beeld.regels], beeld.voorstel.vanaf)
    return tuple(
        beeld.namen.get(r.opdracht_id, "")
        for r in beeld.regels
        if r.opdracht_id not in nu or nu[r.opdracht_id].id != r.was_id
    )


def uiterlijk(peil: Peilmoment) -> datetime:
    """Up to when what is booked once counts at a Peilmoment."""
    return min(peil.bekend_op, einde_van_dag(peil.geldig_op))
