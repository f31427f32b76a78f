"""Between the resources of SCIM and the accounts and people of the register: reads and acts."""

import hashlib
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from scim2_models import (
    ForbiddenException,
    InvalidValueException,
    Meta,
    NotFoundException,
    PreconditionFailedException,
    Reference,
    Resource,
    ResourceType,
    ResponseParameters,
    SCIMException,
    ScimFilter,
    SearchRequest,
    UniquenessException,
)
from scim2_models.path import CompareOperator, Comparison
from scim2_server.memory import InMemoryStorage
from scim2_server.storage import ScimStorage, SearchPage

from driehoek.koppelingen import acts_gebruikers, reads_gebruikers
from driehoek.koppelingen.scim import vormen
from driehoek.koppelingen.scim.namen import heel, splits
from driehoek.koppelingen.types import Vrager
from driehoek.koppelingen.types_gebruikers import (
    Gebruikersbeeld,
    Gebruikersgegevens,
    Groepsbeeld,
)
from driehoek.platform.fouten import NietBevoegd, RegisterBezet, Weigering

GEBRUIKER, GROEP = "User", "Group"

# What a provider asks for again and again: found by an index, not by looking at everyone.
_ZOEKVELDEN = {
    "username": "gebruikersnaam",
    "externalid": "gebruiker__extern_id",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:employeenumber": (
        "koppeling__persoon__nummer"
    ),
}


class Opslag(ScimStorage):
    """Reads and writes for one system that asks."""

    def __init__(self, vrager: Vrager) -> None:
        self.vrager = vrager

    @contextmanager
    def operation(self) -> Iterator[None]:
        """All or nothing; what we refuse is said in the words of SCIM."""
        try:
            with transaction.atomic():
                yield
        except RegisterBezet:
            raise
        except Weigering as fout:
            raise _als_scim(fout) from fout

    def get(
        self,
        resource_type: ResourceType,
        resource_id: str,
        *,
        response_parameters: ResponseParameters[Any] | None = None,  # noqa: ARG002
    ) -> Resource[Any]:
        if resource_type.name == GROEP:
            return next(
                (_groep(g) for g in reads_gebruikers.groepen() if g.id == resource_id),
                None,
            ) or _weg(resource_id)
        return _gebruiker(acts_gebruikers.beeld(_uuid(resource_id), met_groepen=True))

    def search(
        self,
        resource_types: list[ResourceType],
        search_request: SearchRequest[Any],
        *,
        position: Any = None,
    ) -> SearchPage:
        """Filter, sort and page as the protocol says, over what can match."""
        soorten = {soort.name for soort in resource_types}
        if soorten == {GEBRUIKER} and not search_request.filter and not search_request.sort_by:
            return _bladzij(search_request)
        gevonden: list[Resource[Any]] = []
        if GEBRUIKER in soorten:
            gevonden += _kandidaten(search_request.filter)
        if GROEP in soorten:
            gevonden += [_groep(groep) for groep in reads_gebruikers.groepen()]
        geheugen = InMemoryStorage()
        geheugen.resources = gevonden
        return geheugen.search(resource_types, search_request, position=position)

    def create(self, resource_type: ResourceType, resource: Resource[Any]) -> Resource[Any]:
        id_ = acts_gebruikers.maak(self.vrager, _gegevens(resource))
        return self.get(resource_type, str(id_))

    def update(
        self,
        resource_type: ResourceType,
        resource: Resource[Any],
        *,
        expected_version: str | None = None,
    ) -> Resource[Any]:
        self._eis_versie(resource_type, str(resource.id), expected_version)
        acts_gebruikers.wijzig(self.vrager, _uuid(str(resource.id)), _gegevens(resource))
        return self.get(resource_type, str(resource.id))

    def delete(
        self,
        resource_type: ResourceType,
        resource_id: str,
        *,
        expected_version: str | None = None,
    ) -> None:
        self._eis_versie(resource_type, resource_id, expected_version)
        acts_gebruikers.verwijder(self.vrager, _uuid(resource_id))

    def _eis_versie(self, soort: ResourceType, id_: str, verwacht: str | None) -> None:
        """Nobody changed it since it was read; judged when nobody else can change it any more."""
        acts_gebruikers.op_slot()
        nu = self.get(soort, id_)
        if verwacht is not None and nu.meta is not None and nu.meta.version != verwacht:
            raise PreconditionFailedException(detail="Deze gebruiker is intussen gewijzigd.")


def _bladzij(vraag: SearchRequest[Any]) -> SearchPage:
    """A page of everyone, in the order in which their accounts were made."""
    alle = reads_gebruikers.accounts()
    begin = vraag.start_index_0 or 0
    eind = None if vraag.count is None else begin + vraag.count
    return SearchPage(alle.count(), _gebruikers(alle[begin:eind]))


def _kandidaten(filter_: ScimFilter[Any] | None) -> list[Resource[Any]]:
    """The users that a filter can find: all, unless it names one value of what has an index."""
    alle = reads_gebruikers.accounts()
    gelijk = _gelijk(filter_)
    return _gebruikers(alle.filter(**gelijk) if gelijk else alle)


def _gelijk(filter_: ScimFilter[Any] | None) -> dict[str, str] | None:
    knoop = filter_.ast if filter_ is not None else None
    if not isinstance(knoop, Comparison) or knoop.op != CompareOperator.eq:
        return None
    veld = _ZOEKVELDEN.get(_kort(str(knoop.attr_path)))
    if veld is None or not isinstance(knoop.value, str):
        return None
    return {f"{veld}__iexact": knoop.value}


def _kort(pad: str) -> str:
    return pad.lower().removeprefix("urn:ietf:params:scim:schemas:core:2.0:user:")


def _gebruikers(accounts: Any) -> list[Resource[Any]]:
    return [_gebruiker(b) for b in reads_gebruikers.gebruikers(accounts, met_groepen=True)]


def _gebruiker(beeld: Gebruikersbeeld) -> Resource[Any]:
    gegevens = beeld.gegevens
    naam = heel(gegevens.tussenvoegsel, gegevens.achternaam)
    voluit = f"{gegevens.voornaam} {naam}".strip()
    resource = vormen.Gebruiker(
        id=str(beeld.account),
        external_id=gegevens.extern_id or None,
        user_name=gegevens.gebruikersnaam,
        name=vormen.Naam(family_name=naam, given_name=gegevens.voornaam),
        display_name=voluit,
        active=gegevens.actief,
        groups=[
            vormen.Groepsband(value=g.id, ref=Reference(f"Groups/{g.id}"), display=g.naam)
            for g in beeld.groepen
        ]
        or None,
    )
    resource[vormen.Personeel] = vormen.Personeel(
        employee_number=gegevens.nummer, department=beeld.pteam or None
    )
    return _met_meta(resource, GEBRUIKER, created=beeld.aangemaakt, last_modified=beeld.gewijzigd)


def _groep(beeld: Groepsbeeld) -> Resource[Any]:
    leden = [
        vormen.Lid(value=lid.id, ref=Reference(f"Users/{lid.id}"), display=lid.naam)
        for lid in beeld.leden
    ]
    groep = vormen.Group(
        id=beeld.id, external_id=beeld.nummer, display_name=beeld.naam, members=leden or None
    )
    return _met_meta(groep, GROEP)


def _met_meta(resource: Resource[Any], soort: str, **momenten: Any) -> Resource[Any]:
    """With a version that says what is in it: it changes when that does."""
    inhoud = resource.model_dump_json(exclude={"meta"})
    versie = hashlib.sha256(inhoud.encode()).hexdigest()[:20]
    resource.meta = Meta(resource_type=soort, version=f'W/"{versie}"', **momenten)
    return resource


def _gegevens(resource: Resource[Any]) -> Gebruikersgegevens:
    """What a provider says, as we keep it: the surname split, the user name in lower case."""
    personeel = resource[vormen.Personeel]
    tussenvoegsel, achternaam = splits(resource.name.family_name)  # type: ignore[attr-defined]
    return Gebruikersgegevens(
        resource.user_name.strip().lower(),  # type: ignore[attr-defined]
        personeel.employee_number.strip(),
        resource.name.given_name.strip(),  # type: ignore[attr-defined]
        achternaam,
        tussenvoegsel,
        (resource.external_id or "").strip(),
        resource.active,  # type: ignore[attr-defined]
    )


def _uuid(tekst: str) -> uuid.UUID:
    try:
        return uuid.UUID(tekst)
    except ValueError as fout:
        raise NotFoundException(detail=_ER_IS_GEEN.format(tekst)) from fout


def _weg(id_: str) -> Resource[Any]:
    raise NotFoundException(detail=_ER_IS_GEEN.format(id_))


def _als_scim(fout: Weigering) -> SCIMException:
    soorten: Sequence[tuple[type[Weigering], Callable[..., SCIMException]]] = (
        (acts_gebruikers.Weg, NotFoundException),
        (acts_gebruikers.AlInGebruik, UniquenessException),
        (NietBevoegd, ForbiddenException),
    )
    maak = next((m for soort, m in soorten if isinstance(fout, soort)), InvalidValueException)
    return maak(detail=fout.zin)


_ER_IS_GEEN = "Met id '{}' is hier niets."
