"""The dated settings of the register: what each means, and which organ may set it (GEN-05)."""

from dataclasses import dataclass
from datetime import date

from driehoek.platform.fouten import InvoerFout
from driehoek.register import reads
from driehoek.register.types import Rol


@dataclass(frozen=True, slots=True)
class Instellingsoort:
    """A setting: its code, what it means, its founding value, and who may set it."""

    code: str
    naam: str
    eenheid: str
    begin: int | str
    organen: tuple[str, ...]
    regels: tuple[str, ...]
    minimum: int = 0
    maximum: int = 10_000
    keuzes: tuple[str, ...] = ()

    def lees(self, waarde: object) -> int | str:
        """`waarde` as this setting holds it; InvoerFout when it cannot."""
        if self.keuzes:
            if waarde not in self.keuzes:
                raise InvoerFout(
                    f"'{self.naam}' kan zijn: {', '.join(self.keuzes)}.",
                    veld="waarde",
                    regel="GEN-04",
                )
            return str(waarde)
        if not str(waarde).strip().isdigit() or not (
            self.minimum <= int(str(waarde)) <= self.maximum
        ):
            raise InvoerFout(
                f"'{self.naam}' is een heel getal van {self.minimum} tot en met {self.maximum}.",
                veld="waarde",
                regel="GEN-04",
            )
        return int(str(waarde))


REGISTRATIETERMIJN = Instellingsoort(
    code="registratietermijn",
    naam="Termijn om een besluit te registreren",
    eenheid="dagen",
    begin=14,
    organen=("DT",),
    regels=("REG-12",),
    minimum=1,
    maximum=365,
)
EINDE_IN_ZICHT = Instellingsoort(
    code="einde_in_zicht",
    naam="Hoe lang vooraf het einde van een rol wordt gemeld",
    eenheid="dagen",
    begin=90,
    organen=("DT",),
    regels=("REG-37",),
    minimum=1,
    maximum=365,
)
MAX_OPDRACHTEN_AON = Instellingsoort(
    code="max_opdrachten_aon",
    naam="Aantal opdrachten waarboven een AON overbelast heet",
    eenheid="opdrachten",
    begin=8,
    organen=("DT",),
    regels=("REG-06",),
    minimum=1,
    maximum=100,
)
AON_BENOEMER = Instellingsoort(
    code="aon_benoemer",
    naam="Wie de ambtelijk opdrachtnemer benoemt",
    eenheid="rol",
    begin=Rol.AOG.value,
    organen=("DT",),
    regels=("REG-06",),
    keuzes=(Rol.AOG.value, Rol.DIRECTEUR_MO.value),
)

ALLE: tuple[Instellingsoort, ...] = (
    REGISTRATIETERMIJN,
    EINDE_IN_ZICHT,
    MAX_OPDRACHTEN_AON,
    AON_BENOEMER,
)
BIJ_CODE = {soort.code: soort for soort in ALLE}


def soort(code: str) -> Instellingsoort:
    if code not in BIJ_CODE:
        raise InvoerFout(f"Er is geen instelling '{code}'.", veld="code", regel="GEN-05")
    return BIJ_CODE[code]


def getal(soort: Instellingsoort, op: date) -> int:
    """The number that `soort` is set to on a day; before any besluit its founding value."""
    return int(str(reads.instelling(soort.code, op, standaard=soort.begin)))


def lees(soort: Instellingsoort, op: date) -> str:
    """What `soort` is set to on a day, as text."""
    return str(reads.instelling(soort.code, op, standaard=soort.begin))
