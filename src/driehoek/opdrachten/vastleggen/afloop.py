"""After storing: where to go, what to say, and how it can be undone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from driehoek.opdrachten.vastleggen import ongedaan
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.platform.handelingen import manifest
from driehoek.platform.models import Handeling
from driehoek.platform.ui import opmaak
from driehoek.register import adressen, reads
from driehoek.register.models import Grondslag
from driehoek.register.web import DriehoekRequest

DRAGER, PERSOON = "register_drager", "register_persoon"


def na_afloop(request: DriehoekRequest, plek: Plek, nr: int) -> HttpResponse:
    """Go to the page of what was changed or made, and say what was stored."""
    handeling = Handeling.objects.get(nr=nr)
    messages.success(request, _bericht(request, handeling))
    return redirect(_bestemming(plek, handeling))


def _bestemming(plek: Plek, handeling: Handeling) -> str:
    geopend = [r for r in manifest.lees(bytes(handeling.manifest)) if r.hash is not None]
    dragers = [r.id for r in geopend if r.tabel == DRAGER]
    if len(dragers) == 1:
        soort = reads.soorten(dragers)[dragers[0]]
        return adressen.van_drager(soort, dragers[0]) or plek.url
    personen = [r.id for r in geopend if r.tabel == PERSOON]
    if personen:
        return adressen.van_persoon(personen[0])
    return plek.url if plek.heeft_bladzijde else _besluit(handeling) or plek.url


def _besluit(handeling: Handeling) -> str:
    """The page of the besluit that an act rests on, where it rests on one."""
    grondslag = Grondslag.objects.filter(id=handeling.grondslag or 0, besluit__isnull=False).first()
    return adressen.van_besluit(grondslag.besluit_id or 0) if grondslag else ""


def _bericht(request: DriehoekRequest, handeling: Handeling) -> SafeString:
    nr = f"handeling {opmaak.heel(handeling.nr)}"
    wat: str = (
        format_html('<a class="nl-link" href="{}">{}</a>', adressen.van_handeling(handeling.nr), nr)
        if request.bezoek.mag_grootboek
        else nr
    )
    if not ongedaan.mag(request.bezoek.actor):
        return format_html("Vastgelegd als {}.", wat)
    pad = reverse("vastleggen-ongedaan", args=[handeling.nr])
    return format_html(
        'Vastgelegd als {}. <a class="nl-link" href="{}">Ongedaan maken?</a>', wat, pad
    )
