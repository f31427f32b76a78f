"""Stars, what was opened last, and saved filters: the page, and the buttons that change them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from driehoek.config import snel
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.gemak import acts
from driehoek.platform.gemak.types import Dingsoort, Sleutel
from driehoek.platform.models import Account, BewaardFilter
from driehoek.platform.templatetags.gemak import bewaarde_vraag
from driehoek.register.web import DriehoekRequest, binnen, getal

JA = "ja"


@require_safe
@binnen
def favorieten(request: DriehoekRequest) -> HttpResponse:
    alles = snel.van(_account(request))
    context = {"snel": alles, "filters": [(f, snel.lijstnaam(f.pad)) for f in alles.filters]}
    return render(request, "config/favorieten.html", context)


@require_POST
@binnen
def ster(request: DriehoekRequest) -> HttpResponse:
    """Put a star on a page or take it off; for htmx the button comes back as it is then."""
    sleutel, aan = _sleutel(request), request.POST.get("aan") == JA
    acts.zet_ster(_account(request), sleutel, aan=aan)
    if request.headers.get("HX-Request"):
        context = {"sleutel": sleutel, "aan": aan, "terug": request.POST.get("terug", "")}
        return render(request, "platform/sterknop.html", context)
    return _terug(request)


@require_POST
@binnen
def bezocht(request: DriehoekRequest) -> HttpResponse:
    """The browser says that a page was opened; the page itself has no time for it."""
    acts.onthoud(_account(request), _sleutel(request))
    return HttpResponse(status=204)


@require_POST
@binnen
def wis_bezocht(request: DriehoekRequest) -> HttpResponse:
    acts.vergeet(_account(request))
    messages.success(request, "De lijst van wat je laatst opende, is leeg.")
    return _terug(request)


@require_POST
@binnen
def bewaar_filter(request: DriehoekRequest) -> HttpResponse:
    """Keep the list as it is now under a name."""
    pad = request.POST.get("pad", "")
    try:
        resolve(pad)
    except Resolver404 as fout:
        raise InvoerFout("Deze lijst is er niet.") from fout
    vraag = bewaarde_vraag(QueryDict(request.POST.get("vraag", "")))
    filter_ = acts.bewaar_filter(
        _account(request), naam=request.POST.get("naam", ""), pad=pad, vraag=vraag
    )
    messages.success(request, f"Dit filter is bewaard als '{filter_.naam}'.")
    return _terug(request)


@require_POST
@binnen
def wijzig_filter(request: DriehoekRequest, pk: int) -> HttpResponse:
    """Rename it, put a star on it, or remove it."""
    filter_ = BewaardFilter.objects.filter(pk=pk, account=_account(request)).first()
    if filter_ is None:
        raise Http404("Dit filter is er niet meer.")
    wat: str = request.POST.get("wat", "")
    if wat == "verwijder":
        acts.verwijder_filter(filter_)
        messages.success(request, f"Het filter '{filter_.naam}' is verwijderd.")
    elif wat == "ster":
        acts.zet_filterster(filter_, aan=request.POST.get("aan") == JA)
    else:
        acts.hernoem_filter(filter_, request.POST.get("naam", ""))
        messages.success(request, f"Het filter heet nu '{filter_.naam}'.")
    return _terug(request)


def _account(request: DriehoekRequest) -> Account:
    account = request.bezoek.account
    if account is None:  # `binnen` let nobody in without one
        raise Http404
    return account


def _sleutel(request: HttpRequest) -> Sleutel:
    soort, id_ = request.POST.get("soort", ""), getal(request.POST.get("ding", ""))
    if soort not in Dingsoort.values or id_ is None:
        raise InvoerFout("Hier kan geen ster op.")
    return Sleutel(Dingsoort(soort), id_)


def _terug(request: HttpRequest) -> HttpResponse:
    terug: Any = request.POST.get("terug", "")
    if url_has_allowed_host_and_scheme(terug, allowed_hosts={request.get_host()}):
        return redirect(terug)
    return redirect("favorieten")
