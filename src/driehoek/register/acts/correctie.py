"""Correctie: the same besluit, but the register was wrong about it (REG-36)."""

from collections.abc import Mapping
from typing import Any

from driehoek.kern.tijd import Periode
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Einde, Uitspraak, stel
from driehoek.register import policy
from driehoek.register.acts.rollen import kap_waarnemingen
from driehoek.register.gevolgen import noem_rolgevolgen
from driehoek.register.grondslagen import boek_grond
from driehoek.register.models import Registerfeit, Rolvervulling
from driehoek.register.types import OpRegistratiefout


@handeling
def corrigeer(
    boek: Boek,
    *,
    model: type[Registerfeit],
    feit: int,
    waarde: Mapping[str, Any] | None = None,
    periode: Periode | None = None,
    toelichting: str,
    vervalt: bool = False,
) -> None:
    """Put right what the register said wrongly about a besluit.

    `waarde` and `periode` say what should have stood there (None: as it was); with `vervalt`
    nothing should have. The besluit stays the grondslag; `toelichting` says what was wrong.
    """
    oud = _huidig(model, feit)
    policy.eis(boek, "corrigeer")
    grondslag = boek_grond(
        boek, OpRegistratiefout(besluit=oud.grondslag.besluit_id, toelichting=toelichting)
    )
    boek.uitleg = toelichting
    velden = oud.velden()
    uitspraken: list[Uitspraak | Einde] = [Einde(velden, oud.periode)]
    if not vervalt:
        nieuw = {**velden, **(waarde or {})}
        uitspraken.append(Uitspraak(nieuw, periode or oud.periode, grondslag.id))
    stel(boek, model, uitspraken)
    if model is Rolvervulling:
        kap_waarnemingen(boek)
        noem_rolgevolgen(boek)


def _huidig(model: type[Registerfeit], feit: int) -> Registerfeit:
    gevonden = model.objects.huidig().filter(id=feit).select_related("grondslag").first()
    if gevonden is None:
        raise InvoerFout(
            "Dit feit staat niet (meer) zo in het register. Kijk op de pagina hoe het nu is.",
            veld="feit",
            regel="REG-11",
        )
    return gevonden
