"""Who decides what: which organ, or which role, may take which kind of besluit."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from driehoek.platform.ui.componenten import Cel, Kolom, Kruimel, Leeg
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.register import policy, reads, reads_instellingen
from driehoek.register.cellen import grondcel
from driehoek.register.models import Beslisbevoegdheid
from driehoek.register.types import Besluitsoort, Rol
from driehoek.register.web import DriehoekRequest, binnen


@dataclass(frozen=True, slots=True)
class Regel:
    """One kind of besluit with one of its deciders; without one nobody may take it."""

    soort: Besluitsoort
    feit: Beslisbevoegdheid | None
    wie: str = ""

    @property
    def sleutel(self) -> str:
        """Its decider, as the filter names it."""
        if self.feit is None:
            return ""
        return f"rol:{self.feit.rol}" if self.feit.rol else f"orgaan:{self.feit.orgaan_id}"


@require_safe
@binnen
def beslissers(request: DriehoekRequest) -> HttpResponse:
    bezoek = request.bezoek
    alle = _regels(request)
    q, wie = request.GET.get("q", "").casefold(), request.GET.get("wie", "")
    gekozen = [
        r
        for r in alle
        if q in f"{r.soort.label} {r.wie}".casefold() and (not wie or r.sleutel == wie)
    ]
    mag = bezoek.mag_schrijven and policy.mag(bezoek.actor, "wijs_beslisser_aan").mag
    return toon(
        request,
        Lijst(
            titel="Wie beslist wat",
            ondertitel="Per soort besluit: welk orgaan of welke rol het op deze dag mag nemen.",
            wat="regels",
            kolommen=(
                Kolom("Soort besluit"),
                Kolom("Wie mag het nemen"),
                Kolom("Wanneer"),
                Kolom("Sinds", "datum"),
                Kolom("Besluit", "code"),
            ),
            rijen=gekozen,
            cellen=lambda deel: _cellen(request, deel),
            leeg=Leeg(
                "Geen soort besluit gevonden", "Zoek op een deel van het woord, zoals decharge."
            ),
            bestandsnaam="wie-beslist-wat",
            zoeklabel="Besluit of beslisser",
            keuzes=(Keuze("wie", "Wie beslist", _keuzes(alle), "Iedereen"),),
            kruimels=(
                Kruimel("Instellingen", op_peilmoment(reverse("instellingen"), bezoek.tijdbalk)),
                Kruimel("Wie beslist wat"),
            ),
            extra={"wijzig_url": reverse("vastleggen-vorm", args=["beslisser"]) if mag else ""},
        ),
        "register/beslissers.html",
    )


def _regels(request: DriehoekRequest) -> list[Regel]:
    """Every kind of besluit, by name; each with all its deciders."""
    peil = request.bezoek.peil
    feiten = list(reads_instellingen.beslissers(peil))
    organen = reads.benamingen({f.orgaan_id for f in feiten if f.orgaan_id}, peil)
    per_soort: dict[str, list[Beslisbevoegdheid]] = defaultdict(list)
    for feit in feiten:
        per_soort[feit.besluitsoort].append(feit)
    return [
        regel
        for soort in sorted(Besluitsoort, key=lambda s: s.label)
        for regel in _van_soort(soort, per_soort[soort.value], organen)
    ]


def _van_soort(
    soort: Besluitsoort, feiten: Sequence[Beslisbevoegdheid], organen: Mapping[int, str]
) -> list[Regel]:
    if not feiten:
        return [Regel(soort, None)]
    return [
        Regel(soort, f, Rol(f.rol).label if f.rol else organen.get(f.orgaan_id or 0, ""))
        for f in feiten
    ]


def _keuzes(regels: Sequence[Regel]) -> list[tuple[str, str]]:
    wie = {r.sleutel: r.wie for r in regels if r.feit}
    return sorted(wie.items(), key=lambda paar: paar[1])


def _cellen(request: DriehoekRequest, deel: Sequence[Regel]) -> list[list[Cel | str | date]]:
    rijen: list[list[Cel | str | date]] = []
    for regel in deel:
        feit = regel.feit
        if feit is None:
            niets = Cel("geen", rustig=True)
            rijen.append([regel.soort.label, Cel("niemand", rustig=True), niets, niets, niets])
            continue
        voorwaarde = Beslisbevoegdheid.Voorwaarde(feit.voorwaarde).label
        rijen.append(
            [
                regel.soort.label,
                regel.wie,
                voorwaarde,
                feit.periode.van,
                grondcel(feit, request.bezoek.tijdbalk),
            ]
        )
    return rijen
