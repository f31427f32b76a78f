"""How much time the demo's P-managers have: most have what goes with their teams, some do not (PT-04)."""

from driehoek.demo.besluiten import pas_genomen, van_orgaan
from driehoek.kern.tijd import Periode
from driehoek.organisatie import reads_leiding
from driehoek.organisatie.acts import stel_pmanagertijd_vast
from driehoek.organisatie.types import Leidtijd
from driehoek.platform import klok
from driehoek.platform.handelingen.types import SYSTEEM, Verzoek
from driehoek.register import reads
from driehoek.register.types import Besluitsoort

# So many people at most go with so much time; one of every so many P-managers was not asked yet.
TIJDEN = ((17, 25), (30, 50), (42, 75))
NIET_GEVRAAGD = 9
DAGEN_TERUG = 4


def vul() -> None:
    """Set the time of most P-managers, on one besluit of the directieteam."""
    vandaag = klok.vandaag()
    managers = sorted(reads_leiding.pmanagers(reads.peilmoment()), key=lambda p: p.persoon)
    tijden = [
        Leidtijd(p.persoon, _procent(p.medewerkers), Periode(vandaag))
        for nr, p in enumerate(managers, start=1)
        if nr % NIET_GEVRAAGD
    ]
    if not tijden:
        return
    besluit = pas_genomen(
        Besluitsoort.PMANAGER,
        van_orgaan("DT"),
        f"DT-{vandaag.year}-PM",
        "Tijd voor P-management",
        dagen=DAGEN_TERUG,
    )
    stel_pmanagertijd_vast(
        Verzoek(actor=SYSTEEM),
        tijden=tijden,
        grond=besluit,
        uitleg="De teams zijn bij de start ingedeeld naar vak. Volgend jaar kijken we er weer naar.",
    )


def _procent(medewerkers: int) -> int:
    return next((procent for meest, procent in TIJDEN if medewerkers <= meest), 100)
