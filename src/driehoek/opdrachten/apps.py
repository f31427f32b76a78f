from django.apps import AppConfig


class OpdrachtenConfig(AppConfig):
    name = "driehoek.opdrachten"
    label = "opdrachten"
    verbose_name = "Opdrachten"

    def ready(self) -> None:
        from driehoek.opdrachten import rules  # noqa: F401, PLC0415  (fills the regelboek)
