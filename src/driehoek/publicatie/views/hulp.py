"""What the public pages share."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse, JsonResponse

from driehoek.kern.tijd import AMSTERDAM
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.ui.componenten import Cel, Persoon
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.platform.ui.tekening.driehoek import Bekleder, Hoek
from driehoek.publicatie.types import Plaats, Plek, Vervulling
from driehoek.publicatie.views.poort import OpenbaarRequest

LICENTIE = "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"


def naar(request: OpenbaarRequest, pad: str) -> str:
    """`pad` at the Peilmoment of this request."""
    return op_peilmoment(pad, request.openbaar["tijdbalk"])


def vaste_link(request: OpenbaarRequest) -> str:
    """The address of this page at exactly this Peilmoment: what it says will not change."""
    balk = replace(request.openbaar["tijdbalk"], vandaag=False, bekend_nu=False)
    return request.build_absolute_uri(op_peilmoment(request.path, balk))


def wie(naam: str) -> Cel:
    """Who, in a list; empty is nobody."""
    return Cel(persoon=Persoon(naam)) if naam else Cel(persoon_leeg="vacant")


def hoek(plek: Plek) -> Hoek:
    """A role as a corner of the drawing."""
    if plek.orgaan:
        return Hoek(Bekleder(plek.orgaan))
    return Hoek(_bekleder(plek.houder), _bekleder(plek.waarnemer), plek.vacant_sinds)


def _bekleder(vervulling: Vervulling | None) -> Bekleder | None:
    if vervulling is None:
        return None
    return Bekleder(vervulling.wie, sinds=vervulling.sinds, besluit=vervulling.grond)


def wil_json(request: OpenbaarRequest) -> bool:
    """Whether the page is asked for as data."""
    formaat = request.GET.get("formaat", "")
    if formaat not in ("", "json"):
        raise InvoerFout(f"'{formaat}' is geen vorm van deze pagina. Kies json.", veld="formaat")
    return formaat == "json"


def als_json(request: OpenbaarRequest, plaats: Plaats, gegevens: dict[str, Any]) -> HttpResponse:
    """The page as data, with what it is and how it stood."""
    inhoud = {**herkomst(request), **gegevens}
    antwoord = JsonResponse(inhoud, json_dumps_params={"ensure_ascii": False, "indent": 2})
    antwoord["Content-Disposition"] = f'attachment; filename="{plaats.soort}-{plaats.id}.json"'
    return antwoord


def herkomst(request: OpenbaarRequest) -> dict[str, Any]:
    """Where data come from: the register, its ledger number, the Peilmoment, the licence."""
    peil = request.blik.peil
    return {
        "bron": f"Opdrachtenregister van {settings.ORGANISATIE}",
        "licentie": LICENTIE,
        "geldig_op": peil.geldig_op.isoformat(),
        "bekend_op": lokaal(peil.bekend_op),
        "handeling": request.bezoek.kop.nr,
    }


def lokaal(moment: datetime) -> str:
    return moment.astimezone(AMSTERDAM).isoformat()
