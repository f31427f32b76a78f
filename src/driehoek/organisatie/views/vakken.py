"""The professional domains model as a tree and as a table (PT-15)."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from driehoek.organisatie import reads_leiding, reads_pteams, reads_vakken
from driehoek.organisatie.reads_vakken import Boom, Regel, Vak, Vakmodel
from driehoek.organisatie.views import paden
from driehoek.organisatie.views.buren import buren
from driehoek.platform.ui.componenten import Cel, Kolom, Kruimel, Leeg
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.register import policy, reads
from driehoek.register.personen import kaal
from driehoek.register.web import DriehoekRequest, binnen

NERGENS = "geen"
"""In a filter: what lies in no vakdomein, as far as the register knows."""


@require_safe
@binnen
def vakmodel(request: DriehoekRequest) -> HttpResponse:
    peil = request.bezoek.peil
    model = reads_vakken.vakmodel(peil)
    bomen = reads_vakken.bomen(model, reads_pteams.pteams(peil))
    rijen = [r for r in reads_vakken.regels(model, bomen) if _past(r, request)]

    def cellen(deel: Sequence[Regel]) -> list[list[Any]]:
        return [_rij(request, regel) for regel in deel]

    return toon(
        request,
        Lijst(
            titel="Vakdomeinen",
            ondertitel="In welk cluster en welk vakdomein elk P-team ligt. Het P-beraad stelt dit elk"
            " jaar vast.",
            wat="regels",
            kolommen=(
                Kolom("Vakdomein"),
                Kolom("Cluster"),
                Kolom("P-team"),
                Kolom("Medewerkers", "heel"),
                Kolom("Labels"),
            ),
            rijen=rijen,
            cellen=cellen,
            leeg=Leeg(
                "Nog geen vakdomeinen",
                "Stelt het P-beraad vakdomeinen en clusters vast, dan staan ze hier met hun P-teams.",
            ),
            bestandsnaam="vakdomeinen",
            zoeklabel="Vakdomein, cluster of P-team",
            keuzes=keuzes(model),
            kruimels=(
                Kruimel("P-teams", op_peilmoment("/pteams/", request.bezoek.tijdbalk)),
                Kruimel("Vakdomeinen"),
            ),
            extra={
                "buren": buren(request, "vakmodel"),
                "bomen": _met_houders(request, bomen),
                "mag_wijzigen": mag_wijzigen(request),
            },
        ),
        "organisatie/vakmodel.html",
    )


def _met_houders(request: DriehoekRequest, bomen: Sequence[Boom]) -> list[tuple[Boom, str]]:
    """Each vakdomein with the directeuren M&O who hold it (PT-20)."""
    directeuren = reads_leiding.directeuren(request.bezoek.peil)
    namen = reads.namen(d.persoon for d in directeuren)
    per: dict[int, list[str]] = defaultdict(list)
    for directeur in directeuren:
        per[directeur.domein or 0].append(namen[directeur.persoon])
    return [(b, ", ".join(sorted(per[b.domein.id])) if b.domein else "") for b in bomen]


def mag_wijzigen(request: DriehoekRequest) -> bool:
    """Whether one may enter what the P-beraad decided about the model."""
    return (
        request.bezoek.mag_schrijven and policy.mag(request.bezoek.actor, "stel_vakmodel_vast").mag
    )


def keuzes(model: Vakmodel) -> tuple[Keuze, Keuze]:
    """The filters on vakdomein and label, of what there is on the day."""
    domeinen = [(str(d.id), d.naam) for d in model.domeinen()]
    labels = [(label, label) for label in model.alle_labels()]
    return (
        Keuze("domein", "Vakdomein", [*domeinen, (NERGENS, "Nog geen")], "Alle vakdomeinen"),
        Keuze("label", "Label", labels, "Alle labels"),
    )


def past(request: DriehoekRequest, domein: Vak | None, labels: Sequence[str]) -> bool:
    """Whether it is among what the filters on vakdomein and label ask for."""
    gekozen, label = request.GET.get("domein", ""), request.GET.get("label", "")
    if gekozen and gekozen != (str(domein.id) if domein else NERGENS):
        return False
    return not label or label in labels


def _past(regel: Regel, request: DriehoekRequest) -> bool:
    if not past(request, regel.plek.domein, regel.labels):
        return False
    delen = (regel.plek.domein, regel.plek.cluster, regel.team)
    tekst = kaal(" ".join(f"{d.naam} {d.nummer}" for d in delen if d))
    return all(deel in tekst for deel in kaal(request.GET.get("q", "")).split())


def _rij(request: DriehoekRequest, regel: Regel) -> list[Any]:
    plek, team = regel.plek, regel.team
    return [
        _vak(plek.domein, "nog geen vakdomein"),
        _vak(plek.cluster, "nog geen cluster"),
        Cel(team.naam, url=paden.van_team(request, team.id))
        if team
        else Cel("nog geen P-team", rustig=True),
        team.medewerkers if team else None,
        Cel(", ".join(regel.labels)) if regel.labels else Cel("geen", rustig=True),
    ]


def _vak(vak: Vak | None, zonder: str) -> Cel:
    return Cel(vak.naam) if vak else Cel(zonder, rustig=True)
