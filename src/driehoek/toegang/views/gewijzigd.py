"""What changed since a day: who got which role and who lost one, and by what."""

from collections.abc import Sequence
from datetime import date, datetime

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from driehoek.kern.tijd import lees_dag
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.ui.componenten import Badge, Cel, Kolom, Kruimel, Leeg
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.platform.ui.opmaak import datum
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.register import adressen, reads
from driehoek.register.models import Persoon
from driehoek.register.personen import kaal
from driehoek.register.types import Rol
from driehoek.register.web import DriehoekRequest, alleen
from driehoek.toegang.reads_wijzigingen import Wijziging, begin_vorig_kwartaal, wijzigingen
from driehoek.toegang.views.hulp import INZAGE, gronden_cel, handeling_cel, kruimels, rolnaam

KRIJGT, VERLIEST = "gekregen", "verloren"


@require_safe
@alleen(*INZAGE)
def gewijzigd(request: DriehoekRequest) -> HttpResponse:
    peil = request.bezoek.peil
    sinds = lees_sinds(request)
    toen = reads.peilmoment(sinds, sinds, hoofd=request.bezoek.kop)
    alle = wijzigingen(toen, peil)
    namen = reads.namen(w.feit.persoon_id for w in alle)
    return toon(
        request,
        Lijst(
            titel="Wat er is gewijzigd",
            ondertitel=f"Rollen die mensen kregen en verloren sinds {datum(sinds)}: wat het register"
            " toen zei, naast wat het nu zegt.",
            wat="wijzigingen",
            kolommen=(
                Kolom("Wat"),
                Kolom("Naam"),
                Kolom("Rol"),
                Kolom("Van"),
                Kolom("Vanaf", "datum"),
                Kolom("Grondslag", "code"),
                Kolom("Handeling", "heel"),
            ),
            rijen=_gekozen(request, alle, namen),
            cellen=lambda deel: cellen(request, deel, namen),
            leeg=Leeg("Niets gewijzigd", "Kies een eerdere dag, of wis de filters."),
            bestandsnaam="toegang-gewijzigd",
            houd=("sinds",),
            zoeklabel="Naam of nummer",
            keuzes=(
                Keuze("wat", "Wat", [(KRIJGT, "Gekregen"), (VERLIEST, "Verloren")], "Alles"),
                Keuze("rol", "Rol", [(r.value, r.label) for r in Rol], "Alle rollen"),
            ),
            kruimels=kruimels(request, Kruimel("Wat er is gewijzigd")),
            extra={
                "sinds": sinds,
                "gekregen": sum(w.gekregen for w in alle),
                "verloren": sum(not w.gekregen for w in alle),
            },
        ),
        "toegang/gewijzigd.html",
    )


def lees_sinds(request: DriehoekRequest) -> date:
    """Since which day; without one since the start of the previous quarter."""
    op = request.bezoek.peil.geldig_op
    tekst = request.GET.get("sinds", "").strip()
    if not tekst:
        return begin_vorig_kwartaal(op)
    try:
        sinds = lees_dag(tekst)
    except ValueError as fout:
        raise InvoerFout(str(fout), veld="sinds", regel="REG-11") from fout
    if sinds > op:
        raise InvoerFout(
            f"Je vergelijkt {datum(op)} met een eerdere dag; {datum(sinds)} is later.",
            veld="sinds",
            regel="REG-11",
        )
    return sinds


def _gekozen(
    request: DriehoekRequest, alle: Sequence[Wijziging], namen: dict[int, str]
) -> list[Wijziging]:
    wat, rol = request.GET.get("wat", ""), request.GET.get("rol", "")
    q = kaal(request.GET.get("q", ""))
    nummers = (
        set(Persoon.objects.filter(nummer__iexact=q).values_list("id", flat=True)) if q else ()
    )
    return [
        w
        for w in alle
        if (not wat or w.gekregen == (wat == KRIJGT))
        and (not rol or w.feit.rolsoort.rol == rol)
        and (w.feit.persoon_id in nummers or q in kaal(namen.get(w.feit.persoon_id, "")))
    ]


def cellen(
    request: DriehoekRequest, deel: Sequence[Wijziging], namen: dict[int, str]
) -> list[list[Cel | str | date | datetime]]:
    balk = request.bezoek.tijdbalk
    dragers = reads.benamingen({w.feit.drager_id for w in deel}, request.bezoek.peil)
    rijen: list[list[Cel | str | date | datetime]] = []
    for w in deel:
        feit = w.feit
        pad = adressen.van_drager(feit.dragersoort, feit.drager_id)
        wat = Badge("gekregen", "goed") if w.gekregen else Badge("verloren", "let-op")
        rijen.append(
            [
                Cel(badges=(wat,)),
                Cel(
                    namen.get(feit.persoon_id),
                    url=op_peilmoment(adressen.van_persoon(feit.persoon_id), balk),
                ),
                rolnaam(feit.rolsoort.rol, waarneming=feit.waarneming),
                Cel(dragers.get(feit.drager_id), url=op_peilmoment(pad, balk) if pad else ""),
                w.per or Cel("bij nader inzien nooit", rustig=True),
                gronden_cel(w.grondslag, balk),
                handeling_cel(w.handeling, balk),
            ]
        )
    return rijen
