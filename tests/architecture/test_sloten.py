"""Every lock of the database speaks a sentence with a rule, or is named here with a reason."""

import re

import pytest
from django.db import connection

from driehoek.platform import regelboek
from driehoek.platform.handelingen import sloten

KAMERS = (
    "^(platform|register|bevoegdheden|organisatie|opdrachten|ontwikkeling|rechtmatigheid|signalen"
    "|toegang)_"
)
# Names of locks that need no sentence: nobody gets to see them, or they speak for themselves.
UITGEZONDERD = {
    r".*_fk_.*": "an id that is not there: acts look up what they are given",
    r".*_(onveranderlijk|alleen_sluiten|niet_verwijderen|alleen_vernietigen)": (
        "the trigger raises its own sentence with REG-11 or GEN-07"
    ),
    r".*_geldig_niet_leeg": "Periode cannot be made without a day in it",
    r".*_geregistreerd_niet_leeg": "only the ledger writes moments, and it never writes none",
    r".*_check": "Django's own guard on a number of ours: counters, sizes, years",
    r"platform_handeling_(moment|verzoek)_key": "the ledger lock makes them follow each other",
    r"kop_meld": "tells other processes of a new head, and refuses nothing",
    r"kop_is_een_rij": "one row, made by the migration",
    r"drager_id_soort|rolsoort_id_dragersoort_enig": "there only for composite keys to point at",
    r"rolsoort_rol_dragersoort": "a table filled by the migration alone",
    r"een_naam_per_persoon": "the act closes the one name and opens the other",
    r"bestaan_omvat_rollen": "raises under the name rolvervulling_binnen_bestaan",
    r"beslisbevoegdheid_orgaan_of_rol": "the act asks for one of the two (REG-09)",
    r"platform_account_gebruikersnaam_key": "no act: the login service makes accounts",
    r"(bezocht|favoriet|filter_naam)_eenmaal": "one's own comfort: no act of the register",
    r"signaal_.*|signaaleigenaar_eens": "no act: the count of the rules keeps them",
    r"postvoorkeur_adres|dagbericht_.*": "no act: one's own choice, and the job that sends it",
    r"(begrip|begripverband|profieldeel|vaardigheid|teamplan|teamplandeel)_.*"
    r"|ontwikkeling_begrip_concept_uri_key": (
        "outside the ledger: the acts of profiles, terms and plans say each of these beforehand"
    ),
    r"(correctieverzoek|vernietiging)_.*": "outside the ledger: the acts say each of these first",
    r"vakvoorstel_.*": "outside the ledger: the acts say each of these first",
    r"noodaccount_eindigt": "only one function opens an emergency, and it says until when",
    r"platform_sessie_nummer_key": "a random number",
    r"rechtmatigheid_controlebestand_controle_id_key": "the job gives a check its one file",
    r"opdrachten_postaanvulling_post_id_key": "the import books at most one with each new line",
}

SLOTEN = """
SELECT conname FROM pg_constraint
WHERE conrelid::regclass::text ~ %(kamers)s AND contype IN ('c', 'f', 'u', 'x')
UNION SELECT tgname FROM pg_trigger
WHERE tgrelid::regclass::text ~ %(kamers)s AND NOT tgisinternal
UNION SELECT i.indexrelid::regclass::text FROM pg_index i
WHERE i.indrelid::regclass::text ~ %(kamers)s AND i.indisunique AND NOT i.indisprimary
"""
SLEUTELS = """
SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint
WHERE contype = 'f' AND conrelid::regclass::text ~ %(kamers)s
  AND confrelid::regclass::text ~ %(kamers)s
"""
LAGEN = (
    *("platform", "register", "bevoegdheden", "organisatie"),
    *("opdrachten", "ontwikkeling", "rechtmatigheid", "toegang", "signalen"),
)


def haal(vraag: str) -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(vraag, {"kamers": KAMERS})
        return cursor.fetchall()


def uitgezonderd(naam: str) -> bool:
    return any(re.fullmatch(patroon, naam) for patroon in UITGEZONDERD)


@pytest.fixture
def namen(db) -> set[str]:
    return {naam for (naam,) in haal(SLOTEN)}


def test_elk_slot_heeft_een_zin_of_een_reden(namen):
    stom = {naam for naam in namen - set(sloten.alle()) if not uitgezonderd(naam)}

    assert len(namen) > 100, "de vraag ziet de sloten niet"
    assert not stom, f"zonder bij_constraint: {sorted(stom)}"


def test_elke_zin_hoort_bij_een_slot_dat_er_is(namen):
    assert not set(sloten.alle()) - namen


def test_elke_uitzondering_is_nog_nodig(namen):
    over = [p for p in UITGEZONDERD if not any(re.fullmatch(p, naam) for naam in namen)]

    assert not over


def test_elk_slot_van_een_regel_is_er(namen):
    genoemd = {slot for regel in regelboek.alle() for slot in regel.sloten}

    assert not genoemd - namen


def test_geen_sleutel_wijst_naar_een_hogere_kamer(db):
    wijst = {(van.split("_")[0], naar.split("_")[0]) for van, naar in haal(SLEUTELS)}
    omhoog = {(v, n) for v, n in wijst if LAGEN.index(v) < LAGEN.index(n)}

    assert ("opdrachten", "register") in wijst
    assert not omhoog
    assert ("organisatie", "opdrachten") not in wijst
