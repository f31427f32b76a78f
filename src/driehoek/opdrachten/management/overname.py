"""What `driehoek import` and `driehoek export` do with the lists of an existing register."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser, OutputWrapper

from driehoek.opdrachten.management.invoer import onleesbaar, onschrijfbaar
from driehoek.opdrachten.overname.begroting import Grondkeuze
from driehoek.opdrachten.overname.soorten import SOORTEN, UITVOER
from driehoek.opdrachten.overname.types import Melding, OvernameGeweigerd
from driehoek.opdrachten.overname.uitkomst import KOPPEN, Verslag
from driehoek.platform import opdrachtregel
from driehoek.platform.fouten import Weigering
from driehoek.platform.handelingen.types import SYSTEEM, Verzoek
from driehoek.platform.uitvoer import Waarde, als_csv, als_xlsx
from driehoek.register import reads

_SIGNALEN_OP_HET_SCHERM = 20


LIJSTEN = tuple(UITVOER)
"""What goes in and out in the form of docs/registerbestand.md, or what BESCHREVEN names."""
MANDAAT = "mandaat"
BESCHREVEN = {MANDAAT: "mandaatbestand", "medewerkers": "medewerkersbestand"}


def voeg_opties_toe(parser: CommandParser, naam: str) -> None:
    parser.description = (
        f"Neemt {naam} van een bestaand register over, alles of niets. Hoe het bestand eruitziet:"
        f" docs/{BESCHREVEN.get(naam, 'registerbestand')}.md."
    )
    if naam == MANDAAT:
        parser.add_argument(
            "--kenmerk",
            default="",
            help="het besluit in het register waar de hele lijst op rust; zonder kenmerk rust elke"
            " regel op haar eigen papieren besluit",
        )
    parser.add_argument("bestand", type=Path, help="CSV- of XLSX-bestand")
    parser.add_argument(
        "--dry-run", action="store_true", help="toon wat er zou gebeuren en sla niets op"
    )
    parser.add_argument(
        "--verslag",
        type=Path,
        metavar="BESTAND",
        help="schrijf per regel wat ermee gebeurt en wat er mis is (CSV of XLSX)",
    )
    parser.add_argument("--json", action="store_true", help="schrijf het verslag als JSON")
    opdrachtregel.voeg_opties_toe(parser)


def neem_over(options: dict[str, Any], uit: OutputWrapper) -> None:
    """Read the list, take it over (or only try), and say of each line what became of it."""
    if options["verslag"] is not None:
        _eis_vorm(options["verslag"])
    verslag = _verslag(options)
    if options["verslag"] is not None:
        schrijf(options["verslag"], "verslag", KOPPEN, verslag.rijen())
    if options["json"]:
        uit.write(json.dumps(_als_json(verslag), ensure_ascii=False, indent=2))
    if verslag.fouten:
        zinnen = [f"{verslag.bestand}, {melding}" for melding in verslag.fouten]
        hoeveel = len(zinnen)
        kop = f"{hoeveel} {'fout' if hoeveel == 1 else 'fouten'}; er is niets opgeslagen."
        raise CommandError("\n".join((*zinnen, kop)))
    if not options["json"]:
        uit.write("\n".join(_zinnen(verslag)))


def _verslag(options: dict[str, Any]) -> Verslag:
    pad: Path = options["bestand"]
    soort = SOORTEN[options["soort"]]
    keuze = Grondkeuze(kenmerk=options.get("kenmerk", "").strip())
    try:
        with opdrachtregel.met_database(demo=options["demo"]):
            wens = Verzoek(actor=SYSTEEM, voorbeeld=options["dry_run"])
            return soort.neem_over(soort.lees(pad), wens, keuze)
    except OSError as fout:
        raise onleesbaar(pad, fout) from fout
    except OvernameGeweigerd as fout:
        return Verslag(pad.name, 0, fouten=fout.meldingen, is_proef=options["dry_run"])
    except Weigering as fout:
        raise CommandError(f"Er is niets opgeslagen. {fout}") from fout


def _zinnen(verslag: Verslag) -> list[str]:
    bestond = len(verslag.lijnen) - verslag.nieuw
    if not verslag.nieuw:
        return [f"Er verandert niets: alles uit {verslag.bestand} staat al in het register."]
    kop = (
        f"Proef: {_regels(verslag.nieuw)} erbij, geen fouten. Er is niets opgeslagen."
        if verslag.is_proef
        else f"Opgeslagen: {_regels(verslag.nieuw)}."
    )
    zinnen = [kop]
    if bestond:
        zinnen.append(f"Stond er al: {_regels(bestond)}.")
    if verslag.signalen:
        zinnen.append(f"Signalen en regels die uitleg vragen ({len(verslag.signalen)}):")
        zinnen += [f"  {melding}" for melding in verslag.signalen[:_SIGNALEN_OP_HET_SCHERM]]
    if len(verslag.signalen) > _SIGNALEN_OP_HET_SCHERM:
        zinnen.append("  De andere staan in het verslag: vraag het met --verslag BESTAND.")
    return zinnen


def _regels(aantal: int) -> str:
    return f"{aantal} {'regel' if aantal == 1 else 'regels'}"


def _als_json(verslag: Verslag) -> dict[str, Any]:
    def meldingen(lijst: Sequence[Melding]) -> list[dict[str, Any]]:
        return [asdict(melding) for melding in lijst]

    return {
        "bestand": verslag.bestand,
        "opgeslagen": verslag.opgeslagen,
        "regels": verslag.regels,
        "nieuw": verslag.nieuw,
        "stond_er_al": len(verslag.lijnen) - verslag.nieuw,
        "fouten": meldingen(verslag.fouten),
        "signalen": meldingen(verslag.signalen),
    }


def schrijf(pad: Path, naam: str, koppen: Sequence[str], rijen: Sequence[Sequence[Waarde]]) -> None:
    """The rows as CSV or XLSX, by what the file is called."""
    inhoud = (
        als_xlsx(koppen, rijen, blad=naam) if _eis_vorm(pad) == ".xlsx" else als_csv(koppen, rijen)
    )
    try:
        pad.write_bytes(inhoud)
    except OSError as fout:
        raise onschrijfbaar(pad, fout) from fout


def _eis_vorm(pad: Path) -> str:
    soort = pad.suffix.casefold()
    if soort not in (".csv", ".xlsx"):
        raise CommandError(
            f"{pad.name} is geen CSV of XLSX. Laat de naam eindigen op .csv of .xlsx."
        )
    return soort


def exporteer(naam: str, pad: Path, *, op: date | None, bekend_op: date | datetime | None) -> int:
    """Write a list as the register held it; gives the number of lines."""
    _eis_vorm(pad)
    uitvoer = UITVOER[naam]
    rijen = uitvoer.rijen(reads.peilmoment(op, bekend_op).bekend_op, op)
    schrijf(pad, naam, uitvoer.kolommen, rijen)
    return len(rijen)
