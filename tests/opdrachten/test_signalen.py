"""Signals from outside (REG-28): noted by anyone, weighed by who answers for it, never changed."""

from datetime import date, timedelta

import psycopg
import pytest

from driehoek.kern.tijd import Peilmoment
from driehoek.opdrachten import acts, reads_signalen
from driehoek.opdrachten.models_signalen import Buitensignaal, Signaalstap
from driehoek.opdrachten.types_signalen import Signaalstaat, Voorstel, Weging
from driehoek.platform import documenten, klok
from driehoek.platform.fouten import InvoerFout, NietBevoegd
from driehoek.register import acts as register_acts
from driehoek.register import reads
from driehoek.register.types import Benoeming
from provincie import BEGIN, verzoek
from slothulp import geweigerd_door, kopieer

MORGEN = timedelta(days=1)


@pytest.fixture
def opdracht(provincie):
    opdracht = provincie.opdracht(naam="Dijken")
    provincie.aog(opdracht)
    return opdracht


@pytest.fixture
def signaal(provincie, opdracht):
    return provincie.signaal(opdracht)


@pytest.fixture
def aog(provincie, opdracht):
    return provincie.rolhouders["AOG", opdracht]


@pytest.fixture
def directeur(provincie, opdracht):
    return provincie.rolhouders["DOMEINDIRECTEUR", provincie.opgave_van[opdracht]]


@pytest.fixture
def weeg(provincie):
    def doe(wie, signaal, oordeel="wel", **velden):
        return acts.weeg_signalen(
            verzoek(actor=provincie.actor(wie)),
            wegingen=[Weging(signaal, oordeel, velden.pop("reden", "Past erbij"), **velden)],
        )

    return doe


@pytest.fixture
def stel_voor(provincie):
    def doe(wie, signaal, wat="Scope verruimen", vervolg=""):
        return acts.doe_voorstel(
            verzoek(actor=provincie.actor(wie)), voorstellen=[Voorstel(signaal, wat, vervolg)]
        )

    return doe


def staat(id_, peil=None):
    return reads_signalen.signaal(id_, peil or reads.peilmoment()).staat


def test_REG_28_iedereen_binnen_noteert_een_signaal_en_ziet_het(provincie, opdracht):
    wie = provincie.persoon("Col", "Lega")
    id_ = provincie.signaal(
        opdracht, "De brug gaat dicht", door=wie, link="https://example.org/brug"
    )
    gevonden = reads_signalen.signaal(id_, reads.peilmoment())
    assert (gevonden.naam, gevonden.melder_naam, gevonden.wat) == (
        "Dijken",
        "Col Lega",
        "De brug gaat dicht",
    )
    assert (gevonden.staat, gevonden.te_wegen) == (Signaalstaat.NIEUW, True)


def test_REG_28_een_account_zonder_persoon_noteert_niets(provincie, opdracht):
    with pytest.raises(NietBevoegd, match="niet bij een persoon"):
        provincie.signaal(opdracht, door=None)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"wat": " "}, "wat"),
        ({"bron": "roddel"}, "bron"),
        ({"urgentie": "gisteren"}, "urgentie"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "https://a b"}, "link"),
        ({"document": "0" * 64}, "document"),
    ],
)
def test_wat_niet_klopt_wordt_geweigerd(provincie, opdracht, anders, veld):
    with pytest.raises(InvoerFout) as fout:
        provincie.signaal(opdracht, **anders)
    assert fout.value.veld == veld


def test_de_dag_is_hooguit_vandaag(provincie, opdracht):
    vandaag = klok.vandaag()
    provincie.signaal(opdracht, gezien=vandaag)
    with pytest.raises(InvoerFout, match="nog niet geweest"):
        provincie.signaal(opdracht, gezien=vandaag + MORGEN)


def test_een_signaal_hoort_bij_een_opgave_of_opdracht_die_er_is(provincie, opdracht):
    provincie.signaal(provincie.opgave_van[opdracht])
    deel = provincie.deelopdracht(opdracht, uitleg="Zo verdeeld.")
    for ander in (deel, provincie.concern):
        with pytest.raises(InvoerFout, match="hier hoort een opgave of opdracht"):
            provincie.signaal(ander)
    over = provincie.opgave("Over")
    acts.beeindig_opgave(
        verzoek(),
        opgaven=[over],
        per=date(2024, 1, 1),
        grond=provincie.besluit("opgave_beeindigen"),
    )
    with pytest.raises(InvoerFout, match="bestaat vandaag niet"):
        provincie.signaal(over)


def test_een_document_gaat_mee(provincie, opdracht, settings, tmp_path):
    settings.DOCUMENTEN = tmp_path
    document = documenten.bewaar(b"%PDF-1.7\nbrief\n%%EOF\n", "brief.pdf")
    id_ = provincie.signaal(opdracht, document=document.sha256)
    assert reads_signalen.signaal(id_, reads.peilmoment()).document == "brief.pdf"


# -- weighing -------------------------------------------------------------------------------------


def test_REG_28_de_domeindirecteur_en_de_opdrachtgever_wegen_allebei(signaal, aog, directeur, weeg):
    weeg(aog, signaal, "niet", reden="Buiten de scope")
    assert staat(signaal) is Signaalstaat.NIET
    weeg(directeur, signaal, "wel", reden="Past in de opgave")
    assert staat(signaal) is Signaalstaat.WEL
    gedaan = reads_signalen.stappen(signaal, reads.peilmoment())
    assert [(s.als, s.soort, s.tekst) for s in gedaan] == [
        ("AOG", "niet", "Buiten de scope"),
        ("DOMEINDIRECTEUR", "wel", "Past in de opgave"),
    ]


def test_REG_28_een_ander_weegt_niet(provincie, opdracht, signaal, weeg, stel_voor):
    elders = provincie.opdracht(naam="Elders")
    anderen = [
        provincie.beheerder,
        provincie.persoon(),
        provincie.aon(opdracht),
        provincie.aog(elders),
        provincie.directeur_mo(),
    ]
    for wie in anderen:
        with pytest.raises(NietBevoegd, match="wegen de domeindirecteur"):
            weeg(wie, signaal)
        with pytest.raises(NietBevoegd, match="wegen de domeindirecteur"):
            stel_voor(wie, signaal)
    with pytest.raises(NietBevoegd):
        acts.weeg_signalen(verzoek(), wegingen=[Weging(signaal, "wel", "Zomaar")])


def test_een_signaal_bij_een_opgave_weegt_de_opdrachtgever_van_een_opdracht_niet(
    provincie, opdracht, aog, directeur, weeg
):
    id_ = provincie.signaal(provincie.opgave_van[opdracht])
    with pytest.raises(NietBevoegd):
        weeg(aog, id_)
    weeg(directeur, id_)


def test_wie_waarneemt_weegt_ook(provincie, opdracht, signaal, weeg):
    wie = provincie.persoon("Wil", "Waarnemer")
    provincie.benoem(
        opdracht,
        "AOG",
        wie,
        waarneming=True,
        act=register_acts.neem_waar,
        grond=provincie.besluit("waarneming", door="DT"),
    )
    weeg(wie, signaal)
    assert staat(signaal) is Signaalstaat.WEL


def test_REG_28_direct_onder_het_directieteam_wegen_de_leden(provincie, weeg):
    opgave = provincie.opgave("Control", onder_dt=True, directeur=False)
    lid = provincie.persoon("Lid", "Dt")
    register_acts.benoem(
        verzoek(),
        benoemingen=[Benoeming(provincie.orgaan("DT"), "LID", lid, _vanaf_begin())],
        grond=provincie.besluit("orgaanlid"),
    )
    signaal = provincie.signaal(opgave)
    assert [s.id for s in reads_signalen.te_wegen(lid, reads.peilmoment())] == [signaal]
    weeg(lid, signaal)
    assert reads_signalen.te_wegen(lid, reads.peilmoment()) == []


def _vanaf_begin():
    from driehoek.kern.tijd import Periode

    return Periode(BEGIN)


def test_later_heeft_een_dag_na_vandaag(signaal, aog, weeg):
    vandaag = klok.vandaag()
    for dag in (None, vandaag):
        with pytest.raises(InvoerFout, match="na vandaag") as fout:
            weeg(aog, signaal, "later", opnieuw_op=dag)
        assert fout.value.veld == "opnieuw_op"
    weeg(aog, signaal, "later", opnieuw_op=vandaag + MORGEN)
    nu = reads_signalen.signaal(signaal, reads.peilmoment())
    assert (nu.staat, nu.te_wegen, nu.opnieuw_op) == (
        Signaalstaat.LATER,
        False,
        vandaag + MORGEN,
    )
    morgen = reads_signalen.signaal(signaal, reads.peilmoment(vandaag + MORGEN))
    assert morgen.te_wegen


def test_alleen_bij_later_hoort_een_dag(signaal, aog, weeg):
    weeg(aog, signaal, "niet", opnieuw_op=klok.vandaag() + MORGEN)
    assert Signaalstap.objects.get().opnieuw_op is None


@pytest.mark.parametrize("oordeel", ["voorstel", "misschien", ""])
def test_een_weging_is_wel_niet_of_later(signaal, aog, weeg, oordeel):
    with pytest.raises(InvoerFout, match="wat jullie ermee doen"):
        weeg(aog, signaal, oordeel)


def test_een_reden_hoort_erbij_en_het_signaal_moet_er_zijn(signaal, aog, weeg):
    with pytest.raises(InvoerFout, match="De reden is leeg"):
        weeg(aog, signaal, reden=" ")
    with pytest.raises(InvoerFout, match="staat niet in het register"):
        weeg(aog, 999_999_999)
    with pytest.raises(InvoerFout, match="staat niet in het register"):
        acts.weeg_signalen(verzoek(), wegingen=[])


# -- a proposal -----------------------------------------------------------------------------------


def test_REG_28_een_voorstel_zegt_wat_er_volgt(signaal, directeur, stel_voor):
    stel_voor(directeur, signaal, "Scope verruimen", "scope")
    assert staat(signaal) is Signaalstaat.VOORSTEL
    (stap,) = reads_signalen.stappen(signaal, reads.peilmoment())
    assert (stap.tekst, stap.vervolg) == ("Scope verruimen", "scope")


def test_een_vervolg_moet_er_zijn_en_kunnen(provincie, opdracht, signaal, directeur, stel_voor):
    with pytest.raises(InvoerFout, match="wat er volgt"):
        stel_voor(directeur, signaal, vervolg="feest")
    bij_opgave = provincie.signaal(provincie.opgave_van[opdracht])
    with pytest.raises(InvoerFout, match="opgave heeft geen scope"):
        stel_voor(directeur, bij_opgave, vervolg="scope")
    stel_voor(directeur, bij_opgave, vervolg="opdracht")


def test_van_ieder_telt_de_laatste_stap_en_het_meeste_dat_er_gebeurt(
    signaal, aog, directeur, weeg, stel_voor
):
    stel_voor(aog, signaal)
    weeg(directeur, signaal, "niet")
    assert staat(signaal) is Signaalstaat.VOORSTEL
    weeg(aog, signaal, "niet", reden="Toch niet")
    assert staat(signaal) is Signaalstaat.NIET


# -- what is known when ---------------------------------------------------------------------------


def test_de_stand_van_toen_blijft_bekend(signaal, aog, directeur, weeg):
    genoteerd = reads.kop().moment
    weeg(aog, signaal)
    gewogen = reads.kop().moment
    weeg(aog, signaal, "niet")
    vandaag = klok.vandaag()
    toen = [staat(signaal, Peilmoment(vandaag, m)) for m in (genoteerd, gewogen)]
    assert toen == [Signaalstaat.NIEUW, Signaalstaat.WEL]
    assert len(reads_signalen.stappen(signaal, Peilmoment(vandaag, gewogen))) == 1


def test_een_signaal_is_er_vanaf_de_dag_en_het_moment_waarop_het_bekend_werd(provincie, opdracht):
    eerder = reads.kop().moment
    dag = date(2025, 1, 1)
    id_ = provincie.signaal(opdracht, gezien=dag)
    peilen = [
        Peilmoment(dag - MORGEN, reads.kop().moment),
        Peilmoment(dag, reads.kop().moment),
        Peilmoment(dag, eerder),
    ]
    assert [reads_signalen.signaal(id_, p) is not None for p in peilen] == [False, True, False]


def test_de_opgave_telt_de_signalen_van_haar_opdrachten_mee(provincie, opdracht, signaal):
    opgave = provincie.opgave_van[opdracht]
    bij_opgave = provincie.signaal(opgave)
    provincie.signaal(provincie.opdracht(naam="Elders"))
    peil = reads.peilmoment()
    assert [s.id for s in reads_signalen.signalen(peil, opgave)] == [bij_opgave, signaal]
    assert [s.id for s in reads_signalen.signalen(peil, opdracht)] == [signaal]
    assert len(reads_signalen.signalen(peil)) == 3


def test_dagen_open(signaal, aog, weeg):
    vandaag = klok.vandaag()
    gevonden = reads_signalen.signaal(signaal, reads.peilmoment())
    assert [gevonden.dagen_open(vandaag + d * MORGEN) for d in (-1, 0, 31)] == [0, 0, 31]
    weeg(aog, signaal, "niet")
    assert (
        reads_signalen.signaal(signaal, reads.peilmoment()).dagen_open(vandaag + 31 * MORGEN) == 0
    )


def test_te_wegen_is_wat_bij_mij_hoort_en_nog_niet_gewogen_is(
    provincie, opdracht, signaal, aog, directeur, weeg
):
    dringend = provincie.signaal(opdracht, "Nu", urgentie="hoog")
    bij_opgave = provincie.signaal(provincie.opgave_van[opdracht])
    provincie.signaal(provincie.opdracht(naam="Elders"))

    def wacht(wie):
        return [s.id for s in reads_signalen.te_wegen(wie, reads.peilmoment())]

    assert wacht(aog) == [dringend, signaal]
    assert wacht(directeur) == [dringend, signaal, bij_opgave]
    assert wacht(provincie.persoon()) == wacht(provincie.beheerder) == []
    weeg(aog, dringend)
    assert wacht(directeur) == [signaal, bij_opgave]


# -- what the database refuses by itself ----------------------------------------------------------


@pytest.fixture
def bron(echte_db):
    """A signal and a weighing of it, in a database of its own."""
    from provincie import Provincie

    provincie = Provincie()
    opdracht = provincie.opdracht()
    aog = provincie.aog(opdracht)
    signaal = provincie.signaal(opdracht)
    acts.weeg_signalen(
        verzoek(actor=provincie.actor(aog)), wegingen=[Weging(signaal, "wel", "Past erbij")]
    )
    return Buitensignaal.objects.get(), Signaalstap.objects.get(), provincie.concern


def test_REG_28_de_database_weigert_wat_nooit_mag(echte_db, bron):
    signaal, stap, concern = bron
    geweigerd = [
        ("signaal_keuzes", signaal, {"bron": "roddel"}),
        ("signaal_keuzes", signaal, {"urgentie": "gisteren"}),
        ("signaal_bij", signaal, {"dragersoort": "concern", "drager_id": concern}),
        ("signaal_drager_soort", signaal, {"dragersoort": "opgave"}),
        ("stap_soort", stap, {"soort": "wie"}),
        ("stap_soort", stap, {"als": "AON"}),
        ("stap_opnieuw", stap, {"soort": "later"}),
        ("stap_opnieuw", stap, {"opnieuw_op": BEGIN}),
        ("stap_vervolg", stap, {"vervolg": "scope"}),
        ("stap_vervolg", stap, {"soort": "voorstel", "vervolg": "feest"}),
    ]
    with psycopg.connect(echte_db.app) as verbinding:
        kopieer(verbinding, stap._meta.db_table, stap.id, soort="later", opnieuw_op=BEGIN)
        verbinding.rollback()
        for naam, rij, anders in geweigerd:
            with geweigerd_door(naam):
                kopieer(verbinding, rij._meta.db_table, rij.id, **anders)
            verbinding.rollback()


@pytest.mark.parametrize("tabel", ["opdrachten_buitensignaal", "opdrachten_signaalstap"])
def test_REG_28_wat_er_staat_verandert_nooit(echte_db, bron, tabel):
    kolom = "wat" if tabel.endswith("signaal") else "tekst"
    vragen = (f"UPDATE {tabel} SET {kolom} = 'x'", f"DELETE FROM {tabel}")
    for wie, fout in (
        (echte_db.app, psycopg.errors.InsufficientPrivilege),
        (echte_db.eigenaar, psycopg.errors.IntegrityConstraintViolation),
    ):
        with psycopg.connect(wie) as verbinding:
            for vraag in vragen:
                with pytest.raises(fout):
                    verbinding.execute(vraag)
                verbinding.rollback()
