"""The account behind a session, with the person behind the account, in one query."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from driehoek.platform.models import Account


class MetPersoon(ModelBackend):
    def get_user(self, user_id: Any) -> Account | None:
        return Account.objects.bruikbaar().select_related("koppeling").filter(pk=user_id).first()

    def user_can_authenticate(self, user: Any) -> bool:
        """Whoever was let in for a limited time is out after it."""
        return isinstance(user, Account) and user.is_bruikbaar
