from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "driehoek.register"
    label = "register"
    verbose_name = "Register"

    def ready(self) -> None:
        from driehoek.register import rules  # noqa: F401, PLC0415  (fills the regelboek)
