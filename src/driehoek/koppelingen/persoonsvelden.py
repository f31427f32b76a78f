"""What systems outside say about people."""

from driehoek.platform.persoonsvelden import ALLES, Grond, Lezers, Veldgroep, declareer

declareer(
    Veldgroep(
        "koppelingen.Gebruiker",
        (ALLES,),
        "wat de aanmelddienst van een account zegt: zijn kenmerk daar, en of het aan staat",
        "iemand bij het inloggen herkennen, en toegang beëindigen bij vertrek (PT-23)",
        Grond.TAAK,
        Lezers.BEHEER,
        "zolang het account er is",
    ),
)
