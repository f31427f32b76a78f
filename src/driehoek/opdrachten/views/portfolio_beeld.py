"""The portfolio as its page shows it: tiles, choices, groups with their lines, and lists to take along."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from driehoek.kern.tijd import Periode
from driehoek.opdrachten.models import Label, Projectfase
from driehoek.opdrachten.portfolio.kies import GEBEURT, SORTERINGEN, STANDEN
from driehoek.opdrachten.portfolio.types import Groep, Rij, Verandering, Wie, tel_soort, telling
from driehoek.opdrachten.portfolio.venster import Zoom, venster
from driehoek.opdrachten.portfolio.vergelijk import budget_in_tijd, jaar_eerder
from driehoek.opdrachten.views.hulp import naar
from driehoek.opdrachten.views.portfolio_vraag import Portfoliovraag, groepsleutel
from driehoek.platform.ui import opmaak
from driehoek.platform.ui.componenten import Badge, Cel, Kolom, Persoon, Toon
from driehoek.platform.ui.tekening.faselijn import Faselijn, Segment, Trap, faselijn, maak_as, trap
from driehoek.platform.ui.tekening.tijdas import Tijdas
from driehoek.platform.uitvoer import Blad, Waarde
from driehoek.register import adressen
from driehoek.register.web import DriehoekRequest

MIN = "\N{MINUS SIGN}"
TOON: dict[Verandering, Toon] = {
    Verandering.BEGINT: "goed",
    Verandering.EINDIGT: "neutraal",
    Verandering.KORT: "neutraal",
    Verandering.GROEIT: "info",
    Verandering.KRIMPT: "let-op",
}
MEERVOUD = {
    Verandering.BEGINT: "beginnen",
    Verandering.EINDIGT: "eindigen",
    Verandering.KORT: "beginnen en eindigen",
    Verandering.GROEIT: "groeien",
    Verandering.KRIMPT: "krimpen",
}
ONBEKEND = "onbekend"
KOLOMMEN = (
    Kolom("Wat"),
    Kolom("Opdracht"),
    Kolom("Opdrachtgever"),
    Kolom("Was", "euro"),
    Kolom("Wordt", "euro"),
    Kolom("Verschil", "euro"),
)


@dataclass(frozen=True, slots=True)
class Tegel:
    label: str
    waarde: str
    toelichting: str
    url: str
    toon: Toon = "neutraal"


@dataclass(frozen=True, slots=True)
class Rijbeeld:
    nummer: str
    naam: str
    url: str
    onder: str
    wie: Persoon | None
    budget: str
    verschil: str
    badge: Badge | None
    lijn: Faselijn


@dataclass(frozen=True, slots=True)
class Groepbeeld:
    sleutel: str
    nummer: str
    naam: str
    url: str
    onder: str
    """How many run, and what changes."""
    aantal: int
    wie: Persoon | None
    onder_dt: bool
    budget: str
    verschil: str
    trap: Trap
    rijen: Sequence[Rijbeeld]
    """Empty while it is folded."""
    open: bool
    vouw_url: str
    deel_url: str


@dataclass(frozen=True, slots=True)
class Keus:
    """A link to this page seen in another way."""

    label: str
    url: str
    nu: bool


def as_van(vraag: Portfoliovraag) -> Tijdas:
    return maak_as(vraag.venster.periode.van, vraag.venster.einde)


def tegels(vraag: Portfoliovraag) -> list[Tegel]:
    rijen = vraag.gekozen.vergeleken
    lopend = telling(rij.budget for rij in rijen if rij.loopt)
    anders = [(s, tel_soort(rijen, s)) for s in Verandering if s is not Verandering.KORT]
    return [
        Tegel(
            f"Loopt op {opmaak.datum(vraag.dag)}",
            opmaak.heel(lopend.aantal),
            _geld(opmaak.euro_kort(lopend.bedrag), lopend.onbekend),
            vraag.adres("pagina", "verandering", stand="loopt"),
        ),
        *(
            Tegel(
                soort.label,
                opmaak.heel(t.aantal),
                _geld(met_teken(t.bedrag, kort=True), t.onbekend) if t.aantal else "",
                vraag.adres("pagina", "stand", verandering=soort.value),
                TOON[soort] if t.aantal and soort is Verandering.KRIMPT else "neutraal",
            )
            for soort, t in anders
        ),
    ]


def _geld(bedrag: str, onbekend: int) -> str:
    return f"{bedrag}; van {onbekend} {ONBEKEND}" if onbekend else bedrag


def met_teken(bedrag: int | None, *, kort: bool = False) -> str:
    """An amount with its sign: '+ € 1,2 mln'; nothing where there is no difference."""
    if bedrag is None:
        return ONBEKEND
    if bedrag == 0:
        return ""
    tekst = opmaak.euro_kort(abs(bedrag)) if kort else opmaak.euro(abs(bedrag))
    return f"{'+' if bedrag > 0 else MIN}{opmaak.NBSP}{tekst}"


def groepen(
    request: DriehoekRequest, vraag: Portfoliovraag, deel: Iterable[Groep]
) -> list[Groepbeeld]:
    as_ = as_van(vraag)
    return [groep(request, vraag, g, as_, open_=vraag.is_open(g)) for g in deel]


def groep(
    request: DriehoekRequest, vraag: Portfoliovraag, groep: Groep, as_: Tijdas, *, open_: bool
) -> Groepbeeld:
    opgave, sleutel = groep.opgave, groepsleutel(groep)
    lopend = groep.lopend
    return Groepbeeld(
        sleutel=sleutel,
        nummer=opgave.nummer if opgave else "",
        naam=opgave.naam if opgave else "Zonder opgave op deze dag",
        url=naar(request, f"/opgaven/{opgave.id}/") if opgave else "",
        onder=_in_het_kort(groep),
        aantal=len(groep.rijen),
        wie=_persoon(request, opgave.directeur if opgave else None),
        onder_dt=bool(opgave and opgave.onder_dt),
        budget=opmaak.euro_kort(lopend.bedrag) if lopend.aantal else "",
        verschil=met_teken(groep.groei, kort=True),
        trap=trap(budget_in_tijd(rij.regel for rij in groep.rijen), as_, vraag.dag),
        rijen=[_rij(request, vraag, rij, as_) for rij in groep.rijen] if open_ else (),
        open=open_,
        vouw_url=f"{reverse('portfolio')}{_andersom(vraag, sleutel, open_=open_)}#opgave-{sleutel}",
        deel_url=f"{reverse('portfolio-opgave', args=[sleutel])}"
        + vraag.adres("open", "pagina", **({} if open_ else {"open": sleutel})),
    )


def _andersom(vraag: Portfoliovraag, sleutel: str, *, open_: bool) -> str:
    """The query with this group folded where it is open, and open where it is folded."""
    return vraag.adres(open=sorted(vraag.open - {sleutel} if open_ else {*vraag.open, sleutel}))


def _in_het_kort(groep: Groep) -> str:
    delen = [f"{groep.lopend.aantal} lopend"]
    for soort in Verandering:
        if aantal := groep.aantal(soort):
            woord = soort.label.lower() if aantal == 1 else MEERVOUD[soort]
            delen.append(f"{aantal} {woord}")
    return ", ".join(delen)


def _rij(request: DriehoekRequest, vraag: Portfoliovraag, rij: Rij, as_: Tijdas) -> Rijbeeld:
    regel, soort = rij.regel, rij.verschil.soort
    return Rijbeeld(
        nummer=regel.nummer,
        naam=regel.naam,
        url=naar(request, f"/opdrachten/{regel.id}/"),
        onder=", ".join(
            d for d in (regel.label, _fase(rij.fase).lower(), _dagen(rij, vraag.dag)) if d
        ),
        wie=_persoon(request, rij.aog),
        budget=opmaak.euro_kort(rij.budget) if rij.loopt else "",
        verschil=met_teken(rij.verschil.bedrag, kort=True) if soort else "",
        badge=Badge(soort.label.lower(), TOON[soort]) if soort else None,
        lijn=faselijn(_segmenten(rij), as_, vraag.dag),
    )


def _dagen(rij: Rij, dag: date) -> str:
    """When it begins or ends, where that is not now."""
    einde = rij.regel.laatste_dag
    if dag < rij.regel.begin:
        return f"begint {opmaak.datum_kort(rij.regel.begin)}"
    if einde is None:
        return ""
    return f"{'voorbij sinds' if einde < dag else 'tot en met'} {opmaak.datum_kort(einde)}"


def _segmenten(rij: Rij) -> list[Segment]:
    """The phases as far as it lives; days of its life without a known phase too."""
    gevonden: list[tuple[Periode, str]] = []
    for leven in rij.regel.levens:
        fasen = [(deel, fase) for p, fase in rij.regel.fasen if (deel := p.doorsnede(leven))]
        gevonden += fasen
        gevonden += [(gat, "") for gat in leven.buiten(p for p, _ in fasen)]
    return [
        Segment(periode.van, periode.tot, fase or ONBEKEND, _fase(fase) or "Fase onbekend")
        for periode, fase in sorted(gevonden)
    ]


def _fase(fase: str) -> str:
    return str(Projectfase(fase).label) if fase else ""


def _persoon(request: DriehoekRequest, wie: Wie | None) -> Persoon | None:
    if wie is None:
        return None
    return Persoon(wie.naam, url=naar(request, adressen.van_persoon(wie.persoon)))


# -- choices -------------------------------------------------------------------------------------


def zooms(vraag: Portfoliovraag) -> list[Keus]:
    return [Keus(z.label, vraag.adres("jaar", zoom=z.value), z is vraag.venster.zoom) for z in Zoom]


def vergelijkdagen(vraag: Portfoliovraag) -> list[Keus]:
    """Days that people lay a portfolio beside; another they type."""
    dag = vraag.dag
    dagen = (
        ("Een jaar eerder", jaar_eerder(dag)),
        ("Begin van dit jaar", date(dag.year, 1, 1)),
        ("Begin van de collegeperiode", venster(Zoom.PERIODE, dag, None, ()).periode.van),
        ("Begin van volgend jaar", date(dag.year + 1, 1, 1)),
    )
    return [
        Keus(label, vraag.adres("pagina", vergelijk=d.isoformat()), d == vraag.ander)
        for label, d in dagen
    ]


def keuzes(vraag: Portfoliovraag) -> dict[str, list[tuple[str, str]]]:
    """What the fields of the filter offer: only what the portfolio holds."""
    opgaven = {r.opgave for r in vraag.regels if r.opgave}
    ambities = {r.ambitie for r in vraag.regels if r.ambitie}
    directeuren = {o.directeur for o in opgaven if o.directeur}
    aogs = {rij.aog for rij in vraag.alle if rij.aog}
    return {
        "opgave": [(str(o.id), o.naam) for o in sorted(opgaven, key=lambda o: o.naam.casefold())],
        "ambitie": [(a.code, f"{a.code} {a.naam}") for a in sorted(ambities, key=lambda a: a.code)],
        "directeur": _mensen(directeuren),
        "aog": _mensen(aogs),
        "label": list(Label.choices),
        "fase": list(Projectfase.choices),
        "stand": list(STANDEN),
        "gebeurt": list(GEBEURT),
        "verandering": [(s.value, s.label) for s in Verandering],
        "sorteer": _sorteringen(),
    }


def _sorteringen() -> list[tuple[str, str]]:
    oplopend = [(naam, label) for naam, (label, _) in SORTERINGEN.items()]
    aflopend = [
        (f"-{naam}", f"{SORTERINGEN[naam][0]}, hoogste eerst") for naam in ("budget", "verschil")
    ]
    return oplopend + aflopend


def _mensen(mensen: Iterable[Wie]) -> list[tuple[str, str]]:
    return [(str(w.persoon), w.naam) for w in sorted(mensen, key=lambda w: w.naam.casefold())]


# -- lists ---------------------------------------------------------------------------------------


def cellen(request: DriehoekRequest, deel: Iterable[Rij]) -> list[list[Any]]:
    """What changed, a row for each opdracht."""
    return [_veranderd(request, rij) for rij in deel]


def _veranderd(request: DriehoekRequest, rij: Rij) -> list[Any]:
    regel, verschil = rij.regel, rij.verschil
    soort = verschil.soort
    geen = Cel("geen", rustig=True)
    return [
        Cel(badges=(Badge(soort.label, TOON[soort]),) if soort else ()),
        Cel(
            regel.naam,
            url=naar(request, f"/opdrachten/{regel.id}/"),
            onder=regel.opgave.naam if regel.opgave else "",
        ),
        Cel(persoon=_persoon(request, rij.aog), persoon_leeg="" if rij.aog else "vacant"),
        geen if soort in (Verandering.BEGINT, Verandering.KORT) else verschil.was,
        geen if soort in (Verandering.EINDIGT, Verandering.KORT) else verschil.wordt,
        Cel(met_teken(verschil.bedrag)),
    ]


def lijst(vraag: Portfoliovraag) -> tuple[list[str], list[list[Any]]]:
    """The portfolio as a list to take along: headers and rows."""
    dag, ander = vraag.dag, vraag.ander
    koppen = [
        "Opgavenummer",
        "Opgave",
        "Ambitie",
        "Domeindirecteur",
        "Nummer",
        "Opdracht",
        "Label",
        "Fase",
        "Ambtelijk opdrachtgever",
        "Begint",
        "Laatste dag",
        f"Loopt op {opmaak.datum(dag)}",
        f"Budget op {opmaak.datum(dag)}",
        f"Budget op {opmaak.datum(ander)}",
        "Verandering",
        "Verschil",
    ]
    return koppen, [_kaal(rij, ander) for rij in vraag.op_volgorde]


def _kaal(rij: Rij, ander: date) -> list[Any]:
    regel, opgave, verschil = rij.regel, rij.regel.opgave, rij.verschil
    return [
        opgave.nummer if opgave else "",
        opgave.naam if opgave else "",
        regel.ambitie.naam if regel.ambitie else "",
        _directie(rij),
        regel.nummer,
        regel.naam,
        regel.label,
        _fase(rij.fase),
        rij.aog.naam if rij.aog else "vacant",
        regel.begin,
        regel.laatste_dag,
        rij.loopt,
        rij.budget,
        regel.budget_op(ander),
        verschil.soort.label if verschil.soort else "",
        verschil.bedrag,
    ]


def _directie(rij: Rij) -> str:
    opgave = rij.regel.opgave
    if opgave is None:
        return ""
    if opgave.directeur:
        return opgave.directeur.naam
    return "Directieteam" if opgave.onder_dt else "vacant"


def bladen(vraag: Portfoliovraag, organisatie: str, nr: int) -> list[Blad]:
    """Of a workbook also what changes, and what was asked of which state of the register."""
    vroeger, later = sorted((vraag.dag, vraag.ander))
    veranderd = [
        [
            rij.verschil.soort.label if rij.verschil.soort else "",
            rij.regel.nummer,
            rij.regel.naam,
            rij.regel.opgave.naam if rij.regel.opgave else "",
            rij.aog.naam if rij.aog else "vacant",
            rij.verschil.was,
            rij.verschil.wordt,
            rij.verschil.bedrag,
        ]
        for rij in vraag.veranderd
    ]
    koppen = ["Verandering", "Nummer", "Opdracht", "Opgave", "Ambtelijk opdrachtgever"]
    koppen += [f"Op {opmaak.datum(vroeger)}", f"Op {opmaak.datum(later)}", "Verschil"]
    gevraagd: list[list[Waarde]] = [
        ["Organisatie", organisatie],
        ["Geldig op", vraag.dag],
        ["Bekend op", vraag.peil.bekend_op],
        ["Naast", vraag.ander],
        ["Tijdas", vraag.venster.naam],
        ["Laatste handeling in het grootboek", nr],
    ]
    gevraagd += [[naam, waarde] for naam, waarde in vraag.gefilterd]
    return [
        Blad("veranderingen", koppen, veranderd),
        Blad("vraag", ["Wat", "Waarde"], gevraagd),
    ]
