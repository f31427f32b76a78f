"""What the API answers: the things of the register, in their own words.

Days are the first and the last day (`totEnMet`; empty is without end), moments are in UTC.
"""

from datetime import date
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from driehoek.bevoegdheden.types import Bereik, Bevoegdheidssoort, Rechtshandeling, Voorwaarde
from driehoek.opdrachten.models import Label, Projectfase
from driehoek.register.types import (
    Besluitsoort,
    Besluitstatus,
    Dragersoort,
    Grondslagsoort,
    Rol,
)

T = TypeVar("T")
GROOTSTE = 2**53 - 1
"""The largest whole number that JSON carries without loss."""


class Ding(BaseModel):
    """Names in camelCase, as the design rules ask."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, frozen=True)


def _id(wat: str, voorbeeld: int = 54321) -> Any:
    return Field(description=wat, examples=[voorbeeld], ge=1, le=GROOTSTE)


class Verwijzing(Ding):
    """Een opgave of opdracht, zoals je ernaar verwijst."""

    id: int = _id("Vast nummer in het register.")
    nummer: str = Field(description="Het nummer zoals mensen het noemen.", examples=["OG-012"])
    naam: str = Field(description="De naam op die dag.", examples=["Landbouw en voedsel"])


class Drager(Verwijzing):
    """Waar een rol op ligt."""

    soort: Dragersoort = Field(description="Wat voor ding het is.", examples=["opdracht"])


class Begrotingspost(Ding):
    """De post in de begroting waar iets aan hangt."""

    code: str = Field(description="De code in de begroting.", examples=["2-1-3-1"])
    naam: str = Field(description="De naam van de post.", examples=["Toekomst van de landbouw"])
    jaar: int = Field(description="Het jaar van die begroting.", examples=[2026])
    lasten: int | None = Field(
        description="Begrote lasten in hele euro's; leeg als die niet bekend zijn.",
        examples=[900000],
    )


class Grondslag(Ding):
    """Waar een feit op rust."""

    soort: Grondslagsoort = Field(description="Wat voor grondslag het is.", examples=["besluit"])
    besluit_id: int | None = Field(
        description="Het besluit, te vinden bij /besluiten/{id}.", examples=[54322]
    )
    kenmerk: str | None = Field(description="Het kenmerk van dat besluit.", examples=["DT-2024-31"])


class _Periode(Ding):
    begin: date = Field(description="De eerste dag.", examples=["2024-02-01"])
    tot_en_met: date | None = Field(
        description="De laatste dag; leeg is zonder einde.", examples=[None]
    )


class _Drager(_Periode):
    id: int = _id("Vast nummer in het register.")
    nummer: str = Field(description="Het nummer zoals mensen het noemen.", examples=["OG-012"])
    naam: str = Field(description="De naam op die dag.", examples=["Landbouw en voedsel"])
    begrotingspost: Begrotingspost | None = Field(description="Leeg als er geen aan hangt.")


class Opgave(_Drager):
    """Een maatschappelijke opgave."""

    onder_directieteam: bool = Field(
        description="Of zij rechtstreeks onder het directieteam valt.", examples=[False]
    )


class Opdracht(_Drager):
    """Een opdracht binnen een opgave."""

    opgave: Verwijzing | None = Field(description="De opgave waar zij onder valt.")
    geheel: bool = Field(
        description="Of de opdracht de hele opgave is, omdat die niet is gesplitst.",
        examples=[False],
    )
    label: Label | None = Field(description="Dynamisch of stabiel.", examples=["dynamisch"])
    fase: Projectfase | None = Field(description="De projectfase.", examples=["realisatie"])
    materieel_budget: int | None = Field(
        description="Het materieel budget van de scope, in hele euro's.", examples=[250000]
    )


class Deelopdracht(_Drager):
    """Een deel van een opdracht."""

    opdracht: Verwijzing | None = Field(description="De opdracht waar zij een deel van is.")


class Rolvervulling(_Periode):
    """Wie een rol heeft, op welk besluit dat rust, en hoe lang."""

    id: int = _id("Nummer van dit feit. Een correctie is een nieuw feit met een nieuw nummer.")
    rol: Rol = Field(description="De code van de rol.", examples=["AOG"])
    rolnaam: str = Field(description="De rol in woorden.", examples=["Ambtelijk opdrachtgever"])
    rang: int = Field(
        description="1, of 2 voor een tweede bestuurlijk opdrachtgever.", examples=[1]
    )
    waarneming: bool = Field(description="Of iemand de rol waarneemt.", examples=[False])
    drager: Drager = Field(description="Waar de rol op ligt.")
    naam: str | None = Field(
        description=(
            "Wie de rol heeft. Zonder het leesrecht 'personen' alleen gevuld als de naam bij deze"
            " rol openbaar is."
        ),
        examples=["Anna de Boer"],
    )
    persoon_id: int | None = Field(
        description="De persoon, te vinden bij /personen/{id}. Alleen met leesrecht 'personen'.",
        examples=[54323],
    )
    grondslag: Grondslag


class Besluit(Ding):
    """Een besluit waar feiten in het register op rusten."""

    id: int = _id("Vast nummer in het register.")
    kenmerk: str = Field(description="Het kenmerk.", examples=["DT-2024-31"])
    titel: str | None = Field(
        description="De titel. Daar kan een naam in staan: alleen met leesrecht 'personen'.",
        examples=["Benoeming ambtelijk opdrachtgever"],
    )
    soort: Besluitsoort = Field(description="Wat het besluit regelt.", examples=["aog"])
    soortnaam: str = Field(
        description="Het soort in woorden.", examples=["Ambtelijk opdrachtgever benoemen"]
    )
    genomen_op: date = Field(description="De dag waarop het is genomen.", examples=["2024-01-15"])
    bekendgemaakt_op: date = Field(
        description="De dag waarop het is bekendgemaakt.", examples=["2024-01-16"]
    )
    werkt_vanaf: date = Field(
        description="De dag vanaf wanneer het werkt.", examples=["2024-02-01"]
    )
    genomen_door: str = Field(
        description="Een orgaan of een functie, nooit een persoon.", examples=["Directieteam"]
    )
    status: Besluitstatus | None = Field(
        description="Wat het op de gevraagde dag waard is; leeg: het werkt nog niet.",
        examples=["geldend"],
    )
    document_sha256: str | None = Field(
        description="Vingerafdruk (SHA-256) van het gearchiveerde document; leeg: geen document.",
        examples=[None],
    )
    rectificeert_id: int | None = Field(
        description="Het besluit dat door dit besluit is gerectificeerd.", examples=[None]
    )


class Persoon(Ding):
    """Iemand die op de gevraagde dag een rol heeft."""

    id: int = _id("Vast nummer in het register; zegt niets over wie het is.")
    nummer: str = Field(description="Het personeelsnummer.", examples=["P00123"])
    naam: str | None = Field(
        description="De naam; leeg als die is vernietigd.", examples=["Anna de Boer"]
    )


class Mandaatartikel(_Periode):
    """Een bevoegdheid uit de mandaatregeling."""

    id: int = _id("Nummer van dit feit. Een wijziging is een nieuw feit met een nieuw nummer.")
    code: str = Field(description="De code van het artikel.", examples=["M-12"])
    regeling: str = Field(
        description="De regeling waar het in staat.", examples=["Mandaatregeling"]
    )
    soort: Bevoegdheidssoort = Field(
        description="Wat de bevoegdheid in het recht is.", examples=["mandaat"]
    )
    rol: Rol = Field(description="Wie de bevoegdheid heeft.", examples=["AOG"])
    rechtshandeling: Rechtshandeling = Field(
        description="Waarvoor de bevoegdheid is.", examples=["verplichting"]
    )
    tot_bedrag: int | None = Field(
        description="Tot en met welk bedrag, in hele euro's; leeg is zonder grens.",
        examples=[250000],
    )
    binnen_scope: bool = Field(
        description="Of het bedrag binnen het materieel budget moet blijven.", examples=[True]
    )
    bereik: Bereik = Field(description="Hoe ver het reikt.", examples=["onder"])
    voorwaarden: list[Voorwaarde] = Field(
        description="Wat er eerst moet zijn gebeurd.", examples=[["advies_control"]]
    )
    ondermandaat: bool = Field(description="Of ondermandaat mag.", examples=[False])
    boven: str | None = Field(
        description="De code van het artikel waar dit van is afgeleid.", examples=[None]
    )
    drager_id: int | None = Field(
        description="Alleen voor deze opgave of opdracht.", examples=[None]
    )
    naast_hogere: bool = Field(
        description="Of een hogere deze bevoegdheid ernaast houdt.", examples=[False]
    )
    grondslag: Grondslag


class Peil(Ding):
    """Waar het antwoord over gaat, en bij welke stand van het register het is gemaakt."""

    geldig_op: date = Field(description="De dag waarop het zo was.", examples=["2026-03-03"])
    beschikbaar_op: str = Field(
        description="Zoals het register het toen zei, in UTC.",
        examples=["2026-03-03T09:30:00.123456Z"],
        json_schema_extra={"format": "date-time"},
    )
    handeling: int = Field(
        description="Nummer van de laatste handeling in het grootboek bij dit antwoord.",
        examples=[1234],
        ge=0,
    )


class Links(Ding):
    zelf: str = Field(description="Het adres van dit antwoord, met zijn peilmoment.")


class Bladlinks(Links):
    """Adressen van andere bladen; leeg als dat blad er niet is."""

    eerste: str
    vorige: str | None
    volgende: str | None
    laatste: str


class Antwoord(Ding, Generic[T]):
    """Een ding, met het peilmoment."""

    gegevens: T
    peilmoment: Peil
    links: Links


class Bladantwoord(Ding, Generic[T]):
    """Een blad van een lijst, met het peilmoment."""

    aantal: int = Field(description="Hoeveel er in totaal zijn.", examples=[1], ge=0)
    pagina: int = Field(description="Het nummer van dit blad.", examples=[1], ge=1)
    pagina_grootte: int = Field(description="Hoeveel er op een blad gaan.", examples=[50], ge=1)
    gegevens: list[T]
    peilmoment: Peil
    links: Bladlinks


class Opgaveantwoord(Antwoord[Opgave]):
    """Een opgave."""


class Opgavenblad(Bladantwoord[Opgave]):
    """Een blad met opgaven."""


class Opdrachtantwoord(Antwoord[Opdracht]):
    """Een opdracht."""


class Opdrachtenblad(Bladantwoord[Opdracht]):
    """Een blad met opdrachten."""


class Deelopdrachtantwoord(Antwoord[Deelopdracht]):
    """Een deelopdracht."""


class Deelopdrachtenblad(Bladantwoord[Deelopdracht]):
    """Een blad met deelopdrachten."""


class Rolvervullingantwoord(Antwoord[Rolvervulling]):
    """Een rolvervulling."""


class Rolvervullingenblad(Bladantwoord[Rolvervulling]):
    """Een blad met rolvervullingen."""


class Besluitantwoord(Antwoord[Besluit]):
    """Een besluit."""


class Besluitenblad(Bladantwoord[Besluit]):
    """Een blad met besluiten."""


class Persoonantwoord(Antwoord[Persoon]):
    """Een persoon."""


class Personenblad(Bladantwoord[Persoon]):
    """Een blad met personen."""


class Mandaatartikelantwoord(Antwoord[Mandaatartikel]):
    """Een mandaatartikel."""


class Mandaatartikelenblad(Bladantwoord[Mandaatartikel]):
    """Een blad met mandaatartikelen."""


class Ingang(Ding):
    """Wat deze API is, en welke lijsten er zijn."""

    naam: str = Field(description="De naam van deze API.", examples=["Opdrachtenregister"])
    versie: str = Field(description="De versie.", examples=["1.0.0"])
    handeling: int = Field(
        description="Nummer van de laatste handeling in het grootboek.", examples=[1234], ge=0
    )
    lijsten: dict[str, str] = Field(
        description="Het adres van elke lijst.",
        examples=[{"opgaven": "https://driehoek.example.nl/api/v1/opgaven"}],
    )
