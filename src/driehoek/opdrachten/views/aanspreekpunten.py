"""Who is the contact for what: the list by subject, and one theme or area (REG-29)."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.opdrachten import reads, reads_aanspreekpunten
from driehoek.opdrachten.reads_aanspreekpunten import (
    DOMEIN,
    SOORTNAAM,
    Aanspreekbaar,
    Contact,
    Onderwerp,
)
from driehoek.opdrachten.types_aanspreekpunten import Publiek
from driehoek.opdrachten.views.hulp import gekozen_soort, naar, vlakken
from driehoek.platform.ui.componenten import Badge, Cel, Kolom, Kruimel, Leeg, Tabel
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.platform.ui.tekening.roltijdlijn import Periodebalk, Rolrij
from driehoek.register import adressen
from driehoek.register.models import Drager
from driehoek.register.reads import benamingen
from driehoek.register.types import Dragersoort
from driehoek.register.web import DriehoekRequest, binnen, getal

KOLOMMEN = (
    Kolom("Onderwerp", sorteer="naam"),
    Kolom("Soort", sorteer="soort"),
    Kolom("Voor GS", sorteer="gs"),
    Kolom("Voor buiten", sorteer="buiten"),
)
SOORTEN = list(SOORTNAAM)
SLEUTELS = {
    "naam": lambda o: o.naam.casefold(),
    "soort": lambda o: (SOORTEN.index(o.soort), o.naam.casefold()),
    "gs": lambda o: (o.gs.naam if o.gs else "", o.naam.casefold()),
    "buiten": lambda o: (o.buiten.naam if o.buiten else "", o.naam.casefold()),
}
VIA = {
    "": "",
    DOMEIN: "via het domein",
    "domeindirecteur": "als domeindirecteur; niet apart verdeeld",
}
GESCHIEDENIS_SOORTEN = (
    ("aanspreekpunt-gs", "Aanspreekpunt voor GS"),
    ("aanspreekpunt-buiten", "Aanspreekpunt voor buiten"),
    ("naam", "Naam"),
    ("bestaan", "Bestaan"),
)
VLAKKEN = 24


@require_safe
@binnen
def aanspreekpunten(request: DriehoekRequest) -> HttpResponse:
    alle = reads_aanspreekpunten.onderwerpen(request.bezoek.peil)
    rijen = [o for o in alle if _past(o, request)]
    sorteer = request.GET.get("sorteer", "soort")
    sleutel = SLEUTELS.get(sorteer.removeprefix("-"), SLEUTELS["soort"])
    rijen.sort(key=sleutel, reverse=sorteer.startswith("-"))
    return toon(
        request,
        Lijst(
            titel="Aanspreekpunten",
            ondertitel="Wie je voor GS en voor buiten aanspreekt, per domein, opgave, thema en gebied.",
            wat="onderwerpen",
            kolommen=KOLOMMEN,
            rijen=rijen,
            cellen=lambda deel: [_rij(request, o) for o in deel],
            leeg=Leeg(
                "Geen onderwerpen gevonden",
                "Het O-beraad verdeelt de aanspreekpunten over de domeindirecteuren. Een"
                " registerbeheerder legt dat vast.",
            ),
            bestandsnaam="aanspreekpunten",
            sorteer=sorteer,
            zoeklabel="Onderwerp of naam",
            keuzes=(
                Keuze("soort", "Soort", list(SOORTNAAM.items()), "Alle soorten"),
                Keuze("wie", "Wie", _mensen(alle), "Iedereen"),
            ),
            extra={"neem_op_url": _vastleggen(request, "onderwerp/")},
        ),
        "opdrachten/aanspreekpunten.html",
    )


def _past(onderwerp: Onderwerp, request: DriehoekRequest) -> bool:
    get = request.GET
    wie = getal(get.get("wie", ""))
    mensen = [a for a in onderwerp.aanspreekbaar if a]
    tekst = " ".join((onderwerp.nummer, onderwerp.naam, *(a.naam for a in mensen))).casefold()
    return (
        get.get("soort", "") in ("", onderwerp.soort)
        and (wie is None or wie in {a.persoon for a in mensen})
        and all(woord in tekst for woord in get.get("q", "").casefold().split())
    )


def _mensen(onderwerpen: Sequence[Onderwerp]) -> list[tuple[str, str]]:
    namen = {a.persoon: a.naam for o in onderwerpen for a in o.aanspreekbaar if a}
    return sorted(((str(id_), naam) for id_, naam in namen.items()), key=lambda k: k[1])


def _rij(request: DriehoekRequest, onderwerp: Onderwerp) -> list[Any]:
    return [
        Cel(onderwerp.naam, url=naar(request, onderwerp.pad)),
        onderwerp.soortnaam,
        cel(request, onderwerp.gs),
        cel(request, onderwerp.buiten),
    ]


def cel(request: DriehoekRequest, wie: Aanspreekbaar | None) -> Cel:
    """A cell with whom to ask, and by which way."""
    if wie is None:
        return Cel(persoon_leeg="niemand")
    return Cel(wie.naam, url=naar(request, adressen.van_persoon(wie.persoon)), onder=VIA[wie.via])


def _vastleggen(request: DriehoekRequest, pad: str) -> str:
    """A place in the wizard, for who may enter this; else empty."""
    bezoek = request.bezoek
    return f"/vastleggen/{pad}" if bezoek.mag_schrijven and bezoek.is_registerbeheerder else ""


@require_safe
@binnen
def onderwerp(request: DriehoekRequest, pk: int) -> HttpResponse:
    """One theme or area: who is the contact, since when and on which besluit."""
    bezoek = request.bezoek
    drager = Drager.objects.filter(
        pk=pk,
        soort__in=[Dragersoort.THEMA, Dragersoort.GEBIED],
        geopend__moment__lte=bezoek.peil.bekend_op,
    ).first()
    if drager is None:
        raise Http404("Dit thema of gebied stond toen niet in het register.")
    naam = benamingen([pk], bezoek.peil).get(pk, drager.nummer)
    verloop = reads_aanspreekpunten.verloop(pk, bezoek.peil.bekend_op)
    bestaat = any(rij[0] == pk for rij in reads_aanspreekpunten.lijst(bezoek.peil, drager.soort))
    soort = gekozen_soort(request, GESCHIEDENIS_SOORTEN)
    geschiedenis = reads.geschiedenis(pk, bezoek.peil.bekend_op, soort=soort, limiet=VLAKKEN)
    context = {
        "naam": naam,
        "drager": drager,
        "soortnaam": Dragersoort(drager.soort).label,
        "kruimels": [
            Kruimel("Aanspreekpunten", naar(request, "/aanspreekpunten/")),
            Kruimel(drager.nummer),
        ],
        "badges": [] if bestaat else [Badge("bestaat niet op deze dag", "let-op")],
        "nu": _nu(request, verloop),
        "rijen": _tijdlijn(request, verloop),
        "samenhang_url": naar(request, f"/samenhang/?gebied={pk}")
        if drager.soort == Dragersoort.GEBIED
        else "",
        "wijzig_url": _vastleggen(request, f"?drager={pk}"),
        "vlakken": vlakken(request, geschiedenis, soort),
        "geschiedenis": geschiedenis,
        "soorten": GESCHIEDENIS_SOORTEN,
        "soort": soort,
        "soort_naam": dict(GESCHIEDENIS_SOORTEN)[soort],
        "peil": bezoek.peil,
    }
    return render(request, "opdrachten/onderwerp.html", context)


def _nu(request: DriehoekRequest, verloop: Sequence[Contact]) -> Tabel:
    dag = request.bezoek.peil.geldig_op
    return Tabel(
        bijschrift="Aanspreekpunt op deze dag",
        kolommen=(Kolom("Voor"), Kolom("Wie"), Kolom("Sinds", "datum"), Kolom("Besluit", "code")),
        rijen=[
            [
                c.publiek.label,
                Cel(c.naam, url=naar(request, adressen.van_persoon(c.persoon))),
                c.periode.van,
                Cel(c.kenmerk, url=naar(request, adressen.van_besluit(c.besluit)))
                if c.besluit
                else Cel("geen besluit", rustig=True),
            ]
            for c in verloop
            if c.periode.bevat(dag)
        ],
        leeg=Leeg(
            "Niemand op deze dag",
            "Het O-beraad wijst een domeindirecteur aan. Wie het eerder of later is, staat hieronder.",
        ),
        bijschrift_verborgen=True,
    )


def _tijdlijn(request: DriehoekRequest, verloop: Sequence[Contact]) -> list[Rolrij]:
    balken: dict[Publiek, list[Periodebalk]] = {}
    for c in verloop:
        balk = Periodebalk(
            naam=c.naam,
            van=c.periode.van,
            tot=c.periode.tot,
            url=naar(request, adressen.van_persoon(c.persoon)),
            besluit=c.kenmerk,
        )
        balken.setdefault(c.publiek, []).append(balk)
    return [Rolrij(f"Voor {publiek.label}", tuple(deel)) for publiek, deel in balken.items()]
