"""The server: one `postgres` as our direct child, from start to stop."""

import os
import signal
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg

from driehoek.platform.postgres import cluster, proces
from driehoek.platform.postgres.aansluiting import Aansluiting
from driehoek.platform.postgres.binaries import Binaries, bereikbare_binaries, zoek_binaries
from driehoek.platform.postgres.fouten import PostgresError
from driehoek.platform.postgres.gebruiker import kies_gebruiker
from driehoek.platform.postgres.rollen import zorg_voor_rollen
from driehoek.platform.postgres.slot import Slot
from driehoek.platform.postgres.werkmap import Werkmap

_STARTTIJD = 120.0  # recovery after a crash may take long
_GROOTSTE_LOG = 10_000_000
_LADDER = [(signal.SIGINT, 20.0), (signal.SIGQUIT, 8.0), (signal.SIGKILL, 5.0)]
_LADDER_WEGWERP = [(signal.SIGINT, 4.0), (signal.SIGQUIT, 4.0), (signal.SIGKILL, 5.0)]
_ALTIJD = [
    "listen_addresses=",
    "unix_socket_permissions=0700",
    "port=5432",
    "timezone=UTC",
    "log_timezone=UTC",
    "logging_collector=off",
    "log_destination=stderr",
    "jit=off",
]
_WEGWERP = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_connections=200",
    # Of a test that is rolled back it counts the rows that are gone: the next test, in one long
    # transaction, would be planned for as if its tables were empty.
    "autovacuum=off",
]


class Server(Aansluiting):
    """`with Server(var) as server:` keeps its data in `var`; `Server(wegwerp=True)` nowhere."""

    def __init__(
        self, var: Path | None = None, *, wegwerp: bool = False, binaries: Binaries | None = None
    ) -> None:
        if (var is None) != wegwerp:
            raise ValueError("Een server heeft een map, of is wegwerp: een van beide.")
        super().__init__()
        self.wegwerp = wegwerp
        self._var = var.resolve() if var else None
        self._binaries = binaries or zoek_binaries()
        self._werkmap: Werkmap | None = None
        self._slot: Slot | None = None
        self._proces: proces.Proces | None = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def versie(self) -> int:
        return self._binaries.versie

    @property
    def pid(self) -> int:
        if self._proces is None:
            raise PostgresError("De server draait niet.")
        return self._proces.pid

    @property
    def leeft(self) -> bool:
        return self._proces is not None and self._proces.poll() is None

    @property
    def data(self) -> Path:
        return (self._var or self.socketmap) / f"pg{self.versie}"

    @property
    def log(self) -> Path:
        return self.data.with_suffix(".log")

    def start(self) -> Self:
        try:
            self._neem_plaats()
            self._start_postgres()
            self._wacht_tot_klaar()
            with self.verbind("postgres") as conn:
                zorg_voor_rollen(conn)
        except BaseException:
            self.stop()
            raise
        return self

    def stop(self) -> None:
        """Stop and leave nothing running; harmless when already stopped."""
        if self._proces is not None:
            proces.stop(self._proces, _LADDER_WEGWERP if self.wegwerp else _LADDER)
            self._proces = None
        if self._slot is not None:
            self._slot.laat_los()
            self._slot = None
        if self._werkmap is not None:
            self._werkmap.verwijder()
            self._werkmap = self._socketmap = None

    def _neem_plaats(self) -> None:
        if self._var:
            self._var.mkdir(parents=True, exist_ok=True)
            slot = Slot(self._var / f"pg{self.versie}.slot")
            slot.neem()
            self._slot = slot
        self._gebruiker = kies_gebruiker(self.data if self._var else None)
        self._werkmap = Werkmap(self._gebruiker)
        self._socketmap = self._werkmap.pad

    def _start_postgres(self) -> None:
        als, data = self._gebruiker, self.data
        binaries = bereikbare_binaries(self._binaries, als, self.socketmap)
        cluster.maak_cluster(data, binaries, als, wegwerp=self.wegwerp)
        cluster.verwijder_oud_pidbestand(data)
        instellingen = [
            *_ALTIJD,
            *(_WEGWERP if self.wegwerp else []),
            *cluster.schrijf_toegang(self.socketmap, als),
            f"unix_socket_directories={self.socketmap}",
        ]
        fd = cluster.open_map(data)
        sloten = [self._slot, self._werkmap.slot if self._werkmap else None]
        try:
            with self.log.open("wb" if self._log_is_vol() else "ab") as uitvoer:
                self._proces = proces.start(
                    [
                        binaries.pad("postgres"),
                        "-D",
                        f"/proc/self/fd/{fd}",
                        *[deel for i in instellingen for deel in ("-c", i)],
                    ],
                    sein=signal.SIGQUIT,
                    env={"LC_ALL": "C", "PATH": os.environ.get("PATH", "")},
                    als=als,
                    fds=[fd, *(slot.fd for slot in sloten if slot and slot.fd)],
                    uitvoer=uitvoer,
                )
        finally:
            os.close(fd)

    def _wacht_tot_klaar(self) -> None:
        einde = time.monotonic() + _STARTTIJD
        while self.leeft and time.monotonic() < einde:
            try:
                self.verbind("postgres").close()
            except psycopg.OperationalError:
                time.sleep(0.02)
            else:
                return
        staart = self.log.read_text(errors="replace").splitlines()[-8:]
        raise PostgresError("PostgreSQL start niet:\n" + "\n".join(staart))

    def _log_is_vol(self) -> bool:
        return self.log.exists() and self.log.stat().st_size > _GROOTSTE_LOG
