"""What signals and notifications hold about people."""

from driehoek.platform.persoonsvelden import ALLES, Grond, Lezers, Veldgroep, declareer

ZOLANG_ACCOUNT = "zolang het account er is"

declareer(
    Veldgroep(
        "signalen.Signaal",
        (ALLES,),
        "signalen van de regels, ook over mensen",
        "op tijd oplossen of uitleggen wat niet klopt (REG-12)",
        Grond.TAAK,
        Lezers.BINNEN,
        "zolang de selectielijst zegt",
    ),
    Veldgroep(
        "signalen.Signaaleigenaar",
        (ALLES,),
        "wie een signaal moet oplossen",
        "weten wie er iets aan doet (REG-20)",
        Grond.TAAK,
        Lezers.BINNEN,
        "zolang het signaal er is",
    ),
    *(
        Veldgroep(
            f"signalen.{model}",
            (ALLES,),
            wat,
            "iemand laten weten wat er op hem of haar wacht",
            Grond.TAAK,
            Lezers.ZELF,
            ZOLANG_ACCOUNT,
        )
        for model, wat in (
            ("Melding", "meldingen"),
            ("Postvoorkeur", "e-mailadres en ritme voor berichten"),
            ("Dagbericht", "verstuurde berichten"),
        )
    ),
)
