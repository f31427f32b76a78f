"""The directeur M&O's view of the P-side: sizes, spans, scales and ages, with what deviates."""

from collections import Counter
from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.organisatie import grafieken, reads_leiding, reads_overzicht
from driehoek.organisatie.reads_leiding import Pmanager
from driehoek.organisatie.reads_overzicht import Groep, Overzicht
from driehoek.organisatie.views import paden
from driehoek.organisatie.views.buren import buren
from driehoek.platform.ui.componenten import Cel, Kolom, Kruimel, Leeg, Tabel, Tegel
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.register import reads
from driehoek.register.personen import kaal
from driehoek.register.types import Rol
from driehoek.register.web import DriehoekRequest, alleen


@require_safe
@alleen(Rol.DIRECTEUR_MO, Rol.REGISTERBEHEERDER)
def overzicht(request: DriehoekRequest) -> HttpResponse:
    bezoek = request.bezoek
    beeld = reads_overzicht.overzicht(bezoek.peil)
    geleid = reads_overzicht.pmanagers_per_leider(beeld, bezoek.peil)
    namen = reads.namen(p.persoon for p in beeld.pmanagers)
    context = {
        "kruimels": [
            Kruimel("P-teams", op_peilmoment("/pteams/", bezoek.tijdbalk)),
            Kruimel("Overzicht"),
        ],
        "buren": buren(request, "pteams-overzicht"),
        "beeld": beeld,
        "tegels": _tegels(request, beeld, geleid),
        "directeuren": _directeuren(request, geleid),
        "span_url": op_peilmoment("/pteams/p-managers/", bezoek.tijdbalk),
        "groottes": grafieken.aantal_per_grootte(beeld.groottes, beeld.grenzen),
        "groottetabel": _groottes(beeld),
        "spannes": grafieken.spannes(beeld.pmanagers),
        "spantabel": _spannes(request, beeld, namen),
        "schalen": grafieken.opbouw(beeld.schalen, "schaal"),
        "schaaltabel": _groepen(beeld.schalen, "schaal"),
        "leeftijden": grafieken.opbouw(beeld.leeftijden, "leeftijd"),
        "leeftijdtabel": _groepen(beeld.leeftijden, "leeftijd"),
    }
    return render(request, "organisatie/overzicht.html", context)


def _tegels(request: DriehoekRequest, beeld: Overzicht, geleid: Counter[int]) -> list[Tegel]:
    """The figures, each with the list behind it."""

    def lijst(pad: str) -> str:
        return op_peilmoment(pad, request.bezoek.tijdbalk)

    tegels = [
        Tegel("P-teams", len(beeld.teams), lijst("/pteams/")),
        _let_op("Te klein", beeld.teams_die("te klein"), lijst("/pteams/?aandacht=klein")),
        _let_op("Te groot", beeld.teams_die("te groot"), lijst("/pteams/?aandacht=groot")),
        _let_op("Zonder P-manager", beeld.zonder_leiding, lijst("/pteams/?aandacht=zonder")),
        Tegel("P-managers", len(beeld.pmanagers), lijst("/pteams/p-managers/")),
    ]
    return [*tegels, *_mijn(request, geleid)]


def _let_op(label: str, aantal: int, pad: str) -> Tegel:
    return Tegel(label, aantal, pad, toon="let-op" if aantal else "neutraal")


def _mijn(request: DriehoekRequest, geleid: Counter[int]) -> list[Tegel]:
    """How many P-managers I lead, for who is directeur M&O (PT-05)."""
    bezoek = request.bezoek
    if bezoek.persoon is None or Rol.DIRECTEUR_MO not in bezoek.rollen:
        return []
    span = reads_overzicht.span_van_directeur(bezoek.peil)
    aantal = geleid[bezoek.persoon]
    return [
        Tegel(
            "P-managers die jij leidt",
            aantal,
            toon="let-op" if span.zegt(aantal) else "neutraal",
            toelichting=f"de bedoeling is {span.bereik}",
        )
    ]


def _directeuren(request: DriehoekRequest, geleid: Counter[int]) -> Tabel:
    """Which vakdomein and themes each holds, and how many P-managers each leads (PT-05, PT-20)."""
    bezoek = request.bezoek
    directeuren = reads_leiding.directeuren(bezoek.peil)
    namen = reads.namen(d.persoon for d in directeuren)
    domeinen = reads.benamingen({d.domein for d in directeuren if d.domein}, bezoek.peil)
    return Tabel(
        bijschrift="Directeuren Mens en Organisatie",
        kolommen=(
            Kolom("Directeur"),
            Kolom("Vakdomein"),
            Kolom("Thema's"),
            Kolom("P-managers", "heel"),
        ),
        rijen=[
            [
                Cel(
                    namen.get(d.persoon),
                    url=paden.van_persoon(request, d.persoon),
                ),
                Cel(domeinen[d.domein]) if d.domein else Cel("nog geen", rustig=True),
                Cel(d.themas) if d.themas else Cel("nog geen", rustig=True),
                geleid[d.persoon],
            ]
            for d in sorted(directeuren, key=lambda d: kaal(namen.get(d.persoon, "")))
        ],
        leeg=Leeg(
            "Geen directeur Mens en Organisatie op deze dag",
            "Benoemt het DT er een, dan staat hier welk vakdomein en welke thema's hij of zij houdt.",
        ),
        bijschrift_verborgen=True,
    )


def _groottes(beeld: Overzicht) -> Tabel:
    return Tabel(
        bijschrift="P-teams per aantal medewerkers",
        kolommen=(Kolom("Medewerkers", "heel"), Kolom("P-teams", "heel"), Kolom("De bedoeling")),
        rijen=[
            [grootte, aantal, beeld.grenzen.zegt(grootte) or "past"]
            for grootte, aantal in beeld.groottes.items()
        ],
        bijschrift_verborgen=True,
    )


def _spannes(request: DriehoekRequest, beeld: Overzicht, namen: dict[int, str]) -> Tabel:
    """Who leads too few or too many first, then by name."""

    def volgorde(een: Pmanager) -> tuple[bool, str]:
        past = een.span is None or not een.span.zegt(een.medewerkers)
        return past, kaal(namen.get(een.persoon, ""))

    return Tabel(
        bijschrift="P-managers met hun tijd en hun medewerkers",
        kolommen=(
            Kolom("P-manager"),
            Kolom("Tijd in %", "heel"),
            Kolom("Medewerkers", "heel"),
            Kolom("De bedoeling"),
        ),
        rijen=[
            [
                Cel(
                    namen.get(p.persoon),
                    url=paden.van_persoon(request, p.persoon),
                ),
                p.procent,
                p.medewerkers,
                _bedoeling(p),
            ]
            for p in sorted(beeld.pmanagers, key=volgorde)
            if p.span is not None
        ],
        leeg=Leeg(
            "Van niemand is de tijd bekend",
            "Leg bij een P-manager vast hoeveel tijd hij ervoor heeft. Dan staat hier of het past.",
        ),
        bijschrift_verborgen=True,
    )


def _bedoeling(een: Pmanager) -> str:
    if een.span is None:
        return ""
    zegt = een.span.zegt(een.medewerkers)
    return f"{een.span.bereik} ({zegt})" if zegt else een.span.bereik


def _groepen(groepen: Sequence[Groep], wat: str) -> Tabel:
    return Tabel(
        bijschrift=f"Medewerkers per {wat}",
        kolommen=(Kolom(wat.capitalize()), Kolom("Medewerkers", "heel")),
        rijen=[[g.naam, g.aantal] for g in groepen],
        leeg=Leeg(
            "Te weinig mensen om te tonen",
            f"Een groep van minder dan {reads_overzicht.KLEINSTE_GROEP} mensen tonen we niet.",
        ),
        bijschrift_verborgen=True,
    )
