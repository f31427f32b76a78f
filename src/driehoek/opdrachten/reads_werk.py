"""What waits for me: my roles, and what ends soon."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from driehoek.kern.tijd import Peilmoment
from driehoek.opdrachten.reads_sql import GELDT, Rolregel, peilparams, rolregels
from driehoek.platform.vragen import haal
from driehoek.register import adressen, instellingen


@dataclass(frozen=True, slots=True)
class MijnRol:
    """A role of mine, with what it is on."""

    regel: Rolregel
    nummer: str
    naam: str
    soort: str

    @property
    def rolnaam(self) -> str:
        return self.regel.rolnaam

    @property
    def pad(self) -> str:
        """The page of what the role is on; empty where it has none."""
        return adressen.van_drager(self.soort, self.regel.drager)


@dataclass(frozen=True, slots=True)
class MijnWerk:
    rollen: tuple[MijnRol, ...]
    eindigt: tuple[MijnRol, ...]
    """Of me, or on what I answer for: roles that end within `dagen` days, soonest first."""
    dagen: int


@dataclass(frozen=True, slots=True)
class Kerncijfers:
    """How much there is on the Peilmoment."""

    opgaven: int
    opdrachten: int
    deelopdrachten: int
    rolhouders: int
    opdrachten_zonder_aog: int


# What lies under the dragers that someone is domeindirecteur, AOG or BOG of, two layers deep.
ONDER = f"""
WITH mijn AS (
    SELECT r.drager_id AS id FROM register_rolvervulling r
    JOIN register_rolsoort s ON s.id = r.rolsoort_id
        AND s.rol IN ('DOMEINDIRECTEUR', 'BOG', 'AOG', 'AON', 'P_MANAGER')
    WHERE r.persoon_id = %(persoon)s AND {GELDT.format("r")}
),
onder AS (
    SELECT l.drager_id AS id FROM register_ligging l JOIN mijn ON mijn.id = l.ouder_id
    WHERE {GELDT.format("l")}
)
SELECT id FROM mijn UNION SELECT id FROM onder
UNION SELECT l.drager_id FROM register_ligging l JOIN onder ON onder.id = l.ouder_id
WHERE {GELDT.format("l")}
"""

DRAGERS = f"""
SELECT d.id, d.nummer, coalesce(n.naam, d.nummer), d.soort
FROM register_drager d
LEFT JOIN register_benaming n ON n.drager_id = d.id AND {GELDT.format("n")}
WHERE d.id = ANY(%(dragers)s::int8[])
"""

CIJFERS = f"""
SELECT count(*) FILTER (WHERE d.soort = 'opgave'), count(*) FILTER (WHERE d.soort = 'opdracht'),
       count(*) FILTER (WHERE d.soort = 'deelopdracht'),
       (SELECT count(DISTINCT r.persoon_id) FROM register_rolvervulling r
        WHERE {GELDT.format("r")}),
       count(*) FILTER (WHERE d.soort = 'opdracht' AND NOT EXISTS (
           SELECT FROM register_rolvervulling r
           JOIN register_rolsoort s ON s.id = r.rolsoort_id AND s.rol = 'AOG'
           WHERE r.drager_id = d.id AND NOT r.waarneming AND {GELDT.format("r")}))
FROM register_bestaan e JOIN register_drager d ON d.id = e.drager_id
WHERE {GELDT.format("e")}
"""


def mijn_werk(persoon: int, peil: Peilmoment) -> MijnWerk:
    """What someone holds, and what ends soon."""
    params = peilparams(peil)
    onder = [rij[0] for rij in haal(ONDER, persoon=persoon, **params)]
    dagen = instellingen.getal(instellingen.EINDE_IN_ZICHT, peil.geldig_op)
    regels = rolregels(
        "(r.persoon_id = %(persoon)s OR (r.drager_id = ANY(%(onder)s::int8[])"
        " AND upper(r.geldig) <= %(uiterlijk)s::date))"
        f" AND {GELDT.format('r')} ORDER BY r.rolsoort_id, r.id",
        persoon=persoon,
        onder=onder,
        uiterlijk=peil.geldig_op + timedelta(days=dagen),
        **params,
    )
    dragers = {
        rij[0]: rij for rij in haal(DRAGERS, dragers=list({r.drager for r in regels}), **params)
    }
    alle = [MijnRol(r, *dragers[r.drager][1:]) for r in regels]
    return MijnWerk(
        rollen=tuple(r for r in alle if r.regel.persoon == persoon),
        eindigt=_eindigt(alle, peil, dagen),
        dagen=dagen,
    )


def _eindigt(rollen: Collection[MijnRol], peil: Peilmoment, dagen: int) -> tuple[MijnRol, ...]:
    uiterlijk = peil.geldig_op + timedelta(days=dagen)
    gevonden = [(r.regel.periode.tot, r) for r in rollen if r.regel.periode.tot is not None]
    binnen = [(tot, r) for tot, r in gevonden if tot <= uiterlijk]
    return tuple(r for _, r in sorted(binnen, key=lambda paar: (paar[0], paar[1].regel.feit)))


def kerncijfers(peil: Peilmoment) -> Kerncijfers:
    """How much there is on the Peilmoment: one query."""
    return Kerncijfers(*haal(CIJFERS, **peilparams(peil))[0])
