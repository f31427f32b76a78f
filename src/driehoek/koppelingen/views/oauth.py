"""Where a system gets a token."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from driehoek.koppelingen.afnemers import TOKENPAD
from driehoek.koppelingen.types import Leesrecht

FORMULIER = "application/x-www-form-urlencoded"


@csrf_exempt  # a system brings its secret itself, and no cookie
@never_cache
@require_POST
def token(request: HttpRequest) -> HttpResponse:
    from oauthlib.oauth2 import OAuth2Error  # noqa: PLC0415  (a third of a second to load)

    from driehoek.koppelingen.afnemers.oauth import SERVER  # noqa: PLC0415  (the same)

    koppen = {"Content-Type": request.content_type or ""}
    if "Authorization" in request.headers:
        koppen["Authorization"] = request.headers["Authorization"]
    if koppen["Content-Type"] != FORMULIER:
        return _fout("invalid_request", f"Stuur een formulier: {FORMULIER}.")
    try:
        lijf = request.body.decode()
    except UnicodeDecodeError:
        return _fout("invalid_request", "Het formulier is geen UTF-8.")
    try:
        koppen, lijf, status = SERVER.create_token_response(
            request.build_absolute_uri(), "POST", lijf, koppen
        )
    except OAuth2Error as fout:  # oauthlib raises what it finds before it looks at the grant
        return _fout(fout.error, fout.description)
    if status == HTTPStatus.UNAUTHORIZED:
        koppen["WWW-Authenticate"] = 'Basic realm="driehoek"'  # RFC 6749 §5.2: as was tried
    return HttpResponse(lijf, status=status, headers=koppen)


def _fout(code: str, zin: str) -> HttpResponse:
    return JsonResponse({"error": code, "error_description": zin}, status=400)


@require_safe
def document(request: HttpRequest) -> HttpResponse:
    antwoord = JsonResponse(_metadata(request.build_absolute_uri("/").rstrip("/")))
    antwoord["Access-Control-Allow-Origin"] = "*"
    return antwoord


def _metadata(basis: str) -> dict[str, Any]:
    """The document of RFC 8414: where and how one gets a token."""
    return {
        "issuer": basis,
        "token_endpoint": f"{basis}{TOKENPAD}",
        "grant_types_supported": ["client_credentials"],
        "response_types_supported": [],
        "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        "scopes_supported": Leesrecht.values,
        "ui_locales_supported": ["nl"],
    }
