"""Makes an extract of rows of the ledger. Same rows at the same head: same bytes."""

import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import PurePath
from typing import Any

from django.db import models

from driehoek.platform import documenten, reeksen
from driehoek.platform import models as models_
from driehoek.platform.documenten import DocumentError
from driehoek.platform.handelingen import canon
from driehoek.platform.handelingen.verify_keten import delen_van
from driehoek.platform.models import Document, Handeling
from driehoek.platform.tijdfeit import Geboekt, Registratie
from driehoek.platform.uittreksel import vorm
from driehoek.platform.uittreksel.vorm import (
    Bestandsregel,
    Feit,
    Feitregel,
    Kop,
    Manifest,
    Schakel,
    Waarover,
)

_VROEGST = (1980, 1, 1, 0, 0, 0)
_REGISTRATIE = frozenset({"geregistreerd", "gesloten_id"})


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What goes into an extract."""

    organisatie: str
    waarover: Waarover
    kop: Kop
    rijen: Sequence[Geboekt]
    """Each row once."""
    documenten: Iterable[str]
    """By their SHA-256."""
    samenvatting: bytes
    leesmij: str
    zichtbaar: frozenset[int] = frozenset()
    """Rows of which also is shown what their hash does not cover: the name of a person."""
    met_keten: bool = False


@dataclass(slots=True)
class _Pak:
    bestanden: dict[str, bytes] = field(default_factory=dict)
    zonder_document: list[str] = field(default_factory=list)


def pak(inhoud: Inhoud) -> bytes:
    """The extract as a zip."""
    rijen = sorted(inhoud.rijen, key=lambda rij: rij.id)
    doos = _Pak()
    doos.bestanden[vorm.LEESMIJ] = inhoud.leesmij.encode()
    doos.bestanden[vorm.SAMENVATTING] = inhoud.samenvatting
    feiten = [asdict(_feit(rij, vrij=rij.id in inhoud.zichtbaar)) for rij in rijen]
    doos.bestanden[vorm.FEITEN] = vorm.als_json({"feiten": feiten})
    regels = [_regel(rij) for rij in rijen]
    _pak_handelingen(doos, {nr for r in regels for nr in (r.geopend, r.gesloten) if nr})
    if inhoud.met_keten:
        _pak_keten(doos, min(r.geopend for r in regels), inhoud.kop.nr)
    _pak_documenten(doos, inhoud.documenten)
    manifest = Manifest(
        organisatie=inhoud.organisatie,
        waarover=inhoud.waarover,
        kop=inhoud.kop,
        keten=inhoud.met_keten,
        zonder_document=tuple(doos.zonder_document),
        bestanden=tuple(_bestandsregel(naam, b) for naam, b in sorted(doos.bestanden.items())),
        feiten=tuple(regels),
    )
    return _als_zip({vorm.MANIFEST: manifest.schrijf(), **doos.bestanden})


def _feit(rij: Geboekt, *, vrij: bool) -> Feit:
    model, waarden = type(rij), rij.__dict__
    rest = [k for k in _kolommen(model) if k not in {*canon.kolommen(model), *_REGISTRATIE}]
    return Feit(
        tabel=model._meta.db_table,
        id=rij.id,
        kolommen=dict(canon.gehasht(model, waarden)),
        vrij={k: canon.waarde(waarden[k]) for k in rest} if vrij else {},
        geregistreerd=_bereik(rij.geregistreerd) if isinstance(rij, Registratie) else None,
    )


def _kolommen(model: type[Geboekt]) -> list[str]:
    alle = model._meta.concrete_fields
    return [v.attname for v in alle if not isinstance(v, models.GeneratedField)]


def _bereik(bereik: Any) -> tuple[str, str | None]:
    return canon.waarde(bereik.lower), canon.waarde(bereik.upper)


def _regel(rij: Geboekt) -> Feitregel:
    return Feitregel(
        tabel=rij._meta.db_table,
        id=rij.id,
        hash=canon.hash_van_rij(type(rij), rij.__dict__).hex(),
        geopend=rij.geopend_id,
        gesloten=rij.gesloten_id if isinstance(rij, Registratie) else None,
    )


def _pak_handelingen(doos: _Pak, nummers: Iterable[int]) -> None:
    """The Handelingen of the rows, each with its manifest as it was hashed."""
    schakels = []
    for handeling in _handelingen(nr__in=reeksen.ids(nummers)):
        schakels.append(asdict(_schakel(handeling)))
        doos.bestanden[vorm.manifestpad(handeling.nr)] = bytes(handeling.manifest)
    doos.bestanden[vorm.HANDELINGEN] = vorm.als_json({"handelingen": schakels})


def _pak_keten(doos: _Pak, vanaf: int, tot_en_met: int) -> None:
    schakels = [asdict(_schakel(h)) for h in _handelingen(nr__range=(vanaf, tot_en_met))]
    doos.bestanden[vorm.KETEN] = vorm.als_json({"schakels": schakels})


def _handelingen(**waar: Any) -> Iterable[Handeling]:
    return Handeling.objects.filter(**waar).order_by("nr").iterator(20)


def _schakel(handeling: Handeling) -> Schakel:
    return Schakel(
        nr=handeling.nr,
        hash=bytes(handeling.hash).hex(),
        bytes=canon.bytes_van_handeling(**delen_van(handeling)).decode(),
    )


def _pak_documenten(doos: _Pak, sommen: Iterable[str]) -> None:
    for document in Document.objects.filter(sha256__in=reeksen.teksten(sommen)).order_by("sha256"):
        try:
            with documenten.open_(document.sha256) as bestand:
                doos.bestanden[_documentpad(document)] = bestand.read()
        except DocumentError:
            doos.zonder_document.append(document.sha256)


def _documentpad(document: Document) -> str:
    extensie = PurePath(document.naam).suffix.lower().removeprefix(".") or "bin"
    return f"documenten/{document.sha256}.{extensie}"


def _bestandsregel(naam: str, inhoud: bytes) -> Bestandsregel:
    return Bestandsregel(naam, hashlib.sha256(inhoud).hexdigest(), len(inhoud))


def _als_zip(bestanden: Mapping[str, bytes]) -> bytes:
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w") as archief:
        for naam, inhoud in bestanden.items():
            archief.writestr(zipfile.ZipInfo(naam, _VROEGST), inhoud, zipfile.ZIP_DEFLATED)
    return stroom.getvalue()


def stand_van(kop: models_.Kop) -> Kop:
    """The head of the ledger, as an extract says it."""
    return Kop(kop.nr, bytes(kop.hash).hex(), canon.waarde(kop.moment))
