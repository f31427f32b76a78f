"""Keeping a copy of the whole register elsewhere, and putting it back."""

from driehoek.platform.bewaren.fouten import BewaarError
from driehoek.platform.bewaren.kopie import maak_kopie
from driehoek.platform.bewaren.terug import zet_terug

__all__ = ["BewaarError", "maak_kopie", "zet_terug"]
