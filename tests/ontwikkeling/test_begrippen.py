"""The language of competences: loading, one's own words, mapping and suggestions (MAT-12)."""

from contextlib import nullcontext
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from config.paginahulp import als
from driehoek.ontwikkeling import acts, reads_begrippen
from driehoek.ontwikkeling.begrippenlijst import STARTLIJST, lees
from driehoek.ontwikkeling.management import begrippen as opdracht
from driehoek.ontwikkeling.models import Begrip, Begripverband
from driehoek.ontwikkeling.types import Bijgewerkt, NieuwBegrip, Schema, Verbandsoort
from driehoek.platform.fouten import InvoerFout, NietBevoegd

ESCO = Path(__file__).parents[3] / "shared" / "gegevens" / "esco"


def term(label, *breder, uri="", **opties):
    return NieuwBegrip(uri or f"urn:x:{label}", "skill", label, breder=breder, **opties)


def laad(*termen, schema=Schema.EIGEN, **opties):
    return acts.neem_begrippen_op(schema, termen, **opties)


@pytest.fixture
def startlijst(db):
    begrippen = lees([STARTLIJST], Schema.EIGEN).begrippen
    return laad(*begrippen)


def test_MAT_12_de_startlijst_komt_in_en_een_tweede_keer_verandert_niets(startlijst):
    assert startlijst.nieuw > 100
    assert startlijst.verbanden > 50
    weer = laad(*lees([STARTLIJST], Schema.EIGEN)[0])
    assert weer == Bijgewerkt(gelijk=startlijst.nieuw)
    assert weer.in_woorden().startswith("Er verandert niets")


def test_MAT_12_elk_bredere_begrip_van_de_startlijst_bestaat(startlijst):
    begrippen = lees([STARTLIJST], Schema.EIGEN).begrippen
    assert {boven for b in begrippen for boven in b.breder} <= {b.uri for b in begrippen}


def test_MAT_12_een_gewijzigd_begrip_houdt_zijn_id(db):
    laad(term("gis"))
    begrip = Begrip.objects.get()
    uitkomst = laad(term("geo-informatie", uri="urn:x:gis", synoniemen=("gis",)))
    assert (uitkomst.nieuw, uitkomst.gewijzigd) == (0, 1)
    assert Begrip.objects.get().id == begrip.id
    assert [b.id for b in reads_begrippen.zoek("gis")] == [begrip.id]


def test_MAT_12_een_begrip_vervalt_en_blijft_bestaan(db):
    laad(term("telex"), term("fax"))
    uitkomst = laad(vervallen=["urn:x:telex", "urn:x:nooit"])
    assert uitkomst.vervallen == 1
    assert Begrip.objects.count() == 2
    assert reads_begrippen.zoek("telex") == []
    assert laad(vervallen=["urn:x:telex"]).vervallen == 0


def test_MAT_12_een_kring_wordt_geweigerd_en_genoemd(db):
    laad(term("a", "urn:x:b"), term("b", "urn:x:c"), term("c"))
    with pytest.raises(InvoerFout, match="kring") as gevangen:
        laad(term("c", "urn:x:a"), term("d"))
    assert all(f"'{naam}'" in gevangen.value.zin for naam in "abc")
    assert gevangen.value.regel == "MAT-12"
    assert Begripverband.objects.count() == 2
    assert not Begrip.objects.filter(label="d").exists()


def test_MAT_12_twee_wegen_naar_hetzelfde_begrip_zijn_geen_kring(db):
    laad(term("top"), term("links", "urn:x:top"), term("rechts", "urn:x:top"))
    assert laad(term("onder", "urn:x:links", "urn:x:rechts")).verbanden == 2


def test_MAT_12_een_adres_hoort_bij_een_schema(db):
    laad(term("a"))
    with pytest.raises(InvoerFout, match="hoort bij Eigen woorden"):
        laad(term("a"), schema=Schema.ESCO)


@pytest.mark.parametrize(
    ("begrip", "zin"),
    [
        (NieuwBegrip("urn:x:1", "skill", "  "), "1 tot 200 tekens"),
        (NieuwBegrip("", "skill", "a"), "geen bruikbaar adres"),
        (NieuwBegrip("urn:x:1", "kunstje", "a"), "geen soort begrip"),
    ],
)
def test_MAT_12_een_onbruikbaar_begrip_wordt_geweigerd(db, begrip, zin):
    with pytest.raises(InvoerFout, match=zin):
        laad(term("goed"), begrip)
    assert not Begrip.objects.exists()


def test_MAT_12_ook_buiten_de_daden_om_heeft_een_begrip_een_woord(db):
    laad(term("a"))
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE ontwikkeling_begrip SET label = ''")


def test_MAT_12_een_eigen_woord_komt_erbij_eenmaal(provincie, startlijst):
    an = provincie.persoon()
    acts.voeg_begrip_toe(an, "Dijkleger", synoniemen=["dijkwacht", " "])
    assert reads_begrippen.zoek("dijkwacht")[0].label == "Dijkleger"
    with pytest.raises(InvoerFout, match="staat er al"):
        acts.voeg_begrip_toe(an, "dijkleger")
    with pytest.raises(NietBevoegd):
        acts.voeg_begrip_toe(None, "nog een")


def test_MAT_12_een_verband_begint_bij_een_eigen_woord(provincie, db):
    an = provincie.persoon()
    laad(term("eigen"))
    laad(term("esco"), schema=Schema.ESCO)
    eigen, esco = (Begrip.objects.get(label=naam).id for naam in ("eigen", "esco"))
    acts.leg_verband(an, eigen, esco, Verbandsoort.EXACT)
    acts.leg_verband(an, eigen, esco, Verbandsoort.EXACT)
    assert Begripverband.objects.count() == 1
    for van, naar, soort, zin in [
        (esco, eigen, Verbandsoort.EXACT, "niet van ons"),
        (eigen, eigen, Verbandsoort.EXACT, "Kies een ander begrip"),
        (eigen, esco, "verwant", "Kies wat het verband is"),
    ]:
        with pytest.raises(InvoerFout, match=zin):
            acts.leg_verband(an, van, naar, soort)


def test_MAT_12_verbanden_legt_alleen_wie_begrippen_beheert(provincie, startlijst):
    eigen, ander = Begrip.objects.values_list("id", flat=True)[:2]
    invoer = {"soort": "nauw", "begrip": ander, "begrip_q": ""}
    pad = f"/begrippen/{eigen}/"
    collega = als(provincie.persoon())
    assert "Leg een verband" not in collega.get(pad).content.decode()
    assert collega.post(pad, invoer).status_code == 403
    assert not Begripverband.objects.filter(soort="nauw").exists()
    assert als(provincie.beheerder).post(pad, invoer).status_code == 302
    assert Begripverband.objects.filter(soort="nauw").count() == 1


def test_MAT_12_een_suggestie_zegt_door_welk_werk_ze_er_staat(provincie, startlijst):
    an = provincie.persoon()
    opdracht = provincie.opdracht(provincie.opgave(), "Stikstof terugdringen")
    provincie.aog(opdracht, an)
    pagina = als(an).get("/mijn-profiel/")
    [suggestie] = pagina.context["suggesties"]
    assert (suggestie.begrip.label, suggestie.vanwege) == ("stikstof", "Stikstof terugdringen")
    acts.bewaar_vaardigheid(an, an, versie=0, begrip=suggestie.begrip.id, niveau=2)
    assert als(an, "weer").get("/mijn-profiel/").context["suggesties"] == []


@pytest.fixture
def hier(db, monkeypatch):
    """The command works on the database of the test."""
    monkeypatch.setattr(opdracht, "met_database", lambda **_: nullcontext())


def test_MAT_12_de_opdracht_leest_de_eigen_lijst_en_meldt_wat_er_veranderde(hier, capsys):
    call_command("import", "begrippen", "--schema", "eigen")
    assert "begrippen nieuw" in capsys.readouterr().out
    call_command("import", "begrippen", "--schema", "eigen")
    assert "Er verandert niets" in capsys.readouterr().out


def test_MAT_12_een_verkeerd_bestand_laat_niets_achter(hier, tmp_path):
    for inhoud, zin in [
        ("a;b\n1;2\n", "mist de kolom"),
        ("soort;label;synoniemen;breder\nskill;;;\n", "1 tot 200 tekens"),
        ("soort;label;synoniemen;breder\nskill;a;;b\nskill;b;;a\n", "kring"),
    ]:
        pad = tmp_path / "lijst.csv"
        pad.write_text(inhoud)
        with pytest.raises(CommandError, match=zin):
            call_command("import", "begrippen", str(pad), "--schema", "eigen")
    (tmp_path / "latin.csv").write_bytes(
        "soort;label;synoniemen;breder\nskill;é;;\n".encode("latin1")
    )
    with pytest.raises(CommandError, match="UTF-8"):
        call_command("import", "begrippen", str(tmp_path / "latin.csv"), "--schema", "eigen")
    with pytest.raises(CommandError, match="te lezen"):
        call_command("import", "begrippen", str(tmp_path / "weg.csv"), "--schema", "eigen")
    with pytest.raises(CommandError, match="Noem het bestand"):
        call_command("import", "begrippen", "--schema", "esco")
    assert not Begrip.objects.exists()


ESCO_KOP = "conceptType,conceptUri,skillType,preferredLabel,altLabels,status,broaderConceptUri\n"


def test_MAT_12_een_bestand_van_esco_komt_in_met_soort_synoniemen_en_verbanden(
    hier, tmp_path, capsys
):
    talen, groepen, lagen = (
        tmp_path / naam
        for naam in (
            "languageSkillsCollection_nl.csv",
            "skillGroups_nl.csv",
            "skillsHierarchy_nl.csv",
        )
    )
    talen.write_text(
        f"{ESCO_KOP}KnowledgeSkillCompetence,urn:e:1,x,Fins schrijven,Fins | Finse taal,released,urn:e:2\n"
        "KnowledgeSkillCompetence,urn:e:9,x,Latijn,,obsolete,\n"
    )
    groepen.write_text(
        f"{ESCO_KOP}SkillGroup,urn:e:2,,talen,,,\nSkillGroup,urn:e:3,,kunnen,,,\nSkillGroup,urn:e:4,,,,,\n"
    )
    lagen.write_text("Level 0 URI,Level 1 URI\nurn:e:3,\nurn:e:3,urn:e:2\n")
    call_command("import", "begrippen", *map(str, (talen, groepen, lagen)), "--schema", "esco")
    uit = capsys.readouterr().out
    assert "3 begrippen nieuw" in uit
    assert "2 verbanden erbij" in uit
    assert "Overgeslagen: 1 zonder Nederlands woord in het bestand, zoals urn:e:4" in uit
    fins = Begrip.objects.get(concept_uri="urn:e:1")
    assert (fins.soort, fins.synoniemen) == ("taal", ["Fins", "Finse taal"])
    paren = set(Begripverband.objects.values_list("van__label", "naar__label"))
    assert paren == {("Fins schrijven", "talen"), ("talen", "kunnen")}


def test_MAT_12_een_proef_slaat_niets_op(hier, capsys):
    call_command("import", "begrippen", "--schema", "eigen", "--dry-run")
    assert capsys.readouterr().out.startswith("Proef, er is niets opgeslagen.")
    assert not Begrip.objects.exists()


@pytest.mark.traag
@pytest.mark.skipif(not ESCO.is_dir(), reason="ESCO's own files are not in this checkout")
def test_MAT_12_esco_zelf_komt_in_en_een_tweede_keer_verandert_niets(hier, capsys):
    bestanden = [str(pad) for pad in sorted(ESCO.glob("*.csv"))]
    call_command("import", "begrippen", *bestanden, "--schema", "esco")
    assert Begrip.objects.filter(soort="beroep").count() > 3000
    assert Begrip.objects.filter(soort="taal").count() > 300
    assert Begripverband.objects.count() > 500
    capsys.readouterr()
    call_command("import", "begrippen", *bestanden, "--schema", "esco")
    uit = capsys.readouterr().out
    assert "Er verandert niets" in uit
    assert "zonder Nederlands woord" in uit
    assert reads_begrippen.zoek("Hongaars schrijven")[0].soort == "taal"
