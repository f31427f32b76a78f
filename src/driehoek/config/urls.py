"""All addresses of the application."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from driehoek.config import favorieten, home, hulp, rondleiding, voorkeuren
from driehoek.platform.ui.galerij import galerij

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.voordeur, name="home"),
    path("zoek/", home.zoek, name="zoek"),
    path("zoek/suggesties/", home.suggesties, name="suggesties"),
    path("hulp/", hulp.hulp, name="hulp"),
    path("hulp/<slug:slug>/", hulp.hoofdstuk, name="hulp-hoofdstuk"),
    path("rondleiding/", rondleiding.rondleiding, name="rondleiding"),
    path("rondleiding/klaar/", rondleiding.klaar, name="rondleiding-klaar"),
    path("voorkeuren/", voorkeuren.voorkeuren, name="voorkeuren"),
    path("favorieten/", favorieten.favorieten, name="favorieten"),
    path("favorieten/ster/", favorieten.ster, name="ster"),
    path("favorieten/bezocht/", favorieten.bezocht, name="bezocht"),
    path("favorieten/wis/", favorieten.wis_bezocht, name="wis-bezocht"),
    path("favorieten/filter/", favorieten.bewaar_filter, name="bewaar-filter"),
    path("favorieten/filter/<int:pk>/", favorieten.wijzig_filter, name="wijzig-filter"),
    path("", include("driehoek.config.accounts.urls")),
    path("", include("driehoek.register.urls")),
    path("", include("driehoek.bevoegdheden.urls")),
    path("", include("driehoek.organisatie.urls")),
    path("", include("driehoek.opdrachten.urls")),
    path("", include("driehoek.ontwikkeling.urls")),
    path("", include("driehoek.rechtmatigheid.urls")),
    path("", include("driehoek.publicatie.urls")),
    path("", include("driehoek.signalen.urls")),
    path("", include("driehoek.toegang.urls")),
    path("", include("driehoek.koppelingen.urls")),
]

if settings.DEBUG or settings.DEMO:
    urlpatterns.append(path("galerij/", galerij, name="galerij"))
