"""What of an extract can be read: its facts, its Handelingen and the chain, and what cannot."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from driehoek.platform.handelingen import canon
from driehoek.platform.handelingen import manifest as rijenlijst
from driehoek.platform.handelingen.verify_types import Aard, Bevinding
from driehoek.platform.uittreksel import vorm
from driehoek.platform.uittreksel.lees import Archief, KapotError
from driehoek.platform.uittreksel.vorm import Feit, Manifest, Schakel

VORMFOUTEN = (LookupError, TypeError, ValueError, AttributeError)
VORMLOOS = "heeft niet de vorm die erbij hoort."
_GRENZEN = 2
Plek = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Handelingbeeld:
    """One Handeling as its own bytes say it is."""

    nr: int
    hash: str
    vorige: str
    moment: str
    som_van_manifest: str


@dataclass(slots=True)
class Gelezen:
    """What was readable of an extract."""

    feiten: dict[Plek, Feit] = field(default_factory=dict)
    handelingen: dict[int, Handelingbeeld] = field(default_factory=dict)
    schakels: list[Handelingbeeld] = field(default_factory=list)
    geopend: dict[int, dict[Plek, str]] = field(default_factory=dict)
    gesloten: dict[int, set[Plek]] = field(default_factory=dict)


def lees_alles(archief: Archief, manifest: Manifest, gelezen: Gelezen) -> Iterator[Bevinding]:
    """Fill `gelezen`; gives what cannot be read, or does not agree with itself."""
    yield from _lees_handelingen(archief, gelezen)
    yield from _lees_feiten(archief, gelezen)
    yield from _lees_keten(archief, manifest, gelezen)
    yield from _manifesten(archief, gelezen)


def van_bestand(naam: str, aard: Aard, zin: str) -> Bevinding:
    return Bevinding("uittreksel", naam, aard, zin)


def _lees_feiten(archief: Archief, gelezen: Gelezen) -> Iterator[Bevinding]:
    try:
        for gegeven in archief.lees_json(vorm.FEITEN)["feiten"]:
            feit = Feit(**gegeven)
            if _heeft_vorm(feit):
                gelezen.feiten[feit.tabel, int(feit.id)] = feit
            else:
                yield van_rij(feit.tabel, feit.id, Aard.GEWIJZIGD, VORMLOOS)
    except KapotError as fout:
        yield van_bestand(vorm.FEITEN, Aard.BESTAND, str(fout))
    except VORMFOUTEN:
        yield _vormfout(vorm.FEITEN)


def _heeft_vorm(feit: Feit) -> bool:
    bereik = feit.geregistreerd
    return (
        isinstance(feit.kolommen, dict)
        and isinstance(feit.vrij, dict)
        and (bereik is None or (isinstance(bereik, list) and len(bereik) == _GRENZEN))
    )


def _lees_handelingen(archief: Archief, gelezen: Gelezen) -> Iterator[Bevinding]:
    try:
        gegevens = archief.lees_json(vorm.HANDELINGEN)["handelingen"]
        for schakel in (Schakel(**gegeven) for gegeven in gegevens):
            gelezen.handelingen[schakel.nr] = handeling = _ontleed(schakel)
            yield from _hash_klopt(schakel, handeling)
    except KapotError as fout:
        yield van_bestand(vorm.HANDELINGEN, Aard.BESTAND, str(fout))
    except VORMFOUTEN:
        yield _vormfout(vorm.HANDELINGEN)


def _lees_keten(archief: Archief, manifest: Manifest, gelezen: Gelezen) -> Iterator[Bevinding]:
    if not manifest.keten:
        return
    try:
        for schakel in (Schakel(**g) for g in archief.lees_json(vorm.KETEN)["schakels"]):
            gelezen.schakels.append(handeling := _ontleed(schakel))
            yield from _hash_klopt(schakel, handeling)
    except KapotError as fout:
        yield van_bestand(vorm.KETEN, Aard.BESTAND, str(fout))
    except VORMFOUTEN:
        yield _vormfout(vorm.KETEN)


def _vormfout(naam: str) -> Bevinding:
    return van_bestand(naam, Aard.BESTAND, f"{naam} heeft niet de vorm die erbij hoort.")


def _ontleed(schakel: Schakel) -> Handelingbeeld:
    """What the bytes of a Handeling say; ValueError where they are none."""
    inhoud = schakel.bytes.encode()
    if not inhoud.startswith(canon.VOOR_HANDELING):
        raise ValueError(schakel.nr)
    delen: Mapping[str, Any] = json.loads(inhoud.removeprefix(canon.VOOR_HANDELING))
    return Handelingbeeld(
        nr=int(delen["nr"]),
        hash=schakel.hash,
        vorige=str(delen["vorige"]),
        moment=str(delen["moment"]),
        som_van_manifest=str(delen["manifest"]),
    )


def _hash_klopt(schakel: Schakel, handeling: Handelingbeeld) -> Iterator[Bevinding]:
    if hashlib.sha256(schakel.bytes.encode()).hexdigest() != schakel.hash:
        yield van_handeling(schakel.nr, "is gewijzigd: haar controlegetal klopt niet.")
    if handeling.nr != schakel.nr:
        yield van_handeling(schakel.nr, f"zegt zelf handeling {handeling.nr} te zijn.")


def van_handeling(nr: int, zin: str, aard: Aard = Aard.GEWIJZIGD) -> Bevinding:
    return Bevinding("platform_handeling", nr, aard, f"Handeling {nr} {zin}")


def _manifesten(archief: Archief, gelezen: Gelezen) -> Iterator[Bevinding]:
    """Each Handeling's list of rows is the one that its hash covers."""
    for nr, handeling in gelezen.handelingen.items():
        try:
            inhoud = archief.lees(vorm.manifestpad(nr))
            regels = list(rijenlijst.lees(inhoud))
        except KapotError as fout:
            yield van_bestand(vorm.manifestpad(nr), Aard.BESTAND, str(fout))
            continue
        except ValueError:
            yield van_handeling(nr, "heeft een lijst van rijen die niet te lezen is.")
            continue
        if hashlib.sha256(inhoud).hexdigest() != handeling.som_van_manifest:
            yield van_handeling(nr, "heeft een andere lijst van rijen dan zij vastlegde.")
        gelezen.geopend[nr] = {(r.tabel, r.id): r.hash.hex() for r in regels if r.hash}
        gelezen.gesloten[nr] = {(r.tabel, r.id) for r in regels if r.hash is None}


def van_rij(tabel: str, id_: int, aard: Aard, zin: str) -> Bevinding:
    return Bevinding(tabel, id_, aard, f"Rij {id_} van {tabel} {zin}")
