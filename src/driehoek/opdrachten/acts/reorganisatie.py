"""A reorganisation: one besluit of GS with a was-wordt list, carried out as a whole (REG-39)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from driehoek.kern.tijd import Periode
from driehoek.opdrachten.acts._dragers import bestaan_vanaf, eis_dragers, hef_op
from driehoek.opdrachten.acts._opgaven import hernoem, noem_opvolging, verplaats, vorm
from driehoek.opdrachten.reorganisatie.plan import Plan, maak_plan
from driehoek.opdrachten.reorganisatie.types import Doel, WasWordt
from driehoek.opdrachten.types import Hernoeming, NieuweOpgave, Verplaatsing
from driehoek.platform import reeksen
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Einde, Uitspraak, stel
from driehoek.platform.tijdfeit import bereik_uit
from driehoek.register import policy, reads
from driehoek.register.gevolgen import noem_rolgevolgen
from driehoek.register.grondslagen import boek_grond
from driehoek.register.models import Grondslag, Rolvervulling
from driehoek.register.oradvies import boek_or_advies
from driehoek.register.types import Besluitsoort, Dragersoort, OpBesluit, OrAdviesGegevens


@handeling
def reorganiseer(
    boek: Boek,
    *,
    regels: Sequence[WasWordt],
    per: date,
    grond: OpBesluit,
    or_advies: OrAdviesGegevens | None = None,
    uitleg: str = "",
) -> None:
    """Form, rename, merge, split and end opgaven, and move opdrachten and roles, all at once.

    All of it or nothing: a line that cannot be refuses the whole list, with every such line named.
    """
    policy.eis(boek, boek.naam)
    plan = maak_plan(regels, per)
    grondslag = _boek_grond(boek, grond, or_advies)
    boek.uitleg = uitleg
    ids = _vorm(boek, plan, per, grondslag)
    if plan.hernoemd:
        hernoem(boek, [Hernoeming(r.was, r.naam, per) for r in plan.hernoemd], grondslag)
    verplaats(boek, {o: _id(d, ids) for o, d in plan.verhuizing.items()}, per, grondslag)
    _verdeel_rollen(boek, plan, ids, per, grondslag)
    if plan.opgeheven:
        hef_op(boek, plan.opgeheven, per)
    noem_opvolging(boek, [(was, _id(doel, ids)) for was, doel in plan.lijn], per, grondslag)
    noem_rolgevolgen(boek)


@handeling
def verplaats_opdrachten(
    boek: Boek,
    *,
    verplaatsingen: Sequence[Verplaatsing],
    per: date,
    grond: OpBesluit,
    or_advies: OrAdviesGegevens | None = None,
    uitleg: str = "",
) -> None:
    """Opdrachten go over to another opgave, with their roles; the opgaven stay as they are."""
    naar = {v.opdracht: v.opgave for v in verplaatsingen}
    eis_dragers(naar, Dragersoort.OPDRACHT)
    eis_dragers(naar.values(), Dragersoort.OPGAVE)
    policy.eis(boek, boek.naam)
    bestaan_vanaf((drager, per) for drager in {*naar, *naar.values()})
    _eis_elders(naar, per)
    grondslag = _boek_grond(boek, grond, or_advies)
    boek.uitleg = uitleg
    verplaats(boek, naar, per, grondslag)


def _eis_elders(naar: Mapping[int, int], per: date) -> None:
    """An opdracht that moves does not lie there already."""
    nu = reads.ouders(naar, reads.peilmoment(per))
    for opdracht, opgave in naar.items():
        if nu.get(opdracht) == opgave:
            raise InvoerFout(
                f"'{reads.benaming(opdracht)}' valt al onder '{reads.benaming(opgave)}'.",
                veld="opgave",
                regel="REG-02",
            )


def _boek_grond(boek: Boek, grond: OpBesluit, or_advies: OrAdviesGegevens | None) -> Grondslag:
    grondslag = boek_grond(boek, grond, {Besluitsoort.REORGANISATIE})
    if grondslag.besluit_id is None:
        raise InvoerFout("Een reorganisatie rust op een besluit van GS.", regel="REG-39")
    if or_advies is not None:
        boek_or_advies(boek, grondslag.besluit_id, or_advies)
    return grondslag


def _vorm(boek: Boek, plan: Plan, per: date, grondslag: Grondslag) -> dict[str, int]:
    """The opgaven that the list forms, by name."""
    if not plan.nieuw:
        return {}
    opgaven = [NieuweOpgave(r.naam, per, post=r.post) for r in plan.nieuw]
    return dict(zip((o.naam for o in opgaven), vorm(boek, opgaven, grondslag), strict=True))


def _id(doel: Doel, nieuw: Mapping[str, int]) -> int:
    return nieuw[doel] if isinstance(doel, str) else doel


def _verdeel_rollen(
    boek: Boek, plan: Plan, nieuw: Mapping[str, int], per: date, grondslag: Grondslag
) -> None:
    """Roles that end, and roles that go over to another opgave, whoever holds them."""
    weg = {(r.was, r.rol) for r in (*plan.rollen_einde, *plan.rollen_over)}
    feiten = _rollen_vanaf(weg, per)
    # What is lifted loses its roles with it.
    uitspraken: list[Uitspraak | Einde] = [
        Einde(f.velden(), _vanaf(f, per)) for f in feiten if f.drager_id not in plan.opgeheven
    ]
    for regel in plan.rollen_over:
        uitspraken.extend(
            Uitspraak(
                {**f.velden(), "drager_id": _id(regel.wordt, nieuw)},
                _vanaf(f, per),
                grondslag.id,
                erbij=True,
            )
            for f in feiten
            if (f.drager_id, f.rolsoort.rol) == (regel.was, regel.rol)
        )
    if uitspraken:
        stel(boek, Rolvervulling, uitspraken)


def _rollen_vanaf(welke: Iterable[tuple[int, str]], per: date) -> list[Rolvervulling]:
    """These roles (drager and role) from `per` on, those of substitutes among them."""
    gevraagd = set(welke)
    feiten = (
        Rolvervulling.objects.huidig()
        .filter(
            drager_id__in=reeksen.ids({drager for drager, _ in gevraagd}),
            geldig__overlap=bereik_uit(Periode(per)),
        )
        .select_related("rolsoort")
    )
    return [f for f in feiten if (f.drager_id, f.rolsoort.rol) in gevraagd]


def _vanaf(feit: Rolvervulling, per: date) -> Periode:
    return Periode(max(per, feit.periode.van), feit.periode.tot)
