"""Questions about notifications, and about what a digest by mail has to say."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from driehoek.kern.tijd import dag_in_woorden
from driehoek.platform import klok
from driehoek.platform.vragen import haal
from driehoek.register import instellingen, reads
from driehoek.register.types import ROLSOORTEN
from driehoek.signalen.models import Dagbericht, Melding
from driehoek.signalen.reads_sql import OPEN, STIL

_ROLNAAM = {soort.id: soort.rol.in_zin for soort in ROLSOORTEN}


def meldingen(
    account: uuid.UUID, *, soort: str = "", ongelezen: bool = False, q: str = ""
) -> QuerySet[Melding]:
    """The notifications of an account, newest first."""
    gevonden = Melding.objects.filter(account_id=account)
    if soort:
        gevonden = gevonden.filter(soort=soort)
    if ongelezen:
        gevonden = gevonden.filter(gelezen__isnull=True)
    for woord in q.split():
        gevonden = gevonden.filter(zin__icontains=woord)
    return gevonden.order_by("-moment", "-id")


# Of somebody: what became his or hers between two moments, and what got late since a day.
_VAN_MIJ = f"""
FROM signalen_signaaleigenaar e JOIN signalen_signaal g ON g.id = e.signaal_id {STIL}
WHERE {OPEN} AND e.persoon = {{persoon}}"""
_NIEUW = "e.sinds > {sinds} AND e.sinds <= {tot}"
_LAAT = "g.uiterlijk >= {sinds_dag} AND g.uiterlijk < %(vandaag)s::date"
# Roles that came within sight of their end since that day.
_EINDIGT = """
FROM register_rolvervulling r
WHERE r.gesloten_id IS NULL AND r.persoon_id = {persoon} AND r.geldig @> %(vandaag)s::date
  AND upper(r.geldig) > {sinds_dag} + %(zicht)s::int
  AND upper(r.geldig) <= %(vandaag)s::date + %(zicht)s::int"""

# Those for whom there is anything at all, of many at once.
_IETS = f"""
SELECT w.account FROM unnest(%(accounts)s::uuid[], %(personen)s::int8[],
    %(sinds)s::timestamptz[], %(dagen)s::date[]) AS w(account, persoon, sinds, dag)
WHERE EXISTS (SELECT {_VAN_MIJ.format(persoon="w.persoon")}
        AND (({_NIEUW.format(sinds="w.sinds", tot="%(tot)s::timestamptz")})
          OR ({_LAAT.format(sinds_dag="w.dag")})))
   OR EXISTS (SELECT {_EINDIGT.format(persoon="w.persoon", sinds_dag="w.dag")})
"""


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """Who wants a digest, and since when what is new is new to this person."""

    account: uuid.UUID
    persoon: int
    sinds: datetime


def met_nieuws(kandidaten: Sequence[Kandidaat], tot: datetime) -> set[uuid.UUID]:
    """The accounts for which there is something to tell: one query."""
    rijen = haal(
        _IETS,
        accounts=[k.account for k in kandidaten],
        personen=[k.persoon for k in kandidaten],
        sinds=[k.sinds for k in kandidaten],
        dagen=[_dag(k.sinds) for k in kandidaten],
        tot=tot,
        vandaag=klok.vandaag(),
        zicht=_zicht(),
    )
    return {rij[0] for rij in rijen}


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of a digest, with the path of its page."""

    zin: str
    pad: str


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What a digest says."""

    nieuw: tuple[Regel, ...]
    laat: tuple[Regel, ...]
    eindigt: tuple[Regel, ...]
    open: int
    te_laat: int

    @property
    def is_leeg(self) -> bool:
        return not (self.nieuw or self.laat or self.eindigt)


_ZINNEN = f"SELECT g.id, g.zin {_VAN_MIJ.format(persoon='%(persoon)s::int8')}"
_SIGNALEN = {
    "nieuw": f"{_ZINNEN} AND "
    + _NIEUW.format(sinds="%(sinds)s::timestamptz", tot="%(tot)s::timestamptz"),
    "laat": f"{_ZINNEN} AND " + _LAAT.format(sinds_dag="%(sinds_dag)s::date"),
}
_ROLLEN = (
    "SELECT r.drager_id, r.rolsoort_id, upper(r.geldig)"
    + _EINDIGT.format(persoon="%(persoon)s::int8", sinds_dag="%(sinds_dag)s::date")
    + " ORDER BY 3, 1"
)
_TALLEN = (
    "SELECT count(*), count(*) FILTER (WHERE g.uiterlijk < %(vandaag)s::date)"
    + _VAN_MIJ.format(persoon="%(persoon)s::int8")
)


def inhoud(bericht: Dagbericht, persoon: int) -> Inhoud:
    """What a digest has to say now; what was solved meanwhile is not in it."""
    params = {
        "persoon": persoon,
        "sinds": bericht.sinds,
        "tot": bericht.tot,
        "sinds_dag": _dag(bericht.sinds),
        "vandaag": klok.vandaag(),
        "zicht": _zicht(),
    }
    regels = {
        naam: tuple(
            Regel(zin, f"/signalen/{id_}/")
            for id_, zin in haal(f"{sql} ORDER BY g.uiterlijk, g.id", **params)
        )
        for naam, sql in _SIGNALEN.items()
    }
    (open_, te_laat) = haal(_TALLEN, **params)[0]
    nieuw = set(regels["nieuw"])
    return Inhoud(
        nieuw=regels["nieuw"],
        laat=tuple(r for r in regels["laat"] if r not in nieuw),
        eindigt=_eindigt(persoon, params),
        open=open_,
        te_laat=te_laat,
    )


def _eindigt(persoon: int, params: dict[str, object]) -> tuple[Regel, ...]:
    rijen = haal(_ROLLEN, **params)
    namen = reads.benamingen({rij[0] for rij in rijen})
    return tuple(
        Regel(
            f"Je bent tot {dag_in_woorden(tot)} {_ROLNAAM[soort]} van '{namen.get(drager, '')}'.",
            f"/personen/{persoon}/",
        )
        for drager, soort, tot in rijen
    )


def _dag(moment: datetime) -> date:
    return moment.astimezone(klok.AMSTERDAM).date()


def _zicht() -> int:
    return instellingen.getal(instellingen.EINDE_IN_ZICHT, klok.vandaag())
