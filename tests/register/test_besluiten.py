"""What can happen to a besluit: withdrawn, suspended, annulled (REG-35)."""

from datetime import date, timedelta

import pytest

from driehoek.kern.tijd import Periode
from driehoek.platform.fouten import InvoerFout, RegelOvertreding
from driehoek.register import acts, intrekken
from driehoek.register.instellingen import AON_BENOEMER
from driehoek.register.models import Besluit, Besluitwerking, Rolvervulling
from driehoek.register.types import Beslisser, OpBesluit, OpRechtsfeit, Rol
from provincie import BEGIN, verzoek
from register.hulp import besluit_van, feit_van, geweigerd, wie

JAN, MRT, JUL, SEP = (date(2024, m, 1) for m in (1, 3, 7, 9))
DAG = timedelta(days=1)
CD = Rol.CONCERNDIRECTEUR


@pytest.fixture
def top(wereld):
    """An is concerndirecteur, and gives way to Bo on 1 July 2024."""
    an, bo = wereld.persoon("An"), wereld.persoon("Bo")
    eerste = besluit_van(wereld.benoem(wereld.concern, CD, an))
    tweede = besluit_van(wereld.benoem(wereld.concern, CD, bo, vanaf=JUL, act=acts.vervang))
    return wereld, an, bo, eerste, tweede


def trek_in(wereld, besluit, per=None, door="GS"):
    grond = wereld.besluit("intrekking", door=door, op=JUL)
    return acts.trek_in(verzoek(), besluit=besluit, per=per, grond=grond)


def cd(wereld, dag):
    return wie(wereld.concern, CD, dag)


def status(besluit, dag):
    feit = Besluitwerking.objects.huidig().filter(besluit=besluit, geldig__contains=dag).first()
    return feit and feit.status


def test_REG_35_intrekken_per_een_dag_eindigt_wat_erop_rust(top):
    wereld, an, bo, _, tweede = top

    trek_in(wereld, tweede, per=SEP)

    assert cd(wereld, JUL - DAG) == [an]
    assert cd(wereld, SEP - DAG) == [bo]
    assert cd(wereld, SEP) == [], "wie eerder week, komt niet vanzelf terug"
    assert (status(tweede, SEP - DAG), status(tweede, SEP)) == ("geldend", "ingetrokken")


def test_REG_35_intrekken_vanaf_het_begin_laat_herleven_wie_week(top):
    wereld, an, _, _, tweede = top

    uitkomst = trek_in(wereld, tweede)

    assert cd(wereld, JUL - DAG) == cd(wereld, JUL) == cd(wereld, SEP) == [an]
    assert status(tweede, JUL) == "ingetrokken"
    assert {g.soort for g in uitkomst.gevolgen} == {"krijgt", "verliest"}


def test_REG_35_wat_een_ander_besluit_beeindigde_herleeft_niet(top):
    wereld, an, _, _, tweede = top
    acts.beeindig_rollen(
        verzoek(),
        rollen=[feit_van(wereld.concern, CD, JAN).id],
        per=MRT,
        grond=wereld.besluit("topbenoeming", op=JAN),
    )

    trek_in(wereld, tweede)

    assert cd(wereld, MRT - DAG) == [an]
    assert cd(wereld, MRT) == cd(wereld, JUL - DAG) == []


def test_REG_35_wat_zelf_is_ingetrokken_herleeft_niet(top):
    wereld, _, bo, eerste, tweede = top
    trek_in(wereld, eerste)
    assert (cd(wereld, JAN), cd(wereld, JUL)) == ([], [bo])

    trek_in(wereld, tweede)

    assert cd(wereld, JAN) == cd(wereld, JUL) == []


def test_REG_35_herleven_maakt_plaats_voor_wie_er_nu_is(top):
    wereld, an, _, _, tweede = top
    trek_in(wereld, tweede, per=SEP)
    co = wereld.persoon("Co")
    wereld.benoem(wereld.concern, CD, co, vanaf=SEP)
    acts.vernietig(
        verzoek(), besluit=tweede, grond=wereld.besluit("vernietiging", door="KROON", op=SEP)
    )

    assert cd(wereld, SEP - DAG) == [an]
    assert cd(wereld, SEP) == [co]


def test_REG_35_vernietigen_is_alsof_het_er_nooit_was(top):
    wereld, an, _, _, tweede = top

    acts.vernietig(
        verzoek(), besluit=tweede, grond=wereld.besluit("vernietiging", door="RECHTER", op=JUL)
    )

    assert cd(wereld, SEP) == [an]
    assert status(tweede, JUL) == "vernietigd"


def schors(wereld, besluit, van, tot, door="KROON"):
    grond = wereld.besluit("schorsing", door=door, op=JUL)
    return acts.schors(verzoek(), besluit=besluit, periode=Periode(van, tot), grond=grond)


def test_REG_35_schorsen_geldt_alleen_in_die_periode(top):
    wereld, _, bo, _, tweede = top
    aug = date(2024, 8, 1)

    schors(wereld, tweede, aug, SEP)

    assert [cd(wereld, d) for d in (aug - DAG, aug, SEP - DAG, SEP)] == [[bo], [], [], [bo]]
    assert [status(tweede, d) for d in (aug - DAG, aug, SEP)] == ["geldend", "geschorst", "geldend"]


def test_REG_35_schorsing_zegt_niets_over_dagen_waarop_het_niet_gold(top):
    wereld, _, _, _, tweede = top
    trek_in(wereld, tweede, per=SEP)

    schors(wereld, tweede, JAN, None)

    assert status(tweede, JUL - DAG) is None
    assert (status(tweede, JUL), status(tweede, SEP)) == ("geschorst", "ingetrokken")


def test_REG_35_een_geschorst_besluit_kan_worden_vernietigd(top):
    wereld, an, _, _, tweede = top
    schors(wereld, tweede, JUL, None)

    acts.vernietig(
        verzoek(), besluit=tweede, grond=wereld.besluit("vernietiging", door="KROON", op=SEP)
    )

    assert (cd(wereld, SEP), status(tweede, SEP)) == ([an], "vernietigd")


def test_REG_35_wat_al_niet_geldt_kan_niet_nog_eens_weg(top):
    wereld, _, _, _, tweede = top
    trek_in(wereld, tweede, per=SEP)

    with geweigerd(InvoerFout, "REG-35", "geldt vanaf 1 september 2024 al niet"):
        trek_in(wereld, tweede, per=SEP)
    with geweigerd(InvoerFout, "REG-35", "al niet"):
        schors(wereld, tweede, SEP, None)


def test_REG_09_alleen_de_Kroon_of_de_rechter_vernietigt(top):
    wereld, _, _, _, tweede = top

    with geweigerd(RegelOvertreding, "REG-09", "Wel bevoegd: De Kroon, De rechter"):
        acts.vernietig(
            verzoek(), besluit=tweede, grond=wereld.besluit("vernietiging", door="GS", op=JUL)
        )


def test_beeindigen_laat_de_opvolger_met_rust(top):
    wereld, _, bo, _, _ = top

    acts.beeindig_rollen(
        verzoek(),
        rollen=[feit_van(wereld.concern, CD, JAN).id],
        per=MRT,
        grond=wereld.besluit("topbenoeming", op=JAN),
    )

    assert (cd(wereld, MRT), cd(wereld, JUL)) == ([], [bo])


def test_REG_37_een_rechtsfeit_eindigt_alle_rollen_van_een_persoon(top):
    wereld, an, bo, _, _ = top
    opgave = wereld.opgave()
    wereld.benoem(opgave, Rol.BOG, an)
    wereld.benoem(opgave, Rol.DOMEINDIRECTEUR, an, vanaf=SEP)
    wereld.benoem(wereld.concern, Rol.CONTROLLER, an, tot=JAN)

    acts.beeindig_door_rechtsfeit(
        verzoek(), persoon=an, per=MRT, grond=OpRechtsfeit(MRT, "Overleden")
    )

    over = Rolvervulling.objects.huidig().filter(persoon_id=an)
    assert sorted(f.periode for f in over) == [
        Periode(BEGIN, JAN),
        Periode(BEGIN, MRT),
        Periode(BEGIN, MRT),
    ]
    assert cd(wereld, JUL) == [bo], "de opvolger blijft"


def corrigeer(wereld, dag, **anders):
    feit = feit_van(wereld.concern, CD, dag)
    return acts.corrigeer(
        verzoek(),
        model=Rolvervulling,
        feit=feit.id,
        toelichting="Overgetypt met een fout",
        **anders,
    )


def test_REG_36_corrigeer_de_persoon(top):
    wereld, an, _, _, tweede = top
    co = wereld.persoon("Co")

    corrigeer(wereld, JUL, waarde={"persoon_id": co})

    assert (cd(wereld, JUL - DAG), cd(wereld, JUL)) == ([an], [co])
    assert feit_van(wereld.concern, CD, JUL).grondslag.besluit_id == tweede


def test_REG_36_corrigeer_de_periode(top):
    wereld, an, bo, _, _ = top

    corrigeer(wereld, JUL, periode=Periode(SEP))

    assert [cd(wereld, d) for d in (JUL - DAG, JUL, SEP)] == [[an], [], [bo]]


def test_REG_36_corrigeer_dat_het_er_nooit_had_moeten_staan(top):
    wereld, an, _, _, _ = top

    corrigeer(wereld, JUL, vervalt=True)

    assert (cd(wereld, JUL - DAG), cd(wereld, JUL)) == ([an], [])


def test_REG_11_wat_eerder_bekend_was_blijft_bekend(top):
    wereld, _, bo, _, tweede = top
    from driehoek.register import reads

    toen = reads.peilmoment(SEP)
    trek_in(wereld, tweede)

    gevonden = reads.rollen_op([wereld.concern], toen).get(rolsoort__rol=CD)
    assert gevonden.persoon_id == bo
    assert cd(wereld, SEP) != [bo]


def test_BEV_14_een_correctie_begint_niet_voor_het_besluit_werkt(top):
    wereld, _, _, _, _ = top

    with geweigerd(RegelOvertreding, "BEV-14", "kan niet al op 1 maart 2024 beginnen"):
        corrigeer(wereld, JUL, periode=Periode(MRT))


def test_REG_35_op_wat_nergens_meer_geldt_rust_niets_nieuws(top):
    wereld, _, _, _, tweede = top
    co = wereld.persoon("Co")
    trek_in(wereld, tweede)

    with geweigerd(InvoerFout, "REG-35", "geldt niet meer. Kies een ander besluit"):
        wereld.benoem(wereld.concern, CD, co, vanaf=SEP, act=acts.vervang, grond=OpBesluit(tweede))


@pytest.mark.parametrize(
    ("tot", "weg"), [(SEP - DAG, False), (SEP, False), (SEP + DAG, True), (None, True)]
)
def test_REG_35_op_de_ingetrokken_dagen_rust_niets_nieuws(top, tot, weg):
    wereld, _, bo, _, tweede = top
    trek_in(wereld, tweede, per=SEP)
    opties = {"vanaf": JUL, "tot": tot, "act": acts.vervang, "grond": OpBesluit(tweede)}
    co = wereld.persoon("Co")

    if weg:
        with geweigerd(RegelOvertreding, "REG-35", "is op 1 september 2024 ingetrokken"):
            wereld.benoem(wereld.concern, CD, co, **opties)
        assert cd(wereld, JUL) == [bo]
    else:
        wereld.benoem(wereld.concern, CD, co, **opties)
        assert cd(wereld, JUL) == [co]


def test_REG_35_tijdens_een_schorsing_rust_er_niets_nieuws_op(top):
    wereld, _, _, _, tweede = top
    schors(wereld, tweede, MRT + 153 * DAG, SEP)
    co = wereld.persoon("Co")

    with geweigerd(RegelOvertreding, "REG-35", "is op 1 augustus 2024 geschorst"):
        wereld.benoem(wereld.concern, CD, co, vanaf=JUL, act=acts.vervang, grond=OpBesluit(tweede))


def test_REG_35_een_correctie_rekt_niet_op_tot_in_de_intrekking(top):
    wereld, _, _, _, tweede = top
    trek_in(wereld, tweede, per=SEP)

    with geweigerd(RegelOvertreding, "REG-35", "is op 1 september 2024 ingetrokken"):
        corrigeer(wereld, JUL, periode=Periode(JUL, SEP + DAG))
    corrigeer(wereld, JUL, periode=Periode(MRT + 153 * DAG, SEP))

    assert cd(wereld, SEP) == []


def vernietig(wereld, besluit, door="RECHTER"):
    grond = wereld.besluit("vernietiging", door=door, op=SEP)
    return acts.vernietig(verzoek(), besluit=besluit, grond=grond)


def test_REG_35_een_ingetrokken_intrekking_geeft_alles_terug(top):
    wereld, an, bo, _, tweede = top
    eerste_intrekking = besluit_van(trek_in(wereld, tweede, per=SEP))
    assert (cd(wereld, SEP), status(tweede, SEP)) == ([], "ingetrokken")

    uitkomst = trek_in(wereld, eerste_intrekking)

    assert [cd(wereld, d) for d in (JUL - DAG, JUL, SEP - DAG, SEP)] == [[an], [bo], [bo], [bo]]
    assert (status(tweede, SEP), status(eerste_intrekking, SEP)) == ("geldend", "ingetrokken")
    zinnen = [g.zin for g in uitkomst.gevolgen]
    assert any("is vanaf 1 september 2024 weer geldend" in z for z in zinnen), zinnen
    assert any("Bo" in z and "wordt concerndirecteur" in z for z in zinnen), zinnen


def test_REG_35_wie_herleefde_wijkt_weer_als_de_intrekking_vervalt(top):
    wereld, an, bo, _, tweede = top
    intrekking = besluit_van(trek_in(wereld, tweede))
    assert cd(wereld, SEP) == [an]

    vernietig(wereld, intrekking)

    assert [cd(wereld, d) for d in (JUL - DAG, JUL, SEP)] == [[an], [bo], [bo]]
    assert (status(tweede, JUL), status(intrekking, JUL)) == ("geldend", "vernietigd")


def test_REG_35_wat_sindsdien_is_besloten_blijft_staan(top):
    wereld, _, bo, _, tweede = top
    intrekking = besluit_van(trek_in(wereld, tweede, per=SEP))
    okt, nov, co = date(2024, 10, 1), date(2024, 11, 1), wereld.persoon("Co")
    wereld.benoem(wereld.concern, CD, co, vanaf=okt, tot=nov)

    trek_in(wereld, intrekking)

    assert [cd(wereld, d) for d in (SEP, okt - DAG, okt, nov - DAG, nov)] == [
        [bo],
        [bo],
        [co],
        [co],
        [bo],
    ]


def test_REG_35_een_intrekking_vervalt_ook_vanaf_een_dag(top):
    wereld, _, bo, _, tweede = top
    intrekking = besluit_van(trek_in(wereld, tweede, per=JUL))
    assert cd(wereld, JUL) == []

    trek_in(wereld, intrekking, per=SEP)

    assert [cd(wereld, d) for d in (SEP - DAG, SEP)] == [[], [bo]]
    assert [status(tweede, d) for d in (SEP - DAG, SEP)] == ["ingetrokken", "geldend"]
    assert [status(intrekking, d) for d in (SEP - DAG, SEP)] == ["geldend", "ingetrokken"]


def test_REG_35_een_opgeheven_schorsing_eindigt_op_die_dag(top):
    wereld, _, bo, _, tweede = top
    schorsing = besluit_van(schors(wereld, tweede, JUL, None))

    trek_in(wereld, schorsing, per=SEP, door="KROON")

    assert [cd(wereld, d) for d in (JUL, SEP - DAG, SEP)] == [[], [], [bo]]
    assert [status(tweede, d) for d in (SEP - DAG, SEP)] == ["geschorst", "geldend"]


def test_REG_35_een_geschorste_intrekking_werkt_zolang_niet(top):
    wereld, _, bo, _, tweede = top
    intrekking = besluit_van(trek_in(wereld, tweede, per=JUL))
    aug = date(2024, 8, 1)

    schors(wereld, intrekking, aug, SEP)

    assert [cd(wereld, d) for d in (aug - DAG, aug, SEP - DAG, SEP)] == [[], [bo], [bo], []]
    assert [status(tweede, d) for d in (aug, SEP)] == ["geldend", "ingetrokken"]


def test_REG_35_een_intrekking_van_een_intrekking_kan_zelf_vervallen(top):
    wereld, an, _, _, tweede = top
    eerste = besluit_van(trek_in(wereld, tweede))
    tweede_intrekking = besluit_van(trek_in(wereld, eerste))

    trek_in(wereld, tweede_intrekking)

    assert (cd(wereld, SEP), status(tweede, SEP), status(eerste, SEP)) == (
        [an],
        "ingetrokken",
        "geldend",
    )


def test_REG_35_wat_intussen_zelf_is_ingetrokken_komt_niet_terug(top):
    wereld, _, bo, eerste, tweede = top
    intrekking = besluit_van(trek_in(wereld, tweede))
    trek_in(wereld, eerste)
    assert cd(wereld, JAN) == cd(wereld, SEP) == []

    trek_in(wereld, intrekking)

    assert (cd(wereld, JAN), cd(wereld, SEP)) == ([], [bo])


def test_REG_35_de_waarnemer_komt_terug_met_wie_hij_waarneemt(top):
    wereld, _, bo, _, tweede = top
    co = wereld.persoon("Co")
    wereld.benoem(
        wereld.concern, CD, co, vanaf=SEP, act=acts.neem_waar, waarneming=True, tot=SEP + 9 * DAG
    )
    intrekking = besluit_van(trek_in(wereld, tweede, per=JUL))
    assert wie(wereld.concern, CD, SEP, waarneming=True) == []

    trek_in(wereld, intrekking)

    assert (cd(wereld, SEP), wie(wereld.concern, CD, SEP, waarneming=True)) == ([bo], [co])


def test_REG_35_een_vernietiging_wordt_niet_ingetrokken(top):
    wereld, _, bo, _, tweede = top
    vernietiging = besluit_van(vernietig(wereld, tweede))

    with geweigerd(InvoerFout, "REG-35", "de Kroon of een rechter kan haar wel vernietigen"):
        trek_in(wereld, vernietiging)
    vernietig(wereld, vernietiging)

    assert (cd(wereld, SEP), status(tweede, SEP)) == ([bo], "geldend")


@pytest.mark.parametrize("door", ["GS", "DT", "RECHTER"])
def test_REG_35_wat_de_Kroon_schorst_heft_niemand_anders_op(top, door):
    wereld, _, bo, _, tweede = top
    schorsing = besluit_van(schors(wereld, tweede, JUL, None))

    with geweigerd(InvoerFout, "REG-35", "is van De Kroon; .* kan het niet intrekken"):
        trek_in(wereld, schorsing, door=door)
    trek_in(wereld, schorsing, door="KROON")

    assert cd(wereld, SEP) == [bo]


def test_REG_35_een_rechter_trekt_geen_besluit_van_de_provincie_in(top):
    wereld, _, bo, _, tweede = top

    with geweigerd(InvoerFout, "REG-35", "De rechter kan het niet intrekken"):
        trek_in(wereld, tweede, door="RECHTER")

    assert cd(wereld, SEP) == [bo]


def test_REG_35_ook_een_bestaand_besluit_van_de_Kroon_trekt_niets_anders_in(top):
    """The decider of a besluit that is in the register already is looked up there."""
    wereld, _, _, _, tweede = top
    schorsing = besluit_van(schors(wereld, tweede, JUL, SEP))
    intrekking = besluit_van(trek_in(wereld, schorsing, door="KROON"))

    with geweigerd(InvoerFout, "REG-35", "De Kroon kan het niet intrekken"):
        acts.trek_in(verzoek(), besluit=tweede, per=SEP, grond=OpBesluit(intrekking))


DD, AOG, DMO, SECRETARIS = (
    Rol.DOMEINDIRECTEUR,
    Rol.AOG,
    Rol.DIRECTEUR_MO,
    Rol.PROVINCIESECRETARIS,
)
INTREKKERS = (
    "PS",
    "GS",
    "DT",
    "O-BERAAD",
    "P-BERAAD",
    "KROON",
    "RECHTER",
    SECRETARIS,
    DD,
    AOG,
    DMO,
)


@pytest.mark.parametrize(
    ("van", "soort", "mogen"),
    [
        ("PS", "begroting", {"PS"}),
        ("GS", "opgave_instellen", {"GS"}),
        ("DT", "instelling", {"DT", "GS"}),
        ("O-BERAAD", "domeindirecteur", {"O-BERAAD", "DT", "GS"}),
        ("P-BERAAD", "plaatsing", {"P-BERAAD", "DT", "GS"}),
        (SECRETARIS, "functionele_rol", {SECRETARIS, "GS"}),
        (DD, "scope", {DD, SECRETARIS, "DT", "GS"}),
        (AOG, "aon", {AOG, DD, SECRETARIS, "DT", "GS"}),
        (DMO, "pmanager", {DMO, SECRETARIS, "DT", "GS"}),
        ("KROON", "schorsing", {"KROON"}),
        ("RECHTER", "vernietiging", {"RECHTER"}),
    ],
)
def test_REG_35_intrekken_mag_wie_besloot_of_wie_daarboven_staat(wereld, van, soort, mogen):
    def als_beslisser(wie):
        return (
            Beslisser(wereld.concern, wie) if wie in Rol.values else Beslisser(wereld.orgaan(wie))
        )

    eigen = als_beslisser(van)
    besluit = Besluit(soort=soort, beslisser_drager_id=eigen.drager, beslisser_rol=eigen.rol)
    mag = {w for w in INTREKKERS if intrekken.mag_intrekken(besluit, als_beslisser(w), JUL)}
    assert mag == mogen


def test_REG_35_een_ander_in_dezelfde_rol_trekt_in_behalve_wat_een_ander_zelf_doorgaf(wereld):
    hier, daar = Beslisser(wereld.concern, AOG), Beslisser(wereld.concern + 1, AOG)
    for soort, mag in (("deelopdrachten", True), ("ondermandaat", False), ("bekrachtiging", False)):
        besluit = Besluit(soort=soort, beslisser_drager_id=hier.drager, beslisser_rol=AOG)
        assert intrekken.mag_intrekken(besluit, hier, JUL)
        assert intrekken.mag_intrekken(besluit, daar, JUL) is mag


@pytest.mark.parametrize(("dag", "mag"), [(JUL - DAG, False), (JUL, True)])
def test_REG_35_gaat_de_bevoegdheid_over_dan_trekt_de_nieuwe_beslisser_in(wereld, dag, mag):
    oud = Besluit(soort="aon", beslisser_drager_id=wereld.concern, beslisser_rol=AOG)
    directeur = Beslisser(wereld.concern, DMO)
    assert not intrekken.mag_intrekken(oud, directeur, dag)
    acts.stel_instelling_vast(
        verzoek(),
        code=AON_BENOEMER.code,
        waarde=DMO.value,
        vanaf=JUL,
        grond=wereld.besluit("instelling", door="DT", op=JAN),
    )
    assert intrekken.mag_intrekken(oud, directeur, dag) is mag


@pytest.mark.parametrize("door", ["DT", "O-BERAAD", "PS"])
def test_REG_35_wat_GS_besloot_trekken_alleen_GS_in(top, door):
    wereld, _, bo, _, tweede = top

    with geweigerd(
        InvoerFout,
        "REG-35",
        "is van Gedeputeerde Staten; .* kan het niet intrekken. Dat kan alleen Gedeputeerde Staten",
    ):
        trek_in(wereld, tweede, door=door)

    assert cd(wereld, SEP) == [bo]
    trek_in(wereld, tweede, door="GS")
    assert cd(wereld, SEP) != [bo]


def test_REG_35_de_weigering_noemt_wie_het_wel_mag(wereld):
    besluit = Besluit(
        kenmerk="T-1", soort="aon", beslisser_drager_id=wereld.concern, beslisser_rol=AOG
    )
    zin = intrekken.weigering(besluit, Beslisser(wereld.orgaan("P-BERAAD")))
    assert zin == (
        "Besluit T-1 is van de ambtelijk opdrachtgever; Personeelsberaad kan het niet intrekken."
        " Dat kan alleen de ambtelijk opdrachtgever of de domeindirecteur of de provinciesecretaris"
        " of Directieteam of Gedeputeerde Staten."
    )
