"""How opgaven and opdrachten hang together: the network, and beside it the list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from driehoek.opdrachten import reads, reads_aanspreekpunten, reads_samenhang
from driehoek.opdrachten.reads import OpgaveRij
from driehoek.opdrachten.reads_samenhang import Band, Einde
from driehoek.opdrachten.types_samenhang import Samenhangsoort
from driehoek.opdrachten.views import samenhang_beeld
from driehoek.opdrachten.views.hulp import naar
from driehoek.platform.ui.componenten import Cel, Kolom, Leeg
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.platform.ui.tekening import netwerk
from driehoek.register.types import Dragersoort
from driehoek.register.web import DriehoekRequest, binnen, getal

KOLOMMEN = (
    Kolom("Van", sorteer="van"),
    Kolom("Hoe", sorteer="soort"),
    Kolom("Naar", sorteer="naar"),
    Kolom("Toelichting"),
    Kolom("Sinds", "datum", sorteer="sinds"),
)
SLEUTELS: dict[str, Callable[[Band], Any]] = {
    "van": lambda b: (b.van.naam.casefold(), b.naar.naam.casefold()),
    "soort": lambda b: (list(Samenhangsoort).index(b.soort), b.van.naam.casefold()),
    "naar": lambda b: (b.naar.naam.casefold(), b.van.naam.casefold()),
    "sinds": lambda b: (b.periode.van, b.id),
}


@require_safe
@binnen
def samenhang(request: DriehoekRequest) -> HttpResponse:
    bezoek = request.bezoek
    opgaven = reads.opgaven_lijst(bezoek.peil)
    zeef = _zeef(request, opgaven)
    banden = [b for b in reads_samenhang.samenhang(bezoek.peil) if zeef.laat_door(b)]
    sorteer = request.GET.get("sorteer", "van")
    sleutel = SLEUTELS.get(sorteer.removeprefix("-"), SLEUTELS["van"])
    banden.sort(key=sleutel, reverse=sorteer.startswith("-"))
    return toon(
        request,
        Lijst(
            titel="Samenhang",
            ondertitel="Wat elkaar nodig heeft, versterkt of in de weg zit, over de opgaven heen.",
            wat="keer samenhang",
            kolommen=KOLOMMEN,
            rijen=banden,
            cellen=lambda deel: _cellen(request, deel, opgaven),
            leeg=Leeg(
                "Geen samenhang gevonden",
                "Maak de filters ruimer. Nieuwe samenhang leg je vast op de pagina van een opgave"
                " of opdracht.",
            ),
            bestandsnaam="samenhang",
            sorteer=sorteer,
            zoeklabel="Naam, nummer of toelichting",
            keuzes=_keuzes(request, opgaven),
            extra=_tekening(request, banden, opgaven, zeef.opgave),
        ),
        "opdrachten/samenhang.html",
    )


@dataclass(frozen=True, slots=True)
class _Zeef:
    """What the list is narrowed to; what is empty does not narrow."""

    soort: str
    opgave: int | None
    gebied: int | None
    domein: frozenset[int] | None
    """The opgaven of one domeindirecteur."""
    woorden: tuple[str, ...]

    def laat_door(self, band: Band) -> bool:
        opgaven = {e.opgave for e in band.einden}
        return (
            self.soort in ("", band.soort)
            and (self.gebied is None or band.gebied == self.gebied)
            and (self.opgave is None or self.opgave in opgaven)
            and (self.domein is None or not self.domein.isdisjoint(opgaven))
            and self._heeft_woorden(band)
        )

    def _heeft_woorden(self, band: Band) -> bool:
        namen = (f"{e.nummer} {e.naam}" for e in band.einden)
        tekst = " ".join((band.toelichting, band.gebied_naam, *namen)).casefold()
        return all(woord in tekst for woord in self.woorden)


def _zeef(request: DriehoekRequest, opgaven: Sequence[OpgaveRij]) -> _Zeef:
    get = request.GET
    wie = getal(get.get("domein", ""))
    van = (o.id for o in opgaven if o.domeindirecteur and o.domeindirecteur.persoon == wie)
    return _Zeef(
        soort=get.get("soort", ""),
        opgave=getal(get.get("opgave", "")),
        gebied=getal(get.get("gebied", "")),
        domein=None if wie is None else frozenset(van),
        woorden=tuple(get.get("q", "").casefold().split()),
    )


def _cellen(
    request: DriehoekRequest, deel: Sequence[Band], opgaven: Sequence[OpgaveRij]
) -> list[list[Any]]:
    namen = {o.id: o.naam for o in opgaven}

    def cel(einde: Einde) -> Cel:
        onder = "opgave" if einde.is_opgave else namen.get(einde.opgave or 0, "")
        return Cel(einde.naam, url=naar(request, einde.pad), onder=onder)

    return [
        [
            cel(b.van),
            Cel(str(b.soort.label), onder=b.gebied_naam),
            cel(b.naar),
            Cel(b.toelichting, onder=f"Aanpak: {b.aanpak}" if b.aanpak else ""),
            b.periode.van,
        ]
        for b in deel
    ]


def _keuzes(request: DriehoekRequest, opgaven: Sequence[OpgaveRij]) -> tuple[Keuze, ...]:
    gebieden = reads_aanspreekpunten.lijst(request.bezoek.peil, Dragersoort.GEBIED.value)
    directeuren = {
        o.domeindirecteur.persoon: o.domeindirecteur.naam for o in opgaven if o.domeindirecteur
    }
    return (
        Keuze("soort", "Hoe", list(Samenhangsoort.choices), "Alle soorten"),
        Keuze("opgave", "Opgave", [(str(o.id), o.naam) for o in opgaven], "Alle opgaven"),
        Keuze("gebied", "Gebied", [(str(g[0]), g[3]) for g in gebieden], "Alle gebieden"),
        Keuze(
            "domein",
            "Domein van",
            sorted(((str(id_), n) for id_, n in directeuren.items()), key=lambda k: k[1]),
            "Alle domeinen",
        ),
    )


def _tekening(
    request: DriehoekRequest,
    banden: Sequence[Band],
    opgaven: Sequence[OpgaveRij],
    opgave: int | None,
) -> dict[str, Any]:
    """The network twice, for wide and for narrow; nothing where there are no lines to draw."""

    def adres(pad: str) -> str:
        return naar(request, pad)

    gekozen = next((o for o in opgaven if o.id == opgave), None)
    punten, lijnen = (
        samenhang_beeld.geopend(banden, opgaven, gekozen.id, adres)
        if gekozen
        else samenhang_beeld.beeld(banden, opgaven, adres)
    )
    if not punten:
        return {}
    gebruikt = {lijn.soort for lijn in lijnen}
    return {
        "breed": netwerk.cirkel(punten, lijnen, samenhang_beeld.SOORTEN),
        "smal": netwerk.onder_elkaar(punten, lijnen, samenhang_beeld.SOORTEN),
        "soorten": [s for naam, s in samenhang_beeld.SOORTEN.items() if naam in gebruikt],
        "gekozen": gekozen,
        "gekozen_url": naar(request, f"/opgaven/{gekozen.id}/") if gekozen else "",
        "sluit_url": naar(request, "/samenhang/"),
    }
