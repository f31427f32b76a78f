"""Founding and naming what is no P-team: vakdomeinen, clusters, vakgenootschappen, vakcirkels."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from driehoek.kern.tijd import Periode, dag_in_woorden
from driehoek.organisatie.acts._nummers import trek_nummers
from driehoek.platform import reeksen
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek
from driehoek.platform.handelingen.feiten import Uitspraak, stel
from driehoek.register import reads
from driehoek.register.grondslagen import eis_tekst
from driehoek.register.models import Benaming, Bestaan, Drager, Grondslag
from driehoek.register.types import Dragersoort

VOORVOEGSEL = {
    Dragersoort.VAKDOMEIN: "VD-",
    Dragersoort.VAKCLUSTER: "VC-",
    Dragersoort.GENOOTSCHAP: "VG-",
    Dragersoort.VAKCIRKEL: "VK-",
}


def richt_op(
    boek: Boek,
    soort: Dragersoort,
    nieuwe: Sequence[tuple[str, str]],
    vanaf: date,
    grondslag: Grondslag,
) -> list[int]:
    """Open dragers of one kind, of these names and numbers; gives their ids."""
    nummers = trek_nummers(VOORVOEGSEL[soort], [nummer for _, nummer in nieuwe]) if nieuwe else []
    ids = [boek.open(Drager(soort=soort.value, nummer=nummer)) for nummer in nummers]
    periode = Periode(vanaf)
    stel(
        boek,
        Bestaan,
        [Uitspraak({"drager_id": id_}, periode, grondslag.id, erbij=True) for id_ in ids],
    )
    stel(
        boek,
        Benaming,
        [
            _naam(id_, naam, periode, grondslag, erbij=True)
            for id_, (naam, _) in zip(ids, nieuwe, strict=True)
        ],
    )
    for id_, (naam, _) in zip(ids, nieuwe, strict=True):
        boek.gevolg("oprichting", f"{soort.label} '{naam.strip()}' {periode.in_woorden()}.", id_)
    return ids


def hernoem(boek: Boek, namen: Mapping[int, str], vanaf: date, grondslag: Grondslag) -> None:
    """These are called something else from a day on; they stay the same."""
    oud, periode = reads.benamingen(namen), Periode(vanaf)
    stel(boek, Benaming, [_naam(id_, naam, periode, grondslag) for id_, naam in namen.items()])
    for id_, naam in namen.items():
        zin = f"'{oud.get(id_)}' heet {periode.in_woorden()} '{naam.strip()}'."
        boek.gevolg("naam", zin, id_)


def eis_bestaat(boek: Boek, ids: Collection[int], op: date, regel: str) -> None:
    """All of them exist on a day, what this act founds included."""
    feiten = Bestaan.objects.huidig().filter(drager_id__in=reeksen.ids(ids), geldig__contains=op)
    er_zijn = {*feiten.values_list("drager_id", flat=True)}
    er_zijn |= {f.drager_id for f in boek.geopend(Bestaan) if f.periode.bevat(op)}
    if weg := set(ids) - er_zijn:
        raise InvoerFout(
            f"'{reads.benaming(min(weg))}' bestaat niet op {dag_in_woorden(op)}. Kies een andere"
            " dag.",
            veld="vanaf",
            regel=regel,
        )


def eis_bestaan(boek: Boek, wanneer: Iterable[tuple[int, date]], regel: str) -> None:
    """As `eis_bestaat`, each on a day of its own: a query for each day."""
    per_dag: dict[date, set[int]] = defaultdict(set)
    for id_, op in wanneer:
        per_dag[op].add(id_)
    for op, ids in per_dag.items():
        eis_bestaat(boek, ids, op, regel)


def eis_soort(
    ids: Iterable[int], soorten: Collection[Dragersoort], wat: str, veld: str, regel: str
) -> dict[int, str]:
    """All of them are of these kinds, which it gives; `wat` says in words what is asked for."""
    wanted = set(ids)
    bekend = reads.soorten(wanted)
    if any(bekend.get(id_) not in soorten for id_ in wanted):
        raise InvoerFout(f"Kies {wat} dat in het register staat.", veld=veld, regel=regel)
    return bekend


def namen_van(boek: Boek, ids: Collection[int]) -> dict[int, str]:
    """What these are called, a name that this act gives included."""
    namen = reads.benamingen(ids)
    return namen | {f.drager_id: f.naam for f in boek.geopend(Benaming) if f.drager_id in ids}


def _naam(
    drager: int, naam: str, periode: Periode, grondslag: Grondslag, *, erbij: bool = False
) -> Uitspraak:
    velden = {"drager_id": drager, "naam": eis_tekst(naam, "De naam", veld="naam")}
    return Uitspraak(velden, periode, grondslag.id, erbij=erbij)
