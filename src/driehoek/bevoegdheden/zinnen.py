"""Authority in plain Dutch: what was found, what was missing, and what can be done."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from driehoek.bevoegdheden.types import BIJ_NUMMER, Rechtshandeling, Voorwaarde
from driehoek.bevoegdheden.woorden import GEEN_GRENS
from driehoek.kern.bevoegdheid import OPEN, Artikel, Bereik, Reden, Rij
from driehoek.kern.tijd import Periode
from driehoek.platform.ui.opmaak import datum, euro, moment
from driehoek.register.types import ROLSOORTEN, Rol

CENTEN = 100
TE_DOEN: dict[str, str] = {
    Rechtshandeling.VERPLICHTING: "een verplichting aan te gaan",
    Rechtshandeling.BETAALOPDRACHT: "een betaalopdracht te geven",
    Rechtshandeling.OVEREENKOMST: "een overeenkomst te sluiten",
    Rechtshandeling.SUBSIDIE: "een subsidiebesluit te nemen",
    Rechtshandeling.BESCHIKKING: "een beschikking te nemen",
    Rechtshandeling.BEZWAAR: "op een bezwaar te beslissen",
    Rechtshandeling.ARBEIDSCONTRACT: "een arbeidsovereenkomst te sluiten",
    Rechtshandeling.SALARIS: "salaris of een toelage toe te kennen",
    Rechtshandeling.INHUUR: "externen in te huren",
    Rechtshandeling.OPLEIDING: "extra opleidingsbudget toe te kennen",
    Rechtshandeling.WAARDERING: "een functie te waarderen",
    Rechtshandeling.ONTSLAG: "ontslag te verlenen",
    Rechtshandeling.ONTVANGST: "een prestatie in ontvangst te nemen",
}
"""Each act as it stands after 'bevoegd om'."""
_SOORTEN = {soort.id: soort for soort in ROLSOORTEN}
_SCHEIDBAAR = re.compile(r"\b(aan|in|toe) te ")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

GEDAAN = {
    Voorwaarde.ADVIES_CONTROL: "control heeft geadviseerd",
    Voorwaarde.TWEEDE_HANDTEKENING: "er is een tweede handtekening",
    Voorwaarde.OVERLEG_OPDRACHTGEVER: "er is overlegd met de opdrachtgever",
    Voorwaarde.JURIDISCH_ADVIES: "er is juridisch advies",
}
"""Each condition as something that has been done."""
EERST = {
    Voorwaarde.ADVIES_CONTROL: "vraag advies van control",
    Voorwaarde.TWEEDE_HANDTEKENING: "zorg voor een tweede handtekening",
    Voorwaarde.OVERLEG_OPDRACHTGEVER: "overleg met de opdrachtgever",
    Voorwaarde.JURIDISCH_ADVIES: "vraag juridisch advies",
}
"""Each condition as something to do."""
LAAT_EEN_ANDER = (
    "Laat het doen door iemand die het wel mag; die staan hieronder. Is het al gedaan? Dan kan zo"
    " iemand het bekrachtigen. De bevinding blijft dan staan, als hersteld (BEV-13)."
)
HERSTEL: dict[Reden, str] = {
    Reden.GEEN_ROL: LAAT_EEN_ANDER,
    Reden.ROL_ANDERE_DAG: LAAT_EEN_ANDER
    + " Een benoeming met terugwerkende kracht heelt niet wat al gedaan is.",
    Reden.GEEN_ARTIKEL: LAAT_EEN_ANDER,
    Reden.ARTIKEL_ANDERE_DAG: LAAT_EEN_ANDER,
    Reden.BEDRAG: LAAT_EEN_ANDER
    + " Splits het bedrag niet op: bedragen die bij elkaar horen, tellen samen (BEV-12).",
    Reden.SCOPE_ONBEKEND: "De domeindirecteur legt eerst de scope van de opdracht vast, met het"
    " materieel budget.",
    Reden.SCOPE: "De domeindirecteur kan de scope wijzigen, of iemand die buiten de scope mag"
    " beslissen neemt het besluit.",
    Reden.LATER_BESLOTEN: LAAT_EEN_ANDER
    + " Dat er later een besluit met terugwerkende kracht kwam, heelt niets.",
    Reden.EIGEN_BELANG: "Laat het besluit over aan iemand zonder belang erbij; die staan hieronder.",
    Reden.EIGEN_BESLUIT: "Laat een ander op het bezwaar beslissen; wie dat mogen, staat hieronder.",
}


def rolnaam(rolsoort: int, *, waarneming: bool = False) -> str:
    naam = _SOORTEN[rolsoort].rol.in_zin
    return f"{naam} (wnd.)" if waarneming else naam


def rol_van(rolsoort: int) -> Rol:
    return _SOORTEN[rolsoort].rol


def van_bedrag(centen: int) -> str:
    """The amount as part of a sentence; nothing where the question is not about money."""
    return f" van {bedrag(centen)}" if centen else ""


def bedrag(centen: int) -> str:
    return euro(centen / CENTEN) if centen % CENTEN else euro(centen // CENTEN)


def grens(centen: int) -> str:
    return GEEN_GRENS if centen >= OPEN else bedrag(centen)


def dag(nummer: int) -> date:
    return date.fromordinal(nummer)


def moment_van(nummer: int) -> datetime:
    return _EPOCH + timedelta(microseconds=nummer)


def periode(rij: Rij) -> str:
    """'vanaf 3 maart 2026', 'van 3 maart 2026 tot en met ...'."""
    van = date.min if rij.van < 1 else dag(rij.van)
    return Periode(van, None if rij.tot >= OPEN else dag(rij.tot)).in_woorden()


def voorwaarden(eisen: int) -> list[Voorwaarde]:
    return [v for v in Voorwaarde if eisen & int(v.eis)]


def eerst(nog: Iterable[Voorwaarde]) -> str:
    """Conditions as things to do: 'vraag advies van control en overleg met de opdrachtgever'."""
    return en([EERST[v] for v in nog])


def en(delen: list[str]) -> str:
    """'a, b en c'."""
    return " en ".join(filter(None, (", ".join(delen[:-1]), *delen[-1:])))


def daad_van(artikel: Artikel) -> Rechtshandeling:
    return BIJ_NUMMER[artikel.handeling]


def te_doen(daad: Rechtshandeling) -> str:
    """An act after 'bevoegd om'; its label where nobody wrote one."""
    return TE_DOEN.get(daad, daad.in_zin)


def doen(daad: Rechtshandeling) -> str:
    """An act after 'mag': 'een betaalopdracht geven'."""
    aaneen = _SCHEIDBAAR.sub(r"\1", te_doen(daad))
    return aaneen.replace(" te ", " ", 1)


def reikt(artikel: Artikel) -> str:
    """How far a power reaches, in a few words."""
    if artikel.bereik is Bereik.CONCERN:
        waar = "in de hele organisatie"
    elif artikel.bereik is Bereik.ONDER:
        waar = "waar de rol op ligt en wat eronder valt"
    else:
        waar = "alleen waar de rol op ligt"
    return f"{waar}, binnen de scope" if artikel.binnen_scope else waar


def geeft(artikel: Artikel) -> str:
    """What an article lets one do: 'een betaalopdracht te geven tot en met € 50.000'."""
    tot = "" if artikel.limiet >= OPEN else f" tot en met {bedrag(artikel.limiet)}"
    scope = ", binnen de scope van de opdracht" if artikel.binnen_scope else ""
    return f"{te_doen(daad_van(artikel))}{tot}{scope}"


def wanneer_niet(rij: Rij, op: int, bekend: int) -> str:
    """Why a row did not count on a day, as known at a moment."""
    if not rij.van <= op < rij.tot:
        return f"dat was {periode(rij)}, en dus niet op {datum(dag(op))}"
    if bekend < rij.bekend_van:
        return f"dat stond pas in het register vanaf {moment(moment_van(rij.bekend_van))}"
    return (
        f"dat stond toen niet meer in het register: het is op {moment(moment_van(rij.bekend_tot))}"
        " gewijzigd"
    )
