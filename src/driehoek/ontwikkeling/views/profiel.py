"""My own profile: what stands in it, who sees it, and filling it in part by part (PT-12, PT-22)."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.ontwikkeling import acts, policy, reads, reads_begrippen
from driehoek.ontwikkeling.forms import (
    VRAAG,
    DeelForm,
    VaardigheidForm,
    ZichtbaarForm,
    getypt,
    zoekt_nog,
)
from driehoek.ontwikkeling.models import Profieldeel, Vaardigheid
from driehoek.ontwikkeling.types import Deel, Leeskring, Zichtbaar
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.ui.componenten import Kruimel
from driehoek.platform.ui.invoer import lukt
from driehoek.register import reads_personen
from driehoek.register.types import Rol
from driehoek.register.web import DriehoekRequest, binnen, getal

KRUIMEL = Kruimel("Mijn profiel", "/mijn-profiel/")
FORMULIER = ["GET", "HEAD", "POST"]
VERPLICHT = (Deel.KENNIS, Deel.WENSEN, Deel.BEL_MIJ)
"""What a profile holds at least, after the sources (PT-12)."""


@dataclass(frozen=True, slots=True)
class Kaart:
    """A part as its card shows it."""

    deel: Deel
    inhoud: Profieldeel | None
    pad: str

    @property
    def vraag(self) -> str:
        return VRAAG.get(self.deel, "")

    @property
    def zichtbaar(self) -> str:
        return str(Zichtbaar(self.inhoud.zichtbaar).label) if self.inhoud else ""


def _mij(request: DriehoekRequest) -> int:
    if request.bezoek.persoon is None:
        raise PermissionDenied(
            "Een profiel is van een persoon. Jouw account hoort nog niet bij iemand in het register;"
            " een registerbeheerder kan dat koppelen."
        )
    return request.bezoek.persoon


@require_safe
@binnen
def mijn_profiel(request: DriehoekRequest) -> HttpResponse:
    mij, nu = _mij(request), request.bezoek.nu
    kring = policy.kring_van(mij, nu)
    delen = reads.delen(mij, kring)
    vaardigheden = reads.vaardigheden(mij, kring)
    kaarten = [
        Kaart(d, delen.get(d), f"/mijn-profiel/{d.value.replace('_', '-')}/")
        for d in Deel
        if d != Deel.KENNIS and (d != Deel.P_MANAGER or Rol.P_MANAGER in request.bezoek.rollen)
    ]
    vol = [k for k in kaarten if k.inhoud and k.inhoud.tekst]
    context = {
        "mij": mij,
        "kaarten": kaarten,
        "vaardigheden": vaardigheden,
        "kennis": Kaart(Deel.KENNIS, delen.get(Deel.KENNIS), "/mijn-profiel/kennis/"),
        "gevuld": len(vol) + bool(vaardigheden),
        "delen": len(kaarten) + 1,
        "mist": [d.label for d in VERPLICHT if not _staat_er(d, delen, vaardigheden)],
        "te_oud": reads.te_oud(delen.values()),
        "iets": bool(delen),
        "rollen": reads_personen.rollen_in_woorden([mij], nu).get(mij, []),
        "suggesties": reads_begrippen.suggesties(
            _werk(mij, request), [v.begrip_id for v in vaardigheden]
        ),
    }
    return render(request, "ontwikkeling/mijn_profiel.html", context)


def _staat_er(deel: Deel, delen: dict[str, Profieldeel], vaardigheden: list[Vaardigheid]) -> bool:
    return bool(vaardigheden) if deel == Deel.KENNIS else bool(deel in delen and delen[deel].tekst)


def _werk(mij: int, request: DriehoekRequest) -> dict[int, str]:
    """On what I have or had a role, by name."""
    return reads.werk_van(mij, request.bezoek.nu)


@require_http_methods(FORMULIER)
@binnen
def deel(request: DriehoekRequest, naam: str) -> HttpResponse:
    """One part in own words."""
    mij = _mij(request)
    code = naam.replace("-", "_")
    if code not in VRAAG:
        raise Http404("Dit deel heeft een profiel niet.")
    if code == Deel.P_MANAGER and Rol.P_MANAGER not in request.bezoek.rollen:
        raise PermissionDenied("Dit deel is voor wie P-manager is.")
    nu = reads.delen(mij, _eigen(request)).get(code)
    begin = {"versie": 0, "zichtbaar": Zichtbaar.ZELF.value}
    if nu:
        begin = {v: getattr(nu, v) for v in ("versie", "tekst", "uren", "zichtbaar")}
    form = DeelForm(code, request.POST or None, initial=begin)

    def bewaar(gegevens: dict[str, Any]) -> None:
        acts.bewaar_deel(mij, mij, code, **gegevens)

    if form.is_valid() and lukt(form, bewaar):
        messages.success(request, f"'{Deel(code).label}' is bewaard.")
        return redirect("mijn-profiel")
    context = {
        "form": form,
        "titel": Deel(code).label,
        "kruimels": _kruimels(Deel(code).label),
        "terug": "/mijn-profiel/",
    }
    return render(request, "platform/formulierpagina.html", context)


@require_http_methods(FORMULIER)
@binnen
def kennis(request: DriehoekRequest) -> HttpResponse:
    """What I know and can do: add one, or say again how well."""
    mij = _mij(request)
    versie = _kennisversie(request)
    werk = _werk(mij, request)
    begin: dict[str, Any] = {"versie": versie[0], "begrip": getal(request.GET.get("begrip", ""))}
    zoekt = zoekt_nog(request.POST, "begrip")
    if zoekt:
        begin |= getypt(request.POST, "begrip")
    form = VaardigheidForm(werk, None if zoekt else request.POST or None, initial=begin)

    def bewaar(gegevens: dict[str, Any]) -> None:
        acts.bewaar_vaardigheid(mij, mij, **gegevens)

    if form.is_valid() and lukt(form, bewaar):
        messages.success(request, "Het staat in je profiel.")
        return redirect("profiel-kennis")
    context = {
        "form": form,
        "delen": ZichtbaarForm(
            initial={"versie": versie[0], "zichtbaar": versie[1]},
            label_suffix="",
            auto_id="delen_%s",
        ),
        "versie": versie[0],
        "vaardigheden": reads.vaardigheden(mij, _eigen(request)),
        "titel": Deel.KENNIS.label,
        "kruimels": _kruimels(Deel.KENNIS.label),
    }
    return render(request, "ontwikkeling/kennis.html", context)


@require_POST
@binnen
def kennis_weg(request: DriehoekRequest) -> HttpResponse:
    mij = _mij(request)
    begrip = getal(request.POST.get("begrip", ""))
    versie = getal(request.POST.get("versie", ""))
    if begrip is None or versie is None:
        raise InvoerFout("Kies wat je weghaalt.", veld="begrip", regel="PT-12")
    acts.verwijder_vaardigheid(mij, mij, versie=versie, begrip=begrip)
    messages.success(request, "Het staat niet meer in je profiel.")
    return redirect("profiel-kennis")


@require_POST
@binnen
def kennis_delen(request: DriehoekRequest) -> HttpResponse:
    """Decide who sees what I know and can do."""
    mij = _mij(request)
    form = ZichtbaarForm(request.POST)
    if not form.is_valid():
        raise InvoerFout("Kies wie dit deel mag zien.", veld="zichtbaar", regel="PT-12")
    acts.bewaar_deel(mij, mij, Deel.KENNIS, **form.cleaned_data)
    messages.success(request, f"'{Deel.KENNIS.label}' is bewaard.")
    return redirect("profiel-kennis")


@require_POST
@binnen
def actueel(request: DriehoekRequest) -> HttpResponse:
    mij = _mij(request)
    acts.bevestig_actueel(mij, mij)
    messages.success(request, "Fijn. Je profiel staat weer als actueel.")
    return redirect("mijn-profiel")


@require_http_methods(FORMULIER)
@binnen
def wis(request: DriehoekRequest) -> HttpResponse:
    """Erase my profile; asked first, for it does not come back."""
    mij = _mij(request)
    if request.method == "POST":
        acts.wis_profiel(mij, mij)
        messages.success(request, "Je profiel is gewist. Er is niets van bewaard.")
        return redirect("mijn-profiel")
    return render(request, "ontwikkeling/wis.html", {"kruimels": _kruimels("Wis mijn profiel")})


def _eigen(request: DriehoekRequest) -> Leeskring:
    """For reading what is one's own nobody else's team is needed."""
    return Leeskring(_mij(request), frozenset(), ())


def _kennisversie(request: DriehoekRequest) -> tuple[int, str]:
    nu = reads.delen(_mij(request), _eigen(request)).get(Deel.KENNIS)
    return (nu.versie, nu.zichtbaar) if nu else (0, Zichtbaar.ZELF.value)


def _kruimels(titel: str) -> list[Kruimel]:
    return [KRUIMEL, Kruimel(titel)]
