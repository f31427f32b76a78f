"""Links that keep the Peilmoment, for the pages of this room."""

from driehoek.platform.ui.schil import op_peilmoment
from driehoek.register import adressen
from driehoek.register.types import Dragersoort
from driehoek.register.web import DriehoekRequest


def van_persoon(request: DriehoekRequest, persoon: int) -> str:
    return op_peilmoment(adressen.van_persoon(persoon), request.bezoek.tijdbalk)


def van_drager(request: DriehoekRequest, soort: str, drager: int) -> str:
    return op_peilmoment(adressen.van_drager(soort, drager), request.bezoek.tijdbalk)


def van_team(request: DriehoekRequest, team: int) -> str:
    return van_drager(request, Dragersoort.PTEAM, team)
