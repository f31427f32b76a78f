"""`driehoek verify`: is everything in the register as the ledger says?

Walks the Handelingen in order, in batches of a few thousand rows, and compares each batch with
the tables: memory does not grow with the register. All is read from one snapshot, so that it may
run while others write.
"""

from collections.abc import Callable, Iterator

from django.apps import apps
from django.db import DataError

from driehoek.platform import documenten
from driehoek.platform.handelingen import verify_rijen, verify_types
from driehoek.platform.handelingen.verify_keten import TABEL, Keten
from driehoek.platform.handelingen.verify_rijen import Partij
from driehoek.platform.handelingen.verify_types import Aard, Bevinding
from driehoek.platform.models import Document, Handeling, Kop
from driehoek.platform.momentopname import momentopname
from driehoek.platform.tijdfeit import Geboekt

__all__ = ["Aard", "Bevinding", "controleer", "geboekte_modellen"]

Meld = Callable[[int, int], None]
"""Told how far it is: Handelingen done, and how many there are."""

_REGELS_PER_PARTIJ = 5000
_HANDELINGEN_PER_KEER = 20  # the manifest of a bulk act takes megabytes


def controleer(
    *, bekend: tuple[int, bytes] | None = None, meld: Meld | None = None
) -> Iterator[Bevinding]:
    """Everything that differs from what the ledger says; nothing when all is well.

    `bekend` is a head (nr, hash) that was noted down elsewhere: who can change the whole
    database can rewrite the whole ledger, but not that note.
    """
    verify_types.ontdek()
    with momentopname():
        yield from _eens(_alles(bekend, meld or (lambda _gedaan, _totaal: None)))


def geboekte_modellen() -> dict[str, type[Geboekt]]:
    """Every table that the ledger guards, by name."""
    modellen = [m for m in apps.get_models() if issubclass(m, Geboekt)]
    return {m._meta.db_table: m for m in modellen}


def _alles(bekend: tuple[int, bytes] | None, meld: Meld) -> Iterator[Bevinding]:
    keten = Keten(bekend)
    totaal = Handeling.objects.count()
    modellen = geboekte_modellen()
    partij = Partij(None, None)
    gedaan = 0
    for handeling in _handelingen():
        if isinstance(handeling, int):
            yield keten.sla_over(handeling)
        else:
            yield from keten.lees(handeling)
            yield from _neem_op(partij, keten, handeling)
        gedaan += 1
        if partij.regels >= _REGELS_PER_PARTIJ:
            yield from _vergelijk(modellen, partij)
            partij = Partij(partij.tot, None)
            meld(gedaan, totaal)
    # The last batch is open at its end: rows that name a Handeling that never was.
    partij.tot = None
    yield from _vergelijk(modellen, partij)
    meld(gedaan, totaal)
    yield from keten.sluit_af()
    yield from _documenten()
    yield from verify_types.van_rooms()


def _handelingen() -> Iterator[Handeling | int]:
    """All Handelingen in order; of one that Python cannot read, the number."""
    vraag = Handeling.objects.order_by("nr")
    laatste: int | None = None
    try:
        for handeling in vraag.iterator(_HANDELINGEN_PER_KEER):
            laatste = handeling.nr
            yield handeling
    except DataError:
        rest = vraag if laatste is None else vraag.filter(nr__gt=laatste)
        for nr in list(rest.values_list("nr", flat=True)):
            yield _lees(nr)


def _lees(nr: int) -> Handeling | int:
    try:
        return Handeling.objects.get(nr=nr)
    except DataError:
        return nr


def _neem_op(partij: Partij, keten: Keten, handeling: Handeling) -> Iterator[Bevinding]:
    try:
        keten.onthoud(partij.neem_op(handeling.nr, handeling.moment, bytes(handeling.manifest)))
    except ValueError:
        yield Bevinding(
            TABEL,
            handeling.nr,
            Aard.GEWIJZIGD,
            f"Handeling {handeling.nr} is gewijzigd: haar manifest is niet te lezen.",
        )


def _vergelijk(modellen: dict[str, type[Geboekt]], partij: Partij) -> Iterator[Bevinding]:
    for tabel in sorted(partij.tabellen - modellen.keys()):
        nr = min(nr for nr, _ in partij.geopend[tabel].values() or [(partij.na or 0, b"")])
        yield Bevinding(
            TABEL, nr, Aard.GEWIJZIGD, f"Handeling {nr} noemt een onbekende tabel: {tabel}."
        )
    for model in modellen.values():
        yield from verify_rijen.vergelijk(model, partij)


def _documenten() -> Iterator[Bevinding]:
    tabel = Document._meta.db_table
    for document in Document.objects.order_by("sha256").iterator():
        if zin := documenten.wat_mis_is(document):
            yield Bevinding(tabel, document.sha256, Aard.DOCUMENT, zin)


def _eens(bevindingen: Iterator[Bevinding]) -> Iterator[Bevinding]:
    """Each thing once, however many times it shows."""
    gezien: set[tuple[str, int | str, Aard]] = set()
    for b in bevindingen:
        if (b.tabel, b.id, b.aard) not in gezien:
            gezien.add((b.tabel, b.id, b.aard))
            yield b


def kop() -> tuple[int, str]:
    """The head of the ledger as people note it down: number and hash."""
    hoofd = Kop.objects.get(id=1)
    return hoofd.nr, bytes(hoofd.hash).hex()
