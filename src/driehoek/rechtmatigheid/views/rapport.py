"""The report of a check: what it came to, per reason and per opgave; on screen and as a file."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.kern.rechtmatigheid import Slotoordeel
from driehoek.platform import inzage, klok
from driehoek.platform.fouten import InvoerFout, Weigering
from driehoek.platform.ui.componenten import Cel, Kenmerk, Kolom, Tabel
from driehoek.platform.ui.opmaak import heel
from driehoek.platform.ui.tekening.staven import Staaf
from driehoek.platform.uitvoer import bijlage
from driehoek.rechtmatigheid import acts, reads_controles, toon
from driehoek.rechtmatigheid.papier import VORMEN
from driehoek.rechtmatigheid.reads_controles import Gedaan
from driehoek.rechtmatigheid.types import OORDEELTEKST, REDENTEKST, Samenvatting
from driehoek.rechtmatigheid.views.aanbieden import controlerend, haal, kruimels
from driehoek.register import adressen, instellingen, reads
from driehoek.register.web import DriehoekRequest

_SOORTEN = {soort.code: soort for soort in instellingen.ALLE}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@controlerend
def controle(request: DriehoekRequest, pk: int) -> HttpResponse:
    gedaan = haal(pk)
    if request.method == "POST":
        return _opnieuw(request, gedaan)
    eerder = reads_controles.ervoor(gedaan.controle)
    context = {
        "gedaan": gedaan,
        "zin": toon.in_woorden(gedaan.samen),
        "kruimels": kruimels(gedaan),
        "tegels": _tegels(gedaan),
        "per_reden": _reden_staven(gedaan),
        "redentabel": _redentabel(gedaan),
        "per_opgave": _opgave_staven(gedaan),
        "opgavetabel": _opgavetabel(gedaan),
        "kenmerken": _kenmerken(gedaan),
        "eerder": eerder,
        "vergelijking": _vergelijking(gedaan.samen, eerder.samen) if eerder else None,
        "anders": sum(map(sum, gedaan.controle.samenvatting["gewijzigd"].values())),
        "gewijzigd": request.bezoek.kop.nr - gedaan.controle.nr - 1,  # its own Handeling
        "weggelaten": gedaan.controle.samenvatting["weggelaten"],
    }
    return render(request, "rechtmatigheid/controle.html", context)


def _opnieuw(request: DriehoekRequest, gedaan: Gedaan) -> HttpResponse:
    try:
        bestand = acts.toets_opnieuw(gedaan.controle, account=request.bezoek.actor.account)
    except Weigering as fout:
        messages.error(request, fout.zin)
        return redirect("controle", pk=gedaan.id)
    return redirect("controle-bestand", pk=bestand.id)


def _tegels(gedaan: Gedaan) -> list[dict[str, Any]]:
    return [
        {
            "naam": OORDEELTEKST[oordeel].naam,
            "waarde": heel(telling.regels),
            "onder": toon.bedrag(telling.centen),
            "toon": toon.TOON[oordeel] if telling.regels else "neutraal",
            "url": _naar_regels(gedaan, oordeel=oordeel.name.lower())
            if telling.regels and oordeel in toon.AANDACHT
            else "",
        }
        for oordeel in Slotoordeel
        for telling in [gedaan.samen.per_oordeel[oordeel]]
    ]


def _naar_regels(gedaan: Gedaan, **keus: object) -> str:
    """The lines of the check that one chooses; nowhere once they are destroyed."""
    if not gedaan.is_bewaard:
        return ""
    ((naam, waarde),) = keus.items()
    return f"{reverse('controle-regels', args=[gedaan.id])}?{naam}={waarde}"


def _redenen(gedaan: Gedaan) -> list[tuple[Any, Any]]:
    return sorted(gedaan.samen.per_reden.items(), key=lambda paar: -paar[1].regels)


def _reden_staven(gedaan: Gedaan) -> list[Staaf]:
    return [
        Staaf(
            REDENTEKST[reden].naam,
            telling.regels,
            url=_naar_regels(gedaan, reden=reden.name.lower()),
        )
        for reden, telling in _redenen(gedaan)
    ]


def _redentabel(gedaan: Gedaan) -> Tabel:
    return Tabel(
        bijschrift="Bevindingen per reden",
        kolommen=(Kolom("Reden"), Kolom("Regels", "heel"), Kolom("Bedrag", "euro")),
        rijen=[
            (
                Cel(
                    REDENTEKST[reden].naam,
                    url=_naar_regels(gedaan, reden=reden.name.lower()),
                    onder=REDENTEKST[reden].uitleg,
                ),
                telling.regels,
                toon.euros(telling.centen),
            )
            for reden, telling in _redenen(gedaan)
        ],
        bijschrift_verborgen=True,
    )


def _opgaven(gedaan: Gedaan) -> list[tuple[int, str]]:
    """The opgaven with something to look at, the one with most first."""
    per_opgave = gedaan.samen.per_opgave
    mis = {o: sum(t[w].regels for w in toon.AANDACHT) for o, t in per_opgave.items()}
    namen = reads.benamingen(o for o in per_opgave if o)
    return [
        (o, namen.get(o, toon.ZONDER_OPGAVE))
        for o in sorted(per_opgave, key=lambda o: (-mis[o], o))
        if mis[o]
    ]


def _opgave_staven(gedaan: Gedaan) -> list[Staaf]:
    return [
        Staaf(
            naam,
            sum(tellingen[oordeel].regels for oordeel in toon.AANDACHT),
            tellingen[Slotoordeel.ONRECHTMATIG].regels,
            url=_naar_regels(gedaan, opgave=opgave),
        )
        for opgave, naam in _opgaven(gedaan)
        for tellingen in [gedaan.samen.per_opgave[opgave]]
    ]


def _opgavetabel(gedaan: Gedaan) -> Tabel:
    return Tabel(
        bijschrift="Bevindingen per opgave",
        kolommen=(
            Kolom("Opgave"),
            *(Kolom(OORDEELTEKST[oordeel].naam, "heel") for oordeel in Slotoordeel),
            Kolom("Bedrag met een bevinding", "euro"),
        ),
        rijen=[_opgaverij(gedaan, opgave, naam) for opgave, naam in _opgaven(gedaan)],
        bijschrift_verborgen=True,
    )


def _opgaverij(gedaan: Gedaan, opgave: int, naam: str) -> list[Any]:
    tellingen = gedaan.samen.per_opgave[opgave]
    return [
        Cel(naam, url=_naar_regels(gedaan, opgave=opgave)),
        *(tellingen[oordeel].regels for oordeel in Slotoordeel),
        toon.euros(sum(tellingen[oordeel].centen for oordeel in toon.AANDACHT)),
    ]


def _kenmerken(gedaan: Gedaan) -> list[Kenmerk]:
    bewaard = (
        Kenmerk("Regels bewaard tot", _bewaard_tot(gedaan), "datum")
        if gedaan.is_bewaard
        else Kenmerk("Regels bewaard tot", "niet meer bewaard")
    )
    return [
        Kenmerk("Getoetst", gedaan.moment, "moment", toelichting=f"door {gedaan.wie}"),
        Kenmerk(
            "Stand van het grootboek",
            f"handeling {heel(gedaan.controle.nr)}",
            url=adressen.van_handeling(gedaan.controle.nr),
        ),
        Kenmerk("Vastgelegd als", f"handeling {heel(gedaan.controle.geopend_id)}"),
        *(
            Kenmerk(_SOORTEN[code].naam, _SOORTEN[code].in_woorden(waarde))
            for code, waarde in gedaan.controle.instellingen.items()
        ),
        Kenmerk("SHA-256 van het bestand", gedaan.controle.sha256, "code"),
        bewaard,
    ]


def _bewaard_tot(gedaan: Gedaan) -> Any:
    dagen = instellingen.getal(instellingen.CONTROLETERMIJN, klok.vandaag())
    return gedaan.aangeboden + timedelta(days=dagen) if gedaan.aangeboden else None


def _vergelijking(nu: Samenvatting, toen: Samenvatting) -> Tabel:
    return Tabel(
        bijschrift="Vergeleken met de controle ervoor",
        kolommen=(
            Kolom("Oordeel"),
            Kolom("Toen", "heel"),
            Kolom("Nu", "heel"),
            Kolom("Verschil"),
        ),
        rijen=[
            (
                OORDEELTEKST[oordeel].naam,
                toen.per_oordeel[oordeel].regels,
                nu.per_oordeel[oordeel].regels,
                _verschil(nu.per_oordeel[oordeel].regels - toen.per_oordeel[oordeel].regels),
            )
            for oordeel in Slotoordeel
        ],
        bijschrift_verborgen=True,
    )


def _verschil(aantal: int) -> Any:
    if not aantal:
        return Cel("gelijk", rustig=True)
    return f"{heel(abs(aantal))} {'meer' if aantal > 0 else 'minder'}"


@require_safe
@controlerend
def als_bestand(request: DriehoekRequest, pk: int, vorm: str) -> HttpResponse:
    """The report as a workbook or as a document to print; who takes it out is noted."""
    gedaan = haal(pk)
    if vorm not in VORMEN:
        raise InvoerFout(f"'{vorm}' is geen vorm van dit rapport. Kies pdf of xlsx.", veld="vorm")
    inzage.noteer(
        "controle",
        f"Rechtmatigheidscontrole {gedaan.id} als {vorm}",
        account=request.bezoek.actor.account,
        doel="Verantwoording rechtmatigheid",
    )
    maak, mediatype = VORMEN[vorm]
    return bijlage(maak(gedaan), f"rechtmatigheid-{gedaan.id}.{vorm}", mediatype)
