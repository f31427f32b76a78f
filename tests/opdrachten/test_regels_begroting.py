"""Opdrachten and the budget: REG-01, REG-16, REG-18, REG-38."""

from datetime import UTC, date, datetime

import pytest

from driehoek.opdrachten import acts
from driehoek.opdrachten.models import Postkoppeling, Scope
from driehoek.opdrachten.types import Postwijziging, ScopeGegevens, Scopewijziging
from driehoek.platform import klok, regelboek
from driehoek.platform.fouten import InvoerFout, RegelOvertreding, UitlegNodig
from driehoek.platform.models import Uitleg
from driehoek.platform.regelboek import Soort
from provincie import verzoek

OP = date(2025, 2, 1)
NU = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _vandaag():
    with klok.op(NU):
        yield


def signalen(regel):
    gevonden = next(r for r in regelboek.alle() if (r.id, r.soort) == (regel, Soort.SIGNAAL))
    return gevonden.overtredingen()


def wijzig_scope(provincie, opdracht, budget, op=OP, grond=None):
    opgave = provincie.opgave_van[opdracht]
    return acts.wijzig_scope(
        verzoek(),
        wijzigingen=[Scopewijziging(opdracht, op, ScopeGegevens(budget))],
        grond=grond or provincie.van_directeur("scope", opgave, op=op),
    )


def koppel(provincie, opdracht, post, op=OP, **opties):
    opgave = provincie.opgave_van[opdracht]
    return acts.koppel_post(
        verzoek(),
        koppelingen=[Postwijziging(opdracht, post, **opties)],
        grond=provincie.van_directeur("scope", opgave, op=op),
    )


def test_REG_01_een_opdracht_buiten_de_begroting_vraagt_uitleg(provincie):
    opgave = provincie.opgave(post=provincie.post("2-1-3", "prestatie"))

    with pytest.raises(UitlegNodig, match="product of project"):
        provincie.opdracht(opgave)
    provincie.opdracht(opgave, uitleg="Nieuw werk, volgt bij de voorjaarsnota")

    assert Uitleg.objects.get(regel="REG-01").tekst.startswith("Nieuw werk")


def test_REG_01_een_product_of_een_opgave_zonder_post_vraagt_geen_uitleg(provincie):
    prestatie = provincie.post("2-1-3", "prestatie")
    opgave = provincie.opgave(post=prestatie)

    provincie.opdracht(opgave, post=provincie.post("2-1-3-1", ouder=prestatie))
    provincie.opdracht(provincie.opgave())

    assert not Uitleg.objects.exists()


def test_REG_01_een_prestatie_is_geen_product(provincie):
    prestatie = provincie.post("2-1-3", "prestatie")
    opgave = provincie.opgave(post=prestatie)

    with pytest.raises(UitlegNodig, match="REG-01"):
        provincie.opdracht(opgave, post=prestatie)


def test_REG_16_een_splitsing_buiten_de_begroting_vraagt_uitleg(provincie):
    product, ander = provincie.post("2-1-3-1"), provincie.post("7-1-1-1")
    opdracht = provincie.opdracht(post=product)
    provincie.aog(opdracht)

    with pytest.raises(UitlegNodig, match="REG-16"):
        provincie.deelopdracht(opdracht, post=ander)
    provincie.deelopdracht(opdracht, post=ander, uitleg="Zo werkt het team")
    provincie.deelopdracht(opdracht, "Deel 2", post=product)
    provincie.deelopdracht(opdracht, "Deel 3")

    assert Uitleg.objects.filter(regel="REG-16").count() == 1


def test_REG_16_de_AOG_van_een_ander_splitst_of_beeindigt_niet(provincie):
    opdracht, andere = provincie.opdracht(), provincie.opdracht()
    provincie.aog(opdracht)
    provincie.aog(andere)
    deel = provincie.deelopdracht(opdracht)

    with pytest.raises(RegelOvertreding, match="REG-16"):
        acts.beeindig_deelopdracht(
            verzoek(),
            deelopdrachten=[deel],
            per=OP,
            grond=provincie.van_aog("deelopdrachten", andere, op=OP),
        )
    acts.beeindig_deelopdracht(
        verzoek(),
        deelopdrachten=[deel],
        per=OP,
        grond=provincie.van_aog("deelopdrachten", opdracht, op=OP),
    )


def test_REG_17_de_scope_wijzigt_per_dag_door_de_domeindirecteur(provincie):
    opdracht = provincie.opdracht(budget=100)

    wijzig_scope(provincie, opdracht, 300)

    feiten = Scope.objects.huidig().filter(opdracht=opdracht).order_by("geldig")
    assert [(f.materieel_budget, f.periode.tot) for f in feiten] == [(100, OP), (300, None)]
    with pytest.raises(RegelOvertreding, match="REG-17"):
        wijzig_scope(provincie, opdracht, 500, grond=provincie.besluit("scope", door="GS", op=OP))


def test_REG_18_een_scope_boven_de_begrote_lasten_is_een_signaal(provincie):
    post = provincie.post(lasten=1_000_000)
    opdracht = provincie.opdracht(post=post, budget=1_000_000)
    assert signalen("REG-18") == []

    uitkomst = wijzig_scope(provincie, opdracht, 1_000_001)

    assert "REG-18" in {o.regel for o in uitkomst.signalen}
    assert "1.000.001" in signalen("REG-18")[0].zin


def test_REG_18_opdrachten_op_een_post_tellen_samen(provincie):
    post = provincie.post(lasten=1_000_000)
    opgave = provincie.opgave()
    provincie.opdracht(opgave, post=post, budget=600_000)
    provincie.opdracht(opgave, "Tweede", post=post, budget=600_000)

    assert "de 2 opdrachten" in signalen("REG-18")[0].zin


@pytest.mark.parametrize(("lasten", "spreekt"), [(99_999, True), (100_000, False)])
def test_REG_18_de_scope_van_een_jaar_past_binnen_de_lasten_van_dat_jaar(
    provincie, lasten, spreekt
):
    opdracht = provincie.opdracht(post=provincie.post(jaar=2025, lasten=150_000), budget=100_000)
    assert signalen("REG-18") == []

    koppel(provincie, opdracht, provincie.post(jaar=2026, lasten=lasten))

    assert [o.drager for o in signalen("REG-18")] == [opdracht] * spreekt


def test_een_negatief_of_onmogelijk_budget_wordt_geweigerd(provincie):
    for budget in (-1, 10**12):
        with pytest.raises(InvoerFout, match="hele euro"):
            provincie.opdracht(budget=budget)


def test_REG_38_een_nieuwe_post_geldt_vanaf_1_januari_van_haar_jaar(provincie):
    oud, nieuw = provincie.post(jaar=2024), provincie.post(jaar=2026)
    opdracht = provincie.opdracht(post=oud)

    koppel(provincie, opdracht, nieuw)

    feiten = Postkoppeling.objects.huidig().filter(drager=opdracht).order_by("geldig")
    assert [(f.post_id, f.periode.van, f.periode.tot) for f in feiten] == [
        (oud, date(2024, 1, 1), date(2026, 1, 1)),
        (nieuw, date(2026, 1, 1), None),
    ]


def test_REG_38_een_vergeten_jaar_laat_het_latere_jaar_staan(provincie):
    laatste, vergeten = provincie.post(jaar=2026), provincie.post(jaar=2025)
    opdracht = provincie.opdracht(post=laatste)

    koppel(provincie, opdracht, vergeten, op=date(2025, 1, 1))

    feiten = Postkoppeling.objects.huidig().filter(drager=opdracht).order_by("geldig")
    assert [(f.post_id, f.periode.van) for f in feiten] == [
        (vergeten, date(2025, 1, 1)),
        (laatste, date(2026, 1, 1)),
    ]


def test_REG_38_een_opdracht_zonder_post_van_dit_jaar_is_een_signaal(provincie):
    opdracht = provincie.opdracht(post=provincie.post(jaar=2025))
    assert signalen("REG-38") == []
    post = provincie.post(jaar=2026)
    assert [o.drager for o in signalen("REG-38")] == [opdracht]

    koppel(provincie, opdracht, post)

    assert signalen("REG-38") == []


def test_een_onbekende_post_wordt_geweigerd(provincie):
    with pytest.raises(InvoerFout, match="Importeer eerst"):
        provincie.opdracht(post=999_999)
