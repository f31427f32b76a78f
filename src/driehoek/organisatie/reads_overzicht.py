"""How the P-side is built up on a Peilmoment, for the directeur M&O (PT-02, PT-04, PT-05)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from driehoek.kern.tijd import Peilmoment
from driehoek.organisatie import reads_leiding, reads_pteams
from driehoek.organisatie.models import Dienstverband
from driehoek.organisatie.reads_leiding import Pmanager, Span
from driehoek.organisatie.reads_pteams import Grenzen, Pteam
from driehoek.organisatie.types import Aard
from driehoek.register import instellingen

KLEINSTE_GROEP = 5
"""Of fewer people nothing is shown: one could tell who they are (GEN-03)."""
_TIEN_JAAR = 10


@dataclass(frozen=True, slots=True)
class Groep:
    """How many employees are in these scales or of these ages, `tot_en_met` included."""

    van: int
    tot_en_met: int
    aantal: int

    @property
    def naam(self) -> str:
        return str(self.van) if self.van == self.tot_en_met else f"{self.van} tot {self.tot_en_met}"


@dataclass(frozen=True, slots=True)
class Overzicht:
    teams: tuple[Pteam, ...]
    grenzen: Grenzen
    pmanagers: tuple[Pmanager, ...]
    schalen: tuple[Groep, ...]
    leeftijden: tuple[Groep, ...]
    zonder_geboortejaar: int
    """Of so many employees it is not known."""

    @property
    def groottes(self) -> Mapping[int, int]:
        """How many teams there are of each size, the smallest first; empty teams left out."""
        return dict(sorted(Counter(t.medewerkers for t in self.teams if t.medewerkers).items()))

    def teams_die(self, zegt: str) -> int:
        """How many teams with people are 'te klein' or 'te groot'."""
        return sum(self.grenzen.zegt(t.medewerkers) == zegt for t in self.teams if t.medewerkers)

    @property
    def zonder_leiding(self) -> int:
        return sum(not t.leiding for t in self.teams)

    @property
    def tijd_onbekend(self) -> int:
        return sum(p.span is None for p in self.pmanagers)


def overzicht(peil: Peilmoment) -> Overzicht:
    """All teams, who leads them, in which scales the employees are and how old they are."""
    mensen = _medewerkers(peil)
    jaren = [jaar for _, jaar in mensen if jaar is not None]
    return Overzicht(
        tuple(reads_pteams.pteams(peil)),
        reads_pteams.grenzen(peil),
        tuple(reads_leiding.pmanagers(peil)),
        tuple(groepeer(Counter(schaal for schaal, _ in mensen))),
        tuple(_leeftijden(jaren, peil.geldig_op.year)),
        len(mensen) - len(jaren),
    )


def pmanagers_per_leider(beeld: Overzicht, peil: Peilmoment) -> Counter[int]:
    """Of how many of the P-managers each person is the P-manager (PT-05)."""
    leiders = reads_leiding.p_managers_van((p.persoon for p in beeld.pmanagers), peil)
    return Counter(leiders.values())


def span_van_directeur(peil: Peilmoment) -> Span:
    """How many P-managers that is meant to be."""
    return Span(
        instellingen.getal(instellingen.PMANAGERS_MINST, peil.geldig_op),
        instellingen.getal(instellingen.PMANAGERS_MEEST, peil.geldig_op),
    )


def _medewerkers(peil: Peilmoment) -> list[tuple[int, int | None]]:
    """Of each employee the highest scale and, where it is known, the year of birth."""
    feiten = Dienstverband.objects.op(peil).filter(aard=Aard.MEDEWERKER)
    mensen: dict[int, tuple[int, int | None]] = {}
    for persoon, schaal, jaar in feiten.values_list("persoon_id", "schaal", "geboortejaar"):
        hoogste, eerder = mensen.get(persoon, (0, None))
        mensen[persoon] = (max(schaal, hoogste), jaar or eerder)
    return list(mensen.values())


def _leeftijden(jaren: Iterable[int], in_jaar: int) -> list[Groep]:
    """By ten years, from 15, 25, 35: how old people become in that year."""
    per_tien = Counter(((in_jaar - jaar + 5) // _TIEN_JAAR) * _TIEN_JAAR - 5 for jaar in jaren)
    return [Groep(g.van, g.tot_en_met + _TIEN_JAAR - 1, g.aantal) for g in groepeer(per_tien)]


def groepeer(tel: Mapping[int, int]) -> list[Groep]:
    """Neighbouring scales or ages taken together until each group has enough people; else nothing at all.

    The total of the groups is that of all: nothing can be worked out by subtraction.
    """
    groepen: list[Groep] = []
    for waarde, aantal in sorted(tel.items()):
        if groepen and groepen[-1].aantal < KLEINSTE_GROEP:
            groepen[-1] = Groep(groepen[-1].van, waarde, groepen[-1].aantal + aantal)
        else:
            groepen.append(Groep(waarde, waarde, aantal))
    if len(groepen) > 1 and groepen[-1].aantal < KLEINSTE_GROEP:
        laatste = groepen.pop()
        vorige = groepen.pop()
        samen = vorige.aantal + laatste.aantal
        groepen.append(Groep(vorige.van, laatste.tot_en_met, samen))
    return groepen if groepen and groepen[0].aantal >= KLEINSTE_GROEP else []
