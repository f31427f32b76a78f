"""A filled register to look at, and being somebody who looks."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from unittest import mock

import psycopg
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from driehoek.platform import documenten, regelboek
from driehoek.platform.models import Account, Kop
from driehoek.register.models import AccountPersoon, Besluit
from driehoek.register.types import OpBesluit
from provincie import Provincie

BACKEND = "driehoek.config.aanmelden.MetPersoon"
START = date(2024, 2, 1)
ACCOUNT = uuid.UUID(int=54_321)
"""An account that others look after."""


@dataclass(frozen=True, slots=True)
class Wereld:
    """What the pages are about, by id."""

    provincie: Provincie
    opgave: int
    opdracht: int
    deel: int
    aog: int
    besluit: int
    orgaan: int
    collega: int

    @property
    def beheerder(self) -> int:
        return self.provincie.beheerder


def bouw(provincie: Provincie) -> Wereld:
    """One opgave with a whole driehoek, a part, a budget line, and a colleague without a role.

    Their ids are as long as in a register that is in use: a number as people write it ('54.321')
    is no address.
    """
    Kop.objects.update(laatste_id=54_321)
    opgave = provincie.opgave("Landbouw en voedsel")
    provincie.benoem(opgave, "BOG", provincie.persoon("Gijs", "Gedeputeerde"))
    post = provincie.post("2-1-3-1", lasten=900_000)
    opdracht = provincie.opdracht(opgave, "Stikstof terugdringen", post=post, vanaf=START)
    aog = provincie.aog(opdracht, vanaf=START)
    provincie.aon(opdracht, vanaf=START)
    deel = provincie.deelopdracht(opdracht, "Metingen", vanaf=START)
    account_van(aog, "beheerd", id=ACCOUNT)
    return Wereld(
        provincie=provincie,
        opgave=opgave,
        opdracht=opdracht,
        deel=deel,
        aog=aog,
        besluit=Besluit.objects.get(soort="opdracht_starten").id,
        orgaan=provincie.orgaan("GS"),
        collega=provincie.persoon("Col", "Lega"),
    )


def account_van(persoon: int | None, naam: str = "", **velden: Any) -> Account:
    account = Account.objects.create(
        gebruikersnaam=naam or f"account-{persoon}", password=make_password(None), **velden
    )
    if persoon is not None:
        AccountPersoon.objects.create(account=account, persoon_id=persoon)
    return account


def als(persoon: int | None, **opties: Any) -> Client:
    """A browser in which this person is logged in."""
    client = Client(**opties)
    client.force_login(account_van(persoon), backend=BACKEND)
    return client


def tel(client: Client, pad: str) -> int:
    """How many queries this page takes, those that go around Django's cursor included."""
    echt = psycopg.Cursor.execute
    with mock.patch.object(psycopg.Cursor, "execute", autospec=True, side_effect=echt) as vragen:
        antwoord = client.get(pad)
    assert antwoord.status_code == 200, (pad, antwoord.status_code)
    return vragen.call_count


def alle_namen(patronen: Any = None) -> Iterator[str]:
    """The name of every address in the urlconf."""
    for p in patronen if patronen is not None else get_resolver().url_patterns:
        if isinstance(p, URLResolver):
            yield from alle_namen(p.url_patterns)
        elif isinstance(p, URLPattern):
            yield p.name


def adressen(wereld: Wereld) -> dict[str, str]:
    """Every address that shows a page, by its name in the urlconf."""
    return {
        "home": "/",
        "zoek": "/zoek/?q=stikstof",
        "suggesties": "/zoek/suggesties/?q=stikstof",
        "begroting": "/begroting/",
        "opgaven": "/opgaven/",
        "opgave": f"/opgaven/{wereld.opgave}/",
        "opdrachten": "/opdrachten/",
        "opdracht": f"/opdrachten/{wereld.opdracht}/",
        "personen": "/personen/",
        "persoon": f"/personen/{wereld.aog}/",
        "orgaan": f"/organen/{wereld.orgaan}/",
        "besluiten": "/besluiten/",
        "besluit": f"/besluiten/{wereld.besluit}/",
        "regels": "/regels/",
        "regel": f"/regels/{regelboek.alle()[0].sleutel}/",
        "grootboek": "/grootboek/",
        "handeling": "/grootboek/1/",
        "account": "/account/",
        "mfa_index": "/account/",
        "tweede-factor": "/account/tweede-stap/",
        "accounts": "/beheer/accounts/",
        "accountgebeurtenissen": "/beheer/accounts/gebeurtenissen/",
        "account-beheer": f"/beheer/accounts/{ACCOUNT}/",
    }


def wizardadressen(wereld: Wereld) -> dict[str, str]:
    """Every address to enter something that shows a page before anything is filled in."""
    waar = f"?drager={wereld.opdracht}"
    return {
        "was-wordt": "/begroting/was-wordt/",
        "vastleggen": f"/vastleggen/{waar}",
        "vastleggen-mensen": "/vastleggen/mensen/?veld=persoon&persoon_q=e",
        "vastleggen-besluit": f"/vastleggen/besluit/{wereld.besluit}/",
        "vastleggen-vorm": f"/vastleggen/vervang-aog/{waar}",
        "vastleggen-beslissers": f"/vastleggen/vervang-aog/beslissers/{waar}&genomen=1-11-2026",
    }


def accountadressen() -> dict[str, str]:
    """Every address of a form about an account; of who has no second step yet some lead back."""
    return {
        "account-nieuw": "/beheer/accounts/nieuw/?q=e",
        "account-wachtwoord": "/account/wachtwoord/",
        "mfa_activate_totp": "/account/code-app/",
        "mfa_deactivate_totp": "/account/code-app/weg/",
        "mfa_add_webauthn": "/account/passkeys/nieuw/",
        "mfa_edit_webauthn": "/account/passkeys/1/",
        "mfa_remove_webauthn": "/account/passkeys/1/weg/",
        "mfa_view_recovery_codes": "/account/herstelcodes/",
        "mfa_generate_recovery_codes": "/account/herstelcodes/nieuw/",
        "account_reauthenticate": "/account/bevestig/wachtwoord/",
        "mfa_reauthenticate": "/account/bevestig/code/",
        "mfa_reauthenticate_webauthn": "/account/bevestig/passkey/",
    }


def accountdaden() -> dict[str, str]:
    """Every address about accounts that only does something."""
    return {
        "account-sessie-einde": "/account/sessie-einde/",
        "account-link": f"/beheer/accounts/{ACCOUNT}/link/",
        "account-doe": f"/beheer/accounts/{ACCOUNT}/uitloggen/",
    }


def besluit_met_document(provincie: Provincie) -> int:
    """A besluit of which the text is kept; gives the id."""
    document = documenten.bewaar(b"%PDF-1.7\nbesluit\n%%EOF\n", "besluit.pdf")
    gegevens = provincie.besluit("functionele_rol", door="DT").besluit
    uitkomst = provincie.benoem(
        provincie.concern,
        "RECRUITER",
        provincie.persoon("Rik", "Recruiter"),
        grond=OpBesluit(replace(gegevens, document=document.sha256)),
    )
    return uitkomst.ids("register_besluit")[0]
