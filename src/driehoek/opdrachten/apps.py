from django.apps import AppConfig


class OpdrachtenConfig(AppConfig):
    name = "driehoek.opdrachten"
    label = "opdrachten"
    verbose_name = "Opdrachten"

    def ready(self) -> None:
        from driehoek.bevoegdheden import bronnen  # noqa: PLC0415
        from driehoek.opdrachten import reads_scopes, rules  # noqa: F401, PLC0415  (the regelboek)

        bronnen.bij_scopes(reads_scopes.VOOR_BEVOEGDHEID)
