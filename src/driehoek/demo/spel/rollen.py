"""Who gets, keeps, lends and loses which role."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from driehoek.demo.plan import types as t
from driehoek.demo.plan.rollen import Rol as Rolplan
from driehoek.demo.spel.organisatie import rechtsfeit
from driehoek.demo.spel.stand import OpPlan, Stand, dragersoort, uitleg
from driehoek.kern.tijd import Periode
from driehoek.register import acts
from driehoek.register.acts.rollen import BESLUITSOORT_VAN_ROL
from driehoek.register.models import Rolvervulling
from driehoek.register.types import ROLSOORT, Benoeming, Besluitsoort, Rol

Deel = TypeVar("Deel", str, t.Benoeming)

_REGELEN_WAARNEMING = ("GS", "DT")
_DT = t.Orgaanbeslisser(orgaan="DT")
P_ROLLEN = (Rol.DIRECTEUR_MO, Rol.P_MANAGER)


def benoem(stand: Stand, event: t.RollenBenoemd) -> None:
    soorten = {BESLUITSOORT_VAN_ROL[b.rol.value] for b in event.benoemingen}
    for op, groep in _per_beslisser(stand, event.besluit, soorten.pop(), event.benoemingen):
        stand.doe(
            event,
            acts.benoem,
            rust_op=op,
            benoemingen=[
                Benoeming(
                    drager=stand.drager(b.drager),
                    rol=b.rol.value,
                    persoon=stand.personen[b.persoon],
                    periode=_benoemd(stand, b, event.besluit.werkt_vanaf),
                    rang=b.rang,
                )
                for b in groep
            ],
            uitleg=uitleg(event),
        )


def _benoemd(stand: Stand, benoeming: t.Benoeming, werkt_vanaf: date) -> Periode:
    """Whoever is excepted from REG-21 has a P-role no longer than the exception lasts."""
    tot = stand.uitgezonderd.get(benoeming.persoon) if benoeming.rol.value in P_ROLLEN else None
    return Periode(benoeming.vanaf or werkt_vanaf, tot)


def benoem_leden(stand: Stand, event: t.OrgaanLedenBenoemd) -> None:
    stand.doe(
        event,
        acts.benoem,
        rust_op=OpPlan(event.besluit, Besluitsoort.ORGAANLID),
        benoemingen=[
            Benoeming(
                drager=stand.drager(f"orgaan:{lid.orgaan}"),
                rol=Rol.GEDEPUTEERDE if lid.orgaan == "GS" else Rol.LID,
                persoon=stand.personen[lid.persoon],
                periode=Periode(event.vanaf),
            )
            for lid in event.leden
        ],
        uitleg=uitleg(event),
    )


def vervang(stand: Stand, event: t.Vervangen) -> None:
    per = event.besluit.werkt_vanaf
    soort = BESLUITSOORT_VAN_ROL[event.rol.value]
    for op, dragers in _per_beslisser(stand, event.besluit, soort, event.dragers):
        stand.doe(
            event,
            acts.vervang,
            rust_op=op,
            benoemingen=[
                _rol(stand, event.rol, drager, event.wordt, Periode(per)) for drager in dragers
            ],
            uitleg=uitleg(event),
        )
        if not ROLSOORT[event.rol.value, dragersoort(dragers[0])].enig:
            _beeindig(stand, event, op, dragers, per)


def _beeindig(
    stand: Stand, event: t.Vervangen, op: OpPlan, dragers: Iterable[str], per: date
) -> None:
    """Where several may hold the role, who leaves does not give way of itself."""
    rollen = Rolvervulling.objects.huidig().filter(
        drager_id__in=[stand.drager(d) for d in dragers],
        rolsoort__rol=event.rol.value,
        persoon_id=stand.personen[event.was],
        waarneming=False,
    )
    stand.doe(
        event,
        acts.beeindig_rollen,
        rust_op=op,
        rollen=list(rollen.values_list("id", flat=True)),
        per=per,
        uitleg=uitleg(event),
    )


def neem_waar(stand: Stand, event: t.Waarneming) -> None:
    periode = Periode(event.besluit.werkt_vanaf, event.tot)
    soort = _waarnemingssoort(event)
    for op, dragers in _per_beslisser(stand, event.besluit, soort, event.dragers):
        stand.doe(
            event,
            acts.neem_waar,
            rust_op=op,
            benoemingen=[
                _rol(stand, event.rol, drager, event.waarnemer, periode, waarneming=True)
                for drager in dragers
            ],
            uitleg=uitleg(event),
        )


def _waarnemingssoort(event: t.Waarneming) -> Besluitsoort:
    """Who may appoint to a role may also have it taken over for a while, by such a besluit."""
    beslisser = event.besluit.beslisser
    if isinstance(beslisser, t.Orgaanbeslisser) and beslisser.orgaan in _REGELEN_WAARNEMING:
        return Besluitsoort.WAARNEMING
    return BESLUITSOORT_VAN_ROL[event.rol.value]


def beeindig_door_rechtsfeit(
    stand: Stand, event: t.RolBeeindigdDoorRechtsfeit | t.LidmaatschapBeeindigd
) -> None:
    """All roles of these people end; a second event about the same person finds none left."""
    onderdelen: tuple[t.Rolaanduiding | t.Lidmaatschap, ...] = (
        event.leden if isinstance(event, t.LidmaatschapBeeindigd) else event.rollen
    )
    per = event.rechtsfeit.dag
    for persoon in dict.fromkeys(stand.personen[deel.persoon] for deel in onderdelen):
        rollen = Rolvervulling.objects.huidig().filter(persoon_id=persoon)
        if any(rol.periode.tot is None or rol.periode.tot > per for rol in rollen):
            stand.doe(
                event,
                acts.beeindig_door_rechtsfeit,
                persoon=persoon,
                per=per,
                grond=rechtsfeit(event.rechtsfeit),
            )


def maak_uitzondering(stand: Stand, event: t.UitzonderingVastgesteld) -> None:
    stand.doe(
        event,
        acts.maak_uitzondering,
        rust_op=OpPlan(event.besluit, Besluitsoort.UITZONDERING),
        persoon=stand.personen[event.persoon],
        regel=event.regel,
        periode=Periode(event.besluit.werkt_vanaf, event.tot),
        herzien_op=event.herzien_voor,
        toelichting=event.besluit.tekst,
    )
    _verleng_p_rollen(stand, event)
    stand.uitgezonderd[event.persoon] = event.tot


def _verleng_p_rollen(stand: Stand, event: t.UitzonderingVastgesteld) -> None:
    """The roles that last as long as the exception, last as long as the next one too."""
    periode = Periode(event.besluit.werkt_vanaf, event.tot)
    rollen = (
        Rolvervulling.objects.huidig()
        .filter(
            persoon_id=stand.personen[event.persoon],
            rolsoort__rol__in=P_ROLLEN,
            geldig__endswith=periode.van,
        )
        .select_related("rolsoort")
    )
    per_rol: dict[str, list[Benoeming]] = defaultdict(list)
    for feit in rollen:
        rol = feit.rolsoort.rol
        per_rol[rol].append(Benoeming(feit.drager_id, rol, feit.persoon_id, periode))
    for rol, benoemingen in per_rol.items():
        stand.doe(
            event,
            acts.benoem,
            rust_op=OpPlan(event.besluit, BESLUITSOORT_VAN_ROL[rol], door=_DT),
            benoemingen=benoemingen,
        )


def _rol(
    stand: Stand,
    rol: Rolplan,
    drager: str,
    persoon: str,
    periode: Periode,
    *,
    waarneming: bool = False,
) -> Benoeming:
    return Benoeming(
        drager=stand.drager(drager),
        rol=rol.value,
        persoon=stand.personen[persoon],
        periode=periode,
        waarneming=waarneming,
    )


def _per_beslisser(
    stand: Stand, besluit: t.BesluitPlan, soort: Besluitsoort, delen: Iterable[Deel]
) -> Iterator[tuple[OpPlan, list[Deel]]]:
    """The parts of a besluit with their decider: an AOG decides about one opdracht at a time."""
    beslisser = besluit.beslisser
    per_opdracht = isinstance(beslisser, t.Rolbeslisser) and beslisser.rol is Rolplan.AOG
    groepen: dict[str, list[Deel]] = defaultdict(list)
    for deel in delen:
        drager = deel if isinstance(deel, str) else deel.drager
        groepen[stand.opdracht(drager) if per_opdracht else ""].append(deel)
    for drager, groep in groepen.items():
        yield OpPlan(besluit, soort, drager), groep
