from django.urls import path

from driehoek.toegang.views import aandacht, beoordelen, beoordelingen, gewijzigd, mensen

urlpatterns = [
    path("toegang/", mensen.toegang, name="toegang"),
    path("toegang/persoon/<int:pk>/", mensen.persoon, name="toegang-persoon"),
    path("toegang/gewijzigd/", gewijzigd.gewijzigd, name="toegang-gewijzigd"),
    path("toegang/aandacht/", aandacht.aandacht, name="toegang-aandacht"),
    path("toegang/beoordelen/", beoordelen.beoordelen, name="toegang-beoordelen"),
    path("toegang/beoordelingen/", beoordelingen.beoordelingen, name="toegang-beoordelingen"),
    path("toegang/beoordelingen/<int:pk>/", beoordelingen.beoordeling, name="toegang-beoordeling"),
]
