from django.apps import AppConfig


class RechtmatigheidConfig(AppConfig):
    name = "driehoek.rechtmatigheid"
    label = "rechtmatigheid"
    verbose_name = "Rechtmatigheid"

    def ready(self) -> None:
        from driehoek.rechtmatigheid import rules_gevolgen, sloten  # noqa: F401, PLC0415  (register)
        from driehoek.rechtmatigheid.management.check import RECHTMATIGHEID  # noqa: PLC0415
        from driehoek.register.management.onderdelen import bij_onderdeel  # noqa: PLC0415

        bij_onderdeel(RECHTMATIGHEID)
