"""One opgave or opdracht as data, as it stands on its page."""

from typing import Any

from driehoek.kern.tijd import Periode
from driehoek.publicatie.types import (
    Geld,
    OpenbareOpdracht,
    OpenbareOpgave,
    Plaats,
    Plek,
    Vervulling,
)


def opgave(beeld: OpenbareOpgave) -> dict[str, Any]:
    return {
        **(_plaats(beeld.plaats) or {}),
        "bestaat": beeld.bestaat,
        "perioden": [_periode(periode) for periode in beeld.perioden],
        "begrotingspost": _geld(beeld.geld),
        "rollen": [_rol(plek) for plek in beeld.rollen],
        "afkomst": [
            {"wat": a.wat, "per": a.per.isoformat(), "opgave": _plaats(a.plaats)}
            for a in beeld.afkomst
        ],
    }


def opdracht(beeld: OpenbareOpdracht) -> dict[str, Any]:
    return {
        **(_plaats(beeld.plaats) or {}),
        "bestaat": beeld.bestaat,
        "periode": _periode(beeld.periode),
        "opgave": _plaats(beeld.opgave),
        "deel_van": _plaats(beeld.opdracht),
        "label": beeld.label or None,
        "fase": beeld.fase or None,
        "begrotingspost": _geld(beeld.geld),
        "rollen": [_rol(plek) for plek in beeld.rollen],
        "deelopdrachten": [_plaats(deel.plaats) for deel in beeld.delen],
    }


def _periode(periode: Periode) -> dict[str, str | None]:
    laatste = periode.laatste_dag
    return {
        "begin": periode.van.isoformat(),
        "tot_en_met": laatste.isoformat() if laatste else None,
    }


def _plaats(waarde: Plaats | None) -> dict[str, Any] | None:
    if waarde is None:
        return None
    velden = {"id": waarde.id, "soort": waarde.soort, "nummer": waarde.nummer}
    return {**velden, "naam": waarde.naam, "adres": waarde.pad}


def _geld(waarde: Geld | None) -> dict[str, Any] | None:
    if waarde is None:
        return None
    velden = {"code": waarde.code, "naam": waarde.naam, "jaar": waarde.jaar}
    return {**velden, "lasten": waarde.lasten}


def _rol(plek: Plek) -> dict[str, Any]:
    """A role as data: `naam` is None where it is not public or nobody holds it."""
    return {
        "rol": plek.rol.value,
        "rolnaam": plek.label,
        "vervuld": bool(plek.houder or plek.orgaan),
        "orgaan": plek.orgaan or None,
        **_houder(plek.houder),
        "vacant_sinds": plek.vacant_sinds.isoformat() if plek.vacant_sinds else None,
        "waarnemer": _houder(plek.waarnemer) if plek.waarnemer else None,
    }


def _houder(vervulling: Vervulling | None) -> dict[str, Any]:
    bron = vervulling.bron if vervulling else None
    return {
        "naam": (vervulling.naam or None) if vervulling else None,
        "sinds": vervulling.sinds.isoformat() if vervulling else None,
        "grond": vervulling.grond if vervulling else None,
        "besluit": {
            "kenmerk": bron.kenmerk,
            "genomen": bron.genomen.isoformat(),
            "genomen_door": bron.door,
        }
        if bron
        else None,
    }
