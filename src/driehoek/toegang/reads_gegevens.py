"""All that is kept about one person, by the register of personal data itself (GEN-02; AVG 15).

What a room declares is found here without another word: by the key to the person, or to one of
the accounts of that person.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from driehoek.platform import persoonsvelden
from driehoek.platform.models import Inzage
from driehoek.platform.persoonsvelden import Lezers, Veldgroep
from driehoek.register.models import AccountPersoon
from driehoek.toegang.models import Correctieverzoek

HOOGUIT = 2_000
"""Of so many rows of one kind the newest come along; a page that says 'all' would be no page."""
BULK = ("medewerkerslijst", "rollenlijst")
"""Readings that are of everybody at once."""


@dataclass(frozen=True, slots=True)
class Bron:
    """What one declaration holds about somebody."""

    groep: Veldgroep
    rijen: tuple[dict[str, object], ...]
    aantal: int


def alles_over(persoon: int) -> list[Bron]:
    """Every declared field about this person, also of before; nothing that nobody may read."""
    accounts = list(
        AccountPersoon.objects.filter(persoon_id=persoon).values_list("account_id", flat=True)
    )
    return [
        _bron(groep, _van(apps.get_model(groep.model), persoon, accounts))
        for groep in persoonsvelden.alle()
    ]


def _bron(groep: Veldgroep, rijen: QuerySet[Model]) -> Bron:
    namen = persoonsvelden.velden_van(groep)
    if groep.lezers is Lezers.NIEMAND:
        return Bron(groep, (), rijen.count())
    gelezen = list(rijen.order_by("-pk")[:HOOGUIT])
    delen = tuple({naam: _waarde(rij, naam) for naam in namen} | _wanneer(rij) for rij in gelezen)
    return Bron(groep, delen, len(delen) if len(delen) < HOOGUIT else rijen.count())


def _wanneer(rij: Model) -> dict[str, object]:
    """Over which days it is true, for what has a period."""
    geldig = rij.__dict__.get("geldig")
    return {"vanaf": geldig.lower, "tot": geldig.upper} if geldig else {}


def _waarde(rij: Model, naam: str) -> object:
    waarde = rij.__dict__.get(rij._meta.get_field(naam).attname)  # type: ignore[union-attr]
    if isinstance(waarde, bytes | memoryview):
        return f"{len(bytes(waarde))} bytes"
    if waarde is None or isinstance(waarde, str | int | float | bool | date | datetime):
        return waarde
    return str(waarde)


def _van(model: type[Model], persoon: int, accounts: list[UUID]) -> QuerySet[Model]:
    """The rows about this person, or about an account of this person."""
    vraag = Q(pk__in=[])
    for veld in model._meta.concrete_fields:
        naar = veld.related_model
        label = "" if naar is None else persoonsvelden.label(naar)
        if label == "register.persoon" or (not label and veld.name == "persoon"):
            vraag |= Q(**{veld.attname: persoon})
        elif label == "platform.account" or (not label and veld.name == "account"):
            vraag |= Q(**{f"{veld.attname}__in": accounts})
    if model._meta.label == "platform.Account":
        vraag = Q(pk__in=accounts)
    return model._default_manager.filter(vraag)


def wie_keek(persoon: int) -> list[Inzage]:
    """Who read sensitive data of this person, newest first; also who took a list of everybody."""
    return list(
        Inzage.objects.filter(
            Q(persoon=persoon) | Q(persoon__isnull=True, soort__in=BULK)
        ).order_by("-moment")[:HOOGUIT]
    )


def verzoeken(persoon: int) -> list[Correctieverzoek]:
    return list(Correctieverzoek.objects.filter(persoon_id=persoon))


def als_gegevens(bronnen: Iterable[Bron]) -> list[dict[str, Any]]:
    """For a download: each kind with its purpose, ground, readers and term, and all of its rows."""
    return [
        {
            "wat": bron.groep.wat,
            "doel": bron.groep.doel,
            "grond": bron.groep.grond.value,
            "lezers": bron.groep.lezers.value,
            "bewaartermijn": bron.groep.termijn,
            "aantal": bron.aantal,
            "gegevens": list(bron.rijen),
        }
        for bron in bronnen
    ]
