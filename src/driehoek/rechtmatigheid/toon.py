"""How verdicts, reasons and amounts of a check look on screen and on paper."""

from decimal import Decimal

from driehoek.kern.bevoegdheid import Uitslag
from driehoek.kern.rechtmatigheid import Slotoordeel
from driehoek.platform.ui.componenten import Badge, Toon
from driehoek.platform.ui.opmaak import euro, heel
from driehoek.rechtmatigheid.types import OORDEELTEKST, Samenvatting, Telling

TOON: dict[Slotoordeel, Toon] = {
    Slotoordeel.RECHTMATIG: "goed",
    Slotoordeel.HERSTELD: "info",
    Slotoordeel.VERVALLEN: "let-op",
    Slotoordeel.ONRECHTMATIG: "fout",
}
UITSLAGTEKST: dict[Uitslag, str] = {
    Uitslag.BEVOEGD: "Bevoegd",
    Uitslag.NIET_GEREGISTREERD: "Besluit was er, maar nog niet geregistreerd",
    Uitslag.ONBEVOEGD: "Niet bevoegd",
}
AANDACHT = tuple(o for o in Slotoordeel if o is not Slotoordeel.RECHTMATIG)
ZONDER_OPGAVE = "Zonder opgave"


def oordeelbadge(oordeel: Slotoordeel) -> Badge:
    return Badge(OORDEELTEKST[oordeel].naam, TOON[oordeel])


def euros(centen: int) -> Decimal:
    return Decimal(centen) / 100


def bedrag(centen: int) -> str:
    return euro(euros(centen))


def regels(aantal: int) -> str:
    return "1 regel" if aantal == 1 else f"{heel(aantal)} regels"


def in_woorden(samen: Samenvatting) -> str:
    """The outcome in two sentences."""
    geheel, mis = samen.geheel, bevindingen(samen)
    begin = f"Dit bestand heeft {regels(geheel.regels)}, samen {bedrag(geheel.centen)}."
    if not mis.regels:
        return f"{begin} Alle regels zijn rechtmatig."
    delen = [
        f"{heel(samen.per_oordeel[oordeel].regels)} {OORDEELTEKST[oordeel].naam.lower()}"
        for oordeel in AANDACHT
        if samen.per_oordeel[oordeel].regels
    ]
    wat = delen[0] if len(delen) == 1 else f"{', '.join(delen[:-1])} en {delen[-1]}"
    zijn = "vraagt" if mis.regels == 1 else "vragen"
    return (
        f"{begin} Daarvan {zijn} er {heel(mis.regels)} aandacht, samen {bedrag(mis.centen)}: {wat}."
    )


def bevindingen(samen: Samenvatting) -> Telling:
    """All that is not simply lawful."""
    goed = samen.per_oordeel[Slotoordeel.RECHTMATIG]
    return Telling(samen.geheel.regels - goed.regels, samen.geheel.centen - goed.centen)
