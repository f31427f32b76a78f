"""The rules at work on what an act touches: refuse, ask for an explanation, or signal."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Q

from driehoek.platform import klok, regelboek, vragen
from driehoek.platform.fouten import Overtreding, RegelOvertreding, UitlegNodig
from driehoek.platform.models import Uitleg
from driehoek.platform.regelboek import Lopend, Soort, Toets, Vraag, als_reeks
from driehoek.platform.tijdfeit import Geboekt, Registratie
from driehoek.platform.vragen import SqlVraag

if TYPE_CHECKING:
    from driehoek.platform.handelingen.boek import Boek

Sleutel = tuple[str, Soort, str]
"""Which violation of which rule: its id, the way it speaks, and the key of the violation."""
Zacht = dict[Sleutel, Overtreding]
ZACHT = (Soort.LEG_UIT, Soort.SIGNAAL)


@dataclass(frozen=True, slots=True)
class Vondst:
    """What one question of a rule found, not yet put in words: words cost questions of their own."""

    vraag: Vraag
    toets: Toets = field(compare=False)
    rijen: list[Any]
    """Rows; of a question that is not asked in SQL its Overtredingen."""

    def in_woorden(self) -> Iterable[Overtreding]:
        if isinstance(self.vraag, SqlVraag) and self.rijen:
            return self.vraag.zin(self.toets, self.rijen)
        return self.rijen


def toets(
    ids: Collection[int],
    lopend: Lopend | None = None,
    tabellen: frozenset[str] | None = None,
) -> list[Vondst]:
    """Raise RegelOvertreding where a hard rule speaks about `ids`; gives what the others find."""
    spreken = _die_spreken(Soort, ids, lopend, tabellen)
    hard = [(vraag, t) for vraag, t in spreken if t.regel.soort is Soort.HARD]
    if overtredingen := [o for vraag, t in hard for o in vraag(t)]:
        raise RegelOvertreding(overtredingen)
    return [_vind(vraag, t) for vraag, t in spreken if t.regel.soort is not Soort.HARD]


def vondsten(ids: Collection[int], tabellen: frozenset[str] | None = None) -> list[Vondst]:
    """What leg-uit rules and signals find about `ids`."""
    return [_vind(vraag, t) for vraag, t in _die_spreken(ZACHT, ids, None, tabellen)]


def verschil(eerder: Iterable[Vondst], nu: Iterable[Vondst]) -> tuple[Zacht, list[Sleutel]]:
    """What is found now and was not before, and what was and is not any more.

    A rule that finds the same as before says nothing, and is not put in words.
    """
    toen, thans = _per_regel(eerder), _per_regel(nu)
    gewijzigd = [regel for regel in sorted({*toen, *thans}) if thans[regel] != toen[regel]]
    bekend = _in_woorden(v for regel in gewijzigd for v in toen[regel])
    gevonden = _in_woorden(v for regel in gewijzigd for v in thans[regel])
    nieuw = {sleutel: o for sleutel, o in gevonden.items() if sleutel not in bekend}
    return nieuw, [sleutel for sleutel in bekend if sleutel not in gevonden]


def zachte(ids: Collection[int], tabellen: frozenset[str] | None = None) -> Zacht:
    """Where leg-uit rules and signals speak about `ids` now, by rule, kind and key."""
    return _in_woorden(vondsten(ids, tabellen))


def _die_spreken(
    soorten: Iterable[Soort],
    ids: Collection[int],
    lopend: Lopend | None,
    tabellen: frozenset[str] | None,
) -> list[tuple[Vraag, Toets]]:
    """Each question of rules of these kinds that may have something to say."""
    reeks, vandaag = als_reeks(ids), klok.vandaag()
    return vragen.die_spreken(
        [
            (vraag, Toets(reeks, vandaag, regel, lopend, tabellen))
            for regel in regelboek.actief(*soorten)
            for vraag in regel.vragen
        ]
    )


def _vind(vraag: Vraag, toets: Toets) -> Vondst:
    rijen = vraag.rijen(toets) if isinstance(vraag, SqlVraag) else list(vraag(toets))
    return Vondst(vraag, toets, rijen)


def _per_regel(vondsten: Iterable[Vondst]) -> dict[str, list[Vondst]]:
    per_regel: dict[str, list[Vondst]] = defaultdict(list)
    for vondst in vondsten:
        if vondst.rijen:
            per_regel[vondst.toets.regel.sleutel].append(vondst)
    return per_regel


def _in_woorden(vondsten: Iterable[Vondst]) -> Zacht:
    return {
        (vondst.toets.regel.id, vondst.toets.regel.soort, o.sleutel): o
        for vondst in vondsten
        for o in vondst.in_woorden()
    }


def zonder_uitleg(overtredingen: Collection[Overtreding]) -> list[Overtreding]:
    """Those that nobody explained yet."""
    bekend = set(
        Uitleg.objects.filter(sleutel__in=[o.sleutel for o in overtredingen]).values_list(
            "regel", "sleutel"
        )
    )
    return [o for o in overtredingen if (o.regel, o.sleutel) not in bekend]


def leg_uit(boek: "Boek", nieuw: Zacht) -> None:
    """Book the explanation for each new leg-uit violation; without one, raise UitlegNodig.

    Unless the act asks for none (`vraagt_uitleg`): each then stays open until somebody explains.
    """
    open_ = zonder_uitleg([o for (_, soort, _), o in nieuw.items() if soort is Soort.LEG_UIT])
    if not boek.uitleg.strip() and (boek.verzoek.voorbeeld or not boek.vraagt_uitleg):
        return
    if open_ and not boek.uitleg.strip():
        raise UitlegNodig(open_)
    for overtreding in open_:
        boek.open(
            Uitleg(
                regel=overtreding.regel,
                sleutel=overtreding.sleutel,
                drager=overtreding.drager,
                tekst=boek.uitleg.strip(),
            )
        )


def gewijzigd_sinds(ids: Collection[int], nr: int) -> bool:
    """Whether a fact about one of `ids` was opened or closed after handeling `nr`."""
    return any(
        model._default_manager.filter(_raakt(model, ids))
        .filter(Q(geopend__gt=nr) | Q(gesloten__gt=nr))
        .exists()
        for model in apps.get_models()
        if issubclass(model, Registratie) and model.RAAKT
    )


def _raakt(model: type[Geboekt], ids: Collection[int]) -> Q:
    vraag = Q()
    for veld in model.RAAKT:
        vraag |= Q(**{f"{veld}__in": ids})
    return vraag
