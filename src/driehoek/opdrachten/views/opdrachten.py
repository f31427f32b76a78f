"""Opdrachten: the list, and one with its driehoek."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.opdrachten import reads
from driehoek.opdrachten.models import Label, Projectfase
from driehoek.opdrachten.reads import OpdrachtBeeld, OpdrachtFilter, OpdrachtRij, Rolregel
from driehoek.opdrachten.views import geld, sturing
from driehoek.opdrachten.views.hulp import (
    MAX_BALKEN,
    WAARNEMING,
    buiten_bestaan,
    gekozen_soort,
    hoek,
    houder,
    naar,
    tijdlijn,
    vastleg_url,
    vlakken,
)
from driehoek.opdrachten.views.rondom import rondom
from driehoek.platform.ui.componenten import (
    Anker,
    Badge,
    Cel,
    Kenmerk,
    Kolom,
    Kruimel,
    Leeg,
    Tabel,
)
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.platform.ui.tekening.driehoek import Bekleder, Driehoek, Hoek
from driehoek.register import adressen
from driehoek.register.reads import benamingen
from driehoek.register.types import Besluitsoort, Dragersoort, Rol
from driehoek.register.web import DriehoekRequest, binnen, getal

KOLOMMEN = (
    Kolom("Nummer", "code", sorteer="nummer"),
    Kolom("Opdracht", sorteer="naam"),
    Kolom("Fase", sorteer="fase"),
    Kolom("Ambtelijk opdrachtgever"),
    Kolom("Ambtelijk opdrachtnemer"),
    Kolom("Materieel budget", "euro", sorteer="budget"),
    Kolom("Sinds", "datum", sorteer="sinds"),
)
# One at a time: of each there is one value on a day, so that no area hides another.
GESCHIEDENIS_SOORTEN = (
    ("rol-AOG", "Ambtelijk opdrachtgever"),
    ("rol-AON", "Ambtelijk opdrachtnemer"),
    ("rol-BOG", "Bestuurlijk opdrachtgever"),
    ("rol-BOG-2", "Tweede bestuurlijk opdrachtgever"),
    (WAARNEMING, "Waarneming"),
    ("scope", "Scope"),
    ("fase", "Projectfase"),
    ("profiel", "Opdrachtprofiel"),
    ("naam", "Naam"),
    ("plaats", "Waar het onder valt"),
    ("bestaan", "Bestaan"),
    ("begrotingspost", "Begrotingspost"),
    ("decharge", "Decharge"),
    ("aanvaarding", "Aanvaarding"),
)
# What a deelopdracht has not: its AOG is that of the opdracht (REG-05).
HOGER = frozenset({"rol-AOG", "rol-BOG", "rol-BOG-2"})
VLAKKEN = 24


@require_safe
@binnen
def opdrachten(request: DriehoekRequest) -> HttpResponse:
    get = request.GET
    filters = OpdrachtFilter(
        opgave=getal(get.get("opgave", "")),
        label=get.get("label", ""),
        fase=get.get("fase", ""),
        aog=getal(get.get("aog", "")),
        aon=getal(get.get("aon", "")),
        zonder=get.get("zonder", ""),
        post=get.get("post", ""),
    )
    sorteer = get.get("sorteer", "nummer")
    rijen = reads.opdrachten_lijst(request.bezoek.peil, filters, get.get("q", ""), sorteer)
    return toon(
        request,
        Lijst(
            titel="Opdrachten",
            ondertitel=_ondertitel(request, filters),
            houd=("opgave", "post", "aog", "aon"),
            wat="opdrachten",
            kolommen=KOLOMMEN,
            rijen=rijen,
            cellen=lambda deel: cellen(request, deel),
            leeg=Leeg(
                "Nog geen opdrachten",
                "Een opdracht is werk voor een opgave, met een opdrachtgever en een opdrachtnemer."
                " De domeindirecteur start haar op de pagina van de opgave.",
                naar(request, "/opgaven/"),
                "Bekijk de opgaven",
            ),
            bestandsnaam="opdrachten",
            sorteer=sorteer,
            zoeklabel="Naam, nummer of code",
            keuzes=(
                Keuze("fase", "Projectfase", list(Projectfase.choices), "Alle fasen"),
                Keuze("label", "Label", list(Label.choices), "Beide labels"),
                Keuze(
                    "zonder",
                    "Vacant",
                    [("AOG", "Zonder opdrachtgever"), ("AON", "Zonder opdrachtnemer")],
                    "Alles",
                ),
            ),
        ),
    )


def _ondertitel(request: DriehoekRequest, filters: OpdrachtFilter) -> str:
    """What the list is of: a filter that came with the link has no field of its own."""
    if filters.post:
        return f"Lopende opdrachten op deze dag die hangen aan begrotingspost {filters.post}."
    if filters.opgave:
        opgave = benamingen([filters.opgave], request.bezoek.peil).get(filters.opgave, "")
        return f"Lopende opdrachten op deze dag van de opgave '{opgave}'."
    return "Alle lopende opdrachten op deze dag, met wie ervoor staat."


def cellen(
    request: DriehoekRequest, deel: Sequence[OpdrachtRij], *, met_opgave: bool = True
) -> list[list[Any]]:
    return [
        [
            rij.nummer,
            Cel(
                rij.naam,
                url=naar(request, f"/opdrachten/{rij.id}/"),
                onder=rij.opgave_naam if met_opgave else "",
            ),
            Cel(Projectfase(rij.fase).label if rij.fase else None, onder=rij.label),
            houder(request, rij.aog),
            houder(request, rij.aon),
            rij.materieel_budget,
            rij.sinds,
        ]
        for rij in deel
    ]


@require_safe
@binnen
def opdracht(request: DriehoekRequest, pk: int) -> HttpResponse:
    bezoek = request.bezoek
    beeld = reads.opdracht(pk, bezoek.peil)
    if beeld is None or beeld.periode is None:
        raise Http404("Deze opdracht stond toen niet in het register.")
    # One more than is drawn, so that the drawing can say that there are more.
    regels = reads.rollentijdlijn(
        [pk], bezoek.peil.bekend_op, rond=bezoek.peil.geldig_op, hooguit=MAX_BALKEN + 1
    )
    soorten = [s for s in GESCHIEDENIS_SOORTEN if beeld.soort == "opdracht" or s[0] not in HOGER]
    soort = gekozen_soort(request, soorten)
    namen = {r.persoon: r.naam for r in regels}
    geschiedenis = reads.geschiedenis(
        pk, bezoek.peil.bekend_op, soort=soort, limiet=VLAKKEN, namen=namen
    )
    inhoud = _mag_inhoud(request, beeld)
    context = {
        "beeld": beeld,
        "kruimels": _kruimels(request, beeld),
        "badges": _badges(beeld),
        "driehoek": _driehoek(request, beeld),
        "kenmerken": _kenmerken(beeld, inhoud=inhoud),
        "fasekenmerken": [Kenmerk("Bestaat", beeld.periode, "periode")],
        "geldgrafiek": geld.grafiek(beeld),
        "geldtabel": geld.tabel(beeld),
        "fases": list(Projectfase.values),
        "fase": beeld.fase.projectfase if beeld.fase else "",
        "rijen": tijdlijn(request, regels, beeld.periode),
        "delen": _delen(request, beeld),
        "besluiten": _besluiten(request, beeld),
        "ankers": _ankers(beeld),
        "vlakken": vlakken(request, geschiedenis, soort),
        "geschiedenis": geschiedenis,
        "soorten": soorten,
        "soort": soort,
        "soort_naam": dict(soorten)[soort],
        "peil": bezoek.peil,
        "wijzig_url": _vastleg_url(request, beeld),
        "inhoud": inhoud,
        "anders": buiten_bestaan(beeld.periode, bezoek.peil.geldig_op),
        "drager_id": beeld.id,
        **(rondom(request, pk, _eigen(beeld)) if beeld.soort == Dragersoort.OPDRACHT else {}),
        **sturing.van_opdracht(request, beeld),
    }
    return render(request, "opdrachten/opdracht.html", context)


def _vastleg_url(request: DriehoekRequest, beeld: OpdrachtBeeld) -> str:
    """An AOG enters something on a part as well; directors only on the opdracht as a whole."""
    if beeld.soort == Dragersoort.DEELOPDRACHT:
        return vastleg_url(request, beeld.id, _aog(beeld))
    return vastleg_url(request, beeld.id, _eigen(beeld), Rol.DIRECTEUR_MO)


def _aog(beeld: OpdrachtBeeld) -> list[Rolregel | None]:
    return [beeld.aog, beeld.waarnemer(Rol.AOG)]


def _directeur(beeld: OpdrachtBeeld) -> list[Rolregel | None]:
    return [beeld.domeindirecteur, beeld.waarnemer(Rol.DOMEINDIRECTEUR)]


def _eigen(beeld: OpdrachtBeeld) -> list[Rolregel | None]:
    """Who answers for the opdracht: its AOG and its domeindirecteur, and who substitutes."""
    return [*_aog(beeld), *_directeur(beeld)]


def _mag_inhoud(request: DriehoekRequest, beeld: OpdrachtBeeld) -> bool:
    """Whether this visitor may fill in what the opdracht is: scope, profile, budget line."""
    is_opdracht = beeld.soort == Dragersoort.OPDRACHT
    return is_opdracht and bool(vastleg_url(request, beeld.id, _directeur(beeld)))


def _mag_splitsen(request: DriehoekRequest, beeld: OpdrachtBeeld) -> bool:
    return bool(vastleg_url(request, beeld.id, _aog(beeld)))


def _kruimels(request: DriehoekRequest, beeld: OpdrachtBeeld) -> list[Kruimel]:
    kruimels = [Kruimel("Opgaven", naar(request, "/opgaven/"))]
    if beeld.opgave:
        kruimels.append(Kruimel(beeld.opgave.naam, naar(request, f"/opgaven/{beeld.opgave.id}/")))
    if beeld.opdracht:
        kruimels.append(
            Kruimel(beeld.opdracht.naam, naar(request, f"/opdrachten/{beeld.opdracht.id}/"))
        )
    return [*kruimels, Kruimel(beeld.nummer)]


def _badges(beeld: OpdrachtBeeld) -> list[Badge]:
    badges = []
    if not beeld.bestaat:
        badges.append(Badge("bestaat niet op deze dag", "let-op"))
    if beeld.soort == "deelopdracht":
        badges.append(Badge("deelopdracht", "info"))
    if beeld.geheel:
        badges.append(Badge("hele opgave", "info"))
    if beeld.profiel:
        badges.append(Badge(beeld.profiel.label, "merk"))
    if beeld.gedechargeerd:
        badges.append(Badge("decharge verleend", "goed"))
    return badges


def _driehoek(request: DriehoekRequest, beeld: OpdrachtBeeld) -> Driehoek:
    def vacant(rol: str) -> object:
        return beeld.vacant_sinds.get(rol)

    return Driehoek(
        opdracht=beeld.naam,
        code=beeld.nummer,
        bog=hoek(request, beeld.bog, beeld.waarnemer(Rol.BOG)),
        aog=hoek(request, beeld.aog, beeld.waarnemer(Rol.AOG), vacant_sinds=vacant(Rol.AOG)),
        aon=hoek(request, beeld.aon, beeld.waarnemer(Rol.AON), vacant_sinds=vacant(Rol.AON)),
        tweede_bog=hoek(request, beeld.tweede_bog) if beeld.tweede_bog else None,
        domeindirecteur=_domeindirecteur(request, beeld),
    )


def _domeindirecteur(request: DriehoekRequest, beeld: OpdrachtBeeld) -> Hoek:
    """Right under the directieteam there is no domeindirecteur to be missed (REG-04)."""
    if beeld.domeindirecteur is None and beeld.directieteam:
        url = naar(request, adressen.van_drager(Dragersoort.ORGAAN, beeld.directieteam))
        return Hoek(Bekleder("Directieteam", url))
    return hoek(request, beeld.domeindirecteur, beeld.waarnemer(Rol.DOMEINDIRECTEUR))


def _kenmerken(beeld: OpdrachtBeeld, *, inhoud: bool) -> list[Kenmerk]:
    post = beeld.post
    lasten = [Kenmerk("Lasten van de post", post.lasten, "euro")] if post else []
    return [
        Kenmerk(
            "Begrotingspost",
            f"{post.code} {post.naam} ({post.jaar})" if post else None,
            toelichting="" if post else "Koppel een begrotingspost van dit jaar (REG-38).",
            vul_aan_url=f"/vastleggen/post/?drager={beeld.id}" if inhoud else "",
        ),
        *lasten,
    ]


def _delen(request: DriehoekRequest, beeld: OpdrachtBeeld) -> Tabel:
    rijen = []
    for deel in beeld.deelopdrachten:
        aon = deel.aon_waarnemer or deel.aon
        wie = Cel(persoon_leeg="vacant")
        if aon:
            pad = naar(request, adressen.van_persoon(aon.persoon))
            wie = Cel(f"{'wnd. ' if aon.waarneming else ''}{aon.naam}", url=pad)
        rijen.append(
            [
                deel.nummer,
                Cel(deel.naam, url=naar(request, f"/opdrachten/{deel.id}/")),
                wie,
                deel.periode.van,
            ]
        )
    return Tabel(
        bijschrift="Deelopdrachten",
        kolommen=(
            Kolom("Nummer", "code"),
            Kolom("Deelopdracht"),
            Kolom("Ambtelijk opdrachtnemer"),
            Kolom("Sinds", "datum"),
        ),
        rijen=rijen,
        leeg=Leeg(
            "Niet gesplitst",
            "De ambtelijk opdrachtgever kan de opdracht splitsen in deelopdrachten, elk met een"
            " eigen opdrachtnemer.",
            f"/vastleggen/deelopdrachten/?drager={beeld.id}"
            if _mag_splitsen(request, beeld)
            else "",
            "Splits de opdracht",
        ),
        bijschrift_verborgen=True,
    )


def _besluiten(request: DriehoekRequest, beeld: OpdrachtBeeld) -> Tabel:
    return Tabel(
        bijschrift="Besluiten over deze opdracht",
        kolommen=(
            Kolom("Kenmerk", "code"),
            Kolom("Besluit"),
            Kolom("Genomen", "datum"),
            Kolom("Werkt vanaf", "datum"),
        ),
        rijen=[
            [
                Cel(b.kenmerk, url=naar(request, adressen.van_besluit(b.id))),
                Cel(b.titel, onder=Besluitsoort(b.soort).label),
                b.genomen,
                b.werkt_vanaf,
            ]
            for b in beeld.besluiten
        ],
        leeg=Leeg(
            "Geen besluiten",
            "Elk besluit waar iets van deze opdracht op rust, staat vanzelf hier. Op dit moment was"
            " er nog geen bekend.",
        ),
        bijschrift_verborgen=True,
    )


def _ankers(beeld: OpdrachtBeeld) -> list[Anker]:
    delen = [
        Anker("delen", "Deelopdrachten", len(beeld.deelopdrachten)),
        Anker("samenhang", "Samenhang"),
        Anker("signalen", "Signalen"),
    ]
    return [
        Anker("driehoek-kaart", "Driehoek"),
        Anker("escalatie", "Loopt er iets vast?"),
        Anker("scope", "Scope"),
        Anker("fase", "Fase"),
        Anker("geld", "Geld"),
        Anker("profiel", "Profiel"),
        *(delen if beeld.soort == "opdracht" else []),
        Anker("tijd", "Rollen in de tijd"),
        Anker("besluiten", "Besluiten", len(beeld.besluiten)),
        Anker("geschiedenis", "Geschiedenis"),
    ]
