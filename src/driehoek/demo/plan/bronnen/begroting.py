"""The provincial budget's own structure: the published names, completed with fictional ones."""

AMBITIES: dict[str, str] = {
    "1": "Samen werken aan Zuid-Holland",
    "2": "Bereikbaar Zuid-Holland",
    "3": "Schone energie voor iedereen",
    "4": "Een concurrerend Zuid-Holland",
    "5": "Versterken natuur in Zuid-Holland",
    "6": "Sterke steden en dorpen in Zuid-Holland",
    "7": "Gezond en veilig Zuid-Holland",
}

DOELEN: dict[str, str] = {
    "1-1": "Betrokken en betrouwbaar bestuur",
    "1-2": "Kennis en samenwerking",
    "1-3": "Organisatie op orde",
    "2-1": "Snel van A naar B",
    "2-2": "Beheer en onderhoud op orde en duurzaam",
    "2-3": "Veilig en duurzaam",
    "3-1": "Energietransitie in de regio",
    "3-2": "Schone industrie en eigen voorbeeld",
    "4-1": "Toekomstbestendig economisch vestigingsklimaat",
    "4-2": "Sterke clusters",
    "5-1": "Gezonde natuur",
    "5-2": "Vitaal landelijk gebied",
    "6-1": "Wonen",
    "6-2": "Ruimte en verstedelijking",
    "6-3": "Erfgoed en cultuur",
    "7-1": "Bevorderen verbetering milieukwaliteit en gezondheid",
    "7-2": "Gezonde en bewegingsvriendelijke leefomgeving",
    "7-3": "Klimaatbestendige delta",
}

# Names that changed with the budget of a year; the code stayed.
HERNOEMD: dict[int, dict[str, str]] = {
    2025: {"2-1": "Duurzame en veilige bereikbaarheid voor iedereen"},
    2026: {"1": "Samenwerken aan Zuid-Holland"},
}

# Total expenses in euro: published for 2023 and 2024, rounded for 2026, between them estimated.
TOTALE_LASTEN: dict[int, int] = {
    2023: 864_400_000,
    2024: 965_000_000,
    2025: 1_060_000_000,
    2026: 1_150_000_000,
    2027: 1_120_000_000,
}
