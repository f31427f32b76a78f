from django.urls import include, path, re_path

from driehoek.koppelingen.api import uitleg, voordeur
from driehoek.koppelingen.views import afnemers, oauth, scim, sleutels

urlpatterns = [
    path("", include("driehoek.koppelingen.urls_authzen")),
    path("koppelingen/", afnemers.koppelingen, name="koppelingen"),
    path("koppelingen/nieuw/", afnemers.nieuw, name="koppeling-nieuw"),
    path("koppelingen/api/", uitleg.uitleg, name="koppelingen-api"),
    path("koppelingen/<int:pk>/", afnemers.koppeling, name="koppeling"),
    path("koppelingen/<int:pk>/wijzig/", afnemers.wijzig, name="koppeling-wijzig"),
    path("koppelingen/<int:pk>/intrekken/", afnemers.trek_in, name="koppeling-intrekken"),
    path("koppelingen/<int:pk>/sleutel/", sleutels.geef, name="koppeling-sleutel-nieuw"),
    path(
        "koppelingen/<int:pk>/sleutel/<slug:kenmerk>/", sleutels.vervang, name="koppeling-sleutel"
    ),
    path(
        "koppelingen/<int:pk>/sleutel/<slug:kenmerk>/intrekken/",
        sleutels.trek_in,
        name="koppeling-sleutel-intrekken",
    ),
    path("oauth/token", oauth.token, name="oauth-token"),
    path(
        ".well-known/oauth-authorization-server",
        oauth.document,
        name="oauth-metadata",
    ),
    re_path(r"^scim/v2(?:/(?P<pad>.*))?$", scim.scim, name="scim"),
    re_path(r"^api/v1(?:/(?P<pad>.*))?$", voordeur.api, name="api"),
    re_path(r"^api(?:/.*)?$", voordeur.elders, name="api-elders"),
]
