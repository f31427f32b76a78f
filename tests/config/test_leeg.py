"""Where nothing is, the page says what would be there, how it comes there, and for whom the way is open."""

import re

import pytest

from config.paginahulp import START, als
from driehoek.opdrachten.models import Postkoppeling
from driehoek.platform import klok
from driehoek.register import acts
from driehoek.register.types import OpRechtsfeit
from provincie import verzoek


def lees(client, pad: str) -> str:
    antwoord = client.get(pad)
    assert antwoord.status_code == 200, pad
    return antwoord.content.decode().partition("<main")[2]


LEGE_LIJSTEN = {
    "/opgaven/": ("Nog geen opgaven", "/vastleggen/opgave/"),
    "/opdrachten/": ("Nog geen opdrachten", "/opgaven/"),
}


@pytest.fixture
def collega(provincie):
    return als(provincie.persoon("Col", "Lega"))


@pytest.mark.parametrize("pad", LEGE_LIJSTEN)
def test_GEN_01_een_lege_lijst_leert_wat_er_komt_en_hoe(provincie, collega, pad):
    titel, weg = LEGE_LIJSTEN[pad]
    beheerder = als(provincie.beheerder)
    pagina = lees(beheerder, pad)
    assert titel in pagina
    assert f'href="{weg}"' in pagina
    assert beheerder.get(weg).status_code == 200
    anders = lees(collega, pad)
    assert titel in anders
    assert "/vastleggen/" not in anders


@pytest.mark.parametrize(
    "lijst", ["opgaven", "opdrachten", "personen", "besluiten", "regels", "grootboek"]
)
def test_een_filter_dat_niets_overlaat_wijst_terug_naar_de_hele_lijst(wereld, beheerder, lijst):
    pagina = lees(beheerder, f"/{lijst}/?q=eenhoorn&geldig_op=2025-01-01&sorteer=-naam")
    assert "Niets gevonden" in pagina
    assert f'href="/{lijst}/?geldig_op=2025-01-01&amp;sorteer=-naam">Wis filters' in pagina


def test_een_orgaan_zonder_leden_zegt_hoe_iemand_erin_komt(provincie, collega):
    orgaan = provincie.orgaan("O-BERAAD")
    pad, weg = f"/organen/{orgaan}/", f'href="/vastleggen/orgaanlid/?drager={orgaan}"'
    assert weg in lees(als(provincie.beheerder), pad)
    assert weg not in lees(collega, pad)


def test_een_opgave_zonder_opdrachten_wijst_wie_er_een_mag_starten_de_weg(provincie, collega):
    opgave = provincie.opgave()
    directeur = als(provincie.rolhouders["DOMEINDIRECTEUR", opgave])
    weg = f"/vastleggen/opdracht/?drager={opgave}"
    for client, mag in ((directeur, True), (als(provincie.beheerder), True), (collega, False)):
        assert (f'href="{weg}"' in lees(client, f"/opgaven/{opgave}/")) is mag
    assert directeur.get(weg).status_code == 200


def test_wat_van_een_opdracht_ontbreekt_wijst_wie_het_mag_invullen_de_weg(provincie, collega):
    opgave = provincie.opgave()
    opdracht = provincie.opdracht(opgave, vanaf=START, uitleg="Begroot in 2027.")
    aog = als(provincie.aog(opdracht, vanaf=START))
    directeur = als(provincie.rolhouders["DOMEINDIRECTEUR", opgave])
    pad = f"/opdrachten/{opdracht}/"
    post, delen = (f"/vastleggen/{v}/?drager={opdracht}" for v in ("post", "deelopdrachten"))
    assert not Postkoppeling.objects.huidig().filter(drager_id=opdracht).exists()
    mag = {
        wie: {weg for weg in (post, delen) if f'href="{weg}"' in lees(client, pad)}
        for wie, client in {"aog": aog, "directeur": directeur, "collega": collega}.items()
    }
    assert mag == {"aog": {delen}, "directeur": {post}, "collega": set()}
    assert directeur.get(post).status_code == aog.get(delen).status_code == 200


def test_op_een_andere_dag_wijst_niets_naar_het_vastleggen(provincie):
    opdracht = provincie.opdracht(uitleg="Begroot in 2027.")
    client = als(provincie.beheerder)
    for pad in ("/opgaven/", "/personen/", "/besluiten/", f"/opdrachten/{opdracht}/"):
        assert "/vastleggen/" not in lees(client, f"{pad}?geldig_op=2023-06-01"), pad


def domeindirecteur(client, opdracht: int) -> str:
    """What the table of the driehoek says in the row of the domeindirecteur."""
    pagina = lees(client, f"/opdrachten/{opdracht}/")
    (rij,) = re.findall(
        r'<th scope="row" data-kop="Rol"><span[^>]*>Domeindirecteur<.*?</tr>', pagina
    )
    return rij


def test_REG_04_onder_het_directieteam_wordt_geen_domeindirecteur_gemist(provincie):
    p = provincie
    opgave = p.opgave("Control", directeur=False, onder_dt=True)
    opdracht = p.opdracht(opgave, "Audits", grond=p.besluit("opdracht_starten", door="DT"))
    p.aog(opdracht)
    deel = p.deelopdracht(opdracht, "Rekeningen")
    client = als(p.beheerder)
    for id_ in (opdracht, deel):
        rij = domeindirecteur(client, id_)
        assert f'href="/organen/{p.orgaan("DT")}/">Directieteam</a>' in rij
        assert "vacant" not in rij


def test_REG_04_elders_is_zonder_domeindirecteur_wel_vacant(provincie):
    opdracht = provincie.opdracht()
    directeur = provincie.rolhouders["DOMEINDIRECTEUR", provincie.opgave_van[opdracht]]
    client = als(provincie.beheerder)
    assert "vacant" not in domeindirecteur(client, opdracht)
    acts.beeindig_door_rechtsfeit(
        verzoek(),
        persoon=directeur,
        per=klok.vandaag(),
        grond=OpRechtsfeit(klok.vandaag(), "Uit dienst"),
    )
    rij = domeindirecteur(client, opdracht)
    assert "vacant" in rij
    assert "Directieteam" not in rij
