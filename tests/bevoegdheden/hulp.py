"""What the tests of this room share: articles, and an index to compare."""

from dataclasses import replace

from driehoek.bevoegdheden import acts
from driehoek.bevoegdheden.types import NieuwArtikel
from provincie import BEGIN, verzoek

VERPLICHTING = NieuwArtikel(
    code="GS-1",
    regeling="Budgetbevoegdheidsregeling (bedragen van ons)",
    soort="volmacht",
    rol="AOG",
    rechtshandeling="verplichting",
    vanaf=BEGIN,
    tot_bedrag=100_000,
    binnen_scope=True,
    ondermandaat=True,
)
VOOR_AON = replace(VERPLICHTING, code="AOG-1", rol="AON", boven="GS-1", tot_bedrag=25_000)


def stel(provincie, *artikelen, soort="mandaat", **opties):
    return acts.stel_artikelen_vast(
        verzoek(**opties), artikelen=artikelen, grond=provincie.besluit(soort, door="GS")
    )


def plat(rijen):
    """Rows under their keys, in no order, to compare."""
    return {sleutel: sorted(map(repr, reeks)) for sleutel, reeks in rijen.items()}
