"""What the organisation holds about the people who work in it."""

from driehoek.platform.persoonsvelden import Grond, Lezers, Veldgroep, declareer

ALS_PERSOON = "even lang als de naam"

declareer(
    Veldgroep(
        "organisatie.Dienstverband",
        ("persoon", "functie"),
        "functie",
        "weten waarvoor je bij iemand terechtkunt (PT-17)",
        Grond.TAAK,
        Lezers.BINNEN,
        ALS_PERSOON,
    ),
    Veldgroep(
        "organisatie.Dienstverband",
        ("volgnummer", "aard", "functiefamilie", "schaal", "uren", "formatieplaats"),
        "schaal, uren en aard van het dienstverband",
        "zien of rollen, teams en aandacht passen (REG-25, PT-02, PT-04)",
        Grond.TAAK,
        Lezers.LEIDING,
        ALS_PERSOON,
        gevoelig=True,
    ),
    Veldgroep(
        "organisatie.Lidmaatschap",
        ("persoon", "pteam", "pteamsoort"),
        "P-team",
        "weten wie bij welk vak hoort (PT-01, PT-17)",
        Grond.TAAK,
        Lezers.BINNEN,
        ALS_PERSOON,
    ),
    Veldgroep(
        "organisatie.Lidmaatschap",
        ("reden", "toelichting", "vak", "gesprek_eigen", "gesprek_nieuw"),
        "waarom iemand is geplaatst",
        "een plaatsing kunnen verantwoorden (PT-06, PT-08)",
        Grond.TAAK,
        Lezers.LEIDING,
        ALS_PERSOON,
        gevoelig=True,
    ),
    Veldgroep(
        "organisatie.Pmanagertijd",
        ("persoon", "procent"),
        "hoeveel tijd iemand P-manager is",
        "zien of iedere medewerker aandacht krijgt (PT-04)",
        Grond.TAAK,
        Lezers.LEIDING,
        ALS_PERSOON,
    ),
    Veldgroep(
        "organisatie.Formatie",
        ("pteam", "fte", "samenstelling", "overlegd_met", "overlegd_op"),
        "met wie over een formatie is overlegd",
        "laten zien dat een wijziging is besproken (PT-19)",
        Grond.TAAK,
        Lezers.BINNEN,
        ALS_PERSOON,
    ),
    Veldgroep(
        "organisatie.Vakvoorstel",
        (
            "persoon",
            "vak",
            "waarom",
            "moment",
            "staat",
            "antwoord",
            "beantwoord_door",
            "beantwoord_op",
        ),
        "welk vak iemand voorstelde",
        "horen welke vakken er gemist worden (PT-16)",
        Grond.TAAK,
        Lezers.BINNEN,
        ALS_PERSOON,
    ),
)
