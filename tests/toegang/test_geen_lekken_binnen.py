"""GEN-02: inside, nobody reads a sensitive field who is not among its readers. Every page is read.

What may be read is worked out here from the declared readers, not by the code of the pages. A
sensitive field that is declared and not planted fails the test: new fields join by declaring.
"""

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from config.paginahulp import START, adressen, als, bouw, wizardadressen
from driehoek.kern.tijd import Periode
from driehoek.ontwikkeling import acts as ontwikkelacts
from driehoek.ontwikkeling.models import Begrip
from driehoek.ontwikkeling.types import Deel, Zichtbaar
from driehoek.organisatie import acts
from driehoek.organisatie.types import Aard, Motief, NieuwDienstverband, Plaatsing, Reden
from driehoek.platform import klok, persoonsvelden
from driehoek.platform.models import Inzage, Sessie
from driehoek.platform.persoonsvelden import Lezers, Veldgroep
from driehoek.register.models import AccountPersoon
from provincie import verzoek

pytestmark = [pytest.mark.django_db, pytest.mark.traag]

# Of these no row says something in words that a page could show; who sees them is tested there.
NIET_GEPLANT = {
    "platform.Account": "a hash of a password: of no reader",
    "socialaccount.SocialAccount": "made by the identity provider, in tests of accounts",
    "mfa.Authenticator": "secrets, encrypted, in tests of accounts",
    "opdrachten.Invoerbestand": "files of somebody's own, in tests of importing",
}
GEBOORTEJAAR = "organisatie.Dienstverband.geboortejaar"
SCHAAL_EN_UREN, REDEN, PROFIEL, VAARDIGHEID, SESSIE = (
    "organisatie.Dienstverband",
    "organisatie.Lidmaatschap",
    "ontwikkeling.Profieldeel",
    "ontwikkeling.Vaardigheid",
    "platform.Sessie",
)
GEPLANT: dict[str, tuple[str, ...]] = {
    SCHAAL_EN_UREN: ("FORMATIEPLAATS-7731", "Familie Onmiskenbaar", "13,7", "13.7"),
    # Only four digits: any number on a page could be them, so it says how they would be written.
    GEBOORTEJAAR: (";1913;", '"geboortejaar": 1913', ">1913<"),
    REDEN: ("REDEN-ONMISKENBAAR", "VAK-ONMISKENBAAR"),
    PROFIEL: ("WENS-ONMISKENBAAR", "LEREN-ONMISKENBAAR"),
    VAARDIGHEID: ("BEWIJS-ONMISKENBAAR",),
    SESSIE: ("TOESTEL-ONMISKENBAAR", "203.0.113.77"),
}
MAG: dict[Lezers, frozenset[str]] = {
    Lezers.LEIDING: frozenset({"P-manager", "directeur M&O", "registerbeheerder"}),
    Lezers.KEUZE: frozenset({"P-manager"}),
    Lezers.ZELF: frozenset(),
    Lezers.NIEMAND: frozenset(),
    Lezers.BEHEER: frozenset({"registerbeheerder", "functioneel_beheerder"}),
}
FUNCTIES = ("CONTROLLER", "AUDITOR", "RECRUITER", "FUNCTIONEEL_BEHEERDER")


@dataclass
class Binnen:
    wereld: Any
    lezers: dict[str, Client]
    zelf: Client


@pytest.fixture
def binnen(provincie):
    """A province in which one person has something to hide in every sensitive field."""
    wereld = bouw(provincie)
    wie = wereld.aog
    _plant(provincie, wereld, wie)
    leider, ander = provincie.persoon("Pia", "Manager"), provincie.persoon("Otto", "Manager")
    provincie.benoem(wereld.pteam, "P_MANAGER", leider, vanaf=START)
    elders = provincie.pteam("Elders")
    provincie.plaats(elders, wereld.collega)
    provincie.benoem(elders, "P_MANAGER", ander)
    mensen = {
        "registerbeheerder": wereld.beheerder,
        "medewerker": wereld.collega,
        "los account": None,
        "domeindirecteur": provincie.rolhouders["DOMEINDIRECTEUR", wereld.opgave],
        "directeur M&O": provincie.directeur_mo(),
        "P-manager": leider,
        "P-manager van een ander team": ander,
    }
    for rol in FUNCTIES:
        mensen[rol.lower()] = provincie.persoon("Func", rol.capitalize())
        provincie.benoem(provincie.concern, rol, mensen[rol.lower()])
    zelf = als(wie)
    _sessie(wie)
    return Binnen(wereld, {naam: als(persoon) for naam, persoon in mensen.items()}, zelf)


def _plant(provincie, wereld, wie):
    nieuw = NieuwDienstverband(
        wie,
        "Adviseur",
        "Familie Onmiskenbaar",
        14,
        Periode(klok.vandaag()),
        Decimal("13.7"),
        Aard.MEDEWERKER,
        1,
        "FORMATIEPLAATS-7731",
        1913,
    )
    acts.registreer_dienstverbanden(verzoek(), dienstverbanden=[nieuw])
    motief = Motief(Reden.BELANG, "REDEN-ONMISKENBAAR", "VAK-ONMISKENBAAR")
    acts.plaats_in_pteam(
        verzoek(),
        plaatsingen=[Plaatsing(wie, wereld.pteam, Periode(klok.vandaag()), motief)],
        grond=provincie.besluit("plaatsing", door="P-BERAAD"),
        uitleg="Het team groeit nog.",
    )
    for deel, tekst in ((Deel.WENSEN, "WENS-ONMISKENBAAR"), (Deel.LEREN, "LEREN-ONMISKENBAAR")):
        ontwikkelacts.bewaar_deel(
            wie, wie, deel, versie=0, tekst=tekst, zichtbaar=Zichtbaar.ZELF.value
        )
    begrip = Begrip.objects.exclude(label="ecologie").first()
    ontwikkelacts.bewaar_vaardigheid(
        wie, wie, versie=1, begrip=begrip.id, niveau=3, bewijs="BEWIJS-ONMISKENBAAR"
    )


def _sessie(wie):
    account = AccountPersoon.objects.filter(persoon_id=wie).latest("account__aangemaakt").account
    Sessie.objects.create(
        session_key="x" * 32,
        session_data="",
        expire_date=klok.nu(),
        account=account,
        adres="203.0.113.77",
        toestel="TOESTEL-ONMISKENBAAR",
    )


def bladen(wereld) -> list[str]:
    """Every page, lists as a file too, and searches for the very words."""
    paden = {**adressen(wereld), **wizardadressen(wereld)}
    zoek = [
        f"{waar}?q={woord}"
        for waar in ("/zoek/", "/zoek/suggesties/", "/mensen/", "/personen/", "/pteams/")
        for woorden in GEPLANT.values()
        for woord in woorden
    ]
    eigen = [
        f"/pteams/{wereld.pteam}/",
        f"/vastleggen/?persoon={wereld.aog}",
        f"/vastleggen/plaats/?persoon={wereld.aog}",
        f"/vastleggen/corrigeer/?persoon={wereld.aog}",
        f"/toegang/persoon/{wereld.aog}/",
        "/importeren/medewerkers/uitvoer/?formaat=csv",
        "/importeren/rolvervullingen/uitvoer/?formaat=csv",
    ]
    return [*dict.fromkeys([*paden.values(), *zoek, *eigen])]


def als_bestand(client, paden: list[str]) -> list[str]:
    """The lists among these pages, as the file that they offer."""
    lijsten = [pad for pad in paden if "formaat=json" in gelezen(client, pad)]
    return [f"{pad}{'&' if '?' in pad else '?'}formaat=json" for pad in lijsten]


def gelezen(client, pad: str) -> str:
    """What somebody gets to read there; what was asked for is not an answer."""
    antwoord = client.get(pad)
    assert antwoord.status_code < 500, pad
    if antwoord.status_code != 200 or antwoord.streaming:
        return ""
    tekst = antwoord.content.decode(errors="ignore")
    gevraagd = pad.partition("q=")[2].partition("&")[0]
    return tekst.replace(gevraagd, "") if gevraagd else tekst


def _sleutel(groep: Veldgroep) -> str:
    """The model; of one field that other people read than the rest of it, that field."""
    alleen_jaar = groep.velden == ("geboortejaar",)
    return f"{groep.model}.geboortejaar" if alleen_jaar else groep.model


def lekken(binnen: Binnen, paden: list[str]) -> set[tuple[str, str, str]]:
    """Reader, page and word, for each word that a reader sees and may not."""
    mag = {_sleutel(g): g.lezers for g in persoonsvelden.alle() if g.gevoelig}
    gevonden = set()
    for pad in paden:
        for wie, client in binnen.lezers.items():
            tekst = gelezen(client, pad)
            gevonden |= {
                (wie, pad, woord)
                for model, woorden in GEPLANT.items()
                if wie not in MAG[mag[model]]
                for woord in woorden
                if woord in tekst
            }
    return gevonden


def test_GEN_02_elk_gevoelig_veld_is_geplant_of_zegt_waarom_niet():
    gevoelig = {_sleutel(g) for g in persoonsvelden.alle() if g.gevoelig}
    assert gevoelig == {*GEPLANT, *NIET_GEPLANT}
    assert {g.lezers for g in persoonsvelden.alle() if g.gevoelig} <= set(MAG)


def test_GEN_02_niemand_leest_wat_niet_voor_hem_is(binnen):
    paden = bladen(binnen.wereld)
    paden += als_bestand(binnen.lezers["registerbeheerder"], paden)
    assert len(paden) > 150
    assert lekken(binnen, paden) == set()


def test_GEN_02_de_wandeling_ziet_het_waar_het_wel_mag(binnen):
    leider = binnen.lezers["P-manager"]
    assert "WENS-ONMISKENBAAR" in gelezen(leider, f"/mensen/{binnen.wereld.aog}/")
    beheerder = binnen.lezers["registerbeheerder"]
    lijst = gelezen(beheerder, "/importeren/medewerkers/uitvoer/?formaat=csv")
    assert "FORMATIEPLAATS-7731" in lijst
    alles = gelezen(binnen.zelf, "/mijn-gegevens/download/")
    for woorden in GEPLANT.values():
        assert any(woord in alles for woord in woorden), woorden


def test_GEN_02_een_lek_valt_op(binnen, monkeypatch):
    """Declare as private what everybody reads: the walk must find it."""
    monkeypatch.setitem(GEPLANT, SCHAAL_EN_UREN, ("Adviseur",))
    gevonden = lekken(binnen, [f"/mensen/{binnen.wereld.aog}/"])
    assert {wie for wie, _, _ in gevonden} >= {"medewerker", "auditor"}


def test_GEN_02_inzage_van_wat_niet_is_gedeeld_ziet_de_medewerker_zelf(binnen):
    binnen.lezers["P-manager"].get(f"/mensen/{binnen.wereld.aog}/")
    binnen.lezers["medewerker"].get(f"/mensen/{binnen.wereld.aog}/")

    een = Inzage.objects.get(persoon=binnen.wereld.aog, doel__endswith="als P-manager")
    html = binnen.zelf.get("/mijn-gegevens/").content.decode()
    assert een.waarover in html
    assert "Pia Manager" in html
    gegevens = json.loads(binnen.zelf.get("/mijn-gegevens/download/").content)
    assert een.waarover in [i["wat"] for i in gegevens["inzage"]]
