from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("vastleggen/", include("driehoek.opdrachten.vastleggen.urls")),
]
