"""Questions about besluiten: which there are, and what rests on each (REG-10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet, Window

from driehoek.kern.tijd import Peilmoment
from driehoek.register import reads
from driehoek.register.models import (
    Besluit,
    Besluitwerking,
    Rectificatie,
    Registerfeit,
    Rolvervulling,
)
from driehoek.register.types import DRAGERKOLOMMEN, ROLSOORTEN
from driehoek.register.vragen import registerfeiten

FEITNAAM = {
    "rolvervulling": "Rol",
    "bestaan": "Bestaan",
    "benaming": "Naam",
    "ligging": "Plaats",
    "opdrachtprofiel": "Opdrachtprofiel",
    "fase": "Projectfase",
    "scope": "Scope",
    "decharge": "Decharge",
    "aanvaarding": "Aanvaarding",
    "postkoppeling": "Begrotingspost",
    "lidmaatschap": "Plaatsing in P-team",
    "beslisbevoegdheid": "Wie beslist",
    "instelling": "Instelling",
    "uitzondering": "Uitzondering",
    "aanspreekpunt": "Aanspreekpunt",
    "mandaatartikel": "Mandaatartikel",
    "bekrachtiging": "Bekrachtiging",
    "formatie": "Formatie",
    "pmanagertijd": "Tijd als P-manager",
    "toewijzing": "P-manager, persoonlijk toegewezen",
    "pteamlabel": "Label van een P-team",
    "gewenstpteam": "Gewenst P-team",
    "portefeuille": "Portefeuille van een directeur M&O",
    "vakteam": "P-team in een vakgenootschap",
}
ROLNAAM = {r.id: r.rol.label for r in ROLSOORTEN}
CIJFERS_JAAR = 4
HOOGUIT = 500
"""So many facts of one besluit a page shows; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Gedragen:
    """One fact that rests on a besluit, in words."""

    soort: str
    drager: int | None
    wat: str
    feit: Registerfeit


def besluiten(
    peil: Peilmoment, *, q: str = "", soort: str = "", jaar: str = ""
) -> QuerySet[Besluit]:
    """Besluiten taken by the day and registered by the moment of the Peilmoment."""
    gevonden = Besluit.objects.filter(
        genomen__lte=peil.geldig_op, geopend__moment__lte=peil.bekend_op
    ).select_related("geopend")
    for deel in q.split():
        gevonden = gevonden.filter(Q(kenmerk__icontains=deel) | Q(titel__icontains=deel))
    if soort:
        gevonden = gevonden.filter(soort=soort)
    if jaar.isdecimal() and len(jaar) == CIJFERS_JAAR:
        gevonden = gevonden.filter(genomen__year=int(jaar))
    return gevonden


def werkingen(besluiten: Sequence[int], peil: Peilmoment) -> dict[int, str]:
    """What each besluit is worth on the Peilmoment; absent: it does not work (yet)."""
    feiten = Besluitwerking.objects.op(peil).filter(besluit_id__in=besluiten)
    return {f.besluit_id: f.get_status_display() for f in feiten}


def werking(besluit: int, bekend_op: datetime) -> list[Besluitwerking]:
    """What a besluit was worth when, as known at a moment, oldest first."""
    feiten = Besluitwerking.objects.bekend(bekend_op).filter(besluit_id=besluit)
    return list(feiten.select_related("grondslag__besluit").order_by("geldig"))


def rectificaties(besluiten: Sequence[int], bekend_op: datetime) -> list[Rectificatie]:
    """Where one of these besluiten puts another right or is put right, as known at a moment."""
    return list(
        Rectificatie.objects.filter(
            Q(besluit__in=besluiten) | Q(van__in=besluiten), geopend__moment__lte=bekend_op
        )
        .select_related("besluit", "van")
        .order_by("id")
    )


def gedragen(besluit: int, bekend_op: datetime) -> tuple[list[Gedragen], int]:
    """What rests on a besluit as known at a moment: the first so many, and how many in all."""
    feiten: list[Registerfeit] = []
    aantal = 0
    for model in registerfeiten():
        if model is Besluitwerking:
            continue
        van_besluit = model.objects.bekend(bekend_op).filter(grondslag__besluit_id=besluit)
        deel = list(van_besluit.annotate(aantal=Window(Count("*"))).order_by("id")[:HOOGUIT])
        aantal += deel[0].aantal if deel else 0
        feiten.extend(deel[: HOOGUIT - len(feiten)])
    return _in_woorden(feiten), aantal


def _in_woorden(feiten: Sequence[Registerfeit]) -> list[Gedragen]:
    peil = reads.peilmoment()
    dragers = {d for f in feiten if (d := drager_van(f)) is not None}
    namen = reads.benamingen(dragers, peil)
    personen = reads.namen(
        p for f in feiten if isinstance(p := getattr(f, "persoon_id", None), int)
    )
    return [
        Gedragen(_soortnaam(f), drager_van(f), feit_in_woorden(f, namen, personen), f)
        for f in feiten
    ]


def _soortnaam(feit: Registerfeit) -> str:
    if isinstance(feit, Rolvervulling):
        wnd = " (wnd.)" if feit.waarneming else ""
        return f"{ROLNAAM[feit.rolsoort_id]}{wnd}"
    return FEITNAAM.get(feit._meta.model_name or "", feit._meta.model_name or "")


def drager_van(feit: Registerfeit) -> int | None:
    """What the fact is about, where that is a drager."""
    for naam in DRAGERKOLOMMEN:
        if feit.__dict__.get(naam) is not None:
            return int(feit.__dict__[naam])
    return None


def feit_in_woorden(  # noqa: PLR0911  (one line per kind of fact)
    feit: Registerfeit, namen: dict[int, str], personen: dict[int, str]
) -> str:
    """The fact as people would say it, with names looked up beforehand."""
    waarover = namen.get(drager_van(feit) or 0, "")
    persoon = personen.get(getattr(feit, "persoon_id", None) or 0, "")
    match feit._meta.model_name:
        case (
            "rolvervulling"
            | "lidmaatschap"
            | "aanspreekpunt"
            | "bekrachtiging"
            | "pmanagertijd"
            | "toewijzing"
            | "portefeuille"
        ):
            return f"{persoon}: {waarover}" if waarover else persoon
        case "benaming" | "gewenstpteam":
            return str(getattr(feit, "naam", ""))
        case "pteamlabel":
            return f"{waarover}: {getattr(feit, 'label', '')}"
        case "fase":
            return f"{waarover}: {getattr(feit, 'projectfase', '')}"
        case "instelling":
            return f"{getattr(feit, 'code', '')}: {getattr(feit, 'waarde', '')}"
        case "mandaatartikel":
            code = str(getattr(feit, "code", ""))
            return f"{code}: {waarover}" if waarover else code
        case "beslisbevoegdheid":
            return str(getattr(feit, "besluitsoort", ""))
        case "uitzondering":
            return f"{persoon}: {getattr(feit, 'regel', '')}"
    return waarover
