"""The lines of a check that are not simply lawful, kept to be looked at page by page.

A file of tens of millions of lines has at most some hundred thousand of these. They are written
once, with what the file said and what was found side by side, and read by the row group: a page
of fifty lines never needs more of them in memory than one group.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from driehoek.bevoegdheden.types import BIJ_NUMMER
from driehoek.kern.bevoegdheid import Uitslag
from driehoek.kern.rechtmatigheid import Redencode, Slotoordeel
from driehoek.kern.tijd import AMSTERDAM
from driehoek.platform.fouten import InvoerFout

PER_GROEP = 20_000
UITVOER = 100_000
"""So many lines go out as one file: a workbook holds no more than ten times that."""

SCHEMA = pa.schema(
    [
        ("regel", pa.int64()),
        ("datum", pa.int64()),
        ("persoon", pa.int64()),
        ("handeling", pa.int64()),
        ("drager", pa.int64()),
        ("opgave", pa.int64()),
        ("bedrag", pa.int64()),
        ("wederpartij", pa.string()),
        ("geregistreerd", pa.int64()),
        ("oordeel", pa.string()),
        ("eerder", pa.string()),
        ("toen", pa.string()),
        ("nu", pa.string()),
        ("reden", pa.string()),
        ("rol", pa.int64()),
        ("artikel", pa.int64()),
        ("besteed", pa.int64()),
        ("grens", pa.int64()),
        ("alternatief", pa.int64()),
        ("bekrachtiging", pa.int64()),
    ]
)
_OM_TE_KIEZEN = [
    "regel",
    "persoon",
    "drager",
    "opgave",
    "wederpartij",
    "oordeel",
    "eerder",
    "reden",
]


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One line that is not simply lawful: what the file says, and what was found."""

    regel: int
    datum: date
    persoon: int
    handeling: str
    drager: int
    opgave: int
    bedrag: int
    """In cents, as `besteed` and `grens`."""
    wederpartij: str
    geregistreerd: datetime
    oordeel: Slotoordeel
    eerder: Slotoordeel | None
    """What it was at the check that this one repeats, where that was something else."""
    toen: Uitslag
    nu: Uitslag
    reden: Redencode
    rol: int | None
    artikel: int | None
    besteed: int
    grens: int | None
    alternatief: int | None
    bekrachtiging: int | None = None
    """The fact that says it was ratified, where it was when this was checked (BEV-13)."""


@dataclass(frozen=True, slots=True)
class Keus:
    """Which findings one wants to see; empty is all."""

    oordeel: str = ""
    reden: str = ""
    opgave: int | None = None
    gewijzigd: bool = False
    """Only what was judged otherwise at the check that this one repeats."""
    q: str = ""
    personen: frozenset[int] = frozenset()
    dragers: frozenset[int] = frozenset()
    """What `q` means in the register: persons and opdrachten by that name or number."""


def oordeel_uit(woord: str) -> Slotoordeel:
    return Slotoordeel[woord.upper()]


class Bevindingen:
    """The findings of a check that one chooses, as a sequence for a page of them."""

    def __init__(self, pad: Path, keus: Keus | None = None) -> None:
        self._pad = pad
        self._keus = keus or Keus()

    @cached_property
    def _per_groep(self) -> list[Any]:
        """Of each row group: which of its rows are chosen."""
        with pq.ParquetFile(self._pad) as bestand:
            return [
                np.flatnonzero(self._past(bestand.read_row_group(nr, columns=_OM_TE_KIEZEN)))
                for nr in range(bestand.num_row_groups)
            ]

    def __len__(self) -> int:
        return sum(len(rijen) for rijen in self._per_groep)

    def __getitem__(self, deel: slice) -> list[Bevinding]:
        van, tot, _ = deel.indices(len(self))
        return list(self._lees(van, tot))

    def __iter__(self) -> Iterator[Bevinding]:
        """All of them, for a file to download; not more than fits in one."""
        if len(self) > UITVOER:
            raise InvoerFout(
                f"Dit zijn meer dan {UITVOER} regels: te veel voor een bestand. Kies eerst een"
                " reden, een oordeel of een opgave.",
                veld="formaat",
            )
        return self._lees(0, len(self))

    def een(self, regel: int) -> Bevinding | None:
        """The finding about this line of the file."""
        with pq.ParquetFile(self._pad) as bestand:
            for nr in range(bestand.num_row_groups):
                nummers = bestand.read_row_group(nr, columns=["regel"])["regel"].to_numpy()
                raak = np.flatnonzero(nummers == regel)
                if len(raak):
                    return next(_bevindingen(bestand.read_row_group(nr), raak[:1]))
        return None

    def grootste(self, aantal: int) -> list[Bevinding]:
        """Those with the highest amounts, the highest first."""
        beste: list[Bevinding] = []
        with pq.ParquetFile(self._pad) as bestand:
            for nr, rijen in enumerate(self._per_groep):
                groep = bestand.read_row_group(nr)
                bedragen = groep["bedrag"].to_numpy()[rijen]
                hoogste = rijen[np.argsort(-bedragen, kind="stable")[:aantal]]
                beste = sorted(
                    [*beste, *_bevindingen(groep, hoogste)], key=lambda b: (-b.bedrag, b.regel)
                )[:aantal]
        return beste

    def _lees(self, van: int, tot: int) -> Iterator[Bevinding]:
        gehad = 0
        with pq.ParquetFile(self._pad) as bestand:
            for nr, rijen in enumerate(self._per_groep):
                deel = rijen[max(0, van - gehad) : max(0, tot - gehad)]
                gehad += len(rijen)
                if len(deel):
                    yield from _bevindingen(bestand.read_row_group(nr), deel)
                if gehad >= tot:
                    return

    def _past(self, groep: pa.Table) -> Any:
        keus = self._keus
        past = np.ones(groep.num_rows, bool)
        if keus.oordeel:
            past &= _gelijk(groep["oordeel"], keus.oordeel)
        if keus.reden:
            past &= _gelijk(groep["reden"], keus.reden)
        if keus.opgave is not None:
            past &= groep["opgave"].to_numpy() == keus.opgave
        if keus.gewijzigd:
            past &= pc.is_valid(groep["eerder"]).to_numpy(zero_copy_only=False)
        if keus.q:
            past &= self._bevat(groep)
        return past

    def _bevat(self, groep: pa.Table) -> Any:
        """Whether what one looks for is the number, the counterparty, the person or the opdracht."""
        keus = self._keus
        raak = pc.match_substring(groep["wederpartij"], keus.q, ignore_case=True)
        past = raak.fill_null(fill_value=False).to_numpy(zero_copy_only=False).copy()
        past |= np.isin(groep["persoon"].to_numpy(), list(keus.personen))
        past |= np.isin(groep["drager"].to_numpy(), list(keus.dragers))
        if keus.q.isdecimal():
            past |= groep["regel"].to_numpy() == int(keus.q[:18])
        return past


def _gelijk(kolom: pa.ChunkedArray, woord: str) -> Any:
    return pc.equal(kolom, woord).to_numpy(zero_copy_only=False)


def _bevindingen(groep: pa.Table, rijen: Any) -> Iterator[Bevinding]:
    for rij in groep.take(pa.array(rijen)).to_pylist():
        yield Bevinding(
            **rij
            | {
                "datum": date.fromordinal(rij["datum"]),
                "handeling": BIJ_NUMMER[rij["handeling"]].value,
                "geregistreerd": _moment(rij["geregistreerd"]),
                "oordeel": oordeel_uit(rij["oordeel"]),
                "eerder": oordeel_uit(rij["eerder"]) if rij["eerder"] else None,
                "toen": Uitslag[rij["toen"].upper()],
                "nu": Uitslag[rij["nu"].upper()],
                "reden": Redencode[rij["reden"].upper()],
            }
        )


def _moment(microseconden: int) -> datetime:
    heel, rest = divmod(microseconden, 1_000_000)
    return datetime.fromtimestamp(heel, AMSTERDAM).replace(microsecond=rest)
