"""The mandate regulation on a day: as a list, and per role and act beside each other."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from driehoek.bevoegdheden import reads_regeling, woorden
from driehoek.bevoegdheden.reads_regeling import Stand
from driehoek.bevoegdheden.types import P_KANT, Aard, Bereik, Bevoegdheidssoort, Rechtshandeling
from driehoek.bevoegdheden.views.hulp import (
    TITEL,
    artikel_url,
    grenscel,
    kruimels,
    naar,
    opsomcel,
    rolnaam,
    werkbadge,
)
from driehoek.platform.ui.componenten import Badge, Cel, Kolom, Kruimel, Leeg, Tabel
from driehoek.platform.ui.lijst import Keuze, Lijst, toon
from driehoek.platform.ui.opmaak import euro
from driehoek.register import reads
from driehoek.register.cellen import grondcel
from driehoek.register.types import Rol
from driehoek.register.web import DriehoekRequest, binnen

Namen = Mapping[int, str]
_ALLEEN_IN_BESTAND = (Kolom("Soort"), Kolom("Binnen scope"), Kolom("Regeling"), Kolom("Besluit"))
"""What the screen shows elsewhere, on a second line or on the page of the article."""
HOOG = 10**15
"""Above every limit: where a power has none."""


def _is_geld(daad: Rechtshandeling) -> bool:
    return daad.aard is not Aard.PUBLIEK and daad not in P_KANT


_GROEPEN: tuple[tuple[str, tuple[Rechtshandeling, ...]], ...] = (
    ("Geld en contracten", tuple(h for h in Rechtshandeling if _is_geld(h))),
    ("Besluiten", tuple(h for h in Rechtshandeling if h.aard is Aard.PUBLIEK)),
    ("Personeel", tuple(h for h in Rechtshandeling if h in P_KANT)),
)
"""The acts as people look for them: all of them, each once."""

_SORTEER: dict[str, Callable[[Stand], Any]] = {
    "artikel": lambda s: _natuurlijk(s.feit.code),
    "rol": lambda s: (rolnaam(s.feit.rol), _natuurlijk(s.feit.code)),
    "handeling": lambda s: (woorden.doen(s.feit.rechtshandeling), -_hoogte(s)),
    "bedrag": lambda s: (_hoogte(s), _natuurlijk(s.feit.code)),
    "sinds": lambda s: (s.feit.periode.van, _natuurlijk(s.feit.code)),
}


def _hoogte(stand: Stand) -> int:
    return HOOG if stand.grens is None else stand.grens


def _natuurlijk(code: str) -> list[tuple[int, int, str]]:
    """So that OMB-10 comes after OMB-9."""
    delen: list[tuple[int, int, str]] = []
    woord = ""
    for teken in f"{code.casefold()} ":
        if teken.isdecimal() == woord[-1:].isdecimal() and woord and teken != " ":
            woord += teken
            continue
        if woord:
            delen.append((0, int(woord), "") if woord.isdecimal() else (1, 0, woord))
        woord = teken
    return delen


@require_safe
@binnen
def mandaat(request: DriehoekRequest) -> HttpResponse:
    """Every article that holds on the Peilmoment."""
    bezoek = request.bezoek
    standen = reads_regeling.regeling(bezoek.peil)
    namen = reads.benamingen(
        {s.feit.drager_id for s in standen.values() if s.feit.drager_id}, bezoek.peil
    )
    sorteer = request.GET.get("sorteer", "")
    kaal = sorteer.removeprefix("-")
    if kaal not in _SORTEER:
        sorteer = kaal = "artikel"
    gekozen = sorted(
        (s for s in standen.values() if _gevraagd(request, s, namen)),
        key=_SORTEER[kaal],
        reverse=sorteer.startswith("-"),
    )
    return toon(
        request,
        Lijst(
            titel=TITEL,
            ondertitel="Wie namens het bestuur mag beslissen, tekenen en betalen, en tot hoever."
            " Een bevoegdheid hoort bij een rol, niet bij een persoon.",
            wat="artikelen",
            kolommen=(
                Kolom("Artikel", "code", sorteer="artikel"),
                Kolom("Wie", sorteer="rol"),
                Kolom("Mag", sorteer="handeling"),
                Kolom("Tot en met", "euro", sorteer="bedrag"),
                Kolom("Waar"),
                Kolom("Voorwaarden"),
                Kolom("Rust op", "code"),
                Kolom("Sinds", "datum", sorteer="sinds"),
                *(_ALLEEN_IN_BESTAND if _is_bestand(request) else ()),
            ),
            rijen=gekozen,
            cellen=lambda deel: [_rij(request, s, namen) for s in deel],
            leeg=Leeg(
                "Nog geen mandaatregeling",
                "Op deze dag geldt geen enkel artikel. Een registerbeheerder legt de artikelen vast"
                " op een besluit, of neemt een bestaande regeling over uit een bestand.",
            ),
            bestandsnaam="mandaatregeling",
            sorteer=sorteer,
            zoeklabel="Artikel, rol of woord",
            keuzes=_keuzes(standen),
            extra={
                "overzicht_url": naar(request, "mandaat-overzicht"),
                "nieuw_url": reverse("vastleggen-vorm", args=["mandaatartikel"])
                if bezoek.mag_alles_vastleggen
                else "",
                "regelingen": _regelingen(gekozen),
                "gebroken": sum(not s.werkt for s in standen.values()),
            },
        ),
        "bevoegdheden/mandaat.html",
    )


def _regelingen(standen: Sequence[Stand]) -> list[str]:
    """Where the articles that are shown come from."""
    return sorted({s.feit.regeling for s in standen})


def _gevraagd(request: DriehoekRequest, stand: Stand, namen: Namen) -> bool:
    feit, vraag = stand.feit, request.GET
    delen = (
        feit.code,
        feit.regeling,
        rolnaam(feit.rol),
        woorden.doen(feit.rechtshandeling),
        namen.get(feit.drager_id or 0, ""),
    )
    tekst = " ".join(delen).casefold()
    eisen = {"rol": feit.rol, "handeling": feit.rechtshandeling, "soort": feit.soort}
    return all(woord in tekst for woord in vraag.get("q", "").casefold().split()) and all(
        vraag.get(naam, "") in ("", waarde) for naam, waarde in eisen.items()
    )


def _keuzes(standen: Mapping[str, Stand]) -> tuple[Keuze, ...]:
    rollen = woorden.rollen_in_volgorde(s.feit.rol for s in standen.values())
    daden = {s.feit.rechtshandeling for s in standen.values()}
    return (
        Keuze("rol", "Rol", [(r.value, r.label) for r in rollen], "Alle rollen"),
        Keuze(
            "handeling",
            "Wat",
            [(h.value, h.label) for h in Rechtshandeling if h.value in daden],
            "Alle handelingen",
        ),
        Keuze("soort", "Soort", list(Bevoegdheidssoort.choices), "Alle soorten"),
    )


def _rij(request: DriehoekRequest, stand: Stand, namen: Namen) -> list[Any]:
    feit, macht = stand.feit, stand.macht
    drager = namen.get(feit.drager_id or 0, "")
    plek = drager or woorden.waar(feit.rol, feit.bereik)
    besluit = grondcel(feit, request.bezoek.tijdbalk)
    rij: list[Any] = [
        Cel(feit.code, url=artikel_url(request, feit.code), badges=werkbadge(stand)),
        rolnaam(feit.rol),
        Cel(
            str(Rechtshandeling(feit.rechtshandeling).label),
            onder=str(Bevoegdheidssoort(feit.soort).label).lower(),
        ),
        grenscel(stand),
        Cel(plek, onder="binnen de scope" if macht.binnen_scope else ""),
        opsomcel(woorden.voorwaarden(macht.voorwaarden)),
        Cel(feit.boven, url=artikel_url(request, feit.boven))
        if feit.boven
        else Cel("geen ander", rustig=True),
        Cel(feit.periode.van, onder=str(besluit.waarde)),
    ]
    if not _is_bestand(request):
        return rij
    soort = str(Bevoegdheidssoort(feit.soort).label)
    scope = "ja" if macht.binnen_scope else "nee"
    return [*rij, soort, scope, feit.regeling, besluit.waarde]


def _is_bestand(request: DriehoekRequest) -> bool:
    return bool(request.GET.get("formaat"))


@require_safe
@binnen
def overzicht(request: DriehoekRequest) -> HttpResponse:
    """Per act and role the highest limit, and what it takes to go further."""
    standen = [s for s in reads_regeling.regeling(request.bezoek.peil).values() if s.werkt]
    # What holds for one opdracht only says nothing about the role.
    algemeen = [s for s in standen if s.feit.drager_id is None]
    context = {
        "kruimels": kruimels(request, Kruimel("Per rol en handeling")),
        "tabellen": [
            (naam, tabel)
            for naam, daden in _GROEPEN
            if (tabel := _tabel(request, naam, daden, algemeen))
        ],
        "los": len(standen) - len(algemeen),
        "lijst_url": naar(request, "mandaat"),
        "regelingen": _regelingen(standen),
    }
    return render(request, "bevoegdheden/overzicht.html", context)


def _tabel(
    request: DriehoekRequest,
    naam: str,
    groep: Sequence[Rechtshandeling],
    standen: Sequence[Stand],
) -> Tabel | None:
    """The acts of one group; and of the roles only those that may do any of them."""
    hier = [s for s in standen if s.feit.rechtshandeling in groep]
    daden = [h for h in groep if any(s.feit.rechtshandeling == h for s in hier)]
    if not daden:
        return None
    rollen = woorden.rollen_in_volgorde(s.feit.rol for s in hier)
    return Tabel(
        bijschrift=naam,
        kolommen=(Kolom("Handeling"), *(Kolom(str(r.label)) for r in rollen)),
        rijen=[[str(h.label), *(_vak(request, h, r, hier) for r in rollen)] for h in daden],
        bijschrift_verborgen=True,
    )


def _vak(
    request: DriehoekRequest, daad: Rechtshandeling, rol: Rol, standen: Sequence[Stand]
) -> Cel:
    hier = [s for s in standen if s.feit.rechtshandeling == daad and s.feit.rol == rol]
    if not hier:
        return Cel("nee", rustig=True)
    vrij = [s for s in hier if not s.macht.voorwaarden]
    ruim = max(vrij or hier, key=_hoogte)
    verder = max(hier, key=_hoogte)
    return Cel(
        woorden.grens(ruim.grens),
        url=_naar_lijst(request, daad, rol),
        onder=_erbij(ruim, verder),
        badges=(Badge("hele organisatie"),) if ruim.feit.bereik == Bereik.CONCERN else (),
    )


def _erbij(ruim: Stand, verder: Stand) -> str:
    """What must come first, or how far it goes when that has been done."""
    eerst = woorden.opsomming(woorden.voorwaarden(verder.macht.voorwaarden))
    if verder is ruim:
        return eerst
    tot = woorden.GEEN_GRENS if verder.grens is None else f"tot {euro(verder.grens)}"
    return f"{eerst}: {tot}"


def _naar_lijst(request: DriehoekRequest, daad: Rechtshandeling, rol: Rol) -> str:
    url = naar(request, "mandaat")
    lijn = "&" if "?" in url else "?"
    return f"{url}{lijn}{urlencode({'rol': rol.value, 'handeling': daad.value})}"
