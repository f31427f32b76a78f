"""Every write of the mandate regulation: one function per formal act."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from driehoek.bevoegdheden import gevolgen
from driehoek.bevoegdheden.models import Mandaatartikel
from driehoek.bevoegdheden.types import (
    Bereik,
    Bevoegdheidssoort,
    NieuwArtikel,
    Rechtshandeling,
    Voorwaarde,
)
from driehoek.kern.tijd import Periode, dag_in_woorden
from driehoek.platform import klok, reeksen
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Einde, Uitspraak, stel
from driehoek.register import policy
from driehoek.register.grondslagen import boek_conversies, boek_grond, eis_tekst
from driehoek.register.models import Drager
from driehoek.register.types import Besluitsoort, Grond, Rol

MAX_CODE = 40
HOOGSTE_BEDRAG = 10_000_000_000


@handeling
def stel_artikelen_vast(
    boek: Boek, *, artikelen: Sequence[NieuwArtikel], grond: Grond, uitleg: str = ""
) -> None:
    """Set powers from a day on (BEV-02); who has the same code gives way over that period."""
    _eis_artikelen(artikelen)
    policy.eis(boek, "stel_artikelen_vast")
    _stel(boek, artikelen, grond, uitleg, _besluitsoorten(a.boven for a in artikelen))


@handeling
def verleen_ondermandaat(
    boek: Boek, *, artikelen: Sequence[NieuwArtikel], grond: Grond, uitleg: str = ""
) -> None:
    """Hand on a power for one opdracht, as an AOG does to the AON (BEV-06, BEV-09)."""
    _eis_artikelen(artikelen)
    dragers = [a.drager for a in artikelen if a.drager is not None]
    if len(dragers) != len(artikelen):
        raise InvoerFout(
            "Kies voor welke opdracht het ondermandaat is.", veld="drager", regel="BEV-06"
        )
    policy.eis(boek, boek.naam, dragers)
    _stel(boek, artikelen, grond, uitleg, {Besluitsoort.ONDERMANDAAT})


@handeling
def neem_artikelen_over(
    boek: Boek, *, artikelen: Sequence[NieuwArtikel], verwijzingen: Sequence[str]
) -> None:
    """Take over a regulation that existed before, each article on its paper besluit.

    Nothing that is there gives way.
    """
    _eis_artikelen(artikelen)
    policy.eis(boek, "neem_artikelen_over")
    grondslagen = boek_conversies(boek, verwijzingen, klok.vandaag())
    stel(
        boek,
        Mandaatartikel,
        [
            Uitspraak(velden(a), Periode(a.vanaf, a.tot), grondslagen[verwijzing], erbij=True)
            for a, verwijzing in zip(artikelen, verwijzingen, strict=True)
        ],
    )
    gevolgen.noem(boek)


@handeling
def beeindig_artikelen(
    boek: Boek, *, codes: Collection[str], per: date, grond: Grond, uitleg: str = ""
) -> None:
    """End powers: `per` is the first day without them. What rests on them lapses too (BEV-09)."""
    feiten = list(Mandaatartikel.objects.huidig().filter(code__in=reeksen.teksten(codes)))
    if set(codes) - {f.code for f in feiten} or not feiten:
        raise InvoerFout("Dit artikel staat niet in de regeling.", veld="code", regel="BEV-02")
    lopend = [f for f in feiten if f.periode.tot is None or f.periode.tot > per]
    if not lopend:
        raise InvoerFout(
            f"Dit artikel geldt vanaf {dag_in_woorden(per)} al niet meer.",
            veld="per",
            regel="BEV-02",
        )
    policy.eis(boek, "beeindig_artikelen")
    boek.uitleg = uitleg
    boek_grond(boek, grond, _besluitsoorten(f.boven for f in lopend))
    stel(
        boek,
        Mandaatartikel,
        [Einde(f.velden(), Periode(max(per, f.periode.van), f.periode.tot)) for f in lopend],
    )
    gevolgen.noem(boek)
    _noem_wat_vervalt(boek, {f.code for f in lopend})


def _besluitsoorten(boven: Iterable[str]) -> set[Besluitsoort]:
    """Which besluiten can say this: what rests on no other article is no ondermandaat (BEV-09)."""
    if all(boven):
        return {Besluitsoort.MANDAAT, Besluitsoort.ONDERMANDAAT}
    return {Besluitsoort.MANDAAT}


def _stel(
    boek: Boek,
    artikelen: Sequence[NieuwArtikel],
    grond: Grond,
    uitleg: str,
    soorten: Collection[Besluitsoort],
) -> None:
    boek.uitleg = uitleg
    grondslag = boek_grond(boek, grond, soorten)
    stel(
        boek,
        Mandaatartikel,
        [Uitspraak(velden(a), Periode(a.vanaf, a.tot), grondslag.id) for a in artikelen],
    )
    gevolgen.noem(boek)


def _eis_artikelen(artikelen: Sequence[NieuwArtikel]) -> None:
    if not artikelen:
        raise InvoerFout("Er staat geen artikel in de lijst.", regel="BEV-02")
    dragers = {a.drager for a in artikelen if a.drager is not None}
    bekend = set(Drager.objects.filter(id__in=reeksen.ids(dragers)).values_list("id", flat=True))
    for artikel in artikelen:
        _eis_een_van(artikel.soort, Bevoegdheidssoort.values, "soort", "BEV-08")
        _eis_een_van(artikel.rechtshandeling, Rechtshandeling.values, "rechtshandeling", "BEV-02")
        _eis_een_van(artikel.rol, Rol.values, "rol", "BEV-02")
        _eis_een_van(artikel.bereik, Bereik.values, "bereik", "BEV-02")
        for voorwaarde in artikel.voorwaarden:
            _eis_een_van(voorwaarde, Voorwaarde.values, "voorwaarden", "BEV-02")
        if artikel.drager is not None and artikel.drager not in bekend:
            raise InvoerFout("Deze opdracht staat niet in het register.", veld="drager")
        if artikel.tot_bedrag is not None and not 0 <= artikel.tot_bedrag <= HOOGSTE_BEDRAG:
            raise InvoerFout(
                "Een grens is een bedrag in hele euro's van € 0 tot en met € 10.000.000.000.",
                veld="tot_bedrag",
                regel="BEV-02",
            )


def _eis_een_van(waarde: str, keuzes: Collection[str], veld: str, regel: str) -> None:
    if waarde not in keuzes:
        raise InvoerFout(f"'{waarde[:40]}' is geen {veld}.", veld=veld, regel=regel)


def velden(artikel: NieuwArtikel) -> dict[str, object]:
    """An article as the register holds it."""
    return {
        "code": eis_tekst(artikel.code, "De code", MAX_CODE, veld="code"),
        "regeling": eis_tekst(artikel.regeling, "De regeling", veld="regeling"),
        "soort": artikel.soort,
        "rol": artikel.rol,
        "rechtshandeling": artikel.rechtshandeling,
        "tot_bedrag": artikel.tot_bedrag,
        "binnen_scope": artikel.binnen_scope,
        "bereik": artikel.bereik,
        "voorwaarden": ",".join(sorted(set(artikel.voorwaarden))),
        "ondermandaat": artikel.ondermandaat,
        "boven": artikel.boven.strip(),
        "drager_id": artikel.drager,
        "naast_hogere": artikel.naast_hogere,
        "instemming": artikel.instemming.strip(),
    }


def _noem_wat_vervalt(boek: Boek, codes: set[str]) -> None:
    """The powers that derive from these, all the way down."""
    onder = list(Mandaatartikel.objects.huidig().exclude(boven="").values_list("code", "boven"))
    gevonden = set(codes)
    while nieuw := {code for code, boven in onder if boven in gevonden} - gevonden:
        gevonden |= nieuw
        for code in sorted(nieuw):
            boek.gevolg("verliest", f"Artikel {code} rust hierop en werkt dan ook niet meer.")
