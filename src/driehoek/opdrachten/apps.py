from django.apps import AppConfig


class OpdrachtenConfig(AppConfig):
    name = "driehoek.opdrachten"
    label = "opdrachten"
    verbose_name = "Opdrachten"

    def ready(self) -> None:
        from driehoek.opdrachten import (  # noqa: PLC0415  (they fill the regelboek)
            rules,  # noqa: F401
            rules_aanspreekpunten,  # noqa: F401
            rules_samenhang,  # noqa: F401
            rules_signalen,  # noqa: F401
        )
