"""Explain a signal, silence it for a time, let it speak again: by whom, until when, and on record."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from driehoek.kern.tijd import Periode
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout, NietBevoegd
from driehoek.platform.handelingen import verify
from driehoek.platform.models import Handeling, Uitleg
from driehoek.register import acts as register_acts
from driehoek.register.types import Benoeming, OpConversie
from driehoek.signalen import acts
from driehoek.signalen.models import Stilte
from driehoek.signalen.types import Staat
from provincie import BEGIN, verzoek
from signalen.hulp import VANDAAG, een, na, tel, van_regel

VOLGEND_JAAR = VANDAAG + timedelta(days=30)


@pytest.fixture
def vacant(provincie):
    """An opdracht without AOG, and whose signal that is."""
    opdracht = provincie.opdracht()
    tel()
    directeur = provincie.rolhouders["DOMEINDIRECTEUR", provincie.opgave_van[opdracht]]
    return opdracht, provincie.actor(directeur)


@pytest.fixture
def onuitgelegd(provincie):
    """An AOG who was replaced, taken over from an older register without a reason."""
    opdracht = provincie.opdracht()
    an, bo = provincie.persoon("An"), provincie.persoon("Bo")
    dag = BEGIN + timedelta(days=300)
    register_acts.neem_rollen_over(
        verzoek(),
        benoemingen=[
            Benoeming(opdracht, "AOG", an, Periode(BEGIN, dag)),
            Benoeming(opdracht, "AOG", bo, Periode(dag)),
        ],
        verwijzingen=["map 1", "map 2"],
    )
    tel()
    directeur = provincie.rolhouders["DOMEINDIRECTEUR", provincie.opgave_van[opdracht]]
    return een("REG-07u", opdracht).id, provincie.actor(directeur)


def zet_stil(signaal, actor, tot=VOLGEND_JAAR, reden="De werving loopt."):
    return acts.zet_signaal_stil(verzoek(actor=actor), signaal=signaal, tot=tot, reden=reden)


def naam_van(uitkomst) -> str:
    return Handeling.objects.get(nr=uitkomst.nr).naam


def test_wie_het_signaal_heeft_legt_uit_en_dan_is_het_klaar(onuitgelegd):
    signaal, directeur = onuitgelegd

    uitkomst = acts.leg_signaal_uit(
        verzoek(actor=directeur), signaal=signaal, tekst=" Met pensioen. "
    )

    uitleg = Uitleg.objects.get(geopend=uitkomst.nr)
    assert (uitleg.regel, uitleg.tekst) == ("REG-07", "Met pensioen.")
    assert naam_van(uitkomst) == "leg_signaal_uit"
    assert van_regel("REG-07u") == []
    tel()
    assert van_regel("REG-07u") == []
    assert list(verify.controleer()) == []


def test_een_keer_uitleggen_is_genoeg(onuitgelegd):
    signaal, directeur = onuitgelegd
    acts.leg_signaal_uit(verzoek(actor=directeur), signaal=signaal, tekst="Met pensioen.")

    with pytest.raises(InvoerFout, match="al opgelost of uitgelegd"):
        acts.leg_signaal_uit(verzoek(actor=directeur), signaal=signaal, tekst="Nog eens.")


def test_lege_uitleg_is_geen_uitleg(onuitgelegd):
    signaal, directeur = onuitgelegd
    with pytest.raises(InvoerFout, match="leeg"):
        acts.leg_signaal_uit(verzoek(actor=directeur), signaal=signaal, tekst="  ")


def test_REG_12_een_late_registratie_kan_alleen_nog_worden_uitgelegd(provincie):
    provincie.opgave()
    signaal = next(r for r in tel() if r.regel.id == "REG-12")
    lid = provincie.actor(signaal.eigendom.mensen[0].persoon)

    with pytest.raises(InvoerFout, match="Leg uit waarom"):
        zet_stil(signaal.id, lid)
    acts.leg_signaal_uit(verzoek(actor=lid), signaal=signaal.id, tekst="Zoekgeraakt.")

    assert signaal.id not in {r.id for r in tel()}
    assert Uitleg.objects.get().sleutel == signaal.sleutel


def test_een_signaal_dat_op_te_lossen_is_los_je_op(vacant):
    opdracht, directeur = vacant
    with pytest.raises(InvoerFout, match="Los het op, of zet het een tijd stil"):
        acts.leg_signaal_uit(
            verzoek(actor=directeur), signaal=een("REG-05s", opdracht).id, tekst="Zo is het."
        )


def test_ook_een_registerbeheerder_mag_het_en_een_ander_niet(provincie, vacant):
    opdracht, _ = vacant
    signaal = een("REG-05s", opdracht).id

    with pytest.raises(NietBevoegd, match="van wie het signaal is"):
        zet_stil(signaal, provincie.actor(provincie.persoon("An", "Der")))
    zet_stil(signaal, provincie.actor(provincie.beheerder))

    assert van_regel("REG-05s") == []


def test_wie_de_rol_niet_meer_heeft_mag_het_niet_meer(provincie, vacant):
    opdracht, oud = vacant
    opgave = provincie.opgave_van[opdracht]
    provincie.domeindirecteur(
        opgave,
        provincie.persoon("Nieuwe", "Directeur"),
        vanaf=VANDAAG,
        act=register_acts.vervang,
        grond=OpConversie(VANDAAG, "Papier"),
    )

    with pytest.raises(NietBevoegd):
        zet_stil(een("REG-05s", opdracht).id, oud)


@pytest.mark.parametrize(("dagen", "mag"), [(0, False), (1, True), (90, True), (91, False)])
def test_GEN_04_een_signaal_staat_hooguit_zo_lang_stil_als_is_ingesteld(vacant, dagen, mag):
    opdracht, directeur = vacant
    signaal = een("REG-05s", opdracht).id
    tot = VANDAAG + timedelta(days=dagen)

    if mag:
        zet_stil(signaal, directeur, tot)
        assert een_stil(opdracht).stil_tot == tot
    else:
        with pytest.raises(InvoerFout, match="niet later dan 21 februari 2027") as fout:
            zet_stil(signaal, directeur, tot)
        assert (fout.value.veld, fout.value.regel) == ("tot", "GEN-04")


def een_stil(opdracht):
    (rij,) = van_regel("REG-05s", opdracht, Staat.STIL)
    return rij


def test_stil_is_niet_te_laat_en_op_de_dag_komt_het_terug(vacant):
    opdracht, directeur = vacant
    uitkomst = zet_stil(een("REG-05s", opdracht).id, directeur)
    assert naam_van(uitkomst) == "zet_signaal_stil"
    tel()

    with klok.op(na(29)):
        tel()
        assert van_regel("REG-05s", opdracht) == []
        assert een_stil(opdracht).dagen_te_laat == 0
    with klok.op(na(30)):
        assert een("REG-05s", opdracht).dagen_te_laat == 16


def test_verandert_wat_het_signaal_zegt_dan_spreekt_het_weer(provincie):
    from signalen.test_volgen import _hernoem_profiel

    opdracht = provincie.opdracht()
    directeur = provincie.rolhouders["DOMEINDIRECTEUR", provincie.opgave_van[opdracht]]
    tel()
    zet_stil(een("REG-08s").id, provincie.actor(directeur))
    assert van_regel("REG-08s") == []

    with klok.op(na(1)):
        _hernoem_profiel(provincie, opdracht)
        tel()

    assert len(van_regel("REG-08s")) == 1


def test_GEN_01_wie_stilzette_kan_het_weer_laten_spreken(vacant):
    opdracht, directeur = vacant
    signaal = een("REG-05s", opdracht).id
    with pytest.raises(InvoerFout, match=r"staat niet stil. \(GEN-01\)"):
        acts.laat_signaal_spreken(verzoek(actor=directeur), signaal=signaal)
    zet_stil(signaal, directeur)

    uitkomst = acts.laat_signaal_spreken(verzoek(actor=directeur), signaal=signaal)

    assert een("REG-05s", opdracht).id == signaal
    assert Stilte.objects.get().gesloten_id == uitkomst.nr
    assert list(verify.controleer()) == []


def test_opnieuw_stilzetten_vervangt_de_vorige_stilte(vacant):
    opdracht, directeur = vacant
    signaal = een("REG-05s", opdracht).id
    zet_stil(signaal, directeur)
    zet_stil(signaal, directeur, VANDAAG + timedelta(days=5))

    assert een_stil(opdracht).stil_tot == VANDAAG + timedelta(days=5)
    assert Stilte.objects.huidig().count() == 1


def test_wat_opgelost_is_zet_je_niet_stil(provincie, vacant):
    opdracht, directeur = vacant
    signaal = een("REG-05s", opdracht).id
    provincie.aog(opdracht)

    with pytest.raises(InvoerFout, match="al opgelost"):
        zet_stil(signaal, directeur)
    with pytest.raises(InvoerFout, match="al opgelost"):
        zet_stil(10**9, directeur)


# What the database itself refuses, whatever the program does.


def weigert(sql: str, soort: type[Exception] = IntegrityError) -> str:
    with pytest.raises(soort) as fout, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    return str(fout.value)


def test_de_database_laat_een_stilte_alleen_sluiten(vacant):
    opdracht, directeur = vacant
    zet_stil(een("REG-05s", opdracht).id, directeur)

    for kolom in ("reden = 'Anders'", "tot = '2030-01-01'", "sleutel = 'x'"):
        assert "permission denied" in weigert(
            f"UPDATE signalen_stilte SET {kolom}", ProgrammingError
        )
    assert "permission denied" in weigert("DELETE FROM signalen_stilte", ProgrammingError)


def test_GEN_01_de_database_weigert_een_stilte_zonder_reden_of_een_tweede(vacant):
    opdracht, directeur = vacant
    zet_stil(een("REG-05s", opdracht).id, directeur)
    rij = (
        "INSERT INTO signalen_stilte (id, geopend_id, geregistreerd, regel, sleutel, tot, reden)"
        " SELECT id + 1000, geopend_id, geregistreerd, regel, {}, tot, {} FROM signalen_stilte"
    )

    assert "stilte_een" in weigert(rij.format("sleutel", "'Nog een'"))
    assert "stilte_met_reden" in weigert(rij.format("'ander'", "''"))


def test_de_database_kent_van_een_signaal_een_open_keer(vacant):
    vraag = (
        "INSERT INTO signalen_signaal (regel, sleutel, eigenaar, zin, sinds, gewijzigd, uiterlijk,"
        " voorlopig) SELECT regel, sleutel, eigenaar, zin, sinds, gewijzigd, uiterlijk, {}"
        " FROM signalen_signaal LIMIT 1"
    )
    assert "signaal_staat_eens" in weigert(vraag.format("false"))
    assert "signaal_voorlopig" in weigert(
        "UPDATE signalen_signaal SET voorlopig = true WHERE opgelost IS NULL"
    )
