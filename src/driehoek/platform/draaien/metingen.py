"""Where the web processes keep their counts together, for whoever asks one of them on `/metrics`."""

import os
import shutil
from pathlib import Path

MAP = "PROMETHEUS_MULTIPROC_DIR"


def leg_map_klaar(var: Path, poort: int) -> None:
    """A folder for these web processes, empty: counts begin anew with each start.

    Who serves on another port on the same data has a folder of its own.
    """
    map_ = var / "metingen" / str(poort)
    shutil.rmtree(map_, ignore_errors=True)
    map_.mkdir(parents=True, mode=0o700)
    os.environ[MAP] = str(map_)
