"""The account behind a session, with its person, their roles and what it likes, in one query."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from driehoek.platform.gemak.reads import met_gemak
from driehoek.platform.models import Account
from driehoek.register.reads_accounts import met_bezoeker
from driehoek.signalen.models import Melding

# How many notifications wait: on every page, so it comes along.
ONGELEZEN = (
    Melding.objects.filter(account=OuterRef("pk"), gelezen__isnull=True)
    .order_by()
    .values("account")
    .annotate(aantal=Count("*"))
    .values("aantal")
)


class MetPersoon(ModelBackend):
    def get_user(self, user_id: Any) -> Account | None:
        accounts = Account.objects.bruikbaar().annotate(
            ongelezen=Coalesce(Subquery(ONGELEZEN, output_field=IntegerField()), 0)
        )
        return met_gemak(met_bezoeker(accounts)).filter(pk=user_id).first()

    def user_can_authenticate(self, user: Any) -> bool:
        """Whoever was let in for a limited time is out after it."""
        return isinstance(user, Account) and user.is_bruikbaar
