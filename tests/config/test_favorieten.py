"""The pages and buttons around stars, what was opened last, saved filters and preferences."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from config.paginahulp import account_van, als
from driehoek.config.hulp import hoofdstukken
from driehoek.config.rondleiding import STAPPEN
from driehoek.platform.models import BewaardFilter, Bezocht, Favoriet, Voorkeur

STER = re.compile(r'(?s)<form class="dh-ster".*?</form>')


def lees(client: Client, pad: str) -> str:
    antwoord = client.get(pad)
    assert antwoord.status_code == 200, pad
    return antwoord.content.decode()


def velden(formulier: str) -> dict[str, str]:
    """The hidden fields of a form, to send it as a browser does."""
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', formulier))


def druk_op_ster(client: Client, pad: str, **kop: str):
    (formulier,) = STER.findall(lees(client, pad))
    return client.post("/favorieten/ster/", velden(formulier), headers=kop)


def paginas(wereld) -> dict[str, str]:
    return {
        f"/opgaven/{wereld.opgave}/": "Landbouw en voedsel",
        f"/opdrachten/{wereld.opdracht}/": "Stikstof terugdringen",
        f"/opdrachten/{wereld.deel}/": "Metingen",
        f"/personen/{wereld.aog}/": "Opdrachtgever",
        f"/besluiten/{wereld.besluit}/": "Besluit",
    }


def test_een_ster_brengt_je_terug_op_de_pagina_en_staat_dan_op_home(wereld, collega):
    for pad, naam in paginas(wereld).items():
        antwoord = druk_op_ster(collega, pad)
        assert antwoord["Location"] == pad
        assert 'aria-pressed="true"' in lees(collega, pad)
        for waar in ("/", "/favorieten/"):
            kaart = lees(collega, waar).partition('id="favorieten"')[2].partition("</section>")[0]
            assert f'href="{pad}"' in kaart
            assert naam in kaart


def test_nog_eens_drukken_haalt_de_ster_eraf(wereld, collega):
    pad = f"/opdrachten/{wereld.opdracht}/"
    for gezet in (True, False):
        druk_op_ster(collega, pad)
        assert Favoriet.objects.exists() is gezet


def test_met_htmx_komt_alleen_de_knop_terug(wereld, collega):
    antwoord = druk_op_ster(collega, f"/opdrachten/{wereld.opdracht}/", **{"HX-Request": "true"})
    knop = antwoord.content.decode()
    assert "<html" not in knop
    assert 'aria-pressed="true"' in knop
    assert velden(knop)["terug"] == f"/opdrachten/{wereld.opdracht}/"


@pytest.mark.parametrize(
    ("soort", "ding"), [("regel", "1"), ("", ""), ("opdracht", "x"), ("opdracht", "9" * 30)]
)
def test_een_ster_op_iets_dat_er_niet_is_wordt_geweigerd(wereld, collega, soort, ding):
    antwoord = collega.post("/favorieten/ster/", {"soort": soort, "ding": ding, "aan": "ja"})
    assert antwoord.status_code == 400
    assert not Favoriet.objects.exists()


def test_een_knop_stuurt_je_nooit_naar_een_ander(wereld, collega):
    gegevens = {"soort": "opdracht", "ding": "1", "aan": "ja", "terug": "https://elders.example/"}
    assert collega.post("/favorieten/ster/", gegevens)["Location"] == "/favorieten/"


def test_wat_je_opende_staat_op_home_en_in_het_lege_zoekveld(wereld, collega):
    gegevens = {"soort": "opdracht", "ding": str(wereld.opdracht)}
    assert collega.post("/favorieten/bezocht/", gegevens).status_code == 204
    pad = f'href="/opdrachten/{wereld.opdracht}/"'
    assert pad in lees(collega, "/").partition('id="laatst"')[2]
    fragment = lees(collega, "/zoek/suggesties/?q=")
    assert pad in fragment
    assert fragment.count('role="option"') == 1
    assert collega.post("/favorieten/wis/").status_code == 302
    assert "role" not in lees(collega, "/zoek/suggesties/?q=")


def test_een_favoriet_die_je_net_opende_staat_er_in_het_zoekveld_een_keer(wereld, collega):
    druk_op_ster(collega, f"/opdrachten/{wereld.opdracht}/")
    for soort, ding in (("opdracht", wereld.opdracht), ("persoon", wereld.aog)):
        collega.post("/favorieten/bezocht/", {"soort": soort, "ding": str(ding)})
    paden = re.findall(r'href="([^"]+)"', lees(collega, "/zoek/suggesties/?q="))
    assert paden == [f"/opdrachten/{wereld.opdracht}/", f"/personen/{wereld.aog}/"]


def test_wat_het_register_niet_meer_kent_valt_weg(wereld, collega):
    for soort in ("opdracht", "persoon", "besluit"):
        collega.post("/favorieten/bezocht/", {"soort": soort, "ding": "999999"})
    assert Bezocht.objects.count() == 3
    assert "Nog niets geopend" in lees(collega, "/favorieten/")


def test_niemand_ziet_wat_van_een_ander_is(wereld, collega, beheerder):
    druk_op_ster(collega, f"/opdrachten/{wereld.opdracht}/")
    collega.post("/favorieten/filter/", {"pad": "/opdrachten/", "vraag": "q=a", "naam": "Mijn"})
    filter_ = BewaardFilter.objects.get()
    for wat in ("verwijder", "ster", "hernoem"):
        pad = f"/favorieten/filter/{filter_.id}/"
        assert beheerder.post(pad, {"wat": wat, "naam": "Jouw", "aan": "ja"}).status_code == 404
    assert "Nog geen favorieten" in lees(beheerder, "/favorieten/")
    assert "Mijn" not in lees(beheerder, "/opdrachten/").partition("dh-filtermenu")[2][:900]
    filter_.refresh_from_db()
    assert (filter_.naam, filter_.ster) == ("Mijn", False)


def test_een_filter_bewaar_je_op_de_lijst_zelf(wereld, collega):
    pagina = lees(collega, "/opdrachten/?zonder=AOG&sorteer=-naam&pagina=1&q=")
    formulier = re.search(r'(?s)<form class="dh-filtermenu__bewaar".*?</form>', pagina)[0]
    gegevens = velden(formulier.replace("&amp;", "&")) | {"naam": "Zonder AOG"}
    antwoord = collega.post("/favorieten/filter/", gegevens, follow=True)
    assert antwoord.redirect_chain == [("/opdrachten/?zonder=AOG&sorteer=-naam&pagina=1&q=", 302)]
    assert BewaardFilter.objects.get().url == "/opdrachten/?zonder=AOG&sorteer=-naam"
    pagina = antwoord.content.decode()
    assert "Dit filter is bewaard als &#x27;Zonder AOG&#x27;." in pagina
    assert 'aria-current="true">Zonder AOG</a>' in pagina
    assert "Zonder AOG" in lees(collega, "/").partition('id="filters"')[2]
    assert "Zonder AOG" not in lees(collega, "/opgaven/")


def test_een_lijst_zonder_filter_zegt_hoe_je_er_een_bewaart(wereld, collega):
    assert "Kies eerst een filter" in lees(collega, "/opdrachten/")


@pytest.mark.parametrize("pad", ["https://elders.example/", "//elders.example", "", "/er-niet/"])
def test_een_filter_gaat_alleen_over_een_pagina_van_ons(wereld, collega, pad):
    antwoord = collega.post("/favorieten/filter/", {"pad": pad, "vraag": "", "naam": "x"})
    assert antwoord.status_code == 400
    assert not BewaardFilter.objects.exists()


def test_een_filter_krijgt_een_andere_naam_een_ster_en_gaat_weg(wereld, collega):
    collega.post("/favorieten/filter/", {"pad": "/opdrachten/", "vraag": "q=a", "naam": "Mijn"})
    pad = f"/favorieten/filter/{BewaardFilter.objects.get().id}/"
    collega.post(pad, {"wat": "hernoem", "naam": "Ander"})
    assert "Ander" in lees(collega, "/favorieten/")
    assert (
        "Ander" not in lees(collega, "/").partition('id="favorieten"')[2].partition("</section>")[0]
    )
    collega.post(pad, {"wat": "ster", "aan": "ja"})
    assert "Ander" in lees(collega, "/").partition('id="favorieten"')[2].partition("</section>")[0]
    collega.post(pad, {"wat": "verwijder"})
    assert not BewaardFilter.objects.exists()


def test_elke_lijst_heeft_bewaarde_filters(wereld, beheerder):
    for lijst in ("opgaven", "opdrachten", "personen", "besluiten", "regels", "grootboek"):
        assert "dh-filtermenu" in lees(beheerder, f"/{lijst}/"), lijst


def test_het_thema_staat_op_elke_pagina_en_gaat_mee_naar_het_inloggen(wereld, collega):
    assert 'data-thema="apparaat"' in lees(collega, "/")
    antwoord = collega.post("/voorkeuren/", {"thema": "donker", "sneltoetsen": "on"})
    assert antwoord.status_code == 302
    assert 'data-thema="donker"' in lees(collega, "/opdrachten/")
    collega.post("/uitloggen/")
    assert 'data-thema="donker"' in lees(collega, "/inloggen/")


def test_wie_niet_is_ingelogd_kiest_voor_deze_browser(db, client):
    assert "neltoetsen" not in lees(client, "/voorkeuren/").partition("<main")[2]
    client.post("/voorkeuren/", {"thema": "licht"})
    assert 'data-thema="licht"' in lees(client, "/inloggen/")
    assert not Voorkeur.objects.exists()


@pytest.mark.parametrize("thema", ["", "roze", "<script>"])
def test_een_thema_dat_er_niet_is_wordt_niet_bewaard(wereld, collega, client, thema):
    assert collega.post("/voorkeuren/", {"thema": thema}).status_code == 200
    assert not Voorkeur.objects.exists()
    client.cookies["driehoek_thema"] = thema
    assert 'data-thema="apparaat"' in lees(client, "/inloggen/")


def test_voorkeuren_zijn_van_het_account_en_niet_van_de_browser(wereld):
    account = account_van(wereld.aog)
    een = Client()
    een.force_login(account, backend="driehoek.config.aanmelden.MetPersoon")
    een.post("/voorkeuren/", {"thema": "donker"})
    twee = Client()
    twee.force_login(account, backend="driehoek.config.aanmelden.MetPersoon")
    assert 'data-thema="donker"' in lees(twee, "/")
    assert Voorkeur.objects.get().sneltoetsen is False
    assert 'data-thema="apparaat"' in lees(als(wereld.beheerder), "/")


def test_de_rondleiding_wordt_aangeboden_tot_je_haar_zag_of_niet_wilt(wereld, collega):
    assert "Begin de rondleiding" in lees(collega, "/")
    assert collega.post("/rondleiding/klaar/")["Location"] == "/"
    assert "Begin de rondleiding" not in lees(collega, "/")
    assert Voorkeur.objects.get().sneltoetsen is True
    assert 'href="/rondleiding/"' in lees(collega, "/")


def test_de_rondleiding_heeft_vijf_stappen_met_een_hoofdstuk_en_een_plaatje(wereld, collega):
    pagina = lees(collega, "/rondleiding/")
    venster = lees(collega, "/rondleiding/?vorm=venster")
    assert "<html" not in venster
    for stap in STAPPEN:
        assert stap.hoofdstuk in {h.slug for h in hoofdstukken()}
        assert finders.find(f"gids/{stap.beeld}")
        for tekst in (pagina, venster):
            assert f"{stap.kop}</h2>" in tekst
            assert f'href="/hulp/{stap.hoofdstuk}/"' in tekst
    assert len(STAPPEN) == 5
