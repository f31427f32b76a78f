"""A list of opdrachten goes into the register, or is answered line by line."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from driehoek.opdrachten import acts
from driehoek.opdrachten.overname import lijsten
from driehoek.opdrachten.overname.lezen import Gelezen
from driehoek.opdrachten.overname.opzoeken import Dragers, NietGevondenError
from driehoek.opdrachten.overname.types import Melding, Opdrachtdeel
from driehoek.opdrachten.overname.uitkomst import (
    BESTOND,
    NIEUW,
    Herkomst,
    Lijn,
    Verslag,
    verslag,
    voer_uit,
)
from driehoek.opdrachten.overname.vormen import OPDRACHTEN, cellen_van_opdracht, netjes
from driehoek.opdrachten.types import Levensdeel, Levensloop
from driehoek.platform.handelingen.types import Verzoek
from driehoek.register import reads
from driehoek.register.types import Dragersoort


@dataclass(slots=True)
class _Lijst:
    """The lines by the opdracht that they are about, and what is wrong with them."""

    dragers: Dragers
    bestaand: Mapping[str, list[Opdrachtdeel]]
    groepen: dict[str, list[Opdrachtdeel]] = field(default_factory=lambda: defaultdict(list))
    fouten: list[Melding] = field(default_factory=list)

    def fout(self, deel: Opdrachtdeel, kolom: str, wat: str, goed: str, regel: str) -> None:
        self.fouten.append(Melding(deel.regel, kolom, wat, goed, regel))


def neem_over(gelezen: Gelezen[Opdrachtdeel], verzoek: Verzoek) -> Verslag:
    """Take opdrachten over in one act; with `verzoek.voorbeeld` only say what would happen."""
    lijst = _pas_in(gelezen)
    for sleutel, delen in lijst.groepen.items():
        _keur(lijst, sleutel, delen)
    nieuw = {s: d for s, d in lijst.groepen.items() if s not in lijst.bestaand}
    signalen: list[Melding] = []
    fouten = lijst.fouten
    if nieuw and not fouten:
        ids: dict[str, int] = {}
        levens = [_levensloop(lijst, sleutel, delen) for sleutel, delen in nieuw.items()]
        fouten, signalen = voer_uit(
            lambda: acts.neem_opdrachten_over(verzoek, levens=levens, ids=ids),
            lambda: Herkomst({ids[s]: [d.regel for d in nieuw[s]] for s in ids}),
        )
    al_bekend = {
        d.regel for s, delen in lijst.groepen.items() if s in lijst.bestaand for d in delen
    }
    lijnen = (
        Lijn(d.regel, f"{d.nummer} {d.naam}".strip(), BESTOND if d.regel in al_bekend else NIEUW)
        for d in gelezen.delen
    )
    return verslag(gelezen, verzoek, lijnen, fouten, signalen)


def _pas_in(gelezen: Gelezen[Opdrachtdeel]) -> _Lijst:
    bestaand: dict[str, list[Opdrachtdeel]] = defaultdict(list)
    for deel in lijsten.opdrachten(reads.kop().moment):
        bestaand[deel.nummer].append(deel)
    lijst = _Lijst(Dragers.lees(), dict(bestaand), fouten=list(gelezen.meldingen))
    op_naam = {
        (d.opgave or d.deel_van, netjes(d.naam)): n for n, delen in bestaand.items() for d in delen
    }
    # Opdrachten first: a deelopdracht may lie under one of the same file.
    for is_deel in (False, True):
        in_bestand = dict(_namen(lijst))
        for deel in gelezen.delen:
            if bool(deel.deel_van) is not is_deel:
                continue
            try:
                gevonden = _met_ouder(lijst, deel, in_bestand)
            except NietGevondenError as fout:
                lijst.fout(deel, fout.kolom, fout.wat, fout.goed, fout.regel)
                continue
            plek = (gevonden.opgave or gevonden.deel_van, gevonden.naam)
            sleutel = deel.nummer or op_naam.get(plek) or "\x1f".join(plek)
            lijst.groepen[sleutel].append(gevonden)
    return lijst


def _namen(lijst: _Lijst) -> Iterable[tuple[str, str]]:
    """How a deelopdracht may name an opdracht of the same file."""
    for sleutel, delen in lijst.groepen.items():
        yield from ((deel.naam, sleutel) for deel in delen)
    yield from ((sleutel, sleutel) for sleutel in lijst.groepen)


def _met_ouder(lijst: _Lijst, deel: Opdrachtdeel, in_bestand: Mapping[str, str]) -> Opdrachtdeel:
    """The line with what it lies under by its number, or by its key in this file."""
    if not deel.deel_van:
        opgave = lijst.dragers.zoek(deel.opgave, [Dragersoort.OPGAVE.value], "opgave")
        return replace(deel, opgave=opgave.nummer)
    if deel.deel_van in in_bestand:
        return replace(deel, deel_van=in_bestand[deel.deel_van])
    boven = lijst.dragers.zoek(deel.deel_van, [Dragersoort.OPDRACHT.value], "deel_van")
    return replace(deel, deel_van=boven.nummer)


def _keur(lijst: _Lijst, sleutel: str, delen: list[Opdrachtdeel]) -> None:
    """Whether the lines about one (deel)opdracht fit each other and the register."""
    delen.sort(key=lambda d: d.periode)
    for vorig, deel in pairwise(delen):
        if bool(vorig.deel_van) is not bool(deel.deel_van):
            wat = f"Volgens regel {vorig.regel} is dit iets anders: een opdracht wordt geen deel."
            lijst.fout(deel, "deel_van", wat, "Geef het een eigen nummer.", "REG-02")
        if vorig.periode.overlapt(deel.periode):
            wat = f"Regel {vorig.regel} gaat over dezelfde opdracht op dezelfde dagen."
            goed = "Laat de ene regel eindigen voor de andere begint, of haal er een weg."
            lijst.fout(deel, "begin", wat, goed, "REG-08")
    nummer = delen[0].nummer
    ander = lijst.dragers.bij_nummer.get(nummer)
    if ander and nummer not in lijst.bestaand:
        wat = f"Nummer {nummer} is al van een {ander.soort}."
        lijst.fout(delen[0], "nummer", wat, "Kies een ander nummer, of laat het leeg.", "REG-08")
    _keur_bestaand(lijst, sleutel, delen)


def _keur_bestaand(lijst: _Lijst, sleutel: str, delen: list[Opdrachtdeel]) -> None:
    """What is there already may be in the file, but not otherwise: nothing is overwritten."""
    er_is = [_vergelijkbaar(d) for d in lijst.bestaand.get(sleutel, [])]
    for deel in delen:
        cellen = _vergelijkbaar(replace(deel, nummer=sleutel))
        if not er_is or cellen in er_is:
            continue
        anders = max(
            er_is, key=lambda ander: sum(a == b for a, b in zip(ander, cellen, strict=True))
        )
        kolom = next(
            k for k, a, b in zip(OPDRACHTEN.kolommen, anders, cellen, strict=False) if a != b
        )
        lijst.fout(
            deel,
            kolom,
            f"{sleutel} staat al anders in het register.",
            "Leg de wijziging vast op een besluit, of haal de regel weg.",
            "REG-11",
        )


def _vergelijkbaar(deel: Opdrachtdeel) -> list[object]:
    """All but the besluit: that says why, not what."""
    return list(cellen_van_opdracht(deel)[:-1])


def _levensloop(lijst: _Lijst, sleutel: str, delen: list[Opdrachtdeel]) -> Levensloop:
    soort = Dragersoort.DEELOPDRACHT if delen[0].deel_van else Dragersoort.OPDRACHT
    return Levensloop(
        sleutel, soort, delen[0].nummer, tuple(_levensdeel(lijst, deel) for deel in delen)
    )


def _levensdeel(lijst: _Lijst, deel: Opdrachtdeel) -> Levensdeel:
    boven = deel.opgave or deel.deel_van
    bekend = lijst.dragers.bij_nummer.get(boven)
    return Levensdeel(
        deel.periode,
        deel.naam,
        bekend.id if bekend else boven,
        deel.besluit,
        deel.geheel,
        deel.profiel,
        deel.fase,
        deel.scope,
    )
