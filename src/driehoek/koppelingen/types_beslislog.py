"""The words of the decision log."""

from django.db.models import TextChoices


class Uitkomst(TextChoices):
    """What came of a call."""

    JA = "ja", "Ja"
    NEE = "nee", "Nee"
    DEELS = "deels", "Deels ja"
    GEVONDEN = "gevonden", "Gezocht"
    MISLUKT = "mislukt", "Geen antwoord"


class Gebeurtenis(TextChoices):
    """What was asked; the name is that of the Authorization Decision Log, without 'adl.'."""

    EEN = "access_evaluation", "Een vraag"
    MEER = "access_evaluations", "Een reeks vragen"
    WIE = "search_subject", "Wie mag dit?"
    WAAROP = "search_resource", "Waarop mag dit?"
    WAT = "search_action", "Wat mag iemand?"
