"""What goes wrong, as problem details (RFC 9457) in Dutch: what is wrong, where, what would be right."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

from django.http import HttpResponse

MEDIATYPE = "application/problem+json"

TITELS: Mapping[int, str] = {
    400: "De vraag klopt niet",
    401: "Je bent niet bekend",
    403: "Dit mag je niet lezen",
    404: "Dit is er niet",
    405: "Dit kan hier niet",
    406: "Deze vorm is er niet",
    415: "Een vraag heeft geen inhoud",
    429: "Je vraagt te vaak",
    500: "Er ging iets mis",
    503: "Het register is even niet te bereiken",
}


@dataclass(frozen=True, slots=True)
class Fout:
    """One thing that is wrong with a question: where it stands, a code, and what would be right."""

    waar: str
    """'query' or 'path'."""
    naam: str
    code: str
    zin: str

    def als_json(self) -> dict[str, object]:
        return {
            "in": self.waar,
            "location": {"name": self.naam},
            "code": self.code,
            "detail": self.zin,
        }


@dataclass(frozen=True)
class Probleem(Exception):  # noqa: N818  (a refusal is not a fault of the program)
    """A question that gets no answer, with why."""

    status: int
    zin: str
    fouten: Sequence[Fout] = ()
    koppen: Mapping[str, str] = field(default_factory=dict)

    def antwoord(self, pad: str) -> HttpResponse:
        lijf: dict[str, object] = {
            "type": "about:blank",
            "title": TITELS[self.status],
            "status": self.status,
            "detail": self.zin,
            "instance": pad,
        }
        if self.fouten:
            lijf["errors"] = [fout.als_json() for fout in self.fouten]
        return HttpResponse(
            json.dumps(lijf, ensure_ascii=False),
            MEDIATYPE,
            self.status,
            headers=dict(self.koppen),
        )


def niet_gevonden(wat: str = "Op dit adres is niets. Kijk in openapi.json wat er is.") -> Probleem:
    return Probleem(HTTPStatus.NOT_FOUND, wat)


def ongeldig(*fouten: Fout) -> Probleem:
    zin = fouten[0].zin if len(fouten) == 1 else f"Er zijn {len(fouten)} dingen fout. Zie 'errors'."
    return Probleem(HTTPStatus.BAD_REQUEST, zin, fouten)
