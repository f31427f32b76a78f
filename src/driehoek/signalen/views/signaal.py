"""One signal: what is wrong, why that matters, and how to solve, explain or silence it."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from driehoek.opdrachten.vastleggen.concept import verzoek_uit
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout, Weigering
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.platform.models import Uitleg
from driehoek.platform.ui.componenten import Kenmerk, Kruimel
from driehoek.platform.ui.opmaak import datum, heel
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.register import adressen, instellingen
from driehoek.register import reads as register_reads
from driehoek.register.models import Besluit
from driehoek.register.web import DriehoekRequest, binnen
from driehoek.signalen import acts, oplossingen, policy, reads
from driehoek.signalen.forms import StilForm, UitlegForm
from driehoek.signalen.types import Rij
from driehoek.signalen.views.signalen import badges

LEG_UIT, ZET_STIL, SPREEK = "leg-uit", "zet-stil", "spreek"
FORMULIEREN: dict[str, type[forms.Form]] = {
    LEG_UIT: UitlegForm,
    ZET_STIL: StilForm,
    SPREEK: forms.Form,
}
GEDAAN = {
    LEG_UIT: "Je uitleg is vastgelegd. Dit signaal is klaar.",
    ZET_STIL: "Dit signaal staat stil.",
    SPREEK: "Dit signaal spreekt weer.",
}


@never_cache
@require_http_methods(["GET", "POST"])
@binnen
def signaal(request: DriehoekRequest, pk: int) -> HttpResponse:
    rij = reads.signaal(pk)
    if rij is None:
        raise Http404("Dit signaal is er niet, of het is al lang geleden opgelost.")
    if request.method != "POST":
        return _toon(request, rij)
    stap = request.POST.get("stap", "")
    if stap not in FORMULIEREN:
        raise InvoerFout("Kies wat je met dit signaal wilt doen.")
    if not request.bezoek.is_vandaag:
        raise InvoerFout("Terwijl je naar een andere dag kijkt, kun je niets vastleggen.")
    form = FORMULIEREN[stap](request.POST)
    if form.is_valid() and (uitkomst := _doe(request, rij, stap, form)):
        nr = heel(uitkomst.nr)
        messages.success(request, f"{GEDAAN[stap]} Het staat in het grootboek als handeling {nr}.")
        return redirect("signaal", pk=pk)
    return _toon(request, rij, {stap: form}, status=409)


def _doe(request: DriehoekRequest, rij: Rij, stap: str, form: forms.Form) -> Uitkomst | None:
    """The act; None where the form now says why not."""
    verzoek = Verzoek(actor=request.bezoek.actor, id=verzoek_uit(request.POST.get("verzoek", "")))
    schoon = form.cleaned_data
    try:
        if stap == LEG_UIT:
            return acts.leg_signaal_uit(verzoek, signaal=rij.id, tekst=schoon["tekst"])
        if stap == ZET_STIL:
            return acts.zet_signaal_stil(
                verzoek, signaal=rij.id, tot=schoon["tot"], reden=schoon["reden"]
            )
        return acts.laat_signaal_spreken(verzoek, signaal=rij.id)
    except Weigering as fout:
        veld = getattr(fout, "veld", "")
        form.add_error(veld if veld in form.fields else None, fout.zin)
        return None


def _toon(
    request: DriehoekRequest,
    rij: Rij,
    forms_: dict[str, forms.Form] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    bezoek = request.bezoek
    zegt = reads.nu(rij.regel, rij.sleutel, rij.drager) if rij.opgelost is None else None
    oordeel = policy.mag(bezoek.actor, "leg_signaal_uit", rij.eigendom)
    staat = zegt is not None
    formulieren = {naam: soort() for naam, soort in FORMULIEREN.items()} | (forms_ or {})
    context = {
        "rij": rij,
        "zin": zegt.zin if zegt else rij.zin,
        "badges": badges(rij),
        "kruimels": _kruimels(request, rij),
        "kenmerken": _kenmerken(request, rij),
        "staat": staat,
        "wegen": oplossingen.wegen(rij, bezoek.actor, bezoek.nu) if staat else [],
        "mag": oordeel.mag and bezoek.mag_schrijven,
        "waarom_niet": oordeel.reden if bezoek.is_vandaag else _ALLEEN_VANDAAG,
        "stilte": reads.stilte(rij.id) if rij.stil_tot else None,
        "stil_hooguit": instellingen.getal(instellingen.STILTE_HOOGUIT, klok.vandaag()),
        "uitleg": _uitleg(rij),
        "eerder": reads.eerder(rij),
        "uitlegform": formulieren[LEG_UIT],
        "stilform": formulieren[ZET_STIL],
        "spreekform": formulieren[SPREEK],
        "verzoek": verzoek_uit(request.POST.get("verzoek", "")),
        "pad": request.get_full_path(),
    }
    return render(request, "signalen/signaal.html", context, status=status)


_ALLEEN_VANDAAG = "Terwijl je naar een andere dag kijkt, kun je niets vastleggen."


def _kruimels(request: DriehoekRequest, rij: Rij) -> list[Kruimel]:
    balk = request.bezoek.tijdbalk
    return [Kruimel("Signalen", op_peilmoment("/signalen/", balk)), Kruimel(rij.regel.id)]


def _kenmerken(request: DriehoekRequest, rij: Rij) -> list[Kenmerk]:
    balk = request.bezoek.tijdbalk
    naam, pad = _waarover(rij)
    over = [Kenmerk("Gaat over", naam, url=op_peilmoment(pad, balk) if pad else "")] if naam else []
    opgave = (
        [Kenmerk("Opgave", rij.opgave_naam, url=op_peilmoment(f"/opgaven/{rij.opgave}/", balk))]
        if rij.opgave and rij.opgave != rij.drager
        else []
    )
    slot = (
        Kenmerk("Opgelost", rij.opgelost, "datum")
        if rij.opgelost
        else Kenmerk("Op te lossen voor", rij.uiterlijk, "datum", toelichting=_termijn(rij))
    )
    return [
        *over,
        *opgave,
        Kenmerk("Van wie", _namen(rij) or None, toelichting=_als(rij)),
        Kenmerk("Staat er sinds", rij.sinds, "datum"),
        slot,
    ]


def _waarover(rij: Rij) -> tuple[str, str]:
    """What it is about, with its page."""
    pad = adressen.van_overtreding(rij.overtreding, rij.dragersoort)
    if rij.drager is not None:
        return register_reads.benaming(rij.drager), pad
    if rij.persoon is not None:
        return register_reads.naam_van(rij.persoon), pad
    soort, id_ = rij.overtreding.over
    besluit = Besluit.objects.filter(id=id_ or 0).first() if soort == "besluit" else None
    return (f"Besluit {besluit.kenmerk}", pad) if besluit else ("", "")


def _namen(rij: Rij) -> str:
    return ", ".join(m.weergave for m in rij.eigendom.mensen)


def _als(rij: Rij) -> str:
    if rij.eigendom.is_hoger:
        return (
            f"Als {rij.eigendom.woorden}. Eigenlijk is het van de {rij.hoort_van}, maar die is er"
            " niet: dan gaat het een stap omhoog."
        )
    return f"Als {rij.eigendom.woorden}." if rij.eigendom.als else ""


def _termijn(rij: Rij) -> str:
    dagen = (rij.uiterlijk - rij.sinds_dag).days
    return f"{dagen} dagen vanaf {datum(rij.sinds)}."


def _uitleg(rij: Rij) -> list[str]:
    gevonden = Uitleg.objects.filter(regel=rij.regel.id, sleutel=rij.sleutel)
    return list(gevonden.order_by("id").values_list("tekst", flat=True))
