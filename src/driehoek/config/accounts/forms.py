"""The forms of one's own account, and of making one for another."""

from typing import Any

from django import forms
from django.contrib.auth.forms import SetPasswordForm


class WachtwoordForm(SetPasswordForm):  # type: ignore[type-arg]  # generic in the stubs only
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        eerste, tweede = self.fields["new_password1"], self.fields["new_password2"]
        eerste.label = "Nieuw wachtwoord"
        eerste.help_text = "Minstens 12 tekens. Een zin van een paar woorden is goed te onthouden."
        tweede.label, tweede.help_text = "Nog een keer", ""


class NieuwAccountForm(forms.Form):
    """For whom, out of the persons that were found; and under which name."""

    persoon = forms.ChoiceField(
        label="Voor wie?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies voor wie het account is.",
            "invalid_choice": "Kies iemand uit de lijst.",
        },
    )
    gebruikersnaam = forms.CharField(
        label="Gebruikersnaam",
        max_length=100,
        required=False,
        help_text="Laat je dit leeg, dan wordt het het personeelsnummer.",
    )

    def __init__(self, *args: Any, personen: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["persoon"]
        assert isinstance(veld, forms.ChoiceField)  # noqa: S101  (see above)
        veld.choices = personen
