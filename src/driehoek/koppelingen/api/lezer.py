"""One answer in the making: who asks, at which Peilmoment, and what of it may be told."""

from collections.abc import Callable
from datetime import UTC
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest

from driehoek.kern.tijd import Peilmoment, Periode
from driehoek.koppelingen import reads_register
from driehoek.koppelingen.api import schemas
from driehoek.koppelingen.api.problemen import niet_gevonden
from driehoek.koppelingen.api.vragen import Bladvraag, Peilvraag
from driehoek.koppelingen.reads_register import Rij, Soort
from driehoek.koppelingen.types import Leesrecht, Vrager
from driehoek.platform.models import Kop
from driehoek.publicatie.reads_rollen import blik
from driehoek.register import reads

D = TypeVar("D", bound=schemas.Ding)
Maker = Callable[["Lezer", Rij], D]


class ApiRequest(HttpRequest):
    """A request that came through the door."""

    vrager: Vrager
    kop: Kop
    bladen: dict[str, str | None]
    """The addresses of other pages, by their relation (RFC 8288)."""


class Lezer:
    """Reads for one system at one Peilmoment."""

    def __init__(self, request: ApiRequest, vraag: Peilvraag) -> None:
        self.request = request
        self.vrager = request.vrager
        self.peil: Peilmoment = reads.peilmoment(
            vraag.geldig_op, vraag.beschikbaar_op, hoofd=request.kop
        )

    @property
    def mag_personen(self) -> bool:
        return self.vrager.mag(Leesrecht.PERSONEN)

    @cached_property
    def openbare_rollen(self) -> frozenset[str]:
        """The roles of which the name is public, as on the public pages (REG-13)."""
        return blik(self.peil).bij_naam

    def naam(self, rol: str, naam: str | None) -> str | None:
        """The name of who holds a role, as far as this system may know it."""
        return naam if self.mag_personen or rol in self.openbare_rollen else None

    def een(self, soort: Soort, id_: int, maak: Maker[D]) -> dict[str, Any]:
        rij = reads_register.een(soort, self.peil, id_)
        if rij is None:
            raise niet_gevonden(f"Nummer {id_} is er op dit peilmoment niet.")
        return {
            "gegevens": maak(self, rij),
            "peilmoment": self.peilmoment(),
            "links": schemas.Links(zelf=self._adres({})),
        }

    def blad(self, soort: Soort, vraag: Bladvraag, maak: Maker[D]) -> dict[str, Any]:
        sorteer: str = vraag.sorteer  # type: ignore[attr-defined]  # each list has its own orders
        keuze = vraag.keuze()
        gevonden = reads_register.blad(
            soort, self.peil, keuze, sorteer, (vraag.pagina, vraag.pagina_grootte)
        )
        return {
            "aantal": gevonden.aantal,
            "pagina": vraag.pagina,
            "pagina_grootte": vraag.pagina_grootte,
            "gegevens": [maak(self, rij) for rij in gevonden.rijen],
            "peilmoment": self.peilmoment(),
            "links": self._bladlinks(vraag, {**keuze, "sorteer": sorteer}, gevonden.aantal),
        }

    def peilmoment(self) -> schemas.Peil:
        return schemas.Peil(
            geldig_op=self.peil.geldig_op,
            beschikbaar_op=self._bekend_op,
            handeling=self.request.kop.nr,
        )

    @property
    def _bekend_op(self) -> str:
        return self.peil.bekend_op.astimezone(UTC).isoformat().replace("+00:00", "Z")

    def _bladlinks(
        self, vraag: Bladvraag, overig: dict[str, Any], aantal: int
    ) -> schemas.Bladlinks:
        laatste = max(1, -(-aantal // vraag.pagina_grootte))

        def naar(pagina: int) -> str:
            return self._adres({**overig, "pagina": pagina, "paginaGrootte": vraag.pagina_grootte})

        links = schemas.Bladlinks(
            zelf=naar(vraag.pagina),
            eerste=naar(1),
            vorige=naar(min(vraag.pagina - 1, laatste)) if vraag.pagina > 1 else None,
            volgende=naar(vraag.pagina + 1) if vraag.pagina < laatste else None,
            laatste=naar(laatste),
        )
        self.request.bladen = {
            "self": links.zelf,
            "first": links.eerste,
            "prev": links.vorige,
            "next": links.volgende,
            "last": links.laatste,
        }
        return links

    def _adres(self, meer: dict[str, Any]) -> str:
        """The same address at this Peilmoment, so that what is asked there later is of one moment."""
        vraag = {
            **{naam: _in_adres(waarde) for naam, waarde in meer.items()},
            "geldigOp": self.peil.geldig_op.isoformat(),
            "beschikbaarOp": self._bekend_op,
        }
        return f"{self.request.build_absolute_uri(self.request.path)}?{urlencode(vraag)}"


def _in_adres(waarde: Any) -> str:
    return str(waarde).lower() if isinstance(waarde, bool) else str(waarde)


def periode(bereik: Any) -> dict[str, Any]:
    van_tot = Periode(bereik.lower, bereik.upper)
    return {"begin": van_tot.van, "tot_en_met": van_tot.laatste_dag}
