"""`driehoek bewaren`: first shows, and destroys when told to (GEN-07)."""

from datetime import UTC, date, datetime
from io import StringIO

from django.core.management import call_command

from driehoek.platform import klok
from driehoek.register import reads
from driehoek.register.types import NAAM_VERNIETIGD
from provincie import Provincie

WEG = date(2025, 7, 1)


def test_GEN_07_de_opdracht_toont_eerst_en_vernietigt_als_je_het_zegt(echte_db, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", echte_db.app)
    provincie = Provincie()
    wie = provincie.persoon("Wendy", "Weg")
    provincie.dienstverband(wie, tot=WEG)
    with klok.op(datetime(2035, 7, 1, 12, tzinfo=UTC)):
        assert "Wendy Weg: weg sinds 1 juli 2025" in _bewaren()
        assert reads.namen([wie])[wie] == "Wendy Weg"
        assert "Vernietigd: 1 persoon." in _bewaren("--vernietig")
    assert reads.namen([wie])[wie] == NAAM_VERNIETIGD


def _bewaren(*opties):
    uit = StringIO()
    call_command("bewaren", *opties, stdout=uit)
    return uit.getvalue()
