"""The network of samenhang: opgaven as points; of an opgave that is opened its opdrachten too."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from driehoek.opdrachten.reads import OpgaveRij
from driehoek.opdrachten.reads_samenhang import Band, Einde
from driehoek.opdrachten.types_samenhang import Samenhangsoort
from driehoek.platform.ui.tekening import netwerk

SOORTEN: Mapping[str, netwerk.Soort] = {
    soort.value: netwerk.Soort(str(soort.label), stijl, soort.gericht)
    for stijl, soort in enumerate(Samenhangsoort)
}
ZONDER = "Zonder domeindirecteur"

Adres = Callable[[str], str]
Getekend = tuple[list[netwerk.Punt], list[netwerk.Band]]


def beeld(banden: Sequence[Band], opgaven: Iterable[OpgaveRij], naar: Adres) -> Getekend:
    """One point for each opgave that hangs together with anything, by domeindirecteur; between
    two a line for each kind, as thick as there is of it.
    """
    per_opgave = {o.id: o for o in opgaven}
    lijnen = _lijnen(banden, lambda einde: einde.opgave)
    geraakt = {id_ for lijn in lijnen for id_ in (lijn.van, lijn.naar)}
    tel = _telling(banden)
    punten = [
        _opgavepunt(per_opgave[id_], tel[id_], naar)
        for id_ in sorted(geraakt & set(per_opgave), key=lambda i: _volgorde(per_opgave[i]))
    ]
    return punten, _tussen(lijnen, punten)


def geopend(
    banden: Sequence[Band], opgaven: Iterable[OpgaveRij], opgave: int, naar: Adres
) -> Getekend:
    """One opgave opened: it and its opdrachten as points, and the other opgaven around them."""
    per_opgave = {o.id: o for o in opgaven}

    def waar(einde: Einde) -> int | None:
        return einde.id if einde.opgave == opgave else einde.opgave

    lijnen = _lijnen(banden, waar)
    binnen = {e.id: e for b in banden for e in b.einden if e.opgave == opgave}
    tel = _telling(banden)
    anderen = {e.opgave for b in banden for e in b.einden if e.opgave and e.opgave != opgave}
    eigen_naam = per_opgave[opgave].naam if opgave in per_opgave else ""
    punten = [
        *(
            _eigen_punt(e, eigen_naam, naar)
            for e in sorted(binnen.values(), key=lambda e: (not e.is_opgave, e.nummer))
        ),
        *(
            _opgavepunt(per_opgave[id_], tel[id_], naar)
            for id_ in sorted(anderen & set(per_opgave), key=lambda i: _volgorde(per_opgave[i]))
        ),
    ]
    return punten, _tussen(lijnen, punten)


def _lijnen(banden: Iterable[Band], waar: Callable[[Einde], int | None]) -> list[netwerk.Band]:
    """The bands between points, counted per pair and kind; without a direction, either way."""
    tel: Counter[tuple[int, int, str]] = Counter()
    for band in banden:
        van, tot = waar(band.van), waar(band.naar)
        if van is None or tot is None:
            continue
        if not band.soort.gericht:
            van, tot = sorted((van, tot))
        tel[van, tot, band.soort.value] += 1
    return [netwerk.Band(van, tot, soort, n) for (van, tot, soort), n in sorted(tel.items())]


def _telling(banden: Iterable[Band]) -> Counter[int]:
    """In how many relations each opgave takes part, with its opdrachten."""
    tel: Counter[int] = Counter()
    for band in banden:
        tel.update({e.opgave for e in band.einden if e.opgave})
    return tel


def _tussen(lijnen: Iterable[netwerk.Band], punten: Iterable[netwerk.Punt]) -> list[netwerk.Band]:
    er_zijn = {p.id for p in punten}
    return [lijn for lijn in lijnen if {lijn.van, lijn.naar} <= er_zijn]


def _volgorde(opgave: OpgaveRij) -> tuple[str, str]:
    return _groep(opgave), opgave.nummer


def _groep(opgave: OpgaveRij) -> str:
    if opgave.onder_dt:
        return "Directieteam"
    return opgave.domeindirecteur.naam if opgave.domeindirecteur else ZONDER


def _opgavepunt(opgave: OpgaveRij, aantal: int, naar: Adres) -> netwerk.Punt:
    hoeveel = "1 keer samenhang" if aantal == 1 else f"{aantal} keer samenhang"
    return netwerk.Punt(
        id=opgave.id,
        label=opgave.naam,
        url=naar(f"/samenhang/?opgave={opgave.id}"),
        groep=_groep(opgave),
        titel=f"{opgave.naam}: {hoeveel}. Open de opdrachten.",
    )


def _eigen_punt(einde: Einde, opgave: str, naar: Adres) -> netwerk.Punt:
    return netwerk.Punt(
        id=einde.id,
        label=f"{einde.naam} (de opgave zelf)" if einde.is_opgave else einde.naam,
        url=naar(einde.pad),
        groep=opgave,
        open=True,
        titel=f"{einde.nummer} {einde.naam}",
    )
