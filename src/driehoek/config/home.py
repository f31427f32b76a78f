"""Home: the one field 'wie gaat over ...?', and what waits for me."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from driehoek.config import snel
from driehoek.ontwikkeling import reads as profielen
from driehoek.opdrachten import reads
from driehoek.opdrachten.reads import MijnRol, Treffer, Uitslag
from driehoek.platform.regelboek import Regel
from driehoek.platform.ui.componenten import Tegel, Toon
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.register.web import Bezoek, DriehoekRequest, binnen
from driehoek.signalen import reads as signalen
from driehoek.signalen.reads import Regeltal
from driehoek.signalen.types import Bereik, Rij

SUGGESTIES = 8
SUGGESTIES_PER_SOORT = 4
# Of one kind so many at most; where kinds stand below each other, so many of each.
TREFFERS = 100
VAN_EEN_SOORT = 8
MEERVOUD = {
    "thema": "Thema's",
    "gebied": "Gebieden",
    "opgave": "Opgaven",
    "opdracht": "Opdrachten",
    "deelopdracht": "Deelopdrachten",
    "persoon": "Personen",
    "begrotingspost": "Begroting",
    "besluit": "Besluiten",
    "regel": "Regels",
}
# Of each rule so many sentences stand open, the others under a fold; of a role so many names.
OPEN = 3
ROLLEN = 40
PADEN = {
    "opgaven": "/opgaven/",
    "opdrachten": "/opdrachten/",
    "vacant": "/opdrachten/?zonder=AOG",
    "mijn": "/signalen/?wie=mij",
    "signalen": "/signalen/?wie=alles",
}


@dataclass(frozen=True, slots=True)
class Seinen:
    """What one rule asks of me."""

    regel: Regel
    eerst: tuple[Rij, ...]
    verder: tuple[Rij, ...]

    @property
    def aantal(self) -> int:
        return len(self.eerst) + len(self.verder)


@dataclass(frozen=True, slots=True)
class Groep:
    """What was found of one kind: the first, and how many there are."""

    soort: str
    naam: str
    treffers: list[Treffer]
    aantal: int


@require_safe
def voordeur(request: DriehoekRequest) -> HttpResponseBase:
    """The front door: who is not logged in gets the public home, at the same Peilmoment."""
    if request.user.is_authenticated:
        return home(request)
    vraag = request.GET.urlencode()
    return redirect(f"{reverse('openbaar')}?{vraag}" if vraag else reverse("openbaar"))


@require_safe
@binnen
def home(request: DriehoekRequest) -> HttpResponse:
    bezoek = request.bezoek
    werk = reads.mijn_werk(bezoek.persoon, bezoek.peil) if bezoek.persoon else None
    mijn = signalen.signalen(Bereik.MIJ, bezoek.persoon) if bezoek.persoon else []
    telling = signalen.telling() if bezoek.mag_grootboek else []
    cijfers = reads.kerncijfers(bezoek.peil)
    paden = {naam: op_peilmoment(pad, bezoek.tijdbalk) for naam, pad in PADEN.items()}
    context = {
        "zonder_zoekveld": True,
        "snel": snel.van(bezoek.account) if bezoek.account else None,
        "favorieten_url": op_peilmoment(reverse("favorieten"), bezoek.tijdbalk),
        "werk": werk,
        "seinen": _seinen(mijn),
        "tegels": [
            *_tegels("jou", "mijn", signalen.per_regel(mijn), bezoek),
            *_tegels("iedereen", "signalen", telling, bezoek),
        ],
        "rollen": _per_rol(werk.rollen) if werk else [],
        "te_wegen": reads.te_wegen(bezoek.persoon, bezoek.peil) if bezoek.persoon else [],
        "telling": [
            (t, op_peilmoment(f"/signalen/?regel={t.regel.sleutel}", bezoek.tijdbalk))
            for t in telling
        ],
        "cijfers": cijfers,
        "profiel_oud": bool(bezoek.persoon) and profielen.vraagt_aandacht(bezoek.persoon or 0),
        "vacant_toon": "let-op" if cijfers.opdrachten_zonder_aog else "neutraal",
        "paden": paden,
    }
    return render(request, "config/home.html", context)


def _tegels(wie: str, pad: str, tallen: Sequence[Regeltal], bezoek: Bezoek) -> list[Tegel]:
    """How many are open and how many late; nothing where nothing is open."""
    if not tallen:
        return []
    open_, laat = sum(t.open for t in tallen), sum(t.laat for t in tallen)
    van, balk = PADEN[pad], bezoek.tijdbalk
    toon: Toon = "let-op" if laat else "neutraal"
    return [
        Tegel(f"Open signalen van {wie}", open_, op_peilmoment(van, balk)),
        Tegel(f"Te laat, van {wie}", laat, op_peilmoment(f"{van}&staat=laat", balk), toon),
    ]


def _seinen(rijen: Iterable[Rij]) -> list[Seinen]:
    """The signals by rule; the rule that asks least stands first, or it would drown."""
    per_regel: dict[Regel, list[Rij]] = defaultdict(list)
    for rij in rijen:
        per_regel[rij.regel].append(rij)
    return [
        Seinen(regel, tuple(eigen[:OPEN]), tuple(eigen[OPEN:]))
        for regel, eigen in sorted(per_regel.items(), key=lambda p: (len(p[1]), p[0].sleutel))
    ]


def _per_rol(rollen: Iterable[MijnRol]) -> list[tuple[str, list[MijnRol], int]]:
    """My roles by name: the first of them, and how many there are."""
    per_rol: dict[str, list[MijnRol]] = defaultdict(list)
    for rol in rollen:
        per_rol[rol.rolnaam].append(rol)
    return [(naam, alle[:ROLLEN], len(alle)) for naam, alle in per_rol.items()]


@require_safe
@binnen
def zoek(request: DriehoekRequest) -> HttpResponse:
    """What was found, kind by kind; or all of one kind."""
    getypt = request.GET.get("q", "").strip()
    q = reads.onderwerp(getypt)
    soort = request.GET.get("soort", "")
    soort = soort if soort in reads.SOORTEN else ""
    uitslag = reads.zoek_alles(
        q,
        request.bezoek.peil,
        per_soort=TREFFERS if soort else VAN_EEN_SOORT,
        soorten=(soort,) if soort else reads.SOORTEN,
    )
    context = {
        "q": q,
        "zoekvraag": getypt,
        "soort": soort,
        "meervoud": MEERVOUD.get(soort, ""),
        "gevonden": sum(uitslag.aantallen.values()),
        "groepen": _groepen(uitslag),
    }
    return render(request, "config/zoek.html", context)


def _groepen(uitslag: Uitslag) -> list[Groep]:
    """The kinds, the one with the best answer first, and of each the first few."""
    per_soort: dict[str, list[Treffer]] = defaultdict(list)
    for treffer in uitslag.treffers:
        per_soort[treffer.soort].append(treffer)
    return [
        Groep(
            soort,
            MEERVOUD[soort],
            treffers,
            uitslag.aantallen[soort],
        )
        for soort, treffers in per_soort.items()
    ]


@require_safe
@binnen
def suggesties(request: DriehoekRequest) -> HttpResponse:
    """As you type: the first few, as a fragment; before you type, what you may want back."""
    getypt = request.GET.get("q", "")
    if not getypt.strip() and request.bezoek.account:
        alles = snel.van(request.bezoek.account)
        return render(request, "config/snelsuggesties.html", {"links": _eerst(alles)})
    q = reads.onderwerp(getypt)
    treffers = (
        reads.zoek_alles(
            q, request.bezoek.peil, per_soort=SUGGESTIES_PER_SOORT, hoeveel=SUGGESTIES
        ).treffers
        if len(q) > 1
        else ()
    )
    return render(request, "config/suggesties.html", {"q": q, "treffers": treffers})


def _eerst(alles: snel.Snel) -> list[snel.Snellink]:
    """Favourites, and then what was opened last; each once."""
    uniek = {link.sleutel: link for link in (*alles.favorieten, *alles.laatst)}
    return list(uniek.values())[:SUGGESTIES]
