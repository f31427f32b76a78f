"""A file of decisions and payments against the register (BEV-04)."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from driehoek.bevoegdheden import geheugen
from driehoek.kern.bevoegdheid import Index, momentnummer
from driehoek.kern.rechtmatigheid import Blok
from driehoek.kern.rechtmatigheid.bekrachtigd import Daad
from driehoek.platform import klok
from driehoek.rechtmatigheid import reads
from driehoek.rechtmatigheid.lezen import Bron, open_bron
from driehoek.rechtmatigheid.lezen.codes import Codelijst
from driehoek.rechtmatigheid.lezen.vertalen import Vertaler
from driehoek.rechtmatigheid.naast import achteraf, met, vooruit
from driehoek.rechtmatigheid.schrijven import Regels, Schrijver, schrijver
from driehoek.rechtmatigheid.telling import vat_samen
from driehoek.rechtmatigheid.types import Afgebroken, Samenvatting
from driehoek.rechtmatigheid.volgorde import UitVolgordeError, bewaak, sorteer
from driehoek.register.reads import kop

if TYPE_CHECKING:
    from driehoek.kern.rechtmatigheid.tellen import Tellingen

Voortgang = Callable[[int, int], None]
EERSTE_RIJ = 2
"""Of a file, as people count: under the header."""


@dataclass(frozen=True, slots=True)
class Register:
    """All that a check asks of the register, at one number of the ledger."""

    nr: int
    moment: datetime
    index: Index
    vensters: Sequence[tuple[int, int]]
    opgaven: Mapping[int, int]
    vertaler: Vertaler
    bekrachtigd: Mapping[Daad, int] = field(default_factory=dict)

    @classmethod
    def van_nu(cls) -> "Register":
        hoofd = kop()
        index = geheugen.actueel(hoofd)
        return cls(
            hoofd.nr,
            hoofd.moment,
            index,
            reads.vensters(),
            reads.opgaven(),
            _vertaler(index),
            reads.bekrachtigd(),
        )


def toets_bestand(
    bron: Path,
    doel: Path,
    *,
    voortgang: Voortgang,
    gestopt: Callable[[], bool],
    register: Register | None = None,
) -> Samenvatting:
    """Judge every line of `bron`, and write what is found to `doel` (Parquet or CSV).

    Raises Bestandsfout where the file cannot be judged, Afgebroken when `gestopt` says so; then
    `doel` is as it was. What is found comes in order of date and line.
    """
    werk = _Werk(bron, doel, voortgang, gestopt, register or Register.van_nu())
    try:
        with closing(werk.blokken()) as blokken:
            return werk.doe(bewaak(blokken))
    except UitVolgordeError:
        with (
            TemporaryDirectory(prefix=".toets-", dir=doel.parent) as map_,
            closing(werk.blokken()) as blokken,
        ):
            return werk.doe(sorteer(blokken, Path(map_)))


@dataclass(frozen=True, slots=True)
class _Werk:
    bron: Path
    doel: Path
    voortgang: Voortgang
    gestopt: Callable[[], bool]
    register: Register

    def blokken(self) -> Generator[Blok, None, None]:
        """The file, in the order that it has; read ahead while what came before is judged."""
        bron = open_bron(self.bron)
        # Who asks for the check is told and heard in its own thread: that has the database.
        with closing(vooruit(self._vertaald(bron))) as vertaald:
            for gedaan, blok in vertaald:
                if self.gestopt():
                    raise Afgebroken("De toetsing is gestopt. Er is niets bewaard.")
                yield blok
                self.voortgang(gedaan, bron.totaal)

    def _vertaald(self, bron: Bron) -> Generator[tuple[int, Blok], None, None]:
        rij = EERSTE_RIJ
        for gedaan, batch in bron.batches:
            yield gedaan, self.register.vertaler.blok(batch, rij)
            rij += batch.num_rows

    def doe(self, blokken: Iterator[Blok]) -> Samenvatting:
        # Compiled code takes a second to load: only when there is something to judge.
        from driehoek.kern.rechtmatigheid.oordelen import Beoordelaar  # noqa: PLC0415
        from driehoek.kern.rechtmatigheid.tellen import Tellingen  # noqa: PLC0415

        register = self.register
        tellingen = Tellingen()
        with schrijver(self.doel) as uit, achteraf(_vastlegger(uit, tellingen)) as leg_vast:
            beoordelaar = Beoordelaar(
                register.index,
                momentnummer(register.moment),
                register.vensters,
                register.bekrachtigd,
            )
            for blok, eerder in met(blokken, beoordelaar.eerder):
                leg_vast((blok, beoordelaar.beoordeel(blok, eerder)))
        return vat_samen(register.nr, register.moment, tellingen, register.opgaven)


def _vastlegger(uit: Schrijver, tellingen: "Tellingen") -> Callable[[Regels], None]:
    def leg_vast(regels: Regels) -> None:
        uit.schrijf(regels)
        tellingen.tel(*regels)

    return leg_vast


def _vertaler(index: Index) -> Vertaler:
    kent = reads.kennis()
    eerste = min((r.van for rollen in list(index.rollen.values()) for r in rollen), default=1)
    return Vertaler(
        Codelijst.van(kent.personen, "is geen persoon in het register. Gebruik haar nummer."),
        Codelijst.van(
            kent.opdrachten,
            "is geen opdracht of deelopdracht in het register. Gebruik haar nummer.",
        ),
        Codelijst.van(
            kent.handelingen, f"is geen handeling. Kies uit {', '.join(kent.handelingen)}."
        ),
        kent.voorwaarden,
        date.fromordinal(eerste),
        klok.vandaag(),
        klok.nu(),
    )
