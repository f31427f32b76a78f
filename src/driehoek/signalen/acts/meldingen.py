"""Notifications: written by what happens, read and thrown away by whom they are for."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection

from driehoek.platform import klok
from driehoek.platform.handelingen.boek import Boek
from driehoek.platform.models import Account, Taak
from driehoek.platform.tijdfeit import periode_uit
from driehoek.register import adressen, reads
from driehoek.register.models import Rolvervulling
from driehoek.register.types import Rol
from driehoek.signalen.models import Melding
from driehoek.signalen.types import Meldingsoort

BEWAAR = timedelta(days=90)
LOS = 3
"""So many of one kind at a time are told one by one; more are told in one sentence."""

_stil = False


@contextmanager
def stil() -> Iterator[None]:
    """Within this block nobody is told anything: history is being played."""
    global _stil  # noqa: PLW0603
    eerder, _stil = _stil, True
    try:
        yield
    finally:
        _stil = eerder


@dataclass(frozen=True, slots=True)
class Bericht:
    """What an account is to be told."""

    account: uuid.UUID
    zin: str
    pad: str


def schrijf(
    soort: Meldingsoort, berichten: Sequence[Bericht], *, meer: tuple[str, str] | None = None
) -> None:
    """Tell accounts; with `meer` (a sentence with a place for the number, and a path) many in one."""
    if _stil or not berichten:
        return
    per_account: dict[uuid.UUID, list[Bericht]] = defaultdict(list)
    for bericht in berichten:
        per_account[bericht.account].append(bericht)
    nu = klok.nu()
    Melding.objects.bulk_create(
        Melding(account_id=b.account, soort=soort, zin=b.zin, pad=b.pad, moment=nu)
        for account, eigen in per_account.items()
        for b in _gebundeld(account, eigen, meer)
    )


def _gebundeld(
    account: uuid.UUID, berichten: list[Bericht], meer: tuple[str, str] | None
) -> list[Bericht]:
    if meer is None or len(berichten) <= LOS:
        return berichten
    zin, pad = meer
    return [Bericht(account, zin.format(len(berichten)), pad)]


# Of those with an account, per place: the days that this act gave them, and that it took.
_ROLLEN = """
SELECT a.account_id, a.persoon_id, k.rol, g.drager_id, g.waarneming,
       range_merge(coalesce(g.na, '{}') - coalesce(g.voor, '{}')),
       range_merge(coalesce(g.voor, '{}') - coalesce(g.na, '{}'))
FROM (
    SELECT r.persoon_id, r.rolsoort_id, r.drager_id, r.rang, r.waarneming,
           range_agg(r.geldig) FILTER (WHERE r.geopend_id = %(nr)s) AS na,
           range_agg(r.geldig) FILTER (WHERE r.gesloten_id = %(nr)s) AS voor
    FROM register_rolvervulling r
    WHERE (r.geopend_id = %(nr)s OR r.gesloten_id = %(nr)s)
      AND r.persoon_id IN (SELECT persoon_id FROM register_accountpersoon)
    GROUP BY 1, 2, 3, 4, 5
) g
JOIN register_accountpersoon a ON a.persoon_id = g.persoon_id
JOIN register_rolsoort k ON k.id = g.rolsoort_id
ORDER BY a.account_id, k.id, g.drager_id
"""


def meld_rollen(boek: Boek) -> None:
    """Tell people which roles an act gave them or took from them, in its transaction."""
    if _stil or boek.actor.systeem or boek.verzoek.voorbeeld:
        return
    if not (boek.geopend(Rolvervulling) or boek.gesloten(Rolvervulling)):
        return
    with connection.cursor() as cursor:
        cursor.execute(_ROLLEN, {"nr": boek.nr})
        rijen = cursor.fetchall()
    namen = reads.benamingen({rij[3] for rij in rijen})
    per_persoon: dict[int, list[Bericht]] = defaultdict(list)
    soorten = reads.soorten(namen)
    for account, persoon, rol, drager, wnd, krijgt, verliest in rijen:
        naam = namen.get(drager, "")
        pad = adressen.van_drager(soorten[drager], drager) or adressen.van_persoon(persoon)
        for dagen, zin in ((krijgt, "Je bent {} {}."), (verliest, "Je bent {} geen {}.")):
            if not dagen.isempty:
                tekst = zin.format(periode_uit(dagen).in_woorden(), _rol(rol, naam, wnd=wnd))
                per_persoon[persoon].append(Bericht(account, tekst, pad))
    for persoon, berichten in per_persoon.items():
        schrijf(
            Meldingsoort.ROL,
            berichten,
            meer=("Er veranderen {} rollen van jou.", adressen.van_persoon(persoon)),
        )


def _rol(rol: str, naam: str, *, wnd: bool) -> str:
    label = f"{'waarnemend ' if wnd else ''}{Rol(rol).in_zin}"
    # 'Lid van Gedeputeerde Staten' says of what already.
    return label if naam and naam in label else f"{label} van '{naam}'"


def meld_taak(taak: Taak) -> None:
    """Tell who asked for long work that it is done, or why it failed."""
    account = Account.objects.filter(id=taak.account).first() if taak.account else None
    if account is None:
        return  # the system asked for it, or an account that is gone
    klaar = taak.staat == Taak.Staat.KLAAR
    zin = (
        f"Klaar: {taak.omschrijving}." if klaar else f"Mislukt: {taak.omschrijving}. {taak.bericht}"
    )
    schrijf(Meldingsoort.TAAK, [Bericht(account.id, zin, str(taak.uitkomst.get("pad", "")))])


def lees(account: uuid.UUID, ids: Collection[int] | None = None) -> int:
    """Mark notifications of an account as read: these, or all; gives how many were not yet."""
    open_ = Melding.objects.filter(account_id=account, gelezen__isnull=True)
    if ids is not None:
        open_ = open_.filter(id__in=ids)
    return open_.update(gelezen=klok.nu())


def vergeet_oude() -> int:
    """Remove notifications whose term is over; gives how many."""
    aantal, _ = Melding.objects.filter(moment__lt=klok.nu() - BEWAAR).delete()
    return aantal
