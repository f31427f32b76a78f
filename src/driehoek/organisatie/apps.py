from django.apps import AppConfig


class OrganisatieConfig(AppConfig):
    name = "driehoek.organisatie"
    label = "organisatie"
    verbose_name = "Organisatie"

    def ready(self) -> None:
        from driehoek.organisatie import rules  # noqa: F401, PLC0415  (fills the regelboek)
