"""The mandate regulation of the demo, in the form of the province's own.

Titles and what is said of the form (budgethouders, ondermandaat in consultation with the
opdrachtgever, the formal deputy and then the next higher) are those of the published regulations;
the articles themselves, their numbers and every amount are made up.
"""

from driehoek.demo.plan.mandaat_types import ArtikelPlan

FICTIEF = "fictief bedrag"
"""Said in the name of each regulation, so that it stands on every screen and in every file."""
MANDAATBESLUIT = f"Mandaatbesluit GS opgavengerichte organisatie ({FICTIEF})"
BUDGETREGELING = (
    "Budgetbevoegdheidsregeling voor de opgavengerichte organisatie van de provincie Zuid-Holland"
    f" ({FICTIEF})"
)
ONDERMANDAATBESLUIT = (
    "Ondermandaatbesluit voor de opgavengerichte organisatie van de provincie Zuid-Holland"
    f" ({FICTIEF})"
)
INSTEMMING = "GS 31 januari 2023, punt 7; instemming per brief van 2 februari 2023"

_VOORWAARDEN = {
    "control": "advies_control",
    "handtekening": "tweede_handtekening",
    "overleg": "overleg_opdrachtgever",
    "juridisch": "juridisch_advies",
}


def _lees(regeling: str, regels: str) -> tuple[ArtikelPlan, ...]:
    """Reads one power per line: code|soort|rol|rechtshandeling|bedrag|boven|what holds of it."""
    return tuple(_artikel(regeling, regel) for regel in regels.strip().splitlines())


def _artikel(regeling: str, regel: str) -> ArtikelPlan:
    code, soort, rol, daad, bedrag, boven, rest = (deel.strip() for deel in regel.split("|"))
    woorden = rest.split()
    return ArtikelPlan(
        code=code,
        regeling=regeling,
        soort=soort,
        rol=rol,
        rechtshandeling=daad,
        tot_bedrag=int(bedrag.replace(".", "")) if bedrag else None,
        binnen_scope="scope" in woorden,
        bereik="concern" if "concern" in woorden else "onder",
        voorwaarden=tuple(_VOORWAARDEN[w] for w in woorden if w in _VOORWAARDEN),
        ondermandaat="door" in woorden,
        boven=boven,
        naast_hogere="hogere" in woorden,
        instemming=INSTEMMING if "instemming" in woorden else "",
    )


VAN_GS: tuple[ArtikelPlan, ...] = _lees(
    MANDAATBESLUIT,
    """
    MB-1.1|mandaat|PROVINCIESECRETARIS|beschikking|||concern door
    MB-1.2|mandaat|PROVINCIESECRETARIS|subsidie|1.000.000||concern door
    MB-1.3|mandaat|PROVINCIESECRETARIS|bezwaar|||concern door juridisch
    MB-1.4|volmacht|PROVINCIESECRETARIS|overeenkomst|10.000.000||concern door
    MB-2.1|mandaat|BOG|subsidie|500.000||control instemming
    MB-3.1|volmacht|PROVINCIESECRETARIS|arbeidscontract|||concern door
    MB-3.2|volmacht|PROVINCIESECRETARIS|salaris|25.000||concern door
    MB-3.3|volmacht|PROVINCIESECRETARIS|inhuur|1.000.000||concern door
    MB-3.4|volmacht|PROVINCIESECRETARIS|opleiding|100.000||concern door
    MB-3.5|machtiging|PROVINCIESECRETARIS|waardering|||concern door
    MB-3.6|volmacht|DIRECTEUR_MO|ontslag|||concern juridisch
    """,
)
BUDGETTEN: tuple[ArtikelPlan, ...] = _lees(
    BUDGETREGELING,
    """
    BBR-2.1|volmacht|PROVINCIESECRETARIS|verplichting|10.000.000||concern door
    BBR-2.2|machtiging|PROVINCIESECRETARIS|betaalopdracht|||concern door
    BBR-2.3|volmacht|CONCERNDIRECTEUR|verplichting|5.000.000||concern handtekening
    BBR-2.4|machtiging|PROVINCIESECRETARIS|ontvangst|||concern door
    """,
)
VAN_SECRETARIS: tuple[ArtikelPlan, ...] = _lees(
    ONDERMANDAATBESLUIT,
    """
    OMB-2.1|volmacht|DOMEINDIRECTEUR|verplichting|2.500.000|BBR-2.1|door
    OMB-2.2|machtiging|DOMEINDIRECTEUR|betaalopdracht||BBR-2.2|door
    OMB-2.3|volmacht|DOMEINDIRECTEUR|overeenkomst|2.500.000|MB-1.4|door
    OMB-2.4|ondermandaat|DOMEINDIRECTEUR|subsidie|250.000|MB-1.2|door
    OMB-2.5|ondermandaat|DOMEINDIRECTEUR|subsidie|750.000|MB-1.2|control
    OMB-2.6|ondermandaat|DOMEINDIRECTEUR|beschikking||MB-1.1|door
    OMB-2.7|ondermandaat|DOMEINDIRECTEUR|bezwaar||MB-1.3|
    OMB-2.8|machtiging|DOMEINDIRECTEUR|ontvangst||BBR-2.4|door
    OMB-3.1|volmacht|AOG|verplichting|250.000|OMB-2.1|scope door hogere
    OMB-3.2|volmacht|AOG|verplichting|1.500.000|OMB-2.1|scope control
    OMB-3.3|machtiging|AOG|betaalopdracht||OMB-2.2|scope door hogere
    OMB-3.4|volmacht|AOG|overeenkomst|250.000|OMB-2.3|scope door hogere
    OMB-3.5|ondermandaat|AOG|subsidie|250.000|OMB-2.4|
    OMB-3.6|ondermandaat|AOG|beschikking||OMB-2.6|
    OMB-3.7|machtiging|AOG|ontvangst||OMB-2.8|door hogere
    OMB-4.1|volmacht|AON|verplichting|25.000|OMB-3.1|scope overleg hogere
    OMB-4.2|machtiging|AON|betaalopdracht|25.000|OMB-3.3|scope overleg hogere
    OMB-5.1|volmacht|DIRECTEUR_MO|arbeidscontract||MB-3.1|concern door
    OMB-5.2|volmacht|DIRECTEUR_MO|salaris|15.000|MB-3.2|concern door
    OMB-5.3|volmacht|DIRECTEUR_MO|inhuur|250.000|MB-3.3|concern door
    OMB-5.4|volmacht|DIRECTEUR_MO|opleiding|25.000|MB-3.4|concern door
    OMB-5.5|machtiging|DIRECTEUR_MO|waardering||MB-3.5|concern
    OMB-5.6|volmacht|CONCERNDIRECTEUR|arbeidscontract||MB-3.1|concern
    OMB-5.7|volmacht|CONCERNDIRECTEUR|inhuur|500.000|MB-3.3|concern handtekening
    OMB-6.1|volmacht|P_MANAGER|arbeidscontract||OMB-5.1|handtekening
    OMB-6.2|volmacht|P_MANAGER|salaris|2.500|OMB-5.2|
    OMB-6.3|volmacht|P_MANAGER|inhuur|25.000|OMB-5.3|handtekening
    OMB-6.4|volmacht|P_MANAGER|opleiding|5.000|OMB-5.4|
    """,
)
"""As first registered: in OMB-3.5 somebody took over the amount of OMB-2.4."""
NIEUWE_GRENZEN: tuple[ArtikelPlan, ...] = _lees(
    ONDERMANDAATBESLUIT,
    """
    OMB-3.1|volmacht|AOG|verplichting|500.000|OMB-2.1|scope door hogere
    OMB-3.4|volmacht|AOG|overeenkomst|500.000|OMB-2.3|scope door hogere
    OMB-4.1|volmacht|AON|verplichting|50.000|OMB-3.1|scope overleg hogere
    OMB-4.2|machtiging|AON|betaalopdracht|50.000|OMB-3.3|scope overleg hogere
    """,
)
"""What AOG and AON may do from 2024 on."""
ONTVANGST: tuple[ArtikelPlan, ...] = _lees(
    ONDERMANDAATBESLUIT,
    """
    OMB-4.3|machtiging|AON|ontvangst||OMB-3.7|hogere
    """,
)
"""Registered when it had worked for months."""
VANAF_2027: tuple[ArtikelPlan, ...] = _lees(
    ONDERMANDAATBESLUIT,
    """
    OMB-2.1|volmacht|DOMEINDIRECTEUR|verplichting|3.000.000|BBR-2.1|door
    OMB-2.3|volmacht|DOMEINDIRECTEUR|overeenkomst|3.000.000|MB-1.4|door
    """,
)
VERVALLEN = ("OMB-6.3",)
RUIMER = 100_000
PER_OPDRACHT = ArtikelPlan(
    code="OMA",
    regeling=f"Ondermandaat van de ambtelijk opdrachtgever aan de opdrachtnemer ({FICTIEF})",
    soort="volmacht",
    rol="AON",
    rechtshandeling="verplichting",
    tot_bedrag=RUIMER,
    binnen_scope=True,
    bereik="drager",
    boven="OMB-3.1",
)
