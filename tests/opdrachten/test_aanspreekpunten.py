"""One contact per subject, for GS and for outside, divided among the domeindirecteuren (REG-29)."""

from datetime import date, timedelta

import psycopg
import pytest

from driehoek.kern.tijd import Peilmoment, Periode
from driehoek.opdrachten import acts, reads_aanspreekpunten
from driehoek.opdrachten.models_aanspreekpunten import Aanspreekpunt
from driehoek.opdrachten.types_aanspreekpunten import Aanwijzing, NieuwOnderwerp
from driehoek.platform import regelboek
from driehoek.platform.fouten import InvoerFout, NietBevoegd, RegelOvertreding
from driehoek.register import acts as register_acts
from driehoek.register import reads
from driehoek.register.models import Beslisbevoegdheid, Rolvervulling
from provincie import verzoek
from slothulp import geweigerd_door, kopieer

JAN, JUL = date(2025, 1, 1), date(2025, 7, 1)
EEN_DAG = timedelta(days=1)
TABEL = "opdrachten_aanspreekpunt"


@pytest.fixture
def water(provincie):
    return provincie.opgave("Water")


@pytest.fixture
def dora(provincie, water):
    """The domeindirecteur of 'Water'."""
    return provincie.rolhouders["DOMEINDIRECTEUR", water]


@pytest.fixture
def omar(provincie):
    """Another domeindirecteur."""
    return provincie.domeindirecteur(
        provincie.opgave("Energie", directeur=False), provincie.persoon("Omar", "Haddou")
    )


@pytest.fixture
def delta(provincie):
    return provincie.onderwerp("gebied", "Delta")


def wie(drager, op=JAN, bekend_op=None):
    """Who is registered as contact for a subject: (for whom, id)."""
    peil = Peilmoment(op, bekend_op) if bekend_op else reads.peilmoment(op)
    gevonden = reads_aanspreekpunten.contacten(peil, drager)
    return sorted((str(c.publiek), c.persoon) for c in gevonden)


def onderwerp(id_, op=JAN):
    alle = reads_aanspreekpunten.onderwerpen(reads.peilmoment(op))
    return next((o for o in alle if o.id == id_), None)


def test_REG_29_voor_gs_en_voor_buiten_is_er_een(provincie, delta, dora, omar):
    provincie.aanspreekpunt(dora, drager=delta)
    assert wie(delta) == [("buiten", dora), ("gs", dora)]
    provincie.aanspreekpunt(omar, drager=delta, publiek=("buiten",), vanaf=JUL)
    assert wie(delta, JUL - EEN_DAG) == [("buiten", dora), ("gs", dora)]
    assert wie(delta, JUL) == [("buiten", omar), ("gs", dora)]


def test_een_wisseling_zegt_wie_het_wordt_en_wie_niet_meer(provincie, delta, dora, omar):
    provincie.aanspreekpunt(dora, drager=delta)
    uitkomst = provincie.aanspreekpunt(omar, drager=delta, publiek=("gs",), vanaf=JUL)
    assert [(g.soort, g.zin) for g in uitkomst.gevolgen] == [
        ("krijgt", "Omar Haddou wordt aanspreekpunt voor 'Delta', voor GS, vanaf 1 juli 2025."),
        (
            "verliest",
            "Dora Directeur is niet langer aanspreekpunt voor 'Delta', voor GS, vanaf 1 juli 2025.",
        ),
    ]


def test_wat_het_register_eerder_zei_blijft_bekend(provincie, delta, dora, omar):
    provincie.aanspreekpunt(dora, drager=delta)
    eerder = reads.kop().moment
    provincie.aanspreekpunt(omar, drager=delta, publiek=("gs",))
    assert wie(delta) == [("buiten", dora), ("gs", omar)]
    assert wie(delta, JAN, eerder) == [("buiten", dora), ("gs", dora)]


def test_beeindigen(provincie, delta, dora):
    provincie.aanspreekpunt(dora, drager=delta)
    feiten = list(Aanspreekpunt.objects.huidig().values_list("id", flat=True))

    def beeindig(ids, per):
        return acts.beeindig_aanspreekpunt(
            verzoek(),
            aanspreekpunten=ids,
            per=per,
            grond=provincie.besluit("aanspreekpunt", door="O-BERAAD"),
        )

    with pytest.raises(InvoerFout, match="niet \\(meer\\) zo"):
        beeindig([], JUL)
    beeindig(feiten, JUL)
    assert [wie(delta, dag) != [] for dag in (JUL - EEN_DAG, JUL)] == [True, False]
    nu = list(Aanspreekpunt.objects.huidig().values_list("id", flat=True))
    with pytest.raises(InvoerFout, match="eindigt al op 1 juli 2025"):
        beeindig(nu, JUL)


# -- who can be it --------------------------------------------------------------------------------


def test_REG_29_het_aanspreekpunt_is_op_die_dag_domeindirecteur(provincie, delta):
    opgave = provincie.opgave("Wonen", directeur=False)
    later = provincie.domeindirecteur(opgave, vanaf=JAN, tot=JUL)
    for dag in (JAN, JUL - EEN_DAG):
        provincie.aanspreekpunt(later, drager=delta, vanaf=dag)
    for dag in (JAN - EEN_DAG, JUL):
        with pytest.raises(RegelOvertreding, match="geen domeindirecteur") as fout:
            provincie.aanspreekpunt(later, drager=delta, vanaf=dag)
        assert fout.value.regel == "REG-29"


def test_REG_29_wie_een_domeindirecteur_waarneemt_kan_het_ook_zijn(provincie, delta, water):
    waarnemer = provincie.persoon("Wil", "Waarnemer")
    provincie.benoem(
        water,
        "DOMEINDIRECTEUR",
        waarnemer,
        vanaf=JAN,
        tot=JUL,
        waarneming=True,
        act=register_acts.neem_waar,
        grond=provincie.besluit("waarneming", door="DT"),
    )
    provincie.aanspreekpunt(waarnemer, drager=delta, vanaf=JAN, tot=JUL)
    assert wie(delta) == [("buiten", waarnemer), ("gs", waarnemer)]


def test_REG_29_een_opdrachtgever_kan_het_niet_zijn(provincie, delta, water):
    aog = provincie.aog(provincie.opdracht(water))
    with pytest.raises(RegelOvertreding, match="geen domeindirecteur"):
        provincie.aanspreekpunt(aog, drager=delta)


def test_REG_29_een_domein_is_van_een_domeindirecteur(provincie, dora):
    with pytest.raises(RegelOvertreding, match="geen domein") as fout:
        provincie.aanspreekpunt(dora, domein=provincie.persoon())
    assert fout.value.regel == "REG-29"


def test_REG_29_het_o_beraad_verdeelt(provincie, delta, dora):
    with pytest.raises(RegelOvertreding, match="Wel bevoegd: Opgavenberaad") as fout:
        provincie.aanspreekpunt(
            dora, drager=delta, grond=provincie.besluit("aanspreekpunt", door="GS")
        )
    assert fout.value.regel == "REG-29"
    with pytest.raises(InvoerFout, match="Aanspreekpunten verdelen"):
        provincie.aanspreekpunt(dora, drager=delta, grond=provincie.besluit("bog"))


def test_een_bestaand_register_geeft_het_o_beraad_die_bevoegdheid_bij_regeling(
    provincie, delta, dora
):
    """A register founded before there were aanspreekpunten has no decider for them yet."""
    (feit,) = Beslisbevoegdheid.objects.huidig().filter(besluitsoort="aanspreekpunt")
    register_acts.corrigeer(
        verzoek(),
        model=Beslisbevoegdheid,
        feit=feit.id,
        toelichting="Stond er nog niet",
        vervalt=True,
    )
    with pytest.raises(RegelOvertreding, match="Wel bevoegd: niemand"):
        provincie.aanspreekpunt(dora, drager=delta, vanaf=JAN)
    register_acts.wijs_beslisser_aan(
        verzoek(),
        besluitsoort="aanspreekpunt",
        orgaan=provincie.orgaan("O-BERAAD"),
        periode=Periode(JAN),
        grond=provincie.besluit("regeling", op=JAN),
    )
    provincie.aanspreekpunt(dora, drager=delta, vanaf=JAN)
    assert wie(delta) != []


def test_alleen_een_registerbeheerder_legt_het_vast(provincie, delta, dora):
    nieuw = [Aanwijzing(dora, Periode(JAN), delta)]

    def doe(persoon):
        return acts.wijs_aanspreekpunt_aan(
            verzoek(actor=provincie.actor(persoon)),
            aanwijzingen=nieuw,
            grond=provincie.besluit("aanspreekpunt", door="O-BERAAD"),
        )

    with pytest.raises(NietBevoegd):
        doe(dora)
    doe(provincie.beheerder)
    assert wie(delta) != []


# -- who is it no longer --------------------------------------------------------------------------


def signalen():
    regel = next(r for r in regelboek.alle() if r.sleutel == "REG-29s")
    return [(o.sleutel, o.zin) for o in regel.overtredingen()]


def test_REG_29_wie_geen_domeindirecteur_meer_is_geeft_een_signaal(provincie, delta, dora, water):
    provincie.aanspreekpunt(dora, drager=delta)
    provincie.aanspreekpunt(dora, drager=water, publiek=("gs",), tot=JAN)
    assert signalen() == []
    rol = Rolvervulling.objects.huidig().get(persoon=dora)
    uitkomst = register_acts.beeindig_rollen(
        verzoek(),
        rollen=[rol.id],
        per=JUL,
        grond=provincie.besluit("domeindirecteur", door="O-BERAAD"),
    )
    assert "REG-29" in {o.regel for o in uitkomst.signalen}
    ((sleutel, zin),) = signalen()
    assert sleutel == f"persoon:{dora}"
    assert "aanspreekpunt voor 1 onderwerp" in zin


def test_REG_29_een_latere_ontdekking_over_de_domeindirecteur_houdt_niets_tegen(
    provincie, delta, dora, water
):
    provincie.aanspreekpunt(dora, drager=delta)
    rol = Rolvervulling.objects.huidig().get(persoon=dora)
    register_acts.corrigeer(
        verzoek(), model=Rolvervulling, feit=rol.id, toelichting="Verkeerde naam", vervalt=True
    )
    assert len(signalen()) == 1


# -- subjects -------------------------------------------------------------------------------------


def test_een_thema_staat_op_de_lijst_zolang_het_er_is(provincie, dora):
    thema = provincie.onderwerp("thema", "Wonen", vanaf=JAN)
    provincie.aanspreekpunt(dora, drager=thema, vanaf=JAN)
    acts.beeindig_onderwerp(
        verzoek(),
        onderwerpen=[thema],
        per=JUL,
        grond=provincie.besluit("aanspreekpunt", door="O-BERAAD", op=JAN),
    )
    staat_er = [onderwerp(thema, dag) for dag in (JAN - EEN_DAG, JAN, JUL - EEN_DAG, JUL)]
    assert [o and (o.soort, o.naam, o.gs.naam) for o in staat_er] == [
        None,
        ("thema", "Wonen", "Dora Directeur"),
        ("thema", "Wonen", "Dora Directeur"),
        None,
    ]
    assert wie(thema, JUL) == []


@pytest.mark.parametrize("soort", ["opgave", "onzin"])
def test_op_de_lijst_staan_alleen_themas_en_gebieden(provincie, soort):
    with pytest.raises(InvoerFout, match="thema of een gebied"):
        acts.stel_onderwerpen_in(
            verzoek(),
            onderwerpen=[NieuwOnderwerp(soort, "Wonen", JAN)],
            grond=provincie.besluit("aanspreekpunt", door="O-BERAAD"),
        )


def test_wat_geen_onderwerp_is_gaat_niet_van_de_lijst(provincie, water):
    with pytest.raises(InvoerFout, match="thema of gebied"):
        acts.beeindig_onderwerp(
            verzoek(),
            onderwerpen=[water],
            per=JUL,
            grond=provincie.besluit("aanspreekpunt", door="O-BERAAD"),
        )


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({}, "Kies waarvoor"),
        ({"publiek": ()}, "Kies voor wie"),
        ({"publiek": ("pers",)}, "Kies voor wie"),
        ({"drager": 1}, "voor een domein, een opgave"),
        ({"domein": 999_999_999}, "Deze persoon staat niet"),
    ],
)
def test_wat_niet_klopt_wordt_geweigerd(provincie, delta, dora, anders, zin):
    waarvoor = {} if zin == "Kies waarvoor" or "domein" in anders else {"drager": delta}
    with pytest.raises(InvoerFout, match=zin):
        provincie.aanspreekpunt(dora, **waarvoor | anders)


def test_een_opdracht_heeft_geen_eigen_aanspreekpunt(provincie, dora, water):
    with pytest.raises(InvoerFout, match="voor een domein, een opgave"):
        provincie.aanspreekpunt(dora, drager=provincie.opdracht(water))


def test_een_opgave_die_ophoudt_heeft_geen_aanspreekpunt_meer(provincie, water, dora):
    provincie.aanspreekpunt(dora, drager=water)
    acts.beeindig_opgave(
        verzoek(), opgaven=[water], per=JUL, grond=provincie.besluit("opgave_beeindigen", op=JAN)
    )
    assert [wie(water, dag) != [] for dag in (JUL - EEN_DAG, JUL)] == [True, False]


def via(o):
    return [(a.naam, a.via) for a in o.aanspreekbaar]


def test_wie_niets_eigens_heeft_valt_onder_het_domein_en_dat_onder_de_domeindirecteur(
    provincie, water, dora, omar
):
    assert via(onderwerp(water)) == [("Dora Directeur", "domeindirecteur")] * 2
    assert via(onderwerp(dora)) == [("Dora Directeur", "domeindirecteur")] * 2
    provincie.aanspreekpunt(omar, domein=dora, publiek=("buiten",))
    assert via(onderwerp(water)) == [
        ("Dora Directeur", "domeindirecteur"),
        ("Omar Haddou", "domein"),
    ]
    assert via(onderwerp(dora)) == [("Dora Directeur", "domeindirecteur"), ("Omar Haddou", "")]
    provincie.aanspreekpunt(omar, drager=water, publiek=("gs",))
    assert via(onderwerp(water)) == [("Omar Haddou", ""), ("Omar Haddou", "domein")]


def test_zonder_domeindirecteur_is_er_niemand(provincie):
    los = provincie.opgave("Los", directeur=False)
    assert onderwerp(los).aanspreekbaar == (None, None)


# -- what the database refuses by itself ----------------------------------------------------------


@pytest.fixture
def bron(echte_db):
    """A contact for one opgave until July, in a database of its own."""
    from provincie import Provincie

    provincie = Provincie()
    water = provincie.opgave("Water")
    dora = provincie.rolhouders["DOMEINDIRECTEUR", water]
    opdracht = provincie.opdracht(water)
    provincie.aanspreekpunt(dora, drager=water, publiek=("gs",), vanaf=JAN, tot=JUL)
    return Aanspreekpunt.objects.get(), opdracht


def test_REG_29_de_database_weigert_wat_nooit_mag(echte_db, bron):
    feit, opdracht = bron
    later = {"geldig": "[2026-01-01,)"}
    geen_drager = {"drager_id": None, "dragersoort": None}
    goed = [
        {"geldig": "[2025-07-01,)"},
        {"publiek": "buiten"},
        geen_drager | {"domein_id": feit.persoon_id},
    ]
    geweigerd = [
        ("aanspreekpunt_een", {}),
        ("aanspreekpunt_een", {"geldig": "[2025-06-30,)"}),
        ("aanspreekpunt_publiek", later | {"publiek": "pers"}),
        ("aanspreekpunt_onderwerp", later | {"domein_id": feit.persoon_id}),
        ("aanspreekpunt_onderwerp", later | {"dragersoort": None}),
        ("aanspreekpunt_onderwerp", later | {"dragersoort": "opdracht", "drager_id": opdracht}),
        ("aanspreekpunt_drager_soort", later | {"drager_id": opdracht}),
    ]
    with psycopg.connect(echte_db.app) as verbinding:
        for anders in goed:
            kopieer(verbinding, TABEL, feit.id, **anders)
            verbinding.rollback()
        for naam, anders in geweigerd:
            with geweigerd_door(naam):
                kopieer(verbinding, TABEL, feit.id, **anders)
            verbinding.rollback()


def test_een_aanspreekpunt_is_te_corrigeren(provincie, delta, dora, omar):
    provincie.aanspreekpunt(dora, drager=delta, publiek=("gs",))
    feit = Aanspreekpunt.objects.huidig().get()
    register_acts.corrigeer(
        verzoek(),
        model=Aanspreekpunt,
        feit=feit.id,
        waarde={"persoon_id": omar},
        toelichting="Naam verwisseld",
    )
    assert wie(delta) == [("gs", omar)]


def test_wordt_het_besluit_ingetrokken_dan_is_er_geen_aanspreekpunt_meer(provincie, delta, dora):
    uitkomst = provincie.aanspreekpunt(dora, drager=delta)
    (besluit,) = uitkomst.ids("register_besluit")
    register_acts.trek_in(
        verzoek(),
        besluit=besluit,
        per=JUL,
        grond=provincie.besluit("intrekking", door="O-BERAAD", op=JAN),
    )
    assert [wie(delta, dag) != [] for dag in (JUL - EEN_DAG, JUL)] == [True, False]
