"""The settings: what they are, were and will be, who decides, and the way to set one."""

import re
from datetime import date, timedelta

import pytest

from driehoek.kern.tijd import Periode
from driehoek.platform import klok
from driehoek.register import acts, instellingen, reads
from driehoek.register.models import Besluit
from driehoek.register.types import Besluitsoort
from provincie import verzoek

TOEN, PAD = date(2024, 6, 1), "/instellingen/registratietermijn/"


@pytest.fixture
def termijn(wereld):
    """The registration term was 14, became 21 in 2024, and will be 30."""

    def stel(waarde: int, vanaf: date, op: date) -> None:
        grond = wereld.provincie.besluit("instelling", door="DT", op=op, vanaf=vanaf)
        acts.stel_instelling_vast(
            verzoek(), code="registratietermijn", waarde=waarde, vanaf=vanaf, grond=grond
        )

    stel(21, TOEN, TOEN)
    stel(30, klok.vandaag() + timedelta(days=60), date(2026, 1, 5))


def tekst(client, pad: str) -> str:
    antwoord = client.get(pad)
    assert antwoord.status_code == 200, pad
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", antwoord.content.decode()))


def rijen(client, vraag: str = "") -> list[dict[str, object]]:
    return client.get(f"/instellingen/?formaat=json{vraag}").json()


def test_elke_instelling_staat_er_met_haar_waarde(collega):
    namen = {rij["Instelling"]: rij for rij in rijen(collega)}
    assert set(namen) == {soort.naam for soort in instellingen.ALLE}
    assert namen["Termijn om een besluit te registreren"]["Waarde"] == "14 dagen"
    assert namen[instellingen.AON_BENOEMER.naam]["Waarde"] == "Ambtelijk opdrachtgever"


def test_de_lijst_toont_wat_gold_op_het_peilmoment_en_wat_komt(collega, termijn):
    nu = tekst(collega, "/instellingen/?q=registreren")
    assert "21 dagen" in nu
    assert "Wordt 30 dagen op" in nu
    toen = tekst(collega, "/instellingen/?q=registreren&geldig_op=2024-05-31")
    assert "14 dagen" in toen
    assert "Wordt 21 dagen op 1 juni 2024" in toen
    (onwetend,) = rijen(collega, f"&q=registreren&bekend_op={date(2023, 4, 1)}")
    assert onwetend["Waarde"] == "14 dagen"


@pytest.mark.parametrize(
    ("vraag", "verwacht"),
    [
        ("&regel=REG-12", {"registratietermijn"}),
        ("&regel=REG-06", {"max_opdrachten_aon", "aon_benoemer", "signaaltermijn_vacature"}),
        ("&q=SCHAAL_AOG", {"schaal_aog", "schaal_aog_leider"}),
        ("&orgaan=DT", {soort.code for soort in instellingen.ALLE}),
        ("&orgaan=GS", set()),
    ],
)
def test_zoeken_en_filteren(collega, vraag, verwacht):
    gevonden = {rij["Instelling"] for rij in rijen(collega, vraag)}
    assert gevonden == {soort.naam for soort in instellingen.ALLE if soort.code in verwacht}


def test_de_pagina_van_een_instelling_zegt_alles_wat_je_wilt_weten(collega, termijn):
    pagina = tekst(collega, PAD)
    assert "vanaf 1 juni 2024" in pagina or "1 juni 2024 tot" in pagina
    assert "Directieteam" in pagina
    assert "1 tot en met 365" in pagina
    assert "REG-12" in pagina
    waarden = [rij["Waarde"] for rij in collega.get(f"{PAD}?formaat=json").json()]
    assert waarden == ["14 dagen", "21 dagen", "30 dagen"]


def test_een_onbekende_instelling_is_er_niet(collega):
    assert collega.get("/instellingen/bestaat_niet/").status_code == 404


def test_alleen_wie_mag_en_op_vandaag_ziet_de_knop(wereld, collega, beheerder):
    knop = 'href="/vastleggen/instelling/?instelling=registratietermijn"'
    assert knop in beheerder.get(PAD).content.decode()
    assert knop not in beheerder.get(f"{PAD}?geldig_op=2024-01-01").content.decode()
    assert knop not in collega.get(PAD).content.decode()


def test_de_knop_leidt_naar_het_formulier_met_de_instelling_gekozen(beheerder):
    pagina = beheerder.get("/vastleggen/instelling/?instelling=registratietermijn")
    assert re.search(r'<option value="registratietermijn" selected>', pagina.content.decode()), (
        "de instelling is niet gekozen"
    )


def test_beslissers_staan_er_per_soort_besluit(wereld, collega):
    alle = collega.get("/instellingen/beslissers/?formaat=json").json()
    assert {rij["Soort besluit"] for rij in alle} == {s.label for s in Besluitsoort}
    decharge = [r for r in alle if r["Soort besluit"] == "Decharge verlenen"]
    assert [r["Wie mag het nemen"] for r in decharge] == ["Domeindirecteur", "Directieteam"]
    (niemand,) = [r for r in alle if r["Soort besluit"] == "Oprichting van het register"]
    assert niemand["Wie mag het nemen"] == "niemand"
    gs = wereld.provincie.orgaan("GS")
    van_gs = collega.get(f"/instellingen/beslissers/?formaat=json&wie=orgaan:{gs}").json()
    assert {r["Wie mag het nemen"] for r in van_gs} == {"Gedeputeerde Staten"}


def test_een_nieuwe_beslisser_staat_er_vanaf_haar_eerste_dag(wereld, collega):
    orgaan = wereld.provincie.orgaan("PROGRAMMEERBERAAD")
    acts.wijs_beslisser_aan(
        verzoek(),
        besluitsoort=Besluitsoort.SCOPE,
        orgaan=orgaan,
        periode=Periode(TOEN),
        grond=wereld.provincie.besluit("regeling", op=TOEN),
    )
    besluit = Besluit.objects.get(soort="regeling")

    def op(dag: date) -> list[dict[str, str]]:
        pad = f"/instellingen/beslissers/?formaat=json&wie=orgaan:{orgaan}&geldig_op={dag}"
        return collega.get(pad).json()

    assert op(TOEN - timedelta(days=1)) == []
    assert [(r["Besluit"], r["Soort besluit"]) for r in op(TOEN)] == [
        (besluit.kenmerk, "Scope wijzigen")
    ]


def test_wie_beslist_regelen_staat_er_alleen_voor_de_registerbeheerder(beheerder, collega):
    pad, knop = "/instellingen/beslissers/", 'href="/vastleggen/beslisser/"'
    assert knop in beheerder.get(pad).content.decode()
    assert knop not in collega.get(pad).content.decode()


def test_een_instelling_die_nooit_is_vastgesteld_heeft_haar_beginwaarde(wereld, collega):
    """As after an upgrade that brings a setting."""
    bekend = reads.kop().moment
    assert instellingen.stand(date(2000, 1, 1), bekend)["registratietermijn"] == "14"
    pagina = tekst(collega, f"{PAD}?geldig_op=2000-01-01")
    assert "De beginwaarde: er is nog geen besluit." in pagina
