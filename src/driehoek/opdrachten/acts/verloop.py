"""How an opdracht goes on: profile, scope, phase, budget line (REG-08, REG-17, REG-18, REG-38)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from driehoek.kern.tijd import Periode, dag_in_woorden
from driehoek.opdrachten.acts._dragers import aogs_op, bestaan_vanaf, eis_lopend, eis_posten, koppel
from driehoek.opdrachten.acts._inhoud import eis_fase, profielvelden, scopevelden
from driehoek.opdrachten.models import (
    Decharge,
    Fase,
    Opdrachtprofiel,
    Postkoppeling,
    Projectfase,
    Scope,
)
from driehoek.opdrachten.types import (
    Faseovergang,
    Postwijziging,
    Profielvaststelling,
    Scopewijziging,
)
from driehoek.platform import reeksen
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Uitspraak, stel
from driehoek.platform.ui.opmaak import euro
from driehoek.register import policy, reads
from driehoek.register.grondslagen import boek_grond, werkt_vanaf
from driehoek.register.models import Bestaan, Grondslag
from driehoek.register.types import Besluitsoort, Grond


@handeling
def stel_profiel_vast(
    boek: Boek, *, vaststellingen: Sequence[Profielvaststelling], grond: Grond, uitleg: str = ""
) -> None:
    """Set the opdrachtprofiel from a day on."""
    perioden = eis_lopend(
        boek, "stel_profiel_vast", [(v.opdracht, v.vanaf) for v in vaststellingen]
    )
    grondslag = boek_grond(boek, grond, {Besluitsoort.OPDRACHT_STARTEN, Besluitsoort.SCOPE})
    boek.uitleg = uitleg
    stel(
        boek,
        Opdrachtprofiel,
        [
            Uitspraak(
                {"opdracht_id": v.opdracht, **profielvelden(v.profiel)}, periode, grondslag.id
            )
            for v, periode in zip(vaststellingen, perioden, strict=True)
        ],
    )


@handeling
def wijzig_scope(
    boek: Boek, *, wijzigingen: Sequence[Scopewijziging], grond: Grond, uitleg: str = ""
) -> None:
    """The domeindirecteur agrees to a scope change (REG-17, REG-18)."""
    perioden = eis_lopend(boek, "wijzig_scope", [(w.opdracht, w.vanaf) for w in wijzigingen])
    grondslag = boek_grond(boek, grond, {Besluitsoort.SCOPE})
    boek.uitleg = uitleg
    zet_scopes(boek, wijzigingen, perioden, grondslag)


@handeling
def ga_over_naar_fase(
    boek: Boek, *, overgangen: Sequence[Faseovergang], grond: Grond, uitleg: str = ""
) -> None:
    """Go over to another phase; the old one is discharged and the AOG goes on (REG-17)."""
    perioden = eis_lopend(boek, "ga_over_naar_fase", [(o.opdracht, o.vanaf) for o in overgangen])
    grondslag = boek_grond(boek, grond, {Besluitsoort.FASEOVERGANG})
    boek.uitleg = uitleg
    oude = _oude_fasen(overgangen)
    stel(
        boek,
        Fase,
        [
            Uitspraak(
                {"opdracht_id": o.opdracht, "projectfase": eis_fase(o.fase)}, periode, grondslag.id
            )
            for o, periode in zip(overgangen, perioden, strict=True)
        ],
    )
    decharge(boek, {o.opdracht: o.vanaf for o in overgangen}, grondslag, oude)


@handeling
def koppel_post(
    boek: Boek, *, koppelingen: Sequence[Postwijziging], grond: Grond, uitleg: str = ""
) -> None:
    """Hang opgaven and opdrachten on a budget line, from its year on (REG-38).

    A later year that is there already stays.
    """
    if not koppelingen:
        raise InvoerFout("Er is geen begrotingspost gekozen.", veld="post", regel="REG-38")
    policy.eis(boek, "koppel_post", [k.drager for k in koppelingen])
    jaren = eis_posten({k.post for k in koppelingen})
    grondslag = boek_grond(
        boek,
        grond,
        {
            Besluitsoort.BEGROTING,
            Besluitsoort.OPGAVE_INSTELLEN,
            Besluitsoort.OPDRACHT_STARTEN,
            Besluitsoort.SCOPE,
        },
    )
    boek.uitleg = uitleg
    werkt = werkt_vanaf(grond)
    perioden = _koppelperioden(koppelingen, jaren, werkt)
    koppel(
        boek,
        [(k.drager, k.post, p) for k, p in zip(koppelingen, perioden, strict=True)],
        grondslag,
    )


def zet_scopes(
    boek: Boek,
    wijzigingen: Sequence[Scopewijziging],
    perioden: Sequence[Periode],
    grondslag: Grondslag,
) -> None:
    """Have each opdracht another scope over its period."""
    _noem_scopes(boek, wijzigingen)
    stel(
        boek,
        Scope,
        [
            Uitspraak({"opdracht_id": w.opdracht, **scopevelden(w.scope)}, periode, grondslag.id)
            for w, periode in zip(wijzigingen, perioden, strict=True)
        ],
    )


def _noem_scopes(boek: Boek, wijzigingen: Sequence[Scopewijziging]) -> None:
    namen = reads.benamingen(w.opdracht for w in wijzigingen)
    dagen = {w.opdracht: w.vanaf for w in wijzigingen}
    feiten = Scope.objects.huidig().filter(opdracht_id__in=reeksen.ids(dagen))
    nu = {f.opdracht_id: f for f in feiten if f.periode.bevat(dagen[f.opdracht_id])}
    for w in wijzigingen:
        was, wordt = nu.get(w.opdracht), w.scope.materieel_budget
        bedrag = (
            f"gaat van {euro(was.materieel_budget)} naar {euro(wordt)}"
            if was and was.materieel_budget != wordt
            else f"{'blijft' if was else 'wordt'} {euro(wordt)}"
        )
        boek.gevolg(
            "scope",
            f"Het materieel budget van '{namen.get(w.opdracht)}' {bedrag}"
            f" {Periode(w.vanaf).in_woorden()}.",
            w.opdracht,
        )


def decharge(
    boek: Boek,
    wanneer: Mapping[int, date],
    grondslag: Grondslag,
    fasen: Mapping[int, str] | None = None,
) -> None:
    """Discharge the AOG of each opdracht on its day: of a phase, or of the whole."""
    aogs = aogs_op(wanneer)
    stel(
        boek,
        Decharge,
        [
            Uitspraak(
                {
                    "opdracht_id": opdracht,
                    "fase": (fasen or {}).get(opdracht, ""),
                    "aog_id": aogs.get(opdracht),
                },
                Periode(op),
                grondslag.id,
            )
            for opdracht, op in wanneer.items()
        ],
    )
    _noem_decharge(boek, wanneer, aogs, fasen or {})


def _oude_fasen(overgangen: Sequence[Faseovergang]) -> dict[int, str]:
    """The phase that each opdracht is in on the day of its transition."""
    wanneer = {o.opdracht: o.vanaf for o in overgangen}
    feiten = Fase.objects.huidig().filter(opdracht_id__in=reeksen.ids(wanneer))
    oude = {
        f.opdracht_id: str(f.projectfase) for f in feiten if f.periode.bevat(wanneer[f.opdracht_id])
    }
    for overgang in overgangen:
        _eis_andere_fase(overgang, oude.get(overgang.opdracht))
    return oude


def _eis_andere_fase(overgang: Faseovergang, oude: str | None) -> None:
    if oude is None:
        raise InvoerFout(
            f"De opdracht heeft op {dag_in_woorden(overgang.vanaf)} nog geen fase.",
            veld="vanaf",
            regel="REG-08",
        )
    if oude == overgang.fase:
        raise InvoerFout(
            f"De opdracht is al in de fase {Projectfase(overgang.fase).label.lower()}.",
            veld="fase",
            regel="REG-17",
        )


def _noem_decharge(
    boek: Boek, wanneer: Mapping[int, date], aogs: Mapping[int, int], fasen: Mapping[int, str]
) -> None:
    namen = reads.namen(aogs.values())
    dragers = reads.benamingen(wanneer)
    for opdracht in wanneer:
        fase = fasen.get(opdracht)
        waarvan = f"de fase {Projectfase(fase).label.lower()} van " if fase else ""
        wie = namen.get(aogs.get(opdracht, 0), "Niemand")
        boek.gevolg(
            "decharge",
            f"{wie} krijgt decharge voor {waarvan}'{dragers.get(opdracht)}'.",
            opdracht,
        )


def _koppelperioden(
    koppelingen: Sequence[Postwijziging], jaren: Mapping[int, int], werkt: date
) -> list[Periode]:
    """From the line's year (or its besluit, or the drager's first day) to the next year's line."""
    ids = {k.drager for k in koppelingen}
    begin = _eerste_dagen(ids)
    wanneer = []
    for k in koppelingen:
        if k.drager not in begin:
            raise InvoerFout("Dit staat niet in het register.", veld="drager", regel="REG-08")
        nieuwjaar = date(jaren[k.post], 1, 1)
        wanneer.append((k.drager, max(nieuwjaar, k.vanaf or nieuwjaar, begin[k.drager], werkt)))
    levens = bestaan_vanaf(wanneer)
    later = _latere(ids)
    return [
        _tot_volgende(leven, jaren[k.post], later.get(k.drager, ()))
        for k, leven in zip(koppelingen, levens, strict=True)
    ]


def _eerste_dagen(ids: Collection[int]) -> dict[int, date]:
    dagen: dict[int, date] = {}
    for feit in Bestaan.objects.huidig().filter(drager_id__in=reeksen.ids(ids)):
        dagen[feit.drager_id] = min(feit.periode.van, dagen.get(feit.drager_id, date.max))
    return dagen


def _latere(ids: Collection[int]) -> dict[int, list[tuple[int, date]]]:
    """Of each drager: the years of its budget lines and from when they hold."""
    gevonden: dict[int, list[tuple[int, date]]] = {}
    feiten = Postkoppeling.objects.huidig().filter(drager_id__in=reeksen.ids(ids))
    for feit in feiten.select_related("post"):
        gevonden.setdefault(feit.drager_id, []).append((feit.post.jaar, feit.periode.van))
    return gevonden


def _tot_volgende(leven: Periode, jaar: int, andere: Iterable[tuple[int, date]]) -> Periode:
    einden = [van for ander, van in andere if ander > jaar and van > leven.van]
    if leven.tot is not None:
        einden.append(leven.tot)
    return Periode(leven.van, min(einden, default=None))
