"""The addresses of the wizard."""

from django.urls import path

from driehoek.opdrachten.vastleggen.views import formulier, keuze

urlpatterns = [
    path("", keuze.keuze, name="vastleggen"),
    path("mensen/", formulier.mensen, name="vastleggen-mensen"),
    path("dragers/", formulier.dragers, name="vastleggen-dragers"),
    path("besluit/<int:pk>/", keuze.besluit, name="vastleggen-besluit"),
    path("ongedaan/<int:nr>/", keuze.ongedaan_maken, name="vastleggen-ongedaan"),
    path("<slug:code>/", formulier.formulier, name="vastleggen-vorm"),
    path("<slug:code>/beslissers/", formulier.beslissers, name="vastleggen-beslissers"),
    path("<slug:code>/<uuid:verzoek>/", formulier.gevolgen_, name="vastleggen-gevolgen"),
]
