"""Who may look at which systems use us, and who lets them in."""

from driehoek.register.policy import INZAGE_TOEGANG
from driehoek.register.types import Rol

INZAGE = tuple(sorted(INZAGE_TOEGANG))
"""Who may see who can do what, may see what systems can read."""
BEHEER = (Rol.FUNCTIONEEL_BEHEERDER, Rol.REGISTERBEHEERDER)
