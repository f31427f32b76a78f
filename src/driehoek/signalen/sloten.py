"""How the locks of this room's tables speak."""

from driehoek.platform.handelingen.sloten import bij_constraint

bij_constraint("stilte_met_reden", "GEN-01", "Zeg waarom dit signaal stil mag staan.")
bij_constraint("stilte_een", "GEN-01", "Dit signaal is al stilgezet.")
