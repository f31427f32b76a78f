from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "driehoek.register"
    label = "register"
