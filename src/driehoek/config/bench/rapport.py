"""The figures, for people and for programs."""

import os
import platform
from collections.abc import Sequence
from typing import Any

from driehoek.config.bench.soorten import Meting


def machine(pg_versie: str) -> dict[str, Any]:
    """What it was measured on; cores are those this process may use."""
    geheugen = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "kernen": len(os.sched_getaffinity(0)),
        "geheugen_gib": round(geheugen / 2**30, 1),
        "postgresql": pg_versie,
        "python": platform.python_version(),
    }


def als_json(metingen: Sequence[Meting], waarop: dict[str, Any]) -> dict[str, Any]:
    return {"machine": waarop, "metingen": [_rij(m, waarop["kernen"]) for m in metingen]}


def _rij(meting: Meting, kernen: int) -> dict[str, Any]:
    return {
        "naam": meting.naam,
        "waarde": meting.waarde,
        "eenheid": meting.eenheid,
        "ijkpunt": meting.ijkpunt,
        "verhouding": meting.verhouding,
        "grens": meting.grens,
        "gehaald": meting.gehaald,
        "kernen": kernen,
        "opmerking": meting.opmerking,
    }


def als_tabel(metingen: Sequence[Meting], waarop: dict[str, Any]) -> str:
    kop = ("meting", "waarde", "ijkpunt", "verhouding", "grens", "kernen", "")
    rijen = [kop, *(_cellen(m, waarop["kernen"]) for m in metingen)]
    breed = [max(len(rij[i]) for rij in rijen) for i in range(len(kop))]
    regels = [
        "  ".join(
            cel.ljust(b) if i in {0, len(kop) - 1} else cel.rjust(b)
            for i, (cel, b) in enumerate(zip(rij, breed, strict=True))
        ).rstrip()
        for rij in rijen
    ]
    return "\n".join([_machineregel(waarop), "", *regels])


def _machineregel(waarop: dict[str, Any]) -> str:
    return (
        f"{waarop['kernen']} kernen, {_getal(waarop['geheugen_gib'])} GiB geheugen,"
        f" PostgreSQL {waarop['postgresql']}, Python {waarop['python']}"
    )


def _cellen(meting: Meting, kernen: int) -> tuple[str, ...]:
    keer = "x" if meting.ijkpunt is not None else meting.eenheid
    uitslag = "gehaald" if meting.gehaald else "GEMIST"
    return (
        meting.naam,
        _met(meting.waarde, meting.eenheid),
        _met(meting.ijkpunt, meting.eenheid),
        _met(meting.verhouding, "x"),
        _met(meting.grens, keer),
        str(kernen),
        f"{uitslag} ({meting.opmerking})" if meting.opmerking else uitslag,
    )


def _met(getal: float | None, eenheid: str) -> str:
    return "-" if getal is None else f"{_getal(getal)} {eenheid}"


def _getal(getal: float) -> str:
    tekst = f"{getal:.2f}".rstrip("0").rstrip(".")
    return tekst.replace(".", ",")
