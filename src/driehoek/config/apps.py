from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "driehoek.config"
    label = "config"
