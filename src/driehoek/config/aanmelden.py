"""The account behind a session, with the person behind it and what it likes, in one query."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from driehoek.platform.gemak.reads import met_gemak
from driehoek.platform.models import Account


class MetPersoon(ModelBackend):
    def get_user(self, user_id: Any) -> Account | None:
        accounts = Account.objects.select_related("koppeling")
        return met_gemak(accounts).filter(pk=user_id, is_active=True).first()
