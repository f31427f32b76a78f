"""Roles: appoint, replace, substitute, end."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from driehoek.kern.tijd import Periode, dag_in_woorden
from driehoek.platform import klok, reeksen
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Einde, Uitspraak, stel
from driehoek.register import policy, reads
from driehoek.register.gevolgen import noem_rolgevolgen
from driehoek.register.grondslagen import boek_conversies, boek_grond
from driehoek.register.models import Drager, Persoon, Rolvervulling
from driehoek.register.types import (
    ROLSOORT,
    Benoeming,
    Besluitsoort,
    Grond,
    OpRechtsfeit,
    Rol,
    RolsoortGegeven,
)

BESLUITSOORT_VAN_ROL: dict[str, Besluitsoort] = {
    Rol.PROVINCIESECRETARIS: Besluitsoort.TOPBENOEMING,
    Rol.CONCERNDIRECTEUR: Besluitsoort.TOPBENOEMING,
    Rol.GEDEPUTEERDE: Besluitsoort.ORGAANLID,
    Rol.LID: Besluitsoort.ORGAANLID,
    Rol.BOG: Besluitsoort.BOG,
    Rol.DOMEINDIRECTEUR: Besluitsoort.DOMEINDIRECTEUR,
    Rol.AOG: Besluitsoort.AOG,
    Rol.AON: Besluitsoort.AON,
    Rol.DIRECTEUR_MO: Besluitsoort.DIRECTEUR_MO,
    Rol.P_MANAGER: Besluitsoort.PMANAGER,
    Rol.REGISTERBEHEERDER: Besluitsoort.FUNCTIONELE_ROL,
    Rol.CONTROLLER: Besluitsoort.FUNCTIONELE_ROL,
    Rol.RECRUITER: Besluitsoort.FUNCTIONELE_ROL,
    Rol.FUNCTIONEEL_BEHEERDER: Besluitsoort.FUNCTIONELE_ROL,
    Rol.AUDITOR: Besluitsoort.FUNCTIONELE_ROL,
}


@handeling
def benoem(boek: Boek, *, benoemingen: Sequence[Benoeming], grond: Grond, uitleg: str = "") -> None:
    """Appoint people to roles that are free (REG-04 to REG-08, REG-19).

    Who holds such a role already does not give way: the act is refused. See `vervang`.
    """
    _benoem(boek, benoemingen, grond, uitleg, erbij=True)


@handeling
def vervang(
    boek: Boek, *, benoemingen: Sequence[Benoeming], grond: Grond, uitleg: str = ""
) -> None:
    """Appoint people to roles; who holds them gives way over that period (REG-07)."""
    _benoem(boek, benoemingen, grond, uitleg, erbij=False)
    kap_waarnemingen(boek)


@handeling
def neem_waar(
    boek: Boek, *, benoemingen: Sequence[Benoeming], grond: Grond, uitleg: str = ""
) -> None:
    """Let people substitute for the holders of roles, who keep them (REG-26)."""
    waar = [b for b in benoemingen if b.waarneming]
    if len(waar) != len(benoemingen):
        raise InvoerFout("Een waarneming is iets anders dan een benoeming.", regel="REG-26")
    soorten = {Besluitsoort.WAARNEMING} | {BESLUITSOORT_VAN_ROL[b.rol] for b in benoemingen}
    _benoem(boek, waar, grond, uitleg, erbij=True, soorten=soorten)


@handeling
def neem_rollen_over(
    boek: Boek, *, benoemingen: Sequence[Benoeming], verwijzingen: Sequence[str]
) -> None:
    """Take over the roles of a register that existed before; each refers to its paper besluit.

    Nothing that is there gives way. See ADR 0012 for what leg-uit rules do.
    """
    _eis_iemand(benoemingen)
    rolsoorten = _rolsoorten(benoemingen)
    policy.eis(boek, boek.naam, [b.drager for b in benoemingen])
    grondslagen = boek_conversies(boek, verwijzingen, klok.vandaag())
    stel(
        boek,
        Rolvervulling,
        [
            Uitspraak(_velden(b, soort), b.periode, grondslagen[verwijzing], erbij=True)
            for b, soort, verwijzing in zip(benoemingen, rolsoorten, verwijzingen, strict=True)
        ],
    )
    noem_rolgevolgen(boek)


@handeling
def beeindig_rollen(
    boek: Boek, *, rollen: Collection[int], per: date, grond: Grond, uitleg: str = ""
) -> None:
    """End roles (by id of Rolvervulling): `per` is the first day without them."""
    feiten = _huidige(rollen)
    soorten = {BESLUITSOORT_VAN_ROL[f.rolsoort.rol] for f in feiten}
    policy.eis(boek, "beeindig_rollen", [f.drager_id for f in feiten])
    boek_grond(boek, grond, soorten)
    boek.uitleg = uitleg
    _beeindig(boek, feiten, per)


@handeling
def beeindig_door_rechtsfeit(
    boek: Boek, *, persoon: int, per: date, grond: OpRechtsfeit, uitleg: str = ""
) -> None:
    """End all roles of someone who died, left or whose term ended (REG-37)."""
    feiten = [f for f in _van_persoon(persoon) if f.periode.tot is None or f.periode.tot > per]
    if not feiten:
        raise InvoerFout(
            f"{reads.naam_van(persoon)} heeft vanaf {dag_in_woorden(per)} geen rol die kan eindigen.",
            veld="persoon",
            regel="REG-37",
        )
    policy.eis(boek, "beeindig_door_rechtsfeit", [f.drager_id for f in feiten])
    boek_grond(boek, grond)
    boek.uitleg = uitleg
    _beeindig(boek, feiten, per)


def _benoem(
    boek: Boek,
    benoemingen: Sequence[Benoeming],
    grond: Grond,
    uitleg: str,
    *,
    erbij: bool,
    soorten: Collection[Besluitsoort] = (),
) -> None:
    _eis_iemand(benoemingen)
    rolsoorten = _rolsoorten(benoemingen)
    policy.eis(boek, boek.naam, [b.drager for b in benoemingen], {b.rol for b in benoemingen})
    grondslag = boek_grond(
        boek, grond, soorten or {BESLUITSOORT_VAN_ROL[b.rol] for b in benoemingen}
    )
    boek.uitleg = uitleg
    stel(
        boek,
        Rolvervulling,
        [
            Uitspraak(_velden(b, rolsoorten[i]), b.periode, grondslag.id, erbij=erbij)
            for i, b in enumerate(benoemingen)
        ],
    )
    noem_rolgevolgen(boek)


def _eis_iemand(benoemingen: Sequence[Benoeming]) -> None:
    if not benoemingen:
        raise InvoerFout("Er is niemand gekozen om te benoemen.", veld="persoon", regel="REG-08")
    _eis_personen({b.persoon for b in benoemingen})


def _rolsoorten(benoemingen: Sequence[Benoeming]) -> list[RolsoortGegeven]:
    """The kind of role of each Benoeming; InvoerFout where a drager cannot carry it."""
    dragers = dict(
        Drager.objects.filter(id__in=reeksen.ids({b.drager for b in benoemingen})).values_list(
            "id", "soort"
        )
    )
    return [_rolsoort(b, dragers.get(b.drager)) for b in benoemingen]


def _rolsoort(benoeming: Benoeming, soort: str | None) -> RolsoortGegeven:
    if soort is None:
        raise InvoerFout("Deze opgave of opdracht staat niet in het register.", regel="REG-08")
    if benoeming.rol not in Rol.values:
        raise InvoerFout("Deze rol bestaat niet.", veld="rol", regel="REG-08")
    gevonden = ROLSOORT.get((benoeming.rol, soort))
    if gevonden is None:
        kan = " of ".join(s for rol, s in ROLSOORT if rol == benoeming.rol)
        raise InvoerFout(
            f"Een {soort} heeft geen eigen {Rol(benoeming.rol).in_zin}; die rol hoort bij"
            f" een {kan}.",
            veld="rol",
            regel="REG-05" if benoeming.rol == Rol.AOG else "REG-08",
        )
    if benoeming.rang != 1 and benoeming.rol != Rol.BOG:
        raise InvoerFout(
            f"Een {gevonden.rol.in_zin} is er hooguit een; alleen een bestuurlijk opdrachtgever"
            " kent een eerste en een tweede.",
            veld="rang",
            regel="REG-19",
        )
    return gevonden


def _velden(benoeming: Benoeming, soort: RolsoortGegeven) -> dict[str, object]:
    return {
        "drager_id": benoeming.drager,
        "dragersoort": soort.dragersoort.value,
        "rolsoort_id": soort.id,
        "enig": soort.enig,
        "rang": benoeming.rang,
        "waarneming": benoeming.waarneming,
        "persoon_id": benoeming.persoon,
    }


def _beeindig(boek: Boek, feiten: Iterable[Rolvervulling], per: date) -> None:
    feiten = list(feiten)
    for feit in feiten:
        if feit.periode.tot is not None and feit.periode.tot <= per:
            raise InvoerFout(
                f"Deze rol eindigt al op {dag_in_woorden(feit.periode.tot)}.",
                veld="per",
                regel="REG-08",
            )
    # Up to each one's own end: who follows in the same place is another fact.
    eindes = [Einde(f.velden(), Periode(max(per, f.periode.van), f.periode.tot)) for f in feiten]
    stel(boek, Rolvervulling, eindes)
    kap_waarnemingen(boek)
    noem_rolgevolgen(boek)


def kap_waarnemingen(boek: Boek) -> None:
    """A substitution ends with the role that it stands beside (REG-26)."""
    gesloten = Rolvervulling.objects.filter(
        id__in=reeksen.ids(boek.gesloten(Rolvervulling)), waarneming=False
    )
    blijft: dict[int, list[Periode]] = defaultdict(list)
    for rij in boek.geopend(Rolvervulling):
        if not rij.waarneming:
            blijft[_plek(rij)].append(rij.periode)
    geraakt = {_plek(f): f for f in gesloten}
    waarnemingen = (
        Rolvervulling.objects.huidig()
        .filter(waarneming=True, drager_id__in=reeksen.ids({f.drager_id for f in geraakt.values()}))
        .exclude(id__in=reeksen.ids(boek.gesloten(Rolvervulling)))
    )
    titulair = _titulair({f.drager_id for f in geraakt.values()}, boek)
    eindes = [
        Einde(w.velden(), deel)
        for w in waarnemingen
        if _plek(w) in geraakt
        for deel in w.periode.buiten([*blijft[_plek(w)], *titulair[_plek(w)]])
    ]
    if eindes:
        stel(boek, Rolvervulling, eindes)


def _titulair(dragers: set[int], boek: Boek) -> dict[int, list[Periode]]:
    """The periods of the holders that this act leaves alone."""
    dicht = set(boek.gesloten(Rolvervulling))
    perioden: dict[int, list[Periode]] = defaultdict(list)
    feiten = Rolvervulling.objects.huidig().filter(
        drager_id__in=reeksen.ids(dragers), waarneming=False
    )
    for feit in feiten:
        if feit.id not in dicht:
            perioden[_plek(feit)].append(feit.periode)
    return perioden


def titulaire_dagen(boek: Boek, waarneming: Rolvervulling) -> list[Periode]:
    """The days on which there is somebody to substitute for, what this act changes included."""
    plek = _plek(waarneming)
    nieuw = [
        r.periode for r in boek.geopend(Rolvervulling) if not r.waarneming and _plek(r) == plek
    ]
    return [*_titulair({waarneming.drager_id}, boek)[plek], *nieuw]


def _plek(feit: Rolvervulling) -> int:
    """The place of a role, whoever holds it and whether by substitution or not."""
    return feit.drager_id * 1000 + feit.rolsoort_id * 10 + feit.rang * 2


def _huidige(ids: Collection[int]) -> list[Rolvervulling]:
    feiten = list(
        Rolvervulling.objects.huidig().filter(id__in=reeksen.ids(ids)).select_related("rolsoort")
    )
    if len(feiten) != len(set(ids)) or not feiten:
        raise InvoerFout(
            "Deze rol staat niet (meer) zo in het register. Kijk op de pagina hoe het nu is.",
            veld="rollen",
            regel="REG-08",
        )
    return feiten


def _van_persoon(persoon: int) -> list[Rolvervulling]:
    return list(
        Rolvervulling.objects.huidig().filter(persoon_id=persoon).select_related("rolsoort")
    )


def _eis_personen(ids: set[int]) -> None:
    bekend = set(Persoon.objects.filter(id__in=reeksen.ids(ids)).values_list("id", flat=True))
    if ids - bekend:
        raise InvoerFout(
            "Deze persoon staat niet in het register. Neem de persoon eerst op.",
            veld="persoon",
            regel="REG-08",
        )
