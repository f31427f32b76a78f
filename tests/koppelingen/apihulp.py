"""Asking the API, as a system does."""

from dataclasses import dataclass
from typing import Any

from django.test import Client

BASIS = "/api/v1"
LIJSTEN = (
    "opgaven",
    "opdrachten",
    "deelopdrachten",
    "rolvervullingen",
    "besluiten",
    "personen",
    "mandaatartikelen",
)


@dataclass
class Api:
    """A system with a key."""

    client: Client
    sleutel: str

    def get(self, pad: str = "", headers: dict[str, str] | None = None, **vraag: Any) -> Any:
        return self.doe("get", pad, headers, **vraag)

    def doe(
        self, methode: str, pad: str = "", headers: dict[str, str] | None = None, **vraag: Any
    ) -> Any:
        koppen = {"X-API-Key": self.sleutel, **(headers or {})}
        return getattr(self.client, methode)(f"{BASIS}{pad}", vraag or None, headers=koppen)

    def blad(self, pad: str, **vraag: Any) -> dict[str, Any]:
        antwoord = self.get(pad, **vraag)
        assert antwoord.status_code == 200, antwoord.content.decode()
        return antwoord.json()
