"""Correctie: the same besluit, but the register was wrong about it (REG-36)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from driehoek.kern.tijd import Periode
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Einde, Uitspraak, stel
from driehoek.register import policy
from driehoek.register.acts.rollen import kap_waarnemingen
from driehoek.register.gevolgen import noem_meer_gevolgen, noem_rolgevolgen
from driehoek.register.grondslagen import boek_grond
from driehoek.register.models import Registerfeit, Rolvervulling
from driehoek.register.types import OpRegistratiefout


@dataclass(frozen=True, slots=True)
class Herziening:
    """What should have stood in the place of a fact.

    `waarde` and `periode` say what (None: as it was); with `vervalt` nothing should have.
    """

    model: type[Registerfeit]
    feit: int
    waarde: Mapping[str, Any] | None = None
    periode: Periode | None = None
    vervalt: bool = False


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

    The besluit stays the grondslag; `toelichting` says what was wrong.
    """
    oud = huidig_feit(model, feit)
    policy.eis(boek, "corrigeer")
    grondslag = boek_grond(
        boek, OpRegistratiefout(besluit=oud.grondslag.besluit_id, toelichting=toelichting)
    )
    boek.uitleg = toelichting
    herzie(boek, [Herziening(model, feit, waarde, periode, vervalt)], grondslag.id)


def herzie(boek: Boek, herzieningen: Iterable[Herziening], grondslag: int) -> None:
    """Have other facts stand in the place of these."""
    per_model: dict[type[Registerfeit], list[Uitspraak | Einde]] = defaultdict(list)
    for h in herzieningen:
        oud = huidig_feit(h.model, h.feit)
        velden = oud.velden()
        per_model[h.model].append(Einde(velden, oud.periode))
        if not h.vervalt:
            nieuw = {**velden, **(h.waarde or {})}
            per_model[h.model].append(Uitspraak(nieuw, h.periode or oud.periode, grondslag))
    for model, uitspraken in per_model.items():
        stel(boek, model, uitspraken)
    if Rolvervulling in per_model:
        kap_waarnemingen(boek)
        noem_rolgevolgen(boek)
    noem_meer_gevolgen(boek)


def huidig_feit(model: type[Registerfeit], feit: int) -> Registerfeit:
    """The fact with this id, as the register says it now; InvoerFout where it does not."""
    gevonden = model.objects.huidig().filter(id=feit).select_related("grondslag").first()
    if gevonden is None:
        raise InvoerFout(
            "Dit feit staat niet (meer) zo in het register. Kijk op de pagina hoe het nu is.",
            veld="feit",
            regel="REG-11",
        )
    return gevonden
