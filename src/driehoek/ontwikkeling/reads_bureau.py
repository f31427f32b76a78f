"""What a P-manager looks after: the own people, their work and their profiles (PT-04, PT-12, ONT-13)."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max

from driehoek.kern.tijd import AMSTERDAM, Peilmoment
from driehoek.ontwikkeling.models import Profieldeel
from driehoek.organisatie import reads as organisatie
from driehoek.organisatie import reads_inzet, reads_leiding
from driehoek.organisatie.models_inzet import OPDRACHTEN
from driehoek.organisatie.reads_inzet import Werkweek
from driehoek.platform import reeksen
from driehoek.register import reads_personen
from driehoek.register.models import Rolvervulling
from driehoek.register.reads import namen as namen_van


@dataclass(frozen=True, slots=True)
class Mens:
    """Somebody I lead."""

    id: int
    naam: str
    team: int | None
    week: Werkweek
    werk: tuple[str, ...]
    zonder_sinds: date | None
    """Since when there has been no opdracht any more (ONT-13)."""
    profiel_op: date | None
    """When the profile was last looked at; None: there is none."""

    @property
    def te_vol(self) -> bool:
        """Whether opdrachten take more than the week leaves for them (PT-11)."""
        return self.week.ruimte is not None and self.week.ruimte < 0

    def te_oud(self, voor: date) -> bool:
        """Whether there is no profile, or nobody looked at it since before this day (PT-12)."""
        return self.profiel_op is None or self.profiel_op < voor


def mensen_van(manager: int, peil: Peilmoment) -> list[Mens]:
    """Everyone whom somebody leads, by name."""
    wie = reads_leiding.geleid_door(manager, peil)
    namen = namen_van(wie)
    teams = organisatie.pteams_van(wie, peil)
    weken = reads_inzet.werkweken(wie, peil)
    werk = reads_personen.rollen_in_woorden(wie, peil)
    eindes = _laatste_opdracht(wie, peil)
    profielen = _profielen(wie)
    mensen = [
        Mens(
            id_,
            namen.get(id_, ""),
            teams.get(id_),
            weken[id_],
            tuple(werk.get(id_, ())),
            None if werk.get(id_) else eindes.get(id_),
            profielen.get(id_),
        )
        for id_ in wie
    ]
    return sorted(mensen, key=lambda mens: mens.naam)


def _laatste_opdracht(personen: Collection[int], peil: Peilmoment) -> Mapping[int, date]:
    """The first day after the last role on an opdracht that came to an end before the day."""
    feiten = Rolvervulling.objects.bekend(peil.bekend_op).filter(
        persoon_id__in=reeksen.ids(personen), drager__soort__in=OPDRACHTEN
    )
    eindes: dict[int, list[date]] = defaultdict(list)
    for feit in feiten.only("persoon_id", "geldig"):
        if feit.periode.tot is not None and feit.periode.tot <= peil.geldig_op:
            eindes[feit.persoon_id].append(feit.periode.tot)
    return {persoon: max(dagen) for persoon, dagen in eindes.items()}


def _profielen(personen: Collection[int]) -> dict[int, date]:
    """When each profile was last looked at; a P-manager reads all of it."""
    gevonden: list[tuple[int, datetime]] = list(
        Profieldeel.objects.filter(persoon_id__in=reeksen.ids(personen))
        .values("persoon_id")
        .annotate(laatst=Max("bijgewerkt"))
        .values_list("persoon_id", "laatst")
    )
    return {persoon: laatst.astimezone(AMSTERDAM).date() for persoon, laatst in gevonden}
