"""A file offered to be checked, by the pages of the room (BEV-04)."""

import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from openpyxl import load_workbook

from config.paginahulp import als
from driehoek.bevoegdheden import acts as bevoegdheden
from driehoek.platform import klok
from driehoek.platform.fouten import NietBevoegd
from driehoek.platform.handelingen.types import Actor, Verzoek
from driehoek.platform.models import Handeling, Inzage, Taak
from driehoek.rechtmatigheid import acts, jobs, mappen
from driehoek.rechtmatigheid.models import Controle, Controlebestand
from driehoek.register import acts as register_acts
from driehoek.register.models import Rolvervulling
from provincie import verzoek
from rechtmatigheid.hulp import ARTIKEL, KOP, Toetswereld, bied_aan, tekst, toets, werk_af
from signalen.hulp import NU, tel, van_regel, wie

NIETS = {"weggelaten": 0, "gewijzigd": {}}


@pytest.fixture
def wereld(provincie) -> Toetswereld:
    return Toetswereld(provincie)


@pytest.fixture
def controller(wereld) -> Client:
    wie = wereld.provincie.persoon("Conny", "Trol")
    wereld.provincie.benoem(wereld.provincie.concern, "CONTROLLER", wie)
    return als(wie)


def test_BEV_04_een_bestand_wordt_getoetst_en_de_uitkomst_bewaard(wereld, controller):
    controle = toets(controller, wereld.bestand())

    assert controle.samenvatting["geheel"] == [3, 6_126_000]
    assert controle.samenvatting["per_oordeel"]["ONRECHTMATIG"] == [2, 6_001_000]
    assert controle.samenvatting["per_reden"] == {"GEEN_ROL": [1, 1_000], "BEDRAG": [1, 6_000_000]}
    assert controle.instellingen == {"splitsingsvenster": 28}
    handeling = Handeling.objects.get(nr=controle.geopend_id)
    assert (handeling.naam, handeling.nr - controle.nr) == ("bewaar_controle", 1)


def test_BEV_04_het_rapport_zegt_wat_er_is_en_leidt_naar_de_regels(wereld, controller):
    controle = toets(controller, wereld.bestand())

    pagina = tekst(controller.get(f"/rechtmatigheid/{controle.id}/"))
    assert "Daarvan vragen er 2 aandacht, samen €\xa060.010: 2 onrechtmatig." in pagina
    assert f"/rechtmatigheid/{controle.id}/regels/?reden=bedrag" in pagina
    assert controle.sha256 in pagina

    regels = tekst(controller.get(f"/rechtmatigheid/{controle.id}/regels/"))
    assert "Te Veel NV" in regels
    assert "Zonder Rol VOF" in regels
    assert "Bouw BV" not in regels


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("reden=bedrag", ["Te Veel NV"]),
        ("reden=geen_rol", ["Zonder Rol VOF"]),
        ("oordeel=onrechtmatig", ["Te Veel NV", "Zonder Rol VOF"]),
        ("oordeel=hersteld", []),
        ("q=zonder+rol", ["Zonder Rol VOF"]),
        ("q=buiten", ["Zonder Rol VOF"]),
        ("q=3", ["Zonder Rol VOF"]),
        ("q=stikstof", ["Te Veel NV", "Zonder Rol VOF"]),
        ("opgave=1", []),
    ],
)
def test_BEV_04_regels_zijn_te_kiezen_en_te_zoeken(wereld, controller, vraag, gevonden):
    controle = toets(controller, wereld.bestand())

    regels = tekst(controller.get(f"/rechtmatigheid/{controle.id}/regels/?{vraag}"))

    assert [w for w in ("Te Veel NV", "Zonder Rol VOF") if w in regels] == gevonden


def test_BEV_04_een_regel_wordt_uitgelegd_met_beide_oordelen(wereld, controller):
    controle = toets(controller, wereld.bestand())

    pagina = tekst(controller.get(f"/rechtmatigheid/{controle.id}/regels/2/"))

    for deel in ("Boven de grens", "Zoals toen bekend", "Zoals nu bekend", "Niet bevoegd", "GS-1"):
        assert deel in pagina
    assert controller.get(f"/rechtmatigheid/{controle.id}/regels/1/").status_code == 404


def test_BEV_04_het_rapport_als_werkmap_en_als_pdf_en_het_inzien_is_genoteerd(wereld, controller):
    controle = toets(controller, wereld.bestand())

    werkmap = controller.get(f"/rechtmatigheid/{controle.id}/rapport.xlsx")
    bladen = load_workbook(io.BytesIO(werkmap.content))
    assert bladen.sheetnames == ["Controle", "Uitkomst", "Per reden", "Per opgave", "Regels"]
    assert bladen["Regels"].max_row == 3
    pdf = controller.get(f"/rechtmatigheid/{controle.id}/rapport.pdf")
    assert pdf.content.startswith(b"%PDF")
    assert Inzage.objects.filter(soort="controle").count() == 2
    assert controller.get(f"/rechtmatigheid/{controle.id}/rapport.doc").status_code == 400


def test_BEV_04_een_fout_in_het_bestand_is_te_lezen_en_laat_niets_achter(wereld, controller):
    fout = "\n".join([KOP, wereld.regel(1, "-5,00")]).encode()

    waar = bied_aan(controller, fout)["Location"]
    werk_af()

    pagina = tekst(controller.get(waar))
    assert "Dit bestand is niet te toetsen" in pagina
    assert "-5" in pagina
    assert not Controle.objects.exists()
    assert not mappen.map_van(Controlebestand.objects.get().id).exists()
    assert controller.post(waar, {"stap": "weg"}).status_code == 302
    assert not Controlebestand.objects.exists()


def test_BEV_04_wie_stopt_houdt_niets_over(wereld, controller):
    waar = bied_aan(controller, wereld.bestand())["Location"]
    assert "Stop met toetsen" in tekst(controller.get(waar))

    controller.post(waar, {"stap": "stop"})
    werk_af()

    assert "Het toetsen is gestopt" in tekst(controller.get(waar))
    assert not Controle.objects.exists()
    assert not mappen.map_van(Controlebestand.objects.get().id).exists()


def test_BEV_04_een_werker_die_omvalt_doet_het_werk_niet_twee_keer(wereld, controller):
    controle = toets(controller, wereld.bestand())
    bestand = Controlebestand.objects.get()
    Taak.objects.filter(id=bestand.taak_id).update(staat=Taak.Staat.LOOPT)

    jobs.toets_betaalbestand(str(bestand.taak_id), bestand=str(bestand.id))

    assert Controle.objects.get() == controle
    assert mappen.bevindingen(bestand.id).exists()


def test_BEV_04_een_regelnummer_dat_twee_keer_voorkomt_wordt_geweigerd(wereld, controller):
    regels = [KOP, wereld.regel(7, "60.000,00"), wereld.regel(7, "1,00", op=date(2024, 1, 2))]

    waar = bied_aan(controller, "\n".join(regels).encode())["Location"]
    werk_af()

    assert "Regelnummer 7 komt meer dan een keer voor" in tekst(controller.get(waar))


def test_BEV_04_opnieuw_toetsen_vergelijkt_met_de_vorige_keer(wereld, controller):
    eerste = toets(controller, wereld.bestand())

    controller.post(f"/rechtmatigheid/{eerste.id}/")
    werk_af()

    tweede = Controle.objects.latest("id")
    assert (tweede.vorige_id, tweede.sha256) == (eerste.id, eerste.sha256)
    pagina = tekst(controller.get(f"/rechtmatigheid/{tweede.id}/"))
    assert "Het is hetzelfde bestand: elk verschil komt door het register" in pagina


def trek_benoeming_in(wereld: Toetswereld) -> None:
    """The AOG's appointment, from its start."""
    feit = Rolvervulling.objects.huidig().get(drager_id=wereld.opdracht, rolsoort__rol="AOG")
    register_acts.trek_in(
        verzoek(),
        besluit=feit.grondslag.besluit_id,
        per=None,
        grond=wereld.provincie.besluit(
            "intrekking",
            rol="DIRECTEUR_MO",
            persoon=wereld.provincie.directeur_mo(),
            op=date(2026, 11, 2),
        ),
        uitleg="De benoeming had nooit mogen gebeuren.",
    )


def test_REG_35_betalingen_die_hun_basis_verloren_liggen_bij_domeindirecteur_en_control(
    wereld, controller
):
    eerste = toets(controller, wereld.bestand())
    jobs.hertoets_controles(0)
    assert Controlebestand.objects.count() == 1, "er is nog niets veranderd"

    trek_benoeming_in(wereld)
    jobs.hertoets_controles(0)
    werk_af()

    tweede = Controle.objects.latest("id")
    opgave = wereld.provincie.opgave_van[wereld.opdracht]
    assert (tweede.vorige_id, tweede.samenvatting["gewijzigd"]) == (
        eerste.id,
        {str(opgave): [1, 0]},
    )
    assert tweede.samenvatting["per_oordeel"]["VERVALLEN"] == [1, 125_000]
    # What was found then stays as it was.
    assert "VERVALLEN" not in Controle.objects.get(id=eerste.id).samenvatting["per_oordeel"]
    tel()
    per_sleutel = {r.sleutel: wie(r) for r in van_regel("BEV-04s") if "controle" in r.sleutel}
    directeur = wereld.provincie.rolhouders["DOMEINDIRECTEUR", opgave]
    assert per_sleutel[f"controle:{tweede.id}:{opgave}"] == {directeur}
    assert set(per_sleutel) == {f"controle:{tweede.id}", f"controle:{tweede.id}:{opgave}"}
    regels = tekst(controller.get(f"/rechtmatigheid/{tweede.id}/regels/?gewijzigd=ja"))
    assert "Bouw BV" in regels
    assert "was rechtmatig" in regels
    assert "Te Veel NV" not in regels


def test_REG_35_wat_niets_uitmaakt_geeft_geen_nieuwe_controle(wereld, controller):
    eerste = toets(controller, wereld.bestand())
    elders = wereld.provincie.opdracht(naam="Elders")
    wereld.provincie.aog(elders)

    jobs.hertoets_controles(0)
    werk_af()

    assert Controle.objects.get() == eerste
    assert Controlebestand.objects.get().controle_id == eerste.id


@pytest.mark.parametrize("naam", ["lijst.pdf", "lijst"])
def test_BEV_04_iets_anders_dan_een_tabel_wordt_meteen_geweigerd(wereld, controller, naam):
    antwoord = bied_aan(controller, b"%PDF-1.7", naam)

    assert "Dit is geen CSV, Excel-werkmap of Parquet-bestand" in tekst(antwoord)
    assert not Controlebestand.objects.exists()


def test_BEV_04_het_voorbeeld_is_zelf_te_toetsen(wereld, controller):
    voorbeeld = controller.get("/rechtmatigheid/voorbeeld/").content

    controle = toets(controller, voorbeeld)

    assert controle.samenvatting["geheel"][0] == 1


def test_GEN_07_na_de_termijn_zijn_de_regels_weg_en_blijft_de_uitkomst(wereld, controller):
    controle = toets(controller, wereld.bestand())
    bestand = Controlebestand.objects.get()

    with klok.op(NU + timedelta(days=730)):
        assert acts.ruim_op() == 0
    with klok.op(NU + timedelta(days=730, seconds=1)):
        assert acts.ruim_op() == 1

    assert Controle.objects.get() == controle
    assert not Controlebestand.objects.filter(id=bestand.id).exists()
    assert "niet meer bewaard" in tekst(controller.get(f"/rechtmatigheid/{controle.id}/"))
    assert controller.get(f"/rechtmatigheid/{controle.id}/regels/").status_code == 404


@pytest.mark.parametrize(
    ("rol", "mag"), [("AUDITOR", True), ("CONTROLLER", True), ("RECRUITER", False)]
)
def test_BEV_04_een_controle_bewaart_alleen_wie_dat_mag(wereld, rol, mag):
    wie = wereld.provincie.persoon("Func", "Tie")
    wereld.provincie.benoem(wereld.provincie.concern, rol, wie)
    bestand = Controlebestand(naam="x.csv", sha256="0" * 64, grootte=1)

    def bewaar():
        return acts.bewaar_controle(
            Verzoek(actor=Actor(account=None, persoon=wie)),
            bestand=bestand,
            nr=1,
            gezet={},
            samenvatting=NIETS,
        )

    if mag:
        assert bewaar().ids("rechtmatigheid_controle")
        return
    with pytest.raises(NietBevoegd):
        bewaar()


def test_BEV_04_wie_het_na_een_voorwaarde_had_gemogen_staat_er_met_die_voorwaarde(
    wereld, controller
):
    directeur = replace(
        ARTIKEL,
        code="GS-2",
        rol="DOMEINDIRECTEUR",
        tot_bedrag=None,
        voorwaarden=("advies_control",),
    )
    grond = wereld.provincie.besluit("mandaat", door="GS")
    bevoegdheden.stel_artikelen_vast(verzoek(), artikelen=[directeur], grond=grond)
    controle = toets(controller, wereld.bestand())
    pagina = tekst(controller.get(f"/rechtmatigheid/{controle.id}/regels/2/"))
    assert "Dora Directeur</a> was op" in pagina
    assert "na een voorwaarde: vraag advies van control" in pagina
    # Who may without more is named before who may on a condition.
    pagina = tekst(controller.get(f"/rechtmatigheid/{controle.id}/regels/3/"))
    assert "Gerda Opdrachtgever</a> was op" in pagina
    assert "na een voorwaarde" not in pagina
