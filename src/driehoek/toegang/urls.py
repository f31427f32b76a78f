from django.urls import path

from driehoek.toegang.views import aandacht, beoordelen, beoordelingen, gewijzigd, mensen, privacy

urlpatterns = [
    path("privacy/", privacy.privacy, name="privacy"),
    path("mijn-gegevens/", privacy.mijn_gegevens, name="mijn-gegevens"),
    path("mijn-gegevens/download/", privacy.download, name="mijn-gegevens-download"),
    path("correctieverzoeken/", privacy.verzoeken, name="correctieverzoeken"),
    path("correctieverzoeken/<int:pk>/", privacy.verzoek, name="correctieverzoek"),
    path("toegang/", mensen.toegang, name="toegang"),
    path("toegang/persoon/<int:pk>/", mensen.persoon, name="toegang-persoon"),
    path("toegang/gewijzigd/", gewijzigd.gewijzigd, name="toegang-gewijzigd"),
    path("toegang/aandacht/", aandacht.aandacht, name="toegang-aandacht"),
    path("toegang/beoordelen/", beoordelen.beoordelen, name="toegang-beoordelen"),
    path("toegang/beoordelingen/", beoordelingen.beoordelingen, name="toegang-beoordelingen"),
    path("toegang/beoordelingen/<int:pk>/", beoordelingen.beoordeling, name="toegang-beoordeling"),
]
