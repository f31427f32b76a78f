"""The answer as a document: what was asked, of which state of the ledger, and why it is so.

The same question at the same head makes the same bytes.
"""

from collections.abc import Sequence

from django.conf import settings

from driehoek.bevoegdheden import zinnen
from driehoek.bevoegdheden.antwoord import KORT, Antwoord, Stap
from driehoek.bevoegdheden.gesteld import Gesteld
from driehoek.bevoegdheden.types import Voorwaarde
from driehoek.kern.bevoegdheid import Oordeel
from driehoek.platform.document import Blok, Document, Tabel
from driehoek.platform.models import Handeling
from driehoek.platform.ui.opmaak import datum, heel, moment
from driehoek.register.models import Grondslag

_KORTE_HASH = 16
_WAT_DIT_IS = (
    "Dit document zegt of iemand op de genoemde dag bevoegd was, met wat het register op het genoemde"
    " moment wist. Dezelfde vraag bij dezelfde stand van het grootboek geeft hetzelfde bestand, tot op"
    " de letter."
)
_NAGAAN = (
    "Wil je nagaan of het grootboek nog zo is? Laat dan 'driehoek verify --kop {nr}:{hash}' draaien."
    " Die controleert of deze handeling nog zo in het grootboek staat, en of alles ervoor klopt."
)


def naam_van(antwoord: Antwoord) -> str:
    """A name for the file without names of people."""
    gesteld = antwoord.gesteld
    return f"mag-dit-{gesteld.peil.geldig_op.isoformat()}-{gesteld.daad.value}-{gesteld.kop.nr}.pdf"


def document_van(antwoord: Antwoord) -> Document:
    kop = antwoord.gesteld.kop
    hash_ = bytes(kop.hash).hex()
    return Document(
        titel=antwoord.kort,
        ondertitel=antwoord.zin,
        organisatie=settings.ORGANISATIE,
        voet=f"Grootboek tot en met handeling {heel(kop.nr)}, {hash_[:_KORTE_HASH]}",
        blokken=[
            _vraag(antwoord),
            _redenen(antwoord),
            _wie(antwoord),
            _verantwoording(antwoord.gesteld, hash_),
        ],
        inhoudsopgave=False,
    )


def _vraag(antwoord: Antwoord) -> Blok:
    gesteld, feiten = antwoord.gesteld, antwoord.feiten
    over = feiten.objecten.get(gesteld.over)
    rijen = [
        ("Wie", feiten.naam(gesteld.persoon)),
        ("Wat", str(gesteld.daad.label)),
        ("Waarover", f"{over.nummer} {over.naam}" if over else str(gesteld.over)),
        ("Bedrag", zinnen.bedrag(gesteld.bedrag)),
        ("Geldig op", datum(gesteld.peil.geldig_op)),
        ("Bekend op", moment(gesteld.peil.bekend_op)),
        ("Al gedaan, volgens de vraag", _gedaan(gesteld)),
        ("Eigen belang, volgens de vraag", "ja" if gesteld.eigen_belang else "nee"),
    ]
    if gesteld.primair:
        rijen.append(("Het besluit waar het bezwaar over gaat nam", feiten.naam(gesteld.primair)))
    return Blok("De vraag", tabellen=(Tabel(("Wat", "Waarde"), (1, 3), rijen),))


def _gedaan(gesteld: Gesteld) -> str:
    gedaan = [zinnen.GEDAAN[v] for v in Voorwaarde if v in gesteld.voldaan]
    return zinnen.en(gedaan) or "niets bijzonders"


def _redenen(antwoord: Antwoord) -> Blok:
    rijen = [
        (f"{nr}. {stap.kop}", _zin(stap), _grond(stap.grond))
        for nr, stap in enumerate(antwoord.stappen, start=1)
    ]
    alineas = [antwoord.herstel] if antwoord.herstel else []
    toen = antwoord.toen
    if toen is not None:
        dag = datum(antwoord.gesteld.peil.geldig_op)
        alineas.append(
            f"Met wat het register aan het eind van {dag} wist: {KORT[toen.uitslag].lower()}."
        )
    return Blok(
        "Waarom",
        alineas=alineas,
        tabellen=(Tabel(("Stap", "Reden", "Rust op"), (0, 4, 2), rijen),),
    )


def _zin(stap: Stap) -> str:
    return f"Hier mist het. {stap.zin}" if stap.mist else stap.zin


def _grond(grond: Grondslag | None) -> str:
    if grond is None:
        return ""
    besluit = grond.besluit
    if besluit is None:
        return f"{grond.get_soort_display()}, {datum(grond.datum)}: {grond.toelichting}"
    return f"{besluit.kenmerk}, genomen {datum(besluit.genomen)}, bekend {datum(besluit.bekendgemaakt)}"


def _wie(antwoord: Antwoord) -> Blok:
    if not antwoord.wie:
        return Blok("Wie mag dit wel", alineas=("Niemand, op deze dag.",))
    koppen = ("Wie", "Rol", "Van", "Artikel", "Tot en met", "Voorwaarde")
    tabel = Tabel(koppen, (2, 2, 3, 0, 0, 2), _rijen(antwoord, antwoord.wie), getallen=(4,))
    return Blok(
        "Wie mag dit wel", alineas=("Wie het dichtst bij staat, eerst.",), tabellen=(tabel,)
    )


def _rijen(antwoord: Antwoord, oordelen: Sequence[Oordeel]) -> list[tuple[str, ...]]:
    return [
        (
            antwoord.feiten.naam(o.rol.persoon),
            zinnen.rolnaam(o.rol.rolsoort, waarneming=o.rol.waarneming),
            antwoord.feiten.object(o.rol.drager),
            o.artikel.code,
            zinnen.grens(o.artikel.limiet)
            + (", binnen de scope" if o.artikel.binnen_scope else ""),
            ", ".join(v.label for v in zinnen.voorwaarden(o.artikel.eisen)) or "geen",
        )
        for o in oordelen
        if o.rol and o.artikel
    ]


def _verantwoording(gesteld: Gesteld, hash_: str) -> Blok:
    kop, bekend = gesteld.kop, gesteld.peil.bekend_op
    laatste = Handeling.objects.filter(moment__lte=bekend).order_by("-nr").first()
    toen = f"{heel(laatste.nr)}, {bytes(laatste.hash).hex()}" if laatste else "geen"
    rijen = [
        ("Laatste handeling die toen bekend was", toen),
        ("Gemaakt bij handeling", heel(kop.nr)),
        ("Hash van die handeling", hash_),
        ("Moment van die handeling", moment(kop.moment)),
    ]
    return Blok(
        "Waar dit antwoord op rust",
        alineas=(_WAT_DIT_IS, _NAGAAN.format(nr=kop.nr, hash=hash_)),
        tabellen=(Tabel(("Wat", "Waarde"), (1, 3), rijen),),
    )
