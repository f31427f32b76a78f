"""Trying the database itself: what it refuses to anyone, through no act at all."""

import pytest
from psycopg import errors, sql

from driehoek.platform.handelingen import sloten

NIEUW_ID = 9_000_000


def kopieer(verbinding, tabel, id_, **anders):
    """Add a copy of a row under another id, with some columns otherwise; then judge it."""
    kolommen = [
        naam
        for (naam,) in verbinding.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s"
            " AND is_generated = 'NEVER' ORDER BY ordinal_position",
            [tabel],
        )
    ]
    anders = {"id": NIEUW_ID, **anders}
    uit = [sql.Placeholder(k) if k in anders else sql.Identifier(k) for k in kolommen]
    verbinding.execute(
        sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {} WHERE id = %(_id)s").format(
            sql.Identifier(tabel),
            sql.SQL(", ").join(map(sql.Identifier, kolommen)),
            sql.SQL(", ").join(uit),
            sql.Identifier(tabel),
        ),
        {**anders, "_id": id_},
    )
    verbinding.execute("SET CONSTRAINTS ALL IMMEDIATE")


def geweigerd_door(constraint, fout=errors.IntegrityError):
    """The database refuses by this constraint, and people would read a sentence with a rule."""
    return _Geweigerd(constraint, fout)


class _Geweigerd:
    def __init__(self, constraint, fout):
        self._constraint, self._raises = constraint, pytest.raises(fout)

    def __enter__(self):
        self._gevangen = self._raises.__enter__()

    def __exit__(self, *info):
        if not self._raises.__exit__(*info):
            return False
        assert self._gevangen.value.diag.constraint_name == self._constraint
        assert sloten.alle()[self._constraint].zin
        return True
