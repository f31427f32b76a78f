"""A report as a workbook: a sheet for each kind of thing, with values as values."""

from collections.abc import Iterator
from typing import Any

from driehoek.opdrachten.rapport.document import verantwoording
from driehoek.opdrachten.rapport.types import Grond, Onderdeel, Rapport
from driehoek.platform.document import Tweeregels
from driehoek.platform.uitvoer import Blad, als_werkmap

_GROND = ["Rust op", "Genomen door", "Genomen op"]


def werkmap_van(rapport: Rapport) -> bytes:
    return als_werkmap(
        [
            _verantwoording(rapport),
            _opgaven(rapport),
            _opdrachten(rapport),
            _deelopdrachten(rapport),
            _rollen(rapport),
            _signalen(rapport),
            Blad(
                "uitleg",
                ["Regel", "Waarover", "Uitleg", "Handeling"],
                [[u.regel, u.over, u.tekst, u.nr] for u in rapport.uitleg],
            ),
            _besluiten(rapport),
        ]
    )


def _verantwoording(rapport: Rapport) -> Blad:
    (tabel,) = verantwoording(rapport).tabellen
    rijen = [[c.tekst if isinstance(c, Tweeregels) else c for c in rij] for rij in tabel.rijen]
    return Blad("verantwoording", tabel.koppen, rijen)


def _grond(grond: Grond | None) -> list[Any]:
    return [grond.tekst, grond.door, grond.op] if grond else ["", "", None]


def _post(onderdeel: Onderdeel) -> str:
    return str(onderdeel.post) if onderdeel.post else ""


def _opgaven(rapport: Rapport) -> Blad:
    koppen = ["Nummer", "Opgave", "Bestaat vanaf", "Laatste dag", "Begrotingspost", *_GROND]
    rijen = [
        [o.nummer, o.naam, o.periode.van, o.periode.laatste_dag, _post(o), *_grond(o.grond)]
        for o in rapport.opgaven
    ]
    return Blad("opgaven", koppen, rijen)


def _opdrachten(rapport: Rapport) -> Blad:
    koppen = [
        *("Opgavenummer", "Opgave", "Nummer", "Opdracht", "Bestaat vanaf", "Laatste dag"),
        *("Label", "Begrotingspost", "Fase", "Fase sinds", "Fase op", "Materieel budget"),
        *("Bevoegdheden", "Strategische keuzes", "Scope sinds", "Scope op", *_GROND),
    ]
    return Blad("opdrachten", koppen, [_opdracht(g, o) for g, o in _met_opgave(rapport)])


def _met_opgave(rapport: Rapport) -> Iterator[tuple[Onderdeel | None, Onderdeel]]:
    for opgave in rapport.opgaven:
        for opdracht in opgave.delen:
            yield opgave, opdracht
    for opdracht in rapport.los:
        yield None, opdracht


def _opdracht(opgave: Onderdeel | None, o: Onderdeel) -> list[Any]:
    i = o.inhoud
    return [
        *((opgave.nummer, opgave.naam) if opgave else ("", "")),
        *(o.nummer, o.naam, o.periode.van, o.periode.laatste_dag, i.label, _post(o)),
        *(i.fase, i.fase_sinds, i.fase_grond.tekst if i.fase_grond else "", i.budget),
        *(i.bevoegdheden, i.keuzes, i.scope_sinds, i.scope_grond.tekst if i.scope_grond else ""),
        *_grond(o.grond),
    ]


def _deelopdrachten(rapport: Rapport) -> Blad:
    koppen = ["Nummer", "Deelopdracht", "Van opdracht", "Bestaat vanaf", "Laatste dag", *_GROND]
    rijen = [
        [d.nummer, d.naam, o.nummer, d.periode.van, d.periode.laatste_dag, *_grond(d.grond)]
        for o in rapport.opdrachten
        for d in o.delen
    ]
    return Blad("deelopdrachten", koppen, rijen)


def _rollen(rapport: Rapport) -> Blad:
    koppen = ["Nummer", "Waarvan", "Rol", "Wie", "Vanaf", "Laatste dag", *_GROND]
    dragers = [*rapport.opgaven, *rapport.opdrachten, *rapport.deelopdrachten]
    rijen = [
        [d.nummer, d.naam, r.rol, r.naam, r.periode.van, r.periode.laatste_dag, *_grond(r.grond)]
        for d in dragers
        for r in d.rollen
    ]
    return Blad("rolhouders", koppen, rijen)


def _signalen(rapport: Rapport) -> Blad:
    if rapport.signalen is None:
        return Blad(
            "signalen", ["Regel", "Wat er is"], [["", "Niet bekend over een eerder moment."]]
        )
    return Blad("signalen", ["Regel", "Wat er is"], [[o.regel, o.zin] for o in rapport.signalen])


def _besluiten(rapport: Rapport) -> Blad:
    koppen = ["Kenmerk", "Titel", "Soort", "Genomen door", "Genomen op", "Bekendgemaakt op"]
    koppen += ["Werkt vanaf", "SHA-256 van het document"]
    rijen: list[list[Any]] = [
        [b.kenmerk, b.titel, b.soort, b.door, b.genomen, b.bekendgemaakt, b.werkt_vanaf, b.document]
        for b in rapport.besluiten
    ]
    return Blad("besluiten", koppen, rijen)
