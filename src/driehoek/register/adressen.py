"""Where in the application a thing of the register has its page."""

from driehoek.platform.fouten import Overtreding
from driehoek.register.types import Dragersoort

_PAD = {
    Dragersoort.OPGAVE: "/opgaven/{}/",
    Dragersoort.OPDRACHT: "/opdrachten/{}/",
    Dragersoort.DEELOPDRACHT: "/opdrachten/{}/",
    Dragersoort.ORGAAN: "/organen/{}/",
    Dragersoort.CONCERN: "/organen/{}/",
    Dragersoort.THEMA: "/aanspreekpunten/{}/",
    Dragersoort.GEBIED: "/aanspreekpunten/{}/",
    Dragersoort.PTEAM: "/pteams/{}/",
    Dragersoort.VAKDOMEIN: "/pteams/vakmodel/",
    Dragersoort.VAKCLUSTER: "/pteams/vakmodel/",
    Dragersoort.GENOOTSCHAP: "/pteams/verbanden/{}/",
    Dragersoort.VAKCIRKEL: "/pteams/verbanden/{}/",
}


def van_drager(soort: str, id_: int) -> str:
    """The page of a drager; empty where it has none of its own yet."""
    pad = _PAD.get(Dragersoort(soort))
    return pad.format(id_) if pad else ""


def van_persoon(id_: int) -> str:
    return f"/personen/{id_}/"


def van_besluit(id_: int) -> str:
    return f"/besluiten/{id_}/"


def van_instelling(code: str) -> str:
    return f"/instellingen/{code}/"


def van_handeling(nr: int) -> str:
    return f"/grootboek/{nr}/"


def van_overtreding(overtreding: Overtreding, dragersoort: str = "") -> str:
    """The page of what a rule speaks about; empty where it has none."""
    if overtreding.drager is not None:
        return van_drager(dragersoort, overtreding.drager)
    soort, id_ = overtreding.over
    paden = {"persoon": van_persoon, "besluit": van_besluit}
    return paden[soort](id_) if soort in paden and id_ is not None else ""
