"""What is said in the demo about feasibility, progress and knelpunten."""

import random
from dataclasses import dataclass
from datetime import date

REORGANISATIE_OP = date(2026, 11, 17)
OR_OP = date(2026, 11, 6)
OR_ADVIES = (
    "De ondernemingsraad adviseert positief. Hij vraagt om een vast aanspreekpunt voor de medewerkers"
    " van beide opgaven in het eerste half jaar."
)

HAALBAAR = (
    "Doel, geld en mensen passen bij elkaar; de planning is krap in het eerste jaar.",
    "De bestuurlijk opdrachtgever en ik delen het doel. De capaciteit voor dit jaar is toegezegd.",
    "Haalbaar binnen de scope, mits de vergunningen op tijd komen.",
    "Besproken wat eerst moet. Wat daarna komt, hangt af van de partners.",
    "De raming is nagelopen met control en klopt met wat er in de begroting staat.",
)
VOORWAARDEN = (
    "Twee ervaren projectmedewerkers vanaf het tweede kwartaal.",
    "Een besluit over de bijdrage van de gemeenten voor de zomer.",
    "De planning wordt na de verkenning opnieuw vastgesteld.",
)
REDENEN = (
    "Het doel en het geld passen niet bij elkaar; de scope moet kleiner of het budget groter.",
    "Zonder besluit over de locatie kan de opdracht niet beginnen.",
)
BEREIKT = (
    "De eerste helft van de maatregelen is uitgevoerd. Twee partners tekenden de overeenkomst.",
    "Het voorontwerp is klaar en besproken in het gebied. De aanbesteding begint na de zomer.",
    "De dienstverlening haalde de afgesproken termijnen, op een week in mei na.",
    "Onderzoek afgerond; het beslisdocument ligt bij Gedeputeerde Staten.",
)


@dataclass(frozen=True, slots=True)
class Oordeelteksten:
    """A judgement, and what a domeindirecteur says with it."""

    oordeel: str
    zinnen: tuple[str, ...]

    def kies(self, rng: random.Random) -> tuple[str, str]:
        return self.oordeel, rng.choice(self.zinnen)


OORDELEN = (
    Oordeelteksten(
        "op_koers",
        (
            "Alle opdrachten liggen op schema.",
            "De doelen van dit jaar worden gehaald.",
            "Een kleine achterstand van vorig kwartaal is ingelopen.",
        ),
    ),
    Oordeelteksten(
        "aandacht",
        (
            "De vergunningen duren langer dan gepland.",
            "Er is te weinig capaciteit voor twee opdrachten.",
            "De kosten lopen op; we kijken wat eerst kan.",
        ),
    ),
    Oordeelteksten(
        "bijsturen",
        (
            "Zonder extra geld halen we het doel niet in deze periode.",
            "De samenwerking met de partners stokt; er is een gesprek met de gedeputeerde.",
        ),
    ),
)

# A title and what is the matter.
KNELPUNTEN = (
    (
        "De grond is niet op tijd beschikbaar",
        "De aankoop loopt vast op de prijs. Zonder besluit voor de winter schuift de uitvoering een jaar.",
    ),
    (
        "Het budget dekt de hogere bouwkosten niet",
        "De aannemer vraagt een kwart meer dan geraamd. Versoberen is bekeken en levert te weinig op.",
    ),
    (
        "Twee opdrachten willen dezelfde ecologen",
        "Beide hebben hen in het voorjaar nodig. We komen er met de planners niet uit.",
    ),
    (
        "De gemeente wil eerst een ander tracé",
        "Dat past niet binnen de strategische keuzes van de opdracht. Wat is ons standpunt?",
    ),
    (
        "Het mandaat is te klein voor dit contract",
        "Het contract is groter dan wat we zelf mogen tekenen. Graag een besluit over de bevoegdheid.",
    ),
    (
        "De opdrachtnemer valt langere tijd weg",
        "Er is nog geen vervanger. De oplevering in december staat op het spel.",
    ),
    (
        "Het onderzoek spreekt de raming tegen",
        "De second opinion komt hoger uit. Gaan we door, of eerst terug naar de verkenning?",
    ),
    (
        "Een bezwaar legt de aanbesteding stil",
        "De rechter doet pas in het voorjaar uitspraak. We zoeken een manier om toch te beginnen.",
    ),
)

# A title, why, over how many opdrachten, and whether it is carried out.
VOORSTELLEN = (
    (
        "Budget schuiven naar wat nu kan",
        "Een opdracht loopt vertraging op; het geld is dit jaar elders nodig. De som blijft gelijk.",
        3,
        True,
    ),
    (
        "Ruimte maken voor hogere bouwkosten",
        "De bouwkosten stijgen. Door te schuiven tussen opgaven hoeft de begroting niet omhoog.",
        2,
        False,
    ),
)
