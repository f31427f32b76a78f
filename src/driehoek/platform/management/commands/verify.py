"""`driehoek verify`: recompute the whole ledger and name every row that differs."""

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from driehoek.platform import opdrachtregel
from driehoek.platform.handelingen import verify
from driehoek.platform.handelingen.verify import Bevinding
from driehoek.platform.uittreksel import controleer as uittreksel
from driehoek.platform.uittreksel.controleer import Uitslag
from driehoek.platform.uittreksel.lees import OngeldigError


class Command(BaseCommand):
    help = (
        "Controleert het hele register tegen het grootboek: elke handeling, elke rij en elk "
        "document. Noemt elke rij die anders is. Eindigt met code 1 als er iets niet klopt."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        opdrachtregel.voeg_opties_toe(parser)
        parser.add_argument("--json", action="store_true", help="Schrijf de uitslag als JSON.")
        parser.add_argument(
            "--kop",
            metavar="NR:HASH",
            help="Een kop die je eerder hebt genoteerd; die moet nog in het grootboek staan.",
        )
        parser.add_argument(
            "--uittreksel",
            type=Path,
            metavar="BESTAND",
            help="Controleer een uittreksel (zip) in plaats van het register; zonder database.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        bekend = lees_kop(options["kop"]) if options["kop"] else None
        if options["uittreksel"]:
            self._uittreksel(options["uittreksel"], bekend, als_json=options["json"])
            return
        with opdrachtregel.met_database(demo=options["demo"]):
            bevindingen = self._toon(
                verify.controleer(bekend=bekend, meld=_voortgang), als_json=options["json"]
            )
            nr, hash_ = verify.kop()
        if options["json"]:
            uitslag = {"kop": {"nr": nr, "hash": hash_}, "bevindingen": bevindingen}
            self.stdout.write(json.dumps(uitslag, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(_slotzin(len(bevindingen)))
            self.stdout.write(f"Kop van het grootboek: {nr}:{hash_}")
        if bevindingen:
            sys.exit(1)

    def _uittreksel(self, pad: Path, bekend: tuple[int, bytes] | None, *, als_json: bool) -> None:
        try:
            uitslag = uittreksel.controleer(pad, bekend=bekend)
        except OngeldigError as fout:
            raise CommandError(str(fout)) from fout
        bevindingen = self._toon(uitslag.bevindingen, als_json=als_json)
        if als_json:
            self.stdout.write(
                json.dumps(_uitslag(uitslag, bevindingen), ensure_ascii=False, indent=2)
            )
        else:
            self.stdout.write(_slotzin(len(bevindingen)))
            self.stdout.write("\n".join(_bewezen(uitslag)))
        if bevindingen:
            sys.exit(1)

    def _toon(self, gevonden: Iterable[Bevinding], *, als_json: bool) -> list[dict[str, Any]]:
        """Show each finding as it comes; gives them all for the JSON."""
        lijst = []
        for b in gevonden:
            lijst.append({**asdict(b), "aard": b.aard.value})
            if not als_json:
                self.stdout.write(f"{b.tabel} {b.id} [{b.aard.value}] {b.zin}")
        return lijst


def _uitslag(uitslag: Uitslag, bevindingen: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "waarover": asdict(uitslag.manifest.waarover),
        "kop": asdict(uitslag.manifest.kop),
        "feiten": uitslag.feiten,
        "handelingen": uitslag.handelingen,
        "documenten": uitslag.documenten,
        "keten": uitslag.in_keten,
        "bewezen_tot": uitslag.bewezen_tot,
        "bevindingen": bevindingen,
    }


def _bewezen(uitslag: Uitslag) -> list[str]:
    """What this check says, and what it does not."""
    over, kop = uitslag.manifest.waarover, uitslag.manifest.kop
    wat = f"Uittreksel van {over.nummer}, {uitslag.manifest.organisatie}: {uitslag.feiten} feiten,"
    hoeveel = f"{uitslag.handelingen} handelingen, {uitslag.documenten} documenten."
    regels = [
        f"{wat} {hoeveel}",
        f"Kop van het grootboek volgens dit uittreksel: {kop.nr}:{kop.hash}",
    ]
    if uitslag.bevindingen:
        return regels
    if not uitslag.in_keten:
        return [*regels, _PAST]
    if uitslag.bewezen_tot is None:
        return [*regels, _KETEN]
    if uitslag.bewezen_tot >= uitslag.laatste:
        return [*regels, _BEWEZEN]
    return [*regels, _DEELS.format(nr=uitslag.bewezen_tot)]


_PAST = (
    "Wat erin staat past bij elkaar. Dat het zo in het grootboek stond, is hiermee niet bewezen:"
    " vraag daarvoor een uittreksel met de hele keten, en vergelijk de kop met een die je zelf hebt"
    " (--kop NR:HASH)."
)
_KETEN = (
    "De handelingen vormen een keten tot deze kop. Vergelijk de kop met een die je zelf hebt"
    " (--kop NR:HASH): dan is bewezen dat dit zo in het grootboek stond."
)
_DEELS = (
    "Bewezen tot en met handeling {nr}: dat stond zo in het grootboek met de kop die je opgaf. Wat"
    " later is vastgelegd volgt erop, maar is met deze kop niet bewezen."
)
_BEWEZEN = "Bewezen: wat erin staat stond zo in het grootboek met de kop die je opgaf."


def lees_kop(tekst: str) -> tuple[int, bytes]:
    """A head as it was noted down: `NR:HASH`."""
    if not re.fullmatch(r"\d+:[0-9a-f]{64}", tekst):
        raise CommandError(
            "Een kop schrijf je als NR:HASH, bijvoorbeeld 812:9f0c... (64 cijfers en letters a-f)."
        )
    nr, _, hash_ = tekst.partition(":")
    return int(nr), bytes.fromhex(hash_)


def _voortgang(gedaan: int, totaal: int) -> None:
    if sys.stderr.isatty() and totaal:
        einde = "\n" if gedaan == totaal else ""
        sys.stderr.write(f"\r{gedaan} van {totaal} handelingen{einde}")
        sys.stderr.flush()


def _slotzin(aantal: int) -> str:
    if not aantal:
        return "Alles klopt."
    return f"Er kloppen {aantal} dingen niet." if aantal > 1 else "Er klopt 1 ding niet."
