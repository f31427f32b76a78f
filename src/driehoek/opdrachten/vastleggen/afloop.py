"""After storing: where to go, what to say, and how it can be undone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.platform.handelingen import manifest
from driehoek.platform.models import Handeling
from driehoek.platform.ui import opmaak
from driehoek.register import adressen, policy, reads
from driehoek.register.models import Grondslag
from driehoek.register.types import Besluitsoort
from driehoek.register.web import DriehoekRequest

DRAGER, PERSOON = "register_drager", "register_persoon"


def na_afloop(request: DriehoekRequest, plek: Plek, nr: int) -> HttpResponse:
    """Go to the page of what was changed or made, and say what was stored."""
    handeling = Handeling.objects.get(nr=nr)
    messages.success(request, _bericht(request, plek, handeling))
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


def _bericht(request: DriehoekRequest, plek: Plek, handeling: Handeling) -> SafeString:
    nr = f"handeling {opmaak.heel(handeling.nr)}"
    wat: str = (
        format_html('<a class="nl-link" href="{}">{}</a>', adressen.van_handeling(handeling.nr), nr)
        if request.bezoek.mag_grootboek
        else nr
    )
    herstel = _herstel(request, plek, handeling)
    if not herstel:
        return format_html("Vastgelegd als {}.", wat)
    links = format_html_join(
        " of ", '<a class="nl-link" href="{}">{}</a>', ((url, label) for label, url in herstel)
    )
    return format_html("Vastgelegd als {}. Klopt het toch niet? {}.", wat, links)


def _herstel(request: DriehoekRequest, plek: Plek, handeling: Handeling) -> list[tuple[str, str]]:
    """The ways to undo it, for who may: correct the register, or withdraw the besluit."""
    actor = request.bezoek.actor
    wegen = []
    if (plek.soort or plek.persoon) and policy.mag(actor, "corrigeer").mag:
        wegen.append(("Corrigeer het", f"/vastleggen/corrigeer/{plek.vraag_zonder_feit}"))
    grondslag = (
        Grondslag.objects.filter(id=handeling.grondslag or 0, soort="besluit")
        .exclude(besluit__soort=Besluitsoort.VERNIETIGING)  # nobody withdraws those
        .first()
    )
    if grondslag and grondslag.besluit_id and policy.mag(actor, "trek_in").mag:
        pad = f"/vastleggen/besluit/{grondslag.besluit_id}/"
        wegen.append(("trek het besluit in" if wegen else "Trek het besluit in", pad))
    return wegen
