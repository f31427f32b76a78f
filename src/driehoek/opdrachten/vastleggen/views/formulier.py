"""One act: the form, the consequences, and storing it."""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from driehoek.opdrachten.vastleggen import concept, gevolgen, grond, weigeringen
from driehoek.opdrachten.vastleggen.afloop import na_afloop
from driehoek.opdrachten.vastleggen.formulier import VastlegForm
from driehoek.opdrachten.vastleggen.nu import kruimels, stand
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.velden import Vondst, zoek_dragers, zoek_mensen
from driehoek.opdrachten.vastleggen.views import keuze
from driehoek.opdrachten.vastleggen.views.poort import schrijvend, vorm_of_weiger
from driehoek.opdrachten.vastleggen.vorm import GEEN_GROND, Invoer, Vorm
from driehoek.platform.fouten import IntussenGewijzigd, RegisterBezet, UitlegNodig, Weigering
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.platform.models import Handeling
from driehoek.platform.ui.componenten import Kruimel
from driehoek.register import reads_besluiten
from driehoek.register.web import DriehoekRequest, binnen

ZOEK = "zoek"
VOORAF = (
    *("vanaf", "post", "hoever"),
    *("regel", "wie", "rechtshandeling", "dag", "bedrag"),
)
"""What a link to a form may fill in."""


@never_cache
@require_http_methods(["GET", "POST"])
@schrijvend
def formulier(request: DriehoekRequest, plek: Plek, code: str) -> HttpResponse:
    """What, from when, on which grondslag."""
    vorm = vorm_of_weiger(request, plek, code)
    if vorm.met_feit and not plek.feit:
        return keuze.feit(request, plek, vorm)
    if request.method == "POST":
        return _verwerk(request, plek, vorm)
    verzoek = concept.verzoek_uit(request.GET.get("concept", ""))
    getypt = concept.lees(request, verzoek)
    if getypt is None or _vastgelegd(verzoek):
        vooraf = {naam: request.GET[naam] for naam in VOORAF if naam in request.GET}
        return _toon_formulier(request, vorm, _form(vorm, plek, vooraf=vooraf), uuid.uuid4())
    form = _form(vorm, plek, getypt)
    _probeer(request, vorm, form)
    return _toon_formulier(request, vorm, form, verzoek)


def _verwerk(request: DriehoekRequest, plek: Plek, vorm: Vorm) -> HttpResponse:
    verzoek = concept.verzoek_uit(request.POST.get("verzoek", ""))
    form = _form(vorm, plek, request.POST.copy(), request.FILES)
    if request.POST.get("stap") == ZOEK:
        return _toon_formulier(request, vorm, form.zonder_oordeel(), verzoek)
    if _probeer(request, vorm, form) is None:
        return _toon_formulier(request, vorm, form, verzoek)
    concept.bewaar(request, verzoek, form.getypt)
    return redirect(_url_gevolgen(vorm, plek, verzoek))


@never_cache
@require_http_methods(["GET", "POST"])
@schrijvend
def gevolgen_(request: DriehoekRequest, plek: Plek, code: str, verzoek: uuid.UUID) -> HttpResponse:
    """Who gains and who loses what, which rules speak; and then 'Leg vast'."""
    if nr := _vastgelegd(verzoek):
        return na_afloop(request, plek, nr)
    vorm = vorm_of_weiger(request, plek, code)
    getypt = concept.lees(request, verzoek)
    if getypt is None:
        return redirect(_url_formulier(vorm, plek))
    if request.method == "POST":
        return _leg_vast(request, plek, vorm, verzoek, getypt)
    return _toon_gevolgen(request, plek, vorm, verzoek, getypt)


def _leg_vast(
    request: DriehoekRequest, plek: Plek, vorm: Vorm, verzoek: uuid.UUID, getypt: QueryDict
) -> HttpResponse:
    uitleg = request.POST.get("uitleg", "").strip()
    getypt["uitleg"] = uitleg
    concept.bewaar(request, verzoek, getypt)
    gezien = request.POST.get("gezien", "")
    try:
        form = _form(vorm, plek, getypt)
        uitkomst = form.is_valid() and vorm.voer_uit(
            Verzoek(
                actor=request.bezoek.actor,
                id=verzoek,
                gezien=int(gezien) if gezien.isascii() and gezien.isdigit() else 0,
            ),
            _invoer(form, uitleg),
        )
    except (IntussenGewijzigd, RegisterBezet, UitlegNodig) as fout:
        return _toon_gevolgen(request, plek, vorm, verzoek, getypt, fout)
    except (Weigering, Http404):
        uitkomst = None
    if uitkomst:
        return na_afloop(request, plek, uitkomst.nr)
    if nr := _vastgelegd(verzoek):  # the same wish, carried out by the first of two clicks
        return na_afloop(request, plek, nr)
    return redirect(_url_formulier(vorm, plek, verzoek))


def _toon_gevolgen(
    request: DriehoekRequest,
    plek: Plek,
    vorm: Vorm,
    verzoek: uuid.UUID,
    getypt: QueryDict,
    fout: Weigering | None = None,
) -> HttpResponse:
    form = _form(vorm, plek, getypt)
    uitkomst = _probeer(request, vorm, form)
    if uitkomst is None:
        return redirect(_url_formulier(vorm, plek, verzoek))
    context = {
        **_context(vorm, form),
        "kruimels": kruimels(
            plek, Kruimel(vorm.label, _url_formulier(vorm, plek, verzoek)), Kruimel("Gevolgen")
        ),
        "gevolgen": gevolgen.van(uitkomst),
        "samenvatting": form.samenvatting(),
        "uitleg": getypt.get("uitleg", ""),
        "fout": fout,
        "uitleg_ontbreekt": isinstance(fout, UitlegNodig),
        "pad": request.get_full_path(),
        "terug": _url_formulier(vorm, plek, verzoek),
    }
    return render(request, "vastleggen/gevolgen.html", context, status=409 if fout else 200)


def _probeer(request: DriehoekRequest, vorm: Vorm, form: VastlegForm) -> Uitkomst | None:
    """The outcome of the act as a preview; None where the form now says why it cannot be."""
    if not form.is_valid():
        return None
    try:
        return vorm.voer_uit(Verzoek(actor=request.bezoek.actor, voorbeeld=True), _invoer(form))
    except Weigering as fout:
        weigeringen.meld(form, fout)
        return None


def _invoer(form: VastlegForm, uitleg: str = "") -> Invoer:
    return Invoer(form.plek, form.cleaned_data, form.grond or GEEN_GROND, uitleg)


def _form(
    vorm: Vorm,
    plek: Plek,
    data: QueryDict | None = None,
    files: Any = None,
    *,
    vooraf: Mapping[str, str] | None = None,
) -> VastlegForm:
    titel = f"{vorm.label}: {plek.naam}" if plek.naam else vorm.label
    soorten = vorm.besluitsoorten(plek)
    return vorm.form(data, files, plek=plek, titel=titel, soorten=soorten, vooraf=vooraf)


def _toon_formulier(
    request: DriehoekRequest, vorm: Vorm, form: VastlegForm, verzoek: uuid.UUID
) -> HttpResponse:
    plek = form.plek
    gedragen, aantal = (
        reads_besluiten.gedragen(plek.besluit.id, plek.peil.bekend_op)
        if plek.besluit is not None
        else ([], 0)
    )
    context = {
        **_context(vorm, form),
        "kruimels": kruimels(plek, Kruimel(vorm.label)),
        "verzoek": verzoek,
        "pad": _url_formulier(vorm, plek),
        "beslissers_url": f"{reverse('vastleggen-beslissers', args=[vorm.code])}{plek.vraag}",
        "gedragen": gedragen,
        "aantal": aantal,
        "documentnaam": grond.documentnaam(form),
        "terug": f"/vastleggen/{plek.vraag_zonder_feit}",
    }
    return render(request, "vastleggen/formulier.html", context)


def _context(vorm: Vorm, form: VastlegForm) -> dict[str, Any]:
    return {"vorm": vorm, "plek": form.plek, "form": form, "zo_staat_het": stand(form.plek)}


def _vastgelegd(verzoek: uuid.UUID) -> int | None:
    """The number of the Handeling that carried out this wish."""
    return Handeling.objects.filter(verzoek=verzoek).values_list("nr", flat=True).first()


def _url_formulier(vorm: Vorm, plek: Plek, verzoek: uuid.UUID | None = None) -> str:
    pad = f"{reverse('vastleggen-vorm', args=[vorm.code])}{plek.vraag}"
    if verzoek is None:
        return pad
    return f"{pad}{'&' if plek.vraag else '?'}concept={verzoek}"


def _url_gevolgen(vorm: Vorm, plek: Plek, verzoek: uuid.UUID) -> str:
    return f"{reverse('vastleggen-gevolgen', args=[vorm.code, verzoek])}{plek.vraag}"


@binnen
def mensen(request: DriehoekRequest) -> HttpResponse:
    """As you type a name: the people who match, as a fragment."""
    return _gevonden(request, zoek_mensen, "vastleggen/mensen.html")


@binnen
def dragers(request: DriehoekRequest) -> HttpResponse:
    """As you type a name or number: the opgaven and opdrachten that match, as a fragment."""
    return _gevonden(request, zoek_dragers, "vastleggen/dragers.html")


def _gevonden(
    request: DriehoekRequest, zoek: Callable[[str], Vondst], sjabloon: str
) -> HttpResponse:
    veld = request.GET.get("veld", "")
    if not veld.isidentifier():
        raise Http404("Dit veld is er niet.")
    q = request.GET.get(f"{veld}_q", "").strip()
    return render(request, sjabloon, {"veld": veld, "q": q, "vondst": zoek(q)})


@schrijvend
def beslissers(request: DriehoekRequest, plek: Plek, code: str) -> HttpResponse:
    """Another day of the besluit gives other deciders: the choices, as a fragment."""
    vorm = vorm_of_weiger(request, plek, code)
    form = _form(vorm, plek, request.GET.copy())
    if not form.soorten:
        raise Http404("Hiervoor is geen besluit nodig.")
    widget = form.fields["beslisser"].widget
    groepen = widget.optgroups("beslisser", [request.GET.get("beslisser", "")])
    return render(request, "vastleggen/opties.html", {"groepen": groepen})
