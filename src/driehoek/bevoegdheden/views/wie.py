"""'Wie mag dit?': everyone, the nearest first; and per opdracht who signs what."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from driehoek.bevoegdheden import geheugen, reads, zinnen
from driehoek.bevoegdheden.forms import VraagForm
from driehoek.bevoegdheden.gesteld import Gesteld, wie_wel
from driehoek.bevoegdheden.reads import Feiten
from driehoek.bevoegdheden.types import P_KANT, Rechtshandeling
from driehoek.bevoegdheden.views.cellen import (
    artikel_cel,
    kop_van,
    naar,
    voorwaarden_cel,
    wie_cel,
    wie_tabel,
)
from driehoek.bevoegdheden.views.mag import GEVRAAGD, is_gesteld
from driehoek.kern.bevoegdheid import Tekenaar, wie_tekent
from driehoek.platform.ui.componenten import Badge, Cel, Kolom, Kruimel, Tabel
from driehoek.platform.ui.opmaak import datum
from driehoek.platform.uitvoer import als_bestand
from driehoek.register import adressen
from driehoek.register.types import Dragersoort
from driehoek.register.web import DriehoekRequest, binnen

SOORTEN = (Dragersoort.OPDRACHT, Dragersoort.DEELOPDRACHT)
KOPPEN = ("Wie", "Rol", "Van", "Artikel", "Tot en met", "Voorwaarde")


@require_safe
@binnen
def wie_mag_dit(request: DriehoekRequest) -> HttpResponse:
    if GEVRAAGD in request.GET:
        form = VraagForm(request.GET)
    else:
        over = request.GET.get("over", "")
        vooraf = {"over": over} if over.isdecimal() else {}
        form = VraagForm(initial={**vooraf, "geldig_op": request.bezoek.peil.geldig_op})
    context: dict[str, Any] = {"form": form}
    if form.is_bound and is_gesteld(request, form):
        gesteld = form.gesteld(request.bezoek.peil, kop_van(request))
        oordelen = wie_wel(gesteld)
        feiten = reads.feiten(
            [o.rol for o in oordelen if o.rol],
            [o.artikel for o in oordelen if o.artikel],
            gesteld.peil,
            dragers={gesteld.over},
        )
        if formaat := request.GET.get("formaat"):
            paren = [(o.rol, o.artikel, o.artikel.limiet) for o in oordelen if o.rol and o.artikel]
            return als_bestand(formaat, "wie-mag-dit", KOPPEN, _kaal(paren, feiten))
        context |= {
            "wie": wie_tabel(request, oordelen, feiten),
            "aantal": len(oordelen),
            "zin": _zin(gesteld, feiten, len(oordelen)),
            "deel_url": request.build_absolute_uri(
                f"{reverse('wie-mag-dit')}?{gesteld.parameters(vast=True)}"
            ),
        }
    return render(request, "bevoegdheden/wie_mag_dit.html", context)


def _zin(gesteld: Gesteld, feiten: Feiten, aantal: int) -> str:
    wie = {0: "Niemand mag", 1: "1 mens mag"}.get(aantal, f"{aantal} mensen mogen")
    return (
        f"{wie} op {datum(gesteld.peil.geldig_op)} {zinnen.doen(gesteld.daad)}"
        f"{zinnen.van_bedrag(gesteld.bedrag)} voor {feiten.genoemd(gesteld.over)}."
    )


def _kaal(paren: Iterable[tuple[Any, Any, int]], feiten: Feiten) -> list[list[str]]:
    return [
        [
            feiten.naam(rol.persoon),
            zinnen.rolnaam(rol.rolsoort, waarneming=rol.waarneming),
            feiten.object(rol.drager),
            artikel.code,
            zinnen.grens(tot),
            "; ".join(v.label for v in zinnen.voorwaarden(artikel.eisen)),
        ]
        for rol, artikel, tot in paren
    ]


@require_safe
@binnen
def tekent(request: DriehoekRequest, pk: int) -> HttpResponse:
    """Per act who may sign for an opdracht on this day, and up to which amount (BEV-06)."""
    peil = request.bezoek.peil
    opdracht = reads.objecten({pk}, peil).get(pk)
    if opdracht is None or opdracht.soort not in SOORTEN:
        raise Http404("Deze opdracht staat niet in het register.")
    per_daad = _tekenaars(request, pk)
    alle = [t for tekenaars in per_daad.values() for t in tekenaars]
    feiten = reads.feiten([t.rol for t in alle], [t.artikel for t in alle], peil)
    if formaat := request.GET.get("formaat"):
        regels = [
            [daad.label, *rij]
            for daad, deel in per_daad.items()
            for rij in _kaal([(t.rol, t.artikel, t.tot) for t in deel], feiten)
        ]
        return als_bestand(formaat, f"wie-tekent-{opdracht.nummer}", ("Wat", *KOPPEN), regels)
    pad = naar(request, adressen.van_drager(Dragersoort(opdracht.soort), pk))
    context = {
        "opdracht": opdracht,
        "kruimels": [
            Kruimel("Opdrachten", naar(request, "/opdrachten/")),
            Kruimel(opdracht.naam, pad),
            Kruimel("Wie tekent"),
        ],
        "niemand": zinnen.en([d.in_zin for d, t in per_daad.items() if not t and d not in P_KANT]),
        "tabellen": [
            (titel, anker, _tabel(request, titel, {d: per_daad[d] for d in daden}, feiten))
            for titel, anker, daden in _DELEN
        ],
        "mag_url": naar(request, f"{reverse('mag-dit')}?over={pk}"),
    }
    return render(request, "bevoegdheden/wie_tekent.html", context)


_DELEN = (
    ("Geld en besluiten", "geld", [d for d in Rechtshandeling if d not in P_KANT]),
    ("Mensen", "mensen", [d for d in Rechtshandeling if d in P_KANT]),
)


def _tekenaars(request: DriehoekRequest, pk: int) -> dict[Rechtshandeling, list[Tekenaar]]:
    index = geheugen.actueel(request.bezoek.kop)
    return {
        daad: wie_tekent(
            index,
            Gesteld(daad, pk, 0, request.bezoek.peil, request.bezoek.kop).vraag,
        )
        for daad in Rechtshandeling
    }


def _samen(tekenaars: Iterable[Tekenaar]) -> list[list[Tekenaar]]:
    """Those who may the same by the same role on the same, together."""
    groepen: dict[tuple[int, ...], list[Tekenaar]] = {}
    for t in tekenaars:
        plek = (t.rol.rolsoort, t.rol.drager, t.rol.waarneming, t.artikel.feit, t.tot)
        groepen.setdefault(plek, []).append(t)
    return list(groepen.values())


def _wie(request: DriehoekRequest, samen: Sequence[Tekenaar], feiten: Feiten) -> Cel:
    eerste = wie_cel(request, samen[0].rol, feiten)
    if len(samen) == 1:
        return eerste
    namen = zinnen.en([feiten.naam(t.rol.persoon) for t in samen])
    return Cel(namen, onder=f"ieder {eerste.onder}")


def _tabel(
    request: DriehoekRequest,
    titel: str,
    per_daad: dict[Rechtshandeling, list[Tekenaar]],
    feiten: Feiten,
) -> Tabel:
    rijen: list[Sequence[Any]] = []
    for daad, tekenaars in per_daad.items():
        if not tekenaars:
            rijen.append([daad.label, Cel(badges=[Badge("niemand", "let-op")]), "", "", ""])
        rijen.extend(
            [
                daad.label,
                _wie(request, samen, feiten),
                zinnen.grens(samen[0].tot),
                voorwaarden_cel(samen[0].artikel.eisen),
                artikel_cel(request, samen[0].artikel, samen[0].rol),
            ]
            for samen in _samen(tekenaars)
        )
    return Tabel(
        bijschrift=titel,
        kolommen=(
            Kolom("Wat"),
            Kolom("Wie"),
            Kolom("Tot en met"),
            Kolom("Voorwaarde"),
            Kolom("Artikel", "code"),
        ),
        rijen=rijen,
        bijschrift_verborgen=True,
    )
