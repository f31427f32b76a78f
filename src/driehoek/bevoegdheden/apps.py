from django.apps import AppConfig


class BevoegdhedenConfig(AppConfig):
    name = "driehoek.bevoegdheden"
    label = "bevoegdheden"
    verbose_name = "Bevoegdheden"

    def ready(self) -> None:
        from driehoek.bevoegdheden import rules  # noqa: F401, PLC0415  (fills the regelboek)
