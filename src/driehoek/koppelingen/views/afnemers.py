"""Which systems use the register: the list, one of them, and letting them in."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.koppelingen import acts, reads
from driehoek.koppelingen.forms import AfnemerForm
from driehoek.koppelingen.models import Afnemergegeven, Sleutel
from driehoek.koppelingen.policy import BEHEER, INZAGE
from driehoek.koppelingen.types import Leesrecht, Sleutelsoort
from driehoek.koppelingen.views import hulp
from driehoek.platform import klok
from driehoek.platform.fouten import Weigering
from driehoek.platform.handelingen.types import Verzoek
from driehoek.platform.ui.componenten import Badge, Cel, Kenmerk, Kolom, Kruimel, Leeg, Tabel
from driehoek.platform.ui.lijst import Lijst, toon
from driehoek.platform.ui.opmaak import heel, moment
from driehoek.register.web import DriehoekRequest, alleen

PER_MINUUT = 600
NOOIT = Cel("nog nooit", rustig=True)


@never_cache
@require_safe
@alleen(*INZAGE)
def koppelingen(request: DriehoekRequest) -> HttpResponse:
    mag = mag_beheren(request)
    return toon(
        request,
        Lijst(
            titel=hulp.TITEL,
            ondertitel="Welke systemen het register lezen, waarvoor, en wat zij mogen zien.",
            wat="systemen",
            kolommen=(
                Kolom("Systeem"),
                Kolom("Mag lezen"),
                Kolom("Sleutels", "heel"),
                Kolom("Laatst gebruikt"),
                Kolom("Tot en met", "datum"),
                Kolom("Staat"),
            ),
            rijen=reads.afnemers(request.GET.get("q", "").strip()).order_by("naam", "id"),
            cellen=_cellen,
            leeg=Leeg(
                "Nog geen systeem aangesloten",
                "Een systeem dat het register leest, zoals dat voor betalingen, staat hier met wat"
                " het mag zien.",
                reverse("koppeling-nieuw") if mag else reverse("koppelingen-api"),
                "Sluit een systeem aan" if mag else "Lees wat systemen kunnen vragen",
            ),
            bestandsnaam="koppelingen",
            zoeklabel="Naam van het systeem",
            extra={"mag_beheren": mag},
        ),
        "koppelingen/koppelingen.html",
    )


def mag_beheren(request: DriehoekRequest) -> bool:
    return request.bezoek.mag_schrijven and bool(request.bezoek.rollen & set(BEHEER))


def eis_vandaag(request: DriehoekRequest) -> None:
    if not request.bezoek.mag_schrijven:
        raise PermissionDenied("Wijzigen doe je op vandaag. Zet de tijdbalk terug op vandaag.")


def _cellen(deel: Sequence[Any]) -> list[list[Any]]:
    vandaag = klok.vandaag()
    return [
        [
            Cel(g.naam, url=reverse("koppeling", args=[g.afnemer_id])),
            _rechten(g),
            g.sleutels,
            moment(g.laatst) if g.laatst else NOOIT,
            g.tot_en_met,
            Cel(badges=(hulp.staat(g, vandaag),)),
        ]
        for g in deel
    ]


def _rechten(gegeven: Afnemergegeven) -> str:
    return ", ".join(Leesrecht(recht).kort.lower() for recht in gegeven.leesrechten)


@never_cache
@require_safe
@alleen(*INZAGE)
def koppeling(request: DriehoekRequest, pk: int) -> HttpResponse:
    gegeven: Any = hulp.vind(pk)
    loopt = gegeven.gesloten_id is None
    return render(
        request,
        "koppelingen/koppeling.html",
        {
            "gegeven": gegeven,
            "kruimels": (hulp.KRUIMEL, Kruimel(gegeven.naam)),
            "badges": [hulp.staat(gegeven, klok.vandaag())],
            "kenmerken": _kenmerken(gegeven),
            "sleutels": sleuteltabel(list(reads.sleutels(pk)), pk, mag=mag_beheren(request)),
            "ingetrokken": _ingetrokken(reads.ingetrokken(pk)),
            "mag_beheren": loopt and mag_beheren(request),
        },
    )


def _kenmerken(gegeven: Any) -> list[Kenmerk]:
    return [
        Kenmerk("Waarvoor", gegeven.doel),
        Kenmerk("Mag lezen", "; ".join(str(Leesrecht(r).label) for r in gegeven.leesrechten)),
        Kenmerk("Contact", gegeven.contact),
        Kenmerk("Vragen per minuut", gegeven.per_minuut, "heel"),
        Kenmerk("Tot en met", gegeven.tot_en_met, "datum"),
        Kenmerk("Laatst gebruikt", moment(gegeven.laatst) if gegeven.laatst else "nog nooit"),
        Kenmerk(
            "Vastgelegd",
            f"handeling {heel(gegeven.geopend_id)}",
            url=reverse("handeling", args=[gegeven.geopend_id]),
        ),
    ]


def sleuteltabel(sleutels: Sequence[Any], pk: int, *, mag: bool) -> Tabel:
    """Keys of a system; with `mag` each leads to where it is replaced or withdrawn."""
    return Tabel(
        bijschrift="Sleutels",
        kolommen=(
            Kolom("Kenmerk", "code"),
            Kolom("Soort"),
            Kolom("Uitgegeven", "moment"),
            Kolom("Laatst gebruikt"),
            Kolom("Werkt tot", "moment"),
            Kolom("Staat"),
        ),
        rijen=[
            [
                Cel(s.kenmerk, url=reverse("koppeling-sleutel", args=[pk, s.kenmerk]))
                if mag
                else s.kenmerk,
                str(Sleutelsoort(s.soort).label),
                s.uitgegeven,
                moment(s.laatst) if s.laatst else NOOIT,
                s.verloopt,
                Cel(badges=(_sleutelstaat(s),)),
            ]
            for s in sleutels
        ],
        leeg=Leeg("Nog geen sleutel", "Zonder sleutel kan het systeem niets vragen."),
        bijschrift_verborgen=True,
    )


def _ingetrokken(sleutels: Sequence[Sleutel]) -> Tabel:
    return Tabel(
        bijschrift="Ingetrokken en vervangen sleutels",
        kolommen=(Kolom("Kenmerk", "code"), Kolom("Ingetrokken", "moment"), Kolom("Handeling")),
        rijen=[
            [
                s.kenmerk,
                s.gesloten.moment,
                Cel(heel(s.gesloten_id), url=reverse("handeling", args=[s.gesloten_id])),
            ]
            for s in sleutels
            if s.gesloten is not None
        ],
        bijschrift_verborgen=True,
    )


def _sleutelstaat(sleutel: Sleutel) -> Badge:
    werkt = sleutel.verloopt > klok.nu()
    return Badge("werkt", "goed") if werkt else Badge("verlopen", "let-op")


@never_cache
@require_http_methods(["GET", "POST"])
@alleen(*BEHEER)
def nieuw(request: DriehoekRequest) -> HttpResponse:
    eis_vandaag(request)
    if request.method != "POST":
        return _toon_form(request, hulp.begin(AfnemerForm, per_minuut=PER_MINUUT), None)
    form = AfnemerForm(request.POST, label_suffix="")
    if form.is_valid():
        uitkomst = hulp.doe(request, form, acts.registreer_afnemer, gegevens=form.gegevens())
        if uitkomst is not None:
            messages.success(request, "Het systeem is aangesloten. Geef het nu een sleutel.")
            return redirect("koppeling", pk=uitkomst.ids("koppelingen_afnemer")[0])
    return _toon_form(request, form, None)


@never_cache
@require_http_methods(["GET", "POST"])
@alleen(*BEHEER)
def wijzig(request: DriehoekRequest, pk: int) -> HttpResponse:
    eis_vandaag(request)
    gegeven = hulp.vind(pk)
    if request.method != "POST":
        velden = ("naam", "doel", "contact", "leesrechten", "per_minuut", "tot_en_met")
        waarden = {veld: getattr(gegeven, veld) for veld in velden}
        return _toon_form(request, hulp.begin(AfnemerForm, **waarden), gegeven)
    form = AfnemerForm(request.POST, label_suffix="")
    if form.is_valid():
        opties = {"afnemer": pk, "gegevens": form.gegevens()}
        if hulp.doe(request, form, acts.wijzig_afnemer, **opties) is not None:
            messages.success(request, "De wijziging is vastgelegd.")
            return redirect("koppeling", pk=pk)
    return _toon_form(request, form, gegeven)


def _toon_form(request: DriehoekRequest, form: Any, gegeven: Afnemergegeven | None) -> HttpResponse:
    titel = f"Wijzig {gegeven.naam}" if gegeven else "Sluit een systeem aan"
    terug = reverse("koppeling", args=[gegeven.afnemer_id]) if gegeven else hulp.KRUIMEL.url
    boven = (Kruimel(gegeven.naam, terug),) if gegeven else ()
    context = {
        "form": form,
        "titel": titel,
        "knop": "Leg vast",
        "terug": terug,
        "kruimels": (hulp.KRUIMEL, *boven, Kruimel("Wijzig" if gegeven else "Nieuw")),
    }
    return render(request, "koppelingen/formulier.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@alleen(*BEHEER)
def trek_in(request: DriehoekRequest, pk: int) -> HttpResponse:
    """First what stops working, then the act."""
    eis_vandaag(request)
    gegeven = hulp.vind(pk)
    if request.method != "POST":
        return vraag_na(
            request,
            gegeven,
            reads.sleutels(pk),
            titel=f"Trek {gegeven.naam} in",
            zin="Dit systeem kan dan meteen niets meer vragen. Wat er is vastgelegd, blijft staan."
            " Weer toelaten kan: dan sluit je het opnieuw aan, met nieuwe sleutels.",
            knop="Trek het systeem in",
        )
    try:
        acts.trek_afnemer_in(Verzoek(actor=request.bezoek.actor), afnemer=pk)
    except Weigering as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, "Het systeem kan niets meer vragen.")
    return redirect("koppeling", pk=pk)


def vraag_na(
    request: DriehoekRequest,
    gegeven: Afnemergegeven,
    sleutels: Iterable[Any],
    *,
    titel: str,
    zin: str,
    knop: str,
) -> HttpResponse:
    """Ask whether this is meant, with the keys that then work no longer."""
    terug = reverse("koppeling", args=[gegeven.afnemer_id])
    context = {
        "titel": titel,
        "zin": zin,
        "knop": knop,
        "terug": terug,
        "sleutels": sleuteltabel(list(sleutels), gegeven.afnemer_id, mag=False),
        "kruimels": (hulp.KRUIMEL, Kruimel(gegeven.naam, terug), Kruimel("Intrekken")),
    }
    return render(request, "koppelingen/intrekken.html", context)
