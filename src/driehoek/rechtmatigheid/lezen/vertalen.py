"""Columns as a file has them become numbers as the check counts; what cannot is refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from driehoek.kern.bevoegdheid import dagnummer, momentnummer
from driehoek.kern.rechtmatigheid import Blok
from driehoek.kern.rechtmatigheid.types import Gehelen
from driehoek.kern.tijd import AMSTERDAM, einde_van_dag
from driehoek.rechtmatigheid.lezen import bedragen, codes
from driehoek.rechtmatigheid.lezen.fouten import eis, eis_gevuld, eis_soort, zoek_fout
from driehoek.rechtmatigheid.types import Bestandsfout, Invoerkolom

_EPOCH = dagnummer(date(1970, 1, 1))
_ISO_DAG = r"^\d{4}-\d{2}-\d{2}$"
_MET_ZONE = r"(Z|[+-]\d{2}:?\d{2})$"
_GOEDE_DAG = "Schrijf een dag als 2026-03-31."
_GOED_MOMENT = "Schrijf een moment als 2026-03-31T14:05:00+02:00, of een dag als 2026-03-31."


@dataclass(frozen=True, slots=True)
class Vertaler:
    """Makes blocks of batches; knows the register's codes, and the days that can be judged."""

    personen: codes.Codelijst
    opdrachten: codes.Codelijst
    handelingen: codes.Codelijst
    voorwaarden: Mapping[str, int]
    eerste_dag: date
    vandaag: date
    nu: datetime

    def blok(self, batch: pa.RecordBatch, rij: int) -> Blok:
        """`rij`: which row of the file the batch begins at, as people count."""
        kolom = {naam: batch.column(naam) for naam in batch.schema.names}
        for naam, waarden in kolom.items():
            if naam != Invoerkolom.VOORWAARDEN:
                eis_gevuld(waarden, naam, rij)
        return Blok(
            regel=_regels(kolom["regel"], rij),
            datum=self._datums(kolom["datum"], rij),
            persoon=self.personen.vertaal(kolom["persoon"], "persoon", rij),
            handeling=self.handelingen.vertaal(kolom["handeling"], "handeling", rij),
            drager=self.opdrachten.vertaal(kolom["opdracht"], "opdracht", rij),
            bedrag=bedragen.centen(kolom["bedrag"], rij),
            wederpartij=codes.sleutels(kolom["wederpartij"]),
            geregistreerd=self._momenten(kolom["geregistreerd_op"], rij),
            voldaan=self._voldaan(kolom.get("voorwaarden"), batch.num_rows, rij),
        )

    def _datums(self, kolom: pa.Array, rij: int) -> Gehelen:
        dagen = _dagen(kolom, rij)
        eerste, laatste = dagnummer(self.eerste_dag), dagnummer(self.vandaag)
        eis(
            (dagen >= eerste) & (dagen <= laatste),
            lambda i: (
                f"{date.fromordinal(int(dagen[i])).isoformat()} ligt buiten de dagen die te toetsen"
                f" zijn: van {self.eerste_dag.isoformat()} tot en met {self.vandaag.isoformat()}."
            ),
            Invoerkolom.DATUM,
            rij,
        )
        return dagen

    def _momenten(self, kolom: pa.Array, rij: int) -> Gehelen:
        momenten = _momenten(kolom, rij)
        laatste = momentnummer(einde_van_dag(self.vandaag))
        eis(
            momenten <= laatste,
            lambda i: f"{kolom[i]} moet nog komen. Het is nu {self.nu:%Y-%m-%d %H:%M}.",
            Invoerkolom.GEREGISTREERD_OP,
            rij,
        )
        return momenten

    def _voldaan(self, kolom: pa.Array | None, aantal: int, rij: int) -> Gehelen:
        """What had happened before: codes with + between them."""
        if kolom is None:
            return np.zeros(aantal, np.int64)
        gecodeerd = kolom if pa.types.is_dictionary(kolom.type) else kolom.dictionary_encode()
        waarden = [self._eisen(tekst) for tekst in gecodeerd.dictionary.to_pylist()]
        tabel = np.array([*waarden, 0], np.int64)
        plekken = gecodeerd.indices.fill_null(len(waarden)).to_numpy(zero_copy_only=False)
        uit: Gehelen = tabel[plekken]
        eis(
            uit >= 0,
            lambda i: (
                f"'{kolom[i]}' kent Driehoek niet. Kies uit {', '.join(self.voorwaarden)};"
                " zet + tussen twee."
            ),
            Invoerkolom.VOORWAARDEN,
            rij,
        )
        return uit

    def _eisen(self, tekst: str | None) -> int:
        delen = [deel.strip() for deel in (tekst or "").split("+") if deel.strip()]
        if not all(deel in self.voorwaarden for deel in delen):
            return -1
        return sum(self.voorwaarden[deel] for deel in set(delen))


def _regels(kolom: pa.Array, rij: int) -> Gehelen:
    if pa.types.is_integer(kolom.type):
        return codes.als_gehelen(kolom)
    eis_soort(kolom, Invoerkolom.REGEL, rij, "een heel getal")
    return _lees(
        kolom, lambda k: codes.als_gehelen(pc.cast(k, pa.int64())), int, Invoerkolom.REGEL, rij,
        "is geen heel getal. Nummer de regels van het bestand.",
    )  # fmt: skip


def _dagen(kolom: pa.Array, rij: int) -> Gehelen:
    if pa.types.is_date(kolom.type):
        dagen = kolom.cast(pa.date32()).view(pa.int32()).to_numpy(zero_copy_only=False)
        heel: Gehelen = dagen.astype(np.int64) + _EPOCH
        return heel
    eis_soort(kolom, Invoerkolom.DATUM, rij, "een dag")
    return _lees(
        kolom, _dagen_uit_tekst, _dag, Invoerkolom.DATUM, rij, f"is geen dag. {_GOEDE_DAG}"
    )


def _dagen_uit_tekst(kolom: pa.Array) -> Gehelen:
    teksten = _plat(kolom)
    if not pc.all(pc.match_substring_regex(teksten, _ISO_DAG)).as_py():
        raise pa.ArrowInvalid("form")
    dagen = pc.cast(teksten, pa.date32()).view(pa.int32()).to_numpy(zero_copy_only=False)
    uit: Gehelen = dagen.astype(np.int64) + _EPOCH
    return uit


def _dag(tekst: str) -> int:
    if len(tekst) != len("2026-03-31"):
        raise ValueError(tekst)
    return dagnummer(date.fromisoformat(tekst))


def _momenten(kolom: pa.Array, rij: int) -> Gehelen:
    if pa.types.is_timestamp(kolom.type):
        if kolom.type.tz is None:
            kolom = pc.assume_timezone(
                kolom, str(AMSTERDAM), ambiguous="latest", nonexistent="latest"
            )
        return codes.als_gehelen(kolom.cast(pa.timestamp("us", "UTC"), safe=False).view(pa.int64()))
    eis_soort(kolom, Invoerkolom.GEREGISTREERD_OP, rij, "een moment")
    return _lees(
        kolom, _momenten_uit_tekst, _moment, Invoerkolom.GEREGISTREERD_OP, rij,
        f"is geen moment. {_GOED_MOMENT}",
    )  # fmt: skip


def _momenten_uit_tekst(kolom: pa.Array) -> Gehelen:
    teksten = _plat(kolom)
    if not pc.all(pc.match_substring_regex(teksten, _MET_ZONE)).as_py():
        return np.array([_moment(tekst) for tekst in teksten.to_pylist()], np.int64)
    return codes.als_gehelen(pc.cast(teksten, pa.timestamp("us", "UTC")).view(pa.int64()))


def _moment(tekst: str) -> int:
    """A bare day stands for its end; without a zone it is the time in Amsterdam."""
    if len(tekst) == len("2026-03-31"):
        return momentnummer(einde_van_dag(date.fromisoformat(tekst)))
    moment = datetime.fromisoformat(tekst)
    return momentnummer(moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM))


def _plat(kolom: pa.Array) -> pa.Array:
    return kolom.dictionary_decode() if pa.types.is_dictionary(kolom.type) else kolom


def _lees(
    kolom: pa.Array,
    alles: Callable[[pa.Array], Gehelen],
    een: Callable[[str], Any],
    naam: str,
    rij: int,
    zin: str,
) -> Gehelen:
    """All at once; where that fails, one by one to find where."""
    try:
        return alles(kolom)
    except (pa.ArrowInvalid, ValueError) as fout:
        plek = zoek_fout(_plat(kolom), een)
        if plek is None:
            raise Bestandsfout(f"{zin} ({fout})", kolom=naam) from fout
        raise Bestandsfout(f"'{kolom[plek]}' {zin}", rij=rij + plek, kolom=naam) from fout
