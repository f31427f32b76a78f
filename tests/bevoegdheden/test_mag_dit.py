"""The pages 'Mag dit?', 'Wie mag dit?', 'Wat mag ik?' and 'Wie tekent?'."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from html import unescape
from urllib.parse import urlencode

import pytest

from bevoegdheden.hulp import VERPLICHTING, VOOR_AON, stel
from config.paginahulp import als, tel
from driehoek.bevoegdheden import velden
from driehoek.kern.tijd import Periode
from driehoek.platform import klok
from driehoek.platform.models import Inzage
from driehoek.register import acts as register_acts
from driehoek.register import reads
from driehoek.register.models import Rolvervulling
from driehoek.register.types import Benoeming
from provincie import BEGIN, Provincie, verzoek

DAG = date(2024, 3, 3)
RUIM = replace(
    VERPLICHTING,
    code="GS-2",
    rol="DOMEINDIRECTEUR",
    tot_bedrag=500_000,
    binnen_scope=False,
    voorwaarden=("advies_control",),
)


@pytest.fixture
def wereld(provincie):
    """An opdracht of € 100.000: its AON may € 25.000, its AOG € 100.000, the directeur more."""
    opdracht = provincie.opdracht(provincie.opgave("Landbouw"), "Stikstof")
    provincie.aog(opdracht)
    provincie.aon(opdracht)
    stel(provincie, VERPLICHTING, VOOR_AON, RUIM)
    return provincie, opdracht


@pytest.fixture
def client(wereld):
    return als(wereld[0].persoon("Col", "Lega"))


def adres(wereld, rol="AON", **anders):
    provincie, opdracht = wereld
    gegeven = {
        "persoon": provincie.rolhouders.get((rol, opdracht)),
        "daad": "verplichting",
        "over": opdracht,
        "bedrag": "20.000",
        "geldig_op": DAG.isoformat(),
    }
    return f"/mag-dit/?{urlencode({**gegeven, **anders}, doseq=True)}"


def tekst(client, pad, status=200):
    antwoord = client.get(pad)
    assert antwoord.status_code == status, pad
    kaal = re.sub(r"<[^>]+>", " ", antwoord.content.decode().partition("<main")[2])
    return re.sub(r"\s+", " ", kaal).replace("&#x27;", "'").replace("\N{NO-BREAK SPACE}", " ")


def test_BEV_03_ja_met_de_rol_het_besluit_het_artikel_en_zijn_keten(wereld, client):
    gezien = tekst(client, adres(wereld))
    assert "Ja, bevoegd" in gezien
    assert (
        "Nico Opdrachtnemer was op 3 maart 2024 bevoegd om een verplichting aan te gaan"
        " van € 20.000 voor 'Stikstof'." in gezien
    )
    assert "Nico Opdrachtnemer is ambtelijk opdrachtnemer van 'Stikstof', vanaf 1 maart" in gezien
    assert "Artikel AOG-1 rust op artikel GS-1" in gezien
    assert "Wat kun je doen?" not in gezien


def test_BEV_03_nee_met_wat_er_mist_en_wie_het_wel_mag(wereld, client):
    gezien = tekst(client, adres(wereld, bedrag="60.000,50"))
    assert "Nee, niet bevoegd" in gezien
    assert "€ 60.000,50 is € 35.000,50 meer dan de grens: € 25.000." in gezien
    wie = gezien.partition("Wie mag dit wel?")[2]
    assert wie.index("Gerda Opdrachtgever") < wie.index("Dora Directeur")
    assert "Eerst advies van control" in wie


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"geldig_op": (BEGIN - timedelta(days=1)).isoformat()}, "en dus niet op 28 februari 2023"),
        ({"geldig_op": BEGIN.isoformat()}, "Ja, bevoegd"),
        ({"daad": "ontslag"}, "Geen artikel van de mandaatregeling geeft een ambtelijk"),
        ({"bedrag": "25.000"}, "Ja, bevoegd"),
        ({"bedrag": "25.000,01"}, "€ 0,01 meer dan de grens"),
        ({"eigen_belang": "on"}, "heeft bij dit besluit een eigen belang"),
    ],
)
def test_BEV_03_elke_reden_heeft_haar_zin(wereld, client, anders, verwacht):
    assert verwacht in tekst(client, adres(wereld, **anders))


def test_BEV_03_wie_er_niets_mee_te_maken_heeft_hoort_dat(wereld, client):
    vreemd = wereld[0].persoon("Vera", "Vreemd")
    gezien = tekst(client, adres(wereld, persoon=vreemd))
    assert "Vera Vreemd heeft of had geen rol bij 'Stikstof'" in gezien


def test_BEV_02_een_voorwaarde_die_niet_is_vervuld_staat_er_als_wat_te_doen(wereld, client):
    provincie, opdracht = wereld
    directeur = provincie.rolhouders["DOMEINDIRECTEUR", provincie.opgave_van[opdracht]]
    vraag = {"persoon": directeur, "bedrag": "400.000"}
    gezien = tekst(client, adres(wereld, **vraag))
    assert "Eerst nodig: vraag advies van control. Dat is nog niet gedaan." in gezien
    assert "Ja, na een voorwaarde" in gezien
    assert "pas na een voorwaarde bevoegd om" in gezien
    assert client.get(adres(wereld, **vraag)).context["antwoord"].toon == "let-op"
    gezien = tekst(client, adres(wereld, **vraag, voldaan="advies_control"))
    assert "Ja, bevoegd" in gezien
    assert "Voldaan, volgens de vraag: control heeft geadviseerd." in gezien


def test_BEV_11_niemand_beslist_op_bezwaar_tegen_het_eigen_besluit_een_ander_wel(wereld, client):
    provincie, opdracht = wereld
    bezwaar = replace(
        VERPLICHTING, code="B-1", rechtshandeling="bezwaar", soort="mandaat", binnen_scope=False
    )
    stel(provincie, bezwaar)
    aog = provincie.rolhouders["AOG", opdracht]
    vraag = {"rol": "AOG", "daad": "bezwaar", "bedrag": "0"}
    assert "Niemand beslist op een bezwaar tegen een eigen besluit" in tekst(
        client, adres(wereld, **vraag, primair=aog)
    )
    ander = provincie.rolhouders["AON", opdracht]
    assert "Ja, bevoegd" in tekst(client, adres(wereld, **vraag, primair=ander))


def test_BEV_01_wat_toen_niet_geregistreerd_was_is_een_bevinding(echte_db):
    """On a clock of the test: entered on the 1st, decided on the 1st of the year before."""
    with klok.op(_moment("2023-03-02T09:00")):
        provincie = Provincie()
        opdracht = provincie.opdracht(provincie.opgave(), "Stikstof")
        provincie.aog(opdracht)
        stel(provincie, VERPLICHTING)
    with klok.op(_moment("2025-06-01T10:00")):
        nieuw = provincie.persoon("Nina", "Nieuw")
        register_acts.vervang(
            verzoek(),
            benoemingen=[Benoeming(opdracht, "AOG", nieuw, Periode(date(2024, 1, 1)))],
            grond=provincie.besluit(
                "aog",
                rol="DIRECTEUR_MO",
                persoon=provincie.directeur_mo(),
                op=date(2023, 12, 1),
                vanaf=date(2024, 1, 1),
            ),
            uitleg="Opvolging.",
        )
    provincie.rolhouders["AOG", opdracht] = nieuw
    client, w = als(provincie.beheerder), (provincie, opdracht)
    nu = tekst(client, adres(w, "AOG"))
    assert "Ja, bevoegd" in nu
    assert "Aan het eind van die dag zei het register iets anders" in nu
    toen = tekst(client, adres(w, "AOG", bekend_op="2024-03-03"))
    assert "Het besluit was er, de registratie nog niet" in toen
    assert "In het register staat het pas sinds 1 juni 2025 10:00" in toen
    assert "Bekrachtigen hoeft niet" in toen
    op_tijd = tekst(client, adres(w, "AOG", bekend_op="2025-06-01"))
    assert "Ja, bevoegd" in op_tijd


def _moment(iso):
    return datetime.fromisoformat(iso).replace(tzinfo=klok.AMSTERDAM)


def test_BEV_03_het_bewijs_is_bij_dezelfde_kop_hetzelfde_en_wordt_genoteerd(wereld, client):
    pad = adres(wereld, bedrag="60.000").replace("/mag-dit/", "/mag-dit/bewijs/")
    een, twee = client.get(pad), client.get(pad)
    assert een.status_code == 200
    assert een.content == twee.content
    assert een.content.startswith(b"%PDF")
    assert een["Content-Disposition"].endswith(
        f'mag-dit-2024-03-03-verplichting-{reads.kop().nr}.pdf"'
    )
    assert Inzage.objects.filter(soort="bewijs").count() == 2


def test_BEV_03_het_gedeelde_adres_en_zijn_bewijs_blijven_zoals_ze_waren(wereld, client):
    provincie, opdracht = wereld
    vreemd = provincie.persoon("Vera", "Vreemd")
    gedeeld = [_gedeeld(client, adres(wereld)), _gedeeld(client, adres(wereld, persoon=vreemd))]
    bewijzen = [_bewijs(client, pad) for pad in gedeeld]
    # The register was wrong all along: it is Vera whom the besluit appointed.
    register_acts.corrigeer(
        verzoek(),
        model=Rolvervulling,
        feit=Rolvervulling.objects.huidig().get(drager_id=opdracht, rolsoort__rol="AON").id,
        waarde={"persoon_id": vreemd},
        toelichting="Namen verwisseld.",
    )
    assert "Nee, niet bevoegd" in tekst(client, adres(wereld))
    assert "Ja, bevoegd" in tekst(client, adres(wereld, persoon=vreemd))
    assert "Ja, bevoegd" in tekst(client, gedeeld[0])
    assert "Nee, niet bevoegd" in tekst(client, gedeeld[1])
    zonder_kop = gedeeld[1].partition("&kop=")[0]
    assert "de registratie nog niet" in tekst(client, zonder_kop)
    assert [_bewijs(client, pad) for pad in gedeeld] == bewijzen


def _gedeeld(client, pad):
    """The address to share, as the page gives it."""
    html = client.get(pad).content.decode()
    return unescape(re.search(r'dh-deellink"><a[^>]*href="http://[^/]*([^"]*)"', html)[1])


def _bewijs(client, pad):
    return client.get(pad.replace("/mag-dit/", "/mag-dit/bewijs/")).content


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"bedrag": "veel"}, "'veel' is geen bedrag"),
        ({"bedrag": "-5"}, "'-5' is geen bedrag"),
        ({"bedrag": "99999999999"}, "ten hoogste € 10.000.000.000"),
        ({"daad": "toveren"}, "'toveren' is geen handeling"),
        ({"geldig_op": "ooit"}, "ooit"),
        ({"persoon": "", "persoon_q": "Bestaat Niet"}, "Niemand in het register heet"),
        ({"persoon": "999999"}, "Niemand in het register heet"),
        ({"persoon": "x" * 400}, "Niemand in het register heet"),
        ({"over": "", "over_q": "zzz"}, "Niets in het register past bij"),
        ({"over": ""}, "Kies waar het over gaat"),
        ({"voldaan": "gunst"}, "'gunst' is geen voorwaarde"),
    ],
)
def test_wat_niet_klopt_staat_bij_het_veld_en_er_komt_geen_antwoord(wereld, client, anders, zin):
    gezien = tekst(client, adres(wereld, **anders))
    assert zin in gezien
    assert "bevoegd om" not in gezien
    bewijs = adres(wereld, **anders).replace("/mag-dit/", "/mag-dit/bewijs/")
    assert client.get(bewijs).status_code == 400


def test_wie_nog_zoekt_krijgt_keuzes_en_geen_antwoord(wereld, client):
    wereld[0].persoon("Nico", "Ander")
    zoekt = adres(wereld, persoon="", persoon_q="nico", stap="zoek")
    html = client.get(zoekt).content.decode()
    assert html.count('type="radio" name="persoon"') == 2
    assert "Ja, bevoegd" not in html


def test_de_zoekvelden_geven_keuzes_voor_elk_veld_en_voor_geen_ander(wereld, client):
    deel = client.get("/mag-dit/objecten/?veld=over&over_q=stik").content.decode()
    assert 'name="over"' in deel
    assert "Stikstof" in deel
    assert client.get("/mag-dit/mensen/?veld=vreemd").status_code == 400
    assert velden.zoek_objecten("  ").aantal == 0
    assert velden.zoek_objecten("nergens").aantal == 0


def test_BEV_03_wie_mag_dit_noemt_iedereen_het_dichtst_bij_eerst(wereld, client):
    vraag = adres(wereld).replace("/mag-dit/", "/wie-mag-dit/")
    gezien = tekst(client, vraag)
    assert "3 mensen mogen op 3 maart 2024 een verplichting aangaan van € 20.000" in gezien
    namen = ("Nico Opdrachtnemer", "Gerda Opdrachtgever", "Dora Directeur")
    plekken = [gezien.index(naam) for naam in namen]
    assert plekken == sorted(plekken)
    bestand = client.get(f"{vraag}&formaat=json").json()
    assert [rij["Wie"] for rij in bestand] == list(namen)


def test_REG_26_een_waarnemer_staat_er_met_wnd_en_zonder_iemand_de_naast_hogere(wereld, client):
    provincie, opdracht = wereld
    vervanger = provincie.persoon("Wanda", "Waarnemer")
    provincie.benoem(
        opdracht,
        "AOG",
        vervanger,
        vanaf=DAG,
        waarneming=True,
        act=register_acts.neem_waar,
        grond=provincie.besluit("waarneming", door="DT", op=DAG),
    )
    vraag = adres(wereld, bedrag="90.000").replace("/mag-dit/", "/wie-mag-dit/")
    gezien = tekst(client, vraag)
    assert "wnd. Wanda Waarnemer" in gezien
    stel(provincie, replace(VERPLICHTING, naast_hogere=True))
    _ontsla_aog(provincie, opdracht)
    gezien = tekst(client, vraag)
    assert "Wanda" not in gezien
    assert "er is geen ambtelijk opdrachtgever" in gezien


def _ontsla_aog(provincie, opdracht):
    rollen = Rolvervulling.objects.huidig().filter(
        drager_id=opdracht, rolsoort__rol="AOG", waarneming=False
    )
    register_acts.beeindig_rollen(
        verzoek(),
        rollen=list(rollen.values_list("id", flat=True)),
        per=DAG,
        grond=provincie.besluit(
            "aog", rol="DIRECTEUR_MO", persoon=provincie.directeur_mo(), op=DAG
        ),
        uitleg="Gestopt.",
    )


def test_BEV_06_wie_tekent_noemt_per_handeling_het_bedrag_en_wat_niemand_mag(wereld, client):
    _, opdracht = wereld
    pad = f"/opdrachten/{opdracht}/wie-tekent/?geldig_op={DAG}"
    gezien = tekst(client, pad)
    assert "Verplichting aangaan Nico Opdrachtnemer ambtelijk opdrachtnemer" in gezien
    assert "betaalopdracht geven" in gezien.partition("tekent op deze dag niemand")[2][:200]
    rijen = client.get(f"{pad}&formaat=json").json()
    assert [(r["Wie"], r["Tot en met"]) for r in rijen][:2] == [
        ("Nico Opdrachtnemer", "€\N{NO-BREAK SPACE}25.000"),
        ("Gerda Opdrachtgever", "€\N{NO-BREAK SPACE}100.000"),
    ]
    assert (
        f"/opdrachten/{opdracht}/wie-tekent/"
        in client.get(f"/opdrachten/{opdracht}/").content.decode()
    )
    assert client.get("/opdrachten/1/wie-tekent/").status_code == 404


def test_BEV_03_wat_mag_ik_zegt_het_per_rol_en_leert_wie_geen_rol_heeft(wereld, client):
    provincie, opdracht = wereld
    assert "Zonder rol geen macht" in tekst(client, "/wat-mag-ik/")
    assert "hoort niet bij een persoon" in tekst(als(None), "/wat-mag-ik/")
    aog = als(provincie.rolhouders["AOG", opdracht])
    gezien = tekst(aog, "/wat-mag-ik/")
    assert "Ambtelijk opdrachtgever" in gezien
    assert "Verplichting aangaan waar de rol op ligt en wat eronder valt, binnen de scope" in gezien
    assert "Stikstof" in gezien
    voor = tekst(aog, f"/wat-mag-ik/?geldig_op={BEGIN - timedelta(days=1)}")
    assert "Zonder rol geen macht" in voor
    assert 'href="/wat-mag-ik/"' in aog.get("/").content.decode()


def test_GEN_02_wat_een_ander_mag_ziet_alleen_wie_toegang_inziet(wereld, client):
    provincie, opdracht = wereld
    pad = f"/toegang/persoon/{provincie.rolhouders['AOG', opdracht]}/wat-mag/"
    assert client.get(pad).status_code == 403
    beheerder = als(provincie.beheerder)
    assert "Wat mag Gerda Opdrachtgever?" in tekst(beheerder, pad)
    assert beheerder.get("/toegang/persoon/999999/wat-mag/").status_code == 404


def test_elke_pagina_kost_met_veel_rollen_niet_meer_vragen_dan_met_een(wereld):
    provincie, opdracht = wereld
    aog = provincie.rolhouders["AOG", opdracht]
    lezer, zelf = als(provincie.beheerder), als(aog)
    paden = [
        (lezer, adres(wereld, bedrag="60.000")),
        (lezer, adres(wereld).replace("/mag-dit/", "/wie-mag-dit/")),
        (lezer, f"/opdrachten/{opdracht}/wie-tekent/"),
        (lezer, f"/toegang/persoon/{aog}/wat-mag/"),
        (zelf, "/wat-mag-ik/"),
    ]

    def geteld():
        for wie, pad in paden:
            wie.get(pad)
        return [tel(wie, pad) for wie, pad in paden]

    weinig = geteld()
    for i in range(8):
        provincie.aog(provincie.opdracht(provincie.opgave_van[opdracht], f"Nog {i}"), aog)
        provincie.benoem(provincie.concern, "DIRECTEUR_MO", provincie.persoon("Dir", f"Nr {i}"))
    macht = replace(RUIM, code="MO", rol="DIRECTEUR_MO", bereik="concern", voorwaarden=())
    stel(provincie, macht, *(replace(RUIM, code=f"N-{i}") for i in range(5)))
    assert geteld() == weinig
    assert max(weinig) <= 26
