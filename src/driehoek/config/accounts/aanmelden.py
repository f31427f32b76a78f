"""The way to the identity provider and back. What it takes is loaded only when somebody goes."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST


@never_cache
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Go there: to log in, or, for who is in already, to log in that way from now on."""
    _eis_dienst()
    from driehoek.config.accounts import aanmelddienst  # noqa: PLC0415  (see above)

    verder = request.POST.get("next", "")
    veilig = url_has_allowed_host_and_scheme(verder, allowed_hosts={request.get_host()})
    return aanmelddienst.stuur_erheen(request, verder if veilig else None)


@never_cache
@require_GET
def terug(request: HttpRequest) -> HttpResponse:
    """Back with an answer: let in, or told why not."""
    _eis_dienst()
    from driehoek.config.accounts import aanmelddienst  # noqa: PLC0415

    return aanmelddienst.neem_aan(request)


def _eis_dienst() -> None:
    if settings.OIDC is None:
        raise Http404("Hier is geen aanmelddienst ingesteld.")
