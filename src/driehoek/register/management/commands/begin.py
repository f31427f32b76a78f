"""`driehoek begin`: the founding of a register, and the first login of its keeper."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from driehoek.kern.tijd import lees_dag
from driehoek.platform import opdrachtregel
from driehoek.platform.fouten import Weigering
from driehoek.platform.handelingen.types import SYSTEEM, Uitkomst, Verzoek
from driehoek.platform.models import Account
from driehoek.register import accounts, acts
from driehoek.register.acts.oprichting import Oprichting
from driehoek.register.types import NieuwePersoon


@dataclass(frozen=True, slots=True)
class Vraag:
    """One thing that a new register wants to know."""

    optie: str
    vraag: str
    mag_leeg: bool = False


VRAGEN = (
    Vraag("organisatie", "Naam van de organisatie"),
    Vraag("kenmerk", "Kenmerk van het oprichtingsbesluit"),
    Vraag("genomen", "Dag van dat besluit (bijvoorbeeld 31-1-2023)"),
    Vraag("werkt_vanaf", "Dag waarop het register begint te werken"),
    Vraag("voornaam", "Voornaam van de eerste registerbeheerder"),
    Vraag("tussenvoegsel", "Tussenvoegsel (mag leeg)", mag_leeg=True),
    Vraag("achternaam", "Achternaam"),
    Vraag("nummer", "Personeelsnummer"),
    Vraag("gebruikersnaam", "Gebruikersnaam om mee in te loggen"),
)


class Command(BaseCommand):
    help = (
        "Begint een nieuw register: maakt de database waar nodig, legt het oprichtingsbesluit "
        "vast, benoemt de eerste registerbeheerder en toont een link om een keer mee in te "
        "loggen. Vraagt wat je niet als optie geeft."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        opdrachtregel.voeg_opties_toe(parser)
        for vraag in VRAGEN:
            parser.add_argument(f"--{vraag.optie.replace('_', '-')}", help=vraag.vraag)
        parser.add_argument(
            "--adres", default="http://localhost:8000", help="Waar Driehoek straks te vinden is."
        )
        parser.add_argument("--json", action="store_true", help="Schrijf de uitslag als JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        antwoorden = _antwoorden(options)
        oprichting = _oprichting(antwoorden)
        with opdrachtregel.met_database(demo=options["demo"], nieuw=True):
            try:
                uitkomst, account = _begin(oprichting, antwoorden["gebruikersnaam"])
            except Weigering as fout:
                raise CommandError(str(fout)) from fout
            link = opdrachtregel.inloglink(account, options["adres"])
        if options["json"]:
            self.stdout.write(json.dumps({"handeling": uitkomst.nr, "link": link}))
            return
        self.stdout.write(f"Het register van {oprichting.organisatie} is begonnen.")
        self.stdout.write(f"Log binnen een uur in met deze link; hij werkt een keer:\n  {link}")


def _antwoorden(options: Mapping[str, Any]) -> dict[str, str]:
    """What was given as options, and what is asked of whoever sits there."""
    ontbreekt = [v for v in VRAGEN if options[v.optie] is None and not v.mag_leeg]
    if ontbreekt and not sys.stdin.isatty():
        namen = ", ".join(f"--{v.optie.replace('_', '-')}" for v in ontbreekt)
        raise CommandError(f"Geef ook {namen}.")
    vraagt = bool(ontbreekt)
    return {
        v.optie: _vraag(v) if options[v.optie] is None and vraagt else (options[v.optie] or "")
        for v in VRAGEN
    }


def _vraag(vraag: Vraag) -> str:
    while True:
        antwoord = input(f"{vraag.vraag}: ").strip()
        if antwoord or vraag.mag_leeg:
            return antwoord


def _oprichting(antwoorden: Mapping[str, str]) -> Oprichting:
    return Oprichting(
        organisatie=antwoorden["organisatie"],
        kenmerk=antwoorden["kenmerk"],
        genomen=_dag(antwoorden["genomen"]),
        werkt_vanaf=_dag(antwoorden["werkt_vanaf"]),
        registerbeheerder=NieuwePersoon(
            antwoorden["nummer"],
            antwoorden["voornaam"],
            antwoorden["achternaam"],
            antwoorden["tussenvoegsel"],
        ),
    )


def _dag(tekst: str) -> date:
    try:
        return lees_dag(tekst)
    except ValueError as fout:
        raise CommandError(str(fout)) from fout


@transaction.atomic
def _begin(oprichting: Oprichting, gebruikersnaam: str) -> tuple[Uitkomst, Account]:
    """The register, and an account for its keeper: both or neither."""
    uitkomst = acts.begin(Verzoek(actor=SYSTEEM), oprichting=oprichting)
    (persoon,) = uitkomst.ids("register_persoon")
    return uitkomst, accounts.maak(persoon, gebruikersnaam, door=None)
