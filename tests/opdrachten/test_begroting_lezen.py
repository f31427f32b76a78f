"""The province's own files: what they say, and where they contradict themselves."""

from pathlib import Path

import pytest

from driehoek.opdrachten.begroting.lezen import lees_begroting
from driehoek.opdrachten.begroting.types import (
    Begrotingsbestand,
    BestandOngeldig,
    HerkomstBedrag,
    HerkomstPost,
    Niveau,
    Postsoort,
    SoortStand,
    SoortVerschil,
    Stand,
    Vorm,
)

MAP = Path(__file__).parents[3] / "shared" / "gegevens" / "zuidholland"
STRUCTUUR_KOP = "bron,niveau,code,naam,ouder,url\n"
BEDRAGEN_KOP = "product,jaar,niveau,code,naam,post,bedrag_x1000_eur,bron_url\n"
BEGROTING_2021 = Stand(2021, SoortStand.BEGROTING)


def _echt(naam: str) -> Begrotingsbestand:
    pad = MAP / naam
    if not pad.is_file():
        pytest.skip(f"het bestand van de provincie is hier niet: ../shared/.../{naam}")
    return lees_begroting(pad)


@pytest.fixture(scope="module")
def structuur() -> Begrotingsbestand:
    return _echt("begroting_structuur.csv")


@pytest.fixture(scope="module")
def bedragen() -> Begrotingsbestand:
    return _echt("begroting_bedragen.csv")


def _namen(bestand: Begrotingsbestand, code: str) -> dict[Stand, str]:
    return {
        post.stand: post.naam
        for post in bestand.posten
        if post.code == code and post.herkomst is not HerkomstPost.AFGELEID
    }


def _structuur(*regels: str) -> Begrotingsbestand:
    return lees_begroting((STRUCTUUR_KOP + "\n".join(regels)).encode(), naam="s.csv")


def _bedragen(*regels: str) -> Begrotingsbestand:
    return lees_begroting((BEDRAGEN_KOP + "\n".join(regels)).encode(), naam="b.csv")


class TestEchteStructuur:
    def test_every_line_is_there_once_per_stand(self, structuur):
        assert structuur.vorm is Vorm.STRUCTUUR
        per_herkomst = {
            herkomst: sum(post.herkomst is herkomst for post in structuur.posten)
            for herkomst in HerkomstPost
        }
        assert per_herkomst == {
            HerkomstPost.GELEZEN: 26,
            HerkomstPost.OOK_GEZIEN: 8,
            HerkomstPost.AFGELEID: 12,
        }
        assert {post.regel for post in structuur.posten} == set(range(2, 28))
        assert not structuur.bedragen

    def test_years_come_from_the_publications(self, structuur):
        assert [stand.label for stand in structuur.standen] == [
            "Omgevingsprogramma 2020",
            "Begroting 2021",
            "Begroting 2022",
            "Begroting 2023",
            "Voorjaarsnota 2024",
            "Jaarrekening 2024",
            "Kadernota 2025",
            "Begroting 2025",
            "Begroting 2026",
        ]

    def test_a_reused_code_keeps_a_name_per_stand(self, structuur):
        assert _namen(structuur, "2-1") == {
            Stand(2020, SoortStand.OMGEVINGSPROGRAMMA): "Snel van A naar B",
            Stand(2025, SoortStand.BEGROTING): "Duurzame en veilige bereikbaarheid voor iedereen",
        }
        assert _namen(structuur, "5-1-1") == {
            BEGROTING_2021: "Natuur",
            Stand(2025, SoortStand.BEGROTING): "Nieuwe natuur realiseren",
        }

    def test_a_name_that_changed_holds_from_its_year(self, structuur):
        assert _namen(structuur, "1") == {
            Stand(2023, SoortStand.BEGROTING): "Samen werken aan Zuid-Holland",
            Stand(2024, SoortStand.VOORJAARSNOTA): "Samen werken aan Zuid-Holland",
            Stand(2026, SoortStand.BEGROTING): "Samenwerken aan Zuid-Holland",
        }

    def test_idem_is_the_source_of_the_line_before(self, structuur):
        bron = {post.code: post.bron for post in structuur.posten if post.stand == BEGROTING_2021}
        assert bron["7-2-1"] == bron["5-1-1"]
        assert bron["5-1-1"].endswith("/beleidsprestatie-5-1-1-natuur")

    def test_a_missing_parent_is_derived_nameless_and_told(self, structuur):
        ouder = next(
            post
            for post in structuur.posten
            if (post.stand, post.code) == (Stand(2026, SoortStand.BEGROTING), "6")
        )
        assert ouder.herkomst is HerkomstPost.AFGELEID
        assert ouder.niveau is Niveau.AMBITIE
        assert not ouder.naam_bekend
        assert any(
            "Ambitie 6 in Begroting 2026 staat niet in het bestand" in waarschuwing.zin
            for waarschuwing in structuur.waarschuwingen
        )

    def test_every_parent_exists(self, structuur):
        sleutels = {(post.stand, post.code) for post in structuur.posten}
        assert all(
            post.ouder is None or (post.stand, post.ouder) in sleutels for post in structuur.posten
        )

    def test_how_a_publication_was_understood_is_told_once(self, structuur):
        zinnen = [waarschuwing.zin for waarschuwing in structuur.waarschuwingen]
        assert zinnen.count("'PZG 2021' hoort bij een stand: gelezen als Begroting 2021.") == 1
        assert sum("coalitieakkoord 2019" in zin for zin in zinnen) == 1


class TestEchteBedragen:
    def test_every_amount_in_whole_euros(self, bedragen):
        assert bedragen.vorm is Vorm.BEDRAGEN
        assert [bedrag.regel for bedrag in bedragen.bedragen] == list(range(2, 89))
        eerste = bedragen.bedragen[0]
        assert (eerste.stand, eerste.code, eerste.soort) == (
            Stand(2024, SoortStand.BEGROTING),
            "2",
            Postsoort.LASTEN,
        )
        assert eerste.bedrag == 384_035_000

    def test_several_stands_of_one_year_are_kept_apart_and_in_order(self, bedragen):
        assert [stand.label for stand in bedragen.standen if stand.jaar in {2012, 2020, 2022}] == [
            "Begroting 2012 na wijziging 1",
            "Bijstelling voorjaarsnota 2012",
            "Bijstelling najaarsnota 2012",
            "Bijgestelde begroting 2012",
            "Voorjaarsnota 2020",
            "Najaarsnota 2020",
            "Raming 2022 (uit begroting 2021)",
            "Begroting 2022",
        ]

    def test_contradictions_are_reported_and_both_figures_stay(self, bedragen):
        gevonden = [
            (v.stand.label, v.code, v.soort, v.post, v.verwacht, v.gepubliceerd)
            for v in bedragen.verschillen
        ]
        afronding, voet = SoortVerschil.AFRONDING, SoortVerschil.PAGINAVOET
        saldo, na = Postsoort.SALDO, Postsoort.RESULTAAT_NA_BESTEMMING
        raming = "Raming 2024 (uit begroting 2021)"
        assert gevonden == [
            ("Bijstelling voorjaarsnota 2012", "2", afronding, na, 995_000, 994_000),
            ("Bijgestelde begroting 2012", "2", afronding, na, -285_207_000, -285_206_000),
            ("Jaarrekening 2019", "7-2-1", afronding, saldo, 20_221_000, 20_220_000),
            ("Voorjaarsnota 2020", "7-2-1", afronding, saldo, 23_992_000, 23_991_000),
            ("Najaarsnota 2020", "7-2-1", afronding, saldo, 20_498_000, 20_497_000),
            ("Begroting 2021", "7-2", voet, Postsoort.LASTEN, 23_265_000, 23_254_000),
            ("Begroting 2021", "7-2", voet, saldo, 23_128_000, 23_117_000),
            (raming, "7-2-1", afronding, saldo, 12_334_000, 12_335_000),
        ]
        assert {
            (bedrag.code, bedrag.herkomst, bedrag.bedrag)
            for bedrag in bedragen.bedragen
            if bedrag.stand == BEGROTING_2021
            and bedrag.soort is Postsoort.LASTEN
            and bedrag.code.startswith("7")
        } == {
            ("7-2-1", HerkomstBedrag.TABEL, 23_265_000),
            ("7-2", HerkomstBedrag.PAGINAVOET, 23_254_000),
        }

    def test_a_contradiction_says_where_and_how_much(self, bedragen):
        voet = next(v for v in bedragen.verschillen if v.soort is SoortVerschil.PAGINAVOET)
        assert voet.regels == (32, 50)
        assert voet.zin == (
            "Begroting 2021, 7-2 (paginavoet): lasten is gepubliceerd als € 23.254.000; "
            "volgens de tabel op die pagina is het € 23.265.000, een verschil van € 11.000."
        )

    def test_words_around_a_post_are_kept(self, bedragen):
        per_regel = {bedrag.regel: bedrag for bedrag in bedragen.bedragen}
        assert per_regel[43].totaal_van == "7-2"
        assert per_regel[86].bij_benadering
        assert per_regel[86].bedrag == 1_150_000_000
        assert per_regel[66].soort is Postsoort.ONTTREKKING_RESERVES
        assert per_regel[62].stand.is_mutatie
        assert not per_regel[64].stand.is_mutatie

    def test_a_parent_takes_its_name_from_the_same_publication_only(self, bedragen):
        afgeleid = {
            post.code: post.naam
            for post in bedragen.posten
            if post.stand == Stand(2019, SoortStand.JAARREKENING)
            and post.herkomst is HerkomstPost.AFGELEID
        }
        assert afgeleid == {
            "5": "Ambitie 5 (naam niet in bestand)",
            "5-1": "Doel 5-1 (naam niet in bestand)",
            "7": "Ambitie 7 (naam niet in bestand)",
            "7-2": "Gezonde en bewegingsvriendelijke leefomgeving",
        }


class TestFoutenInProvinciebestanden:
    @pytest.mark.parametrize(
        ("regel", "kolom", "wat"),
        [
            ("Folder 2025,ambitie,1,A,,u", "bron", "'Folder 2025' is geen bekende publicatie."),
            ("Begroting,ambitie,1,A,,u", "bron", "'Begroting' is geen bekende publicatie."),
            ("coalitieakkoord 2019,ambitie,1,A,,u", "bron", "volgt geen stand"),
            ("Begroting 2025; zomaar,ambitie,1,A,,u", "bron", "'zomaar' is niet te lezen."),
            ("Begroting 1825,ambitie,1,A,,u", "bron", "1825 is geen begrotingsjaar."),
            ("Begroting 2025,thema,1,A,,u", "niveau", "'thema' is geen niveau."),
            ("Begroting 2025,ambitie,1-1,A,,u", "code", "past niet bij niveau 'ambitie'"),
            (
                "Begroting 2025,beleidsdoel,2-1,A,3,u",
                "ouder",
                "Ouder '3' past niet bij code '2-1'.",
            ),
            ("Begroting 2025,ambitie,1,A,,idem", "url", "'idem' verwijst naar niets."),
            ("Begroting 2025,ambitie,1,,,u", "naam", "De naam is leeg."),
        ],
    )
    def test_structure(self, regel, kolom, wat):
        with pytest.raises(BestandOngeldig) as gevangen:
            _structuur(regel)
        (fout,) = gevangen.value.fouten
        assert (fout.bestand, fout.regel, fout.kolom) == ("s.csv", 2, kolom)
        assert wat in fout.wat
        assert fout.goed

    @pytest.mark.parametrize(
        ("regel", "kolom", "wat"),
        [
            ("Begroting 2025,2024,ambitie,1,A,lasten,5,u", "product", "gaat over 2025"),
            (
                "Begroting 2012 / bijstelling VJN,2013,ambitie,1,A,lasten,5,u",
                "product",
                "over 2012",
            ),
            ("Begroting 2025,25,ambitie,1,A,lasten,5,u", "jaar", "'25' is geen begrotingsjaar."),
            (
                "Begroting 2025,2025,ambitie,1,A,kosten,5,u",
                "post",
                "'kosten' is geen bekende post.",
            ),
            ("Begroting 2025,2025,ambitie,1,A,lasten,x,u", "bedrag_x1000_eur", "geen bedrag"),
            ("Begroting 2025,2025,ambitie,1,A,lasten,,u", "bedrag_x1000_eur", "geen bedrag"),
            (
                "Begroting 2025,2025,ambitie,1,A,storting in reserve,-5,u",
                "bedrag_x1000_eur",
                "negatief",
            ),
        ],
    )
    def test_amounts(self, regel, kolom, wat):
        with pytest.raises(BestandOngeldig) as gevangen:
            _bedragen(regel)
        (fout,) = gevangen.value.fouten
        assert (fout.regel, fout.kolom) == (2, kolom)
        assert wat in fout.wat

    def test_another_name_under_one_code_is_told_not_hidden(self):
        bestand = _structuur("Begroting 2025,ambitie,1,A,,u", "Begroting 2025,ambitie,1,B,,u")
        assert [post.naam for post in bestand.posten] == ["A"]
        (waarschuwing,) = bestand.waarschuwingen
        assert waarschuwing.regel == 3
        assert "heet hier 'B' (ambitie) en op regel 2 'A' (ambitie)" in waarschuwing.zin

    def test_two_amounts_for_one_post_are_a_contradiction(self):
        bestand = _bedragen(
            "Begroting 2025,2025,ambitie,1,A,lasten,5,u",
            "Begroting 2025,2025,ambitie,1,A,lasten,6,u",
        )
        (verschil,) = bestand.verschillen
        assert (verschil.soort, verschil.verwacht, verschil.gepubliceerd, verschil.regels) == (
            SoortVerschil.DUBBEL,
            5000,
            6000,
            (2, 3),
        )

    def test_a_part_larger_than_the_whole_is_a_contradiction_but_a_missing_part_is_not(self):
        def verschillen(deel: int) -> list[SoortVerschil]:
            bestand = _bedragen(
                "Begroting 2025,2025,ambitie,1,A,lasten,100,u",
                f"Begroting 2025,2025,doel,1-1,B,lasten,{deel},u",
            )
            return [verschil.soort for verschil in bestand.verschillen]

        assert verschillen(90) == []
        assert verschillen(101) == [SoortVerschil.AFRONDING]
        assert verschillen(110) == [SoortVerschil.SOM_VAN_DELEN]

    def test_a_difference_beyond_rounding_is_a_wrong_sum(self):
        bestand = _bedragen(
            "Begroting 2025,2025,ambitie,1,A,lasten,100,u",
            "Begroting 2025,2025,ambitie,1,A,baten,10,u",
            "Begroting 2025,2025,ambitie,1,A,saldo,92,u",
        )
        assert [verschil.soort for verschil in bestand.verschillen] == [SoortVerschil.BEREKENING]

    def test_thousands_may_have_decimals(self):
        bestand = _bedragen('Begroting 2025,2025,ambitie,1,A,lasten,"1.234,5",u')
        assert bestand.bedragen[0].bedrag == 1_234_500
