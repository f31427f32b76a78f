"""What the acts on opgaven share: form them, rename them, and move what lies under them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from driehoek.kern.tijd import Periode, dag_in_woorden
from driehoek.opdrachten.acts._dragers import richt_op
from driehoek.opdrachten.types import Hernoeming, NieuweDrager, NieuweOpgave
from driehoek.platform import reeksen
from driehoek.platform.handelingen.boek import Boek
from driehoek.platform.handelingen.feiten import Uitspraak, stel
from driehoek.platform.tijdfeit import bereik_uit
from driehoek.register import reads
from driehoek.register.grondslagen import eis_tekst
from driehoek.register.models import Benaming, Grondslag, Ligging, Opvolging
from driehoek.register.types import Dragersoort

MEER_DAN_EEN_SCHERM = 50
"""Of so many opdrachten that move one is not told of each."""


def vorm(boek: Boek, opgaven: Sequence[NieuweOpgave], grondslag: Grondslag) -> list[int]:
    """Form opgaven; gives their ids."""
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


def hernoem(boek: Boek, hernoemingen: Sequence[Hernoeming], grondslag: Grondslag) -> None:
    """Give opgaven another name, each from its day on; their identity stays."""
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


def onder(opgaven: Collection[int], per: date) -> dict[int, int]:
    """The opdrachten that from `per` on lie under one of these opgaven: under which."""
    feiten = Ligging.objects.huidig().filter(
        ouder_id__in=reeksen.ids(opgaven), geldig__overlap=bereik_uit(Periode(per))
    )
    return dict(feiten.order_by("geldig").values_list("drager_id", "ouder_id"))


def verplaats(boek: Boek, naar: Mapping[int, int], per: date, grondslag: Grondslag) -> None:
    """From `per` on each of these opdrachten lies under another opgave, with its roles."""
    liggingen = list(
        Ligging.objects.huidig().filter(
            drager_id__in=reeksen.ids(naar), geldig__overlap=bereik_uit(Periode(per))
        )
    )
    if not liggingen:
        return
    stel(
        boek,
        Ligging,
        [
            Uitspraak(
                {**feit.velden(), "ouder_id": naar[feit.drager_id], "geheel": False},
                Periode(max(per, feit.periode.van), feit.periode.tot),
                grondslag.id,
            )
            for feit in liggingen
        ],
    )
    _noem_verplaatst(boek, naar, per)


def _noem_verplaatst(boek: Boek, naar: Mapping[int, int], per: date) -> None:
    if len(naar) > MEER_DAN_EEN_SCHERM:
        boek.gevolg("verplaatst", f"{len(naar)} opdrachten gaan mee, met hun rollen.")
        return
    namen = reads.benamingen({*naar, *naar.values()})
    namen |= {feit.drager_id: feit.naam for feit in boek.geopend(Benaming)}
    for opdracht, opgave in naar.items():
        boek.gevolg(
            "verplaatst",
            f"'{namen.get(opdracht)}' valt vanaf {dag_in_woorden(per)} onder"
            f" '{namen.get(opgave)}', met haar rollen.",
            opdracht,
        )


def noem_opvolging(
    boek: Boek, lijn: Iterable[tuple[int, int]], per: date, grondslag: Grondslag
) -> None:
    """Keep lineage: what each opgave went up in (REG-30)."""
    for was, wordt in lijn:
        boek.open(Opvolging(was_id=was, wordt_id=wordt, per=per, grondslag_id=grondslag.id))
