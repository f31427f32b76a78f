from django.urls import path

from driehoek.organisatie.views import (
    gewenst,
    meedoen,
    overzicht,
    pmanagers,
    pteams,
    vakken,
    verbanden,
)

urlpatterns = [
    path("pteams/", pteams.pteams, name="pteams"),
    path("pteams/p-managers/", pmanagers.pmanagers, name="p-managers"),
    path("pteams/overzicht/", overzicht.overzicht, name="pteams-overzicht"),
    path("pteams/vakmodel/", vakken.vakmodel, name="vakmodel"),
    path("pteams/gewenst/", gewenst.gewenst, name="gewenste-pteams"),
    path("pteams/gewenst/voorstel/", gewenst.nieuw, name="vakvoorstel-nieuw"),
    path("pteams/gewenst/voorstellen/", gewenst.voorstellen, name="vakvoorstellen"),
    path("pteams/gewenst/voorstellen/<int:pk>/", gewenst.voorstel, name="vakvoorstel"),
    path("pteams/verbanden/", verbanden.verbanden, name="verbanden"),
    path("pteams/verbanden/<int:pk>/", verbanden.verband, name="verband"),
    path("pteams/<int:pk>/", pteams.pteam, name="pteam"),
    path("pteams/<int:pk>/meedoen/", meedoen.doe_mee, name="meedoen"),
    path("pteams/<int:pk>/meedoen/<int:persoon>/stop/", meedoen.stop, name="meedoen-stop"),
]
