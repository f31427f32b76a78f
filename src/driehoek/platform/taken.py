"""Long work that can be left: a Taak to look at, and a job that does it.

A room writes its jobs in `jobs.py`, thin and with primitive arguments:

    @taken.taak
    def importeer(taak: Taak, *, document: str) -> dict[str, int]:
        ...
        taken.voortgang(taak, 10, 100, "De posten worden gelezen.")
        return {"posten": 100}

and starts them by name: `taken.start("importeer", "Begroting 2026", account=..., document=...)`.

A job may run a second time when its worker was killed. An act in it takes `taak.id` as the id of
its Verzoek, so that the repeat is harmless.
"""

import functools
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Concatenate, ParamSpec

import structlog
from django.db import IntegrityError, connection, transaction
from procrastinate import exceptions
from procrastinate.contrib.django import app

from driehoek.platform import klok
from driehoek.platform.fouten import Weigering
from driehoek.platform.models import Taak

P = ParamSpec("P")
Uitkomst = Mapping[str, Any] | None
Staat = Taak.Staat

_log = structlog.get_logger("driehoek.taken")
_OM_DE = timedelta(seconds=0.25)
_POGINGEN = 10
_na_afloop: list[Callable[[Taak], None]] = []


@dataclass(frozen=True, slots=True)
class Stand:
    """How far a Taak is, for the page that shows it."""

    id: uuid.UUID
    omschrijving: str
    staat: str
    staat_in_woorden: str
    procent: int | None
    """None while nobody can tell."""
    bericht: str
    klaar: bool
    mislukt: bool
    uitkomst: dict[str, Any]


def taak(functie: Callable[Concatenate[Taak, P], Uitkomst]) -> Callable[..., None]:
    """Make a job of `functie`: its progress, outcome and failure are kept in its Taak."""

    def werk(taak_id: str, *args: P.args, **kwargs: P.kwargs) -> None:
        zelf = Taak.objects.get(id=taak_id)
        if zelf.staat == Staat.KLAAR:
            return  # its worker was killed after the work, before it could say so
        _zet(zelf, staat=Staat.LOOPT, bericht="")
        try:
            uitkomst = functie(zelf, *args, **kwargs)
        except Weigering as weigering:
            _rond_af(zelf, staat=Staat.MISLUKT, bericht=str(weigering))
        except Exception:
            _log.exception("taak_mislukt", taak=taak_id, soort=zelf.soort)
            _rond_af(zelf, staat=Staat.MISLUKT, bericht=_onverwacht(zelf))
            raise
        else:
            _rond_af(zelf, staat=Staat.KLAAR, bericht="", uitkomst=dict(uitkomst or {}))

    functools.update_wrapper(werk, functie)
    app.task(name=functie.__name__)(werk)
    return werk


def bij_afloop(functie: Callable[[Taak], None]) -> None:
    """Have `functie` called when a Taak is done or failed, in the transaction that says so."""
    _na_afloop.append(functie)


def start(soort: str, omschrijving: str, *, account: uuid.UUID | None, **argumenten: Any) -> Taak:
    """Ask for long work, in the transaction that one is in: rolled back, it was never asked."""
    with transaction.atomic():
        nieuw = Taak.objects.create(soort=soort, omschrijving=omschrijving[:200], account=account)
        app.configure_task(name=soort, allow_unknown=False).defer(
            taak_id=str(nieuw.id), **argumenten
        )
    return nieuw


def voortgang(taak: Taak, gedaan: int, totaal: int, bericht: str = "") -> None:
    """Say how far it is. Often is fine: it is written a few times a second at most."""
    nu = klok.nu()
    zelfde = bericht == taak.bericht and totaal == taak.totaal
    if zelfde and gedaan < totaal and nu - taak.bijgewerkt < _OM_DE:
        return
    _zet(taak, gedaan=gedaan, totaal=totaal, bericht=bericht)


def stand(taak: Taak) -> Stand:
    """What the page of a Taak shows."""
    klaar = taak.staat == Staat.KLAAR
    procent = min(100, taak.gedaan * 100 // taak.totaal) if taak.totaal else None
    return Stand(
        id=taak.id,
        omschrijving=taak.omschrijving,
        staat=taak.staat,
        staat_in_woorden=Staat(taak.staat).label,
        procent=100 if klaar else procent,
        bericht=taak.bericht,
        klaar=klaar,
        mislukt=taak.staat == Staat.MISLUKT,
        uitkomst=taak.uitkomst,
    )


def van(account: uuid.UUID, taak_id: uuid.UUID) -> Taak | None:
    """A Taak of this account; nobody sees another's."""
    return Taak.objects.filter(id=taak_id, account=account).first()


def eenmaal(soort: str) -> None:
    """Have a job without arguments run after this transaction; once, however often asked.

    A job that waits already will do, but only if it cannot begin before we commit: then it would
    not see what we wrote. So its row is held until we do; a worker passes over a held row.
    """
    for _ in range(_POGINGEN):
        if _houd_wachtende(soort):
            return
        try:
            with transaction.atomic():
                app.configure_task(name=soort, queueing_lock=soort, allow_unknown=False).defer()
        except exceptions.AlreadyEnqueued:
            continue  # somebody else was first: theirs will do, once it is held
        return
    raise RuntimeError(f"De taak {soort} is niet in de wachtrij te krijgen.")


def _houd_wachtende(soort: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM procrastinate_jobs WHERE queueing_lock = %s AND status = 'todo'"
            " FOR NO KEY UPDATE",
            [soort],
        )
        return cursor.fetchone() is not None


def wacht(soort: str) -> bool:
    """Whether such a job, asked for by `eenmaal`, waits for a worker."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT FROM procrastinate_jobs WHERE queueing_lock = %s AND status = 'todo'", [soort]
        )
        return cursor.fetchone() is not None


def haal_terug(pogingen: int) -> int:
    """Put jobs whose worker is gone back in the queue; gives how many.

    Who failed too often, or waits in the queue already, is not tried again.
    """
    with connection.cursor() as cursor:
        cursor.execute(_GESTRAND)
        gestrand = cursor.fetchall()
    terug = 0
    for id_, aantal in gestrand:
        if aantal < pogingen and _opnieuw(id_):
            terug += 1
        else:
            _geef_op(id_)
    return terug


# A worker that is alive says so every ten seconds.
_GESTRAND = """
SELECT j.id, j.attempts FROM procrastinate_jobs j
LEFT JOIN procrastinate_workers w ON w.id = j.worker_id
WHERE j.status = 'doing' AND (w.id IS NULL OR w.last_heartbeat < now() - interval '30 seconds')
ORDER BY j.id
"""


def ruim_op(dagen: int) -> int:
    """Forget jobs that succeeded so long ago; gives how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_jobs j WHERE j.status = 'succeeded' AND NOT EXISTS ("
            " SELECT FROM procrastinate_events e"
            " WHERE e.job_id = j.id AND e.at > now() - make_interval(days => %s))",
            [dagen],
        )
        return int(cursor.rowcount)


def _opnieuw(id_: int) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "UPDATE procrastinate_jobs SET status = 'todo', attempts = attempts + 1,"
                " worker_id = NULL, scheduled_at = NULL WHERE id = %s AND status = 'doing'",
                [id_],
            )
            return bool(cursor.rowcount)
    except IntegrityError:
        return False  # the same work waits in the queue already


def _geef_op(id_: int) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'failed', worker_id = NULL"
            " WHERE id = %s AND status = 'doing' RETURNING args ->> 'taak_id'",
            [id_],
        )
        rij = cursor.fetchone()
    _log.error("taak_opgegeven", job=id_)
    zelf = Taak.objects.filter(id=rij[0]).first() if rij and rij[0] else None
    if zelf is not None and zelf.staat != Staat.KLAAR:
        _rond_af(zelf, staat=Staat.MISLUKT, bericht=_onverwacht(zelf))


def _onverwacht(taak: Taak) -> str:
    return (
        "Er ging iets mis aan onze kant; er is niets half opgeslagen. Probeer het nog eens, of"
        f" geef dit nummer door aan de functioneel beheerder: {taak.id}."
    )


def _rond_af(taak: Taak, **velden: Any) -> None:
    with transaction.atomic():
        _zet(taak, **velden)
        for functie in _na_afloop:
            functie(taak)


def _zet(taak: Taak, **velden: Any) -> None:
    for naam, waarde in {**velden, "bijgewerkt": klok.nu()}.items():
        setattr(taak, naam, waarde)
    taak.save(update_fields=[*velden, "bijgewerkt"])
