"""Plans of part of the demo's P-teams: of this year, of last year, and many that have none yet (PT-10)."""

from driehoek.ontwikkeling.acts import bewaar_teamplan, stel_teamplan_vast
from driehoek.ontwikkeling.types import Plandeel
from driehoek.organisatie import reads_pteams
from driehoek.platform import klok
from driehoek.register import reads

# Of every so many teams one has a plan; every other plan is of last year.
OM_DE = 4
TEKSTEN: dict[str, tuple[str, bool]] = {
    Plandeel.WAARDEN.value: (
        (
            "Wij geven advies dat klopt en dat een ander begrijpt. We zeggen wat we niet weten. We spreken"
            " elkaar aan voor een ander dat doet."
        ),
        False,
    ),
    Plandeel.KENNIS.value: (
        (
            "Elke maand legt een van ons een opdracht voor aan de anderen. Wie weggaat, draagt in zes weken"
            " over aan twee collega's."
        ),
        False,
    ),
    Plandeel.ACTIVITEITEN.value: (
        "Maart: een dag in het veld. Juni: meelopen met een ander team. Oktober: terugkijken op het jaar.",
        False,
    ),
    Plandeel.BEZETTING.value: (
        (
            "We kijken elke twee weken wie ruimte heeft. Een opdracht krijgt altijd een tweede die kan"
            " invallen."
        ),
        False,
    ),
    Plandeel.DOELEN.value: (
        (
            "De helft van ons werkt dit jaar in een opgave die nieuw voor hem is. Iedereen leert een gesprek"
            " met inwoners te leiden."
        ),
        False,
    ),
    Plandeel.NODIG.value: (
        "We komen een senior adviseur tekort. Tot die er is, nemen we geen opdrachten buiten de regio aan.",
        True,
    ),
}


def vul() -> None:
    """Write and set the plans, each by who leads the team."""
    jaar = klok.vandaag().year
    teams = reads_pteams.pteams(reads.peilmoment())
    for nr, team in enumerate(t for t in teams[::OM_DE] if t.leiding):
        leider = team.leiding[0].persoon_id
        plan = bewaar_teamplan(leider, team.id, bewerking=0, jaar=jaar - nr % 2, delen=TEKSTEN)
        stel_teamplan_vast(leider, team.id, bewerking=plan.bewerking)
