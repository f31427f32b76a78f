"""Questions to the register. Each takes its Peilmoment explicitly, or says it is about now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Q, QuerySet

from driehoek.kern.tijd import Peilmoment, Periode, einde_van_dag
from driehoek.platform import klok, reeksen
from driehoek.platform.models import Kop
from driehoek.platform.regelboek import als_reeks
from driehoek.platform.tijdfeit import periode_uit
from driehoek.platform.vragen import bij, haal_vaak
from driehoek.register.models import (
    Benaming,
    Besluit,
    Bestaan,
    Drager,
    Instelling,
    Ligging,
    Rolsoort,
    Rolvervulling,
    volledige_naam,
)
from driehoek.register.types import Rol


def kop() -> Kop:
    """The head of the ledger."""
    return Kop.objects.get(id=1)


def peilmoment(
    geldig_op: date | None = None,
    bekend_op: datetime | date | None = None,
    *,
    hoofd: Kop | None = None,
) -> Peilmoment:
    """The Peilmoment of a question: today and all that is known, unless it says otherwise.

    A bare day of knowledge means its end in Amsterdam; knowledge never lies after the head.
    """
    laatst = (hoofd or kop()).moment
    if bekend_op is None:
        moment = laatst
    elif isinstance(bekend_op, datetime):
        moment = bekend_op
    else:
        moment = einde_van_dag(bekend_op)
    return Peilmoment(geldig_op or klok.vandaag(), min(moment, laatst))


def namen(personen: Iterable[int]) -> dict[int, str]:
    """The names of these persons, as they are now."""
    gevraagd = set(personen)
    if not gevraagd:
        return {}
    rijen = haal_vaak(_NAMEN, ids=als_reeks(gevraagd))
    return {persoon: volledige_naam(*delen) for persoon, *delen in rijen}


# Acts, rules and pages all ask what persons and dragers are called: PostgreSQL keeps these plans.
_NAMEN = f"""
SELECT g.persoon_id, g.voornaam, g.tussenvoegsel, g.achternaam
FROM register_persoonsgegeven g WHERE g.gesloten_id IS NULL AND {bij("g.persoon_id")}
"""
_BENAMINGEN = f"""
SELECT n.drager_id, n.naam, n.geldig FROM register_benaming n
WHERE n.gesloten_id IS NULL AND {bij("n.drager_id")} ORDER BY n.geldig
"""


def naam_van(persoon: int) -> str:
    return namen([persoon]).get(persoon, "(onbekend)")


def benamingen(dragers: Iterable[int], peil: Peilmoment | None = None) -> dict[int, str]:
    """What these dragers are called on the Peilmoment; else what they were last called.

    Without a Peilmoment: now, the act that is being written included.
    """
    gevraagd = set(dragers)
    if not gevraagd:
        return {}
    if peil is None:
        return _namen_op(haal_vaak(_BENAMINGEN, ids=als_reeks(gevraagd)), klok.vandaag())
    feiten = Benaming.objects.bekend(peil.bekend_op).filter(drager_id__in=reeksen.ids(gevraagd))
    rijen = feiten.order_by("geldig").values_list("drager_id", "naam", "geldig")
    return _namen_op(rijen, peil.geldig_op)


def _namen_op(rijen: Iterable[tuple[int, str, DateRange]], dag: date) -> dict[int, str]:
    gevonden: dict[int, str] = {}
    for drager, naam, geldig in rijen:
        periode = periode_uit(geldig)
        if periode.bevat(dag) or drager not in gevonden or periode.van <= dag:
            gevonden[drager] = naam
    return gevonden


def benaming(drager: int) -> str:
    """What this drager is called now, or was last called; else its number.

    For the sentence of a rule too: in the middle of an act it knows what that act itself names.
    """
    if naam := benamingen([drager]).get(drager):
        return naam
    nummer = Drager.objects.filter(id=drager).values_list("nummer", flat=True).first()
    return nummer or "(zonder naam)"


def rollen(peil: Peilmoment) -> QuerySet[Rolvervulling]:
    """All roles held on the Peilmoment, with their kind and besluit."""
    return Rolvervulling.objects.op(peil).select_related("rolsoort", "grondslag__besluit")


def rollen_vandaag(persoon: int) -> list[tuple[int, int, int]]:
    """The roles that someone holds today: fact, drager, rolsoort.

    The act being written included.
    """
    rijen = haal_vaak(_ROLLEN_VANDAAG, persoon=persoon, vandaag=klok.vandaag())
    return [(feit, drager, rolsoort) for feit, drager, rolsoort in rijen]


_ROLLEN_VANDAAG = """
SELECT r.id, r.drager_id, r.rolsoort_id FROM register_rolvervulling r
WHERE r.persoon_id = %(persoon)s::int8 AND r.gesloten_id IS NULL
  AND (r.geldig @> %(vandaag)s::date) IS TRUE
"""


def rollen_van(persoon: int, peil: Peilmoment) -> QuerySet[Rolvervulling]:
    return rollen(peil).filter(persoon_id=persoon)


def rollen_op(dragers: Iterable[int], peil: Peilmoment) -> QuerySet[Rolvervulling]:
    return rollen(peil).filter(drager_id__in=reeksen.ids(dragers))


def soorten(dragers: Iterable[int]) -> dict[int, str]:
    """The kind of each of these dragers."""
    return dict(Drager.objects.filter(id__in=reeksen.ids(dragers)).values_list("id", "soort"))


def rolsoort(rol: str, dragersoort: str) -> Rolsoort | None:
    return Rolsoort.objects.filter(rol=rol, dragersoort=dragersoort).first()


def ouders(dragers: Iterable[int], peil: Peilmoment) -> dict[int, int]:
    """What each of these dragers lies under on the Peilmoment."""
    feiten = Ligging.objects.op(peil).filter(drager_id__in=reeksen.ids(dragers))
    return dict(feiten.values_list("drager_id", "ouder_id"))


def onderliggend(ouder: int, peil: Peilmoment) -> list[int]:
    feiten = Ligging.objects.op(peil).filter(ouder_id=ouder)
    return list(feiten.values_list("drager_id", flat=True))


def bestaan(drager: int) -> list[Periode]:
    """The days on which a drager exists, as the register says now."""
    feiten = Bestaan.objects.huidig().filter(drager_id=drager)
    return sorted(feit.periode for feit in feiten)


def bestaande(soort: str, peil: Peilmoment) -> QuerySet[Drager]:
    """The dragers of a kind that exist on the Peilmoment."""
    levend = Bestaan.objects.op(peil).values("drager_id")
    return Drager.objects.filter(soort=soort, id__in=levend)


def drager_bij_nummer(nummer: str) -> Drager | None:
    return Drager.objects.filter(nummer=nummer).first()


def concern() -> Drager:
    """The organisation itself: the one drager of kind concern."""
    return Drager.objects.get(soort="concern")


def orgaan(nummer: str) -> Drager:
    return Drager.objects.get(soort="orgaan", nummer=nummer)


def heeft_rol(persoon: int, rol: Rol, op: date) -> bool:
    """Whether someone holds a role, on any drager, on a day, as the register says now."""
    return (
        Rolvervulling.objects.huidig()
        .filter(persoon_id=persoon, rolsoort__rol=rol, geldig__contains=op)
        .exists()
    )


def instelling(code: str, op: date, *, standaard: object = None) -> object:
    """The value of a dated setting on a day, as the register says now; else `standaard`."""
    feit = Instelling.objects.huidig().filter(code=code, geldig__contains=op).first()
    return standaard if feit is None else feit.waarde


def instellingen(op: date, bekend_op: datetime | None = None) -> dict[str, object]:
    """The value of every dated setting on a day, by code; as known at a moment, or now."""
    bekend = Instelling.objects.bekend(bekend_op) if bekend_op else Instelling.objects.huidig()
    feiten = bekend.filter(geldig__contains=op)
    return dict(feiten.values_list("code", "waarde"))


@dataclass(frozen=True, slots=True)
class Achterstand:
    """How long a besluit waited for its registration (REG-12)."""

    besluit: Besluit
    geregistreerd: datetime
    dagen: int


def achterstanden(sinds: date) -> list[Achterstand]:
    """The lag of each besluit taken since a day, longest first."""
    besluiten = Besluit.objects.filter(genomen__gte=sinds).select_related("geopend")
    rijen = [
        Achterstand(
            b,
            b.geopend.moment,
            (b.geopend.moment.astimezone(klok.AMSTERDAM).date() - b.genomen).days,
        )
        for b in besluiten
    ]
    return sorted(rijen, key=lambda r: -r.dagen)


def eindigt_binnen(dagen: int, peil: Peilmoment) -> QuerySet[Rolvervulling]:
    """Roles that end within so many days after the Peilmoment."""
    uiterlijk = peil.geldig_op + timedelta(days=dagen)
    return (
        rollen(peil)
        .annotate(einde=F("geldig__endswith"))
        .filter(Q(einde__isnull=False) & Q(einde__lte=uiterlijk))
    )
