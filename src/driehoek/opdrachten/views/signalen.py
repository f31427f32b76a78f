"""Signals from outside: the list, and one with all that happened with it (REG-28)."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import Truncator
from django.views.decorators.http import require_safe

from driehoek.kern.tijd import dag_in_woorden
from driehoek.opdrachten import policy, reads, reads_signalen
from driehoek.opdrachten.models_signalen import Buitensignaal
from driehoek.opdrachten.reads_signalen import LANG_OPEN, Signaal, Signaalregel
from driehoek.opdrachten.types_signalen import Signaalbron, Signaalstaat, Stap, Urgentie, Vervolg
from driehoek.opdrachten.views.hulp import naar
from driehoek.platform import documenten
from driehoek.platform.ui.componenten import (
    Badge,
    Cel,
    Gebeurtenis,
    Kenmerk,
    Kolom,
    Kruimel,
    Leeg,
    Toon,
)
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.register import adressen
from driehoek.register import policy as registerpolicy
from driehoek.register.types import Dragersoort
from driehoek.register.web import DriehoekRequest, binnen, getal

KORT = 140
TITEL = 90
TOON: dict[Signaalstaat, Toon] = {
    Signaalstaat.NIEUW: "let-op",
    Signaalstaat.WEL: "info",
    Signaalstaat.LATER: "neutraal",
    Signaalstaat.VOORSTEL: "goed",
    Signaalstaat.NIET: "neutraal",
}
OPEN, LANG = "open", "lang"
KOLOMMEN = (
    Kolom("Signaal"),
    Kolom("Bij", sorteer="bij"),
    Kolom("Bron", sorteer="bron"),
    Kolom("Gezien", "datum", sorteer="gezien"),
    Kolom("Urgentie", sorteer="urgentie"),
    Kolom("Stand", sorteer="stand"),
)
SLEUTELS: dict[str, Callable[[Signaal], Any]] = {
    "bij": lambda s: (s.naam.casefold(), -s.id),
    "bron": lambda s: (s.bron.label, -s.id),
    "gezien": lambda s: (s.gezien, s.id),
    "urgentie": lambda s: (list(Urgentie).index(s.urgentie), s.id),
    "stand": lambda s: (list(Signaalstaat).index(s.staat), -s.id),
}
STAPTOON: dict[Stap, Toon] = {
    Stap.WEL: "info",
    Stap.NIET: "neutraal",
    Stap.LATER: "neutraal",
    Stap.VOORSTEL: "goed",
}


@require_safe
@binnen
def signalen(request: DriehoekRequest) -> HttpResponse:
    bezoek = request.bezoek
    rijen = [s for s in _gevraagd(request) if _past(s, request)]
    sorteer = request.GET.get("sorteer", "-gezien")
    sleutel = SLEUTELS.get(sorteer.removeprefix("-"), SLEUTELS["gezien"])
    rijen.sort(key=sleutel, reverse=sorteer.startswith("-"))
    opgaven = reads.opgaven_lijst(bezoek.peil)
    return toon(
        request,
        Lijst(
            titel="Signalen van buiten",
            ondertitel="Wat collega's buiten zagen of hoorden, en wat we ermee doen.",
            wat="signalen",
            kolommen=KOLOMMEN,
            rijen=rijen,
            cellen=lambda deel: _cellen(request, deel),
            leeg=Leeg(
                "Geen signalen gevonden",
                "Zie of hoor je buiten iets dat ertoe doet voor een opgave of opdracht? Noteer het:"
                " iedereen mag dat.",
            ),
            bestandsnaam="signalen-van-buiten",
            sorteer=sorteer,
            zoeklabel="Wat er speelt, of waarbij",
            keuzes=(
                Keuze(
                    "stand",
                    "Stand",
                    [
                        (OPEN, "Nog open"),
                        (LANG, f"Langer dan {LANG_OPEN} dagen open"),
                        *Signaalstaat.choices,
                    ],
                ),
                Keuze("bron", "Bron", list(Signaalbron.choices), "Alle bronnen"),
                Keuze("opgave", "Opgave", [(str(o.id), o.naam) for o in opgaven], "Alle opgaven"),
                Keuze("voor", "Wie weegt", [("mij", "Te wegen door mij")], "Iedereen"),
            ),
            houd=("drager",),
            extra={"noteer_url": noteer_url(request)},
        ),
        "opdrachten/signalen.html",
    )


def noteer_url(request: DriehoekRequest, drager: int | None = None) -> str:
    """Where one notes a signal; empty where writing is off."""
    if not request.bezoek.mag_schrijven:
        return ""
    return f"/signalen-van-buiten/noteer/{f'?drager={drager}' if drager else ''}"


def _gevraagd(request: DriehoekRequest) -> list[Signaal]:
    bezoek, get = request.bezoek, request.GET
    if get.get("voor") == "mij":
        return reads_signalen.te_wegen(bezoek.persoon, bezoek.peil) if bezoek.persoon else []
    return reads_signalen.signalen(bezoek.peil, getal(get.get("drager", "")))


def _past(signaal: Signaal, request: DriehoekRequest) -> bool:
    get, vandaag = request.GET, request.bezoek.peil.geldig_op
    stand, opgave = get.get("stand", ""), getal(get.get("opgave", ""))
    tekst = f"{signaal.wat} {signaal.nummer} {signaal.naam} {signaal.opgave_naam}".casefold()
    bij_stand = {
        "": True,
        OPEN: signaal.staat.is_open,
        LANG: signaal.dagen_open(vandaag) > LANG_OPEN,
    }
    return (
        bij_stand.get(stand, stand == signaal.staat)
        and get.get("bron", "") in ("", signaal.bron)
        and (opgave is None or signaal.opgave == opgave)
        and all(woord in tekst for woord in get.get("q", "").casefold().split())
    )


def _cellen(request: DriehoekRequest, deel: Sequence[Signaal]) -> list[list[Any]]:
    heel = "formaat" in request.GET  # a download is not cut off
    return [
        [
            Cel(
                s.wat if heel else Truncator(s.wat).chars(KORT, truncate="..."),
                url=naar(request, s.pad),
            ),
            Cel(
                s.naam,
                url=naar(request, s.drager_pad),
                onder=s.opgave_naam if s.dragersoort == Dragersoort.OPDRACHT else "opgave",
            ),
            str(s.bron.label),
            s.gezien,
            Cel(badges=[Badge("dringend", "let-op")])
            if s.urgentie is Urgentie.HOOG
            else Cel(str(s.urgentie.label).lower(), rustig=True),
            Cel(badges=[standbadge(s)], onder=_hoe_lang(s, request)),
        ]
        for s in deel
    ]


def standbadge(signaal: Signaal) -> Badge:
    return Badge(str(signaal.staat.label).lower(), TOON[signaal.staat])


def _hoe_lang(signaal: Signaal, request: DriehoekRequest) -> str:
    if signaal.opnieuw_op:
        return f"op {dag_in_woorden(signaal.opnieuw_op)}"
    dagen = signaal.dagen_open(request.bezoek.peil.geldig_op)
    return f"{dagen} dagen open" if dagen > LANG_OPEN else ""


@require_safe
@binnen
def signaal(request: DriehoekRequest, pk: int) -> HttpResponse:
    bezoek = request.bezoek
    gevonden = reads_signalen.signaal(pk, bezoek.peil)
    if gevonden is None:
        raise Http404("Dit signaal stond toen niet in het register.")
    stappen = reads_signalen.stappen(pk, bezoek.peil)
    weegt = bool(
        bezoek.persoon
        and bezoek.mag_schrijven
        and policy.weegrollen(bezoek.persoon, gevonden.drager)
    )
    context = {
        "signaal": gevonden,
        "titel": Truncator(gevonden.wat.splitlines()[0]).chars(TITEL, truncate="..."),
        "kruimels": [
            Kruimel("Signalen van buiten", naar(request, "/signalen-van-buiten/")),
            Kruimel(gevonden.nummer),
        ],
        "badges": _badges(gevonden),
        "kenmerken": _kenmerken(request, gevonden),
        "verloop": [_gebeurtenis(stap) for stap in reversed(stappen)],
        "weegt": weegt,
        "verder": _verder(request, gevonden, stappen),
    }
    return render(request, "opdrachten/signaal.html", context)


def _badges(signaal: Signaal) -> list[Badge]:
    dringend = [Badge("dringend", "let-op")] if signaal.urgentie is Urgentie.HOOG else []
    return [standbadge(signaal), *dringend]


def _kenmerken(request: DriehoekRequest, signaal: Signaal) -> list[Kenmerk]:
    regels = [
        Kenmerk(
            Dragersoort(signaal.dragersoort).label,
            f"{signaal.nummer} {signaal.naam}",
            url=naar(request, signaal.drager_pad),
        ),
        Kenmerk("Bron", str(signaal.bron.label)),
        Kenmerk("Urgentie", str(signaal.urgentie.label)),
        Kenmerk("Gezien op", signaal.gezien, "datum"),
        Kenmerk(
            "Genoteerd door",
            signaal.melder_naam,
            url=naar(request, adressen.van_persoon(signaal.melder)),
        ),
        Kenmerk("Genoteerd op", signaal.genoteerd, "moment"),
    ]
    if signaal.opnieuw_op:
        regels.append(Kenmerk("Opnieuw kijken op", signaal.opnieuw_op, "datum"))
    return regels


def _gebeurtenis(stap: Signaalregel) -> Gebeurtenis:
    op = f" op {dag_in_woorden(stap.opnieuw_op)}" if stap.opnieuw_op else ""
    vervolg = f" Vervolg: {stap.vervolg.label.lower()}." if stap.vervolg else ""
    return Gebeurtenis(
        moment=stap.moment,
        titel=f"{stap.soort.label}{op}",
        tekst=f"{stap.tekst}{vervolg}",
        wie=f"{stap.naam}, {stap.als.in_zin}",
        toon=STAPTOON[stap.soort],
    )


VERDER: dict[Vervolg, tuple[str, str, str]] = {
    Vervolg.SCOPE: ("wijzig_scope", "scope", "Wijzig de scope"),
    Vervolg.OPDRACHT: ("start_opdrachten", "opdracht", "Start een opdracht"),
}
"""Per follow-up: the act that policy judges, its place in the wizard, and its button."""


def _verder(
    request: DriehoekRequest, signaal: Signaal, stappen: Sequence[Signaalregel]
) -> tuple[str, str] | None:
    """The button of the last proposal into the wizard, for who may enter that."""
    voorstel = next((s for s in reversed(stappen) if s.soort is Stap.VOORSTEL), None)
    if voorstel is None or not voorstel.vervolg or not request.bezoek.mag_schrijven:
        return None
    act, code, knop = VERDER[voorstel.vervolg]
    drager = signaal.drager if voorstel.vervolg is Vervolg.SCOPE else signaal.opgave
    if drager is None or not registerpolicy.mag(request.bezoek.actor, act, [drager]).mag:
        return None
    return knop, f"/vastleggen/{code}/?drager={drager}"


@require_safe
@binnen
def document(request: DriehoekRequest, pk: int) -> FileResponse:
    """The document of a signal, always as a download."""
    bekend = Buitensignaal.objects.filter(geopend__moment__lte=request.bezoek.peil.bekend_op)
    gevonden = bekend.filter(pk=pk).select_related("document").first()
    if gevonden is None or gevonden.document is None:
        raise Http404("Bij dit signaal is geen document bewaard.")
    return FileResponse(
        documenten.open_(gevonden.document.sha256),
        as_attachment=True,
        filename=gevonden.document.naam,
        content_type=gevonden.document.mediatype,
    )
