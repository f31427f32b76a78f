from django.apps import AppConfig


class BevoegdhedenConfig(AppConfig):
    name = "driehoek.bevoegdheden"
    label = "bevoegdheden"
    verbose_name = "Bevoegdheden"

    def ready(self) -> None:
        from driehoek.bevoegdheden import (  # noqa: PLC0415
            alarm,
            gevolgen,
            luisteraar,
            rules,  # noqa: F401  (fills the regelboek)
        )
        from driehoek.platform import achtergrond  # noqa: PLC0415
        from driehoek.register.gevolgen import bij_gevolgen, bij_rolgevolgen  # noqa: PLC0415

        bij_gevolgen(gevolgen.noem)
        bij_rolgevolgen(alarm.noem)
        achtergrond.bij_start(luisteraar.start)
