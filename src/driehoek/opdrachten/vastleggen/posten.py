"""Budget lines to hang an opgave or an opdracht on."""

from collections.abc import Iterable
from datetime import date

from driehoek.opdrachten.begroting.types import Niveau, SoortStand, Stand
from driehoek.opdrachten.models import Begrotingspost

LEEG = ("", "Nog geen begrotingspost")
NIVEAUS: dict[str, tuple[str, ...]] = {
    "prestatie": (Niveau.PRESTATIE.value,),
    "opdracht": (Niveau.PRESTATIE.value, Niveau.PRODUCT.value, Niveau.PROJECT.value),
}


def postkeuzen(
    soort: str, op: date, *, onder: Iterable[Begrotingspost] = (), nu: int | None = None
) -> list[tuple[str, object]]:
    """Choices of a select: the lines of this year and the ones beside it, by year and stand.

    With `onder` only those lines and what lies under them, where there are any. The line `nu` can
    be chosen whatever its year.
    """
    jaren = (op.year + 1, op.year, op.year - 1)
    posten = Begrotingspost.objects.filter(jaar__in=jaren, niveau__in=NIVEAUS[soort])
    codes = tuple({p.code for p in onder})
    groepen: dict[Stand, list[tuple[str, str]]] = {}
    for post in posten.order_by("code", "id"):
        if codes and not any(post.code == c or post.code.startswith(f"{c}-") for c in codes):
            continue
        stand = Stand(post.jaar, SoortStand(post.stand), post.standnummer)
        if not stand.is_mutatie:
            groepen.setdefault(stand, []).append((str(post.id), f"{post.code} {post.naam}".strip()))
    nieuwste = [s for s in sorted(groepen, reverse=True) if s == _laatste(groepen, s.jaar)]
    huidig = [("Nu", [(str(p.id), _label(p))]) for p in Begrotingspost.objects.filter(id=nu or 0)]
    return [LEEG, *huidig, *((stand.label, groepen[stand]) for stand in nieuwste)]


def _label(post: Begrotingspost) -> str:
    return f"{post.jaar}: {post.code} {post.naam}".strip()


def _laatste(standen: Iterable[Stand], jaar: int) -> Stand:
    """The latest stand of a year that has lines to choose."""
    return max(s for s in standen if s.jaar == jaar)
