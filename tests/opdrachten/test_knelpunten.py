"""Escalation: AON > AOG > domeindirecteur, with AOG and BOG > O-beraad (REG-20)."""

from datetime import date

import psycopg
import pytest

from driehoek.opdrachten import acts, reads
from driehoek.opdrachten import reads_knelpunten as bron
from driehoek.opdrachten.models import Knelpunt, Knelpuntstap
from driehoek.opdrachten.reads_escalatie import escalatiepad
from driehoek.opdrachten.reads_knelpunten import KnelpuntFilter
from driehoek.opdrachten.types import NieuwKnelpunt
from driehoek.platform.fouten import InvoerFout, NietBevoegd
from driehoek.register import acts as register_acts
from driehoek.register.reads import peilmoment
from provincie import Provincie, verzoek
from vastleghulp import Meteen, log_in, loopt


@pytest.fixture
def opdracht(provincie):
    """With a whole driehoek, a domeindirecteur and a BOG of the opgave."""
    p = provincie
    p.landbouw = p.opgave("Landbouw")
    p.gs_lid = p.persoon("Gijs", "Gedeputeerde")
    p.benoem(p.landbouw, "BOG", p.gs_lid)
    nummer = p.opdracht(p.landbouw)
    p.aog(nummer)
    p.aon(nummer)
    return nummer


def van(provincie, rol, drager):
    return provincie.actor(provincie.rolhouders[rol, drager])


def escaleer(opdracht, actor=None, **velden):
    nieuw = NieuwKnelpunt(opdracht, "Te weinig geld", "De raming valt hoger uit.", **velden)
    uitkomst = acts.escaleer(verzoek(**({"actor": actor} if actor else {})), knelpunten=[nieuw])
    return uitkomst.ids("opdrachten_knelpunt")[0]


def antwoord(knelpunt, actor, **velden):
    return acts.beantwoord_knelpunt(verzoek(actor=actor), knelpunt=knelpunt, tekst="Dit.", **velden)


def ligt_bij(knelpunt):
    rij = bron.knelpunt(knelpunt, peilmoment())
    return rij.aan or rij.wijze


def pad(opdracht, dag=None):
    return [
        (t.code, [r.naam for r in t.wie], t.vacant)
        for t in escalatiepad(reads.opdracht(opdracht, peilmoment(dag)))
    ]


def test_REG_20_het_pad_noemt_wie_er_staat_en_wie_er_mee_aan_tafel_zit(provincie, opdracht):
    assert pad(opdracht) == [
        ("AON", ["Nico Opdrachtnemer"], False),
        ("AOG", ["Gerda Opdrachtgever"], False),
        ("DOMEINDIRECTEUR", ["Dora Directeur"], False),
        ("O-BERAAD", [], False),
    ]
    directeur = escalatiepad(reads.opdracht(opdracht, peilmoment()))[2]
    assert [r.naam for r in directeur.met] == ["Gerda Opdrachtgever", "Gijs Gedeputeerde"]
    assert [vacant for _, _, vacant in pad(opdracht, date(2023, 2, 1))] == [True, True, True, False]


def test_REG_20_een_deelopdracht_gaat_naar_de_AOG_van_het_geheel(provincie, opdracht):
    deel = provincie.deelopdracht(opdracht)
    provincie.aon(deel)

    knelpunt = escaleer(deel, van(provincie, "AON", deel))

    assert ligt_bij(knelpunt) == "AOG"


def test_REG_20_onder_het_DT_is_dat_de_laatste_stap(provincie):
    opgave = provincie.opgave("Control", onder_dt=True)
    opdracht = provincie.opdracht(opgave)

    assert [code for code, _, _ in pad(opdracht)] == ["AON", "AOG", "DT"]
    assert ligt_bij(escaleer(opdracht)) == "DT"


def test_REG_20_van_AON_tot_O_beraad_stap_voor_stap(provincie, opdracht):
    p = provincie
    knelpunt = escaleer(opdracht, van(p, "AON", opdracht))
    assert ligt_bij(knelpunt) == "AOG"

    antwoord(knelpunt, van(p, "AOG", opdracht))
    assert ligt_bij(knelpunt) == "DOMEINDIRECTEUR"
    antwoord(knelpunt, van(p, "DOMEINDIRECTEUR", p.landbouw))
    assert ligt_bij(knelpunt) == "O-BERAAD"
    agenda = bron.knelpunten(peilmoment(), KnelpuntFilter(stand="open", aan="O-BERAAD"))
    assert [k.id for k in agenda] == [knelpunt]

    p.opgave("Wonen")
    ander = p.opgave("Water")
    antwoord(knelpunt, van(p, "DOMEINDIRECTEUR", ander), wijze="o_beraad")

    assert ligt_bij(knelpunt) == "o_beraad"
    soorten = [s.soort for s in bron.stappen(knelpunt, peilmoment())]
    assert soorten == ["Voorgelegd", "Doorgezet", "Doorgezet", "Opgelost"]
    with pytest.raises(InvoerFout, match="is al opgelost"):
        antwoord(knelpunt, van(p, "DOMEINDIRECTEUR", ander), wijze="overleg")


def test_REG_20_wie_begint_gaat_naar_de_stap_boven_zich(provincie, opdracht):
    assert ligt_bij(escaleer(opdracht, van(provincie, "AOG", opdracht))) == "DOMEINDIRECTEUR"
    directeur = van(provincie, "DOMEINDIRECTEUR", provincie.landbouw)
    assert ligt_bij(escaleer(opdracht, directeur)) == "O-BERAAD"


def test_REG_20_een_vacante_stap_wordt_overgeslagen(provincie):
    opdracht = provincie.opdracht()

    assert ligt_bij(escaleer(opdracht)) == "DOMEINDIRECTEUR"
    with pytest.raises(InvoerFout, match="Er is nu geen ambtelijk opdrachtgever"):
        escaleer(opdracht, aan="AOG")


def test_REG_20_een_stap_verder_mag_maar_niet_terug(provincie, opdracht):
    assert (
        ligt_bij(escaleer(opdracht, van(provincie, "AON", opdracht), aan="O-BERAAD")) == "O-BERAAD"
    )
    aog = van(provincie, "AOG", opdracht)

    for stap in ("AOG", "AON", "DT"):
        with pytest.raises(InvoerFout, match="een volgende stap op het pad"):
            escaleer(opdracht, aog, aan=stap)


def test_REG_20_alleen_wie_aan_zet_is_antwoordt(provincie, opdracht):
    p = provincie
    knelpunt = escaleer(opdracht, van(p, "AON", opdracht))

    for rol, drager in (("AON", opdracht), ("DOMEINDIRECTEUR", p.landbouw)):
        with pytest.raises(NietBevoegd, match="ambtelijk opdrachtgever"):
            antwoord(knelpunt, van(p, rol, drager), wijze="overleg")
    wnd = p.persoon("Wil", "Waar")
    p.benoem(
        opdracht,
        "AOG",
        wnd,
        waarneming=True,
        act=register_acts.neem_waar,
        grond=p.besluit("waarneming", door="DT"),
    )
    antwoord(knelpunt, p.actor(wnd))
    antwoord(knelpunt, p.actor(p.beheerder), wijze="ingegrepen")

    assert ligt_bij(knelpunt) == "ingegrepen"


def test_BER_01_namens_een_orgaan_antwoordt_wie_er_lid_van_is(provincie, opdracht):
    p = provincie
    directeur = van(p, "DOMEINDIRECTEUR", p.opgave("Water"))
    top = {}
    for rol in ("PROVINCIESECRETARIS", "CONCERNDIRECTEUR"):
        persoon = p.persoon("Top", rol.title())
        p.benoem(p.concern, rol, persoon)
        top[rol] = p.actor(persoon)
    control = p.opdracht(p.opgave("Control", onder_dt=True), "Audits")
    leden = {
        (opdracht, "O-BERAAD"): {"directeur"},
        (control, "DT"): {"PROVINCIESECRETARIS", "CONCERNDIRECTEUR"},
    }
    for (drager, orgaan), mogen in leden.items():
        for naam, actor in {"directeur": directeur, **top}.items():
            knelpunt = escaleer(drager, aan=orgaan)
            assert ligt_bij(knelpunt) == orgaan
            if naam in mogen:
                antwoord(knelpunt, actor, wijze="overleg")
                assert ligt_bij(knelpunt) == "overleg"
                continue
            with pytest.raises(NietBevoegd):
                antwoord(knelpunt, actor, wijze="overleg")


def test_REG_20_wie_er_niet_bij_hoort_legt_niets_voor(provincie, opdracht):
    with pytest.raises(NietBevoegd):
        escaleer(opdracht, provincie.actor(provincie.persoon()))
    with pytest.raises(InvoerFout, match="die nu loopt"):
        escaleer(provincie.landbouw)


def test_REG_20_is_de_opdracht_voorbij_dan_kan_een_knelpunt_nog_worden_opgelost(
    provincie, opdracht
):
    p, per = provincie, date(2026, 11, 1)
    knelpunt = escaleer(opdracht, van(p, "AON", opdracht))
    for soort, act, wanneer in (
        ("decharge", acts.verleen_decharge, {"op": per}),
        ("opdracht_sluiten", acts.sluit_opdracht, {"per": per}),
    ):
        grond = p.van_directeur(soort, p.landbouw, op=per)
        act(verzoek(), opdrachten=[opdracht], grond=grond, **wanneer)

    with pytest.raises(InvoerFout, match="die nu loopt"):
        escaleer(opdracht)
    antwoord(knelpunt, p.actor(p.beheerder), wijze="overleg")

    assert ligt_bij(knelpunt) == "overleg"


def test_REG_20_op_een_eerdere_dag_lag_het_er_nog_niet(provincie, opdracht):
    ervoor = peilmoment()
    knelpunt = escaleer(opdracht)
    bij_aog = peilmoment()
    antwoord(knelpunt, provincie.actor(provincie.beheerder))

    assert bron.knelpunt(knelpunt, ervoor) is None
    assert bron.knelpunt(knelpunt, bij_aog).aan == "AOG"
    assert bron.knelpunten(peilmoment(date(2024, 1, 1))) == []
    assert (
        reads.opdracht(opdracht, peilmoment()).sturing.knelpunten[0].ligt_bij == "Domeindirecteur"
    )


def test_REG_20_nummers_volgen_elkaar(opdracht):
    escaleer(opdracht)
    escaleer(opdracht)

    assert list(Knelpunt.objects.order_by("id").values_list("nummer", flat=True)) == [
        "KP-0001",
        "KP-0002",
    ]


def test_REG_20_de_database_houdt_de_stappen(echte_db):
    p = Provincie()
    opdracht = p.opdracht()
    knelpunt = escaleer(opdracht)
    antwoord(knelpunt, p.actor(p.beheerder), wijze="overleg")

    with psycopg.connect(echte_db.app) as app:
        with pytest.raises(psycopg.errors.InsufficientPrivilege), app.transaction():
            app.execute("UPDATE opdrachten_knelpuntstap SET tekst = 'Anders'")
        for waarden, slot in (
            ("'opgelost', '', 'overleg'", "knelpunt_eens_opgelost"),
            ("'opgelost', '', ''", "knelpuntstap_aan_of_wijze"),
            ("'doorgezet', '', ''", "knelpuntstap_aan_of_wijze"),
        ):
            with pytest.raises(psycopg.IntegrityError) as gevangen, app.transaction():
                app.execute(
                    "INSERT INTO opdrachten_knelpuntstap (id, geopend_id, knelpunt_id, drager_id,"
                    " tekst, soort, aan, wijze) SELECT 9000000, min(geopend_id), knelpunt_id,"
                    f" drager_id, 'x', {waarden} FROM opdrachten_knelpuntstap"
                    " GROUP BY knelpunt_id, drager_id"
                )
            assert gevangen.value.diag.constraint_name == slot


@pytest.fixture
def wizard(request, client, provincie, opdracht):
    wizard = Meteen(client)
    wizard.gedaan = set()
    yield wizard
    assert wizard.gedaan <= getattr(request.function, "codes", set())


@loopt("escaleer")
def test_REG_20_een_knelpunt_voorgelegd_en_beantwoord_op_de_bladzijden(
    provincie, opdracht, wizard, client
):
    p = provincie
    log_in(client, p.rolhouders["AON", opdracht])
    pagina = client.get(f"/opdrachten/{opdracht}/").content.decode()
    pad = f"/vastleggen/escaleer/?drager={opdracht}"
    assert f'href="{pad}"' in pagina
    velden = {"titel": "Te weinig geld", "omschrijving": "De raming valt hoger uit.", "aan": ""}

    wizard.doe(pad, velden)

    knelpunt = Knelpunt.objects.get().id
    bladzijde = client.get(f"/knelpunten/{knelpunt}/").content.decode()
    assert "Voorgelegd: ambtelijk opdrachtgever" in bladzijde
    assert "antwoord/" not in bladzijde, "niet aan zet"
    assert client.get(f"/knelpunten/{knelpunt}/antwoord/").status_code == 403

    log_in(client, p.rolhouders["AOG", opdracht])
    antwoordpad = f"/knelpunten/{knelpunt}/antwoord/"
    assert antwoordpad in client.get(f"/knelpunten/{knelpunt}/").content.decode()
    leeg = client.post(antwoordpad, {})
    assert "Maak een keuze." in leeg.content.decode()
    client.post(antwoordpad, {"wat": "door", "tekst": "Ik kan dit niet alleen."})

    log_in(client, p.rolhouders["DOMEINDIRECTEUR", p.landbouw])
    bladzijde = client.get(f"/knelpunten/{knelpunt}/").content.decode()
    assert f"/scopevoorstellen/nieuw/?opdracht={opdracht}&amp;knelpunt={knelpunt}" in bladzijde
    keuzes = client.get(antwoordpad).content.decode()
    assert "Zet het op de agenda van het O-beraad, met advies" in keuzes
    klaar = client.post(antwoordpad, {"wat": "scope", "tekst": "Het budget gaat omhoog."})
    assert klaar["Location"] == f"/knelpunten/{knelpunt}/"
    assert Knelpuntstap.objects.count() == 3
    assert client.get(antwoordpad).status_code in {302, 403}
    lijst = client.get("/knelpunten/?formaat=json").json()
    assert lijst[0]["Ligt bij, of hoe opgelost"] == "Met een scopewijziging"


def test_REG_20_op_een_andere_dag_staat_antwoorden_uit(provincie, opdracht, client):
    knelpunt = escaleer(opdracht)
    log_in(client, provincie.beheerder)

    antwoord_ = client.get(f"/knelpunten/{knelpunt}/antwoord/?geldig_op=2024-01-01")

    assert "vandaag" in antwoord_.content.decode()
    assert (
        client.post(
            f"/knelpunten/{knelpunt}/antwoord/?geldig_op=2024-01-01", {"wat": "overleg"}
        ).status_code
        == 409
    )
