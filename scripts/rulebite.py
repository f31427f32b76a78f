"""Does every rule bite? Switch each off in turn: a test that carries its id must then fail.

    make rulebite
    make rulebite OPTIES="REG-05 REG-21"

A rule of the regelboek is tried once per way of speaking (hard, leg-uit, signaal), on the test
functions and files that name it (`test_REG_05_...`). Exit code 1 with a list of the rules that
nobody would miss.
"""

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEGELIJK = 2
SECONDEN = 300
_GEVALLEN = re.compile(r"\b\d+ failed\b")
_LAATSTE_REGELS = 15


@dataclass(frozen=True)
class Proef:
    """One rule in one way of speaking."""

    id: str
    soort: str

    @property
    def naam(self) -> str:
        """The id as test names carry it."""
        return self.id.replace("-", "_")


@dataclass(frozen=True)
class Uitslag:
    proef: Proef
    bijt: bool
    uitleg: str = ""


def main(argumenten: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Zet elke regel een voor een uit.")
    parser.add_argument("regel", nargs="*", help="Alleen deze regels, bijvoorbeeld REG-05.")
    keuze = set(parser.parse_args(argumenten).regel)
    proeven = [p for p in _proeven() if not keuze or p.id in keuze]
    if keuze - {p.id for p in proeven} or not proeven:
        print("Niet in het regelboek:", ", ".join(sorted(keuze - {p.id for p in proeven})))
        return 2
    with ThreadPoolExecutor(TEGELIJK) as ploeg:
        uitslagen = list(ploeg.map(_probeer, proeven))
    return _meld([u for u in uitslagen if not u.bijt], len(uitslagen))


def _proeven() -> list[Proef]:
    import django  # noqa: PLC0415  (only here is Django needed)

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "driehoek.config.settings")
    django.setup()
    from driehoek.platform import regelboek  # noqa: PLC0415  (after Django is set up)

    return [Proef(regel.id, regel.soort.value) for regel in regelboek.alle()]


def _probeer(proef: Proef) -> Uitslag:
    """Run the tests that carry this id with the rule off: one must fail, not merely break."""
    bestanden = [
        str(pad)
        for pad in sorted(ROOT.glob("tests/**/test_*.py"))
        if re.search(rf"def test_\w*{proef.naam}(?!\d)|['\"]{proef.naam}['\"]", pad.read_text())
    ]
    if not bestanden:
        return _print(Uitslag(proef, bijt=False, uitleg=f"geen test heet test_{proef.naam}_..."))
    try:
        gedaan = _draai(proef, bestanden)
    except subprocess.TimeoutExpired:
        traag = f"onbeslist: de tests duren langer dan {SECONDEN} seconden"
        return _print(Uitslag(proef, bijt=False, uitleg=traag))
    if gedaan.returncode == 1 and _GEVALLEN.search(gedaan.stdout):
        return _print(Uitslag(proef, bijt=True))
    slot = "\n".join((gedaan.stdout + gedaan.stderr).strip().splitlines()[-_LAATSTE_REGELS:])
    return _print(Uitslag(proef, bijt=False, uitleg=slot))


def _draai(proef: Proef, bestanden: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-x", "-q", "--tb=no", "-p", "no:cacheprovider"),
            *("-k", proef.naam, f"--regel-uit={proef.id}:{proef.soort}", *bestanden),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=SECONDEN,
        check=False,
    )


def _print(uitslag: Uitslag) -> Uitslag:
    oordeel = "bijt" if uitslag.bijt else "BIJT NIET"
    print(f"{uitslag.proef.id} ({uitslag.proef.soort}): {oordeel}", flush=True)
    return uitslag


def _meld(missend: list[Uitslag], totaal: int) -> int:
    if not missend:
        print(f"Alle {totaal} regels bijten.")
        return 0
    print(f"\n{len(missend)} van de {totaal} regels kunnen uit zonder dat een test faalt:")
    for uitslag in missend:
        print(f"- {uitslag.proef.id} ({uitslag.proef.soort})")
        print("".join(f"    {regel}\n" for regel in uitslag.uitleg.splitlines()), end="")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
