"""The report of a file on a page: how it stands, what it counts, and its lines as a list."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from driehoek.opdrachten.acts.invoer import is_bezig
from driehoek.opdrachten.models import Invoerbestand
from driehoek.opdrachten.overname.teruggave import in_woorden
from driehoek.opdrachten.overname.uitkomst import (
    BESTOND,
    GECORRIGEERD,
    GEWEIGERD,
    NIEUW,
    SIGNAAL,
    Regeluitslag,
    Verslag,
)
from driehoek.platform import taken
from driehoek.platform.models import Taak
from driehoek.platform.ui.componenten import Badge, Cel, Kolom, Kruimel, Leeg, Toon
from driehoek.platform.ui.lijst import Keuze, Lijst
from driehoek.platform.ui.regels import pad_van_regel

TOON: dict[str, Toon] = {
    NIEUW: "goed",
    GECORRIGEERD: "info",
    BESTOND: "neutraal",
    GEWEIGERD: "fout",
    SIGNAAL: "let-op",
}
NAMEN = {
    NIEUW: "Nieuw",
    GECORRIGEERD: "Gecorrigeerd",
    BESTOND: "Ongewijzigd",
    GEWEIGERD: "Geweigerd",
}
KOLOMMEN = (
    Kolom("Regel"),
    Kolom("Wat"),
    Kolom("Uitkomst"),
    Kolom("Kolom"),
    Kolom("Bevinding"),
    Kolom("Volgens"),
)
NIETS = Cel("-", rustig=True)


@dataclass(frozen=True, slots=True)
class Beeld:
    """Where a file stands: being worked on, gone wrong, reported, or taken over."""

    bestand: Invoerbestand
    bezig: taken.Stand | None
    misgegaan: str
    verslag: Verslag | None
    handeling: int | None

    @property
    def kan_over(self) -> bool:
        """Whether there is something to take over, and nothing in its way."""
        return bool(
            self.verslag
            and not self.verslag.fouten
            and self.verslag.nieuw
            and not self.misgegaan
            and not self.is_over
        )

    @property
    def is_over(self) -> bool:
        return self.handeling is not None

    @property
    def in_woorden(self) -> str:
        """For the list of files."""
        if self.bezig:
            return "Wordt bekeken"
        if self.is_over:
            return "Overgenomen"
        if self.misgegaan or self.verslag is None:
            return "Niet gelukt"
        if self.verslag.fouten:
            return (
                f"{len(self.verslag.fouten)} fouten" if len(self.verslag.fouten) > 1 else "1 fout"
            )
        return "Kan worden overgenomen" if self.verslag.nieuw else "Alles stond er al"


def beeld_van(bestand: Invoerbestand) -> Beeld:
    bezig = next((t for t in (bestand.overname, bestand.proef) if t and is_bezig(t)), None)
    return Beeld(
        bestand,
        taken.stand(bezig) if bezig else None,
        _misgegaan(bestand.overname) or _misgegaan(bestand.proef),
        Verslag.uit_gegevens(bestand.verslag) if bestand.verslag else None,
        _handeling(bestand.overname),
    )


def _misgegaan(taak: Taak | None) -> str:
    return taak.bericht if taak and taak.staat == Taak.Staat.MISLUKT else ""


def _handeling(taak: Taak | None) -> int | None:
    if taak is None or taak.staat != Taak.Staat.KLAAR:
        return None
    nr = taak.uitkomst.get("handeling")
    return int(nr) if nr else None


@dataclass(frozen=True, slots=True)
class Telling:
    """How many lines of one outcome; `uitkomst` is how the list is narrowed to them."""

    naam: str
    uitkomst: str
    aantal: int

    @property
    def toon(self) -> Toon:
        return TOON[self.uitkomst] if self.aantal else "neutraal"


def tellingen(verslag: Verslag) -> list[Telling]:
    """How many lines of each outcome, and how many things stay open to explain."""
    per_stand = Counter(stand for _, stand in {(u.regel, u.stand) for u in verslag.uitslagen()})
    return [
        *(
            Telling(naam, stand, per_stand[stand])
            for stand, naam in NAMEN.items()
            if per_stand[stand] or stand != GECORRIGEERD
        ),
        Telling("Signalen", SIGNAAL, len(verslag.signalen)),
    ]


def lijst(
    beeld: Beeld, verslag: Verslag, kruimels: Sequence[Kruimel], *, q: str, uitkomst: str
) -> Lijst:
    """The lines of the report that are asked for."""
    rijen = [u for u in verslag.uitslagen() if _gevraagd(u, q.casefold().split(), uitkomst)]
    standen = [*NAMEN.items(), (SIGNAAL, "Met een signaal")]
    return Lijst(
        titel=beeld.bestand.naam,
        ondertitel=f"{beeld.bestand.get_soort_display()} uit een bestand",
        kruimels=kruimels,
        wat="bevindingen",
        kolommen=KOLOMMEN,
        rijen=rijen,
        cellen=lambda deel: [_cellen(u) for u in deel],
        leeg=Leeg("Geen regels gevonden", "Kies een andere uitkomst, of zoek op een ander woord."),
        bestandsnaam="verslag",
        zoeklabel="Zoek in het verslag",
        keuzes=(Keuze("uitkomst", "Uitkomst", standen, "Alles"),),
    )


def _gevraagd(uitslag: Regeluitslag, woorden: Sequence[str], uitkomst: str) -> bool:
    melding = uitslag.melding
    delen = (uitslag.wat, melding.wat, melding.goed, melding.id) if melding else (uitslag.wat,)
    tekst = " ".join(delen).casefold()
    past = uitkomst in ("", uitslag.stand) or (uitkomst == SIGNAAL and uitslag.is_signaal)
    return past and all(woord in tekst for woord in woorden)


def _cellen(uitslag: Regeluitslag) -> list[Any]:
    melding = uitslag.melding
    return [
        str(uitslag.regel) if uitslag.regel else "hele bestand",
        uitslag.wat or NIETS,
        Cel(badges=_badges(uitslag)),
        melding.kolom if melding and melding.kolom else NIETS,
        Cel(melding.wat, onder=melding.goed) if melding else NIETS,
        Cel(melding.id, url=_pad(uitslag)) if melding and melding.id else NIETS,
    ]


def _badges(uitslag: Regeluitslag) -> list[Badge]:
    """A signal stands beside what becomes of its line."""
    badges = [Badge(in_woorden(uitslag.stand), TOON[uitslag.stand])]
    if uitslag.is_signaal and uitslag.stand != SIGNAAL:
        badges.append(Badge(SIGNAAL, TOON[SIGNAAL]))
    return badges


def _pad(uitslag: Regeluitslag) -> str:
    """The page of the rule; of what stays open, there where it does."""
    melding = uitslag.melding
    if melding is None:
        return ""
    return pad_van_regel(melding.id, "leg-uit" if uitslag.is_signaal else "")
