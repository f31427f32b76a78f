"""Sessions that know from where they are used."""

from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse

from driehoek.platform.accounts import bezoek


class Sessies(SessionMiddleware):
    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.session.adres = bezoek.adres(request)  # type: ignore[attr-defined]
        request.session.toestel = bezoek.toestel(request)  # type: ignore[attr-defined]

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        antwoord = super().process_response(request, response)
        request.session.houd_bij()  # type: ignore[attr-defined]
        return antwoord
