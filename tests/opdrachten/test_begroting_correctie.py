"""An amount that the register held wrongly is put right; what it said before stays known."""

from datetime import UTC, date, datetime

import pytest
from begrotingen import CONVERSIE, NATUUR_2025, bestand
from django.db import DatabaseError, connection, transaction

from driehoek.opdrachten import reads_begroting as reads
from driehoek.opdrachten import reads_opdracht
from driehoek.opdrachten.acts.begroting import NietsNieuws, importeer_begroting
from driehoek.opdrachten.acts.begrotingscorrectie import JuistBedrag, corrigeer_bedragen
from driehoek.opdrachten.begroting.cellen import MAX_BEDRAG
from driehoek.opdrachten.begroting.types import Postsoort, SoortStand, SoortVerschil, Stand
from driehoek.opdrachten.models import Bedragcorrectie, Begrotingsbedrag
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout, NietBevoegd
from driehoek.platform.models import Kop
from driehoek.register import reads as register_reads
from driehoek.register.models import Grondslag
from provincie import verzoek
from vastleghulp import log_in

B2025 = Stand(2025, SoortStand.BEGROTING)
WAS = "Verkeerd overgenomen uit de tabel"


def lees_in(*regels, grond=CONVERSIE, correctie="", **opties):
    return importeer_begroting(
        verzoek(**opties), bestand=bestand(*regels), grond=grond, correctie=correctie
    )


def corrigeer(code, wordt, *, soort="lasten", toelichting=WAS, **opties):
    bedrag = Begrotingsbedrag.objects.get(post__code=code, soort=soort, herkomst="tabel")
    return corrigeer_bedragen(
        verzoek(**opties), correcties=[JuistBedrag(bedrag.id, wordt)], toelichting=toelichting
    )


def post(code, bekend_op=None):
    return next(p for p in reads.posten(B2025, bekend_op) if p.code == code)


def kop():
    return Kop.objects.get(id=1)


@pytest.fixture
def ingelezen(provincie):
    lees_in(*NATUUR_2025)
    return provincie


class TestEenBedrag:
    def test_REG_36_the_right_amount_counts_and_the_wrong_one_stays_known(self, ingelezen):
        toen = kop().moment

        corrigeer("5-2", 55)

        assert post("5-2").lasten == 55
        assert post("5-2", bekend_op=toen).lasten == 50
        assert post("5-2").bedragen[0].stond_er == 50
        assert Begrotingsbedrag.objects.get(post__code="5-2").bedrag == 50, "nothing overwritten"

    def test_REG_36_the_last_correction_counts_and_each_stays_known(self, ingelezen):
        corrigeer("5-2", 55)
        tussen = kop().moment
        corrigeer("5-2", 50)

        assert (post("5-2").lasten, post("5-2", bekend_op=tussen).lasten) == (50, 55)
        assert post("5-2").bedragen[0].stond_er is None

    def test_REG_36_an_amount_that_should_not_have_stood_there(self, ingelezen):
        toen = kop().moment
        aantal = reads.standen()[0].bedragen

        corrigeer("5-2", None)

        assert post("5-2").lasten is None, "unknown is not zero"
        assert post("5-2", bekend_op=toen).lasten == 50
        assert reads.standen()[0].bedragen == aantal - 1
        assert reads.standen(bekend_op=toen)[0].bedragen == aantal

    def test_REG_36_it_may_come_back(self, ingelezen):
        corrigeer("5-2", None)
        corrigeer("5-2", 0)

        assert post("5-2").lasten == 0

    def test_REG_36_the_ground_is_the_registration_error_with_its_besluit(self, provincie):
        besluit = provincie.besluit("begroting", door="PS")
        lees_in(*NATUUR_2025, grond=besluit)

        corrigeer("5-2", 55)

        grond = Grondslag.objects.get(id=Bedragcorrectie.objects.get().grondslag_id)
        assert (grond.soort, grond.toelichting) == ("registratiefout", WAS)
        assert grond.besluit.kenmerk == besluit.besluit.kenmerk

    def test_REG_36_the_contradictions_are_judged_again(self, ingelezen):
        verschillen = {(v.soort, v.code) for v in reads.verschillen(B2025)}
        assert verschillen == {(SoortVerschil.PAGINAVOET, "5-1")}

        corrigeer("5-1", 110)

        gevonden = {(v.soort, v.code, v.post) for v in reads.verschillen(B2025)}
        assert (SoortVerschil.PAGINAVOET, "5-1", Postsoort.LASTEN) not in gevonden
        assert (SoortVerschil.SOM_VAN_DELEN, "5", Postsoort.LASTEN) in gevonden

    def test_a_preview_says_what_it_would_do(self, ingelezen):
        voor = kop().nr
        uitkomst = corrigeer("5-2", 55, voorbeeld=True)

        assert [g.zin for g in uitkomst.gevolgen] == [
            "Begroting 2025, 5-2: lasten was € 50, wordt € 55."
        ]
        assert (kop().nr, post("5-2").lasten) == (voor, 50)

    @pytest.mark.parametrize("wordt", [50, MAX_BEDRAG + 1, -MAX_BEDRAG - 1])
    def test_REG_36_what_stands_there_already_or_cannot_be_is_refused(self, ingelezen, wordt):
        voor = kop().nr
        with pytest.raises(InvoerFout, match=r"staat al zo|te veel voor een begroting") as fout:
            corrigeer("5-2", wordt)
        assert (fout.value.regel, fout.value.veld) == ("REG-36", "wordt")
        assert kop().nr == voor

    @pytest.mark.parametrize("wordt", [MAX_BEDRAG, -MAX_BEDRAG, 0])
    def test_border_of_what_an_amount_can_be(self, ingelezen, wordt):
        corrigeer("5-2", wordt)
        assert post("5-2").lasten == wordt

    def test_REG_36_without_a_reason_or_an_amount_it_is_refused(self, ingelezen):
        with pytest.raises(InvoerFout, match="Wat er fout stond is leeg"):
            corrigeer("5-2", 55, toelichting="  ")
        for correcties in ([], [JuistBedrag(9_999_999, 1)]):
            with pytest.raises(InvoerFout, match=r"Kies elk bedrag|staat niet in het register"):
                corrigeer_bedragen(verzoek(), correcties=correcties, toelichting=WAS)
        assert not Bedragcorrectie.objects.exists()

    def test_REG_36_one_amount_twice_is_refused(self, ingelezen):
        bedrag = Begrotingsbedrag.objects.get(post__code="5-2").id
        twee = [JuistBedrag(bedrag, 1), JuistBedrag(bedrag, 2)]
        with pytest.raises(InvoerFout, match="Kies elk bedrag een keer"):
            corrigeer_bedragen(verzoek(), correcties=twee, toelichting=WAS)

    def test_only_the_keeper_may_correct(self, ingelezen):
        buitenstaander = ingelezen.actor(ingelezen.persoon())
        with pytest.raises(NietBevoegd):
            corrigeer("5-2", 55, actor=buitenstaander)
        corrigeer("5-2", 55, actor=ingelezen.actor(ingelezen.beheerder))


class TestWatErAanHangt:
    NU = datetime(2025, 6, 2, 10, tzinfo=UTC)

    @pytest.fixture
    def opdracht(self, provincie):
        """An opdracht with a scope of € 100.000 on a line of just as much."""
        with klok.op(self.NU):
            ouder = provincie.post("7", "ambitie", jaar=2025)
            doel = provincie.post("7-2", "doel", jaar=2025, ouder=ouder)
            prestatie = provincie.post("7-2-1", "prestatie", jaar=2025, ouder=doel)
            product = provincie.post(
                "7-2-1-1", "product", jaar=2025, ouder=prestatie, lasten=100_000
            )
            opgave = provincie.opgave(vanaf=date(2025, 1, 1), post=prestatie)
            yield provincie.opdracht(opgave, vanaf=date(2025, 1, 1), post=product)

    @pytest.mark.parametrize(("wordt", "spreekt"), [(100_000 - 1, True), (100_000 + 1, False)])
    def test_REG_18_a_scope_that_is_now_too_large_is_told_at_once(self, opdracht, wordt, spreekt):
        uitkomst = corrigeer("7-2-1-1", wordt)

        assert ("REG-18" in {o.regel for o in uitkomst.signalen}) is spreekt

    def test_REG_36_the_page_of_the_opdracht_says_what_was_known_then(self, opdracht):
        toen = register_reads.peilmoment(date(2025, 6, 2))
        corrigeer("7-2-1-1", 120_000)
        nu = register_reads.peilmoment(date(2025, 6, 2))

        lasten = [reads_opdracht.opdracht(opdracht, peil).post.lasten for peil in (toen, nu)]

        assert lasten == [100_000, 120_000]


class TestVerbeterdBestand:
    VERBETERD = tuple(r.replace(";50", ";51").replace(";150;20", ";150;25") for r in NATUUR_2025)

    def test_without_saying_that_it_is_a_correction_it_is_refused(self, ingelezen):
        with pytest.raises(InvoerFout, match="lees het bestand dan in als correctie") as fout:
            lees_in(*self.VERBETERD)
        assert "5-2: lasten staat in het register als € 50; dit bestand zegt € 51" in fout.value.zin

    def test_a_preview_tells_each_difference_and_stores_nothing(self, ingelezen):
        voor = kop().nr
        uitkomst = lees_in(*self.VERBETERD, grond=None, correctie=WAS, voorbeeld=True)

        assert [g.zin for g in uitkomst.gevolgen] == [
            "Begroting 2025, 5: baten was € 20, wordt € 25.",
            "Begroting 2025, 5-2: lasten was € 50, wordt € 51.",
        ]
        assert (kop().nr, post("5-2").lasten) == (voor, 50)

    def test_REG_36_confirmed_it_corrects_and_the_old_answers_stay(self, ingelezen):
        toen = kop().moment
        voor = reads.boom(B2025, bekend_op=toen)

        lees_in(*self.VERBETERD, grond=None, correctie=WAS)

        assert (post("5").baten, post("5-2").lasten) == (25, 51)
        assert reads.boom(B2025, bekend_op=toen) == voor
        with pytest.raises(NietsNieuws):
            lees_in(*self.VERBETERD, grond=None, correctie=WAS)

    def test_what_is_new_needs_a_besluit_beside_the_correction(self, ingelezen):
        regels = (*self.VERBETERD, "2025;begroting;doel;5-4;Nieuw doel;5;7")
        with pytest.raises(InvoerFout, match="Een begroting rust op het besluit"):
            lees_in(*regels, grond=None, correctie=WAS)

        uitkomst = lees_in(*regels, correctie=WAS)

        assert (post("5-4").lasten, post("5-2").lasten) == (7, 51)
        assert len(uitkomst.ids("opdrachten_bedragcorrectie")) == 2

    def test_another_name_is_no_wrong_amount(self, ingelezen):
        anders = [r.replace("Schoon water", "Vuil water") for r in self.VERBETERD]
        with pytest.raises(InvoerFout, match="'Schoon water'; dit bestand zegt doel 'Vuil water'"):
            lees_in(*anders, grond=None, correctie=WAS)
        assert not Bedragcorrectie.objects.exists()

    def test_what_was_taken_away_and_is_in_the_file_is_a_difference(self, ingelezen):
        corrigeer("5-2", None)
        with pytest.raises(InvoerFout, match="als vervallen; dit bestand zegt € 50"):
            lees_in(*NATUUR_2025)

        lees_in(*NATUUR_2025, grond=None, correctie="Het stond er toch")

        assert post("5-2").lasten == 50

    def test_a_file_with_less_takes_nothing_away(self, ingelezen):
        lees_in(*(r for r in self.VERBETERD if ";5-1;" not in r), grond=None, correctie=WAS)

        assert post("5-1").lasten == 100


def test_corrections_cost_no_queries(ingelezen, django_assert_num_queries):
    for n in range(1, 4):
        corrigeer("5-2", 50 + n)
        with django_assert_num_queries(3):
            reads.boom(B2025)
        with django_assert_num_queries(2):
            reads.verschillen(B2025)
        with django_assert_num_queries(2):
            reads.standen()


def test_the_page_of_the_budget_says_what_was_corrected(ingelezen, client):
    log_in(client, ingelezen.beheerder)
    toen = kop().moment
    corrigeer("5-2", 1_055)

    html = client.get("/begroting/?stand=2025/begroting/0").content.decode()
    assert "gecorrigeerd: lasten stond op €\N{NO-BREAK SPACE}50" in html
    vraag = {"stand": "2025/begroting/0", "bekend_op": toen.isoformat(), "formaat": "json"}
    rijen = client.get("/begroting/", vraag).json()
    assert {r["Code"]: r["Lasten"] for r in rijen}["5-2"] == 50


@pytest.mark.parametrize("sql", ["UPDATE {} SET wordt = 1", "DELETE FROM {}"])
def test_REG_11_a_correction_is_never_changed_by_raw_sql(ingelezen, sql):
    corrigeer("5-2", 55)
    with (
        pytest.raises(DatabaseError, match=r"REG-11|permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql.format("opdrachten_bedragcorrectie"))
    assert post("5-2").lasten == 55
