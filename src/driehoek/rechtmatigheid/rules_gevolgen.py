"""What the rules say about besluiten that lost their ground afterwards (REG-35, BEV-04)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from driehoek.kern.tijd import dag_in_woorden
from driehoek.platform import regelboek
from driehoek.platform.fouten import Overtreding
from driehoek.platform.regelboek import Regel, Soort, Toets
from driehoek.platform.ui.opmaak import heel
from driehoek.platform.vragen import Rij, sql_vraag
from driehoek.rechtmatigheid import vragen_gevolgen
from driehoek.rechtmatigheid.types_gevolgen import Geraakt
from driehoek.register import eigenaren, instellingen, reads


def _per_besluit(toets: Toets, rijen: Sequence[Rij]) -> Iterator[Overtreding]:
    gevonden = [Geraakt(*rij) for rij in rijen]
    wie = beslissers(gevonden)
    for g in gevonden:
        yield Overtreding(
            toets.regel.id,
            g.over,
            f"Besluit {g.kenmerk}, op {dag_in_woorden(g.genomen)} genomen door {wie[g.id]}, heeft door"
            " een latere wijziging van het register geen basis meer.",
            sleutel=f"besluit:{g.id}",
        )


def _per_handeling(toets: Toets, rijen: Sequence[Rij]) -> Iterator[Overtreding]:
    per_oorzaak: dict[int, list[Geraakt]] = defaultdict(list)
    for g in (Geraakt(*rij) for rij in rijen):
        per_oorzaak[g.oorzaak or 0].append(g)
    for nr, geraakt in sorted(per_oorzaak.items()):
        yield Overtreding(
            toets.regel.id,
            None,
            f"{aantal(geraakt)} door handeling {heel(nr)} geen basis meer"
            f" ({', '.join(g.kenmerk for g in geraakt[:MEEST])}"
            f"{' en meer' if len(geraakt) > MEEST else ''}). Bekijk wat dat betekent voor de"
            " rechtmatigheid.",
            sleutel=f"handeling:{nr}",
        )


def _per_controle(toets: Toets, rijen: Sequence[Rij]) -> Iterator[Overtreding]:
    """Lines of a file that were judged otherwise when it was checked again: for control in all,
    and for each domeindirecteur those of his or her own opgave.
    """
    per_controle: dict[int, list[Rij]] = defaultdict(list)
    for rij in rijen:
        per_controle[rij[0]].append(rij)
    for id_, delen in sorted(per_controle.items()):
        weg, erbij = (sum(rij[plek] for rij in delen) for plek in (3, 4))
        yield Overtreding(
            toets.regel.id,
            None,
            f"Bestand '{delen[0][1]}': {_regels(weg, erbij)}, door wijzigingen van het register"
            " achteraf. Bekijk wat dat betekent voor de rechtmatigheid.",
            sleutel=f"controle:{id_}",
        )
        yield from (_per_opgave(toets, rij) for rij in delen if rij[2])


def _per_opgave(toets: Toets, rij: Rij) -> Overtreding:
    controle, _, opgave, weg, erbij = rij
    return Overtreding(
        toets.regel.id,
        opgave,
        f"Besluiten en betalingen voor '{reads.benaming(opgave)}': {_regels(weg, erbij)}, door"
        " wijzigingen van het register achteraf. Laat wat geen basis meer heeft bekrachtigen, of"
        " leg uit waarom het zo kan blijven.",
        sleutel=f"controle:{controle}:{opgave}",
        eigenaar=eigenaren.DOMEINDIRECTEUR.code,
    )


def _regels(weg: int, erbij: int) -> str:
    delen = [
        f"{heel(aantal)} {'regel' if aantal == 1 else 'regels'} {werkwoord} basis"
        for aantal, werkwoord in (
            (weg, "verloor zijn" if weg == 1 else "verloren hun"),
            (erbij, "kreeg een" if erbij == 1 else "kregen een"),
        )
        if aantal
    ]
    return " en ".join(delen)


MEEST = 5
"""So many besluiten are named; the page of the consequences has them all."""


def aantal(geraakt: Sequence[Geraakt]) -> str:
    eerder = "eerder besluit heeft" if len(geraakt) == 1 else "eerdere besluiten hebben"
    return f"{len(geraakt)} {eerder}"


def beslissers(geraakt: Iterable[Geraakt]) -> dict[int, str]:
    """Who took each of these besluiten, in words."""
    geraakt = list(geraakt)
    namen = reads.namen(g.beslisser_persoon for g in geraakt if g.beslisser_persoon)
    dragers = reads.benamingen({g.beslisser_drager for g in geraakt})
    return {
        g.id: f"{namen[g.beslisser_persoon]} als {g.als} van '{dragers[g.beslisser_drager]}'"
        if g.beslisser_persoon
        else dragers[g.beslisser_drager]
        for g in geraakt
    }


regelboek.registreer(
    Regel(
        "REG-35",
        Soort.SIGNAAL,
        "Een eerder besluit verloor zijn basis, omdat het register met terugwerkende kracht"
        " veranderde.",
        "Awb; praktijk",
        (sql_vraag(vragen_gevolgen.verloren, _per_besluit, vooraf=vragen_gevolgen.KANDIDATEN),),
        eigenaar=eigenaren.DOMEINDIRECTEUR,
        termijn=instellingen.SIGNAALTERMIJN.code,
        voorbij=True,
    ),
    Regel(
        "BEV-04",
        Soort.SIGNAAL,
        "Door een wijziging met terugwerkende kracht verloren of kregen eerdere besluiten of"
        " betalingen hun basis: control weegt wat dat betekent.",
        "WP §5.4",
        (
            sql_vraag(vragen_gevolgen.verloren, _per_handeling, vooraf=vragen_gevolgen.KANDIDATEN),
            sql_vraag(vragen_gevolgen.ANDERS_GETOETST, _per_controle),
        ),
        eigenaar=eigenaren.CONTROL,
        termijn=instellingen.SIGNAALTERMIJN.code,
        voorbij=True,
    ),
)
