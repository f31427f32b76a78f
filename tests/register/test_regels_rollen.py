"""How many people may hold a role at once: REG-04, REG-05, REG-06, REG-26, PT-03."""

from datetime import date

import pytest

from driehoek.kern.tijd import Periode
from driehoek.platform.fouten import InvoerFout, RegelOvertreding
from driehoek.register import acts
from driehoek.register.models import Rolvervulling
from driehoek.register.types import Benoeming, Rol
from provincie import BEGIN, verzoek
from register.hulp import besluit_van, geweigerd, wie

JAN, JUN30, JUL = date(2024, 1, 1), date(2024, 6, 30), date(2024, 7, 1)


def test_REG_04_een_domeindirecteur_mag_twee_niet(wereld):
    opgave, an, bo = wereld.opgave(), wereld.persoon("An"), wereld.persoon("Bo")
    wereld.benoem(opgave, Rol.DOMEINDIRECTEUR, an)

    with geweigerd(RegelOvertreding, "REG-04", "twee keer een domeindirecteur hebben: An .* en Bo"):
        wereld.benoem(opgave, Rol.DOMEINDIRECTEUR, bo, vanaf=JAN)

    assert wie(opgave, Rol.DOMEINDIRECTEUR, JAN) == [an]


def test_REG_04_grensdag_de_volgende_begint_op_de_dag_dat_de_eerste_weg_is(wereld):
    opgave, an, bo = wereld.opgave(), wereld.persoon("An"), wereld.persoon("Bo")
    wereld.benoem(opgave, Rol.DOMEINDIRECTEUR, an, tot=JUL)

    with geweigerd(RegelOvertreding, "REG-04", "Vanaf 30 juni 2024 tot 1 juli 2024"):
        wereld.benoem(opgave, Rol.DOMEINDIRECTEUR, bo, vanaf=JUN30)
    wereld.benoem(opgave, Rol.DOMEINDIRECTEUR, bo, vanaf=JUL)

    assert wie(opgave, Rol.DOMEINDIRECTEUR, JUN30) == [an]
    assert wie(opgave, Rol.DOMEINDIRECTEUR, JUL) == [bo]


def test_REG_04_dezelfde_domeindirecteur_voor_twee_opgaven_mag(wereld):
    an = wereld.persoon()
    opgaven = [wereld.opgave(), wereld.opgave()]

    for opgave in opgaven:
        wereld.benoem(opgave, Rol.DOMEINDIRECTEUR, an)

    assert [wie(o, Rol.DOMEINDIRECTEUR, JAN) for o in opgaven] == [[an], [an]]


def test_REG_05_een_AOG_mag_twee_niet(wereld):
    opdracht, an, bo = wereld.opdracht(), wereld.persoon("An"), wereld.persoon("Bo")
    wereld.aog(opdracht, an)

    with geweigerd(RegelOvertreding, "REG-05", "twee keer een ambtelijk opdrachtgever"):
        wereld.aog(opdracht, bo, JAN)

    assert wie(opdracht, Rol.AOG, JAN) == [an]


def test_REG_05_twee_AOG_in_een_handeling_wordt_geweigerd(wereld):
    opdracht, an, bo = wereld.opdracht(), wereld.persoon("An"), wereld.persoon("Bo")
    beide = [Benoeming(opdracht, Rol.AOG, wie_, Periode(BEGIN)) for wie_ in (an, bo)]
    grond = wereld.aog_besluit()

    with geweigerd(RegelOvertreding, "REG-05", "twee keer een ambtelijk opdrachtgever"):
        acts.benoem(verzoek(), benoemingen=beide, grond=grond)


def test_REG_05_grensdag(wereld):
    opdracht, an, bo = wereld.opdracht(), wereld.persoon("An"), wereld.persoon("Bo")
    wereld.aog(opdracht, an, tot=JUL, uitleg="Tijdelijk")

    with geweigerd(RegelOvertreding, "REG-05", "Vanaf 30 juni 2024 tot 1 juli 2024"):
        wereld.aog(opdracht, bo, JUN30)
    wereld.aog(opdracht, bo, JUL)

    assert (wie(opdracht, Rol.AOG, JUN30), wie(opdracht, Rol.AOG, JUL)) == ([an], [bo])


def test_REG_05_deelopdracht_heeft_geen_eigen_AOG(wereld):
    deel, an = wereld.deelopdracht(wereld.opdracht()), wereld.persoon()
    grond = wereld.aog_besluit()

    with geweigerd(InvoerFout, "REG-05", "Een deelopdracht heeft geen eigen ambtelijk"):
        wereld.benoem(deel, Rol.AOG, an, grond=grond)


@pytest.mark.parametrize("rol", [Rol.AOG, Rol.AON])
def test_REG_05_REG_06_een_tweede_rang_is_geen_achterdeur(wereld, rol):
    opdracht, an, bo = wereld.opdracht(), wereld.persoon("An"), wereld.persoon("Bo")
    wereld.aog(opdracht, an)

    with geweigerd(InvoerFout, "REG-19", "eerste en een tweede"):
        wereld.benoem(opdracht, rol, bo, rang=2, grond=wereld.aog_besluit())


def test_REG_06_een_AON_mag_twee_niet(wereld):
    opdracht, an, bo, co = wereld.opdracht(), *(wereld.persoon(n) for n in ("An", "Bo", "Co"))
    wereld.aog(opdracht, an)
    deel = wereld.deelopdracht(opdracht)

    for drager in (opdracht, deel):
        wereld.aon(drager, bo, an, opdracht)
        with geweigerd(RegelOvertreding, "REG-06", "twee keer een ambtelijk opdrachtnemer"):
            wereld.aon(drager, co, an, opdracht, vanaf=JAN)


def test_REG_06_deelopdrachten_elk_een_eigen_AON_en_een_persoon_op_meer(wereld):
    opdracht, an, bo, co = wereld.opdracht(), *(wereld.persoon(n) for n in ("An", "Bo", "Co"))
    wereld.aog(opdracht, an)
    delen = [wereld.deelopdracht(opdracht) for _ in range(3)]

    for deel, aon in zip(delen, (bo, co, bo), strict=True):
        wereld.aon(deel, aon, an, opdracht)

    assert [wie(d, Rol.AON, JAN) for d in delen] == [[bo], [co], [bo]]


def test_REG_06_grensdag(wereld):
    opdracht, an, bo = wereld.opdracht(), wereld.persoon("An"), wereld.persoon("Bo")
    wereld.aog(opdracht, an)
    wereld.aon(opdracht, an, an, opdracht, tot=JUL)

    with geweigerd(RegelOvertreding, "REG-06", "twee keer"):
        wereld.aon(opdracht, bo, an, opdracht, vanaf=JUN30)
    wereld.aon(opdracht, bo, an, opdracht, vanaf=JUL)


def test_PT_03_een_P_manager_mag_twee_niet_en_de_grensdag(wereld):
    team, an, bo = wereld.pteam(), wereld.persoon("An"), wereld.persoon("Bo")
    wereld.benoem(team, Rol.P_MANAGER, an, tot=JUL)

    with geweigerd(RegelOvertreding, "PT-03", "twee keer een p-manager"):
        wereld.benoem(team, Rol.P_MANAGER, bo, vanaf=JUN30)
    wereld.benoem(team, Rol.P_MANAGER, bo, vanaf=JUL)

    assert (wie(team, Rol.P_MANAGER, JUN30), wie(team, Rol.P_MANAGER, JUL)) == ([an], [bo])


def test_andere_enige_rollen_een_tegelijk(wereld):
    an, bo = wereld.persoon(), wereld.persoon("Bo")
    wereld.benoem(wereld.concern, Rol.CONCERNDIRECTEUR, an)

    with pytest.raises(RegelOvertreding) as gevangen:
        wereld.benoem(wereld.concern, Rol.CONCERNDIRECTEUR, bo, vanaf=JAN)
    # No rule of the sources says it of this role, so none is named.
    zin = "De rol Concerndirecteur is in die periode al door iemand vervuld."
    assert str(gevangen.value) == zin


def test_REG_19_eerste_en_tweede_BOG_naast_elkaar_mag(wereld):
    opgave, an, bo = wereld.opgave(), wereld.persoon("An"), wereld.persoon("Bo")

    wereld.benoem(opgave, Rol.BOG, an)
    wereld.benoem(opgave, Rol.BOG, bo, rang=2)

    assert wie(opgave, Rol.BOG, JAN) == [an, bo]


def test_REG_08_een_persoon_twee_keer_in_een_rol_met_meer_plaatsen_wordt_geweigerd(wereld):
    an = wereld.persoon()
    wereld.benoem(wereld.concern, Rol.CONTROLLER, an, tot=JUL)

    with geweigerd(RegelOvertreding, "REG-08", "heeft deze rol in die periode al"):
        wereld.benoem(wereld.concern, Rol.CONTROLLER, an, vanaf=JUN30)
    wereld.benoem(wereld.concern, Rol.CONTROLLER, an, vanaf=JUL)


@pytest.fixture
def met_aog(wereld):
    """An opdracht with an AOG from January to July 2024."""
    opdracht, an = wereld.opdracht(), wereld.persoon("An")
    wereld.aog(opdracht, an, JAN, tot=JUL, uitleg="Tijdelijk")
    return opdracht


def _neem_waar(wereld, opdracht, persoon, van, tot):
    return wereld.benoem(
        opdracht,
        Rol.AOG,
        persoon,
        vanaf=van,
        tot=tot,
        waarneming=True,
        act=acts.neem_waar,
        grond=wereld.besluit("waarneming", door="DT"),
    )


def test_REG_26_waarneming_binnen_de_periode_van_de_titularis_mag(wereld, met_aog):
    bo = wereld.persoon("Bo")

    _neem_waar(wereld, met_aog, bo, JAN, JUL)

    assert wie(met_aog, Rol.AOG, JAN, waarneming=True) == [bo]
    assert len(wie(met_aog, Rol.AOG, JAN)) == 1, "de rol van de titularis loopt door"


def test_REG_26_waarneming_buiten_de_titularis_wordt_geweigerd(wereld, met_aog):
    bo = wereld.persoon("Bo")

    for van, tot in [(date(2023, 12, 31), JUL), (JAN, date(2024, 7, 2)), (JAN, None)]:
        with geweigerd(RegelOvertreding, "REG-26", "alleen waarnemen zolang die rol is vervuld"):
            _neem_waar(wereld, met_aog, bo, van, tot)


def test_REG_26_hooguit_een_waarnemer_tegelijk(wereld, met_aog):
    bo, co = wereld.persoon("Bo"), wereld.persoon("Co")
    _neem_waar(wereld, met_aog, bo, JAN, date(2024, 2, 1))

    with pytest.raises(RegelOvertreding, match="REG-"):
        _neem_waar(wereld, met_aog, co, date(2024, 1, 31), JUL)
    _neem_waar(wereld, met_aog, co, date(2024, 2, 1), JUL)

    assert wie(met_aog, Rol.AOG, date(2024, 2, 1), waarneming=True) == [co]


def test_REG_26_waarneming_wordt_gekapt_met_haar_titularis(wereld, met_aog):
    bo = wereld.persoon("Bo")
    _neem_waar(wereld, met_aog, bo, JAN, JUL)
    rol = Rolvervulling.objects.huidig().get(drager_id=met_aog, waarneming=False)

    acts.beeindig_rollen(
        verzoek(),
        rollen=[rol.id],
        per=date(2024, 4, 1),
        grond=wereld.aog_besluit(JAN),
        uitleg="Andere baan",
    )

    assert wie(met_aog, Rol.AOG, date(2024, 3, 31), waarneming=True) == [bo]
    assert wie(met_aog, Rol.AOG, date(2024, 4, 1), waarneming=True) == []


def test_REG_26_intrekken_van_de_benoeming_kapt_de_waarneming(wereld):
    opdracht, an, bo = wereld.opdracht(), wereld.persoon("An"), wereld.persoon("Bo")
    benoeming = besluit_van(wereld.aog(opdracht, an, JAN))
    _neem_waar(wereld, opdracht, bo, JAN, JUL)

    acts.trek_in(
        verzoek(),
        besluit=benoeming,
        per=date(2024, 3, 1),
        grond=wereld.besluit("intrekking", door="DT", op=JAN),
        uitleg="Reorganisatie",
    )

    assert wie(opdracht, Rol.AOG, date(2024, 2, 29), waarneming=True) == [bo]
    assert wie(opdracht, Rol.AOG, date(2024, 3, 1), waarneming=True) == []
