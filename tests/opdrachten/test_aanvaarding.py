"""The AOG accepts the opdracht, and accounts for its result to the BOG (REG-32)."""

from dataclasses import replace
from datetime import date, timedelta

import psycopg
import pytest

from driehoek.kern.tijd import Periode
from driehoek.opdrachten import acts, reads
from driehoek.opdrachten.models import Aanvaarding, Verantwoording
from driehoek.opdrachten.types import NieuweAanvaarding, Resultaat
from driehoek.platform import klok, regelboek
from driehoek.platform.fouten import InvoerFout, NietBevoegd, RegelOvertreding
from driehoek.platform.handelingen import verify
from driehoek.register import acts as register_acts
from driehoek.register.reads import peilmoment
from driehoek.register.types import OpConversie
from provincie import BEGIN, Provincie, verzoek

DAG = timedelta(days=1)
OP = date(2023, 4, 1)
TERMIJN = 28


@pytest.fixture
def opdracht(provincie):
    nummer = provincie.opdracht()
    provincie.aog(nummer)
    return nummer


def aanvaard(provincie, opdracht, *, op=OP, uitkomst="aanvaard", grond=None, **velden):
    tekst = {"haalbaarheid": "Doel en geld passen bij elkaar.", "toelichting": "", **velden}
    actor = tekst.pop("actor", None)
    return acts.aanvaard_opdracht(
        verzoek(**({"actor": actor} if actor else {})),
        aanvaardingen=[NieuweAanvaarding(opdracht, op, uitkomst, **tekst)],
        grond=grond or provincie.van_aog("aanvaarding", opdracht, op=op),
    )


def signalen(opdracht):
    regel = next(r for r in regelboek.actief(regelboek.Soort.SIGNAAL) if r.id == "REG-32")
    return [o.zin for o in regel.overtredingen([opdracht])]


def test_REG_32_de_AOG_aanvaardt_en_dat_staat_op_beide_assen(provincie, opdracht):
    ervoor = peilmoment()

    aanvaard(provincie, opdracht)

    beeld = reads.opdracht(opdracht, peilmoment())
    assert beeld.sturing.aanvaarding.aog == beeld.aog.persoon
    assert (beeld.sturing.aanvaarding.op, beeld.sturing.aanvaarding.label) == (OP, "Aanvaard")
    assert reads.opdracht(opdracht, ervoor).sturing.aanvaarding is None
    assert reads.opdracht(opdracht, peilmoment(OP - DAG)).sturing.aanvaarding is None
    assert list(verify.controleer()) == []
    regel = reads.geschiedenis(opdracht, soort="aanvaarding").regels[0]
    assert regel.zin == "aanvaard door Gerda Opdrachtgever"
    assert "aanvaarding" in {b.soort for b in beeld.besluiten}


def test_REG_32_een_ander_aanvaardt_niet(provincie, opdracht):
    ander = provincie.persoon("Ander", "Iemand")
    grond = provincie.besluit("aanvaarding", rol="AOG", drager=opdracht, persoon=ander, op=OP)
    van_gs = provincie.besluit("aanvaarding", door="GS", op=OP)

    for vreemd in (grond, van_gs):
        with pytest.raises(RegelOvertreding, match="REG-32"):
            aanvaard(provincie, opdracht, grond=vreemd)

    assert not Aanvaarding.objects.exists()


def test_REG_32_grensdag_de_AOG_aanvaardt_vanaf_de_eerste_dag_in_de_rol(provincie):
    opdracht = provincie.opdracht()
    provincie.aog(opdracht, vanaf=OP)

    with pytest.raises(InvoerFout, match="geen ambtelijk opdrachtgever die kan aanvaarden"):
        aanvaard(provincie, opdracht, op=OP - DAG)
    aanvaard(provincie, opdracht, op=OP)

    assert Aanvaarding.objects.get().periode == Periode(OP)


@pytest.mark.parametrize(
    ("uitkomst", "toelichting", "zin"),
    [
        ("voorwaarden", "", "De voorwaarden"),
        ("teruggelegd", "", "De reden"),
        ("misschien", "Tja", "Kies of de opdracht is aanvaard"),
    ],
)
def test_REG_32_wie_niet_zonder_meer_aanvaardt_zegt_waarom(
    provincie, opdracht, uitkomst, toelichting, zin
):
    with pytest.raises(InvoerFout, match=zin):
        aanvaard(provincie, opdracht, uitkomst=uitkomst, toelichting=toelichting)
    with pytest.raises(InvoerFout, match="Wat over de haalbaarheid is besproken"):
        aanvaard(provincie, opdracht, haalbaarheid=" ")


def test_REG_32_wie_mag_het_invoeren(provincie, opdracht):
    aog = provincie.rolhouders["AOG", opdracht]
    vreemd = provincie.actor(provincie.persoon())

    with pytest.raises(NietBevoegd):
        aanvaard(provincie, opdracht, actor=vreemd)
    aanvaard(provincie, opdracht, actor=provincie.actor(aog))
    aanvaard(
        provincie,
        opdracht,
        actor=provincie.actor(provincie.beheerder),
        uitkomst="voorwaarden",
        toelichting="Twee mensen erbij.",
        op=OP + DAG,
    )

    assert [a.uitkomst for a in Aanvaarding.objects.huidig().order_by("geldig")] == [
        "aanvaard",
        "voorwaarden",
    ]


def test_REG_32_grensdag_na_de_termijn_is_er_een_signaal(provincie):
    opdracht, vandaag = provincie.opdracht(), klok.vandaag()
    provincie.aog(opdracht, vanaf=vandaag - TERMIJN * DAG, grond=_mo(provincie))
    assert signalen(opdracht) == [], "de laatste dag van de termijn"

    laat = provincie.opdracht(naam="Laat")
    provincie.aog(laat, vanaf=vandaag - (TERMIJN + 1) * DAG, grond=_mo(provincie))

    assert "heeft haar na 28 dagen nog niet aanvaard" in signalen(laat)[0]
    aanvaard(provincie, laat, op=vandaag)
    assert signalen(laat) == []


def _mo(provincie):
    return provincie.besluit("aog", rol="DIRECTEUR_MO", persoon=provincie.directeur_mo())


def test_REG_32_de_termijn_is_een_instelling(provincie, opdracht):
    assert signalen(opdracht) != []

    register_acts.stel_instelling_vast(
        verzoek(),
        code="aanvaardingstermijn",
        waarde=365,
        vanaf=klok.vandaag(),
        grond=provincie.besluit("instelling", door="DT"),
    )
    nieuw = provincie.opdracht(naam="Nieuw")
    provincie.aog(nieuw, vanaf=klok.vandaag() - 300 * DAG, grond=_mo(provincie))

    assert signalen(nieuw) == []


def test_REG_32_een_nieuwe_AOG_aanvaardt_opnieuw(provincie, opdracht):
    aanvaard(provincie, opdracht)
    nieuw = provincie.persoon("Nieuwe", "Gever")
    per = date(2024, 1, 1)
    provincie.aog(opdracht, nieuw, vanaf=per, act=register_acts.vervang, uitleg="Ander werk.")

    assert "Nieuwe Gever is sinds 1 januari 2024" in signalen(opdracht)[0]
    aanvaard(provincie, opdracht, op=per)
    assert signalen(opdracht) == []


def test_REG_32_een_teruggelegde_opdracht_blijft_een_signaal(provincie, opdracht):
    aanvaard(provincie, opdracht, uitkomst="teruggelegd", toelichting="Er is te weinig geld.")

    assert "legde 'Stikstof terugdringen' op 1 april 2023 terug" in signalen(opdracht)[0]


def test_REG_32_in_een_keer_voor_een_bestaand_register(provincie):
    opdrachten = [provincie.opdracht(naam=f"Nr {nr}") for nr in range(3)]
    for opdracht in opdrachten:
        provincie.aog(opdracht)

    acts.aanvaard_opdracht(
        verzoek(),
        aanvaardingen=[NieuweAanvaarding(o, OP, "aanvaard", "Besproken.") for o in opdrachten],
        grond=OpConversie(OP, "Brieven van voor het register"),
    )

    assert [signalen(o) for o in opdrachten] == [[], [], []]


def test_REG_32_met_de_opdracht_eindigt_de_aanvaarding(provincie, opdracht):
    aanvaard(provincie, opdracht)
    opgave, per = provincie.opgave_van[opdracht], date(2024, 6, 1)
    for soort, act, wanneer in (
        ("decharge", acts.verleen_decharge, {"op": per}),
        ("opdracht_sluiten", acts.sluit_opdracht, {"per": per}),
    ):
        grond = provincie.van_directeur(soort, opgave, op=per)
        act(verzoek(), opdrachten=[opdracht], grond=grond, **wanneer)

    assert Aanvaarding.objects.huidig().get().periode == Periode(OP, per)


RESULTAAT = Resultaat(0, Periode.tot_en_met(BEGIN, date(2023, 6, 30)), "Drie dijken versterkt.")


def test_REG_32_de_AOG_legt_verantwoording_af_en_dat_blijft_staan(provincie, opdracht):
    aog = provincie.actor(provincie.rolhouders["AOG", opdracht])
    resultaat = replace(RESULTAAT, opdracht=opdracht)

    with pytest.raises(NietBevoegd):
        acts.leg_verantwoording_af(
            verzoek(actor=provincie.actor(provincie.persoon())), resultaten=[resultaat]
        )
    acts.leg_verantwoording_af(verzoek(actor=aog), resultaten=[resultaat])

    (beeld,) = reads.opdracht(opdracht, peilmoment()).sturing.verantwoordingen
    assert (beeld.bereikt, beeld.periode) == ("Drie dijken versterkt.", resultaat.periode)
    assert beeld.naam == "Gerda Opdrachtgever"


def test_REG_32_grensdag_verantwoorden_gaat_over_wat_is_geweest(provincie, opdracht):
    vandaag = klok.vandaag()
    tot = replace(RESULTAAT, opdracht=opdracht, periode=Periode.tot_en_met(BEGIN, vandaag))

    for periode in (Periode.tot_en_met(BEGIN, vandaag + DAG), Periode(BEGIN)):
        with pytest.raises(InvoerFout, match="hooguit vandaag"):
            acts.leg_verantwoording_af(verzoek(), resultaten=[replace(tot, periode=periode)])
    acts.leg_verantwoording_af(verzoek(), resultaten=[tot])

    assert Verantwoording.objects.get().tot_en_met == vandaag


def test_REG_32_de_database_houdt_het_zoals_het_is(echte_db):
    p = Provincie()
    opdracht = p.opdracht()
    p.aog(opdracht)
    aanvaard(p, opdracht)
    acts.leg_verantwoording_af(verzoek(), resultaten=[replace(RESULTAAT, opdracht=opdracht)])

    with psycopg.connect(echte_db.app) as app:
        for zin in (
            "UPDATE opdrachten_aanvaarding SET uitkomst = 'teruggelegd'",
            "DELETE FROM opdrachten_aanvaarding",
            "UPDATE opdrachten_verantwoording SET bereikt = 'Veel'",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), app.transaction():
                app.execute(zin)
        for anders, slot in (
            ("'misschien', 'x', 'x'", "aanvaarding_uitkomst"),
            ("'teruggelegd', 'x', ''", "aanvaarding_toegelicht"),
            ("'aanvaard', 'x', ''", "aanvaarding_een"),
        ):
            with pytest.raises(psycopg.IntegrityError) as gevangen, app.transaction():
                _voeg_toe(app, anders)
            assert gevangen.value.diag.constraint_name == slot


def _voeg_toe(app, anders):
    """Another row beside the one that is there, and have it judged."""
    app.execute(
        "INSERT INTO opdrachten_aanvaarding (id, geopend_id, geregistreerd, geldig, grondslag_id,"
        " opdracht_id, aog_id, uitkomst, haalbaarheid, toelichting) SELECT 9000000, geopend_id,"
        f" geregistreerd, geldig, grondslag_id, opdracht_id, aog_id, {anders}"
        " FROM opdrachten_aanvaarding; SET CONSTRAINTS ALL IMMEDIATE"
    )
