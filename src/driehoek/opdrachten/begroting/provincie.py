"""The province's own two files: the structure without years, the amounts per publication."""

import re
from collections.abc import Iterator, Sequence

from driehoek.opdrachten.begroting.cellen import AfgekeurdError, lees_bedrag, lees_jaar
from driehoek.opdrachten.begroting.regel import Plek, Regel
from driehoek.opdrachten.begroting.standen import (
    Herkomst,
    lees_bron_van_structuur,
    lees_product,
)
from driehoek.opdrachten.begroting.types import (
    BedragRegel,
    HerkomstBedrag,
    HerkomstPost,
    PostRegel,
    Postsoort,
    Stand,
)

_NAAM_PER_JAAR = re.compile(r"(?P<naam>.+?)\s*\((?P<jaar>[0-9]{4}):\s*(?P<anders>[^()]+)\)")
_TOTAAL_VAN = re.compile(r"(?P<post>.+?) \(gepubliceerd totaal (?P<code>[0-9]+(?:-[0-9]+)*)\)")
_PAGINAVOET = " (paginavoet)"
_BIJNA = re.compile(r"(?P<post>.+?) \((?:bijna|ruim|circa|ca\.|ongeveer)\)")
_ANDERE_WOORDEN = {
    "bijdrage uit reserve": Postsoort.ONTTREKKING_RESERVES,
    "storting in reserve": Postsoort.TOEVOEGING_RESERVES,
}
_POSTWOORDEN = {soort.tekst: soort for soort in Postsoort} | _ANDERE_WOORDEN


class _Post:
    """The words of the column 'post' taken apart."""

    def __init__(self, tekst: str) -> None:
        rest = tekst.strip().casefold()
        self.herkomst = HerkomstBedrag.TABEL
        self.totaal_van: str | None = None
        self.bij_benadering = False
        if rest.endswith(_PAGINAVOET):
            rest, self.herkomst = rest.removesuffix(_PAGINAVOET), HerkomstBedrag.PAGINAVOET
        elif totaal := _TOTAAL_VAN.fullmatch(rest):
            rest, self.totaal_van = totaal["post"], totaal["code"]
        elif bijna := _BIJNA.fullmatch(rest):
            rest, self.bij_benadering = bijna["post"], True
        if rest not in _POSTWOORDEN:
            raise AfgekeurdError(
                f"'{tekst[:60]}' is geen bekende post.", f"Kies uit: {', '.join(_POSTWOORDEN)}."
            )
        self.soort = _POSTWOORDEN[rest]


def lees_structuur(regels: Sequence[Regel]) -> list[PostRegel]:
    posten: list[PostRegel] = []
    bron: str | None = None
    verteld: set[str] = set()
    for regel in regels:
        bron = regel.lees_bron("url", bron)
        herkomst = regel.lees("bron", lees_bron_van_structuur)
        plek = regel.lees_plek()
        naam = regel.lees_naam()
        if herkomst is None or plek is None or naam is None:
            continue
        _vertel(regel, "bron", herkomst, verteld)
        posten.extend(_posten_van(regel, herkomst, plek, naam, bron or ""))
    return posten


def lees_bedragen(regels: Sequence[Regel]) -> tuple[list[PostRegel], list[BedragRegel]]:
    posten: list[PostRegel] = []
    bedragen: list[BedragRegel] = []
    bron: str | None = None
    verteld: set[str] = set()
    for regel in regels:
        bron = regel.lees_bron("bron_url", bron)
        jaar = regel.lees("jaar", lees_jaar)
        herkomst = _lees_product(regel, jaar)
        plek = regel.lees_plek()
        naam = regel.lees_naam()
        post = regel.lees("post", _Post)
        bedrag = regel.lees("bedrag_x1000_eur", lambda tekst: lees_bedrag(tekst, eenheid=1000))
        if herkomst is None or plek is None or naam is None:
            continue
        _vertel(regel, "product", herkomst, verteld)
        posten.append(_post_van(regel, herkomst, plek, naam, bron or ""))
        if post is None or bedrag is None:
            continue
        regel.keur_teken("bedrag_x1000_eur", bedrag, post.soort, herkomst.stand)
        bedragen.append(_bedrag_van(regel, posten[-1], post, bedrag))
    return posten, bedragen


def _lees_product(regel: Regel, jaar: int | None) -> Herkomst | None:
    if jaar is None:
        return None
    return regel.lees("product", lambda tekst: lees_product(tekst, jaar))


def _vertel(regel: Regel, kolom: str, herkomst: Herkomst, verteld: set[str]) -> None:
    """How a publication was understood, once and not on each of its lines."""
    for zin in herkomst.opmerkingen:
        if zin not in verteld:
            regel.waarschuw(kolom, zin)
            verteld.add(zin)


def _posten_van(
    regel: Regel, herkomst: Herkomst, plek: Plek, naam: str, bron: str
) -> Iterator[PostRegel]:
    """The line in its own stand, and in every later stand the row says it was seen in."""
    ook = [stand for codes, stand in herkomst.ook if (not codes or plek.code in codes)]
    namen, rest = _namen_per_jaar(naam)
    ongebruikt = namen.keys() - {stand.jaar for stand in (herkomst.stand, *ook)}
    for jaar in sorted(ongebruikt):
        regel.waarschuw("naam", f"De naam voor {jaar} hoort bij geen stand in deze rij.")
    for stand in (herkomst.stand, *ook):
        yield PostRegel(
            regel=regel.nummer,
            stand=stand,
            niveau=plek.niveau,
            code=plek.code,
            naam=namen.get(stand.jaar, rest),
            ouder=plek.ouder,
            bron=bron,
            document=herkomst.document,
            herkomst=_herkomst(stand, herkomst.stand),
        )


def _herkomst(stand: Stand, eigen: Stand) -> HerkomstPost:
    return HerkomstPost.GELEZEN if stand == eigen else HerkomstPost.OOK_GEZIEN


def _namen_per_jaar(naam: str) -> tuple[dict[int, str], str]:
    """'A (2026: B)' is called B in 2026 and A before."""
    gevonden = _NAAM_PER_JAAR.fullmatch(naam)
    if not gevonden:
        return {}, naam
    return {int(gevonden["jaar"]): gevonden["anders"].strip()}, gevonden["naam"]


def _post_van(regel: Regel, herkomst: Herkomst, plek: Plek, naam: str, bron: str) -> PostRegel:
    return PostRegel(
        regel=regel.nummer,
        stand=herkomst.stand,
        niveau=plek.niveau,
        code=plek.code,
        naam=naam,
        ouder=plek.ouder,
        bron=bron,
        document=herkomst.document,
    )


def _bedrag_van(regel: Regel, van: PostRegel, post: _Post, bedrag: int) -> BedragRegel:
    return BedragRegel(
        regel=regel.nummer,
        stand=van.stand,
        code=van.code,
        niveau=van.niveau,
        soort=post.soort,
        bedrag=bedrag,
        bron=van.bron,
        document=van.document,
        herkomst=post.herkomst,
        totaal_van=post.totaal_van,
        bij_benadering=post.bij_benadering,
    )
