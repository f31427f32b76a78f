"""The professional domains model: vakdomeinen, clusters, what lies under what, labels (PT-15)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from driehoek.kern.tijd import Periode
from driehoek.organisatie.acts import _dragers, _pteams
from driehoek.organisatie.models import Portefeuille, Pteamlabel
from driehoek.organisatie.types_vakken import (
    LANGSTE_LABEL,
    MEESTE_LABELS,
    NieuweLabels,
    NieuwVakcluster,
    NieuwVakdomein,
    Vakmodel,
)
from driehoek.platform import reeksen
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Einde, Uitspraak, einden, stel
from driehoek.platform.tijdfeit import bereik_uit
from driehoek.register import dragers, policy, reads
from driehoek.register.grondslagen import boek_grond, eis_tekst
from driehoek.register.models import Bestaan, Drager, Grondslag, Ligging, Rolvervulling
from driehoek.register.types import Besluitsoort, Dragersoort, Grond

REGEL = "PT-15"
VAKKEN = (Dragersoort.VAKDOMEIN, Dragersoort.VAKCLUSTER)
ONDER = {
    Dragersoort.PTEAM.value: Dragersoort.VAKCLUSTER,
    Dragersoort.VAKCLUSTER.value: Dragersoort.VAKDOMEIN,
}
"""Under what kind each kind lies: two layers, so that no circle can be made."""
IN_ZIN = {
    Dragersoort.PTEAM.value: "een P-team",
    Dragersoort.VAKCLUSTER.value: "een cluster",
    Dragersoort.VAKDOMEIN.value: "een vakdomein",
}
HOUDT_OP = (Rolvervulling, Bestaan, Ligging, Portefeuille)


@handeling
def stel_vakmodel_vast(boek: Boek, *, model: Vakmodel, grond: Grond, uitleg: str = "") -> None:
    """Change vakdomeinen and clusters from a day on: found, name, place, and end empty ones."""
    policy.eis(boek, "stel_vakmodel_vast")
    _eis_iets(model)
    grondslag = boek_grond(boek, grond, {Besluitsoort.VAKMODEL})
    boek.uitleg = uitleg
    domeinen = _richt_domeinen_op(boek, model.domeinen, model.vanaf, grondslag)
    delen = [(c.naam, c.nummer) for c in model.clusters]
    clusters = _dragers.richt_op(boek, Dragersoort.VAKCLUSTER, delen, model.vanaf, grondslag)
    nieuw = list(zip(clusters, model.clusters, strict=True))
    _plaats(boek, _plekken(nieuw, domeinen) | model.plaats, model.vanaf, grondslag)
    _hernoem(boek, model.namen, model.vanaf, grondslag)
    _hef_op(boek, model.weg, model.vanaf)


@handeling
def geef_labels(
    boek: Boek, *, labels: Sequence[NieuweLabels], vanaf: date, grond: Grond, uitleg: str = ""
) -> None:
    """Say which labels P-teams have from a day on; a label that is not named ends (PT-15)."""
    teams = [regel.pteam for regel in labels]
    if not teams:
        raise InvoerFout("Er staat geen P-team in de lijst.", veld="labels", regel=REGEL)
    policy.eis(boek, "geef_labels", teams)
    _eis_soort(teams, Dragersoort.PTEAM)
    _dragers.eis_bestaat(boek, teams, vanaf, REGEL)
    grondslag = boek_grond(boek, grond, {Besluitsoort.VAKMODEL})
    boek.uitleg = uitleg
    wordt = {regel.pteam: _labels(regel.labels) for regel in labels}
    stel(boek, Pteamlabel, _labelfeiten(wordt, vanaf, grondslag))
    namen = reads.benamingen(teams)
    for team, nu in wordt.items():
        wat = ", ".join(nu) or "geen labels"
        boek.gevolg(
            "label", f"'{namen.get(team)}' heeft {Periode(vanaf).in_woorden()}: {wat}.", team
        )


def _eis_iets(model: Vakmodel) -> None:
    if not any((model.domeinen, model.clusters, model.namen, model.plaats, model.weg)):
        raise InvoerFout("Er staat niets in dit vakmodel. Vul iets in.", regel=REGEL)
    if tweemaal := {*model.namen, *model.plaats} & set(model.weg):
        raise InvoerFout(
            f"'{reads.benaming(min(tweemaal))}' houdt op. Geef het dan geen andere naam of plek.",
            veld="weg",
            regel=REGEL,
        )
    al_nieuw = [team for cluster in model.clusters for team in cluster.teams]
    if dubbel := _pteams.dubbel([*al_nieuw, *model.plaats]):
        raise InvoerFout(
            f"'{reads.benaming(min(dubbel))}' staat twee keer in dit model. Een P-team ligt in een"
            " cluster, een cluster in een vakdomein.",
            veld="teams",
            regel=REGEL,
        )


def _richt_domeinen_op(
    boek: Boek, nieuwe: Sequence[NieuwVakdomein], vanaf: date, grondslag: Grondslag
) -> dict[str, int]:
    """Found vakdomeinen; gives their ids by name."""
    namen = [d.naam.strip() for d in nieuwe]
    if len(set(namen)) != len(namen):
        raise InvoerFout("Een vakdomein staat twee keer in de lijst.", veld="naam", regel=REGEL)
    delen = [(d.naam, d.nummer) for d in nieuwe]
    ids = _dragers.richt_op(boek, Dragersoort.VAKDOMEIN, delen, vanaf, grondslag)
    return dict(zip(namen, ids, strict=True))


def _plekken(
    nieuw: Sequence[tuple[int, NieuwVakcluster]], domeinen: Mapping[str, int]
) -> dict[int, int]:
    """Where new clusters lie, and what lies under them."""
    plekken = {}
    for id_, cluster in nieuw:
        domein = cluster.domein if isinstance(cluster.domein, int) else domeinen.get(cluster.domein)
        if domein is None:
            raise InvoerFout(
                f"Vakdomein '{cluster.domein}' staat niet in dit model.",
                veld="domein",
                regel=REGEL,
            )
        plekken[id_] = domein
        plekken |= dict.fromkeys(cluster.teams, id_)
    return plekken


def _plaats(boek: Boek, plekken: Mapping[int, int], vanaf: date, grondslag: Grondslag) -> None:
    """From a day on each of these lies under its new parent, and no longer where it lay (PT-15)."""
    soorten = _soorten(boek, {*plekken, *plekken.values()})
    for drager, ouder in plekken.items():
        _eis_past(soorten.get(drager, ""), soorten.get(ouder, ""))
    _dragers.eis_bestaat(boek, {*plekken, *plekken.values()}, vanaf, REGEL)
    stel(
        boek,
        Ligging,
        [
            Uitspraak(
                {
                    "drager_id": drager,
                    "dragersoort": soorten[drager],
                    "ouder_id": ouder,
                    "oudersoort": soorten[ouder],
                    "geheel": False,
                },
                Periode(vanaf),
                grondslag.id,
            )
            for drager, ouder in plekken.items()
        ],
    )
    namen = _dragers.namen_van(boek, {*plekken, *plekken.values()})
    for drager, ouder in plekken.items():
        boek.gevolg(
            "vakmodel",
            f"'{namen.get(drager)}' ligt {Periode(vanaf).in_woorden()} in '{namen.get(ouder)}'.",
            drager,
        )


def _eis_past(soort: str, oudersoort: str) -> None:
    if soort not in ONDER:
        raise InvoerFout(
            "Alleen een P-team of een cluster krijgt een plek in het vakmodel.",
            veld="plaats",
            regel=REGEL,
        )
    if oudersoort != ONDER[soort]:
        wat, waarin = IN_ZIN[soort], IN_ZIN[ONDER[soort].value]
        raise InvoerFout(
            f"{wat.capitalize().replace('p-', 'P-')} ligt in {waarin}, niet in"
            f" {IN_ZIN.get(oudersoort, 'iets anders')}. Kies {waarin}.",
            veld="plaats",
            regel=REGEL,
        )


def _soorten(boek: Boek, ids: Collection[int]) -> dict[int, str]:
    """The kind of each, what this act founds included."""
    return reads.soorten(ids) | {d.id: d.soort for d in boek.geopend(Drager)}


def _eis_soort(ids: Iterable[int], *soorten: Dragersoort) -> None:
    wat = " of ".join(IN_ZIN[s.value] for s in soorten)
    _dragers.eis_soort(ids, soorten, wat, "plaats", REGEL)


def _hernoem(boek: Boek, namen: Mapping[int, str], vanaf: date, grondslag: Grondslag) -> None:
    _eis_soort(namen, *VAKKEN)
    _dragers.eis_bestaat(boek, namen, vanaf, REGEL)
    _dragers.hernoem(boek, namen, vanaf, grondslag)


def _hef_op(boek: Boek, weg: Collection[int], per: date) -> None:
    """What ends holds nothing that stays: a cluster no P-team, a vakdomein no cluster (PT-15)."""
    if not weg:
        return
    _eis_soort(weg, *VAKKEN)
    for onder, boven in _liggingen_na(boek, weg, per):
        if onder not in weg:
            raise InvoerFout(
                f"'{reads.benaming(boven)}' is niet leeg: '{reads.benaming(onder)}' ligt er nog in."
                " Geef dat eerst een andere plek.",
                veld="weg",
                regel=REGEL,
            )
    dragers.hef_op(boek, weg, per, HOUDT_OP)


def _liggingen_na(boek: Boek, ouders: Collection[int], per: date) -> list[tuple[int, int]]:
    """What lies under these from a day on, as this act would leave it."""
    dicht = set(boek.gesloten(Ligging))
    vanaf = bereik_uit(Periode(per))
    nu = Ligging.objects.huidig().filter(ouder_id__in=reeksen.ids(ouders), geldig__overlap=vanaf)
    erbij = [
        f
        for f in boek.geopend(Ligging)
        if f.ouder_id in ouders and (f.periode.tot is None or f.periode.tot > per)
    ]
    feiten = [*(f for f in nu if f.id not in dicht), *erbij]
    return sorted((f.drager_id, f.ouder_id) for f in feiten)


def _labels(labels: Iterable[str]) -> list[str]:
    """Labels as they are kept: small, without outer spaces, each once."""
    schoon = sorted(
        {
            eis_tekst(" ".join(tekst.lower().split()), "Een label", LANGSTE_LABEL, veld="labels")
            for tekst in labels
        }
    )
    if len(schoon) > MEESTE_LABELS:
        raise InvoerFout(
            f"Een P-team heeft hooguit {MEESTE_LABELS} labels; dit zijn er {len(schoon)}.",
            veld="labels",
            regel=REGEL,
        )
    return schoon


def _labelfeiten(
    wordt: Mapping[int, Sequence[str]], vanaf: date, grondslag: Grondslag
) -> list[Uitspraak | Einde]:
    nu = Pteamlabel.objects.huidig().filter(pteam_id__in=reeksen.ids(wordt))
    return [
        *einden([f for f in nu if f.label not in wordt[f.pteam_id]], vanaf),
        *(
            Uitspraak({"pteam_id": team, "label": label}, Periode(vanaf), grondslag.id)
            for team, labels in wordt.items()
            for label in labels
        ),
    ]
