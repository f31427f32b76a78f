"""The register of personal data, declared beside the models of each room (GEN-02, GEN-03).

Each room says in its `persoonsvelden.py` what its fields say about people, what for, on which
ground, who reads it and how long it stays. The page Privacy is made of these declarations, and a
test finds a field about a person that none of them names.
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Field, Model

TECHNISCH = frozenset({"id", "geopend", "gesloten", "geregistreerd", "geldig", "grondslag"})
"""Says nothing about a person by itself: identity, and when the register said it on what ground."""
ALLES = "*"
"""In place of names: every field of the model that is not technical."""


class Lezers(enum.Enum):
    """Who reads a field, besides whom it is about."""

    BUITEN = "iedereen, ook buiten de organisatie, bij openbare rollen"
    BINNEN = "iedereen die is ingelogd"
    LEIDING = "de P-manager, de directeur M&O en wie het vastlegt"
    KEUZE = "wie de medewerker zelf kiest, en de P-manager"
    BEHEER = "de registerbeheerder en wie toezicht houdt op toegang"
    ZELF = "alleen de persoon zelf"
    NIEMAND = "niemand: het systeem vergelijkt het alleen"


class Grond(enum.Enum):
    """The ground in law (AVG article 6)."""

    TAAK = "taak van algemeen belang (AVG 6.1.e)"
    PLICHT = "wettelijke plicht (AVG 6.1.c)"
    TOESTEMMING = "toestemming (AVG 6.1.a)"


@dataclass(frozen=True, slots=True)
class Veldgroep:
    """Fields of one model that say one thing about people."""

    model: str
    """As in 'organisatie.Dienstverband'."""
    velden: tuple[str, ...]
    wat: str
    doel: str
    grond: Grond
    lezers: Lezers
    termijn: str
    gevoelig: bool = False
    """Reading it of somebody else is noted, and that person sees who did."""


_groepen: list[Veldgroep] = []


def declareer(*groepen: Veldgroep) -> None:
    """Say what fields say about people; each field once."""
    for groep in groepen:
        if dubbel := set(velden_van(groep)) & _bekend(groep.model):
            raise ValueError(f"{groep.model}: {sorted(dubbel)} staat al in het privacyregister.")
        _groepen.append(groep)


def alle() -> tuple[Veldgroep, ...]:
    return tuple(_groepen)


def velden_van(groep: Veldgroep) -> tuple[str, ...]:
    """The names of its fields; LookupError where a model or field is not there."""
    model = apps.get_model(groep.model)
    if groep.velden == (ALLES,):
        return tuple(f.name for f in inhoudelijk(model))
    for naam in groep.velden:
        model._meta.get_field(naam)
    return groep.velden


def inhoudelijk(model: type[Model]) -> list["Field[object, object]"]:
    """The fields of a model that say something, of whatever."""
    return [f for f in model._meta.concrete_fields if f.name not in TECHNISCH]


def _bekend(model: str) -> set[str]:
    return {naam for groep in _groepen if groep.model == model for naam in velden_van(groep)}


VERWIJST = frozenset({"register.persoon", "platform.account"})
NAMEN = frozenset({"account", "persoon", "door", "aog", "melder", "gebruikersnaam", "uid", "email"})
"""How a field that points at somebody is called where the database does not say so."""
ONGEBRUIKT: dict[str, str] = {
    "account.EmailAddress": "the library's: addresses for mail are in signalen.Postvoorkeur",
}
"""Tables in which the application may not even write, with the reason."""


def wijst_naar_iemand(model: type[Model]) -> bool:
    """Whether a row of this model is about a person: by a key, or by how a field is called."""
    return any(
        (f.related_model is not None and label(f.related_model) in VERWIJST) or f.name in NAMEN
        for f in model._meta.concrete_fields
    )


def label(model: object) -> str:
    return (model if isinstance(model, str) else str(model._meta.label)).lower()  # type: ignore[attr-defined]


def zonder_verklaring(modellen: Iterable[type[Model]]) -> dict[str, list[str]]:
    """Per model about people the fields that no room declared."""
    gevonden = {}
    for model in modellen:
        if model._meta.label in ONGEBRUIKT or not wijst_naar_iemand(model):
            continue
        open_ = {f.name for f in inhoudelijk(model)} - _bekend(model._meta.label)
        if open_:
            gevonden[model._meta.label] = sorted(open_)
    return gevonden
