"""What can happen to a besluit: withdrawn, suspended, annulled (REG-35)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from driehoek.kern.tijd import Periode
from driehoek.platform import reeksen
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Einde, Uitspraak, stel
from driehoek.platform.models import Handeling
from driehoek.register import intrekken, policy
from driehoek.register.acts.herstel import (
    OVER_BESLUITEN,
    begin_van,
    gedragen_modellen,
    geldend,
    herstel,
    met_rectificaties,
)
from driehoek.register.acts.rollen import kap_waarnemingen
from driehoek.register.gevolgen import noem_meer_gevolgen, noem_rolgevolgen
from driehoek.register.grondslagen import bestaand_besluit, boek_grond
from driehoek.register.models import Besluit, Besluitwerking, Grondslag, Registerfeit
from driehoek.register.types import (
    Beslisser,
    BesluitGegevens,
    Besluitsoort,
    Besluitstatus,
    OpBesluit,
)


@handeling
def trek_in(
    boek: Boek, *, besluit: int, per: date | None, grond: OpBesluit, uitleg: str = ""
) -> None:
    """Withdraw a besluit, from a day on or (None) from its start.

    All that rests on it ends with it. From the start also revives what had given way to it. What
    an intrekking or a schorsing took away comes back when that is itself withdrawn. It takes who
    decided it, or who stands above that.
    """
    boek.uitleg = uitleg
    oud = bestaand_besluit(besluit)
    _weiger_vernietiging(oud)
    _eis_intrekker(oud, grond)
    _ontneem(boek, besluit, per, grond, Besluitsoort.INTREKKING, Besluitstatus.INGETROKKEN)


@handeling
def vernietig(boek: Boek, *, besluit: int, grond: OpBesluit, uitleg: str = "") -> None:
    """A besluit is annulled: as if it had never been."""
    boek.uitleg = uitleg
    _ontneem(boek, besluit, None, grond, Besluitsoort.VERNIETIGING, Besluitstatus.VERNIETIGD)


@handeling
def schors(
    boek: Boek, *, besluit: int, periode: Periode, grond: OpBesluit, uitleg: str = ""
) -> None:
    """Suspend a besluit over a period: what rests on it does not hold in that time."""
    boek.uitleg = uitleg
    policy.eis(boek, "schors")
    oude = met_rectificaties(bestaand_besluit(besluit))
    nieuw = boek_grond(boek, grond, {Besluitsoort.SCHORSING})
    _zet_status(boek, oude, Besluitstatus.GESCHORST, periode, nieuw.id)
    _neem_weg(boek, oude, periode)


def rust_op(besluit: int) -> Iterable[Registerfeit]:
    """Every fact that rests on a besluit, as the register says now."""
    for model in gedragen_modellen():
        yield from (
            model.objects.huidig().filter(grondslag__besluit_id=besluit).select_related("grondslag")
        )


def _ontneem(
    boek: Boek,
    besluit: int,
    per: date | None,
    grond: OpBesluit,
    soort: Besluitsoort,
    status: Besluitstatus,
) -> None:
    policy.eis(boek, boek.naam)
    oude = met_rectificaties(bestaand_besluit(besluit))
    nieuw = boek_grond(boek, grond, {soort})
    begin = begin_van(oude[0])
    periode = Periode(begin if per is None else max(per, begin), None)
    _zet_status(boek, oude, status, periode, nieuw.id)
    _neem_weg(boek, oude, periode, herleef=per is None)


def _neem_weg(
    boek: Boek, besluiten: Sequence[Besluit], periode: Periode, *, herleef: bool = False
) -> None:
    """What rests on a besluit, and on its rectificaties, stops holding over `periode`."""
    if besluiten[0].soort in OVER_BESLUITEN:
        herstel(boek, besluiten[0], periode)
    else:
        for model in gedragen_modellen():
            _sluit_op(boek, model, besluiten, periode, herleef=herleef)
    kap_waarnemingen(boek)
    noem_rolgevolgen(boek)
    noem_meer_gevolgen(boek)


def _weiger_vernietiging(besluit: Besluit) -> None:
    if besluit.soort == Besluitsoort.VERNIETIGING:
        raise InvoerFout(
            f"Besluit {besluit.kenmerk} is een vernietiging. Die kan niet worden ingetrokken; de"
            " Kroon of een rechter kan haar wel vernietigen.",
            veld="besluit",
            regel="REG-35",
        )


def _eis_intrekker(besluit: Besluit, grond: OpBesluit) -> None:
    door, op = _beslisser(grond)
    if not intrekken.mag_intrekken(besluit, door, op):
        zin = intrekken.weigering(besluit, door)
        raise InvoerFout(zin, veld="beslisser", regel="REG-35")


def _beslisser(grond: OpBesluit) -> tuple[Beslisser, date]:
    """In whose name the new besluit was taken, and when."""
    if isinstance(grond.besluit, BesluitGegevens):
        return grond.besluit.beslisser, grond.besluit.genomen
    nieuw = bestaand_besluit(grond.besluit)
    return Beslisser(nieuw.beslisser_drager_id, nieuw.beslisser_rol), nieuw.genomen


def _zet_status(
    boek: Boek,
    besluiten: Sequence[Besluit],
    status: Besluitstatus,
    periode: Periode,
    grondslag: int,
) -> None:
    # What is suspended can still be withdrawn or annulled; only what is in force is suspended.
    wijkt = [Besluitstatus.GELDEND]
    if status != Besluitstatus.GESCHORST:
        wijkt.append(Besluitstatus.GESCHORST)
    werking = Besluitwerking.objects.huidig().filter(besluit__in=besluiten, status__in=wijkt)
    delen = [(feit.besluit_id, d) for feit in werking if (d := feit.periode.doorsnede(periode))]
    if besluiten[0].id not in {besluit for besluit, _ in delen}:
        raise InvoerFout(
            f"Besluit {besluiten[0].kenmerk} geldt {periode.in_woorden()} al niet.",
            veld="besluit",
            regel="REG-35",
        )
    stel(
        boek,
        Besluitwerking,
        [
            Uitspraak({"besluit_id": besluit, "status": status.value}, deel, grondslag)
            for besluit, deel in delen
        ],
    )


def _sluit_op(
    boek: Boek,
    model: type[Registerfeit],
    besluiten: Sequence[Besluit],
    periode: Periode,
    *,
    herleef: bool = False,
) -> None:
    """Facts of `model` that rest on these besluiten stop holding over `periode`."""
    feiten = model.objects.huidig().filter(grondslag__besluit__in=besluiten)
    uitspraken: list[Uitspraak | Einde] = [
        Einde(feit.velden(), deel) for feit in feiten if (deel := feit.periode.doorsnede(periode))
    ]
    if herleef:
        uitspraken.extend(_herleving(boek, model, besluiten))
    if uitspraken:
        stel(boek, model, uitspraken)


def _herleving(
    boek: Boek, model: type[Registerfeit], besluiten: Sequence[Besluit]
) -> list[Uitspraak]:
    """What had given way to these besluiten, for the days that nothing else says something about.

    Only on the days that its own besluit is in force: what was withdrawn since stays away.
    """
    handelingen = list(
        Handeling.objects.filter(
            grondslag__in=Grondslag.objects.filter(besluit__in=besluiten).values("id")
        ).values_list("nr", flat=True)
    )
    geweken = list(
        model.objects.filter(gesloten__in=handelingen)
        .exclude(grondslag__besluit__in=besluiten)
        .select_related("grondslag")
        .order_by("gesloten_id", "id")
    )
    if not geweken:
        return []
    bezet = _bezet(model, besluiten, geweken)
    resten = _resten(model, besluiten, handelingen)
    dagen = geldend(boek, {f.grondslag.besluit_id for f in geweken})
    return [
        Uitspraak(feit.velden(), geldig, feit.grondslag_id)
        for feit in geweken
        for sleutel in [model.sleutel_van(feit.__dict__)]
        for deel in feit.periode.buiten([*resten[feit.gesloten_id, sleutel], *bezet[sleutel]])
        for periode in dagen.get(feit.grondslag.besluit_id, [deel])
        if (geldig := deel.doorsnede(periode))
    ]


def _resten(
    model: type[Registerfeit], besluiten: Sequence[Besluit], handelingen: list[int]
) -> dict[tuple[int | None, tuple[object, ...]], list[Periode]]:
    """The pieces beside `besluiten` that each of their Handelingen left standing, by key."""
    resten: dict[tuple[int | None, tuple[object, ...]], list[Periode]] = defaultdict(list)
    for rij in model.objects.filter(geopend__in=handelingen).exclude(
        grondslag__besluit__in=besluiten
    ):
        resten[rij.geopend_id, model.sleutel_van(rij.__dict__)].append(rij.periode)
    return resten


def _bezet(
    model: type[Registerfeit], besluiten: Sequence[Besluit], geweken: list[Registerfeit]
) -> dict[tuple[object, ...], list[Periode]]:
    """The periods about which other facts speak, by key."""
    eerste = {f.__dict__[model.SLEUTEL[0]] for f in geweken}
    anders = (
        model.objects.huidig()
        .filter(**{f"{model.SLEUTEL[0]}__in": reeksen.reeks(eerste)})
        .exclude(grondslag__besluit__in=besluiten)
    )
    bezet: dict[tuple[object, ...], list[Periode]] = defaultdict(list)
    for feit in anders:
        bezet[model.sleutel_van(feit.__dict__)].append(feit.periode)
    return bezet
