"""Two vakgenootschappen and a vakcirkel of the demo, with who joins beside the own P-team."""

from datetime import timedelta

from driehoek.demo.besluiten import pas_genomen, van_orgaan
from driehoek.kern.tijd import Periode
from driehoek.organisatie import reads_pteams
from driehoek.organisatie.acts import (
    doe_mee,
    stel_genootschap_in,
    vorm_vakcirkel,
    wijs_afgevaardigden_aan,
)
from driehoek.organisatie.reads_pteams import Pteam
from driehoek.organisatie.types_verbanden import (
    NieuweDeelname,
    NieuweVakcirkel,
    NieuwGenootschap,
)
from driehoek.platform import klok
from driehoek.platform.handelingen.types import SYSTEEM, Verzoek
from driehoek.register import reads
from driehoek.register.types import Beslisser, Besluitsoort, Dragersoort, OpBesluit, Rol

# A vakgenootschap, and how the names of its P-teams begin.
GENOOTSCHAPPEN = {"Opdrachtmanagement": "Opdrachtmanagers", "Ecologie": "Ecologen"}
CIRKEL = "Begrijpelijk schrijven"
DAGEN_TERUG = 5
GESPREK = timedelta(days=7)
OM_DE, NAAST = 9, 3
"""One of every so many people joins beside the own P-team, in so many P-teams at most."""


def vul() -> None:
    """Set them up on besluiten of the last days, where the demo has P-teams for them."""
    teams = reads_pteams.pteams(reads.peilmoment())
    for code, (naam, begin) in enumerate(GENOOTSCHAPPEN.items(), start=1):
        eigen = [team for team in teams if team.naam.startswith(begin)]
        if len(eigen) > 1:
            _genootschap(code, naam, eigen, [team for team in teams if team not in eigen])
    _cirkel(teams)


def _genootschap(code: int, naam: str, teams: list[Pteam], anderen: list[Pteam]) -> None:
    vandaag = klok.vandaag()
    uitkomst = stel_genootschap_in(
        _verzoek(),
        nieuw=NieuwGenootschap(naam, vandaag, tuple(team.id for team in teams)),
        grond=_besluit(Besluitsoort.VAKGENOOTSCHAP, van_orgaan("P-BERAAD"), f"PB-VG-{code}", naam),
    )
    (id_,) = uitkomst.ids("register_drager")
    for team in teams:
        wijs_afgevaardigden_aan(
            _verzoek(), genootschap=id_, pteam=team.id, personen=_leden(team)[:1], vanaf=vandaag
        )
    mee = [lid for team in anderen[code::OM_DE][:NAAST] for lid in _leden(team)[-1:]]
    deelnamen = [
        NieuweDeelname(lid, id_, Periode(vandaag), vandaag - GESPREK, 10 * nr)
        for nr, lid in enumerate(mee, start=1)
    ]
    if deelnamen:
        doe_mee(_verzoek(), deelnamen=deelnamen)


def _cirkel(teams: list[Pteam]) -> None:
    mensen = tuple(lid for team in teams[2::OM_DE] for lid in _leden(team)[1:2])
    directeur = reads.rollen(reads.peilmoment()).filter(rolsoort__rol=Rol.DIRECTEUR_MO).first()
    if len(mensen) < NAAST or directeur is None:
        return
    vandaag = klok.vandaag()
    door = Beslisser(reads.concern().id, Rol.DIRECTEUR_MO, directeur.persoon_id)
    vorm_vakcirkel(
        _verzoek(),
        nieuw=NieuweVakcirkel(CIRKEL, vandaag, mensen, vandaag - GESPREK),
        grond=_besluit(Besluitsoort.VAKCIRKEL, door, "MO-VK-1", Dragersoort.VAKCIRKEL.label),
    )


def _leden(team: Pteam) -> list[int]:
    return [f.persoon_id for f in reads_pteams.leden(team.id, reads.peilmoment())]


def _besluit(soort: Besluitsoort, door: Beslisser, kenmerk: str, titel: str) -> OpBesluit:
    vol = f"{kenmerk}-{klok.vandaag().year}"
    return pas_genomen(soort, door, vol, f"{soort.label}: {titel}", dagen=DAGEN_TERUG)


def _verzoek() -> Verzoek:
    return Verzoek(actor=SYSTEEM)
