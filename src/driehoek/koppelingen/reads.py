"""Which systems use us, and with which keys."""

from datetime import date, datetime, time, timedelta

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from driehoek.kern.tijd import AMSTERDAM
from driehoek.koppelingen.models import Afnemergegeven, Sleutel, Sleutelgebruik
from driehoek.koppelingen.types import Sleutelsoort, Vrager
from driehoek.platform import klok


def afnemers(q: str = "") -> QuerySet[Afnemergegeven]:
    """What was last said of each system, withdrawn ones too, with when it was last heard of."""
    nieuwste = Afnemergegeven.objects.filter(afnemer_id=OuterRef("afnemer_id")).order_by("-id")
    eigen = Sleutel.objects.filter(afnemer_id=OuterRef(OuterRef("afnemer_id")))
    gezien = Sleutelgebruik.objects.filter(kenmerk__in=eigen.values("kenmerk"))
    gevonden = Afnemergegeven.objects.filter(id=Subquery(nieuwste.values("id")[:1])).annotate(
        laatst=Subquery(gezien.order_by("-laatst").values("laatst")[:1]),
        sleutels=Count(
            "afnemer__sleutels",
            filter=Q(afnemer__sleutels__gesloten=None, afnemer__sleutels__verloopt__gt=klok.nu()),
        ),
    )
    return gevonden.filter(naam__icontains=q) if q else gevonden


def sleutels(afnemer: int) -> QuerySet[Sleutel]:
    """The keys of a system that were not withdrawn, the newest first."""
    laatst = Sleutelgebruik.objects.filter(kenmerk=OuterRef("kenmerk")).values("laatst")[:1]
    return (
        Sleutel.objects.huidig()
        .filter(afnemer_id=afnemer)
        .annotate(laatst=Subquery(laatst))
        .order_by("-uitgegeven", "-id")
    )


def ingetrokken(afnemer: int) -> list[Sleutel]:
    """The keys of a system that no longer are there, by their last row, the last withdrawn first."""
    nog = sleutels(afnemer).values("kenmerk")
    weg = Sleutel.objects.filter(afnemer_id=afnemer).exclude(kenmerk__in=nog)
    laatste = weg.order_by("kenmerk", "-id").distinct("kenmerk").select_related("gesloten")
    return sorted(laatste, key=lambda s: s.id, reverse=True)


def einde_van(tot_en_met: date) -> datetime:
    """The first moment after a day."""
    return datetime.combine(tot_en_met + timedelta(days=1), time(), AMSTERDAM)


def bekend() -> dict[str, tuple[Sleutelsoort, bytes, Vrager]]:
    """Every key that is not withdrawn, by its name; one query."""
    rijen = (
        Sleutel.objects.huidig()
        .filter(afnemer__gegevens__gesloten=None)
        .values_list(
            "kenmerk",
            "soort",
            "hash",
            "verloopt",
            "afnemer_id",
            "afnemer__gegevens__naam",
            "afnemer__gegevens__leesrechten",
            "afnemer__gegevens__per_minuut",
            "afnemer__gegevens__tot_en_met",
        )
    )
    gevonden = {}
    for kenmerk, soort, hash_, verloopt, afnemer, naam, rechten, per_minuut, laatste in rijen:
        tot = min(verloopt, einde_van(laatste))
        vrager = Vrager(afnemer, naam, frozenset(rechten), per_minuut, kenmerk, tot)
        gevonden[kenmerk] = (Sleutelsoort(soort), bytes(hash_), vrager)
    return gevonden
