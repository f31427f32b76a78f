"""The three forms of a budget file: which columns each has, and how a header tells them apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from driehoek.opdrachten.begroting.tabel import Tabel
from driehoek.opdrachten.begroting.types import Bevindingen, HerkomstBedrag, Postsoort, Vorm


@dataclass(frozen=True)
class Kolommen:
    vorm: Vorm
    verplicht: tuple[str, ...]
    facultatief: tuple[str, ...] = ()

    @property
    def alle(self) -> tuple[str, ...]:
        return self.verplicht + self.facultatief


def bedragkolom(soort: Postsoort, herkomst: HerkomstBedrag) -> str:
    return str(soort) if herkomst is HerkomstBedrag.TABEL else f"{soort}_{herkomst}"


_MET_PAGINAVOET = (Postsoort.LASTEN, Postsoort.BATEN, Postsoort.SALDO)
BEDRAGKOLOMMEN: dict[str, tuple[Postsoort, HerkomstBedrag]] = {
    bedragkolom(soort, herkomst): (soort, herkomst)
    for herkomst in HerkomstBedrag
    for soort in Postsoort
    if herkomst is HerkomstBedrag.TABEL or soort in _MET_PAGINAVOET
}

STRUCTUUR = Kolommen(Vorm.STRUCTUUR, ("bron", "niveau", "code", "naam", "ouder", "url"))
BEDRAGEN = Kolommen(
    Vorm.BEDRAGEN,
    ("product", "jaar", "niveau", "code", "naam", "post", "bedrag_x1000_eur", "bron_url"),
)
EIGEN = Kolommen(
    Vorm.EIGEN,
    ("jaar", "stand", "niveau", "code", "naam", "ouder"),
    (*BEDRAGKOLOMMEN, "bron"),
)
_VORMEN = (EIGEN, STRUCTUUR, BEDRAGEN)
_MINSTENS_GELIJK = 3


def herken(tabel: Tabel, bevindingen: Bevindingen) -> Kolommen:
    """The form whose columns fit best; refuses a header that misses or adds columns."""
    vorm = max(_VORMEN, key=lambda kandidaat: _gelijk(kandidaat, tabel.koppen))
    if _gelijk(vorm, tabel.koppen) < _MINSTENS_GELIJK:
        bevindingen.fout(
            tabel.kopregel,
            None,
            "De kop is van geen bekend begrotingsbestand.",
            f"Begin met de kolommen {', '.join(EIGEN.verplicht)}.",
        )
        bevindingen.weiger()
    for kolom in vorm.verplicht:
        if kolom not in tabel.koppen:
            bevindingen.fout(
                tabel.kopregel,
                kolom,
                "Deze kolom ontbreekt.",
                f"Het {vorm.vorm} heeft de kolommen {', '.join(vorm.verplicht)}.",
            )
    for kolom in tabel.koppen:
        if kolom not in vorm.alle:
            bevindingen.fout(
                tabel.kopregel,
                kolom,
                "Deze kolom is onbekend.",
                f"Haal haar weg of kies uit: {', '.join(vorm.alle)}.",
            )
    bevindingen.weiger_bij_fouten()
    if not tabel.rijen:
        bevindingen.fout(
            None, None, "Onder de kop staan geen regels.", "Vul ten minste een begrotingsregel in."
        )
        bevindingen.weiger()
    return vorm


def _gelijk(vorm: Kolommen, koppen: Sequence[str]) -> int:
    """Own columns count; what another form would not know counts against."""
    bekend = sum(kop in vorm.alle for kop in koppen)
    ontbreekt = sum(kolom not in koppen for kolom in vorm.verplicht)
    return 2 * bekend - ontbreekt
