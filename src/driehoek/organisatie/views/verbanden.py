"""Vakgenootschappen and vakcirkels: which there are, and who is in one (PT-13, PT-14)."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from driehoek.organisatie import reads as organisatie
from driehoek.organisatie import reads_pteams, reads_verbanden
from driehoek.organisatie.models import Deelname
from driehoek.organisatie.reads_verbanden import Vakgenoot, Verband
from driehoek.organisatie.types_verbanden import VERBANDEN
from driehoek.organisatie.views import paden
from driehoek.organisatie.views.buren import buren
from driehoek.platform.ui.componenten import Badge, Cel, Kenmerk, Kolom, Kruimel, Leeg, Tabel
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.register import policy, reads
from driehoek.register.personen import kaal
from driehoek.register.types import Dragersoort, Rol
from driehoek.register.web import DriehoekRequest, binnen

SOORTEN = tuple((soort.value, str(soort.label)) for soort in VERBANDEN)


@require_safe
@binnen
def verbanden(request: DriehoekRequest) -> HttpResponse:
    """Which there are, with their P-teams."""
    peil = request.bezoek.peil
    alle = reads_verbanden.verbanden(peil)
    teamnamen = reads.benamingen({team for v in alle for team in v.teams}, peil)
    rijen = [v for v in alle if _past(v, request)]

    def cellen(deel: Sequence[Verband]) -> list[list[Any]]:
        return [_rij(request, verband, teamnamen) for verband in deel]

    return toon(
        request,
        Lijst(
            titel="Vakgenootschappen en vakcirkels",
            ondertitel="Waar collega's met hetzelfde vak elkaar vinden, naast hun eigen P-team.",
            wat="vakgenootschappen en vakcirkels",
            kolommen=(
                Kolom("Naam"),
                Kolom("P-teams"),
                Kolom("Mensen", "heel"),
                Kolom("Nummer", "code"),
            ),
            rijen=rijen,
            cellen=cellen,
            leeg=Leeg(
                "Nog geen vakgenootschappen of vakcirkels",
                "Delen twee P-teams een vak? Dan kan het P-beraad een vakgenootschap instellen. Vind"
                " je met collega's nergens een plek? Vorm een vakcirkel.",
            ),
            bestandsnaam="vakgenootschappen",
            zoeklabel="Naam",
            keuzes=(Keuze("soort", "Soort", SOORTEN, "Beide soorten"),),
            kruimels=(
                Kruimel("P-teams", op_peilmoment("/pteams/", request.bezoek.tijdbalk)),
                Kruimel("Vakgenootschappen en vakcirkels"),
            ),
            extra={"nieuw": _nieuw(request), "buren": buren(request, "verbanden")},
        ),
        "organisatie/verbanden.html",
    )


def _nieuw(request: DriehoekRequest) -> dict[str, bool]:
    """What one may set up."""
    bezoek = request.bezoek
    return {
        naam: bezoek.mag_schrijven and policy.mag(bezoek.actor, act).mag
        for naam, act in (("genootschap", "stel_genootschap_in"), ("cirkel", "vorm_vakcirkel"))
    }


def _past(verband: Verband, request: DriehoekRequest) -> bool:
    soort = request.GET.get("soort", "")
    if soort and soort != verband.soort:
        return False
    tekst = kaal(f"{verband.naam} {verband.nummer}")
    return all(deel in tekst for deel in kaal(request.GET.get("q", "")).split())


def _rij(request: DriehoekRequest, verband: Verband, teamnamen: dict[int, str]) -> list[Any]:
    pad = paden.van_drager(request, verband.soort, verband.id)
    return [
        Cel(verband.naam, url=pad, badges=[Badge(str(Dragersoort(verband.soort).label))]),
        _teams(verband, teamnamen),
        verband.mensen,
        verband.nummer,
    ]


def _teams(verband: Verband, teamnamen: dict[int, str]) -> Cel:
    namen = ", ".join(sorted(teamnamen.get(team, "") for team in verband.teams))
    return Cel(namen) if namen else Cel("geen", rustig=True)


@require_safe
@binnen
def verband(request: DriehoekRequest, pk: int) -> HttpResponse:
    """One of them: its P-teams, its expertisecentrum, and who joins beside the own P-team."""
    bezoek = request.bezoek
    if not reads_verbanden.bestond_ooit(pk, VERBANDEN, bezoek.peil.bekend_op):
        raise Http404("Dit vakgenootschap of deze vakcirkel staat niet in het register.")
    gevonden = next(iter(reads_verbanden.verbanden(bezoek.peil, [pk])), None)
    naam = gevonden.naam if gevonden else reads.benaming(pk)
    context = {
        "pk": pk,
        "naam": naam,
        "verband": gevonden,
        "badges": [Badge(str(Dragersoort(gevonden.soort).label))] if gevonden else [],
        "kruimels": [
            Kruimel("P-teams", op_peilmoment("/pteams/", bezoek.tijdbalk)),
            Kruimel("Vakgenootschappen en vakcirkels", _naar_lijst(request)),
            Kruimel(naam),
        ],
        "wijzig_url": _vastleg_url(request, pk) if gevonden else "",
        "meedoen_url": meedoen_url(request, pk) if gevonden else "",
        **(_inhoud(request, gevonden) if gevonden else {}),
    }
    return render(request, "organisatie/verband.html", context)


def _naar_lijst(request: DriehoekRequest) -> str:
    return op_peilmoment(reverse("verbanden"), request.bezoek.tijdbalk)


def _vastleg_url(request: DriehoekRequest, pk: int) -> str:
    bezoek = request.bezoek
    mag = bezoek.rollen & {Rol.REGISTERBEHEERDER, Rol.DIRECTEUR_MO}
    return f"/vastleggen/?drager={pk}" if bezoek.mag_schrijven and mag else ""


def meedoen_url(request: DriehoekRequest, drager: int) -> str:
    """Where one joins; empty for who is no person, and on another day than today."""
    return reverse("meedoen", args=[drager]) if request.bezoek.mag_schrijven else ""


def _inhoud(request: DriehoekRequest, verband: Verband) -> dict[str, Any]:
    peil = request.bezoek.peil
    deelnemers = list(reads_verbanden.deelnemers(verband.id, peil))
    delen: dict[str, Any] = {
        "kenmerken": _kenmerken(verband),
        "deelnemers": deelnametabel(request, deelnemers),
        "aantal": len(deelnemers),
    }
    if verband.is_genootschap:
        teams = reads_pteams.pteams(peil, verband.teams)
        centrum = reads_verbanden.expertisecentrum(verband.id, peil)
        namen = {team.id: team.naam for team in teams}
        delen |= {
            "teams": _teamtabel(request, teams),
            "centrum": _centrumtabel(request, centrum, namen),
        }
    return delen


def _kenmerken(verband: Verband) -> list[Kenmerk]:
    teams = [Kenmerk("P-teams", len(verband.teams), "heel")] if verband.is_genootschap else []
    return [
        Kenmerk("Mensen", verband.mensen, "heel", toelichting="ieder een keer geteld"),
        *teams,
        Kenmerk("Nummer", verband.nummer, "code"),
    ]


def _teamtabel(request: DriehoekRequest, teams: Sequence[reads_pteams.Pteam]) -> Tabel:
    return Tabel(
        bijschrift="P-teams",
        kolommen=(Kolom("P-team"), Kolom("Medewerkers", "heel"), Kolom("Anderen", "heel")),
        rijen=[
            [Cel(t.naam, url=paden.van_team(request, t.id)), t.medewerkers, t.anderen]
            for t in teams
        ],
        leeg=Leeg("Geen P-teams op deze dag", "Kijk met de tijdbalk op een andere dag."),
        bijschrift_verborgen=True,
    )


def _centrumtabel(
    request: DriehoekRequest, centrum: Sequence[Vakgenoot], teams: dict[int, str]
) -> Tabel:
    namen = reads.namen(v.persoon for v in centrum)
    return Tabel(
        bijschrift="Expertisecentrum",
        kolommen=(Kolom("Naam"), Kolom("Namens"), Kolom("Als")),
        rijen=[
            [
                Cel(namen.get(v.persoon), url=paden.van_persoon(request, v.persoon)),
                teams.get(v.pteam, ""),
                "P-manager" if v.leidt else "afgevaardigde",
            ]
            for v in centrum
        ],
        leeg=Leeg(
            "Nog niemand in het expertisecentrum",
            "De P-managers van de teams zitten erin, met wie zij namens hun team aanwijzen. Dat doen"
            " ze op de pagina van het P-team, bij 'Leg iets vast'.",
        ),
        bijschrift_verborgen=True,
    )


def deelnametabel(request: DriehoekRequest, feiten: Sequence[Deelname]) -> Tabel:
    """Who joins beside the own P-team, and which that is."""
    peil, mensen = request.bezoek.peil, [f.persoon_id for f in feiten]
    namen, teams = reads.namen(mensen), organisatie.pteams_van(mensen, peil)
    teamnamen = reads.benamingen(set(teams.values()), peil)
    return Tabel(
        bijschrift="Doen ook mee",
        kolommen=(
            Kolom("Naam"),
            Kolom("Eigen P-team"),
            Kolom("Deel van de tijd"),
            Kolom("Sinds", "datum"),
        ),
        rijen=[
            [
                Cel(namen.get(f.persoon_id), url=paden.van_persoon(request, f.persoon_id)),
                teamnamen.get(teams.get(f.persoon_id, 0), ""),
                f"{f.aandeel}%" if f.aandeel else Cel("niet ingevuld", rustig=True),
                f.periode.van,
            ]
            for f in feiten
        ],
        leeg=Leeg(
            "Niemand op deze dag",
            "Wie meedoet zonder te verhuizen, staat hier.",
        ),
        bijschrift_verborgen=True,
    )
