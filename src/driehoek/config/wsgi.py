"""The WSGI application: Django, behind what stands in front of it."""

import os
from typing import TYPE_CHECKING

from django.core.wsgi import get_wsgi_application

from driehoek.platform import achtergrond

if TYPE_CHECKING:
    from driehoek.config.voorpost import Wsgi

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "driehoek.config.settings")


def _maak() -> "Wsgi":
    django = get_wsgi_application()
    from driehoek.config.voorpost import voorpost  # noqa: PLC0415  (reads models: Django first)

    return voorpost(django)


application = _maak()
achtergrond.start()
