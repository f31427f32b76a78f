"""The booked rows against the manifests, one batch of Handelingen at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import DataError, models

from driehoek.platform import reeksen
from driehoek.platform.handelingen import canon, manifest
from driehoek.platform.handelingen.verify_types import Aard, Bevinding, controle_van
from driehoek.platform.tijdfeit import Geboekt, Registratie

Rij = dict[str, Any]
_PER_KEER = 2000


@dataclass(slots=True)
class Partij:
    """What the manifests of some consecutive Handelingen say, after nr `na` up to `tot`."""

    na: int | None
    tot: int | None
    momenten: dict[int, datetime] = field(default_factory=dict)
    geopend: dict[str, dict[int, tuple[int, bytes]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    gesloten: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    regels: int = 0

    def neem_op(self, nr: int, moment: datetime, inhoud: bytes) -> int:
        """Add the manifest of a Handeling; gives the highest id it opened.

        ValueError where it is no manifest.
        """
        self.tot = nr
        self.momenten[nr] = moment
        hoogste = 0
        for regel in manifest.lees(inhoud):
            self.regels += 1
            if regel.hash is None:
                self.gesloten[regel.tabel][regel.id] = nr
            else:
                self.geopend[regel.tabel][regel.id] = (nr, regel.hash)
                hoogste = max(hoogste, regel.id)
        return hoogste

    @property
    def tabellen(self) -> set[str]:
        return {*self.geopend, *self.gesloten}


def vergelijk(model: type[Geboekt], partij: Partij) -> Iterator[Bevinding]:
    """Where the rows of `model` differ from what the manifests in `partij` say."""
    try:
        gevonden = list(_geopend(model, partij, _rijen(model, partij, "geopend_id")))
    except DataError:
        # A value that Python cannot even read: look for the row that holds it.
        gevonden = list(_geopend(model, partij, _een_voor_een(model, partij)))
        gevonden += _onleesbaar(model, partij)
    yield from gevonden
    if issubclass(model, Registratie):
        yield from _gesloten(model, partij)


def _geopend(model: type[Geboekt], partij: Partij, rijen: Iterable[Rij]) -> Iterator[Bevinding]:
    """Compare the rows that were opened by these Handelingen."""
    verwacht = dict(partij.geopend.get(_tabel(model), {}))
    for rij in rijen:
        yield from _rij(model, partij, rij, verwacht.pop(rij["id"], None))
    yield from _ontbrekend(model, verwacht)


def _rij(
    model: type[Geboekt], partij: Partij, rij: Rij, verwacht: tuple[int, bytes] | None
) -> Iterator[Bevinding]:
    id_, nr = rij["id"], rij["geopend_id"]
    if verwacht is None:
        yield _bij(model, id_, Aard.TOEGEVOEGD, f"staat in geen handeling (zegt {nr}).")
    elif verwacht[1] != _hash(model, rij):
        yield _bij(model, id_, Aard.GEWIJZIGD, f"is anders dan handeling {verwacht[0]} vastlegde.")
    if zin := controle_van(model)(rij):
        yield _bij(model, id_, Aard.GEWIJZIGD, zin)
    if issubclass(model, Registratie) and (zin := _registratie(rij, partij.momenten.get(nr))):
        yield _bij(model, id_, Aard.SLUITING, zin)


def _registratie(rij: Mapping[str, Any], geopend_op: datetime | None) -> str:
    bereik = rij["geregistreerd"]
    if geopend_op is None:
        return ""  # its Handeling is not there, which is named already
    if bereik.isempty or bereik.lower != geopend_op or not bereik.lower_inc or bereik.upper_inc:
        return "zegt een ander moment van registratie dan zijn handeling."
    if (rij["gesloten_id"] is None) != (bereik.upper is None):
        return "zegt half dat het gesloten is."
    return ""


def _ontbrekend(
    model: type[Geboekt], verwacht: Mapping[int, tuple[int, bytes]]
) -> Iterator[Bevinding]:
    """Rows that a manifest opened and that are not there, or say another Handeling."""
    elders = _nummers(model, verwacht)
    for id_, (nr, _) in verwacht.items():
        if id_ in elders:
            yield _bij(
                model, id_, Aard.GEWIJZIGD, f"hoort bij handeling {nr}, maar zegt een andere."
            )
        else:
            yield _bij(model, id_, Aard.VERWIJDERD, f"is verdwenen (van handeling {nr}).")


def _gesloten(model: type[Registratie], partij: Partij) -> Iterator[Bevinding]:
    """Compare the rows that were closed by these Handelingen."""
    verwacht = dict(partij.gesloten.get(_tabel(model), {}))
    vraag = _tussen(model, partij, "gesloten_id").filter(gesloten_id__isnull=False)
    # Compared by the database: an end of 'infinity' is more than Python can read.
    op_tijd = models.Q(geregistreerd__endswith=models.F("gesloten__moment"))
    velden = vraag.annotate(op_tijd=op_tijd).values_list("id", "gesloten_id", "op_tijd")
    for id_, nr, klopt in velden.iterator(_PER_KEER):
        hoort = verwacht.pop(id_, None)
        if hoort != nr:
            wie = f"handeling {hoort}" if hoort else "geen handeling"
            yield _bij(
                model,
                id_,
                Aard.SLUITING,
                f"zegt gesloten door handeling {nr}, maar {wie} deed dat.",
            )
        elif not klopt:
            yield _bij(model, id_, Aard.SLUITING, f"zegt een ander einde dan handeling {nr}.")
    for id_ in _nummers(model, verwacht):
        yield _bij(
            model,
            id_,
            Aard.SLUITING,
            f"is gesloten door handeling {verwacht[id_]}, maar zegt dat niet.",
        )


def _tussen(model: type[Geboekt], partij: Partij, kolom: str) -> "models.QuerySet[Any]":
    vraag = model._default_manager.all()
    if partij.na is not None:
        vraag = vraag.filter(**{f"{kolom}__gt": partij.na})
    if partij.tot is not None:
        vraag = vraag.filter(**{f"{kolom}__lte": partij.tot})
    return vraag


def _tabel(model: type[Geboekt]) -> str:
    return model._meta.db_table


def _velden(model: type[Geboekt]) -> list[str]:
    alle = model._meta.concrete_fields
    return [v.attname for v in alle if not isinstance(v, models.GeneratedField)]


def _rijen(model: type[Geboekt], partij: Partij, kolom: str) -> Iterator[Rij]:
    velden = _velden(model)
    for rij in _tussen(model, partij, kolom).values_list(*velden).iterator(_PER_KEER):
        yield dict(zip(velden, rij, strict=True))


def _een_voor_een(model: type[Geboekt], partij: Partij) -> Iterator[Rij]:
    """The rows that can be read, when some cannot."""
    for id_ in list(_tussen(model, partij, "geopend_id").values_list("id", flat=True)):
        if (rij := _lees(model, id_)) is not None:
            yield rij


def _onleesbaar(model: type[Geboekt], partij: Partij) -> Iterator[Bevinding]:
    for id_ in list(_tussen(model, partij, "geopend_id").values_list("id", flat=True)):
        if _lees(model, id_) is None:
            yield _bij(model, id_, Aard.GEWIJZIGD, "bevat een waarde die niet te lezen is.")


def _lees(model: type[Geboekt], id_: int) -> Rij | None:
    try:
        rij: Rij | None = model._default_manager.filter(id=id_).values(*_velden(model)).first()
    except DataError:
        return None
    return rij


def _nummers(model: type[Geboekt], ids: Iterable[int]) -> set[int]:
    """Which of these rows are there."""
    lijst = list(ids)
    if not lijst:
        return set()
    vraag = model._default_manager.filter(id__in=reeksen.ids(lijst))
    return set(vraag.values_list("id", flat=True))


def _hash(model: type[Geboekt], rij: Rij) -> bytes:
    try:
        return canon.hash_van_rij(model, rij)
    except TypeError:
        return b""  # a value that no act can have booked


def _bij(model: type[Geboekt], id_: int, aard: Aard, zin: str) -> Bevinding:
    return Bevinding(_tabel(model), id_, aard, f"Rij {id_} {zin}")
