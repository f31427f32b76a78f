"""The `driehoek` command: Django's management commands under one name."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "driehoek.config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(["driehoek", *sys.argv[1:]])


if __name__ == "__main__":
    main()
