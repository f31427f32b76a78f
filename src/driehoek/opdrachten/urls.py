from django.urls import URLPattern, URLResolver, include, path

from driehoek.opdrachten.views import begroting, importeren, opdrachten, opgaven, was_wordt

urlpatterns: list[URLPattern | URLResolver] = [
    path("vastleggen/", include("driehoek.opdrachten.vastleggen.urls")),
    path("begroting/", begroting.begroting, name="begroting"),
    path("begroting/was-wordt/", was_wordt.was_wordt, name="was-wordt"),
    path("importeren/", importeren.overzicht, name="importeren"),
    path("importeren/bestand/<uuid:pk>/", importeren.bestand, name="importeren-bestand"),
    path("importeren/bestand/<uuid:pk>/terug/", importeren.terug, name="importeren-terug"),
    path("importeren/<slug:soort>/", importeren.aanbieden, name="importeren-soort"),
    path("importeren/<slug:soort>/sjabloon/", importeren.leeg, name="importeren-sjabloon"),
    path("importeren/<slug:soort>/uitvoer/", importeren.uitvoer, name="importeren-uitvoer"),
    path("opgaven/", opgaven.opgaven, name="opgaven"),
    path("opgaven/<int:pk>/", opgaven.opgave, name="opgave"),
    path("opdrachten/", opdrachten.opdrachten, name="opdrachten"),
    path("opdrachten/<int:pk>/", opdrachten.opdracht, name="opdracht"),
]
