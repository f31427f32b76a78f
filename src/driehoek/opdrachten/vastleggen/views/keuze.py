"""'Wat is er gebeurd?': the choice of an act, of a wrong fact, of what happens to a besluit."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from driehoek.opdrachten.vastleggen import feiten, ongedaan
from driehoek.opdrachten.vastleggen.nu import kruimels, stand
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.views.poort import schrijvend
from driehoek.opdrachten.vastleggen.vormen import BIJ_CODE, Groep, Vorm, mogelijk
from driehoek.platform.models import Handeling
from driehoek.platform.ui.componenten import Kruimel
from driehoek.platform.ui.opmaak import heel
from driehoek.register import adressen, policy, reads_besluiten
from driehoek.register.models import Besluit
from driehoek.register.web import DriehoekRequest

GETOOND = 6
IN_WIJZIGING = (
    Groep.ROLLEN,
    Groep.NIEUW,
    Groep.INHOUD,
    Groep.VERLOOP,
    Groep.SAMENHANG,
    Groep.REGELS,
)


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    label: str
    help: str = ""


@schrijvend
def keuze(request: DriehoekRequest, plek: Plek) -> HttpResponse:
    """What happened? Below each answer the acts that are possible here and allowed."""
    vormen = list(mogelijk(plek, request.bezoek.actor))
    if not vormen:
        raise PermissionDenied(_waarom_niet(request, plek))
    mag_corrigeren = any(v.groep is Groep.CORRECTIE for v in vormen)
    context = {
        "plek": plek,
        "kruimels": kruimels(plek),
        "wijzigingen": _wijzigingen(vormen, plek),
        "correctie": f"{_url(BIJ_CODE['corrigeer'])}{plek.vraag}" if mag_corrigeren else "",
        "besluiten": _besluiten(request, plek),
        "rechtsfeiten": _rechtsfeiten(request, plek, vormen),
        "zo_staat_het": stand(plek),
    }
    return render(request, "vastleggen/keuze.html", context)


@schrijvend
def besluit(request: DriehoekRequest, _plek: Plek, pk: int) -> HttpResponse:
    """Withdraw, suspend or annul a besluit; first what rests on it."""
    plek = Plek({"besluit": str(pk)}, request.bezoek.nu)
    vormen = list(mogelijk(plek, request.bezoek.actor))
    if not vormen:
        raise PermissionDenied(_waarom_niet(request, plek))
    gedragen, aantal = reads_besluiten.gedragen(pk, request.bezoek.nu.bekend_op)
    context = {
        "plek": plek,
        "kruimels": kruimels(plek),
        "links": [_link(v, plek) for v in vormen if v.groep is Groep.INTREKKING],
        "rectificaties": [_link(v, plek) for v in vormen if v.groep is Groep.RECTIFICATIE],
        "gedragen": gedragen,
        "aantal": aantal,
    }
    return render(request, "vastleggen/besluit.html", context)


@schrijvend
def ongedaan_maken(request: DriehoekRequest, plek: Plek, nr: int) -> HttpResponse:
    """The ways back from one act: put right what was typed wrongly, or withdraw the besluit."""
    actor = request.bezoek.actor
    if not ongedaan.mag(actor):
        raise PermissionDenied(_waarom_niet(request, plek))
    handeling = Handeling.objects.filter(nr=nr).first()
    if handeling is None:
        raise Http404("Deze handeling is er niet.")
    context = {
        "nr": nr,
        "kruimels": [
            Kruimel("Grootboek", "/grootboek/"),
            Kruimel(f"Handeling {heel(nr)}", adressen.van_handeling(nr)),
            Kruimel("Ongedaan maken"),
        ],
        "wegen": ongedaan.wegen(handeling, actor, plek),
    }
    return render(request, "vastleggen/ongedaan.html", context)


def feit(request: DriehoekRequest, plek: Plek, vorm: Vorm) -> HttpResponse:
    """Which fact is wrong? Called by the form of an act on a fact that has none yet."""
    if not (plek.soort or plek.persoon or plek.besluit or plek.artikel):
        raise Http404("Kies eerst wat je wilt corrigeren.")
    basis = _url(vorm)
    lijn = "&" if plek.vraag else "?"
    regels = [(f"{basis}{plek.vraag}{lijn}feit={h.sleutel}", h) for h in feiten.van(plek)]
    context = {"plek": plek, "kruimels": kruimels(plek), "regels": regels, "vorm": vorm}
    return render(request, "vastleggen/feiten.html", context)


def _wijzigingen(vormen: Sequence[Vorm], plek: Plek) -> list[tuple[str, list[Link]]]:
    groepen = [
        (groep.value, [_link(v, plek) for v in vormen if v.groep is groep])
        for groep in IN_WIJZIGING
    ]
    return [(kop, links) for kop, links in groepen if links]


def _link(vorm: Vorm, plek: Plek) -> Link:
    return Link(f"{_url(vorm)}{plek.vraag}", vorm.label, vorm.help)


def _url(vorm: Vorm) -> str:
    return reverse("vastleggen-vorm", args=[vorm.code])


def _besluiten(request: DriehoekRequest, plek: Plek) -> list[Link]:
    """The besluiten behind what holds here now, newest first, to withdraw."""
    if not policy.mag(request.bezoek.actor, "trek_in").mag:
        return []
    gevonden: dict[int, Besluit] = {}
    for huidig in feiten.van(plek) if plek.soort or plek.persoon or plek.artikel else ():
        achter = huidig.feit.grondslag.besluit
        if achter is not None:
            gevonden[achter.id] = achter
    nieuwste = sorted(gevonden.values(), key=lambda b: (b.genomen, b.id), reverse=True)
    return [
        Link(reverse("vastleggen-besluit", args=[b.id]), b.kenmerk, b.titel)
        for b in nieuwste[:GETOOND]
    ]


def _rechtsfeiten(request: DriehoekRequest, plek: Plek, vormen: Sequence[Vorm]) -> list[Link]:
    """Per person with a role here: a legal fact that ends all his or her roles."""
    vorm = BIJ_CODE["rechtsfeit"]
    if plek.persoon:
        return [_link(vorm, plek)] if vorm in vormen else []
    if not plek.soort or not policy.mag(request.bezoek.actor, vorm.act).mag:
        return []
    namen = sorted({(plek.namen.get(r.persoon_id, ""), r.persoon_id) for r in plek.rollen})
    return [Link(f"{_url(vorm)}?persoon={id_}", naam) for naam, id_ in namen]


def _waarom_niet(request: DriehoekRequest, plek: Plek) -> str:
    return policy.mag(request.bezoek.actor, "corrigeer", plek.policydragers).reden
