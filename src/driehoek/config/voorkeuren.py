"""How somebody likes to work: the look of the pages, and whether single keys do something."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from driehoek.platform.gemak import acts, reads
from driehoek.platform.gemak.types import Thema
from driehoek.platform.models import Account, Voorkeur

COOKIE = "driehoek_thema"
JAAR = 365 * 24 * 60 * 60


class VoorkeurForm(forms.Form):
    thema = forms.ChoiceField(
        label="Kleuren",
        choices=Thema.choices,
        widget=forms.RadioSelect,
        help_text="Donker is rustiger voor je ogen in een donkere kamer. Afdrukken is altijd licht.",
    )
    sneltoetsen = forms.BooleanField(
        label="Sneltoetsen staan aan",
        required=False,
        help_text="Zet ze uit als je met je stem werkt, of als ze in de weg zitten.",
    )

    def __init__(self, *args: object, ingelogd: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if not ingelogd:
            del self.fields["sneltoetsen"]


def van(request: HttpRequest) -> Voorkeur:
    """What this visitor chose: by account, else by the cookie that a choice leaves behind."""
    gekozen = reads.voorkeur(request.user)
    if gekozen is not None:
        return gekozen
    thema = request.COOKIES.get(COOKIE, "")
    return Voorkeur(thema=thema if thema in Thema.values else Thema.APPARAAT)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def voorkeuren(request: HttpRequest) -> HttpResponse:
    """For everybody: who is not logged in chooses for this browser."""
    account = request.user if isinstance(request.user, Account) else None
    nu = van(request)
    form = VoorkeurForm(
        request.POST or None,
        initial={"thema": nu.thema, "sneltoetsen": nu.sneltoetsen},
        ingelogd=account is not None,
    )
    if not form.is_valid():
        return render(request, "config/voorkeuren.html", {"form": form})
    if account is not None:
        acts.kies(account, **form.cleaned_data)
    messages.success(request, "Je voorkeuren zijn bewaard.")
    antwoord = redirect("voorkeuren")
    antwoord.set_cookie(
        COOKIE,
        form.cleaned_data["thema"],
        max_age=JAAR,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return antwoord
