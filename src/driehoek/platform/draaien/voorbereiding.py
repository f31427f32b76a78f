"""Bring the schema up to date, as its owner, and gather the static files. A process of its own."""

import os


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "driehoek.config.settings")
    import django  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


if __name__ == "__main__":
    main()
