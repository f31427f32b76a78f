"""May this actor do this, today? (ONTWERP §1.4, meaning b.)

Judged at today and at the head of the ledger, on rows read under the ledger lock, never from a
cache; by the same decision function that judges powers outside the register.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from driehoek.kern.bevoegdheid import (
    Artikel,
    Bereik,
    Index,
    Liggingregel,
    Regeling,
    Rolregel,
    Uitslag,
    beslis,
)
from driehoek.kern.bevoegdheid import Oordeel as Grondoordeel
from driehoek.platform import klok, reeksen
from driehoek.platform.fouten import NietBevoegd
from driehoek.platform.handelingen.boek import Boek
from driehoek.platform.handelingen.types import Actor
from driehoek.register import reads
from driehoek.register.models import Ligging
from driehoek.register.types import ROLSOORTEN, Dragersoort, Rol

SAMENHANG = ("leg_samenhang", "wijzig_samenhang", "beeindig_samenhang")
"""The acts about how opgaven and opdrachten hang together (REG-27)."""

# Which register role may enter an act, on what it holds that role on or what lies under it.
# A registerbeheerder may enter every act; the decider of the besluit is judged apart.
EIGEN_HANDELINGEN: dict[str, frozenset[str]] = {
    Rol.AON: frozenset({"escaleer"}),
    Rol.AOG: frozenset(
        {
            "stel_deelopdrachten_in",
            "beeindig_deelopdracht",
            "benoem:AON",
            "vervang:AON",
            "verleen_ondermandaat",
            *SAMENHANG,
            "aanvaard_opdracht",
            "leg_verantwoording_af",
            "escaleer",
            "bekrachtig",
        }
    ),
    Rol.DOMEINDIRECTEUR: frozenset(
        {
            "escaleer",
            "bekrachtig",
            "beoordeel_opgave",
            "stel_scopevoorstel_op",
            "stem_over_scopevoorstel",
            "sluit_scopevoorstel_af",
            "trek_scopevoorstel_in",
            "wijzig_scope_op_voorstel",
            "start_opdrachten",
            "wijzig_scope",
            "stel_profiel_vast",
            "ga_over_naar_fase",
            "verleen_decharge",
            "sluit_opdracht",
            "koppel_post",
            *SAMENHANG,
        }
    ),
    Rol.DIRECTEUR_MO: frozenset(
        {
            "benoem:AOG",
            "vervang:AOG",
            "benoem:P_MANAGER",
            "bekrachtig",
            "richt_pteams_op",
            "voeg_pteams_samen",
            "splits_pteam",
            "hef_pteam_op",
            "plaats_in_pteam",
            "stel_formatie_vast",
            "stel_pmanagertijd_vast",
            "wijs_p_manager_toe",
            "stel_vakmodel_vast",
            "geef_labels",
            "stel_gewenste_teams_vast",
            "stel_genootschap_in",
            "vorm_vakcirkel",
            "hef_verband_op",
            "hernoem_verband",
            "wijs_afgevaardigden_aan",
            "doe_mee",
            "plan_inzet",
        }
    ),
    Rol.P_MANAGER: frozenset(
        {"stel_formatie_vast", "doe_mee", "wijs_afgevaardigden_aan", "plan_inzet"}
    ),
    Rol.FUNCTIONEEL_BEHEERDER: frozenset({"beoordeel_toegang", "beheer_koppelingen"}),
    Rol.CONTROLLER: frozenset({"bewaar_controle"}),
    Rol.AUDITOR: frozenset({"bewaar_controle"}),
}

# What a system outside may enter by itself: who works here and how they are called (PT-23).
DOOR_KOPPELING = frozenset({"registreer_personen", "wijzig_naam"})

INZAGE_GROOTBOEK = frozenset(
    {Rol.REGISTERBEHEERDER, Rol.CONTROLLER, Rol.AUDITOR, Rol.FUNCTIONEEL_BEHEERDER}
)
ACCOUNTBEHEER = frozenset({Rol.REGISTERBEHEERDER, Rol.FUNCTIONEEL_BEHEERDER})
# Who may have files of decisions and payments checked, and see what was found in them.
CONTROLE = frozenset({Rol.REGISTERBEHEERDER, Rol.CONTROLLER, Rol.AUDITOR})
# Who leads people by role: P-managers, and those who divide the top among them (PT-18).
LEIDINGGEVEND = frozenset(
    {Rol.P_MANAGER, Rol.DIRECTEUR_MO, Rol.PROVINCIESECRETARIS, Rol.CONCERNDIRECTEUR}
)
# Who may see who can do what, and why.
INZAGE_TOEGANG = INZAGE_GROOTBOEK


def mag_alles(rol: str) -> bool:
    """Whether who holds this role may enter every act."""
    return rol == Rol.REGISTERBEHEERDER


def rollen_voor(handeling: str) -> frozenset[str]:
    """The roles of which the holder may enter an act, somewhere."""
    eigen = {rol for rol, handelingen in EIGEN_HANDELINGEN.items() if handeling in handelingen}
    return frozenset({Rol.REGISTERBEHEERDER, *eigen})


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
    if actor.koppeling:
        return Oordeel(mag=act in DOOR_KOPPELING, reden="Dit legt een koppeling niet zelf vast.")
    if actor.persoon is None:
        return Oordeel(mag=False, reden="Je account hoort niet bij een persoon in het register.")
    namen = {f"{act}:{rol}" for rol in rollen} or {act}
    index = _rollen_van(actor.persoon)
    if not (oordeel := _oordeel(index, actor.persoon, namen, dragers)).is_bevoegd and dragers:
        # Only who holds no role on them themselves is asked what they lie under.
        _leg_neer(index, dragers)
        oordeel = _oordeel(index, actor.persoon, namen, dragers)
    if oordeel.rol is not None and oordeel.is_bevoegd:
        return Oordeel(mag=True, reden=f"Je bent {_ROLNAAM[oordeel.rol.rolsoort]}.")
    return Oordeel(
        mag=False,
        reden="Dit mag je hier niet vastleggen. Een registerbeheerder kan het wel.",
    )


def eis(boek: Boek, act: str, dragers: Iterable[int] = (), rollen: Collection[str] = ()) -> None:
    """Raise NietBevoegd unless the actor of this act may enter it."""
    oordeel = mag(boek.actor, act, set(dragers), rollen)
    if not oordeel.mag:
        raise NietBevoegd(oordeel.reden)


def eis_persoon(persoon: int | None) -> int:
    """Whoever does something is a person in the register; gives that person."""
    if persoon is None:
        raise NietBevoegd("Jouw account hoort nog niet bij een persoon in het register.")
    return persoon


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


def _oordeel(
    index: Index, persoon: int, namen: Collection[str], dragers: Collection[int]
) -> Grondoordeel:
    """On all dragers, or (none) anywhere: the first refusal, else the last leave."""
    oordeel = Grondoordeel(Uitslag.ONBEVOEGD)
    for naam in sorted(namen):
        for drager in dragers or (NERGENS,):
            oordeel = beslis(index, persoon, _nummer(naam), drager, 0, _VANDAAG, _NU)
            if not oordeel.is_bevoegd:
                return oordeel
    return oordeel


def _rollen_van(persoon: int) -> Index:
    """What the register says now of this person's roles.

    Read anew each time, so every row counts: it holds today and is not closed.
    """
    index = Index(NERGENS, regeling=_REGELING)
    index.neem_rollen_op(
        [
            Rolregel(feit, _VANDAAG, persoon=persoon, drager=drager, rolsoort=rolsoort)
            for feit, drager, rolsoort in reads.rollen_vandaag(persoon)
        ]
    )
    return index


def _leg_neer(index: Index, dragers: Collection[int]) -> None:
    """Have the index know what these dragers lie under, all the way up."""
    vandaag = klok.vandaag()
    buiten = set(dragers)
    while buiten:
        liggingen = Ligging.objects.huidig().filter(
            drager_id__in=reeksen.ids(buiten), geldig__contains=vandaag
        )
        regels = [
            Liggingregel(feit, _VANDAAG, drager=drager, ouder=ouder)
            for feit, drager, ouder in liggingen.values_list("id", "drager_id", "ouder_id")
        ]
        index.neem_liggingen_op(regels)
        buiten = {regel.ouder for regel in regels} - index.liggingen.keys()


def _nummer(naam: str) -> int:
    """An act's number in the decision function; 0 for what only a registerbeheerder may."""
    return _NUMMERS.get(naam, 0)


def _artikelen(rol: str, namen: Iterable[str]) -> Iterator[Artikel]:
    """What a role may enter, as powers; a role on the concern or an organ reaches everything."""
    for soort in ROLSOORTEN:
        if soort.rol != rol:
            continue
        overal = soort.dragersoort in (Dragersoort.CONCERN, Dragersoort.ORGAAN)
        for naam in namen:
            yield Artikel(
                feit=0,
                van=_VANDAAG,
                code=f"{rol}:{naam}:{soort.id}",
                rolsoort=soort.id,
                handeling=_nummer(naam),
                bereik=Bereik.CONCERN if overal else Bereik.ONDER,
            )


NERGENS = 0
"""For an act that is about no drager."""
# What is read holds today: all rows are of one day, and known at one moment.
_VANDAAG = 1
_NU = 1
_NUMMERS = {
    naam: nummer
    for nummer, naam in enumerate(sorted(set().union(*EIGEN_HANDELINGEN.values())), start=1)
}
_ROLNAAM = {soort.id: soort.rol.in_zin for soort in ROLSOORTEN}
_REGELING = Regeling(
    [
        *(a for rol, namen in EIGEN_HANDELINGEN.items() for a in _artikelen(rol, namen)),
        *_artikelen(Rol.REGISTERBEHEERDER, ("", *_NUMMERS)),
    ]
)
