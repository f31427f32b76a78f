from django.urls import URLPattern, URLResolver, include, path

from driehoek.opdrachten.views import (
    aanspreekpunten,
    begroting,
    knelpunten,
    opdrachten,
    opgaven,
    portfolio,
    samenhang,
    signaalformulieren,
    signalen,
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
    path("aanspreekpunten/", aanspreekpunten.aanspreekpunten, name="aanspreekpunten"),
    path("aanspreekpunten/<int:pk>/", aanspreekpunten.onderwerp, name="onderwerp"),
    path("samenhang/", samenhang.samenhang, name="samenhang"),
    path("signalen-van-buiten/", signalen.signalen, name="buitensignalen"),
    path("signalen-van-buiten/noteer/", signaalformulieren.noteer, name="signaal-noteer"),
    path("signalen-van-buiten/<int:pk>/", signalen.signaal, name="buitensignaal"),
    path("signalen-van-buiten/<int:pk>/document/", signalen.document, name="signaaldocument"),
    path("signalen-van-buiten/<int:pk>/weeg/", signaalformulieren.weeg, name="signaal-weeg"),
    path(
        "signalen-van-buiten/<int:pk>/stel-voor/",
        signaalformulieren.stel_voor,
        name="signaal-stel-voor",
    ),
    path("portfolio/", portfolio.portfolio, name="portfolio"),
    path("portfolio/opgave/<int:pk>/", portfolio.portfolio_opgave, name="portfolio-opgave"),
    path("portfolio/veranderingen/", portfolio.veranderingen, name="portfolio-veranderingen"),
    path(
        "opdrachten/<int:pk>/verantwoording/<int:nr>/",
        knelpunten.verantwoording,
        name="verantwoording-document",
    ),
    path("knelpunten/", knelpunten.knelpunten, name="knelpunten"),
    path("knelpunten/<int:pk>/", knelpunten.knelpunt, name="knelpunt"),
    path("knelpunten/<int:pk>/antwoord/", knelpunten.antwoord, name="knelpunt-antwoord"),
]
