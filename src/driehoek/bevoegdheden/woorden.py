"""A power in the words of people: who may do what, up to how much, where, and what must come first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from driehoek.bevoegdheden.types import Bereik, Rechtshandeling, Voorwaarde
from driehoek.platform.ui.opmaak import euro
from driehoek.register.types import ROLSOORTEN, Dragersoort, Rol

GEEN_GRENS = "geen grens"
WAAR_ROL_LIGT = {
    "concern": "de hele organisatie",
    "orgaan": "het eigen orgaan",
    "opgave": "de eigen opgave",
    "opdracht": "de eigen opdracht",
    "deelopdracht": "de eigen deelopdracht",
    "pteam": "het eigen P-team",
}


_DRAAGT = frozenset({Dragersoort.OPGAVE, Dragersoort.OPDRACHT})
"""What something else can lie under."""


@dataclass(frozen=True, slots=True)
class Macht:
    """What a power says, apart from its code, its besluit and its days."""

    rol: str
    rechtshandeling: str
    tot_bedrag: int | None
    binnen_scope: bool
    bereik: str
    voorwaarden: str
    """Codes with commas between."""


def grens(tot_bedrag: int | None) -> str:
    return GEEN_GRENS if tot_bedrag is None else euro(tot_bedrag)


def voorwaarden(codes: str) -> list[str]:
    """The conditions as the screen says them."""
    return [str(Voorwaarde(code).label) for code in codes.split(",") if code]


def waar(rol: str, bereik: str) -> str:
    """How far the power reaches from where the role is held."""
    if bereik == Bereik.CONCERN:
        return "de hele organisatie"
    plekken = [WAAR_ROL_LIGT[s.dragersoort.value] for s in ROLSOORTEN if s.rol == rol]
    tekst = " of ".join(dict.fromkeys(plekken))
    reikt = bereik == Bereik.ONDER and any(
        s.dragersoort in _DRAAGT for s in ROLSOORTEN if s.rol == rol
    )
    return f"{tekst} en wat eronder valt" if reikt else tekst


def doen(rechtshandeling: str) -> str:
    """'verplichting aangaan', in a sentence."""
    return Rechtshandeling(rechtshandeling).in_zin


def in_een_zin(macht: Macht, drager: str = "") -> str:
    """The power as one plain sentence."""
    plek = f"'{drager}'" if drager else waar(macht.rol, macht.bereik)
    tot = (
        ", zonder grens in geld"
        if macht.tot_bedrag is None
        else f", tot en met {euro(macht.tot_bedrag)}"
    )
    scope = " Het bedrag moet passen binnen de scope van de opdracht." if macht.binnen_scope else ""
    eerst = voorwaarden(macht.voorwaarden)
    eis = f" Voorwaarde: {opsomming(eerst)}." if eerst else ""
    return (
        f"Wie {Rol(macht.rol).in_zin} is, mag voor {plek}: {doen(macht.rechtshandeling)}{tot}."
        f"{scope}{eis}"
    )


def opsomming(woorden: Sequence[str]) -> str:
    """'een, twee en drie', with small letters at the front."""
    klein = [f"{w[:1].lower()}{w[1:]}" for w in woorden]
    if len(klein) < 2:  # noqa: PLR2004
        return "".join(klein)
    return f"{', '.join(klein[:-1])} en {klein[-1]}"


def rollen_in_volgorde(rollen: Iterable[str]) -> list[Rol]:
    """Roles from high to low, as the table of kinds of roles has them."""
    volgorde = list(dict.fromkeys(s.rol for s in ROLSOORTEN))
    return sorted((Rol(r) for r in set(rollen)), key=volgorde.index)
