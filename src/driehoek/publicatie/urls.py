from django.urls import path

from driehoek.publicatie.views import data, lijsten, over, paginas, zoek

urlpatterns = [
    path("openbaar/", zoek.home, name="openbaar"),
    path("openbaar/zoek/", zoek.zoek, name="openbaar-zoek"),
    path("openbaar/suggesties/", zoek.suggesties, name="openbaar-suggesties"),
    path("openbaar/opgaven/", lijsten.opgaven, name="openbaar-opgaven"),
    path("openbaar/opgaven/<int:pk>/", paginas.opgave, name="openbaar-opgave"),
    path("openbaar/opdrachten/", lijsten.opdrachten, name="openbaar-opdrachten"),
    path("openbaar/opdrachten/<int:pk>/", paginas.opdracht, name="openbaar-opdracht"),
    path("openbaar/over/", over.over, name="openbaar-over"),
    path("openbaar/data/", data.overzicht, name="openbaar-data"),
    path("openbaar/data/catalogus.jsonld", data.catalogus, name="openbaar-catalogus"),
    path("openbaar/data/<slug:naam>.<slug:vorm>", data.bestand, name="openbaar-dataset"),
    path("robots.txt", over.robots, name="robots"),
    path("sitemap.xml", over.sitemap, name="sitemap"),
]
