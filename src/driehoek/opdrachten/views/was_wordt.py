"""The was-wordt of the budget: a person looks at the proposals, and confirms line by line."""

import uuid
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from driehoek.opdrachten import reads_waswordt as reads
from driehoek.opdrachten.acts.begroting import bevestig_opvolging
from driehoek.opdrachten.begroting.types import Stand
from driehoek.opdrachten.begroting.vergelijken import BEVESTIGBAAR, Voorstel
from driehoek.opdrachten.reads_waswordt import Overgang, Regel
from driehoek.opdrachten.vastleggen.concept import verzoek_uit
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.views.poort import schrijvend
from driehoek.opdrachten.views.was_wordt_beeld import (
    GrondForm,
    sleutel_van,
    soorten,
    tabel,
    tabel_ter_kennis,
    vooraf,
)
from driehoek.platform.fouten import InvoerFout, Weigering
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.platform.models import Handeling
from driehoek.platform.ui import opmaak
from driehoek.platform.ui.componenten import Kruimel
from driehoek.register import adressen, policy
from driehoek.register.web import DriehoekRequest

ACT = "bevestig_opvolging"
PAD = "/begroting/was-wordt/"
PER_PAGINA = 200
BEKIJK, VAST = "bekijk", "vast"


@never_cache
@require_http_methods(["GET", "POST"])
@schrijvend
def was_wordt(request: DriehoekRequest, _plek: Plek) -> HttpResponse:
    oordeel = policy.mag(request.bezoek.actor, ACT)
    if not oordeel.mag:
        raise PermissionDenied(oordeel.reden)
    stap = request.POST.get("stap", "")
    verzoek = verzoek_uit(request.POST.get("verzoek", ""))
    if stap == VAST and (nr := _vastgelegd(verzoek)):
        return _na_afloop(request, nr)
    overgangen = reads.overgangen()
    overgang = _gekozen(request, overgangen)
    if overgang is None:
        return render(request, "opdrachten/was_wordt_leeg.html", {"kruimels": _kruimels()})
    if stap in {BEKIJK, VAST}:
        return _verwerk(request, overgangen, overgang, verzoek)
    return _toon_lijst(request, overgangen, overgang, request.POST.getlist("keuze"))


def _gekozen(request: DriehoekRequest, overgangen: Sequence[Overgang]) -> Overgang | None:
    """The step to the stand asked for; else the newest in which something is open."""
    if gevraagd := request.GET.get("stand", ""):
        for overgang in overgangen:
            if overgang.nieuw.sleutel == gevraagd:
                return overgang
        raise InvoerFout(
            f"Van de stand '{gevraagd}' is er geen was-wordt: hij is er niet, of er is geen stand"
            " voor.",
            veld="stand",
            regel="REG-38",
        )
    return next((o for o in overgangen if o.is_open), None)


def _verwerk(
    request: DriehoekRequest,
    overgangen: Sequence[Overgang],
    overgang: Overgang,
    verzoek: uuid.UUID,
) -> HttpResponse:
    sleutels = request.POST.getlist("keuze")
    open_ = {sleutel_van(v): v for v in overgang.voorstellen if v.soort in BEVESTIGBAAR}
    gekozen = [open_[sleutel] for sleutel in dict.fromkeys(sleutels) if sleutel in open_]
    if not sleutels:
        return _toon_lijst(request, overgangen, overgang, [], "Vink eerst aan wat je bevestigt.")
    if not set(sleutels) <= open_.keys():
        if nr := _vastgelegd(verzoek):  # the same wish, carried out by the first of two clicks
            return _na_afloop(request, nr)
        zin = (
            "Een deel van wat je koos staat niet (meer) bij de voorstellen: iemand bevestigde het"
            " al, of de begroting is aangevuld. Er is niets opgeslagen. Kijk de lijst na."
        )
        return _toon_lijst(request, overgangen, overgang, sleutels, zin, status=409)
    if request.POST["stap"] == VAST:
        return _leg_vast(request, overgang, gekozen, verzoek)
    return _toon_keuze(request, overgang, gekozen, uuid.uuid4())


def _leg_vast(
    request: DriehoekRequest,
    overgang: Overgang,
    gekozen: Sequence[Voorstel[Regel]],
    verzoek: uuid.UUID,
) -> HttpResponse:
    form = GrondForm(request.POST, besluit=reads.besluit_van(overgang.nieuw))
    if not form.is_valid():
        return _toon_keuze(request, overgang, gekozen, verzoek, form)
    gezien = request.POST.get("gezien", "")
    wens = Verzoek(
        actor=request.bezoek.actor,
        id=verzoek,
        gezien=int(gezien) if gezien.isascii() and gezien.isdigit() else 0,
    )
    try:
        uitkomst = _bevestig(wens, gekozen, form)
    except Weigering as fout:
        if nr := _vastgelegd(verzoek):
            return _na_afloop(request, nr)
        return _toon_keuze(request, overgang, gekozen, verzoek, form, fout)
    return _na_afloop(request, uitkomst.nr)


def _bevestig(verzoek: Verzoek, gekozen: Sequence[Voorstel[Regel]], form: GrondForm) -> Uitkomst:
    keuzes = [keuze for voorstel in gekozen for keuze in reads.keuzes_van(voorstel)]
    return bevestig_opvolging(verzoek, keuzes=keuzes, grond=form.grond)


def _toon_keuze(
    request: DriehoekRequest,
    overgang: Overgang,
    gekozen: Sequence[Voorstel[Regel]],
    verzoek: uuid.UUID,
    form: GrondForm | None = None,
    fout: Weigering | None = None,
) -> HttpResponse:
    """'Dit bevestig je': what was chosen, and what it rests on; nothing is stored yet."""
    form = form or GrondForm(besluit=reads.besluit_van(overgang.nieuw))
    nr = 0
    try:
        nr = _bevestig(Verzoek(actor=request.bezoek.actor, voorbeeld=True), gekozen, form).nr
    except Weigering as weigering:
        fout = fout or weigering
    context = {
        **_context(overgang),
        "kruimels": _kruimels(overgang.nieuw, "Dit bevestig je"),
        "form": form,
        "fout": fout,
        "gezien": nr,
        "verzoek": verzoek,
        "sleutels": [sleutel_van(v) for v in gekozen],
        "per_soort": list(reads.per_soort(gekozen).items()),
        "aantal": len(gekozen),
        "tabel": tabel(gekozen, overgang),
        "pad": request.get_full_path(),
    }
    status = 409 if fout else 200
    return render(request, "opdrachten/was_wordt_bevestig.html", context, status=status)


def _toon_lijst(
    request: DriehoekRequest,
    overgangen: Sequence[Overgang],
    overgang: Overgang,
    sleutels: Sequence[str],
    fout: str = "",
    *,
    status: int = 200,
) -> HttpResponse:
    """The proposals of one step; `sleutels`: what was ticked before, after a POST."""
    soort = request.GET.get("soort", "")
    alle = overgang.voorstellen
    van_soort = [v for v in alle if soort in ("", v.soort)]
    # What cannot be confirmed comes last: there is nothing to do there.
    van_soort.sort(key=lambda voorstel: voorstel.soort not in BEVESTIGBAAR)
    pagina = Paginator(van_soort, PER_PAGINA).get_page(request.GET.get("pagina"))
    getoond = list(pagina.object_list)
    te_doen = [v for v in getoond if v.soort in BEVESTIGBAAR]
    ter_kennis = [v for v in getoond if v.soort not in BEVESTIGBAAR]
    aan = set(sleutels) if request.method == "POST" else vooraf(te_doen)
    context = {
        **_context(overgang),
        "kruimels": _kruimels(overgang.nieuw),
        "fout": fout,
        "andere": [
            (o.oud.label, o.nieuw.label, _adres(o.nieuw))
            for o in overgangen
            if o is not overgang and o.is_open
        ],
        "soorten": soorten(alle, soort),
        "pagina": pagina,
        "tabel": tabel(te_doen, overgang, aan) if te_doen else None,
        "ter_kennis": tabel_ter_kennis(ter_kennis, overgang) if ter_kennis else None,
        "ter_kennis_titel": f"Nieuw en vervallen ({opmaak.heel(len(ter_kennis))})",
        "ter_kennis_open": not te_doen,
        "pad": request.get_full_path(),
    }
    return render(request, "opdrachten/was_wordt.html", context, status=status)


def _context(overgang: Overgang) -> dict[str, Any]:
    return {
        "overgang": overgang,
        "ondertitel": f"Van {overgang.oud.label} naar {overgang.nieuw.label}",
        "lijst": _adres(overgang.nieuw),
    }


def _kruimels(stand: Stand | None = None, hier: str = "") -> list[Kruimel]:
    vraag = f"?{urlencode({'stand': stand.sleutel})}" if stand else ""
    begin = Kruimel("Begroting", f"/begroting/{vraag}")
    if not (stand and hier):
        return [begin, Kruimel("Was-wordt")]
    return [begin, Kruimel("Was-wordt", _adres(stand)), Kruimel(hier)]


def _adres(stand: Stand) -> str:
    return f"{PAD}?{urlencode({'stand': stand.sleutel})}"


def _vastgelegd(verzoek: uuid.UUID) -> int | None:
    """The number of the Handeling that carried out this wish."""
    eerder = Handeling.objects.filter(verzoek=verzoek, naam=ACT)
    return eerder.values_list("nr", flat=True).first()


def _na_afloop(request: DriehoekRequest, nr: int) -> HttpResponse:
    """Back to the list, which says what was stored."""
    hoeveel = opmaak.heel(reads.aantal_bevestigd(nr))
    wat = f"handeling {opmaak.heel(nr)}"
    bron = (
        format_html('<a class="nl-link" href="{}">{}</a>', adressen.van_handeling(nr), wat)
        if request.bezoek.mag_grootboek
        else wat
    )
    messages.success(request, format_html("Bevestigd: {} keer was-wordt, als {}.", hoeveel, bron))
    stand = request.GET.get("stand", "")
    return redirect(f"{PAD}?{urlencode({'stand': stand})}" if stand else PAD)
