"""Authority, purely: who may do what, on any day, as known at any moment (BEV-01 to BEV-03)."""

from driehoek.kern.bevoegdheid.beslissing import beantwoord, beslis, scope_van, wat_mag, wie_mag
from driehoek.kern.bevoegdheid.index import Index, Regeling
from driehoek.kern.bevoegdheid.types import (
    OPEN,
    Artikel,
    Bereik,
    Eis,
    Liggingregel,
    Machtiging,
    Oordeel,
    Reden,
    Rolregel,
    Scoperegel,
    Uitslag,
    Vraag,
    dagnummer,
    momentnummer,
)

__all__ = [
    "OPEN",
    "Artikel",
    "Bereik",
    "Eis",
    "Index",
    "Liggingregel",
    "Machtiging",
    "Oordeel",
    "Reden",
    "Regeling",
    "Rolregel",
    "Scoperegel",
    "Uitslag",
    "Vraag",
    "beantwoord",
    "beslis",
    "dagnummer",
    "momentnummer",
    "scope_van",
    "wat_mag",
    "wie_mag",
]
