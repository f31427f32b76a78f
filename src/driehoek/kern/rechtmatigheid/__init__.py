"""The lawfulness check, purely: lines of decisions and payments against the register (BEV-04).

Compiled code is in `oordelen`, which is imported by who needs it: it takes a second.
"""

from driehoek.kern.rechtmatigheid.beoordeling import Bevinding, beoordeel, rekening
from driehoek.kern.rechtmatigheid.types import Blok, Redencode, Slotoordeel, Uitkomst

__all__ = [
    "Bevinding",
    "Blok",
    "Redencode",
    "Slotoordeel",
    "Uitkomst",
    "beoordeel",
    "rekening",
]
