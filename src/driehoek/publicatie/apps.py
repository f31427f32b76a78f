from django.apps import AppConfig


class PublicatieConfig(AppConfig):
    name = "driehoek.publicatie"
    label = "publicatie"
    verbose_name = "Publicatie"
