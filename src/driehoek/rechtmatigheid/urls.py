from django.urls import path

from driehoek.rechtmatigheid.views import aanbieden, gevolgen, rapport, regels

urlpatterns = [
    path("rechtmatigheid/", aanbieden.controles, name="controles"),
    path("rechtmatigheid/voorbeeld/", aanbieden.voorbeeldbestand, name="controle-voorbeeld"),
    path("rechtmatigheid/bestand/<uuid:pk>/", aanbieden.bestand, name="controle-bestand"),
    path("rechtmatigheid/<int:pk>/", rapport.controle, name="controle"),
    path("rechtmatigheid/<int:pk>/regels/", regels.regels, name="controle-regels"),
    path("rechtmatigheid/<int:pk>/regels/<int:nr>/", regels.regel, name="controle-regel"),
    path(
        "rechtmatigheid/<int:pk>/rapport.<slug:vorm>", rapport.als_bestand, name="controle-rapport"
    ),
    path("gevolgen/", gevolgen.gevolgen, name="gevolgen"),
    path("gevolgen/<int:nr>/", gevolgen.van_handeling, name="gevolgen-handeling"),
]
