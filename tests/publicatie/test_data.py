"""Open data (GEN-03): four tables with licence, description and ledger number."""

import csv
import json

from driehoek.platform.models import Kop
from driehoek.publicatie.reads_data import DATASETS
from driehoek.register.models import Besluit
from publicatie.openbaarhulp import WISSEL, dag_ervoor


def tabel(client, naam, **vraag):
    antwoord = client.get(f"/openbaar/data/{naam}.csv", vraag)
    assert antwoord.status_code == 200
    regels = antwoord.content.decode("utf-8-sig").splitlines()
    return list(csv.DictReader(regels, delimiter=";"))


def test_GEN_03_elke_tabel_als_csv_en_als_json_zegt_hetzelfde(wereld, client):
    for naam, dataset in DATASETS.items():
        rijen = tabel(client, naam)
        assert rijen, naam
        assert list(rijen[0]) == dataset.koppen
        antwoord = client.get(f"/openbaar/data/{naam}.json")
        gegevens = json.loads(antwoord.content)
        assert antwoord["Content-Type"] == "application/json"
        assert gegevens["aantal"] == len(gegevens["gegevens"]) == len(rijen)
        assert list(gegevens["gegevens"][0]) == dataset.koppen
        assert gegevens["handeling"] == Kop.objects.get().nr
        assert "publicdomain/zero" in gegevens["licentie"]


def test_GEN_03_wie_waarover_gaat_op_de_dag(wereld, client):
    def wie(**vraag):
        return {
            (r["waarvan"], r["rol"], r["rang"], r["waarnemend"]): r["naam"]
            for r in tabel(client, "rolhouders", **vraag)
        }

    assert wie() == {
        ("Bereikbaar land", "BOG", "1", "nee"): "Gijs Gedeputeerde",
        ("Bereikbaar land", "BOG", "2", "nee"): "Bram Bestuurder",
        ("Bereikbaar land", "DOMEINDIRECTEUR", "1", "nee"): "Dora Directeur",
        ("Brug bij Alphen", "AOG", "1", "nee"): "Otto Opvolger",
        ("Brug bij Alphen", "AON", "1", "nee"): "",
        ("Pijlers", "AON", "1", "nee"): "",
    }
    toen = wie(geldig_op="2023-07-01")
    assert toen["Brug bij Alphen", "AOG", "1", "nee"] == "Gerda Geefster"
    assert toen["Brug bij Alphen", "AOG", "1", "ja"] == "Wim Waarnemer"
    assert toen["Brug bij Alphen", "AON", "1", "ja"] == ""


def test_GEN_03_opgaven_en_opdrachten_met_vaste_nummers(wereld, client):
    (opgave,) = tabel(client, "opgaven")
    assert opgave["id"] == str(wereld.opgave)
    assert client.get(opgave["adres"]).status_code == 200
    opdrachten = {r["naam"]: r for r in tabel(client, "opdrachten")}
    brug = opdrachten["Brug bij Alphen"]
    assert (brug["opgave"], brug["label"], brug["fase"]) == (
        opgave["nummer"],
        "stabiel",
        "realisatie",
    )
    assert (brug["begrotingspost"], brug["lasten"]) == ("2-1-3-1", "900000")
    assert opdrachten["Pijlers"]["deel_van"] == brug["nummer"]
    assert opdrachten["Oude sluis"]["nummer"] == "OUD-1"
    assert tabel(client, "opdrachten", geldig_op="2020-01-01") == []


def test_GEN_03_besluiten_zonder_titel_en_zonder_die_over_personeel(wereld, client):
    rijen = tabel(client, "besluiten")
    assert set(rijen[0]) == set(DATASETS["besluiten"].koppen)
    soorten = {r["soort"] for r in rijen}
    assert {"opgave_instellen", "opdracht_starten", "aog", "aon", "bog"} <= soorten
    er_zijn = set(Besluit.objects.values_list("soort", flat=True))
    assert {"functionele_rol", "pteam_oprichten", "waarneming", "directeur_mo"} <= er_zijn
    assert not soorten & {"functionele_rol", "pteam_oprichten", "waarneming", "directeur_mo"}
    wissel = next(r for r in rijen if r["soort"] == "aog" and r["genomen"] == WISSEL.isoformat())
    assert wissel["genomen_door"] == "Directeur Mens en Organisatie"
    assert wissel["status"] == "geldend"
    toen = tabel(client, "besluiten", geldig_op=str(dag_ervoor(WISSEL)))
    assert wissel["kenmerk"] not in {r["kenmerk"] for r in toen}


def test_GEN_03_de_catalogus_beschrijft_elk_bestand(wereld, client):
    antwoord = client.get("/openbaar/data/catalogus.jsonld")
    assert antwoord["Content-Type"] == "application/ld+json"
    catalogus = json.loads(antwoord.content)
    assert catalogus["@type"] == "dcat:Catalog"
    assert [d["dct:identifier"] for d in catalogus["dcat:dataset"]] == list(DATASETS)
    for dataset in catalogus["dcat:dataset"]:
        assert dataset["dcat:version"] == f"handeling {Kop.objects.get().nr}"
        for vorm in dataset["dcat:distribution"]:
            bestand = client.get(vorm["dcat:downloadURL"]["@id"])
            assert bestand.status_code == 200
            assert bestand["Content-Type"].startswith(vorm["dcat:mediaType"])


def test_de_pagina_legt_elke_kolom_uit(wereld, client):
    pagina = client.get("/openbaar/data/").content.decode()
    for dataset in DATASETS.values():
        for kop, _ in dataset.kolommen:
            assert f"<dt>{kop}</dt>" in pagina


def test_een_zoekmachine_vindt_alleen_de_paginas_van_vandaag(wereld, client):
    robots = client.get("/robots.txt").content.decode()
    assert "Disallow: /\n" in robots
    assert "Allow: /openbaar/\n" in robots
    assert "Sitemap: http://testserver/sitemap.xml" in robots
    kaart = client.get("/sitemap.xml").content.decode()
    for pad in (f"opgaven/{wereld.opgave}", f"opdrachten/{wereld.opdracht}", "over", "data"):
        assert f"<loc>http://testserver/openbaar/{pad}/</loc>" in kaart
    opdracht = f"/openbaar/opdrachten/{wereld.opdracht}/"
    assert "X-Robots-Tag" not in client.get(opdracht)
    assert client.get(f"{opdracht}?geldig_op=2024-01-01")["X-Robots-Tag"] == "noindex"
    assert client.get("/openbaar/zoek/?q=brug")["X-Robots-Tag"] == "noindex"
