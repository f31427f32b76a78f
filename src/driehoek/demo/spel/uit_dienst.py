"""The end of an employment, as the HR system tells it: a gegeven, resting on a rechtsfeit."""

from collections.abc import Collection, Iterable
from datetime import date

from driehoek.kern.tijd import Periode
from driehoek.organisatie.models import Dienstverband, Lidmaatschap
from driehoek.platform import reeksen
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Einde, stel
from driehoek.platform.tijdfeit import Tijdfeit
from driehoek.register import policy
from driehoek.register.grondslagen import boek_grond
from driehoek.register.types import OpRechtsfeit


@handeling
def beeindig_dienstverbanden(
    boek: Boek, *, personen: Collection[int], per: date, grond: OpRechtsfeit
) -> None:
    """These people leave: `per` is the first day without employment and without P-team."""
    policy.eis(boek, "beeindig_dienstverbanden")
    boek_grond(boek, grond)
    wie = reeksen.ids(personen)
    dienst = Dienstverband.objects.huidig().filter(persoon_id__in=wie)
    plaats = Lidmaatschap.objects.huidig().filter(persoon_id__in=wie)
    stel(boek, Dienstverband, _eindes(dienst, per))
    stel(boek, Lidmaatschap, _eindes(plaats, per))
    for persoon in personen:
        boek.raak(persoon)


def _eindes(feiten: Iterable[Tijdfeit], per: date) -> list[Einde]:
    return [Einde(f.velden(), Periode(max(per, f.periode.van))) for f in feiten]
