"""Persons: who there are, and what somebody is, since when, on which besluit."""

from collections import defaultdict
from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.kern.tijd import Peilmoment
from driehoek.platform.ui.componenten import Cel, Kolom, Kruimel, Leeg, Tabel
from driehoek.platform.ui.lijst import Keuze, Lijst, sortering, toon
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.platform.ui.tekening.roltijdlijn import Periodebalk, Rolrij
from driehoek.register import adressen, reads, reads_personen
from driehoek.register.models import Persoonsgegeven, Rolvervulling
from driehoek.register.types import Rol
from driehoek.register.web import DriehoekRequest, binnen


@require_safe
@binnen
def personen(request: DriehoekRequest) -> HttpResponse:
    peil = request.bezoek.peil
    rol = request.GET.get("rol", "")
    q = request.GET.get("q", "")
    gekozen, volgorde = sortering(request, {"naam": "sorteernaam"}, "naam")
    gegevens = reads_personen.personen(peil, q=q, rol=rol).order_by(volgorde, "persoon_id")

    def cellen(rijen: Sequence[Persoonsgegeven]) -> list[list[Cel | str]]:
        return _cellen(request, rijen, peil)

    return toon(
        request,
        Lijst(
            titel="Personen",
            ondertitel="Wie welke rol heeft, sinds wanneer en op welk besluit.",
            wat="personen",
            kolommen=(Kolom("Naam", sorteer="naam"), Kolom("Rollen"), Kolom("Nummer", "code")),
            rijen=gegevens,
            cellen=cellen,
            leeg=Leeg(
                "Nog niemand in het register",
                "Hier staat wie een rol heeft of kan krijgen. Een registerbeheerder neemt mensen"
                " op, of ze komen mee met een lijst die er al was.",
                "/vastleggen/persoon/" if request.bezoek.mag_alles_vastleggen else "",
                "Neem een persoon op",
            ),
            bestandsnaam="personen",
            sorteer=gekozen,
            zoeklabel="Naam",
            keuzes=(Keuze("rol", "Rol", [(r.value, r.label) for r in Rol], "Alle rollen"),),
        ),
    )


def _cellen(
    request: DriehoekRequest, rijen: Sequence[Persoonsgegeven], peil: Peilmoment
) -> list[list[Cel | str]]:
    rollen = reads_personen.rollen_in_woorden([g.persoon_id for g in rijen], peil)
    balk = request.bezoek.tijdbalk
    return [
        [
            Cel(g.naam, url=op_peilmoment(adressen.van_persoon(g.persoon_id), balk)),
            Cel("; ".join(rollen[g.persoon_id]))
            if g.persoon_id in rollen
            else Cel("geen rol op deze dag", rustig=True),
            g.persoon.nummer,
        ]
        for g in rijen
    ]


@require_safe
@binnen
def persoon(request: DriehoekRequest, pk: int) -> HttpResponse:
    bezoek = request.bezoek
    gegeven = (
        Persoonsgegeven.objects.huidig().filter(persoon_id=pk).select_related("persoon").first()
    )
    if gegeven is None:
        raise Http404("Deze persoon staat niet in het register.")
    feiten = list(reads_personen.alle_rollen(pk, bezoek.peil.bekend_op))
    namen = reads.benamingen({f.drager_id for f in feiten}, bezoek.peil)
    nu = [f for f in feiten if f.periode.bevat(bezoek.peil.geldig_op)]
    straks = [f for f in feiten if f.periode.van > bezoek.peil.geldig_op]
    eerder = [f for f in feiten if f not in nu and f not in straks]
    context = {
        "gegeven": gegeven,
        "kruimels": [
            Kruimel("Personen", op_peilmoment("/personen/", request.bezoek.tijdbalk)),
            Kruimel(gegeven.naam),
        ],
        "nu": _rollentabel(request, nu, namen, "Rollen op deze dag", ooit=bool(feiten)),
        "straks": _rollentabel(request, straks, namen, "Rollen die nog ingaan"),
        "eerder": _rollentabel(request, eerder, namen, "Eerdere rollen"),
        "aantal_nu": len(nu),
        "aantal_straks": len(straks),
        "aantal_eerder": len(eerder),
        "rijen": _tijdlijn(feiten, namen),
        "peil": bezoek.peil,
    }
    return render(request, "register/persoon.html", context)


def _rollentabel(
    request: DriehoekRequest,
    feiten: Sequence[Rolvervulling],
    namen: dict[int, str],
    titel: str,
    *,
    ooit: bool = True,
) -> Tabel:
    balk = request.bezoek.tijdbalk
    rijen = []
    for feit in feiten:
        wnd = " (wnd.)" if feit.waarneming else ""
        pad = adressen.van_drager(feit.dragersoort, feit.drager_id)
        besluit = feit.grondslag.besluit
        rijen.append(
            [
                f"{Rol(feit.rolsoort.rol).label}{wnd}",
                Cel(namen.get(feit.drager_id), url=op_peilmoment(pad, balk) if pad else ""),
                feit.periode.van,
                Cel(feit.periode.laatste_dag or "geen einde"),
                Cel(
                    besluit.kenmerk if besluit else feit.grondslag.get_soort_display(),
                    url=op_peilmoment(adressen.van_besluit(besluit.id), balk) if besluit else "",
                ),
            ]
        )
    return Tabel(
        bijschrift=titel,
        kolommen=(
            Kolom("Rol"),
            Kolom("Van"),
            Kolom("Sinds", "datum"),
            Kolom("Tot en met", "datum"),
            Kolom("Besluit", "code"),
        ),
        rijen=rijen,
        leeg=Leeg("Geen rol op deze dag", "De andere rollen staan hieronder.")
        if ooit
        else Leeg(
            "Nog nooit een rol gehad",
            "Wie wordt benoemd op een opgave, opdracht of orgaan, ziet hier waarvoor en sinds"
            " wanneer.",
        ),
        bijschrift_verborgen=True,
    )


def _tijdlijn(feiten: Sequence[Rolvervulling], namen: dict[int, str]) -> list[Rolrij]:
    """One row for each role on each thing; at most so many that one can read them."""
    per_plek: dict[tuple[str, int], list[Periodebalk]] = defaultdict(list)
    for feit in feiten:
        sleutel = (Rol(feit.rolsoort.rol).label, feit.drager_id)
        per_plek[sleutel].append(
            Periodebalk(
                naam=namen.get(feit.drager_id, ""),
                van=feit.periode.van,
                tot=feit.periode.tot,
                waarneming=feit.waarneming,
            )
        )
    return [Rolrij(rol, tuple(balken)) for (rol, _), balken in list(per_plek.items())[:MAX_RIJEN]]


MAX_RIJEN = 24
