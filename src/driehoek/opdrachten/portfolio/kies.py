"""Which opdrachten of the portfolio are shown, in which order, and under which opgave."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any, TypeVar

from driehoek.opdrachten.models import Projectfase
from driehoek.opdrachten.portfolio.types import Groep, Opgavekop, Rij

T = TypeVar("T")
STANDEN = (("loopt", "Loopt op deze dag"), ("voorbij", "Is voorbij"), ("later", "Begint later"))
GEBEURT = (("begint", "Begint"), ("eindigt", "Eindigt"))
_FASEN = {fase: plek for plek, fase in enumerate(Projectfase.values)}


@dataclass(frozen=True, slots=True)
class Portfoliofilter:
    """What the portfolio is narrowed to; what is empty does not narrow."""

    q: str = ""
    opgave: int | None = None
    ambitie: str = ""
    directeur: int | None = None
    aog: int | None = None
    label: str = ""
    fase: str = ""
    stand: str = ""
    gebeurt: str = ""
    van: date | None = None
    tot: date | None = None
    """With `van`: begins or ends on one of these days, the last included."""
    budget_van: int | None = None
    budget_tot: int | None = None
    verandering: str = ""

    def houdt(self, rij: Rij, dag: date) -> bool:
        """Whether this opdracht is one of those asked for, whatever became of it."""
        return all(eis(self, rij, dag) for eis in _EISEN)

    def houdt_verandering(self, rij: Rij) -> bool:
        return self.verandering in ("", str(rij.verschil.soort))


def _opgave(f: Portfoliofilter, rij: Rij, _: date) -> bool:
    opgave = rij.regel.opgave
    return f.opgave is None or (opgave is not None and opgave.id == f.opgave)


def _ambitie(f: Portfoliofilter, rij: Rij, _: date) -> bool:
    return not f.ambitie or (rij.regel.ambitie is not None and rij.regel.ambitie.code == f.ambitie)


def _mensen(f: Portfoliofilter, rij: Rij, _: date) -> bool:
    opgave = rij.regel.opgave
    directeur = opgave.directeur.persoon if opgave and opgave.directeur else None
    aog = rij.aog.persoon if rij.aog else None
    return f.directeur in (None, directeur) and f.aog in (None, aog)


def _soort(f: Portfoliofilter, rij: Rij, _: date) -> bool:
    return f.label in ("", rij.regel.label) and f.fase in ("", rij.fase)


def _stand(f: Portfoliofilter, rij: Rij, dag: date) -> bool:
    if not f.stand or f.stand not in dict(STANDEN):
        return True
    if rij.loopt:
        return f.stand == "loopt"
    return f.stand == ("later" if dag < rij.regel.begin else "voorbij")


def _gebeurt(f: Portfoliofilter, rij: Rij, _: date) -> bool:
    if f.van is None and f.tot is None:
        return True
    van, tot = f.van or date.min, f.tot or date.max
    begin = [rij.regel.begin] if f.gebeurt != "eindigt" else []
    einde = [rij.regel.laatste_dag] if f.gebeurt != "begint" else []
    return any(dag is not None and van <= dag <= tot for dag in (*begin, *einde))


def _budget(f: Portfoliofilter, rij: Rij, dag: date) -> bool:
    if f.budget_van is None and f.budget_tot is None:
        return True
    budget = rij.regel.budget_op(rij.regel.dichtstbij(dag))
    if budget is None:
        return False
    return (f.budget_van or 0) <= budget and (f.budget_tot is None or budget <= f.budget_tot)


def _woorden(f: Portfoliofilter, rij: Rij, _: date) -> bool:
    opgave, aog = rij.regel.opgave, rij.aog
    delen = [rij.regel.nummer, rij.regel.naam, aog.naam if aog else ""]
    delen += [opgave.nummer, opgave.naam] if opgave else []
    tekst = " ".join(delen).casefold()
    return all(woord in tekst for woord in f.q.casefold().split())


_EISEN: tuple[Callable[[Portfoliofilter, Rij, date], bool], ...] = (
    _opgave,
    _ambitie,
    _mensen,
    _soort,
    _stand,
    _gebeurt,
    _budget,
    _woorden,
)

Sleutel = Callable[[Rij], Any]
SORTERINGEN: dict[str, tuple[str, Sleutel]] = {
    "nummer": ("Nummer", lambda r: r.regel.nummer),
    "naam": ("Naam", lambda r: r.regel.naam.casefold()),
    "budget": ("Budget", lambda r: r.budget),
    "verschil": ("Verschil", lambda r: r.verschil.bedrag),
    "begin": ("Begin", lambda r: r.regel.begin),
    "einde": ("Einde", lambda r: r.regel.laatste_dag),
    "fase": ("Fase", lambda r: _FASEN.get(r.fase)),
    "aog": ("Opdrachtgever", lambda r: r.aog.naam.casefold() if r.aog else None),
}
# Of an opgave as a whole; in another order of its opdrachten the opgaven stay by number.
_GROEPEN: dict[str, Callable[[Groep], Any]] = {
    "naam": lambda g: g.opgave.naam.casefold() if g.opgave else None,
    "budget": lambda g: g.lopend.bedrag,
    "verschil": lambda g: g.groei,
}


def sorteer(rijen: Iterable[Rij], sortering: str) -> list[Rij]:
    """By a key of SORTERINGEN, '-' before it turns it round; what has no value comes last."""
    _, sleutel = SORTERINGEN.get(sortering.removeprefix("-"), SORTERINGEN["nummer"])
    return _op_volgorde(rijen, sleutel, omgekeerd=sortering.startswith("-"))


def groepeer(rijen: Iterable[Rij], sortering: str = "nummer") -> list[Groep]:
    """Under their opgaven, in the same order as far as that says something of an opgave."""
    per_opgave: dict[Opgavekop | None, list[Rij]] = defaultdict(list)
    for rij in sorteer(rijen, sortering):
        per_opgave[rij.regel.opgave].append(rij)
    groepen = [Groep(opgave, tuple(deel)) for opgave, deel in per_opgave.items()]
    kaal = sortering.removeprefix("-")
    groepen = _op_volgorde(groepen, lambda g: g.opgave.nummer if g.opgave else None)
    return _op_volgorde(
        groepen,
        _GROEPEN.get(kaal, lambda g: g.opgave.nummer if g.opgave else None),
        omgekeerd=sortering.startswith("-") and kaal in {*_GROEPEN, "nummer"},
    )


def _op_volgorde(
    lijst: Iterable[T], sleutel: Callable[[T], Any], *, omgekeerd: bool = False
) -> list[T]:
    met_sleutel = [(sleutel(x), x) for x in lijst]
    met = [paar for paar in met_sleutel if paar[0] is not None]
    zonder = [x for waarde, x in met_sleutel if waarde is None]
    return [x for _, x in sorted(met, key=itemgetter(0), reverse=omgekeerd)] + zonder
