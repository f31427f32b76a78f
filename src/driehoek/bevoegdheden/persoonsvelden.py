"""What the mandate regulation holds about people."""

from driehoek.platform.persoonsvelden import ALLES, Grond, Lezers, Veldgroep, declareer

declareer(
    Veldgroep(
        "bevoegdheden.Bekrachtiging",
        (ALLES,),
        "wiens besluit achteraf is bekrachtigd",
        "een onbevoegd genomen besluit herstellen (BEV-13)",
        Grond.TAAK,
        Lezers.BINNEN,
        "zolang de selectielijst zegt",
    ),
)
