"""What can be asked: the parameters of each list. What is not here is refused, never ignored."""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.alias_generators import to_camel

from driehoek.bevoegdheden.types import Bevoegdheidssoort, Rechtshandeling
from driehoek.koppelingen.api.schemas import GROOTSTE
from driehoek.opdrachten.models import Label, Projectfase
from driehoek.register.types import Besluitsoort, Besluitstatus, Dragersoort, Rol

PAGINAGROOTTE = 50
GROOTSTE_PAGINA = 500
_DAG = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}):([0-9]{2})(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})"
)
_GETAL = re.compile(r"-?(0|[1-9][0-9]{0,18})")
_EERSTE = datetime(1900, 1, 1, tzinfo=UTC)


def _dag(waarde: Any) -> Any:
    if isinstance(waarde, str) and not _DAG.fullmatch(waarde):
        raise ValueError("dag")
    return waarde


def _moment(waarde: Any) -> Any:
    """A moment as RFC 3339 has it; in an address a plus sign may have become a space."""
    if not isinstance(waarde, str):
        return waarde
    gevonden = _MOMENT.fullmatch(waarde.upper().replace(" ", "+"))
    if gevonden is None:
        raise ValueError("moment")
    tot_minuut, seconde, breuk, zone = gevonden.groups()
    if seconde == "60":  # a leap second is no moment of the ledger, but it is one of RFC 3339
        seconde, breuk = "59", ".999999"
    moment = datetime.fromisoformat(f"{tot_minuut}:{seconde}{(breuk or '')[:7]}{zone}")
    # Nothing was known before; and beyond lies no moment in UTC.
    return moment if moment.year > _EERSTE.year else _EERSTE


def getal(waarde: Any) -> Any:
    if isinstance(waarde, str) and not _GETAL.fullmatch(waarde):
        raise ValueError("getal")
    return waarde


def _ja_nee(waarde: Any) -> Any:
    if isinstance(waarde, str) and waarde not in {"true", "false"}:
        raise ValueError("ja of nee")
    return waarde


Dag = Annotated[date, BeforeValidator(_dag)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
Nummer = Annotated[int, Field(ge=1, le=GROOTSTE), BeforeValidator(getal)]
JaNee = Annotated[bool, BeforeValidator(_ja_nee)]
Tekst = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^\x00-\x1f\x7f]+$")]


class Peilvraag(BaseModel):
    """When: on which day, and as known when."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)

    geldig_op: Dag | None = Field(
        None, description="De dag waarop het zo was. Zonder: vandaag.", examples=["2026-03-03"]
    )
    beschikbaar_op: Moment | None = Field(
        None,
        description=(
            "Zoals het register het op dit moment zei. Zonder: alles wat nu bekend is. Een moment"
            " in de toekomst geldt als nu."
        ),
        examples=["2026-03-03T10:30:00+01:00"],
    )


class Bladvraag(Peilvraag):
    """Which page."""

    pagina: Annotated[int, Field(ge=1, le=1_000_000), BeforeValidator(getal)] = Field(
        1, description="Het nummer van het blad.", examples=[1]
    )
    pagina_grootte: Annotated[int, Field(ge=1, le=GROOTSTE_PAGINA), BeforeValidator(getal)] = Field(
        PAGINAGROOTTE, description="Hoeveel er op een blad gaan.", examples=[PAGINAGROOTTE]
    )

    def keuze(self) -> dict[str, Any]:
        """The conditions that were given, by the name they have in the address."""
        gegeven = self.model_dump(mode="json", by_alias=True, exclude_none=True)
        return {naam: w for naam, w in gegeven.items() if naam not in _GEEN_KEUZE}


_GEEN_KEUZE = frozenset({"geldigOp", "beschikbaarOp", "pagina", "paginaGrootte", "sorteer"})


def _filter(wat: str, voorbeeld: object) -> Any:
    return Field(None, description=wat, examples=[voorbeeld])


def _sorteer(standaard: str) -> Any:
    return Field(
        standaard,
        description="Waarop de lijst is gesorteerd; met een '-' ervoor van hoog naar laag.",
        examples=[standaard],
    )


class _Dragervraag(Bladvraag):
    nummer: Tekst | None = _filter("Alleen die met dit nummer.", "OG-012")
    begrotingspost: Tekst | None = _filter("Alleen wat aan deze post hangt.", "2-1-3-1")


class Opgavenvraag(_Dragervraag):
    sorteer: Literal["nummer", "-nummer", "naam", "-naam", "begin", "-begin"] = _sorteer("nummer")


class Opdrachtenvraag(_Dragervraag):
    opgave_id: Nummer | None = _filter("Alleen onder deze opgave.", 54321)
    label: Label | None = _filter("Alleen met dit label.", "dynamisch")
    fase: Projectfase | None = _filter("Alleen in deze projectfase.", "realisatie")
    sorteer: Literal[
        "nummer",
        "-nummer",
        "naam",
        "-naam",
        "begin",
        "-begin",
        "materieelBudget",
        "-materieelBudget",
    ] = _sorteer("nummer")


class Deelopdrachtenvraag(_Dragervraag):
    opdracht_id: Nummer | None = _filter("Alleen die van deze opdracht.", 54321)
    sorteer: Literal["nummer", "-nummer", "naam", "-naam", "begin", "-begin"] = _sorteer("nummer")


class Rolvervullingenvraag(Bladvraag):
    rol: Rol | None = _filter("Alleen deze rol.", "AOG")
    drager_id: Nummer | None = _filter("Alleen op deze opgave of opdracht.", 54321)
    dragersoort: Dragersoort | None = _filter("Alleen op dit soort dingen.", "opdracht")
    persoon_id: Nummer | None = _filter(
        "Alleen van deze persoon. Alleen met leesrecht 'personen'.", 54323
    )
    waarneming: JaNee | None = _filter("Alleen waarnemers, of juist niet.", voorbeeld=False)
    besluit_id: Nummer | None = _filter("Alleen wat op dit besluit rust.", 54322)
    sorteer: Literal["begin", "-begin", "rol", "-rol", "drager", "-drager"] = _sorteer("drager")


class Besluitenvraag(Bladvraag):
    kenmerk: Tekst | None = _filter("Alleen met dit kenmerk.", "DT-2024-31")
    soort: Besluitsoort | None = _filter("Alleen van dit soort.", "aog")
    status: Besluitstatus | None = _filter("Alleen wat op de dag dit waard is.", "geldend")
    genomen_vanaf: Dag | None = _filter("Alleen genomen op of na deze dag.", "2024-01-01")
    genomen_tot_en_met: Dag | None = _filter("Alleen genomen op of voor deze dag.", "2024-12-31")
    sorteer: Literal[
        "genomenOp", "-genomenOp", "kenmerk", "-kenmerk", "werktVanaf", "-werktVanaf"
    ] = _sorteer("-genomenOp")


class Personenvraag(Bladvraag):
    nummer: Tekst | None = _filter("Alleen met dit personeelsnummer.", "P00123")
    rol: Rol | None = _filter("Alleen wie deze rol heeft.", "AOG")
    drager_id: Nummer | None = _filter("Alleen wie hierop een rol heeft.", 54321)
    sorteer: Literal["naam", "-naam", "nummer", "-nummer"] = _sorteer("naam")


class Mandaatartikelenvraag(Bladvraag):
    code: Tekst | None = _filter("Alleen met deze code.", "M-12")
    soort: Bevoegdheidssoort | None = _filter("Alleen van deze soort.", "mandaat")
    rol: Rol | None = _filter("Alleen van deze rol.", "AOG")
    rechtshandeling: Rechtshandeling | None = _filter("Alleen hiervoor.", "verplichting")
    drager_id: Nummer | None = _filter("Alleen wat voor deze opgave of opdracht geldt.", 54321)
    sorteer: Literal["code", "-code", "rol", "-rol", "totBedrag", "-totBedrag"] = _sorteer("code")


BEDOELD = {
    "id": f"schrijf een heel getal van 1 tot en met {GROOTSTE}.",
    "geldigOp": "schrijf een dag als 2026-03-03.",
    "beschikbaarOp": "schrijf een moment met tijdzone, als 2026-03-03T10:30:00Z.",
    "pagina": "schrijf een heel getal van 1 tot en met 1000000.",
    "paginaGrootte": f"schrijf een heel getal van 1 tot en met {GROOTSTE_PAGINA}.",
    "genomenVanaf": "schrijf een dag als 2026-03-03.",
    "genomenTotEnMet": "schrijf een dag als 2026-03-03.",
    "waarneming": "schrijf true of false.",
    **dict.fromkeys(
        ("opgaveId", "opdrachtId", "dragerId", "persoonId", "besluitId"),
        f"schrijf een heel getal van 1 tot en met {GROOTSTE}.",
    ),
    **dict.fromkeys(
        ("nummer", "begrotingspost", "kenmerk", "code"), "schrijf 1 tot en met 40 leesbare tekens."
    ),
}
"""What would be right, by parameter; those with a list of words have it from their type."""


def bedoeld(naam: str, gevonden: dict[str, Any]) -> str:
    """What would be right for a parameter of which pydantic found that it is wrong."""
    woorden = gevonden.get("ctx", {}).get("expected", "")
    return BEDOELD.get(naam) or f"kies uit {str(woorden).replace(' or ', ' of ')}."
