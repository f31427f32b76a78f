"""Every write of the room of opdrachten: one function per formal act."""

from driehoek.opdrachten.acts.deelopdrachten import stel_deelopdrachten_in
from driehoek.opdrachten.acts.opdrachten import registreer_opgave_als_opdracht, start_opdrachten
from driehoek.opdrachten.acts.opgaven import stel_opgaven_in

__all__ = [
    "registreer_opgave_als_opdracht",
    "start_opdrachten",
    "stel_deelopdrachten_in",
    "stel_opgaven_in",
]
