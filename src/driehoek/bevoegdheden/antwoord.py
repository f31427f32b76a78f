"""The answer to 'Mag dit?': at once and loud, then the chain of reasons, in sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from driehoek.bevoegdheden import reads, zinnen
from driehoek.bevoegdheden.gesteld import Gesteld, oordeel_over, wie_wel
from driehoek.bevoegdheden.reads import Feiten
from driehoek.kern.bevoegdheid import Artikel, Oordeel, Reden, Rolregel, Uitslag
from driehoek.platform.ui.componenten import Toon
from driehoek.platform.ui.opmaak import datum, moment
from driehoek.register.models import Grondslag

TOON: dict[Uitslag, Toon] = {
    Uitslag.BEVOEGD: "goed",
    Uitslag.NIET_GEREGISTREERD: "let-op",
    Uitslag.ONBEVOEGD: "fout",
}
KORT = {
    Uitslag.BEVOEGD: "Ja, bevoegd",
    Uitslag.NIET_GEREGISTREERD: "Het besluit was er, de registratie nog niet",
    Uitslag.ONBEVOEGD: "Nee, niet bevoegd",
}


@dataclass(frozen=True, slots=True)
class Stap:
    """A reason: what it is about, a sentence, and what that rests on."""

    kop: str
    zin: str
    grond: Grondslag | None = None
    mist: bool = False
    """This is where it failed."""


@dataclass(frozen=True, slots=True)
class Antwoord:
    gesteld: Gesteld
    oordeel: Oordeel
    feiten: Feiten
    stappen: Sequence[Stap]
    wie: Sequence[Oordeel]
    toen: Oordeel | None
    """What it was with what was known at the end of the day itself; None where that is the same
    question."""

    @property
    def uitslag(self) -> Uitslag:
        return self.oordeel.uitslag

    @property
    def mist_voorwaarde(self) -> bool:
        """All is there but a condition that has yet to be met: that is no refusal."""
        return self.oordeel.reden is Reden.VOORWAARDE

    @property
    def toon(self) -> Toon:
        return "let-op" if self.mist_voorwaarde else TOON[self.uitslag]

    @property
    def kort(self) -> str:
        return "Ja, na een voorwaarde" if self.mist_voorwaarde else KORT[self.uitslag]

    @property
    def zin(self) -> str:
        """The question and its answer in one sentence."""
        gesteld = self.gesteld
        niet = "niet " if self.uitslag is Uitslag.ONBEVOEGD else ""
        if self.mist_voorwaarde:
            niet = "pas na een voorwaarde "
        om = zinnen.te_doen(gesteld.daad)
        is_ = "was" if gesteld.is_voorbij else "is"
        return (
            f"{self.feiten.naam(gesteld.persoon)} {is_} op {datum(gesteld.peil.geldig_op)}"
            f" {niet}bevoegd"
            f" om {om}{zinnen.van_bedrag(gesteld.bedrag)} voor {self.feiten.genoemd(gesteld.over)}."
        )

    @property
    def herstel(self) -> str:
        """What can be done about it; empty where nothing needs to be."""
        if self.uitslag is Uitslag.BEVOEGD:
            return ""
        if self.uitslag is Uitslag.NIET_GEREGISTREERD:
            return (
                "Wie het besluit nam, was bevoegd; alleen het register liep achter. Noteer het als"
                " bevinding. Bekrachtigen hoeft niet: het besluit staat er nu wel in."
            )
        if self.oordeel.reden is Reden.VOORWAARDE and self.oordeel.artikel is not None:
            return f"{_eerst(self.oordeel.artikel, self.gesteld)} Vink het aan, en vraag het dan opnieuw."
        return zinnen.HERSTEL[self.oordeel.reden]


def antwoord_op(gesteld: Gesteld) -> Antwoord:
    oordeel, wie = oordeel_over(gesteld), wie_wel(gesteld)
    toen = oordeel_over(gesteld.toen) if gesteld.toen else None
    alle = [oordeel, *wie]
    feiten = reads.feiten(
        [o.rol for o in alle if o.rol],
        [o.artikel for o in alle if o.artikel],
        gesteld.peil,
        personen={gesteld.persoon, gesteld.primair} - {0},
        dragers={gesteld.over},
    )
    return Antwoord(
        gesteld=gesteld,
        oordeel=oordeel,
        feiten=feiten,
        stappen=list(_stappen(gesteld, oordeel, feiten)),
        wie=wie,
        toen=toen,
    )


def redenen(gesteld: Gesteld, oordeel: Oordeel, feiten: Feiten) -> list[Stap]:
    """The chain of somebody who may: for a list of people."""
    return list(_stappen(gesteld, oordeel, feiten))


def _stappen(gesteld: Gesteld, oordeel: Oordeel, feiten: Feiten) -> Iterator[Stap]:
    if oordeel.rol is None:
        yield _zonder_rol(gesteld, oordeel, feiten)
        return
    yield _rol(gesteld, oordeel.rol, oordeel, feiten)
    if oordeel.reden is Reden.ROL_ANDERE_DAG:
        return
    if oordeel.artikel is None:
        yield Stap(
            "Het artikel",
            f"Geen artikel van de mandaatregeling geeft een {zinnen.rolnaam(oordeel.rol.rolsoort)} de"
            f" macht om {zinnen.te_doen(gesteld.daad)}.",
            mist=True,
        )
        return
    yield from _artikel(gesteld, oordeel.rol, oordeel.artikel, oordeel, feiten)
    if oordeel.reden is Reden.ARTIKEL_ANDERE_DAG:
        return
    yield from _grenzen(gesteld, oordeel.artikel, oordeel)
    if not oordeel.is_bevoegd and oordeel.reden not in _BIJ_REGISTRATIE:
        return
    yield _registratie(oordeel.rol, oordeel.artikel, oordeel, gesteld)


_BIJ_REGISTRATIE = {Reden.GEEN, Reden.LATER_BESLOTEN}


def _zonder_rol(gesteld: Gesteld, oordeel: Oordeel, feiten: Feiten) -> Stap:
    naam, over = feiten.naam(gesteld.persoon), feiten.genoemd(gesteld.over)
    if oordeel.reden is Reden.EIGEN_BELANG:
        zin = (
            f"{naam} heeft bij dit besluit een eigen belang. Dan mag niemand beslissen, welke rol"
            " hij ook heeft (Awb 2:4)."
        )
        return Stap("Eigen belang", zin, mist=True)
    if oordeel.reden is Reden.EIGEN_BESLUIT:
        zin = (
            f"{naam} nam het besluit waar het bezwaar over gaat. Niemand beslist op een bezwaar tegen"
            " een eigen besluit (Awb 10:3)."
        )
        return Stap("Eigen besluit", zin, mist=True)
    zin = (
        f"{naam} heeft of had geen rol bij {over}, bij wat erboven ligt, of met macht in de hele"
        " organisatie."
    )
    return Stap("De rol", zin, mist=True)


def _rol(gesteld: Gesteld, rol: Rolregel, oordeel: Oordeel, feiten: Feiten) -> Stap:
    wie, waar = feiten.naam(rol.persoon), feiten.genoemd(rol.drager)
    naam = zinnen.rolnaam(rol.rolsoort, waarneming=rol.waarneming)
    if oordeel.reden is Reden.ROL_ANDERE_DAG:
        vraag = gesteld.vraag
        niet = zinnen.wanneer_niet(rol, vraag.op, vraag.bekend)
        zin = f"Het dichtst bij komt: {wie} als {naam} van {waar}. Maar {niet}."
        return Stap("De rol", zin, feiten.grond_van_rol(rol), mist=True)
    eronder = (
        "" if rol.drager == gesteld.over else f" {feiten.genoemd(gesteld.over)} valt daaronder."
    )
    zin = f"{wie} is {naam} van {waar}, {zinnen.periode(rol)}.{eronder}"
    return Stap("De rol", zin, feiten.grond_van_rol(rol))


def _artikel(
    gesteld: Gesteld, rol: Rolregel, artikel: Artikel, oordeel: Oordeel, feiten: Feiten
) -> Iterator[Stap]:
    if artikel.rolsoort != rol.rolsoort:
        yield Stap(
            "De naast hogere",
            f"Niemand is {zinnen.rolnaam(artikel.rolsoort)}, ook niet als waarnemer. Dan mag de"
            f" naast hogere: de {zinnen.rolnaam(rol.rolsoort)}.",
        )
    vraag = gesteld.vraag
    regeling = feiten.artikelen.get(artikel.feit)
    soort = f", als {regeling.get_soort_display().lower()}" if regeling else ""
    van = f" ({regeling.regeling})" if regeling else ""
    zin = (
        f"Artikel {artikel.code}{van} geeft een {zinnen.rolnaam(artikel.rolsoort)} de macht om"
        f" {zinnen.geeft(artikel)}{soort}."
    )
    mist = oordeel.reden is Reden.ARTIKEL_ANDERE_DAG
    if mist:
        zin += f" Maar {zinnen.wanneer_niet(artikel, vraag.op, vraag.bekend)}."
    yield Stap("Het artikel", zin, feiten.grond_van_artikel(artikel), mist=mist)
    for onder, boven in zip(artikel.keten, artikel.keten[1:], strict=False):
        yield Stap(
            "De schakel erboven",
            f"Artikel {onder.code} rust op artikel {boven.code}, dat een"
            f" {zinnen.rolnaam(boven.rolsoort)} de macht geeft en verlof om die door te geven.",
            feiten.grond_van_artikel(boven),
        )


def _grenzen(gesteld: Gesteld, artikel: Artikel, oordeel: Oordeel) -> Iterator[Stap]:
    bedrag = zinnen.bedrag(gesteld.bedrag)
    if oordeel.reden is Reden.SCOPE_ONBEKEND:
        zin = (
            "Dit artikel geldt binnen de scope van de opdracht. Op deze dag is geen materieel budget"
            " vastgelegd, dus is niet te zeggen of het bedrag past."
        )
        yield Stap("De scope", zin, mist=True)
        return
    if oordeel.reden in {Reden.BEDRAG, Reden.SCOPE} and oordeel.grens is not None:
        wat = "het materieel budget van de opdracht" if oordeel.reden is Reden.SCOPE else "de grens"
        te_veel = zinnen.bedrag(gesteld.bedrag - oordeel.grens)
        zin = f"{bedrag} is {te_veel} meer dan {wat}: {zinnen.bedrag(oordeel.grens)}."
        yield Stap("Het bedrag", zin, mist=True)
        return
    binnen = " en binnen het materieel budget van de opdracht" if artikel.binnen_scope else ""
    yield Stap("Het bedrag", f"{bedrag} past binnen de grens van het artikel{binnen}.")
    if not artikel.eisen:
        return
    if oordeel.reden is Reden.VOORWAARDE:
        yield Stap(
            "De voorwaarde", f"{_eerst(artikel, gesteld)} Dat is nog niet gedaan.", mist=True
        )
        return
    gedaan = zinnen.en([zinnen.GEDAAN[v] for v in zinnen.voorwaarden(artikel.eisen)])
    yield Stap("De voorwaarde", f"Voldaan, volgens de vraag: {gedaan}.")


def _eerst(artikel: Artikel, gesteld: Gesteld) -> str:
    """'Vraag eerst advies van control.'"""
    nog = [v for v in zinnen.voorwaarden(artikel.eisen) if v not in gesteld.voldaan]
    return f"Eerst nodig: {zinnen.eerst(nog)}."


def _registratie(rol: Rolregel, artikel: Artikel, oordeel: Oordeel, gesteld: Gesteld) -> Stap:
    schakels = (rol, *(artikel.keten or (artikel,)))
    sinds = moment(zinnen.moment_van(max(rij.bekend_van for rij in schakels)))
    if oordeel.uitslag is Uitslag.NIET_GEREGISTREERD:
        zin = (
            f"Het besluit was er op {datum(gesteld.peil.geldig_op)}. In het register staat het pas"
            f" sinds {sinds}; gevraagd is wat bekend was op {moment(gesteld.peil.bekend_op)}."
        )
        return Stap("De registratie", zin, mist=True)
    if oordeel.reden is Reden.LATER_BESLOTEN:
        besloten = datum(zinnen.dag(max(rij.bestond for rij in schakels)))
        zin = (
            f"Dit staat nu zo in het register, maar het besluit is pas op {besloten} genomen en"
            " bekendgemaakt. Op de dag zelf was er geen macht."
        )
        return Stap("Later besloten", zin, mist=True)
    return Stap("De registratie", f"Dit staat in het register sinds {sinds}.")
