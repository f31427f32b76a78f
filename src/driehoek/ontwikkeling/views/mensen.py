"""Wie is wie: finding people, and someone's profile as far as this reader may see it."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from driehoek.ontwikkeling import policy, reads, reads_zoek
from driehoek.ontwikkeling.reads_zoek import HOOGUIT, Gevonden
from driehoek.ontwikkeling.types import Deel, Zichtbaar
from driehoek.organisatie import reads as organisatie
from driehoek.organisatie import reads_inzet, reads_leiding, reads_verbanden
from driehoek.platform import inzage
from driehoek.platform.ui.componenten import Kruimel
from driehoek.register import adressen, reads_personen
from driehoek.register import reads as register
from driehoek.register.models import Persoonsgegeven
from driehoek.register.types import Dragersoort
from driehoek.register.web import DriehoekRequest, binnen, getal

MEESTE_PAGINAS = 40


@require_safe
@binnen
def mensen(request: DriehoekRequest) -> HttpResponse:
    q = request.GET.get("q", "").strip()[:200]
    bladzij = min(max(getal(request.GET.get("blad", "")) or 1, 1), MEESTE_PAGINAS)
    nu = request.bezoek.nu
    kring = policy.kring_van(request.bezoek.persoon, nu)
    vondst = reads_zoek.zoek_mensen(q, kring, nu, vanaf=(bladzij - 1) * HOOGUIT)
    meer = vondst.aantal > bladzij * HOOGUIT and bladzij < MEESTE_PAGINAS
    context = {
        "q": q,
        "vondst": vondst,
        "rijen": _rijen(request, vondst.mensen),
        "bladzij": bladzij,
        "verder": f"?{urlencode({'q': q, 'blad': bladzij + 1})}" if meer else "",
        "terug": f"?{urlencode({'q': q, 'blad': bladzij - 1})}" if bladzij > 1 else "",
    }
    return render(request, "ontwikkeling/mensen.html", context)


def _rijen(request: DriehoekRequest, mensen: Sequence[Gevonden]) -> list[dict[str, object]]:
    """Who was found, with function, team and work now; looked up for all at once."""
    nu = request.bezoek.nu
    ids = [m.persoon for m in mensen]
    if not ids:
        return []
    namen = register.namen(ids)
    functies, rollen = reads.functies(ids, nu), reads_personen.rollen_in_woorden(ids, nu)
    teams = organisatie.pteams_van(ids, nu)
    teamnamen = reads.benamingen(set(teams.values()), nu)
    return [
        {
            "pk": m.persoon,
            "naam": namen[m.persoon],
            "functie": functies.get(m.persoon, ""),
            "team": teamnamen.get(teams.get(m.persoon, 0), ""),
            "rollen": rollen.get(m.persoon, [])[:3],
            "waarom": m.waarom[:4],
        }
        for m in mensen
    ]


@require_safe
@binnen
def mens(request: DriehoekRequest, pk: int) -> HttpResponse:
    gegeven = Persoonsgegeven.objects.huidig().filter(persoon_id=pk).first()
    if gegeven is None:
        raise Http404("Deze persoon staat niet in het register.")
    nu = request.bezoek.nu
    kring = policy.kring_van(request.bezoek.persoon, nu)
    delen = reads.delen(pk, kring)
    _noteer_inzage(request, pk, [deel.zichtbaar for deel in delen.values()])
    team = organisatie.pteams_van([pk], nu).get(pk)
    leider = reads_leiding.p_managers_van([pk], nu).get(pk)
    context = {
        "gegeven": gegeven,
        "kruimels": [Kruimel("Wie is wie", "/mensen/"), Kruimel(gegeven.naam)],
        "eigen": pk == request.bezoek.persoon,
        "inzet_url": _inzet_url(request, pk) if pk in kring.onder else "",
        "functie": reads.functies([pk], nu).get(pk, ""),
        "team": reads.benamingen([team], nu).get(team, "") if team else "",
        "ook_bij": _ook_bij(request, pk),
        "inzet": _inzet(request, pk) if pk in {kring.lezer, *kring.onder} else [],
        "leider": register.naam_van(leider) if leider else "",
        "leider_pad": f"/mensen/{leider}/",
        "team_pad": adressen.van_drager(Dragersoort.PTEAM, team) if team else "",
        "rollen": reads_personen.rollen_in_woorden([pk], nu).get(pk, []),
        "vaardigheden": reads.vaardigheden(pk, kring),
        "delen": [
            (d, delen[d], policy.mag_lezen(kring, pk, delen[d].zichtbaar).reden)
            for d in Deel
            if d != Deel.KENNIS and d in delen and delen[d].tekst
        ],
    }
    return render(request, "ontwikkeling/mens.html", context)


def _inzet_url(request: DriehoekRequest, pk: int) -> str:
    return f"/vastleggen/inzet/?persoon={pk}" if request.bezoek.mag_schrijven else ""


def _inzet(request: DriehoekRequest, pk: int) -> list[dict[str, object]]:
    """The hours that were agreed on opdrachten, for the person and who leads (PT-11)."""
    return [
        {"naam": naam, "pad": adressen.van_drager(f.dragersoort, f.drager_id), "uren": f.uren}
        for f, naam in reads_inzet.opdrachten_van(pk, request.bezoek.nu)
    ]


def _ook_bij(request: DriehoekRequest, pk: int) -> list[dict[str, object]]:
    """What somebody joins beside the own P-team; who may, ends it here (PT-07)."""
    nu = request.bezoek.nu
    feiten = reads_verbanden.deelnamen_van(pk, nu)
    namen = register.benamingen([f.drager_id for f in feiten])
    mag = pk == request.bezoek.persoon and request.bezoek.mag_schrijven
    return [
        {
            "naam": namen.get(f.drager_id, ""),
            "pad": adressen.van_drager(f.dragersoort, f.drager_id),
            "wanneer": f.periode.in_woorden(),
            "stop": reverse("meedoen-stop", args=[f.drager_id, pk]) if mag else "",
        }
        for f in feiten
    ]


def _noteer_inzage(request: DriehoekRequest, pk: int, zichtbaar: Sequence[str]) -> None:
    """What is shared with nobody, read by the P-manager: noted, and the person sees that."""
    account = request.bezoek.account
    if pk == request.bezoek.persoon or Zichtbaar.ZELF not in zichtbaar:
        return
    inzage.noteer(
        "profiel",
        "delen van je profiel die je niet deelt",
        account=account.id if account else None,
        doel="Gesprek over ontwikkeling en werk, als P-manager",
        persoon=pk,
    )
