"""Joining a P-team, vakgenootschap or vakcirkel beside the own P-team, and stopping (PT-07)."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from driehoek.kern.tijd import Periode, dag_in_woorden
from driehoek.organisatie import acts, reads_pteams, reads_verbanden
from driehoek.organisatie.forms_verbanden import MeedoenForm, StopForm
from driehoek.organisatie.types_verbanden import NieuweDeelname
from driehoek.platform.handelingen.types import Verzoek
from driehoek.platform.ui.componenten import Kruimel
from driehoek.platform.ui.invoer import lukt
from driehoek.register import adressen, policy, reads
from driehoek.register.types import Rol
from driehoek.register.web import DriehoekRequest, binnen

FORMULIER = ["GET", "HEAD", "POST"]


@require_http_methods(FORMULIER)
@binnen
def doe_mee(request: DriehoekRequest, pk: int) -> HttpResponse:
    zelf = policy.eis_persoon(request.bezoek.persoon)
    terug = _pagina(request, pk)
    naam = reads.benaming(pk)
    form = MeedoenForm(request.POST or None, initial={"verzoek": uuid.uuid4()}, label_suffix="")
    form.kies(_mensen(request, zelf))

    def bewaar(schoon: dict[str, Any]) -> None:
        deelname = NieuweDeelname(
            schoon["persoon"],
            pk,
            Periode(schoon["vanaf"]),
            schoon["overlegd_op"],
            schoon["aandeel"],
        )
        verzoek = Verzoek(actor=request.bezoek.actor, id=schoon["verzoek"])
        acts.doe_mee(verzoek, deelnamen=[deelname])

    if form.is_valid() and lukt(form, bewaar):
        vanaf = dag_in_woorden(form.cleaned_data["vanaf"])
        messages.success(request, f"Vastgelegd: {_wie(form, zelf)} vanaf {vanaf} mee bij {naam}.")
        return redirect(terug)
    return _toon(request, form, f"Meedoen bij {naam}", naam, terug, "Doe mee")


@require_http_methods(FORMULIER)
@binnen
def stop(request: DriehoekRequest, pk: int, persoon: int) -> HttpResponse:
    zelf = policy.eis_persoon(request.bezoek.persoon)
    terug = _pagina(request, pk)
    mensen = dict(_mensen(request, zelf))
    if persoon not in mensen and Rol.REGISTERBEHEERDER not in request.bezoek.rollen:
        raise PermissionDenied("Dit doet wie het betreft, of de P-manager.")
    naam, wie = reads.benaming(pk), reads.naam_van(persoon)
    form = StopForm(request.POST or None, initial={"verzoek": uuid.uuid4()}, label_suffix="")

    def bewaar(schoon: dict[str, Any]) -> None:
        verzoek = Verzoek(actor=request.bezoek.actor, id=schoon["verzoek"])
        acts.stop_deelname(verzoek, persoon=persoon, drager=pk, vanaf=schoon["vanaf"])

    if form.is_valid() and lukt(form, bewaar):
        vanaf = dag_in_woorden(form.cleaned_data["vanaf"])
        messages.success(request, f"{wie} doet vanaf {vanaf} niet meer mee bij {naam}.")
        return redirect(terug)
    return _toon(request, form, f"{wie} stopt bij {naam}", naam, terug, "Stop")


def _toon(
    request: DriehoekRequest, form: Any, titel: str, naam: str, terug: str, knop: str
) -> HttpResponse:
    context = {
        "form": form,
        "titel": titel,
        "terug": terug,
        "knop": knop,
        "kruimels": [Kruimel("P-teams", "/pteams/"), Kruimel(naam, terug), Kruimel(knop)],
    }
    return render(request, "platform/formulierpagina.html", context)


def _pagina(request: DriehoekRequest, pk: int) -> str:
    """The page of what is joined; 404 where it cannot be joined today."""
    soort = reads_verbanden.soort_om_bij_te_horen(pk, request.bezoek.nu)
    if not soort:
        raise Http404("Hier kun je vandaag niet bij meedoen.")
    return adressen.van_drager(soort, pk)


def _mensen(request: DriehoekRequest, zelf: int) -> list[tuple[int, str]]:
    """Oneself first, then who is in a P-team that one is P-manager of."""
    nu = request.bezoek.nu
    teams = [r.drager_id for r in reads.rollen_van(zelf, nu).filter(rolsoort__rol=Rol.P_MANAGER)]
    anderen = [f.persoon_id for team in teams for f in reads_pteams.leden(team, nu)]
    namen = reads.namen({zelf, *anderen})
    return [(zelf, namen.get(zelf, "")), *((p, namen[p]) for p in anderen if p != zelf)]


def _wie(form: MeedoenForm, zelf: int) -> str:
    persoon = form.cleaned_data["persoon"]
    return "je doet" if persoon == zelf else f"{reads.naam_van(persoon)} doet"
