from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "driehoek.toegang"
    label = "toegang"
    verbose_name = "Toegang"

    def ready(self) -> None:
        from driehoek.toegang import rules  # noqa: F401, PLC0415  (fills the regelboek)
