"""Every write of the register room: one function per formal act."""

from driehoek.register.acts.besluiten import schors, trek_in, vernietig
from driehoek.register.acts.correctie import Herziening, corrigeer
from driehoek.register.acts.oprichting import begin
from driehoek.register.acts.personen import registreer_personen, wijzig_naam
from driehoek.register.acts.rectificatie import rectificeer_besluit
from driehoek.register.acts.regeling import (
    maak_uitzondering,
    stel_instelling_vast,
    wijs_beslisser_aan,
)
from driehoek.register.acts.rollen import (
    beeindig_door_rechtsfeit,
    beeindig_rollen,
    benoem,
    neem_rollen_over,
    neem_waar,
    vervang,
)

__all__ = [
    "Herziening",
    "beeindig_door_rechtsfeit",
    "beeindig_rollen",
    "begin",
    "benoem",
    "corrigeer",
    "maak_uitzondering",
    "neem_rollen_over",
    "neem_waar",
    "rectificeer_besluit",
    "registreer_personen",
    "schors",
    "stel_instelling_vast",
    "trek_in",
    "vernietig",
    "vervang",
    "wijs_beslisser_aan",
    "wijzig_naam",
]
