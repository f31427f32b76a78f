"""`driehoek check rechtmatigheid IN --out OUT`: a file of decisions and payments is judged."""

import json
import sys
from argparse import SUPPRESS, ArgumentParser
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import CommandError, OutputWrapper

from driehoek.platform import opdrachtregel
from driehoek.platform.fouten import Weigering
from driehoek.rechtmatigheid.types import OORDEELTEKST, REDENTEKST, Samenvatting, Telling
from driehoek.register.management.onderdelen import Onderdeel

PROCENT = 100
CENTEN = 100


def voeg_opties_toe(parser: ArgumentParser) -> None:
    parser.add_argument(
        "bestand", type=Path, metavar="IN", help="CSV, XLSX of Parquet; zie docs/betaalbestand.md."
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="OUT", help="Eindigt op .parquet of .csv."
    )
    # Given before the part they hold too; without a value of their own they do not undo that.
    parser.add_argument(
        "--json", action="store_true", default=SUPPRESS, help="Schrijf de uitslag als JSON."
    )
    parser.add_argument(
        "--demo", action="store_true", default=SUPPRESS, help="Werk op de database van de demo."
    )


def toets(options: Mapping[str, Any], uit: OutputWrapper) -> None:
    # Arrow and the compiler are there only for who asks: they take a second.
    from driehoek.rechtmatigheid.toets import toets_bestand  # noqa: PLC0415

    with opdrachtregel.met_database(demo=options["demo"]):
        try:
            samen = toets_bestand(
                options["bestand"],
                options["out"],
                voortgang=_voortgang(sys.stderr),
                gestopt=lambda: False,
            )
        except Weigering as fout:
            raise CommandError(str(fout)) from fout
        except OSError as fout:
            raise CommandError(
                f"Lezen of schrijven lukt niet: {fout.strerror}. Er is niets bewaard."
            ) from fout
    if options["json"]:
        uit.write(json.dumps(als_gegevens(samen), ensure_ascii=False, indent=2))
    else:
        uit.write("\n".join(in_woorden(samen)))
    if samen.bevindingen:
        sys.exit(1)


def _voortgang(waar: TextIO) -> Callable[[int, int], None]:
    """A line that changes, and only on a screen; each whole percent once."""
    laatste = -1

    def toon(gedaan: int, totaal: int) -> None:
        nonlocal laatste
        procent = PROCENT * gedaan // max(totaal, 1)
        if waar.isatty() and procent != laatste:
            waar.write(f"\r{procent} %" + ("\n" if procent >= PROCENT else ""))
            waar.flush()
            laatste = procent

    return toon


def in_woorden(samen: Samenvatting) -> list[str]:
    regels = [
        f"{_telling(samen.geheel)} getoetst aan het register tot en met handeling {samen.nr}."
    ]
    for oordeel, telling in sorted(samen.per_oordeel.items()):
        regels.append(f"  {OORDEELTEKST[oordeel].naam}: {_telling(telling)}")
    if samen.per_reden:
        regels.append("Redenen:")
    for reden, telling in sorted(samen.per_reden.items()):
        regels.append(f"  {REDENTEKST[reden].naam}: {_telling(telling)}")
    return regels


def _telling(telling: Telling) -> str:
    euros = f"{telling.centen // CENTEN:,}".replace(",", ".")
    regels = f"{telling.regels:,}".replace(",", ".")
    soort = "regel" if telling.regels == 1 else "regels"
    return f"{regels} {soort}, € {euros},{telling.centen % CENTEN:02d}"


def als_gegevens(samen: Samenvatting) -> dict[str, Any]:
    return {
        "handeling": samen.nr,
        "moment": samen.moment.isoformat(),
        "geheel": _paar(samen.geheel),
        "per_oordeel": {o.name.lower(): _paar(t) for o, t in sorted(samen.per_oordeel.items())},
        "per_reden": {r.name.lower(): _paar(t) for r, t in sorted(samen.per_reden.items())},
        "per_opgave": {
            opgave: {o.name.lower(): _paar(t) for o, t in sorted(per.items())}
            for opgave, per in sorted(samen.per_opgave.items())
        },
    }


def _paar(telling: Telling) -> dict[str, int]:
    return {"regels": telling.regels, "centen": telling.centen}


RECHTMATIGHEID = Onderdeel(
    "rechtmatigheid",
    "een bestand met besluiten en betalingen",
    voeg_opties_toe,
    toets,
)
