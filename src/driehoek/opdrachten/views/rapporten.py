"""Reports: ask for 'register op datum', see how far it is, and fetch it."""

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.opdrachten.forms.rapport import RapportForm, begin
from driehoek.opdrachten.rapport.lees import waarover
from driehoek.platform import inzage, taakbestanden, taken
from driehoek.platform.models import Taak
from driehoek.platform.taakbestanden import BEWAAR_DAGEN
from driehoek.platform.ui.componenten import Badge, Cel, Kolom, Kruimel, Leeg, Tabel, Toon
from driehoek.platform.ui.opmaak import datum, moment
from driehoek.platform.uitvoer import bijlage
from driehoek.register import reads
from driehoek.register.web import DriehoekRequest, binnen

SOORT = "maak_rapport"
TEGELIJK = 3
"""So many reports of one person are made or wait at a time."""
GETOOND = 20
TOON: dict[str, Toon] = {
    Taak.Staat.KLAAR: "goed",
    Taak.Staat.MISLUKT: "fout",
    Taak.Staat.LOOPT: "info",
    Taak.Staat.WACHT: "neutraal",
}
_ONDERWEG = (Taak.Staat.WACHT, Taak.Staat.LOOPT)


@require_http_methods(["GET", "HEAD", "POST"])
@binnen
def rapporten(request: DriehoekRequest) -> HttpResponseBase:
    peil = request.bezoek.peil
    if request.method == "POST":
        form = RapportForm(request.POST, peil=peil)
        if form.is_valid() and _mag_er_een_bij(request, form):
            return HttpResponseRedirect(reverse("rapport", args=[_vraag_aan(request, form).id]))
    else:
        form = RapportForm(peil=peil, initial=begin(request.bezoek.tijdbalk))
    context = {"form": form, "mijn": _mijn(request), "dagen": BEWAAR_DAGEN}
    return render(request, "opdrachten/rapporten.html", context)


def _mag_er_een_bij(request: DriehoekRequest, form: RapportForm) -> bool:
    onderweg = _van_mij(request).filter(staat__in=_ONDERWEG).count()
    if onderweg < TEGELIJK:
        return True
    form.add_error(
        None, f"Er zijn al {onderweg} rapporten van je onderweg. Wacht tot er een klaar is."
    )
    return False


def _vraag_aan(request: DriehoekRequest, form: RapportForm) -> Taak:
    """Ask for the report, and note who takes what out of the register."""
    gevraagd = form.cleaned_data
    omvang, account = gevraagd["omvang"], _account(request)
    peil = reads.peilmoment(gevraagd["geldig_op"], gevraagd["bekend_op"], hoofd=request.bezoek.kop)
    bekend = f", bekend op {moment(peil.bekend_op)}" if gevraagd["bekend_op"] else ""
    zin = f"Register op {datum(peil.geldig_op)}{bekend}: {waarover(omvang, peil)}"
    inzage.noteer("rapport", zin, account=account, doel="Register op datum", drager=omvang.id)
    return taken.start(
        SOORT,
        zin,
        account=account,
        geldig_op=peil.geldig_op.isoformat(),
        bekend_op=peil.bekend_op.isoformat(),
        omvang=omvang.soort.value,
        over=omvang.id,
        vorm=gevraagd["vorm"],
    )


@require_safe
@binnen
def rapport(request: DriehoekRequest, pk: uuid.UUID) -> HttpResponse:
    """How far it is; a page, or the part of it that asks again by itself."""
    taak = _eigen(request, pk)
    deel = bool(request.headers.get("HX-Request"))
    context = {
        "taakstand": taken.stand(taak),
        "bestand": taakbestanden.van(_account(request), pk) if taak.uitkomst else None,
        "kruimels": [Kruimel("Rapporten", reverse("rapporten")), Kruimel("Rapport")],
        "dagen": BEWAAR_DAGEN,
    }
    return render(request, f"opdrachten/{'_rapport_stand' if deel else 'rapport'}.html", context)


@require_safe
@binnen
def rapport_bestand(request: DriehoekRequest, pk: uuid.UUID) -> HttpResponse:
    _eigen(request, pk)
    bestand = taakbestanden.van(_account(request), pk)
    if bestand is None:
        raise Http404("Dit rapport is er nog niet, of het is niet meer bewaard. Vraag het opnieuw.")
    return bijlage(bytes(bestand.inhoud), bestand.naam, bestand.mediatype)


def _account(request: DriehoekRequest) -> uuid.UUID:
    account = request.bezoek.account
    assert account is not None  # noqa: S101  (whoever is in, has one)
    return account.id


def _van_mij(request: DriehoekRequest) -> Any:
    return Taak.objects.filter(account=_account(request), soort=SOORT)


def _eigen(request: DriehoekRequest, pk: uuid.UUID) -> Taak:
    taak: Taak | None = _van_mij(request).filter(id=pk).first()
    if taak is None:
        raise PermissionDenied("Dit rapport is van iemand anders, of het is er niet meer.")
    return taak


def _mijn(request: DriehoekRequest) -> Tabel:
    rijen = _van_mij(request).select_related("bestand").defer("bestand__inhoud")[:GETOOND]
    return Tabel(
        bijschrift="Mijn rapporten",
        kolommen=(Kolom("Rapport"), Kolom("Gevraagd", "moment"), Kolom("Stand"), Kolom("Bestand")),
        rijen=[_rij(taak) for taak in rijen],
        leeg=Leeg(
            "Nog geen rapporten",
            "Vraag er hierboven een. Je kunt intussen verder werken: het komt hier te staan.",
        ),
        bijschrift_verborgen=True,
    )


def _rij(taak: Taak) -> list[Any]:
    bestand = getattr(taak, "bestand", None)
    return [
        Cel(taak.omschrijving, url=reverse("rapport", args=[taak.id])),
        taak.gemaakt,
        Cel(badges=(Badge(taak.get_staat_display(), TOON[taak.staat]),)),
        Cel(
            bestand.naam,
            url=reverse("rapport-bestand", args=[taak.id]),
            onder=f"te halen tot {datum(bestand.verloopt)}",
        )
        if bestand
        else Cel("geen", rustig=True),
    ]
