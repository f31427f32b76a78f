"""A register in which everything has something that the public must not see."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from io import BytesIO
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook

from config.paginahulp import account_van
from driehoek.kern.tijd import Periode
from driehoek.opdrachten import acts as opdrachten_acts
from driehoek.opdrachten.models import Opdrachtprofiel
from driehoek.opdrachten.types import (
    Levensdeel,
    Levensloop,
    NieuweOpdracht,
    Profiel,
    ScopeGegevens,
)
from driehoek.register import acts
from driehoek.register.models import Persoon, Persoonsgegeven, Rolvervulling
from driehoek.register.types import Benoeming, Dragersoort, OpRechtsfeit
from provincie import BEGIN, Provincie, verzoek

WISSEL = date(2024, 6, 1)
EINDE = date(2025, 9, 1)
SCOPE = 7_654_321
GEHEIM = {
    "waarom": "Verzwegen aanleiding",
    "wat": "Verzwegen resultaat",
    "hoe": "Verzwegen aanpak",
    "wie": "Verzwegen bezetting",
    "bevoegdheden": "Verzwegen mandaat",
    "keuzes": "Verzwegen keuze",
    "uitleg": "Verzwegen uitleg",
    "rechtsfeit": "Verzwegen ontslag",
    "papier": "Verzwegen brief van Koos Klerk",
    "correctie": "Verzwegen vergissing",
}
SCOPETEKSTEN = (f"{SCOPE}", "7.654.321")


@dataclass(frozen=True, slots=True)
class Wereld:
    provincie: Provincie
    opgave: int
    opdracht: int
    deel: int
    oud: int
    """An opdracht that was taken over from paper."""
    personen: dict[str, int]


def bouw() -> Wereld:
    p = Provincie()
    mensen = {
        naam: p.persoon(*naam.split(" ", 1))
        for naam in (
            "Gijs Gedeputeerde",
            "Bram Bestuurder",
            "Gerda Geefster",
            "Otto Opvolger",
            "Nico Nemer",
            "Wim Waarnemer",
            "Dies Deelnemer",
            "Koos Klerk",
            "Vera Vroeger",
        )
    }
    post = p.post("2-1-3-1", lasten=900_000)
    opgave = p.opgave("Bereikbaar land")
    p.benoem(opgave, "BOG", mensen["Gijs Gedeputeerde"])
    p.benoem(opgave, "BOG", mensen["Bram Bestuurder"], rang=2)
    opdracht = _opdracht(p, opgave, post)
    p.aog(opdracht, mensen["Gerda Geefster"])
    p.aon(opdracht, mensen["Nico Nemer"])
    deel = p.deelopdracht(opdracht, "Pijlers")
    p.aon(deel, mensen["Dies Deelnemer"])
    _waarneming(p, opdracht, mensen["Wim Waarnemer"])
    wissel = p.besluit("aog", rol="DIRECTEUR_MO", persoon=p.directeur_mo(), op=WISSEL)
    p.aog(
        opdracht,
        mensen["Otto Opvolger"],
        vanaf=WISSEL,
        grond=wissel,
        act=acts.vervang,
        uitleg=GEHEIM["uitleg"],
    )
    oud = _van_papier(p, opgave, mensen["Vera Vroeger"])
    acts.beeindig_door_rechtsfeit(
        verzoek(),
        persoon=mensen["Vera Vroeger"],
        per=EINDE,
        grond=OpRechtsfeit(EINDE, GEHEIM["rechtsfeit"]),
    )
    _corrigeer(opdracht)
    p.benoem(p.concern, "CONTROLLER", mensen["Koos Klerk"])
    p.pteam("Team Verborgen")
    account_van(mensen["Koos Klerk"], "klerk-koos")
    return Wereld(p, opgave, opdracht, deel, oud, mensen)


def _opdracht(p: Provincie, opgave: int, post: int) -> int:
    nieuw = NieuweOpdracht(
        "Brug bij Alphen",
        opgave,
        BEGIN,
        Profiel("dynamisch", *(GEHEIM[veld] for veld in ("waarom", "wat", "hoe", "wie"))),
        ScopeGegevens(SCOPE, GEHEIM["bevoegdheden"], GEHEIM["keuzes"]),
        post=post,
        fase="realisatie",
    )
    grond = p.van_directeur("opdracht_starten", opgave)
    uitkomst = opdrachten_acts.start_opdrachten(
        verzoek(), opdrachten=[nieuw], grond=grond, uitleg=GEHEIM["uitleg"]
    )
    opdracht = uitkomst.ids("register_drager")[0]
    p.opgave_van[opdracht] = opgave
    return opdracht


def _waarneming(p: Provincie, opdracht: int, wie: int) -> None:
    """Somebody stands in for the AOG, and the same person for the AON."""
    for rol in ("AOG", "AON"):
        p.benoem(
            opdracht,
            rol,
            wie,
            vanaf=date(2023, 6, 1),
            tot=date(2023, 9, 1),
            waarneming=True,
            act=acts.neem_waar,
            grond=p.besluit("waarneming", door="DT", op=date(2023, 6, 1)),
        )


def _van_papier(p: Provincie, opgave: int, aog: int) -> int:
    leven = Levensdeel(
        Periode(BEGIN, None), "Oude sluis", opgave, GEHEIM["papier"], profiel=Profiel("stabiel")
    )
    uitkomst = opdrachten_acts.neem_opdrachten_over(
        verzoek(), levens=[Levensloop("x", Dragersoort.OPDRACHT, "OUD-1", (leven,))]
    )
    oud = uitkomst.ids("register_drager")[0]
    acts.neem_rollen_over(
        verzoek(),
        benoemingen=[Benoeming(oud, "AOG", aog, Periode(BEGIN, None))],
        verwijzingen=[GEHEIM["papier"]],
    )
    return oud


def _corrigeer(opdracht: int) -> None:
    feit = Opdrachtprofiel.objects.huidig().get(opdracht_id=opdracht)
    acts.corrigeer(
        verzoek(),
        model=Opdrachtprofiel,
        feit=feit.id,
        waarde={"label": "stabiel"},
        toelichting=GEHEIM["correctie"],
    )


def alle_namen() -> dict[int, str]:
    return {g.persoon_id: g.naam for g in Persoonsgegeven.objects.huidig()}


def personeelsnummers() -> list[str]:
    return list(Persoon.objects.values_list("nummer", flat=True))


def namen_met(rollen: set[str], geldig_op: date, bekend_op=None) -> set[str]:
    """Who holds one of these roles on the day: what may be named."""
    feiten = Rolvervulling.objects.huidig()
    if bekend_op is not None:
        feiten = Rolvervulling.objects.bekend(bekend_op)
    namen = alle_namen()
    return {
        namen[f.persoon_id]
        for f in feiten.filter(rolsoort__rol__in=rollen)
        if f.periode.bevat(geldig_op)
    }


def wandel(client: Client, beginnen: list[str], peil: str) -> dict[str, str]:
    """Every public answer on this Peilmoment that can be reached from here, by its address.

    A list sorted otherwise is the same list; another Peilmoment is another walk.
    """
    gezien: dict[str, str] = {}
    nog = list(beginnen)
    while nog:
        adres = nog.pop()
        if adres in gezien:
            continue
        antwoord = client.get(adres)
        tekst = _tekst(antwoord)
        gezien[adres] = unescape(tekst)
        if "html" in antwoord["Content-Type"]:
            nog += [a for a in _adressen(adres, tekst) if _hoort_erbij(a, peil)]
    return gezien


def _tekst(antwoord: HttpResponse) -> str:
    """What somebody reads in it; of a workbook its cells."""
    if "spreadsheet" not in antwoord["Content-Type"]:
        return antwoord.content.decode("utf-8-sig")
    blad = load_workbook(BytesIO(antwoord.content)).active
    return "\n".join(str(cel) for rij in blad.values for cel in rij)


def _hoort_erbij(adres: str, peil: str) -> bool:
    velden = dict(parse_qsl(urlsplit(adres).query))
    op = {naam: velden[naam] for naam in ("geldig_op", "bekend_op") if naam in velden}
    return adres.startswith("/openbaar") and "sorteer" not in velden and op == dict(parse_qsl(peil))


def _adressen(pad: str, tekst: str) -> list[str]:
    gevonden = re.findall(r'(?:href|hx-get)="([^"#]+)', tekst)
    delen = [urlsplit(urljoin(f"http://testserver{pad}", unescape(href))) for href in gevonden]
    return [f"{d.path}?{d.query}" if d.query else d.path for d in delen if d.netloc == "testserver"]


def dag_ervoor(dag: date) -> date:
    return dag - timedelta(days=1)
