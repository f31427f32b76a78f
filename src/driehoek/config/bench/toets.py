"""The lawfulness check, against reading the file at all, and against DuckDB."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from driehoek.config.bench.soorten import Maten, Meting

KEER_VLOER = 4
SNELLER_DAN_DUCKDB = 3
PIEK = 500
KEER_LANGER = 1.25
"""How much more a line may take, or all of it in memory, in a file that is ten times as long."""
TIEN = 10
_START = "import django; django.setup(); import driehoek.config.bench.toetsproef as p; p.start()"


def toets_metingen(maten: Maten) -> list[Meting]:
    # Arrow is there only for who measures: it takes a second.
    from driehoek.config.bench.toetsregels import maak_register, schrijf_regels  # noqa: PLC0415

    perioden = max(maten.perioden // TIEN, 60)
    register = maak_register(perioden)
    with TemporaryDirectory(prefix="toets-") as map_:
        bron, lang = Path(map_) / "regels.parquet", Path(map_) / "lang.parquet"
        schrijf_regels(bron, register, maten.regels)
        vloer, eigen = _proef("vloer", bron, perioden), _proef("eigen", bron, perioden)
        ander = _proef("duckdb", bron, perioden) if find_spec("duckdb") else None
        schrijf_regels(lang, register, TIEN * maten.regels)
        tien = _proef("eigen", lang, perioden)
    duur, piek = eigen["seconden"], eigen["piek"]
    return [
        Meting(
            "betaalregels toetsen",
            duur,
            "s",
            KEER_VLOER,
            vloer["seconden"],
            "lezen, code schrijven",
        ),
        Meting(
            "betaalregels tegen DuckDB",
            duur,
            "s",
            1 / SNELLER_DAN_DUCKDB,
            ander["seconden"] if ander else None,
            "DuckDB" if ander else "geen: uv sync --group bench",
        ),
        Meting("betaalregels, piekgeheugen", piek, "MiB", PIEK),
        Meting(
            "tien keer zoveel betaalregels, elk", tien["seconden"] / TIEN, "s", KEER_LANGER, duur
        ),
        Meting("tien keer zoveel betaalregels, geheugen", tien["piek"], "MiB", KEER_LANGER, piek),
    ]


def _proef(wat: str, bron: Path, perioden: int) -> dict[str, float]:
    gedaan = subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, "-c", _START, wat, str(bron), str(perioden)],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "driehoek.config.settings"},
        check=True,
        capture_output=True,
        text=True,
    )
    uitslag: dict[str, float] = json.loads(gedaan.stdout)
    return uitslag
