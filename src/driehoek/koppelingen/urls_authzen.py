"""The pages around AuthZEN. The calls themselves stand before Django: see `config/voorpost`."""

from django.urls import path

from driehoek.koppelingen.views import beslislog

urlpatterns = [
    path("beslislog/", beslislog.beslissingen, name="beslissingen"),
    path("beslislog/<int:pk>/", beslislog.beslissing, name="beslissing"),
]
