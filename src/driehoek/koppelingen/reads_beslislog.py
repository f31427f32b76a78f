"""Questions to the decision log."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet

from driehoek.koppelingen.models import Afnemergegeven, Beslissing
from driehoek.platform import klok
from driehoek.register import adressen
from driehoek.register import reads as register
from driehoek.register.models import Drager, Persoon

LIJST = (
    *("id", "moment", "soort", "afnemer", "uitkomst", "aantal", "toegestaan", "grootboek"),
    *("personen", "voorwerpen", "handelingen"),
)
LANGSTE = 60


@dataclass(frozen=True, slots=True)
class Naam:
    """What a number of the register stands for, and where its page is."""

    nummer: str
    naam: str = ""
    url: str = ""


def beslissingen(
    *, q: str = "", soort: str = "", uitkomst: str = "", afnemer: str = "", dagen: str = ""
) -> QuerySet[Beslissing]:
    """The log, newest first. `q`: a number of a person or object, a trace or a request, as it is."""
    rijen = Beslissing.objects.only(*LIJST)
    if q and "\x00" not in q:
        deel = [q[:LANGSTE]]
        rijen = rijen.filter(
            Q(personen__contains=deel)
            | Q(voorwerpen__contains=deel)
            | Q(trace_id=q.lower())
            | Q(verzoek=q)
        )
    if soort:
        rijen = rijen.filter(soort=soort)
    if uitkomst:
        rijen = rijen.filter(uitkomst=uitkomst)
    if afnemer.isdecimal():
        rijen = rijen.filter(afnemer=int(afnemer[:18]))
    if dagen.isdecimal():
        rijen = rijen.filter(moment__gte=klok.nu() - timedelta(days=int(dagen[:4])))
    return rijen


def afnemernamen() -> dict[int, str]:
    """What each system is called, or was last called."""
    rijen = Afnemergegeven.objects.order_by("id").values_list("afnemer_id", "naam")
    return dict(rijen)


def persoonsnamen(nummers: Iterable[str]) -> dict[str, Naam]:
    gevonden = dict(Persoon.objects.filter(nummer__in=set(nummers)).values_list("nummer", "id"))
    namen = register.namen(gevonden.values())
    return {
        nummer: Naam(nummer, namen.get(id_, ""), adressen.van_persoon(id_))
        for nummer, id_ in gevonden.items()
    }


def dragernamen(nummers: Iterable[str]) -> dict[str, Naam]:
    rijen = Drager.objects.filter(nummer__in=set(nummers)).values_list("nummer", "id", "soort")
    gevonden = {nummer: (id_, soort) for nummer, id_, soort in rijen}
    namen = register.benamingen(id_ for id_, _ in gevonden.values())
    return {
        nummer: Naam(nummer, namen.get(id_, ""), adressen.van_drager(soort, id_))
        for nummer, (id_, soort) in gevonden.items()
    }
