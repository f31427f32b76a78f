"""The peer of a decision over HTTP: Django's own answer, as trivial as it can be.

One view, no middleware, no database; served as `driehoek serve` serves its own.
"""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, JsonResponse
from django.urls import path

PAD = "/triviaal"


def antwoord(request: HttpRequest) -> JsonResponse:  # noqa: ARG001  (Django hands it over)
    gemaakt = JsonResponse({"decision": True})
    gemaakt["Content-Length"] = str(len(gemaakt.content))  # as CommonMiddleware does
    return gemaakt


urlpatterns = [path(PAD.lstrip("/"), antwoord)]

if not settings.configured:
    settings.configure(
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        MIDDLEWARE=[],
        SECRET_KEY="meting",  # noqa: S106
    )

application = get_wsgi_application()
