"""Doing an access review: who may, what it keeps, and that it stays as it was (GEN-02)."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from config.paginahulp import account_van
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout, NietBevoegd
from driehoek.platform.handelingen import verify
from driehoek.platform.handelingen.types import SYSTEEM, Verzoek
from driehoek.register import acts as register_acts
from driehoek.register import instellingen, reads
from driehoek.register.models import Rolvervulling
from driehoek.toegang import rules
from driehoek.toegang.acts import beoordeel_toegang
from driehoek.toegang.models import Toegangsbeoordeling, Toegangsbevinding
from driehoek.toegang.reads_beoordelingen import open_bevindingen, stand
from driehoek.toegang.reads_wijzigingen import sleutel_van
from driehoek.toegang.types import Bevinding, Oordeel
from provincie import verzoek

BLIJFT, EINDIGT = Oordeel.BLIJFT, Oordeel.EINDIGT


@pytest.fixture
def beheerder(wereld):
    """A functioneel beheerder, who does the reviews."""
    p = wereld.provincie
    wie = p.persoon("Fun", "Beheer")
    p.benoem(p.concern, "FUNCTIONEEL_BEHEERDER", wie)
    return p.actor(wie)


def doe(actor, *bevindingen: Bevinding, van: date | None = None, **opties):
    return beoordeel_toegang(
        Verzoek(actor=actor), van=van or klok.vandaag(), bevindingen=bevindingen, **opties
    )


def rol(persoon: int):
    return sleutel_van(Rolvervulling.objects.huidig().get(persoon_id=persoon))


def test_een_beoordeling_houdt_vast_wie_wat_zag(wereld, beheerder):
    account = account_van(None, "los")
    uitkomst = doe(
        beheerder,
        Bevinding(BLIJFT, rol=rol(wereld.aog)),
        Bevinding(EINDIGT, "Hoort bij niemand.", account=account.id),
        van=date(2023, 1, 1),
        opmerkingen="Alles bekeken.",
    )

    (id_,) = uitkomst.ids("toegang_toegangsbeoordeling")
    gedaan = Toegangsbeoordeling.objects.get(id=id_)
    assert (gedaan.beoordelaar_id, gedaan.van) == (beheerder.persoon, date(2023, 1, 1))
    assert gedaan.tot_en_met == klok.vandaag()
    assert gedaan.opmerkingen == "Alles bekeken."
    assert gedaan.personen == 7
    assert (gedaan.gekregen, gedaan.verloren) == (7, 0)
    assert gedaan.aandachtspunten >= 5
    over_rol, over_account = gedaan.bevindingen.order_by("id")
    assert (over_rol.persoon_id, over_rol.drager_id) == (wereld.aog, wereld.opdracht)
    assert (over_account.account, over_account.toelichting) == (account.id, "Hoort bij niemand.")
    assert list(verify.controleer()) == []


@pytest.mark.parametrize("rol_", ["FUNCTIONEEL_BEHEERDER", "REGISTERBEHEERDER"])
def test_GEN_02_wie_erover_gaat_mag_beoordelen(wereld, rol_):
    p = wereld.provincie
    wie = p.persoon("Mag", "Het")
    p.benoem(p.concern, rol_, wie)
    assert doe(p.actor(wie)).nr


@pytest.mark.parametrize("rol_", ["AUDITOR", "CONTROLLER", "RECRUITER"])
def test_GEN_02_een_ander_mag_niet_beoordelen(wereld, rol_):
    p = wereld.provincie
    wie = p.persoon("Mag", "Niet")
    p.benoem(p.concern, rol_, wie)
    for actor in (p.actor(wie), p.actor(wereld.aog), p.actor(wereld.collega)):
        with pytest.raises(NietBevoegd):
            doe(actor)


def test_het_systeem_beoordeelt_niets(wereld):
    with pytest.raises(NietBevoegd, match="van een persoon"):
        doe(SYSTEEM)


def test_GEN_02_een_beoordeling_gaat_tot_en_met_vandaag_en_niet_verder(wereld, beheerder):
    assert doe(beheerder, van=klok.vandaag()).nr
    with pytest.raises(InvoerFout, match="moet nog komen"):
        doe(beheerder, van=klok.vandaag() + timedelta(days=1))


def test_een_bevinding_zegt_waarom_iets_moet_eindigen_en_waarover_zij_gaat(wereld, beheerder):
    aog = rol(wereld.aog)
    weg = [
        (Bevinding(EINDIGT, "  ", rol=aog), "Zeg dan waarom"),
        (Bevinding(BLIJFT), "over een rol of over een account"),
        (Bevinding(BLIJFT, rol=aog, account=uuid.uuid4()), "over een rol of over een account"),
    ]
    for bevinding, zin in weg:
        with pytest.raises(InvoerFout, match=zin):
            doe(beheerder, bevinding)
    with pytest.raises(InvoerFout, match="zeg je een ding"):
        doe(beheerder, Bevinding(BLIJFT, rol=aog), Bevinding(EINDIGT, "Toch niet.", rol=aog))
    assert Toegangsbeoordeling.objects.filter(beoordelaar_id=beheerder.persoon).count() == 0


def test_wat_moest_eindigen_is_gedaan_als_het_er_niet_meer_is(wereld, beheerder):
    account = account_van(wereld.collega, "col")
    uitkomst = doe(
        beheerder,
        Bevinding(EINDIGT, "Te veel.", rol=rol(wereld.aog)),
        Bevinding(EINDIGT, "Niet nodig.", account=account.id),
        Bevinding(BLIJFT, rol=rol(wereld.beheerder)),
    )
    alle = Toegangsbevinding.objects.filter(
        id__in=uitkomst.ids("toegang_toegangsbevinding")
    ).order_by("id")

    def nog_open() -> list[bool]:
        open_ = open_bevindingen(list(alle), reads.peilmoment())
        return [b.id in open_ for b in alle]

    assert nog_open() == [True, True, False]
    account.is_active = False
    account.save()
    assert nog_open() == [True, False, False]
    feit = Rolvervulling.objects.huidig().get(persoon_id=wereld.aog)
    p = wereld.provincie
    register_acts.beeindig_rollen(
        verzoek(),
        rollen=[feit.id],
        per=klok.vandaag(),
        grond=p.besluit("aog", rol="DIRECTEUR_MO", persoon=p.directeur_mo(), op=klok.vandaag()),
        uitleg="Volgt uit de beoordeling.",
    )
    assert nog_open() == [False, False, False]


@pytest.mark.parametrize("tabel", ["toegang_toegangsbeoordeling", "toegang_toegangsbevinding"])
@pytest.mark.parametrize("opdracht", ["UPDATE {} SET id = id + 1", "DELETE FROM {}", "TRUNCATE {}"])
def test_wat_is_vastgelegd_verandert_niet_ook_niet_met_kale_sql(wereld, beheerder, tabel, opdracht):
    doe(beheerder, Bevinding(BLIJFT, rol=rol(wereld.aog)))
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(opdracht.format(tabel))


@pytest.mark.parametrize(
    ("wijziging", "slot"),
    [
        ({"oordeel": "eindigt", "toelichting": ""}, "toegangsbevinding_zegt_waarom"),
        ({"account": uuid.uuid4()}, "toegangsbevinding_rol_of_account"),
        ({"rolsoort_id": None}, "toegangsbevinding_rol_of_account"),
    ],
)
def test_GEN_02_de_database_weigert_een_halve_bevinding(wereld, beheerder, wijziging, slot):
    uitkomst = doe(beheerder, Bevinding(BLIJFT, rol=rol(wereld.aog)))
    bevinding = Toegangsbevinding.objects.get(id=uitkomst.ids("toegang_toegangsbevinding")[0])
    for naam, waarde in {**wijziging, "id": 999_999}.items():
        setattr(bevinding, naam, waarde)
    with pytest.raises(IntegrityError, match=slot), transaction.atomic():
        bevinding.save(force_insert=True)


def test_GEN_02_de_database_weigert_een_periode_die_eindigt_voor_zij_begint(wereld, beheerder):
    gedaan = Toegangsbeoordeling.objects.get(
        id=doe(beheerder).ids("toegang_toegangsbeoordeling")[0]
    )
    gedaan.id, gedaan.van = 999_999, gedaan.tot_en_met + timedelta(days=1)
    with pytest.raises(IntegrityError, match="toegangsbeoordeling_periode"), transaction.atomic():
        gedaan.save(force_insert=True)


# --- the signal: looked at in time ---

TERMIJN = timedelta(days=int(instellingen.TOEGANGSTERMIJN.begin))


def spreekt() -> list[str]:
    (regel,) = [r for r in rules.regelboek.alle() if r.id == "GEN-02"]
    return [o.zin for o in regel.overtredingen()]


def zet_op(dag: date) -> None:
    klok.zet(datetime(dag.year, dag.month, dag.day, 9, tzinfo=UTC))


def test_GEN_02_zwijgt_tot_en_met_de_laatste_dag_en_meldt_het_daarna(toen):
    begin = klok.vandaag()
    zet_op(begin + TERMIJN)
    assert spreekt() == []
    assert not stand(reads.peilmoment()).te_laat
    zet_op(begin + TERMIJN + timedelta(days=1))
    (zin,) = spreekt()
    assert "nog nooit beoordeeld; het register begon op 10 januari 2025" in zin
    assert stand(reads.peilmoment()).te_laat


def test_GEN_02_na_een_beoordeling_loopt_de_termijn_opnieuw(toen):
    zet_op(klok.vandaag() + 2 * TERMIJN)
    assert spreekt()
    doe(toen.actor(toen.beheerder))
    gedaan = klok.vandaag()
    assert spreekt() == []
    zet_op(gedaan + TERMIJN)
    assert spreekt() == []
    zet_op(gedaan + TERMIJN + timedelta(days=1))
    (zin,) = spreekt()
    assert "voor het laatst beoordeeld op" in zin
    assert stand(reads.peilmoment()).ooit


def test_GEN_02_leest_de_termijn_die_het_DT_heeft_vastgesteld(toen):
    begin = klok.vandaag()
    zet_op(begin + timedelta(days=20))
    assert spreekt() == []
    register_acts.stel_instelling_vast(
        verzoek(),
        code=instellingen.TOEGANGSTERMIJN.code,
        waarde=14,
        vanaf=begin,
        grond=toen.besluit("instelling", door="DT", op=begin),
    )
    assert len(spreekt()) == 1
