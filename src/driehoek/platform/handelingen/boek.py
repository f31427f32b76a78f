"""An act at work: the ledger lock, its moment, its rows, its seal.

`@handeling` turns a function that writes through a `Boek` into a formal act. It takes the lock,
reads the head, lets the function write, lets the rules speak on what it touched, and seals the
Handeling with the hash of all of it, in one transaction (ONTWERP §3).
"""

import functools
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any, Concatenate, ParamSpec

from django.db import IntegrityError, OperationalError, connection, transaction

from driehoek.platform import klok, regelboek, statistiek, toetsing
from driehoek.platform.fouten import IntussenGewijzigd, InvoerFout, Overtreding, RegisterBezet
from driehoek.platform.handelingen import canon, manifest, schrijven, sloten
from driehoek.platform.handelingen.types import Actor, Gevolg, Uitkomst, Verzoek
from driehoek.platform.models import Handeling, Kop
from driehoek.platform.tijdfeit import Geboekt, Registratie, vanaf_moment

P = ParamSpec("P")

SLOT = 7_311_918
"""The one advisory lock of the ledger: all register writes are serial."""


class Boek:
    """Where one act writes. Rows get their id and moment here, and are stored at the end."""

    def __init__(self, naam: str, verzoek: Verzoek, kop: Kop, moment: datetime) -> None:
        self.naam = naam
        self.verzoek = verzoek
        self.nr = kop.nr + 1
        self.moment = moment
        self.inhoud: dict[str, Any] = {}
        self.grondslag: int | None = None
        self.uitleg = ""
        self.vraagt_uitleg = True
        self.geraakt: set[int] = set()
        self.gevolgen: list[Gevolg] = []
        self.verstomd: list[toetsing.Sleutel] = []
        self._kop = kop
        self._laatste_id = kop.laatste_id
        self._open: dict[type[Geboekt], list[Geboekt]] = defaultdict(list)
        self._sluit: dict[type[Registratie], list[int]] = defaultdict(list)
        self._geschreven: dict[type[Geboekt], int] = defaultdict(int)
        self._gesloten: dict[type[Registratie], int] = defaultdict(int)

    @property
    def actor(self) -> Actor:
        return self.verzoek.actor

    def open(self, rij: Geboekt) -> int:
        """Book a new row; gives the id that it got."""
        self._laatste_id += 1
        rij.id = self._laatste_id
        self._noteer(rij)
        return rij.id

    def _noteer(self, rij: Geboekt) -> None:
        rij.geopend_id = self.nr
        self.raak(*(getattr(rij, veld) for veld in rij.RAAKT))
        if isinstance(rij, Registratie):
            rij.geregistreerd = vanaf_moment(self.moment)
        self._open[type(rij)].append(rij)

    def sluit(self, model: type[Registratie], ids: Iterable[int]) -> None:
        """The register stops saying these rows."""
        self._sluit[model].extend(ids)

    def raak(self, *dragers: int | None) -> None:
        """Name what this act touches, so that the rules look at it."""
        self.geraakt.update(d for d in dragers if d is not None)

    def gevolg(self, soort: str, zin: str, drager: int | None = None) -> None:
        self.gevolgen.append(Gevolg(soort, zin, drager))

    @property
    def is_leeg(self) -> bool:
        return not self._open and not self._sluit

    @property
    def omvang(self) -> int:
        """How many rows this act opened."""
        return sum(len(rijen) for rijen in self._open.values())

    @property
    def lopend(self) -> regelboek.Lopend:
        """The Handeling being written, for the rules that look at it before it is sealed."""
        return regelboek.Lopend(self.nr, self.moment, self.grondslag)

    @property
    def tabellen(self) -> frozenset[str]:
        """The tables in which this act opened or closed rows."""
        gesloten = (model for model, ids in self._sluit.items() if ids)
        return frozenset(model._meta.db_table for model in (*self._open, *gesloten))

    def geopend(self, model: type[Geboekt]) -> list[Any]:
        """The rows of `model` that this act opened."""
        return list(self._open[model]) if model in self._open else []

    def gesloten(self, model: type[Registratie]) -> list[int]:
        """The ids of the rows of `model` that this act closed."""
        return list(self._sluit[model]) if model in self._sluit else []

    def schrijf(self) -> None:
        """Store what was booked and not yet stored, for the rules to look at."""
        sluit = {m: nog for m, ids in self._sluit.items() if (nog := ids[self._gesloten[m] :])}
        open_ = {m: rest for m, rs in self._open.items() if (rest := rs[self._geschreven[m] :])}
        schrijven.schrijf(sluit, open_, self.nr, self.moment)
        self._gesloten.update({model: len(ids) for model, ids in self._sluit.items()})
        self._geschreven.update({model: len(rijen) for model, rijen in self._open.items()})

    def verzegel(self, signalen: Iterable[Overtreding]) -> Uitkomst:
        """Store the Handeling over all that was written, and make it the head."""
        gesloten = [(m._meta.db_table, i) for m, ids in self._sluit.items() for i in ids]
        self._boek_handeling(gesloten)
        return Uitkomst(
            nr=self.nr,
            moment=self.moment,
            voorbeeld=self.verzoek.voorbeeld,
            geopend=tuple((m._meta.db_table, r.id) for m, rs in self._open.items() for r in rs),
            gesloten=tuple(gesloten),
            gevolgen=tuple(self.gevolgen),
            signalen=tuple(signalen),
        )

    def _boek_handeling(self, gesloten: list[tuple[str, int]]) -> None:
        hashes = (
            (model._meta.db_table, rij.id, canon.hash_van_rij(model, rij.__dict__))
            for model, rijen in self._open.items()
            for rij in rijen
        )
        delen: dict[str, Any] = {
            "nr": self.nr,
            "moment": self.moment,
            "naam": self.naam,
            "account": self.actor.account,
            "verzoek": self.verzoek.id,
            "grondslag": self.grondslag,
            "inhoud": canon.tot_bytes(self._inhoud()),
            "manifest": manifest.schrijf(hashes, gesloten),
            "vorige": bytes(self._kop.hash),
        }
        delen["hash"] = canon.hash_van_handeling(**delen)
        ronde = schrijven.Ronde()
        ronde.erbij(_NIEUWE_HANDELING, list(delen.values()))
        ronde.erbij(_NIEUWE_KOP, [self.nr, self.moment, delen["hash"], self._laatste_id])
        # Have the database judge its deferred constraints now, inside the act.
        ronde.erbij("SET CONSTRAINTS ALL IMMEDIATE")
        ronde.erbij("SET CONSTRAINTS ALL DEFERRED")
        ronde.voer_uit()

    def _inhoud(self) -> dict[str, Any]:
        geopend = {m._meta.db_table: len(rijen) for m, rijen in self._open.items()}
        gesloten = {m._meta.db_table: len(ids) for m, ids in self._sluit.items() if ids}
        wie = {"koppeling": self.actor.koppeling} if self.actor.koppeling else {}
        return {
            **self.inhoud,
            **wie,
            "geopend": geopend,
            "gesloten": gesloten,
            "uitleg": self.uitleg,
        }


def handeling(
    functie: Callable[Concatenate[Boek, P], None],
) -> Callable[Concatenate[Verzoek, P], Uitkomst]:
    """Make a formal act of a function that writes through a Boek.

    Called with a Verzoek in place of the Boek. Raises a Weigering, and then nothing is stored.
    A Verzoek that was carried out before gives the Uitkomst of then (`herhaald`).
    """

    def act(verzoek: Verzoek, /, *args: P.args, **kwargs: P.kwargs) -> Uitkomst:
        try:
            with transaction.atomic():
                uitkomst = _voer_uit(functie, verzoek, *args, **kwargs)
                if verzoek.voorbeeld:
                    transaction.set_rollback(True)
        except OperationalError as fout:
            if sloten.is_bezet(fout):
                raise RegisterBezet(
                    "Iemand anders schrijft nu in het register. Probeer het zo nog eens."
                ) from fout
            raise
        return uitkomst

    functools.update_wrapper(act, functie)
    return act


def _voer_uit(
    functie: Callable[Concatenate[Boek, P], None],
    verzoek: Verzoek,
    *args: P.args,
    **kwargs: P.kwargs,
) -> Uitkomst:
    kop, al_gedaan = _neem_slot(verzoek.id)
    if al_gedaan:
        return _uitkomst_van_toen(functie.__name__, verzoek)
    boek = Boek(functie.__name__, verzoek, kop, _moment(kop))
    functie(boek, *args, **kwargs)
    if boek.is_leeg:
        raise InvoerFout("Er verandert niets: dit staat al zo in het register.")
    _weiger_gewijzigd(boek)
    _plan_voor(len(boek.geraakt))
    eerder = toetsing.vondsten(boek.geraakt, boek.tabellen)
    try:
        boek.schrijf()
        nu = toetsing.toets(boek.geraakt, boek.lopend, boek.tabellen)
        nieuw, boek.verstomd = toetsing.verschil(eerder, nu)
        toetsing.leg_uit(boek, nieuw)
        boek.schrijf()
        uitkomst = boek.verzegel(nieuw.values())
    except IntegrityError as fout:
        raise sloten.vertaal(fout) from fout
    regelboek.na_handeling(boek)
    if boek.omvang >= VEEL and not verzoek.voorbeeld:
        statistiek.ververs()
    return uitkomst


VEEL = 1_000
"""From so many identities on PostgreSQL is told not to plan row by row, and from so many rows on
to look again at what there is."""


def _plan_voor(aantal: int) -> None:
    """Keep the planner from nested loops where an act adds many rows.

    Rows added in this transaction are in no statistics yet: PostgreSQL would take them for a
    handful and look each of them up in each of the others.
    """
    if aantal >= VEEL:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_nestloop = off")


def _neem_slot(verzoek: uuid.UUID) -> tuple[Kop, bool]:
    """Wait for the ledger; gives its head, and whether `verzoek` was carried out before."""
    with connection.cursor() as cursor:
        cursor.execute(_SLOT_EN_KOP, [verzoek])
        while cursor.nextset():
            pass
        nr, moment, hash_, laatste_id, al_gedaan = cursor.fetchone()
    return Kop(id=1, nr=nr, moment=moment, hash=hash_, laatste_id=laatste_id), al_gedaan


def wacht_op_grootboek() -> None:
    """Take the ledger's lock until the end of the transaction, to act on what nobody changes then."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SLOT])


# In one round, each statement with a view of its own: the head is read when the lock is ours.
# The rules' queries come back with every act: one plan for all, not one for each.
_SLOT_EN_KOP = f"""
SET LOCAL lock_timeout = '10s';
SET LOCAL plan_cache_mode = force_generic_plan;
SELECT pg_advisory_xact_lock({SLOT});
SELECT nr, moment, hash, laatste_id, EXISTS (SELECT FROM platform_handeling WHERE verzoek = %s)
FROM platform_kop WHERE id = 1
"""  # noqa: S608  (a constant of ours)
_NIEUWE_HANDELING = """
INSERT INTO platform_handeling
    (nr, moment, naam, account, verzoek, grondslag, inhoud, manifest, vorige, hash)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""
_NIEUWE_KOP = (
    "UPDATE platform_kop SET nr = %s, moment = %s, hash = %s, laatste_id = %s WHERE id = 1"
)


def _moment(kop: Kop) -> datetime:
    """The moment of the act: after the head, whatever the clock says."""
    return max(klok.nu(), kop.moment + timedelta(microseconds=1))


def _uitkomst_van_toen(naam: str, verzoek: Verzoek) -> Uitkomst:
    eerder = Handeling.objects.get(verzoek=verzoek.id)
    if eerder.naam != naam:
        raise InvoerFout("Dit verzoek is al voor een andere handeling gebruikt.")
    regels = list(manifest.lees(bytes(eerder.manifest)))
    return Uitkomst(
        nr=eerder.nr,
        moment=eerder.moment,
        herhaald=True,
        geopend=tuple((r.tabel, r.id) for r in regels if r.hash is not None),
        gesloten=tuple((r.tabel, r.id) for r in regels if r.hash is None),
    )


def _weiger_gewijzigd(boek: Boek) -> None:
    gezien = boek.verzoek.gezien
    if gezien is not None and toetsing.gewijzigd_sinds(boek.geraakt, gezien):
        raise IntussenGewijzigd(
            "Wat je zag is intussen gewijzigd. Bekijk de gevolgen opnieuw voor je opslaat."
        )
