"""`/healthz` (the process lives) and `/readyz` (it can serve): before sessions and host checks."""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse


class Gezondheid:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            return JsonResponse({"status": "ok"})
        if request.path == "/readyz":
            return _ready()
        return self.get_response(request)


def _ready() -> HttpResponse:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT nr FROM platform_kop")
            row = cursor.fetchone()
    except DatabaseError:
        return JsonResponse({"status": "geen database"}, status=503)
    return JsonResponse({"status": "ok", "handeling": row[0] if row else 0})
