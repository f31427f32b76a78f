"""How often a system may ask: a number of questions per minute, over all processes together.

A process takes its questions from PostgreSQL a few at a time: never more are answered than the
limit, and most calls cost no query. What a process took and did not use is lost with the minute,
so that a system can be held up a little early: by `1 / DELEN` of its limit per process at most.
"""

import threading
from dataclasses import dataclass

from django.db import connection

from driehoek.koppelingen.types import Vrager
from driehoek.platform import klok

SECONDEN = 60
DELEN = 50
BELEID = "minuut"


@dataclass(frozen=True, slots=True)
class Ruimte:
    """Whether a call is answered, and what is left of this minute."""

    mag: bool
    limiet: int
    over: int
    opnieuw: int
    """Seconds until the next minute."""

    def koppen(self) -> dict[str, str]:
        """The headers of draft-ietf-httpapi-ratelimit-headers, and when to come back."""
        koppen = {
            "RateLimit-Policy": f'"{BELEID}";q={self.limiet};w={SECONDEN}',
            "RateLimit": f'"{BELEID}";r={self.over};t={self.opnieuw}',
        }
        return koppen if self.mag else koppen | {"Retry-After": str(self.opnieuw)}


@dataclass(slots=True)
class _Deel:
    """What this process has of the minute of one system."""

    venster: int = -1
    geleend: int = 0
    elders: int = 0
    """What nobody had taken yet when this process last took some."""


class Meter:
    """The share of one process."""

    def __init__(self) -> None:
        self._slot = threading.Lock()
        self._delen: dict[int, _Deel] = {}

    def neem(self, vrager: Vrager, aantal: int = 1) -> Ruimte:
        """Take room for `aantal` questions; where there is none, none is taken."""
        nu = klok.nu().timestamp()
        venster, verstreken = divmod(int(nu), SECONDEN)
        with self._slot:
            deel = self._delen.setdefault(vrager.afnemer, _Deel())
            if deel.venster < venster:
                deel.venster, deel.geleend, deel.elders = venster, 0, vrager.per_minuut
            if deel.geleend < aantal and deel.elders:
                self._leen(deel, vrager, aantal)
            mag = deel.geleend >= aantal
            if mag:
                deel.geleend -= aantal
            over = deel.geleend + deel.elders
        return Ruimte(mag, vrager.per_minuut, over, SECONDEN - verstreken)

    def _leen(self, deel: _Deel, vrager: Vrager, aantal: int) -> None:
        """Take a share from what is left for all processes."""
        limiet = vrager.per_minuut
        wil = max(aantal - deel.geleend, limiet // DELEN, 1)
        with connection.cursor() as cursor:
            cursor.execute(_LEEN, [vrager.afnemer, deel.venster, wil, limiet])
            rij = cursor.fetchone()
        if rij is None:
            deel.elders = 0
            return
        venster, gebruikt = rij
        if venster > deel.venster:  # a process whose clock is a little ahead began the next minute
            deel.venster, deel.geleend = venster, 0
        ervoor = gebruikt - wil
        deel.geleend += max(0, min(wil, limiet - ervoor))
        deel.elders = max(0, limiet - gebruikt)


_LEEN = """
INSERT INTO koppelingen_verbruik AS v (afnemer_id, venster, gebruikt)
VALUES (%s::int8, %s::int8, %s::int8)
ON CONFLICT (afnemer_id) DO UPDATE SET
    gebruikt = EXCLUDED.gebruikt
        + CASE WHEN v.venster < EXCLUDED.venster THEN 0 ELSE v.gebruikt END,
    venster = greatest(v.venster, EXCLUDED.venster)
WHERE v.venster < EXCLUDED.venster OR v.gebruikt < %s::int8
RETURNING venster, gebruikt
"""

METER = Meter()


def neem(vrager: Vrager, aantal: int = 1) -> Ruimte:
    return METER.neem(vrager, aantal)
