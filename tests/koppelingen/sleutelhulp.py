"""Letting systems in, with short verbs."""

import base64
from dataclasses import dataclass
from datetime import date, timedelta

from driehoek.koppelingen import acts
from driehoek.koppelingen.afnemers import geheimen, vergeet
from driehoek.koppelingen.types import AfnemerGegevens, Geheim, Leesrecht, Sleutelsoort
from driehoek.platform import klok
from driehoek.platform.handelingen.types import Actor
from provincie import Provincie, verzoek

ALLES = tuple(Leesrecht)


def over(dagen: int) -> date:
    return klok.vandaag() + timedelta(days=dagen)


@dataclass
class Systemen:
    """Who lets systems in, and how."""

    provincie: Provincie

    @property
    def actor(self) -> Actor:
        return self.provincie.actor(self.provincie.beheerder)

    def gegevens(self, naam: str = "Financien", **anders) -> AfnemerGegevens:
        standaard = {
            "doel": "Bevoegdheid nagaan bij betalingen.",
            "contact": "koppelingen@example.nl",
            "leesrechten": ALLES,
            "per_minuut": 100_000,
            "tot_en_met": over(365),
        }
        return AfnemerGegevens(naam, **{**standaard, **anders})

    def afnemer(self, naam: str = "Financien", **anders) -> int:
        uitkomst = acts.registreer_afnemer(
            verzoek(actor=self.actor), gegevens=self.gegevens(naam, **anders)
        )
        return uitkomst.ids("koppelingen_afnemer")[0]

    def geef(
        self, afnemer: int, soort: Sleutelsoort = Sleutelsoort.SLEUTEL, dagen: int = 30
    ) -> Geheim:
        geheim = geheimen.maak(soort)
        acts.geef_sleutel(
            verzoek(actor=self.actor),
            afnemer=afnemer,
            soort=soort,
            geheim=geheim,
            tot_en_met=over(dagen),
        )
        vergeet()
        return geheim

    def sleutel(self, naam: str = "Financien", **anders) -> str:
        """An API key of a new system."""
        return self.geef(self.afnemer(naam, **anders)).tekst

    def client(self, naam: str = "Financien", **anders) -> Geheim:
        """An OAuth2 client of a new system."""
        return self.geef(self.afnemer(naam, **anders), Sleutelsoort.CLIENT)


def basic(naam: str, geheim: str) -> str:
    return "Basic " + base64.b64encode(f"{naam}:{geheim}".encode()).decode()
