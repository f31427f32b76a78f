"""A budget comes into the register: what it adds, what it may not change, what it leaves alone."""

from dataclasses import replace
from datetime import date

import pytest
from begrotingen import CONVERSIE, NATUUR_2025, bestand, echt

from driehoek.opdrachten import reads_begroting as reads
from driehoek.opdrachten.acts.begroting import NietsNieuws, importeer_begroting
from driehoek.opdrachten.begroting.lezen import lees_begroting
from driehoek.opdrachten.begroting.schrijven import schrijf_xlsx
from driehoek.opdrachten.begroting.types import (
    Niveau,
    Postsoort,
    SoortStand,
    SoortVerschil,
    Stand,
)
from driehoek.opdrachten.models import Begrotingsbedrag, Begrotingspost, Postaanvulling
from driehoek.platform.fouten import InvoerFout, NietBevoegd, RegelOvertreding
from driehoek.platform.models import Handeling, Kop
from driehoek.register.types import Besluitsoort, OpRechtsfeit
from provincie import verzoek

B2025 = Stand(2025, SoortStand.BEGROTING)
B2021 = Stand(2021, SoortStand.BEGROTING)


def lees_in(wat, grond=CONVERSIE, **opties):
    return importeer_begroting(verzoek(**opties), bestand=wat, grond=grond)


def kop() -> int:
    return Kop.objects.get(id=1).nr


def post(stand: Stand, code: str):
    return next(p for p in reads.posten(stand) if p.code == code)


class TestEchteBestanden:
    @pytest.fixture
    def ingelezen(self, provincie):
        for naam in ("begroting_structuur.csv", "begroting_bedragen.csv"):
            lees_in(lees_begroting(echt(naam)))

    def test_every_line_and_amount_is_there_once(self, ingelezen):
        # 46 + 67 lines, of which both files know the eight of Begroting 2021.
        assert Begrotingspost.objects.count() == 46 + 67 - 8
        assert Begrotingsbedrag.objects.count() == 87
        assert len(reads.standen()) == 9 + 17 - 5
        assert sum(gegeven.bedragen for gegeven in reads.standen()) == 87

    def test_known_contradictions_are_found_back_in_what_is_stored(self, ingelezen):
        in_2021 = [(v.soort, v.code, v.post) for v in reads.verschillen(B2021)]
        assert in_2021 == [
            (SoortVerschil.PAGINAVOET, "7-2", Postsoort.LASTEN),
            (SoortVerschil.PAGINAVOET, "7-2", Postsoort.SALDO),
        ]
        in_2019 = reads.verschillen(Stand(2019, SoortStand.JAARREKENING))
        assert [(v.soort, v.code, v.verwacht, v.gepubliceerd) for v in in_2019] == [
            (SoortVerschil.AFRONDING, "7-2-1", 20_221_000, 20_220_000)
        ]

    def test_all_contradictions_of_the_file_are_in_the_register(self, ingelezen):
        uit_bestand = lees_begroting(echt("begroting_bedragen.csv")).verschillen
        uit_register = [v for g in reads.standen() for v in reads.verschillen(g.stand)]
        assert sorted(v.zin for v in uit_register) == sorted(v.zin for v in uit_bestand)

    def test_table_goes_before_page_foot_and_a_printed_total_to_its_own_line(self, ingelezen):
        doel = post(B2021, "7-2")
        assert doel.saldo == 23_128_000
        assert {b.bedrag for b in doel.bedragen if b.soort is Postsoort.SALDO} == {
            23_128_000,
            23_117_000,
        }
        assert doel.lasten == 23_254_000  # known from the page foot alone

    def test_an_approximation_says_so(self, ingelezen):
        boom = reads.boom(Stand(2026, SoortStand.BEGROTING))
        assert boom.totaal is not None
        assert boom.totaal.lasten == 1_150_000_000
        assert boom.totaal.bedragen[0].bij_benadering
        assert boom.totaal.baten is None

    def test_again_changes_nothing_and_says_so(self, ingelezen):
        voor = kop()
        with pytest.raises(NietsNieuws, match="Er verandert niets"):
            lees_in(lees_begroting(echt("begroting_structuur.csv")))
        assert kop() == voor

    def test_order_of_the_files_does_not_matter(self, provincie):
        for naam in ("begroting_bedragen.csv", "begroting_structuur.csv"):
            lees_in(lees_begroting(echt(naam)))
        assert Begrotingspost.objects.count() == 46 + 67 - 8
        assert Begrotingsbedrag.objects.count() == 87


class TestEigenBestand:
    def test_tree_with_amounts_and_unknown_is_not_zero(self, provincie):
        lees_in(bestand(*NATUUR_2025))
        boom = reads.boom(B2025)
        assert boom.totaal is not None
        assert boom.totaal.lasten == 150
        (natuur,) = boom.takken
        assert [tak.post.code for tak in natuur.takken] == ["5-1", "5-2", "5-10"]
        gezond, water, stil = (tak.post for tak in natuur.takken)
        assert (gezond.lasten, gezond.baten, gezond.saldo) == (100, 20, 80)
        assert (natuur.post.saldo, water.saldo) == (130, None)
        assert (stil.lasten, stil.baten) == (None, None)
        assert gezond.ouder == natuur.post.id

    def test_page_foot_against_table_and_sum_of_parts(self, provincie):
        delen = (
            "2025;begroting;ambitie;5;Natuur;;150",
            "2025;begroting;doel;5-1;Bos;5;100;;;110",
            "2025;begroting;doel;5-2;Water;5;49",
        )
        lees_in(bestand(*delen))
        assert [(v.soort, v.code) for v in reads.verschillen(B2025)] == [
            (SoortVerschil.SOM_VAN_DELEN, "5"),
            (SoortVerschil.PAGINAVOET, "5-1"),
        ]

    def test_amounts_may_follow_the_structure(self, provincie):
        lees_in(bestand("2025;begroting;ambitie;5;Natuur"))
        uitkomst = lees_in(
            bestand("2025;begroting;ambitie;5;Natuur;;150", "2025;begroting;doel;5-1;Bos;5")
        )
        assert uitkomst.gevolgen[0].zin == (
            "Uit test.csv komen 1 post, 1 bedrag en 0 namen erbij, in 1 stand."
        )
        assert post(B2025, "5").lasten == 150
        assert post(B2025, "5-1").ouder == post(B2025, "5").id

    def test_other_amount_is_refused(self, provincie):
        lees_in(bestand(*NATUUR_2025))
        voor = kop()
        anders = [regel.replace(";50", ";51") for regel in NATUUR_2025]
        with pytest.raises(InvoerFout) as fout:
            lees_in(bestand(*anders, "2025;begroting;doel;5-4;Nieuw doel;5"))
        assert "Een gepubliceerde stand verandert niet" in fout.value.zin
        assert (
            "Regel 5: Begroting 2025, 5-2: lasten staat in het register als € 50;"
            " dit bestand zegt € 51." in fout.value.zin
        )
        assert kop() == voor
        assert not Begrotingspost.objects.filter(code="5-4").exists()

    @pytest.mark.parametrize(
        ("regel", "zin"),
        [
            ("2025;begroting;doel;5-2;Vuil water;5;50", "doel 'Schoon water'"),
            ("2025;begroting;programma;5;Versterken natuur;;150", "programma 'Versterken natuur'"),
        ],
    )
    def test_other_name_or_level_is_refused(self, provincie, regel, zin):
        lees_in(bestand(*NATUUR_2025))
        ouder = ["2025;begroting;ambitie;5;Versterken natuur"] if ";5-2;" in regel else []
        with pytest.raises(InvoerFout, match=zin):
            lees_in(bestand(*ouder, regel))

    def test_many_contradictions_are_counted(self, provincie):
        doelen = [f"2025;begroting;ambitie;{n};Ambitie nummer {n};;10" for n in range(1, 15)]
        lees_in(bestand(*doelen))
        with pytest.raises(InvoerFout, match=r"En nog 4\."):
            lees_in(bestand(*(doel.replace(";;10", ";;11") for doel in doelen)))

    def test_same_code_in_another_stand_is_another_line(self, provincie):
        lees_in(bestand("2025;begroting;ambitie;5;Natuur"))
        lees_in(bestand("2026;begroting;ambitie;5;Wegen"))
        lees_in(bestand("2026;begroting na wijziging 1;ambitie;5;Wegen"))
        assert len({p.id for p in Begrotingspost.objects.filter(code="5")}) == 3

    def test_a_workbook_says_the_same_as_csv(self, provincie):
        origineel = bestand(*NATUUR_2025)
        lees_in(origineel)
        with pytest.raises(NietsNieuws):
            lees_in(lees_begroting(schrijf_xlsx(origineel), naam="test.xlsx"))

    def test_long_source_and_name_fit(self, provincie):
        wat = bestand(f"2025;begroting;ambitie;5;{'n' * 200};;5")
        lang = replace(wat, posten=tuple(replace(p, bron="b" * 1000) for p in wat.posten))
        lees_in(lang)
        assert len(post(B2025, "5").bron) == 1000


class TestAfgeleideOuders:
    STRUCTUUR = "bron,niveau,code,naam,ouder,url\n"

    def _lees(self, *regels: str) -> None:
        lees_in(lees_begroting((self.STRUCTUUR + "\n".join(regels)).encode(), naam="s.csv"))

    def test_a_name_may_come_later(self, provincie):
        self._lees("Begroting 2025,doel,5-1,Gezonde natuur,5,x")
        assert not post(B2025, "5").naam_bekend
        zonder_naam = Handeling.objects.get(nr=kop()).moment
        lees_in(bestand("2025;begroting;programma;5;Natuur"))
        assert (post(B2025, "5").naam, post(B2025, "5").niveau) == ("Natuur", Niveau.PROGRAMMA)
        (eerder,) = (p for p in reads.posten(B2025, bekend_op=zonder_naam) if p.code == "5")
        assert (eerder.naam_bekend, eerder.niveau) == (False, Niveau.AMBITIE)
        assert Begrotingspost.objects.filter(code="5").count() == 1

    def test_a_name_that_came_later_does_not_change_again(self, provincie):
        self._lees("Begroting 2025,doel,5-1,Gezonde natuur,5,x")
        lees_in(bestand("2025;begroting;ambitie;5;Natuur"))
        with pytest.raises(NietsNieuws):
            lees_in(bestand("2025;begroting;ambitie;5;Natuur"))
        with pytest.raises(InvoerFout, match="'Natuur'"):
            lees_in(bestand("2025;begroting;ambitie;5;Wegen"))
        assert Postaanvulling.objects.count() == 1


class TestGrond:
    def test_REG_09_besluit_of_PS_carries_a_budget(self, provincie):
        besluit = provincie.besluit(Besluitsoort.BEGROTING, door="PS", op=date(2024, 11, 13))
        lees_in(bestand(*NATUUR_2025), grond=besluit)
        assert Begrotingspost.objects.first().grondslag.besluit.soort == "begroting"

    def test_REG_09_GS_may_not_set_a_budget(self, provincie):
        besluit = provincie.besluit(Besluitsoort.BEGROTING, door="GS", op=date(2024, 11, 13))
        with pytest.raises(RegelOvertreding, match="Provinciale Staten"):
            lees_in(bestand(*NATUUR_2025), grond=besluit)
        assert not Begrotingspost.objects.exists()

    def test_REG_09_another_kind_of_besluit_is_refused(self, provincie):
        with pytest.raises(InvoerFout, match="Begroting vaststellen"):
            lees_in(bestand(*NATUUR_2025), grond=provincie.besluit("opgave_instellen"))

    def test_REG_09_a_legal_fact_carries_no_budget(self, provincie):
        with pytest.raises(InvoerFout, match="Provinciale Staten"):
            lees_in(bestand(*NATUUR_2025), grond=OpRechtsfeit(date(2025, 1, 1), "iets"))

    def test_only_the_keeper_may_enter_it(self, provincie):
        buitenstaander = provincie.actor(provincie.persoon())
        with pytest.raises(NietBevoegd):
            lees_in(bestand(*NATUUR_2025), actor=buitenstaander)
        lees_in(bestand(*NATUUR_2025), actor=provincie.actor(provincie.beheerder))
        assert Begrotingspost.objects.count() == 5

    def test_a_preview_stores_nothing(self, provincie):
        voor = kop()
        uitkomst = lees_in(bestand(*NATUUR_2025), voorbeeld=True)
        assert len(uitkomst.ids("opdrachten_begrotingspost")) == 5
        assert (kop(), Begrotingspost.objects.count()) == (voor, 0)


def test_number_of_queries_does_not_grow(provincie, django_assert_num_queries):
    klein = Stand(2024, SoortStand.BEGROTING)
    lees_in(bestand("2024;begroting;ambitie;1;Een;;10"))
    veel = [f"2025;begroting;ambitie;{n};Ambitie nummer {n};;10" for n in range(1, 300)]
    lees_in(bestand(*veel))
    for stand in (klein, B2025):
        with django_assert_num_queries(3):
            reads.boom(stand)
        with django_assert_num_queries(2):
            reads.verschillen(stand)
        with django_assert_num_queries(2):
            reads.standen()
