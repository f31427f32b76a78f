"""One line of a file judged by the decision function, at its own moment and at the head."""

from dataclasses import dataclass, replace

from driehoek.kern.bevoegdheid import (
    ALLE_EISEN,
    Index,
    Oordeel,
    Reden,
    Uitslag,
    Vraag,
    beantwoord,
    eerste_die_mag,
)
from driehoek.kern.bevoegdheid.beslissing import lijn
from driehoek.kern.bevoegdheid.types import Rij
from driehoek.kern.rechtmatigheid.types import Redencode, Slotoordeel


@dataclass(frozen=True, slots=True)
class Bevinding:
    """What is found of one line, with the answers that it rests on."""

    oordeel: Slotoordeel
    reden: Redencode
    toen: Oordeel
    nu: Oordeel
    alternatief: int
    """Who comes first, up from the object, and could have done it, as known now; 0 is nobody.

    Where nobody could without more, who could once every condition was met.
    """

    @property
    def grens(self) -> int | None:
        """The limit that was passed: then, or now where the basis lapsed."""
        return (self.nu if self.oordeel is Slotoordeel.VERVALLEN else self.toen).grens


def beoordeel(index: Index, vraag: Vraag, hoofd: int) -> Bevinding:
    """`vraag.bekend` is when the line was recorded; `hoofd` is the moment of the ledger's head."""
    toen = beantwoord(index, vraag)
    daarna = replace(vraag, bekend=hoofd)
    nu = beantwoord(index, daarna)
    oordeel = slotoordeel(toen.uitslag, nu.uitslag)
    reden = redencode(vraag, oordeel, toen, nu)
    alternatief = 0
    if oordeel in {Slotoordeel.ONRECHTMATIG, Slotoordeel.VERVALLEN}:
        ander = eerste_die_mag(index, daarna) or eerste_die_mag(
            index, replace(daarna, voldaan=ALLE_EISEN)
        )
        alternatief = ander.rol.persoon if ander and ander.rol else 0
    return Bevinding(oordeel, reden, toen, nu, alternatief)


def slotoordeel(toen: Uitslag, nu: Uitslag) -> Slotoordeel:
    if toen is Uitslag.NIET_GEREGISTREERD:
        return Slotoordeel.HERSTELD
    if toen is Uitslag.ONBEVOEGD:
        return Slotoordeel.ONRECHTMATIG
    return Slotoordeel.RECHTMATIG if nu is Uitslag.BEVOEGD else Slotoordeel.VERVALLEN


def redencode(vraag: Vraag, oordeel: Slotoordeel, toen: Oordeel, nu: Oordeel) -> Redencode:
    """What was missing then; where the basis lapsed, what is missing now."""
    if oordeel is Slotoordeel.RECHTMATIG:
        return Redencode.GEEN
    if oordeel is Slotoordeel.HERSTELD:
        return Redencode.LATER_GEREGISTREERD
    van = nu if oordeel is Slotoordeel.VERVALLEN else toen
    past_zelf = van.grens is not None and vraag.bedrag <= van.grens
    if past_zelf and van.reden is Reden.SCOPE:
        return Redencode.CUMULATIEF
    if past_zelf and van.reden is Reden.BEDRAG:
        return Redencode.GESPLITST
    return Redencode(van.reden)


def rekening(index: Index, drager: int, op: int, hoofd: int) -> int:
    """What an amount counts to: the opdracht that has the scope, of which the object is (part).

    As the register says now: what is spent is spent, whatever was known when.
    """

    def kent(rij: Rij) -> bool:
        return rij.geldt(op, hoofd)

    return next((d for d in lijn(index, drager, kent) if d in index.scopes), drager)
