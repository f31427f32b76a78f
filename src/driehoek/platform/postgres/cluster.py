"""The data of one server: made once, and cleared of what a dead server left behind."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

from driehoek.platform.postgres.binaries import Binaries
from driehoek.platform.postgres.fouten import DataBezetError, PostgresError
from driehoek.platform.postgres.gebruiker import Gebruiker, geef_aan, wie_ben_ik
from driehoek.platform.postgres.proces import aan_ons_gebonden
from driehoek.platform.postgres.rollen import APP, EIGENAAR, SUPERUSER


def open_map(folder: Path) -> int:
    """A folder as an open file.

    The server reaches its data through it (`/proc/self/fd/N`), so that the folders above need
    not be open to the user it runs as.
    """
    return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)


def maak_cluster(data: Path, binaries: Binaries, als: Gebruiker, *, wegwerp: bool) -> None:
    """Initialise `data` if it is not there yet: whole, or not at all."""
    if (data / "PG_VERSION").exists():
        return
    _weiger_andere_versie(data)
    nieuw = data.with_name(data.name + ".nieuw")
    shutil.rmtree(nieuw, ignore_errors=True)
    nieuw.mkdir(mode=0o700, parents=True)
    geef_aan(nieuw, als)
    fd = open_map(nieuw)
    try:
        _initdb(fd, binaries, als, wegwerp=wegwerp)
    finally:
        os.close(fd)
    nieuw.rename(data)


def verwijder_oud_pidbestand(data: Path) -> None:
    """Remove a stale `postmaster.pid`; we hold the lock, so ours is never a living server.

    Its number may by now belong to somebody else, at which PostgreSQL would refuse to start.
    Only a server started on this data by hand is real, and is left alone.
    """
    bestand = data / "postmaster.pid"
    if not bestand.exists():
        return
    pid = bestand.read_text().partition("\n")[0].strip()
    if pid.isdecimal() and _werkt_in(int(pid), data):
        raise DataBezetError(
            f"Op de gegevens in {data} draait al een PostgreSQL (proces {pid}) die Driehoek niet "
            "heeft gestart. Stop die eerst."
        )
    bestand.unlink()


def schrijf_toegang(folder: Path, als: Gebruiker) -> list[str]:
    """Who may connect: only our own user, over the socket, as one of the three roles."""
    hba, ident = folder / "pg_hba.conf", folder / "pg_ident.conf"
    hba.write_text("local all all peer map=driehoek\n")
    ik = wie_ben_ik().naam
    ident.write_text(
        "".join(f'driehoek "{ik}" {rol}\n' for rol in (SUPERUSER, EIGENAAR, APP)),
    )
    for bestand in (hba, ident):
        geef_aan(bestand, als)
    return [f"hba_file={hba}", f"ident_file={ident}"]


def _weiger_andere_versie(data: Path) -> None:
    mappen = [p.parent.name for p in data.parent.glob("pg*/PG_VERSION")]
    anderen = [naam for naam in sorted(mappen) if naam.removeprefix("pg").isdecimal()]
    if anderen:
        raise PostgresError(
            f"In {data.parent} staan gegevens van een andere PostgreSQL ({', '.join(anderen)}); "
            f"deze versie wil {data.name}. Maak met de oude versie een reservekopie "
            "(driehoek backup), verplaats de oude map, en zet de kopie terug (driehoek restore)."
        )


def _initdb(fd: int, binaries: Binaries, als: Gebruiker, *, wegwerp: bool) -> None:
    vlaggen = ["--no-sync"] if wegwerp else ["--data-checksums"]
    if wegwerp and binaries.versie >= 18:  # noqa: PLR2004  (checksums became the default in 18)
        vlaggen.append("--no-data-checksums")
    klaar = subprocess.run(  # noqa: S603  (a program we found ourselves)
        [
            binaries.pad("initdb"),
            f"--pgdata=/proc/self/fd/{fd}",
            f"--username={SUPERUSER}",
            "--encoding=UTF8",
            "--auth-local=peer",
            "--auth-host=reject",
            *binaries.initdb_taal(),
            *vlaggen,
        ],
        env={"LC_ALL": "C", "PATH": os.environ.get("PATH", ""), "TZ": "UTC"},
        cwd="/",
        pass_fds=[fd],
        user=als.uid if als.is_ander else None,
        group=als.gid if als.is_ander else None,
        extra_groups=[] if als.is_ander else None,
        preexec_fn=aan_ons_gebonden(signal.SIGKILL),
        capture_output=True,
        text=True,
        check=False,
    )
    if klaar.returncode:
        raise PostgresError(f"PostgreSQL kan zijn gegevens niet aanmaken:\n{klaar.stderr.strip()}")


def _werkt_in(pid: int, data: Path) -> bool:
    try:
        return Path(f"/proc/{pid}/cwd").samefile(data)
    except OSError:
        return False  # dead, or of a user who cannot enter this data anyway
