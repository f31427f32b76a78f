"""Reading a list of terms: our own starter set, CompetentNL in the same form, and ESCO's CSV."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from driehoek.ontwikkeling.types import Begripsoort, NieuwBegrip, Schema
from driehoek.platform.fouten import InvoerFout
from driehoek.register.personen import kaal

STARTLIJST = Path(__file__).with_name("begrippen.csv")
"""Terms fit for a province, in our own words, so that nothing need be downloaded."""
EIGEN_KOLOMMEN = {"soort", "label", "synoniemen", "breder"}
ESCO_KOLOMMEN = {"conceptType", "conceptUri", "preferredLabel"}
NIVEAUS = range(3, 0, -1)
# What ESCO's collections are about stands in the name of the file alone.
SOORT_VAN_BESTAND = {
    "transversal": Begripsoort.TRANSVERSAAL,
    "language": Begripsoort.TAAL,
    "ict": Begripsoort.ICT,
    "digital": Begripsoort.ICT,
}
BEROEPEN = {"Occupation", "ISCOGroup"}
csv.field_size_limit(1_000_000)


class Gelezen(NamedTuple):
    """What stands in a list."""

    begrippen: list[NieuwBegrip]
    vervallen: list[str]
    """Addresses of the terms that are used no more."""
    zonder_woord: list[str]
    """Addresses of the terms that the list has no Dutch word for."""


def lees(paden: Iterable[Path], schema: str) -> Gelezen:
    """The terms of these files, each once."""
    begrippen: dict[str, NieuwBegrip] = {}
    breder: dict[str, dict[str, None]] = {}
    gelezen = Gelezen([], [], [])
    for pad in paden:
        for begrip, boven, is_weg in _regels(pad, schema):
            for onder, hoger in boven:
                breder.setdefault(onder, {})[hoger] = None
            if begrip is None:
                continue
            if not begrip.label.strip() and schema == Schema.ESCO:
                gelezen.zonder_woord.append(begrip.uri)
            elif is_weg:
                gelezen.vervallen.append(begrip.uri)
            else:
                begrippen.setdefault(begrip.uri, begrip)
                breder.setdefault(begrip.uri, {}).update(dict.fromkeys(begrip.breder))
    gelezen.begrippen.extend(
        replace(b, breder=tuple(breder.get(b.uri, ()))) for b in begrippen.values()
    )
    return gelezen


Regel = tuple[NieuwBegrip | None, list[tuple[str, str]], bool]


def _regels(pad: Path, schema: str) -> Iterator[Regel]:
    try:
        with pad.open(encoding="utf-8-sig", newline="") as bestand:
            yield from _uit(bestand, pad, schema)
    except UnicodeDecodeError as fout:
        raise InvoerFout(
            f"{pad.name} is geen tekst in UTF-8. Bewaar het bestand als CSV UTF-8.", regel="MAT-12"
        ) from fout


def _uit(bestand: Iterable[str], pad: Path, schema: str) -> Iterator[Regel]:
    teken = "," if schema == Schema.ESCO else ";"
    lezer = csv.DictReader(bestand, delimiter=teken)
    kolommen = set(lezer.fieldnames or ())
    if schema != Schema.ESCO:
        _eis_kolommen(pad, EIGEN_KOLOMMEN - kolommen)
        for rij in lezer:
            yield _eigen(rij, schema), [], bool((rij.get("vervallen") or "").strip())
    elif "Level 0 URI" in kolommen:
        for rij in lezer:
            yield None, _hierarchie(rij), False
    else:
        _eis_kolommen(pad, ESCO_KOLOMMEN - kolommen)
        for rij in lezer:
            yield _esco(rij, pad.name), [], (rij.get("status") or "released") != "released"


def _eis_kolommen(pad: Path, mist: set[str]) -> None:
    if mist:
        raise InvoerFout(
            f"In {pad.name} mist de kolom {', '.join(sorted(mist))}. Klopt het schema?",
            regel="MAT-12",
        )


def _eigen(rij: dict[str, str], schema: str) -> NieuwBegrip:
    label = (rij["label"] or "").strip()
    return NieuwBegrip(
        (rij.get("concept_uri") or "").strip() or _adres(schema, label),
        (rij["soort"] or "").strip(),
        label,
        _gesplitst((rij["synoniemen"] or "").replace(",", "\n")),
        (rij.get("uitleg") or "").strip(),
        tuple(
            deel if ":" in deel else _adres(schema, deel)
            for deel in _gesplitst((rij["breder"] or "").replace(",", "\n"))
        ),
    )


def _adres(schema: str, label: str) -> str:
    return f"urn:driehoek:{'begrip' if schema == Schema.EIGEN else schema}:" + "-".join(
        kaal(label).split()
    )


def _esco(rij: dict[str, str], naam: str) -> NieuwBegrip:
    return NieuwBegrip(
        rij["conceptUri"],
        _soort(rij["conceptType"], naam),
        rij["preferredLabel"],
        _gesplitst((rij.get("altLabels") or "").replace(" | ", "\n")),
        (rij.get("description") or "").strip(),
        tuple((rij.get("broaderConceptUri") or "").split(" | ")),
    )


def _soort(conceptsoort: str, naam: str) -> str:
    if conceptsoort in BEROEPEN:
        return Begripsoort.BEROEP
    gevonden = (s for begin, s in SOORT_VAN_BESTAND.items() if naam.lower().startswith(begin))
    return next(gevonden, Begripsoort.SKILL)


def _hierarchie(rij: dict[str, str]) -> list[tuple[str, str]]:
    """Each level falls under the one above it."""
    adressen = [rij.get(f"Level {n} URI") or "" for n in range(4)]
    return [(adressen[n], adressen[n - 1]) for n in NIVEAUS if adressen[n] and adressen[n - 1]]


def _gesplitst(tekst: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(deel.strip() for deel in tekst.split("\n") if deel.strip()))
