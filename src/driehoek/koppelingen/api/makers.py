"""Rows of the register as the things that the API answers."""

from collections.abc import Sequence
from typing import Any

from driehoek.koppelingen.api import schemas
from driehoek.koppelingen.api.lezer import Lezer, periode
from driehoek.koppelingen.reads_register import Rij
from driehoek.register.types import Besluitsoort, Rol


def opgave(_: Lezer, rij: Rij) -> schemas.Opgave:
    id_, nummer, naam, bestaat, onder_dt, *post = rij
    return schemas.Opgave(
        id=id_,
        nummer=nummer,
        naam=naam,
        onder_directieteam=onder_dt,
        begrotingspost=_post(post),
        **periode(bestaat),
    )


def opdracht(_: Lezer, rij: Rij) -> schemas.Opdracht:
    id_, nummer, naam, bestaat, *rest = rij
    *ouder, geheel, label, fase, budget, code, postnaam, jaar, lasten = rest
    return schemas.Opdracht(
        id=id_,
        nummer=nummer,
        naam=naam,
        opgave=_verwijzing(ouder),
        geheel=geheel,
        label=label,
        fase=fase,
        materieel_budget=budget,
        begrotingspost=_post((code, postnaam, jaar, lasten)),
        **periode(bestaat),
    )


def deelopdracht(_: Lezer, rij: Rij) -> schemas.Deelopdracht:
    id_, nummer, naam, bestaat, ouder, oudernummer, oudernaam, *post = rij
    return schemas.Deelopdracht(
        id=id_,
        nummer=nummer,
        naam=naam,
        opdracht=_verwijzing((ouder, oudernummer, oudernaam)),
        begrotingspost=_post(post),
        **periode(bestaat),
    )


def rolvervulling(lezer: Lezer, rij: Rij) -> schemas.Rolvervulling:
    id_, rol, rang, waarneming, drager, soort, nummer, dragernaam, geldig, *rest = rij
    persoon, naam, *grondslag = rest
    return schemas.Rolvervulling(
        id=id_,
        rol=rol,
        rolnaam=str(Rol(rol).label),
        rang=rang,
        waarneming=waarneming,
        drager=schemas.Drager(id=drager, nummer=nummer, naam=dragernaam, soort=soort),
        naam=lezer.naam(rol, naam),
        persoon_id=persoon if lezer.mag_personen else None,
        grondslag=_grondslag(grondslag),
        **periode(geldig),
    )


def besluit(lezer: Lezer, rij: Rij) -> schemas.Besluit:
    id_, kenmerk, titel, soort, genomen, bekendgemaakt, werkt_vanaf, *rest = rij
    rol, orgaan, status, document, rectificeert = rest
    return schemas.Besluit(
        id=id_,
        kenmerk=kenmerk,
        titel=titel if lezer.mag_personen else None,
        soort=soort,
        soortnaam=str(Besluitsoort(soort).label),
        genomen_op=genomen,
        bekendgemaakt_op=bekendgemaakt,
        werkt_vanaf=werkt_vanaf,
        genomen_door=str(Rol(rol).label) if rol else orgaan,
        status=status,
        document_sha256=document,
        rectificeert_id=rectificeert,
    )


def persoon(_: Lezer, rij: Rij) -> schemas.Persoon:
    id_, nummer, naam = rij
    return schemas.Persoon(id=id_, nummer=nummer, naam=naam)


def mandaatartikel(_: Lezer, rij: Rij) -> schemas.Mandaatartikel:
    id_, code, regeling, soort, rol, rechtshandeling, tot_bedrag, binnen_scope, *rest = rij
    bereik, voorwaarden, ondermandaat, boven, drager, naast_hogere, geldig, *grondslag = rest
    return schemas.Mandaatartikel(
        id=id_,
        code=code,
        regeling=regeling,
        soort=soort,
        rol=rol,
        rechtshandeling=rechtshandeling,
        tot_bedrag=tot_bedrag,
        binnen_scope=binnen_scope,
        bereik=bereik,
        voorwaarden=[v for v in voorwaarden.split(",") if v],
        ondermandaat=ondermandaat,
        boven=boven or None,
        drager_id=drager,
        naast_hogere=naast_hogere,
        grondslag=_grondslag(grondslag),
        **periode(geldig),
    )


def _post(delen: Sequence[Any]) -> schemas.Begrotingspost | None:
    code, naam, jaar, lasten = delen
    if naam is None:
        return None
    return schemas.Begrotingspost(code=code, naam=naam, jaar=jaar, lasten=lasten)


def _verwijzing(delen: Sequence[Any]) -> schemas.Verwijzing | None:
    id_, nummer, naam = delen
    return schemas.Verwijzing(id=id_, nummer=nummer, naam=naam) if id_ else None


def _grondslag(delen: Sequence[Any]) -> schemas.Grondslag:
    soort, besluit, kenmerk = delen
    return schemas.Grondslag(soort=soort, besluit_id=besluit, kenmerk=kenmerk)
