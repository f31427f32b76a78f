from django.urls import URLPattern, URLResolver, include, path

from driehoek.opdrachten.views import (
    begroting,
    knelpunten,
    opdrachten,
    opgaven,
    scopevoorstel_maken,
    scopevoorstellen,
    voortgang,
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
    path(
        "opdrachten/<int:pk>/verantwoording/<int:nr>/",
        knelpunten.verantwoording,
        name="verantwoording-document",
    ),
    path("voortgang/", voortgang.voortgang_, name="voortgang"),
    path("knelpunten/", knelpunten.knelpunten, name="knelpunten"),
    path("knelpunten/<int:pk>/", knelpunten.knelpunt, name="knelpunt"),
    path("knelpunten/<int:pk>/antwoord/", knelpunten.antwoord, name="knelpunt-antwoord"),
    path("scopevoorstellen/", scopevoorstellen.scopevoorstellen, name="scopevoorstellen"),
    path("scopevoorstellen/nieuw/", scopevoorstel_maken.nieuw, name="scopevoorstel-nieuw"),
    path("scopevoorstellen/<int:pk>/", scopevoorstellen.scopevoorstel, name="scopevoorstel"),
    path("scopevoorstellen/<int:pk>/stem/", scopevoorstel_maken.stem, name="scopevoorstel-stem"),
    path(
        "scopevoorstellen/<int:pk>/intrekken/",
        scopevoorstel_maken.intrekken,
        name="scopevoorstel-intrekken",
    ),
    path(
        "scopevoorstellen/<int:pk>/gevolgen/",
        scopevoorstel_maken.gevolgen_,
        name="scopevoorstel-gevolgen",
    ),
]
