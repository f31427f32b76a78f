"""Doing an access review: what changed and what asks attention, with room for a judgement."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from driehoek.kern.tijd import Peilmoment
from driehoek.platform.fouten import Weigering
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.platform.ui.componenten import Kruimel
from driehoek.platform.ui.opmaak import datum
from driehoek.register import reads
from driehoek.register.web import DriehoekRequest, alleen
from driehoek.toegang import acts
from driehoek.toegang import reads as toegang_reads
from driehoek.toegang.forms import BeoordelingForm, Regel
from driehoek.toegang.reads_aandacht import punten
from driehoek.toegang.reads_wijzigingen import Wijziging, wijzigingen
from driehoek.toegang.types import Aandacht, Punt
from driehoek.toegang.views.gewijzigd import lees_sinds
from driehoek.toegang.views.hulp import INZAGE, kruimels, rolnaam
from driehoek.toegang.views.mensen import mag_beoordelen

HOOGUIT = 100
OVER_ACCOUNTS = (Aandacht.ZONDER_PERSOON, Aandacht.UIT_DIENST, Aandacht.ZONDER_ROL)


@never_cache
@require_http_methods(["GET", "POST"])
@alleen(*INZAGE)
def beoordelen(request: DriehoekRequest) -> HttpResponse:
    """The form; what is filled in is stored as it is, once."""
    if not mag_beoordelen(request):
        raise PermissionDenied(_waarom_niet(request))
    sinds = lees_sinds(request)
    regels = _regels(request.bezoek.nu, sinds)
    if request.method != "POST":
        form = BeoordelingForm(initial={"verzoek": uuid.uuid4()}, regels=regels[:HOOGUIT])
        return _toon(request, form, sinds, len(regels))
    form = BeoordelingForm(request.POST, regels=regels[:HOOGUIT])
    uitkomst = _leg_vast(request, form, sinds) if form.is_valid() else None
    if uitkomst is None:
        return _toon(request, form, sinds, len(regels))
    nummer = uitkomst.ids("toegang_toegangsbeoordeling")[0]
    return redirect(reverse("toegang-beoordeling", args=[nummer]))


def _leg_vast(request: DriehoekRequest, form: BeoordelingForm, sinds: date) -> Uitkomst | None:
    try:
        return acts.beoordeel_toegang(
            Verzoek(actor=request.bezoek.actor, id=form.cleaned_data["verzoek"]),
            van=sinds,
            opmerkingen=form.cleaned_data["opmerkingen"],
            bevindingen=form.bevindingen(),
        )
    except Weigering as fout:
        form.add_error(None, str(fout))
        return None


def _waarom_niet(request: DriehoekRequest) -> str:
    if not request.bezoek.is_vandaag:
        return "Beoordelen doe je op vandaag. Zet de tijdbalk terug op vandaag."
    return (
        "Een beoordeling leg je vast als functioneel beheerder of registerbeheerder. Bekijken mag"
        " je haar wel."
    )


def _toon(
    request: DriehoekRequest, form: BeoordelingForm, sinds: date, aantal: int
) -> HttpResponse:
    return render(
        request,
        "toegang/beoordelen.html",
        {
            "form": form,
            "sinds": sinds,
            "kruimels": kruimels(request, Kruimel("Beoordeel de toegang")),
            "aantal": aantal,
            "getoond": len(form.regels),
        },
    )


def _regels(nu: Peilmoment, sinds: date) -> list[Regel]:
    """What there is to judge: odd accounts first, then the roles that were got and give rights."""
    vreemd = punten(nu, OVER_ACCOUNTS)
    gekregen = [
        w
        for w in wijzigingen(reads.peilmoment(sinds, sinds), nu)
        if w.gekregen and w.feit.rolsoort.rol in toegang_reads.rollen_met_recht()
    ]
    namen = reads.namen(
        [p.persoon for p in vreemd if p.persoon] + [w.feit.persoon_id for w in gekregen]
    )
    return [*_over_accounts(vreemd, namen), *_over_rollen(nu, gekregen, namen)]


def _over_accounts(vreemd: Iterable[Punt], namen: Mapping[int, str]) -> Iterable[Regel]:
    gezien: set[uuid.UUID | None] = set()
    for punt in vreemd:
        if punt.account in gezien:  # someone who left has no role any more either
            continue
        gezien.add(punt.account)
        wie = f" van {namen[punt.persoon]}" if punt.persoon else ""
        yield Regel(
            f"Account {punt.gebruikersnaam}{wie}.", account=punt.account, badge=punt.aandacht.value
        )


def _over_rollen(
    nu: Peilmoment, gekregen: Iterable[Wijziging], namen: Mapping[int, str]
) -> Iterable[Regel]:
    rollen = list(gekregen)
    dragers = reads.benamingen({w.feit.drager_id for w in rollen}, nu)
    for w in rollen:
        rol = rolnaam(w.feit.rolsoort.rol, waarneming=w.feit.waarneming, in_zin=True)
        yield Regel(
            f"{namen.get(w.feit.persoon_id)} is {rol} van {dragers.get(w.feit.drager_id)} sinds"
            f" {datum(w.feit.periode.van)}.",
            rol=w.sleutel,
            badge="rol gekregen",
        )
