"""The one search field: what it finds, in which order, on which day, and what it costs."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from driehoek.kern.tijd import Peilmoment
from driehoek.opdrachten import acts, reads
from driehoek.opdrachten.types import Hernoeming
from driehoek.register import acts as register_acts
from driehoek.register import reads as register_reads
from driehoek.register.types import NieuwePersoon
from provincie import BEGIN, verzoek

DAG = date(2024, 6, 1)
LATER = date(2025, 1, 1)


@pytest.fixture
def zoek(provincie):
    """Search on DAG, with all that is known; gives (soort, naam)."""

    def gevonden(tekst, peil=None, **opties):
        treffers = reads.zoek(tekst, peil or register_reads.peilmoment(DAG), 50, **opties)
        return [(t.soort, t.naam) for t in treffers]

    return gevonden


def opgave(provincie, naam, **velden):
    return provincie.opgave(naam, directeur=False, **velden)


def namen(treffers):
    return [naam for _, naam in treffers]


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("bos", "Natuurbos bij Ouddorp"),  # inside a compound word
        ("boom", "Bomen langs het water"),  # the stem, and the vowel that it doubles
        ("boompje", None),
        ("wateren", "Bomen langs het water"),
        ("langs bomen", "Bomen langs het water"),  # in any order
        ("de bomen van het water?", "Bomen langs het water"),  # 'de' and 'van' say nothing
        ("GEINTEGREERD", "Geïntegreerd gebied"),
        ("geïnt", "Geïntegreerd gebied"),
        ("n434", "Onderhoud N434-zuid"),
        ("n434-zuid", "Onderhoud N434-zuid"),
        ("zuid onderhoud", "Onderhoud N434-zuid"),
        ("ouddorp natuurbos onbekend", None),
    ],
)
def test_woorden_stammen_en_delen_van_woorden(provincie, zoek, tekst, gevonden):
    for naam in (
        "Natuurbos bij Ouddorp",
        "Bomen langs het water",
        "Geïntegreerd gebied",
        "Onderhoud N434-zuid",
    ):
        opgave(provincie, naam)
    assert namen(zoek(tekst, soorten=("opgave",))) == ([gevonden] if gevonden else [])


def test_eerst_wat_zo_begint_dan_een_woord_dan_een_stam_dan_binnen_een_woord(provincie, zoek):
    verwacht = [
        "Bomen planten",
        "Oude bomen",
        "Elke boom telt",
        "Fruitbomen",
    ]
    for naam in reversed(verwacht):
        opgave(provincie, naam)
    assert namen(zoek("bomen", soorten=("opgave",))) == verwacht


def test_een_kort_woord_staat_aan_het_begin_van_een_woord(provincie, zoek):
    opgave(provincie, "Openbaar vervoer")
    opgave(provincie, "Kop van de haven")
    assert namen(zoek("op", soorten=("opgave",))) == ["Openbaar vervoer"]


def test_opdracht_vindt_opdrachtgever_in_besluiten_en_regels(provincie, zoek):
    provincie.aog(provincie.opdracht(naam="Stikstof"))
    regels = [naam for soort, naam in zoek("opdracht") if soort == "regel"]
    assert any("opdrachtgever" in zin for zin in regels)
    assert ("persoon", "Gerda Opdrachtgever") in zoek("opdracht")


def test_codes_zoals_ze_worden_getypt(provincie, zoek):
    boven = provincie.post("7-2", "doel")
    post = provincie.post("7-2-1", "prestatie", ouder=boven)
    provincie.post("17-2-1")
    product = provincie.post("7-2-1-1", ouder=post)
    onder = opgave(provincie, "Recreatie", post=post)
    provincie.domeindirecteur(onder)
    opdracht = provincie.opdracht(onder, "Sloepen", post=product, uitleg="Zo begroot.")
    provincie.aog(opdracht)
    provincie.aon(opdracht)
    nummer = reads.opdracht(opdracht, register_reads.peilmoment(DAG)).nummer

    assert zoek("7-2-1") == [
        ("opgave", "Recreatie"),
        ("begrotingspost", "Post 7-2-1"),
        ("opdracht", "Sloepen"),
        ("begrotingspost", "Post 7-2-1-1"),
    ]
    assert zoek(nummer) == zoek(nummer.lower()) == [("opdracht", "Sloepen")]
    assert ("opdracht", "Sloepen") in zoek(nummer.partition("-")[2])
    assert zoek("2-1") == [], "een code begint vooraan"


def test_een_kenmerk_een_titel_en_een_regel(provincie, zoek):
    grond = provincie.besluit("functionele_rol", door="DT", kenmerk="DRH-2024-00483")
    wie = provincie.persoon("Rik", "Recruiter")
    provincie.benoem(provincie.concern, "RECRUITER", wie, grond=grond)

    assert zoek("drh-2024-00483") == [("besluit", "Besluit over functionele_rol")]
    assert zoek("00483") == [("besluit", "Besluit over functionele_rol")]
    assert ("besluit", "Besluit over functionele_rol") in zoek("besluiten over functionele")
    eerste = reads.zoek("reg-05", register_reads.peilmoment(DAG))[0]
    assert (eerste.soort, eerste.rang, eerste.pad) == ("regel", 0, f"/regels/{eerste.nummer}/")


def test_wat_is_geeindigd_komt_na_al_het_andere_en_zegt_het(provincie, zoek):
    weg = opgave(provincie, "Water")
    opgave(provincie, "Grondwater")
    grond = provincie.besluit("opgave_beeindigen", door="GS", op=LATER)
    acts.beeindig_opgave(verzoek(), opgaven=[weg], per=LATER, grond=grond)

    assert namen(zoek("water", soorten=("opgave",))) == ["Water", "Grondwater"]
    later = register_reads.peilmoment(LATER)
    treffers = reads.zoek("water", later, soorten=("opgave",))
    assert [(t.naam, t.dicht, t.wat) for t in treffers] == [
        ("Grondwater", False, ""),
        ("Water", True, "geëindigd per 1 januari 2025"),
    ]
    voor = register_reads.peilmoment(date(2023, 1, 1))
    assert reads.zoek("water", voor, soorten=("opgave",)) == []


def test_een_ingetrokken_besluit_komt_na_een_dat_geldt(provincie):
    for nr in (1, 2):
        grond = provincie.besluit("functionele_rol", door="DT", kenmerk=f"ZZ-{nr}")
        provincie.benoem(provincie.concern, "RECRUITER", provincie.persoon(), grond=grond)
    weg = reads.zoek("zz-1", register_reads.peilmoment(DAG))[0].id
    register_acts.trek_in(
        verzoek(),
        besluit=weg,
        per=DAG,
        grond=provincie.besluit("intrekking", door="DT", op=DAG),
    )
    treffers = reads.zoek("zz-", register_reads.peilmoment(DAG), soorten=("besluit",))
    assert [(t.nummer, t.dicht) for t in treffers] == [("ZZ-2", False), ("ZZ-1", True)]
    assert treffers[1].wat == "genomen op 1 maart 2023, ingetrokken"


def test_wat_vacant_is_komt_na_wat_even_goed_past(provincie, zoek):
    onder = provincie.opgave("Energie")
    provincie.opdracht(onder, "Zon A")
    vol = provincie.opdracht(onder, "Zon B", uitleg="Nodig.")
    provincie.aog(vol)
    provincie.aon(vol)
    assert namen(zoek("zon", soorten=("opdracht",))) == ["Zon B", "Zon A"]


def test_namen_zoals_ze_toen_waren_en_toen_bekend_waren(provincie, zoek):
    water = opgave(provincie, "Waterkwaliteit")
    wie = provincie.persoon("An", "Meisjesnaam")
    eerder = register_reads.kop().moment
    acts.hernoem_opgave(
        verzoek(),
        hernoemingen=[Hernoeming(water, "Schone rivieren", LATER)],
        grond=provincie.besluit("opgave_hernoemen", door="GS", op=LATER),
    )
    naam = NieuwePersoon("", "An", "Trouwnaam")
    register_acts.wijzig_naam(verzoek(), persoon=wie, naam=naam)

    assert namen(zoek("waterkwaliteit", soorten=("opgave",))) == ["Waterkwaliteit"]
    assert zoek("rivieren", soorten=("opgave",)) == []
    na = register_reads.peilmoment(LATER)
    assert zoek("rivieren", na, soorten=("opgave",)) == [("opgave", "Schone rivieren")]
    assert zoek("waterkwaliteit", na, soorten=("opgave",)) == []
    toen = Peilmoment(LATER, eerder)
    assert zoek("waterkwaliteit", toen, soorten=("opgave",)) == [("opgave", "Waterkwaliteit")]

    assert zoek("trouwnaam", na) == [("persoon", "An Trouwnaam")]
    assert zoek("meisjesnaam", na) == []
    assert zoek("meisjesnaam", toen) == [("persoon", "An Meisjesnaam")]
    assert zoek("trouwnaam", toen) == []


def test_een_besluit_is_er_pas_als_het_is_genomen_en_geregistreerd(provincie, zoek):
    eerder = register_reads.kop().moment
    grond = provincie.besluit("functionele_rol", door="DT", kenmerk="LAAT-1", op=DAG)
    wie = provincie.persoon()
    provincie.benoem(provincie.concern, "RECRUITER", wie, vanaf=DAG, grond=grond)

    assert len(zoek("laat-1")) == 1
    assert zoek("laat-1", register_reads.peilmoment(BEGIN)) == []
    assert zoek("laat-1", Peilmoment(DAG, eerder)) == []


def test_filteren_gaat_voor_tellen(provincie):
    onder = opgave(provincie, "Lucht")
    provincie.domeindirecteur(onder)
    for nr in range(5):
        provincie.opdracht(onder, f"Lucht {nr}", uitleg="Nodig.")
    peil = register_reads.peilmoment(DAG)

    uitslag = reads.zoek_alles("lucht", peil, per_soort=2, soorten=("opdracht",))
    assert (len(uitslag.treffers), uitslag.aantallen) == (2, {"opdracht": 5})
    alles = reads.zoek_alles("lucht", peil, per_soort=2)
    assert alles.aantallen == {"opgave": 1, "opdracht": 5}


RAAR = [
    "",
    "   ",
    "%",
    "_",
    "'",
    '"',
    "\\",
    "'; --",
    "%(q)s",
    "😀",
    "- / -",
    "?!",
    "wie gaat over ?",
]


@pytest.mark.parametrize("tekst", RAAR)
def test_wat_geen_woord_is_vindt_niets(provincie, zoek, tekst):
    opgave(provincie, "100% zeker - 'ja'")
    assert zoek(tekst, soorten=("opgave", "opdracht", "besluit", "persoon")) == []


@pytest.mark.parametrize("tekst", ["a" * 300, "a b " * 100, "\\m(", "[x", "1-" * 80, "٣", "ß"])
def test_vreemde_invoer_gaat_niet_stuk(provincie, zoek, tekst):
    opgave(provincie, "100% zeker")
    zoek(tekst)


def test_tekens_tussen_woorden_tellen_niet(provincie, zoek):
    opgave(provincie, "Fietsroute Leiden - Katwijk (fase 2)")
    for tekst in ("leiden - katwijk", "'leiden'", "%(fase 2)", "😀 katwijk"):
        assert namen(zoek(tekst, soorten=("opgave",))) == ["Fietsroute Leiden - Katwijk (fase 2)"]


def test_alleen_stopwoorden_zoeken_op_wat_er_staat(provincie, zoek):
    opgave(provincie, "Mooi van het land")
    opgave(provincie, "Vanille")
    assert namen(zoek("van het", soorten=("opgave",))) == ["Mooi van het land"]
    assert set(namen(zoek("van", soorten=("opgave",)))) == {"Vanille", "Mooi van het land"}


def test_zoeken_kost_hooguit_vier_vragen_hoeveel_er_ook_is(provincie):
    onder = opgave(provincie, "Lucht")
    provincie.domeindirecteur(onder, provincie.persoon("Lucas", "Luchtig"))
    provincie.opdracht(onder, "Lucht 0")
    weinig = _tel("lucht")
    for nr in range(1, 30):
        provincie.opdracht(onder, f"Lucht {nr}", uitleg="Nodig.")
        provincie.persoon("Lucas", f"Luchtig{nr}")
    assert weinig == _tel("lucht") == _tel("lucht van leiden naar katwijk 2024") + 2 <= 4


def _tel(tekst):
    peil = register_reads.peilmoment(DAG)
    with CaptureQueriesContext(connection) as vragen:
        reads.zoek_alles(tekst, peil)
    return len(vragen)
