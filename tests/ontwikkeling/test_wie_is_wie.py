"""Finding people: by what, with why, and never by what one may not read (PT-17, PT-12, MAT-12)."""

import pytest

from config.paginahulp import als, tel
from driehoek.ontwikkeling import acts, policy
from driehoek.ontwikkeling.begrippenlijst import STARTLIJST, lees
from driehoek.ontwikkeling.models import Begrip
from driehoek.ontwikkeling.reads_zoek import zoek_mensen
from driehoek.ontwikkeling.types import Deel, Niveau, Schema, Verbandsoort, Zichtbaar
from driehoek.register.reads import peilmoment


@pytest.fixture
def begrippen(db):
    acts.neem_begrippen_op(Schema.EIGEN, lees([STARTLIJST], Schema.EIGEN)[0])


@pytest.fixture
def lezer(provincie, begrippen):
    return provincie.persoon("Lex", "Lezer")


def zoek(q, lezer):
    nu = peilmoment()
    return zoek_mensen(q, policy.kring_van(lezer, nu), nu)


def wie(q, lezer):
    return [m.persoon for m in zoek(q, lezer).mensen]


def kan(persoon, label, niveau=Niveau.ZELF, zichtbaar=Zichtbaar.ORGANISATIE):
    begrip = Begrip.objects.get(label=label)
    versie = acts.bewaar_vaardigheid(persoon, persoon, versie=0, begrip=begrip.id, niveau=niveau)
    acts.bewaar_deel(persoon, persoon, Deel.KENNIS, versie=versie, zichtbaar=zichtbaar)


def bel(persoon, tekst, zichtbaar=Zichtbaar.ORGANISATIE):
    acts.bewaar_deel(persoon, persoon, Deel.BEL_MIJ, versie=0, tekst=tekst, zichtbaar=zichtbaar)


def test_PT_17_op_naam_ook_op_het_begin_en_met_een_accent(provincie, lezer):
    an = provincie.persoon("André", "de Vries")
    for vraag in ("andre", "vries andré", "vri", "de vries"):
        assert wie(vraag, lezer) == [an], vraag
    assert wie("ries", lezer) == []
    assert wie("vries jansen", lezer) == []
    assert wie("", lezer) == wie("  ?!", lezer) == []


@pytest.mark.parametrize("vraag", ["ecologie", "biodiversiteit", "natuur", "natuur ecologie"])
def test_MAT_12_op_kunnen_met_synoniem_en_wat_eronder_valt(provincie, lezer, vraag):
    an = provincie.persoon("An", "Ecoloog")
    provincie.persoon("Bo", "Ander")
    kan(an, "ecologie", Niveau.ERVAREN)
    [gevonden] = zoek(vraag, lezer).mensen
    assert gevonden.persoon == an
    assert "zegt over ecologie: ik help anderen" in gevonden.waarom


def test_MAT_12_wie_iets_bredere_kan_staat_niet_bij_wat_smaller_is(provincie, lezer):
    kan(provincie.persoon("An", "Breed"), "natuur")
    assert wie("ecologie", lezer) == []


def test_MAT_12_wie_het_beter_kan_staat_hoger(provincie, lezer):
    begin, expert = provincie.persoon("An", "Aap"), provincie.persoon("Bo", "Beer")
    kan(begin, "hydrologie", Niveau.BEGIN)
    kan(expert, "hydrologie", Niveau.EXPERT)
    assert wie("hydrologie", lezer) == [expert, begin]


def test_MAT_12_een_eigen_woord_vindt_wat_het_andere_schema_zo_noemt(provincie, lezer):
    an = provincie.persoon("An", "Tekenaar")
    eigen = acts.voeg_begrip_toe(lezer, "veldschetsen")
    kan(an, "geo-informatie")
    assert wie("veldschetsen", lezer) == []
    gis = Begrip.objects.get(label="geo-informatie").id
    acts.leg_verband(lezer, eigen, gis, Verbandsoort.EXACT)
    assert wie("veldschetsen", lezer) == [an]


def test_PT_12_waar_je_iemand_voor_belt(provincie, lezer):
    an = provincie.persoon("An", "Beller")
    bel(an, "Bruggen in beweging\nVergunning voor een evenement")
    assert wie("brug", lezer) == [an]
    assert wie("evenementen vergunningen", lezer) == [an]
    assert zoek("evenement", lezer).mensen[0].waarom == ("hier kun je voor bellen",)


def test_PT_17_op_opgave_opdracht_en_p_team_van_vandaag(provincie, lezer):
    opgave = provincie.opgave("Landbouw en voedsel")
    opdracht = provincie.opdracht(opgave, "Stikstof terugdringen")
    an, bo = provincie.persoon("An", "Aan"), provincie.persoon("Bo", "Team")
    provincie.aog(opdracht, an)
    provincie.plaats(provincie.pteam("Kustkunde"), bo)
    assert an in wie("landbouw voedsel", lezer)
    assert wie("terugdringen", lezer) == [an]
    [gevonden] = zoek("kustkunde", lezer).mensen
    assert (gevonden.persoon, gevonden.waarom) == (bo, ("zit in P-team Kustkunde",))
    assert wie("kustkunde stikstof", lezer) == []


def test_PT_17_elk_woord_mag_ergens_anders_staan(provincie, lezer):
    an, bo = provincie.persoon("An", "Zoeker"), provincie.persoon("An", "Vinder")
    kan(an, "ecologie")
    assert set(wie("an", lezer)) == {an, bo}
    assert wie("an ecologie", lezer) == [an]


@pytest.mark.parametrize("deel", ["kennis", "bel_mij"])
@pytest.mark.parametrize("zichtbaar", list(Zichtbaar))
def test_PT_12_zoeken_verraadt_niet_wat_je_niet_mag_lezen(provincie, lezer, deel, zichtbaar):
    an, petra = provincie.persoon("An", "Geheim"), provincie.persoon("Petra", "Manager")
    team = provincie.pteam("Waterkunde")
    provincie.plaats(team, an)
    provincie.benoem(team, "P_MANAGER", petra)
    if deel == "kennis":
        kan(an, "ecologie", zichtbaar=zichtbaar)
    else:
        bel(an, "Ecologie", zichtbaar)
    open_, partner = zichtbaar != Zichtbaar.ZELF, zichtbaar == Zichtbaar.PARTNERS
    assert wie("ecologie", lezer) == ([an] if open_ else [])
    assert wie("ecologie", None) == ([an] if partner else [])
    assert wie("ecologie", an) == wie("ecologie", petra) == [an]
    op_naam = zoek("geheim", lezer).mensen[0].waarom
    assert op_naam == ("heet zo",)


def test_PT_12_de_reden_noemt_ook_bij_een_treffer_op_naam_niets_geheims(provincie, lezer):
    an = provincie.persoon("An", "Water")
    kan(an, "waterkwaliteit", zichtbaar=Zichtbaar.ZELF)
    assert zoek("water", lezer).mensen[0].waarom == ("heet zo",)


def test_PT_17_de_pagina_zegt_wie_waarom_en_bladert(provincie, lezer):
    mensen = [provincie.persoon("Veel", f"Mensen {i:02}") for i in range(27)]
    client = als(lezer)
    eerste = client.get("/mensen/", {"q": "veel"})
    assert "27 gevonden" in eerste.content.decode()
    assert [r["pk"] for r in eerste.context["rijen"]] == mensen[:25]
    tweede = client.get("/mensen/" + eerste.context["verder"])
    assert [r["pk"] for r in tweede.context["rijen"]] == mensen[25:]
    assert "Niemand gevonden" in client.get("/mensen/", {"q": "xyzzy"}).content.decode()


def test_PT_17_meer_mensen_vragen_niet_meer_van_de_database(provincie, lezer):
    client = als(lezer)

    def erbij(aantal):
        for _ in range(aantal):
            kan(provincie.persoon("Veel", "Mens"), "ecologie")

    erbij(2)
    client.get("/mensen/?q=ecologie")
    weinig = tel(client, "/mensen/?q=ecologie")
    erbij(20)
    assert tel(client, "/mensen/?q=ecologie") == weinig


def test_PT_12_de_pagina_van_een_ander_toont_alleen_wat_gedeeld_is(provincie, lezer):
    an = provincie.persoon("An", "Deler")
    kan(an, "ecologie")
    bel(an, "Vleermuizen", Zichtbaar.ZELF)
    pad = f"/mensen/{an}/"
    collega, zelf, los = (als(w).get(pad).content.decode() for w in (lezer, an, None))
    assert "ecologie" in collega
    assert "Vleermuizen" not in collega
    assert "Vleermuizen" in zelf
    assert "ecologie" not in los
    assert "nog niets dat je kunt zien" in los
    assert als(lezer, "nog een").get("/mensen/999999/").status_code == 404
