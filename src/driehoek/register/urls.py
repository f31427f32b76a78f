from django.urls import path

from driehoek.register.views import (
    beslissers,
    besluiten,
    grootboek,
    instellingen,
    organen,
    personen,
    regels,
)

urlpatterns = [
    path("personen/", personen.personen, name="personen"),
    path("personen/<int:pk>/", personen.persoon, name="persoon"),
    path("organen/<int:pk>/", organen.orgaan, name="orgaan"),
    path("besluiten/", besluiten.besluiten, name="besluiten"),
    path("besluiten/<int:pk>/", besluiten.besluit, name="besluit"),
    path("besluiten/<int:pk>/document/", besluiten.document, name="besluit-document"),
    path("besluiten/<int:pk>/or-advies/", besluiten.or_advies, name="besluit-or-advies"),
    path("regels/", regels.regels, name="regels"),
    path("regels/<slug:sleutel>/", regels.regel, name="regel"),
    path("instellingen/", instellingen.instellingen_, name="instellingen"),
    path("instellingen/beslissers/", beslissers.beslissers, name="beslissers"),
    path("instellingen/<slug:code>/", instellingen.instelling, name="instelling"),
    path("grootboek/", grootboek.grootboek, name="grootboek"),
    path("grootboek/<int:nr>/", grootboek.handeling, name="handeling"),
]
