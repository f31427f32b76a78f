"""Who may explain or silence a signal: whose it is today, or a registerbeheerder."""

from driehoek.platform.fouten import NietBevoegd, Overtreding
from driehoek.platform.handelingen.boek import Boek
from driehoek.platform.handelingen.types import Actor
from driehoek.platform.regelboek import Regel
from driehoek.register import policy
from driehoek.register.policy import Oordeel
from driehoek.register.reads import peilmoment, rollen_van
from driehoek.register.types import Rol
from driehoek.signalen import reads
from driehoek.signalen.types import Bereik, Eigendom

ZIET_ALLES = frozenset(
    {
        Rol.REGISTERBEHEERDER,
        Rol.CONTROLLER,
        Rol.AUDITOR,
        Rol.FUNCTIONEEL_BEHEERDER,
        Rol.PROVINCIESECRETARIS,
        Rol.CONCERNDIRECTEUR,
    }
)
ZIET_DOMEIN = frozenset({Rol.DOMEINDIRECTEUR})
O_BERAAD = "O-BERAAD"
REDEN = "Dat doet degene van wie het signaal is, of een registerbeheerder."


def bereiken(rollen: frozenset[str]) -> tuple[Bereik, ...]:
    """Whose signals somebody with these roles can choose to look at; the first one first."""
    if rollen & ZIET_ALLES:
        return Bereik.ALLES, Bereik.MIJ
    if rollen & ZIET_DOMEIN:
        return Bereik.MIJ, Bereik.DOMEIN
    return (Bereik.MIJ,)


def ziet_tijdigheid(persoon: int | None, rollen: frozenset[str]) -> bool:
    """Whether somebody watches how soon besluiten come in: who watches over the register, and the
    O-beraad, which answers for it (REG-12).
    """
    if rollen & (ZIET_ALLES | ZIET_DOMEIN):
        return True
    if persoon is None or Rol.LID not in rollen:
        return False
    zetels = rollen_van(persoon, peilmoment()).filter(rolsoort__rol=Rol.LID)
    return zetels.filter(drager__nummer=O_BERAAD).exists()


def mag(actor: Actor, act: str, eigendom: Eigendom) -> Oordeel:
    """Whether `actor` may explain or silence a signal that is whose `eigendom` says."""
    return _oordeel(actor, act, eigendom.is_van(actor.persoon))


def eis(boek: Boek, regel: Regel, overtreding: Overtreding) -> None:
    """Raise NietBevoegd unless the actor of this act may; asked under the ledger lock."""
    (eigenaars,) = reads.eigenaars([(regel, overtreding)])
    oordeel = _oordeel(boek.actor, boek.naam, boek.actor.persoon in eigenaars)
    if not oordeel.mag:
        raise NietBevoegd(oordeel.reden)


def _oordeel(actor: Actor, act: str, is_eigenaar: bool) -> Oordeel:  # noqa: FBT001
    if actor.persoon is not None and is_eigenaar:
        return Oordeel(mag=True, reden="Het signaal is van jou.")
    beheer = policy.mag(actor, act)
    return beheer if beheer.mag else Oordeel(mag=False, reden=REDEN)
