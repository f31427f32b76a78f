"""What every template may use."""

from typing import Any

from django.http import HttpRequest


def driehoek(request: HttpRequest) -> dict[str, Any]:
    return {}
