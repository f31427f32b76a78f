"""Amounts in euros, as people and programs write them, become cents."""

import re
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from driehoek.kern.rechtmatigheid.types import Gehelen
from driehoek.rechtmatigheid.lezen.codes import als_gehelen
from driehoek.rechtmatigheid.lezen.fouten import eis, eis_soort, zoek_fout
from driehoek.rechtmatigheid.types import Bestandsfout, Invoerkolom

_NEDERLANDS = r"^-?(\d{1,3}(\.\d{3})+|\d+)(,\d{1,2})?$"
_MACHINE = r"^-?\d+(\.\d{1,2})?$"
_CENTEN = pa.decimal128(20, 2)
_HOOGSTE = 10**15
"""Ten thousand billion euros: more is a mistake, and sums stay within 64 bits."""
_SPELING = 1e-3
"""Of a cent: what a fraction in binary may be off."""
_ZO = "Schrijf euro's als 1250000.00 of 1.250.000,00."


def centen(kolom: pa.Array, rij: int) -> Gehelen:
    gelezen = _centen(kolom, rij)
    eis(
        gelezen >= 0,
        lambda i: f"{kolom[i]} is minder dan nul. Zet een creditbedrag niet in dit bestand.",
        Invoerkolom.BEDRAG,
        rij,
    )
    eis(gelezen <= _HOOGSTE, lambda i: f"{kolom[i]} is te groot. {_ZO}", Invoerkolom.BEDRAG, rij)
    return gelezen


def _centen(kolom: pa.Array, rij: int) -> Gehelen:
    soort = kolom.type
    if pa.types.is_decimal128(soort) and soort.scale == _CENTEN.scale:
        return _lage_helft(kolom, rij)
    if pa.types.is_integer(soort):
        heel = als_gehelen(kolom)
        return heel * 100
    if pa.types.is_floating(soort) or pa.types.is_decimal(soort):
        return _gebroken(kolom, rij)
    eis_soort(kolom, Invoerkolom.BEDRAG, rij, "een bedrag")
    return _uit_tekst(kolom.dictionary_decode() if pa.types.is_dictionary(soort) else kolom, rij)


def _lage_helft(kolom: pa.Array, rij: int) -> Gehelen:
    """A decimal is 16 bytes, the lower half first: read where it lies, without a copy."""
    helften = np.frombuffer(kolom.buffers()[1], np.int64)
    helften = helften[2 * kolom.offset : 2 * (kolom.offset + len(kolom))].reshape(-1, 2)
    laag, hoog = helften[:, 0], helften[:, 1]
    eis(
        hoog == (laag >> 63),
        lambda i: f"{kolom[i]} is te groot. {_ZO}",
        Invoerkolom.BEDRAG,
        rij,
    )
    return np.ascontiguousarray(laag)


def _gebroken(kolom: pa.Array, rij: int) -> Gehelen:
    waarden = np.asarray(kolom.cast(pa.float64())) * 100
    with np.errstate(invalid="ignore"):
        afgerond = np.rint(waarden)
        goed = np.isfinite(waarden) & (np.abs(waarden) <= 10 * _HOOGSTE)
        goed &= np.abs(waarden - afgerond) < _SPELING
    eis(
        goed,
        lambda i: f"{kolom[i]} is geen bedrag in hele centen. {_ZO}",
        Invoerkolom.BEDRAG,
        rij,
    )
    uit: Gehelen = afgerond.astype(np.int64)
    return uit


def _uit_tekst(teksten: pa.Array, rij: int) -> Gehelen:
    kaal = pc.replace_substring_regex(teksten, "[€ \u00a0]", "")
    nederlands = pc.match_substring_regex(kaal, _NEDERLANDS)
    goed = pc.or_(nederlands, pc.match_substring_regex(kaal, _MACHINE))
    eis(
        np.asarray(goed),
        lambda i: f"'{teksten[i]}' is geen bedrag. {_ZO}",
        Invoerkolom.BEDRAG,
        rij,
    )
    zonder_punt = pc.replace_substring(kaal, ".", "")
    machine = pc.replace_substring(pc.if_else(nederlands, zonder_punt, kaal), ",", ".")
    try:
        return _lage_helft(pc.cast(machine, _CENTEN), rij)
    except pa.ArrowInvalid as fout:
        plek = zoek_fout(machine, _past) or 0
        raise Bestandsfout(
            f"'{teksten[plek]}' is te groot. {_ZO}", rij=rij + plek, kolom=Invoerkolom.BEDRAG
        ) from fout


def _past(tekst: str) -> None:
    if abs(Decimal(tekst)) > _HOOGSTE or not re.match(_MACHINE, tekst):
        raise ValueError(tekst)
