"""Who may decide what, and from when: REG-04, REG-09, REG-16, REG-30, REG-31, BEV-14, GEN-05."""

from datetime import date

import pytest

from driehoek.platform.fouten import InvoerFout, RegelOvertreding
from driehoek.register import acts, reads
from driehoek.register.types import Besluitsoort, Rol
from provincie import BEGIN, verzoek
from register.hulp import CONVERSIE, geweigerd, wie

JAN, JUN30, JUL = date(2024, 1, 1), date(2024, 6, 30), date(2024, 7, 1)


def test_REG_04_O_beraad_en_DT_mogen_aanwijzen_GS_niet(wereld):
    an, opgaven = wereld.persoon(), [wereld.opgave() for _ in range(3)]

    for opgave, door in zip(opgaven, ("O-BERAAD", "DT"), strict=False):
        wereld.benoem(
            opgave, Rol.DOMEINDIRECTEUR, an, grond=wereld.besluit("domeindirecteur", door=door)
        )
    with geweigerd(
        RegelOvertreding,
        "REG-04",
        "genomen door Gedeputeerde Staten, die dat toen hier niet mocht beslissen."
        " Wel bevoegd: Opgavenberaad, Directieteam",
    ):
        wereld.benoem(
            opgaven[2], Rol.DOMEINDIRECTEUR, an, grond=wereld.besluit("domeindirecteur", door="GS")
        )


def test_REG_09_bevoegd_orgaan_mag_onbevoegd_orgaan_niet(wereld):
    an = wereld.persoon()

    with geweigerd(RegelOvertreding, "REG-09", "Wel bevoegd: Provinciesecretaris, Directieteam"):
        wereld.benoem(
            wereld.concern, Rol.CONTROLLER, an, grond=wereld.besluit("functionele_rol", door="PS")
        )
    wereld.benoem(
        wereld.concern, Rol.CONTROLLER, an, grond=wereld.besluit("functionele_rol", door="DT")
    )


def test_REG_09_grensdagen_van_de_beslisbevoegdheid(wereld):
    wereld.wijs_aan("functionele_rol", "PS", van=JAN, tot=JUL)
    personen = [wereld.persoon() for _ in range(4)]

    for an, op, mag in zip(
        personen, (date(2023, 12, 31), JAN, JUN30, JUL), (False, True, True, False), strict=True
    ):
        grond = wereld.besluit("functionele_rol", door="PS", op=op)
        if mag:
            wereld.benoem(wereld.concern, Rol.CONTROLLER, an, vanaf=op, grond=grond)
        else:
            with geweigerd(RegelOvertreding, "REG-09", "niet mocht beslissen"):
                wereld.benoem(wereld.concern, Rol.CONTROLLER, an, vanaf=op, grond=grond)


def test_REG_09_wie_de_rol_op_de_besluitdatum_had_mag_op_de_grensdag(wereld):
    secretaris, an = wereld.persoon("Sjoerd"), wereld.persoon()
    wereld.benoem(wereld.concern, Rol.PROVINCIESECRETARIS, secretaris, vanaf=JAN, tot=JUL)

    def besluit(op):
        return wereld.besluit(
            "functionele_rol", rol="PROVINCIESECRETARIS", persoon=secretaris, op=op
        )

    for op in (date(2023, 12, 31), JUL):
        with geweigerd(RegelOvertreding, "REG-09", "genomen door Provinciesecretaris"):
            wereld.benoem(wereld.concern, Rol.CONTROLLER, an, vanaf=JUL, grond=besluit(op))
    wereld.benoem(wereld.concern, Rol.CONTROLLER, an, vanaf=JUL, grond=besluit(JUN30))
    wereld.benoem(wereld.concern, Rol.AUDITOR, an, vanaf=JAN, grond=besluit(JAN))


def test_REG_09_een_AOG_beslist_niet_over_een_andere_opdracht(wereld):
    opgave = wereld.opgave()
    eigen, ander, an = wereld.opdracht(opgave), wereld.opdracht(opgave), wereld.persoon()
    wereld.aog(eigen, an)

    with geweigerd(RegelOvertreding, "REG-09", "die dat toen hier niet mocht beslissen"):
        wereld.aon(ander, an, an, eigen)
    wereld.aon(wereld.deelopdracht(eigen), an, an, eigen)


def test_REG_09_elke_handeling_wil_een_besluit_van_haar_eigen_soort(wereld):
    an = wereld.persoon()
    grond = wereld.besluit("begroting", door="PS")

    with geweigerd(InvoerFout, "REG-09", "een besluit nodig van de soort 'Functionele rol"):
        wereld.benoem(wereld.concern, Rol.CONTROLLER, an, grond=grond)


def test_REG_16_alleen_de_AOG_splitst(wereld):
    opgave, an, bo = wereld.opgave(), wereld.persoon("An"), wereld.persoon("Bo")
    eigen, ander = wereld.opdracht(opgave), wereld.opdracht(opgave)
    wereld.aog(eigen, an)
    wereld.aog(ander, bo)

    def splits(**wie_):
        return wereld.deelopdracht(
            eigen,
            soorten=[Besluitsoort.DEELOPDRACHTEN],
            grond=wereld.besluit("deelopdrachten", **wie_),
        )

    assert splits(rol="AOG", drager=eigen, persoon=an)
    for onbevoegd in (
        {"door": "DT"},
        {"rol": "AOG", "drager": ander, "persoon": bo},
        {"rol": "AOG", "drager": eigen, "persoon": bo},
    ):
        with geweigerd(RegelOvertreding, "REG-16", "Wel bevoegd: Ambtelijk opdrachtgever"):
            splits(**onbevoegd)


def test_REG_16_grensdag(wereld):
    opdracht, an = wereld.opdracht(), wereld.persoon()
    wereld.aog(opdracht, an, tot=JUL, uitleg="Tijdelijk")

    def splits(op):
        grond = wereld.besluit(
            "deelopdrachten", rol="AOG", drager=opdracht, persoon=an, op=op, vanaf=JUL
        )
        wereld.deelopdracht(opdracht, van=JUL, soorten=[Besluitsoort.DEELOPDRACHTEN], grond=grond)

    splits(JUN30)
    with geweigerd(RegelOvertreding, "REG-16", "op 1 juli 2024 genomen door Ambtelijk"):
        splits(JUL)


def test_REG_30_alleen_GS_stelt_een_opgave_in(wereld):
    for door in ("DT", "PS", "O-BERAAD"):
        with geweigerd(RegelOvertreding, "REG-30", "Wel bevoegd: Gedeputeerde Staten"):
            wereld.opgave(
                soorten=[Besluitsoort.OPGAVE_INSTELLEN],
                grond=wereld.besluit("opgave_instellen", door=door),
            )
    assert wereld.opgave(
        soorten=[Besluitsoort.OPGAVE_INSTELLEN], grond=wereld.besluit("opgave_instellen", door="GS")
    )


def test_REG_30_grensdag_GS_mag_vanaf_de_eerste_dag_van_de_regeling(wereld):
    def stel_in(op):
        return wereld.opgave(
            soorten=[Besluitsoort.OPGAVE_INSTELLEN],
            grond=wereld.besluit("opgave_instellen", op=op, vanaf=BEGIN),
        )

    with geweigerd(RegelOvertreding, "REG-30", "op 28 februari 2023 genomen"):
        stel_in(date(2023, 2, 28))
    assert stel_in(BEGIN)


def test_REG_31_BOG_door_GS_mag_door_een_ander_niet(wereld):
    opgave, an = wereld.opgave(), wereld.persoon()

    with geweigerd(RegelOvertreding, "REG-31", "Wel bevoegd: Gedeputeerde Staten"):
        wereld.benoem(opgave, Rol.BOG, an, grond=wereld.besluit("bog", door="PS"))
    wereld.benoem(opgave, Rol.BOG, an, grond=wereld.besluit("bog", door="GS"))

    assert wie(opgave, Rol.BOG, JAN) == [an]


def test_REG_31_BOG_zonder_besluit_is_lid_van_GS_en_de_grensdagen(wereld):
    opgave, an = wereld.opgave(), wereld.persoon("An")

    with geweigerd(RegelOvertreding, "REG-31", "An Jansen is geen lid van Gedeputeerde Staten"):
        wereld.benoem(opgave, Rol.BOG, an, vanaf=JAN, tot=JUL, grond=CONVERSIE)
    wereld.benoem(wereld.orgaan("GS"), Rol.GEDEPUTEERDE, an, vanaf=JAN, tot=JUL)
    for van, tot in ((date(2023, 12, 31), JUL), (JAN, date(2024, 7, 2))):
        with geweigerd(RegelOvertreding, "REG-31", "geen lid"):
            wereld.benoem(opgave, Rol.BOG, an, vanaf=van, tot=tot, grond=CONVERSIE)
    wereld.benoem(opgave, Rol.BOG, an, vanaf=JAN, tot=JUL, grond=CONVERSIE)


def test_BEV_14_niets_begint_voor_het_besluit_werkt(wereld):
    an = wereld.persoon()

    def benoem(vanaf):
        grond = wereld.besluit("functionele_rol", door="DT", op=JUN30, vanaf=JUL)
        wereld.benoem(wereld.concern, Rol.CONTROLLER, an, vanaf=vanaf, grond=grond)

    with geweigerd(RegelOvertreding, "BEV-14", "werkt vanaf 1 juli 2024; wat erop rust .* 30 juni"):
        benoem(JUN30)
    benoem(JUL)


def test_BEV_14_terugwerken_kan_ook_niet_op_een_bestaand_besluit(wereld):
    from driehoek.register.types import OpBesluit

    an, bo = wereld.persoon("An"), wereld.persoon("Bo")
    grond = wereld.besluit("functionele_rol", door="DT", op=JUL)
    uitkomst = wereld.benoem(wereld.concern, Rol.CONTROLLER, an, vanaf=JUL, grond=grond)
    zelfde = OpBesluit(uitkomst.ids("register_besluit")[0])

    with geweigerd(RegelOvertreding, "BEV-14", "kan niet al op 30 juni 2024 beginnen"):
        wereld.benoem(wereld.concern, Rol.CONTROLLER, bo, vanaf=JUN30, grond=zelfde)
    wereld.benoem(wereld.concern, Rol.CONTROLLER, bo, vanaf=JUL, grond=zelfde)


def _stel_vast(wereld, waarde, door="DT", op=BEGIN, vanaf=None):
    acts.stel_instelling_vast(
        verzoek(),
        code="registratietermijn",
        waarde=waarde,
        vanaf=vanaf or op,
        grond=wereld.besluit("instelling", door=door, op=op),
    )


def test_GEN_05_alleen_het_aangewezen_orgaan_stelt_een_instelling_vast(wereld):
    with geweigerd(RegelOvertreding, "GEN-05", "genomen door Gedeputeerde Staten.*: Directieteam"):
        _stel_vast(wereld, 21, door="GS")
    _stel_vast(wereld, 21)

    assert reads.instelling("registratietermijn", BEGIN) == 21


def test_GEN_05_grensdag(wereld):
    wereld.wijs_aan("instelling", "GS", van=JAN, tot=JUL)

    with geweigerd(RegelOvertreding, "GEN-05", "op 1 juli 2024 genomen door Gedeputeerde"):
        _stel_vast(wereld, 21, door="GS", op=JUL)
    _stel_vast(wereld, 21, door="GS", op=JUN30)

    assert reads.instelling("registratietermijn", date(2024, 6, 29)) == 14
    assert reads.instelling("registratietermijn", JUN30) == 21


@pytest.mark.parametrize("waarde", [0, 366, "veel", -1, 1.5, ""])
def test_GEN_04_een_onmogelijke_waarde_wordt_geweigerd(wereld, waarde):
    with geweigerd(InvoerFout, "GEN-04", "een heel getal van 1 tot en met 365"):
        _stel_vast(wereld, waarde)


def test_REG_06_wie_de_AON_benoemt_volgt_de_instelling_vanaf_haar_dag(wereld):
    opdracht, an, bo = wereld.opdracht(), wereld.persoon("An"), wereld.persoon("Bo")
    wereld.aog(opdracht, an)
    acts.stel_instelling_vast(
        verzoek(),
        code="aon_benoemer",
        waarde="DIRECTEUR_MO",
        vanaf=JUL,
        grond=wereld.besluit("instelling", door="DT", op=JUN30),
    )

    wereld.aon(opdracht, bo, an, opdracht, genomen=JUN30, vanaf=JUN30, tot=JUL)
    with geweigerd(RegelOvertreding, "REG-09", "Wel bevoegd: Directeur Mens en Organisatie"):
        wereld.aon(opdracht, bo, an, opdracht, genomen=JUL, vanaf=JUL)
