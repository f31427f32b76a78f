"""Checks an extract without the register, and names what in it is not as it was.

What it can prove and what not is in docs/uittreksel.md: whoever changes a fact and all that hangs
on it, to the last hash, is found out only by a head of the ledger that was known beforehand.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Any

from django.db import models

from driehoek.platform.handelingen import canon, verify_types
from driehoek.platform.handelingen.verify import geboekte_modellen
from driehoek.platform.handelingen.verify_types import Aard, Bevinding
from driehoek.platform.uittreksel import lees, vorm
from driehoek.platform.uittreksel.gelezen import (
    VORMFOUTEN,
    VORMLOOS,
    Gelezen,
    Handelingbeeld,
    lees_alles,
    van_bestand,
    van_handeling,
    van_rij,
)
from driehoek.platform.uittreksel.lees import Archief, KapotError
from driehoek.platform.uittreksel.vorm import Feit, Feitregel, Manifest


@dataclass(slots=True)
class Uitslag:
    """What came of a check."""

    manifest: Manifest
    bevindingen: list[Bevinding] = field(default_factory=list)
    feiten: int = 0
    handelingen: int = 0
    documenten: int = 0
    in_keten: bool = False
    """All Handelingen in it are links of one chain that ends at its head."""
    bewezen_tot: int | None = None
    """Up to which Handeling a head that was known beforehand proves the chain; None: none."""

    @property
    def laatste(self) -> int:
        """The last Handeling that something in it was booked by."""
        nummers = [n for r in self.manifest.feiten for n in (r.geopend, r.gesloten) if n]
        return max(nummers, default=0)


def controleer(pad: Path, *, bekend: tuple[int, bytes] | None = None) -> Uitslag:
    """OngeldigError where it is no extract. `bekend`: a head (nr, hash) known beforehand."""
    verify_types.ontdek()
    with lees.open_(pad) as archief:
        uitslag = Uitslag(archief.manifest())
        gelezen = Gelezen()
        for deel in (
            _bestanden(archief, uitslag.manifest),
            lees_alles(archief, uitslag.manifest, gelezen),
            _feitregels(uitslag.manifest, gelezen),
            _waarover(uitslag.manifest, gelezen),
            _feiten(uitslag.manifest, gelezen),
            _documenten(archief, uitslag.manifest, gelezen),
            _keten(uitslag, gelezen),
            _kop(uitslag, gelezen, bekend),
        ):
            uitslag.bevindingen.extend(deel)
        uitslag.feiten, uitslag.handelingen = len(gelezen.feiten), len(gelezen.handelingen)
        uitslag.documenten = sum(naam.startswith("documenten/") for naam in archief.namen)
    return uitslag


# -- files ---------------------------------------------------------------------------------------


def _bestanden(archief: Archief, manifest: Manifest) -> Iterator[Bevinding]:
    """Every file is as the manifest of the extract says, and there are no others."""
    genoemd = {regel.naam: regel for regel in manifest.bestanden}
    for naam in sorted(archief.namen - genoemd.keys() - {vorm.MANIFEST}):
        yield van_bestand(naam, Aard.TOEGEVOEGD, f"{naam} hoort er niet bij.")
    for naam, regel in genoemd.items():
        if naam not in archief.namen:
            yield van_bestand(naam, Aard.VERWIJDERD, f"{naam} ontbreekt.")
            continue
        try:
            inhoud = archief.lees(naam)
        except KapotError as fout:
            yield van_bestand(naam, Aard.BESTAND, str(fout))
            continue
        if hashlib.sha256(inhoud).hexdigest() != regel.sha256 or len(inhoud) != regel.grootte:
            yield van_bestand(naam, Aard.GEWIJZIGD, f"{naam} is gewijzigd.")


# -- facts ---------------------------------------------------------------------------------------


def _feitregels(manifest: Manifest, gelezen: Gelezen) -> Iterator[Bevinding]:
    """The manifest of the extract and its facts are about the same rows."""
    genoemd = {(r.tabel, r.id) for r in manifest.feiten}
    for tabel, id_ in sorted(genoemd - gelezen.feiten.keys()):
        yield van_rij(tabel, id_, Aard.VERWIJDERD, "ontbreekt in de feiten.")
    for tabel, id_ in sorted(gelezen.feiten.keys() - genoemd):
        yield van_rij(tabel, id_, Aard.TOEGEVOEGD, "staat niet in het manifest van het uittreksel.")


def _waarover(manifest: Manifest, gelezen: Gelezen) -> Iterator[Bevinding]:
    """What it says to be about is among its facts, by that number."""
    over = manifest.waarover
    nummers = {f.kolommen.get("nummer") for (_, id_), f in gelezen.feiten.items() if id_ == over.id}
    if over.nummer not in nummers:
        zin = f"Dit uittreksel gaat niet over {over.nummer}, al zegt het manifest van wel."
        yield van_bestand(vorm.MANIFEST, Aard.GEWIJZIGD, zin)


def _feiten(manifest: Manifest, gelezen: Gelezen) -> Iterator[Bevinding]:
    modellen = geboekte_modellen()
    for regel in manifest.feiten:
        feit = gelezen.feiten.get((regel.tabel, regel.id))
        if feit is None:
            continue
        try:
            yield from _feit(regel, feit, gelezen)
            yield from _buiten_de_hash(feit, modellen.get(feit.tabel))
        except VORMFOUTEN:
            yield van_rij(regel.tabel, regel.id, Aard.GEWIJZIGD, VORMLOOS)


def _feit(regel: Feitregel, feit: Feit, gelezen: Gelezen) -> Iterator[Bevinding]:
    plek = (regel.tabel, regel.id)
    berekend = canon.hash_van_velden(
        feit.tabel, [[k, feit.kolommen[k]] for k in sorted(feit.kolommen)]
    ).hex()
    if berekend != regel.hash:
        yield van_rij(*plek, Aard.GEWIJZIGD, "is anders dan haar controlegetal zegt.")
    if str(feit.kolommen.get("id")) != str(regel.id) or str(feit.kolommen.get("geopend_id")) != str(
        regel.geopend
    ):
        yield van_rij(*plek, Aard.GEWIJZIGD, "zegt een ander nummer of een andere handeling.")
    yield from _geopend(regel, feit, gelezen)
    yield from _gesloten(regel, feit, gelezen)


def _geopend(regel: Feitregel, feit: Feit, gelezen: Gelezen) -> Iterator[Bevinding]:
    plek = (regel.tabel, regel.id)
    handeling = gelezen.handelingen.get(regel.geopend)
    if handeling is None:
        yield van_rij(*plek, Aard.VERWIJDERD, f"rust op handeling {regel.geopend}, die ontbreekt.")
        return
    vastgelegd = gelezen.geopend.get(regel.geopend, {}).get(plek)
    if vastgelegd != regel.hash:
        yield van_rij(*plek, Aard.GEWIJZIGD, f"is anders dan handeling {regel.geopend} vastlegde.")
    if feit.geregistreerd and feit.geregistreerd[0] != handeling.moment:
        yield van_rij(
            *plek, Aard.SLUITING, "zegt een ander moment van registratie dan zijn handeling."
        )


def _gesloten(regel: Feitregel, feit: Feit, gelezen: Gelezen) -> Iterator[Bevinding]:
    """Who closed it did; and who is in here did not close what says to be open."""
    plek = (regel.tabel, regel.id)
    einde = feit.geregistreerd[1] if feit.geregistreerd else None
    sluiters = {nr for nr, rijen in gelezen.gesloten.items() if plek in rijen}
    verwacht = {regel.gesloten} if regel.gesloten else set()
    if sluiters != verwacht or (einde is None) != (regel.gesloten is None):
        wie = ", ".join(map(str, sorted(sluiters))) or "geen handeling"
        yield van_rij(
            *plek, Aard.SLUITING, f"zegt iets anders over zijn einde dan de handelingen ({wie})."
        )
    elif regel.gesloten and einde != gelezen.handelingen[regel.gesloten].moment:
        yield van_rij(*plek, Aard.SLUITING, f"zegt een ander einde dan handeling {regel.gesloten}.")


def _buiten_de_hash(feit: Feit, model: "type[Any] | None") -> Iterator[Bevinding]:
    """What a hash does not cover, such as a name, is held by a commitment that it does cover."""
    if model is None or not feit.vrij:
        return
    binair = {v.attname for v in model._meta.concrete_fields if isinstance(v, models.BinaryField)}
    rij = {
        k: bytes.fromhex(v) if k in binair and v is not None else v
        for k, v in {**feit.kolommen, **feit.vrij}.items()
    }
    if zin := verify_types.controle_van(model)(rij):
        yield van_rij(feit.tabel, feit.id, Aard.GEWIJZIGD, zin)


# -- documents, chain, head ----------------------------------------------------------------------


def _documenten(archief: Archief, manifest: Manifest, gelezen: Gelezen) -> Iterator[Bevinding]:
    """Each document that a fact names is there, under its own SHA-256."""
    sommen = {str(s) for f in gelezen.feiten.values() if (s := f.kolommen.get("document_id"))}
    aanwezig: set[str] = set()
    for naam in sorted(n for n in archief.namen if n.startswith("documenten/")):
        som = PurePosixPath(naam).name.partition(".")[0]
        aanwezig.add(som)
        try:
            klopt = hashlib.sha256(archief.lees(naam)).hexdigest() == som
        except KapotError:
            continue  # named with the files
        if not klopt:
            yield van_bestand(
                naam, Aard.DOCUMENT, f"{naam} is een ander document dan is vastgelegd."
            )
    for som in sorted(sommen - aanwezig - set(manifest.zonder_document)):
        yield van_bestand(som, Aard.DOCUMENT, f"Document {som} ontbreekt.")


def _keten(uitslag: Uitslag, gelezen: Gelezen) -> Iterator[Bevinding]:
    """Every link names the one before; with the whole chain in it, up to the head."""
    kop = uitslag.manifest.kop
    if not uitslag.manifest.keten:
        yield from _schakels(gelezen.handelingen.values(), aaneen=False)
        return
    gevonden = list(_schakels(gelezen.schakels, aaneen=True))
    hashes = {schakel.nr: schakel.hash for schakel in gelezen.schakels}
    gevonden += [
        van_handeling(h.nr, "staat zo niet in de keten.", Aard.KETEN)
        for h in gelezen.handelingen.values()
        if hashes.get(h.nr) != h.hash
    ]
    if not gelezen.schakels or (kop.nr, kop.hash) != (
        gelezen.schakels[-1].nr,
        gelezen.schakels[-1].hash,
    ):
        gevonden.append(
            Bevinding("uittreksel", kop.nr, Aard.KOP, "De keten eindigt niet bij de kop.")
        )
    yield from gevonden
    uitslag.in_keten = not gevonden


def _schakels(handelingen: Iterable[Handelingbeeld], *, aaneen: bool) -> Iterator[Bevinding]:
    op_volgorde = sorted(handelingen, key=lambda h: h.nr)
    for vorig, deze in pairwise(op_volgorde):
        if deze.nr == vorig.nr + 1 and deze.vorige != vorig.hash:
            yield van_handeling(deze.nr, f"sluit niet aan op handeling {vorig.nr}.", Aard.KETEN)
        elif aaneen and deze.nr != vorig.nr + 1:
            yield van_handeling(vorig.nr + 1, "ontbreekt in de keten.", Aard.KETEN)


def _kop(
    uitslag: Uitslag, gelezen: Gelezen, bekend: tuple[int, bytes] | None
) -> Iterator[Bevinding]:
    """The head that was known beforehand is in it, as head or as one of its Handelingen."""
    if bekend is None:
        return
    nr, hash_ = bekend[0], bekend[1].hex()
    kop = uitslag.manifest.kop
    hashes = {h.nr: h.hash for h in (*gelezen.handelingen.values(), *gelezen.schakels)}
    hashes.setdefault(kop.nr, kop.hash)
    if nr not in hashes:
        yield Bevinding("uittreksel", nr, Aard.KOP, _niet_erin(nr, kop.nr))
    elif hashes[nr] != hash_:
        zin = f"Handeling {nr} is een andere dan de kop die je opgeeft."
        yield Bevinding("uittreksel", nr, Aard.KOP, zin)
    elif uitslag.in_keten:
        uitslag.bewezen_tot = nr


def _niet_erin(nr: int, kop: int) -> str:
    if nr > kop:
        return (
            f"De kop die je opgeeft is van handeling {nr}, en dit uittreksel is van handeling {kop}."
            " Vraag een nieuw uittreksel, of geef een kop van toen."
        )
    return f"Handeling {nr} zit niet in dit uittreksel. Vraag er een met de hele keten."
