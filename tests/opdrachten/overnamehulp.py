"""Lists of an existing register for tests, and a province to take them over in."""

from io import StringIO
from pathlib import Path

from django.core.management import call_command

KOP_OPDRACHTEN = "nummer;naam;opgave;deel_van;begin;tot_en_met;label;fase;materieel_budget;besluit"
KOP_ROLLEN = "nummer;naam;opgave;rol;personeelsnummer;persoon;begin;tot_en_met;besluit"


def bestand(map_: Path, kop: str, *regels: str, naam: str = "lijst.csv", code: str = "utf-8-sig"):
    pad = map_ / naam
    pad.write_bytes("\r\n".join((kop, *regels, "")).encode(code))
    return pad


def neem_over(soort: str, pad: Path, *opties: str) -> str:
    uit = StringIO()
    call_command("import", soort, str(pad), *opties, stdout=uit)
    return uit.getvalue()


def exporteer(soort: str, pad: Path, *opties: str) -> bytes:
    call_command("export", soort, str(pad), *opties, stdout=StringIO())
    return pad.read_bytes()
