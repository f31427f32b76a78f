"""Every address of the API: a list and one of each kind of thing. Only to read."""

from collections.abc import Callable
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Path, Query
from ninja.errors import ValidationError
from pydantic import BeforeValidator, Field

from driehoek.koppelingen import reads_register as register
from driehoek.koppelingen.api import VERSIE, makers, schemas, vragen
from driehoek.koppelingen.api.lezer import ApiRequest, Lezer
from driehoek.koppelingen.api.problemen import Fout, Probleem, ongeldig
from driehoek.koppelingen.types import Leesrecht

NAAM = "Opdrachtenregister"
API = NinjaAPI(title=NAAM, version=VERSIE, docs_url=None, openapi_url=None)
LEESRECHT: dict[str, Leesrecht] = {}
"""The right that an address asks, by its name."""
LIJSTEN = (
    "opgaven",
    "opdrachten",
    "deelopdrachten",
    "rolvervullingen",
    "besluiten",
    "personen",
    "mandaatartikelen",
)

Id = Annotated[
    int,
    Field(ge=1, le=schemas.GROOTSTE, description="Het nummer.", examples=[54321]),
    BeforeValidator(vragen.getal),
]
Antwoord = dict[str, Any]
Bewerking = Callable[..., Any]


def _lees(
    naam: str, pad: str, antwoord: Any, wat: str, recht: Leesrecht = Leesrecht.REGISTER
) -> Callable[[Bewerking], Bewerking]:
    """An address to read; `naam` is what the document and the door call it."""
    LEESRECHT[naam] = recht
    return API.get(
        pad,
        response=antwoord,
        by_alias=True,
        url_name=naam,
        operation_id=naam,
        summary=wat,
        tags=[pad.split("/")[1]],
        include_in_schema=pad != "/",  # OpenAPI could only write it with a slash behind it
    )


@_lees("ingang", "/", schemas.Ingang, "Wat er is")
def ingang(request: ApiRequest) -> schemas.Ingang:
    basis = request.build_absolute_uri(request.path)
    return schemas.Ingang(
        naam=NAAM,
        versie=VERSIE,
        handeling=request.kop.nr,
        lijsten={lijst: f"{basis}/{lijst}" for lijst in LIJSTEN},
    )


@_lees("opgaven", "/opgaven", schemas.Opgavenblad, "Alle opgaven")
def opgaven(request: ApiRequest, vraag: Query[vragen.Opgavenvraag]) -> Antwoord:
    return Lezer(request, vraag).blad(register.OPGAVEN, vraag, makers.opgave)


@_lees("opgave", "/opgaven/{id}", schemas.Opgaveantwoord, "Een opgave")
def opgave(request: ApiRequest, id: Path[Id], vraag: Query[vragen.Peilvraag]) -> Antwoord:  # noqa: A002
    return Lezer(request, vraag).een(register.OPGAVEN, id, makers.opgave)


@_lees("opdrachten", "/opdrachten", schemas.Opdrachtenblad, "Alle opdrachten")
def opdrachten(request: ApiRequest, vraag: Query[vragen.Opdrachtenvraag]) -> Antwoord:
    return Lezer(request, vraag).blad(register.OPDRACHTEN, vraag, makers.opdracht)


@_lees("opdracht", "/opdrachten/{id}", schemas.Opdrachtantwoord, "Een opdracht")
def opdracht(request: ApiRequest, id: Path[Id], vraag: Query[vragen.Peilvraag]) -> Antwoord:  # noqa: A002
    return Lezer(request, vraag).een(register.OPDRACHTEN, id, makers.opdracht)


@_lees("deelopdrachten", "/deelopdrachten", schemas.Deelopdrachtenblad, "Alle deelopdrachten")
def deelopdrachten(request: ApiRequest, vraag: Query[vragen.Deelopdrachtenvraag]) -> Antwoord:
    return Lezer(request, vraag).blad(register.DEELOPDRACHTEN, vraag, makers.deelopdracht)


@_lees("deelopdracht", "/deelopdrachten/{id}", schemas.Deelopdrachtantwoord, "Een deelopdracht")
def deelopdracht(request: ApiRequest, id: Path[Id], vraag: Query[vragen.Peilvraag]) -> Antwoord:  # noqa: A002
    return Lezer(request, vraag).een(register.DEELOPDRACHTEN, id, makers.deelopdracht)


@_lees("rolvervullingen", "/rolvervullingen", schemas.Rolvervullingenblad, "Wie welke rol heeft")
def rolvervullingen(request: ApiRequest, vraag: Query[vragen.Rolvervullingenvraag]) -> Antwoord:
    lezer = Lezer(request, vraag)
    if vraag.persoon_id is not None and not lezer.mag_personen:
        raise Probleem(403, "Zoeken op een persoon mag alleen met het leesrecht 'personen'.")
    return lezer.blad(register.ROLVERVULLINGEN, vraag, makers.rolvervulling)


@_lees("rolvervulling", "/rolvervullingen/{id}", schemas.Rolvervullingantwoord, "Een rolvervulling")
def rolvervulling(request: ApiRequest, id: Path[Id], vraag: Query[vragen.Peilvraag]) -> Antwoord:  # noqa: A002
    return Lezer(request, vraag).een(register.ROLVERVULLINGEN, id, makers.rolvervulling)


@_lees("besluiten", "/besluiten", schemas.Besluitenblad, "Besluiten tot en met een dag")
def besluiten(request: ApiRequest, vraag: Query[vragen.Besluitenvraag]) -> Antwoord:
    return Lezer(request, vraag).blad(register.BESLUITEN, vraag, makers.besluit)


@_lees("besluit", "/besluiten/{id}", schemas.Besluitantwoord, "Een besluit")
def besluit(request: ApiRequest, id: Path[Id], vraag: Query[vragen.Peilvraag]) -> Antwoord:  # noqa: A002
    return Lezer(request, vraag).een(register.BESLUITEN, id, makers.besluit)


@_lees(
    "personen",
    "/personen",
    schemas.Personenblad,
    "Wie een rol heeft",
    Leesrecht.PERSONEN,
)
def personen(request: ApiRequest, vraag: Query[vragen.Personenvraag]) -> Antwoord:
    return Lezer(request, vraag).blad(register.PERSONEN, vraag, makers.persoon)


@_lees(
    "persoon",
    "/personen/{id}",
    schemas.Persoonantwoord,
    "Een persoon met een rol",
    Leesrecht.PERSONEN,
)
def persoon(request: ApiRequest, id: Path[Id], vraag: Query[vragen.Peilvraag]) -> Antwoord:  # noqa: A002
    return Lezer(request, vraag).een(register.PERSONEN, id, makers.persoon)


@_lees(
    "mandaatartikelen",
    "/mandaatartikelen",
    schemas.Mandaatartikelenblad,
    "De mandaatregeling, artikel voor artikel",
)
def mandaatartikelen(request: ApiRequest, vraag: Query[vragen.Mandaatartikelenvraag]) -> Antwoord:
    return Lezer(request, vraag).blad(register.MANDAATARTIKELEN, vraag, makers.mandaatartikel)


@_lees(
    "mandaatartikel",
    "/mandaatartikelen/{id}",
    schemas.Mandaatartikelantwoord,
    "Een mandaatartikel",
)
def mandaatartikel(request: ApiRequest, id: Path[Id], vraag: Query[vragen.Peilvraag]) -> Antwoord:  # noqa: A002
    return Lezer(request, vraag).een(register.MANDAATARTIKELEN, id, makers.mandaatartikel)


@API.exception_handler(Probleem)
def _probleem(request: HttpRequest, fout: Probleem) -> HttpResponse:
    return fout.antwoord(request.path)


@API.exception_handler(ValidationError)
def _ongeldig(request: HttpRequest, fout: ValidationError) -> HttpResponse:
    return ongeldig(*(_fout(f) for f in fout.errors)).antwoord(request.path)


def _fout(gevonden: dict[str, Any]) -> Fout:
    waar, naam = str(gevonden["loc"][0]), str(gevonden["loc"][-1])
    for deel in reversed(gevonden["loc"]):
        if isinstance(deel, str) and deel in vragen.BEDOELD:
            naam = deel
            break
    return Fout(waar, naam, "ongeldige-waarde", f"'{naam}': {vragen.bedoeld(naam, gevonden)}")
