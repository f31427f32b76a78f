"""What the lawfulness check holds about people."""

from driehoek.platform.persoonsvelden import ALLES, Grond, Lezers, Veldgroep, declareer

declareer(
    Veldgroep(
        "rechtmatigheid.Controlebestand",
        (ALLES,),
        "wie een bestand liet toetsen",
        "de uitkomst geven aan wie erom vroeg (BEV-04)",
        Grond.TAAK,
        Lezers.BEHEER,
        "zolang de controle wordt bewaard",
    ),
)
