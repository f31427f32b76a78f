from django.urls import path

from driehoek.ontwikkeling.views import begrippen, bureau, mensen, profiel, teamplan

urlpatterns = [
    path("mijn-profiel/", profiel.mijn_profiel, name="mijn-profiel"),
    path("mijn-profiel/actueel/", profiel.actueel, name="profiel-actueel"),
    path("mijn-profiel/wis/", profiel.wis, name="profiel-wis"),
    path("mijn-profiel/begrippen/", begrippen.gevonden, name="profiel-begrippen"),
    path("mijn-profiel/kennis/", profiel.kennis, name="profiel-kennis"),
    path("mijn-profiel/kennis/weg/", profiel.kennis_weg, name="profiel-kennis-weg"),
    path("mijn-profiel/kennis/delen/", profiel.kennis_delen, name="profiel-kennis-delen"),
    path("mijn-profiel/<slug:naam>/", profiel.deel, name="profieldeel"),
    path("pteams/bureau/", bureau.bureau, name="bureau"),
    path("pteams/<int:pk>/teamplan/", teamplan.teamplan, name="teamplan"),
    path("pteams/<int:pk>/teamplan/wijzig/", teamplan.wijzig, name="teamplan-wijzig"),
    path("pteams/<int:pk>/teamplan/vast/", teamplan.stel_vast, name="teamplan-vast"),
    path("pteams/<int:pk>/teamplan/weg/", teamplan.gooi_weg, name="teamplan-weg"),
    path("pteams/<int:pk>/teamplan/<int:versie>/", teamplan.teamplan, name="teamplan-versie"),
    path("mensen/", mensen.mensen, name="mensen"),
    path("mensen/<int:pk>/", mensen.mens, name="mens"),
    path("begrippen/", begrippen.begrippen, name="begrippen"),
    path("begrippen/nieuw/", begrippen.nieuw, name="begrip-nieuw"),
    path("begrippen/<int:pk>/", begrippen.begrip, name="begrip"),
]
