"""Accounts and roles that do not fit each other: each kind, and the day on which it begins."""

from datetime import timedelta

import pytest

from config.paginahulp import account_van
from driehoek.platform import klok
from driehoek.register import reads
from driehoek.register.models import Rolvervulling
from driehoek.toegang.reads_aandacht import punten
from driehoek.toegang.types import Aandacht

VANDAAG = pytest.param(0, True, id="vandaag")
MORGEN = pytest.param(1, False, id="morgen")


def bij(soort: Aandacht) -> list[tuple[int | None, str]]:
    return [(p.persoon, p.gebruikersnaam) for p in punten(reads.peilmoment(), (soort,))]


def dag(dagen: int):
    return klok.vandaag() + timedelta(days=dagen)


def test_een_account_zonder_persoon(wereld):
    account = account_van(None, "los")
    assert bij(Aandacht.ZONDER_PERSOON) == [(None, "los")]
    account.is_active = False
    account.save()
    assert bij(Aandacht.ZONDER_PERSOON) == []


@pytest.mark.parametrize(("dagen", "gezien"), [VANDAAG, MORGEN])
def test_een_account_van_wie_uit_dienst_is(wereld, dagen, gezien):
    wereld.provincie.dienstverband(wereld.collega, vanaf=dag(-100), tot=dag(dagen))
    account = account_van(wereld.collega, "col")
    assert bij(Aandacht.UIT_DIENST) == ([(wereld.collega, "col")] if gezien else [])
    if gezien:
        (punt,) = punten(reads.peilmoment(), (Aandacht.UIT_DIENST,))
        assert punt.sinds == dag(0)
    account.is_active = False
    account.save()
    assert bij(Aandacht.UIT_DIENST) == []


def test_wie_straks_begint_of_van_wie_geen_dienstverband_bekend_is_is_niet_uit_dienst(wereld):
    wereld.provincie.dienstverband(wereld.collega, vanaf=dag(10))
    account_van(wereld.collega, "col")
    account_van(wereld.aog, "aog")
    assert bij(Aandacht.UIT_DIENST) == []


@pytest.mark.parametrize(("dagen", "gezien"), [VANDAAG, MORGEN])
def test_een_account_van_wie_geen_rol_meer_heeft(wereld, dagen, gezien):
    p = wereld.provincie
    p.benoem(p.concern, "RECRUITER", wereld.collega, vanaf=dag(-50), tot=dag(dagen))
    account_van(wereld.collega, "col")
    assert bij(Aandacht.ZONDER_ROL) == ([(wereld.collega, "col")] if gezien else [])


def test_wie_nooit_een_rol_had_of_er_een_krijgt_mag_een_account_hebben(wereld):
    p = wereld.provincie
    account_van(wereld.collega, "col")
    straks = p.persoon("Straks", "Controller")
    grond = p.besluit("functionele_rol", door="DT", op=dag(0), vanaf=dag(5))
    p.benoem(p.concern, "CONTROLLER", straks, vanaf=dag(5), grond=grond)
    account_van(straks, "straks")
    assert bij(Aandacht.ZONDER_ROL) == []


def test_een_rol_die_rechten_geeft_zonder_account(wereld):
    p = wereld.provincie
    zonder = dict(bij(Aandacht.ZONDER_ACCOUNT))
    directeur = p.rolhouders["DOMEINDIRECTEUR", wereld.opgave]
    assert {directeur, wereld.beheerder, p.directeur_mo()} <= set(zonder)
    assert wereld.aog not in zonder  # has an account
    bog = Rolvervulling.objects.get(drager_id=wereld.opgave, rolsoort__rol="BOG").persoon_id
    assert bog not in zonder  # this role gives no rights beyond those of everybody

    account = account_van(directeur, "dora")
    assert directeur not in dict(bij(Aandacht.ZONDER_ACCOUNT))
    account.is_active = False
    account.save()
    assert directeur in dict(bij(Aandacht.ZONDER_ACCOUNT))


def test_het_eerste_recht_telt_voor_sinds_wanneer(wereld):
    directeur = wereld.provincie.rolhouders["DOMEINDIRECTEUR", wereld.opgave]
    alle = punten(reads.peilmoment(), (Aandacht.ZONDER_ACCOUNT,))
    (punt,) = [p for p in alle if p.persoon == directeur]
    assert punt.sinds == Rolvervulling.objects.get(persoon_id=directeur).periode.van
