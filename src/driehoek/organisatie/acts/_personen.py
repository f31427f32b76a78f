"""What more than one act of the organisation asks about persons."""

from collections.abc import Collection, Iterable

from driehoek.organisatie import reads
from driehoek.platform import reeksen
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek
from driehoek.register import policy
from driehoek.register import reads as register
from driehoek.register.models import Persoon


def eis_leidt(boek: Boek, act: str, personen: Collection[int]) -> None:
    """The P-manager of the own P-team may; for who is in none, whoever may on the concern."""
    teams = reads.pteams_van(personen, register.peilmoment())
    concern = register.concern().id
    policy.eis(boek, act, {teams.get(persoon, concern) for persoon in personen})


def eis_personen(personen: Iterable[int]) -> None:
    """All of them are in the register; InvoerFout otherwise (REG-08)."""
    wanted = set(personen)
    bekend = Persoon.objects.filter(id__in=reeksen.ids(wanted)).values_list("id", flat=True)
    if wanted - set(bekend):
        raise InvoerFout(
            "Deze persoon staat niet in het register. Neem de persoon eerst op.",
            veld="persoon",
            regel="REG-08",
        )
