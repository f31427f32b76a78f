"""Names of persons in the ledger: as salted commitments, so that they can be destroyed."""

import hashlib
import secrets
import unicodedata

from driehoek.platform.handelingen.boek import Boek
from driehoek.register.grondslagen import eis_tekst
from driehoek.register.models import Persoon, Persoonsgegeven
from driehoek.register.types import NieuwePersoon


def boek_persoon(boek: Boek, nieuw: NieuwePersoon) -> int:
    """Book a person and the name; gives the person's id."""
    nummer = eis_tekst(nieuw.nummer, "Het personeelsnummer", 40, veld="nummer")
    persoon = boek.open(Persoon(nummer=nummer))
    boek_naam(boek, persoon, nieuw)
    return persoon


def boek_naam(boek: Boek, persoon: int, nieuw: NieuwePersoon) -> None:
    """Book what a person is called; an earlier name must be closed in the same act."""
    delen = (
        eis_tekst(nieuw.voornaam, "De voornaam", 60, veld="voornaam"),
        _tussenvoegsel(nieuw.tussenvoegsel),
        eis_tekst(nieuw.achternaam, "De achternaam", 80, veld="achternaam"),
    )
    zout = secrets.token_bytes(16)
    boek.open(
        Persoonsgegeven(
            persoon_id=persoon,
            voornaam=delen[0],
            tussenvoegsel=delen[1],
            achternaam=delen[2],
            sorteernaam=sorteernaam(*delen),
            zout=zout,
            verbintenis=verbintenis(zout, delen),
        )
    )


def _tussenvoegsel(tekst: str) -> str:
    """May be empty, unlike the other parts of a name."""
    return eis_tekst(tekst, "Het tussenvoegsel", 20, veld="tussenvoegsel") if tekst.strip() else ""


def verbintenis(zout: bytes, delen: tuple[str, str, str]) -> bytes:
    """What the ledger holds of a name: its salted SHA-256."""
    return hashlib.sha256(zout + "\x1f".join(delen).encode()).digest()


def sorteernaam(voornaam: str, tussenvoegsel: str, achternaam: str) -> str:
    """The name as it sorts and is searched: surname first, no accents, lower case."""
    return kaal(f"{achternaam} {voornaam} {tussenvoegsel}")


def kaal(tekst: str) -> str:
    """Text without accents and capitals, to sort and to search by."""
    delen = unicodedata.normalize("NFKD", tekst.strip())
    return "".join(t for t in delen if not unicodedata.combining(t)).casefold()
