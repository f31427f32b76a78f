from django.apps import AppConfig


class OpdrachtenConfig(AppConfig):
    name = "driehoek.opdrachten"
    label = "opdrachten"
