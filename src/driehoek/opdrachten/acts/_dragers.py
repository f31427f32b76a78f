"""What the acts that open or end opgaven, opdrachten and deelopdrachten share."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

from driehoek.kern.tijd import Periode, dag_in_woorden
from driehoek.opdrachten.models import Begrotingspost, Postkoppeling
from driehoek.opdrachten.models_aanspreekpunten import Aanspreekpunt
from driehoek.opdrachten.types import NieuweDrager
from driehoek.organisatie.models import Inzet
from driehoek.platform import reeksen
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek
from driehoek.platform.handelingen.feiten import Uitspraak, stel
from driehoek.platform.tijdfeit import Tijdfeit
from driehoek.register import dragers as register_dragers
from driehoek.register import policy
from driehoek.register.grondslagen import eis_tekst
from driehoek.register.models import Benaming, Bestaan, Drager, Grondslag, Ligging, Rolvervulling
from driehoek.register.types import Dragersoort, Rol

MAX_NUMMER = 20
# How the numbers that the register draws look: a prefix and at least so many digits.
NUMMERVORM: dict[Dragersoort, tuple[str, int]] = {
    Dragersoort.OPGAVE: ("OPG", 3),
    Dragersoort.OPDRACHT: ("OPD", 4),
    Dragersoort.DEELOPDRACHT: ("DEO", 5),
    Dragersoort.PTEAM: ("PT", 3),
    Dragersoort.THEMA: ("THE", 3),
    Dragersoort.GEBIED: ("GEB", 3),
}


def richt_op(
    boek: Boek, soort: Dragersoort, nieuwe: Sequence[NieuweDrager], grondslag: Grondslag
) -> list[int]:
    """Open new dragers of one kind: identity, existence, name, place and budget line."""
    if not nieuwe:
        raise InvoerFout("Er staat niets in de lijst.", regel="REG-08")
    ids = [
        boek.open(Drager(soort=soort.value, nummer=nummer))
        for nummer in nummers(soort, [n.nummer for n in nieuwe])
    ]
    paren = list(zip(ids, nieuwe, strict=True))

    def feiten(model: type[Tijdfeit], velden: Callable[[int, NieuweDrager], object]) -> None:
        stel(
            boek,
            model,
            [
                Uitspraak({"drager_id": id_, **waarde}, nieuw.periode, grondslag.id, erbij=True)
                for id_, nieuw in paren
                if isinstance(waarde := velden(id_, nieuw), dict)
            ],
        )

    feiten(Bestaan, lambda _, __: {})
    feiten(Benaming, lambda _, nieuw: {"naam": eis_tekst(nieuw.naam, "De naam", veld="naam")})
    feiten(Ligging, lambda _, nieuw: ligging(soort, nieuw) if nieuw.ouder else None)
    koppel(boek, [(id_, n.post, n.periode) for id_, n in paren if n.post], grondslag, erbij=True)
    return ids


OUDERSOORT: dict[Dragersoort, Dragersoort] = {
    Dragersoort.OPGAVE: Dragersoort.ORGAAN,
    Dragersoort.OPDRACHT: Dragersoort.OPGAVE,
    Dragersoort.DEELOPDRACHT: Dragersoort.OPDRACHT,
}


def ligging(soort: Dragersoort, nieuw: NieuweDrager) -> dict[str, object]:
    """The place of a new drager, without the drager itself."""
    return {
        "dragersoort": soort.value,
        "ouder_id": nieuw.ouder,
        "oudersoort": OUDERSOORT[soort].value,
        "geheel": nieuw.geheel,
    }


def koppel(
    boek: Boek,
    koppelingen: Iterable[tuple[int, int | None, Periode]],
    grondslag: Grondslag,
    *,
    erbij: bool = False,
) -> None:
    """Hang dragers on budget lines, from 1 January of the line's year at the earliest (REG-38)."""
    lijst = [(drager, post, periode) for drager, post, periode in koppelingen if post]
    jaren = eis_posten({post for _, post, _ in lijst})
    uitspraken = []
    for drager, post, periode in lijst:
        begin = max(periode.van, date(jaren[post], 1, 1))
        if periode.tot is not None and periode.tot <= begin:
            raise InvoerFout(
                f"Deze begrotingspost is van {jaren[post]}; dan bestaat dit niet meer.",
                veld="post",
                regel="REG-38",
            )
        uitspraken.append(
            Uitspraak(
                {"drager_id": drager, "post_id": post},
                Periode(begin, periode.tot),
                grondslag.id,
                erbij=erbij,
            )
        )
    if uitspraken:
        stel(boek, Postkoppeling, uitspraken)


def eis_posten(ids: Collection[int]) -> dict[int, int]:
    """The year of each of these budget lines; InvoerFout where one is unknown."""
    jaren = dict(Begrotingspost.objects.filter(id__in=reeksen.ids(ids)).values_list("id", "jaar"))
    if set(ids) - set(jaren):
        raise InvoerFout(
            "Deze begrotingspost staat niet in het register. Importeer eerst de begroting.",
            veld="post",
            regel="REG-01",
        )
    return jaren


def eis_dragers(ids: Iterable[int], soort: Dragersoort, *, veld: str = "") -> None:
    """InvoerFout unless all of `ids` are dragers of this kind."""
    wanted = set(ids)
    soorten = dict(Drager.objects.filter(id__in=reeksen.ids(wanted)).values_list("id", "soort"))
    if not wanted or any(soorten.get(id_) != soort.value for id_ in wanted):
        raise InvoerFout(
            f"Kies een {soort.label.lower()} die in het register staat.",
            veld=veld or soort.value,
            regel="REG-02",
        )


def bestaan_vanaf(wanneer: Iterable[tuple[int, date]]) -> list[Periode]:
    """For each drager and day: from that day to the end of the drager's existence.

    InvoerFout where a drager does not exist on its day, as the register says now.
    """
    lijst = list(wanneer)
    levens: dict[int, list[Periode]] = defaultdict(list)
    ids = reeksen.ids({drager for drager, _ in lijst})
    for feit in Bestaan.objects.huidig().filter(drager_id__in=ids):
        levens[feit.drager_id].append(feit.periode)
    return [_rest(drager, op, levens[drager]) for drager, op in lijst]


def eis_lopend(boek: Boek, act: str, wanneer: Sequence[tuple[int, date]]) -> list[Periode]:
    """What acts about running opdrachten check first; gives from when to when each may speak."""
    ids = [opdracht for opdracht, _ in wanneer]
    eis_dragers(ids, Dragersoort.OPDRACHT)
    if len(set(ids)) != len(ids):
        raise InvoerFout("Een opdracht staat twee keer in de lijst.", regel="REG-08")
    policy.eis(boek, act, ids)
    return bestaan_vanaf(wanneer)


def aogs_op(wanneer: Mapping[int, date]) -> dict[int, int]:
    """Who is AOG of each opdracht on its day."""
    feiten = Rolvervulling.objects.huidig().filter(
        drager_id__in=reeksen.ids(wanneer), rolsoort__rol=Rol.AOG, waarneming=False
    )
    return {f.drager_id: f.persoon_id for f in feiten if f.periode.bevat(wanneer[f.drager_id])}


def _rest(drager: int, op: date, leven: Iterable[Periode]) -> Periode:
    for periode in leven:
        if periode.bevat(op):
            return Periode(op, periode.tot)
    gevonden = Drager.objects.filter(id=drager).first()
    nummer = gevonden.nummer if gevonden else "Dit"
    raise InvoerFout(
        f"{nummer} bestaat niet op {dag_in_woorden(op)}. Kies een andere dag.",
        veld="vanaf",
        regel="REG-08",
    )


def hef_op(boek: Boek, dragers: Collection[int], per: date) -> None:
    """Existence, place, budget line, roles, contacts and hours of these dragers end."""
    modellen = (Rolvervulling, Bestaan, Ligging, Postkoppeling, Aanspreekpunt, Inzet)
    register_dragers.hef_op(boek, dragers, per, modellen)


def nummers(soort: Dragersoort, gegeven: Sequence[str]) -> list[str]:
    """The given numbers, and the next free one where none is given."""
    voorvoegsel, cijfers = NUMMERVORM[soort]
    teller = _hoogste(voorvoegsel, gegeven)
    nummers = []
    for nummer in gegeven:
        if nummer.strip():
            nummers.append(eis_tekst(nummer, "Het nummer", MAX_NUMMER, veld="nummer"))
            continue
        teller += 1
        nummers.append(f"{voorvoegsel}-{teller:0{cijfers}d}")
    _eis_vrij(nummers)
    return nummers


def _hoogste(voorvoegsel: str, gegeven: Sequence[str]) -> int:
    """The highest number in use with this prefix, those now given included."""
    if all(n.strip() for n in gegeven):
        return 0
    gebruikt = Drager.objects.filter(nummer__startswith=f"{voorvoegsel}-")
    staarten = (
        n.strip().removeprefix(f"{voorvoegsel}-")
        for n in (*gebruikt.values_list("nummer", flat=True), *gegeven)
    )
    return max((int(s) for s in staarten if s.isdecimal()), default=0)


def _eis_vrij(nummers: Sequence[str]) -> None:
    dubbel = {n for n in nummers if nummers.count(n) > 1} if _heeft_dubbel(nummers) else set()
    bezet = Drager.objects.filter(nummer__in=reeksen.teksten(nummers)).values_list(
        "nummer", flat=True
    )
    if weg := sorted({*dubbel, *bezet}):
        raise InvoerFout(
            f"Nummer {weg[0]} is al in gebruik. Kies een ander nummer, of laat het leeg.",
            veld="nummer",
            regel="REG-08",
        )


def _heeft_dubbel(nummers: Sequence[str]) -> bool:
    return len(set(nummers)) != len(nummers)
