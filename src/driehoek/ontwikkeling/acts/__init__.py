"""The writes of this room. They go around the ledger: a profile is no part of the register."""

from driehoek.ontwikkeling.acts.begrippen import leg_verband, neem_begrippen_op, voeg_begrip_toe
from driehoek.ontwikkeling.acts.profiel import (
    bevestig_actueel,
    bewaar_deel,
    bewaar_vaardigheid,
    vernietig_profielen,
    verwijder_vaardigheid,
    wis_profiel,
)
from driehoek.ontwikkeling.acts.teamplan import (
    bewaar_teamplan,
    gooi_concept_weg,
    stel_teamplan_vast,
)
from driehoek.ontwikkeling.acts.vullen import vul_profielen

__all__ = [
    "bevestig_actueel",
    "bewaar_deel",
    "bewaar_teamplan",
    "bewaar_vaardigheid",
    "gooi_concept_weg",
    "leg_verband",
    "neem_begrippen_op",
    "stel_teamplan_vast",
    "vernietig_profielen",
    "verwijder_vaardigheid",
    "voeg_begrip_toe",
    "vul_profielen",
    "wis_profiel",
]
