"""What the check wants to know of the register, beside what authority depends on."""

from dataclasses import dataclass

from django.db import connection

from driehoek.bevoegdheden.models import Bekrachtiging
from driehoek.bevoegdheden.types import Rechtshandeling, Voorwaarde
from driehoek.kern.rechtmatigheid.bekrachtigd import Daad
from driehoek.platform import klok
from driehoek.register import instellingen
from driehoek.register.models import Drager, Instelling, Persoon
from driehoek.register.types import Dragersoort

OPDRACHTSOORTEN = (Dragersoort.OPDRACHT.value, Dragersoort.DEELOPDRACHT.value)


@dataclass(frozen=True, slots=True)
class Kennis:
    """What the codes in a file stand for: ids in the register, numbers of the decision function."""

    personen: dict[str, int]
    opdrachten: dict[str, int]
    handelingen: dict[str, int]
    voorwaarden: dict[str, int]


def kennis() -> Kennis:
    """Persons and opdrachten (deelopdrachten too) by the number that people know them by."""
    opdrachten = Drager.objects.filter(soort__in=OPDRACHTSOORTEN)
    return Kennis(
        personen=dict(Persoon.objects.values_list("nummer", "id")),
        opdrachten=dict(opdrachten.values_list("nummer", "id")),
        handelingen={handeling.value: handeling.nummer for handeling in Rechtshandeling},
        voorwaarden={v.value: int(v.eis) for v in Voorwaarde},
    )


def bekrachtigd() -> dict[Daad, int]:
    """What was done without authority and is ratified today, each with its fact (BEV-13)."""
    feiten = Bekrachtiging.objects.huidig().filter(geldig__contains=klok.vandaag())
    return {
        (f.regel, f.dag.toordinal(), f.persoon_id, f.daad, f.drager_id, f.bedrag): f.id
        for f in feiten
    }


def vensters() -> list[tuple[int, int]]:
    """From which day (as an ordinal) on how many days parts are added up (BEV-12)."""
    soort = instellingen.SPLITSINGSVENSTER
    begin = int(soort.begin)
    stappen = {0: begin}
    for feit in Instelling.objects.huidig().filter(code=soort.code).order_by("geldig"):
        stappen[feit.periode.van.toordinal()] = int(str(feit.waarde))
        if feit.periode.tot is not None:
            stappen[feit.periode.tot.toordinal()] = begin
    return sorted(stappen.items())


_OPGAVEN = """
SELECT boven.drager_id, coalesce(hoger.ouder_id, boven.ouder_id)
FROM register_ligging boven
LEFT JOIN register_ligging hoger ON hoger.drager_id = boven.ouder_id AND hoger.gesloten_id IS NULL
  AND hoger.oudersoort = 'opgave' AND upper_inf(hoger.geldig)
WHERE boven.gesloten_id IS NULL AND boven.oudersoort IN ('opdracht', 'opgave')
ORDER BY boven.drager_id, lower(boven.geldig)
"""


def opgaven() -> dict[int, int]:
    """The opgave of each opdracht and deelopdracht, as the register last places it."""
    with connection.cursor() as cursor:
        cursor.execute(_OPGAVEN)
        return dict(cursor.fetchall())
