"""What this register is, and how machines find their way."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from driehoek.publicatie import reads
from driehoek.publicatie.reads_data import ROLLEN
from driehoek.publicatie.types import VOORVOEGSEL
from driehoek.publicatie.views.poort import NAV, OpenbaarRequest, openbaar


@openbaar
def over(request: OpenbaarRequest) -> HttpResponse:
    """What one finds here and what not; which roles are named is what the setting says."""
    bij_naam = request.blik.bij_naam
    context = {
        "met_naam": [rol.label for rol in ROLLEN if rol in bij_naam],
        "zonder_naam": [rol.label for rol in ROLLEN if rol not in bij_naam],
    }
    return render(request, "publicatie/over.html", context)


@openbaar
def robots(request: OpenbaarRequest) -> HttpResponse:
    """Of the public pages those of today; nothing of what is behind the login."""
    regels = (
        "User-agent: *",
        "Disallow: /",
        f"Allow: {VOORVOEGSEL}/",
        "Allow: /static/",
        f"Disallow: {reverse('openbaar-zoek')}",
        f"Disallow: {VOORVOEGSEL}/*geldig_op=",
        f"Disallow: {VOORVOEGSEL}/*bekend_op=",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    )
    return HttpResponse("\n".join((*regels, "")), content_type="text/plain; charset=utf-8")


@openbaar
def sitemap(request: OpenbaarRequest) -> HttpResponse:
    """Every page that stays: of each opgave and opdracht that is there today."""
    paden = [
        reverse("openbaar"),
        *(punt.url for punt in NAV),
        *(rij.plaats.pad for rij in reads.opgaven(request.blik)),
        *(rij.plaats.pad for rij in reads.opdrachten(request.blik)),
    ]
    return render(
        request,
        "publicatie/sitemap.xml",
        {"adressen": [request.build_absolute_uri(pad) for pad in paden]},
        content_type="application/xml; charset=utf-8",
    )
