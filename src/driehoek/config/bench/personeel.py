"""A list of the HR system that comes in, against a raw COPY of the same rows."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import psycopg
from psycopg.types.range import Range

from driehoek.config.bench.klokken import seconden
from driehoek.config.bench.opstelling import Opstelling
from driehoek.config.bench.soorten import Meting
from driehoek.config.bench.vulling import begin, verzoek
from driehoek.opdrachten.overname import medewerkers
from driehoek.opdrachten.overname.uitkomst import Verslag
from driehoek.opdrachten.overname.vormen import MEDEWERKERS
from driehoek.organisatie import acts
from driehoek.organisatie.models import Dienstverband
from driehoek.organisatie.types import NieuwPteam
from driehoek.platform.uitvoer import als_csv
from driehoek.register import reads
from driehoek.register.types import Beslisser, BesluitGegevens, Besluitsoort, OpBesluit

BEGIN = date(2024, 1, 1)
PER_TEAM = 12
GRENS_S = 30
KOLOMMEN = (
    "id, geregistreerd, geldig, volgnummer, functie, functiefamilie, schaal, uren, aard,"
    " formatieplaats, geboortejaar, geopend_id, persoon_id"
)
VRIJ = 500_000_000
"""Far above what the ledger hands out; the rows are rolled back."""


def personeel_metingen(plek: Opstelling, aantal: int) -> list[Meting]:
    """The list once, then the same list again: that changes nothing; in a register of its own."""
    begin(1, 1)
    bestand = _lijst(_pteams(-(-aantal // PER_TEAM)), aantal)
    gelezen = medewerkers.lees(bestand, naam="lijst.csv")
    eerste: list[Verslag] = []
    nieuw = seconden(lambda: eerste.append(_neem_over(bestand)))
    weer = seconden(lambda: eerste.append(_neem_over(bestand)))
    klopt = eerste[0].nieuw == aantal and not eerste[0].fouten and not eerste[1].nieuw
    with psycopg.connect(plek.eigenaar) as conn:
        rijen = _rijen(aantal)
        rauw = seconden(lambda: _kopieer(conn, rijen))
        conn.rollback()
    opmerking = f"rauw kopiëren {rauw:.2f} s" if klopt else "het register zegt iets anders"
    waarden = (nieuw, weer) if klopt and gelezen.regels == aantal else (None, None)
    return [
        Meting(f"{aantal} medewerkers uit HR", waarden[0], "s", GRENS_S, opmerking=opmerking),
        Meting(f"{aantal} medewerkers, weer dezelfde lijst", waarden[1], "s", GRENS_S),
    ]


def _neem_over(bestand: bytes) -> Verslag:
    return medewerkers.neem_over(medewerkers.lees(bestand, naam="lijst.csv"), verzoek())


def _pteams(aantal: int) -> list[str]:
    beraad = Beslisser(reads.orgaan("P-BERAAD").id)
    besluit = BesluitGegevens(
        "BENCH-PB", "P-teams", Besluitsoort.PTEAM_OPRICHTEN.value, beraad, BEGIN, BEGIN, BEGIN
    )
    namen = [f"P-team {nr}" for nr in range(aantal)]
    acts.richt_pteams_op(
        verzoek(), pteams=[NieuwPteam(naam, BEGIN) for naam in namen], grond=OpBesluit(besluit)
    )
    return namen


def _lijst(teams: Sequence[str], aantal: int) -> bytes:
    rijen = [
        [
            f"B{nr:06d}",
            f"Voornaam{nr}",
            "",
            f"Achternaam{nr}",
            1,
            "Medewerker",
            "Adviseur",
            "Advies",
            8 + nr % 6,
            "36",
            "",
            1960 + nr % 45,
            teams[nr // PER_TEAM],
            BEGIN,
            None,
        ]
        for nr in range(aantal)
    ]
    return als_csv(MEDEWERKERS.kolommen, rijen)


def _rijen(aantal: int) -> list[tuple[Any, ...]]:
    feiten = Dienstverband.objects.huidig()[:aantal]
    return [
        (
            VRIJ + nr,
            f.geregistreerd,
            Range(date(1990, 1, 1), date(1991, 1, 1)),
            f.volgnummer,
            f.functie,
            f.functiefamilie,
            f.schaal,
            f.uren,
            f.aard,
            f.formatieplaats,
            f.geboortejaar,
            f.__dict__["geopend_id"],
            f.persoon_id,
        )
        for nr, f in enumerate(feiten)
    ]


def _kopieer(conn: psycopg.Connection, rijen: Sequence[tuple[Any, ...]]) -> None:
    with conn.cursor() as cursor:
        with cursor.copy(f"COPY organisatie_dienstverband ({KOLOMMEN}) FROM STDIN") as kopie:
            for rij in rijen:
                kopie.write_row(rij)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
