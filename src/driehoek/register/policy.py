"""May this actor do this, today? (ONTWERP §1.4, meaning b.)

Judged at today and at the head of the ledger, in SQL under the ledger lock, never from a cache.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from driehoek.platform import klok, reeksen
from driehoek.platform.fouten import NietBevoegd
from driehoek.platform.handelingen.boek import Boek
from driehoek.platform.handelingen.types import Actor
from driehoek.register import reads
from driehoek.register.models import Ligging, Rolvervulling
from driehoek.register.types import Rol

# Which register role may enter an act, on what it holds that role on or what lies under it.
# A registerbeheerder may enter every act; the decider of the besluit is judged apart.
EIGEN_HANDELINGEN: dict[str, frozenset[str]] = {
    Rol.AOG: frozenset(
        {"stel_deelopdrachten_in", "beeindig_deelopdracht", "benoem:AON", "vervang:AON"}
    ),
    Rol.DOMEINDIRECTEUR: frozenset(
        {
            "start_opdrachten",
            "wijzig_scope",
            "stel_profiel_vast",
            "ga_over_naar_fase",
            "verleen_decharge",
            "sluit_opdracht",
            "koppel_post",
        }
    ),
    Rol.DIRECTEUR_MO: frozenset(
        {"benoem:AOG", "vervang:AOG", "benoem:P_MANAGER", "plaats_in_pteam"}
    ),
}

INZAGE_GROOTBOEK = frozenset(
    {Rol.REGISTERBEHEERDER, Rol.CONTROLLER, Rol.AUDITOR, Rol.FUNCTIONEEL_BEHEERDER}
)
ACCOUNTBEHEER = frozenset({Rol.REGISTERBEHEERDER, Rol.FUNCTIONEEL_BEHEERDER})


@dataclass(frozen=True, slots=True)
class Oordeel:
    """A verdict with its reason, for the person who hears it."""

    mag: bool
    reden: str


def mag(
    actor: Actor, act: str, dragers: Collection[int] = (), rollen: Collection[str] = ()
) -> Oordeel:
    """Whether `actor` may enter `act` about these dragers (and, for roles, these roles)."""
    if actor.systeem:
        return Oordeel(mag=True, reden="Dit doet het systeem zelf.")
    if actor.persoon is None:
        return Oordeel(mag=False, reden="Je account hoort niet bij een persoon in het register.")
    gehouden = list(
        Rolvervulling.objects.huidig()
        .filter(persoon_id=actor.persoon, geldig__contains=klok.vandaag())
        .values_list("rolsoort__rol", "drager_id")
    )
    if any(rol == Rol.REGISTERBEHEERDER for rol, _ in gehouden):
        return Oordeel(mag=True, reden="Je bent registerbeheerder.")
    namen = {f"{act}:{rol}" for rol in rollen} or {act}
    for rol, eigen in EIGEN_HANDELINGEN.items():
        op = {drager for gehouden_rol, drager in gehouden if gehouden_rol == rol}
        if op and namen <= eigen and _valt_onder(dragers, op, rol):
            return Oordeel(mag=True, reden=f"Je bent {Rol(rol).in_zin}.")
    return Oordeel(
        mag=False,
        reden="Dit mag je hier niet vastleggen. Een registerbeheerder kan het wel.",
    )


def eis(boek: Boek, act: str, dragers: Iterable[int] = (), rollen: Collection[str] = ()) -> None:
    """Raise NietBevoegd unless the actor of this act may enter it."""
    oordeel = mag(boek.actor, act, set(dragers), rollen)
    if not oordeel.mag:
        raise NietBevoegd(oordeel.reden)


def mag_grootboek_zien(persoon: int | None) -> bool:
    """Whether someone may see who entered what."""
    if persoon is None:
        return False
    return any(
        r.rolsoort.rol in INZAGE_GROOTBOEK for r in reads.rollen_van(persoon, reads.peilmoment())
    )


def mag_account_beheren(
    rollen: Collection[str], *, eigen: bool, van_registerbeheerder: bool
) -> Oordeel:
    """Whether someone with these roles may change this account of somebody.

    Who makes a login link can use it. So nobody makes one for whoever may do more.
    """
    if eigen:
        return Oordeel(
            mag=False, reden="Dit is je eigen account. Dat beheer je bij 'Mijn account'."
        )
    if Rol.REGISTERBEHEERDER in rollen:
        return Oordeel(mag=True, reden="Je bent registerbeheerder.")
    if van_registerbeheerder:
        return Oordeel(
            mag=False,
            reden="Het account van een registerbeheerder kan alleen een registerbeheerder beheren.",
        )
    mag_beheren = Rol.FUNCTIONEEL_BEHEERDER in rollen
    return Oordeel(mag=mag_beheren, reden="Accounts beheert de functioneel beheerder.")


def _valt_onder(dragers: Collection[int], op: set[int], rol: str) -> bool:
    """Whether all of `dragers` are, or lie under, one of `op`; for a director M&O all do."""
    if rol == Rol.DIRECTEUR_MO:
        return True
    if not dragers:
        return False
    buiten = set(dragers) - op
    vandaag = klok.vandaag()
    for _ in range(2):
        if not buiten:
            return True
        ouders = dict(
            Ligging.objects.huidig()
            .filter(drager_id__in=reeksen.ids(buiten), geldig__contains=vandaag)
            .values_list("drager_id", "ouder_id")
        )
        if set(ouders) != buiten:
            return False
        buiten = {ouder for ouder in ouders.values() if ouder not in op}
    return not buiten
