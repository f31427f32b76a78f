from django.apps import AppConfig


class OrganisatieConfig(AppConfig):
    name = "driehoek.organisatie"
    label = "organisatie"
