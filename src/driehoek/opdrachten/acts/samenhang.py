"""How opgaven and opdrachten hang together: say so, say it otherwise, end it (REG-27).

A gegeven: it rests on no besluit (ADR 0014). Nothing is overwritten: what was said stays known.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from driehoek.kern.tijd import Periode
from driehoek.kern.tijd import dag_in_woorden as dag
from driehoek.opdrachten import policy
from driehoek.opdrachten.acts._dragers import bestaan_vanaf
from driehoek.opdrachten.models_samenhang import Samenhang
from driehoek.opdrachten.types_samenhang import NieuweSamenhang, Samenhangsoort
from driehoek.platform import reeksen
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Einde, Uitspraak, stel
from driehoek.register import reads
from driehoek.register.grondslagen import eis_tekst
from driehoek.register.types import Dragersoort

MAX_TOELICHTING = 1000
TUSSEN = (Dragersoort.OPGAVE, Dragersoort.OPDRACHT)


@handeling
def leg_samenhang(boek: Boek, *, samenhangen: Sequence[NieuweSamenhang]) -> None:
    """Say how opgaven and opdrachten hang together."""
    if not samenhangen:
        raise InvoerFout("Er staat geen samenhang in de lijst.", regel="REG-27")
    soorten = reads.soorten({d for s in samenhangen for d in (s.van, s.naar, s.gebied or s.van)})
    velden = [_velden(s, soorten) for s in samenhangen]
    policy.eis_een_van_beide(boek, boek.naam, ((s.van, s.naar) for s in samenhangen))
    bestaan_vanaf((d, s.periode.van) for s in samenhangen for d in (s.van, s.naar))
    stel(
        boek,
        Samenhang,
        [
            Uitspraak(veld, s.periode, erbij=True)
            for veld, s in zip(velden, samenhangen, strict=True)
        ],
    )
    _noem(boek, [(Samenhang(**v), s.periode) for v, s in zip(velden, samenhangen, strict=True)])


@handeling
def wijzig_samenhang(
    boek: Boek, *, samenhang: int, vanaf: date, toelichting: str, aanpak: str = ""
) -> None:
    """Say otherwise, from a day on, how two hang together or what is done about it."""
    (feit,) = _huidige([samenhang])
    policy.eis_een_van_beide(boek, boek.naam, [(feit.van_id, feit.naar_id)])
    if not feit.periode.bevat(vanaf):
        raise InvoerFout(
            f"Deze samenhang geldt {feit.periode.in_woorden()}, niet op {dag(vanaf)}. Kies een dag"
            " daarbinnen.",
            veld="vanaf",
            regel="REG-27",
        )
    rest = Periode(vanaf, feit.periode.tot)
    nieuw = {**feit.velden(), **_verhaal(feit.soort, toelichting, aanpak)}
    if nieuw == feit.velden():
        raise InvoerFout("Er verandert niets: dit staat al zo in het register.")
    stel(boek, Samenhang, [Uitspraak(nieuw, rest)])
    _noem(boek, [(feit, rest)])


@handeling
def beeindig_samenhang(boek: Boek, *, samenhangen: Collection[int], per: date) -> None:
    """`per` is the first day on which these do not hang together any more."""
    feiten = _huidige(samenhangen)
    policy.eis_een_van_beide(boek, boek.naam, ((f.van_id, f.naar_id) for f in feiten))
    for feit in feiten:
        if feit.periode.tot is not None and feit.periode.tot <= per:
            raise InvoerFout(
                f"Deze samenhang eindigt al op {dag(feit.periode.tot)}.",
                veld="per",
                regel="REG-27",
            )
    eindes = [Einde(f.velden(), Periode(max(per, f.periode.van), f.periode.tot)) for f in feiten]
    stel(boek, Samenhang, eindes)
    namen = reads.benamingen({d for f in feiten for d in (f.van_id, f.naar_id)})
    for feit, einde in zip(feiten, eindes, strict=True):
        zin = f"{_in_woorden(feit, namen)} geldt niet meer {einde.periode.in_woorden()}."
        boek.gevolg("einde", zin, feit.van_id)


def _velden(nieuw: NieuweSamenhang, soorten: dict[int, str]) -> dict[str, object]:
    """The fields of a Samenhang; InvoerFout where it is none."""
    if nieuw.soort not in Samenhangsoort.values:
        raise InvoerFout("Kies hoe ze samenhangen.", veld="soort", regel="REG-27")
    if nieuw.van == nieuw.naar:
        raise InvoerFout(
            "Iets hangt niet met zichzelf samen. Kies een andere opgave of opdracht.",
            veld="ander",
            regel="REG-27",
        )
    if any(soorten.get(d) not in TUSSEN for d in (nieuw.van, nieuw.naar)):
        raise InvoerFout(
            "Kies een opgave of opdracht die in het register staat.", veld="ander", regel="REG-27"
        )
    van, naar = nieuw.van, nieuw.naar
    if not Samenhangsoort(nieuw.soort).gericht:
        van, naar = sorted((van, naar))
    return {
        "van_id": van,
        "vansoort": soorten[van],
        "naar_id": naar,
        "naarsoort": soorten[naar],
        "soort": nieuw.soort,
        "gebied_id": _gebied(nieuw, soorten),
        **_verhaal(nieuw.soort, nieuw.toelichting, nieuw.aanpak),
    }


def _gebied(nieuw: NieuweSamenhang, soorten: dict[int, str]) -> int | None:
    """The area that 'zelfde gebied' is about; nothing else is about one."""
    if nieuw.soort != Samenhangsoort.ZELFDE_GEBIED:
        return None
    if nieuw.gebied is None or soorten.get(nieuw.gebied) != Dragersoort.GEBIED:
        raise InvoerFout(
            "Kies het gebied. Staat het er niet bij? Een registerbeheerder kan het opnemen.",
            veld="gebied",
            regel="REG-27",
        )
    return nieuw.gebied


def _verhaal(soort: str, toelichting: str, aanpak: str) -> dict[str, object]:
    """What there is to tell; how people deal with it is for what conflicts."""
    botst = soort == Samenhangsoort.BOTST_MET and aanpak.strip()
    return {
        "toelichting": eis_tekst(
            toelichting, "De toelichting", MAX_TOELICHTING, veld="toelichting"
        ),
        "aanpak": eis_tekst(aanpak, "De aanpak", MAX_TOELICHTING, veld="aanpak") if botst else "",
    }


def _huidige(ids: Collection[int]) -> list[Samenhang]:
    feiten = list(Samenhang.objects.huidig().filter(id__in=reeksen.ids(ids)).order_by("id"))
    if not feiten or len(feiten) != len(set(ids)):
        raise InvoerFout(
            "Deze samenhang staat niet (meer) zo in het register. Kijk op de pagina hoe het nu is.",
            veld="samenhang",
            regel="REG-27",
        )
    return feiten


def _noem(boek: Boek, feiten: Iterable[tuple[Samenhang, Periode]]) -> None:
    lijst = list(feiten)
    namen = reads.benamingen({d for f, _ in lijst for d in (f.van_id, f.naar_id)})
    for feit, periode in lijst:
        zin = f"{_in_woorden(feit, namen)} {periode.in_woorden()}."
        boek.gevolg("samenhang", zin, feit.van_id)


def _in_woorden(feit: Samenhang, namen: dict[int, str]) -> str:
    soort = Samenhangsoort(feit.soort).label.lower()
    return f"'{namen.get(feit.van_id)}' ({soort}) '{namen.get(feit.naar_id)}'"
