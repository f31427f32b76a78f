"""Appointing very many people in one act, against a raw COPY into the same table."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import psycopg
from psycopg.types.range import Range

from driehoek.config.bench.klokken import seconden
from driehoek.config.bench.soorten import Meting
from driehoek.config.bench.vulling import BEGIN, GROND, aog, maak_opdrachten, ververs, verzoek
from driehoek.platform import klok
from driehoek.register import acts
from driehoek.register.models import Grondslag, Rolsoort

GRENS = 4
KOLOMMEN = (
    "id, geregistreerd, geldig, dragersoort, enig, rang, waarneming, drager_id, geopend_id,"
    " grondslag_id, persoon_id, rolsoort_id"
)
# Far above what the ledger hands out; the rows are rolled back.
VRIJ = 500_000_000


def bulk_meting(app: str, eigenaar: str, personen: Sequence[int], aantal: int) -> Meting:
    """The same rows twice: raw first and rolled back, then by the act, rules and ledger included."""
    opdrachten = maak_opdrachten(aantal)
    paren = [(d, personen[i % len(personen)]) for i, d in enumerate(opdrachten)]
    benoemingen = [aog(drager, persoon) for drager, persoon in paren]
    rijen = _rijen(paren)
    ververs(eigenaar)
    with psycopg.connect(app) as conn:
        rauw = seconden(lambda: _kopieer(conn, rijen))
        conn.rollback()
    ververs(eigenaar)
    act = seconden(lambda: acts.benoem(verzoek(), benoemingen=benoemingen, grond=GROND))
    return Meting(f"bulk: {aantal} benoemingen / rauw kopieren", act, "s", GRENS, rauw)


def _rijen(paren: Sequence[tuple[int, int]]) -> list[tuple[Any, ...]]:
    grond = Grondslag.objects.latest("id")
    soort = Rolsoort.objects.get(rol="AOG", dragersoort="opdracht")
    nu: Range[datetime] = Range(klok.nu(), None)
    vast = (nu, Range(BEGIN, None), "opdracht", soort.enig, 1, False)
    return [
        (VRIJ + i, *vast, drager, grond.geopend_id, grond.id, persoon, soort.id)
        for i, (drager, persoon) in enumerate(paren)
    ]


def _kopieer(conn: psycopg.Connection, rijen: Sequence[tuple[Any, ...]]) -> None:
    with conn.cursor() as cursor:
        with cursor.copy(f"COPY register_rolvervulling ({KOLOMMEN}) FROM STDIN") as kopie:
            for rij in rijen:
                kopie.write_row(rij)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
