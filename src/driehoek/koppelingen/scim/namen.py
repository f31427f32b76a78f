"""A Dutch surname in two parts: elsewhere it is one field, here it is sorted by the second."""

_VOOR = frozenset(
    [
        "aan",
        "bij",
        "d'",
        "da",
        "de",
        "del",
        "della",
        "den",
        "der",
        "des",
        "di",
        "die",
        "du",
        "el",
        "het",
        "in",
        "l'",
        "la",
        "las",
        "le",
        "les",
        "los",
        "onder",
        "op",
        "over",
        "'s",
        "'t",
        "te",
        "ten",
        "ter",
        "to",
        "toe",
        "tot",
        "uit",
        "uijt",
        "van",
        "vande",
        "vanden",
        "vander",
        "voor",
        "von",
        "vor",
        "zu",
        "zum",
        "zur",
    ]
)


def splits(achternaam: str) -> tuple[str, str]:
    """What stands before a surname, and the surname: 'van den Berg' gives 'van den', 'Berg'."""
    woorden = achternaam.split()
    tel = 0
    while tel < len(woorden) - 1 and woorden[tel] in _VOOR:
        tel += 1
    return " ".join(woorden[:tel]), " ".join(woorden[tel:])


def heel(tussenvoegsel: str, achternaam: str) -> str:
    """The two parts as one, as `splits` takes it."""
    return f"{tussenvoegsel} {achternaam}".strip()
