"""Fields of the questions: whom and what one asks about, and for how much."""

import re
from typing import Any

from django.core.exceptions import ValidationError

from driehoek.bevoegdheden import reads
from driehoek.bevoegdheden.gesteld import als_bedrag
from driehoek.bevoegdheden.zinnen import CENTEN
from driehoek.register.models import Drager, Persoon
from driehoek.register.reads import benaming, naam_van
from driehoek.register.types import Dragersoort
from driehoek.register.velden import (
    HOOGUIT,
    BedragField,
    Gevondene,
    KiesField,
    Kiezer,
    Vondst,
    zoek_mensen,
)

HOOGSTE_BEDRAG = 10_000_000_000
_CENTEN = re.compile(r"(?P<heel>\d{1,3}(\.\d{3})+|\d+)(,(?P<rest>\d{2}|-))?")


def zoek_objecten(q: str) -> Vondst:
    """What an act can be about."""
    gevonden, aantal = reads.zoek_objecten(q, HOOGUIT)
    eerste = [
        Gevondene(str(o.id), o.naam, o.nummer, str(Dragersoort(o.soort).label)) for o in gevonden
    ]
    return Vondst(eerste, aantal)


class WieKiezer(Kiezer):
    adres, wat, lijst = "mag-dit-mensen", "een persoon", "bevoegdheden/mensenlijst.html"
    zoek = staticmethod(zoek_mensen)
    noem = staticmethod(naam_van)

    @staticmethod
    def is_er(id_: int, /) -> bool:
        return Persoon.objects.filter(id=id_).exists()


class ObjectKiezer(Kiezer):
    adres, wat, lijst = "mag-dit-objecten", "waarover", "bevoegdheden/objectenlijst.html"
    zoek = staticmethod(zoek_objecten)
    noem = staticmethod(benaming)

    @staticmethod
    def is_er(id_: int, /) -> bool:
        return Drager.objects.filter(id=id_, soort__in=reads.OBJECTEN).exists()


class WieField(KiesField):
    """One person of the register, of now or of before."""

    kiezer = WieKiezer
    niemand = "Niemand in het register heet '{q}'. Kijk de naam of het nummer na."
    meer = "{aantal} mensen passen bij '{q}'. Kies wie je bedoelt."

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("help_text", "Typ een deel van de naam of het personeelsnummer.")
        opties.setdefault("error_messages", {"required": "Kies een persoon."})
        super().__init__(**opties)


class ObjectField(KiesField):
    """One opgave, opdracht, organ or P-team, of now or of before."""

    kiezer = ObjectKiezer
    niemand = "Niets in het register past bij '{q}'. Kijk de naam of het nummer na."
    meer = "{aantal} dingen passen bij '{q}'. Kies welke je bedoelt."

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("help_text", "Typ een deel van de naam of het nummer van een opdracht.")
        opties.setdefault("error_messages", {"required": "Kies waar het over gaat."})
        super().__init__(**opties)


class CentenField(BedragField):
    """An amount as it stands on a bill, kept in cents: '1.250', '€ 1.250,50'."""

    def to_python(self, value: Any) -> Any:
        tekst = str(value or "").strip()
        if not tekst:
            return 0
        kaal = tekst.replace("€", "").replace("\N{NO-BREAK SPACE}", " ").strip()
        gevonden = _CENTEN.fullmatch(kaal)
        if gevonden is None:
            raise ValidationError(
                f"'{tekst[:40]}' is geen bedrag. Schrijf het als 1.250 of 1.250,50."
            )
        rest = gevonden["rest"] or "0"
        centen = int(gevonden["heel"].replace(".", "")) * CENTEN
        centen += int(rest) if rest.isdigit() else 0
        if centen > HOOGSTE_BEDRAG * CENTEN:
            raise ValidationError("Een bedrag is ten hoogste € 10.000.000.000.")
        return centen

    def prepare_value(self, value: Any) -> Any:
        return als_bedrag(value) if isinstance(value, int) else value
