"""Whose a signal is: who holds the role today, the substitute first, else one step up (REG-20)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from driehoek.register import acts
from driehoek.register.types import OpRechtsfeit
from driehoek.signalen import reads
from driehoek.signalen.types import Bereik
from provincie import BEGIN, verzoek
from signalen.hulp import VANDAAG, een, regel, tel, wie


def rechtsfeit(persoon: int) -> None:
    acts.beeindig_door_rechtsfeit(
        verzoek(), persoon=persoon, per=VANDAAG, grond=OpRechtsfeit(VANDAAG, "Uit dienst")
    )


def test_REG_20_een_vacature_is_van_wie_een_stap_hoger_staat(provincie):
    opdracht = provincie.opdracht()
    directeur = provincie.rolhouders["DOMEINDIRECTEUR", provincie.opgave_van[opdracht]]
    tel()
    assert wie(een("REG-05s", opdracht)) == {directeur}

    aog = provincie.aog(opdracht)
    tel()

    rij = een("REG-06s", opdracht)
    assert (wie(rij), rij.eigendom.als, rij.eigendom.is_hoger) == ({aog}, "AOG", False)


def test_REG_20_zonder_opdrachtgever_gaat_het_naar_de_domeindirecteur_en_dat_staat_erbij(
    provincie,
):
    opdracht = provincie.opdracht()
    directeur = provincie.rolhouders["DOMEINDIRECTEUR", provincie.opgave_van[opdracht]]
    tel()

    rij = een("REG-06s", opdracht)

    assert (wie(rij), rij.eigendom.trede) == ({directeur}, 1)
    assert (rij.hoort_van, rij.eigendom.woorden) == ("ambtelijk opdrachtgever", "domeindirecteur")


def test_REG_20_zonder_domeindirecteur_gaat_het_naar_het_O_beraad(provincie):
    opdracht = provincie.opdracht()
    opgave = provincie.opgave_van[opdracht]
    lid = provincie.persoon("Lidia", "Lid")
    provincie.benoem(
        provincie.orgaan("O-BERAAD"), "LID", lid, grond=provincie.besluit("orgaanlid", door="PS")
    )
    ander = provincie.rolhouders["DOMEINDIRECTEUR", provincie.opgave("Water")]
    rechtsfeit(provincie.rolhouders["DOMEINDIRECTEUR", opgave])
    tel()

    assert wie(een("REG-05s", opdracht)) == wie(een("REG-04s", opgave)) == {lid, ander}
    assert een("REG-05s", opdracht).eigendom.als == "O_BERAAD"
    assert not een("REG-04s", opgave).eigendom.is_hoger


def test_REG_20_is_er_niemand_meer_dan_is_het_van_de_registerbeheerder(provincie):
    opdracht = provincie.opdracht()
    rechtsfeit(provincie.rolhouders["DOMEINDIRECTEUR", provincie.opgave_van[opdracht]])
    tel()
    assert wie(een("REG-05s", opdracht)) == {provincie.beheerder}

    concern = provincie.persoon("Con", "Cern")
    provincie.benoem(provincie.concern, "CONCERNDIRECTEUR", concern)
    assert wie(een("REG-05s", opdracht)) == {concern}
    secretaris = provincie.persoon("Pro", "Vincie")
    provincie.benoem(provincie.concern, "PROVINCIESECRETARIS", secretaris)
    assert wie(een("REG-05s", opdracht)) == {secretaris}


def test_REG_04_onder_het_directieteam_is_het_van_de_provinciesecretaris(provincie):
    secretaris = provincie.persoon("Pro", "Vincie")
    provincie.benoem(provincie.concern, "PROVINCIESECRETARIS", secretaris)
    opgave = provincie.opgave("Control", directeur=False, onder_dt=True)
    opdracht = provincie.opdracht(
        opgave, "Audits", grond=provincie.besluit("opdracht_starten", door="DT")
    )
    tel()

    rij = een("REG-05s", opdracht)

    assert (wie(rij), rij.eigendom.als, rij.eigendom.is_hoger) == ({secretaris}, "DT", False)


def test_REG_26_wie_waarneemt_gaat_voor(provincie):
    opdracht = provincie.opdracht()
    provincie.aog(opdracht)
    waarnemer = provincie.persoon("Wil", "Waarnemer")
    provincie.benoem(
        opdracht,
        "AOG",
        waarnemer,
        waarneming=True,
        act=acts.neem_waar,
        grond=provincie.besluit("waarneming", door="DT"),
    )
    tel()

    (mens,) = een("REG-06s", opdracht).eigendom.mensen

    assert (mens.persoon, mens.weergave) == (waarnemer, "wnd. Wil Waarnemer")


def test_REG_06_te_veel_opdrachten_is_van_de_opdrachtgevers_en_gaat_over_de_opdrachtnemer(
    provincie,
):
    acts.stel_instelling_vast(
        verzoek(),
        code="max_opdrachten_aon",
        waarde=1,
        vanaf=BEGIN,
        grond=provincie.besluit("instelling", door="DT"),
    )
    opgave = provincie.opgave()
    nico = provincie.persoon("Nico", "Nodig")
    opdrachten = [provincie.opdracht(opgave, f"Opdracht {i}") for i in range(2)]
    aogs = {provincie.aog(o) for o in opdrachten}
    for opdracht in opdrachten:
        provincie.aon(opdracht, nico)
    tel()

    (rij,) = [r for r in reads.signalen(Bereik.MIJ, nico) if r.persoon == nico]

    assert wie(rij) == aogs
    assert rij.opgave is None


def test_REG_12_een_late_registratie_is_van_het_O_beraad(provincie):
    directeur = provincie.rolhouders["DOMEINDIRECTEUR", provincie.opgave()]
    tel()

    assert {frozenset(wie(r)) for r in tel() if r.regel.id == "REG-12"} == {frozenset({directeur})}


def botsing(provincie) -> tuple[int, int]:
    """Two opdrachten of two opgaven that clash, with nothing said about it."""
    een_, ander = (
        provincie.opdracht(provincie.opgave(naam), f"Opdracht {naam}") for naam in ("Een", "Twee")
    )
    provincie.samenhang(een_, ander, "botst_met")
    return een_, ander


def directeur_van(provincie, opdracht: int) -> int:
    return provincie.rolhouders["DOMEINDIRECTEUR", provincie.opgave_van[opdracht]]


def test_REG_27_een_botsing_is_van_beide_opdrachtgevers_en_beide_domeindirecteuren(provincie):
    paar = botsing(provincie)
    aogs = {provincie.aog(o) for o in paar}
    directeuren = {directeur_van(provincie, o) for o in paar}
    tel()

    rij = een("REG-27s")

    assert wie(rij) == aogs | directeuren
    assert len(rij.eigendom.mensen) == 4
    assert rij.eigendom.woorden == "ambtelijk opdrachtgever of domeindirecteur"
    assert not rij.eigendom.is_hoger
    assert rij.opgave == provincie.opgave_van[paar[0]]
    regel27 = regel("REG-27s")
    (zo_gezegd,) = reads.eigenaars([(regel27, o) for o in regel27.overtredingen()])
    assert zo_gezegd == wie(rij)


def test_REG_27_zonder_opdrachtgever_is_de_botsing_van_wie_er_wel_is(provincie):
    paar = botsing(provincie)
    aog = provincie.aog(paar[1])
    tel()

    rij = een("REG-27s")

    assert wie(rij) == {aog, *(directeur_van(provincie, o) for o in paar)}
    assert not rij.eigendom.is_hoger


def test_REG_27_is_er_aan_geen_kant_iemand_dan_gaat_de_botsing_een_stap_omhoog(provincie):
    paar = botsing(provincie)
    for opdracht in paar:
        rechtsfeit(directeur_van(provincie, opdracht))
    tel()

    rij = een("REG-27s")

    assert (wie(rij), rij.eigendom.als) == ({provincie.beheerder}, "REGISTERBEHEERDER")
    assert rij.eigendom.is_hoger


def test_een_rol_die_gisteren_eindigde_geeft_niets_meer(provincie):
    opdracht = provincie.opdracht()
    aog = provincie.aog(opdracht)
    tel()
    assert [r.drager for r in reads.signalen(Bereik.MIJ, aog) if r.regel.id == "REG-06"]

    rechtsfeit(aog)

    assert reads.signalen(Bereik.MIJ, aog) == []


@pytest.mark.parametrize("aantal", [1, 40])
def test_van_wie_kost_voor_veel_signalen_evenveel_vragen_als_voor_een(provincie, aantal):
    opgave = provincie.opgave()
    for i in range(aantal):
        provincie.opdracht(opgave, f"Opdracht {i}")
    tel()
    with CaptureQueriesContext(connection) as vragen:
        rijen = reads.signalen(Bereik.ALLES, None)
    assert len([r for r in rijen if r.regel.id == "REG-05"]) == aantal
    assert len(vragen) == 1

    reg05 = regel("REG-05s")
    with CaptureQueriesContext(connection) as vragen:
        reads.eigenaars([(reg05, o) for o in reg05.overtredingen()])
    assert len([v for v in vragen if "WITH RECURSIVE" in v["sql"]]) == 1
