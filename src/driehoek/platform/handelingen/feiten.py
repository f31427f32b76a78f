"""How an act says things about facts: the one way in for every Tijdfeit.

An act makes `Uitspraak`en; what the register says now is read once, the algebra of the two axes
says what to close and what to open, and each key is written once.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from driehoek.kern.tijd import Periode, Stelling, Stuk, na_elkaar, overschrijf, wis
from driehoek.platform import reeksen
from driehoek.platform.handelingen.boek import Boek
from driehoek.platform.tijdfeit import Tijdfeit, bereik_uit

GEEN_GRONDSLAG = 0
"""For a gegeven, which rests on no grondslag."""

Sleutel = tuple[Any, ...]
Waarde = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Uitspraak:
    """Over `periode` this is so. `velden` holds the fields of key and value.

    With `erbij` nothing that is there gives way: what is in the way makes the act fail.
    """

    velden: Mapping[str, Any]
    periode: Periode
    grondslag: int = GEEN_GRONDSLAG
    erbij: bool = False


@dataclass(frozen=True, slots=True)
class Einde:
    """Over `periode` nothing is so any more, for the key in `velden`."""

    velden: Mapping[str, Any]
    periode: Periode


def einden(feiten: Iterable[Tijdfeit], per: date) -> list[Einde]:
    """From a day on none of these is so any more; what has ended before stays as it is."""
    return [
        Einde(f.velden(), Periode(max(per, f.periode.van)))
        for f in feiten
        if f.periode.tot is None or f.periode.tot > per
    ]


@dataclass(slots=True)
class _Geval:
    """All that an act says about one key."""

    velden: dict[str, Any]
    stellingen: list[Stelling[Waarde]] = field(default_factory=list)
    erbij: list[Stuk[Waarde]] = field(default_factory=list)


def stel(boek: Boek, model: type[Tijdfeit], uitspraken: Iterable[Uitspraak | Einde]) -> None:
    """Have the register say `uitspraken` about `model`, in their order."""
    gevallen: dict[Sleutel, _Geval] = {}
    for uitspraak in uitspraken:
        velden = dict(uitspraak.velden)
        geval = gevallen.setdefault(model.sleutel_van(velden), _Geval(velden))
        _voeg_toe(model, geval, uitspraak)
    huidig = _huidig(model, [s[0] for s, g in gevallen.items() if g.stellingen])
    for sleutel, geval in gevallen.items():
        _schrijf(boek, model, geval, huidig.get(sleutel, []))


def _voeg_toe(model: type[Tijdfeit], geval: _Geval, uitspraak: Uitspraak | Einde) -> None:
    if isinstance(uitspraak, Einde):
        geval.stellingen.append(partial(_wis, periode=uitspraak.periode))
        return
    waarde = tuple(uitspraak.velden[naam] for naam in model.WAARDE)
    if uitspraak.erbij:
        geval.erbij.append(Stuk(uitspraak.periode, waarde, uitspraak.grondslag))
        return
    geval.stellingen.append(
        partial(
            _overschrijf,
            periode=uitspraak.periode,
            waarde=waarde,
            grondslag=uitspraak.grondslag,
        )
    )


def _wis(stand: tuple[Stuk[Waarde], ...], *, periode: Periode) -> Any:
    return wis(stand, periode)


def _overschrijf(
    stand: tuple[Stuk[Waarde], ...], *, periode: Periode, waarde: Waarde, grondslag: int
) -> Any:
    return overschrijf(stand, periode, waarde, grondslag)


def _huidig(
    model: type[Tijdfeit], eerste_delen: Iterable[Any]
) -> dict[Sleutel, list[Stuk[Waarde]]]:
    """What the register says now about the keys that begin with one of `eerste_delen`."""
    delen = set(eerste_delen)
    stukken: dict[Sleutel, list[Stuk[Waarde]]] = defaultdict(list)
    if not delen:
        return stukken
    rijen = model.objects.huidig().filter(**{f"{model.SLEUTEL[0]}__in": reeksen.reeks(delen)})
    for rij in rijen:
        stukken[model.sleutel_van(rij.__dict__)].append(stuk_van(rij))
    return stukken


def stuk_van(rij: Tijdfeit) -> Stuk[Waarde]:
    """A stored fact as the algebra sees it."""
    velden = rij.__dict__
    waarde = tuple(velden[naam] for naam in rij.WAARDE)
    return Stuk(rij.periode, waarde, velden.get("grondslag_id", GEEN_GRONDSLAG), rij.id)


def _schrijf(boek: Boek, model: type[Tijdfeit], geval: _Geval, huidig: list[Stuk[Waarde]]) -> None:
    mutatie = na_elkaar(huidig, geval.stellingen)
    boek.sluit(model, mutatie.sluit_ids)
    if mutatie.sluit_ids:
        boek.raak(*(geval.velden[veld] for veld in model.RAAKT if veld in geval.velden))
        boek.raak(*_geraakt_door(model, mutatie.sluit))
    for stuk in (*mutatie.open, *geval.erbij):
        boek.open(_rij(model, geval.velden, stuk))


def _geraakt_door(model: type[Tijdfeit], stukken: Iterable[Stuk[Waarde]]) -> list[int]:
    plaatsen = [i for i, naam in enumerate(model.WAARDE) if naam in model.RAAKT]
    return [stuk.waarde[i] for stuk in stukken for i in plaatsen]


def _rij(model: type[Tijdfeit], velden: Mapping[str, Any], stuk: Stuk[Waarde]) -> Tijdfeit:
    delen = {**velden, **dict(zip(model.WAARDE, stuk.waarde, strict=True))}
    if stuk.grondslag != GEEN_GRONDSLAG:
        delen["grondslag_id"] = stuk.grondslag
    return model(**delen, geldig=bereik_uit(stuk.periode))
