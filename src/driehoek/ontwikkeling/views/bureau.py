"""The P-manager's desk: my teams and my people, with what asks attention first."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.kern.tijd import dag_in_woorden
from driehoek.ontwikkeling import reads, reads_bureau, reads_teamplan
from driehoek.ontwikkeling.reads_bureau import Mens
from driehoek.organisatie import grafieken, reads_leiding, reads_pteams
from driehoek.organisatie.reads_inzet import Werkweek
from driehoek.organisatie.reads_leiding import Pmanager
from driehoek.organisatie.reads_pteams import Pteam
from driehoek.platform import klok
from driehoek.platform.ui import opmaak
from driehoek.platform.ui.componenten import Badge, Cel, Kolom, Kruimel, Leeg, Tabel, Tegel
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.register import adressen, instellingen
from driehoek.register.policy import LEIDINGGEVEND
from driehoek.register.types import Dragersoort, Rol
from driehoek.register.web import DriehoekRequest, alleen


@require_safe
@alleen(*sorted(LEIDINGGEVEND), Rol.REGISTERBEHEERDER)
def bureau(request: DriehoekRequest) -> HttpResponse:
    """For who leads people: by a P-team, or because they were assigned (PT-18)."""
    bezoek = request.bezoek
    mij, peil = bezoek.persoon or 0, bezoek.peil
    ik = next((p for p in reads_leiding.pmanagers(peil) if p.persoon == mij), None)
    mensen = reads_bureau.mensen_van(mij, peil)
    teams = ik.teams if ik else ()
    context = {
        "kruimels": [
            Kruimel("P-teams", op_peilmoment("/pteams/", bezoek.tijdbalk)),
            Kruimel("Mijn mensen"),
        ],
        "tegels": _tegels(
            ik, mensen, instellingen.getal(instellingen.ONTWIKKELTIJD, peil.geldig_op)
        ),
        "teams": teams,
        "bereik": grafieken.teams_als_bereik(teams, reads_pteams.grenzen(peil)),
        "teamtabel": _teams(request, teams),
        "mensen": _mensen(request, mensen, {team.id: team.naam for team in teams}),
        "signalen_url": op_peilmoment("/signalen/?wie=mij", bezoek.tijdbalk),
    }
    return render(request, "ontwikkeling/bureau.html", context)


def _tegels(ik: Pmanager | None, mensen: Sequence[Mens], procent: int) -> list[Tegel]:
    voor = reads.verouderd_voor(klok.vandaag())
    zonder = sum(m.zonder_sinds is not None for m in mensen)
    oud = sum(m.te_oud(voor) for m in mensen)
    te_vol = sum(m.te_vol for m in mensen)
    return [
        Tegel("Mensen die jij leidt", len(mensen), "#mensen"),
        *([_span(ik)] if ik else []),
        Tegel(
            "Te veel uren op opdrachten",
            te_vol,
            "#mensen",
            "let-op" if te_vol else "neutraal",
            toelichting=f"{procent}% van de week is voor ontwikkeling",
        ),
        Tegel("Opdracht afgelopen", zonder, "#mensen", "let-op" if zonder else "neutraal"),
        Tegel("Profiel leeg of oud", oud, "#mensen", "let-op" if oud else "neutraal"),
    ]


def _span(ik: Pmanager) -> Tegel:
    """How many employees count for my span, against the table (PT-04)."""
    if ik.span is None:
        return Tegel(
            "Medewerkers in je teams",
            ik.medewerkers,
            toelichting="hoeveel tijd je ervoor hebt is niet vastgelegd",
        )
    zegt = ik.span.zegt(ik.medewerkers)
    return Tegel(
        "Medewerkers in je teams",
        ik.medewerkers,
        toon="let-op" if zegt else "neutraal",
        toelichting=f"bij {ik.procent}% van je tijd horen er {ik.span.bereik}",
    )


def _teams(request: DriehoekRequest, teams: Sequence[Pteam]) -> Tabel:
    grenzen = reads_pteams.grenzen(request.bezoek.peil)
    jaren = reads_teamplan.jaren([team.id for team in teams])

    def rij(team: Pteam) -> list[Any]:
        pad = adressen.van_drager(Dragersoort.PTEAM, team.id)
        zegt = grenzen.zegt(team.medewerkers)
        return [
            Cel(
                team.naam,
                url=op_peilmoment(pad, request.bezoek.tijdbalk),
                badges=[Badge(zegt, "let-op")] if zegt else [],
            ),
            team.medewerkers,
            team.anderen,
            _plan(request, team.id, jaren.get(team.id)),
        ]

    return Tabel(
        bijschrift="Mijn P-teams",
        kolommen=(
            Kolom("P-team"),
            Kolom("Medewerkers", "heel"),
            Kolom("Anderen", "heel"),
            Kolom("Teamplan"),
        ),
        rijen=[rij(team) for team in teams],
        bijschrift_verborgen=True,
    )


def _plan(request: DriehoekRequest, team: int, jaar: int | None) -> Cel:
    """Of which year the plan is; one of this year is what there should be (PT-10)."""
    oud = jaar is None or jaar < klok.vandaag().year
    return Cel(
        f"van {jaar}" if jaar else "nog geen plan",
        url=op_peilmoment(f"/pteams/{team}/teamplan/", request.bezoek.tijdbalk),
        badges=[Badge("schrijf er een", "let-op")] if oud else [],
    )


def _mensen(request: DriehoekRequest, mensen: Sequence[Mens], teams: Mapping[int, str]) -> Tabel:
    """Who asks attention first, then by name."""
    voor = reads.verouderd_voor(klok.vandaag())

    def volgorde(mens: Mens) -> tuple[bool, bool, bool]:
        return not mens.te_vol, mens.zonder_sinds is None, not mens.te_oud(voor)

    return Tabel(
        bijschrift="Mijn mensen",
        kolommen=(
            Kolom("Naam"),
            Kolom("Werkt aan"),
            Kolom("Uren op opdrachten"),
            Kolom("Werkweek", "fte"),
            Kolom("Profiel bijgewerkt", "datum"),
        ),
        rijen=[_rij(request, mens, teams, voor) for mens in sorted(mensen, key=volgorde)],
        leeg=Leeg(
            "Je leidt op deze dag niemand",
            "Wie in jouw P-team wordt geplaatst, of aan jou wordt toegewezen, staat hier.",
        ),
        bijschrift_verborgen=True,
    )


def _rij(request: DriehoekRequest, mens: Mens, teams: Mapping[int, str], voor: date) -> list[Any]:
    balk = request.bezoek.tijdbalk
    oud = mens.te_oud(voor)
    return [
        Cel(
            mens.naam,
            url=op_peilmoment(f"/mensen/{mens.id}/", balk),
            onder=teams.get(mens.team or 0, "persoonlijk toegewezen"),
        ),
        _werk(mens),
        _uren(mens.week),
        mens.week.uren,
        Cel(
            mens.profiel_op or "nog geen profiel",
            badges=[Badge("te oud", "let-op")] if oud and mens.profiel_op else [],
            rustig=mens.profiel_op is None,
        ),
    ]


def _uren(week: Werkweek) -> Cel:
    """What was agreed on opdrachten, and how much that leaves or is too much (PT-11)."""
    gepland = opmaak.fte(week.gepland)
    if week.ruimte is None:
        return Cel(gepland)
    if week.ruimte < 0:
        badge = Badge(f"{opmaak.fte(-week.ruimte)} te veel", "let-op")
        return Cel(gepland, badges=[badge])
    return Cel(gepland, onder=f"nog {opmaak.fte(week.ruimte)} vrij")


def _werk(mens: Mens) -> Cel:
    if mens.werk:
        return Cel("; ".join(mens.werk))
    if mens.zonder_sinds:
        onder = f"sinds {dag_in_woorden(mens.zonder_sinds)}"
        return Cel("geen opdracht", onder=onder, badges=[Badge("bespreek", "let-op")])
    return Cel("geen rol op deze dag", rustig=True)
