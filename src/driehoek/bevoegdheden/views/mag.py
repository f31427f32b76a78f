"""'Mag dit?': a question about one person, its answer with the reasons, and the evidence of it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from driehoek.bevoegdheden import bewijs
from driehoek.bevoegdheden.antwoord import KORT, Antwoord, antwoord_op
from driehoek.bevoegdheden.forms import MagForm, VraagForm
from driehoek.bevoegdheden.velden import zoek_objecten
from driehoek.bevoegdheden.views.cellen import kop_van, naar, wie_tabel
from driehoek.platform import inzage
from driehoek.platform.document import als_pdf
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.uitvoer import bijlage
from driehoek.register import adressen
from driehoek.register.types import Dragersoort
from driehoek.register.velden import Vondst, zoek_mensen
from driehoek.register.web import DriehoekRequest, binnen

ZOEK = "zoek"
"""The button to search, as `stap`; Enter in a field presses it too."""
GEVRAAGD = "daad"
"""With this in the address something is asked; without, a form is begun with what is there."""


@require_safe
@binnen
def mag_dit(request: DriehoekRequest) -> HttpResponse:
    form = _form(request)
    antwoord = _antwoord(request, form)
    context: dict[str, Any] = {"form": form, "antwoord": antwoord}
    if antwoord is not None:
        context |= _beeld(request, antwoord)
    return render(request, "bevoegdheden/mag_dit.html", context)


@require_safe
@binnen
def als_bewijs(request: DriehoekRequest) -> HttpResponse:
    """The answer as a document; that it was taken is noted first."""
    antwoord = _antwoord(request, _form(request))
    if antwoord is None:
        raise InvoerFout("Deze vraag is niet volledig. Stel haar opnieuw bij 'Mag dit?'.")
    naam, account = bewijs.naam_van(antwoord), request.bezoek.account
    pdf = als_pdf(bewijs.document_van(antwoord))
    inzage.noteer(
        "bewijs",
        antwoord.zin,
        account=account.id if account else None,
        doel="Bewijs van een bevoegdheid",
        drager=antwoord.gesteld.over,
    )
    return bijlage(pdf, naam, "application/pdf")


def _form(request: DriehoekRequest) -> MagForm:
    if GEVRAAGD in request.GET:
        return MagForm(request.GET)
    vooraf = {n: request.GET[n] for n in ("persoon", "over") if request.GET.get(n, "").isdecimal()}
    return MagForm(initial={**vooraf, "geldig_op": request.bezoek.peil.geldig_op})


def _antwoord(request: DriehoekRequest, form: MagForm) -> Antwoord | None:
    """The answer; None where nothing is asked yet, or something is not clear."""
    if not form.is_bound or not is_gesteld(request, form):
        return None
    return antwoord_op(form.gesteld(request.bezoek.peil, kop_van(request)))


def is_gesteld(request: DriehoekRequest, form: VraagForm) -> bool:
    """Whether the question is complete. Who searches hears of no errors yet."""
    if form.is_valid():
        return True
    if request.GET.get("stap") == ZOEK:
        form.zonder_oordeel()
    return False


def _beeld(request: DriehoekRequest, antwoord: Antwoord) -> dict[str, Any]:
    gesteld = antwoord.gesteld
    over = antwoord.feiten.objecten.get(gesteld.over)
    pad = adressen.van_drager(Dragersoort(over.soort), over.id) if over else ""
    vast = gesteld.parameters(vast=True)
    return {
        "over": over,
        "is_hoofd": gesteld.kop.nr == request.bezoek.kop.nr,
        "persoon": antwoord.feiten.naam(gesteld.persoon),
        "over_url": naar(request, pad) if pad else "",
        "persoon_url": naar(request, adressen.van_persoon(gesteld.persoon)),
        "wie": wie_tabel(request, antwoord.wie, antwoord.feiten),
        "deel_url": request.build_absolute_uri(f"{reverse('mag-dit')}?{vast}"),
        "bewijs_url": f"{reverse('mag-dit-bewijs')}?{vast}",
        "toen": _toen(antwoord),
    }


def _toen(antwoord: Antwoord) -> dict[str, Any] | None:
    """What the register itself said at the end of that day."""
    toen, gesteld = antwoord.toen, antwoord.gesteld.toen
    if toen is None or gesteld is None:
        return None
    return {
        "zelfde": toen.uitslag is antwoord.uitslag,
        "kort": KORT[toen.uitslag].lower(),
        "url": f"{reverse('mag-dit')}?{gesteld.parameters()}",
    }


@require_safe
@binnen
def mensen(request: DriehoekRequest) -> HttpResponse:
    """As you type a name: the people who match, as a fragment."""
    return _gevonden(request, "mensenlijst", zoek_mensen)


@require_safe
@binnen
def objecten(request: DriehoekRequest) -> HttpResponse:
    """As you type a name or number: what an act can be about, as a fragment."""
    return _gevonden(request, "objectenlijst", zoek_objecten)


def _gevonden(request: DriehoekRequest, lijst: str, zoek: Any) -> HttpResponse:
    veld = request.GET.get("veld", "")
    if veld not in MagForm.base_fields:
        raise InvoerFout("Dit veld is er niet.")
    q = request.GET.get(f"{veld}_q", "").strip()
    vondst: Vondst = zoek(q)
    context = {"veld": veld, "q": q, "vondst": vondst, "lijst": f"bevoegdheden/{lijst}.html"}
    return render(request, "bevoegdheden/gevonden.html", context)
