"""What pages say first, and what they leave out."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest

from config.paginahulp import START, als
from driehoek.platform import jobs
from driehoek.platform.models import Handeling, RegelStand
from driehoek.signalen.models import Signaal

DAG = timedelta(days=1)


def lees(client, pad: str, status: int = 200) -> str:
    antwoord = client.get(pad)
    assert antwoord.status_code == status, (pad, antwoord.status_code)
    return antwoord.content.decode()


def test_home_brengt_bij_het_signaal_dat_van_jou_is(wereld):
    p = wereld.provincie
    vacant = p.opdracht(wereld.opgave, "Zonder opdrachtnemer", vanaf=START)
    p.aog(vacant, persoon=wereld.aog, vanaf=START)
    jobs.tel_regels()
    signaal = Signaal.objects.get(regel="REG-06s", drager=vacant, opgelost=None)
    pagina = lees(als(wereld.aog), "/")
    kaart = pagina.split('id="signalen"')[1].split("</section>")[0]
    assert f'href="/signalen/{signaal.id}/"' in kaart
    assert "Ambtelijk opdrachtgever (2)" in pagina
    assert 'href="/signalen/?wie=mij"' in pagina


def test_home_telt_de_regels_voor_wie_over_het_register_waakt(wereld, beheerder, collega):
    jobs.tel_regels()
    assert RegelStand.objects.filter(aantal__gt=0).exists()
    assert "in het hele register" in lees(beheerder, "/")
    assert "in het hele register" not in lees(collega, "/")


def test_het_grootboek_staat_alleen_in_het_menu_van_wie_het_mag_lezen(beheerder, collega):
    assert 'href="/grootboek/"' in _hoofdmenu(lees(beheerder, "/"))
    assert 'href="/grootboek/"' not in _hoofdmenu(lees(collega, "/"))


def _hoofdmenu(pagina):
    return pagina.partition('<nav class="dh-nav"')[2].partition("</nav>")[0]


def test_wie_niet_is_ingelogd_ziet_geen_menu(client, db):
    pagina = lees(client, "/inloggen/")
    assert "dh-nav__punt" not in pagina
    assert "Het register is nog leeg" not in pagina


def test_zoeken_noemt_een_lege_rol_vacant(wereld, collega):
    p = wereld.provincie
    p.aog(p.opdracht(wereld.opgave, "Zonnedaken", vanaf=START), vanaf=START)
    pagina = lees(collega, "/zoek/?q=zonnedaken")
    assert "<dt>Ambtelijk opdrachtnemer</dt><dd>" in pagina
    assert "vacant" in pagina
    assert "vacant" not in lees(collega, "/zoek/?q=stikstof")


@pytest.mark.parametrize(
    "vraag", ["Wie gaat over stikstof?", "wie gaat er over Stikstof", "stikstof?", "stikstof ..."]
)
def test_zoeken_verstaat_ook_de_hele_vraag(wereld, collega, vraag):
    def treffers(q: str) -> list[str]:
        return re.findall(r'(?s)class="dh-treffer".*?</li>', lees(collega, f"/zoek/?q={quote(q)}"))

    zoals = treffers("stikstof")
    assert zoals
    assert treffers(vraag) == zoals
    assert lees(collega, f"/zoek/suggesties/?q={quote(vraag)}").count("<a ") == len(zoals)


def test_een_vraag_zonder_onderwerp_vindt_niet_alles(collega):
    pagina = lees(collega, f"/zoek/?q={quote('Wie gaat over ...?')}")
    assert "gevonden" not in pagina
    assert "Typ in het zoekveld" in pagina


def test_een_foute_dag_in_het_adres_spreekt_niet_van_opslaan(wereld, collega):
    pagina = lees(collega, f"/opdrachten/{wereld.opdracht}/?geldig_op=2024-02-30", status=400)
    assert "bestaat niet" in pagina
    assert "Deze pagina kan niet worden getoond" in pagina
    assert "opgeslagen" not in pagina


@pytest.mark.parametrize(
    ("post", "gevonden"),
    [("2-1-3-1", True), ("2-1-3", True), ("2", True), ("1-3-1", False), ("2-1-3-11", False)],
)
def test_opdrachten_onder_een_begrotingspost(wereld, collega, post, gevonden):
    pagina = lees(collega, f"/opdrachten/?post={post}")
    assert ("Stikstof terugdringen" in pagina) is gevonden
    assert f"begrotingspost {post}" in pagina
    assert f'name="post" value="{post}"' in pagina


def test_de_begroting_gaat_tak_voor_tak_open(wereld, collega):
    p = wereld.provincie
    ambitie = p.post("7", "ambitie", lasten=500)
    doel = p.post("7-1", "doel", ouder=ambitie, lasten=500)
    prestatie = p.post("7-1-2", "prestatie", ouder=doel, lasten=500)
    for nummer in (1, 2):
        p.post(f"7-1-2-0{nummer}", "product", ouder=prestatie, lasten=250)
    stand = "?stand=2023/begroting/0"
    geheel = lees(collega, f"/begroting/{stand}").split('id="tabel"')[1]
    assert "onder=7-1-2" in geheel
    assert "7-1-2-01" not in geheel
    tak = lees(collega, f"/begroting/{stand}&onder=7-1-2")
    assert "Over deze post" in tak
    assert "7-1-2-01" in tak.split('id="tabel"')[1]
    assert "Over deze post" not in lees(collega, f"/begroting/{stand}&onder=9-9-9")


def test_de_geschiedenis_toont_een_rol_tegelijk(wereld, collega):
    pad = f"/opdrachten/{wereld.opdracht}/"
    namen = {rol: _getekend(lees(collega, f"{pad}?soort=rol-{rol}")) for rol in ("AOG", "AON")}
    assert len(namen["AOG"]) == len(namen["AON"]) == 1
    assert namen["AOG"] != namen["AON"]
    assert _getekend(lees(collega, pad)) == namen["AOG"]
    assert _getekend(lees(collega, f"{pad}?soort=onzin")) == namen["AOG"]


def _getekend(pagina: str) -> set[str]:
    """The values in the table of the drawing on two axes."""
    tabel = pagina.partition('id="geschiedenis"')[2].partition("</tbody>")[0]
    return set(re.findall(r'<th scope="row" data-kop="Waarde"><span class="dh-cel">(.*?)<', tabel))


def test_een_opdracht_die_nog_niet_begon_zegt_dat_en_wijst_de_weg(wereld, collega):
    pad = f"/opdrachten/{wereld.opdracht}/"
    pagina = lees(collega, f"{pad}?geldig_op={START - DAG}")
    assert "begint pas later" in pagina
    assert f"geldig_op={START}" in pagina
    assert "begint pas later" not in lees(collega, f"{pad}?geldig_op={START}")


def test_de_wizard_noemt_de_bog_van_de_opgave(wereld, beheerder):
    pagina = lees(beheerder, f"/vastleggen/?drager={wereld.opdracht}")
    assert "die van de opgave" in pagina


def test_een_onbekend_adres_krijgt_geen_woord_van_het_programma(beheerder):
    pagina = lees(beheerder, "/bestaat-niet/", status=404)
    assert "Resolver404" not in pagina
    assert "niet in het register" in lees(beheerder, "/opgaven/999999/", status=404)


def test_een_handeling_zegt_in_het_kort_wat_zij_deed(wereld, beheerder):
    pagina = lees(beheerder, "/grootboek/2/")
    assert "Wat deze handeling deed" in pagina
    assert pagina.index("Wat deze handeling deed") < pagina.index("Toon de rijen")


@pytest.mark.parametrize(
    ("q", "gevonden"), [("oprichting", True), ("OPRICHT", True), ("1", True), ("eenhoorn", False)]
)
def test_het_grootboek_zoek_je_op_het_woord_dat_er_staat(wereld, beheerder, q, gevonden):
    pagina = lees(beheerder, f"/grootboek/?q={q}")
    assert ('href="/grootboek/1/"' in pagina) is gevonden
    assert 'href="/grootboek/2/"' not in pagina


def test_het_grootboek_zoekt_een_nummer_ook_met_punten(wereld, beheerder):
    assert 'href="/grootboek/2/"' in lees(beheerder, "/grootboek/?q=0.002")


def test_een_download_van_het_grootboek_heeft_de_hele_hash(wereld, beheerder):
    bestand = beheerder.get("/grootboek/?formaat=csv").content.decode("utf-8-sig")
    hele = bytes(Handeling.objects.get(nr=1).hash).hex()
    assert hele in bestand
    assert hele not in lees(beheerder, "/grootboek/")


def test_wat_er_niet_is_heet_niet_onbekend(wereld, collega):
    assert "onbekend" not in lees(collega, "/personen/").split("<tbody>")[1]
    instellingen = re.findall(
        r'data-kop="Instelling"[^>]*><span class="dh-cel([^"]*)">([^<]+)', lees(collega, "/regels/")
    )
    assert ("dh-rustig", "geen") in {(klasse.strip(), tekst) for klasse, tekst in instellingen}
