"""Believable sample data for the gallery. Persons are fictional."""

from datetime import UTC, date, datetime
from decimal import Decimal

from driehoek.platform.ui.componenten import (
    Anker,
    Badge,
    Cel,
    Gebeurtenis,
    Gevolg,
    Kenmerk,
    Kolom,
    Kruimel,
    Leeg,
    Persoon,
    Tabel,
)
from driehoek.platform.ui.schil import Stand, Tijdbalk

STAND = Stand(1234, datetime(2026, 3, 3, 13, 5, tzinfo=UTC))
VANDAAG = Tijdbalk(date(2026, 3, 3), datetime(2026, 3, 3, 13, 5, tzinfo=UTC), vandaag=True)
TOEN = Tijdbalk(date(2024, 3, 1), datetime(2025, 4, 3, 21, 59, 59, tzinfo=UTC), vandaag=False)

KRUIMELS = (
    Kruimel("Opgaven", "/opgaven/"),
    Kruimel("5-1-1 Nieuwe natuur realiseren", "/opgaven/511/"),
    Kruimel("Natuurnetwerk Krimpenerwaard"),
)
FASES = ("initiatief", "definitie", "ontwerp", "voorbereiding", "realisatie")
BADGES = (Badge("actief", "goed"), Badge("scope gewijzigd", "info"))
ANKERS = (
    Anker("onderdelen", "Onderdelen"),
    Anker("lijsten", "Lijsten", 3),
    Anker("formulieren", "Formulieren"),
    Anker("tekeningen", "Tekeningen"),
)
KENMERKEN = (
    Kenmerk("Opgave", "5-1-1 Nieuwe natuur realiseren", url="/opgaven/511/"),
    Kenmerk("Begrotingspost", "5-1-1-03 Natuurnetwerk, Krimpenerwaard", toelichting="stand 2026"),
    Kenmerk("Materieel budget", Decimal(4_250_000), "euro"),
    Kenmerk("Capaciteit", Decimal("7.5"), "fte"),
    Kenmerk("Looptijd", (date(2024, 3, 1), None), "periode"),
    Kenmerk("Strategische keuzes", None, vul_aan_url="/opdrachten/88/scope/"),
)
_KOLOMMEN = (
    Kolom("Opdracht", sorteer="naam"),
    Kolom("Code", "code", sorteer="code"),
    Kolom("Opdrachtgever"),
    Kolom("Label"),
    Kolom("Budget", "euro", sorteer="budget"),
    Kolom("Fte", "fte", sorteer="fte"),
)
TABEL = Tabel(
    bijschrift="Opdrachten van deze opgave",
    toelichting="Lopend op 3 maart 2026, met het materieel budget van dit jaar",
    kolommen=_KOLOMMEN,
    sorteer="-budget",
    rijen=(
        (
            Cel("Natuurnetwerk Krimpenerwaard", "/opdrachten/88/", onder="3 deelopdrachten"),
            "5-1-1-03",
            Cel(persoon=Persoon("Marieke van der Zwaan", "/personen/12/")),
            Cel(badges=(Badge("dynamisch", "merk"),)),
            Decimal(4_250_000),
            Decimal("7.5"),
        ),
        (
            Cel("Beheer en onderhoud natuurterreinen", "/opdrachten/91/"),
            "5-1-1-01",
            Cel(persoon=Persoon("Fatima el Amrani", "/personen/31/", wnd=True)),
            Cel(badges=(Badge("stabiel"),)),
            Decimal(1_118_500),
            Decimal(12),
        ),
        (
            Cel("Verbinding Duin, Horst en Weide", "/opdrachten/97/"),
            "5-1-1-07",
            Cel(persoon_leeg="vacant"),
            Cel(badges=(Badge("dynamisch", "merk"),)),
            None,
            Decimal("0.8"),
        ),
    ),
    totaal=("Totaal bekend", None, None, None, Decimal(5_368_500), Decimal("20.3")),
)
LEGE_TABEL = Tabel(
    bijschrift="Deelopdrachten",
    kolommen=_KOLOMMEN,
    rijen=(),
    leeg=Leeg(
        "Deze opdracht is niet gesplitst",
        "Alleen de ambtelijk opdrachtgever kan een opdracht splitsen in deelopdrachten (REG-16).",
        "/opdrachten/88/splits/",
        "Splits deze opdracht",
    ),
)
GEVOLGEN = (
    Gevolg("krijgt", "Sander Hoekstra wordt per 1 april 2026 ambtelijk opdrachtgever."),
    Gevolg("verliest", "Marieke van der Zwaan is na 31 maart 2026 geen opdrachtgever meer."),
    Gevolg("wijzigt", "Drie deelopdrachten krijgen dezelfde nieuwe opdrachtgever."),
    Gevolg("regel", "De opdrachtgever wisselt voor het einde; leg uit waarom.", "REG-07"),
)
GEWEIGERD = (
    Gevolg(
        "regel",
        "Op 1 april 2026 is er al een ambtelijk opdrachtgever. Beëindig eerst die periode, "
        "of kies een latere datum.",
        "REG-05",
        hard=True,
    ),
)
GEBEURTENISSEN = (
    Gebeurtenis(
        date(2026, 2, 17),
        "Scope gewijzigd",
        "Materieel budget van € 3.900.000 naar € 4.250.000.",
        "/besluiten/2026-0117/",
        "Besluit van het O-beraad, geregistreerd door Noor de Wit",
    ),
    Gebeurtenis(
        datetime(2025, 9, 2, 8, 14, tzinfo=UTC),
        "Opdrachtnemer gecorrigeerd",
        "Yusuf Demir was al opdrachtnemer vanaf 1 juni, niet vanaf 1 juli.",
        "/besluiten/2025-0388/",
        "Registratie hersteld door Noor de Wit",
        "let-op",
        "correctie",
    ),
    Gebeurtenis(
        date(2024, 3, 1),
        "Opdracht gestart",
        "",
        "/besluiten/2024-0052/",
        "Besluit van domeindirecteur Joost Verhagen",
        "goed",
    ),
)
TOONVOORBEELDEN = (
    Badge("neutraal", "neutraal"),
    Badge("info", "info"),
    Badge("goed", "goed"),
    Badge("let op", "let-op"),
    Badge("fout", "fout"),
    Badge("merk", "merk"),
)
BUDGET = Decimal(1_284_600_000)
PERSOON = Persoon("Marieke van der Zwaan", "/personen/12/", sinds=date(2024, 3, 1))
WAARNEMER = Persoon("Fatima el Amrani", "/personen/31/", wnd=True, sinds=date(2026, 1, 5))
STATUSSEN = ("geldig", "toekomstig", "verlopen", "gecorrigeerd", "ingetrokken", "vacant")
