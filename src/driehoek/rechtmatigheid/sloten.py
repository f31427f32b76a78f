"""How the locks of this room's tables speak."""

from driehoek.platform.handelingen.sloten import bij_constraint

bij_constraint(
    "controle_hash_van_bestand", "BEV-04", "Een controle noemt de SHA-256 van haar bestand."
)
