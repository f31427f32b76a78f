from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class PlatformConfig(AppConfig):
    name = "driehoek.platform"
    label = "platform"
    verbose_name = "Platform"

    def ready(self) -> None:
        post_migrate.connect(_verleen_bedrijfsmiddelen, sender=self)


def _verleen_bedrijfsmiddelen(using: str, **_: Any) -> None:
    """Let the application use the tables that are no part of the register.

    After every migrate, since sessions and the job queue bring tables of their own.
    """
    from driehoek.platform.waarborgen import bedrijfsmiddelen  # noqa: PLC0415

    with connections[using].cursor() as cursor:
        cursor.execute(bedrijfsmiddelen())
