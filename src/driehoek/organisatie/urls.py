from django.urls import path

from driehoek.organisatie.views import overzicht, pmanagers, pteams

urlpatterns = [
    path("pteams/", pteams.pteams, name="pteams"),
    path("pteams/p-managers/", pmanagers.pmanagers, name="p-managers"),
    path("pteams/overzicht/", overzicht.overzicht, name="pteams-overzicht"),
    path("pteams/<int:pk>/", pteams.pteam, name="pteam"),
]
