"""The people with a part in the story. All are fictional."""

from dataclasses import dataclass

Naam = tuple[str, str, str]

PROVINCIESECRETARIS: Naam = ("Liesbeth", "van", "Wijngaarden")
CONCERNDIRECTEUR: Naam = ("Rachid", "", "Benali")

DOMEINDIRECTEUREN: dict[str, Naam] = {
    "BER": ("Karin", "", "Groenendijk"),
    "ENE": ("Omar", "", "Haddou"),
    "ECO": ("Frank", "", "Hoogeveen"),
    "NAT": ("Annelies", "van", "Roon"),
    "WON": ("Sanne", "", "Verkerk"),
    "MIL": ("Joyce", "", "Pinas"),
    "BES": ("Pieter", "", "Nauta"),
    "BDV": ("Gülsen", "", "Aksoy"),
}
DIRECTEUR_DBI: Naam = ("Harm", "", "Veldman")
DIRECTEUREN_MO: dict[str, Naam] = {
    "BO": ("Monique", "", "Terlouw"),
    "AE": ("Deniz", "", "Polat"),
    "RU": ("Willem", "", "Kranenburg"),
    "CD": ("Shanti", "", "Ramdin"),
}
# Comes for the domeindirecteur of energy, who retires.
NIEUWE_DOMEINDIRECTEUR: Naam = ("Mirjam", "", "Sopacua")
NIEUWE_DIRECTEUR_MO: Naam = ("Coen", "van der", "Meulen")

PROGRAMMADIRECTEUREN: dict[str, Naam] = {
    "BER": ("Tjeerd", "", "Zijlstra"),
    "ENE": ("Fadoua", "", "El Idrissi"),
    "ECO": ("Marco", "", "Fernandes"),
    "NAT": ("Wouter", "den", "Heijer"),
    "WON": ("Patricia", "", "Winklaar"),
    "MIL": ("Jurriaan", "van", "Alphen"),
    "BES": ("Hilde", "", "Nijboer"),
    "BDV": ("Santosh", "", "Baldew"),
}


@dataclass(frozen=True, slots=True)
class Bestuurder:
    """A member of GS with the domains in portfolio, in the college before and after the elections."""

    naam: Naam
    oud: tuple[str, ...]
    nieuw: tuple[str, ...]
    voorzitter: bool = False


COLLEGE: tuple[Bestuurder, ...] = (
    Bestuurder(("Hadewych", "", "Oosterhuis"), ("CC",), ("CC",), voorzitter=True),
    Bestuurder(("Bart", "", "Klomp"), ("BER", "DBI"), ()),
    Bestuurder(("Leonie", "van", "Mourik"), ("WON",), ("WON",)),
    Bestuurder(("Ilias", "", "Aarab"), ("ENE",), ("ENE", "BES")),
    Bestuurder(("Gerda", "", "Schreuder"), ("NAT",), ()),
    Bestuurder(("Reinier", "", "Bijlsma"), ("ECO", "BDV"), ()),
    Bestuurder(("Naomi", "", "Leeflang"), ("MIL", "BES"), ("MIL",)),
    Bestuurder(("Joost", "van der", "Waal"), (), ("BER", "DBI")),
    Bestuurder(("Tineke", "", "Middelkoop"), (), ("NAT",)),
    Bestuurder(("Stefan", "", "Ouwehand"), (), ("ECO", "BDV")),
)
# Follows the member who steps down in 2025.
OPVOLGER_IN_COLLEGE: Naam = ("Yvonne", "", "Kortekaas")
VERTREKKER_IN_COLLEGE: Naam = ("Stefan", "", "Ouwehand")

ORGANEN_VOORAF: dict[str, str] = {
    "PS": "Provinciale Staten",
    "GS": "Gedeputeerde Staten",
    "DT": "Directieteam",
}
ORGANEN_NIEUW: dict[str, str] = {
    "O-BERAAD": "O-beraad",
    "P-BERAAD": "P-beraad",
    "PROGRAMMEERBERAAD": "Programmeerberaad",
}
