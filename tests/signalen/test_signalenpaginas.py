"""The pages of signals and notifications, as somebody sees them."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.core import mail

from config.paginahulp import als
from driehoek.kern.tijd import Periode
from driehoek.opdrachten import acts as opdrachten_acts
from driehoek.opdrachten.models import PostOpvolging
from driehoek.opdrachten.types import Postwijziging
from driehoek.platform import klok
from driehoek.platform.handelingen.boek import handeling
from driehoek.platform.models import Account, Handeling
from driehoek.register import acts as register_acts
from driehoek.register.types import Benoeming, OpConversie
from driehoek.signalen.models import Melding, Postvoorkeur, Signaal
from driehoek.signalen.types import Staat
from provincie import BEGIN, verzoek
from signalen.hulp import VANDAAG, een, na, tel, van_regel

pytestmark = pytest.mark.django_db


def lees(client, pad: str, status: int = 200) -> str:
    antwoord = client.get(pad)
    assert antwoord.status_code == status, (pad, antwoord.status_code)
    return antwoord.content.decode()


def rijen(client, vraag: str = "") -> list[list[str]]:
    """The list as a file: heading first."""
    tekst = lees(client, f"/signalen/?formaat=csv{vraag}").lstrip("\ufeff")
    return list(csv.reader(io.StringIO(tekst), delimiter=";"))[1:]


@pytest.fixture
def twee(provincie):
    """Two opgaven with an opdracht each, without AOG; of two directors."""
    opdrachten = []
    for naam in ("Water", "Wegen"):
        opgave = provincie.opgave(naam, directeur=False)
        provincie.domeindirecteur(opgave, provincie.persoon(naam, "Directeur"))
        opdrachten.append(provincie.opdracht(opgave, f"{naam} op orde"))
    tel()
    return opdrachten


def directeur_van(provincie, opdracht: int) -> int:
    return provincie.rolhouders["DOMEINDIRECTEUR", provincie.opgave_van[opdracht]]


def test_ieder_ziet_eerst_wat_van_hem_of_haar_is(provincie, twee):
    water, _ = twee
    client = als(directeur_van(provincie, water))

    mijn = {rij[0] for rij in rijen(client) if rij[1] == "REG-05"}

    assert mijn == {"'Water op orde' heeft vandaag geen ambtelijk opdrachtgever."}
    assert "Wegen op orde" not in lees(client, "/signalen/")


def test_wie_het_register_bewaakt_ziet_alles_en_een_directeur_het_domein(provincie, twee):
    water, _ = twee
    assert len([r for r in rijen(als(provincie.beheerder)) if r[1] == "REG-05"]) == 2

    aog = provincie.aog(water)
    tel()
    directeur = als(directeur_van(provincie, water))
    assert not [r for r in rijen(directeur) if r[1] == "REG-06"]
    (van_aog,) = [r for r in rijen(directeur, "&wie=domein") if r[1] == "REG-06"]
    assert van_aog[2] == "Gerda Opdrachtgever"
    # A choice that one has not is as if it was not made.
    assert rijen(als(aog), "&wie=alles") == [van_aog]


def test_filteren_sorteren_en_zoeken(provincie, twee):
    water, _ = twee
    client = als(provincie.beheerder)
    directeur = directeur_van(provincie, water)

    def regels(vraag):
        return [rij[1] for rij in rijen(client, vraag) if rij[1] != "REG-12"]

    assert set(regels("&regel=REG-05s")) == {"REG-05"}
    assert sorted(regels(f"&eigenaar={directeur}&opgave={provincie.opgave_van[water]}")) == [
        "REG-05",
        "REG-06",
        "REG-08",
    ]
    assert len(regels("&q=WATER orde")) == 3
    assert regels("&q=bestaat-niet") == []
    op_regel = regels("&sorteer=-regel")
    assert op_regel == sorted(op_regel, reverse=True)
    eerst = rijen(client, "&regel=REG-05s&sorteer=signaal")[0][0]
    assert eerst.startswith("'Water")


def test_te_laat_stil_en_opgelost_zijn_te_kiezen(provincie, twee):
    water, wegen = twee
    client = als(provincie.beheerder)
    provincie.aog(water)
    signaal = een("REG-05s", wegen)
    client.post(
        f"/signalen/{signaal.id}/",
        {"stap": "zet-stil", "tot": "1-12-2026", "reden": "De werving loopt."},
    )

    assert not rijen(client, "&regel=REG-05s")
    assert "Wegen" in rijen(client, "&staat=stil")[0][0]
    assert "Water" in rijen(client, "&staat=opgelost&regel=REG-05s")[0][0]
    with klok.op(na(20)):
        (laat,) = rijen(client, "&staat=laat&regel=REG-05s")
        assert "6 dagen te laat" in lees(client, "/signalen/?staat=laat")
    assert laat[3:] == ["2026-11-23", "7 december 2026"]


def test_de_tekening_telt_per_regel_en_brengt_je_bij_die_regel(provincie, twee):
    client = als(provincie.beheerder)
    with klok.op(na(15)):
        pagina = lees(client, "/signalen/")
    tekening = pagina.split('class="dh-tekening dh-staven"')[1].split("</figure>")[0]
    assert 'href="/signalen/?regel=REG-05s"' in tekening
    assert "2, 2 te laat" in tekening
    assert "2, 1 te laat" not in tekening
    mijn = lees(client, "/signalen/?wie=mij&staat=opgelost")
    assert "Geen signalen" in mijn


def test_een_signaal_zegt_wat_er_is_van_wie_tot_wanneer_en_waarom(provincie, twee):
    water, _ = twee
    signaal = een("REG-05s", water)
    with klok.op(na(16)):
        pagina = lees(als(directeur_van(provincie, water)), f"/signalen/{signaal.id}/")

    for zin in (
        "2 dagen te laat",
        "Water Directeur",
        "Als domeindirecteur.",
        "7 december 2026",
        "14 dagen vanaf 23 november 2026.",
        "Een lopende opdracht zonder ambtelijk opdrachtgever.",
        "WP §5.3",
        f'href="/opdrachten/{water}/"',
        f'href="/opgaven/{provincie.opgave_van[water]}/"',
        "dat kan een directeur Mens en Organisatie of een registerbeheerder vastleggen",
    ):
        assert zin in pagina, zin


def test_wie_het_kan_oplossen_krijgt_de_weg_naar_de_wizard(provincie, twee):
    water, _ = twee
    pagina = lees(als(provincie.directeur_mo()), f"/signalen/{een('REG-05s', water).id}/")
    assert f'href="/vastleggen/benoem-aog/?drager={water}"' in pagina
    assert 'name="reden"' not in pagina, "it is not theirs to silence"


def test_een_escalatie_staat_er_in_woorden(provincie, twee):
    water, _ = twee
    client = als(provincie.beheerder)
    pagina = lees(client, f"/signalen/{een('REG-06s', water).id}/")
    assert "Eigenlijk is het van de ambtelijk opdrachtgever, maar die is er niet" in pagina
    lijst = lees(client, "/signalen/?regel=REG-06s")
    assert "domeindirecteur; er is geen ambtelijk opdrachtgever" in lijst


def test_elke_weg_naar_de_wizard_komt_uit(provincie, twee):
    """Of every signal that stands, for who may enter everything."""
    water, _ = twee
    einde = VANDAAG + timedelta(days=20)
    provincie.aog(water, tot=einde, uitleg="Tijdelijk.")
    provincie.post("1-1-1-1", jaar=2026, lasten=10)
    opgave = provincie.opgave("Leeg", directeur=False)
    tel()
    client = als(provincie.beheerder)
    gezien = {}
    for signaal in Signaal.objects.filter(opgelost=None):
        pagina = lees(client, f"/signalen/{signaal.id}/")
        for href in re.findall(r'href="(/vastleggen/[^"]+)"', pagina):
            gezien[signaal.regel, href.replace("&amp;", "&")] = signaal.id
    regels = {regel for regel, _ in gezien}
    assert {"REG-04s", "REG-05s", "REG-06s", "REG-08s", "REG-37s", "REG-38s"} <= regels
    assert ("REG-04s", f"/vastleggen/benoem-domeindirecteur/?drager={opgave}") in gezien
    for _, pad in gezien:
        lees(client, pad)
    (weg,) = [pad for regel, pad in gezien if regel == "REG-37s"]
    assert "vervang-aog" in weg
    assert 'value="13 december 2026"' in lees(client, weg)


@handeling
def _volg_op(boek, *, was, wordt):
    boek.open(PostOpvolging(was_id=was, wordt_id=wordt, soort="gelijk"))


def test_REG_38_de_opvolger_van_de_post_van_vorig_jaar_staat_al_ingevuld(provincie, twee):
    water, _ = twee
    vorig = provincie.post("1-1-1-1", jaar=2025, lasten=10)
    nu = provincie.post("1-1-1-9", jaar=2026, lasten=10)
    opdrachten_acts.koppel_post(
        verzoek(),
        koppelingen=[Postwijziging(water, vorig)],
        grond=provincie.besluit("begroting", door="PS"),
    )
    _volg_op(verzoek(), was=vorig, wordt=nu)
    tel()
    client = als(directeur_van(provincie, water))

    pagina = lees(client, f"/signalen/{een('REG-38s', water).id}/")

    (pad,) = re.findall(r'href="(/vastleggen/post/[^"]+)"', pagina)
    form = lees(client, pad.replace("&amp;", "&"))
    assert f'<option value="{nu}" selected>' in form


def test_wie_te_veel_heeft_ziet_het_zelf_ook_en_het_wijst_naar_zijn_opdrachten(provincie):
    register_acts.stel_instelling_vast(
        verzoek(),
        code="max_opdrachten_aon",
        waarde=1,
        vanaf=BEGIN,
        grond=provincie.besluit("instelling", door="DT"),
    )
    opgave, nico = provincie.opgave(), provincie.persoon("Nico", "Nodig")
    for i in range(2):
        opdracht = provincie.opdracht(opgave, f"Opdracht {i}")
        provincie.aog(opdracht)
        provincie.aon(opdracht, nico)
    tel()
    (signaal,) = [r for r in van_regel("REG-06s") if r.persoon == nico]

    pagina = lees(als(nico), f"/signalen/{signaal.id}/")

    assert f'href="/opdrachten/?aon={nico}"' in pagina
    assert "Nico Nodig" in pagina


def test_uitleggen_op_de_pagina_staat_in_het_grootboek(provincie):
    opdracht = provincie.opdracht()
    dag = BEGIN + timedelta(days=300)
    register_acts.neem_rollen_over(
        verzoek(),
        benoemingen=[
            Benoeming(opdracht, "AOG", provincie.persoon("An"), Periode(BEGIN, dag)),
            Benoeming(opdracht, "AOG", provincie.persoon("Bo"), Periode(dag)),
        ],
        verwijzingen=["map 1", "map 2"],
    )
    tel()
    pad = f"/signalen/{een('REG-07u').id}/"
    client = als(directeur_van(provincie, opdracht))
    assert "Met je uitleg is het signaal klaar" in lees(client, pad)

    leeg = client.post(pad, {"stap": "leg-uit", "tekst": " "})
    assert leeg.status_code == 409
    assert "Leg uit waarom het zo is." in leeg.content.decode()
    antwoord = client.post(pad, {"stap": "leg-uit", "tekst": "An ging met pensioen."}, follow=True)

    tekst = antwoord.content.decode()
    assert "Je uitleg is vastgelegd" in tekst
    assert "An ging met pensioen." in tekst
    assert Handeling.objects.order_by("-nr").first().naam == "leg_signaal_uit"
    assert "Uitleg bij een signaal" in lees(als(provincie.beheerder), "/grootboek/")


def test_stilzetten_en_weer_laten_spreken_op_de_pagina(provincie, twee):
    water, _ = twee
    client = als(directeur_van(provincie, water))
    pad = f"/signalen/{een('REG-05s', water).id}/"

    fout = client.post(pad, {"stap": "zet-stil", "tot": "1-12-2027", "reden": "Later"})
    assert fout.status_code == 409
    assert "niet later dan 21 februari 2027" in fout.content.decode()
    goed = {"stap": "zet-stil", "tot": "1 december 2026", "reden": "De werving loopt."}
    tekst = client.post(pad, goed, follow=True).content.decode()
    assert "Water Directeur zette het op 23 november 2026 stil tot 1 december 2026" in tekst
    assert "De werving loopt." in tekst
    assert not van_regel("REG-05s", water)

    tekst = client.post(pad, {"stap": "spreek"}, follow=True).content.decode()
    assert "Dit signaal spreekt weer." in tekst
    assert een("REG-05s", water)


def test_een_ander_kan_niets_sturen_en_twee_keer_klikken_is_een_keer(provincie, twee):
    water, _ = twee
    pad = f"/signalen/{een('REG-05s', water).id}/"
    data = {
        "stap": "zet-stil",
        "tot": "1-12-2026",
        "reden": "Later",
        "verzoek": "6a1f1a3e-0000-4000-8000-000000000001",
    }
    vreemd = als(provincie.persoon("X")).post(pad, data)
    assert vreemd.status_code == 409
    assert "van wie het signaal is" in vreemd.content.decode()
    assert als(provincie.persoon("Y")).post(pad, {"stap": "weg"}).status_code == 400

    client = als(directeur_van(provincie, water))
    nrs = {client.post(pad, data).status_code for _ in range(2)}
    assert nrs == {302}
    assert Handeling.objects.filter(naam="zet_signaal_stil").count() == 1


def test_op_een_andere_dag_is_vastleggen_uit(provincie, twee):
    water, _ = twee
    client = als(directeur_van(provincie, water))
    pad = f"/signalen/{een('REG-05s', water).id}/?geldig_op=2024-06-01"
    pagina = lees(client, pad)
    assert 'name="reden"' not in pagina
    assert "kun je niets vastleggen" in pagina
    assert client.post(pad, {"stap": "zet-stil"}).status_code == 400
    assert "Signalen gaan altijd over vandaag" in lees(client, "/signalen/?geldig_op=2024-06-01")


def test_een_opgelost_signaal_zegt_dat_het_klaar_is(provincie, twee):
    water, _ = twee
    signaal = een("REG-05s", water).id
    provincie.aog(water)
    pagina = lees(als(provincie.beheerder), f"/signalen/{signaal}/")
    assert "Dit signaal stond er van 23 november 2026 tot 23 november 2026." in pagina
    assert "Los het op" not in pagina
    assert van_regel("REG-05s", water, Staat.OPGELOST)


# The registration of besluiten.


def test_REG_12_de_tijdigheid_telt_de_dagen_en_toont_wie_te_laat_was(provincie):
    register_acts.benoem(
        verzoek(),
        benoemingen=[
            Benoeming(provincie.concern, "CONTROLLER", provincie.persoon("An"), Periode(VANDAAG))
        ],
        grond=provincie.besluit(
            "functionele_rol", door="DT", op=VANDAAG - timedelta(days=15), kenmerk="LAAT-1"
        ),
    )
    register_acts.benoem(
        verzoek(),
        benoemingen=[
            Benoeming(provincie.concern, "CONTROLLER", provincie.persoon("Bo"), Periode(VANDAAG))
        ],
        grond=provincie.besluit(
            "functionele_rol", door="DT", op=VANDAAG - timedelta(days=14), kenmerk="TIJDIG-1"
        ),
    )
    client = als(provincie.beheerder)

    laat = lees(client, "/signalen/tijdigheid/")
    alle = lees(client, "/signalen/tijdigheid/?welke=alle&sorteer=kenmerk")

    assert "LAAT-1" in laat
    assert "TIJDIG-1" not in laat
    assert "TIJDIG-1" in alle
    assert "november 2026" in laat
    tekst = lees(client, "/signalen/tijdigheid/?formaat=csv&q=laat-1").lstrip("\ufeff")
    assert tekst.splitlines()[1].endswith(';"2026-11-08";"2026-11-23";15')
    register_acts.stel_instelling_vast(
        verzoek(),
        code="registratietermijn",
        waarde=30,
        vanaf=BEGIN,
        grond=provincie.besluit("instelling", door="DT"),
    )
    assert "LAAT-1" not in lees(client, "/signalen/tijdigheid/")


def test_REG_12_de_tijdigheid_is_te_zien_zoals_toen_bekend(provincie):
    eerder = Handeling.objects.order_by("-nr").first().moment
    with klok.op(na(1)):
        provincie.opgave("Later")
        client = als(provincie.beheerder)
        nu = lees(client, "/signalen/tijdigheid/?welke=alle&formaat=csv")
        toen = lees(
            client,
            "/signalen/tijdigheid/?welke=alle&formaat=csv&bekend_op="
            + eerder.isoformat().replace("+", "%2B"),
        )
    assert len(nu.splitlines()) == len(toen.splitlines()) + 2


def test_REG_12_een_lid_van_het_O_beraad_ziet_de_tijdigheid_en_een_ander_lid_niet(provincie):
    for orgaan, status in (("O-BERAAD", 200), ("P-BERAAD", 403)):
        lid = provincie.persoon("Lid", orgaan)
        provincie.benoem(provincie.orgaan(orgaan), "LID", lid, grond=OpConversie(VANDAAG, "Papier"))
        client = als(lid)
        lees(client, "/signalen/tijdigheid/", status)
        assert ("tijdigheid" in lees(client, "/signalen/")) is (status == 200)


# Notifications and mail.


@pytest.fixture
def lezer(provincie):
    client = als(provincie.persoon("An"))
    account = Account.objects.latest("aangemaakt")
    return client, account


def test_de_bel_telt_wat_ongelezen_is_en_openen_is_lezen(provincie, lezer):
    client, account = lezer
    assert "dh-bel__aantal" not in lees(client, "/")
    meldingen = [
        Melding.objects.create(account=account, soort="rol", zin=f"Melding {i}", pad="/opgaven/")
        for i in range(3)
    ]
    vreemd = Melding.objects.create(
        account=Account.objects.create(gebruikersnaam="x"), soort="rol", zin="Van een ander"
    )
    assert 'dh-bel__aantal">3<' in lees(client, "/")
    assert "Van een ander" not in lees(client, "/meldingen/")

    antwoord = client.get(f"/meldingen/?open={meldingen[0].id}")
    assert antwoord["Location"] == "/opgaven/"
    assert client.get(f"/meldingen/?open={vreemd.id}")["Location"] == "/meldingen/"
    client.post("/meldingen/", {"melding": vreemd.id})
    vreemd.refresh_from_db()
    assert vreemd.gelezen is None
    client.post("/meldingen/", {"melding": meldingen[1].id})
    assert 'dh-bel__aantal">1<' in lees(client, "/")
    assert "Melding 2" in lees(client, "/meldingen/?staat=nieuw")
    assert "Melding 1" not in lees(client, "/meldingen/?staat=nieuw")
    client.post("/meldingen/", {})
    assert "dh-bel__aantal" not in lees(client, "/meldingen/")
    assert "Melding 1" in lees(client, "/meldingen/?q=melding 1&soort=rol")
    assert "Melding 1" not in lees(client, "/meldingen/?soort=taak")


def test_mijn_keuze_voor_berichten_per_e_mail(provincie, lezer, settings):
    client, account = lezer
    pad = "/meldingen/instellen/"
    settings.MAIL_AAN = False
    assert "Deze installatie heeft geen mailserver." in lees(client, pad)
    settings.MAIL_AAN = True
    assert "geen mailserver" not in lees(client, pad)

    leeg = client.post(pad, {"ritme": "dagelijks", "adres": ""})
    assert "Vul een e-mailadres in, of kies &#x27;Nooit&#x27;." in leeg.content.decode()
    fout = client.post(pad, {"ritme": "dagelijks", "adres": "geen adres"})
    assert "Dit is geen e-mailadres." in fout.content.decode()
    goed = client.post(pad, {"ritme": "wekelijks", "adres": "an@provincie.test"}, follow=True)
    assert "We stuurden een bericht naar an@provincie.test" in goed.content.decode()

    from driehoek.signalen.acts import post

    post.stuur_bevestiging(account.id)
    link = re.search(r"/meldingen/bevestig/[^/]+/", mail.outbox[0].body).group()
    lees(client, link)
    assert Postvoorkeur.objects.get().bevestigd is None, "a visit alone confirms nothing"
    assert "verlopen" in client.post("/meldingen/bevestig/x/", follow=True).content.decode()
    assert "bevestigd" in client.post(link, follow=True).content.decode()
    assert Postvoorkeur.objects.get().bevestigd is not None

    client.post(pad, {"ritme": "nooit", "adres": "an@provincie.test"})
    assert Postvoorkeur.objects.get().adres == ""
