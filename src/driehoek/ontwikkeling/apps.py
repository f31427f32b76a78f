from django.apps import AppConfig


class OntwikkelingConfig(AppConfig):
    name = "driehoek.ontwikkeling"
    label = "ontwikkeling"
    verbose_name = "Ontwikkeling"

    def ready(self) -> None:
        from driehoek.ontwikkeling.management import begrippen  # noqa: PLC0415
        from driehoek.opdrachten.management.invoer import (  # noqa: PLC0415
            VAN_ANDERE_KAMERS,
            Invoersoort,
        )

        VAN_ANDERE_KAMERS["begrippen"] = Invoersoort(
            begrippen.HULP, begrippen.opties, begrippen.doe
        )
