"""What answers about authority need to know of the register, beside authority itself."""

from typing import Any

from django.db import connection

from driehoek.platform.models import Handeling

_PERSONEN = "SELECT id, nummer FROM register_persoon WHERE geopend_id > %(nr)s"
_DRAGERS = "SELECT id, nummer, soort FROM register_drager WHERE geopend_id > %(nr)s ORDER BY nummer"
_BESLUITEN = """
SELECT f.id, b.kenmerk FROM {feiten} f
JOIN register_grondslag g ON g.id = f.grondslag_id
JOIN register_besluit b ON b.id = g.besluit_id WHERE f.geopend_id > %(nr)s
"""
_MET_BESLUIT = " UNION ALL ".join(
    _BESLUITEN.format(feiten=tabel)
    for tabel in ("register_rolvervulling", "bevoegdheden_mandaatartikel")
)
Rijen = list[tuple[Any, ...]]


def personen_sinds(nr: int) -> Rijen:
    """Id and number of each person that handelingen after `nr` brought."""
    return _haal(_PERSONEN, nr)


def dragers_sinds(nr: int) -> Rijen:
    """Id, number and kind of each drager that handelingen after `nr` brought."""
    return _haal(_DRAGERS, nr)


def besluiten_sinds(nr: int) -> Rijen:
    """For each role and article that handelingen after `nr` brought: its besluit."""
    return _haal(_MET_BESLUIT, nr)


def is_zelfde_keten(nr: int, hash_: bytes) -> bool:
    """Whether the ledger still has this act: a restored database has another."""
    return nr == 0 or Handeling.objects.filter(nr=nr, hash=hash_).exists()


def _haal(sql: str, nr: int) -> Rijen:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"nr": nr})
        return list(cursor.fetchall())
