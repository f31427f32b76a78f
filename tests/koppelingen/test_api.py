"""What the REST API tells of the register, and to whom (REG-10, REG-11, REG-13, REG-14, REG-36)."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from config.paginahulp import START, als, bouw, tel
from driehoek.koppelingen.types import Leesrecht
from driehoek.platform import klok
from driehoek.platform.models import Handeling
from driehoek.register import acts, reads
from driehoek.register.models import Rolvervulling
from koppelingen.apihulp import BASIS, LIJSTEN, Api
from provincie import verzoek

REGISTER = (Leesrecht.REGISTER,)


@pytest.fixture
def wereld(provincie):
    return bouw(provincie)


@pytest.fixture
def api(client, wereld, systemen):
    """A system that may read all."""
    return Api(client, systemen.sleutel())


@pytest.fixture
def zonder_namen(client, wereld, systemen):
    """A system that may read the register, and no names of persons."""
    return Api(client, systemen.sleutel("Zonder namen", leesrechten=REGISTER))


# --- what there is ---


def test_de_ingang_noemt_elke_lijst_en_de_stand(api):
    ingang = api.blad("")
    assert set(ingang["lijsten"]) == set(LIJSTEN)
    for lijst, adres in ingang["lijsten"].items():
        assert adres == f"http://testserver{BASIS}/{lijst}"
    assert ingang["handeling"] > 20


def test_wat_in_een_lijst_staat_is_ook_apart_te_lezen(api):
    for lijst in LIJSTEN:
        blad = api.blad(f"/{lijst}")
        assert blad["aantal"] == len(blad["gegevens"])
        for ding in blad["gegevens"]:
            een = api.blad(f"/{lijst}/{ding['id']}")
            assert een["gegevens"] == ding
            assert een["peilmoment"] == blad["peilmoment"]
        assert blad["gegevens"] or lijst == "mandaatartikelen"


def test_REG_10_van_een_rol_naar_haar_besluit_is_een_stap(api, wereld):
    (rol,) = api.blad("/rolvervullingen", rol="AOG", dragerId=wereld.opdracht)["gegevens"]
    assert rol["persoonId"] == wereld.aog
    besluit = api.blad(f"/besluiten/{rol['grondslag']['besluitId']}")["gegevens"]
    assert besluit["kenmerk"] == rol["grondslag"]["kenmerk"]
    assert besluit["soort"] == "aog"
    rust_erop = api.blad("/rolvervullingen", besluitId=besluit["id"])["gegevens"]
    assert rol in rust_erop


def test_een_opdracht_zegt_waar_zij_onder_valt_en_waar_zij_aan_hangt(api, wereld):
    opdracht = api.blad(f"/opdrachten/{wereld.opdracht}")["gegevens"]
    assert opdracht["opgave"]["id"] == wereld.opgave
    assert opdracht["begrotingspost"]["code"] == "2-1-3-1"
    assert opdracht["begin"] == START.isoformat()
    assert opdracht["totEnMet"] is None
    assert opdracht["label"] == "dynamisch"
    deel = api.blad(f"/deelopdrachten/{wereld.deel}")["gegevens"]
    assert deel["opdracht"]["id"] == wereld.opdracht


def test_wat_een_ander_soort_ding_is_staat_niet_op_dit_adres(api, wereld):
    for pad in (f"/opgaven/{wereld.opdracht}", f"/opdrachten/{wereld.deel}", "/besluiten/1"):
        assert api.get(pad).status_code == 404, pad


# --- on both axes of time ---


def test_REG_11_een_rol_geldt_tot_en_met_haar_laatste_dag(api, wereld):
    feit = Rolvervulling.objects.huidig().get(persoon_id=wereld.aog)
    einde = date(2025, 3, 1)
    p = wereld.provincie
    acts.beeindig_rollen(
        verzoek(),
        rollen=[feit.id],
        per=einde,
        grond=p.besluit("aog", rol="DIRECTEUR_MO", persoon=p.directeur_mo(), op=einde),
        uitleg="Elders nodig.",
    )
    vraag = {"rol": "AOG", "dragerId": wereld.opdracht}
    (laatste,) = api.blad("/rolvervullingen", geldigOp="2025-02-28", **vraag)["gegevens"]
    assert laatste["totEnMet"] == "2025-02-28"
    assert api.blad("/rolvervullingen", geldigOp="2025-03-01", **vraag)["aantal"] == 0
    assert api.blad("/rolvervullingen", geldigOp="2024-01-31", **vraag)["aantal"] == 0


def test_REG_11_kennis_ligt_nooit_na_het_grootboek(api):
    nu = api.blad("/opgaven")["peilmoment"]
    for moment in ("2030-01-01T00:00:00Z", "9999-12-31T23:59:59.999999-01:00"):
        assert api.blad("/opgaven", beschikbaarOp=moment)["peilmoment"] == nu


def test_REG_11_voor_het_begin_was_er_niets_bekend(api):
    for lijst in LIJSTEN:
        for moment in ("2020-01-01T00:00:00+01:00", "0001-01-01T00:00:00+02:00"):
            assert api.blad(f"/{lijst}", beschikbaarOp=moment)["aantal"] == 0, lijst


def test_een_volgend_blad_is_van_hetzelfde_peilmoment(api, wereld):
    eerste = api.blad("/rolvervullingen", paginaGrootte=2)
    wereld.provincie.benoem(wereld.provincie.concern, "AUDITOR", wereld.collega)
    alles = [*eerste["gegevens"]]
    volgende = eerste["links"]["volgende"]
    while volgende:
        blad = api.client.get(volgende, headers={"X-API-Key": api.sleutel}).json()
        assert {**blad["peilmoment"], "handeling": 0} == {**eerste["peilmoment"], "handeling": 0}
        alles += blad["gegevens"]
        volgende = blad["links"]["volgende"]
    assert len(alles) == eerste["aantal"] == len({r["id"] for r in alles})
    assert api.blad("/rolvervullingen")["aantal"] == eerste["aantal"] + 1


def test_elk_antwoord_zegt_bij_welke_handeling_het_is_gemaakt(api, wereld):
    nr = api.blad("/opgaven")["peilmoment"]["handeling"]
    wereld.provincie.persoon()
    for pad in (*(f"/{lijst}" for lijst in LIJSTEN), f"/opgaven/{wereld.opgave}"):
        assert api.blad(pad)["peilmoment"]["handeling"] == nr + 1


# --- who may read what ---


def test_REG_13_zonder_leesrecht_personen_alleen_namen_die_openbaar_zijn(zonder_namen, api):
    met = {r["id"]: r for r in api.blad("/rolvervullingen")["gegevens"]}
    openbaar = {"BOG", "DOMEINDIRECTEUR", "AOG"}
    for rol in zonder_namen.blad("/rolvervullingen")["gegevens"]:
        assert rol["persoonId"] is None
        verwacht = met[rol["id"]]["naam"] if rol["rol"] in openbaar else None
        assert rol["naam"] == verwacht, rol["rol"]
        assert met[rol["id"]]["naam"]
        assert met[rol["id"]]["persoonId"]


def test_REG_13_zonder_leesrecht_personen_geen_titel_van_een_besluit(zonder_namen, api):
    assert all(b["titel"] for b in api.blad("/besluiten")["gegevens"])
    assert all(b["titel"] is None for b in zonder_namen.blad("/besluiten")["gegevens"])


def test_REG_14_zonder_leesrecht_personen_geen_personen(zonder_namen, wereld):
    for pad in ("/personen", f"/personen/{wereld.aog}", f"/rolvervullingen?persoonId={wereld.aog}"):
        antwoord = zonder_namen.get(pad)
        assert antwoord.status_code == 403, pad
        assert "leesrecht 'personen'" in antwoord.json()["detail"]


def test_REG_14_met_alleen_leesrecht_authzen_is_het_register_dicht(client, wereld, systemen):
    api = Api(client, systemen.sleutel("AuthZEN", leesrechten=(Leesrecht.AUTHZEN,)))
    for pad in ("", *(f"/{lijst}" for lijst in LIJSTEN), f"/opgaven/{wereld.opgave}"):
        assert api.get(pad).status_code == 403, pad


def test_personen_zijn_alleen_wie_op_die_dag_een_rol_heeft(api, wereld):
    ids = {p["id"] for p in api.blad("/personen")["gegevens"]}
    assert wereld.aog in ids
    assert wereld.collega not in ids
    assert api.get(f"/personen/{wereld.collega}").status_code == 404
    ervoor = (START - timedelta(days=1)).isoformat()
    assert wereld.aog not in {p["id"] for p in api.blad("/personen", geldigOp=ervoor)["gegevens"]}
    assert api.get(f"/personen/{wereld.aog}?geldigOp={ervoor}").status_code == 404


def test_GEN_07_een_vernietigde_naam_is_er_niet_meer(api, wereld):
    eerst = api.get(f"/personen/{wereld.aog}")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE register_persoonsgegeven SET voornaam = NULL, tussenvoegsel = NULL,"
            " achternaam = NULL, sorteernaam = NULL, zout = NULL WHERE persoon_id = %s",
            [wereld.aog],
        )
    na = api.get(f"/personen/{wereld.aog}", headers={"If-None-Match": eerst["ETag"]})
    assert na.status_code == 200
    assert na.json()["gegevens"]["naam"] is None
    assert [r["naam"] for r in api.blad("/rolvervullingen", rol="AOG")["gegevens"]] == [None]


# --- pages, filters, orders ---


GEEN = (
    ("/opdrachten", {"label": "stabiel"}),
    ("/opdrachten", {"fase": "nazorg"}),
    ("/opdrachten", {"opgaveId": 1}),
    ("/opgaven", {"nummer": "X"}),
    ("/deelopdrachten", {"opdrachtId": 1}),
    ("/rolvervullingen", {"waarneming": "true"}),
    ("/rolvervullingen", {"dragersoort": "pteam"}),
    ("/besluiten", {"genomenVanaf": "2099-01-01"}),
    ("/besluiten", {"genomenTotEnMet": "2001-01-01"}),
    ("/besluiten", {"status": "ingetrokken"}),
    ("/personen", {"nummer": "X"}),
)


def test_een_filter_laat_weg_wat_er_niet_bij_past(api):
    for pad, vraag in GEEN:
        assert api.blad(pad)["aantal"] > 0
        assert api.blad(pad, **vraag)["aantal"] == 0, (pad, vraag)


def test_een_filter_houdt_wat_er_bij_past(api, wereld):
    aog = api.blad("/personen", rol="AOG")["gegevens"]
    assert [p["id"] for p in aog] == [wereld.aog]
    assert api.blad("/personen", nummer=aog[0]["nummer"])["gegevens"] == aog
    assert api.blad("/personen", dragerId=wereld.opdracht)["aantal"] == 2
    assert api.blad("/rolvervullingen", persoonId=wereld.aog)["aantal"] == 1
    assert api.blad("/opdrachten", begrotingspost="2-1-3-1")["aantal"] == 1
    alle = api.blad("/besluiten")["aantal"]
    assert api.blad("/besluiten", status="geldend", genomenVanaf="2023-01-31")["aantal"] == alle
    assert api.blad("/besluiten", genomenVanaf="2024-02-01", genomenTotEnMet="2024-02-01")["aantal"]


def test_elke_volgorde_kan_heen_en_terug(api):
    document = api.client.get(f"{BASIS}/openapi.json").json()
    for lijst in LIJSTEN:
        _volgorden(api, lijst, document["paths"][f"/{lijst}"]["get"]["parameters"])


def _volgorden(api, lijst: str, parameters: list[dict]) -> None:
    (sorteer,) = [p for p in parameters if p["name"] == "sorteer"]
    namen = [n for n in sorteer["schema"]["enum"] if not n.startswith("-")]
    assert len(namen) >= 2
    for naam in namen:
        heen = api.blad(f"/{lijst}", sorteer=naam)["gegevens"]
        terug = api.blad(f"/{lijst}", sorteer=f"-{naam}")["gegevens"]
        assert {d["id"] for d in heen} == {d["id"] for d in terug}
        if (lijst, naam) != ("personen", "naam"):  # those go by their last name
            for rij, achterstevoren in ((heen, False), (terug, True)):
                sleutels = [_sleutel(d[naam]) for d in rij if d[naam] is not None]
                assert sleutels == sorted(sleutels, reverse=achterstevoren), (lijst, naam)


def _sleutel(waarde):
    if isinstance(waarde, dict):
        return waarde["nummer"]
    return waarde.lower() if isinstance(waarde, str) else waarde


def test_bladen_en_hun_adressen(api):
    aantal = api.blad("/besluiten")["aantal"]
    laatste = -(-aantal // 5)
    midden = api.get("/besluiten", pagina=2, paginaGrootte=5)
    blad = midden.json()
    assert (blad["aantal"], blad["pagina"], blad["paginaGrootte"]) == (aantal, 2, 5)
    assert len(blad["gegevens"]) == 5
    links = blad["links"]
    for naam, nummer in (("zelf", 2), ("eerste", 1), ("vorige", 1), ("volgende", 3)):
        assert f"pagina={nummer}&" in links[naam], naam
    assert f"pagina={laatste}&" in links["laatste"]
    for rel, naam in (("self", "zelf"), ("prev", "vorige"), ("next", "volgende")):
        assert f'<{links[naam]}>; rel="{rel}"' in midden["Link"]
    voorbij = api.blad("/besluiten", pagina=laatste + 3, paginaGrootte=5)
    assert voorbij["gegevens"] == []
    assert voorbij["aantal"] == aantal
    assert f"pagina={laatste}&" in voorbij["links"]["vorige"]
    assert voorbij["links"]["volgende"] is None


@pytest.mark.traag
def test_een_lijst_kost_evenveel_vragen_met_weinig_als_met_veel(api, wereld):
    def geteld() -> dict[str, int]:
        api.get("/opgaven")  # the key is known, and used in this minute
        return {
            lijst: tel(
                api.client,
                f"{BASIS}/{lijst}?paginaGrootte=500",
                headers={"X-API-Key": api.sleutel},
            )
            for lijst in LIJSTEN
        }

    weinig = geteld()
    p = wereld.provincie
    for nr in range(20):
        opgave = p.opgave(f"Opgave {nr}")
        opdracht = p.opdracht(opgave, f"Opdracht {nr}", uitleg="Nog geen post.")
        p.aog(opdracht)
        p.deelopdracht(opdracht)
    assert min(api.blad(f"/{lijst}")["aantal"] for lijst in LIJSTEN[:-1]) > 20
    assert geteld() == weinig
    assert max(weinig.values()) <= 4, weinig  # the head, the names destroyed, how many, which


# --- the same as the pages ---


def test_REG_11_de_api_zegt_op_elk_peilmoment_wat_de_paginas_zeggen(client, provincie, systemen):
    """Days around every change, at every moment that something was registered."""
    momenten = _geschiedenis(provincie)
    api = Api(client, systemen.sleutel())
    binnen = als(provincie.beheerder, "kijker")
    gezien = set()
    for moment in momenten:
        for dag in (date(2024, 1, 31), date(2024, 2, 1), date(2025, 2, 28), date(2025, 3, 1)):
            peil = {"geldig_op": dag.isoformat(), "bekend_op": moment.isoformat()}
            vraag = {"geldigOp": dag.isoformat(), "beschikbaarOp": moment.isoformat()}
            beeld = _van_api(api, vraag)
            assert beeld == _van_paginas(binnen, peil), (moment, dag)
            gezien.add(repr(beeld))
    assert len(gezien) >= 6


def _geschiedenis(p) -> list[datetime]:
    """A register that grows, changes back in time and is corrected; when each was registered."""
    momenten = []
    begin = datetime(2026, 11, 20, 9, tzinfo=UTC)

    def tik() -> None:
        momenten.append(reads.kop().moment)
        klok.zet(begin + timedelta(hours=len(momenten)))

    with klok.op(max(begin, klok.nu())):
        begin = klok.nu()
        opgave = p.opgave("Water")
        tik()
        een = p.opdracht(opgave, "Dijken", vanaf=START, uitleg="Nog geen post.")
        tik()
        p.aog(een, vanaf=START)
        tik()
        p.aon(een, vanaf=START)
        p.opdracht(opgave, "Sloten", vanaf=date(2025, 3, 1), budget=5, uitleg="Nog geen post.")
        tik()
        feit = Rolvervulling.objects.huidig().get(persoon_id=p.rolhouders["AOG", een])
        acts.beeindig_rollen(
            verzoek(),
            rollen=[feit.id],
            per=date(2025, 3, 1),
            grond=p.besluit(
                "aog", rol="DIRECTEUR_MO", persoon=p.directeur_mo(), op=date(2025, 3, 1)
            ),
            uitleg="Elders nodig.",
        )
        tik()
    return momenten


def _van_api(api: Api, vraag: dict[str, str]) -> dict[str, object]:
    rollen = {
        (r["drager"]["nummer"], r["rol"]): r["naam"]
        for r in api.blad("/rolvervullingen", **vraag)["gegevens"]
    }
    return {
        "opgaven": [
            (o["nummer"], o["naam"], rollen.get((o["nummer"], "DOMEINDIRECTEUR")))
            for o in api.blad("/opgaven", **vraag)["gegevens"]
        ],
        "opdrachten": [
            (
                o["nummer"],
                o["naam"],
                o["fase"],
                o["begin"],
                o["materieelBudget"],
                rollen.get((o["nummer"], "AOG")),
                rollen.get((o["nummer"], "AON")),
            )
            for o in api.blad("/opdrachten", **vraag)["gegevens"]
        ],
    }


def _van_paginas(client, peil: dict[str, str]) -> dict[str, object]:
    def lees(pad: str) -> list[dict]:
        antwoord = client.get(pad, {**peil, "formaat": "json"})
        assert antwoord.status_code == 200, pad
        return antwoord.json()

    def houder(waarde: str | None) -> str | None:
        return None if not waarde or waarde.lower().startswith("vacant") else waarde

    return {
        "opgaven": [
            (o["Nummer"], o["Opgave"], houder(o["Domeindirecteur"])) for o in lees("/opgaven/")
        ],
        "opdrachten": [
            (
                o["Nummer"],
                o["Opdracht"],
                o["Fase"].lower(),
                o["Sinds"],
                o["Materieel budget"],
                houder(o["Ambtelijk opdrachtgever"]),
                houder(o["Ambtelijk opdrachtnemer"]),
            )
            for o in lees("/opdrachten/")
        ],
    }


def _bewogen(wereld):
    """A register in which names, roles and existence changed after the first day, and backwards."""
    p = wereld.provincie
    for nr in range(4):
        opdracht = p.opdracht(wereld.opgave, f"Werk {nr}", vanaf=START + timedelta(days=60 * nr))
        p.aog(opdracht, vanaf=START + timedelta(days=60 * nr + 10))
        if nr % 2:
            p.aon(opdracht, vanaf=START + timedelta(days=60 * nr + 20))
    feiten = Rolvervulling.objects.huidig().filter(rolsoort__rol="AOG").order_by("id")
    for feit in feiten[:2]:
        per = feit.periode.van + timedelta(days=45)
        grond = p.besluit("aog", rol="DIRECTEUR_MO", persoon=p.directeur_mo(), op=per)
        acts.beeindig_rollen(verzoek(), rollen=[feit.id], per=per, grond=grond, uitleg="Elders.")


def test_REG_11_de_api_en_de_paginas_zeggen_op_elk_peilmoment_hetzelfde(api, wereld):
    """Two ways through the code, the same register: at random days, and as known at random moments."""
    _bewogen(wereld)
    kans = random.Random(2026)
    momenten = list(Handeling.objects.order_by("nr").values_list("moment", flat=True))
    lezer, gezien = als(wereld.beheerder), set()
    for _ in range(40):
        dag = START + timedelta(days=kans.randrange(-30, 330))
        bekend = kans.choice(momenten)
        tijd = {"geldig_op": dag.isoformat(), "bekend_op": bekend.isoformat(), "formaat": "json"}
        peil = {"geldigOp": dag.isoformat(), "beschikbaarOp": bekend.isoformat()}
        opdrachten = api.blad("/opdrachten", **peil)["gegevens"]
        rollen = api.blad("/rolvervullingen", rol="AOG", paginaGrootte=100, **peil)["gegevens"]
        personen = {p["id"]: p["naam"] for p in api.blad("/personen", **peil)["gegevens"]}
        aog = {r["drager"]["id"]: personen[r["persoonId"]] for r in rollen}
        van_api = {
            (o["nummer"], o["naam"], o["begin"], aog.get(o["id"], "vacant")) for o in opdrachten
        }
        rijen = lezer.get("/opdrachten/", tijd).json()
        van_pagina = {
            (r["Nummer"], r["Opdracht"], r["Sinds"], r["Ambtelijk opdrachtgever"]) for r in rijen
        }
        assert van_pagina == van_api, (dag, bekend)
        opgaven = api.blad("/opgaven", **peil)["gegevens"]
        rijen = lezer.get("/opgaven/", tijd).json()
        assert {(r["Nummer"], r["Opgave"]) for r in rijen} == {
            (o["nummer"], o["naam"]) for o in opgaven
        }
        gezien.add(frozenset(van_api))
    assert len(gezien) > 5  # they were not all of one moment at which nothing was there
