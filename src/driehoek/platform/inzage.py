"""The read log: who takes data about persons out of the register, and what for (GEN-02)."""

import uuid

import structlog

from driehoek.platform.models import Inzage

_log = structlog.get_logger("driehoek.inzage")


def noteer(
    soort: str,
    waarover: str,
    *,
    account: uuid.UUID | None,
    doel: str,
    drager: int | None = None,
    persoon: int | None = None,
) -> Inzage:
    """Note it before it is handed out; in the log of the application without names."""
    genoteerd = Inzage.objects.create(
        soort=soort,
        waarover=waarover[:300],
        account=account,
        doel=doel[:300],
        drager=drager,
        persoon=persoon,
    )
    _log.info(
        "inzage", soort=soort, account=str(account or ""), drager=drager, nr=str(genoteerd.id)
    )
    return genoteerd
