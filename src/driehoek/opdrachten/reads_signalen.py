"""Signals from outside as known at a Peilmoment: the list, one, and what waits to be weighed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from driehoek.kern.tijd import AMSTERDAM, Peilmoment
from driehoek.opdrachten.reads_sql import (
    BEKEND,
    DICHTSTBIJ,
    GELDT,
    PERSOONSNAAM,
    ontleed,
    peilparams,
)
from driehoek.opdrachten.types_signalen import (
    WEEGROLLEN,
    Signaalbron,
    Signaalstaat,
    Stap,
    Urgentie,
    Vervolg,
)
from driehoek.platform.vragen import haal
from driehoek.register import adressen
from driehoek.register.types import Rol

LANG_OPEN = 30
"""After so many days a signal that is still open is shown as such."""
# What was made of a signal, the most telling of those who weighed it: a proposal says more than a
# promise, a promise more than a delay.
VOLGORDE = (Stap.VOORSTEL, Stap.WEL, Stap.LATER, Stap.NIET)


@dataclass(frozen=True, slots=True)
class Signaal:
    """One signal, with what it is about and how far it is."""

    id: int
    drager: int
    dragersoort: str
    nummer: str
    naam: str
    opgave: int | None
    opgave_naam: str
    bron: Signaalbron
    wat: str
    gezien: date
    urgentie: Urgentie
    link: str
    document: str
    """The name of the document; empty where there is none."""
    melder: int
    melder_naam: str
    genoteerd: datetime
    staat: Signaalstaat
    opnieuw_op: date | None
    te_wegen: bool

    @property
    def pad(self) -> str:
        return f"/signalen-van-buiten/{self.id}/"

    @property
    def drager_pad(self) -> str:
        return adressen.van_drager(self.dragersoort, self.drager)

    def dagen_open(self, op: date) -> int:
        """Since how many days it is open; 0 where it is not."""
        if not self.staat.is_open:
            return 0
        return max(0, (op - self.genoteerd.astimezone(AMSTERDAM).date()).days)


@dataclass(frozen=True, slots=True)
class Signaalregel:
    """One step of what happened with a signal."""

    soort: Stap
    als: Rol
    persoon: int
    naam: str
    tekst: str
    opnieuw_op: date | None
    vervolg: Vervolg
    moment: datetime


_TOEN = "{0}.moment <= %(bekend)s::timestamptz"

# Of each role only the last step counts for how far it is.
_STAPPEN = f"""(
    SELECT jsonb_agg(jsonb_build_array(x.soort, x.opnieuw_op)) FROM (
        SELECT DISTINCT ON (p.als) p.soort, p.opnieuw_op
        FROM opdrachten_signaalstap p
        JOIN platform_handeling ph ON ph.nr = p.geopend_id AND {_TOEN.format("ph")}
        WHERE p.signaal_id = s.id ORDER BY p.als, p.id DESC) x)"""


def _naam(drager: str) -> str:
    return f"""(SELECT n.naam FROM register_benaming n
    WHERE n.drager_id = {drager} AND {BEKEND.format("n")} {DICHTSTBIJ.format("n")})"""


SIGNALEN = f"""
SELECT s.id, d.id, d.soort, d.nummer, coalesce({_naam("d.id")}, d.nummer), o.id,
       coalesce({_naam("o.id")}, o.nummer, ''), s.bron, s.wat, s.gezien, s.urgentie, s.link,
       coalesce(c.naam, ''), s.melder_id,
       coalesce(nullif({PERSOONSNAAM.format("m")}, ''), '(naam vernietigd)'), h.moment, {_STAPPEN}
FROM opdrachten_buitensignaal s
JOIN platform_handeling h ON h.nr = s.geopend_id AND {_TOEN.format("h")}
JOIN register_drager d ON d.id = s.drager_id
LEFT JOIN LATERAL (
    SELECT l.ouder_id FROM register_ligging l
    WHERE l.drager_id = d.id AND l.oudersoort = 'opgave' AND {BEKEND.format("l")}
    {DICHTSTBIJ.format("l")}) l ON true
LEFT JOIN register_drager o ON o.id = CASE WHEN d.soort = 'opgave' THEN d.id ELSE l.ouder_id END
LEFT JOIN platform_document c ON c.sha256 = s.document_id
LEFT JOIN register_persoonsgegeven m ON m.persoon_id = s.melder_id AND m.gesloten_id IS NULL
WHERE s.gezien <= %(op)s::date
  AND (%(id)s::int8 IS NULL OR s.id = %(id)s::int8)
  AND (%(drager)s::int8 IS NULL OR %(drager)s::int8 IN (d.id, o.id))
ORDER BY s.id DESC
"""

STAPPEN = f"""
SELECT p.soort, p.als, p.persoon_id,
       coalesce(nullif({PERSOONSNAAM.format("n")}, ''), '(naam vernietigd)'), p.tekst,
       p.opnieuw_op, p.vervolg, h.moment
FROM opdrachten_signaalstap p
JOIN platform_handeling h ON h.nr = p.geopend_id AND {_TOEN.format("h")}
LEFT JOIN register_persoonsgegeven n ON n.persoon_id = p.persoon_id AND n.gesloten_id IS NULL
WHERE p.signaal_id = %(id)s
ORDER BY p.id
"""

# Where somebody weighs: where he or she holds the role, and of a domeindirecteur (or a member of
# the organ that an opgave lies under) also what lies below.
MIJN_PLEKKEN = f"""
WITH mijn AS (
    SELECT r.drager_id AS id FROM register_rolvervulling r
    JOIN register_rolsoort s ON s.id = r.rolsoort_id AND s.rol = ANY(%(rollen)s::text[])
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


def signalen(peil: Peilmoment, drager: int | None = None) -> list[Signaal]:
    """The signals known at the Peilmoment, newest first: all, or those about one opgave (with its
    opdrachten) or opdracht.
    """
    rijen = haal(SIGNALEN, **peilparams(peil), drager=drager, id=None)
    return [_signaal(rij, peil) for rij in rijen]


def signaal(id_: int, peil: Peilmoment) -> Signaal | None:
    """One signal; None where it was not known then."""
    rijen = haal(SIGNALEN, **peilparams(peil), drager=None, id=id_)
    return _signaal(rijen[0], peil) if rijen else None


def stappen(id_: int, peil: Peilmoment) -> list[Signaalregel]:
    """What happened with a signal, oldest first."""
    return [
        Signaalregel(Stap(soort), Rol(als), persoon, naam, tekst, opnieuw, Vervolg(vervolg), moment)
        for soort, als, persoon, naam, tekst, opnieuw, vervolg, moment in haal(
            STAPPEN, id=id_, **peilparams(peil)
        )
    ]


def te_wegen(persoon: int, peil: Peilmoment) -> list[Signaal]:
    """What waits to be weighed by somebody, the most urgent first: at most two queries."""
    rollen = [rol.value for rol in WEEGROLLEN]
    plekken = haal(MIJN_PLEKKEN, persoon=persoon, rollen=rollen, **peilparams(peil))
    mijn = {rij[0] for rij in plekken}
    if not mijn:
        return []
    wacht = [s for s in signalen(peil) if s.te_wegen and s.drager in mijn]
    return sorted(wacht, key=lambda s: (-list(Urgentie).index(s.urgentie), s.genoteerd))


def _signaal(rij: Sequence[Any], peil: Peilmoment) -> Signaal:
    id_, drager, soort, nummer, naam, opgave, opgave_naam, bron, wat, gezien = rij[:10]
    urgentie, link, document, melder, melder_naam, moment, gedaan = rij[10:]
    staat, opnieuw = staat_van(ontleed(gedaan) or ())
    weer = staat is Signaalstaat.LATER and opnieuw is not None and opnieuw <= peil.geldig_op
    return Signaal(
        id=id_,
        drager=drager,
        dragersoort=soort,
        nummer=nummer,
        naam=naam,
        opgave=opgave,
        opgave_naam=opgave_naam,
        bron=Signaalbron(bron),
        wat=wat,
        gezien=gezien,
        urgentie=Urgentie(urgentie),
        link=link,
        document=document,
        melder=melder,
        melder_naam=melder_naam,
        genoteerd=moment,
        staat=staat,
        opnieuw_op=opnieuw,
        te_wegen=staat is Signaalstaat.NIEUW or weer,
    )


def staat_van(laatste: Iterable[tuple[str, str | None]]) -> tuple[Signaalstaat, date | None]:
    """How far a signal is, from the last step of each role; and when to look again."""
    gedaan = [(Stap(soort), opnieuw) for soort, opnieuw in laatste]
    stap = next((s for s in VOLGORDE if s in dict(gedaan)), None)
    if stap is None:
        return Signaalstaat.NIEUW, None
    dagen = [date.fromisoformat(dag) for soort, dag in gedaan if soort is stap and dag]
    return Signaalstaat(stap.value), min(dagen, default=None)
