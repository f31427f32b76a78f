from django.urls import URLPattern, URLResolver, include, path

from driehoek.opdrachten.views import begroting, knelpunten, opdrachten, opgaven, was_wordt

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
    path("knelpunten/", knelpunten.knelpunten, name="knelpunten"),
    path("knelpunten/<int:pk>/", knelpunten.knelpunt, name="knelpunt"),
    path("knelpunten/<int:pk>/antwoord/", knelpunten.antwoord, name="knelpunt-antwoord"),
]
