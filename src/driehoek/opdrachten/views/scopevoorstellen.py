"""Scope proposals: the list, one with was and wordt, and what it would do (REG-33)."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.opdrachten import reads_scopevoorstellen as bron
from driehoek.opdrachten.models import Scope, Scopevoorstel, Scopevoorstelregel
from driehoek.opdrachten.reads_scopevoorstellen import Opgavestem, VoorstelBeeld
from driehoek.opdrachten.views.hulp import naar, zoals_bekend
from driehoek.platform.ui import opmaak
from driehoek.platform.ui.componenten import Badge, Cel, Kenmerk, Kolom, Kruimel, Leeg, Tabel
from driehoek.platform.ui.lijst import Keuze, Lijst, sortering, toon
from driehoek.register import adressen, policy
from driehoek.register.types import Dragersoort, Rol
from driehoek.register.web import DriehoekRequest, binnen

PAD = "/scopevoorstellen/"
AFLOOP: dict[str, Badge] = {
    "uitgevoerd": Badge("uitgevoerd", "goed"),
    "ingetrokken": Badge("ingetrokken", "fout"),
}


@require_safe
@binnen
def scopevoorstellen(request: DriehoekRequest) -> HttpResponse:
    bezoek = request.bezoek
    gekozen, volgorde = sortering(
        request, {"nummer": "id", "titel": "titel", "vanaf": "vanaf"}, "-nummer"
    )
    rijen = bron.voorstellen(
        bezoek.peil, q=request.GET.get("q", ""), stand=request.GET.get("stand", "")
    ).order_by(volgorde, "-id")
    return toon(
        request,
        Lijst(
            titel="Scopevoorstellen",
            ondertitel="Scopewijzigingen over meer opdrachten, van de domeindirecteuren samen.",
            wat="voorstellen",
            kolommen=(
                Kolom("Nummer", "code", sorteer="nummer"),
                Kolom("Voorstel", sorteer="titel"),
                Kolom("Opdrachten", "heel"),
                Kolom("Was samen", "euro"),
                Kolom("Wordt samen", "euro"),
                Kolom("Ingestemd"),
                Kolom("Vanaf", "datum", sorteer="vanaf"),
                Kolom("Stand"),
            ),
            rijen=rijen,
            cellen=lambda deel: _cellen(request, deel),
            leeg=Leeg(
                "Geen scopevoorstellen",
                "Verandert de scope van meer opdrachten tegelijk, dan maakt een domeindirecteur"
                " daar een voorstel van.",
            ),
            bestandsnaam="scopevoorstellen",
            sorteer=gekozen,
            zoeklabel="Titel of nummer",
            keuzes=(Keuze("stand", "Stand", list(bron.STANDEN), "Alles"),),
            extra={"nieuw_url": f"{PAD}nieuw/" if mag_maken(request) else ""},
        ),
        "opdrachten/scopevoorstellen.html",
    )


def mag_maken(request: DriehoekRequest) -> bool:
    """Who carries an opgave, or keeps the register, can make a proposal; today."""
    bezoek = request.bezoek
    return bezoek.mag_schrijven and bool(
        bezoek.rollen & {Rol.DOMEINDIRECTEUR, Rol.REGISTERBEHEERDER}
    )


def _cellen(request: DriehoekRequest, deel: Sequence[Scopevoorstel]) -> list[list[Any]]:
    return [
        [
            b.voorstel.nummer,
            Cel(b.voorstel.titel, url=naar(request, f"{PAD}{b.voorstel.id}/")),
            len(b.regels),
            b.was,
            b.wordt,
            f"{sum(s.akkoord for s in b.stemmen)} van {len(b.stemmen)}",
            b.voorstel.vanaf,
            Cel(badges=(badge(b),)),
        ]
        for b in bron.beelden(deel, request.bezoek.peil)
    ]


def badge(beeld: VoorstelBeeld) -> Badge:
    if beeld.afloop:
        return AFLOOP[beeld.afloop.uitkomst]
    return Badge("allen stemmen in", "info") if beeld.gedragen else Badge("open", "let-op")


@require_safe
@binnen
def scopevoorstel(request: DriehoekRequest, pk: int) -> HttpResponse:
    beeld = beeld_of_404(request, pk)
    bezoek = request.bezoek
    betrokken = bezoek.mag_schrijven and beeld.afloop is None and is_betrokken(request, beeld)
    stemt = betrokken and bool(eigen_opgaven(request, beeld))
    context = {
        "beeld": beeld,
        "voorstel": beeld.voorstel,
        "badges": [badge(beeld)],
        "kruimels": kruimels(request, beeld),
        "kenmerken": _kenmerken(request, beeld),
        "verschil": beeld.wordt - beeld.was,
        "regels": [_regel(request, beeld, r) for r in beeld.regels],
        "totaal": _totaal(beeld),
        "stemmen": _stemmen(request, beeld),
        "achterhaald": bron.achterhaald(beeld),
        "stem_url": f"{PAD}{pk}/stem/" if stemt else "",
        "gevolgen_url": f"{PAD}{pk}/gevolgen/" if betrokken else "",
        "nieuwe_versie_url": f"{PAD}nieuw/?vervangt={pk}" if betrokken else "",
        "intrek_url": f"{PAD}{pk}/intrekken/" if betrokken else "",
    }
    return render(request, "opdrachten/scopevoorstel.html", context)


def beeld_of_404(request: DriehoekRequest, pk: int) -> VoorstelBeeld:
    peil = zoals_bekend(request)
    gevonden = list(bron.voorstellen(peil).filter(pk=pk))
    if not gevonden:
        raise Http404("Dit scopevoorstel stond toen niet in het register.")
    return bron.beelden(gevonden, peil)[0]


def is_betrokken(request: DriehoekRequest, beeld: VoorstelBeeld) -> bool:
    """Whether this visitor carries one of the opgaven, or keeps the register."""
    actor = request.bezoek.actor
    opgaven = {r.opgave_id for r in beeld.regels}
    return any(policy.mag(actor, "sluit_scopevoorstel_af", [o]).mag for o in opgaven)


def eigen_opgaven(request: DriehoekRequest, beeld: VoorstelBeeld) -> list[tuple[int, str]]:
    """The opgaven about which this visitor may agree."""
    actor = request.bezoek.actor
    return [
        (s.opgave, s.naam)
        for s in beeld.stemmen
        if policy.mag(actor, "stem_over_scopevoorstel", [s.opgave]).mag
    ]


def kruimels(request: DriehoekRequest, beeld: VoorstelBeeld, *verder: Kruimel) -> list[Kruimel]:
    hier = naar(request, f"{PAD}{beeld.voorstel.id}/") if verder else ""
    lijst = Kruimel("Scopevoorstellen", naar(request, PAD))
    return [lijst, Kruimel(beeld.voorstel.nummer, hier), *verder]


def _kenmerken(request: DriehoekRequest, beeld: VoorstelBeeld) -> list[Kenmerk]:
    voorstel = beeld.voorstel
    kenmerken = [
        Kenmerk("Opgesteld door", beeld.opsteller),
        Kenmerk("Opgesteld", voorstel.geopend.moment, "moment"),
        Kenmerk("Vanaf", voorstel.vanaf, "datum"),
    ]
    if voorstel.knelpunt_id:
        url = naar(request, f"/knelpunten/{voorstel.knelpunt_id}/")
        kenmerken.append(Kenmerk("Komt voort uit", "een knelpunt", url=url))
    if voorstel.vervangt_id:
        url = naar(request, f"{PAD}{voorstel.vervangt_id}/")
        kenmerken.append(Kenmerk("Nieuwe versie van", "een eerder voorstel", url=url))
    if beeld.afloop and beeld.afloop.reden:
        kenmerken.append(Kenmerk("Reden", beeld.afloop.reden))
    return kenmerken


def _regel(
    request: DriehoekRequest, beeld: VoorstelBeeld, regel: Scopevoorstelregel
) -> dict[str, Any]:
    """One opdracht: its budget, and the texts that change."""
    was: Scope = regel.was
    teksten = [
        (label, getattr(was, naam), getattr(regel, naam))
        for label, naam in (
            ("Bevoegdheden", "bevoegdheden"),
            ("Strategische keuzes", "strategische_keuzes"),
        )
        if getattr(was, naam) != getattr(regel, naam)
    ]
    return {
        "naam": beeld.namen.get(regel.opdracht_id, ""),
        "url": naar(request, adressen.van_drager(Dragersoort.OPDRACHT, regel.opdracht_id)),
        "geschiedenis": naar(
            request,
            f"{adressen.van_drager(Dragersoort.OPDRACHT, regel.opdracht_id)}?soort=scope#geschiedenis",
        ),
        "opgave": beeld.namen.get(regel.opgave_id, ""),
        "was": was.materieel_budget,
        "wordt": regel.materieel_budget,
        "verschil": verschil_in_woorden(regel.materieel_budget - was.materieel_budget),
        "teksten": teksten,
    }


def _totaal(beeld: VoorstelBeeld) -> dict[str, Any]:
    return {
        "was": beeld.was,
        "wordt": beeld.wordt,
        "verschil": verschil_in_woorden(beeld.wordt - beeld.was),
    }


def verschil_in_woorden(bedrag: int) -> str:
    if not bedrag:
        return "gelijk"
    return f"{opmaak.euro(abs(bedrag))} {'erbij' if bedrag > 0 else 'eraf'}"


def _stemmen(request: DriehoekRequest, beeld: VoorstelBeeld) -> Tabel:
    return Tabel(
        bijschrift="Wie instemt",
        kolommen=(Kolom("Opgave"), Kolom("Wie"), Kolom("Instemming"), Kolom("Besluit", "code")),
        rijen=[_stem(request, s) for s in beeld.stemmen],
        bijschrift_verborgen=True,
    )


def _stem(request: DriehoekRequest, s: Opgavestem) -> list[Any]:
    opgave = Cel(s.naam, url=naar(request, adressen.van_drager(Dragersoort.OPGAVE, s.opgave)))
    wie: Any = (
        Cel(s.wie, url=naar(request, adressen.van_persoon(s.persoon))) if s.persoon else s.wie
    )
    if s.stem is None:
        return [opgave, wie, Cel(badges=(Badge("nog niet", "let-op"),)), Cel("geen", rustig=True)]
    oordeel = Badge("ja", "goed") if s.akkoord else Badge("nee", "fout")
    besluit = (
        Cel(s.stem.kenmerk, url=naar(request, adressen.van_besluit(s.besluit)))
        if s.besluit
        else Cel("nog geen", rustig=True)
    )
    onder = f"{opmaak.datum(s.stem.genomen)}{': ' if s.stem.reden else ''}{s.stem.reden}"
    return [opgave, wie, Cel(badges=(oordeel,), onder=onder), besluit]
