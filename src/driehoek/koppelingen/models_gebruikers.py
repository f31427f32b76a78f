"""What an identity provider says of an account, besides what the account and the register hold."""

from typing import ClassVar

from django.db import models

from driehoek.platform import klok


class Gebruiker(models.Model):
    """An account that an identity provider keeps (SCIM).

    Purpose: to find the same account again for the provider, and to give back what it said. The
    name is with the person, the user name with the account. Readers: the provider, and who may
    see who can do what. Term: as the account.
    """

    account = models.OneToOneField(
        "platform.Account", models.PROTECT, primary_key=True, related_name="gebruiker"
    )
    extern_id = models.CharField(max_length=200, blank=True, db_index=True)
    actief = models.BooleanField(null=True)
    """As the provider said it; None: it did not say."""
    verwijderd = models.DateTimeField(null=True)
    """When the provider took it away: it is there for nobody outside then."""
    gewijzigd = models.DateTimeField(default=klok.nu)

    objects: ClassVar[models.Manager["Gebruiker"]] = models.Manager()
