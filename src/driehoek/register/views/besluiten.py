"""Besluiten: which there are, and the besluit behind every capacity (REG-10)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.kern.tijd import AMSTERDAM
from driehoek.platform import documenten
from driehoek.platform.models import Document, Handeling
from driehoek.platform.ui.componenten import Badge, Cel, Kenmerk, Kolom, Kruimel, Leeg, Tabel, Toon
from driehoek.platform.ui.lijst import Keuze, Lijst, sortering, toon
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.register import adressen, reads, reads_besluiten
from driehoek.register.models import Besluit, Grondslag, OrAdvies
from driehoek.register.types import Besluitsoort, Rol
from driehoek.register.web import DriehoekRequest, binnen

TOON: dict[str, Toon] = {
    "Geldend": "goed",
    "Geschorst": "let-op",
    "Ingetrokken": "fout",
    "Vernietigd": "fout",
}


@require_safe
@binnen
def besluiten(request: DriehoekRequest) -> HttpResponse:
    bezoek = request.bezoek
    peil = bezoek.peil
    soort, jaar = request.GET.get("soort", ""), request.GET.get("jaar", "")
    gekozen, volgorde = sortering(
        request,
        {"genomen": "genomen", "kenmerk": "kenmerk", "titel": "titel", "bekend": "geopend_id"},
        "-genomen",
    )
    rijen = reads_besluiten.besluiten(
        peil, q=request.GET.get("q", ""), soort=soort, jaar=jaar
    ).order_by(volgorde, "-id")
    jaren = range(peil.geldig_op.year, peil.geldig_op.year - 6, -1)

    def cellen(deel: Sequence[Besluit]) -> list[list[Any]]:
        return _cellen(request, deel)

    return toon(
        request,
        Lijst(
            titel="Besluiten",
            ondertitel="Alles in het register rust op een besluit. Hier vind je ze allemaal.",
            wat="besluiten",
            kolommen=(
                Kolom("Kenmerk", "code", sorteer="kenmerk"),
                Kolom("Titel", sorteer="titel"),
                Kolom("Genomen door"),
                Kolom("Genomen", "datum", sorteer="genomen"),
                Kolom("In het register", "datum", sorteer="bekend"),
                Kolom("Werking"),
            ),
            rijen=rijen,
            cellen=cellen,
            leeg=Leeg(
                "Nog geen besluiten",
                "Een besluit komt in het register met het eerste wat erop rust. Kijk je naar"
                " vroeger? Dan was er toen misschien nog geen.",
                "/vastleggen/" if bezoek.mag_alles_vastleggen else "",
                "Leg iets vast",
            ),
            bestandsnaam="besluiten",
            sorteer=gekozen,
            zoeklabel="Kenmerk of titel",
            keuzes=(
                Keuze("soort", "Soort", list(Besluitsoort.choices), "Alle soorten"),
                Keuze("jaar", "Jaar", [(str(j), str(j)) for j in jaren], "Alle jaren"),
            ),
        ),
    )


def _cellen(request: DriehoekRequest, deel: Sequence[Besluit]) -> list[list[Any]]:
    peil, balk = request.bezoek.peil, request.bezoek.tijdbalk
    werking = reads_besluiten.werkingen([b.id for b in deel], peil)
    beslissers = _beslissers(deel, request)
    rechtgezet = {
        r.van_id for r in reads_besluiten.rectificaties([b.id for b in deel], peil.bekend_op)
    }
    rijen = []
    for b in deel:
        status = werking.get(b.id, "Nog niet" if b.werkt_vanaf > peil.geldig_op else "Vervallen")
        rijen.append(
            [
                Cel(b.kenmerk, url=op_peilmoment(adressen.van_besluit(b.id), balk)),
                Cel(b.titel, onder=b.get_soort_display()),
                beslissers[b.id],
                b.genomen,
                Cel(b.geopend.moment, onder=_achterstand(b)),
                Cel(badges=_badges(status, rechtgezet=b.id in rechtgezet)),
            ]
        )
    return rijen


def _badges(status: str, *, rechtgezet: bool) -> tuple[Badge, ...]:
    badge = Badge(status, TOON.get(status, "neutraal"))
    return (badge, Badge("Gerectificeerd", "let-op")) if rechtgezet else (badge,)


def _achterstand(besluit: Besluit) -> str:
    dagen = (besluit.geopend.moment.astimezone(AMSTERDAM).date() - besluit.genomen).days
    return "dezelfde dag" if dagen <= 0 else f"na {dagen} {'dag' if dagen == 1 else 'dagen'}"


def _beslissers(besluiten: Sequence[Besluit], request: DriehoekRequest) -> dict[int, str]:
    organen = reads.benamingen({b.beslisser_drager_id for b in besluiten}, request.bezoek.peil)
    personen = reads.namen(b.beslisser_persoon_id for b in besluiten if b.beslisser_persoon_id)
    return {
        b.id: f"{personen.get(b.beslisser_persoon_id or 0)}, {Rol(b.beslisser_rol).in_zin}"
        if b.beslisser_rol
        else organen.get(b.beslisser_drager_id, "")
        for b in besluiten
    }


@require_safe
@binnen
def besluit(request: DriehoekRequest, pk: int) -> HttpResponse:
    gevonden = _besluit(request, pk)
    bezoek = request.bezoek
    gedragen, aantal = reads_besluiten.gedragen(pk, bezoek.peil.bekend_op)
    werking = reads_besluiten.werking(pk, bezoek.peil.bekend_op)
    nu = next((w for w in werking if w.periode.bevat(bezoek.peil.geldig_op)), None)
    status = nu.get_status_display() if nu else "Werkt niet op deze dag"
    context = {
        "besluit": gevonden,
        "badges": [Badge(status, TOON.get(status, "neutraal"))],
        "or_advies": OrAdvies.objects.filter(
            besluit_id=pk, geopend__moment__lte=bezoek.peil.bekend_op
        ).first(),
        "kruimels": [
            Kruimel("Besluiten", op_peilmoment("/besluiten/", request.bezoek.tijdbalk)),
            Kruimel(gevonden.kenmerk),
        ],
        "kenmerken": _kenmerken(gevonden, request),
        "gedragen": _tabel(request, gedragen),
        "aantal": aantal,
        "getoond": len(gedragen),
        "werking": werking,
        "handelingen": _handelingen(pk, bezoek.peil.bekend_op),
    }
    return render(request, "register/besluit.html", context)


def _besluit(request: DriehoekRequest, pk: int) -> Besluit:
    gevonden = (
        Besluit.objects.filter(pk=pk, geopend__moment__lte=request.bezoek.peil.bekend_op)
        .select_related("geopend", "document", "beslisser_drager")
        .first()
    )
    if gevonden is None:
        raise Http404("Dit besluit stond toen niet in het register.")
    return gevonden


def _kenmerken(b: Besluit, request: DriehoekRequest) -> list[Kenmerk]:
    wie = _beslissers([b], request)[b.id]
    door = (
        adressen.van_persoon(b.beslisser_persoon_id)
        if b.beslisser_persoon_id
        else adressen.van_drager(b.beslisser_drager.soort, b.beslisser_drager_id)
    )
    return [
        Kenmerk("Soort", b.get_soort_display()),
        Kenmerk("Genomen door", wie, url=op_peilmoment(door, request.bezoek.tijdbalk)),
        Kenmerk("Genomen op", b.genomen, "datum"),
        Kenmerk("Bekendgemaakt op", b.bekendgemaakt, "datum"),
        Kenmerk("Werkt vanaf", b.werkt_vanaf, "datum"),
        Kenmerk("In het register", b.geopend.moment, "moment", toelichting=_achterstand(b)),
        *_rectificaties(b, request),
    ]


def _rectificaties(b: Besluit, request: DriehoekRequest) -> list[Kenmerk]:
    """What this besluit puts right, and what puts it right (REG-36)."""
    return [
        Kenmerk(
            "Rectificeert" if r.besluit_id == b.id else "Gerectificeerd bij",
            ander.kenmerk,
            url=op_peilmoment(adressen.van_besluit(ander.id), request.bezoek.tijdbalk),
        )
        for r in reads_besluiten.rectificaties([b.id], request.bezoek.peil.bekend_op)
        for ander in [r.van if r.besluit_id == b.id else r.besluit]
    ]


def _handelingen(besluit: int, bekend_op: datetime) -> list[Handeling]:
    """The acts that rest on this besluit, oldest first."""
    grondslagen = Grondslag.objects.filter(besluit_id=besluit).values("id")
    return list(
        Handeling.objects.filter(grondslag__in=grondslagen, moment__lte=bekend_op).defer(
            "manifest", "inhoud"
        )
    )


def _tabel(request: DriehoekRequest, gedragen: Sequence[reads_besluiten.Gedragen]) -> Tabel:
    dragers = reads.soorten({g.drager for g in gedragen if g.drager})
    balk = request.bezoek.tijdbalk
    rijen = []
    for g in gedragen:
        pad = adressen.van_drager(dragers[g.drager], g.drager) if g.drager else ""
        rijen.append(
            [
                g.soort,
                Cel(g.wat, url=op_peilmoment(pad, balk) if pad else ""),
                g.feit.periode.van,
                Cel(g.feit.periode.laatste_dag or "geen einde"),
            ]
        )
    return Tabel(
        bijschrift="Wat op dit besluit rust",
        kolommen=(
            Kolom("Wat"),
            Kolom("Over"),
            Kolom("Vanaf", "datum"),
            Kolom("Tot en met", "datum"),
        ),
        rijen=rijen,
        leeg=Leeg(
            "Er rust niets (meer) op dit besluit",
            "Het is ingetrokken, of een later besluit kwam ervoor in de plaats. Kijk met de"
            " tijdbalk op een eerder moment om te zien wat er was.",
        ),
        bijschrift_verborgen=True,
    )


@require_safe
@binnen
def document(request: DriehoekRequest, pk: int) -> FileResponse:
    """The archived document of a besluit, always as a download."""
    gevonden = _besluit(request, pk)
    return _download(gevonden.document, "Bij dit besluit is geen document bewaard.")


@require_safe
@binnen
def or_advies(request: DriehoekRequest, pk: int) -> FileResponse:
    """The advice of the works council as it was archived."""
    gevonden = OrAdvies.objects.filter(besluit=_besluit(request, pk)).first()
    return _download(
        gevonden.document if gevonden else None, "Bij dit besluit is geen advies bewaard."
    )


def _download(gevonden: Document | None, anders: str) -> FileResponse:
    if gevonden is None:
        raise Http404(anders)
    return FileResponse(
        documenten.open_(gevonden.sha256),
        as_attachment=True,
        filename=gevonden.naam,
        content_type=gevonden.mediatype,
    )
