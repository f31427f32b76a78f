from django.urls import URLPattern, URLResolver, include, path

from driehoek.opdrachten.views import (
    begroting,
    opdrachten,
    opgaven,
    portfolio,
    rapporten,
    uittreksel,
    was_wordt,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("vastleggen/", include("driehoek.opdrachten.vastleggen.urls")),
    path("begroting/", begroting.begroting, name="begroting"),
    path("begroting/was-wordt/", was_wordt.was_wordt, name="was-wordt"),
    path("opgaven/", opgaven.opgaven, name="opgaven"),
    path("opgaven/<int:pk>/", opgaven.opgave, name="opgave"),
    path("opdrachten/", opdrachten.opdrachten, name="opdrachten"),
    path("opdrachten/<int:pk>/", opdrachten.opdracht, name="opdracht"),
    path("opdrachten/<int:pk>/uittreksel/", uittreksel.uittreksel, name="uittreksel"),
    path("portfolio/", portfolio.portfolio, name="portfolio"),
    path("portfolio/opgave/<int:pk>/", portfolio.portfolio_opgave, name="portfolio-opgave"),
    path("portfolio/veranderingen/", portfolio.veranderingen, name="portfolio-veranderingen"),
    path("rapporten/", rapporten.rapporten, name="rapporten"),
    path("rapporten/<uuid:pk>/", rapporten.rapport, name="rapport"),
    path("rapporten/<uuid:pk>/bestand/", rapporten.rapport_bestand, name="rapport-bestand"),
]
