from allauth.socialaccount.apps import SocialAccountConfig
from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ConfigConfig(AppConfig):
    name = "driehoek.config"
    label = "config"
    default = True

    def ready(self) -> None:
        """Each room says beside its models what these hold about people."""
        autodiscover_modules("persoonsvelden")


class AanmelddienstConfig(SocialAccountConfig):
    """allauth's logging in elsewhere, without its register of providers.

    We have one provider of our own making; loading all takes every command a quarter of a second.
    """

    def ready(self) -> None:
        from allauth.socialaccount import checks  # noqa: F401, PLC0415  (registers them)
