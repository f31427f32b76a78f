"""Counts and times every request, and answers `/metrics`; before all other middleware."""

import hmac
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from driehoek.config.herkomst import van_deze_machine
from driehoek.config.meten import verzoeken
from driehoek.config.meten.register import register_voor_deze_keer

PAD = "/metrics"


class Meten:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == PAD and mag_meten(request):
            return _cijfers()
        begin = time.perf_counter()
        antwoord = self.get_response(request)
        verzoeken.noteer(request, antwoord.status_code, time.perf_counter() - begin)
        return antwoord


def mag_meten(request: HttpRequest) -> bool:
    """With a token: who has it. Without: who is on this machine. Others find nothing here."""
    if settings.METRICS_TOKEN:
        gegeven = request.headers.get("Authorization", "")
        return hmac.compare_digest(gegeven.encode(), f"Bearer {settings.METRICS_TOKEN}".encode())
    return van_deze_machine(request)


def _cijfers() -> HttpResponse:
    return HttpResponse(
        generate_latest(register_voor_deze_keer()),
        content_type=CONTENT_TYPE_LATEST,
        headers={"Cache-Control": "no-store"},
    )
