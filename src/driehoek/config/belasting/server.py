"""A server as `driehoek serve` has it, for any application: `python -m ... MODULE:NAME PORT`."""

import sys

from driehoek.platform.draaien.web import dien


def main() -> None:
    dien(sys.argv[1], host="127.0.0.1", port=int(sys.argv[2]), workers=1)


if __name__ == "__main__":
    main()
