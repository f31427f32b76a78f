"""What the shell around a page needs to know. The room `config` fills it in per request."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from urllib.parse import urlencode

from driehoek.kern.tijd import AMSTERDAM
from driehoek.platform.ui.opmaak import datum, moment

# The headings of the menu 'Meer', in this order.
GROEPEN = ("Werk", "Mensen", "Bevoegdheid", "Register", "Beheer")


@dataclass(frozen=True)
class Navpunt:
    """An item of the navigation.

    `groep`: its heading in the menu 'Meer'. `toets`: after 'g', the key that goes there.
    """

    url: str
    label: str
    actief: bool = False
    groep: str = "Werk"
    toets: str = ""


HOOFDNAV = (
    Navpunt("/", "Home", toets="h"),
    Navpunt("/begroting/", "Begroting", toets="b"),
    Navpunt("/opgaven/", "Opgaven", toets="a"),
    Navpunt("/opdrachten/", "Opdrachten", toets="o"),
    Navpunt("/portfolio/", "Portfolio", toets="f"),
    Navpunt("/signalen/", "Signalen", toets="n"),
    Navpunt("/personen/", "Personen", toets="p"),
    Navpunt("/besluiten/", "Besluiten", toets="s"),
)
# What people need less often; the menu 'Meer' holds it, per group in this order.
MEERNAV = (
    Navpunt("/voortgang/", "Voortgang", groep="Werk"),
    Navpunt("/knelpunten/", "Knelpunten", groep="Werk"),
    Navpunt("/scopevoorstellen/", "Scopevoorstellen", groep="Werk"),
    Navpunt("/samenhang/", "Samenhang", groep="Werk"),
    Navpunt("/signalen-van-buiten/", "Signalen van buiten", groep="Werk"),
    Navpunt("/aanspreekpunten/", "Aanspreekpunten", groep="Werk"),
    Navpunt("/mensen/", "Wie is wie", groep="Mensen"),
    Navpunt("/pteams/bureau/", "Mijn mensen", groep="Mensen"),
    Navpunt("/mijn-profiel/", "Mijn profiel", groep="Mensen"),
    Navpunt("/pteams/", "P-teams", groep="Mensen"),
    Navpunt("/begrippen/", "Begrippen", groep="Mensen"),
    Navpunt("/mijn-gegevens/", "Mijn gegevens", groep="Mensen"),
    Navpunt("/privacy/", "Privacy", groep="Mensen"),
    Navpunt("/mag-dit/", "Mag dit?", groep="Bevoegdheid", toets="d"),
    Navpunt("/wie-mag-dit/", "Wie mag dit?", groep="Bevoegdheid"),
    Navpunt("/wat-mag-ik/", "Wat mag ik?", groep="Bevoegdheid", toets="w"),
    Navpunt("/mandaat/", "Mandaatregeling", groep="Bevoegdheid", toets="m"),
    Navpunt("/regels/", "Regels", groep="Register", toets="r"),
    Navpunt("/grootboek/", "Grootboek", groep="Register", toets="g"),
    Navpunt("/rapporten/", "Rapporten", groep="Register"),
    Navpunt("/rechtmatigheid/", "Rechtmatigheid", groep="Register"),
    Navpunt("/instellingen/", "Instellingen", groep="Beheer"),
    Navpunt("/toegang/", "Toegang", groep="Beheer"),
    Navpunt("/koppelingen/", "Koppelingen", groep="Beheer"),
    Navpunt("/importeren/", "Importeren", groep="Beheer"),
    Navpunt("/beheer/accounts/", "Accounts", groep="Beheer"),
    Navpunt("/beslislog/", "Beslislog", groep="Beheer"),
    Navpunt("/correctieverzoeken/", "Correctieverzoeken", groep="Beheer"),
)


@dataclass(frozen=True)
class Tijdbalk:
    """The Peilmoment as the time bar shows it.

    `vandaag`: nothing was asked, so the page shows today as known now, and writing is on.
    `bekend_nu`: a date was asked, but no moment of knowledge.
    """

    geldig_op: date
    bekend_op: datetime
    vandaag: bool
    bekend_nu: bool = False
    lezend: bool = False
    """For who can only read: nothing is said about changing."""

    @property
    def zin(self) -> str:
        bekend = "nu bekend" if self.bekend_nu else f"bekend op {self.bekend_tekst}"
        kijkt = f"Je kijkt naar {datum(self.geldig_op)}, zoals {bekend}."
        return kijkt if self.lezend else f"{kijkt} Wijzigen kan niet."

    @property
    def bekend_dag(self) -> date:
        return self.bekend_op.astimezone(AMSTERDAM).date()

    @property
    def bekend_einde_dag(self) -> bool:
        """A bare knowledge date means the end of that day, and is then shown as a date."""
        return self.bekend_op.astimezone(AMSTERDAM).time() >= time(23, 59)

    @property
    def bekend_tekst(self) -> str:
        return datum(self.bekend_op) if self.bekend_einde_dag else moment(self.bekend_op)

    @property
    def bekend_invoer(self) -> str:
        """The value of the form field, which knows no offset."""
        lokaal = self.bekend_op.astimezone(AMSTERDAM)
        return lokaal.strftime("%Y-%m-%d" if self.bekend_einde_dag else "%Y-%m-%dT%H:%M:%S")

    @property
    def parameters(self) -> dict[str, str]:
        """What a link must carry to stay at this Peilmoment; nothing when that is today."""
        if self.vandaag:
            return {}
        geldig = {"geldig_op": self.geldig_op.isoformat()}
        if self.bekend_nu:
            return geldig
        if self.bekend_einde_dag:
            return geldig | {"bekend_op": self.bekend_dag.isoformat()}
        # To the microsecond and with its offset: another moment is another answer.
        return geldig | {"bekend_op": self.bekend_op.astimezone(AMSTERDAM).isoformat()}


@dataclass(frozen=True)
class Stand:
    """The head of the ledger: its number and moment."""

    nummer: int
    moment: datetime


def nav_voor(pad: str, punten: tuple[Navpunt, ...] = HOOFDNAV) -> list[Navpunt]:
    """The main navigation with the item marked that `pad` lies under."""
    return [
        replace(p, actief=pad == "/" if p.url == "/" else pad.startswith(p.url)) for p in punten
    ]


def per_groep(punten: Iterable[Navpunt]) -> list[tuple[str, list[Navpunt]]]:
    """The items under their headings; a heading without items is left out."""
    alle = list(punten)
    groepen = [(groep, [p for p in alle if p.groep == groep]) for groep in GROEPEN]
    return [(groep, leden) for groep, leden in groepen if leden]


def op_peilmoment(url: str, tijdbalk: Tijdbalk | None) -> str:
    """`url` with the Peilmoment in it, so that whoever follows it stays at the same moment."""
    parameters = tijdbalk.parameters if tijdbalk else {}
    if not parameters:
        return url
    pad, anker_teken, anker = url.partition("#")
    lijm = "&" if "?" in pad else "?"
    return f"{pad}{lijm}{urlencode(parameters)}{anker_teken}{anker}"
