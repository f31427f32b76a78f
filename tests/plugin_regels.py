"""Switch a rule off, to see that a test of it then fails: `--regel-uit=REG-05`.

With a kind, `--regel-uit=REG-05:signaal`, only that way of speaking is off. A hard rule that is off
also loses its database constraints and triggers; a constraint that several rules share goes for
each of them. `make rulebite` (scripts/rulebite.py) does this for every rule in turn.
"""

from dataclasses import dataclass

import pytest
from psycopg import Connection, sql

from driehoek.platform.postgres import Aansluiting


@dataclass(frozen=True)
class Uit:
    """A rule that is off; `soort` empty: in all its ways of speaking."""

    id: str
    soort: str = ""


_uit = pytest.StashKey[list[Uit]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regel-uit",
        action="append",
        default=[],
        metavar="ID[:SOORT]",
        help="Zet een regel uit, ook zijn sloten in de database (voor 'make rulebite').",
    )


def pytest_sessionstart(session: pytest.Session) -> None:
    uit = [Uit(*waarde.split(":", 1)) for waarde in session.config.getoption("--regel-uit")]
    session.config.stash[_uit] = uit
    for regel in uit:
        _zet_uit(regel)


def _zet_uit(uit: Uit) -> None:
    from driehoek.platform import regelboek

    if not _regels(uit):
        raise pytest.UsageError(f"--regel-uit: {uit.id} {uit.soort} staat niet in het regelboek.")
    if not uit.soort:
        regelboek.uitgezet.add(uit.id)
        return
    # The regelboek switches off by id; one of its ways of speaking is left mute instead.
    for regel in _regels(uit):
        object.__setattr__(regel, "vragen", ())


def _regels(uit: Uit) -> list:
    from driehoek.platform import regelboek

    return [r for r in regelboek.alle() if r.id == uit.id and uit.soort in {"", r.soort.value}]


@pytest.fixture(scope="session")
def sjabloon(sjabloon: str, pg: Aansluiting, request: pytest.FixtureRequest) -> str:
    """The template database, without what holds the rules that are off."""
    sloten = {s for uit in request.config.stash[_uit] for r in _regels(uit) for s in r.sloten}
    if sloten:
        with pg.verbind(sjabloon) as superuser:
            for slot in sorted(sloten):
                _haal_weg(superuser, slot)
    return sjabloon


def _haal_weg(superuser: Connection, slot: str) -> None:
    """Drop the triggers, or else the constraints, of this name."""
    triggers = superuser.execute(
        "SELECT tgrelid::regclass::text, tgname FROM pg_trigger"
        " WHERE tgname = %s AND NOT tgisinternal",
        [slot],
    ).fetchall()
    constraints = superuser.execute(
        "SELECT conrelid::regclass::text, conname FROM pg_constraint"
        " WHERE conname = %s AND contype <> 't'",
        [slot],
    ).fetchall()
    if not triggers and not constraints:
        raise pytest.UsageError(f"Het slot {slot} van deze regel staat niet in de database.")
    for tabel, naam in triggers:
        _voer_uit(superuser, "DROP TRIGGER {} ON {}", naam, tabel)
    for tabel, naam in constraints:
        _voer_uit(superuser, "ALTER TABLE {1} DROP CONSTRAINT {0} CASCADE", naam, tabel)


def _voer_uit(superuser: Connection, opdracht: str, naam: str, tabel: str) -> None:
    superuser.execute(sql.SQL(opdracht).format(sql.Identifier(naam), sql.Identifier(tabel)))
