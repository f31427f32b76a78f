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
from driehoek.organisatie.acts.inzet import beeindig_inzet, plan_inzet
from driehoek.organisatie.acts.leiding import (
    beeindig_toewijzing,
    stel_pmanagertijd_vast,
    stel_portefeuille_vast,
    wijs_p_manager_toe,
)
from driehoek.organisatie.acts.medewerkers import neem_medewerkers_over
from driehoek.organisatie.acts.processen import hef_pteam_op, splits_pteam, voeg_pteams_samen
from driehoek.organisatie.acts.pteams import plaats_in_pteam, richt_pteams_op, stel_formatie_vast
from driehoek.organisatie.acts.vakken import geef_labels, stel_vakmodel_vast
from driehoek.organisatie.acts.verbanden import (
    BESLUIT_OVER_VERBAND,
    doe_mee,
    hef_verband_op,
    hernoem_verband,
    stel_genootschap_in,
    stop_deelname,
    vorm_vakcirkel,
    wijs_afgevaardigden_aan,
    wijzig_genootschap,
)

__all__ = [
    "BESLUIT_OVER_VERBAND",
    "beantwoord_vakvoorstel",
    "beeindig_dienstverbanden",
    "beeindig_inzet",
    "beeindig_toewijzing",
    "doe_mee",
    "geef_labels",
    "hef_pteam_op",
    "hef_verband_op",
    "hernoem_verband",
    "neem_medewerkers_over",
    "plaats_in_pteam",
    "plan_inzet",
    "registreer_dienstverbanden",
    "richt_pteams_op",
    "splits_pteam",
    "stel_formatie_vast",
    "stel_genootschap_in",
    "stel_gewenste_teams_vast",
    "stel_pmanagertijd_vast",
    "stel_portefeuille_vast",
    "stel_vak_voor",
    "stel_vakmodel_vast",
    "stop_deelname",
    "voeg_pteams_samen",
    "vorm_vakcirkel",
    "wijs_afgevaardigden_aan",
    "wijs_p_manager_toe",
    "wijzig_genootschap",
]
