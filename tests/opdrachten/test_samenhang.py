"""How opgaven and opdrachten hang together (REG-27): acts, rules, who may, and on which day."""

from datetime import date, timedelta

import psycopg
import pytest

from driehoek.kern.tijd import Peilmoment, Periode
from driehoek.opdrachten import acts, reads_samenhang
from driehoek.opdrachten.models_samenhang import Samenhang
from driehoek.opdrachten.types_samenhang import Samenhangsoort
from driehoek.platform import regelboek
from driehoek.platform.fouten import InvoerFout, NietBevoegd, RegelOvertreding
from driehoek.register import reads
from provincie import BEGIN, verzoek
from slothulp import geweigerd_door, kopieer

S = Samenhangsoort
TABEL = "opdrachten_samenhang"
JAN, JUL = date(2025, 1, 1), date(2025, 7, 1)
EEN_DAG = timedelta(days=1)
VANAF_JAN = Periode(JAN)


@pytest.fixture
def twee(provincie):
    """Two opdrachten, each under an opgave of its own."""
    return provincie.opdracht(naam="Dijken"), provincie.opdracht(naam="Wegen")


@pytest.fixture
def leg(provincie):
    def doe(van, naar, soort=S.HEEFT_NODIG, periode=VANAF_JAN, **velden):
        return provincie.samenhang(
            van, naar, str(soort), vanaf=periode.van, tot=periode.tot, **velden
        )

    return doe


def het_feit():
    return Samenhang.objects.huidig().get()


def op(dag, drager=None):
    banden = reads_samenhang.samenhang(reads.peilmoment(dag), drager)
    return [(b.van.naam, str(b.soort), b.naar.naam) for b in banden]


def test_REG_27_samenhang_geldt_van_de_eerste_tot_en_met_de_laatste_dag(twee, leg):
    leg(*twee, periode=Periode(JAN, JUL))
    erop = [("Dijken", "heeft_nodig", "Wegen")]
    assert [op(dag) for dag in (JAN - EEN_DAG, JAN, JUL - EEN_DAG, JUL)] == [[], erop, erop, []]
    assert op(JAN, twee[0]) == op(JAN, twee[1]) == erop


def test_REG_27_iets_hangt_niet_met_zichzelf_samen(twee, leg):
    with pytest.raises(InvoerFout, match="niet met zichzelf") as fout:
        leg(twee[0], twee[0])
    assert (fout.value.regel, fout.value.veld) == ("REG-27", "ander")


@pytest.mark.parametrize("andersom", [False, True])
def test_REG_27_dezelfde_samenhang_staat_er_een_keer_ook_van_de_andere_kant(twee, andersom, leg):
    leg(*twee, S.BOTST_MET, Periode(JAN, JUL), aanpak="Om en om.")
    paar = twee[::-1] if andersom else twee
    with pytest.raises(RegelOvertreding, match="staat in die periode al") as fout:
        leg(*paar, S.BOTST_MET, Periode(JUL - EEN_DAG))
    assert fout.value.regel == "REG-27"
    leg(*paar, S.BOTST_MET, Periode(JUL), aanpak="Om en om.")  # the day after it is another
    assert Samenhang.objects.huidig().count() == 2


def test_REG_27_met_een_richting_kan_het_ook_andersom_gelden(twee, leg):
    leg(*twee, S.HEEFT_NODIG)
    leg(*twee[::-1], S.HEEFT_NODIG)
    leg(*twee, S.VERSTERKT)
    assert len(op(JAN)) == 3


def test_samenhang_kan_ook_met_een_opgave(provincie, twee, leg):
    opgave = provincie.opgave("Water")
    leg(opgave, twee[0])
    assert op(JAN, opgave) == [("Water", "heeft_nodig", "Dijken")]


@pytest.mark.parametrize("wat", ["onbekend", "deelopdracht", "persoon"])
def test_samenhang_is_er_alleen_met_een_opgave_of_opdracht(provincie, twee, wat, leg):
    provincie.aog(twee[0])
    ander = {
        "onbekend": lambda: 999_999_999,
        "deelopdracht": lambda: provincie.deelopdracht(twee[0], uitleg="Zo verdeeld."),
        "persoon": provincie.persoon,
    }[wat]()
    with pytest.raises(InvoerFout, match="opgave of opdracht"):
        leg(twee[0], ander)


def test_een_soort_die_er_niet_is_wordt_geweigerd(twee, leg):
    with pytest.raises(InvoerFout, match="hoe ze samenhangen"):
        leg(*twee, "lijkt_op")


def test_zonder_lijst_of_toelichting_is_er_geen_samenhang(twee, leg):
    with pytest.raises(InvoerFout, match="geen samenhang"):
        acts.leg_samenhang(verzoek(), samenhangen=[])
    with pytest.raises(InvoerFout, match="toelichting is leeg"):
        leg(*twee, toelichting=" ")


def test_beide_bestaan_op_de_eerste_dag(provincie, twee, leg):
    later = provincie.opdracht(naam="Later", vanaf=JUL, uitleg="Nodig.")
    with pytest.raises(InvoerFout, match="bestaat niet op 1 januari 2025"):
        leg(twee[0], later, periode=Periode(JAN))
    leg(twee[0], later, periode=Periode(JUL))
    assert op(JUL) == [("Dijken", "heeft_nodig", "Later")]


def test_wat_ophoudt_hangt_nergens_meer_mee_samen(provincie, leg):
    een, ander = provincie.opgave("Een"), provincie.opgave("Ander")
    leg(een, ander)
    acts.beeindig_opgave(
        verzoek(),
        opgaven=[ander],
        per=JUL,
        grond=provincie.besluit("opgave_beeindigen", op=JAN),
    )
    assert len(op(JUL - EEN_DAG)) == 1
    assert op(JUL) == []


# -- area, and how people deal with a conflict ----------------------------------------------------


def test_bij_zelfde_gebied_hoort_een_gebied(twee, leg):
    for gebied in (None, twee[0]):
        with pytest.raises(InvoerFout, match="Kies het gebied") as fout:
            leg(*twee, S.ZELFDE_GEBIED, gebied=gebied)
        assert fout.value.veld == "gebied"


def test_alleen_bij_een_botsing_staat_hoe_je_ermee_omgaat(twee, leg):
    leg(*twee, S.VERSTERKT, aanpak="Samen plannen.")
    leg(*twee, S.BOTST_MET, aanpak="Samen plannen.")
    assert [b.aanpak for b in reads_samenhang.samenhang(reads.peilmoment(JAN))] == [
        "Samen plannen.",
        "",
    ]


def signalen():
    regel = next(r for r in regelboek.alle() if r.sleutel == "REG-27s")
    return [(o.drager, o.sleutel) for o in regel.overtredingen()]


def test_REG_27_een_botsing_zonder_aanpak_is_een_signaal(twee, leg):
    uitkomst = leg(*twee, S.BOTST_MET)
    assert [o.regel for o in uitkomst.signalen] == ["REG-27"]
    assert signalen() == [(twee[0], f"samenhang:{twee[0]}:{twee[1]}")]
    acts.wijzig_samenhang(
        verzoek(), samenhang=het_feit().id, vanaf=JUL, toelichting="Ruimte", aanpak="Om en om."
    )
    assert signalen() == []


def test_REG_27_een_botsing_die_voorbij_is_of_nog_komt_is_geen_signaal(twee, leg):
    leg(*twee, S.BOTST_MET, Periode(JAN, JUL))
    leg(*twee, S.BOTST_MET, Periode(date(2099, 1, 1)))
    leg(*twee, S.HEEFT_NODIG)
    assert signalen() == []


# -- nothing is overwritten -----------------------------------------------------------------------


def test_een_wijziging_laat_staan_wat_ervoor_gold_en_wat_het_register_eerder_zei(twee, leg):
    leg(*twee, toelichting="Eerst dit")
    eerder = reads.kop().moment
    acts.wijzig_samenhang(verzoek(), samenhang=het_feit().id, vanaf=JUL, toelichting="Nu dat")

    def toelichting(peil):
        return [b.toelichting for b in reads_samenhang.samenhang(peil)]

    assert toelichting(reads.peilmoment(JUL - EEN_DAG)) == ["Eerst dit"]
    assert toelichting(reads.peilmoment(JUL)) == ["Nu dat"]
    assert toelichting(Peilmoment(JUL, eerder)) == ["Eerst dit"]


def test_een_wijziging_die_niets_wijzigt_wordt_geweigerd(twee, leg):
    leg(*twee, toelichting="Eerst dit")
    with pytest.raises(InvoerFout, match="Er verandert niets"):
        acts.wijzig_samenhang(
            verzoek(), samenhang=het_feit().id, vanaf=JUL, toelichting="Eerst dit"
        )


@pytest.mark.parametrize("vanaf", [JAN - EEN_DAG, JUL])
def test_wijzigen_kan_alleen_op_een_dag_waarop_het_geldt(twee, vanaf, leg):
    leg(*twee, periode=Periode(JAN, JUL))
    with pytest.raises(InvoerFout, match="Kies een dag") as fout:
        acts.wijzig_samenhang(verzoek(), samenhang=het_feit().id, vanaf=vanaf, toelichting="Nu dat")
    assert fout.value.veld == "vanaf"


def test_beeindigen_en_wat_er_niet_had_mogen_staan(twee, leg):
    leg(*twee)
    eerder = reads.kop().moment
    acts.beeindig_samenhang(verzoek(), samenhangen=[het_feit().id], per=JUL)
    assert [len(op(dag)) for dag in (JUL - EEN_DAG, JUL)] == [1, 0]
    acts.beeindig_samenhang(verzoek(), samenhangen=[het_feit().id], per=BEGIN)
    assert op(JAN) == []
    assert len(reads_samenhang.samenhang(Peilmoment(JAN, eerder))) == 1


def test_beeindigen_wat_al_eindigt_of_er_niet_meer_staat_wordt_geweigerd(twee, leg):
    leg(*twee, periode=Periode(JAN, JUL))
    with pytest.raises(InvoerFout, match="eindigt al op 1 juli 2025"):
        acts.beeindig_samenhang(verzoek(), samenhangen=[het_feit().id], per=JUL)
    with pytest.raises(InvoerFout, match="niet \\(meer\\) zo"):
        acts.beeindig_samenhang(verzoek(), samenhangen=[1], per=JAN)


# -- who may --------------------------------------------------------------------------------------


def test_REG_27_de_domeindirecteur_en_de_opdrachtgever_van_een_van_beide_mogen_het(
    provincie, twee, leg
):
    aogs = [provincie.aog(o) for o in twee]
    directeuren = [provincie.rolhouders["DOMEINDIRECTEUR", provincie.opgave_van[o]] for o in twee]
    for i, wie in enumerate((*aogs, *directeuren, provincie.beheerder)):
        leg(
            *twee,
            actor=provincie.actor(wie),
            periode=Periode(JAN + i * EEN_DAG, JAN + (i + 1) * EEN_DAG),
        )
    assert Samenhang.objects.huidig().count() == 5


@pytest.mark.parametrize("act", ["leg", "wijzig", "beeindig"])
def test_REG_27_een_ander_mag_het_niet(provincie, twee, act, leg):
    leg(*twee, S.VERSTERKT)
    elders = provincie.opdracht(naam="Elders")
    feit = het_feit().id
    for wie in (provincie.persoon(), provincie.aog(elders), provincie.directeur_mo()):
        actor = provincie.actor(wie)
        doe = {
            "leg": lambda a: leg(*twee, actor=a),
            "wijzig": lambda a: acts.wijzig_samenhang(
                verzoek(actor=a), samenhang=feit, vanaf=JUL, toelichting="Anders"
            ),
            "beeindig": lambda a: acts.beeindig_samenhang(
                verzoek(actor=a), samenhangen=[feit], per=JUL
            ),
        }[act]
        with pytest.raises(NietBevoegd, match="domeindirecteur of"):
            doe(actor)


# -- what the database refuses by itself ----------------------------------------------------------


@pytest.fixture
def bron(echte_db):
    """A conflict between two opdrachten, in a database of its own; rows are tried beside it."""
    from provincie import Provincie

    provincie = Provincie()
    een, ander = provincie.opdracht(), provincie.opdracht()
    provincie.samenhang(een, ander, "botst_met", vanaf=JAN, tot=JUL)
    return het_feit()


def test_REG_27_de_database_weigert_wat_nooit_mag(echte_db, bron):
    een, ander, orgaan = bron.van_id, bron.naar_id, reads.orgaan("GS").id
    na, later = {"geldig": "[2025-07-01,)"}, {"geldig": "[2026-01-01,)"}
    met_gebied = {"soort": "zelfde_gebied", "gebied_id": een}
    geweigerd = [
        ("samenhang_een", {}),
        ("samenhang_een", {"geldig": "[2025-06-30,)"}),
        ("samenhang_met_een_ander", later | {"naar_id": een, "soort": "versterkt"}),
        ("samenhang_zonder_richting", later | {"van_id": ander, "naar_id": een}),
        ("samenhang_soort", later | {"soort": "lijkt_op"}),
        ("samenhang_gebied", later | {"soort": "zelfde_gebied"}),
        ("samenhang_gebied", later | {"gebied_id": een}),
        ("samenhang_gebied_soort", later | met_gebied),
        ("samenhang_van_soort", later | {"vansoort": "opgave"}),
        ("samenhang_naar_soort", later | {"naarsoort": "opgave"}),
        ("samenhang_tussen", later | {"van_id": orgaan, "vansoort": "orgaan"}),
    ]
    with psycopg.connect(echte_db.app) as verbinding:
        kopieer(verbinding, TABEL, bron.id, **na)
        verbinding.rollback()
        for naam, anders in geweigerd:
            with geweigerd_door(naam):
                kopieer(verbinding, TABEL, bron.id, **anders)
            verbinding.rollback()


def test_REG_27_een_rij_wordt_nooit_overschreven_of_verwijderd(echte_db, bron):
    vragen = (f"UPDATE {TABEL} SET aanpak = 'x'", f"DELETE FROM {TABEL}")
    for wie, fout in (
        (echte_db.app, psycopg.errors.InsufficientPrivilege),
        (echte_db.eigenaar, psycopg.errors.IntegrityConstraintViolation),
    ):
        with psycopg.connect(wie) as verbinding:
            for vraag in vragen:
                with pytest.raises(fout):
                    verbinding.execute(vraag)
                verbinding.rollback()
