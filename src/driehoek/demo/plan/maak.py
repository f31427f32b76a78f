"""Makes the whole plan of the demo province from a seed: the same seed, the same plan."""

from driehoek.demo.plan.bijzonder import Bijzonder
from driehoek.demo.plan.bronnen import OPGAVEN
from driehoek.demo.plan.geld import Geld
from driehoek.demo.plan.inzet import Inzet
from driehoek.demo.plan.kalender import maandnummer
from driehoek.demo.plan.mandaat import Mandaat
from driehoek.demo.plan.mensen import OPDRACHTMANAGER
from driehoek.demo.plan.opbouw import bouw_op
from driehoek.demo.plan.planning import EERSTE_MAAND, LAATSTE_MAAND, plan_opdrachten
from driehoek.demo.plan.rollen import Rol
from driehoek.demo.plan.rondes import Rondes
from driehoek.demo.plan.scopes import Scopes
from driehoek.demo.plan.staat import Maand, Opdracht, Wereld
from driehoek.demo.plan.types import Aanmelding, Plan
from driehoek.demo.plan.verbanden import Verbanden
from driehoek.demo.plan.wisselingen import Wisselingen

_GATEN_AOG_VANAF = maandnummer("2026-02")
_GATEN_AON_VANAF = maandnummer("2025-04")
_GATEN_AOG, _GATEN_AON = 6, 14
_GEWOON_TEAM = "Verkeerskundigen"
_PMANAGER_VAN = "Ecologen Noord"
_GEDEPUTEERDE = ("Leonie", "van", "Mourik")
_AON_AANTAL = 3


def maak_plan(seed: int = 2026, schaal: int = 1) -> Plan:
    w = Wereld(seed, schaal)
    w.opdrachten = plan_opdrachten(w.rng, schaal)
    bouw_op(w)
    eerst = dict(w.persoon)
    geld = Geld(OPGAVEN, w.opdrachten)
    inzet = Inzet(w)
    _laat_gaten(w)
    rondes, wisselingen, scopes = Rondes(w, inzet, geld), Wisselingen(w, inzet), Scopes(w)
    bijzonder = Bijzonder(w, inzet, geld, wisselingen, scopes)
    bijzonder.eerste_begroting()
    for nummer in range(EERSTE_MAAND, LAATSTE_MAAND + 1):
        maand = Maand(nummer)
        bijzonder.speel(maand)
        if nummer > EERSTE_MAAND:
            scopes.wijzig_scopes(maand)
            wisselingen.speel(maand)
        rondes.speel(maand)
    aanmeldingen = _aanmeldingen(w)
    Verbanden(w, eerst, aanmeldingen).speel()
    Mandaat(w, aanmeldingen).speel()
    return Plan(seed=seed, schaal=schaal, events=w.events(), aanmeldingen=aanmeldingen)


def _laat_gaten(w: Wereld) -> None:
    """Some opdrachten that started lately still wait for their AOG or AON."""
    for vanaf, aantal, veld in (
        (_GATEN_AOG_VANAF, _GATEN_AOG, "gat_aog"),
        (_GATEN_AON_VANAF, _GATEN_AON, "gat_aon"),
    ):
        recent = [o for o in w.opdrachten if o.start >= vanaf and o.bron.domein != "CC"]
        for o in w.rng.sample(recent, min(len(recent), aantal * w.schaal)):
            setattr(o, veld, True)


def _aanmeldingen(w: Wereld) -> tuple[Aanmelding, ...]:
    p, teams = w.persoon, w.mensen
    gewoon = next(x for x in teams.team_van_naam(_GEWOON_TEAM).leden if x not in w.gereserveerd)
    keuze = (
        (
            "provinciesecretaris",
            p["provinciesecretaris"],
            "Leidt de organisatie en zit het DT voor",
        ),
        ("concerndirecteur", p["concerndirecteur"], "Lid van het DT en bij uitzondering AOG"),
        (
            "gedeputeerde",
            p[f"gs:{_GEDEPUTEERDE}"],
            "Bestuurlijk opdrachtgever voor wonen en ruimte",
        ),
        ("domeindirecteur", p["dd:BER"], "Verantwoordelijk voor de opgaven rond bereikbaarheid"),
        ("directeur M&O", p["mo:BO"], "Benoemt opdrachtgevers en P-managers"),
        ("directeur DBI", p["dbi"], "De uitzondering: O-kant en P-kant in één hand"),
        ("AOG", _drukste(w, Rol.AOG), "Ambtelijk opdrachtgever van een rij opdrachten"),
        ("AON", _gemiddelde_aon(w), "Ambtelijk opdrachtnemer van enkele opdrachten"),
        ("overbelaste AON", p["overbelaste AON"], "Staat op twaalf opdrachten of meer"),
        ("P-manager", teams.team_van_naam(_PMANAGER_VAN).pmanager, "Leidt twee P-teams"),
        ("registerbeheerder", p["registerbeheerder"], "Registreert besluiten"),
        ("controller", p["controller"], "Ziet alles en wijzigt niets"),
        ("auditor", p["auditor"], "Controleert het register achteraf"),
        ("functioneel beheerder", p["functioneel beheerder"], "Beheert toegang en instellingen"),
        ("medewerker", gewoon, "Zoekt wie waarover gaat"),
    )
    return tuple(Aanmelding(rol=r, persoon=wie, omschrijving=tekst) for r, wie, tekst in keuze)


def _lopend(w: Wereld) -> list[Opdracht]:
    return [o for o in w.opdrachten if o.gestart and not o.gesloten]


def _drukste(w: Wereld, rol: Rol) -> str:
    tel: dict[str, int] = {}
    for o in _lopend(w):
        persoon = o.aog if rol == Rol.AOG else o.aon
        if persoon and w.mensen.personen[persoon].functie == OPDRACHTMANAGER:
            tel[persoon] = tel.get(persoon, 0) + 1
    return max(tel, key=lambda persoon: tel[persoon])


def _gemiddelde_aon(w: Wereld) -> str:
    tel: dict[str, int] = {}
    for o in _lopend(w):
        if o.aon:
            tel[o.aon] = tel.get(o.aon, 0) + 1
    return next(persoon for persoon, aantal in tel.items() if aantal == _AON_AANTAL)
