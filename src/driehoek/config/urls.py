"""All addresses of the application."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from driehoek.config import home, inloggen
from driehoek.platform.ui.galerij import galerij

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("zoek/", home.zoek, name="zoek"),
    path("zoek/suggesties/", home.suggesties, name="suggesties"),
    path("inloggen/", inloggen.Inloggen.as_view(), name="inloggen"),
    path("uitloggen/", inloggen.Uitloggen.as_view(), name="uitloggen"),
    path("inloggen/link/<str:token>/", inloggen.inloglink, name="inloglink"),
    path("inloggen/demo/<str:token>/", inloggen.demolink, name="demolink"),
    path("", include("driehoek.register.urls")),
    path("", include("driehoek.opdrachten.urls")),
    path("", include("driehoek.toegang.urls")),
]

if settings.DEBUG or settings.DEMO:
    urlpatterns.append(path("galerij/", galerij, name="galerij"))
