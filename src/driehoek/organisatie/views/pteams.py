"""P-teams: which there are, and who is in one and works on what (PT-02, PT-03, PT-17)."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.organisatie import reads_pteams, reads_vakken, reads_verbanden
from driehoek.organisatie.models import Lidmaatschap
from driehoek.organisatie.reads_pteams import Grenzen, Pteam
from driehoek.organisatie.reads_vakken import Vakmodel
from driehoek.organisatie.views import paden, vakken, verbanden
from driehoek.organisatie.views.buren import buren
from driehoek.platform.ui import opmaak
from driehoek.platform.ui.componenten import Badge, Cel, Kenmerk, Kolom, Kruimel, Leeg, Tabel
from driehoek.platform.ui.lijst import Keuze, Lijst, sortering, toon
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.register import policy, reads, reads_personen
from driehoek.register.personen import kaal
from driehoek.register.types import Dragersoort, Rol
from driehoek.register.web import DriehoekRequest, binnen

LAATSTE = 20
AANDACHT = (
    ("klein", "Te klein"),
    ("groot", "Te groot"),
    ("zonder", "Zonder P-manager"),
)
VOLGORDEN: dict[str, Callable[[Pteam], Any]] = {
    "naam": lambda team: team.naam.casefold(),
    "medewerkers": lambda team: team.medewerkers,
    "anderen": lambda team: team.anderen,
}


@require_safe
@binnen
def pteams(request: DriehoekRequest) -> HttpResponse:
    peil = request.bezoek.peil
    grenzen = reads_pteams.grenzen(peil)
    teams = reads_pteams.pteams(peil)
    model = reads_vakken.vakmodel(peil)
    namen = reads.namen(r.persoon_id for t in teams for r in t.leiding)
    gekozen = [
        t
        for t in teams
        if _past(t, request, grenzen, namen)
        and vakken.past(request, model.plek(t.id).domein, model.labels.get(t.id, ()))
    ]
    sorteer, _ = sortering(request, {naam: naam for naam in VOLGORDEN}, "naam")
    gekozen.sort(key=VOLGORDEN[sorteer.removeprefix("-")], reverse=sorteer.startswith("-"))

    def cellen(deel: Sequence[Pteam]) -> list[list[Any]]:
        return [_rij(request, team, grenzen, namen, model) for team in deel]

    return toon(
        request,
        Lijst(
            titel="P-teams",
            ondertitel="Wie bij welk vak hoort, en wie daar P-manager is. Een P-team heeft"
            f" {grenzen.minst} tot {grenzen.meest} medewerkers.",
            wat="P-teams",
            kolommen=(
                Kolom("P-team", sorteer="naam"),
                Kolom("P-manager"),
                Kolom("Cluster"),
                Kolom("Medewerkers", "heel", sorteer="medewerkers"),
                Kolom("Anderen", "heel", sorteer="anderen"),
                Kolom("Nummer", "code"),
            ),
            rijen=gekozen,
            cellen=cellen,
            leeg=Leeg(
                "Nog geen P-teams",
                "Richt het P-beraad een P-team op, dan staat het hier met wie erbij hoort.",
            ),
            bestandsnaam="p-teams",
            sorteer=sorteer,
            zoeklabel="P-team of P-manager",
            keuzes=(
                Keuze("aandacht", "Vraagt aandacht", AANDACHT, "Alle P-teams"),
                *vakken.keuzes(model),
            ),
            extra={
                "wijzig_url": "/vastleggen/pteam/" if _mag_oprichten(request) else "",
                "buren": buren(request, "pteams"),
            },
        ),
        "organisatie/pteams.html",
    )


def _mag_oprichten(request: DriehoekRequest) -> bool:
    return request.bezoek.mag_schrijven and policy.mag(request.bezoek.actor, "richt_pteams_op").mag


def _past(team: Pteam, request: DriehoekRequest, grenzen: Grenzen, namen: dict[int, str]) -> bool:
    """Whether it is among what one looks for."""
    aandacht = request.GET.get("aandacht", "")
    if aandacht == "zonder" and team.leiding:
        return False
    if aandacht in {"klein", "groot"} and grenzen.zegt(team.medewerkers) != f"te {aandacht}":
        return False
    tekst = kaal(" ".join([team.naam, team.nummer, *(namen[r.persoon_id] for r in team.leiding)]))
    return all(deel in tekst for deel in kaal(request.GET.get("q", "")).split())


def _rij(
    request: DriehoekRequest,
    team: Pteam,
    grenzen: Grenzen,
    namen: dict[int, str],
    model: Vakmodel,
) -> list[Any]:
    pad = paden.van_team(request, team.id)
    return [
        Cel(team.naam, url=pad, badges=_grootte(team, grenzen)),
        _leiding(request, team, namen),
        _cluster(team, model),
        team.medewerkers,
        team.anderen,
        team.nummer,
    ]


def _cluster(team: Pteam, model: Vakmodel) -> Cel:
    plek = model.plek(team.id)
    if plek.cluster is None:
        return Cel("nog geen", rustig=True)
    return Cel(plek.cluster.naam, onder=plek.domein.naam if plek.domein else "")


def _leiding(request: DriehoekRequest, team: Pteam, namen: dict[int, str]) -> Cel:
    """The P-manager; where there is none, who stands in."""
    if not team.leiding:
        return Cel("", badges=[Badge("geen P-manager", "let-op")])
    eerste = team.leiding[0]
    onder = "waarnemend" if eerste.waarneming else ""
    return Cel(
        namen[eerste.persoon_id], url=paden.van_persoon(request, eerste.persoon_id), onder=onder
    )


def _grootte(team: Pteam, grenzen: Grenzen) -> list[Badge]:
    zegt = grenzen.zegt(team.medewerkers)
    return [Badge(zegt, "let-op")] if zegt else []


@require_safe
@binnen
def pteam(request: DriehoekRequest, pk: int) -> HttpResponse:
    bezoek = request.bezoek
    if not reads_verbanden.bestond_ooit(pk, [Dragersoort.PTEAM], bezoek.peil.bekend_op):
        raise Http404("Dit P-team staat niet in het register.")
    team = next(iter(reads_pteams.pteams(bezoek.peil, [pk])), None)
    grenzen = reads_pteams.grenzen(bezoek.peil)
    leden = list(reads_pteams.leden(pk, bezoek.peil))
    eerder = reads_pteams.geweest(pk, bezoek.peil)
    namen = reads.namen(
        {f.persoon_id for f in (*leden, *eerder)}
        | {r.persoon_id for r in (team.leiding if team else ())}
    )
    naam = team.naam if team else reads.benaming(pk)
    context = {
        "pk": pk,
        "naam": naam,
        "team": team,
        "badges": _grootte(team, grenzen) if team else [],
        "wijzig_url": _vastleg_url(request, team),
        "kruimels": [Kruimel("P-teams", op_peilmoment("/pteams/", bezoek.tijdbalk)), Kruimel(naam)],
        "kenmerken": _kenmerken(request, team, grenzen, namen) if team else [],
        "leden": _ledentabel(request, leden, namen),
        **_ernaast(request, pk, team),
        "eerder": _eerdertabel(request, eerder[:LAATSTE], namen),
        "aantal_eerder": len(eerder),
        "getoond": LAATSTE,
    }
    return render(request, "organisatie/pteam.html", context)


def _ernaast(request: DriehoekRequest, pk: int, team: Pteam | None) -> dict[str, Any]:
    """Who joins the team without moving to it (PT-07)."""
    mee = list(reads_verbanden.deelnemers(pk, request.bezoek.peil))
    return {
        "deelnemers": verbanden.deelnametabel(request, mee) if mee else None,
        "meedoen_url": verbanden.meedoen_url(request, pk) if team else "",
    }


def _kenmerken(
    request: DriehoekRequest, team: Pteam, grenzen: Grenzen, namen: dict[int, str]
) -> list[Kenmerk]:
    leiding = [
        Kenmerk(
            "Waarnemend P-manager" if r.waarneming else "P-manager",
            namen[r.persoon_id],
            url=paden.van_persoon(request, r.persoon_id),
            toelichting=r.periode.in_woorden(),
        )
        for r in team.leiding
    ]
    return [
        *(leiding or [Kenmerk("P-manager", "geen", toelichting="het team valt onder niemand")]),
        Kenmerk(
            "Medewerkers",
            team.medewerkers,
            "heel",
            toelichting=f"de bedoeling is {grenzen.minst} tot {grenzen.meest}",
        ),
        Kenmerk(
            "Anderen", team.anderen, "heel", toelichting="inhuur, trainees en stagiairs tellen niet"
        ),
        *_vakplek(request, team),
        *_genootschappen(request, team),
        *_formatie(request, team),
        Kenmerk("Nummer", team.nummer, "code"),
    ]


def _vakplek(request: DriehoekRequest, team: Pteam) -> list[Kenmerk]:
    """In which cluster and vakdomein it lies, and its labels (PT-15)."""
    plek, labels = reads_vakken.plek_van(team.id, request.bezoek.peil)
    url = op_peilmoment("/pteams/vakmodel/", request.bezoek.tijdbalk)
    return [
        Kenmerk("Cluster", plek.cluster.naam, url=url)
        if plek.cluster
        else Kenmerk("Cluster", "nog geen", toelichting="het P-beraad stelt dit vast"),
        *([Kenmerk("Vakdomein", plek.domein.naam, url=url)] if plek.domein else []),
        *([Kenmerk("Labels", ", ".join(labels))] if labels else []),
    ]


def _genootschappen(request: DriehoekRequest, team: Pteam) -> list[Kenmerk]:
    """Of which vakgenootschappen it is part (PT-13)."""
    return [
        Kenmerk("Vakgenootschap", naam, url=paden.van_drager(request, Dragersoort.GENOOTSCHAP, id_))
        for id_, naam in reads_verbanden.genootschappen_van(team.id, request.bezoek.peil)
    ]


def _formatie(request: DriehoekRequest, team: Pteam) -> list[Kenmerk]:
    formatie = reads_pteams.formatie(team.id, request.bezoek.peil)
    if formatie is None:
        return []
    return [
        Kenmerk("Formatie", f"{opmaak.fte(formatie.fte)} fte", toelichting=formatie.samenstelling)
    ]


def _vastleg_url(request: DriehoekRequest, team: Pteam | None) -> str:
    """Where one enters something about a team; empty for who may not enter anything here."""
    bezoek = request.bezoek
    leidt = team is not None and any(r.persoon_id == bezoek.persoon for r in team.leiding)
    mag = leidt or bezoek.rollen & {Rol.REGISTERBEHEERDER, Rol.DIRECTEUR_MO}
    return f"/vastleggen/?drager={team.id}" if team and bezoek.mag_schrijven and mag else ""


def _ledentabel(
    request: DriehoekRequest, leden: Sequence[Lidmaatschap], namen: dict[int, str]
) -> Tabel:
    """Who is in it, and what each works on as far as the register says."""
    rollen = reads_personen.rollen_in_woorden([f.persoon_id for f in leden], request.bezoek.peil)
    return Tabel(
        bijschrift="Wie erbij hoort",
        kolommen=(Kolom("Naam"), Kolom("Werkt aan"), Kolom("Sinds", "datum")),
        rijen=[
            [
                Cel(namen.get(f.persoon_id), url=paden.van_persoon(request, f.persoon_id)),
                Cel("; ".join(rollen[f.persoon_id]))
                if f.persoon_id in rollen
                else Cel("geen rol op deze dag", rustig=True),
                f.periode.van,
            ]
            for f in leden
        ],
        leeg=Leeg(
            "Niemand op deze dag",
            "Wie het P-beraad in dit team plaatst, staat hier. Kijk met de tijdbalk op een andere"
            " dag wie er toen bij hoorde.",
        ),
        bijschrift_verborgen=True,
    )


def _eerdertabel(
    request: DriehoekRequest, eerder: Sequence[Lidmaatschap], namen: dict[int, str]
) -> Tabel:
    return Tabel(
        bijschrift="Wie er eerder bij hoorde",
        kolommen=(Kolom("Naam"), Kolom("Van", "datum"), Kolom("Tot en met", "datum")),
        rijen=[
            [
                Cel(namen.get(f.persoon_id), url=paden.van_persoon(request, f.persoon_id)),
                f.periode.van,
                f.periode.laatste_dag,
            ]
            for f in eerder
        ],
        bijschrift_verborgen=True,
    )
