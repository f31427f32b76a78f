"""Each act of the wizard about roles once: filled in, previewed, stored."""

from datetime import date

import pytest

from driehoek.register.models import Rolvervulling
from vastleghulp import (
    DAG,
    EERSTE,
    Meteen,
    log_in,
    loopt,
    nieuw_besluit,
    rollen,
    van_mo,
    van_orgaan,
    wie,
)


@pytest.fixture
def wizard(request, client, provincie):
    log_in(client, provincie.beheerder)
    wizard = Meteen(client)
    wizard.gedaan = set()
    yield wizard
    assert wizard.gedaan
    assert wizard.gedaan <= request.function.codes


@pytest.fixture
def opdracht(provincie):
    return provincie.opdracht()


@pytest.mark.parametrize(("code", "orgaan"), [("domeindirecteur", "O-BERAAD"), ("bog", "GS")])
@loopt("benoem-domeindirecteur", "vervang-domeindirecteur", "benoem-bog", "vervang-bog")
def test_a_role_on_an_opgave_is_filled_and_then_replaced(provincie, wizard, code, orgaan):
    opgave = provincie.opgave(directeur=False)
    een, twee = provincie.persoon("Eva", "Een"), provincie.persoon("Tom", "Twee")
    extra = {"rang": "1"} if code == "bog" else {}
    pad = f"?drager={opgave}"

    wizard.doe(
        f"/vastleggen/benoem-{code}/{pad}", van_orgaan(provincie, code, orgaan) | wie(een, **extra)
    )
    later = wie(twee, **extra) | {"vanaf": "10-11-2026"}
    wizard.doe(f"/vastleggen/vervang-{code}/{pad}", van_orgaan(provincie, code, orgaan) | later)

    assert rollen(opgave, code.upper()) == sorted(
        [(een, 1, False, EERSTE, date(2026, 11, 10)), (twee, 1, False, date(2026, 11, 10), None)]
    )


@loopt("benoem-tweede-bog")
def test_a_second_portfolio_holder_stands_beside_the_first(provincie, wizard):
    opgave = provincie.opgave()
    een, twee = provincie.persoon("Eva", "Een"), provincie.persoon("Tom", "Twee")
    provincie.benoem(opgave, "BOG", een)

    wizard.doe(
        f"/vastleggen/benoem-tweede-bog/?drager={opgave}", van_orgaan(provincie, "bog") | wie(twee)
    )

    assert [(p, rang) for p, rang, *_ in rollen(opgave, "BOG")] == [(een, 1), (twee, 2)]


@loopt("vervang-aog")
def test_an_aog_is_replaced_with_an_explanation(provincie, wizard, opdracht):
    een, twee = provincie.aog(opdracht), provincie.persoon("Tom", "Twee")
    pad = f"/vastleggen/vervang-aog/?drager={opdracht}"

    wizard.doe(pad, van_mo(provincie) | wie(twee), uitleg="Zij ging met pensioen.")

    assert [p for p, *_ in rollen(opdracht, "AOG")] == [een, twee]


@loopt("benoem-aog")
def test_an_aog_is_appointed(provincie, wizard, opdracht):
    een = provincie.persoon("Eva", "Een")
    wizard.doe(f"/vastleggen/benoem-aog/?drager={opdracht}", van_mo(provincie) | wie(een))
    assert rollen(opdracht, "AOG") == [(een, 1, False, EERSTE, None)]


@loopt("benoem-aon", "vervang-aon")
def test_an_aon_is_appointed_and_replaced(provincie, wizard, opdracht):
    provincie.aog(opdracht)
    een, twee = provincie.persoon("Eva", "Een"), provincie.persoon("Tom", "Twee")

    for code, persoon, vanaf in (("benoem", een, "3-11-2026"), ("vervang", twee, "10-11-2026")):
        besluit = nieuw_besluit(provincie.van_aog("aon", opdracht, op=DAG))
        pad = f"/vastleggen/{code}-aon/?drager={opdracht}"
        wizard.doe(pad, besluit | wie(persoon) | {"vanaf": vanaf})

    assert [p for p, *_ in rollen(opdracht, "AON")] == [een, twee]


@loopt("waarneming")
def test_someone_substitutes_for_an_aog(provincie, wizard, opdracht):
    aog, wnd = provincie.aog(opdracht), provincie.persoon("Wim", "Waarnemer")
    rol = Rolvervulling.objects.huidig().get(drager_id=opdracht, persoon_id=aog)

    wizard.doe(
        f"/vastleggen/waarneming/?drager={opdracht}",
        van_orgaan(provincie, "waarneming", "DT")
        | wie(wnd, rol=str(rol.id), tot_en_met="31 december 2026"),
    )

    assert (wnd, 1, True, EERSTE, date(2027, 1, 1)) in rollen(opdracht, "AOG")


@loopt("beeindig-rol")
def test_a_role_ends_after_its_last_day(provincie, wizard, opdracht):
    aog = provincie.aog(opdracht)
    rol = Rolvervulling.objects.huidig().get(drager_id=opdracht, persoon_id=aog)

    wizard.doe(
        f"/vastleggen/beeindig-rol/?drager={opdracht}",
        van_mo(provincie) | {"rol": [str(rol.id)], "laatste_dag": "30 november 2026"},
        uitleg="Er komt een nieuwe in januari.",
    )

    assert rollen(opdracht, "AOG")[0][-1] == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("code", "soort", "orgaan", "rol"),
    [
        ("functionele-rol", "functionele_rol", "DT", "CONTROLLER"),
        ("top", "topbenoeming", "GS", "CONCERNDIRECTEUR"),
        ("directeur-mo", "directeur_mo", "DT", "DIRECTEUR_MO"),
    ],
)
@loopt("functionele-rol", "top", "directeur-mo")
def test_a_role_on_the_organisation_is_granted(provincie, wizard, code, soort, orgaan, rol):
    een = provincie.persoon("Eva", "Een")
    wizard.doe(f"/vastleggen/{code}/", van_orgaan(provincie, soort, orgaan) | wie(een, rol=rol))
    assert rollen(provincie.concern, rol) == [(een, 1, False, EERSTE, None)]


@loopt("orgaanlid")
def test_someone_becomes_member_of_an_organ(provincie, wizard):
    een, gs = provincie.persoon("Eva", "Een"), provincie.orgaan("GS")
    wizard.doe(
        "/vastleggen/orgaanlid/",
        van_orgaan(provincie, "orgaanlid", "PS") | wie(een, rol="GEDEPUTEERDE", orgaan=str(gs)),
    )
    assert rollen(gs, "GEDEPUTEERDE") == [(een, 1, False, EERSTE, None)]


@loopt("rechtsfeit")
def test_REG_37_a_legal_fact_ends_all_roles(provincie, wizard, opdracht):
    aog = provincie.aog(opdracht)
    wizard.doe(
        f"/vastleggen/rechtsfeit/?persoon={aog}",
        {
            "toelichting": "Uit dienst, zie brief 12",
            "datum": "1-11-2026",
            "laatste_dag": "1-11-2026",
        },
        uitleg="Ging met pensioen.",
    )
    assert rollen(opdracht, "AOG")[0][-1] == date(2026, 11, 2)
