"""Opgaven: form, rename, merge and end them. Only GS decides that (REG-30)."""

from collections.abc import Collection, Sequence
from datetime import date

from driehoek.kern.tijd import Periode, dag_in_woorden
from driehoek.opdrachten.acts._dragers import bestaan_vanaf, eis_dragers, hef_op, richt_op
from driehoek.opdrachten.types import Hernoeming, NieuweDrager, NieuweOpgave
from driehoek.platform import reeksen
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Uitspraak, stel
from driehoek.platform.tijdfeit import bereik_uit
from driehoek.register import policy, reads
from driehoek.register.grondslagen import boek_grond, eis_tekst
from driehoek.register.models import Benaming, Grondslag, Ligging, Opvolging
from driehoek.register.types import Besluitsoort, Dragersoort, Grond


@handeling
def stel_opgaven_in(
    boek: Boek, *, opgaven: Sequence[NieuweOpgave], grond: Grond, uitleg: str = ""
) -> None:
    """Form opgaven, each on its line of the budget (REG-01, REG-30)."""
    policy.eis(boek, "stel_opgaven_in")
    grondslag = boek_grond(boek, grond, {Besluitsoort.OPGAVE_INSTELLEN})
    boek.uitleg = uitleg
    _richt_op(boek, opgaven, grondslag)


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
    oud = reads.benamingen({h.opgave for h in hernoemingen})
    stel(
        boek,
        Benaming,
        [
            Uitspraak(
                {"drager_id": h.opgave, "naam": eis_tekst(h.naam, "De naam", veld="naam")},
                Periode(h.vanaf),
                grondslag.id,
            )
            for h in hernoemingen
        ],
    )
    for h in hernoemingen:
        boek.gevolg(
            "naam",
            f"'{oud.get(h.opgave)}' heet vanaf {dag_in_woorden(h.vanaf)} '{h.naam.strip()}'.",
            h.opgave,
        )


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
    nieuw = in_ if isinstance(in_, int) else _richt_op(boek, [in_], grondslag)[0]
    _verplaats_opdrachten(boek, oude, nieuw, per, grondslag)
    hef_op(boek, sorted(oude), per)
    for opgave in sorted(oude):
        boek.open(Opvolging(was_id=opgave, wordt_id=nieuw, per=per, grondslag_id=grondslag.id))


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


def _richt_op(boek: Boek, opgaven: Sequence[NieuweOpgave], grondslag: Grondslag) -> list[int]:
    ids = richt_op(boek, Dragersoort.OPGAVE, _dragers(opgaven), grondslag)
    for id_, opgave in zip(ids, opgaven, strict=True):
        boek.gevolg(
            "opgave", f"Opgave '{opgave.naam}' bestaat {Periode(opgave.vanaf).in_woorden()}.", id_
        )
    return ids


def _dragers(opgaven: Sequence[NieuweOpgave]) -> list[NieuweDrager]:
    dt = reads.orgaan("DT").id if any(o.onder_dt for o in opgaven) else None
    return [
        NieuweDrager(
            naam=o.naam,
            periode=Periode(o.vanaf),
            ouder=dt if o.onder_dt else None,
            nummer=o.nummer,
            post=o.post,
        )
        for o in opgaven
    ]


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


def _verplaats_opdrachten(
    boek: Boek, oude: Collection[int], nieuw: int, per: date, grondslag: Grondslag
) -> None:
    """From `per` on the opdrachten of the old opgaven lie under the new one."""
    liggingen = list(
        Ligging.objects.huidig().filter(
            ouder_id__in=reeksen.ids(oude), geldig__overlap=bereik_uit(Periode(per))
        )
    )
    if not liggingen:
        return
    stel(
        boek,
        Ligging,
        [
            Uitspraak(
                {**feit.velden(), "ouder_id": nieuw, "geheel": False},
                Periode(max(per, feit.periode.van), feit.periode.tot),
                grondslag.id,
            )
            for feit in liggingen
        ],
    )
    aantal = len({feit.drager_id for feit in liggingen})
    boek.gevolg("verplaatst", f"{aantal} opdrachten gaan mee, met hun rollen.", nieuw)
