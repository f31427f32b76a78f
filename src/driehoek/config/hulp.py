"""Help: the user guide, searching in it, and which chapter belongs to which page."""

import functools
from pathlib import PurePosixPath

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from driehoek.platform.ui import gids
from driehoek.platform.ui.gids import Hoofdstuk

INHOUD = "README.md"

# Of each page, by the name of its address: its chapter, and the heading in it where there is one.
BIJ: dict[str, str] = {
    "home": "beginnen#de-voorpagina",
    "zoek": "zoeken",
    "inloggen": "beginnen",
    "inloglink": "beginnen",
    "voorkeuren": "handig-werken#voorkeuren",
    "favorieten": "handig-werken#favorieten",
    "rondleiding": "handig-werken#hulp",
    "begroting": "begroting",
    "was-wordt": "begroting#wat-een-post-werd",
    "opgaven": "zoeken#lijsten",
    "opgave": "opdracht",
    "opdrachten": "zoeken#lijsten",
    "opdracht": "opdracht",
    "personen": "zoeken#lijsten",
    "persoon": "rollen-en-rechten",
    "orgaan": "rollen-en-rechten",
    "mensen": "wie-is-wie",
    "mens": "wie-is-wie#iemands-pagina",
    "mijn-profiel": "mijn-profiel",
    "profiel-kennis": "mijn-profiel#kennis-en-vaardigheid",
    "profieldeel": "mijn-profiel#wie-ziet-wat",
    "profiel-wis": "mijn-profiel#wissen",
    "begrippen": "mijn-profiel#begrippen",
    "p-managers": "p-teams#p-managers",
    "pteams-overzicht": "p-teams#het-overzicht",
    "bureau": "p-teams#mijn-mensen",
    "privacy": "mijn-gegevens#welke-gegevens-van-mensen",
    "mijn-gegevens": "mijn-gegevens",
    "correctieverzoeken": "mijn-gegevens#verzoeken-beantwoorden",
    "correctieverzoek": "mijn-gegevens#verzoeken-beantwoorden",
    "begrip": "mijn-profiel#begrippen",
    "begrip-nieuw": "mijn-profiel#begrippen",
    "pteams": "p-teams",
    "pteam": "p-teams#een-p-team",
    "meedoen": "vakgenootschappen#meedoen",
    "meedoen-stop": "vakgenootschappen#stoppen",
    "verbanden": "vakgenootschappen",
    "verband": "vakgenootschappen#een-vakgenootschap",
    "teamplan": "teamplan",
    "teamplan-versie": "teamplan#versies",
    "teamplan-wijzig": "teamplan#schrijven",
    "gewenste-pteams": "vakken#gewenste-p-teams",
    "vakvoorstellen": "vakken#een-vak-voorstellen",
    "vakvoorstel": "vakken#een-vak-voorstellen",
    "vakvoorstel-nieuw": "vakken#een-vak-voorstellen",
    "vakmodel": "vakken#vakdomeinen-en-clusters",
    "besluiten": "zoeken#lijsten",
    "besluit": "opdracht#waar-rust-dit-op",
    "regels": "regels",
    "regel": "regels",
    "grootboek": "grootboek",
    "handeling": "grootboek",
    "controles": "rechtmatigheid#een-bestand-laten-toetsen",
    "controle-bestand": "rechtmatigheid#een-bestand-laten-toetsen",
    "controle": "rechtmatigheid#de-uitkomst-lezen",
    "controle-regels": "rechtmatigheid#de-regels-zelf",
    "controle-regel": "rechtmatigheid#de-regels-zelf",
    "gevolgen": "rechtmatigheid#gevolgen-van-een-wijziging-achteraf",
    "gevolgen-handeling": "rechtmatigheid#gevolgen-van-een-wijziging-achteraf",
    "vastleggen": "vastleggen#stap-1-wat-is-er-gebeurd",
    "vastleggen-besluit": "vastleggen#een-intrekking",
    "vastleggen-ongedaan": "vastleggen#iets-ongedaan-maken",
    "vastleggen-vorm": "vastleggen#stap-2-vul-in",
    "vastleggen-gevolgen": "vastleggen#stap-3-bekijk-de-gevolgen",
    "aanspreekpunten": "samenhang-signalen-aanspreekpunten#aanspreekpunten",
    "onderwerp": "samenhang-signalen-aanspreekpunten#aanspreekpunten",
    "samenhang": "samenhang-signalen-aanspreekpunten#samenhang",
    "buitensignalen": "samenhang-signalen-aanspreekpunten#signalen-van-buiten",
    "buitensignaal": "samenhang-signalen-aanspreekpunten#signalen-van-buiten",
    "signaal-noteer": "samenhang-signalen-aanspreekpunten#signalen-van-buiten",
    "signaal-weeg": "samenhang-signalen-aanspreekpunten#signalen-van-buiten",
    "signaal-stel-voor": "samenhang-signalen-aanspreekpunten#signalen-van-buiten",
    "signalen": "signalen-en-meldingen#de-lijst",
    "signaal": "signalen-en-meldingen#een-signaal-oplossen",
    "tijdigheid": "signalen-en-meldingen#tijdigheid-van-registratie",
    "meldingen": "signalen-en-meldingen#meldingen",
    "meldingen-instellen": "signalen-en-meldingen#berichten-per-e-mail",
    "meldingen-bevestig": "signalen-en-meldingen#berichten-per-e-mail",
    "knelpunten": "sturen#er-loopt-iets-vast",
    "knelpunt": "sturen#er-loopt-iets-vast",
    "knelpunt-antwoord": "sturen#er-loopt-iets-vast",
    "scopevoorstellen": "sturen#de-scope-van-meer-opdrachten-tegelijk",
    "scopevoorstel": "sturen#de-scope-van-meer-opdrachten-tegelijk",
    "scopevoorstel-nieuw": "sturen#de-scope-van-meer-opdrachten-tegelijk",
    "scopevoorstel-stem": "sturen#de-scope-van-meer-opdrachten-tegelijk",
    "scopevoorstel-intrekken": "sturen#de-scope-van-meer-opdrachten-tegelijk",
    "scopevoorstel-gevolgen": "sturen#de-scope-van-meer-opdrachten-tegelijk",
    "voortgang": "sturen#voortgang-per-ambitie",
    "portfolio": "portfolio",
    "portfolio-veranderingen": "portfolio",
    "rapporten": "rapporten-en-uittreksels#register-op-datum",
    "rapport": "rapporten-en-uittreksels#register-op-datum",
    "uittreksel": "rapporten-en-uittreksels#uittreksel-van-een-opdracht",
    "importeren": "een-bestaand-register",
    "importeren-soort": "een-bestaand-register",
    "importeren-bestand": "een-bestaand-register",
    "openbaar": "openbare-paginas#wat-je-er-vindt",
    "openbaar-zoek": "openbare-paginas#wat-je-er-vindt",
    "openbaar-opgaven": "openbare-paginas#wat-je-er-vindt",
    "openbaar-opgave": "openbare-paginas#wat-je-er-vindt",
    "openbaar-opdrachten": "openbare-paginas#wat-je-er-vindt",
    "openbaar-opdracht": "openbare-paginas#wat-je-er-vindt",
    "openbaar-over": "openbare-paginas",
    "openbaar-data": "openbare-paginas#open-data",
    "account_login": "inloggen-en-accounts#inloggen",
    "account": "inloggen-en-accounts#mijn-account",
    "mfa_index": "inloggen-en-accounts#mijn-account",
    "account-wachtwoord": "inloggen-en-accounts#mijn-account",
    "account_reauthenticate": "inloggen-en-accounts#mijn-account",
    "mfa_reauthenticate": "inloggen-en-accounts#mijn-account",
    "mfa_reauthenticate_webauthn": "inloggen-en-accounts#mijn-account",
    "tweede-factor": "inloggen-en-accounts#een-tweede-stap",
    "mfa_authenticate": "inloggen-en-accounts#een-tweede-stap",
    "mfa_activate_totp": "inloggen-en-accounts#een-tweede-stap",
    "mfa_deactivate_totp": "inloggen-en-accounts#een-tweede-stap",
    "mfa_add_webauthn": "inloggen-en-accounts#een-tweede-stap",
    "mfa_edit_webauthn": "inloggen-en-accounts#een-tweede-stap",
    "mfa_remove_webauthn": "inloggen-en-accounts#een-tweede-stap",
    "mfa_view_recovery_codes": "inloggen-en-accounts#een-tweede-stap",
    "mfa_generate_recovery_codes": "inloggen-en-accounts#een-tweede-stap",
    "accounts": "inloggen-en-accounts#accounts-beheren",
    "account-beheer": "inloggen-en-accounts#accounts-beheren",
    "account-nieuw": "inloggen-en-accounts#accounts-beheren",
    "accountgebeurtenissen": "inloggen-en-accounts#accounts-beheren",
    "mag-dit": "mag-dit#mag-dit",
    "wie-mag-dit": "mag-dit#wie-mag-dit",
    "wat-mag-ik": "mag-dit#wat-mag-ik",
    "wat-mag-persoon": "mag-dit#wat-mag-ik",
    "wie-tekent": "mag-dit#wie-tekent",
    "beslissers": "toegang-en-instellingen",
    "toegang": "toegang-en-instellingen",
    "toegang-persoon": "toegang-en-instellingen",
    "toegang-gewijzigd": "toegang-en-instellingen",
    "toegang-aandacht": "toegang-en-instellingen",
    "toegang-beoordelen": "toegang-en-instellingen",
    "toegang-beoordelingen": "toegang-en-instellingen",
    "toegang-beoordeling": "toegang-en-instellingen",
    "koppelingen": "koppelingen#wie-er-leest",
    "koppeling": "koppelingen#wie-er-leest",
    "koppeling-nieuw": "koppelingen#een-systeem-aansluiten",
    "koppeling-wijzig": "koppelingen#een-systeem-aansluiten",
    "koppeling-sleutel": "koppelingen#sleutels",
    "koppeling-sleutel-nieuw": "koppelingen#sleutels",
    "koppeling-intrekken": "koppelingen#sleutels",
    "koppeling-sleutel-intrekken": "koppelingen#sleutels",
    "koppelingen-api": "koppelingen#wat-een-systeem-kan-vragen",
    "instellingen": "toegang-en-instellingen",
    "instelling": "toegang-en-instellingen",
    "mandaat": "mandaatregeling#de-regeling-op-een-dag",
    "mandaat-overzicht": "mandaatregeling#de-regeling-op-een-dag",
    "mandaat-artikel": "mandaatregeling#een-artikel",
    "beslissingen": "het-beslislog",
    "beslissing": "het-beslislog#een-vraag",
    "hulp": "handig-werken#hulp",
    "hulp-hoofdstuk": "handig-werken#hulp",
}


@functools.cache
def hoofdstukken() -> tuple[Hoofdstuk, ...]:
    """The chapters in order, and then what they refer to."""
    nummers = sorted(p for p in settings.GIDS.glob("*.md") if p.name != INHOUD)
    return tuple(gids.lees(pad, _adres) for pad in (*nummers, *sorted(settings.GIDS_BIJLAGEN)))


@functools.cache
def _inhoud() -> Hoofdstuk:
    return gids.lees(settings.GIDS / INHOUD, _adres)


def _adres(naam: str) -> str:
    """Where in the application a file of the guide is shown."""
    if PurePosixPath(naam).suffix != ".md":
        return static(f"gids/{naam}")
    if naam == INHOUD:
        return reverse("hulp")
    return reverse("hulp-hoofdstuk", args=[gids.slug_van(naam)])


def adres_bij(request: HttpRequest) -> str:
    """The help that belongs to the page that is asked for."""
    treffer = request.resolver_match
    slug, hek, anker = BIJ.get(treffer.url_name or "" if treffer else "", "").partition("#")
    return f"{reverse('hulp-hoofdstuk', args=[slug])}{hek}{anker}" if slug else reverse("hulp")


@require_safe
def hulp(request: HttpRequest) -> HttpResponse:
    """What the guide holds; or where in it something stands."""
    q = request.GET.get("q", "").strip()
    context = {
        "q": q,
        "vondsten": gids.zoek(hoofdstukken(), q),
        "inhoud": _inhoud(),
        "hoofdstukken": hoofdstukken(),
    }
    return render(request, "config/hulp.html", context)


@require_safe
def hoofdstuk(request: HttpRequest, slug: str) -> HttpResponse:
    gevonden = next((h for h in hoofdstukken() if h.slug == slug), None)
    if gevonden is None:
        raise Http404("Dit hoofdstuk is er niet.")
    context = {"hoofdstuk": gevonden, "hoofdstukken": hoofdstukken()}
    return render(request, "config/hoofdstuk.html", context)
