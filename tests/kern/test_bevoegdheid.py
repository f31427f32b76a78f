"""The decision function on border days and border moments, reason by reason."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from driehoek.kern.bevoegdheid import (
    OPEN,
    Artikel,
    Bereik,
    Eis,
    Index,
    Liggingregel,
    Reden,
    Regeling,
    Rolregel,
    Scoperegel,
    Uitslag,
    Vraag,
    beantwoord,
    beslis,
    dagnummer,
    momentnummer,
    wat_mag,
    wie_mag,
    wie_tekent,
)

CONCERN, OPGAVE, OPDRACHT, DEEL, ANDERE = 1, 10, 100, 1000, 101
AN, BO, CAS = 7, 8, 9
DD, AOG, AON, DMO = 12, 13, 14, 20
VERPLICHT, BETAAL, ONTSLAG = 1, 2, 3
DAG = dagnummer(date(2026, 3, 3))
TOEN = momentnummer(datetime(2026, 3, 5, 9, tzinfo=UTC))


def rol(feit, persoon, drager, rolsoort, **velden):
    return Rolregel(
        feit=feit, persoon=persoon, drager=drager, rolsoort=rolsoort, **{"van": DAG, **velden}
    )


def artikel(code, rolsoort, handeling=VERPLICHT, **velden):
    gegeven = {"feit": 500, "van": 0, **velden}
    return Artikel(code=code, rolsoort=rolsoort, handeling=handeling, **gegeven)


def index(rollen, artikelen, scopes=()):
    gemaakt = Index(CONCERN, hoger={AON: (AOG,), AOG: (DD,)})
    gemaakt.neem_rollen_op(rollen)
    gemaakt.neem_liggingen_op(
        [
            Liggingregel(feit=1, van=0, drager=OPDRACHT, ouder=OPGAVE),
            Liggingregel(feit=2, van=0, drager=DEEL, ouder=OPDRACHT),
            Liggingregel(feit=3, van=0, drager=ANDERE, ouder=OPGAVE),
        ]
    )
    gemaakt.neem_scopes_op(scopes)
    gemaakt.regeling = Regeling(artikelen)
    return gemaakt


def vraag(**velden):
    gegeven = {
        "persoon": AN,
        "handeling": VERPLICHT,
        "drager": OPDRACHT,
        "bedrag": 1_000,
        "op": DAG,
        "bekend": TOEN,
    }
    return Vraag(**{**gegeven, **velden})


def oordeel(ix, **velden):
    """Both ways of asking, which must agree wherever both can be used."""
    v = vraag(**velden)
    antwoord = beantwoord(ix, v)
    if not velden.keys() & {"voldaan", "primair_door", "eigen_belang", "nu"}:
        snel = beslis(ix, v.persoon, v.handeling, v.drager, v.bedrag, v.op, v.bekend)
        assert (snel.uitslag, snel.reden, snel.grens) == (
            antwoord.uitslag,
            antwoord.reden,
            antwoord.grens,
        )
    return antwoord


EENVOUDIG = (
    [rol(1, AN, OPDRACHT, AOG, tot=DAG + 10, bekend_van=TOEN, bestond=DAG)],
    [artikel("A", AOG, limiet=1_000)],
)


@pytest.mark.parametrize(
    ("op", "uitslag"),
    [
        (DAG - 1, Uitslag.ONBEVOEGD),
        (DAG, Uitslag.BEVOEGD),
        (DAG + 9, Uitslag.BEVOEGD),
        (DAG + 10, Uitslag.ONBEVOEGD),
    ],
)
def test_BEV_01_wie_de_rol_heeft_mag_het_van_de_eerste_tot_en_met_de_laatste_dag(op, uitslag):
    gevonden = oordeel(index(*EENVOUDIG), op=op)
    assert gevonden.uitslag is uitslag
    assert gevonden.reden is (Reden.GEEN if uitslag is Uitslag.BEVOEGD else Reden.ROL_ANDERE_DAG)


def test_BEV_01_een_microseconde_voor_de_registratie_is_er_een_besluit_en_geen_registratie():
    ix = index(*EENVOUDIG)
    assert oordeel(ix, bekend=TOEN).uitslag is Uitslag.BEVOEGD
    eerder = oordeel(ix, bekend=TOEN - 1)
    assert eerder.uitslag is Uitslag.NIET_GEREGISTREERD
    assert (eerder.rol.feit, eerder.artikel.code) == (1, "A")


def test_BEV_01_wat_niet_meer_geregistreerd_is_telt_op_het_oude_moment_nog_mee():
    weg = rol(1, AN, OPDRACHT, AOG, bekend_van=0, bekend_tot=TOEN)
    ix = index([weg], EENVOUDIG[1])
    assert oordeel(ix, bekend=TOEN - 1).uitslag is Uitslag.BEVOEGD
    assert oordeel(ix, bekend=TOEN).uitslag is Uitslag.ONBEVOEGD


def test_BEV_13_een_benoeming_met_terugwerkende_kracht_heelt_niets():
    achteraf = rol(1, AN, OPDRACHT, AOG, bekend_van=TOEN + 1, bestond=DAG + 1)
    ix = index([achteraf], EENVOUDIG[1])
    gevonden = oordeel(ix)
    assert (gevonden.uitslag, gevonden.reden) == (Uitslag.ONBEVOEGD, Reden.LATER_BESLOTEN)
    op_tijd = index([replace(achteraf, bestond=DAG)], EENVOUDIG[1])
    assert oordeel(op_tijd).uitslag is Uitslag.NIET_GEREGISTREERD


def test_BEV_02_het_bedrag_tot_en_met_de_grens():
    ix = index(*EENVOUDIG)
    assert oordeel(ix, bedrag=1_000).is_bevoegd
    te_hoog = oordeel(ix, bedrag=1_001)
    assert (te_hoog.uitslag, te_hoog.reden, te_hoog.grens) == (
        Uitslag.ONBEVOEGD,
        Reden.BEDRAG,
        1_000,
    )


def test_BEV_02_een_artikel_geldt_van_zijn_eerste_dag_af():
    ix = index([rol(1, AN, OPDRACHT, AOG, van=0)], [artikel("A", AOG, van=DAG)])
    assert oordeel(ix).is_bevoegd
    assert oordeel(ix, op=DAG - 1).reden is Reden.ARTIKEL_ANDERE_DAG


def test_BEV_02_een_rol_zonder_artikel_voor_de_handeling():
    assert oordeel(index(*EENVOUDIG), handeling=BETAAL).reden is Reden.GEEN_ARTIKEL


def test_BEV_03_wie_nergens_een_rol_heeft_hoort_dat():
    assert oordeel(index(*EENVOUDIG), persoon=CAS).reden is Reden.GEEN_ROL


@pytest.mark.parametrize(
    ("bereik", "mag"),
    [
        (Bereik.DRAGER, {OPDRACHT}),
        (Bereik.ONDER, {OPDRACHT, DEEL}),
        (Bereik.CONCERN, {OPDRACHT, DEEL, ANDERE, OPGAVE}),
    ],
)
def test_BEV_02_zo_ver_reikt_een_artikel(bereik, mag):
    ix = index([rol(1, AN, OPDRACHT, AOG)], [artikel("A", AOG, bereik=bereik)])
    dragers = (OPDRACHT, DEEL, ANDERE, OPGAVE)
    assert {d for d in dragers if oordeel(ix, drager=d).is_bevoegd} == mag


def test_BEV_02_een_verhuisde_opdracht_valt_vanaf_die_dag_onder_de_andere_directeur():
    ix = index(
        [rol(1, AN, OPGAVE, DD, van=0), rol(2, BO, 11, DD, van=0)],
        [artikel("D", DD)],
    )
    ix.neem_liggingen_op(
        [
            Liggingregel(feit=1, van=0, tot=DAG, drager=OPDRACHT, ouder=OPGAVE),
            Liggingregel(feit=4, van=DAG, drager=OPDRACHT, ouder=11),
        ]
    )
    for persoon, dagen in ((AN, (True, False)), (BO, (False, True))):
        gevonden = [oordeel(ix, persoon=persoon, op=op).is_bevoegd for op in (DAG - 1, DAG)]
        assert tuple(gevonden) == dagen


def test_BEV_02_met_een_voorwaarde_pas_als_eraan_is_voldaan():
    eisen = Eis.ADVIES_CONTROL | Eis.TWEEDE_HANDTEKENING
    ix = index([rol(1, AN, OPDRACHT, AOG)], [artikel("A", AOG, eisen=int(eisen))])
    assert oordeel(ix).reden is Reden.VOORWAARDE
    assert oordeel(ix, voldaan=int(Eis.ADVIES_CONTROL)).reden is Reden.VOORWAARDE
    assert oordeel(ix, voldaan=int(eisen)).is_bevoegd


def test_BEV_05_het_materiele_budget_is_van_de_AOG_binnen_de_opdracht():
    scope = Scoperegel(feit=9, van=DAG, opdracht=OPDRACHT, budget=1_000)
    ix = index([rol(1, AN, OPDRACHT, AOG, van=0)], [artikel("A", AOG, binnen_scope=True)], [scope])
    for drager in (OPDRACHT, DEEL):
        assert oordeel(ix, drager=drager, bedrag=1_000).is_bevoegd
        boven = oordeel(ix, drager=drager, bedrag=1_001)
        assert (boven.reden, boven.grens) == (Reden.SCOPE, 1_000)
    assert oordeel(ix, op=DAG - 1).reden is Reden.SCOPE_ONBEKEND


def test_BEV_06_een_ondermandaat_voor_een_opdracht_geldt_alleen_daar():
    boven = artikel("A", AOG, ondermandaat=True, limiet=5_000)
    onder = artikel("O", AON, feit=501, boven="A", drager=OPDRACHT)
    rollen = [rol(1, BO, OPDRACHT, AON), rol(2, BO, ANDERE, AON)]
    ix = index(rollen, [boven, onder])
    assert oordeel(ix, persoon=BO, bedrag=5_000).is_bevoegd
    assert oordeel(ix, persoon=BO, drager=DEEL).is_bevoegd
    assert oordeel(ix, persoon=BO, bedrag=5_001).reden is Reden.BEDRAG
    assert oordeel(ix, persoon=BO, drager=ANDERE).reden is Reden.GEEN_ARTIKEL


def test_BEV_09_zonder_verlof_is_er_geen_ondermandaat():
    boven = artikel("A", AOG, ondermandaat=False)
    onder = artikel("O", AON, boven="A")
    ix = index([rol(1, BO, OPDRACHT, AON)], [boven, onder])
    assert oordeel(ix, persoon=BO).reden is Reden.GEEN_ARTIKEL


def test_BEV_09_vervalt_een_schakel_dan_vervalt_alles_eronder():
    boven = artikel("A", AOG, ondermandaat=True, tot=DAG + 5)
    midden = artikel("M", AON, ondermandaat=True, boven="A")
    onder = artikel("O", DMO, boven="M")
    ix = index([rol(1, BO, OPDRACHT, DMO)], [boven, midden, onder])
    laatste = oordeel(ix, persoon=BO, op=DAG + 4)
    assert [a.code for a in laatste.artikel.keten] == ["O", "M", "A"]
    assert oordeel(ix, persoon=BO, op=DAG + 5).reden is Reden.ARTIKEL_ANDERE_DAG


def test_BEV_09_een_keten_die_in_zichzelf_bijt_geeft_niets():
    rond = [artikel("A", AOG, boven="B", ondermandaat=True)]
    rond.append(artikel("B", AOG, boven="A", ondermandaat=True))
    ix = index([rol(1, AN, OPDRACHT, AOG)], rond)
    assert oordeel(ix).reden is Reden.GEEN_ARTIKEL


def test_BEV_11_niemand_beslist_op_bezwaar_tegen_het_eigen_besluit_of_in_eigen_belang():
    ix = index(*EENVOUDIG)
    assert oordeel(ix, primair_door=AN).reden is Reden.EIGEN_BESLUIT
    assert oordeel(ix, primair_door=BO).is_bevoegd
    assert oordeel(ix, eigen_belang=True).reden is Reden.EIGEN_BELANG


def test_REG_26_is_de_rol_vacant_dan_mag_de_naast_hogere():
    directeur = rol(1, AN, OPGAVE, DD)
    macht = artikel("A", AOG, naast_hogere=True)
    assert oordeel(index([directeur], [macht])).is_bevoegd
    bezet = index([directeur, rol(2, BO, OPDRACHT, AOG)], [macht])
    assert oordeel(bezet).reden is Reden.GEEN_ARTIKEL
    niet = index([directeur], [replace(macht, naast_hogere=False)])
    assert oordeel(niet).reden is Reden.GEEN_ARTIKEL


def test_REG_26_een_AON_van_een_deel_is_dezelfde_rol_als_een_van_het_geheel():
    hoger, deelnemer = {AON: (AOG,), AON + 1: (AOG,)}, AON + 1
    macht = [artikel("A", soort, naast_hogere=True) for soort in (AON, deelnemer)]
    ix = index([rol(1, AN, OPDRACHT, AOG), rol(2, BO, OPDRACHT, AON)], macht)
    ix.hoger = hoger
    assert oordeel(ix).reden is Reden.GEEN_ARTIKEL
    assert oordeel(ix, persoon=BO).is_bevoegd
    vacant = index([rol(1, AN, OPDRACHT, AOG)], macht)
    vacant.hoger = hoger
    assert oordeel(vacant).is_bevoegd


def test_BEV_01_wat_na_de_kop_van_de_vraag_is_geregistreerd_speelt_geen_rol():
    laat = rol(1, AN, OPDRACHT, AOG, bekend_van=TOEN + 9, bestond=DAG)
    ix = index([laat], EENVOUDIG[1])
    assert oordeel(ix, nu=TOEN + 8).reden is Reden.GEEN_ROL
    assert oordeel(ix, nu=TOEN + 9).uitslag is Uitslag.NIET_GEREGISTREERD
    ix.neem_rollen_op([replace(laat, bekend_tot=TOEN + 20)])
    assert oordeel(ix, nu=TOEN + 19).uitslag is Uitslag.NIET_GEREGISTREERD
    assert oordeel(ix, nu=TOEN + 20).uitslag is Uitslag.ONBEVOEGD
    assert oordeel(ix).uitslag is Uitslag.ONBEVOEGD


def test_een_gesloten_rij_vervangt_wat_er_stond():
    ix = index(*EENVOUDIG)
    ix.neem_rollen_op([replace(EENVOUDIG[0][0], bekend_tot=TOEN + 5)])
    assert oordeel(ix, bekend=TOEN + 4).is_bevoegd
    assert not oordeel(ix, bekend=TOEN + 5).is_bevoegd
    assert len(ix.op_drager[OPDRACHT]) == 1


def test_BEV_03_wie_mag_het_wel_en_wat_mag_ik():
    ix = index(
        [rol(1, AN, OPDRACHT, AOG), rol(2, BO, OPGAVE, DD), rol(3, CAS, CONCERN, DMO)],
        [
            artikel("A", AOG, limiet=500),
            artikel("D", DD, limiet=5_000),
            artikel("M", DMO, bereik=Bereik.CONCERN, limiet=OPEN),
        ],
    )
    assert [o.rol.persoon for o in wie_mag(ix, vraag(bedrag=501))] == [BO, CAS]
    mijn = wat_mag(ix, AN, (VERPLICHT, BETAAL), DAG, TOEN)
    assert [(m.rol.feit, m.artikel.code) for m in mijn] == [(1, "A")]
    assert wat_mag(ix, AN, (VERPLICHT,), DAG - 1, TOEN) == []


def test_BEV_03_wie_het_dichtst_bij_staat_komt_eerst_en_de_waarnemer_na_wie_hij_waarneemt():
    ix = index(
        [
            rol(1, CAS, CONCERN, DMO),
            rol(2, BO, OPGAVE, DD),
            rol(3, CAS + 1, OPDRACHT, AOG, waarneming=True),
            rol(4, CAS + 2, OPDRACHT, AOG),
            rol(5, AN, OPDRACHT, AON),
        ],
        [
            artikel("M", DMO, bereik=Bereik.CONCERN),
            *(artikel(str(soort), soort) for soort in (DD, AOG, AON)),
        ],
    )
    assert [o.rol.feit for o in wie_mag(ix, vraag())] == [5, 4, 3, 2, 1]
    assert [t.rol.feit for t in wie_tekent(ix, vraag())] == [5, 4, 3, 2, 1]


def test_BEV_06_wie_tekent_noemt_per_rol_en_voorwaarde_het_hoogste_bedrag():
    advies = Eis.ADVIES_CONTROL
    rollen = [rol(1, AN, OPDRACHT, AOG), rol(2, BO, OPDRACHT, AON, tot=DAG)]
    machten = [
        artikel("A", AOG, limiet=500),
        artikel("B", AOG, limiet=800),
        artikel("C", AOG, limiet=9_000, binnen_scope=True, eisen=advies),
        artikel("D", AON),
    ]

    def tekenaars(*scopes):
        gevonden = wie_tekent(index(rollen, machten, scopes), vraag(bedrag=10**9))
        return [(t.rol.feit, t.artikel.code, t.tot) for t in gevonden]

    scope = Scoperegel(feit=1, van=DAG, opdracht=OPDRACHT, budget=7_000)
    assert tekenaars(scope) == [(1, "B", 800), (1, "C", 7_000)]
    # Under fewer conditions as much: then the one with more says nothing new.
    assert tekenaars(replace(scope, budget=800)) == [(1, "B", 800)]
    assert tekenaars(replace(scope, budget=0)) == [(1, "B", 800)]
    assert tekenaars() == [(1, "B", 800)]


@pytest.mark.parametrize("persoon", [0, -1, 1 << 32])
def test_ids_die_samen_geen_sleutel_zijn_worden_geweigerd(persoon):
    with pytest.raises(ValueError, match="te groot"):
        index([rol(1, persoon, OPDRACHT, AOG)], [])
