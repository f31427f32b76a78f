"""The pages to let systems in: who may, what they show, and that a secret is shown once (GEN-02)."""

import re
import uuid

import pytest

from config.paginahulp import als, bouw, sluit_aan, tel
from driehoek.koppelingen import afnemers
from driehoek.koppelingen.models import Afnemergegeven, Sleutel
from driehoek.koppelingen.types import Vrager
from koppelingen.sleutelhulp import over

ANDEREN = ("AUDITOR", "CONTROLLER", "RECRUITER")


@pytest.fixture
def wereld(provincie):
    return bouw(provincie)


@pytest.fixture
def beheerder(wereld):
    p = wereld.provincie
    wie = p.persoon("Fun", "Beheer")
    p.benoem(p.concern, "FUNCTIONEEL_BEHEERDER", wie)
    return als(wie, "fun")


def formulier(**anders):
    return {
        "verzoek": uuid.uuid4(),
        "naam": "Betalingen",
        "doel": "Nagaan of een betaling mag.",
        "contact": "betalingen@example.nl",
        "leesrechten": ["register", "authzen"],
        "per_minuut": 600,
        "tot_en_met": f"{over(90):%d-%m-%Y}",
        **anders,
    }


def sleutelformulier(**anders):
    dag = f"{over(30):%d-%m-%Y}"
    return {"verzoek": uuid.uuid4(), "soort": "sleutel", "tot_en_met": dag, **anders}


def geheim_op(antwoord) -> str:
    return re.search(r'id="geheim"[^>]*>([^<]+)<', antwoord.content.decode())[1]


def werkt(sleutel: str) -> bool:
    afnemers.vergeet()
    return isinstance(afnemers.wie_vraagt(sleutel), Vrager)


def test_GEN_02_een_systeem_aansluiten_en_een_sleutel_geven(beheerder):
    antwoord = beheerder.post("/koppelingen/nieuw/", formulier(), follow=True)
    assert "Het systeem is aangesloten" in antwoord.content.decode()
    gegeven = Afnemergegeven.objects.huidig().get(naam="Betalingen")
    assert gegeven.leesrechten == ["register", "authzen"]
    pad = f"/koppelingen/{gegeven.afnemer_id}/sleutel/"
    stuur = sleutelformulier()
    gegeven_sleutel = beheerder.post(pad, stuur)
    sleutel = geheim_op(gegeven_sleutel)
    assert werkt(sleutel)
    assert "no-store" in gegeven_sleutel["Cache-Control"]
    # The secret is shown once: sent again, and looked up, it is not there.
    nogmaals = beheerder.post(pad, stuur, follow=True).content.decode()
    assert "al getoond" in nogmaals
    assert sleutel not in nogmaals
    assert Sleutel.objects.filter(afnemer_id=gegeven.afnemer_id).count() == 1
    lijst = beheerder.get("/koppelingen/").content.decode()
    assert "Betalingen" in lijst
    assert "register, bevoegdheid" in lijst


def test_GEN_02_een_client_krijgt_een_naam_en_een_geheim(beheerder, wereld, client):
    from koppelingen.sleutelhulp import basic

    pad = f"/koppelingen/{wereld.koppeling}/sleutel/"
    dag = f"{over(1):%d-%m-%Y}"
    antwoord = beheerder.post(pad, sleutelformulier(soort="client", tot_en_met=dag))
    naam = re.search(r'id="client-id"[^>]*value="([^"]+)"', antwoord.content.decode())[1]
    afnemers.vergeet()
    token = client.post(
        "/oauth/token",
        "grant_type=client_credentials",
        content_type="application/x-www-form-urlencoded",
        headers={"Authorization": basic(naam, geheim_op(antwoord))},
    )
    assert token.status_code == 200, token.content


def test_GEN_02_een_sleutel_vervangen_en_intrekken(beheerder, wereld):
    pad = f"/koppelingen/{wereld.koppeling}/sleutel/{wereld.sleutel}/"
    morgen = f"{over(1):%d-%m-%Y}"
    stuur = {"verzoek": uuid.uuid4(), "tot_en_met": morgen, "overlap": 7}
    nieuw = geheim_op(beheerder.post(pad, stuur))
    assert werkt(nieuw)
    kenmerken = set(Sleutel.objects.huidig().values_list("kenmerk", flat=True))
    assert wereld.sleutel in kenmerken
    assert len(kenmerken) == 2
    beheerder.post(f"{pad}intrekken/")
    assert wereld.sleutel not in Sleutel.objects.huidig().values_list("kenmerk", flat=True)
    assert beheerder.get(pad).status_code == 404
    assert werkt(nieuw)
    beheerder.post(f"/koppelingen/{wereld.koppeling}/intrekken/")
    assert not werkt(nieuw)
    pagina = beheerder.get(f"/koppelingen/{wereld.koppeling}/").content.decode()
    assert "Dit systeem is ingetrokken" in pagina
    assert "ingetrokken" in beheerder.get("/koppelingen/").content.decode()


def test_GEN_02_wijzigen_legt_vast_wat_anders_is(beheerder, wereld):
    pad = f"/koppelingen/{wereld.koppeling}/wijzig/"
    form = formulier(naam="Subsidiesysteem", leesrechten=["register", "personen"])
    assert beheerder.post(pad, form).status_code == 302
    gegevens = Afnemergegeven.objects.filter(afnemer_id=wereld.koppeling).order_by("id")
    assert [g.leesrechten for g in gegevens] == [["register"], ["register", "personen"]]
    assert gegevens[0].gesloten_id is not None


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"leesrechten": ["personen"]}, "Kies daarom ook het register"),
        ({"leesrechten": []}, "Kies wat dit systeem mag lezen"),
        ({"naam": "Subsidiesysteem"}, "al een systeem"),
        ({"tot_en_met": "1-1-2001"}, "Kies een laatste dag"),
        ({"doel": " "}, "Vul in waarvoor"),
    ],
)
def test_wat_niet_kan_staat_bij_het_veld_en_er_is_niets_opgeslagen(beheerder, anders, zin):
    aantal = Afnemergegeven.objects.count()
    antwoord = beheerder.post("/koppelingen/nieuw/", formulier(**anders))
    assert antwoord.status_code == 200
    assert zin in antwoord.content.decode()
    assert Afnemergegeven.objects.count() == aantal


def test_GEN_02_intrekken_vraagt_eerst_na_en_zegt_wat_dan_niet_meer_werkt(beheerder, wereld):
    pad = f"/koppelingen/{wereld.koppeling}/"
    for daad in (f"{pad}intrekken/", f"{pad}sleutel/{wereld.sleutel}/intrekken/"):
        html = beheerder.get(daad).content.decode()
        assert wereld.sleutel in html
        assert "meteen niet" in html
    assert Sleutel.objects.huidig().filter(kenmerk=wereld.sleutel).exists()
    assert "Ingetrokken en vervangen sleutels" not in beheerder.get(pad).content.decode()
    beheerder.post(f"{pad}sleutel/{wereld.sleutel}/intrekken/")
    pagina = beheerder.get(pad)
    assert [rij[0] for rij in pagina.context["ingetrokken"].rijen] == [wereld.sleutel]
    assert pagina.context["sleutels"].rijen == []
    nog_eens = beheerder.post(f"{pad}sleutel/{wereld.sleutel}/intrekken/", follow=True)
    assert "is er niet (meer)" in nog_eens.content.decode()


def test_GEN_02_intrekken_doet_alleen_wie_mag(wereld, client):
    p = wereld.provincie
    daden = (
        f"/koppelingen/{wereld.koppeling}/intrekken/",
        f"/koppelingen/{wereld.koppeling}/sleutel/{wereld.sleutel}/intrekken/",
    )
    mensen = [als(wereld.collega), als(wereld.aog), als(None, "los")]
    for rol in ANDEREN:
        wie = p.persoon("Mag", "Niet")
        p.benoem(p.concern, rol, wie)
        mensen.append(als(wie))
    for pad in daden:
        assert client.post(pad).status_code == 302
        for bezoeker in mensen:
            assert bezoeker.post(pad).status_code == 403, pad
            assert bezoeker.get(pad).status_code == 403, pad
    assert Sleutel.objects.huidig().filter(kenmerk=wereld.sleutel).exists()


def test_op_een_andere_dag_is_schrijven_uit(beheerder, wereld):
    for pad in ("nieuw/", f"{wereld.koppeling}/wijzig/", f"{wereld.koppeling}/sleutel/"):
        assert beheerder.get(f"/koppelingen/{pad}?geldig_op=2024-06-01").status_code == 403, pad
    toen = beheerder.get("/koppelingen/?geldig_op=2024-06-01").content.decode()
    assert "Sluit een systeem aan" not in toen


def test_de_lijst_kost_evenveel_vragen_met_een_als_met_veel(beheerder, wereld):
    paden = ("/koppelingen/", f"/koppelingen/{wereld.koppeling}/", "/koppelingen/api/")
    weinig = [tel(beheerder, pad) for pad in paden]
    for nr in range(30):
        sluit_aan(wereld.provincie, f"Systeem {nr}")
    assert [tel(beheerder, pad) for pad in paden] == weinig


def test_de_uitleg_noemt_elke_lijst(wereld):
    pagina = als(wereld.collega).get("/koppelingen/api/").content.decode()
    for tekst in ("rolvervullingen", "geldigOp", "X-API-Key", "openapi.json"):
        assert tekst in pagina
