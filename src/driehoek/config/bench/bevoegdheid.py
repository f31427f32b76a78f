"""One decision with its reasons, against looking up an answer that is there, and against libraries."""

import gc
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from time import perf_counter

from driehoek.bevoegdheden import geheugen
from driehoek.config.bench import ijkpunten
from driehoek.config.bench.klokken import seconden
from driehoek.config.bench.soorten import Maten, Meting
from driehoek.config.bench.vulling import GROND, Vulling, aog, verzoek
from driehoek.kern.bevoegdheid import OPEN, Artikel, Index, Regeling, Rolregel, beslis
from driehoek.register import acts

HANDELINGEN = tuple(range(1, 11))
ROL = 13
BEGIN = 738_000
RONDES = 5
SNELLER_DAN_BIBLIOTHEEK = 50
DEEL_VAN_OPZOEKEN = 10
TRAGER_IN_GROOT = 3
INLEZEN = 5.0
VOLGEN = 1.0
IJK_VRAGEN = 300
LATER = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Proef:
    """An index, questions to it that get a yes, and a dict in which the answers lie ready."""

    index: Index
    vragen: list[tuple[int, int, int, int, int, int]]
    antwoorden: dict[tuple[int, int, int], Rolregel]


def maak_proef(perioden: int, vragen: int) -> Proef:
    """Role periods with a heavy tail: most places have one holder, some have dozens."""
    kans = random.Random(perioden)  # noqa: S311  (a measurement that can be done again)
    rollen: list[Rolregel] = []
    gc.disable()
    while len(rollen) < perioden:
        persoon, drager = kans.randrange(1, perioden // 3), kans.randrange(1, perioden // 4)
        van = BEGIN
        for _ in range(min(int(kans.paretovariate(1.2)), 60)):
            tot = van + kans.randrange(20, 400)
            rollen.append(
                Rolregel(len(rollen) + 1, van, tot, persoon=persoon, drager=drager, rolsoort=ROL)
            )
            van = tot
    index = Index(concern=perioden, regeling=_regeling())
    index.neem_rollen_op(rollen)
    gc.enable()
    gekozen = [kans.choice(rollen) for _ in range(vragen)]
    return Proef(
        index,
        [(r.persoon, kans.choice(HANDELINGEN), r.drager, 1_000, r.van, 1) for r in gekozen],
        {(r.persoon, daad, r.drager): r for r in gekozen for daad in HANDELINGEN},
    )


def _regeling() -> Regeling:
    return Regeling(
        [
            Artikel(
                feit=daad,
                van=BEGIN - 1,
                code=f"A{daad}",
                rolsoort=ROL,
                handeling=daad,
                limiet=OPEN if daad % 2 else 10_000_000,
            )
            for daad in HANDELINGEN
        ]
    )


def beslis_alles(proef: Proef) -> int:
    """Every question answered, and of each answer role, article and chain read."""
    gelezen = 0
    index = proef.index
    for persoon, daad, drager, bedrag, op, bekend in proef.vragen:
        oordeel = beslis(index, persoon, daad, drager, bedrag, op, bekend)
        rol, artikel = oordeel.rol, oordeel.artikel
        if rol is not None and artikel is not None:
            gelezen += rol.feit + artikel.feit + len(artikel.keten)
    return gelezen


def zoek_alles(proef: Proef) -> int:
    """The floor: the answer lies ready under the question."""
    gevonden = 0
    antwoorden = proef.antwoorden
    for persoon, daad, drager, _, _, _ in proef.vragen:
        if antwoorden.get((persoon, daad, drager)) is not None:
            gevonden += 1
    return gevonden


def beslis_metingen(maten: Maten) -> list[Meting]:
    """In process, in a small register and in a very big one."""
    klein = maak_proef(max(maten.perioden // 100, 60), maten.beslissingen)
    groot = maak_proef(maten.perioden, maten.beslissingen)
    per_klein, vloer = _om_en_om(klein)
    per_groot, _ = _om_en_om(groot)
    return [
        Meting("een beslissing met redenen", per_klein, "µs", DEEL_VAN_OPZOEKEN, vloer, "opzoeken"),
        _tegen_bibliotheek(klein, per_klein),
        Meting("een beslissing in een groot register", per_groot, "µs", TRAGER_IN_GROOT, per_klein),
    ]


def _om_en_om(proef: Proef) -> tuple[float, float]:
    """Microseconds per question of deciding and of looking up, the best of a few turns each."""
    beste = [
        min(_per_vraag(doen, proef) for _ in range(RONDES)) for doen in (beslis_alles, zoek_alles)
    ]
    return beste[0], beste[1]


def _per_vraag(doen: Callable[[Proef], int], proef: Proef) -> float:
    begin = perf_counter()
    doen(proef)
    return 1e6 * (perf_counter() - begin) / len(proef.vragen)


def _tegen_bibliotheek(proef: Proef, eigen: float) -> Meting:
    """Against the quickest library that is installed; the ratio is a small part of one."""
    rollen = [r for regels in proef.index.rollen.values() for r in regels]
    tijden = {
        maak.__name__: _tijd(beslisser, proef)
        for maak in (ijkpunten.casbin, ijkpunten.cedar)
        if (beslisser := maak(rollen, HANDELINGEN)) is not None
    }
    naam, beste = min(tijden.items(), key=lambda paar: paar[1], default=("geen: uv sync", None))
    grens = 1 / SNELLER_DAN_BIBLIOTHEEK
    return Meting("een beslissing tegen de beste bibliotheek", eigen, "µs", grens, beste, naam)


def _tijd(beslisser: ijkpunten.Beslis, proef: Proef) -> float:
    vragen: Sequence[ijkpunten.Vraag] = [(v[0], v[1], v[2]) for v in proef.vragen[:IJK_VRAGEN]]
    if not all(beslisser(vraag) for vraag in vragen):
        raise ValueError("Het ijkpunt geeft een ander antwoord.")
    begin = perf_counter()
    for vraag in vragen:
        beslisser(vraag)
    return 1e6 * (perf_counter() - begin) / len(vragen)


def geheugen_metingen(vulling: Vulling) -> list[Meting]:
    """The register of the pages, read into memory; and a new besluit that is followed."""
    inlezen = min(seconden(geheugen.laad) for _ in range(3))
    plek = geheugen.Geheugen()
    plek.actueel()
    _benoem_nog_een(vulling)
    bijlezen = seconden(plek.actueel)
    return [
        Meting("bevoegdheden inlezen", inlezen, "s", INLEZEN),
        Meting("een nieuw besluit volgen", bijlezen, "s", VOLGEN),
    ]


def _benoem_nog_een(vulling: Vulling) -> None:
    benoeming = aog(vulling.kort, vulling.personen[1], van=LATER)
    acts.vervang(verzoek(), benoemingen=[benoeming], grond=GROND, uitleg="Meting")
