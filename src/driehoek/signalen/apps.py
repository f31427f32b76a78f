from django.apps import AppConfig


class SignalenConfig(AppConfig):
    name = "driehoek.signalen"
    label = "signalen"
    verbose_name = "Signalen"

    def ready(self) -> None:
        from driehoek.signalen import sloten, volgen  # noqa: F401, PLC0415  (listen to acts)
