"""All addresses of the application."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from driehoek.config import home
from driehoek.platform.ui.galerij import galerij

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("zoek/", home.zoek, name="zoek"),
    path("zoek/suggesties/", home.suggesties, name="suggesties"),
    path("", include("driehoek.config.accounts.urls")),
    path("", include("driehoek.register.urls")),
    path("", include("driehoek.opdrachten.urls")),
]

if settings.DEBUG or settings.DEMO:
    urlpatterns.append(path("galerij/", galerij, name="galerij"))
