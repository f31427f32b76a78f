"""The P-teams that are wanted in a year, and the professions that people propose (PT-16)."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db import transaction

from driehoek.kern.tijd import Periode
from driehoek.organisatie.models import GewenstPteam, Vakvoorstel
from driehoek.organisatie.policy import eis_beantwoorden
from driehoek.organisatie.types_vakken import GewenstTeam, Voorstelstaat
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Einde, Uitspraak, stel
from driehoek.platform.tijdfeit import bereik_uit
from driehoek.register import policy
from driehoek.register.grondslagen import boek_grond, eis_tekst
from driehoek.register.models import Grondslag
from driehoek.register.types import Besluitsoort, Grond

REGEL = "PT-16"
LANGSTE_VAK = 120
LANGSTE_REDEN = 1000
LANGSTE_TOELICHTING = 500


@handeling
def stel_gewenste_teams_vast(
    boek: Boek,
    *,
    jaar: int,
    teams: Sequence[GewenstTeam],
    vanaf: date,
    grond: Grond,
    uitleg: str = "",
) -> None:
    """Say which P-teams are wanted in a year: all of them, from a day in it to its end.

    What was on the list of that year and is not named any more, leaves it on that day.
    """
    policy.eis(boek, "stel_gewenste_teams_vast")
    _eis_lijst(jaar, teams, vanaf)
    grondslag = boek_grond(boek, grond, {Besluitsoort.GEWENSTE_TEAMS})
    boek.uitleg = uitleg
    periode = Periode(vanaf, date(jaar + 1, 1, 1))
    wordt = {_naam(t.naam): _toelichting(t.toelichting) for t in teams}
    stel(
        boek,
        GewenstPteam,
        [*_einden(jaar, wordt, periode), *_uitspraken(jaar, wordt, periode, grondslag)],
    )
    boek.gevolg("gewenst", f"Gewenst in {jaar}: {', '.join(sorted(wordt))}.")


@transaction.atomic
def stel_vak_voor(persoon: int | None, vak: str, waarom: str) -> Vakvoorstel:
    """Propose a profession for the list of wanted P-teams; everyone in the register may."""
    wie = policy.eis_persoon(persoon)
    vak = eis_tekst(vak, "Het vak", LANGSTE_VAK, veld="vak")
    if Vakvoorstel.objects.filter(
        persoon_id=wie, vak__iexact=vak, staat=Voorstelstaat.OPEN
    ).exists():
        raise InvoerFout(
            f"Je stelde '{vak}' al voor. Wacht op het antwoord.", veld="vak", regel=REGEL
        )
    return Vakvoorstel.objects.create(
        persoon_id=wie,
        vak=vak,
        waarom=eis_tekst(waarom, "De reden", LANGSTE_REDEN, veld="waarom"),
    )


@transaction.atomic
def beantwoord_vakvoorstel(
    persoon: int | None, rollen: Collection[str], voorstel: int, staat: str, antwoord: str
) -> Vakvoorstel:
    """Answer a proposal: it goes to the P-beraad, or it does not, and why. Once."""
    eis_beantwoorden(rollen)
    door = policy.eis_persoon(persoon)
    gevonden = Vakvoorstel.objects.select_for_update().filter(pk=voorstel).first()
    if gevonden is None or gevonden.staat != Voorstelstaat.OPEN:
        raise InvoerFout("Dit voorstel is al beantwoord.", regel=REGEL)
    if staat not in {Voorstelstaat.OVERGENOMEN, Voorstelstaat.AFGEWEZEN}:
        raise InvoerFout("Kies wat er met het voorstel gebeurt.", veld="staat", regel=REGEL)
    gevonden.staat = staat
    gevonden.antwoord = eis_tekst(antwoord, "Het antwoord", LANGSTE_REDEN, veld="antwoord")
    gevonden.beantwoord_door_id = door
    gevonden.beantwoord_op = klok.nu()
    gevonden.save()
    return gevonden


def _eis_lijst(jaar: int, teams: Sequence[GewenstTeam], vanaf: date) -> None:
    if not teams:
        raise InvoerFout("Er staat geen P-team in de lijst.", veld="lijst", regel=REGEL)
    if vanaf.year != jaar:
        raise InvoerFout(
            f"Dit is de lijst van {jaar}. Kies een eerste dag in dat jaar.",
            veld="vanaf",
            regel=REGEL,
        )
    namen = [_naam(t.naam).casefold() for t in teams]
    if len(set(namen)) != len(namen):
        raise InvoerFout("Een P-team staat twee keer in de lijst.", veld="lijst", regel=REGEL)


def _naam(naam: str) -> str:
    return eis_tekst(" ".join(naam.split()), "De naam", veld="lijst")


def _toelichting(tekst: str) -> str:
    if not tekst.strip():
        return ""
    return eis_tekst(tekst, "De toelichting", LANGSTE_TOELICHTING, veld="lijst")


def _einden(jaar: int, wordt: Collection[str], periode: Periode) -> list[Einde]:
    nu = GewenstPteam.objects.huidig().filter(jaar=jaar, geldig__overlap=bereik_uit(periode))
    return [Einde(f.velden(), periode) for f in nu if f.naam not in wordt]


def _uitspraken(
    jaar: int, wordt: dict[str, str], periode: Periode, grondslag: Grondslag
) -> list[Uitspraak]:
    return [
        Uitspraak({"jaar": jaar, "naam": naam, "toelichting": tekst}, periode, grondslag.id)
        for naam, tekst in wordt.items()
    ]
