"""The extract of an opdracht: what it is for, and the file."""

from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from driehoek.opdrachten.forms.rapport import UittrekselForm
from driehoek.opdrachten.uittreksel import maak
from driehoek.opdrachten.views.hulp import naar
from driehoek.platform import inzage
from driehoek.platform.ui.componenten import Kruimel
from driehoek.platform.uitvoer import bijlage
from driehoek.register.models import Drager
from driehoek.register.reads import benamingen
from driehoek.register.types import Dragersoort
from driehoek.register.web import DriehoekRequest, binnen

SOORTEN = (Dragersoort.OPDRACHT, Dragersoort.DEELOPDRACHT)


@require_http_methods(["GET", "HEAD", "POST"])
@binnen
def uittreksel(request: DriehoekRequest, pk: int) -> HttpResponseBase:
    """Say what it is for, and get it. It is of all that the register knows now, and ever said."""
    drager = Drager.objects.filter(pk=pk, soort__in=SOORTEN).first()
    if drager is None:
        raise Http404("Deze opdracht staat niet in het register.")
    mag_grootboek = request.bezoek.mag_grootboek
    form = UittrekselForm(request.POST or None, mag_grootboek=mag_grootboek)
    if request.method == "POST" and form.is_valid():
        return _geef(request, drager, form)
    naam = benamingen([pk], request.bezoek.peil).get(pk, drager.nummer)
    pad = naar(request, f"/opdrachten/{pk}/")
    context = {
        "form": form,
        "drager": drager,
        "naam": naam,
        "terug": pad,
        "kruimels": [
            Kruimel("Opdrachten", naar(request, "/opdrachten/")),
            Kruimel(naam, pad),
            Kruimel("Uittreksel"),
        ],
    }
    return render(request, "opdrachten/uittreksel.html", context)


def _geef(request: DriehoekRequest, drager: Drager, form: UittrekselForm) -> HttpResponseBase:
    """The file; that it was taken is noted first."""
    gevraagd, account = form.cleaned_data, request.bezoek.account
    gemaakt = maak(drager, met_keten=gevraagd.get("keten", False))
    inzage.noteer(
        "uittreksel",
        gemaakt.naam,
        account=account.id if account else None,
        doel=gevraagd["doel"],
        drager=drager.id,
    )
    return bijlage(gemaakt.inhoud, gemaakt.naam, "application/zip")
