"""The same rules by raw SQL: what the database refuses to anyone, through no act at all.

As the application role it may only add and close; as the owner the triggers still guard.
"""

from datetime import date

import psycopg
import pytest
from django.db import IntegrityError
from psycopg import errors, sql

from driehoek.platform.handelingen import sloten
from driehoek.register import acts
from driehoek.register.models import Bestaan, Ligging
from driehoek.register.plekken import slot_van_plek
from driehoek.register.types import Rol
from provincie import BEGIN
from register.hulp import besluit_van, feit_van
from slothulp import NIEUW_ID, geweigerd_door, kopieer

JAN, JUL = date(2024, 1, 1), date(2024, 7, 1)


@pytest.fixture
def app(echte_wereld):
    with psycopg.connect(echte_wereld.kloon.app) as verbinding:
        yield verbinding
        verbinding.rollback()


@pytest.fixture
def eigenaar(echte_wereld):
    with psycopg.connect(echte_wereld.kloon.eigenaar) as verbinding:
        yield verbinding
        verbinding.rollback()


@pytest.fixture(scope="module")
def echte_wereld(gedeelde_wereld):
    """One for all: whatever these tests try is refused or rolled back."""
    return gedeelde_wereld


@pytest.fixture(scope="module")
def rol(echte_wereld):
    """A role with one holder, for ever, of the AOG of an opdracht."""
    opdracht = echte_wereld.opdracht()
    echte_wereld.aog(opdracht, echte_wereld.persoon())
    return feit_van(opdracht, Rol.AOG, JAN)


def test_REG_05_tweede_rij_over_dezelfde_dagen(app, rol, echte_wereld):
    ander = echte_wereld.persoon()

    with geweigerd_door("rolvervulling_enig", errors.ExclusionViolation):
        kopieer(app, "register_rolvervulling", rol.id, persoon_id=ander)


@pytest.mark.parametrize(
    ("regel", "naam", "soort"),
    [
        ("REG-04", Rol.DOMEINDIRECTEUR, "opgave"),
        ("PT-03", Rol.P_MANAGER, "pteam"),
        ("REG-19", Rol.BOG, "opgave"),
    ],
    ids=["REG_04", "PT_03", "REG_19"],
)
def test_enige_rol_twee_keer(app, echte_wereld, regel, naam, soort):
    drager = getattr(echte_wereld, soort)()
    an, bo = echte_wereld.persoon(), echte_wereld.persoon()
    echte_wereld.benoem(drager, naam, an, tot=JUL)
    feit = feit_van(drager, naam, JAN)

    kopieer(app, "register_rolvervulling", feit.id, persoon_id=bo, geldig="[2024-07-01,)")
    app.rollback()
    with geweigerd_door("rolvervulling_enig", errors.ExclusionViolation):
        kopieer(app, "register_rolvervulling", feit.id, persoon_id=bo, geldig="[2024-06-30,)")


def vertaald(fout):
    """What people read when the database itself refuses."""
    keten = IntegrityError("database")
    keten.__cause__ = fout
    return sloten.vertaal(keten)


@pytest.mark.parametrize(
    ("naam", "soort", "regel"),
    [
        (Rol.PROVINCIESECRETARIS, "", ""),
        (Rol.CONCERNDIRECTEUR, "", ""),
        (Rol.DOMEINDIRECTEUR, "opgave", "REG-04"),
        (Rol.AOG, "opdracht", "REG-05"),
        (Rol.BOG, "opgave", "REG-19"),
        (Rol.BOG, "opdracht", "REG-19"),
        (Rol.P_MANAGER, "pteam", "PT-03"),
    ],
)
def test_de_enige_houder_wordt_geweigerd_met_de_regel_van_zijn_rol(
    app, echte_wereld, naam, soort, regel
):
    drager = getattr(echte_wereld, soort)() if soort else echte_wereld.concern
    if naam == Rol.AOG:
        echte_wereld.aog(drager, echte_wereld.persoon())
    else:
        echte_wereld.benoem(drager, naam, echte_wereld.persoon())
    feit = feit_van(drager, naam, JAN)

    with pytest.raises(errors.ExclusionViolation) as gevangen:
        kopieer(app, "register_rolvervulling", feit.id, persoon_id=echte_wereld.persoon())

    weigering = vertaald(gevangen.value)
    assert weigering.regel == regel
    assert weigering.zin == f"De rol {naam.label} is in die periode al door iemand vervuld."
    assert str(weigering).endswith(f"({regel})" if regel else "vervuld.")


def test_een_tweede_waarnemer_wordt_geweigerd_door_REG_26(app, echte_wereld):
    opdracht = echte_wereld.opdracht()
    echte_wereld.aog(opdracht, echte_wereld.persoon())
    echte_wereld.benoem(
        opdracht,
        Rol.AOG,
        echte_wereld.persoon(),
        vanaf=JAN,
        tot=JUL,
        waarneming=True,
        act=acts.neem_waar,
        grond=echte_wereld.besluit("waarneming", door="DT"),
    )
    feit = feit_van(opdracht, Rol.AOG, JAN, waarneming=True)

    with pytest.raises(errors.ExclusionViolation) as gevangen:
        kopieer(app, "register_rolvervulling", feit.id, persoon_id=echte_wereld.persoon())

    assert str(vertaald(gevangen.value)) == (
        "In die periode neemt al iemand anders de rol Ambtelijk opdrachtgever waar. (REG-26)"
    )


def test_zonder_detail_van_de_database_blijft_de_zin_algemeen():
    assert slot_van_plek("") is None
    assert slot_van_plek("Key conflicts with existing key.") is None
    assert slot_van_plek("[99999,100000)") is None


def test_REG_06_REG_26_tweede_AON_en_tweede_waarnemer(app, rol, echte_wereld):
    opdracht, an = rol.drager_id, rol.persoon_id
    echte_wereld.aon(opdracht, an, an, opdracht)
    aon = feit_van(opdracht, Rol.AON, JAN)

    with geweigerd_door("rolvervulling_enig", errors.ExclusionViolation):
        kopieer(app, "register_rolvervulling", aon.id)
    app.rollback()
    kopieer(app, "register_rolvervulling", aon.id, waarneming=True)
    with geweigerd_door("rolvervulling_enig", errors.ExclusionViolation):
        kopieer(app, "register_rolvervulling", aon.id, waarneming=True, id=NIEUW_ID + 1)


def test_REG_05_AOG_op_een_deelopdracht(app, rol, echte_wereld):
    deel = echte_wereld.deelopdracht(rol.drager_id)

    with geweigerd_door("rolvervulling_rol_op_soort", errors.ForeignKeyViolation):
        kopieer(app, "register_rolvervulling", rol.id, drager_id=deel, dragersoort="deelopdracht")
    app.rollback()
    with geweigerd_door("rolvervulling_drager_soort", errors.ForeignKeyViolation):
        kopieer(app, "register_rolvervulling", rol.id, drager_id=deel)


def test_REG_05_niet_enig_noemen_is_geen_achterdeur(app, rol):
    with geweigerd_door("rolvervulling_rol_op_soort", errors.ForeignKeyViolation):
        kopieer(app, "register_rolvervulling", rol.id, enig=False)


def test_REG_05_een_tweede_rang_is_geen_achterdeur(app, rol):
    with geweigerd_door("rolvervulling_rang", errors.CheckViolation):
        kopieer(app, "register_rolvervulling", rol.id, rang=2)


def test_REG_08_rol_buiten_het_bestaan(app, echte_wereld):
    opgave = echte_wereld.opgave(van=JAN, tot=JUL)
    echte_wereld.benoem(opgave, Rol.BOG, echte_wereld.persoon(), vanaf=JAN, tot=date(2024, 6, 1))
    feit = feit_van(opgave, Rol.BOG, JAN)

    kopieer(app, "register_rolvervulling", feit.id, geldig="[2024-06-01,2024-07-01)")
    app.rollback()
    for geldig in ("[2024-06-01,2024-07-02)", "[2023-12-31,2024-01-01)", "[2024-07-01,)"):
        with geweigerd_door("rolvervulling_binnen_bestaan"):
            kopieer(app, "register_rolvervulling", feit.id, geldig=geldig)
        app.rollback()


def test_REG_08_bestaan_sluiten_onder_een_rol(app, rol):
    bestaan = Bestaan.objects.huidig().get(drager_id=rol.drager_id)

    with geweigerd_door("rolvervulling_binnen_bestaan"):
        _sluit(app, "register_bestaan", bestaan.id)


def test_REG_02_tweede_ligging_derde_laag_en_verkeerde_soort(app, echte_wereld):
    opdracht, ander = echte_wereld.opdracht(), echte_wereld.opgave()
    deel = echte_wereld.deelopdracht(opdracht)
    ligging = Ligging.objects.huidig().get(drager_id=opdracht)
    pogingen = [
        ("ligging_een", {"ouder_id": ander}),
        ("ligging_twee_lagen", {"drager_id": ander, "oudersoort": "deelopdracht"}),
        ("ligging_drager_soort", {"drager_id": ander, "geldig": "[2020-01-01,2020-02-01)"}),
        ("ligging_ouder_soort", {"ouder_id": deel, "geldig": "[2020-01-01,2020-02-01)"}),
    ]

    for constraint, anders in pogingen:
        with geweigerd_door(constraint):
            kopieer(app, "register_ligging", ligging.id, **anders)
        app.rollback()


def test_REG_09_grondslag_zonder_besluit_of_bewijs(app, rol):
    for anders in (
        {"besluit_id": None},
        {"soort": "rechtsfeit"},
        {"soort": "rechtsfeit", "besluit_id": None, "toelichting": ""},
        {"soort": "registratiefout", "toelichting": ""},
        {"soort": "zomaar"},
    ):
        with geweigerd_door("grondslag_noemt_zijn_bewijs", errors.CheckViolation):
            kopieer(app, "register_grondslag", rol.grondslag_id, **anders)
        app.rollback()


def test_REG_09_besluit_van_een_rol_zonder_persoon(app, rol):
    besluit = rol.grondslag.besluit_id

    for anders in ({"beslisser_persoon_id": None}, {"beslisser_rol": ""}):
        with geweigerd_door("besluit_orgaan_of_rol", errors.CheckViolation):
            kopieer(app, "register_besluit", besluit, kenmerk="ANDERS", **anders)
        app.rollback()


def test_BEV_14_dagen_van_een_besluit_op_volgorde(app, rol):
    besluit = rol.grondslag.besluit_id

    kopieer(app, "register_besluit", besluit, kenmerk="GOED", werkt_vanaf=JUL)
    app.rollback()
    for anders in (
        {"bekendgemaakt": date(2023, 2, 28)},
        {"werkt_vanaf": date(2023, 2, 28)},
        {"genomen": date(2023, 3, 2)},
    ):
        with geweigerd_door("besluit_dagen_op_volgorde", errors.CheckViolation):
            kopieer(app, "register_besluit", besluit, kenmerk="FOUT", **anders)
        app.rollback()


def test_GEN_05_een_instelling_heeft_een_waarde_tegelijk(app, echte_wereld):
    (instelling,) = app.execute(
        "SELECT id FROM register_instelling WHERE code = 'registratietermijn'"
    ).fetchone()

    with geweigerd_door("instelling_een", errors.ExclusionViolation):
        kopieer(app, "register_instelling", instelling, geldig="[2030-01-01,2030-01-02)")


def test_feit_zonder_dagen_zonder_begin_of_met_een_oneindig_einde(app, rol):
    for geldig in ("empty", "(,2024-01-01)", "[-infinity,2024-01-01)", "[2024-01-01,infinity)"):
        with pytest.raises(errors.CheckViolation):
            kopieer(app, "register_rolvervulling", rol.id, geldig=geldig)
        app.rollback()


def _sluit(verbinding, tabel, id_, nr=1):
    verbinding.execute(
        sql.SQL(
            "UPDATE {} SET gesloten_id = %s,"
            " geregistreerd = tstzrange(lower(geregistreerd), clock_timestamp() + '1 year')"
            " WHERE id = %s"
        ).format(sql.Identifier(tabel)),
        [nr, id_],
    )
    verbinding.execute("SET CONSTRAINTS ALL IMMEDIATE")


VERBODEN = {
    "waarde": "UPDATE register_rolvervulling SET persoon_id = persoon_id + 1 WHERE id = %s",
    "geldig": "UPDATE register_rolvervulling SET geldig = '[2020-01-01,)' WHERE id = %s",
    "grondslag": "UPDATE register_rolvervulling SET grondslag_id = 1 WHERE id = %s",
    "verwijderen": "DELETE FROM register_rolvervulling WHERE id = %s",
    "besluit": "UPDATE register_besluit SET titel = 'Anders' WHERE %s > 0",
    "grondslag zelf": "UPDATE register_grondslag SET toelichting = 'Anders' WHERE %s > 0",
    "drager": "DELETE FROM register_drager WHERE %s > 0",
    "persoon": "UPDATE register_persoon SET nummer = nummer || 'x' WHERE %s > 0",
    "handeling": "UPDATE platform_handeling SET naam = 'anders' WHERE %s > 0",
    "handeling weg": "DELETE FROM platform_handeling WHERE %s > 0",
    "naam weg": "DELETE FROM register_persoonsgegeven WHERE %s > 0",
}


@pytest.mark.parametrize("poging", VERBODEN)
def test_REG_11_overschrijven_mag_niemand(app, eigenaar, rol, poging):
    with pytest.raises((errors.InsufficientPrivilege, errors.IntegrityConstraintViolation)):
        app.execute(VERBODEN[poging], [rol.id])
    with pytest.raises(errors.IntegrityConstraintViolation, match=r"REG-11|GEN-07"):
        eigenaar.execute(VERBODEN[poging], [rol.id])


@pytest.mark.parametrize("tabel", ["register_rolvervulling", "register_besluit"])
def test_REG_11_de_toepassing_mag_niet_verwijderen_of_leegmaken(app, rol, tabel):
    for opdracht in ("DELETE FROM {}", "TRUNCATE {} CASCADE"):
        with pytest.raises(errors.InsufficientPrivilege):
            app.execute(sql.SQL(opdracht).format(sql.Identifier(tabel)))
        app.rollback()


def test_REG_11_sluiten_mag_een_keer_en_nooit_terug(app, rol):
    _sluit(app, "register_rolvervulling", rol.id)

    for opdracht in (
        "UPDATE register_rolvervulling SET gesloten_id = 2 WHERE id = %s",
        (
            "UPDATE register_rolvervulling SET gesloten_id = NULL,"
            " geregistreerd = tstzrange(lower(geregistreerd), NULL) WHERE id = %s"
        ),
        (
            "UPDATE register_rolvervulling SET"
            " geregistreerd = tstzrange(lower(geregistreerd), clock_timestamp() + '2 years')"
            " WHERE id = %s"
        ),
    ):
        with (
            pytest.raises(errors.IntegrityConstraintViolation, match="maar een keer"),
            app.transaction(),
        ):
            app.execute(opdracht, [rol.id])


def test_REG_11_sluiten_zonder_handeling_of_met_een_ander_begin(app, rol):
    for opdracht in (
        (
            "UPDATE register_rolvervulling SET"
            " geregistreerd = tstzrange(lower(geregistreerd), clock_timestamp() + '1 year')"
            " WHERE id = %s"
        ),
        "UPDATE register_rolvervulling SET gesloten_id = 1 WHERE id = %s",
        (
            "UPDATE register_rolvervulling SET gesloten_id = 1,"
            " geregistreerd = tstzrange(lower(geregistreerd) - interval '1 day',"
            " clock_timestamp() + '1 year') WHERE id = %s"
        ),
    ):
        with (
            pytest.raises(errors.IntegrityConstraintViolation, match="REG-11"),
            app.transaction(),
        ):
            app.execute(opdracht, [rol.id])


def test_REG_11_sluiten_met_een_handeling_die_er_niet_is(app, rol):
    with pytest.raises(errors.ForeignKeyViolation):
        _sluit(app, "register_rolvervulling", rol.id, nr=999_999)


def test_GEN_07_een_naam_wordt_vernietigd_nooit_gewijzigd(app, rol):
    gegeven = "WHERE persoon_id = %s"
    app.execute(
        "UPDATE register_persoonsgegeven SET voornaam = NULL, achternaam = NULL,"
        f" sorteernaam = NULL, zout = NULL {gegeven}",
        [rol.persoon_id],
    )
    for zet in ("voornaam = 'Anders'", "verbintenis = NULL", "persoon_id = persoon_id + 1"):
        with pytest.raises(errors.IntegrityError, match="GEN-07"), app.transaction():
            app.execute(f"UPDATE register_persoonsgegeven SET {zet} {gegeven}", [rol.persoon_id])


def test_twee_besluiten_met_een_kenmerk_en_een_drager_met_een_oud_nummer(app, rol, echte_wereld):
    uitkomst = echte_wereld.benoem(
        echte_wereld.concern, Rol.CONTROLLER, echte_wereld.persoon(), vanaf=BEGIN
    )
    with geweigerd_door("register_besluit_kenmerk_key", errors.UniqueViolation):
        kopieer(app, "register_besluit", besluit_van(uitkomst))
    app.rollback()
    with geweigerd_door("register_drager_nummer_key", errors.UniqueViolation):
        kopieer(app, "register_drager", rol.drager_id)
