"""`driehoek import SOORT BESTAND`: a budget, or an existing register, comes into the register."""  # noqa: N999  (the command is called so)

import json
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from driehoek.opdrachten.acts.begroting import bevestig_opvolging, importeer_begroting
from driehoek.opdrachten.begroting.lezen import lees_begroting
from driehoek.opdrachten.begroting.types import Begrotingsbestand, BestandOngeldig
from driehoek.opdrachten.begroting.verslag import (
    ImportVerslag,
    aantal,
    als_gegevens,
    fout_als_gegevens,
    zinnen_over_bestand,
    zinnen_over_standen,
    zinnen_over_stappen,
)
from driehoek.opdrachten.koppelen import pas_in, verslag_van
from driehoek.opdrachten.management import overname
from driehoek.opdrachten.management.invoer import VAN_ANDERE_KAMERS, onleesbaar
from driehoek.opdrachten.overname.begroting import BesluitOnbekend, Grondkeuze, grond_voor
from driehoek.platform.fouten import InvoerFout, Weigering
from driehoek.platform.handelingen.types import SYSTEEM, Verzoek
from driehoek.platform.opdrachtregel import met_database, voeg_opties_toe
from driehoek.register.types import Grond


class Command(BaseCommand):
    help = "Leest gegevens in uit een bestand."

    def add_arguments(self, parser: CommandParser) -> None:
        soorten = parser.add_subparsers(dest="soort", metavar="SOORT", required=True)
        _begroting(soorten.add_parser("begroting", help="een begroting (CSV of XLSX)"))
        for naam in overname.LIJSTEN:
            overname.voeg_opties_toe(soorten.add_parser(naam, help=f"een lijst van {naam}"), naam)
        for naam, soort in VAN_ANDERE_KAMERS.items():
            soort.opties(soorten.add_parser(naam, help=soort.hulp))

    def handle(self, *args: Any, **options: Any) -> None:
        if options["soort"] in overname.LIJSTEN:
            overname.neem_over(options, self.stdout)
            return
        if options["soort"] in VAN_ANDERE_KAMERS:
            VAN_ANDERE_KAMERS[options["soort"]].doe(options, self.stdout)
            return
        self._begroting(options)

    def _begroting(self, options: dict[str, Any]) -> None:
        pad: Path = options["bestand"]
        try:
            bestand = lees_begroting(pad)
        except OSError as fout:
            raise onleesbaar(pad, fout) from fout
        except BestandOngeldig as fout:
            raise self._ongeldig(fout, als_json=options["json"]) from fout
        with met_database(demo=options["demo"]):
            self._importeer(bestand, options)

    def _importeer(self, bestand: Begrotingsbestand, options: dict[str, Any]) -> None:
        with _proef() if options["dry_run"] else nullcontext():
            verslag = _sla_op(bestand, options)
            bevestigd = _bevestig(verslag, bestand, options)
        if options["json"]:
            self._schrijf_json(verslag, bevestigd, is_proef=options["dry_run"])
            return
        self._vertel(verslag, bevestigd, is_proef=options["dry_run"])

    def _vertel(self, verslag: ImportVerslag, bevestigd: int, *, is_proef: bool) -> None:
        for zin in zinnen_over_bestand(verslag):
            self.stdout.write(zin)
        for zin in _uitkomst(verslag, is_proef=is_proef):
            self.stdout.write(zin)
        for zin in zinnen_over_stappen(verslag):
            self.stdout.write(zin)
        if bevestigd:
            self.stdout.write(f"Bevestigd: {aantal(bevestigd, 'post')} gelijk gebleven.")

    def _schrijf_json(self, verslag: ImportVerslag, bevestigd: int, *, is_proef: bool) -> None:
        gegevens = als_gegevens(verslag) | {
            "opgeslagen": not is_proef and not verslag.is_leeg,
            "bevestigd": bevestigd,
        }
        self.stdout.write(json.dumps(gegevens, ensure_ascii=False, indent=2))

    def _ongeldig(self, fout: BestandOngeldig, *, als_json: bool) -> CommandError:
        if als_json:
            fouten = [fout_als_gegevens(een) for een in fout.fouten]
            gegevens = {"opgeslagen": False, "fouten": fouten}
            self.stdout.write(json.dumps(gegevens, ensure_ascii=False, indent=2))
        hoeveel = len(fout.fouten)
        kop = f"{hoeveel} {'fout' if hoeveel == 1 else 'fouten'}; er is niets opgeslagen."
        return CommandError("\n".join((*(str(een) for een in fout.fouten), kop)))


def _begroting(parser: CommandParser) -> None:
    parser.description = (
        "Leest een begroting in. Hoe het bestand eruitziet: docs/begrotingsbestand.md."
    )
    parser.add_argument("bestand", type=Path, help="CSV- of XLSX-bestand")
    parser.add_argument(
        "--dry-run", action="store_true", help="toon wat er zou gebeuren en sla niets op"
    )
    grond = parser.add_argument_group("grondslag", "Noem het besluit, of de conversie.")
    keuze = grond.add_mutually_exclusive_group()
    keuze.add_argument("--kenmerk", help="kenmerk van het besluit van Provinciale Staten")
    keuze.add_argument(
        "--conversie", metavar="VERWIJZING", help="waar de gepubliceerde bestanden vandaan komen"
    )
    grond.add_argument(
        "--genomen", type=_dag, metavar="JJJJ-MM-DD", help="dag van het besluit, als het nieuw is"
    )
    grond.add_argument("--titel", help="titel van het besluit, als het nieuw is")
    parser.add_argument(
        "--corrigeer",
        metavar="TOELICHTING",
        default="",
        help="het bestand is verbeterd: corrigeer bedragen die anders zijn, en zeg wat er fout was",
    )
    parser.add_argument(
        "--bevestig-gelijke",
        action="store_true",
        help="bevestig meteen de voorstellen van de soort 'gelijk'",
    )
    parser.add_argument("--json", action="store_true", help="schrijf het verslag als JSON")
    voeg_opties_toe(parser)


def _dag(tekst: str) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError as fout:
        raise CommandError(f"'{tekst}' is geen dag. Schrijf 2025-11-12.") from fout


@contextmanager
def _proef() -> Iterator[None]:
    """All that happens within is done as ever, and then undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _sla_op(bestand: Begrotingsbestand, options: dict[str, Any]) -> ImportVerslag:
    grond = _grond(bestand, options)
    inpassing = pas_in(bestand)
    if inpassing.is_leeg:
        return verslag_van(inpassing)
    try:
        importeer_begroting(
            Verzoek(actor=SYSTEEM), bestand=bestand, grond=grond, correctie=options["corrigeer"]
        )
    except Weigering as weigering:
        raise CommandError(f"Er is niets opgeslagen.\n{weigering}") from weigering
    return verslag_van(inpassing)


def _bevestig(verslag: ImportVerslag, bestand: Begrotingsbestand, options: dict[str, Any]) -> int:
    """Confirm what stayed equal, where asked; gives how many lines."""
    gelijke = verslag.gelijke() if options["bevestig_gelijke"] else []
    if not gelijke:
        return 0
    try:
        bevestig_opvolging(
            Verzoek(actor=SYSTEEM), keuzes=gelijke, grond=_vaste_grond(bestand, options)
        )
    except Weigering as weigering:
        raise CommandError(
            f"De begroting staat in het register, maar er is niets bevestigd.\n{weigering}"
        ) from weigering
    return len(gelijke)


def _grond(bestand: Begrotingsbestand, options: dict[str, Any]) -> Grond | None:
    keuze = Grondkeuze(
        kenmerk=(options["kenmerk"] or "").strip(),
        genomen=options["genomen"],
        titel=options["titel"] or "",
        conversie=options["conversie"]
        or (f"Proef met {bestand.naam}" if options["dry_run"] and not options["kenmerk"] else ""),
    )
    try:
        grond = grond_voor(bestand, keuze)
    except BesluitOnbekend as fout:
        raise CommandError(f"{fout.zin} Doe dat met --genomen.") from fout
    except InvoerFout as fout:
        raise CommandError(fout.zin) from fout
    if grond is None and not (options["corrigeer"] and not pas_in(bestand).voegt_toe):
        raise CommandError(
            "Noem waar de begroting op rust: --kenmerk met --genomen voor een besluit van"
            " Provinciale Staten, of --conversie voor gepubliceerde bestanden."
        )
    return grond  # a correction is its own grondslag


def _vaste_grond(bestand: Begrotingsbestand, options: dict[str, Any]) -> Grond:
    grond = _grond(bestand, options)
    if grond is None:
        raise CommandError(
            "De bedragen zijn gecorrigeerd, maar er is niets bevestigd: noem daarvoor --kenmerk of"
            " --conversie."
        )
    return grond


def _uitkomst(verslag: ImportVerslag, *, is_proef: bool) -> list[str]:
    if verslag.is_leeg:
        return [f"Er verandert niets: alles uit {verslag.bestand} staat al in het register."]
    if not (verslag.posten or verslag.bedragen or verslag.aanvullingen):
        return [_over_correcties(verslag, is_proef=is_proef), *zinnen_over_standen(verslag)]
    namen = f" en {aantal(verslag.aanvullingen, 'naam')}" if verslag.aanvullingen else ""
    wat = (
        f"{aantal(verslag.posten, 'post')}, {aantal(verslag.bedragen, 'bedrag')}{namen}"
        f" in {aantal(sum(s.is_veranderd for s in verslag.standen), 'stand')}"
    )
    kop = (
        f"Proef: {wat} zouden erbij komen. Er is niets opgeslagen."
        if is_proef
        else f"Opgeslagen: {wat}."
    )
    anders = [_over_correcties(verslag, is_proef=is_proef)] if verslag.correcties else []
    return [kop, *anders, *zinnen_over_standen(verslag)]


def _over_correcties(verslag: ImportVerslag, *, is_proef: bool) -> str:
    wat = aantal(len(verslag.correcties), "bedrag")
    if is_proef:
        return f"Proef: {wat} anders dan in het register. Er is niets opgeslagen."
    return f"Gecorrigeerd: {wat}."
