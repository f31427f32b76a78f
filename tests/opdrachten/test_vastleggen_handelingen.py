"""Each act of the wizard once: filled in, previewed, stored."""

import json
from datetime import date

import pytest
from begrotingen import CONVERSIE, NATUUR_2025, bestand

from driehoek.opdrachten import reads_begroting
from driehoek.opdrachten.acts.begroting import importeer_begroting
from driehoek.opdrachten.models import (
    Begrotingspost,
    Decharge,
    Fase,
    Opdrachtprofiel,
    Postkoppeling,
    Scope,
)
from driehoek.platform.models import Handeling
from driehoek.register import reads
from driehoek.register.models import (
    Benaming,
    Beslisbevoegdheid,
    Besluit,
    Besluitwerking,
    Instelling,
    Persoon,
    Rolvervulling,
    Uitzondering,
)
from provincie import verzoek
from vastleghulp import (
    DAG,
    EERSTE,
    VANAF,
    Meteen,
    log_in,
    loopt,
    nieuw_besluit,
    rollen,
    van_directeur,
    van_orgaan,
    wie,
)

PROFIEL = {"label": "stabiel", "waarom": "", "wat": "Dijken", "hoe": "", "wie": ""}
SCOPE = {"materieel_budget": "€ 1.250.000", "bevoegdheden": "", "strategische_keuzes": ""}


@pytest.fixture
def wizard(request, client, provincie):
    log_in(client, provincie.beheerder)
    wizard = Meteen(client)
    wizard.gedaan = set()
    yield wizard
    assert wizard.gedaan
    assert wizard.gedaan <= request.function.codes


@pytest.fixture
def opdracht(provincie):
    return provincie.opdracht()


@loopt("opgave")
def test_an_opgave_is_formed(provincie, wizard):
    antwoord = wizard.doe(
        "/vastleggen/opgave/",
        van_orgaan(provincie, "opgave_instellen")
        | {"naam": "Schone lucht", "vanaf": VANAF, "post": "", "nummer": ""},
    )
    opgave = Benaming.objects.get(naam="Schone lucht").drager_id
    assert antwoord["Location"] == f"/opgaven/{opgave}/"


@loopt("hernoem-opgave")
def test_an_opgave_is_renamed(provincie, wizard):
    opgave = provincie.opgave()
    wizard.doe(
        f"/vastleggen/hernoem-opgave/?drager={opgave}",
        van_orgaan(provincie, "opgave_hernoemen") | {"naam": "Schone lucht", "vanaf": VANAF},
    )
    assert Benaming.objects.huidig().filter(drager=opgave, naam="Schone lucht").exists()


@pytest.mark.parametrize("nieuw", [True, False])
@loopt("voeg-opgaven-samen")
def test_opgaven_are_merged(provincie, wizard, nieuw):
    een, ander = provincie.opgave("Een"), provincie.opgave("Ander")
    opdracht = provincie.opdracht(een)
    data = (
        {"doel": "nieuw", "naam": "Samen", "ook": [str(ander)]} if nieuw else {"doel": str(ander)}
    )
    antwoord = wizard.doe(
        f"/vastleggen/voeg-opgaven-samen/?drager={een}",
        van_orgaan(provincie, "opgaven_samenvoegen") | data | {"per": VANAF},
    )
    doel = Benaming.objects.get(naam="Samen").drager_id if nieuw else ander
    assert reads.ouders([opdracht], reads.peilmoment(EERSTE))[opdracht] == doel
    assert antwoord["Location"] == f"/opgaven/{doel if nieuw else een}/"


@loopt("beeindig-opgave")
def test_an_opgave_ends(provincie, wizard):
    opgave = provincie.opgave()
    wizard.doe(
        f"/vastleggen/beeindig-opgave/?drager={opgave}",
        van_orgaan(provincie, "opgave_beeindigen") | {"laatste_dag": "30-11-2026"},
    )
    assert reads.bestaan(opgave)[0].tot == date(2026, 12, 1)


@pytest.mark.parametrize(("code", "geheel"), [("opdracht", False), ("opgave-als-opdracht", True)])
@loopt("opdracht", "opgave-als-opdracht")
def test_an_opdracht_is_started(provincie, wizard, code, geheel):
    opgave = provincie.opgave()
    besluit = nieuw_besluit(provincie.van_directeur("opdracht_starten", opgave, op=DAG))
    velden = {
        "naam": "Groene daken",
        "vanaf": VANAF,
        "fase": "verkenning",
        "post": "",
        "nummer": "",
    }
    antwoord = wizard.doe(
        f"/vastleggen/{code}/?drager={opgave}",
        besluit | PROFIEL | SCOPE | velden,
        uitleg="Er is nog geen begrotingspost.",
    )
    opdracht = Benaming.objects.get(naam="Groene daken").drager_id
    assert antwoord["Location"] == f"/opdrachten/{opdracht}/"
    assert Scope.objects.get(opdracht=opdracht).materieel_budget == 1_250_000
    assert Fase.objects.get(opdracht=opdracht).projectfase == "verkenning"


@loopt("deelopdrachten")
def test_an_opdracht_is_split(provincie, wizard, opdracht):
    provincie.aog(opdracht)
    wizard.doe(
        f"/vastleggen/deelopdrachten/?drager={opdracht}",
        nieuw_besluit(provincie.van_aog("deelopdrachten", opdracht, op=DAG))
        | {"namen": "Noord\n\n  Zuid ", "vanaf": VANAF},
        uitleg="Zo is het gebied verdeeld.",
    )
    delen = reads.onderliggend(opdracht, reads.peilmoment(EERSTE))
    assert sorted(reads.benaming(d) for d in delen) == ["Noord", "Zuid"]


@loopt("beeindig-deelopdracht")
def test_a_deelopdracht_ends(provincie, wizard, opdracht):
    provincie.aog(opdracht)
    deel = provincie.deelopdracht(opdracht, uitleg="Zo verdeeld.")
    wizard.doe(
        f"/vastleggen/beeindig-deelopdracht/?drager={deel}",
        nieuw_besluit(provincie.van_aog("deelopdrachten", deel, op=DAG))
        | {"laatste_dag": "30-11-2026"},
    )
    assert reads.bestaan(deel)[0].tot == date(2026, 12, 1)


@loopt("scope", "profiel", "fase")
def test_scope_profile_and_phase_change(provincie, wizard, opdracht):
    for code, soort, velden in (
        ("scope", "scope", SCOPE | {"vanaf": VANAF}),
        ("profiel", "scope", PROFIEL | {"vanaf": VANAF}),
        ("fase", "faseovergang", {"fase": "verkenning", "vanaf": VANAF}),
    ):
        pad = f"/vastleggen/{code}/?drager={opdracht}"
        wizard.doe(pad, van_directeur(provincie, soort, opdracht) | velden)

    nu = {"opdracht_id": opdracht, "geldig__contains": EERSTE}
    assert Scope.objects.huidig().get(**nu).materieel_budget == 1_250_000
    assert Opdrachtprofiel.objects.huidig().get(**nu).label == "stabiel"
    assert Fase.objects.huidig().get(**nu).projectfase == "verkenning"


@loopt("decharge", "sluit")
def test_decharge_and_then_closing(provincie, wizard, opdracht):
    provincie.aog(opdracht)
    wizard.doe(
        f"/vastleggen/decharge/?drager={opdracht}",
        van_directeur(provincie, "decharge", opdracht) | {"op": VANAF},
    )
    assert Decharge.objects.huidig().filter(opdracht=opdracht, fase="").exists()
    wizard.doe(
        f"/vastleggen/sluit/?drager={opdracht}",
        van_directeur(provincie, "opdracht_sluiten", opdracht) | {"laatste_dag": "30-11-2026"},
    )
    assert reads.bestaan(opdracht)[0].tot == date(2026, 12, 1)


@loopt("post")
def test_a_budget_line_is_linked(provincie, wizard):
    opgave = provincie.opgave()
    gelezen = bestand(
        "2026;begroting;ambitie;5;Natuur;",
        "2026;begroting;doel;5-1;Gezonde natuur;5",
        "2026;begroting;prestatie;5-1-1;Meer bos;5-1;100;20",
    )
    importeer_begroting(verzoek(), bestand=gelezen, grond=CONVERSIE)
    post = Begrotingspost.objects.get(code="5-1-1").id
    wizard.doe(
        f"/vastleggen/post/?drager={opgave}",
        van_orgaan(provincie, "begroting", "PS") | {"post": str(post), "vanaf": VANAF},
    )
    assert Postkoppeling.objects.get(drager=opgave).post_id == post


@loopt("persoon", "naam")
def test_a_person_is_registered_and_gets_another_name(provincie, wizard):
    naam = {"voornaam": "Noor", "tussenvoegsel": "van", "achternaam": "Dijk"}
    antwoord = wizard.doe("/vastleggen/persoon/", naam | {"nummer": "N-77"})
    noor = Persoon.objects.get(nummer="N-77").id
    assert antwoord["Location"] == f"/personen/{noor}/"
    wizard.doe(f"/vastleggen/naam/?persoon={noor}", naam | {"achternaam": "Dam"})
    assert reads.naam_van(noor) == "Noor van Dam"


@loopt("instelling")
def test_a_setting_is_set(provincie, wizard):
    wizard.doe(
        "/vastleggen/instelling/",
        van_orgaan(provincie, "instelling", "DT")
        | {"code": "registratietermijn", "waarde": "10", "vanaf": VANAF},
    )
    feit = Instelling.objects.huidig().get(code="registratietermijn", geldig__contains=EERSTE)
    assert feit.waarde == 10


@loopt("uitzondering")
def test_an_exception_is_made(provincie, wizard):
    een = provincie.persoon("Eva", "Een")
    extra = {"regel": "REG-21", "herzien_op": "1-6-2027", "toelichting": "Dienst in opbouw"}
    wizard.doe(
        "/vastleggen/uitzondering/", van_orgaan(provincie, "uitzondering") | wie(een, **extra)
    )
    assert Uitzondering.objects.get(persoon=een).herzien_op == date(2027, 6, 1)


@loopt("beslisser")
def test_a_decider_is_named(provincie, wizard):
    orgaan = provincie.orgaan("DT")
    wizard.doe(
        "/vastleggen/beslisser/",
        van_orgaan(provincie, "regeling")
        | {"besluitsoort": "bog", "wie": f"orgaan:{orgaan}", "voorwaarde": "", "vanaf": VANAF},
    )
    assert Beslisbevoegdheid.objects.filter(besluitsoort="bog", orgaan=orgaan).exists()


@pytest.mark.parametrize(
    ("code", "soort", "orgaan", "velden", "status"),
    [
        ("trek-in", "intrekking", "GS", {"hoever": "dag", "per": VANAF}, "ingetrokken"),
        ("schors", "schorsing", "KROON", {"vanaf": VANAF, "tot_en_met": "1-12-2026"}, "geschorst"),
        ("vernietig", "vernietiging", "RECHTER", {}, "vernietigd"),
    ],
)
@loopt("trek-in", "schors", "vernietig")
def test_REG_35_a_besluit_is_withdrawn_suspended_or_annulled(
    provincie, wizard, code, soort, orgaan, velden, status
):
    opgave = provincie.opgave()
    provincie.benoem(opgave, "BOG", provincie.persoon("Eva", "Een"))
    besluit = Besluit.objects.filter(soort="bog").get()

    antwoord = wizard.doe(
        f"/vastleggen/{code}/?besluit={besluit.id}", van_orgaan(provincie, soort, orgaan) | velden
    )

    assert antwoord["Location"] == f"/besluiten/{besluit.id}/"
    feit = Besluitwerking.objects.huidig().get(besluit=besluit, geldig__contains=EERSTE)
    assert feit.status == status
    assert [r for r in rollen(opgave, "BOG") if r[3] == EERSTE] == []


@loopt("corrigeer")
def test_REG_36_a_wrong_entry_is_corrected(provincie, wizard, opdracht):
    fout, goed = provincie.aog(opdracht), provincie.persoon("Tom", "Twee")
    feit = Rolvervulling.objects.huidig().get(drager_id=opdracht, persoon_id=fout)
    wizard.doe(
        f"/vastleggen/corrigeer/?drager={opdracht}&feit=rolvervulling:{feit.id}",
        {
            "correctie": "anders",
            "persoon_id": str(goed),
            "persoon_id_q": "Tom Twee",
            "vanaf": "1 maart 2023",
            "tot_en_met": "",
            "toelichting": "Het besluit noemt Tom Twee.",
        },
    )
    assert [p for p, *_ in rollen(opdracht, "AOG")] == [goed]


UITLEGBAAR = {
    "instelling": (
        "instelling",
        "DT",
        {"code": "registratietermijn", "waarde": "10", "vanaf": VANAF},
    ),
    "uitzondering": (
        "uitzondering",
        "GS",
        {"regel": "REG-21", "herzien_op": "1-6-2027", "toelichting": "Opbouw", "vanaf": VANAF},
    ),
    "beslisser": (
        "regeling",
        "GS",
        {"besluitsoort": "bog", "wie": "rol:AOG", "voorwaarde": "", "vanaf": VANAF},
    ),
    "rechtsfeit": (
        "",
        "",
        {"toelichting": "Uit dienst", "datum": "1-11-2026", "laatste_dag": "1-11-2026"},
    ),
}


@pytest.mark.parametrize("code", UITLEGBAAR)
@loopt(*UITLEGBAAR)
def test_an_explanation_goes_with_the_act(provincie, wizard, code):
    soort, orgaan, velden = UITLEGBAAR[code]
    een = provincie.persoon("Eva", "Een")
    provincie.benoem(provincie.concern, "CONTROLLER", een)
    grond = van_orgaan(provincie, soort, orgaan) if soort else {}
    persoon = wie(een) if code == "uitzondering" else {}
    vraag = f"?persoon={een}" if code == "rechtsfeit" else ""
    wizard.doe(f"/vastleggen/{code}/{vraag}", grond | persoon | velden, uitleg="Zo besproken.")
    inhoud = json.loads(bytes(Handeling.objects.latest("nr").inhoud))
    assert inhoud["uitleg"] == "Zo besproken."


BEDRAG = {
    "stand": "2025/begroting/0",
    "code": "5-2",
    "soort": "lasten",
    "herkomst": "tabel",
    "correctie": "anders",
    "wordt": "€ 55",
    "toelichting": "Verkeerd overgenomen",
}


@pytest.fixture
def begroting(provincie):
    gelezen = bestand(*NATUUR_2025)
    importeer_begroting(verzoek(), bestand=gelezen, grond=CONVERSIE)


def lasten(code):
    stand = reads_begroting.standen()[0].stand
    return next(p.lasten for p in reads_begroting.posten(stand) if p.code == code)


@pytest.mark.parametrize(
    ("anders", "wordt"),
    [({}, 55), ({"wordt": "-1.250"}, -1250), ({"correctie": "niet", "wordt": ""}, None)],
)
@loopt("begrotingsbedrag")
def test_REG_36_an_amount_of_the_budget_is_corrected(begroting, wizard, anders, wordt):
    url, html = wizard.gevolgen("/vastleggen/begrotingsbedrag/", BEDRAG | anders)
    assert "Begroting 2025, 5-2: lasten was € 50, wordt" in html
    assert "Verkeerd overgenomen" in html
    assert lasten("5-2") == 50
    wizard.leg_vast(url, html)
    wizard.gedaan.add("begrotingsbedrag")
    assert lasten("5-2") == wordt


@pytest.mark.parametrize(
    ("anders", "veld", "zin"),
    [
        ({"code": "9-9"}, "code", "Post 9-9 heeft in Begroting 2025 geen bedragen"),
        ({"soort": "baten"}, "soort", "Wel: lasten (de tabel)."),
        ({"wordt": "50"}, "wordt", "staat al zo in het register"),
        ({"wordt": "veel"}, "wordt", "is geen bedrag in hele euro"),
        ({"toelichting": ""}, "toelichting", "Vul dit in"),
        ({"stand": "2031/begroting/0"}, "stand", ""),
    ],
)
@loopt("begrotingsbedrag")
def test_REG_36_a_wrong_correction_is_told_at_its_field(begroting, wizard, anders, veld, zin):
    wizard.gedaan.add("begrotingsbedrag")
    antwoord = wizard.vul_in("/vastleggen/begrotingsbedrag/", BEDRAG | anders)
    assert antwoord.status_code == 200
    assert zin in " ".join(antwoord.context["form"].errors[veld])
    assert lasten("5-2") == 50
