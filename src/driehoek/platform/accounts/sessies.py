"""Sessions in a table of ours: whose they are, from where, since when, and last seen when.

To end a session is to delete its row: the next request with it is of nobody. This module is
Django's SESSION_ENGINE.
"""

import uuid
from datetime import timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DbSessionStore
from django.db.models import QuerySet

from driehoek.platform import klok
from driehoek.platform.models import Account, Sessie

BIJHOUDEN = timedelta(minutes=5)
"""So long 'last seen' may lag: not every request writes."""


class SessionStore(DbSessionStore):
    """The middleware says from where the request came."""

    adres = ""
    toestel = ""
    _rij: Sessie | None = None

    @classmethod
    def get_model_class(cls) -> type[Sessie]:
        return Sessie

    def _get_session_from_db(self) -> Sessie | None:
        self._rij = super()._get_session_from_db()  # type: ignore[misc]  # the stubs lack it
        return self._rij

    def create_model_instance(self, data: Any) -> Sessie:
        vorige, rij = self._rij, super().create_model_instance(data)
        assert isinstance(rij, Sessie)  # noqa: S101  (see get_model_class)
        rij.account_id = uuid.UUID(data[SESSION_KEY]) if SESSION_KEY in data else None
        rij.adres, rij.toestel = self.adres, self.toestel
        if vorige is not None and vorige.session_key == rij.session_key:
            rij.nummer, rij.aangemaakt = vorige.nummer, vorige.aangemaakt
        self._rij = rij
        return rij

    @property
    def nummer(self) -> uuid.UUID | None:
        """The number of this session, once it is read or stored."""
        return self._rij.nummer if self._rij is not None else None

    def houd_bij(self) -> None:
        """Write down that this session is used, and from where, if that was long ago."""
        rij = self._rij
        if rij is None or rij.session_key != self.session_key:
            return
        if klok.nu() - rij.gezien > BIJHOUDEN:
            Sessie.objects.filter(session_key=rij.session_key).update(
                gezien=klok.nu(), adres=self.adres, toestel=self.toestel
            )


def van(account: Account) -> QuerySet[Sessie]:
    """The sessions of somebody that have not ended, last seen first."""
    return account.sessies.filter(expire_date__gt=klok.nu()).order_by("-gezien", "nummer")


def beeindig(account: Account, nummer: uuid.UUID) -> int:
    """End one session of this account; gives how many ended."""
    return account.sessies.filter(nummer=nummer).delete()[0]


def beeindig_alle(account: Account, behalve: uuid.UUID | None = None) -> int:
    """End all sessions of this account, but perhaps the one that asks it; gives how many."""
    alle = account.sessies.all()
    return (alle.exclude(nummer=behalve) if behalve else alle).delete()[0]


def ruim_op() -> int:
    """Forget the sessions that ended by themselves; gives how many."""
    return Sessie.objects.filter(expire_date__lt=klok.nu()).delete()[0]
