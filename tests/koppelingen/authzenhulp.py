"""Calls to AuthZEN as a server hands them on, without a server."""

import json
from io import BytesIO
from typing import Any

from bevoegdheden.hulp import VERPLICHTING
from driehoek.bevoegdheden import acts
from driehoek.bevoegdheden.types import NieuwArtikel
from driehoek.koppelingen.authzen.dienst import AuthZen
from driehoek.koppelingen.authzen.stand import Volger
from driehoek.koppelingen.authzen.types import Beller
from driehoek.koppelingen.beslislog.bestand import Logboek
from driehoek.register.models import Drager, Persoon
from provincie import verzoek


class Bel:
    """One caller, with a log of its own."""

    def __init__(self, map_: Any, poort: Any = None, volger: Any = None) -> None:
        self.map = map_
        self.logboek = Logboek(map_)
        self.volger = volger or Volger(vers=0.0)
        self.app = AuthZen(poort or (lambda _: Beller("1:proef")), self.logboek, self.volger)

    def __call__(self, pad: str, vraag: Any = None, **koppen: str) -> "Antwoord":
        inhoud = vraag if isinstance(vraag, bytes) else json.dumps(vraag).encode()
        gekregen: list[Any] = []
        environ = {
            "REQUEST_METHOD": "POST",
            "PATH_INFO": pad,
            "QUERY_STRING": "",
            "CONTENT_TYPE": "application/json",
            "CONTENT_LENGTH": str(len(inhoud)),
            "wsgi.input": BytesIO(inhoud),
            "wsgi.url_scheme": "http",
            **koppen,
        }
        stukken = self.app(environ, lambda regel, lijst: gekregen.extend((regel, lijst)))
        return Antwoord(int(gekregen[0][:3]), dict(gekregen[1]), b"".join(stukken))

    def een(self, vraag: Any, **koppen: str) -> "Antwoord":
        return self("/access/v1/evaluation", vraag, **koppen)

    def meer(self, vraag: Any, **koppen: str) -> "Antwoord":
        return self("/access/v1/evaluations", vraag, **koppen)

    def zoek(self, wat: str, vraag: Any, **koppen: str) -> "Antwoord":
        return self(f"/access/v1/search/{wat}", vraag, **koppen)

    def records(self) -> list[dict[str, Any]]:
        regels = [r for b in sorted(self.map.glob("*.jsonl")) for r in b.read_text().splitlines()]
        return [json.loads(regel) for regel in regels]


class Antwoord:
    def __init__(self, status: int, koppen: dict[str, str], inhoud: bytes) -> None:
        self.status = status
        self.koppen = koppen
        self.inhoud = inhoud

    @property
    def json(self) -> Any:
        return json.loads(self.inhoud)

    @property
    def mag(self) -> bool:
        assert self.status == 200, self.inhoud
        return bool(self.json["decision"])

    @property
    def id(self) -> str:
        assert self.status == 200, self.inhoud
        return str(self.json["context"]["id"])


class Wereld:
    """An opdracht of € 100.000 with an AOG and an AON, and a regulation."""

    def __init__(self, provincie: Any) -> None:
        self.provincie = provincie
        self.opgave = provincie.opgave()
        self.opdracht = provincie.opdracht(self.opgave)
        self.aog = provincie.aog(self.opdracht)
        self.aon = provincie.aon(self.opdracht)
        self.stel(VERPLICHTING)

    def stel(self, *artikelen: NieuwArtikel, **opties: Any) -> None:
        acts.stel_artikelen_vast(
            verzoek(), artikelen=artikelen, grond=self.provincie.besluit("mandaat", **opties)
        )

    def vraag(self, **anders: Any) -> dict[str, Any]:
        """The AOG, a commitment of € 1.000 on the opdracht, on the first day."""
        return {
            "subject": self.subject(anders.pop("wie", self.aog)),
            "action": {"name": anders.pop("wat", "verplichting")},
            "resource": self.resource(
                anders.pop("waarop", self.opdracht), anders.pop("bedrag", "1000.00")
            ),
            "context": {"time": "2023-03-01T12:00:00+01:00", **anders},
        }

    def subject(self, persoon: int) -> dict[str, Any]:
        return {"type": "persoon", "id": Persoon.objects.get(id=persoon).nummer}

    def resource(self, drager: int, bedrag: str | None = None) -> dict[str, Any]:
        gevonden = Drager.objects.get(id=drager)
        eigenschappen = {} if bedrag is None else {"properties": {"bedrag": bedrag}}
        return {"type": gevonden.soort, "id": gevonden.nummer, **eigenschappen}
