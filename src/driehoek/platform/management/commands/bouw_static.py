from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from driehoek.platform.ui.bouw import BouwError, bouw
from driehoek.platform.ui.letters import maak_letters

WORTEL = Path(__file__).resolve().parents[5]
EIGEN = Path(__file__).resolve().parents[2] / "static" / "driehoek"


class Command(BaseCommand):
    help = (
        "Maakt build/static uit node_modules: stijl, lettertype en de scripts voor grafieken. En"
        " build/letters: de letters voor PDF."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--modules", type=Path, default=WORTEL / "node_modules", help="map van npm"
        )
        parser.add_argument(
            "--doel", type=Path, default=WORTEL / "build" / "static", help="waar het komt te staan"
        )

        parser.add_argument(
            "--letters", type=Path, default=settings.LETTERS, help="waar de letters voor PDF komen"
        )

    def handle(
        self, *args: object, modules: Path, doel: Path, letters: Path, **options: object
    ) -> None:
        eigen = "\n".join(p.read_text(encoding="utf-8") for p in sorted(EIGEN.glob("*.css")))
        try:
            gebouwd = bouw(modules, doel, eigen)
            maak_letters(modules, letters)
        except BouwError as fout:
            raise CommandError(str(fout)) from fout
        self.stdout.write(
            f"{len(gebouwd.bestanden)} bestanden, {gebouwd.omvang // 1024} kB, in {doel}"
        )
