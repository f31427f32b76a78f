"""Opgaven: form, rename, merge and end them. Only GS decides that (REG-30)."""

from collections.abc import Collection, Sequence
from datetime import date

from driehoek.opdrachten.acts._dragers import bestaan_vanaf, eis_dragers, hef_op
from driehoek.opdrachten.acts._opgaven import hernoem, noem_opvolging, onder, verplaats, vorm
from driehoek.opdrachten.types import Hernoeming, NieuweOpgave
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.register import policy
from driehoek.register.grondslagen import boek_grond
from driehoek.register.types import Besluitsoort, Dragersoort, Grond


@handeling
def stel_opgaven_in(
    boek: Boek, *, opgaven: Sequence[NieuweOpgave], grond: Grond, uitleg: str = ""
) -> None:
    """Form opgaven, each on its line of the budget (REG-01, REG-30)."""
    policy.eis(boek, "stel_opgaven_in")
    grondslag = boek_grond(boek, grond, {Besluitsoort.OPGAVE_INSTELLEN})
    boek.uitleg = uitleg
    vorm(boek, opgaven, grondslag)


@handeling
def hernoem_opgave(
    boek: Boek, *, hernoemingen: Sequence[Hernoeming], grond: Grond, uitleg: str = ""
) -> None:
    """Give opgaven another name from a day on; their identity stays."""
    eis_dragers([h.opgave for h in hernoemingen], Dragersoort.OPGAVE)
    policy.eis(boek, "hernoem_opgave")
    bestaan_vanaf((h.opgave, h.vanaf) for h in hernoemingen)
    grondslag = boek_grond(boek, grond, {Besluitsoort.OPGAVE_HERNOEMEN})
    boek.uitleg = uitleg
    hernoem(boek, hernoemingen, grondslag)


@handeling
def voeg_opgaven_samen(
    boek: Boek,
    *,
    opgaven: Collection[int],
    in_: int | NieuweOpgave,
    per: date,
    grond: Grond,
    uitleg: str = "",
) -> None:
    """Merge opgaven into an existing or a new one (REG-30).

    Their opdrachten move with their roles and mandates; roles on the old opgaven end.
    """
    oude = set(opgaven)
    eis_dragers(oude, Dragersoort.OPGAVE)
    if isinstance(in_, int):
        _eis_bruikbaar(in_, oude, per)
    elif in_.vanaf > per:
        raise InvoerFout(
            "De nieuwe opgave begint uiterlijk op de dag van de samenvoeging.",
            veld="per",
            regel="REG-30",
        )
    policy.eis(boek, "voeg_opgaven_samen")
    bestaan_vanaf((opgave, per) for opgave in oude)
    grondslag = boek_grond(boek, grond, {Besluitsoort.OPGAVEN_SAMENVOEGEN})
    boek.uitleg = uitleg
    nieuw = in_ if isinstance(in_, int) else vorm(boek, [in_], grondslag)[0]
    verplaats(boek, dict.fromkeys(onder(oude, per), nieuw), per, grondslag)
    hef_op(boek, sorted(oude), per)
    noem_opvolging(boek, [(opgave, nieuw) for opgave in sorted(oude)], per, grondslag)


@handeling
def beeindig_opgave(
    boek: Boek, *, opgaven: Collection[int], per: date, grond: Grond, uitleg: str = ""
) -> None:
    """End opgaven and the roles on them; refused while opdrachten still run (REG-02)."""
    eis_dragers(opgaven, Dragersoort.OPGAVE)
    policy.eis(boek, "beeindig_opgave")
    boek_grond(boek, grond, {Besluitsoort.OPGAVE_BEEINDIGEN})
    boek.uitleg = uitleg
    hef_op(boek, opgaven, per)


def _eis_bruikbaar(in_: int, oude: Collection[int], per: date) -> None:
    """An opgave that others go up in exists on that day and is none of them."""
    eis_dragers([in_], Dragersoort.OPGAVE)
    if in_ in oude:
        raise InvoerFout(
            "Een opgave kan niet in zichzelf opgaan. Kies de andere opgaven, of een nieuwe.",
            veld="in_",
            regel="REG-30",
        )
    bestaan_vanaf([(in_, per)])
