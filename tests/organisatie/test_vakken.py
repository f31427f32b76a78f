"""The professional domains model: vakdomeinen, clusters, P-teams in them, and labels (PT-15)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from config.paginahulp import als
from driehoek.organisatie import acts, reads_vakken
from driehoek.organisatie.models import Pteamlabel
from driehoek.organisatie.types_vakken import (
    NieuweLabels,
    NieuwVakcluster,
    NieuwVakdomein,
    Vakmodel,
)
from driehoek.platform.fouten import InvoerFout, NietBevoegd, RegelOvertreding
from driehoek.register import reads
from driehoek.register.models import Benaming, Bestaan, Ligging
from provincie import BEGIN, verzoek

pytestmark = pytest.mark.django_db
OP = date(2025, 1, 1)
DAG_ERVOOR = OP - timedelta(days=1)


def stel_vast(provincie, *, vanaf=OP, door="P-BERAAD", actor=None, **delen):
    besluit = provincie.besluit("vakmodel", door=door, op=vanaf)
    wie = {"actor": actor} if actor else {}
    return acts.stel_vakmodel_vast(verzoek(**wie), model=Vakmodel(vanaf, **delen), grond=besluit)


def geef(provincie, team, *labels, vanaf=OP):
    return acts.geef_labels(
        verzoek(),
        labels=[NieuweLabels(team, labels)],
        vanaf=vanaf,
        grond=provincie.besluit("vakmodel", door="P-BERAAD", op=vanaf),
    )


def id_van(naam):
    return Benaming.objects.huidig().filter(naam=naam).get().drager_id


def plek(team, op=OP):
    gevonden, _ = reads_vakken.plek_van(team, reads.peilmoment(op))
    return tuple(v.naam if v else None for v in (gevonden.domein, gevonden.cluster))


@pytest.fixture
def team(provincie):
    return provincie.pteam("Waterkunde")


@pytest.fixture
def model(provincie, team):
    """Advies with Natuur (Waterkunde in it), Realisatie with Wegen."""
    stel_vast(
        provincie,
        domeinen=(NieuwVakdomein("Advies"), NieuwVakdomein("Realisatie")),
        clusters=(
            NieuwVakcluster("Natuur", "Advies", (team,)),
            NieuwVakcluster("Wegen", "Realisatie"),
        ),
    )
    return {naam: id_van(naam) for naam in ("Advies", "Realisatie", "Natuur", "Wegen")}


def test_PT_15_een_heel_model_in_een_besluit(provincie, team, model):
    assert plek(team) == ("Advies", "Natuur")
    nummers = {v.naam: v.nummer for v in reads_vakken.vakmodel(reads.peilmoment(OP)).clusters()}
    assert nummers == {"Natuur": "VC-001", "Wegen": "VC-002"}


def test_PT_15_grensdag_ervoor_ligt_het_team_nergens(provincie, team, model):
    assert plek(team, DAG_ERVOOR) == (None, None)
    assert plek(team, OP) == ("Advies", "Natuur")


def test_PT_15_een_team_dat_verhuist_ligt_op_elke_dag_in_een_cluster(provincie, team, model):
    straks = date(2025, 7, 1)
    stel_vast(provincie, vanaf=straks, plaats={team: model["Wegen"]})

    dagen = (OP, straks - timedelta(days=1), straks)
    assert [plek(team, dag)[1] for dag in dagen] == ["Natuur", "Natuur", "Wegen"]


def test_PT_15_een_cluster_gaat_met_zijn_teams_naar_een_ander_domein(provincie, team, model):
    stel_vast(provincie, plaats={model["Natuur"]: model["Realisatie"]})
    assert plek(team) == ("Realisatie", "Natuur")


def test_PT_15_een_andere_naam_vanaf_een_dag(provincie, team, model):
    straks = date(2026, 1, 1)
    stel_vast(provincie, vanaf=straks, namen={model["Natuur"]: "Natuur en water"})
    dagen = (straks - timedelta(days=1), straks)
    assert [plek(team, dag)[1] for dag in dagen] == ["Natuur", "Natuur en water"]


@pytest.mark.parametrize(
    ("wat", "waarin", "zin"),
    [
        ("team", "Advies", "Een P-team ligt in een cluster, niet in een vakdomein"),
        ("Natuur", "Wegen", "Een cluster ligt in een vakdomein, niet in een cluster"),
        ("Natuur", "Natuur", "Een cluster ligt in een vakdomein, niet in een cluster"),
        ("Natuur", "team", "Een cluster ligt in een vakdomein, niet in een P-team"),
        ("Advies", "Realisatie", "Alleen een P-team of een cluster"),
        ("team", "concern", "niet in iets anders"),
    ],
)
def test_PT_15_een_kring_of_verkeerde_soort_wordt_geweigerd(
    provincie, team, model, wat, waarin, zin
):
    ids = model | {"team": team, "concern": provincie.concern}
    with pytest.raises(InvoerFout, match=zin) as fout:
        stel_vast(provincie, plaats={ids[wat]: ids[waarin]})
    assert fout.value.regel == "PT-15"


def test_PT_15_een_team_in_twee_clusters_wordt_geweigerd(provincie, team, model):
    with pytest.raises(InvoerFout, match="staat twee keer"):
        stel_vast(
            provincie,
            clusters=(NieuwVakcluster("Lucht", model["Advies"], (team,)),),
            plaats={team: model["Wegen"]},
        )


def test_PT_15_ook_de_database_weigert_een_tweede_cluster(provincie, team, model):
    feit = Ligging.objects.huidig().get(drager=team)
    with pytest.raises(IntegrityError, match="ligging_een"), transaction.atomic():
        _leg_ook_in(feit.id, model["Wegen"])


def _leg_ook_in(feit, ouder):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO register_ligging (id, drager_id, dragersoort, ouder_id, oudersoort,"
            " geheel, geldig, geregistreerd, geopend_id, grondslag_id)"
            " SELECT 999999, drager_id, dragersoort, %s, oudersoort, geheel, geldig,"
            " geregistreerd, geopend_id, grondslag_id FROM register_ligging WHERE id = %s",
            [ouder, feit],
        )
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_PT_15_wat_leeg_is_kan_ophouden(provincie, model):
    stel_vast(provincie, vanaf=date(2026, 1, 1), weg=(model["Wegen"], model["Realisatie"]))
    perioden = {
        f.drager_id: f.periode.tot
        for f in Bestaan.objects.huidig().filter(drager__in=model.values())
    }
    assert perioden == {
        model["Advies"]: None,
        model["Natuur"]: None,
        model["Wegen"]: date(2026, 1, 1),
        model["Realisatie"]: date(2026, 1, 1),
    }


@pytest.mark.parametrize(
    ("weg", "zin"), [("Natuur", "'Waterkunde' ligt er nog in"), ("Realisatie", "'Wegen' ligt er")]
)
def test_PT_15_wat_niet_leeg_is_houdt_niet_op(provincie, model, weg, zin):
    with pytest.raises(InvoerFout, match=zin) as fout:
        stel_vast(provincie, weg=(model[weg],))
    assert fout.value.regel == "PT-15"


def test_PT_15_wie_zijn_laatste_team_verhuist_kan_in_hetzelfde_besluit_ophouden(
    provincie, team, model
):
    stel_vast(provincie, plaats={team: model["Wegen"]}, weg=(model["Natuur"],))
    assert plek(team) == ("Realisatie", "Wegen")


def test_PT_15_een_team_wacht_op_een_cluster_dat_er_al_is(provincie, team, model):
    with pytest.raises(InvoerFout, match="bestaat niet op"):
        stel_vast(provincie, vanaf=DAG_ERVOOR, plaats={team: model["Wegen"]})


@pytest.mark.parametrize(
    ("delen", "zin"),
    [
        ({}, "staat niets in"),
        ({"clusters": (NieuwVakcluster("Los", "Er niet"),)}, "staat niet in dit model"),
        ({"domeinen": (NieuwVakdomein("A"), NieuwVakdomein("A "))}, "twee keer in de lijst"),
        ({"domeinen": (NieuwVakdomein(" "),)}, "De naam is leeg"),
    ],
)
def test_PT_15_wat_niet_klopt_wordt_uitgelegd(provincie, delen, zin):
    with pytest.raises(InvoerFout, match=zin):
        stel_vast(provincie, **delen)


def test_PT_15_alleen_het_p_beraad_besluit_erover(provincie):
    with pytest.raises(RegelOvertreding) as fout:
        stel_vast(provincie, door="DT", domeinen=(NieuwVakdomein("Advies"),))
    assert {o.regel for o in fout.value.overtredingen} == {"REG-09"}


def test_PT_15_een_directeur_mo_legt_het_vast_een_ander_niet(provincie, team, model):
    directeur, ander = provincie.persoon("Dirk", "Directeur"), provincie.persoon("Col", "Lega")
    provincie.benoem(provincie.concern, "DIRECTEUR_MO", directeur)
    stel_vast(provincie, actor=provincie.actor(directeur), domeinen=(NieuwVakdomein("Sturing"),))
    # Being in a cluster takes nothing from what a directeur M&O may enter about the team.
    provincie.plaats(team, provincie.persoon("Nieuw", "Mens"))
    with pytest.raises(NietBevoegd):
        stel_vast(provincie, actor=provincie.actor(ander), domeinen=(NieuwVakdomein("Anders"),))


# -- labels


def labels(team, op=OP):
    return reads_vakken.labels(reads.peilmoment(op), [team]).get(team, [])


def test_PT_15_labels_staan_naast_het_cluster_en_zijn_klein_geschreven(provincie, team):
    geef(provincie, team, "Bedrijfsvoering", " digitaal  werken ", "bedrijfsvoering")
    assert labels(team) == ["bedrijfsvoering", "digitaal werken"]
    assert labels(team, DAG_ERVOOR) == []


def test_PT_15_wat_niet_meer_genoemd_wordt_houdt_op(provincie, team):
    straks = date(2026, 1, 1)
    geef(provincie, team, "a", "b")
    geef(provincie, team, "b", "c", vanaf=straks)
    assert [labels(team, dag) for dag in (OP, straks)] == [["a", "b"], ["b", "c"]]
    geef(provincie, team, vanaf=straks)
    assert labels(team, straks) == []


@pytest.mark.parametrize(
    ("label", "zin"),
    [(("x" * 41,), "hooguit 40"), (tuple(map(str, range(11))), "hooguit 10 labels")],
)
def test_PT_15_te_veel_of_te_lang_wordt_geweigerd(provincie, team, label, zin):
    with pytest.raises(InvoerFout, match=zin):
        geef(provincie, team, *label)


def test_PT_15_alleen_een_p_team_krijgt_labels(provincie, model):
    with pytest.raises(InvoerFout, match="Kies een P-team"):
        geef(provincie, model["Natuur"], "x")


def test_PT_15_wat_ophoudt_heeft_geen_labels_meer(provincie, team):
    geef(provincie, team, "a")
    acts.hef_pteam_op(
        verzoek(),
        pteam=team,
        naar={},
        per=date(2026, 1, 1),
        grond=provincie.besluit("pteams_wijzigen", door="P-BERAAD", op=OP),
    )
    [feit] = Pteamlabel.objects.huidig()
    assert feit.periode.tot == date(2026, 1, 1)


# -- pages


@pytest.fixture
def collega(provincie):
    return als(provincie.persoon("Col", "Lega"))


def rijen(client, pad, **vraag):
    return client.get(pad, {"formaat": "json", **vraag}).json()


def test_PT_15_de_pagina_toont_het_model_als_boom_en_tabel(provincie, team, model, collega):
    los = provincie.pteam("Los team")
    html = collega.get("/pteams/vakmodel/").content.decode()
    assert html.index("Advies") < html.index("Natuur") < html.index("Waterkunde")
    assert "Nog in geen cluster" in html
    assert f"/pteams/{los}/" in html
    assert "/vastleggen/vakcluster/" not in html
    gezien = [
        (r["Vakdomein"], r["Cluster"], r["P-team"]) for r in rijen(collega, "/pteams/vakmodel/")
    ]
    assert gezien == [
        ("Advies", "Natuur", "Waterkunde"),
        ("Realisatie", "Wegen", "nog geen P-team"),
        ("nog geen vakdomein", "nog geen cluster", "Los team"),
    ]


def test_PT_15_de_pagina_kijkt_met_de_tijdbalk_mee(provincie, team, model, collega):
    voor = rijen(collega, "/pteams/vakmodel/", geldig_op=DAG_ERVOOR.isoformat())
    assert [r["Vakdomein"] for r in voor] == ["nog geen vakdomein"]


def test_PT_15_de_lijst_van_p_teams_filtert_op_domein_en_label(provincie, team, model, collega):
    ander = provincie.pteam("Los team")
    geef(provincie, ander, "bedrijfsvoering")

    def namen(**vraag):
        return [r["P-team"] for r in rijen(collega, "/pteams/", **vraag)]

    assert namen(domein=model["Advies"]) == ["Waterkunde"]
    assert namen(domein=model["Realisatie"]) == []
    assert namen(domein="geen") == namen(label="bedrijfsvoering") == ["Los team"]
    assert namen(domein="x'") == []


def test_PT_15_het_team_toont_cluster_domein_en_labels(provincie, team, model, collega):
    geef(provincie, team, "digitaal")
    html = collega.get(f"/pteams/{team}/").content.decode()
    assert all(woord in html for woord in ("Natuur", "Advies", "digitaal"))
    toen = collega.get(f"/pteams/{team}/?geldig_op={BEGIN.isoformat()}").content.decode()
    assert "het P-beraad stelt dit vast" in toen


def test_PT_15_wie_het_mag_vastleggen_ziet_de_knoppen(provincie, model):
    html = als(provincie.beheerder).get("/pteams/vakmodel/").content.decode()
    assert "/vastleggen/vakdomein/" in html
    assert f"/vastleggen/?drager={model['Natuur']}" in html
