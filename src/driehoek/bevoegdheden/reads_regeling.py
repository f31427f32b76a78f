"""Questions about the mandate regulation: all of it on a Peilmoment, and one article of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from driehoek.bevoegdheden.models import Mandaatartikel
from driehoek.bevoegdheden.woorden import Macht
from driehoek.kern.tijd import Peilmoment
from driehoek.register.models import Rolvervulling


@dataclass(frozen=True, slots=True)
class Stand:
    """One article as it stands on a Peilmoment, within the articles that it rests on (BEV-09)."""

    feit: Mandaatartikel
    boven: tuple[Mandaatartikel, ...]
    """What it rests on, nearest first, as far as that holds."""
    gebroken: str = ""
    """The code of the link that does not hold, or gives no leave; empty where it works."""

    @property
    def werkt(self) -> bool:
        return not self.gebroken

    @property
    def rollen(self) -> frozenset[str]:
        """Who has what it says, or gave it: its role and those of the chain (BEV-09)."""
        return frozenset(a.rol for a in (self.feit, *self.boven))

    @property
    def grens(self) -> int | None:
        """The lowest limit of the chain: nobody hands on more than he has."""
        grenzen = [a.tot_bedrag for a in (self.feit, *self.boven) if a.tot_bedrag is not None]
        return min(grenzen, default=None)

    @property
    def voorwaarden(self) -> str:
        """Its own conditions and those of the chain, as codes with commas between."""
        codes = {c for a in (self.feit, *self.boven) for c in a.voorwaarden.split(",") if c}
        return ",".join(sorted(codes))

    @property
    def macht(self) -> Macht:
        """What it comes down to, the chain included."""
        return Macht(
            rol=self.feit.rol,
            rechtshandeling=self.feit.rechtshandeling,
            tot_bedrag=self.grens,
            binnen_scope=any(a.binnen_scope for a in (self.feit, *self.boven)),
            bereik=self.feit.bereik,
            voorwaarden=self.voorwaarden,
        )


def regeling(peil: Peilmoment) -> dict[str, Stand]:
    """Every article that holds on the Peilmoment, by its code."""
    return _standen(_met_besluit(Mandaatartikel.objects.op(peil)))


def _standen(feiten: Iterable[Mandaatartikel]) -> dict[str, Stand]:
    per_code = {f.code: f for f in feiten}
    return {code: _stand(feit, per_code) for code, feit in per_code.items()}


def _stand(feit: Mandaatartikel, per_code: Mapping[str, Mandaatartikel]) -> Stand:
    keten: list[Mandaatartikel] = []
    onder = feit
    while onder.boven:
        boven = per_code.get(onder.boven)
        if boven is None or not boven.ondermandaat or boven in keten or boven is feit:
            return Stand(feit, tuple(keten), gebroken=onder.boven)
        keten.append(boven)
        onder = boven
    return Stand(feit, tuple(keten))


def onder(code: str, standen: Mapping[str, Stand]) -> list[tuple[int, Stand]]:
    """What rests on an article, all the way down, each with how deep it lies below."""
    kinderen = sorted((s for s in standen.values() if s.feit.boven == code), key=_op_code)
    gevonden: list[tuple[int, Stand]] = []
    for kind in kinderen:
        gevonden.append((1, kind))
        gevonden += [(diepte + 1, s) for diepte, s in _zonder(kind.feit.code, standen, code)]
    return gevonden


def _zonder(code: str, standen: Mapping[str, Stand], weg: str) -> list[tuple[int, Stand]]:
    """The same, without an article already seen: a chain that bites its tail ends."""
    return onder(code, {c: s for c, s in standen.items() if c != weg})


def _op_code(stand: Stand) -> str:
    return stand.feit.code


def versies(code: str, bekend_op: datetime) -> list[Mandaatartikel]:
    """All that the register said of an article up to a moment, newest first."""
    feiten = Mandaatartikel.objects.filter(code=code, geopend__moment__lte=bekend_op)
    return list(_met_besluit(feiten).order_by("-geopend_id", "-geldig"))


def _met_besluit(feiten: QuerySet[Mandaatartikel]) -> QuerySet[Mandaatartikel]:
    return feiten.select_related("grondslag__besluit")


def houders(feit: Mandaatartikel, peil: Peilmoment) -> QuerySet[Rolvervulling]:
    """Who holds the role of an article on the Peilmoment, by name."""
    rollen = Rolvervulling.objects.op(peil).filter(
        rolsoort__rol=feit.rol, persoon__gegevens__gesloten__isnull=True
    )
    if feit.drager_id is not None:
        rollen = rollen.filter(drager_id=feit.drager_id)
    return rollen.select_related("rolsoort", "grondslag__besluit").order_by(
        "persoon__gegevens__sorteernaam", "persoon_id", "drager_id", "id"
    )


def op_dag(feiten: Sequence[Mandaatartikel], peil: Peilmoment) -> Mandaatartikel | None:
    """Of all that was said of an article: what holds on the Peilmoment; else what came nearest."""
    bekend = [f for f in feiten if _zei(f, peil.bekend_op)]
    geldt = next((f for f in bekend if f.periode.bevat(peil.geldig_op)), None)
    if geldt or not bekend:
        return geldt or (feiten[0] if feiten else None)
    return min(bekend, key=lambda f: _afstand(f, peil.geldig_op))


def volgende(feiten: Iterable[Mandaatartikel], peil: Peilmoment) -> Mandaatartikel | None:
    """The first version that is to hold after the day of the Peilmoment."""
    later = [f for f in feiten if _zei(f, peil.bekend_op) and f.periode.van > peil.geldig_op]
    return min(later, key=lambda f: f.periode.van, default=None)


def _afstand(feit: Mandaatartikel, dag: date) -> int:
    """How many days a version lies before or after a day on which it does not hold."""
    begin, einde = feit.periode.van, feit.periode.tot
    return (begin - dag).days if dag < begin or einde is None else (dag - einde).days


def _zei(feit: Mandaatartikel, moment: datetime) -> bool:
    tot: datetime | None = feit.geregistreerd.upper
    van: datetime = feit.geregistreerd.lower
    return van <= moment and (tot is None or moment < tot)
