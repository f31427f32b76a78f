"""The regelboek: every rule with its source, its setting, and how often it speaks now."""

from collections.abc import Mapping, Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.platform import reeksen, regelboek
from driehoek.platform.fouten import Overtreding
from driehoek.platform.models import RegelStand, Uitleg
from driehoek.platform.ui.componenten import Badge, Cel, Kolom, Kruimel, Leeg, Tabel, Toon
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.register import adressen, instellingen, reads
from driehoek.register.web import DriehoekRequest, binnen

TOON: dict[regelboek.Soort, Toon] = {
    regelboek.Soort.HARD: "fout",
    regelboek.Soort.LEG_UIT: "let-op",
    regelboek.Soort.SIGNAAL: "info",
}
UITLEG = {
    regelboek.Soort.HARD: "weigert",
    regelboek.Soort.LEG_UIT: "vraagt uitleg",
    regelboek.Soort.SIGNAAL: "meldt",
}
HOOGUIT = 200
DOET = {
    regelboek.Soort.HARD: "Weigert wat ertegen ingaat. Er wordt dan niets opgeslagen.",
    regelboek.Soort.LEG_UIT: "Vraagt om uitleg. Met uitleg mag het, en die blijft bewaard.",
    regelboek.Soort.SIGNAAL: "Meldt het. Het houdt niemand tegen, en blijft staan tot het klopt.",
}
# More settings than this stand on the page of the rule only.
UITGESCHREVEN = 2


@require_safe
@binnen
def regels(request: DriehoekRequest) -> HttpResponse:
    soort = request.GET.get("soort", "")
    q = request.GET.get("q", "").casefold()
    gekozen = [
        r
        for r in regelboek.alle()
        if (not soort or r.soort.value == soort) and q in f"{r.id} {r.zin} {r.bron}".casefold()
    ]
    standen = {s.regel: s for s in RegelStand.objects.all()}

    peil = request.bezoek.peil
    gezet = instellingen.stand(peil.geldig_op, peil.bekend_op)

    def cellen(deel: Sequence[regelboek.Regel]) -> list[list[Cel | str]]:
        return [_rij(request, r, standen.get(r.sleutel), gezet) for r in deel]

    geteld = max((s.geteld for s in standen.values()), default=None)
    return toon(
        request,
        Lijst(
            titel="Regels",
            ondertitel="Elke regel weigert, vraagt uitleg of meldt. Steeds met de bron erbij.",
            wat="regels",
            kolommen=(
                Kolom("Regel", "code"),
                Kolom("Wat de regel zegt"),
                Kolom("Wat de regel doet"),
                Kolom("Instelling"),
                Kolom("Spreekt nu", "heel"),
            ),
            rijen=gekozen,
            cellen=cellen,
            leeg=Leeg("Geen regel gevonden", "Zoek op een woord of op het nummer, zoals REG-05."),
            bestandsnaam="regels",
            zoeklabel="Woord of nummer",
            keuzes=(
                Keuze(
                    "soort",
                    "Wat de regel doet",
                    [(s.value, UITLEG[s]) for s in regelboek.Soort],
                    "Alles",
                ),
            ),
            extra={"geteld": geteld},
        ),
        "register/regels.html",
    )


def _rij(
    request: DriehoekRequest,
    regel: regelboek.Regel,
    stand: RegelStand | None,
    gezet: Mapping[str, str],
) -> list[Cel | str]:
    pad = op_peilmoment(f"/regels/{regel.sleutel}/", request.bezoek.tijdbalk)
    zinnen = [
        f"{soort.naam}: {gezet[code]} {soort.eenheid}".strip()
        for code in regel.instellingen
        for soort in [instellingen.soort(code)]
    ]
    return [
        Cel(regel.id, url=pad),
        Cel(regel.zin, onder=f"Bron: {regel.bron}"),
        Cel(badges=(Badge(UITLEG[regel.soort], TOON[regel.soort]),)),
        Cel("; ".join(zinnen) or "geen", rustig=not zinnen)
        if len(zinnen) <= UITGESCHREVEN
        else Cel(f"{len(zinnen)} instellingen", url=pad),
        Cel(stand.aantal if stand else None, url=pad if stand and stand.aantal else ""),
    ]


@require_safe
@binnen
def regel(request: DriehoekRequest, sleutel: str) -> HttpResponse:
    gevonden = next((r for r in regelboek.alle() if r.sleutel == sleutel), None)
    if gevonden is None:
        raise Http404("Deze regel staat niet in het regelboek.")
    overtredingen = gevonden.overtredingen()
    peil = request.bezoek.peil
    gezet = instellingen.stand(peil.geldig_op, peil.bekend_op)
    getoond = overtredingen[:HOOGUIT]
    context = {
        "regel": gevonden,
        "doet": DOET[gevonden.soort],
        "badges": [Badge(UITLEG[gevonden.soort], TOON[gevonden.soort])],
        "kruimels": [
            Kruimel("Regels", op_peilmoment("/regels/", request.bezoek.tijdbalk)),
            Kruimel(gevonden.id),
        ],
        "aantal": len(overtredingen),
        "getoond": len(getoond),
        "tabel": _overtredingen(request, getoond),
        "instellingen": [
            (instellingen.soort(c), gezet[c])
            for c in (*gevonden.instellingen, gevonden.termijn)
            if c
        ],
    }
    return render(request, "register/regel.html", context)


def _overtredingen(request: DriehoekRequest, rijen: Sequence[Overtreding]) -> Tabel:
    soorten = reads.soorten({o.drager for o in rijen if o.drager})
    uitleg = dict(
        Uitleg.objects.filter(sleutel__in=reeksen.teksten(o.sleutel for o in rijen)).values_list(
            "sleutel", "tekst"
        )
    )
    balk = request.bezoek.tijdbalk

    def pad(o: Overtreding) -> str:
        return adressen.van_overtreding(o, soorten[o.drager] if o.drager else "")

    return Tabel(
        bijschrift="Waar de regel nu spreekt",
        kolommen=(Kolom("Wat er aan de hand is"), Kolom("Uitleg"), Kolom("Naar")),
        rijen=[
            [
                o.zin,
                uitleg.get(o.sleutel, "nog geen"),
                Cel("Bekijk", url=op_peilmoment(pad(o), balk)) if pad(o) else "",
            ]
            for o in rijen
        ],
        leeg=Leeg("Deze regel spreekt nu nergens", "Alles in het register voldoet eraan."),
        bijschrift_verborgen=True,
    )
