"""The wizard for a was-wordt list, for one opdracht that moves, and for a rectificatie."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from driehoek.opdrachten.reorganisatie.lezen import KOLOMMEN
from driehoek.platform.uitvoer import als_csv, als_xlsx
from driehoek.register import reads
from driehoek.register.models import Besluit, OrAdvies, Rectificatie, Rolvervulling
from driehoek.register.types import Rol
from vastleghulp import (
    DAG,
    EERSTE,
    VANAF,
    Meteen,
    fouten,
    log_in,
    loopt,
    nieuw_besluit,
    van_orgaan,
)

PAD = "/vastleggen/reorganisatie/"
OR = {"or_keuze": "advies", "or_datum": "15 oktober 2026", "or_strekking": "Wij stemmen in."}
GEEN_OR = {"or_keuze": "niet_nodig", "or_niet_nodig": "Er verandert niets voor mensen."}


@pytest.fixture
def wizard(request, client, provincie):
    log_in(client, provincie.beheerder)
    wizard = Meteen(client)
    wizard.gedaan = set()
    yield wizard
    assert wizard.gedaan <= getattr(request.function, "codes", set())


@pytest.fixture
def twee(provincie):
    provincie.water, provincie.lucht = provincie.opgave("Water"), provincie.opgave("Lucht")
    provincie.vis = provincie.opdracht(provincie.water, "Vis")
    return provincie


def regels(*rijen):
    """The rows of the table as a browser sends them."""
    kolommen = zip(*((*rij, *[""] * 5)[:5] for rij in rijen), strict=True)
    return {f"regels-{kop}": list(cellen) for kop, cellen in zip(KOLOMMEN, kolommen, strict=True)}


def ingevuld(provincie, *rijen, **anders):
    return van_orgaan(provincie, "reorganisatie") | {"per": VANAF} | OR | regels(*rijen) | anders


@loopt("reorganisatie")
def test_REG_39_a_list_typed_in_the_table_is_carried_out(twee, wizard):
    antwoord = wizard.doe(
        PAD,
        ingevuld(
            twee,
            ("instellen", "", "Zoet water"),
            ("",),
            ("samenvoegen", "OPG-001", "Zoet water"),
            ("rol_over", "Water", "Zoet water", "DOMEINDIRECTEUR"),
        ),
    )

    nieuw = reads.ouders([twee.vis], reads.peilmoment(EERSTE))[twee.vis]
    assert reads.benaming(nieuw) == "Zoet water"
    assert antwoord["Location"] == f"/opgaven/{nieuw}/", "een ding gemaakt: daarheen"
    assert OrAdvies.objects.get().strekking == "Wij stemmen in."


@pytest.mark.parametrize("vorm", ["csv", "xlsx"])
@loopt("reorganisatie")
def test_REG_39_a_file_fills_the_table_and_its_document_is_kept(twee, wizard, vorm):
    schrijf = {"csv": als_csv, "xlsx": als_xlsx}[vorm]
    inhoud = schrijf(KOLOMMEN, [("Hernoemen", "Water", "Zoet water", "", "")])
    data = ingevuld(
        twee,
        ("hernoemen", "Lucht", "Dit valt weg"),
        bestand=SimpleUploadedFile(f"lijst.{vorm}", inhoud),
        or_document=SimpleUploadedFile("advies.pdf", b"%PDF-1.7\nadvies\n%%EOF\n"),
    )

    antwoord = wizard.doe(PAD, data)

    assert reads.benaming(twee.water) == "Zoet water"
    assert reads.benaming(twee.lucht) == "Lucht"
    besluit = Besluit.objects.get(soort="reorganisatie")
    assert antwoord["Location"] == f"/besluiten/{besluit.id}/", "niets gemaakt: naar het besluit"
    pagina = wizard.client.get(antwoord["Location"]).content.decode()
    assert "Advies van 15 oktober 2026: Wij stemmen in." in pagina
    advies = wizard.client.get(f"/besluiten/{besluit.id}/or-advies/")
    assert b"".join(advies.streaming_content).startswith(b"%PDF")


def test_REG_39_every_line_that_is_wrong_is_told_at_the_table(twee, wizard):
    antwoord = wizard.vul_in(
        PAD,
        ingevuld(twee, ("hernoemen", "Woestijn", "Zand"), ("beeindigen", "Water"), ("splitsen",)),
    )

    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "Regel 1, was: Er is geen opgave &#x27;Woestijn&#x27; in het register." in tekst
    assert "Regel 3, was: De cel is leeg." in tekst
    assert re.findall(r'dh-waswordt__regel--fout" id="regels-(\d)"', tekst) == ["1", "3"]
    assert 'value="Woestijn"' in tekst, "wat is getypt, staat er nog"

    verder = wizard.vul_in(PAD, ingevuld(twee, ("beeindigen", "Water")))

    assert "loopt dan nog OPD-0001. Zet er van elk een regel" in verder.content.decode()


def test_REG_39_a_file_of_another_kind_is_refused_at_its_place(twee, wizard):
    bestand = SimpleUploadedFile("lijst.csv", als_csv(("was", "wordt"), [("Water", "Lucht")]))

    antwoord = wizard.vul_in(PAD, ingevuld(twee, ("",), bestand=bestand))

    assert "Deze kolom ontbreekt." in antwoord.content.decode()
    leeg = wizard.vul_in(PAD, ingevuld(twee, ("",)))
    assert "Vul ten minste een regel in, of kies een bestand." in leeg.content.decode()


def test_REG_39_more_lines_can_be_asked_for_without_losing_any(twee, wizard):
    data = ingevuld(twee, *(("hernoemen", f"Water {nr}", "x") for nr in range(7)))

    antwoord = wizard.client.post(PAD, data | {"stap": "zoek"})

    tekst = antwoord.content.decode()
    assert tekst.count("dh-waswordt__nr") == 12
    assert "Dit klopt nog niet" not in tekst


def test_REG_39_without_word_of_the_works_council_it_is_refused(twee, wizard):
    data = ingevuld(twee, ("hernoemen", "Water", "Zoet water"), or_keuze="staat_al")

    antwoord = wizard.vul_in(PAD, data)

    assert "het advies van de ondernemingsraad staat er niet bij" in antwoord.content.decode()
    zonder = wizard.vul_in(PAD, ingevuld(twee, ("hernoemen", "Water", "Zee"), or_datum=""))
    assert "Vul een dag in" in zonder.content.decode()


@loopt("verplaats")
def test_REG_02_one_opdracht_moves(twee, wizard):
    antwoord = wizard.doe(
        f"/vastleggen/verplaats/?drager={twee.vis}",
        van_orgaan(twee, "reorganisatie") | GEEN_OR | {"opgave": str(twee.lucht), "per": VANAF},
    )

    assert reads.ouders([twee.vis], reads.peilmoment(EERSTE)) == {twee.vis: twee.lucht}
    assert antwoord["Location"] == f"/opdrachten/{twee.vis}/"


@loopt("rectificeer")
def test_REG_36_a_besluit_that_was_wrong_is_put_right(provincie, wizard):
    an, bo = provincie.persoon("An", "Aard"), provincie.persoon("Bo", "Boog")
    uitkomst = provincie.benoem(provincie.concern, Rol.CONCERNDIRECTEUR, an)
    besluit = uitkomst.ids("register_besluit")[0]
    feit = uitkomst.ids("register_rolvervulling")[0]
    keuze = wizard.client.get(f"/vastleggen/rectificeer/?besluit={besluit}").content.decode()
    pad = f"/vastleggen/rectificeer/?besluit={besluit}&feit=rolvervulling:{feit}"
    assert pad.replace("&", "&amp;") in keuze
    assert "Concerndirecteur: An Aard (Provincie Testland)" in keuze
    grond = provincie.besluit("rectificatie", op=DAG)

    antwoord = wizard.doe(
        pad,
        nieuw_besluit(grond)
        | {
            "correctie": "anders",
            "persoon_id": str(bo),
            "persoon_id_q": "Bo Boog",
            "vanaf": "1 maart 2023",
            "tot_en_met": "",
        },
    )

    nu = Rolvervulling.objects.huidig().get(drager=provincie.concern, rolsoort_id=2)
    assert (nu.persoon_id, nu.periode.van) == (bo, date(2023, 3, 1))
    nieuw = Rectificatie.objects.get()
    assert nieuw.van_id == besluit
    assert antwoord["Location"] == f"/besluiten/{besluit}/"
    oud = wizard.client.get(f"/besluiten/{besluit}/").content.decode()
    assert "Gerectificeerd bij" in oud
    assert f'href="/besluiten/{nieuw.besluit_id}/"' in oud
    lijst = wizard.client.get("/besluiten/?soort=topbenoeming").content.decode()
    assert "Gerectificeerd" in lijst


def test_REG_36_only_who_took_it_can_be_chosen_as_decider(provincie, wizard):
    an = provincie.persoon("An", "Aard")
    uitkomst = provincie.benoem(provincie.concern, Rol.CONCERNDIRECTEUR, an)
    besluit = uitkomst.ids("register_besluit")[0]
    feit = uitkomst.ids("register_rolvervulling")[0]
    pad = f"/vastleggen/rectificeer/?besluit={besluit}&feit=rolvervulling:{feit}"

    tekst = wizard.client.get(pad).content.decode()

    assert re.findall(r'value="rectificatie:([^"]*)"', tekst) == [f"{provincie.orgaan('GS')}::"]
    van_dt = nieuw_besluit(provincie.besluit("rectificatie", door="DT", op=DAG))
    antwoord = wizard.vul_in(pad, van_dt | {"correctie": "niet"})
    assert "mocht dit op 2 november 2026 niet beslissen" in antwoord.content.decode(), fouten(
        antwoord
    )


def test_REG_36_the_three_ways_are_told_apart(provincie, wizard):
    besluit = provincie.benoem(provincie.concern, Rol.CONCERNDIRECTEUR, provincie.persoon()).ids(
        "register_besluit"
    )[0]

    tekst = wizard.client.get(f"/vastleggen/besluit/{besluit}/").content.decode()

    for zin in (
        "Er komt niets voor in de plaats",
        "Wie het nam, zegt met een later besluit wat het had moeten zijn",
        "Was het besluit goed en staat het alleen in het register verkeerd?",
    ):
        assert zin in tekst
