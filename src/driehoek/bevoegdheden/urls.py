from django.urls import path

from driehoek.bevoegdheden.views import artikel, mag, regeling, wat, wie

urlpatterns = [
    path("mag-dit/", mag.mag_dit, name="mag-dit"),
    path("mag-dit/bewijs/", mag.als_bewijs, name="mag-dit-bewijs"),
    path("mag-dit/mensen/", mag.mensen, name="mag-dit-mensen"),
    path("mag-dit/objecten/", mag.objecten, name="mag-dit-objecten"),
    path("wie-mag-dit/", wie.wie_mag_dit, name="wie-mag-dit"),
    path("wat-mag-ik/", wat.wat_mag_ik, name="wat-mag-ik"),
    path("toegang/persoon/<int:pk>/wat-mag/", wat.wat_mag_persoon, name="wat-mag-persoon"),
    path("opdrachten/<int:pk>/wie-tekent/", wie.tekent, name="wie-tekent"),
    path("mandaat/", regeling.mandaat, name="mandaat"),
    path("mandaat/overzicht/", regeling.overzicht, name="mandaat-overzicht"),
    # The code of an article is what its besluit calls it: it may hold any sign.
    path("mandaat/artikel/<path:code>/", artikel.artikel, name="mandaat-artikel"),
]
