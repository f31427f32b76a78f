"""The access reviews that were done, and what came of what they found."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.platform import reeksen
from driehoek.platform.models import Account
from driehoek.platform.ui.componenten import Badge, Cel, Kenmerk, Kolom, Kruimel, Leeg, Tabel
from driehoek.platform.ui.lijst import Lijst, toon
from driehoek.platform.ui.opmaak import heel
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.register import adressen, reads
from driehoek.register.web import DriehoekRequest, alleen
from driehoek.toegang import reads_beoordelingen
from driehoek.toegang.models import Toegangsbeoordeling, Toegangsbevinding
from driehoek.toegang.types import Oordeel
from driehoek.toegang.views.hulp import INZAGE, kruimels, naar, rolnaam

TITEL = "Eerdere beoordelingen"
NIEMAND = uuid.UUID(int=0)


@require_safe
@alleen(*INZAGE)
def beoordelingen(request: DriehoekRequest) -> HttpResponse:
    rijen = reads_beoordelingen.beoordelingen(request.bezoek.peil.bekend_op)
    if q := request.GET.get("q", "").strip():
        rijen = rijen.filter(opmerkingen__icontains=q)
    return toon(
        request,
        Lijst(
            titel=TITEL,
            ondertitel="Wie wanneer heeft bekeken wat mensen kunnen, en wat dat opleverde.",
            wat="beoordelingen",
            kolommen=(
                Kolom("Gedaan", "moment"),
                Kolom("Door"),
                Kolom("Wat wijzigde sinds", "datum"),
                Kolom("Mensen", "heel"),
                Kolom("Gekregen", "heel"),
                Kolom("Verloren", "heel"),
                Kolom("Bevindingen", "heel"),
                Kolom("Moet eindigen", "heel"),
            ),
            rijen=rijen,
            cellen=lambda deel: _cellen(request, deel),
            leeg=Leeg(
                "Nog geen beoordeling",
                "Wie de toegang beoordeelt ziet wat er is gewijzigd en legt vast wat mag blijven.",
                naar(request, "toegang"),
                "Naar de toegang",
            ),
            bestandsnaam="toegangsbeoordelingen",
            zoeklabel="Woord in de opmerkingen",
            kruimels=kruimels(request, Kruimel(TITEL)),
        ),
    )


def _cellen(request: DriehoekRequest, deel: Sequence[Any]) -> list[list[Any]]:
    namen = reads.namen(b.beoordelaar_id for b in deel)
    return [
        [
            Cel(b.geopend.moment, url=naar(request, "toegang-beoordeling", b.id)),
            namen.get(b.beoordelaar_id),
            b.van,
            b.personen,
            b.gekregen,
            b.verloren,
            b.aantal,
            b.eindigt,
        ]
        for b in deel
    ]


@require_safe
@alleen(*INZAGE)
def beoordeling(request: DriehoekRequest, pk: int) -> HttpResponse:
    gevonden = (
        reads_beoordelingen.beoordelingen(request.bezoek.peil.bekend_op).filter(pk=pk).first()
    )
    if gevonden is None:
        raise Http404("Deze beoordeling is er niet.")
    bevindingen = list(gevonden.bevindingen.select_related("rolsoort").order_by("id"))
    open_ = reads_beoordelingen.open_bevindingen(bevindingen, request.bezoek.nu)
    return render(
        request,
        "toegang/beoordeling.html",
        {
            "beoordeling": gevonden,
            "kruimels": kruimels(
                request,
                Kruimel(TITEL, naar(request, "toegang-beoordelingen")),
                Kruimel("Beoordeling"),
            ),
            "kenmerken": _kenmerken(request, gevonden),
            "bevindingen": _tabel(request, bevindingen, open_),
            "open": len(open_),
        },
    )


def _kenmerken(request: DriehoekRequest, gevonden: Toegangsbeoordeling) -> list[Kenmerk]:
    handeling = gevonden.geopend
    return [
        Kenmerk("Gedaan", handeling.moment, "moment"),
        Kenmerk("Door", reads.naam_van(gevonden.beoordelaar_id)),
        Kenmerk("Over wat wijzigde sinds", gevonden.van, "datum"),
        Kenmerk("Mensen met een rol of account", gevonden.personen, "heel"),
        Kenmerk("Rollen gekregen", gevonden.gekregen, "heel"),
        Kenmerk("Rollen verloren", gevonden.verloren, "heel"),
        Kenmerk("Vroeg aandacht", gevonden.aandachtspunten, "heel"),
        Kenmerk(
            "Handeling",
            heel(handeling.nr),
            url=op_peilmoment(adressen.van_handeling(handeling.nr), request.bezoek.tijdbalk),
        ),
        Kenmerk("Opmerkingen", gevonden.opmerkingen or "geen"),
    ]


def _tabel(
    request: DriehoekRequest, bevindingen: Sequence[Toegangsbevinding], open_: set[int]
) -> Tabel:
    namen = reads.namen(b.persoon_id for b in bevindingen if b.persoon_id)
    dragers = reads.benamingen({b.drager_id for b in bevindingen if b.drager_id})
    accounts = {b.account for b in bevindingen if b.account}
    gebruikersnamen = dict(
        Account.objects.filter(id__in=reeksen.uuids(accounts)).values_list("id", "gebruikersnaam")
    )
    rijen = []
    for b in bevindingen:
        if b.rolsoort:
            rol = rolnaam(b.rolsoort.rol, waarneming=b.waarneming)
            over = f"{rol} van {dragers.get(b.drager_id or 0)}"
            wie = Cel(
                namen.get(b.persoon_id or 0), url=naar(request, "toegang-persoon", b.persoon_id)
            )
        else:
            over, wie = "Account", Cel(gebruikersnamen.get(b.account or NIEMAND, "account is weg"))
        rijen.append([wie, over, *_oordeel(b, open_), b.toelichting or Cel("geen", rustig=True)])
    return Tabel(
        bijschrift="Bevindingen",
        kolommen=(
            Kolom("Wie"),
            Kolom("Waarover"),
            Kolom("Oordeel"),
            Kolom("Nu"),
            Kolom("Toelichting"),
        ),
        rijen=rijen,
        leeg=Leeg("Geen bevindingen", "Over geen enkele rol of account is iets apart gezegd."),
        bijschrift_verborgen=True,
    )


def _oordeel(bevinding: Toegangsbevinding, open_: set[int]) -> tuple[Cel, Cel]:
    if bevinding.oordeel == Oordeel.BLIJFT:
        return Cel(badges=(Badge("mag blijven", "goed"),)), Cel("", rustig=True)
    nu = Badge("nog open", "let-op") if bevinding.id in open_ else Badge("gedaan", "goed")
    return Cel(badges=(Badge("moet eindigen", "fout"),)), Cel(badges=(nu,))
