"""What the acts about P-teams share: found, place, rename, end, and say what that does to sizes."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from driehoek.kern.tijd import Periode
from driehoek.organisatie import reads_pteams
from driehoek.organisatie.acts._dragers import namen_van
from driehoek.organisatie.acts._nummers import trek_nummers
from driehoek.organisatie.acts._personen import eis_personen
from driehoek.organisatie.acts._stand import Grootte, voor_en_na
from driehoek.organisatie.models import Deelname, Formatie, Lidmaatschap, Pteamlabel, Vakteam
from driehoek.organisatie.types import Motief, NieuwPteam, Plaatsing, Reden
from driehoek.platform import reeksen
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek
from driehoek.platform.handelingen.feiten import Uitspraak, einden, stel
from driehoek.platform.ui import opmaak
from driehoek.register import dragers, instellingen, reads
from driehoek.register.grondslagen import eis_tekst
from driehoek.register.models import (
    Benaming,
    Bestaan,
    Drager,
    Grondslag,
    Ligging,
    Opvolging,
    Rolvervulling,
)
from driehoek.register.types import Dragersoort

VOORVOEGSEL = "PT-"
EEN_DAG = timedelta(days=1)
MEER_DAN_EEN_SCHERM = 50
"""Of a placement of so many one is not told what it does to each team."""
HOUDT_OP = (Rolvervulling, Bestaan, Ligging, Formatie, Pteamlabel, Deelname)
"""What the register says about a P-team, and no longer says once it has ended."""


def richt_op(boek: Boek, pteams: Sequence[NieuwPteam], grondslag: Grondslag) -> list[int]:
    """Found P-teams, with whoever is in them from the first day; gives their ids."""
    soort = Dragersoort.PTEAM.value
    nummers = trek_nummers(VOORVOEGSEL, [p.nummer for p in pteams])
    ids = [boek.open(Drager(soort=soort, nummer=n)) for n in nummers]
    paren = list(zip(ids, pteams, strict=True))
    for id_, pteam in paren:
        boek.gevolg("pteam", f"P-team '{pteam.naam}' {Periode(pteam.vanaf).in_woorden()}.", id_)
    stel(
        boek,
        Bestaan,
        [
            Uitspraak({"drager_id": id_}, Periode(p.vanaf), grondslag.id, erbij=True)
            for id_, p in paren
        ],
    )
    stel(boek, Benaming, [_naam(id_, p.naam, p.vanaf, grondslag, erbij=True) for id_, p in paren])
    leden = [Plaatsing(lid, id_, Periode(p.vanaf)) for id_, p in paren for lid in p.leden]
    if leden:
        plaats(boek, leden, grondslag)
    return ids


def hernoem(boek: Boek, pteam: int, naam: str, vanaf: date, grondslag: Grondslag) -> None:
    """The team is called something else from a day on; it stays the same team."""
    oud = reads.benaming(pteam)
    stel(boek, Benaming, [_naam(pteam, naam, vanaf, grondslag)])
    boek.gevolg("pteam", f"'{oud}' heet {Periode(vanaf).in_woorden()} '{naam.strip()}'.", pteam)


def plaats(boek: Boek, plaatsingen: Sequence[Plaatsing], grondslag: Grondslag) -> None:
    """Place people; over that period they leave the team they were in (PT-01)."""
    eis_personen(p.persoon for p in plaatsingen)
    eis_pteams(boek, ((p.pteam, p.periode) for p in plaatsingen))
    for plaatsing in plaatsingen:
        _eis_motief(plaatsing)
    stel(
        boek,
        Lidmaatschap,
        [
            Uitspraak(
                velden(p.persoon, p.pteam, p.motief),
                p.periode,
                grondslag.id,
            )
            for p in plaatsingen
        ],
    )
    _noem_plaatsingen(boek, plaatsingen)


def hef_op(boek: Boek, pteams: Collection[int], per: date) -> None:
    """These teams end; whoever is still in one on that day has to be placed elsewhere (PT-01)."""
    _, na = voor_en_na(boek, per)
    if wie := sorted(reads.namen(na.leden(pteams)).values()):
        anderen = f" en {len(wie) - 1} anderen" if len(wie) > 2 else " en nog iemand"  # noqa: PLR2004
        raise InvoerFout(
            f"{wie[0]}{anderen if len(wie) > 1 else ''} {'hoort' if len(wie) == 1 else 'horen'} dan"
            " nog bij een team dat ophoudt. Kies voor iedereen een ander P-team.",
            veld="naar",
            regel="PT-01",
        )
    vakteams = Vakteam.objects.huidig().filter(pteam_id__in=reeksen.ids(pteams))
    stel(boek, Vakteam, einden(vakteams, per))
    dragers.hef_op(boek, pteams, per, HOUDT_OP)


def volg_op(boek: Boek, lijn: Iterable[tuple[int, int]], per: date, grondslag: Grondslag) -> None:
    """Keep lineage: what each team went up in, or came from."""
    for was, wordt in lijn:
        boek.open(Opvolging(was_id=was, wordt_id=wordt, per=per, grondslag_id=grondslag.id))


def noem_groottes(boek: Boek, per: date) -> None:
    """Say what this act does to sizes and wages of teams, and to spans of who leads them (PT-09).

    Of so many people that nobody would read it, nothing is said.
    """
    if len(boek.geopend(Lidmaatschap)) > MEER_DAN_EEN_SCHERM:
        return
    voor, na = voor_en_na(boek, per)
    was, wordt = voor.groottes(), na.groottes()
    _noem_groottes(boek, per, was, wordt)
    _noem_lonen(boek, per, was, wordt)
    _noem_spannes(boek, voor.spannes(), na.spannes())


def _noem_groottes(
    boek: Boek, per: date, voor: Mapping[int, Grootte], na: Mapping[int, Grootte]
) -> None:
    grenzen = reads_pteams.grenzen(reads.peilmoment(per))
    anders = sorted(t for t in na if voor.get(t, Grootte()) != na[t])
    namen = namen_van(boek, anders)
    for team in anders:
        zegt = grenzen.zegt(na[team].medewerkers)
        waarom = (
            f" Dat is {zegt}: een P-team heeft er {grenzen.minst} tot {grenzen.meest}."
            if zegt
            else ""
        )
        boek.gevolg(
            "grootte",
            f"'{namen.get(team)}' gaat van {_in_woorden(voor.get(team, Grootte()))}"
            f" naar {_in_woorden(na[team])}.{waarom}",
            team,
        )


def _noem_lonen(
    boek: Boek, per: date, voor: Mapping[int, Grootte], na: Mapping[int, Grootte]
) -> None:
    """By an average, to thousands: what each earns is not known here, and nobody's business."""
    gemiddeld = instellingen.getal(instellingen.LOON_PER_FTE, per)

    def loon(fte: Decimal) -> str:
        return opmaak.euro(round(fte * gemiddeld, -3))

    teams = sorted({*voor, *na})
    fte = {t: (voor.get(t, Grootte()).fte, na.get(t, Grootte()).fte) for t in teams}
    anders = [team for team in teams if fte[team][0] != fte[team][1]]
    namen = namen_van(boek, anders)
    for team in anders:
        was, wordt = fte[team]
        boek.gevolg(
            "loon",
            f"'{namen.get(team)}' gaat van ongeveer {loon(was)} naar {loon(wordt)} loon per jaar,"
            f" bij gemiddeld {opmaak.euro(gemiddeld)} per fte.",
            team,
        )


def _noem_spannes(boek: Boek, voor: Mapping[int, int], na: Mapping[int, int]) -> None:
    anders = sorted(p for p in {*voor, *na} if voor.get(p, 0) != na.get(p, 0))
    namen = reads.namen(anders)
    for persoon in anders:
        boek.gevolg(
            "span",
            f"P-manager {namen.get(persoon)} gaat van {_mensen(voor.get(persoon, 0))} naar"
            f" {_mensen(na.get(persoon, 0))}.",
        )


def _in_woorden(grootte: Grootte) -> str:
    return f"{_mensen(grootte.medewerkers)} ({opmaak.fte(round(grootte.fte, 1))} fte)"


def _mensen(aantal: int) -> str:
    return f"{aantal} {'medewerker' if aantal == 1 else 'medewerkers'}"


def eis_pteams(boek: Boek, wanneer: Iterable[tuple[int, Periode]]) -> None:
    """Each P-team exists on the whole of its period, or this act founds it (PT-01)."""
    lijst = list(wanneer)
    levens: dict[int, list[Periode]] = {}
    ids = {team for team, _ in lijst}
    feiten = Bestaan.objects.huidig().filter(
        drager_id__in=reeksen.ids(ids), drager__soort=Dragersoort.PTEAM
    )
    for feit in (*feiten, *(f for f in boek.geopend(Bestaan) if f.drager_id in ids)):
        levens.setdefault(feit.drager_id, []).append(feit.periode)
    for team, periode in lijst:
        if not periode.is_binnen(levens.get(team, [])):
            raise InvoerFout(
                f"Dit P-team bestaat niet {periode.in_woorden()}. Kies een ander team of"
                " een andere periode.",
                veld="pteam",
                regel="PT-01",
            )


def leden_op(boek: Boek, pteams: Collection[int], op: date) -> dict[int, int]:
    """In which of these teams each of their people is on a day, as the register is now."""
    voor, _ = voor_en_na(boek, op)
    return voor.leden(pteams)


def plaatsing_tot(personen: Iterable[int], op: date) -> dict[int, date | None]:
    """Until when the placement of each on this day lasts, as the register is now."""
    feiten = Lidmaatschap.objects.huidig().filter(
        persoon_id__in=reeksen.ids(set(personen)), geldig__contains=op
    )
    return {f.persoon_id: f.periode.tot for f in feiten}


def _eis_motief(plaatsing: Plaatsing) -> None:
    """Own wish comes after two talks; the organisation's interest is explained (PT-08)."""
    motief = plaatsing.motief
    if motief.reden == Reden.BELANG and not motief.toelichting.strip():
        raise InvoerFout(
            "Plaats je iemand in het belang van de organisatie, schrijf dan op waarom.",
            veld="toelichting",
            regel="PT-08",
        )
    if motief.reden != Reden.WENS:
        return
    for veld, dag, wie in (
        ("gesprek_eigen", motief.gesprek_eigen, "de eigen P-manager"),
        ("gesprek_nieuw", motief.gesprek_nieuw, "de P-manager van het nieuwe team"),
    ):
        if dag is None or dag > plaatsing.periode.van:
            raise InvoerFout(
                f"Wie op eigen wens overstapt, praat eerst met {wie}. Vul een dag in die niet na"
                " de overstap ligt.",
                veld=veld,
                regel="PT-08",
            )


def velden(persoon: int, pteam: int, motief: Motief) -> dict[str, object]:
    """A placement as the fact holds it."""
    wens = motief.reden == Reden.WENS
    return {
        "persoon_id": persoon,
        "pteam_id": pteam,
        "pteamsoort": Dragersoort.PTEAM.value,
        "reden": motief.reden.value,
        "toelichting": motief.toelichting.strip(),
        "vak": motief.vak.strip(),
        "gesprek_eigen": motief.gesprek_eigen if wens else None,
        "gesprek_nieuw": motief.gesprek_nieuw if wens else None,
    }


def _naam(
    pteam: int, naam: str, vanaf: date, grondslag: Grondslag, *, erbij: bool = False
) -> Uitspraak:
    velden = {"drager_id": pteam, "naam": eis_tekst(naam, "De naam", veld="naam")}
    return Uitspraak(velden, Periode(vanaf), grondslag.id, erbij=erbij)


def _noem_plaatsingen(boek: Boek, plaatsingen: Sequence[Plaatsing]) -> None:
    namen = reads.namen(p.persoon for p in plaatsingen)
    teams = namen_van(boek, {p.pteam for p in plaatsingen})
    for p in plaatsingen:
        boek.gevolg(
            "plaatsing",
            f"{namen.get(p.persoon)} hoort bij '{teams.get(p.pteam)}' {p.periode.in_woorden()}.",
            p.pteam,
        )


def dubbel(waarden: Iterable[int]) -> set[int]:
    """Those that are in it more than once."""
    return {w for w, aantal in Counter(waarden).items() if aantal > 1}
