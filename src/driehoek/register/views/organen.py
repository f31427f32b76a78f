"""Organs and the concern: who sits where, and what they decided."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.platform.ui.componenten import Cel, Kolom, Kruimel, Leeg, Tabel
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.register import adressen, reads
from driehoek.register.models import Besluit, Drager
from driehoek.register.types import Dragersoort, Rol
from driehoek.register.web import DriehoekRequest, binnen

LAATSTE = 20


@require_safe
@binnen
def orgaan(request: DriehoekRequest, pk: int) -> HttpResponse:
    drager = Drager.objects.filter(
        pk=pk, soort__in=[Dragersoort.ORGAAN, Dragersoort.CONCERN]
    ).first()
    if drager is None:
        raise Http404("Dit orgaan staat niet in het register.")
    peil, balk = request.bezoek.peil, request.bezoek.tijdbalk
    naam = reads.benamingen([pk], peil).get(pk, drager.nummer)
    rollen = list(reads.rollen_op([pk], peil).order_by("rolsoort_id", "id"))
    namen = reads.namen(r.persoon_id for r in rollen)
    besluiten = Besluit.objects.filter(
        beslisser_drager=pk,
        beslisser_rol="",
        genomen__lte=peil.geldig_op,
        geopend__moment__lte=peil.bekend_op,
    ).order_by("-genomen", "-id")
    context = {
        "naam": naam,
        "kruimels": [
            Kruimel("Personen", op_peilmoment("/personen/", request.bezoek.tijdbalk)),
            Kruimel(naam),
        ],
        "rollen": Tabel(
            bijschrift="Wie hier een rol heeft",
            kolommen=(Kolom("Rol"), Kolom("Naam"), Kolom("Sinds", "datum")),
            rijen=[
                [
                    Rol(r.rolsoort.rol).label,
                    Cel(
                        namen.get(r.persoon_id),
                        url=op_peilmoment(adressen.van_persoon(r.persoon_id), balk),
                    ),
                    r.periode.van,
                ]
                for r in rollen
            ],
            leeg=Leeg(
                "Niemand op deze dag",
                "Wie wordt aangewezen als lid, staat hier met naam en sinds wanneer. Kijk met de"
                " tijdbalk op een andere datum wie het eerder was.",
                f"/vastleggen/orgaanlid/?drager={pk}"
                if request.bezoek.mag_alles_vastleggen
                else "",
                "Wijs iemand aan",
            ),
            bijschrift_verborgen=True,
        ),
        "besluiten": Tabel(
            bijschrift="Laatste besluiten",
            kolommen=(Kolom("Kenmerk", "code"), Kolom("Titel"), Kolom("Genomen", "datum")),
            rijen=[
                [
                    Cel(b.kenmerk, url=op_peilmoment(adressen.van_besluit(b.id), balk)),
                    b.titel,
                    b.genomen,
                ]
                for b in besluiten[:LAATSTE]
            ],
            leeg=Leeg(
                "Geen besluiten",
                "Legt iemand iets vast dat dit orgaan besloot, dan staat het besluit vanzelf hier.",
            ),
            bijschrift_verborgen=True,
        ),
        "aantal": besluiten.count(),
    }
    return render(request, "register/orgaan.html", context)
