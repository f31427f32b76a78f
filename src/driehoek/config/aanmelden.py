"""The account behind a session, with the person behind the account, in one query."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from driehoek.platform.models import Account


class MetPersoon(ModelBackend):
    def get_user(self, user_id: Any) -> Account | None:
        return (
            Account.objects.select_related("koppeling").filter(pk=user_id, is_active=True).first()
        )
