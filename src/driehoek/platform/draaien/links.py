"""Print the demo's login links: one line per role. A process of its own."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "driehoek.config.settings")
    import django  # noqa: PLC0415

    django.setup()
    from driehoek.platform.accounts.demolinks import demolinks  # noqa: PLC0415

    links = demolinks(sys.argv[1])
    breedte = max((len(f"{rol} ({naam})") for rol, naam, _ in links), default=0)
    for rol, naam, url in links:
        sys.stdout.write(f"  {f'{rol} ({naam})':<{breedte}}  {url}\n")


if __name__ == "__main__":
    main()
