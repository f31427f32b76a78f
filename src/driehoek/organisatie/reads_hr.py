"""What the register knows of the people in a list of the HR system, to compare the two (PT-23)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from driehoek.kern.tijd import Periode
from driehoek.organisatie.models import Dienstverband, Lidmaatschap
from driehoek.organisatie.types import Aard, Medewerker
from driehoek.platform import reeksen
from driehoek.platform.tijdfeit import Tijdfeit
from driehoek.register.models import Persoon, Persoonsgegeven

Naam = tuple[str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Bekend:
    """The people of a list, as the register has them now."""

    personen: Mapping[str, int]
    namen: Mapping[int, Naam]
    diensten: Mapping[tuple[int, int], Sequence[Dienstverband]]
    plekken: Mapping[int, Sequence[Lidmaatschap]]

    @classmethod
    def lees(cls, nummers: Collection[str]) -> "Bekend":
        gevonden = Persoon.objects.filter(nummer__in=reeksen.teksten(nummers))
        personen = dict(gevonden.values_list("nummer", "id"))
        wie = reeksen.ids(personen.values())
        diensten: dict[tuple[int, int], list[Dienstverband]] = defaultdict(list)
        for dienst in Dienstverband.objects.huidig().filter(persoon_id__in=wie):
            diensten[dienst.persoon_id, dienst.volgnummer].append(dienst)
        plekken: dict[int, list[Lidmaatschap]] = defaultdict(list)
        for plek in Lidmaatschap.objects.huidig().filter(persoon_id__in=wie):
            plekken[plek.persoon_id].append(plek)
        gegevens = Persoonsgegeven.objects.huidig().filter(persoon_id__in=wie)
        namen = {
            p: (voor, tussen, achter)
            for p, voor, tussen, achter in gegevens.values_list(
                "persoon_id", "voornaam", "tussenvoegsel", "achternaam"
            )
        }
        return cls(personen, namen, diensten, plekken)

    def kent(self, regel: Medewerker) -> bool:
        """Whether the register says all of this line already."""
        persoon = self.personen.get(regel.nummer)
        return (
            persoon is not None
            and self.namen.get(persoon) == regel.naam
            and self.kent_dienst(persoon, regel)
            and self.kent_plek(persoon, regel)
        )

    def kent_dienst(self, persoon: int, regel: Medewerker) -> bool:
        """Whether this employment is there, all of its days."""
        zelfde = [
            feit.periode
            for feit in self.diensten.get((persoon, regel.volgnummer), ())
            if _zegt(feit) == inhoud(regel)
        ]
        return regel.periode.is_binnen(zelfde)

    def kent_plek(self, persoon: int, regel: Medewerker) -> bool:
        """Whether someone is in that P-team already, all of these days; true where none is said."""
        zelfde = [f.periode for f in self.plekken.get(persoon, ()) if f.pteam_id == regel.pteam]
        return regel.pteam is None or regel.periode.is_binnen(zelfde)


def einde(dagen: Collection[date | None]) -> date | None:
    """The first day after all of these; None where one of them has no end."""
    return None if None in dagen else max(dag for dag in dagen if dag)


def nog_bezig(regels: Sequence[Medewerker], bekend: Bekend) -> set[str]:
    """The numbers of those of whom the register goes on where the list has come to an end."""
    diensten: dict[tuple[str, int], list[date | None]] = defaultdict(list)
    mensen: dict[str, list[date | None]] = defaultdict(list)
    for regel in regels:
        diensten[regel.nummer, regel.volgnummer].append(regel.periode.tot)
        mensen[regel.nummer].append(regel.periode.tot)
    gevonden = {
        nummer
        for (nummer, volgnummer), dagen in diensten.items()
        if (op := einde(dagen)) is not None
        and loopt_door(bekend.diensten.get((bekend.personen.get(nummer, 0), volgnummer), ()), op)
    }
    return gevonden | {
        nummer
        for nummer, dagen in mensen.items()
        if (op := einde(dagen)) is not None
        and loopt_door(bekend.plekken.get(bekend.personen.get(nummer, 0), ()), op)
    }


def inhoud(regel: Medewerker) -> dict[str, object]:
    """What a line says of an employment, as the fact holds it."""
    return {
        "functie": regel.functie,
        "functiefamilie": regel.functiefamilie,
        "schaal": regel.schaal,
        "uren": regel.uren,
        "aard": regel.aard.value,
        "formatieplaats": regel.formatieplaats,
        "geboortejaar": regel.geboortejaar,
    }


def _zegt(feit: Dienstverband) -> dict[str, object]:
    return {naam: feit.__dict__[naam] for naam in Dienstverband.WAARDE}


def loopt_door(feiten: Iterable[Tijdfeit], op: date) -> bool:
    """Whether the register says something of a day from `op` on."""
    return any(f.periode.tot is None or f.periode.tot > op for f in feiten)


def uit_register(bekend_op: datetime, op: date | None = None) -> list[Medewerker]:
    """Every employment as the register held it, cut where the P-team changes; `op`: of that day."""
    diensten = (
        Dienstverband.objects.bekend(bekend_op)
        .filter(**({"geldig__contains": op} if op else {}))
        .select_related("persoon")
        .order_by("persoon__nummer", "volgnummer", "geldig")
    )
    plekken: dict[int, list[Lidmaatschap]] = defaultdict(list)
    for plek in Lidmaatschap.objects.bekend(bekend_op).order_by("geldig"):
        plekken[plek.persoon_id].append(plek)
    gegevens = Persoonsgegeven.objects.huidig().values_list(
        "persoon_id", "voornaam", "tussenvoegsel", "achternaam"
    )
    namen = {p: (voor or "", tussen or "", achter or "") for p, voor, tussen, achter in gegevens}
    return [
        _regel(dienst, namen.get(dienst.persoon_id, ("", "", "")), periode, pteam)
        for dienst in diensten
        for periode, pteam in _stukken(dienst.periode, plekken[dienst.persoon_id])
        if op is None or periode.bevat(op)
    ]


def _stukken(leven: Periode, plekken: Sequence[Lidmaatschap]) -> list[tuple[Periode, int | None]]:
    """The days of an employment, cut where the P-team is another."""
    grenzen = {leven.van}
    for plek in plekken:
        grenzen |= {d for d in (plek.periode.van, plek.periode.tot) if d and leven.bevat(d)}
    dagen = sorted(grenzen)
    stukken: list[tuple[Periode, int | None]] = []
    for van, tot in zip(dagen, (*dagen[1:], leven.tot), strict=True):
        pteam = next((p.pteam_id for p in plekken if p.periode.bevat(van)), None)
        if stukken and stukken[-1][1] == pteam:
            stukken[-1] = (Periode(stukken[-1][0].van, tot), pteam)
        else:
            stukken.append((Periode(van, tot), pteam))
    return stukken


def _regel(
    dienst: Dienstverband, naam: tuple[str, str, str], periode: Periode, pteam: int | None
) -> Medewerker:
    return Medewerker(
        dienst.persoon.nummer,
        *naam,
        dienst.functie,
        dienst.functiefamilie,
        dienst.schaal,
        dienst.uren,
        periode,
        Aard(dienst.aard),
        dienst.volgnummer,
        dienst.formatieplaats,
        pteam,
        dienst.geboortejaar,
    )
