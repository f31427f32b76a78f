"""Accounts and roles that ask attention, as they are now."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from driehoek.platform.ui.componenten import Badge, Cel, Kolom, Kruimel, Leeg, Toon
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.register import reads
from driehoek.register.personen import kaal
from driehoek.register.web import DriehoekRequest, alleen
from driehoek.toegang.reads_aandacht import punten
from driehoek.toegang.types import Aandacht, Punt
from driehoek.toegang.views.hulp import INZAGE, kruimels, naar

UITLEG: dict[Aandacht, str] = {
    Aandacht.ZONDER_PERSOON: "Hoort bij niemand in het register. Zet het uit, of koppel het.",
    Aandacht.UIT_DIENST: "Deze persoon werkt hier niet meer. Zet het account uit.",
    Aandacht.ZONDER_ROL: "De laatste rol is voorbij. Is het account nog nodig om te lezen?",
    Aandacht.ZONDER_ACCOUNT: "De rol geeft rechten, maar deze persoon kan niet inloggen.",
}
TOON: dict[Aandacht, Toon] = {
    Aandacht.ZONDER_PERSOON: "fout",
    Aandacht.UIT_DIENST: "fout",
    Aandacht.ZONDER_ROL: "let-op",
    Aandacht.ZONDER_ACCOUNT: "info",
}


@require_safe
@alleen(*INZAGE)
def aandacht(request: DriehoekRequest) -> HttpResponse:
    soort = request.GET.get("soort", "")
    gevonden = punten(request.bezoek.nu, (soort,) if soort else ())
    namen = reads.namen(p.persoon for p in gevonden if p.persoon)
    q = kaal(request.GET.get("q", ""))
    return toon(
        request,
        Lijst(
            titel="Wat aandacht vraagt",
            ondertitel="Accounts en rollen die niet bij elkaar passen, zoals het vandaag is.",
            wat="punten",
            kolommen=(
                Kolom("Wat"),
                Kolom("Wie"),
                Kolom("Account", "code"),
                Kolom("Sinds", "datum"),
                Kolom("Wat je kunt doen"),
            ),
            rijen=[p for p in gevonden if q in kaal(_gezocht(p, namen))],
            cellen=lambda deel: _cellen(request, deel, namen),
            leeg=Leeg("Niets dat aandacht vraagt", "Elk account past bij de rollen van vandaag."),
            bestandsnaam="toegang-aandacht",
            zoeklabel="Naam of account",
            keuzes=(Keuze("soort", "Wat", [(a.value, a.value) for a in Aandacht], "Alles"),),
            kruimels=kruimels(request, Kruimel("Wat aandacht vraagt")),
        ),
    )


def _gezocht(punt: Punt, namen: Mapping[int, str]) -> str:
    return f"{namen.get(punt.persoon or 0, '')} {punt.gebruikersnaam}"


def _cellen(
    request: DriehoekRequest, deel: Sequence[Punt], namen: Mapping[int, str]
) -> list[list[Cel | str | date | None]]:
    return [
        [
            Cel(badges=(Badge(p.aandacht.value, TOON[p.aandacht]),)),
            Cel(namen.get(p.persoon), url=naar(request, "toegang-persoon", p.persoon))
            if p.persoon
            else Cel("niemand", rustig=True),
            p.gebruikersnaam or Cel("geen", rustig=True),
            p.sinds,
            UITLEG[p.aandacht],
        ]
        for p in deel
    ]
