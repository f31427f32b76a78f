"""The wizard on samenhang and aanspreekpunten: filled in, previewed, stored."""

import pytest

from driehoek.opdrachten import reads_samenhang
from driehoek.opdrachten.models_aanspreekpunten import Aanspreekpunt
from driehoek.opdrachten.models_samenhang import Samenhang
from driehoek.register import reads
from driehoek.register.models import Benaming, Bestaan
from vastleghulp import (
    DAG,
    EERSTE,
    VANAF,
    Meteen,
    log_in,
    loopt,
    nieuw_besluit,
    van_orgaan,
)


@pytest.fixture
def wizard(request, client, provincie):
    log_in(client, provincie.beheerder)
    wizard = Meteen(client)
    wizard.gedaan = set()
    yield wizard
    assert wizard.gedaan <= getattr(request.function, "codes", set())


@pytest.fixture
def twee(provincie):
    return provincie.opdracht(naam="Dijken"), provincie.opdracht(naam="Wegen")


def velden(soort, wie, **anders):
    naam = reads.benaming(wie)
    return {
        "soort": soort,
        "ander": str(wie),
        "ander_q": naam,
        "gebied": "",
        "toelichting": "Zelfde aannemer",
        "aanpak": "",
        "vanaf": VANAF,
        "tot_en_met": "",
    } | anders


def banden():
    gevonden = reads_samenhang.samenhang(reads.peilmoment(EERSTE))
    return [(b.van.naam, str(b.soort), b.naar.naam, b.gebied_naam, b.aanpak) for b in gevonden]


@pytest.mark.parametrize(
    ("soort", "erbij", "verwacht"),
    [
        ("heeft_nodig", {}, ("Dijken", "heeft_nodig", "Wegen", "", "")),
        ("andersom:heeft_nodig", {}, ("Wegen", "heeft_nodig", "Dijken", "", "")),
        ("andersom:versterkt", {}, ("Wegen", "versterkt", "Dijken", "", "")),
        ("botst_met", {"aanpak": "Om en om"}, ("Dijken", "botst_met", "Wegen", "", "Om en om")),
        ("zelfde_partner", {"aanpak": "x"}, ("Dijken", "zelfde_partner", "Wegen", "", "")),
    ],
)
@loopt("samenhang")
def test_samenhang_vanaf_een_van_beide(twee, wizard, soort, erbij, verwacht):
    dijken, wegen = twee
    wizard.doe(f"/vastleggen/samenhang/?drager={dijken}", velden(soort, wegen, **erbij))
    assert banden() == [verwacht]


@loopt("samenhang")
def test_samenhang_in_hetzelfde_gebied(provincie, twee, wizard):
    dijken, wegen = twee
    gebied = provincie.onderwerp("gebied", "Delta")
    pad = f"/vastleggen/samenhang/?drager={dijken}"
    antwoord = wizard.vul_in(pad, velden("zelfde_gebied", wegen))
    assert "gebied" in antwoord.context["form"].errors
    wizard.doe(pad, velden("zelfde_gebied", wegen, gebied=str(gebied)))
    assert banden() == [("Dijken", "zelfde_gebied", "Wegen", "Delta", "")]


@loopt("samenhang")
def test_REG_27_de_weigering_staat_bij_het_veld(twee, wizard):
    dijken, wegen = twee
    pad = f"/vastleggen/samenhang/?drager={dijken}"
    antwoord = wizard.vul_in(pad, velden("heeft_nodig", dijken))
    assert "niet met zichzelf" in str(antwoord.context["form"].errors["ander"])
    wizard.doe(pad, velden("heeft_nodig", wegen))
    antwoord = wizard.vul_in(pad, velden("heeft_nodig", wegen))
    assert "staat in die periode al" in str(antwoord.context["form"].errors["ander"])


@loopt("samenhang")
def test_de_ander_zoek_je_op_ook_zonder_javascript(twee, wizard):
    dijken, wegen = twee
    pad = f"/vastleggen/samenhang/?drager={dijken}"
    zoek = velden("heeft_nodig", wegen, ander="", ander_q="weg") | {"stap": "zoek"}
    html = wizard.client.post(pad, zoek).content.decode()
    assert f'value="{wegen}" checked' in html
    stuk = wizard.client.get("/vastleggen/dragers/?veld=ander&ander_q=dijk").content.decode()
    assert f'name="ander" value="{dijken}"' in stuk
    antwoord = wizard.vul_in(pad, velden("heeft_nodig", wegen, ander="", ander_q="spoor"))
    assert "Geen opgave of opdracht past bij" in str(antwoord.context["form"].errors["ander"])
    antwoord = wizard.vul_in(pad, velden("heeft_nodig", wegen, ander="", ander_q="landbouw"))
    assert "Kies hieronder" in str(antwoord.context["form"].errors["ander"])


@loopt("samenhang", "wijzig-samenhang", "beeindig-samenhang")
def test_samenhang_wijzigen_en_beeindigen(twee, wizard):
    dijken, wegen = twee
    wizard.doe(f"/vastleggen/samenhang/?drager={dijken}", velden("botst_met", wegen))
    keuze = wizard.client.get(f"/vastleggen/?drager={wegen}").content.decode()
    assert "Wijzig de samenhang" in keuze
    (feit,) = Samenhang.objects.huidig()
    wizard.doe(
        f"/vastleggen/wijzig-samenhang/?drager={wegen}",
        {
            "samenhang": str(feit.id),
            "toelichting": "Zelfde berm",
            "aanpak": "Om en om",
            "vanaf": VANAF,
        },
    )
    assert banden() == [("Dijken", "botst_met", "Wegen", "", "Om en om")]
    (feit,) = Samenhang.objects.huidig()
    wizard.doe(
        f"/vastleggen/beeindig-samenhang/?drager={wegen}",
        {"samenhang": [str(feit.id)], "laatste_dag": "2 november 2026"},
    )
    assert banden() == []


@loopt("samenhang")
def test_de_opdrachtgever_legt_samenhang_vast_bij_zijn_eigen_opdracht(provincie, client, twee):
    dijken, wegen = twee
    wie = provincie.aog(dijken)
    log_in(client, wie)
    wizard = Meteen(client)
    wizard.gedaan = set()
    assert client.get(f"/vastleggen/samenhang/?drager={wegen}").status_code == 403
    wizard.doe(f"/vastleggen/samenhang/?drager={dijken}", velden("heeft_nodig", wegen))
    assert len(banden()) == 1


# -- aanspreekpunten ------------------------------------------------------------------------------


@pytest.fixture
def water(provincie):
    return provincie.opgave("Water")


@pytest.fixture
def dora(provincie, water):
    return provincie.rolhouders["DOMEINDIRECTEUR", water]


def o_beraad(provincie):
    return van_orgaan(provincie, "aanspreekpunt", "O-BERAAD")


def huidige():
    feiten = Aanspreekpunt.objects.huidig().order_by("publiek")
    return [(f.onderwerp, f.publiek, f.persoon_id, f.periode.tot) for f in feiten]


@loopt("onderwerp", "aanspreekpunt", "beeindig-aanspreekpunt", "beeindig-onderwerp")
def test_een_gebied_met_een_aanspreekpunt_en_weer_weg(provincie, wizard, water, dora):
    antwoord = wizard.doe(
        "/vastleggen/onderwerp/",
        o_beraad(provincie) | {"soort": "gebied", "naam": "Delta", "vanaf": VANAF, "nummer": ""},
    )
    delta = Benaming.objects.get(naam="Delta").drager_id
    assert antwoord["Location"] == f"/aanspreekpunten/{delta}/"
    wizard.doe(
        f"/vastleggen/aanspreekpunt/?drager={delta}",
        o_beraad(provincie)
        | {"persoon": str(dora), "publiek": "beide", "vanaf": VANAF, "tot_en_met": ""},
    )
    assert huidige() == [(delta, "buiten", dora, None), (delta, "gs", dora, None)]
    buiten = Aanspreekpunt.objects.huidig().get(publiek="buiten")
    wizard.doe(
        f"/vastleggen/beeindig-aanspreekpunt/?drager={delta}",
        o_beraad(provincie) | {"aanspreekpunt": [str(buiten.id)], "laatste_dag": "2 november 2026"},
    )
    assert huidige() == [(delta, "gs", dora, None)]
    wizard.doe(
        f"/vastleggen/beeindig-onderwerp/?drager={delta}",
        o_beraad(provincie) | {"laatste_dag": "30 november 2026"},
    )
    assert (
        Bestaan.objects.huidig().get(drager=delta).periode.laatste_dag.isoformat() == "2026-11-30"
    )


@loopt("aanspreekpunt-domein", "beeindig-aanspreekpunt-domein")
def test_een_aanspreekpunt_voor_een_domein(provincie, wizard, dora):
    ander = provincie.domeindirecteur(
        provincie.opgave("Energie", directeur=False), provincie.persoon("Omar", "Haddou")
    )
    wizard.doe(
        f"/vastleggen/aanspreekpunt-domein/?persoon={dora}",
        o_beraad(provincie)
        | {"persoon": str(ander), "publiek": "buiten", "vanaf": VANAF, "tot_en_met": ""},
    )
    assert huidige() == [(dora, "buiten", ander, None)]
    (feit,) = Aanspreekpunt.objects.huidig()
    wizard.doe(
        f"/vastleggen/beeindig-aanspreekpunt-domein/?persoon={dora}",
        o_beraad(provincie) | {"aanspreekpunt": [str(feit.id)], "laatste_dag": "2 november 2026"},
    )
    assert huidige() == []


@loopt("aanspreekpunt")
def test_REG_29_wie_toen_geen_domeindirecteur_was_staat_bij_het_veld(provincie, wizard, water):
    oud = provincie.domeindirecteur(
        provincie.opgave("Energie", directeur=False),
        provincie.persoon("Oud", "Gediende"),
        tot=DAG,
    )
    antwoord = wizard.vul_in(
        f"/vastleggen/aanspreekpunt/?drager={water}",
        o_beraad(provincie)
        | {"persoon": str(oud), "publiek": "beide", "vanaf": VANAF, "tot_en_met": ""},
    )
    assert "geen domeindirecteur" in str(antwoord.context["form"].errors["persoon"])


@loopt("aanspreekpunt")
def test_REG_29_wie_niet_het_o_beraad_is_staat_niet_in_de_keuze(provincie, wizard, water, dora):
    antwoord = wizard.vul_in(
        f"/vastleggen/aanspreekpunt/?drager={water}",
        nieuw_besluit(provincie.besluit("aanspreekpunt", door="GS", op=DAG))
        | {"persoon": str(dora), "publiek": "beide", "vanaf": VANAF, "tot_en_met": ""},
    )
    assert "niet beslissen" in str(antwoord.context["form"].errors["beslisser"])


@loopt("corrigeer")
def test_een_aanspreekpunt_dat_fout_staat_is_te_corrigeren(provincie, wizard, water, dora):
    ander = provincie.domeindirecteur(provincie.opgave("Energie", directeur=False))
    provincie.aanspreekpunt(dora, drager=water, publiek=("gs",))
    (feit,) = Aanspreekpunt.objects.huidig()
    feiten = wizard.client.get(f"/vastleggen/corrigeer/?drager={water}").content.decode()
    assert "Aanspreekpunt voor GS: Dora Directeur" in feiten
    wizard.doe(
        f"/vastleggen/corrigeer/?drager={water}&feit=aanspreekpunt:{feit.id}",
        {
            "correctie": "anders",
            "persoon_id": str(ander),
            "persoon_id_q": "Dora Directeur",
            "vanaf": "1 maart 2023",
            "tot_en_met": "",
            "toelichting": "Naam verwisseld",
        },
    )
    assert huidige() == [(water, "gs", ander, None)]


def test_alleen_wie_een_domein_heeft_krijgt_er_een_aanspreekpunt_voor(provincie, wizard, dora):
    naam = "Wijs een aanspreekpunt aan voor het domein"
    for wie, wel in ((dora, True), (provincie.persoon(), False)):
        html = wizard.client.get(f"/vastleggen/?persoon={wie}").content.decode()
        assert (naam in html) == wel
