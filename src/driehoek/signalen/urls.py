from django.urls import path

from driehoek.signalen.views import meldingen, signaal, signalen, tijdigheid

urlpatterns = [
    path("signalen/", signalen.signalen, name="signalen"),
    path("signalen/tijdigheid/", tijdigheid.tijdigheid, name="tijdigheid"),
    path("signalen/<int:pk>/", signaal.signaal, name="signaal"),
    path("meldingen/", meldingen.meldingen, name="meldingen"),
    path("meldingen/instellen/", meldingen.instellen, name="meldingen-instellen"),
    path("meldingen/bevestig/<str:token>/", meldingen.bevestig, name="meldingen-bevestig"),
]
