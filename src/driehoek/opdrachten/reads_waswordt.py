"""What is still open of the was-wordt: per step between stands, the lines that nothing links yet.

Of all steps at once, in two queries: which step needs a look is a question about all of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models.functions import Coalesce

from driehoek.opdrachten.begroting.standen import vorige_van
from driehoek.opdrachten.begroting.types import SoortStand, Stand
from driehoek.opdrachten.begroting.vergelijken import (
    BEVESTIGBAAR,
    Opvolgkeuze,
    SoortOpvolging,
    Voorstel,
    stel_opvolging_voor,
)
from driehoek.opdrachten.models import Begrotingspost, PostOpvolging
from driehoek.opdrachten.reads_bedragen import in_stand
from driehoek.register.models import Besluit, Besluitwerking
from driehoek.register.types import Besluitsoort, Besluitstatus


@dataclass(frozen=True, slots=True)
class Regel:
    """A line of the budget, as far as a comparison wants to know it."""

    id: int
    code: str
    naam: str
    niveau: str


@dataclass(frozen=True)
class Overgang:
    """From one stand to the next: the lines of both that nothing links yet."""

    oud: Stand
    nieuw: Stand
    van: tuple[Regel, ...]
    naar: tuple[Regel, ...]

    @cached_property
    def voorstellen(self) -> list[Voorstel[Regel]]:
        return stel_opvolging_voor(self.van, self.naar)

    @cached_property
    def is_open(self) -> bool:
        """Whether a person can confirm something here."""
        if {post.code for post in self.van} & {post.code for post in self.naar}:
            return True  # a code on both sides is always a proposal: no need to compare
        return any(voorstel.soort in BEVESTIGBAAR for voorstel in self.voorstellen)


def overgangen() -> list[Overgang]:
    """Every step between stands in the register, the newest first."""
    per_stand = _regels_per_stand()
    stand_bij = {post.id: stand for stand, posten in per_stand.items() for post in posten}
    verbonden: dict[tuple[Stand, Stand], set[int]] = defaultdict(set)
    for was, wordt in PostOpvolging.objects.values_list("was_id", "wordt_id"):
        verbonden[stand_bij[was], stand_bij[wordt]] |= {was, wordt}
    paren = [(vorige_van(stand, per_stand), stand) for stand in sorted(per_stand, reverse=True)]
    return [
        _overgang(oud, nieuw, per_stand, verbonden[oud, nieuw])
        for oud, nieuw in paren
        if oud is not None
    ]


def keuzes_van(voorstel: Voorstel[Regel]) -> list[Opvolgkeuze]:
    """What confirming it says, pair by pair."""
    return [
        Opvolgkeuze(was.id, wordt.id, voorstel.soort)
        for was in voorstel.oud
        for wordt in voorstel.nieuw
    ]


def besluit_van(stand: Stand) -> Besluit | None:
    """The newest besluit that lines of a stand rest on, where something new may rest on it."""
    posten = Begrotingspost.objects.filter(in_stand(stand))
    geldend = Besluitwerking.objects.huidig().filter(status=Besluitstatus.GELDEND)
    return (
        Besluit.objects.filter(
            id__in=posten.values("grondslag__besluit"),
            soort=Besluitsoort.BEGROTING,
            werking__in=geldend,
        )
        .order_by("-genomen", "-id")
        .first()
    )


def aantal_bevestigd(handeling: int) -> int:
    """Of how many lines a Handeling said what they became."""
    return PostOpvolging.objects.filter(geopend=handeling).count()


def _regels_per_stand() -> dict[Stand, list[Regel]]:
    rijen = Begrotingspost.objects.values_list(
        "jaar",
        "stand",
        "standnummer",
        "id",
        "code",
        Coalesce("aanvulling__naam", "naam"),
        Coalesce("aanvulling__niveau", "niveau"),
    )
    per_stand: dict[Stand, list[Regel]] = defaultdict(list)
    for jaar, soort, nummer, id_, code, naam, niveau in rijen.order_by("id"):
        stand = Stand(jaar, SoortStand(soort), nummer)
        per_stand[stand].append(Regel(id_, code, naam, niveau))
    return per_stand


def _overgang(
    oud: Stand, nieuw: Stand, per_stand: Mapping[Stand, Iterable[Regel]], verbonden: set[int]
) -> Overgang:
    van, naar = (
        tuple(post for post in per_stand[stand] if post.id not in verbonden)
        for stand in (oud, nieuw)
    )
    return Overgang(oud, nieuw, van, naar)


def per_soort(voorstellen: Iterable[Voorstel[Regel]]) -> dict[SoortOpvolging, int]:
    """How many proposals there are of each kind that occurs, in the order of the kinds."""
    soorten = [voorstel.soort for voorstel in voorstellen]
    return {soort: soorten.count(soort) for soort in SoortOpvolging if soort in soorten}
