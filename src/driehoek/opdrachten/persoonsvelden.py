"""What steering on opdrachten holds about people: who did, said or decided something in a role."""

from driehoek.platform.persoonsvelden import ALLES, Grond, Lezers, Veldgroep, declareer

ARCHIEF = "zolang de selectielijst zegt"
IN_ROL = "laten zien wie dit in zijn rol deed of besloot"

declareer(
    *(
        Veldgroep(f"opdrachten.{model}", (ALLES,), wat, IN_ROL, Grond.TAAK, Lezers.BINNEN, ARCHIEF)
        for model, wat in (
            ("Aanspreekpunt", "aanspreekpunten"),
            ("Buitensignaal", "wie een signaal van buiten doorgaf"),
            ("Signaalstap", "wie iets met een signaal van buiten deed"),
            ("Aanvaarding", "wie een opdracht aanvaardde"),
            ("Verantwoording", "wie verantwoording aflegde"),
            ("Opgaveoordeel", "wie een oordeel gaf over de voortgang"),
            ("Knelpunt", "wie een knelpunt voorlegde"),
            ("Knelpuntstap", "wie iets met een knelpunt deed"),
            ("Scopevoorstel", "wie een scopevoorstel opstelde"),
            ("Scopestem", "wie hoe over een scopevoorstel stemde"),
            ("Scopevoorstelafloop", "wie een scopevoorstel afsloot"),
            ("Decharge", "wie decharge kreeg"),
        )
    ),
    Veldgroep(
        "opdrachten.Invoerbestand",
        (ALLES,),
        "bestanden die iemand aanbood om te importeren",
        "laten zien wat er met een bestand gebeurt, en het kunnen overnemen",
        Grond.TAAK,
        Lezers.ZELF,
        "30 dagen na het aanbieden",
        gevoelig=True,
    ),
)
