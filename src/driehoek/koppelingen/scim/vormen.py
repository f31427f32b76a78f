"""What we serve: users and groups, in the attributes that we keep and no others."""

from typing import Annotated, Any, Union

from pydantic import Field
from scim2_models import (
    URN,
    AuthenticationScheme,
    Bulk,
    ChangePassword,
    ComplexAttribute,
    ETag,
    Extension,
    Filter,
    Mutability,
    Patch,
    Reference,
    Required,
    Resource,
    ResourceType,
    ScimPolicy,
    ScimProvider,
    ServiceProviderConfig,
    Sort,
    Uniqueness,
)
from scim2_models.resources.resource import AnyExtension

MEESTE = 500
"""So many resources in one answer."""
MEESTE_BEWERKINGEN = 200
GROOTSTE_BULK = 1_048_576


class Naam(ComplexAttribute):
    family_name: Annotated[str | None, Required.true] = None
    """With what stands before it: 'van den Berg'."""
    given_name: Annotated[str | None, Required.true] = None


class Groepsband(ComplexAttribute):
    value: Annotated[str | None, Mutability.read_only] = None
    ref: Annotated[Reference["Group"] | None, Mutability.read_only] = Field(
        None, serialization_alias="$ref", validation_alias="$ref"
    )
    display: Annotated[str | None, Mutability.read_only] = None


class User(Resource[AnyExtension]):
    """An account, with the person behind it."""

    __schema__ = URN("urn:ietf:params:scim:schemas:core:2.0:User")

    user_name: Annotated[str | None, Uniqueness.server, Required.true] = None
    name: Annotated[Naam | None, Required.true] = None
    display_name: Annotated[str | None, Mutability.read_only] = None
    active: bool | None = None
    """Whether one may log in; not said means yes."""
    groups: Annotated[list[Groepsband] | None, Mutability.read_only] = None


class Personeel(Extension):
    """The person behind the account."""

    __schema__ = URN("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User")

    employee_number: Annotated[str | None, Uniqueness.server, Required.true] = None
    """The personnel number, as in the list of the HR system."""
    department: Annotated[str | None, Mutability.read_only] = None
    """The P-team."""


class Lid(ComplexAttribute):
    value: Annotated[str | None, Mutability.read_only] = None
    ref: Annotated[Reference[Union["User[Any]", "Group"]] | None, Mutability.read_only] = Field(
        None, serialization_alias="$ref", validation_alias="$ref"
    )
    display: Annotated[str | None, Mutability.read_only] = None


class Group(Resource[Any]):
    """A P-team, the people of an opdracht, or who hold a role: the register says who is in it."""

    __schema__ = URN("urn:ietf:params:scim:schemas:core:2.0:Group")

    display_name: Annotated[str | None, Mutability.read_only] = None
    members: Annotated[list[Lid] | None, Mutability.read_only] = None


Gebruiker = User[Annotated[Personeel, Required.true]]


def aanbod() -> ScimProvider:
    """What is served, as the discovery addresses tell it.

    What is sent and not kept is left out, and Entra's ways of saying things are understood.
    """
    return ScimProvider(
        models=[User, Personeel, Group],
        resource_types=[
            ResourceType.from_resource(Gebruiker),
            ResourceType.from_resource(Group),
        ],
        config=_kunnen(),
        policy=ScimPolicy(
            unknown=ScimPolicy.Unknown.ignore,
            remove_value_as_filter=ScimPolicy.RemoveValue.apply,
        ),
    )


def _kunnen() -> ServiceProviderConfig:
    return ServiceProviderConfig(
        patch=Patch(supported=True),
        bulk=Bulk(
            supported=True,
            max_operations=MEESTE_BEWERKINGEN,
            max_payload_size=GROOTSTE_BULK,
        ),
        filter=Filter(supported=True, max_results=MEESTE),
        change_password=ChangePassword(supported=False),
        sort=Sort(supported=True),
        etag=ETag(supported=True),
        authentication_schemes=[
            AuthenticationScheme(
                type=AuthenticationScheme.Type.oauthbearertoken,
                name="Bearer",
                description="Een token van /oauth/token, of een API-sleutel.",
                primary=True,
            )
        ],
    )
