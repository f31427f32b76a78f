"""What the register holds about people."""

from driehoek.platform.persoonsvelden import ALLES, Grond, Lezers, Veldgroep, declareer

REGISTER = "zolang de selectielijst zegt; dan verdwijnt de naam en blijft een nummer (GEN-07)"
WIE = "laten zien wie waarvoor verantwoordelijk is, op elke dag (REG-08)"

declareer(
    Veldgroep(
        "register.Persoonsgegeven",
        ("persoon", "voornaam", "tussenvoegsel", "achternaam", "sorteernaam"),
        "naam",
        WIE,
        Grond.TAAK,
        Lezers.BINNEN,
        REGISTER,
    ),
    Veldgroep(
        "register.Persoonsgegeven",
        ("zout", "verbintenis"),
        "vingerafdruk van de naam",
        "bewijzen dat een naam niet is veranderd, ook als zij is vernietigd (GEN-07)",
        Grond.PLICHT,
        Lezers.NIEMAND,
        "het zout verdwijnt met de naam; de vingerafdruk blijft",
    ),
    Veldgroep(
        "register.Rolvervulling",
        (ALLES,),
        "rollen",
        WIE,
        Grond.TAAK,
        Lezers.BUITEN,
        REGISTER,
    ),
    Veldgroep(
        "register.Besluit",
        (ALLES,),
        "wie een besluit nam",
        "laten zien waarop een wijziging rust (REG-09)",
        Grond.TAAK,
        Lezers.BINNEN,
        REGISTER,
    ),
    Veldgroep(
        "register.Uitzondering",
        (ALLES,),
        "tijdelijke uitzondering op een regel",
        "verantwoorden waarom iets toch mag, en wanneer dat wordt herzien (REG-21)",
        Grond.TAAK,
        Lezers.BINNEN,
        REGISTER,
    ),
    Veldgroep(
        "register.AccountPersoon",
        (ALLES,),
        "welk account bij iemand hoort",
        "weten wat iemand mag",
        Grond.TAAK,
        Lezers.BEHEER,
        "zolang het account er is",
    ),
)
