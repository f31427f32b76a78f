"""Published figures that contradict each other: found and told, never mended."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from driehoek.opdrachten.begroting.types import (
    BedragRegel,
    HerkomstBedrag,
    Postsoort,
    SoortStand,
    SoortVerschil,
    Stand,
    Verschil,
    euro,
    ouder_van,
)

_DUIZEND = 1000
_Sleutel = tuple[Stand, str]
_Rijtje = dict[Postsoort, BedragRegel]


@dataclass(frozen=True)
class _Som:
    """Amounts with a sign, and what their total says."""

    termen: tuple[tuple[int, BedragRegel], ...]

    @property
    def uitkomst(self) -> int:
        return sum(teken * term.bedrag for teken, term in self.termen)

    @property
    def regels(self) -> tuple[int, ...]:
        return tuple(term.regel for _, term in self.termen)

    @property
    def speling(self) -> int:
        """How far rounded thousands may drift: half a thousand per term and for the total."""
        bedragen = [term.bedrag for _, term in self.termen]
        if any(bedrag % _DUIZEND for bedrag in bedragen):
            return 0
        return (len(bedragen) + 1) // 2 * _DUIZEND


def vind_verschillen(bedragen: Sequence[BedragRegel], *, volledig: bool) -> list[Verschil]:
    """All contradictions, by stand and code.

    `volledig`: the file says it holds all parts, so that a sum below its total is one too.
    """
    hard = [bedrag for bedrag in bedragen if not bedrag.bij_benadering]
    tabel = _per_post(hard, HerkomstBedrag.TABEL)
    verschillen = [
        *_reken_na(tabel),
        *_vergelijk_gepubliceerde_totalen(hard, tabel),
        *_vergelijk_paginavoeten(hard, tabel),
        *_vergelijk_delen(hard, tabel, volledig=volledig),
        *_vergelijk_bijstellingen(hard),
    ]
    return sorted(verschillen, key=lambda gevonden: (gevonden.stand, gevonden.code, gevonden.post))


def _per_post(bedragen: Iterable[BedragRegel], herkomst: HerkomstBedrag) -> dict[_Sleutel, _Rijtje]:
    per_post: dict[_Sleutel, _Rijtje] = {}
    for bedrag in bedragen:
        if bedrag.herkomst is herkomst and bedrag.totaal_van is None:
            per_post.setdefault((bedrag.stand, bedrag.code), {})[bedrag.soort] = bedrag
    return per_post


def _saldo_van(rijtje: _Rijtje) -> _Som | None:
    return _som(rijtje, ((1, Postsoort.LASTEN), (-1, Postsoort.BATEN)))


def _resultaat_voor(rijtje: _Rijtje) -> _Som | None:
    return _som(rijtje, ((1, Postsoort.BATEN), (-1, Postsoort.LASTEN)))


def _resultaat_na(rijtje: _Rijtje) -> _Som | None:
    return _som(
        rijtje,
        (
            (1, Postsoort.RESULTAAT_VOOR_BESTEMMING),
            (1, Postsoort.ONTTREKKING_RESERVES),
            (-1, Postsoort.TOEVOEGING_RESERVES),
        ),
    )


_BEREKENINGEN: tuple[tuple[Postsoort, Callable[[_Rijtje], _Som | None], str], ...] = (
    (Postsoort.SALDO, _saldo_van, "lasten min baten"),
    (Postsoort.RESULTAAT_VOOR_BESTEMMING, _resultaat_voor, "baten min lasten"),
    (
        Postsoort.RESULTAAT_NA_BESTEMMING,
        _resultaat_na,
        "resultaat voor bestemming plus onttrekking min toevoeging",
    ),
)


def _som(rijtje: _Rijtje, termen: Iterable[tuple[int, Postsoort]]) -> _Som | None:
    """None when a term is unknown: unknown is not zero."""
    gevuld = [(teken, rijtje[soort]) for teken, soort in termen if soort in rijtje]
    return _Som(tuple(gevuld)) if len(gevuld) == len(tuple(termen)) else None


def _reken_na(tabel: dict[_Sleutel, _Rijtje]) -> Iterator[Verschil]:
    for rijtje in tabel.values():
        for soort, bereken, hoe in _BEREKENINGEN:
            som = bereken(rijtje)
            if som and soort in rijtje:
                yield from _verschil(rijtje[soort], som, SoortVerschil.BEREKENING, hoe)


def _vergelijk_gepubliceerde_totalen(
    bedragen: Iterable[BedragRegel], tabel: dict[_Sleutel, _Rijtje]
) -> Iterator[Verschil]:
    """A total printed at the only line under it must equal that line."""
    for totaal in bedragen:
        if totaal.totaal_van is None:
            continue
        rijtje = tabel.get((totaal.stand, totaal.code), {})
        som = _saldo_van(rijtje) if totaal.soort is Postsoort.SALDO else None
        if som is None and totaal.soort in rijtje:
            som = _Som(((1, rijtje[totaal.soort]),))
        if som:
            hoe = "lasten min baten" if totaal.soort is Postsoort.SALDO else "de tabel"
            yield from _verschil(totaal, som, SoortVerschil.SOM_VAN_DELEN, hoe)


def _vergelijk_paginavoeten(
    bedragen: Iterable[BedragRegel], tabel: dict[_Sleutel, _Rijtje]
) -> Iterator[Verschil]:
    bedragen = list(bedragen)
    for voet in bedragen:
        if voet.herkomst is not HerkomstBedrag.PAGINAVOET:
            continue
        som = _tabel_bij(voet, bedragen, tabel)
        if som:
            yield from _verschil(voet, som, SoortVerschil.PAGINAVOET, "de tabel op die pagina")


def _tabel_bij(
    voet: BedragRegel, bedragen: Sequence[BedragRegel], tabel: dict[_Sleutel, _Rijtje]
) -> _Som | None:
    """The line itself, else its published total, else what lies under it."""
    eigen = tabel.get((voet.stand, voet.code), {}).get(voet.soort)
    if eigen:
        return _Som(((1, eigen),))
    totalen = [
        bedrag
        for bedrag in bedragen
        if (bedrag.totaal_van, bedrag.stand, bedrag.soort) == (voet.code, voet.stand, voet.soort)
    ]
    if totalen:
        return _Som(((1, totalen[0]),))
    delen = [
        (1, rijtje[voet.soort])
        for (stand, code), rijtje in tabel.items()
        if stand == voet.stand and code and ouder_van(code) == voet.code and voet.soort in rijtje
    ]
    return _Som(tuple(delen)) if delen else None


def _vergelijk_delen(
    bedragen: Sequence[BedragRegel], tabel: dict[_Sleutel, _Rijtje], *, volledig: bool
) -> Iterator[Verschil]:
    """Each line against the sum of the lines right under it."""
    kinderen: dict[_Sleutel, list[_Rijtje]] = {}
    for (stand, code), rijtje in tabel.items():
        if code:
            kinderen.setdefault((stand, ouder_van(code) or ""), []).append(rijtje)
    for bedrag in bedragen:
        if bedrag.herkomst is not HerkomstBedrag.TABEL or bedrag.totaal_van is not None:
            continue
        onder = kinderen.get((bedrag.stand, bedrag.code), [])
        bekend = [deel for rijtje in onder if (deel := _deel(rijtje, bedrag.soort))]
        if not bekend:
            continue
        som = _Som(tuple(term for deel in bekend for term in deel.termen))
        alle_delen = volledig and len(bekend) == len(onder)
        if alle_delen or _is_te_veel(som, bedrag):
            yield from _verschil(bedrag, som, SoortVerschil.SOM_VAN_DELEN, "de regels eronder")


def _deel(rijtje: _Rijtje, soort: Postsoort) -> _Som | None:
    """What a line adds to its parent; a saldo follows from lasten and baten when not printed."""
    if soort in rijtje:
        return _Som(((1, rijtje[soort]),))
    return _saldo_van(rijtje) if soort is Postsoort.SALDO else None


def _is_te_veel(som: _Som, totaal: BedragRegel) -> bool:
    """Some parts are missing, yet those that are there exceed the whole."""
    if totaal.stand.is_mutatie or any(teken * term.bedrag < 0 for teken, term in som.termen):
        return False
    return som.uitkomst > totaal.bedrag


def _vergelijk_bijstellingen(bedragen: Sequence[BedragRegel]) -> Iterator[Verschil]:
    """Begroting plus its bijstellingen against the bijgestelde begroting of the same year."""

    def sleutel(bedrag: BedragRegel) -> tuple[int, str, str]:
        return bedrag.stand.jaar, bedrag.code, bedrag.soort

    van_tabel = [
        bedrag
        for bedrag in bedragen
        if bedrag.herkomst is HerkomstBedrag.TABEL and bedrag.totaal_van is None
    ]
    for _, groep in groupby(sorted(van_tabel, key=sleutel), key=sleutel):
        per_soort = {bedrag.stand.soort: bedrag for bedrag in sorted(groep, key=_stand_van)}
        einde = per_soort.get(SoortStand.BIJGESTELDE_BEGROTING)
        begin = per_soort.get(SoortStand.NA_WIJZIGING) or per_soort.get(SoortStand.BEGROTING)
        mutaties = [bedrag for bedrag in per_soort.values() if bedrag.stand.is_mutatie]
        if einde and begin and mutaties:
            som = _Som(tuple((1, bedrag) for bedrag in (begin, *mutaties)))
            yield from _verschil(
                einde, som, SoortVerschil.SOM_VAN_DELEN, "de begroting met haar bijstellingen"
            )


def _stand_van(bedrag: BedragRegel) -> Stand:
    return bedrag.stand


def _verschil(
    gepubliceerd: BedragRegel, som: _Som, soort: SoortVerschil, hoe: str
) -> Iterator[Verschil]:
    scheel = gepubliceerd.bedrag - som.uitkomst
    if not scheel:
        return
    is_afronding = soort is not SoortVerschil.PAGINAVOET and abs(scheel) <= _speling(
        gepubliceerd, som
    )
    yield Verschil(
        stand=gepubliceerd.stand,
        code=gepubliceerd.code,
        soort=SoortVerschil.AFRONDING if is_afronding else soort,
        post=gepubliceerd.soort,
        verwacht=som.uitkomst,
        gepubliceerd=gepubliceerd.bedrag,
        zin=_zin(gepubliceerd, som, hoe, is_afronding=is_afronding),
        regels=(*som.regels, gepubliceerd.regel),
    )


def _speling(gepubliceerd: BedragRegel, som: _Som) -> int:
    return 0 if gepubliceerd.bedrag % _DUIZEND else som.speling


def _zin(gepubliceerd: BedragRegel, som: _Som, hoe: str, *, is_afronding: bool) -> str:
    waar = f"{gepubliceerd.stand.label}, {gepubliceerd.code or 'totaal'}"
    if gepubliceerd.totaal_van:
        waar += f" (totaal van {gepubliceerd.totaal_van})"
    if gepubliceerd.herkomst is HerkomstBedrag.PAGINAVOET:
        waar += " (paginavoet)"
    scheel = gepubliceerd.bedrag - som.uitkomst
    zin = (
        f"{waar}: {gepubliceerd.soort.tekst} is gepubliceerd als {euro(gepubliceerd.bedrag)}; "
        f"volgens {hoe} is het {euro(som.uitkomst)}, een verschil van {euro(abs(scheel))}."
    )
    return f"{zin} Dat past bij afronding op duizenden." if is_afronding else zin
