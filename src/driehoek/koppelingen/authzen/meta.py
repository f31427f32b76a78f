"""`/.well-known/authzen-configuration`: where everything is, for whoever wants to ask."""

import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings

PAD = "/.well-known/authzen-configuration"
ADRESSEN = {
    "access_evaluation_endpoint": "/access/v1/evaluation",
    "access_evaluations_endpoint": "/access/v1/evaluations",
    "search_subject_endpoint": "/access/v1/search/subject",
    "search_resource_endpoint": "/access/v1/search/resource",
    "search_action_endpoint": "/access/v1/search/action",
}


def configuratie(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """For everybody: it tells nothing of the register."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        start_response("405 Method Not Allowed", [("Allow", "GET, HEAD"), ("Content-Length", "0")])
        return []
    inhoud = json.dumps(
        {
            "policy_decision_point": settings.ADRES,
            **{naam: f"{settings.ADRES}{pad}" for naam, pad in ADRESSEN.items()},
        }
    ).encode()
    start_response(
        "200 OK",
        [
            ("Content-Type", "application/json"),
            ("Content-Length", str(len(inhoud))),
            ("Cache-Control", "public, max-age=3600"),
            ("X-Content-Type-Options", "nosniff"),
        ],
    )
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [inhoud]
