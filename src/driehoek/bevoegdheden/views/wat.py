"""'Wat mag ik?': every power that somebody has by a role."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from driehoek.bevoegdheden import geheugen, reads, zinnen
from driehoek.bevoegdheden.reads import Feiten
from driehoek.bevoegdheden.types import Rechtshandeling
from driehoek.bevoegdheden.views.cellen import artikel_cel, grond_cel, naar, voorwaarden_cel
from driehoek.kern.bevoegdheid import Artikel, Index, Machtiging, Rolregel, dagnummer, wat_mag
from driehoek.platform.ui.componenten import Cel, Kolom, Kruimel, Leeg, Tabel
from driehoek.platform.uitvoer import als_bestand
from driehoek.register import adressen
from driehoek.register.models import Persoon
from driehoek.register.policy import INZAGE_TOEGANG
from driehoek.register.types import Dragersoort
from driehoek.register.web import DriehoekRequest, alleen, binnen

NUMMERS = tuple(d.nummer for d in Rechtshandeling)
KOPPEN = ("Mag", "Tot en met", "Waar", "Voorwaarden", "Artikel", "Rol", "Van", "Sinds")
OPEN_TOT = 6
"""With more than so many opdrachten of one role, they stand under a fold."""


@dataclass(frozen=True, slots=True)
class Rolgroep:
    """A kind of role, on what it is held, and what it lets one do."""

    titel: str
    id: str
    aantal: int
    waar: Tabel
    machten: Tabel
    ook: str
    """What one may besides, while a lower role is vacant."""

    @property
    def dicht(self) -> bool:
        return self.aantal > OPEN_TOT


@require_safe
@binnen
def wat_mag_ik(request: DriehoekRequest) -> HttpResponse:
    return _toon(request, request.bezoek.persoon, "Wat mag ik?")


@require_safe
@alleen(*sorted(INZAGE_TOEGANG))
def wat_mag_persoon(request: DriehoekRequest, pk: int) -> HttpResponse:
    if not Persoon.objects.filter(id=pk).exists():
        raise Http404("Deze persoon staat niet in het register.")
    return _toon(request, pk, "")


def _toon(request: DriehoekRequest, persoon: int | None, titel: str) -> HttpResponse:
    """The page of somebody; without `titel` it is of somebody else."""
    index = geheugen.actueel(request.bezoek.kop)
    machtigingen = _machtigingen(request, index, persoon)
    rollen = _rollen(request, index, persoon)
    feiten = reads.feiten(
        rollen,
        [m.artikel for m in machtigingen],
        request.bezoek.peil,
        personen={persoon} if persoon else (),
    )
    if formaat := request.GET.get("formaat"):
        regels = [_kaal(m.rol, m.artikel, feiten) for m in machtigingen]
        return als_bestand(formaat, "wat-mag-ik", KOPPEN, regels)
    naam = feiten.naam(persoon) if persoon else ""
    mag = f"{reverse('mag-dit')}?persoon={persoon}" if persoon else reverse("mag-dit")
    context: dict[str, Any] = {
        "titel": titel or f"Wat mag {naam}?",
        "kruimels": () if titel else _kruimels(request, persoon, naam),
        "ik": bool(titel),
        "zonder_persoon": persoon is None,
        "groepen": [
            _groep(request, index, deel, _artikelen(machtigingen, deel), feiten)
            for deel in _per_soort(rollen)
        ],
        "mag_url": naar(request, mag),
    }
    return render(request, "bevoegdheden/wat_mag_ik.html", context)


def _peil(request: DriehoekRequest) -> tuple[int, int]:
    peil = request.bezoek.peil
    return dagnummer(peil.geldig_op), geheugen.bekend(peil.bekend_op)


def _rollen(request: DriehoekRequest, index: Index, persoon: int | None) -> list[Rolregel]:
    op, bekend = _peil(request)
    rollen = [r for r in index.van_persoon.get(persoon or 0, ()) if r.geldt(op, bekend)]
    return sorted(rollen, key=lambda r: (r.rolsoort, r.waarneming, r.drager))


def _machtigingen(request: DriehoekRequest, index: Index, persoon: int | None) -> list[Machtiging]:
    """Each power once per role: a chain can give the same over several stretches of knowledge."""
    gevonden = wat_mag(index, persoon or 0, NUMMERS, *_peil(request))
    return list({(m.rol.feit, m.artikel.feit): m for m in gevonden}.values())


def _artikelen(machtigingen: Sequence[Machtiging], rollen: Sequence[Rolregel]) -> list[Artikel]:
    """The powers of these roles, each once."""
    feiten = {rol.feit for rol in rollen}
    return list({m.artikel.feit: m.artikel for m in machtigingen if m.rol.feit in feiten}.values())


def _per_soort(rollen: Sequence[Rolregel]) -> list[list[Rolregel]]:
    per_soort: dict[tuple[int, bool], list[Rolregel]] = {}
    for rol in rollen:
        per_soort.setdefault((rol.rolsoort, rol.waarneming), []).append(rol)
    return list(per_soort.values())


def _kruimels(request: DriehoekRequest, persoon: int | None, naam: str) -> list[Kruimel]:
    return [
        Kruimel("Toegang", naar(request, reverse("toegang"))),
        Kruimel(naam, naar(request, reverse("toegang-persoon", args=[persoon]))),
        Kruimel("Wat mag deze persoon"),
    ]


def _groep(
    request: DriehoekRequest,
    index: Index,
    rollen: Sequence[Rolregel],
    artikelen: Sequence[Artikel],
    feiten: Feiten,
) -> Rolgroep:
    eerste = rollen[0]
    naam = zinnen.rolnaam(eerste.rolsoort, waarneming=eerste.waarneming)
    return Rolgroep(
        titel=naam[:1].upper() + naam[1:],
        id=f"rol-{eerste.rolsoort}{'-wnd' if eerste.waarneming else ''}",
        aantal=len(rollen),
        waar=_waar(request, rollen, feiten),
        machten=_machten(request, artikelen, feiten, naam),
        ook=_ook(index, eerste, request),
    )


def _waar(request: DriehoekRequest, rollen: Sequence[Rolregel], feiten: Feiten) -> Tabel:
    return Tabel(
        bijschrift="Waar deze rol op ligt",
        kolommen=(Kolom("Van"), Kolom("Sinds", "datum"), Kolom("Rust op", "code")),
        rijen=[
            [
                _waarvan(request, rol, feiten),
                zinnen.dag(rol.van),
                grond_cel(request, feiten.grond_van_rol(rol)),
            ]
            for rol in rollen
        ],
    )


def _waarvan(request: DriehoekRequest, rol: Rolregel, feiten: Feiten) -> Cel:
    ding = feiten.objecten.get(rol.drager)
    pad = adressen.van_drager(Dragersoort(ding.soort), ding.id) if ding else ""
    return Cel(feiten.object(rol.drager), url=naar(request, pad) if pad else "")


def _machten(
    request: DriehoekRequest, artikelen: Sequence[Artikel], feiten: Feiten, naam: str
) -> Tabel:
    return Tabel(
        bijschrift="Wat deze rol mag",
        kolommen=(
            Kolom("Mag"),
            Kolom("Tot en met"),
            Kolom("Voorwaarde"),
            Kolom("Artikel", "code"),
            Kolom("Geldt sinds", "datum"),
            Kolom("Rust op", "code"),
        ),
        rijen=[
            [
                Cel(zinnen.daad_van(a).label, onder=_reikwijdte(a, feiten)),
                zinnen.grens(a.limiet),
                voorwaarden_cel(a.eisen),
                artikel_cel(request, a),
                zinnen.dag(a.van),
                grond_cel(request, feiten.grond_van_artikel(a)),
            ]
            for a in sorted(artikelen, key=lambda a: (a.handeling, a.limiet))
        ],
        bijschrift_verborgen=True,
        leeg=Leeg(
            "Geen macht buiten het register",
            f"Geen artikel van de mandaatregeling geeft op deze dag een {naam} de macht om te tekenen"
            " of te beslissen. Wat je in het register mag vastleggen, hangt daar niet van af.",
        ),
    )


def _reikwijdte(artikel: Artikel, feiten: Feiten) -> str:
    if artikel.drager:
        return f"alleen voor {feiten.object(artikel.drager)}"
    return zinnen.reikt(artikel)


def _ook(index: Index, rol: Rolregel, request: DriehoekRequest) -> str:
    """Which powers of a lower role come along while nobody holds that."""
    op, bekend = _peil(request)
    lager = [laag for laag, hoger in index.hoger.items() if rol.rolsoort in hoger]
    daden = {
        zinnen.daad_van(a): zinnen.rolnaam(laag)
        for laag in lager
        for nummer in NUMMERS
        for a in index.regeling.van(laag, nummer, 0)
        if a.naast_hogere and a.geldt(op, bekend)
    }
    if not daden:
        return ""
    rolnaam = next(iter(daden.values()))
    wat = zinnen.en([d.in_zin for d in daden])
    return f"Is er ergens geen {rolnaam}, ook geen waarnemer, dan mag je daar ook: {wat}."


def _kaal(rol: Rolregel, artikel: Artikel, feiten: Feiten) -> list[Any]:
    return [
        zinnen.daad_van(artikel).label,
        zinnen.grens(artikel.limiet),
        _reikwijdte(artikel, feiten),
        "; ".join(v.label for v in zinnen.voorwaarden(artikel.eisen)),
        artikel.code,
        zinnen.rolnaam(rol.rolsoort, waarneming=rol.waarneming),
        feiten.object(rol.drager),
        zinnen.dag(rol.van),
    ]
