"""The pages of the access review, as who looks at them sees them."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client

from config.paginahulp import account_van, als
from driehoek.platform import klok
from driehoek.register.models import Rolvervulling
from driehoek.toegang.models import Toegangsbeoordeling
from driehoek.toegang.reads_wijzigingen import sleutel_van


@pytest.fixture
def functioneel(wereld) -> Client:
    p = wereld.provincie
    wie = p.persoon("Fun", "Beheer")
    p.benoem(p.concern, "FUNCTIONEEL_BEHEERDER", wie)
    return als(wie)


def tekst(client: Client, pad: str, status: int = 200) -> str:
    antwoord = client.get(pad)
    assert antwoord.status_code == status, pad
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", antwoord.content.decode()))


def namen(client: Client, vraag: str = "", pad: str = "/toegang/") -> set[str]:
    return {rij["Naam"] for rij in client.get(f"{pad}?formaat=json&{vraag}").json()}


def test_wie_mag_decharge_verlenen(wereld, functioneel):
    assert namen(functioneel, "handeling=verleen_decharge") == {"Dora Directeur", "Bea Heerder"}
    assert namen(functioneel, "handeling=benoem:AON") == {"Gerda Opdrachtgever", "Bea Heerder"}
    assert namen(functioneel, "handeling=trek_in") == {"Bea Heerder"}


def test_zoeken_en_filteren_op_rol(wereld, functioneel):
    assert namen(functioneel, "rol=AOG") == {"Gerda Opdrachtgever"}
    assert namen(functioneel, "q=heerd") == {"Bea Heerder"}
    assert namen(functioneel, "q=b0") == {"Bea Heerder"}
    assert namen(functioneel, "q=bestaat+niet") == set()


def test_wie_alleen_een_account_heeft_staat_erbij(wereld, functioneel):
    assert "Col Lega" not in namen(functioneel)
    account_van(wereld.collega, "col")
    (rij,) = functioneel.get("/toegang/?formaat=json&q=lega").json()
    assert (rij["Rollen"], rij["Mag vastleggen"], rij["Account"]) == ("", "niets", "col")
    assert "geen rol op deze dag" in tekst(functioneel, "/toegang/?q=lega")


def test_het_bestand_noemt_elke_rol_met_besluit_en_dag(wereld, functioneel):
    (rij,) = functioneel.get("/toegang/?formaat=json&rol=AOG").json()
    assert re.fullmatch(
        r"Ambtelijk opdrachtgever van Stikstof terugdringen sinds 1 februari 2024 op T-\d+",
        rij["Rollen"],
    )
    assert "Benoem een ambtelijk opdrachtnemer" in rij["Mag vastleggen"]
    assert rij["Ziet ook"] == "niets extra"


def test_op_een_dag_voor_de_rol_mag_zij_nog_niets(wereld, functioneel):
    assert namen(functioneel, "rol=AOG&geldig_op=2024-01-31") == set()
    assert namen(functioneel, "rol=AOG&geldig_op=2024-02-01") == {"Gerda Opdrachtgever"}


def test_de_pagina_van_een_persoon_zegt_wat_en_waarom(wereld, functioneel):
    pagina = tekst(functioneel, f"/toegang/persoon/{wereld.beheerder}/")
    assert "Alles vastleggen Want is Registerbeheerder" in pagina or "Alles vastleggen" in pagina
    assert "De pagina Grootboek zien" in pagina
    assert "T-0" in pagina
    bog = Rolvervulling.objects.get(drager_id=wereld.opgave, rolsoort__rol="BOG").persoon_id
    assert "Niets extra" in tekst(functioneel, f"/toegang/persoon/{bog}/")
    tekst(functioneel, "/toegang/persoon/999999999/", status=404)


def test_wat_is_gewijzigd_per_rol_en_met_grondslag(wereld, functioneel):
    pad = "/toegang/gewijzigd/"
    assert "Gerda Opdrachtgever" in namen(functioneel, "wat=gekregen&rol=AOG", pad)
    assert namen(functioneel, "wat=verloren", pad) == set()
    assert namen(functioneel, "q=heerder", pad) == {"Bea Heerder"}
    assert namen(functioneel, f"sinds={klok.vandaag()}", pad) == set()
    straks = klok.vandaag() + timedelta(days=1)
    assert "is later" in tekst(functioneel, f"{pad}?sinds={straks}", status=400)
    tekst(functioneel, f"{pad}?sinds=ooit", status=400)


def test_wat_aandacht_vraagt_is_te_filteren(wereld, functioneel):
    account_van(None, "los-account")
    pad = "/toegang/aandacht/"
    rijen = functioneel.get(f"{pad}?formaat=json&soort=Account zonder persoon").json()
    assert [(r["Wie"], r["Account"]) for r in rijen] == [("niemand", "los-account")]
    assert "Dora Directeur" in tekst(functioneel, f"{pad}?q=dora")
    assert "Niets gevonden" in tekst(functioneel, f"{pad}?q=bestaat-niet")


def formulier(wereld, **velden: str) -> dict[str, str]:
    return {"verzoek": str(uuid.uuid4()), "opmerkingen": "Bekeken.", **velden}


def sleutel(persoon: int) -> str:
    return str(sleutel_van(Rolvervulling.objects.get(persoon_id=persoon)))


def test_beoordelen_legt_vast_en_een_tweede_klik_doet_niets(wereld, functioneel):
    pad = "/toegang/beoordelen/"
    assert "Gerda Opdrachtgever is ambtelijk opdrachtgever" in tekst(functioneel, pad)
    gegevens = formulier(
        wereld,
        **{
            f"oordeel-{sleutel(wereld.aog)}": "eindigt",
            f"waarom-{sleutel(wereld.aog)}": "Werkt nu elders.",
            f"oordeel-{sleutel(wereld.beheerder)}": "blijft",
        },
    )
    voor = Toegangsbeoordeling.objects.count()

    eerste, tweede = (functioneel.post(pad, gegevens) for _ in range(2))

    assert eerste.status_code == tweede.status_code == 302
    assert eerste["Location"] == tweede["Location"]
    assert Toegangsbeoordeling.objects.count() == voor + 1
    pagina = tekst(functioneel, eerste["Location"])
    assert "nog 1 ding" in pagina
    assert "Werkt nu elders." in pagina
    assert "mag blijven" in pagina
    lijst = functioneel.get("/toegang/beoordelingen/?formaat=json&q=bekeken").json()
    assert [(r["Bevindingen"], r["Moet eindigen"]) for r in lijst] == [(2, 1)]


def test_zonder_reden_eindigt_niets(wereld, functioneel):
    gegevens = formulier(wereld, **{f"oordeel-{sleutel(wereld.aog)}": "eindigt"})
    voor = Toegangsbeoordeling.objects.count()
    antwoord = functioneel.post("/toegang/beoordelen/", gegevens)
    assert "Zeg dan waarom (GEN-02)." in antwoord.content.decode()
    assert Toegangsbeoordeling.objects.count() == voor


def test_wat_de_handeling_weigert_staat_op_het_formulier(wereld, functioneel):
    gegevens = formulier(wereld) | {"opmerkingen": "\N{PILE OF POO}"}
    antwoord = functioneel.post("/toegang/beoordelen/", gegevens)
    assert antwoord.status_code == 200
    assert "een teken dat in een besluit niet thuishoort" in antwoord.content.decode()


def test_beoordelen_kan_alleen_op_vandaag_en_door_wie_erover_gaat(wereld, functioneel):
    toen = "?geldig_op=2024-06-01"
    assert "Beoordelen doe je op vandaag" in tekst(
        functioneel, f"/toegang/beoordelen/{toen}", status=403
    )
    p = wereld.provincie
    auditor = p.persoon("Au", "Ditor")
    p.benoem(p.concern, "AUDITOR", auditor)
    client = als(auditor)
    assert "Bekijken mag je haar wel" in tekst(client, "/toegang/beoordelen/", status=403)
    knop = 'href="/toegang/beoordelen/"'
    assert knop not in client.get("/toegang/").content.decode()
    assert knop in functioneel.get("/toegang/").content.decode()
    assert knop not in functioneel.get(f"/toegang/{toen}").content.decode()


def test_een_onbekende_beoordeling_is_er_niet(functioneel):
    tekst(functioneel, "/toegang/beoordelingen/999999999/", status=404)


def test_wie_er_niet_mag_komen_ziet_het_menupunt_niet(wereld, functioneel, collega):
    punt = '<a href="/toegang/"'
    assert punt in functioneel.get("/").content.decode()
    assert punt not in collega.get("/").content.decode()
