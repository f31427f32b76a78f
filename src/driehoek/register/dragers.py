"""What every act that ends something in the register shares, whatever its room."""

from collections.abc import Collection
from datetime import date

from driehoek.kern.tijd import Periode, dag_in_woorden
from driehoek.platform import reeksen
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek
from driehoek.platform.handelingen.feiten import einden, stel
from driehoek.platform.tijdfeit import Tijdfeit, bereik_uit
from driehoek.register import reads
from driehoek.register.gevolgen import noem_rolgevolgen
from driehoek.register.models import Bestaan
from driehoek.register.types import DRAGERKOLOMMEN


def hef_op(
    boek: Boek, dragers: Collection[int], per: date, modellen: Collection[type[Tijdfeit]]
) -> None:
    """These dragers end: from `per` on the register says nothing of `modellen` about them."""
    _eis_loopt_nog(dragers, per)
    beeindig_feiten(boek, dragers, per, *modellen)
    noem_rolgevolgen(boek)
    namen = reads.benamingen(dragers)
    for drager in dragers:
        boek.gevolg("einde", f"'{namen.get(drager)}' houdt op op {dag_in_woorden(per)}.", drager)


def beeindig_feiten(boek: Boek, ids: Collection[int], per: date, *modellen: type[Tijdfeit]) -> None:
    """From `per` on the register says nothing of these kinds about these dragers any more."""
    for model in modellen:
        kolom = next(k for k in DRAGERKOLOMMEN if k in model.RAAKT)
        feiten = model.objects.huidig().filter(**{f"{kolom}__in": reeksen.ids(ids)})
        if eindes := einden(feiten, per):
            stel(boek, model, eindes)


def _eis_loopt_nog(dragers: Collection[int], per: date) -> None:
    levend = set(
        Bestaan.objects.huidig()
        .filter(drager_id__in=reeksen.ids(dragers), geldig__overlap=bereik_uit(Periode(per)))
        .values_list("drager_id", flat=True)
    )
    if klaar := set(dragers) - levend:
        raise InvoerFout(
            f"'{reads.benaming(min(klaar))}' bestaat vanaf {dag_in_woorden(per)} al niet meer.",
            veld="per",
            regel="REG-08",
        )
