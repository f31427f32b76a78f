"""The end of an employment, as the HR system tells it: a gegeven, resting on a rechtsfeit."""

from collections.abc import Collection
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
    modellen: tuple[type[Tijdfeit], ...] = (Dienstverband, Lidmaatschap)
    for model in modellen:
        feiten = model.objects.huidig().filter(persoon_id__in=reeksen.ids(personen))
        stel(
            boek,
            model,
            [Einde(f.velden(), Periode(max(per, f.periode.van))) for f in feiten],
        )
    for persoon in personen:
        boek.raak(persoon)
