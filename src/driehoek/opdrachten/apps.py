from django.apps import AppConfig


class OpdrachtenConfig(AppConfig):
    name = "driehoek.opdrachten"
    label = "opdrachten"
    verbose_name = "Opdrachten"

    def ready(self) -> None:
        from driehoek.bevoegdheden import bronnen  # noqa: PLC0415
        from driehoek.opdrachten import (  # noqa: PLC0415  (the rules fill the regelboek)
            reads_scopes,
            rules,  # noqa: F401
            rules_aanspreekpunten,  # noqa: F401
            rules_samenhang,  # noqa: F401
            rules_signalen,  # noqa: F401
        )

        bronnen.bij_scopes(reads_scopes.VOOR_BEVOEGDHEID)
