"""Who answers for what the rules say, and to whom it escalates where nobody does (REG-20)."""

from driehoek.platform.regelboek import Eigenaar
from driehoek.register.types import Rol

REGISTERBEHEERDER = Eigenaar("REGISTERBEHEERDER", "registerbeheerder")
DIRECTIETEAM = Eigenaar("DT", "directieteam", REGISTERBEHEERDER)
O_BERAAD = Eigenaar("O_BERAAD", "O-beraad", DIRECTIETEAM)
DOMEINDIRECTEUR = Eigenaar("DOMEINDIRECTEUR", "domeindirecteur", O_BERAAD)
AOG = Eigenaar("AOG", "ambtelijk opdrachtgever", DOMEINDIRECTEUR)
AON = Eigenaar("AON", "ambtelijk opdrachtnemer", AOG)
# Of what lies between two dragers: each side has it, and who guards their coherence (REG-27).
PARTIJEN = Eigenaar(
    "PARTIJEN",
    "ambtelijk opdrachtgever of domeindirecteur",
    O_BERAAD,
    samen=(AOG.code, DOMEINDIRECTEUR.code),
)
DIRECTEUR_MO = Eigenaar("DIRECTEUR_MO", "directeur Mens en Organisatie", DIRECTIETEAM)
CONTROL = Eigenaar("CONTROLLER", "controller", DIRECTIETEAM)

ALLE = (
    AON,
    AOG,
    DOMEINDIRECTEUR,
    PARTIJEN,
    O_BERAAD,
    DIRECTIETEAM,
    REGISTERBEHEERDER,
    DIRECTEUR_MO,
    CONTROL,
)
BIJ_CODE = {eigenaar.code: eigenaar for eigenaar in ALLE}

# Who answers for it that a role is filled: one step above who holds it.
BOVEN_ROL: dict[str, Eigenaar] = {
    Rol.AON: AOG,
    Rol.AOG: DOMEINDIRECTEUR,
    Rol.DOMEINDIRECTEUR: O_BERAAD,
}
