"""What the shell around a page needs to know. The room `config` fills it in per request."""

from dataclasses import dataclass
from datetime import date, datetime, time
from urllib.parse import urlencode

from driehoek.kern.tijd import AMSTERDAM
from driehoek.platform.ui.opmaak import datum, moment


@dataclass(frozen=True)
class Navpunt:
    url: str
    label: str
    actief: bool = False


HOOFDNAV = (
    Navpunt("/", "Home"),
    Navpunt("/begroting/", "Begroting"),
    Navpunt("/opgaven/", "Opgaven"),
    Navpunt("/opdrachten/", "Opdrachten"),
    Navpunt("/personen/", "Personen"),
    Navpunt("/besluiten/", "Besluiten"),
)
# What people need less often; the menu 'Meer' holds it, in this order.
MEERNAV = (
    Navpunt("/regels/", "Regels"),
    Navpunt("/grootboek/", "Grootboek"),
    Navpunt("/beheer/accounts/", "Accounts"),
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

    @property
    def zin(self) -> str:
        bekend = "nu bekend" if self.bekend_nu else f"bekend op {self.bekend_tekst}"
        return f"Je kijkt naar {datum(self.geldig_op)}, zoals {bekend}. Wijzigen kan niet."

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
        Navpunt(p.url, p.label, actief=pad == "/" if p.url == "/" else pad.startswith(p.url))
        for p in punten
    ]


def op_peilmoment(url: str, tijdbalk: Tijdbalk | None) -> str:
    """`url` with the Peilmoment in it, so that whoever follows it stays at the same moment."""
    parameters = tijdbalk.parameters if tijdbalk else {}
    if not parameters:
        return url
    pad, anker_teken, anker = url.partition("#")
    lijm = "&" if "?" in pad else "?"
    return f"{pad}{lijm}{urlencode(parameters)}{anker_teken}{anker}"
