"""The P-teams that are wanted, and the professions that people propose for them (PT-16)."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.organisatie import acts, policy, reads_vakken
from driehoek.organisatie.forms import AntwoordForm, VoorstelForm
from driehoek.organisatie.models import GewenstPteam, Vakvoorstel
from driehoek.organisatie.types_vakken import Voorstelstaat
from driehoek.organisatie.views.buren import buren
from driehoek.platform.ui.componenten import Badge, Cel, Kolom, Kruimel, Leeg
from driehoek.platform.ui.invoer import lukt
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.register import adressen, reads
from driehoek.register import policy as register_policy
from driehoek.register.personen import kaal
from driehoek.register.web import DriehoekRequest, binnen, getal

FORMULIER = ["GET", "HEAD", "POST"]
PTEAMS = Kruimel("P-teams", "/pteams/")
GEWENST = Kruimel("Gewenste P-teams", "/pteams/gewenst/")
VOORSTELLEN = Kruimel("Voorgestelde vakken", "/pteams/gewenst/voorstellen/")


@require_safe
@binnen
def gewenst(request: DriehoekRequest) -> HttpResponse:
    """The list of one year as the P-beraad set it."""
    bezoek = request.bezoek
    jaren = reads_vakken.jaren(bezoek.peil)
    jaar = _jaar(request.GET.get("jaar", ""), jaren, bezoek.peil.geldig_op.year)
    gezocht = kaal(request.GET.get("q", "")).split()
    rijen = [
        feit
        for feit in reads_vakken.gewenst(jaar, bezoek.peil)
        if all(deel in kaal(f"{feit.naam} {feit.toelichting}") for deel in gezocht)
    ]

    def cellen(deel: Sequence[GewenstPteam]) -> list[list[Any]]:
        return [[f.naam, f.toelichting, f.jaar, f.periode.van] for f in deel]

    mag = bezoek.mag_schrijven and register_policy.mag(bezoek.actor, "stel_gewenste_teams_vast").mag
    return toon(
        request,
        Lijst(
            titel="Gewenste P-teams",
            ondertitel=f"Welke P-teams het P-beraad in {jaar} wil hebben. Mis je een vak? Stel het voor.",
            wat="gewenste P-teams",
            kolommen=(
                Kolom("P-team"),
                Kolom("Waarom"),
                Kolom("Jaar", "code"),
                Kolom("Op de lijst sinds", "datum"),
            ),
            rijen=rijen,
            cellen=cellen,
            leeg=Leeg(
                f"Nog geen lijst van {jaar}",
                "Het P-beraad stelt elk jaar vast welke P-teams gewenst zijn. Dan staan ze hier.",
            ),
            bestandsnaam="gewenste-p-teams",
            zoeklabel="P-team of reden",
            keuzes=(Keuze("jaar", "Jaar", [(str(j), str(j)) for j in jaren], "Dit jaar"),),
            kruimels=(
                Kruimel("P-teams", op_peilmoment("/pteams/", bezoek.tijdbalk)),
                Kruimel("Gewenste P-teams"),
            ),
            extra={
                "buren": buren(request, "gewenste-pteams"),
                "wijzig_url": "/vastleggen/gewenste-teams/" if mag else "",
                "mag_voorstellen": bezoek.persoon is not None,
            },
        ),
        "organisatie/gewenst.html",
    )


def _jaar(gevraagd: str, jaren: Sequence[int], nu: int) -> int:
    jaar = getal(gevraagd)
    return jaar if jaar is not None and jaar in jaren else nu


@require_safe
@binnen
def voorstellen(request: DriehoekRequest) -> HttpResponse:
    """Which professions people proposed, and what became of each."""
    gezocht = kaal(request.GET.get("q", "")).split()
    rijen = [
        v
        for v in reads_vakken.voorstellen(request.GET.get("staat", ""))
        if all(deel in kaal(f"{v.vak} {v.waarom}") for deel in gezocht)
    ]

    def cellen(deel: Sequence[Vakvoorstel]) -> list[list[Any]]:
        namen = reads.namen(v.persoon_id for v in deel)
        return [
            [
                Cel(v.vak, url=reverse("vakvoorstel", args=[v.pk])),
                Cel(namen.get(v.persoon_id), url=adressen.van_persoon(v.persoon_id)),
                v.moment,
                Cel(v.get_staat_display(), rustig=v.staat != Voorstelstaat.OPEN),
            ]
            for v in deel
        ]

    return toon(
        request,
        Lijst(
            titel="Voorgestelde vakken",
            ondertitel="Wat collega's voorstelden voor de lijst van gewenste P-teams.",
            wat="voorstellen",
            kolommen=(Kolom("Vak"), Kolom("Wie"), Kolom("Wanneer", "datum"), Kolom("Antwoord")),
            rijen=rijen,
            cellen=cellen,
            leeg=Leeg("Nog geen voorstellen", "Mis je een vak? Stel het voor."),
            bestandsnaam="voorgestelde-vakken",
            zoeklabel="Vak of reden",
            keuzes=(Keuze("staat", "Antwoord", Voorstelstaat.choices, "Alle voorstellen"),),
            kruimels=(PTEAMS, GEWENST, Kruimel("Voorgestelde vakken")),
            extra={"mag_voorstellen": request.bezoek.persoon is not None},
        ),
        "organisatie/vakvoorstellen.html",
    )


def _badge(voorstel: Vakvoorstel) -> Badge:
    is_open = voorstel.staat == Voorstelstaat.OPEN
    return Badge(voorstel.get_staat_display(), "let-op" if is_open else "neutraal")


@require_http_methods(FORMULIER)
@binnen
def nieuw(request: DriehoekRequest) -> HttpResponse:
    """Propose a profession."""
    persoon = register_policy.eis_persoon(request.bezoek.persoon)
    form = VoorstelForm(request.POST) if request.method == "POST" else VoorstelForm()
    if form.is_valid() and lukt(form, lambda v: acts.stel_vak_voor(persoon, **v)):
        messages.success(request, "Je voorstel staat in de lijst. Je krijgt hier antwoord.")
        return redirect("vakvoorstellen")
    context = {
        "form": form,
        "titel": "Stel een vak voor",
        "ondertitel": "Een directeur Mens en Organisatie antwoordt erop.",
        "knop": "Stel voor",
        "terug": reverse("gewenste-pteams"),
        "kruimels": [PTEAMS, GEWENST, Kruimel("Stel een vak voor")],
    }
    return render(request, "platform/formulierpagina.html", context)


@require_http_methods(FORMULIER)
@binnen
def voorstel(request: DriehoekRequest, pk: int) -> HttpResponse:
    """One proposal; who may, answers it here."""
    bezoek = request.bezoek
    gevonden = Vakvoorstel.objects.filter(pk=pk).first()
    if gevonden is None:
        raise Http404("Dit voorstel is er niet.")
    mag = policy.mag_beantwoorden(bezoek.rollen)
    if request.method == "POST" and not mag:
        raise PermissionDenied("Een voorstel beantwoordt een directeur Mens en Organisatie.")
    form = AntwoordForm(request.POST) if request.method == "POST" else AntwoordForm()

    def bewaar(gegevens: dict[str, Any]) -> None:
        acts.beantwoord_vakvoorstel(bezoek.persoon, bezoek.rollen, pk, **gegevens)

    if form.is_valid() and lukt(form, bewaar):
        messages.success(request, "Het antwoord staat bij het voorstel.")
        return redirect("vakvoorstellen")
    wie = reads.namen(p for p in (gevonden.persoon_id, gevonden.beantwoord_door_id) if p)
    context = {
        "voorstel": gevonden,
        "badges": [_badge(gevonden)],
        "door": wie.get(gevonden.persoon_id, ""),
        "antwoord_van": wie.get(gevonden.beantwoord_door_id or 0, ""),
        "form": form,
        "mag": mag and gevonden.staat == Voorstelstaat.OPEN,
        "kruimels": [PTEAMS, GEWENST, VOORSTELLEN, Kruimel(gevonden.vak)],
    }
    return render(request, "organisatie/vakvoorstel.html", context)
