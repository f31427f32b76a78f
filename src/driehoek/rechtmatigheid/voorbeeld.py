"""An example of a file that can be checked, and what its columns hold."""

from datetime import datetime

from driehoek.bevoegdheden.types import Rechtshandeling, Voorwaarde
from driehoek.kern.tijd import AMSTERDAM
from driehoek.platform import klok
from driehoek.platform.ui.componenten import Cel, Kolom, Tabel
from driehoek.rechtmatigheid.types import Invoerkolom
from driehoek.register.models import Rolvervulling
from driehoek.register.types import Rol

KOLOMMEN: tuple[tuple[Invoerkolom, str, str], ...] = (
    (Invoerkolom.REGEL, "Een eigen nummer voor elke regel.", "1"),
    (Invoerkolom.DATUM, "De dag van het besluit of de betaling.", "2026-03-31"),
    (Invoerkolom.PERSOON, "Het personeelsnummer van wie besloot.", "P1"),
    (
        Invoerkolom.HANDELING,
        f"Wat er is gedaan: {', '.join(h.value for h in Rechtshandeling)}.",
        Rechtshandeling.VERPLICHTING.value,
    ),
    (Invoerkolom.OPDRACHT, "Het nummer van de opdracht of deelopdracht.", "1-1-1-01"),
    (Invoerkolom.BEDRAG, "In euro's.", "1.250,00"),
    (Invoerkolom.WEDERPARTIJ, "Met wie, of aan wie.", "Bouwbedrijf De Brug"),
    (
        Invoerkolom.GEREGISTREERD_OP,
        "Wanneer dit in de administratie kwam: zo weet Driehoek wat er toen bekend was.",
        "2026-03-31T14:05:00+02:00",
    ),
    (
        Invoerkolom.VOORWAARDEN,
        f"Mag leeg zijn. Wat er vooraf was gebeurd: {', '.join(v.value for v in Voorwaarde)}.",
        "",
    ),
)
_REGELS = 5
_BEDRAGEN = ("1250.00", "48000.00", "725000.50", "9999.99", "310.25")
_BOUWERS = (
    "Bouwbedrijf De Brug",
    "Adviesbureau Delta",
    "Waterwerken BV",
    "Groenbeheer",
    "Drukwerk",
)


def kolomtabel() -> Tabel:
    """The columns, for who makes such a file."""
    return Tabel(
        bijschrift="Kolommen van het bestand",
        kolommen=(Kolom("Kolom", "code"), Kolom("Wat erin hoort"), Kolom("Voorbeeld")),
        rijen=[
            (str(kolom), uitleg, voorbeeld or Cel("leeg", rustig=True))
            for kolom, uitleg, voorbeeld in KOLOMMEN
        ],
        bijschrift_verborgen=True,
    )


def regels() -> list[list[str | int]]:
    """Some lines about who is opdrachtgever today; with none there is only the header."""
    rollen = Rolvervulling.objects.huidig().filter(
        rolsoort__rol=Rol.AOG, geldig__contains=klok.vandaag()
    )
    moment = klok.nu().astimezone(AMSTERDAM)
    return [
        _regel(nr, aog, moment)
        for nr, aog in enumerate(
            rollen.select_related("persoon", "drager").order_by("drager__nummer")[:_REGELS], start=1
        )
    ]


def _regel(nr: int, aog: Rolvervulling, moment: datetime) -> list[str | int]:
    return [
        nr,
        moment.date().isoformat(),
        aog.persoon.nummer,
        Rechtshandeling.VERPLICHTING.value,
        aog.drager.nummer,
        _BEDRAGEN[nr - 1],
        _BOUWERS[nr - 1],
        moment.isoformat(timespec="seconds"),
        "",
    ]
