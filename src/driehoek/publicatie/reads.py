"""Opgaven and opdrachten as everyone may see them. Few queries each, whatever their size."""

from collections.abc import Iterator

from driehoek.kern.tijd import Periode
from driehoek.opdrachten import reads as opdrachtreads
from driehoek.opdrachten.reads import (
    OpdrachtBeeld,
    OpdrachtFilter,
    PostBeeld,
    Rolregel,
    Verwijzing,
)
from driehoek.publicatie.reads_rollen import Blik, Rollen, blik, bronnen, wie, wissels
from driehoek.publicatie.types import (
    Afkomst,
    Deel,
    Geld,
    LijstRij,
    OpenbareOpdracht,
    OpenbareOpgave,
    OpgaveRij,
    Plaats,
    Plek,
)
from driehoek.register import reads as registerreads
from driehoek.register.models import Bestaan, Drager
from driehoek.register.types import Dragersoort, Rol

__all__ = ["Blik", "blik", "opdracht", "opdrachten", "opgave", "opgaven"]

DIRECTIETEAM = "Directieteam"
MEESTE_WISSELS = 20
SORTERINGEN = ("nummer", "naam", "opgave", "fase", "sinds")
"""A list is never sorted by what it does not show."""


def opdracht(id_: int, blik: Blik) -> OpenbareOpdracht | None:
    """One opdracht or deelopdracht; None where the register knew of none by then."""
    beeld = opdrachtreads.opdracht(id_, blik.peil)
    if beeld is None or beeld.periode is None:
        return None
    rollen = Rollen(blik, bronnen(_rolregels(beeld), blik))
    tijdlijn = opdrachtreads.rollentijdlijn(
        [id_], blik.peil.bekend_op, rond=blik.peil.geldig_op, hooguit=MEESTE_WISSELS
    )
    return OpenbareOpdracht(
        plaats=Plaats(beeld.soort, beeld.id, beeld.nummer, beeld.naam),
        periode=beeld.periode,
        bestaat=beeld.bestaat,
        opgave=_plaats(Dragersoort.OPGAVE, beeld.opgave),
        opdracht=_plaats(Dragersoort.OPDRACHT, beeld.opdracht),
        label=beeld.profiel.label if beeld.profiel else "",
        fase=beeld.fase.projectfase if beeld.fase else "",
        geld=_geld(beeld.post),
        bog=rollen.plek(Rol.BOG, beeld.bog, beeld.waarnemer(Rol.BOG)),
        tweede_bog=rollen.plek(Rol.BOG, beeld.tweede_bog) if beeld.tweede_bog else None,
        bog_van_opgave=beeld.bog_van_opgave,
        domeindirecteur=_domeindirecteur(
            rollen,
            beeld.domeindirecteur,
            beeld.waarnemer(Rol.DOMEINDIRECTEUR),
            onder_dt=beeld.directieteam is not None,
        ),
        aog=_ambtelijk(rollen, beeld, Rol.AOG, beeld.aog),
        aon=_ambtelijk(rollen, beeld, Rol.AON, beeld.aon),
        delen=tuple(
            Deel(
                Plaats(Dragersoort.DEELOPDRACHT, deel.id, deel.nummer, deel.naam),
                deel.periode.van,
                rollen.plek(Rol.AON, deel.aon).wie if deel.aon else "",
            )
            for deel in beeld.deelopdrachten
        ),
        wissels=wissels(tijdlijn),
    )


def _rolregels(beeld: OpdrachtBeeld) -> list[Rolregel | None]:
    driehoek = [beeld.bog, beeld.tweede_bog, beeld.domeindirecteur, beeld.aog, beeld.aon]
    return [*driehoek, *beeld.waarnemers]


def _ambtelijk(rollen: Rollen, beeld: OpdrachtBeeld, rol: Rol, houder: Rolregel | None) -> Plek:
    return rollen.plek(rol, houder, beeld.waarnemer(rol), beeld.vacant_sinds.get(rol))


def _domeindirecteur(
    rollen: Rollen, houder: Rolregel | None, waarnemer: Rolregel | None, *, onder_dt: bool
) -> Plek:
    """Of an opgave directly under the directieteam that is who would be domeindirecteur."""
    if houder is None and onder_dt:
        return Plek(Rol.DOMEINDIRECTEUR, orgaan=DIRECTIETEAM)
    return rollen.plek(Rol.DOMEINDIRECTEUR, houder, waarnemer)


def _plaats(soort: Dragersoort, verwijzing: Verwijzing | None) -> Plaats | None:
    if verwijzing is None:
        return None
    return Plaats(soort.value, verwijzing.id, verwijzing.nummer, verwijzing.naam)


def _geld(post: PostBeeld | None) -> Geld | None:
    return Geld(post.code, post.naam, post.jaar, post.lasten) if post else None


def opgave(id_: int, blik: Blik) -> OpenbareOpgave | None:
    """One opgave; None where the register knew of none by then."""
    drager = Drager.objects.filter(id=id_, soort=Dragersoort.OPGAVE).first()
    perioden = _bestaan(id_, blik)
    if drager is None or not perioden:
        return None
    tijdlijn = opdrachtreads.rollentijdlijn([id_], blik.peil.bekend_op)
    op_dag = [r for r in tijdlijn if r.periode.bevat(blik.peil.geldig_op)]
    rollen = Rollen(blik, bronnen(op_dag, blik))
    naam = registerreads.benamingen([id_], blik.peil).get(id_, drager.nummer)
    return OpenbareOpgave(
        plaats=Plaats(Dragersoort.OPGAVE, id_, drager.nummer, naam),
        perioden=perioden,
        bestaat=any(p.bevat(blik.peil.geldig_op) for p in perioden),
        geld=_geld(opdrachtreads.post_van(id_, blik.peil)),
        rollen=_rollen_van_opgave(rollen, op_dag, id_),
        afkomst=tuple(
            Afkomst(o.wat, Plaats(Dragersoort.OPGAVE, o.drager, "", o.naam), o.per)
            for o in opdrachtreads.opvolging(id_, blik.peil)
        ),
        wissels=wissels(tijdlijn)[:MEESTE_WISSELS],
    )


def _bestaan(id_: int, blik: Blik) -> tuple[Periode, ...]:
    feiten = Bestaan.objects.bekend(blik.peil.bekend_op).filter(drager_id=id_)
    return tuple(sorted(f.periode for f in feiten))


def _rollen_van_opgave(rollen: Rollen, op_dag: list[Rolregel], opgave: int) -> tuple[Plek, ...]:
    def houder(rol: Rol, rang: int = 1, *, waarneming: bool = False) -> Rolregel | None:
        zoek = (rol.value, rang, waarneming)
        return next((r for r in op_dag if (r.rol, r.rang, r.waarneming) == zoek), None)

    bog = rollen.plek(Rol.BOG, houder(Rol.BOG), houder(Rol.BOG, waarneming=True))
    tweede = houder(Rol.BOG, 2)
    vast = houder(Rol.DOMEINDIRECTEUR)
    directeur = _domeindirecteur(
        rollen,
        vast,
        houder(Rol.DOMEINDIRECTEUR, waarneming=True),
        onder_dt=vast is None and opgave in registerreads.ouders([opgave], rollen.blik.peil),
    )
    return (bog, *([rollen.plek(Rol.BOG, tweede)] if tweede else []), directeur)


def opgaven(blik: Blik) -> list[OpgaveRij]:
    """The opgaven that exist on the Peilmoment, by number: one query."""
    return [
        OpgaveRij(
            plaats=Plaats(Dragersoort.OPGAVE, rij.id, rij.nummer, rij.naam),
            post=rij.post_code,
            bog=wie(Rol.BOG, rij.bog, blik),
            domeindirecteur=DIRECTIETEAM
            if rij.onder_dt
            else wie(Rol.DOMEINDIRECTEUR, rij.domeindirecteur, blik),
            opdrachten=rij.opdrachten,
        )
        for rij in opdrachtreads.opgaven_lijst(blik.peil)
    ]


class Opdrachten:
    """Opdrachten as a sequence for a paginator: it fetches only the slice asked for."""

    def __init__(self, blik: Blik, filters: OpdrachtFilter, zoek: str, sortering: str) -> None:
        self._blik = blik
        mag = sortering.removeprefix("-") in SORTERINGEN
        self._lijst = opdrachtreads.opdrachten_lijst(
            blik.peil, filters, zoek, sortering if mag else "nummer"
        )

    def __len__(self) -> int:
        return len(self._lijst)

    def __iter__(self) -> Iterator[LijstRij]:
        return iter(self[:])

    def __getitem__(self, deel: slice) -> list[LijstRij]:
        return [
            LijstRij(
                plaats=Plaats(Dragersoort.OPDRACHT, rij.id, rij.nummer, rij.naam),
                opgave=rij.opgave_naam,
                fase=rij.fase,
                post=rij.post_code,
                sinds=rij.sinds,
                aog=wie(Rol.AOG, rij.aog, self._blik),
            )
            for rij in self._lijst[deel]
        ]


def opdrachten(
    blik: Blik,
    filters: OpdrachtFilter | None = None,
    zoek: str = "",
    sortering: str = "nummer",
) -> Opdrachten:
    """The opdrachten that exist on the Peilmoment."""
    return Opdrachten(blik, filters or OpdrachtFilter(), zoek, sortering)
