"""Who may come in, and on which day."""

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render

from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.vormen import BIJ_CODE, Vorm
from driehoek.register.web import DriehoekRequest, View, binnen

P = ParamSpec("P")
MetPlek = Callable[Concatenate[DriehoekRequest, Plek, P], HttpResponse]


def schrijvend(view: MetPlek[P]) -> View[P]:
    """For people inside, on today: while the time bar is off today, writing is off."""

    @functools.wraps(view)
    def bewaakt(request: DriehoekRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.bezoek.is_vandaag:
            return niet_nu(request)
        plek = Plek(request.GET.dict(), request.bezoek.nu)
        return view(request, plek, *args, **kwargs)

    return binnen(bewaakt)


def niet_nu(request: DriehoekRequest) -> HttpResponse:
    """Told on the day itself: while the time bar is elsewhere, nothing is stored."""
    parameters = request.GET.copy()
    for naam in ("geldig_op", "bekend_op"):
        parameters.pop(naam, None)
    vraag = f"?{parameters.urlencode()}" if parameters else ""
    status = 200 if request.method == "GET" else 409
    return render(
        request,
        "vastleggen/vandaag.html",
        {"terug_naar_vandaag": f"{request.path}{vraag}"},
        status=status,
    )


def vorm_of_weiger(request: DriehoekRequest, plek: Plek, code: str) -> Vorm:
    """The act of this code, where it can be entered about this place by this actor."""
    vorm = BIJ_CODE.get(code)
    if vorm is None or not vorm.hoort_bij(plek):
        raise Http404("Dit kun je hier niet vastleggen.")
    oordeel = vorm.oordeel(request.bezoek.actor, plek)
    if not oordeel.mag:
        raise PermissionDenied(oordeel.reden)
    return vorm
