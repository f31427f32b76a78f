"""What changed between two Peilmomenten: who got which role and who lost one, and by what."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef

from driehoek.kern.tijd import Peilmoment
from driehoek.platform import reeksen
from driehoek.platform.models import Handeling
from driehoek.register import reads
from driehoek.register.models import Grondslag, Rolvervulling
from driehoek.toegang.types import Rolsleutel

MAANDEN_IN_KWARTAAL = 3
_GELIJK = ("persoon_id", "rolsoort_id", "drager_id", "rang", "waarneming")


@dataclass(frozen=True, slots=True)
class Wijziging:
    """A role that somebody has at the one Peilmoment and not at the other."""

    gekregen: bool
    feit: Rolvervulling
    per: date | None
    """The first day with, or without; None where it turned out never to have been."""
    grondslag: Grondslag | None
    handeling: int | None
    """None where it ended on the day that was foreseen."""

    @property
    def sleutel(self) -> Rolsleutel:
        return sleutel_van(self.feit)


def sleutel_van(feit: Rolvervulling) -> Rolsleutel:
    return Rolsleutel(*(getattr(feit, naam) for naam in _GELIJK))


def begin_vorig_kwartaal(dag: date) -> date:
    """The first day of the quarter before that of `dag`."""
    begin = date(dag.year, (dag.month - 1) // MAANDEN_IN_KWARTAAL * MAANDEN_IN_KWARTAAL + 1, 1)
    vorige = begin - timedelta(days=1)
    return date(vorige.year, (vorige.month - 1) // MAANDEN_IN_KWARTAAL * MAANDEN_IN_KWARTAAL + 1, 1)


def wijzigingen(van: Peilmoment, tot: Peilmoment) -> list[Wijziging]:
    """What differs at `tot` from what the register said at `van`, newest first."""
    gekregen = _alleen_op(tot, van)
    verloren = _alleen_op(van, tot)
    alle = [*(_gekregen(f) for f in gekregen), *_verloren(verloren, tot)]
    return sorted(alle, key=lambda w: (w.per or date.max, w.feit.id), reverse=True)


def _alleen_op(peil: Peilmoment, ander: Peilmoment) -> list[Rolvervulling]:
    """The roles on the one Peilmoment that nobody has on the other."""
    zelfde = Rolvervulling.objects.op(ander).filter(**{n: OuterRef(n) for n in _GELIJK})
    return list(reads.rollen(peil).filter(~Exists(zelfde)))


def _gekregen(feit: Rolvervulling) -> Wijziging:
    grondslag = feit.grondslag
    return Wijziging(
        gekregen=True,
        feit=feit,
        per=feit.periode.van,
        grondslag=grondslag,
        handeling=grondslag.geopend_id,
    )


def _verloren(feiten: Sequence[Rolvervulling], tot: Peilmoment) -> list[Wijziging]:
    historie = _historie({f.persoon_id for f in feiten})
    eindes = [(feit, *_einde(feit, historie[sleutel_van(feit)], tot)) for feit in feiten]
    gronden = _gronden(nr for _, _, nr in eindes if nr)
    return [
        Wijziging(
            gekregen=False,
            feit=feit,
            per=per,
            grondslag=gronden.get(nr) if nr else feit.grondslag,
            handeling=nr,
        )
        for feit, per, nr in eindes
    ]


def _historie(personen: Collection[int]) -> dict[Rolsleutel, list[Rolvervulling]]:
    """All that the register ever said of the roles of these persons, oldest first."""
    feiten = Rolvervulling.objects.filter(persoon_id__in=reeksen.ids(personen))
    per_sleutel: dict[Rolsleutel, list[Rolvervulling]] = defaultdict(list)
    for feit in feiten.select_related("gesloten").order_by("id"):
        per_sleutel[sleutel_van(feit)].append(feit)
    return per_sleutel


def _einde(
    feit: Rolvervulling, historie: Iterable[Rolvervulling], tot: Peilmoment
) -> tuple[date | None, int | None]:
    """The first day without the role, and the act that said so; None for an end foreseen."""
    bekend = [
        f
        for f in historie
        if f.geopend_id >= feit.geopend_id and f.geregistreerd.lower <= tot.bekend_op
    ]
    gezegd = [f for f in bekend if not _gesloten(f, tot) and f.periode.overlapt(feit.periode)]
    if not gezegd:
        return None, max(f.gesloten_id or 0 for f in bekend if _gesloten(f, tot))
    laatste = max(gezegd, key=lambda f: f.periode.tot or date.max)
    return laatste.periode.tot, None if laatste.id == feit.id else laatste.geopend_id


def _gesloten(feit: Rolvervulling, peil: Peilmoment) -> bool:
    return feit.gesloten is not None and feit.gesloten.moment <= peil.bekend_op


def _gronden(nummers: Iterable[int]) -> dict[int, Grondslag]:
    """What each of these acts rests on."""
    paren = Handeling.objects.filter(nr__in=reeksen.ids(nummers)).values_list("nr", "grondslag")
    per_nummer = {nr: id_ for nr, id_ in paren if id_}
    gronden = Grondslag.objects.filter(id__in=reeksen.ids(per_nummer.values()))
    per_id = {g.id: g for g in gronden.select_related("besluit")}
    return {nr: per_id[id_] for nr, id_ in per_nummer.items()}
