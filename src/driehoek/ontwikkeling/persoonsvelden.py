"""What people write about themselves in their own profile."""

from driehoek.platform.persoonsvelden import Grond, Lezers, Veldgroep, declareer

TOT_WISSEN = "tot de medewerker het wist, en hooguit even lang als de naam"

declareer(
    Veldgroep(
        "ontwikkeling.Profieldeel",
        ("persoon", "deel", "tekst", "uren", "zichtbaar", "versie", "bijgewerkt", "zoek"),
        "eigen profiel: wensen, ambities, beschikbaarheid, waarvoor je te bellen bent",
        "ontwikkeling, en gevonden worden om wat je kunt en wilt (PT-12)",
        Grond.TOESTEMMING,
        Lezers.KEUZE,
        TOT_WISSEN,
        gevoelig=True,
    ),
    Veldgroep(
        "ontwikkeling.Vaardigheid",
        ("persoon", "begrip", "niveau", "bewijs", "opdracht"),
        "kennis en vaardigheid",
        "ontwikkeling, en gevonden worden om wat je kunt (PT-12, MAT-12)",
        Grond.TOESTEMMING,
        Lezers.KEUZE,
        TOT_WISSEN,
        gevoelig=True,
    ),
    Veldgroep(
        "ontwikkeling.Teamplan",
        ("drager", "versie", "jaar", "bewerking", "bijgewerkt", "door", "vastgesteld"),
        "wie het teamplan het laatst bewaarde of vaststelde",
        "weten bij wie je moet zijn over het plan (PT-10)",
        Grond.TAAK,
        Lezers.BINNEN,
        "zolang het P-team er is",
    ),
)
