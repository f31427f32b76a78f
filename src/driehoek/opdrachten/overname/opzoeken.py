"""What a line means in the register: which opgave, which opdracht, which person."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from driehoek.opdrachten.overname.types import Roldeel
from driehoek.opdrachten.overname.vormen import netjes
from driehoek.register.models import Benaming, Drager, Ligging, Persoon, Persoonsgegeven
from driehoek.register.types import ROLSOORT, Dragersoort


class NietGevondenError(Exception):
    """Nothing, or more than one, goes by this number or name."""

    def __init__(self, kolom: str, wat: str, goed: str, regel: str = "REG-08") -> None:
        super().__init__(wat)
        self.kolom = kolom
        self.wat = wat
        self.goed = goed
        self.regel = regel


@dataclass(frozen=True, slots=True)
class Gevonden:
    id: int
    nummer: str
    soort: str


@dataclass(frozen=True, slots=True)
class Dragers:
    """All dragers, by number and by every name they ever had."""

    bij_nummer: dict[str, Gevonden]
    bij_naam: dict[str, frozenset[str]]
    ouders: dict[str, frozenset[str]]

    @classmethod
    def lees(cls) -> "Dragers":
        alle = {d.id: Gevonden(d.id, d.nummer, d.soort) for d in Drager.objects.all()}
        namen: dict[str, set[str]] = defaultdict(set)
        for drager, naam in Benaming.objects.huidig().values_list("drager_id", "naam"):
            namen[netjes(naam)].add(alle[drager].nummer)
        ouders: dict[str, set[str]] = defaultdict(set)
        for drager, ouder in Ligging.objects.huidig().values_list("drager_id", "ouder_id"):
            ouders[alle[drager].nummer].add(alle[ouder].nummer)
        return cls(
            {g.nummer: g for g in alle.values()},
            {naam: frozenset(nummers) for naam, nummers in namen.items()},
            {nummer: frozenset(boven) for nummer, boven in ouders.items()},
        )

    def zoek(
        self, tekst: str, soorten: Iterable[str], kolom: str, *, onder: Gevonden | None = None
    ) -> Gevonden:
        """The one drager of these kinds with this number or, failing that, this name."""
        soorten = list(soorten)
        gevonden = self.bij_nummer.get(tekst)
        if gevonden and gevonden.soort in soorten:
            return gevonden
        met_naam = [self.bij_nummer[n] for n in self.bij_naam.get(tekst, ())]
        passend = [g for g in met_naam if g.soort in soorten and self._ligt(g, onder)]
        if len(passend) == 1:
            return passend[0]
        wat = " of ".join(soorten) or "iets"
        if passend:
            lijst = ", ".join(sorted(g.nummer for g in passend))
            raise NietGevondenError(
                kolom,
                f"'{tekst}' is de naam van meer dan een {wat}: {lijst}.",
                "Vul het nummer in.",
            )
        waar = f" onder {onder.nummer}" if onder else ""
        raise NietGevondenError(
            kolom,
            f"Er is geen {wat} '{tekst}'{waar} in het register.",
            "Kijk nummer en naam na, of neem eerst op wat ontbreekt.",
            "REG-02" if kolom in ("opgave", "deel_van") else "REG-08",
        )

    def van_rol(self, deel: Roldeel) -> Gevonden:
        """What a role is on: by its number, else by its name within its opgave."""
        soorten = [soort for rol, soort in ROLSOORT if rol == deel.rol]
        opgave = (
            self.zoek(deel.opgave, [Dragersoort.OPGAVE.value], "opgave") if deel.opgave else None
        )
        if not deel.nummer:
            return self.zoek(deel.naam, soorten, "naam", onder=opgave)
        gevonden = self.bij_nummer.get(deel.nummer)
        if gevonden is None:
            raise NietGevondenError(
                "nummer",
                f"Nummer {deel.nummer} staat niet in het register.",
                "Kijk het nummer na, of neem eerst de opdrachten over.",
            )
        if deel.naam and gevonden.nummer not in self.bij_naam.get(netjes(deel.naam), ()):
            raise NietGevondenError(
                "naam",
                f"{deel.nummer} heet in het register niet '{deel.naam}'.",
                "Kijk na welke van de twee klopt, of laat de naam weg.",
            )
        if not self._ligt(gevonden, opgave):
            raise NietGevondenError(
                "opgave",
                f"{deel.nummer} valt niet onder '{deel.opgave}'.",
                "Kijk na welke van de twee klopt, of laat de opgave weg.",
                "REG-02",
            )
        return gevonden

    def _ligt(self, drager: Gevonden, onder: Gevonden | None) -> bool:
        if onder is None or drager.nummer == onder.nummer:
            return True
        boven = self.ouders.get(drager.nummer, frozenset())
        return onder.nummer in boven or any(
            onder.nummer in self.ouders.get(nummer, ()) for nummer in boven
        )


@dataclass(frozen=True, slots=True)
class Personen:
    """All persons, by number and by name as it is now."""

    bij_nummer: dict[str, int]
    bij_naam: dict[str, tuple[str, ...]]

    @classmethod
    def lees(cls) -> "Personen":
        nummers = dict(Persoon.objects.values_list("id", "nummer"))
        namen: dict[str, list[str]] = defaultdict(list)
        for gegeven in Persoonsgegeven.objects.huidig():
            namen[_op_een_regel(gegeven.naam)].append(nummers[gegeven.persoon_id])
        return cls(
            {nummer: id_ for id_, nummer in nummers.items()},
            {naam: tuple(sorted(lijst)) for naam, lijst in namen.items()},
        )

    def zoek(self, deel: Roldeel) -> int:
        """The person by number; without one by the exact name, where only one has it."""
        met_naam = self.bij_naam.get(_op_een_regel(deel.persoon), ())
        if deel.personeelsnummer:
            return self._bij_nummer(deel, met_naam)
        if len(met_naam) == 1:
            return self.bij_nummer[met_naam[0]]
        if met_naam:
            raise NietGevondenError(
                "persoon",
                f"Meer dan een persoon heet '{deel.persoon}': {', '.join(met_naam)}.",
                "Vul het personeelsnummer in.",
            )
        raise NietGevondenError(
            "persoon",
            f"'{deel.persoon}' staat niet in het register.",
            "Schrijf de naam precies zo, vul het personeelsnummer in of neem de persoon eerst op.",
        )

    def _bij_nummer(self, deel: Roldeel, met_naam: tuple[str, ...]) -> int:
        if deel.personeelsnummer not in self.bij_nummer:
            raise NietGevondenError(
                "personeelsnummer",
                f"Personeelsnummer {deel.personeelsnummer} staat niet in het register.",
                "Kijk het nummer na, of neem de persoon eerst op.",
            )
        if deel.persoon and deel.personeelsnummer not in met_naam:
            raise NietGevondenError(
                "persoon",
                f"{deel.personeelsnummer} heet in het register niet '{deel.persoon}'.",
                "Kijk na welke van de twee klopt, of laat de naam weg.",
            )
        return self.bij_nummer[deel.personeelsnummer]


def _op_een_regel(naam: str) -> str:
    return " ".join(netjes(naam).split())
