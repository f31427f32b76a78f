"""What lies under what, and on which days it exists: REG-02, REG-03, REG-08."""

from datetime import date

from driehoek.kern.tijd import Periode
from driehoek.platform.fouten import RegelOvertreding
from driehoek.register.models import Ligging
from driehoek.register.types import Rol
from provincie import BEGIN, verzoek
from register.hulp import CONVERSIE, Nieuw, geweigerd, leg, stel_dragers_in, wie

JAN, JUL = date(2024, 1, 1), date(2024, 7, 1)


def test_REG_02_opdracht_onder_een_opgave_mag(wereld):
    opgave = wereld.opgave()
    opdracht = wereld.opdracht(opgave)
    deel = wereld.deelopdracht(opdracht)

    assert Ligging.objects.huidig().get(drager_id=opdracht).ouder_id == opgave
    assert Ligging.objects.huidig().get(drager_id=deel).ouder_id == opdracht


def test_REG_02_opdracht_zonder_opgave_wordt_geweigerd(wereld):
    los = Nieuw("opdracht", "LOS-1", Periode(BEGIN))

    with geweigerd(RegelOvertreding, "REG-02", "valt niet op elke dag .* onder een opgave"):
        stel_dragers_in(verzoek(), dragers=[los])


def test_REG_02_deelopdracht_zonder_opdracht_wordt_geweigerd(wereld):
    los = Nieuw("deelopdracht", "LOS-2", Periode(BEGIN))

    with geweigerd(RegelOvertreding, "REG-02", "valt niet op elke dag .* onder een opdracht"):
        stel_dragers_in(verzoek(), dragers=[los])


def test_REG_02_opdracht_in_twee_opgaven_wordt_geweigerd(wereld):
    opdracht, ander = wereld.opdracht(), wereld.opgave()

    with geweigerd(RegelOvertreding, "REG-02", "hooguit een opgave of opdracht"):
        leg(
            verzoek(),
            drager=opdracht,
            ouder=ander,
            periode=Periode(JUL),
            erbij=True,
            soort="opdracht",
        )


def test_REG_02_opdracht_verhuist_op_de_dag_zelf(wereld):
    een, ander = wereld.opgave(), wereld.opgave()
    opdracht = wereld.opdracht(een)

    leg(verzoek(), drager=opdracht, ouder=ander, periode=Periode(JUL), soort="opdracht")

    liggingen = Ligging.objects.huidig().filter(drager_id=opdracht).order_by("geldig")
    assert [(f.ouder_id, f.periode) for f in liggingen] == [
        (een, Periode(BEGIN, JUL)),
        (ander, Periode(JUL)),
    ]


def test_REG_02_grensdag_opdracht_eindigt_met_de_opgave(wereld):
    opgave = wereld.opgave(tot=JUL)
    wereld.opdracht(opgave, tot=JUL)

    with geweigerd(RegelOvertreding, "REG-02", "zou langer bestaan"):
        wereld.opdracht(opgave, tot=date(2024, 7, 2))


def test_REG_02_grensdag_opdracht_begint_met_de_opgave(wereld):
    opgave = wereld.opgave(van=JAN)
    wereld.opdracht(opgave, van=JAN)

    with geweigerd(RegelOvertreding, "REG-02", "zou langer bestaan"):
        wereld.opdracht(opgave, van=date(2023, 12, 31))


def test_REG_02_deelopdracht_langer_dan_haar_opdracht_wordt_geweigerd(wereld):
    opdracht = wereld.opdracht(tot=JUL)

    with geweigerd(RegelOvertreding, "REG-02", "zou langer bestaan"):
        wereld.deelopdracht(opdracht)


def test_REG_02_deelopdracht_van_een_deelopdracht_wordt_geweigerd(wereld):
    deel = wereld.deelopdracht(wereld.opdracht())
    dieper = Nieuw("deelopdracht", "D-9", Periode(BEGIN), deel, "deelopdracht")

    with geweigerd(RegelOvertreding, "REG-02", "Een opdracht valt onder een opgave"):
        stel_dragers_in(verzoek(), dragers=[dieper])


def test_REG_02_verkeerde_soort_wordt_geweigerd(wereld):
    deel = wereld.deelopdracht(wereld.opdracht())
    leugen = Nieuw("deelopdracht", "D-8", Periode(BEGIN), deel, "opdracht")

    with geweigerd(RegelOvertreding, "REG-02", "soort klopt niet met waar het onder valt"):
        stel_dragers_in(verzoek(), dragers=[leugen], grond=CONVERSIE)


def test_REG_03_opgave_als_geheel_een_opdracht(wereld):
    opgave = wereld.opgave()
    wereld.opdracht(opgave, geheel=True)

    with geweigerd(RegelOvertreding, "REG-03", "kan daarnaast geen andere opdrachten hebben"):
        wereld.opdracht(opgave)


def test_REG_03_grensdag_daarna_wel_andere_opdrachten(wereld):
    opgave = wereld.opgave()
    wereld.opdracht(opgave, tot=JUL, geheel=True)

    with geweigerd(RegelOvertreding, "REG-03", "geen andere opdrachten"):
        wereld.opdracht(opgave, van=date(2024, 6, 30))
    wereld.opdracht(opgave, van=JUL)


def test_REG_08_rol_binnen_het_bestaan_mag_tot_en_met_de_laatste_dag(wereld):
    opgave, an = wereld.opgave(van=JAN, tot=JUL), wereld.persoon()

    wereld.benoem(opgave, Rol.BOG, an, vanaf=JAN, tot=JUL)

    assert wie(opgave, Rol.BOG, JAN) == wie(opgave, Rol.BOG, date(2024, 6, 30)) == [an]
    assert wie(opgave, Rol.BOG, JUL) == []


def test_REG_08_rol_buiten_het_bestaan_wordt_geweigerd(wereld):
    opgave, an = wereld.opgave(van=JAN, tot=JUL), wereld.persoon()

    for van, tot in [
        (date(2023, 12, 31), JUL),
        (JAN, date(2024, 7, 2)),
        (JAN, None),
        (JUL, date(2024, 8, 1)),
    ]:
        with geweigerd(RegelOvertreding, "REG-08", "Kies een periode daarbinnen"):
            wereld.benoem(opgave, Rol.BOG, an, vanaf=van, tot=tot)
