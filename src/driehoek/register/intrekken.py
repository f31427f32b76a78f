"""Who may withdraw a besluit (REG-35): who took it, who stands above that, or who came after it.

See ADR 0025. That the facts which fall lie under who decides, competentie.py judges.
"""

from collections.abc import Iterable
from datetime import date

from driehoek.register import reads
from driehoek.register.models import Beslisbevoegdheid, Besluit, Drager
from driehoek.register.types import Beslisser, Besluitsoort, Dragersoort, Rol

BUITENSTAANDERS = ("KROON", "RECHTER")
"""Organs from outside: they judge besluiten of the province, and nobody inside judges theirs."""

# No mandator stands above these.
_EIGEN_BAAS = frozenset({*BUITENSTAANDERS, "PS", "GS"})
_NIET_ONDER_DT = _EIGEN_BAAS | {"DT", Rol.PROVINCIESECRETARIS.value, Rol.CONCERNDIRECTEUR.value}
# Which roles a role stands above; the highest first.
_ONDER_ROL = {
    Rol.PROVINCIESECRETARIS.value: {Rol.DOMEINDIRECTEUR, Rol.DIRECTEUR_MO, Rol.AOG, Rol.AON},
    Rol.DOMEINDIRECTEUR.value: {Rol.AOG, Rol.AON},
}
# Each holder hands on what is his own: another holder of the same role has no say in it.
_PERSOONLIJK = frozenset({Besluitsoort.ONDERMANDAAT, Besluitsoort.BEKRACHTIGING})


def mag_intrekken(besluit: Besluit, door: Beslisser, op: date) -> bool:
    """Whether this decider may withdraw `besluit` by a besluit of that day."""
    eigen = Beslisser(besluit.beslisser_drager_id, besluit.beslisser_rol)
    if (door.drager, door.rol) == (eigen.drager, eigen.rol):
        return True
    codes = _codes((eigen, door))
    if {codes[0], codes[1]} & set(BUITENSTAANDERS):
        return False
    if door.rol and door.rol == eigen.rol:
        return besluit.soort not in _PERSOONLIJK
    return staat_boven(codes[1], codes[0]) or _kwam_erna(besluit, eigen, door, op)


def staat_boven(hoger: str, lager: str) -> bool:
    """Whether one decider, an organ's code or a role, mandates and instructs another."""
    if hoger == "GS":
        return lager not in _EIGEN_BAAS
    if hoger == "DT":
        return lager not in _NIET_ONDER_DT
    return lager in _ONDER_ROL.get(hoger, ())


def weigering(besluit: Besluit, door: Beslisser) -> str:
    """Why this decider cannot withdraw it, and who can."""
    eigen = Beslisser(besluit.beslisser_drager_id, besluit.beslisser_rol)
    wie = _in_woorden(eigen)
    return (
        f"Besluit {besluit.kenmerk} is van {wie}; {_in_woorden(door)} kan het niet intrekken."
        f" Dat kan alleen {' of '.join([wie, *_hogeren(_codes((eigen,))[0])])}."
    )


def _kwam_erna(besluit: Besluit, eigen: Beslisser, door: Beslisser, op: date) -> bool:
    """Whether the power to take such a besluit went over from one to the other."""
    bevoegden = {
        (b.orgaan_id, "") if b.orgaan_id else (None, b.rol)
        for b in Beslisbevoegdheid.objects.huidig().filter(
            besluitsoort=besluit.soort, geldig__contains=op
        )
    }
    return _sleutel(door) in bevoegden and _sleutel(eigen) not in bevoegden


def _sleutel(beslisser: Beslisser) -> tuple[int | None, str]:
    return (None, beslisser.rol) if beslisser.rol else (beslisser.drager, "")


def _codes(beslissers: Iterable[Beslisser]) -> list[str]:
    """Of each the role, or the code of the organ."""
    beslissers = list(beslissers)
    organen = dict(
        Drager.objects.filter(
            id__in={b.drager for b in beslissers if not b.rol}, soort=Dragersoort.ORGAAN
        ).values_list("id", "nummer")
    )
    return [b.rol or organen.get(b.drager, "") for b in beslissers]


def _hogeren(lager: str) -> list[str]:
    """Who stands above, in words, the nearest first."""
    rollen = [Rol(r).label.lower() for r in reversed(_ONDER_ROL) if staat_boven(r, lager)]
    organen = Drager.objects.filter(soort=Dragersoort.ORGAAN, nummer__in=("DT", "GS"))
    boven = [d.id for d in organen.order_by("nummer") if staat_boven(d.nummer, lager)]
    return [*(f"de {rol}" for rol in rollen), *(reads.benaming(id_) for id_ in boven)]


def _in_woorden(beslisser: Beslisser) -> str:
    if not beslisser.rol:
        return reads.benaming(beslisser.drager)
    rol = f"de {Rol(beslisser.rol).label.lower()}"
    soort = Drager.objects.get(id=beslisser.drager).soort
    van = "" if soort == Dragersoort.CONCERN else f" van '{reads.benaming(beslisser.drager)}'"
    return f"{rol}{van}"
