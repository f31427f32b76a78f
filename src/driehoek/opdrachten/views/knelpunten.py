"""Knelpunten: the list for the O-beraad, one with its steps, and answering it (REG-20)."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.opdrachten import acts, reads
from driehoek.opdrachten import reads_knelpunten as bron
from driehoek.opdrachten.acts.knelpunten import is_aan_zet
from driehoek.opdrachten.models import Stapsoort, Trede, Verantwoording
from driehoek.opdrachten.reads_escalatie import Tredebeeld, escalatiepad, volgende
from driehoek.opdrachten.reads_knelpunten import KnelpuntFilter, KnelpuntRij
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.views.poort import schrijvend
from driehoek.opdrachten.views.hulp import naar, zoals_bekend
from driehoek.opdrachten.views.knelpunt_form import AntwoordForm
from driehoek.platform import documenten
from driehoek.platform.fouten import Weigering
from driehoek.platform.handelingen.types import Verzoek
from driehoek.platform.ui.componenten import Badge, Cel, Gebeurtenis, Kolom, Kruimel, Leeg
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.register import adressen
from driehoek.register.types import Rol
from driehoek.register.web import DriehoekRequest, binnen

SLEUTELS: dict[str, Any] = {
    "nummer": lambda r: r.nummer,
    "titel": lambda r: r.titel.casefold(),
    "opdracht": lambda r: r.dragernaam.casefold(),
    "sinds": lambda r: r.sinds,
}
PAD = "/knelpunten/"


@require_safe
@binnen
def knelpunten(request: DriehoekRequest) -> HttpResponse:
    get, peil = request.GET, request.bezoek.peil
    filters = KnelpuntFilter(get.get("stand", ""), get.get("aan", ""), get.get("q", ""))
    rijen = bron.knelpunten(peil, filters)
    sorteer = get.get("sorteer", "")
    kaal = sorteer.removeprefix("-")
    if kaal == "dagen":
        rijen.sort(key=lambda r: r.dagen(peil.geldig_op), reverse=sorteer.startswith("-"))
    elif kaal in SLEUTELS:
        rijen.sort(key=SLEUTELS[kaal], reverse=sorteer.startswith("-"))
    return toon(
        request,
        Lijst(
            titel="Knelpunten",
            ondertitel="Wat niet kon worden opgelost waar het was, en bij wie het nu ligt.",
            wat="knelpunten",
            kolommen=(
                Kolom("Nummer", "code", sorteer="nummer"),
                Kolom("Knelpunt", sorteer="titel"),
                Kolom("Opdracht", sorteer="opdracht"),
                Kolom("Stand"),
                Kolom("Ligt bij, of hoe opgelost"),
                Kolom("Dagen", "heel", sorteer="dagen"),
                Kolom("Laatste stap", "datum", sorteer="sinds"),
            ),
            rijen=rijen,
            cellen=lambda deel: _cellen(request, deel),
            leeg=Leeg(
                "Geen knelpunten",
                "Wie in een opdracht ergens niet uitkomt, legt het op de pagina van die opdracht"
                " voor aan de volgende.",
            ),
            bestandsnaam="knelpunten",
            sorteer=sorteer,
            zoeklabel="Knelpunt, nummer of opdracht",
            keuzes=(
                Keuze("stand", "Stand", [("open", "Open"), ("opgelost", "Opgelost")], "Alles"),
                Keuze("aan", "Ligt bij", _bij_wie(), "Iedereen"),
            ),
        ),
    )


def _bij_wie() -> list[tuple[str, str]]:
    anders = {Trede.O_BERAAD.value: "Op de agenda van het O-beraad"}
    return [(code, anders.get(code, label)) for code, label in Trede.choices]


def _cellen(request: DriehoekRequest, deel: Sequence[KnelpuntRij]) -> list[list[Any]]:
    op = request.bezoek.peil.geldig_op
    return [
        [
            r.nummer,
            Cel(r.titel, url=naar(request, f"{PAD}{r.id}/")),
            Cel(
                r.dragernaam,
                url=naar(request, adressen.van_drager(r.dragersoort, r.drager)),
            ),
            Cel(badges=(_badge(r),)),
            r.stand,
            r.dagen(op),
            r.sinds,
        ]
        for r in deel
    ]


def _badge(rij: KnelpuntRij) -> Badge:
    return Badge("open", "let-op") if rij.is_open else Badge("opgelost", "goed")


@require_safe
@binnen
def knelpunt(request: DriehoekRequest, pk: int) -> HttpResponse:
    rij = _rij(request, pk)
    bezoek = request.bezoek
    stappen = bron.stappen(pk, zoals_bekend(request))
    pad = _pad(request, rij)
    mag = bezoek.mag_schrijven and rij.is_open and is_aan_zet(bezoek.persoon, rij.aan, pad)
    stuurt = bezoek.rollen & {Rol.DOMEINDIRECTEUR, Rol.REGISTERBEHEERDER}
    context = {
        "rij": rij,
        "badges": [_badge(rij)],
        "kruimels": [Kruimel("Knelpunten", naar(request, PAD)), Kruimel(rij.nummer)],
        "drager_url": naar(request, adressen.van_drager(rij.dragersoort, rij.drager)),
        "dagen": rij.dagen(bezoek.peil.geldig_op),
        "tijdlijn": [
            Gebeurtenis(
                moment=s.moment,
                titel=f"{s.soort}: {s.naar.lower()}",
                tekst=s.tekst,
                wie=s.naam,
                toon="goed" if s.soort == Stapsoort.OPGELOST.label else "neutraal",
            )
            for s in stappen
        ],
        "antwoord_url": reverse("knelpunt-antwoord", args=[pk]) if mag else "",
        "voorstel_url": naar(request, f"/scopevoorstellen/{rij.voorstel}/") if rij.voorstel else "",
        "met_scope": mag and bool(stuurt) and rij.dragersoort == "opdracht",
    }
    return render(request, "opdrachten/knelpunt.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@schrijvend
def antwoord(request: DriehoekRequest, _plek: Plek, pk: int) -> HttpResponse:
    """Who stands where the knelpunt lies solves it, or passes it on with advice."""
    rij = _rij(request, pk)
    pad = _pad(request, rij)
    if not is_aan_zet(request.bezoek.persoon, rij.aan, pad):
        raise PermissionDenied("Dit knelpunt ligt bij een ander.")
    verder = volgende(pad, rij.aan)
    form = AntwoordForm(request.POST if request.method == "POST" else None, verder=verder)
    if not rij.is_open:
        return redirect(f"{PAD}{pk}/")
    if request.method == "POST" and form.is_valid() and _sla_op(request, rij, form):
        return redirect(f"{PAD}{pk}/")
    context = {
        "rij": rij,
        "form": form,
        "kruimels": [
            Kruimel("Knelpunten", PAD),
            Kruimel(rij.nummer, f"{PAD}{pk}/"),
            Kruimel("Antwoord"),
        ],
    }
    return render(request, "opdrachten/knelpunt_antwoord.html", context)


def _sla_op(request: DriehoekRequest, rij: KnelpuntRij, form: AntwoordForm) -> bool:
    schoon = form.cleaned_data
    try:
        acts.beantwoord_knelpunt(
            Verzoek(actor=request.bezoek.actor),
            knelpunt=rij.id,
            tekst=schoon["tekst"],
            wijze=schoon["wijze"],
        )
    except Weigering as fout:
        form.add_error(None, str(fout))
        return False
    messages.success(request, "Je antwoord staat bij het knelpunt.")
    return True


def _rij(request: DriehoekRequest, pk: int) -> KnelpuntRij:
    gevonden = bron.knelpunt(pk, zoals_bekend(request))
    if gevonden is None:
        raise Http404("Dit knelpunt stond toen niet in het register.")
    return gevonden


def _pad(request: DriehoekRequest, rij: KnelpuntRij) -> tuple[Tredebeeld, ...]:
    beeld = reads.opdracht(rij.drager, request.bezoek.peil)
    return escalatiepad(beeld) if beeld else ()


@require_safe
@binnen
def verantwoording(request: DriehoekRequest, pk: int, nr: int) -> FileResponse:
    """The report that goes with what an AOG accounted for."""
    gevonden = (
        Verantwoording.objects.filter(
            pk=nr, opdracht=pk, geopend__moment__lte=request.bezoek.peil.bekend_op
        )
        .select_related("document")
        .first()
    )
    if gevonden is None or gevonden.document is None:
        raise Http404("Hierbij is geen verslag bewaard.")
    return FileResponse(
        documenten.open_(gevonden.document.sha256),
        as_attachment=True,
        filename=gevonden.document.naam,
        content_type=gevonden.document.mediatype,
    )
