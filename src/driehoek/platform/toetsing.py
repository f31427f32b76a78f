"""The rules at work on what an act touches: refuse, ask for an explanation, or signal."""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Q

from driehoek.platform import klok, regelboek, vragen
from driehoek.platform.fouten import Overtreding, RegelOvertreding, UitlegNodig
from driehoek.platform.models import Uitleg
from driehoek.platform.regelboek import Lopend, Regel, Soort, Toets, als_reeks
from driehoek.platform.tijdfeit import Geboekt, Registratie

if TYPE_CHECKING:
    from driehoek.platform.handelingen.boek import Boek

Sleutel = tuple[str, Soort, str]
"""Which violation of which rule: its id, the way it speaks, and the key of the violation."""
Zacht = dict[Sleutel, Overtreding]


def toets_hard(
    ids: Collection[int],
    lopend: Lopend | None = None,
    tabellen: frozenset[str] | None = None,
) -> None:
    """Raise RegelOvertreding where a hard rule speaks about one of `ids`."""
    gevonden = _overtredingen(regelboek.actief(Soort.HARD), ids, lopend, tabellen)
    if hard := [overtreding for _, overtreding in gevonden]:
        raise RegelOvertreding(hard)


def zachte(
    ids: Collection[int],
    lopend: Lopend | None = None,
    tabellen: frozenset[str] | None = None,
) -> Zacht:
    """Where leg-uit rules and signals speak about `ids`, by rule, kind and key."""
    regels = regelboek.actief(Soort.LEG_UIT, Soort.SIGNAAL)
    gevonden = _overtredingen(regels, ids, lopend, tabellen)
    return {(regel.id, regel.soort, o.sleutel): o for regel, o in gevonden}


def _overtredingen(
    regels: Iterable[Regel],
    ids: Collection[int],
    lopend: Lopend | None,
    tabellen: frozenset[str] | None,
) -> Iterator[tuple[Regel, Overtreding]]:
    reeks, vandaag = als_reeks(ids), klok.vandaag()
    toetsen = [
        (vraag, Toets(reeks, vandaag, regel, lopend, tabellen))
        for regel in regels
        for vraag in regel.vragen
    ]
    for vraag, toets in vragen.die_spreken(toetsen):
        for overtreding in vraag(toets):
            yield toets.regel, overtreding


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
