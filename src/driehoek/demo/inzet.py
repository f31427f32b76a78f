"""Hours of the demo's people on the opdrachten they have a role on; some have too many (PT-11)."""

from decimal import Decimal

from driehoek.kern.tijd import Periode
from driehoek.organisatie import reads, reads_inzet
from driehoek.organisatie.acts import plan_inzet
from driehoek.organisatie.types import NieuweInzet
from driehoek.platform.handelingen.types import SYSTEEM, Verzoek
from driehoek.register import reads as register
from driehoek.register.types import Rol

UREN = (Decimal(12), Decimal(8), Decimal(16))
"""A week, on the first opdracht of somebody and on the next ones, in turn."""


def vul() -> None:
    """Agree hours with everyone who is AON today and placed in a P-team."""
    peil = register.peilmoment()
    rollen = register.rollen(peil).filter(rolsoort__rol=Rol.AON, waarneming=False)
    paren = sorted(set(rollen.values_list("persoon_id", "drager_id")))
    geplaatst = reads.pteams_van((persoon for persoon, _ in paren), peil)
    weken = reads_inzet.werkweken(list(geplaatst), peil)
    inzet = [
        NieuweInzet(persoon, opdracht, UREN[nr % len(UREN)], Periode(peil.geldig_op))
        for nr, (persoon, opdracht) in enumerate(paren)
        if persoon in geplaatst and weken[persoon].uren
    ]
    if inzet:
        uitleg = "Bij de start van de planning is het drukker dan we willen."
        plan_inzet(Verzoek(actor=SYSTEEM), inzet=inzet, uitleg=uitleg)
