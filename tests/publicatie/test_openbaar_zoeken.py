"""The public field: what is found, and that a person is found only by what is public (REG-13)."""

from datetime import date

import pytest

from publicatie.openbaarhulp import WISSEL, dag_ervoor


def zoek(client, q, waar="zoek", **vraag):
    antwoord = client.get(f"/openbaar/{waar}/", {"q": q, **vraag})
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_REG_13_wie_brug_typt_ziet_wie_erover_gaat(wereld, client):
    for q in ("brug", "bru", "Wie gaat over de brug?", "alphen"):
        pagina = zoek(client, q)
        assert "Brug bij Alphen" in pagina, q
        assert "Otto Opvolger" in pagina, q
        assert "vervuld" in pagina, q
    toen = zoek(client, "brug", geldig_op=str(dag_ervoor(WISSEL)))
    assert "Gerda Geefster" in toen
    assert "Otto Opvolger" not in toen


def test_REG_13_ook_deelopdrachten_opgaven_en_de_begroting(wereld, client):
    assert "Pijlers" in zoek(client, "pijlers")
    assert "Gijs Gedeputeerde" in zoek(client, "bereikbaar")
    assert "/openbaar/opdrachten/?post=2-1-3-1" in zoek(client, "2-1-3-1")
    assert "Otto Opvolger" in zoek(client, "brug", "suggesties")


@pytest.mark.parametrize("waar", ["zoek", "suggesties"])
def test_REG_13_op_naam_vind_je_alleen_wie_in_een_openbare_rol_is(wereld, client, waar):
    def gevonden(q, **vraag):
        return "dh-treffer" in (pagina := zoek(client, q, waar, **vraag)) or "option" in pagina

    assert gevonden("otto")
    assert gevonden("Otto Opvolger")
    assert gevonden("opvolg")
    for q in ("nemer", "nico nemer", "klerk", "bea heerder", "dirk mensen", "dies", "vroeger"):
        assert not gevonden(q), q
    assert not gevonden("geefster"), "not any more"
    assert gevonden("geefster", geldig_op=str(dag_ervoor(WISSEL)))
    assert gevonden("waarnemer", geldig_op=str(date(2023, 7, 1)))
    assert not gevonden("otto nemer"), "each word belongs to the same name"


def test_REG_13_een_naam_raden_met_een_of_twee_letters_gaat_niet(wereld, client):
    for q in ("o", "ot", "o o", "G1", "otto1"):
        assert "Otto Opvolger" not in zoek(client, q), q


def test_zoeken_zonder_vraag_en_zonder_antwoord(wereld, client):
    assert "Typ in het zoekveld" in zoek(client, "")
    assert "Niets gevonden" in zoek(client, "zeppelin")
    assert "Niets gevonden" in zoek(client, "zeppelin", "suggesties")
    assert zoek(client, "z", "suggesties").strip() == ""


def test_van_een_soort_alles(wereld, client):
    p = wereld.provincie
    for i in range(12):
        p.opdracht(wereld.opgave, f"Brug {i}")
    pagina = zoek(client, "brug")
    assert "Toon meer uit opdrachten (13)" in pagina
    alles = zoek(client, "brug", soort="opdracht")
    assert alles.count('class="dh-treffer"') == 13
    assert zoek(client, "brug", soort="persoon").count("Toon meer") == 1, "there is no such kind"
