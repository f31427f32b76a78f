"""A budget file goes into the register, or is answered line by line; and comes out of it again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from driehoek.opdrachten.acts.begroting import importeer_begroting
from driehoek.opdrachten.begroting.lezen import lees_begroting
from driehoek.opdrachten.begroting.types import (
    BedragRegel,
    Begrotingsbestand,
    BestandOngeldig,
    HerkomstBedrag,
    HerkomstPost,
    PostRegel,
    Postsoort,
    Stand,
    Vorm,
    ouder_van,
)
from driehoek.opdrachten.koppelen import Inpassing, pas_in
from driehoek.opdrachten.models import Begrotingsbedrag, Begrotingspost
from driehoek.opdrachten.overname.types import Melding, OvernameGeweigerd
from driehoek.opdrachten.overname.uitkomst import (
    BESTOND,
    GECORRIGEERD,
    NIEUW,
    Herkomst,
    Lijn,
    Verslag,
    voer_uit,
)
from driehoek.opdrachten.reads_bedragen import bedrag_nu, geldende_bedragen, in_stand
from driehoek.opdrachten.reads_begroting import naam_van, niveau_van
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.types import Verzoek
from driehoek.register import reads
from driehoek.register.models import Besluit
from driehoek.register.types import (
    Beslisser,
    BesluitGegevens,
    Besluitsoort,
    Grond,
    OpBesluit,
    OpConversie,
)

_LANGSTE_TITEL = 200
_GOED_BIJ_TEGENSPRAAK = (
    "Een gepubliceerde stand verandert niet: haal de regel weg, of geef haar de stand waar ze bij"
    " hoort. Stond een bedrag fout in het register, zeg dan wat er fout was."
)


@dataclass(frozen=True, slots=True)
class Grondkeuze:
    """What a budget rests on, as people name it: a besluit of PS, or published files."""

    kenmerk: str = ""
    genomen: date | None = None
    titel: str = ""
    conversie: str = ""
    correctie: str = ""
    """What was wrong, where amounts of the register must be put right."""


class BesluitOnbekend(InvoerFout):
    """The register has no besluit of this kenmerk, and nobody said of which day it is."""


def grond_voor(bestand: Begrotingsbestand, keuze: Grondkeuze) -> Grond | None:
    """The grondslag chosen; None where none is."""
    if keuze.kenmerk:
        return OpBesluit(_besluit(bestand, keuze))
    return OpConversie(klok.vandaag(), keuze.conversie) if keuze.conversie else None


def _besluit(bestand: Begrotingsbestand, keuze: Grondkeuze) -> BesluitGegevens | int:
    """The besluit with this kenmerk; a new one of PS where the register has none."""
    bestaand = Besluit.objects.filter(kenmerk=keuze.kenmerk).first()
    if bestaand is None:
        return _nieuw_besluit(bestand, keuze)
    if keuze.genomen not in (None, bestaand.genomen):
        raise InvoerFout(
            f"Besluit {keuze.kenmerk} staat in het register met {bestaand.genomen.isoformat()} als"
            f" dag, niet {keuze.genomen.isoformat()}. Kijk kenmerk en dag na.",
            veld="genomen",
        )
    return bestaand.id


def _nieuw_besluit(bestand: Begrotingsbestand, keuze: Grondkeuze) -> BesluitGegevens:
    if keuze.genomen is None:
        raise BesluitOnbekend(
            f"Besluit {keuze.kenmerk} staat niet in het register. Noem de dag ervan.",
            veld="genomen",
        )
    standen = ", ".join(stand.label for stand in bestand.standen)
    return BesluitGegevens(
        kenmerk=keuze.kenmerk,
        titel=keuze.titel or f"Vaststelling van {standen}"[:_LANGSTE_TITEL],
        soort=Besluitsoort.BEGROTING,
        beslisser=Beslisser(drager=reads.orgaan("PS").id),
        genomen=keuze.genomen,
        bekendgemaakt=keuze.genomen,
        werkt_vanaf=keuze.genomen,
    )


def lees(inhoud: bytes, *, naam: str) -> Begrotingsbestand:
    """As `lees_begroting`, with its errors as those of the other lists."""
    try:
        return lees_begroting(inhoud, naam=naam)
    except BestandOngeldig as fout:
        raise OvernameGeweigerd(
            Melding(een.regel, een.kolom or "", een.wat, een.goed) for een in fout.fouten
        ) from fout


def neem_over(bestand: Begrotingsbestand, verzoek: Verzoek, keuze: Grondkeuze) -> Verslag:
    """Take a budget over in one act; with `verzoek.voorbeeld` only say what would happen."""
    inpassing = pas_in(bestand)
    mag_corrigeren = bool(keuze.correctie)
    fouten = [
        Melding(t.regel, "", t.wat, _GOED_BIJ_TEGENSPRAAK, "REG-01")
        for t in inpassing.weersproken(mag_corrigeren=mag_corrigeren)
    ]
    if not fouten and not inpassing.is_leeg:
        fouten, _ = voer_uit(
            lambda: importeer_begroting(
                verzoek,
                bestand=bestand,
                grond=grond_voor(bestand, keuze),
                correctie=keuze.correctie,
            ),
            lambda: Herkomst({}),
        )
    lijnen = tuple(_lijnen(inpassing))
    return Verslag(
        bestand.naam,
        len(lijnen),
        lijnen,
        tuple(sorted(fouten, key=lambda m: m.regel or 0)),
        tuple(_signalen(bestand)),
        verzoek.voorbeeld,
    )


def _lijnen(inpassing: Inpassing) -> Iterable[Lijn]:
    """Each line of the file: a line that the register knows may still bring an amount."""
    bestand = inpassing.bestand
    wat = {b.regel: _waar(b.stand, b.code) for b in bestand.bedragen}
    wat |= {p.regel: f"{_waar(p.stand, p.code)}: {p.naam}" for p in bestand.posten}
    nieuw = {post.regel for post in inpassing.posten}
    nieuw |= {bedrag.regel for bedrag in inpassing.bedragen}
    nieuw |= {post.regel for _, post in inpassing.aanvullingen}
    anders = {verschil.regel for verschil in inpassing.verschillen}
    for regel in sorted(wat):
        stand = NIEUW if regel in nieuw else GECORRIGEERD if regel in anders else BESTOND
        yield Lijn(regel, wat[regel], stand)


def _waar(stand: Stand, code: str) -> str:
    return f"{stand.label}, {code or 'totaal'}"


def _signalen(bestand: Begrotingsbestand) -> Iterable[Melding]:
    """How the file was read, and where it contradicts itself: worth a look, no refusal."""
    for waarschuwing in bestand.waarschuwingen:
        yield Melding(waarschuwing.regel, waarschuwing.kolom or "", waarschuwing.zin)
    for verschil in bestand.verschillen:
        eerste = min(verschil.regels, default=None)
        yield Melding(eerste, "", verschil.zin, "Beide bedragen blijven staan.")


def uit_register(stand: Stand, bekend_op: datetime) -> Begrotingsbestand:
    """A stand as the register holds it, in our own form; what was printed elsewhere left out."""
    toen = {"geopend__moment__lte": bekend_op}
    posten = Begrotingspost.objects.filter(in_stand(stand), **toen).select_related("aanvulling")
    bedragen = (
        geldende_bedragen(bekend_op)
        .filter(in_stand(stand, "post__"), totaal_van__isnull=True)
        .select_related("post__aanvulling")
    )
    return Begrotingsbestand(
        stand.label,
        Vorm.EIGEN,
        tuple(sorted((_post(rij, stand) for rij in posten), key=_volgorde)),
        tuple(_bedrag(rij, stand) for rij in bedragen.order_by("id")),
    )


def _post(rij: Begrotingspost, stand: Stand) -> PostRegel:
    return PostRegel(
        0,
        stand,
        niveau_van(rij),
        rij.code,
        naam_van(rij),
        ouder_van(rij.code),
        rij.bron,
        herkomst=HerkomstPost(rij.herkomst),
    )


def _volgorde(post: PostRegel) -> tuple[int, ...]:
    return tuple(int(deel) for deel in post.code.split("-") if deel)


def _bedrag(rij: Begrotingsbedrag, stand: Stand) -> BedragRegel:
    return BedragRegel(
        0,
        stand,
        rij.post.code,
        niveau_van(rij.post),
        Postsoort(rij.soort),
        bedrag_nu(rij) or 0,
        rij.bron,
        herkomst=HerkomstBedrag(rij.herkomst),
        bij_benadering=rij.bij_benadering,
    )
