from django.urls import path

from driehoek.organisatie.views import pmanagers, pteams, vakken

urlpatterns = [
    path("pteams/", pteams.pteams, name="pteams"),
    path("pteams/p-managers/", pmanagers.pmanagers, name="p-managers"),
    path("pteams/vakmodel/", vakken.vakmodel, name="vakmodel"),
    path("pteams/<int:pk>/", pteams.pteam, name="pteam"),
]
