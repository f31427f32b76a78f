"""What was done to accounts, as rows of a table."""

from collections.abc import Sequence
from typing import Any

from driehoek.platform.models import Accountgebeurtenis
from driehoek.platform.ui.componenten import Cel, Kolom, Leeg, Tabel
from driehoek.register import reads_accounts

KOLOMMEN = (
    Kolom("Wanneer", "moment"),
    Kolom("Wat"),
    Kolom("Account"),
    Kolom("Door"),
    Kolom("Toelichting"),
)
_ACCOUNT = 2


def cellen(rijen: Sequence[Accountgebeurtenis]) -> list[list[Any]]:
    """One row for each, under KOLOMMEN."""
    namen = reads_accounts.namen(a for g in rijen for a in (g.account, g.door))
    return [
        [
            g.moment,
            g.get_soort_display(),
            Cel(namen[g.account_id], url=pad(g.account_id), onder=g.account.gebruikersnaam),
            of(namen.get(g.door_id, ""), "het systeem"),
            of(g.tekst, "geen"),
        ]
        for g in rijen
    ]


def van_een_account(rijen: Sequence[Accountgebeurtenis], leeg: str) -> Tabel:
    """A table without the account; `leeg` says how it gets filled."""
    return Tabel(
        bijschrift="Wat er met dit account is gebeurd",
        kolommen=_zonder_account(KOLOMMEN),
        rijen=[_zonder_account(rij) for rij in cellen(rijen)],
        leeg=Leeg("Nog niets vastgelegd", leeg),
        bijschrift_verborgen=True,
    )


def of(tekst: str, anders: str) -> Cel:
    """The text; or, quietly, what there is instead."""
    return Cel(tekst) if tekst else Cel(anders, rustig=True)


def pad(account: object) -> str:
    """The page on which others look after an account."""
    return f"/beheer/accounts/{account}/"


def _zonder_account(rij: Sequence[Any]) -> list[Any]:
    return [*rij[:_ACCOUNT], *rij[_ACCOUNT + 1 :]]
