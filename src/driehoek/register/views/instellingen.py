"""The settings: what each is set to, since when and by which besluit; and who decides what."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from driehoek.kern.tijd import Peilmoment
from driehoek.platform import regelboek
from driehoek.platform.ui.componenten import (
    Badge,
    Cel,
    Gebeurtenis,
    Kenmerk,
    Kolom,
    Kruimel,
    Leeg,
    Tabel,
)
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.platform.ui.opmaak import datum, periode
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.platform.ui.tekening.tweeassen import Feitvlak
from driehoek.register import adressen, instellingen, policy, reads, reads_instellingen
from driehoek.register.cellen import grondcel
from driehoek.register.instellingen import Instellingsoort
from driehoek.register.models import Drager, Instelling
from driehoek.register.reads_instellingen import Verloop
from driehoek.register.types import Dragersoort
from driehoek.register.views.regels import TOON, UITLEG
from driehoek.register.web import DriehoekRequest, binnen

TITEL = "Instellingen"
GEEN_VERLOOP = Verloop(())


@require_safe
@binnen
def instellingen_(request: DriehoekRequest) -> HttpResponse:
    peil = request.bezoek.peil
    orgaan, regel = request.GET.get("orgaan", ""), request.GET.get("regel", "")
    q = request.GET.get("q", "").casefold()
    gekozen = [
        soort
        for soort in instellingen.ALLE
        if q in f"{soort.naam} {soort.code}".casefold()
        and (not orgaan or orgaan in soort.organen)
        and (not regel or regel in soort.regels)
    ]
    verlopen = reads_instellingen.verlopen(peil.bekend_op)
    organen = _organen(peil)

    def cellen(deel: Sequence[Instellingsoort]) -> list[list[Cel | str | date]]:
        return [_rij(request, s, verlopen.get(s.code, GEEN_VERLOOP), organen) for s in deel]

    return toon(
        request,
        Lijst(
            titel=TITEL,
            ondertitel="Termijnen en grenzen die de regels lezen. Elke instelling rust op een"
            " besluit en heeft een eerste dag.",
            wat="instellingen",
            kolommen=(
                Kolom("Instelling"),
                Kolom("Waarde"),
                Kolom("Sinds", "datum"),
                Kolom("Besluit", "code"),
                Kolom("Wie stelt vast"),
                Kolom("Regels"),
            ),
            rijen=gekozen,
            cellen=cellen,
            leeg=Leeg("Geen instelling gevonden", "Zoek op een woord, zoals termijn of schaal."),
            bestandsnaam="instellingen",
            zoeklabel="Woord",
            keuzes=(
                Keuze("orgaan", "Wie stelt vast", _gebruikte_organen(organen), "Elk orgaan"),
                Keuze("regel", "Regel", [(r, r) for r in _gebruikte_regels()], "Elke regel"),
            ),
            extra={"beslissers_url": op_peilmoment(reverse("beslissers"), request.bezoek.tijdbalk)},
        ),
        "register/instellingen.html",
    )


def _rij(
    request: DriehoekRequest, soort: Instellingsoort, verloop: Verloop, organen: Mapping[str, str]
) -> list[Cel | str | date]:
    dag, balk = request.bezoek.peil.geldig_op, request.bezoek.tijdbalk
    nu = verloop.op(dag)
    return [
        Cel(soort.naam, url=op_peilmoment(adressen.van_instelling(soort.code), balk)),
        Cel(
            soort.in_woorden(nu.waarde if nu else soort.begin),
            onder=_straks(soort, verloop.volgende(dag)),
        ),
        nu.periode.van if nu else Cel("altijd", rustig=True),
        _besluit(request, nu),
        " of ".join(organen.get(code, code) for code in soort.organen),
        ", ".join(soort.regels),
    ]


def _straks(soort: Instellingsoort, volgende: Instelling | None) -> str:
    if volgende is None:
        return ""
    return f"Wordt {soort.in_woorden(volgende.waarde)} op {datum(volgende.periode.van)}"


def _besluit(request: DriehoekRequest, feit: Instelling | None) -> Cel:
    if feit is None:
        return Cel("beginwaarde", rustig=True)
    return grondcel(feit, request.bezoek.tijdbalk)


def _organen(peil: Peilmoment) -> dict[str, str]:
    """What each organ is called, by its code."""
    per_id = dict(Drager.objects.filter(soort=Dragersoort.ORGAAN).values_list("id", "nummer"))
    namen = reads.benamingen(per_id, peil)
    return {code: namen.get(id_, code) for id_, code in per_id.items()}


def _gebruikte_organen(organen: Mapping[str, str]) -> list[tuple[str, str]]:
    codes = sorted({code for soort in instellingen.ALLE for code in soort.organen})
    return [(code, organen.get(code, code)) for code in codes]


def _gebruikte_regels() -> list[str]:
    return sorted({regel for soort in instellingen.ALLE for regel in soort.regels})


@require_safe
@binnen
def instelling(request: DriehoekRequest, code: str) -> HttpResponse:
    soort = instellingen.BIJ_CODE.get(code)
    if soort is None:
        raise Http404("Deze instelling is er niet.")
    peil = request.bezoek.peil
    verloop = reads_instellingen.verlopen(peil.bekend_op, code).get(code, GEEN_VERLOOP)
    wijzig = reverse("vastleggen-vorm", args=["instelling"])
    return toon(
        request,
        Lijst(
            titel=soort.naam,
            wat="waarden",
            kolommen=(
                Kolom("Waarde"),
                Kolom("Vanaf", "datum"),
                Kolom("Tot en met", "datum"),
                Kolom("Besluit", "code"),
            ),
            rijen=verloop.feiten,
            cellen=lambda feiten: [_waarde(request, soort, f) for f in feiten],
            leeg=Leeg(
                "Nog nooit vastgesteld",
                f"Tot een besluit iets anders zegt geldt de beginwaarde:"
                f" {soort.in_woorden(soort.begin)}.",
            ),
            bestandsnaam=f"instelling-{code}",
            kruimels=(
                Kruimel(TITEL, op_peilmoment(reverse("instellingen"), request.bezoek.tijdbalk)),
                Kruimel(soort.naam),
            ),
            extra={
                "kenmerken": _kenmerken(request, soort, verloop, _organen(peil)),
                "tijdlijn": _tijdlijn(request, soort, verloop),
                "regels": _regels(request, soort),
                "vlakken": _vlakken(soort, peil),
                "peil": peil,
                "wijzig_url": f"{wijzig}?instelling={code}" if _mag_wijzigen(request) else "",
            },
        ),
        "register/instelling.html",
    )


def _mag_wijzigen(request: DriehoekRequest) -> bool:
    bezoek = request.bezoek
    return bezoek.mag_schrijven and policy.mag(bezoek.actor, "stel_instelling_vast").mag


def _waarde(
    request: DriehoekRequest, soort: Instellingsoort, feit: Instelling
) -> list[Cel | date | str]:
    return [
        soort.in_woorden(feit.waarde),
        feit.periode.van,
        Cel(feit.periode.laatste_dag or "geen einde"),
        _besluit(request, feit),
    ]


def _kenmerken(
    request: DriehoekRequest, soort: Instellingsoort, verloop: Verloop, organen: Mapping[str, str]
) -> list[Kenmerk]:
    dag = request.bezoek.peil.geldig_op
    nu, straks = verloop.op(dag), verloop.volgende(dag)
    besluit = _besluit(request, nu)
    return [
        Kenmerk(
            "Waarde op deze dag",
            soort.in_woorden(nu.waarde if nu else soort.begin),
            toelichting=periode((nu.periode.van, nu.periode.tot))
            if nu
            else "De beginwaarde: er is nog geen besluit.",
        ),
        *([Kenmerk("Straks", _straks(soort, straks))] if straks else []),
        Kenmerk("Besluit", besluit.waarde, url=besluit.url),
        Kenmerk("Wie stelt vast", " of ".join(organen.get(c, c) for c in soort.organen)),
        Kenmerk("Kan zijn", soort.grenzen),
        Kenmerk("Beginwaarde", soort.in_woorden(soort.begin)),
        Kenmerk("Code", soort.code, "code"),
    ]


def _tijdlijn(
    request: DriehoekRequest, soort: Instellingsoort, verloop: Verloop
) -> list[Gebeurtenis]:
    """Newest first: what comes, what holds, what was."""
    dag = request.bezoek.peil.geldig_op
    return [
        Gebeurtenis(
            feit.periode.van,
            soort.in_woorden(feit.waarde),
            tekst=feit.grondslag.besluit.titel if feit.grondslag.besluit else "",
            url=_besluit(request, feit).url,
            toon="info"
            if feit.periode.van > dag
            else "goed"
            if feit.periode.bevat(dag)
            else "neutraal",
            badge="komt" if feit.periode.van > dag else "geldt" if feit.periode.bevat(dag) else "",
        )
        for feit in reversed(verloop.feiten)
    ]


def _regels(request: DriehoekRequest, soort: Instellingsoort) -> Tabel:
    """The rules that read this setting."""
    lezers = [r for r in regelboek.alle() if soort.code in r.instellingen or r.id in soort.regels]
    balk = request.bezoek.tijdbalk
    return Tabel(
        bijschrift="Regels die deze instelling lezen",
        kolommen=(Kolom("Regel", "code"), Kolom("Wat de regel zegt"), Kolom("Wat de regel doet")),
        rijen=[
            [
                Cel(r.id, url=op_peilmoment(f"/regels/{r.sleutel}/", balk)),
                r.zin,
                Cel(badges=(Badge(UITLEG[r.soort], TOON[r.soort]),)),
            ]
            for r in lezers
        ],
        leeg=Leeg("Geen regel leest dit", "De instelling stuurt een pagina of een handeling."),
        bijschrift_verborgen=True,
    )


def _vlakken(soort: Instellingsoort, peil: Peilmoment) -> list[Feitvlak]:
    return [
        Feitvlak(
            waarde=soort.in_woorden(feit.waarde),
            geldig_van=feit.periode.van,
            geldig_tot=feit.periode.tot,
            bekend_van=feit.geregistreerd.lower,
            bekend_tot=_gezegd_tot(feit, peil),
            besluit=feit.grondslag.besluit.kenmerk if feit.grondslag.besluit else "",
        )
        for feit in reads_instellingen.kennis(soort.code, peil.bekend_op)
    ]


def _gezegd_tot(feit: Instelling, peil: Peilmoment) -> datetime | None:
    """Until when the register said so; nothing that it learned later shows."""
    tot: datetime | None = feit.geregistreerd.upper
    return tot if tot and tot <= peil.bekend_op else None
