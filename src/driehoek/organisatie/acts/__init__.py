"""Every write of the organisation: one function per formal act."""

from driehoek.organisatie.acts.dienstverbanden import (
    beeindig_dienstverbanden,
    registreer_dienstverbanden,
)
from driehoek.organisatie.acts.gewenst import (
    beantwoord_vakvoorstel,
    stel_gewenste_teams_vast,
    stel_vak_voor,
)
from driehoek.organisatie.acts.leiding import (
    beeindig_toewijzing,
    stel_pmanagertijd_vast,
    wijs_p_manager_toe,
)
from driehoek.organisatie.acts.medewerkers import neem_medewerkers_over
from driehoek.organisatie.acts.processen import hef_pteam_op, splits_pteam, voeg_pteams_samen
from driehoek.organisatie.acts.pteams import plaats_in_pteam, richt_pteams_op, stel_formatie_vast
from driehoek.organisatie.acts.vakken import geef_labels, stel_vakmodel_vast

__all__ = [
    "beantwoord_vakvoorstel",
    "beeindig_dienstverbanden",
    "beeindig_toewijzing",
    "geef_labels",
    "hef_pteam_op",
    "neem_medewerkers_over",
    "plaats_in_pteam",
    "registreer_dienstverbanden",
    "richt_pteams_op",
    "splits_pteam",
    "stel_formatie_vast",
    "stel_gewenste_teams_vast",
    "stel_pmanagertijd_vast",
    "stel_vak_voor",
    "stel_vakmodel_vast",
    "voeg_pteams_samen",
    "wijs_p_manager_toe",
]
