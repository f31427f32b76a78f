"""Child processes that never outlive us, and that stop when asked, or else when told."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

from driehoek.platform.postgres.gebruiker import Gebruiker

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)

Proces = subprocess.Popen[bytes]
Ladder = Sequence[tuple[signal.Signals, float]]


def sterf_met_ouder(sein: signal.Signals, ouder: int) -> None:
    """Ask the kernel to send us `sein` when our parent dies; die now if it is dead already."""
    if sys.platform == "linux":
        _libc.prctl(_PR_SET_PDEATHSIG, int(sein))
    if os.getppid() != ouder:
        os._exit(1)


def start(
    argv: Sequence[str],
    *,
    sein: signal.Signals,
    env: Mapping[str, str] | None = None,
    als: Gebruiker | None = None,
    fds: Sequence[int] = (),
    uitvoer: IO[bytes] | None = None,
) -> Proces:
    """Start a child in a process group of its own, so that Ctrl-C reaches only us.

    `sein` is what it gets when we die without a word.
    """
    ander = als if als is not None and als.is_ander else None
    return subprocess.Popen(  # noqa: S603  (our own programs)
        argv,
        stdin=subprocess.DEVNULL,
        stdout=uitvoer,
        stderr=subprocess.STDOUT if uitvoer else None,
        env=None if env is None else dict(env),
        cwd="/" if ander else Path.cwd(),
        user=ander.uid if ander else None,
        group=ander.gid if ander else None,
        extra_groups=[] if ander else None,
        pass_fds=fds,
        process_group=0,
        preexec_fn=aan_ons_gebonden(sein),  # noqa: PLW1509  (one system call, no locks)
    )


def stop(proces: Proces, ladder: Ladder) -> None:
    """Climb the ladder of signals until the process is gone; then clear its group."""
    for sein, geduld in ladder:
        if proces.poll() is not None:
            break
        proces.send_signal(sein)
        try:
            proces.wait(geduld)
        except subprocess.TimeoutExpired:
            continue
    _ruim_groep(proces.pid)
    proces.wait()


def aan_ons_gebonden(sein: signal.Signals) -> Callable[[], None]:
    ouder = os.getpid()
    return lambda: sterf_met_ouder(sein, ouder)


def _ruim_groep(groep: int) -> None:
    try:
        os.killpg(groep, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return  # nobody left, or only a zombie of another user
