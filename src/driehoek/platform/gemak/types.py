"""The words of everyday comfort."""

from dataclasses import dataclass

from django.db.models import TextChoices


class Thema(TextChoices):
    APPARAAT = "apparaat", "Zoals mijn apparaat"
    LICHT = "licht", "Licht"
    DONKER = "donker", "Donker"


class Dingsoort(TextChoices):
    """What has a page of its own that one comes back to."""

    OPGAVE = "opgave", "Opgave"
    OPDRACHT = "opdracht", "Opdracht"
    PERSOON = "persoon", "Persoon"
    BESLUIT = "besluit", "Besluit"


@dataclass(frozen=True, slots=True)
class Sleutel:
    """Which page of the register: of what kind of thing, and which of them."""

    soort: Dingsoort
    id: int

    @classmethod
    def lees(cls, tekst: str) -> "Sleutel":
        """From 'opdracht:123'."""
        soort, _, id_ = tekst.partition(":")
        return cls(Dingsoort(soort), int(id_))
