"""`/healthz` (the process lives) and `/readyz` (it can serve): before sessions and host checks."""

from collections.abc import Callable
from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, HttpResponse, JsonResponse

# A worker that is alive says so every ten seconds.
WERKER_LEEFT = "last_heartbeat > now() - interval '30 seconds'"


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
    """Without database or with another schema nothing can be served; without a worker pages can."""
    try:
        if ontbreken := _nodig() - _gedaan():
            return JsonResponse(
                {"status": "migraties ontbreken", "migraties": len(ontbreken)}, status=503
            )
        nummer, worker = _stand()
    except DatabaseError:
        return JsonResponse({"status": "geen database"}, status=503)
    return JsonResponse({"status": "ok", "handeling": nummer, "worker": worker})


def _stand() -> tuple[int, bool]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nr, EXISTS (SELECT FROM procrastinate_workers"  # noqa: S608  (of ours)
            f" WHERE {WERKER_LEEFT}) FROM platform_kop"
        )
        nummer, worker = cursor.fetchone() or (0, False)
    return nummer, worker


def _gedaan() -> set[tuple[str, str]]:
    """The migrations that the database has; none where it is empty."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('django_migrations') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return set()
        cursor.execute("SELECT app, name FROM django_migrations")
        return set(cursor.fetchall())


@cache
def _nodig() -> frozenset[tuple[str, str]]:
    """Every migration of this version: it does not change while the process lives."""
    lader = MigrationLoader(None, ignore_no_migrations=True)
    return frozenset(lader.disk_migrations)
