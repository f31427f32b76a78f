"""What pages ask: right on both axes, and in a number of queries that does not grow."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from driehoek.kern.tijd import Peilmoment, Periode
from driehoek.opdrachten import acts, reads
from driehoek.opdrachten.begroting.types import SoortStand, Stand
from driehoek.opdrachten.types import Faseovergang
from driehoek.register import acts as register_acts
from driehoek.register import reads as register_reads
from provincie import verzoek

DAG = date(2024, 6, 1)


@pytest.fixture
def peil(provincie):
    """Today's knowledge about DAG, made anew at each call."""
    return lambda dag=DAG: register_reads.peilmoment(dag)


def tel(functie):
    with CaptureQueriesContext(connection) as gevangen:
        functie()
    return len(gevangen)


@pytest.fixture
def vol(provincie):
    """An opdracht with a whole driehoek, a part, a budget line and a substitute."""
    opgave = provincie.opgave("Landbouw")
    gs = provincie.persoon("Gijs", "Gedeputeerde")
    provincie.benoem(opgave, "BOG", gs)
    provincie.benoem(opgave, "BOG", provincie.persoon("Tweede", "Hand"), rang=2)
    post = provincie.post("2-1-3-1", lasten=900_000)
    opdracht = provincie.opdracht(opgave, "Stikstof terugdringen", post=post, budget=250_000)
    provincie.aog(opdracht)
    provincie.aon(opdracht)
    deel = provincie.deelopdracht(opdracht, "Metingen")
    provincie.aon(deel)
    provincie.benoem(
        opdracht,
        "AOG",
        provincie.persoon("Wim", "Waar"),
        vanaf=date(2024, 5, 1),
        tot=date(2024, 7, 1),
        waarneming=True,
        act=register_acts.neem_waar,
        grond=provincie.besluit("waarneming", door="DT", op=date(2024, 5, 1)),
    )
    return opgave, opdracht, deel


def test_een_opdracht_in_een_beeld(provincie, vol, peil):
    opgave, opdracht, deel = vol

    beeld = reads.opdracht(opdracht, peil())

    assert (beeld.naam, beeld.opgave.naam, beeld.bestaat) == (
        "Stikstof terugdringen",
        "Landbouw",
        True,
    )
    assert (beeld.bog.naam, beeld.tweede_bog.naam) == ("Gijs Gedeputeerde", "Tweede Hand")
    assert beeld.bog_van_opgave
    assert beeld.aog.persoon == provincie.rolhouders["AOG", opdracht]
    assert beeld.aon.naam == "Nico Opdrachtnemer"
    assert beeld.domeindirecteur.drager == opgave
    assert beeld.waarnemer("AOG").naam == "Wim Waar"
    assert (beeld.profiel.label, beeld.scope.materieel_budget, beeld.fase.projectfase) == (
        "dynamisch",
        250_000,
        "initiatie",
    )
    assert beeld.profiel.bron.kenmerk
    assert (beeld.post.code, beeld.post.lasten, beeld.post.baten) == ("2-1-3-1", 900_000, None)
    assert [(d.id, d.naam, d.aon.naam) for d in beeld.deelopdrachten] == [
        (deel, "Metingen", "Nico Opdrachtnemer")
    ]
    assert {b.soort for b in beeld.besluiten} == {"opdracht_starten", "aog", "aon", "waarneming"}


def test_een_deelopdracht_heeft_de_AOG_van_haar_opdracht(provincie, vol, peil):
    opgave, opdracht, deel = vol

    beeld = reads.opdracht(deel, peil())

    assert (beeld.opdracht.id, beeld.opgave.id) == (opdracht, opgave)
    assert beeld.aog.drager == opdracht
    assert beeld.aon.drager == deel
    assert beeld.waarnemer("AOG").drager == opdracht
    assert beeld.profiel is None


def test_een_opdracht_op_een_dag_ervoor_en_erna(provincie, vol, peil):
    _, opdracht, _ = vol
    grond = provincie.van_directeur("faseovergang", vol[0], op=DAG)
    acts.ga_over_naar_fase(
        verzoek(), overgangen=[Faseovergang(opdracht, DAG, "realisatie")], grond=grond
    )

    assert reads.opdracht(opdracht, peil(date(2022, 1, 1))).bestaat is False
    assert reads.opdracht(opdracht, peil(date(2024, 5, 31))).fase.projectfase == "initiatie"
    beeld = reads.opdracht(opdracht, peil(DAG))
    assert beeld.fase.projectfase == "realisatie"
    assert [d.fase for d in beeld.decharges] == ["initiatie"]
    assert not beeld.gedechargeerd


def test_een_opdracht_zoals_eerder_bekend(provincie, vol, peil):
    _, opdracht, _ = vol
    toen = register_reads.kop().moment
    grond = provincie.van_directeur("faseovergang", vol[0], op=DAG)
    acts.ga_over_naar_fase(
        verzoek(), overgangen=[Faseovergang(opdracht, DAG, "realisatie")], grond=grond
    )

    beeld = reads.opdracht(opdracht, Peilmoment(DAG, toen))

    assert beeld.fase.projectfase == "initiatie"
    assert "faseovergang" not in {b.soort for b in beeld.besluiten}


def test_een_vacature_weet_sinds_wanneer(provincie, vol, peil):
    _, opdracht, _ = vol
    rol = reads.opdracht(opdracht, peil()).aon.feit
    register_acts.beeindig_rollen(
        verzoek(),
        rollen=[rol],
        per=date(2024, 5, 15),
        grond=provincie.van_aog("aon", opdracht, op=date(2024, 5, 15)),
    )

    beeld = reads.opdracht(opdracht, peil())

    assert beeld.aon is None
    assert beeld.vacant_sinds == {"AON": date(2024, 5, 15)}


def test_wat_geen_opdracht_is_geeft_niets(provincie, peil):
    assert reads.opdracht(provincie.opgave(), peil()) is None
    assert reads.opdracht(10**9, peil()) is None


def test_een_opdracht_kost_hooguit_acht_vragen_hoeveel_rollen_ook(provincie, vol, peil):
    _, opdracht, _ = vol
    moment = peil()
    weinig = tel(lambda: reads.opdracht(opdracht, moment))
    for jaar in range(30):
        provincie.benoem(
            opdracht,
            "BOG",
            provincie.rolhouders["AOG", opdracht],
            vanaf=date(2030 + jaar, 1, 1),
            tot=date(2030 + jaar, 6, 1),
        )

    assert tel(lambda: reads.opdracht(opdracht, peil())) <= weinig + 1 <= 9
    assert weinig <= 8


def test_lijsten_kosten_evenveel_vragen_met_een_als_met_veel(provincie, vol, peil):
    def blad():
        lijst = reads.opdrachten_lijst(moment)
        return len(lijst), lijst.pagina(1), lijst[:10]

    moment = peil()
    een = (tel(blad), tel(lambda: reads.opgaven_lijst(moment)))
    for i in range(4):
        provincie.opdracht(vol[0], f"Opdracht {i}")
    moment = peil()

    assert (tel(blad), tel(lambda: reads.opgaven_lijst(moment))) == een == (3, 1)
    assert len(reads.opdrachten_lijst(moment)) == 5


def test_de_lijst_zoekt_filtert_en_sorteert(provincie, vol, peil):
    opgave, opdracht, _ = vol
    ander = provincie.opdracht(opgave, "Bodem", label="stabiel", budget=900_000)
    moment = peil()

    def ids(**opties):
        return [r.id for r in reads.opdrachten_lijst(moment, **opties)]

    assert ids() == [opdracht, ander]
    assert ids(sortering="-budget") == [ander, opdracht]
    assert ids(zoek="stikSTOF land") == [opdracht]
    assert ids(zoek="2-1-3-1") == [opdracht]
    assert ids(filters=reads.OpdrachtFilter(label="stabiel")) == [ander]
    assert ids(filters=reads.OpdrachtFilter(zonder="AOG")) == [ander]
    aog = provincie.rolhouders["AOG", opdracht]
    assert ids(filters=reads.OpdrachtFilter(aog=aog)) == [opdracht]
    rij = reads.opdrachten_lijst(moment)[0]
    assert (rij.opgave_naam, rij.aog.persoon, rij.delen, rij.post_code) == (
        "Landbouw",
        aog,
        1,
        "2-1-3-1",
    )


def test_opgaven_met_hun_domeindirecteur(provincie, vol, peil):
    rij = reads.opgaven_lijst(peil())[0]

    assert (rij.naam, rij.opdrachten, rij.onder_dt) == ("Landbouw", 1, False)
    assert (rij.domeindirecteur.naam, rij.tweede_bog.naam) == ("Dora Directeur", "Tweede Hand")


def test_de_begrotingsboom_telt_wat_eraan_hangt(provincie, vol, peil):
    boom = reads.begrotingsboom(Stand(2023, SoortStand.BEGROTING), peil())

    assert [tak.post.code for tak in boom.boom.takken] == ["2-1-3-1"]
    post = boom.boom.takken[0].post.id
    assert boom.aantallen[post] == reads.Koppelaantal(opgaven=0, opdrachten=1)


@pytest.mark.parametrize("tekst", ["stikstof", "STIKSTOF terug", "terugdr", "OPD-0001", "2-1-3-1"])
def test_wie_gaat_over_een_opdracht(provincie, vol, peil, tekst):
    treffer = reads.zoek(tekst, peil(), 5)[0]

    assert treffer.id == vol[1]
    assert {"AOG", "AON"} <= {r.rol for r in treffer.wie}


def test_wie_gaat_over_vindt_personen_met_hun_rollen(provincie, vol, peil):
    treffer = reads.zoek("opdrachtgever gerda", peil(), 5)[0]

    assert (treffer.soort, treffer.naam) == ("persoon", "Gerda Opdrachtgever")
    assert [(r.rolnaam, r.naam) for r in treffer.rollen] == [
        ("Ambtelijk opdrachtgever", "Stikstof terugdringen")
    ]


def test_wie_gaat_over_zet_het_begin_van_de_naam_voorop(provincie, peil):
    provincie.opgave("Schoon water", directeur=False)
    provincie.opgave("Waterveiligheid", directeur=False)
    provincie.opgave("Grondwater", directeur=False)

    namen = [t.naam for t in reads.zoek("water", peil(), 5)]

    assert namen == ["Waterveiligheid", "Schoon water", "Grondwater"]
    assert reads.zoek("  ", peil()) == []
    assert reads.zoek("100%_zeker'", peil()) == []


def test_mijn_werk_toont_rollen_en_wat_eindigt(provincie, vol):
    _, opdracht, _ = vol
    moment = register_reads.peilmoment(date(2024, 5, 20))
    aog = provincie.rolhouders["AOG", opdracht]

    werk = reads.mijn_werk(aog, moment)

    assert [(r.regel.rol, r.naam) for r in werk.rollen] == [("AOG", "Stikstof terugdringen")]
    assert [r.regel.naam for r in werk.eindigt] == ["Wim Waar"]
    assert werk.dagen == 90
    buiten = reads.mijn_werk(aog, register_reads.peilmoment(date(2024, 1, 1)))
    assert buiten.eindigt == ()


def test_kerncijfers(provincie, vol, peil):
    cijfers = reads.kerncijfers(peil())

    assert (cijfers.opgaven, cijfers.opdrachten, cijfers.deelopdrachten) == (1, 1, 1)
    assert cijfers.opdrachten_zonder_aog == 0


def test_de_geschiedenis_kent_beide_assen(provincie, vol, peil):
    _, opdracht, _ = vol
    grond = provincie.van_directeur("faseovergang", vol[0], op=DAG)
    acts.ga_over_naar_fase(
        verzoek(), overgangen=[Faseovergang(opdracht, DAG, "realisatie")], grond=grond
    )

    fasen = reads.geschiedenis(opdracht, soort="fase")

    assert [(r.zin, r.periode, r.gesloten is None) for r in fasen.regels] == [
        ("fase realisatie", Periode(DAG), True),
        ("fase initiatie", Periode(date(2023, 3, 1), DAG), True),
        ("fase initiatie", Periode(date(2023, 3, 1)), False),
    ]
    alles = reads.geschiedenis(opdracht, limiet=2)
    assert (len(alles.regels), alles.aantal > 8) == (2, True)
    assert tel(lambda: reads.geschiedenis(opdracht)) <= 5


def test_de_rollentijdlijn_is_van_het_moment_van_kennis(provincie, vol, peil):
    _, opdracht, _ = vol
    toen = register_reads.kop().moment
    provincie.benoem(opdracht, "BOG", provincie.persoon("Later", "Bekend"))

    nu = reads.rollentijdlijn(opdracht, register_reads.kop().moment)

    assert [r.rol for r in nu] == ["BOG", "AOG", "AOG", "AON"]
    assert [r.rol for r in reads.rollentijdlijn([opdracht], toen)] == ["AOG", "AOG", "AON"]


def test_van_veel_perioden_komen_die_rond_een_dag(provincie, vol):
    _, opdracht, _ = vol
    alles = reads.rollentijdlijn(opdracht, register_reads.kop().moment)
    aog = [r.periode.van for r in alles if r.rol == "AOG"]

    eerste = reads.rollentijdlijn(opdracht, register_reads.kop().moment, rond=aog[0], hooguit=1)
    laatste = reads.rollentijdlijn(opdracht, register_reads.kop().moment, rond=aog[-1], hooguit=1)

    assert aog == sorted(aog)
    assert len(aog) == 2
    assert [r.periode.van for r in eerste if r.rol == "AOG"] == aog[:1]
    assert [r.periode.van for r in laatste if r.rol == "AOG"] == aog[1:]
    assert [r.rol for r in eerste] == ["AOG", "AON"]
