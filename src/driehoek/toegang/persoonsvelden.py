"""What the review of access holds about people."""

from driehoek.platform.persoonsvelden import ALLES, Grond, Lezers, Veldgroep, declareer

declareer(
    Veldgroep(
        "toegang.Correctieverzoek",
        (ALLES,),
        "verzoeken om verbetering",
        "gegevens laten verbeteren (AVG 16)",
        Grond.PLICHT,
        Lezers.BEHEER,
        "even lang als de naam",
    ),
    Veldgroep(
        "toegang.Vernietiging",
        (ALLES,),
        "dat een naam is vernietigd, alleen met een nummer",
        "verantwoorden wat er is vernietigd (GEN-07)",
        Grond.PLICHT,
        Lezers.BEHEER,
        "blijvend",
    ),
    *(
        Veldgroep(
            f"toegang.{model}",
            (ALLES,),
            wat,
            "ieder kwartaal nagaan of iedereen kan wat hij moet kunnen, en niet meer (BIO2 5.18)",
            Grond.PLICHT,
            Lezers.BEHEER,
            "zolang de selectielijst zegt",
        )
        for model, wat in (
            ("Toegangsbeoordeling", "wie de toegang beoordeelde"),
            ("Toegangsbevinding", "wat er over iemands toegang is gevonden"),
        )
    ),
)
