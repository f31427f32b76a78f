"""Persons, as far as the register needs them: a number and a name."""

from collections.abc import Sequence

from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.register import policy
from driehoek.register.grondslagen import bestaande_persoon
from driehoek.register.models import Persoon, Persoonsgegeven
from driehoek.register.personen import boek_naam, boek_persoon
from driehoek.register.types import NieuwePersoon


@handeling
def registreer_personen(boek: Boek, *, personen: Sequence[NieuwePersoon]) -> None:
    """Make persons known to the register; a gegeven, so without grondslag."""
    policy.eis(boek, "registreer_personen")
    nummers = [p.nummer.strip() for p in personen]
    dubbel = sorted({n for n in nummers if nummers.count(n) > 1}) if len(nummers) < 100 else []  # noqa: PLR2004
    bekend = list(Persoon.objects.filter(nummer__in=nummers).values_list("nummer", flat=True))
    if dubbel or bekend:
        raise InvoerFout(
            f"Personeelsnummer {(dubbel or bekend)[0]} staat al in het register. Elk nummer hoort"
            " bij een persoon.",
            veld="nummer",
            regel="REG-08",
        )
    for persoon in personen:
        boek_persoon(boek, persoon)


@handeling
def wijzig_naam(boek: Boek, *, persoon: int, naam: NieuwePersoon) -> None:
    """Someone is called otherwise from now on; what was registered before stays known."""
    policy.eis(boek, "wijzig_naam")
    bestaande_persoon(persoon)
    oud = Persoonsgegeven.objects.huidig().filter(persoon_id=persoon)
    boek.sluit(Persoonsgegeven, oud.values_list("id", flat=True))
    boek_naam(boek, persoon, naam)
