"""Time, purely: days, working days, periods and the algebra of two axes. No clock in here."""

from driehoek.kern.tijd.assen import (
    Feit,
    Mutatie,
    Peilmoment,
    Stelling,
    Stuk,
    combineer,
    geordend,
    kap_af,
    na_elkaar,
    overschrijf,
    stand_op,
    trek_in,
    voeg_samen,
    wis,
)
from driehoek.kern.tijd.dagen import AMSTERDAM, MAANDEN, dag_in_woorden, einde_van_dag, lees_dag
from driehoek.kern.tijd.kwartalen import (
    kwartaal_van,
    kwartaalnaam,
    kwartalen,
    volgend_kwartaal,
)
from driehoek.kern.tijd.periode import Periode, verenig
from driehoek.kern.tijd.werkdagen import is_werkdag, werkdag_na, werkdagen_tussen

__all__ = [
    "AMSTERDAM",
    "MAANDEN",
    "Feit",
    "Mutatie",
    "Peilmoment",
    "Periode",
    "Stelling",
    "Stuk",
    "combineer",
    "dag_in_woorden",
    "einde_van_dag",
    "geordend",
    "is_werkdag",
    "kap_af",
    "kwartaal_van",
    "kwartaalnaam",
    "kwartalen",
    "lees_dag",
    "na_elkaar",
    "overschrijf",
    "stand_op",
    "trek_in",
    "verenig",
    "voeg_samen",
    "volgend_kwartaal",
    "werkdag_na",
    "werkdagen_tussen",
    "wis",
]
