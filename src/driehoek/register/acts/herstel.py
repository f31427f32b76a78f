"""What a besluit did to other besluiten is undone: what it took away comes back (REG-35).

An intrekking, a schorsing and a vernietiging carry no facts of their own; what rests on them is
what they changed. So when one of them falls away, each day that it changed, and that nobody spoke
about since, says again what it said before.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from driehoek.kern.tijd import Periode
from driehoek.platform import reeksen
from driehoek.platform.handelingen.boek import Boek
from driehoek.platform.handelingen.feiten import Einde, Uitspraak, stel
from driehoek.platform.models import Handeling
from driehoek.register.acts.rollen import titulaire_dagen
from driehoek.register.models import (
    Besluit,
    Besluitwerking,
    Grondslag,
    Rectificatie,
    Registerfeit,
    Rolvervulling,
)
from driehoek.register.types import Besluitsoort, Besluitstatus, Grondslagsoort
from driehoek.register.vragen import registerfeiten

OVER_BESLUITEN = frozenset(
    {Besluitsoort.INTREKKING, Besluitsoort.SCHORSING, Besluitsoort.VERNIETIGING}
)
"""The kinds of besluit that are about another besluit."""

Sleutel = tuple[object, ...]


def begin_van(besluit: Besluit) -> date:
    """From which day on a besluit works; a rectificatie from that of what it puts right."""
    van = Rectificatie.objects.filter(besluit=besluit).select_related("oorsprong").first()
    return min(besluit.werkt_vanaf, van.oorsprong.werkt_vanaf) if van else besluit.werkt_vanaf


def met_rectificaties(besluit: Besluit) -> list[Besluit]:
    """A besluit and what was put in the place of what it decided: with it that falls too."""
    gevonden = [besluit]
    laag = {besluit.id}
    while laag:
        volgende = list(Besluit.objects.filter(rectificeert__van__in=laag).order_by("id"))
        gevonden += volgende
        laag = {b.id for b in volgende}
    return gevonden


def herstel(boek: Boek, besluit: Besluit, periode: Periode) -> None:
    """Undo over `periode` what rests on `besluit`, one that was itself about other besluiten."""
    handelingen = list(
        Handeling.objects.filter(
            grondslag__in=Grondslag.objects.filter(
                besluit=besluit, soort=Grondslagsoort.BESLUIT
            ).values("id")
        ).values_list("nr", flat=True)
    )
    _herstel_werking(boek, besluit, handelingen, periode)
    for model in gedragen_modellen():
        omslagen = list(_omslagen(model, handelingen))
        # Who substitutes needs a holder: the holders first.
        _herstel_feiten(boek, model, [o for o in omslagen if not o.is_waarneming], periode)
        _herstel_feiten(boek, model, [o for o in omslagen if o.is_waarneming], periode)


def gedragen_modellen() -> list[type[Registerfeit]]:
    """What can rest on a besluit, its own working left out."""
    return [m for m in registerfeiten() if m is not Besluitwerking]


def geldend(boek: Boek, besluiten: Iterable[int | None]) -> dict[int | None, list[Periode]]:
    """The days on which each of these besluiten is in force, what this act changes included."""
    perioden: dict[int | None, list[Periode]] = {b: [] for b in besluiten if b is not None}
    blijft = (
        Besluitwerking.objects.huidig()
        .filter(besluit__in=perioden)
        .exclude(id__in=reeksen.ids(boek.gesloten(Besluitwerking)))
    )
    for feit in (*blijft, *boek.geopend(Besluitwerking)):
        if feit.status == Besluitstatus.GELDEND and feit.besluit_id in perioden:
            perioden[feit.besluit_id].append(feit.periode)
    return perioden


@dataclass(slots=True)
class _Omslag:
    """What some Handelingen changed about one key, and what the register says of it now."""

    voor: list[Registerfeit] = field(default_factory=list)
    na: list[Registerfeit] = field(default_factory=list)
    nu: list[Registerfeit] = field(default_factory=list)

    @property
    def is_waarneming(self) -> bool:
        return bool(getattr((*self.voor, *self.na)[0], "waarneming", False))

    def sindsdien(self, boek: Boek) -> list[Periode]:
        """The days about which somebody else spoke later.

        What came in its place may also be gone because its own besluit fell: that says nothing.
        """
        nieuw = [d for feit in self.nu for d in feit.periode.buiten(_zelfde(feit, self.na))]
        dagen = geldend(boek, {feit.grondslag.besluit_id for feit in self.na})
        beeindigd = [
            over
            for feit in self.na
            for deel in feit.periode.buiten(_zelfde(feit, self.nu))
            for in_werking in dagen.get(feit.grondslag.besluit_id, [deel])
            if (over := deel.doorsnede(in_werking))
        ]
        return [*nieuw, *beeindigd]

    def terug(self, boek: Boek, periode: Periode) -> Iterator[tuple[Registerfeit, Periode]]:
        """What stood there before, on the days of `periode` that it should come back."""
        bezet = self.sindsdien(boek)
        for feit in self.voor:  # the last that went first: of one day it is the one that stood
            if over := feit.periode.doorsnede(periode):
                delen = over.buiten([*_zelfde(feit, self.na), *bezet])
                bezet = [*bezet, *delen]
                yield from ((feit, deel) for deel in delen)

    def weg(self, boek: Boek, periode: Periode) -> list[Einde]:
        """What came in its place, on the days of `periode` that it should go."""
        anders = self.sindsdien(boek)
        return [
            Einde(feit.velden(), deel)
            for feit in self.na
            if (over := feit.periode.doorsnede(periode))
            for deel in over.buiten([*_zelfde(feit, self.voor), *anders])
        ]


def _zelfde(feit: Registerfeit, andere: Iterable[Registerfeit]) -> list[Periode]:
    """The days on which `andere` say the same, on the same besluit."""
    return [
        a.periode for a in andere if _bewijs(a) == _bewijs(feit) and a.velden() == feit.velden()
    ]


def _bewijs(feit: Registerfeit) -> int:
    """The besluit behind a fact; the grondslag itself where there is none."""
    return feit.grondslag.besluit_id or feit.grondslag_id


def _omslagen(model: type[Registerfeit], handelingen: Sequence[int]) -> Iterable[_Omslag]:
    """Per key of `model` what these Handelingen did to it, all taken together."""
    feiten = model.objects.select_related("grondslag").order_by("-gesloten_id", "-id")
    per_sleutel: dict[Sleutel, _Omslag] = defaultdict(_Omslag)
    for feit in feiten.filter(gesloten__in=handelingen).exclude(geopend__in=handelingen):
        per_sleutel[_sleutel(feit)].voor.append(feit)
    for feit in feiten.filter(geopend__in=handelingen).exclude(gesloten__in=handelingen):
        per_sleutel[_sleutel(feit)].na.append(feit)
    eerste = {sleutel[0] for sleutel in per_sleutel}
    huidig = feiten.filter(
        **{f"{model.SLEUTEL[0]}__in": reeksen.reeks(eerste)}, gesloten__isnull=True
    )
    for feit in huidig if eerste else ():
        if omslag := per_sleutel.get(_sleutel(feit)):
            omslag.nu.append(feit)
    return per_sleutel.values()


def _sleutel(feit: Registerfeit) -> Sleutel:
    return feit.sleutel_van(feit.__dict__)


def _herstel_werking(
    boek: Boek, besluit: Besluit, handelingen: Sequence[int], periode: Periode
) -> None:
    """The besluiten that `besluit` was about are worth again what they were worth before."""
    omslagen = {
        o.voor[0].__dict__["besluit_id"]: o
        for o in _omslagen(Besluitwerking, handelingen)
        if o.voor
    }
    kenmerken = dict(
        Besluit.objects.filter(id__in=omslagen).exclude(id=besluit.id).values_list("id", "kenmerk")
    )
    # The newest first: what a besluit is worth hangs on those that came after it.
    for id_ in sorted(kenmerken, reverse=True):
        omslag = omslagen[id_]
        uitspraken = [
            uitspraak
            for feit, deel in omslag.terug(boek, periode)
            for uitspraak in _statussen(boek, feit, deel)
        ]
        if uitspraken:
            stel(boek, Besluitwerking, [*omslag.weg(boek, periode), *uitspraken])
        for uitspraak in uitspraken:
            status = Besluitstatus(uitspraak.velden["status"]).label.lower()
            boek.gevolg(
                "besluit",
                f"Besluit {kenmerken[id_]} is {uitspraak.periode.in_woorden()} weer {status}.",
            )


def _statussen(boek: Boek, feit: Registerfeit, deel: Periode) -> Iterator[Uitspraak]:
    """The status of before; in force where the besluit that gave that status is not any more."""
    velden, door = feit.velden(), feit.grondslag.besluit_id
    if door == velden["besluit_id"]:
        yield Uitspraak(velden, deel, feit.grondslag_id)
        return
    dagen = geldend(boek, [door])[door]
    for periode in dagen:
        if over := deel.doorsnede(periode):
            yield Uitspraak(velden, over, feit.grondslag_id)
    in_werking = {**velden, "status": Besluitstatus.GELDEND.value}
    for rest in deel.buiten(dagen):
        yield Uitspraak(in_werking, rest, _eigen_grondslag(velden["besluit_id"]))


def _eigen_grondslag(besluit: int) -> int:
    """The grondslag on which a besluit is in force by itself."""
    eerste = Besluitwerking.objects.filter(besluit_id=besluit).earliest("id")
    return int(eerste.grondslag_id)


def _herstel_feiten(
    boek: Boek, model: type[Registerfeit], omslagen: Sequence[_Omslag], periode: Periode
) -> None:
    terug = [paar for omslag in omslagen for paar in omslag.terug(boek, periode)]
    dagen = geldend(boek, {feit.grondslag.besluit_id for feit, _ in terug})
    uitspraken: list[Uitspraak | Einde] = [e for o in omslagen for e in o.weg(boek, periode)]
    uitspraken.extend(
        Uitspraak(feit.velden(), over, feit.grondslag_id)
        for feit, deel in terug
        for in_werking in dagen.get(feit.grondslag.besluit_id, [deel])
        if (geldig := deel.doorsnede(in_werking))
        for over in _naast_titularis(boek, feit, geldig)
    )
    if uitspraken:
        stel(boek, model, uitspraken)


def _naast_titularis(boek: Boek, feit: Registerfeit, deel: Periode) -> Iterator[Periode]:
    """For a substitution the days that there is a holder; for all else the whole."""
    if not isinstance(feit, Rolvervulling) or not feit.waarneming:
        yield deel
        return
    for dagen in titulaire_dagen(boek, feit):
        if over := deel.doorsnede(dagen):
            yield over
