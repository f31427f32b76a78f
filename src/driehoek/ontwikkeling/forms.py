"""What people fill in about themselves and about the language of competences."""

from collections.abc import Mapping
from typing import Any

from django import forms

from driehoek.ontwikkeling import reads_begrippen
from driehoek.ontwikkeling.models import Begrip
from driehoek.ontwikkeling.types import (
    LANGSTE_BEWIJS,
    LANGSTE_TEKST,
    MEESTE_UREN,
    Deel,
    Niveau,
    Verbandsoort,
    Zichtbaar,
)
from driehoek.register.velden import Gevondene, Keus, KiesField, Kiezer, Vondst

NIET_MEDISCH = "Schrijf niets over je gezondheid of die van een ander."
VRAAG: dict[str, str] = {
    Deel.BEL_MIJ: "Waar mogen collega's je voor bellen? Een onderwerp per regel, hooguit tien.",
    Deel.ERVARING: "Wat deed je voor je hier kwam, of buiten de rollen die het register al kent?",
    Deel.WENSEN: "Wat wil je leren, en hoe?",
    Deel.AMBITIES: "Waar wil je over een paar jaar staan?",
    Deel.LEREN: "Hoe leer je het best, en waar krijg je energie van?",
    Deel.BESCHIKBAAR: "Wanneer en waarvoor heb je ruimte?",
    Deel.P_MANAGER: "Hoe vul je de rol van P-manager in, en wat wil je daarin nog leren?",
}


def zoek_begrippen(q: str) -> Vondst:
    """Terms to choose from, with what tells them apart."""
    gevonden = reads_begrippen.zoek(q)
    eerste = [
        Gevondene(str(b.id), b.label, b.get_soort_display(), ", ".join(b.synoniemen[:3]))
        for b in gevonden
    ]
    return Vondst(eerste, len(eerste))


def noem_begrip(id_: int) -> str:
    return Begrip.objects.filter(id=id_).values_list("label", flat=True).first() or ""


class BegripKiezer(Kiezer):
    adres, wat, lijst = "profiel-begrippen", "een begrip", "ontwikkeling/begrippenkeuze.html"
    zoek = staticmethod(zoek_begrippen)
    noem = staticmethod(noem_begrip)

    @staticmethod
    def is_er(id_: int, /) -> bool:
        return Begrip.objects.filter(id=id_, vervallen__isnull=True).exists()


def zoekt_nog(gegevens: Mapping[str, str], veld: str) -> bool:
    """Whether the button beside the field was pressed, and nothing of what it finds is picked.

    A browser presses that button, the first of the form, for who presses Enter elsewhere too.
    """
    q, gekozen = gegevens.get(f"{veld}_q", "").strip(), gegevens.get(veld, "")
    return gegevens.get("stap") == "zoek" and bool(q) and zoek_begrippen(q).met(gekozen) is None


def getypt(gegevens: Mapping[str, str], veld: str) -> dict[str, Any]:
    """What was filled in so far, for a form that is shown again to pick from."""
    keus = Keus(gegevens.get(f"{veld}_q", "").strip(), gegevens.get(veld, ""))
    return {**{naam: gegevens[naam] for naam in gegevens}, veld: keus}


class BegripField(KiesField):
    """One term of the language of competences."""

    kiezer = BegripKiezer
    niemand = "Geen begrip past bij '{q}'. Probeer een ander woord, of voeg het toe bij Begrippen."
    meer = "{aantal} begrippen passen bij '{q}'. Kies welk je bedoelt."

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("help_text", "Typ een deel van het woord, en kies uit wat er staat.")
        opties.setdefault("error_messages", {"required": "Kies een begrip."})
        super().__init__(**opties)


def _zichtbaar() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Wie mag dit deel zien?",
        choices=Zichtbaar.choices,
        initial=Zichtbaar.ZELF,
        widget=forms.RadioSelect,
        help_text="Jij beslist, en je kunt het altijd weer veranderen. Collega's vinden je op dit"
        " deel pas als je het met de organisatie deelt.",
        error_messages={"required": "Kies wie dit deel mag zien."},
    )


class DeelForm(forms.Form):
    """A part in own words."""

    use_required_attribute = False
    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    tekst = forms.CharField(
        required=False,
        max_length=LANGSTE_TEKST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=NIET_MEDISCH,
    )
    uren = forms.IntegerField(
        label="Uren per week", required=False, min_value=0, max_value=MEESTE_UREN
    )
    zichtbaar = _zichtbaar()

    def __init__(self, deel: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["tekst"].label = VRAAG[deel]
        if deel != Deel.BESCHIKBAAR:
            del self.fields["uren"]


class VaardigheidForm(forms.Form):
    """Something one knows or can do."""

    use_required_attribute = False
    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    begrip = BegripField(label="Wat weet of kun je?")
    niveau = forms.TypedChoiceField(
        label="Hoe goed?",
        choices=Niveau.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe goed je dit kunt."},
    )
    bewijs = forms.CharField(
        label="Waaruit blijkt dat?",
        required=False,
        max_length=LANGSTE_BEWIJS,
        help_text=f"Bijvoorbeeld een opleiding of iets dat je maakte. {NIET_MEDISCH}",
    )
    opdracht = forms.TypedChoiceField(
        label="Of uit een opdracht",
        required=False,
        coerce=int,
        empty_value=None,
    )

    def __init__(self, werk: dict[int, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        keuzes = [("", "Geen opdracht"), *sorted(werk.items(), key=lambda p: p[1])]
        self.fields["opdracht"].choices = keuzes  # type: ignore[attr-defined]


class ZichtbaarForm(forms.Form):
    """Who may see what one knows and can do."""

    use_required_attribute = False
    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    zichtbaar = _zichtbaar()


class BegripForm(forms.Form):
    """A word of our own."""

    use_required_attribute = False
    label = forms.CharField(
        label="Het woord", max_length=200, error_messages={"required": "Vul het woord in."}
    )
    synoniemen = forms.CharField(
        label="Andere woorden ervoor",
        required=False,
        max_length=1000,
        help_text="Met komma's ertussen. Wie op zo'n woord zoekt, vindt het ook.",
    )
    breder = BegripField(label="Valt onder", required=False)


class VerbandForm(forms.Form):
    """How a word of our own relates to another."""

    use_required_attribute = False
    soort = forms.ChoiceField(
        label="Verband",
        choices=Verbandsoort.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat het verband is."},
    )
    begrip = BegripField(label="Met welk begrip?")
