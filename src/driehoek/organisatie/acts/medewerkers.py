"""A list of the HR system comes in: who works here, as what, and in which P-team (PT-23)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from driehoek.kern.tijd import Periode
from driehoek.organisatie import reads_hr
from driehoek.organisatie.acts import _pteams
from driehoek.organisatie.models import Dienstverband, Lidmaatschap
from driehoek.organisatie.reads_hr import Bekend
from driehoek.organisatie.types import Medewerker, Motief
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Einde, Uitspraak, stel
from driehoek.platform.tijdfeit import Tijdfeit
from driehoek.register import policy
from driehoek.register.grondslagen import boek_conversies
from driehoek.register.models import Persoonsgegeven
from driehoek.register.personen import boek_naam, boek_persoon
from driehoek.register.types import NieuwePersoon


@handeling
def neem_medewerkers_over(
    boek: Boek, *, medewerkers: Sequence[Medewerker], verwijzing: str, op: date
) -> None:
    """Have the register say of these people what the HR system says of them.

    What it says already stays as it is. An employment that the list ends, ends; whose employments
    all end leaves the P-team too. Nobody decides this: leg-uit rules leave open signals (ADR 0012).
    """
    policy.eis(boek, "neem_medewerkers_over")
    if not medewerkers:
        raise InvoerFout("Er staat niemand in de lijst.", regel="PT-23")
    bekend = Bekend.lees({m.nummer for m in medewerkers})
    grondslag = boek_conversies(boek, [verwijzing], op)[verwijzing]
    personen = dict(bekend.personen) | _nieuwe_mensen(boek, medewerkers, bekend)
    _namen(boek, medewerkers, bekend)
    _dienstverbanden(boek, medewerkers, personen, bekend)
    _plekken(boek, medewerkers, personen, bekend, grondslag)


def _nieuwe_mensen(boek: Boek, medewerkers: Iterable[Medewerker], bekend: Bekend) -> dict[str, int]:
    nieuw = {m.nummer: m for m in medewerkers if m.nummer not in bekend.personen}
    return {nummer: boek_persoon(boek, _persoon(m)) for nummer, m in nieuw.items()}


def _persoon(regel: Medewerker) -> NieuwePersoon:
    return NieuwePersoon(regel.nummer, regel.voornaam, regel.achternaam, regel.tussenvoegsel)


def _namen(boek: Boek, medewerkers: Iterable[Medewerker], bekend: Bekend) -> None:
    """Who is called otherwise now; what the register said before stays known."""
    anders = {
        id_: m
        for m in medewerkers
        if (id_ := bekend.personen.get(m.nummer)) and bekend.namen.get(id_) != m.naam
    }
    oud = Persoonsgegeven.objects.huidig().filter(persoon_id__in=list(anders))
    boek.sluit(Persoonsgegeven, oud.values_list("id", flat=True) if anders else ())
    for persoon, regel in anders.items():
        boek_naam(boek, persoon, _persoon(regel))


def _dienstverbanden(
    boek: Boek,
    medewerkers: Iterable[Medewerker],
    personen: Mapping[str, int],
    bekend: Bekend,
) -> None:
    uitspraken: list[Uitspraak | Einde] = []
    laatste: dict[tuple[int, int], list[date | None]] = defaultdict(list)
    for regel in medewerkers:
        persoon = personen[regel.nummer]
        sleutel = {"persoon_id": persoon, "volgnummer": regel.volgnummer}
        laatste[persoon, regel.volgnummer].append(regel.periode.tot)
        if not bekend.kent_dienst(persoon, regel):
            uitspraken.append(Uitspraak(sleutel | reads_hr.inhoud(regel), regel.periode))
    for paar, dagen in laatste.items():
        uitspraken += _staart(bekend.diensten.get(paar, ()), dagen)
    stel(boek, Dienstverband, uitspraken)


def _plekken(
    boek: Boek,
    medewerkers: Iterable[Medewerker],
    personen: Mapping[str, int],
    bekend: Bekend,
    grondslag: int,
) -> None:
    uitspraken: list[Uitspraak | Einde] = []
    laatste: dict[int, list[date | None]] = defaultdict(list)
    for regel in medewerkers:
        persoon = personen[regel.nummer]
        laatste[persoon].append(regel.periode.tot)
        if regel.pteam is not None and not bekend.kent_plek(persoon, regel):
            velden = _pteams.velden(persoon, regel.pteam, Motief())
            uitspraken.append(Uitspraak(velden, regel.periode, grondslag))
    for persoon, dagen in laatste.items():
        uitspraken += _staart(bekend.plekken.get(persoon, ()), dagen)
    stel(boek, Lidmaatschap, uitspraken)


def _staart(feiten: Sequence[Tijdfeit], dagen: Sequence[date | None]) -> list[Einde]:
    """What the register still says after the last day of the list; nothing where that has none."""
    op = reads_hr.einde(dagen)
    if op is None or not reads_hr.loopt_door(feiten, op):
        return []
    return [Einde(feiten[0].velden(), Periode(op))]
