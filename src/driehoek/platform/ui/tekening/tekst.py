"""How wide a text will be, roughly: a drawing is laid out before any browser sees it."""

from functools import cache

SMAL = frozenset("iljtfIr.,:;'|!()[]-/ ")
BREED = frozenset("mwMW@%")
_EM = {"smal": 0.29, "breed": 0.83, "hoofdletter": 0.62, "gewoon": 0.51}
BELETSEL = "..."


@cache
def _em(teken: str) -> float:
    if teken in SMAL:
        return _EM["smal"]
    if teken in BREED:
        return _EM["breed"]
    return _EM["hoofdletter"] if teken.isupper() else _EM["gewoon"]


def breedte(tekst: str, grootte: float) -> float:
    """Estimated width in pixels; a little on the wide side."""
    return sum(_em(t) for t in tekst) * grootte


def kort_af(tekst: str, ruimte: float, grootte: float) -> str:
    """`tekst`, cut off with '...' where it does not fit; empty where not even a letter does."""
    if breedte(tekst, grootte) <= ruimte:
        return tekst
    vrij = ruimte - breedte(BELETSEL, grootte)
    letters = 0
    for teken in tekst:
        vrij -= _em(teken) * grootte
        if vrij < 0:
            break
        letters += 1
    return tekst[:letters].rstrip() + BELETSEL if letters else ""


def breek_af(tekst: str, ruimte: float, grootte: float, regels: int) -> list[str]:
    """`tekst` over at most `regels` lines; what does not fit ends in '...'."""
    gevuld: list[str] = []
    woorden = tekst.split()
    while woorden:
        laatste = len(gevuld) == regels - 1
        regel = woorden.pop(0)
        while woorden and breedte(f"{regel} {woorden[0]}", grootte) <= ruimte:
            regel = f"{regel} {woorden.pop(0)}"
        if laatste:
            rest = " ".join([regel, *woorden])
            return [*gevuld, kort_af(rest, ruimte, grootte)]
        gevuld.append(kort_af(regel, ruimte, grootte))
    return gevuld
