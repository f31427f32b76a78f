"""PostgreSQL with a life of its own: found, initialised, started, watched and stopped.

Only `driehoek serve`, `driehoek demo` and the tests start a server; settings never do.
"""

from driehoek.platform.postgres.aansluiting import Aansluiting
from driehoek.platform.postgres.binaries import Binaries, zoek_binaries
from driehoek.platform.postgres.fouten import DataBezetError, PostgresError
from driehoek.platform.postgres.rollen import (
    APP,
    EIGENAAR,
    SUPERUSER,
    als_app_bestaat,
    zorg_voor_rollen,
)
from driehoek.platform.postgres.server import Server

__all__ = [
    "APP",
    "EIGENAAR",
    "SUPERUSER",
    "Aansluiting",
    "Binaries",
    "DataBezetError",
    "PostgresError",
    "Server",
    "als_app_bestaat",
    "zoek_binaries",
    "zorg_voor_rollen",
]
