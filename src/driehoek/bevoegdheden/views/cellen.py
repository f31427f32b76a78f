"""Cells and tables that the answers share."""

from collections.abc import Sequence

from driehoek.bevoegdheden import zinnen
from driehoek.bevoegdheden.reads import Feiten
from driehoek.bevoegdheden.views.hulp import artikel_url
from driehoek.kern.bevoegdheid import Artikel, Oordeel, Rolregel
from driehoek.platform.models import Handeling, Kop
from driehoek.platform.ui.componenten import Badge, Cel, Kolom, Leeg, Persoon, Tabel
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.register import adressen
from driehoek.register.cellen import grondslagcel
from driehoek.register.models import Grondslag
from driehoek.register.web import DriehoekRequest, getal

GEEN = "geen"
NIEMAND = Leeg(
    "Niemand",
    "Geen rol heeft op deze dag de macht hiervoor. Kijk of de rollen zijn vervuld, of de scope is"
    " vastgelegd, en of een artikel van de mandaatregeling zo ver gaat.",
)


def naar(request: DriehoekRequest, pad: str) -> str:
    """`pad` at the Peilmoment of this request."""
    return op_peilmoment(pad, request.bezoek.tijdbalk)


def kop_van(request: DriehoekRequest) -> Kop:
    """The head of the ledger; or an earlier one, where a link that was shared names it."""
    hoofd, nr = request.bezoek.kop, getal(request.GET.get("kop", ""))
    if not nr or nr >= hoofd.nr:
        return hoofd
    toen = Handeling.objects.only("nr", "moment", "hash").get(nr=nr)
    return Kop(id=1, nr=toen.nr, moment=toen.moment, hash=toen.hash, laatste_id=0)


def wie_cel(request: DriehoekRequest, rol: Rolregel, feiten: Feiten) -> Cel:
    """Somebody, with the role and what it is held on below it."""
    pad = naar(request, adressen.van_persoon(rol.persoon))
    return Cel(
        persoon=Persoon(feiten.naam(rol.persoon), url=pad, wnd=rol.waarneming),
        onder=f"{zinnen.rolnaam(rol.rolsoort)} van {feiten.object(rol.drager)}",
    )


def artikel_cel(request: DriehoekRequest, artikel: Artikel, rol: Rolregel | None = None) -> Cel:
    """An article; and below it, whose power it is where the holder is the next higher."""
    anders = rol is not None and artikel.rolsoort != rol.rolsoort
    onder = f"er is geen {zinnen.rolnaam(artikel.rolsoort)}" if anders else ""
    return Cel(artikel.code, url=artikel_url(request, artikel.code), onder=onder)


def grond_cel(request: DriehoekRequest, grond: Grondslag | None) -> Cel:
    """What something rests on, with the way to its besluit."""
    if grond is None:
        return Cel(GEEN, rustig=True)
    return grondslagcel(grond, request.bezoek.tijdbalk)


def voorwaarden_cel(eisen: int) -> Cel:
    gevraagd = zinnen.voorwaarden(eisen)
    if not gevraagd:
        return Cel(GEEN, rustig=True)
    return Cel(badges=[Badge(v.label, "let-op") for v in gevraagd])


def wie_tabel(request: DriehoekRequest, oordelen: Sequence[Oordeel], feiten: Feiten) -> Tabel:
    """Everyone who may, the nearest first, with the reason of each."""
    return Tabel(
        bijschrift="Wie dit mag, het dichtst bij eerst",
        kolommen=(
            Kolom("Wie"),
            Kolom("Rol sinds", "datum"),
            Kolom("Rol rust op", "code"),
            Kolom("Artikel", "code"),
            Kolom("Tot en met"),
            Kolom("Voorwaarde"),
        ),
        rijen=[
            [
                wie_cel(request, o.rol, feiten),
                zinnen.dag(o.rol.van),
                grond_cel(request, feiten.grond_van_rol(o.rol)),
                artikel_cel(request, o.artikel, o.rol),
                Cel(
                    zinnen.grens(o.artikel.limiet),
                    onder="binnen de scope" if o.artikel.binnen_scope else "",
                ),
                voorwaarden_cel(o.artikel.eisen),
            ]
            for o in oordelen
            if o.rol and o.artikel
        ],
        leeg=NIEMAND,
        bijschrift_verborgen=True,
    )
