"""The OpenAPI 3.1 document: what ninja knows, and what every address here has in common."""

import copy
import json
import re
from typing import Any

from django.conf import settings

from driehoek.koppelingen.afnemers import SLEUTELKOP, TOKENPAD
from driehoek.koppelingen.api import VERSIE
from driehoek.koppelingen.api.adressen import API, LEESRECHT
from driehoek.koppelingen.api.problemen import MEDIATYPE, TITELS
from driehoek.koppelingen.types import Leesrecht

Json = dict[str, Any]
_VERWIJZING = re.compile(r"#/components/schemas/(\w+)")

OMSCHRIJVING = """\
Lees wie waarover gaat: opgaven, opdrachten, rollen, besluiten en de mandaatregeling.

**Twee assen van tijd.** Met `geldigOp` kies je de dag waarop iets zo was, met `beschikbaarOp` wat
het register op dat moment zei. Zonder beide krijg je vandaag, zoals het nu bekend is. In elk
antwoord staat bij `peilmoment` waar het over gaat, en bij welke handeling in het grootboek het is
gemaakt. De adressen van volgende bladen houden dat peilmoment vast.

**Wie je bent.** Met een API-sleutel of met een token (OAuth2, client credentials). De functioneel
beheerder geeft je die, met de leesrechten die je nodig hebt.

**Niets wordt genegeerd.** Een parameter die niet bestaat of niet klopt, is een fout. Elke fout is
een `application/problem+json` (RFC 9457) met in `errors` wat er per parameter fout is.

**Alleen vragen wat nieuw is.** Stuur de `ETag` van een antwoord mee als `If-None-Match`: zolang er
niets is gewijzigd, krijg je 304 zonder inhoud.
"""
LABELS = {
    "beschrijving": "Wat deze API kan.",
    "opgaven": "De maatschappelijke opgaven.",
    "opdrachten": "De opdrachten binnen opgaven.",
    "deelopdrachten": "De delen van opdrachten.",
    "rolvervullingen": "Wie welke rol heeft, op welk besluit.",
    "besluiten": "Waar feiten op rusten.",
    "personen": "Wie een rol heeft. Met leesrecht 'personen'.",
    "mandaatartikelen": "De mandaatregeling.",
}
FOUTEN = (400, 401, 403, 404, 405, 406, 415, 429, 500, 503)


def parameters() -> dict[str, frozenset[str]]:
    """The names of what can be asked, by the name of the address."""
    zonder: dict[str, frozenset[str]] = dict.fromkeys(LEESRECHT, frozenset())
    return zonder | {
        bewerking["operationId"]: frozenset(
            p["name"] for p in bewerking["parameters"] if p["in"] == "query"
        )
        for pad in API.get_openapi_schema(path_prefix="")["paths"].values()
        for bewerking in pad.values()
    }


def document(basis: str) -> Json:
    """The document of this API at its address `basis`."""
    ruw: Json = copy.deepcopy(dict(API.get_openapi_schema(path_prefix="")))
    oorsprong = basis.removesuffix("/api/v1")
    schemas = {naam: _schema(schema) for naam, schema in ruw["components"]["schemas"].items()}
    paden = {
        pad: {methode: _bewerking(b, schemas) for methode, b in methoden.items()}
        for pad, methoden in ruw["paths"].items()
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": API.title,
            "version": VERSIE,
            "summary": "Wie waarover gaat, sinds wanneer en op welk besluit.",
            "description": OMSCHRIJVING,
            "contact": _contact(oorsprong),
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": basis, "description": settings.ORGANISATIE}],
        "tags": [{"name": naam, "description": wat} for naam, wat in LABELS.items()],
        "paths": {**_eigen_pad(), **paden},
        "components": {
            "schemas": {**_gebruikt(paden, schemas), "Probleem": PROBLEEM},
            "responses": {_naam(status): _fout(status) for status in FOUTEN},
            "headers": KOPPEN,
            "securitySchemes": _sloten(oorsprong),
        },
    }


def _contact(oorsprong: str) -> Json:
    contact = settings.CONTACT
    mail = contact if "@" in contact else f"beheer@{settings.ALLOWED_HOSTS[0].strip('.*[]:')}"
    return {
        "name": f"Functioneel beheer van Driehoek, {settings.ORGANISATIE}",
        "url": contact if contact.startswith("http") else f"{oorsprong}/openbaar/over/",
        "email": mail if "." in mail.partition("@")[2] else f"{mail}.example",
    }


def _bewerking(ruw: Json, schemas: Json) -> Json:
    naam = ruw["operationId"]
    goed = ruw["responses"][200]
    (inhoud,) = goed["content"].values()
    recht = LEESRECHT[naam]
    koppen = {kop: {"$ref": f"#/components/headers/{kop}"} for kop in KOPPEN}
    wat = [kop for kop in koppen if kop not in {"Retry-After", "WWW-Authenticate"}]
    return {
        "operationId": naam,
        "summary": ruw["summary"],
        "description": f"Hiervoor is het leesrecht `{recht.value}` nodig.",
        "tags": ruw["tags"],
        "parameters": [*(_parameter(p) for p in ruw["parameters"]), ALS_NIEUW],
        "responses": {
            "200": {
                "description": "Het antwoord.",
                "headers": {kop: koppen[kop] for kop in wat},
                "content": {
                    "application/json": {
                        "schema": inhoud["schema"],
                        "example": voorbeeld(inhoud["schema"], schemas),
                    }
                },
            },
            "304": {
                "description": "Er is niets gewijzigd sinds de ETag die je meestuurde.",
                "headers": {kop: koppen[kop] for kop in wat},
            },
            **{str(s): {"$ref": f"#/components/responses/{_naam(s)}"} for s in FOUTEN},
        },
        "security": [{"apiSleutel": []}, {"token": [recht.value]}],
    }


def _parameter(ruw: Json) -> Json:
    schema = _schema(dict(ruw["schema"]))
    schema.pop("description", None)
    schema.pop("examples", None)
    voorbeelden = ruw["schema"].get("examples", [54321])
    return {
        "name": ruw["name"],
        "in": ruw["in"],
        "required": ruw["required"],
        "description": ruw.get("description", "Het nummer in het register."),
        "schema": _zonder_leeg(schema),
        "example": voorbeelden[0],
    }


def _zonder_leeg(schema: Json) -> Json:
    """A parameter that is left out is not there; in an address there is no null."""
    keuzes = [k for k in schema.get("anyOf", []) if k.get("type") != "null"]
    if len(keuzes) != 1:
        return schema
    rest = {k: w for k, w in schema.items() if k not in {"anyOf", "default"}}
    return {**rest, **keuzes[0]}


def _schema(schema: Json) -> Json:
    """Without titles that repeat the name, and without what is meant for who reads the code."""
    for naam, deel in schema.get("properties", {}).items():
        schema["properties"][naam] = {k: w for k, w in deel.items() if k != "title"}
    if "enum" in schema:
        schema.pop("description", None)
    return {k: w for k, w in schema.items() if k != "title"}


def voorbeeld(schema: Json, schemas: Json) -> Any:
    """An example of a schema, put together of those of its parts."""
    if "$ref" in schema:
        return voorbeeld(schemas[schema["$ref"].rpartition("/")[2]], schemas)
    if "examples" in schema or "enum" in schema:
        return (schema["examples"] if "examples" in schema else schema["enum"])[0]
    if "anyOf" in schema:
        return voorbeeld(schema["anyOf"][0], schemas)
    if "properties" in schema:
        return {naam: voorbeeld(deel, schemas) for naam, deel in schema["properties"].items()}
    if schema["type"] == "array":
        return [voorbeeld(schema["items"], schemas)]
    return "https://driehoek.example.nl/api/v1/opgaven?pagina=1"  # what is left are links


def _gebruikt(paden: Json, schemas: Json) -> Json:
    """The schemas that the addresses refer to, directly or not."""
    gevonden: set[str] = set()
    zoek = [paden]
    while zoek:
        nieuw = set(_VERWIJZING.findall(json.dumps(zoek.pop()))) - gevonden
        gevonden |= nieuw
        zoek.extend(schemas[naam] for naam in nieuw)
    return {naam: schemas[naam] for naam in sorted(gevonden)}


def _eigen_pad() -> Json:
    """The address of the document itself."""
    return {
        "/openapi.json": {
            "get": {
                "operationId": "openapi",
                "summary": "Deze beschrijving",
                "description": "Openbaar, ook vanuit een andere website.",
                "tags": ["beschrijving"],
                "responses": {
                    "200": {
                        "description": "De beschrijving in OpenAPI 3.1.",
                        "headers": {"API-Version": {"$ref": "#/components/headers/API-Version"}},
                        "content": {
                            "application/json": {
                                "schema": {"type": "object"},
                                "example": {"openapi": "3.1.0"},
                            }
                        },
                    },
                    "405": {"$ref": f"#/components/responses/{_naam(405)}"},
                },
                "security": [],
            }
        }
    }


def _sloten(oorsprong: str) -> Json:
    return {
        "apiSleutel": {"type": "apiKey", "in": "header", "name": SLEUTELKOP},
        "token": {
            "type": "oauth2",
            "flows": {
                "clientCredentials": {
                    "tokenUrl": f"{oorsprong}{TOKENPAD}",
                    "scopes": {recht.value: str(recht.label) for recht in Leesrecht},
                }
            },
        },
    }


def _naam(status: int) -> str:
    return f"Fout{status}"


def _fout(status: int) -> Json:
    koppen = ["API-Version"]
    koppen += {401: ["WWW-Authenticate"], 429: ["Retry-After"], 503: ["Retry-After"]}.get(
        status, []
    )
    return {
        "description": f"{TITELS[status]}.",
        "headers": {kop: {"$ref": f"#/components/headers/{kop}"} for kop in koppen},
        "content": {
            MEDIATYPE: {
                "schema": {"$ref": "#/components/schemas/Probleem"},
                "example": {
                    "type": "about:blank",
                    "title": TITELS[status],
                    "status": status,
                    "detail": "Wat er is, en wat wel kan.",
                    "instance": "/api/v1/opgaven",
                },
            }
        },
    }


def _kop(wat: str, van: str = "string", voorbeeld: object = "") -> Json:
    return {"description": wat, "schema": {"type": van}, "example": voorbeeld}


KOPPEN: Json = {
    "API-Version": _kop("De versie van de API.", voorbeeld=VERSIE),
    "ETag": _kop("Noemt de stand waar dit antwoord bij hoort.", voorbeeld='"1234-0a1b2c"'),
    "Link": _kop(
        "De adressen van andere bladen (RFC 8288).",
        voorbeeld='<https://driehoek.example.nl/api/v1/opgaven?pagina=2>; rel="next"',
    ),
    "RateLimit": _kop(
        "Wat er deze minuut nog over is, en over hoeveel seconden er weer ruimte is.",
        voorbeeld='"minuut";r=599;t=42',
    ),
    "RateLimit-Policy": _kop("Hoeveel je per minuut mag vragen.", voorbeeld='"minuut";q=600;w=60'),
    "Retry-After": _kop("Over hoeveel seconden je het weer kunt vragen.", "integer", 42),
    "WWW-Authenticate": _kop("Hoe je laat zien wie je bent.", voorbeeld='Bearer realm="driehoek"'),
}
ALS_NIEUW: Json = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "De ETag van een eerder antwoord.",
    "schema": {"type": "string"},
    "example": '"1234-0a1b2c"',
}
PROBLEEM: Json = {
    "type": "object",
    "description": "Wat er fout is (RFC 9457).",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "examples": ["about:blank"]},
        "title": {"type": "string", "examples": ["De vraag klopt niet"]},
        "status": {"type": "integer", "examples": [400]},
        "detail": {"type": "string", "examples": ["'label': kies uit 'dynamisch' of 'stabiel'."]},
        "instance": {"type": "string", "examples": ["/api/v1/opdrachten"]},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["in", "location", "code", "detail"],
                "properties": {
                    "in": {"type": "string", "enum": ["query", "path"]},
                    "location": {
                        "type": "object",
                        "required": ["name"],
                        "properties": {"name": {"type": "string"}},
                    },
                    "code": {"type": "string", "examples": ["ongeldige-waarde"]},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}
