from django.apps import AppConfig


class KoppelingenConfig(AppConfig):
    name = "driehoek.koppelingen"
    label = "koppelingen"
    verbose_name = "Koppelingen"
