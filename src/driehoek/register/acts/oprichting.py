"""The founding of a register: its besluit, its organs, who decides what, its first keeper."""

from dataclasses import dataclass
from datetime import date

from driehoek.kern.tijd import Periode
from driehoek.platform.fouten import InvoerFout, NietBevoegd
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Uitspraak, stel
from driehoek.register import instellingen
from driehoek.register.grondslagen import boek_besluit, eis_tekst
from driehoek.register.intrekken import BUITENSTAANDERS
from driehoek.register.models import (
    Benaming,
    Beslisbevoegdheid,
    Bestaan,
    Drager,
    Grondslag,
    Instelling,
    Rolvervulling,
)
from driehoek.register.personen import boek_persoon
from driehoek.register.types import (
    ROLSOORT,
    Beslisser,
    BesluitGegevens,
    Besluitsoort,
    Dragersoort,
    NieuwePersoon,
    Rol,
)

ORGANEN = {
    "PS": "Provinciale Staten",
    "GS": "Gedeputeerde Staten",
    "DT": "Directieteam",
    "O-BERAAD": "Opgavenberaad",
    "P-BERAAD": "Personeelsberaad",
    "PROGRAMMEERBERAAD": "Programmeerberaad",
    "KROON": "De Kroon",
    "RECHTER": "De rechter",
}

V = Beslisbevoegdheid.Voorwaarde
# Who decides what, as far as the sources say (REGELS.md); 'O:' an organ, 'R:' a role.
BESLISSERS: tuple[tuple[Besluitsoort, str, str], ...] = (
    (Besluitsoort.REGELING, "O:GS", V.ALTIJD),
    (Besluitsoort.UITZONDERING, "O:GS", V.ALTIJD),
    (Besluitsoort.UITZONDERING, "O:DT", V.ALTIJD),
    (Besluitsoort.INSTELLING, "O:DT", V.ALTIJD),
    (Besluitsoort.TOPBENOEMING, "O:GS", V.ALTIJD),
    (Besluitsoort.ORGAANLID, "O:PS", V.ALTIJD),
    (Besluitsoort.ORGAANLID, "O:GS", V.ALTIJD),
    (Besluitsoort.DIRECTEUR_MO, "O:DT", V.ALTIJD),
    (Besluitsoort.DIRECTEUR_MO, "O:GS", V.ALTIJD),
    (Besluitsoort.FUNCTIONELE_ROL, "R:PROVINCIESECRETARIS", V.ALTIJD),
    (Besluitsoort.FUNCTIONELE_ROL, "O:DT", V.ALTIJD),
    (Besluitsoort.BEGROTING, "O:PS", V.ALTIJD),
    (Besluitsoort.OPGAVE_INSTELLEN, "O:GS", V.ALTIJD),
    (Besluitsoort.OPGAVE_HERNOEMEN, "O:GS", V.ALTIJD),
    (Besluitsoort.OPGAVEN_SAMENVOEGEN, "O:GS", V.ALTIJD),
    (Besluitsoort.OPGAVE_BEEINDIGEN, "O:GS", V.ALTIJD),
    (Besluitsoort.REORGANISATIE, "O:GS", V.ALTIJD),
    (Besluitsoort.BOG, "O:GS", V.ALTIJD),
    (Besluitsoort.DOMEINDIRECTEUR, "O:O-BERAAD", V.ALTIJD),
    (Besluitsoort.DOMEINDIRECTEUR, "O:DT", V.ALTIJD),
    (Besluitsoort.OPDRACHT_STARTEN, "R:DOMEINDIRECTEUR", V.ALTIJD),
    (Besluitsoort.OPDRACHT_STARTEN, "O:DT", V.ONDER_DT),
    (Besluitsoort.SCOPE, "R:DOMEINDIRECTEUR", V.ALTIJD),
    (Besluitsoort.SCOPE, "O:DT", V.ONDER_DT),
    (Besluitsoort.FASEOVERGANG, "R:DOMEINDIRECTEUR", V.ALTIJD),
    (Besluitsoort.FASEOVERGANG, "O:DT", V.ONDER_DT_OF_EIGEN),
    (Besluitsoort.DECHARGE, "R:DOMEINDIRECTEUR", V.ALTIJD),
    (Besluitsoort.DECHARGE, "O:DT", V.ONDER_DT_OF_EIGEN),
    (Besluitsoort.OPDRACHT_SLUITEN, "R:DOMEINDIRECTEUR", V.ALTIJD),
    (Besluitsoort.OPDRACHT_SLUITEN, "O:DT", V.ONDER_DT_OF_EIGEN),
    (Besluitsoort.AOG, "R:DIRECTEUR_MO", V.ALTIJD),
    (Besluitsoort.AON, "R:AOG", V.ALTIJD),
    (Besluitsoort.AANVAARDING, "R:AOG", V.ALTIJD),
    (Besluitsoort.DEELOPDRACHTEN, "R:AOG", V.ALTIJD),
    (Besluitsoort.WAARNEMING, "R:PROVINCIESECRETARIS", V.ALTIJD),
    (Besluitsoort.WAARNEMING, "O:DT", V.ALTIJD),
    (Besluitsoort.WAARNEMING, "O:GS", V.ALTIJD),
    (Besluitsoort.AANSPREEKPUNT, "O:O-BERAAD", V.ALTIJD),
    (Besluitsoort.PTEAM_OPRICHTEN, "O:P-BERAAD", V.ALTIJD),
    (Besluitsoort.PTEAMS_WIJZIGEN, "O:P-BERAAD", V.ALTIJD),
    (Besluitsoort.VAKMODEL, "O:P-BERAAD", V.ALTIJD),
    (Besluitsoort.GEWENSTE_TEAMS, "O:P-BERAAD", V.ALTIJD),
    (Besluitsoort.VAKGENOOTSCHAP, "O:P-BERAAD", V.ALTIJD),
    (Besluitsoort.VAKCIRKEL, "R:DIRECTEUR_MO", V.ALTIJD),
    (Besluitsoort.TOEWIJZING, "O:DT", V.ALTIJD),
    (Besluitsoort.TOEWIJZING, "R:PROVINCIESECRETARIS", V.ALTIJD),
    (Besluitsoort.TOEWIJZING, "R:DIRECTEUR_MO", V.ALTIJD),
    (Besluitsoort.FORMATIE, "O:P-BERAAD", V.ALTIJD),
    (Besluitsoort.FORMATIE, "R:P_MANAGER", V.ALTIJD),
    (Besluitsoort.PMANAGER, "R:DIRECTEUR_MO", V.ALTIJD),
    (Besluitsoort.PMANAGER, "O:DT", V.ALTIJD),
    (Besluitsoort.PLAATSING, "O:P-BERAAD", V.ALTIJD),
    (Besluitsoort.PLAATSING, "R:DIRECTEUR_MO", V.ALTIJD),
    (Besluitsoort.MANDAAT, "O:GS", V.ALTIJD),
    *(
        (Besluitsoort.ONDERMANDAAT, f"R:{r}", V.ALTIJD)
        for r in ("PROVINCIESECRETARIS", "DOMEINDIRECTEUR", "AOG", "DIRECTEUR_MO")
    ),
    (Besluitsoort.BEKRACHTIGING, "O:GS", V.ALTIJD),
    (Besluitsoort.BEKRACHTIGING, "O:DT", V.ALTIJD),
    *(
        (Besluitsoort.BEKRACHTIGING, f"R:{r}", V.ALTIJD)
        for r in ("PROVINCIESECRETARIS", "DOMEINDIRECTEUR", "AOG", "DIRECTEUR_MO")
    ),
    *((Besluitsoort.INTREKKING, f"O:{o}", V.ALTIJD) for o in ("PS", "GS", "DT")),
    *((Besluitsoort.INTREKKING, f"O:{o}", V.ALTIJD) for o in ("O-BERAAD", "P-BERAAD")),
    # Whose besluiten each may withdraw: see intrekken.py.
    *((Besluitsoort.INTREKKING, f"O:{o}", V.ALTIJD) for o in BUITENSTAANDERS),
    *(
        (Besluitsoort.INTREKKING, f"R:{r}", V.ALTIJD)
        for r in ("DOMEINDIRECTEUR", "AOG", "DIRECTEUR_MO", "PROVINCIESECRETARIS")
    ),
    (Besluitsoort.SCHORSING, "O:KROON", V.ALTIJD),
    (Besluitsoort.SCHORSING, "O:RECHTER", V.ALTIJD),
    (Besluitsoort.SCHORSING, "O:GS", V.ALTIJD),
    (Besluitsoort.VERNIETIGING, "O:KROON", V.ALTIJD),
    (Besluitsoort.VERNIETIGING, "O:RECHTER", V.ALTIJD),
)


@dataclass(frozen=True, slots=True)
class Oprichting:
    """What a new installation begins with."""

    organisatie: str
    kenmerk: str
    genomen: date
    werkt_vanaf: date
    registerbeheerder: NieuwePersoon


@handeling
def begin(boek: Boek, *, oprichting: Oprichting) -> None:
    """Found an empty register: organs, deciders, settings and the first registerbeheerder."""
    if boek.nr != 1:
        raise InvoerFout("Dit register is al begonnen.", regel="REG-09")
    if not boek.actor.systeem:
        raise NietBevoegd("Een register begint vanaf de opdrachtregel van de installatie.")
    periode = Periode(oprichting.werkt_vanaf, None)
    organen = {code: boek.open(Drager(soort=Dragersoort.ORGAAN, nummer=code)) for code in ORGANEN}
    concern = boek.open(Drager(soort=Dragersoort.CONCERN, nummer="CONCERN"))
    besluit = boek_besluit(
        boek,
        BesluitGegevens(
            kenmerk=oprichting.kenmerk,
            titel="Oprichting van het opdrachtenregister",
            soort=Besluitsoort.OPRICHTING,
            beslisser=Beslisser(drager=organen["GS"]),
            genomen=oprichting.genomen,
            bekendgemaakt=oprichting.genomen,
            werkt_vanaf=oprichting.werkt_vanaf,
        ),
    )
    grondslag = boek.open(Grondslag(soort="besluit", besluit_id=besluit, datum=oprichting.genomen))
    boek.grondslag = grondslag
    namen = {concern: eis_tekst(oprichting.organisatie, "De naam van de organisatie")}
    namen.update({organen[code]: naam for code, naam in ORGANEN.items()})
    _stel_in(boek, namen, periode, grondslag)
    _wijs_beslissers_aan(boek, organen, periode, grondslag)
    _zet_instellingen(boek, periode, grondslag)
    beheerder = boek_persoon(boek, oprichting.registerbeheerder)
    soort = ROLSOORT[Rol.REGISTERBEHEERDER.value, Dragersoort.CONCERN.value]
    boek.raak(beheerder)
    stel(
        boek,
        Rolvervulling,
        [
            Uitspraak(
                {
                    "drager_id": concern,
                    "dragersoort": soort.dragersoort.value,
                    "rolsoort_id": soort.id,
                    "enig": soort.enig,
                    "rang": 1,
                    "waarneming": False,
                    "persoon_id": beheerder,
                },
                periode,
                grondslag,
                erbij=True,
            )
        ],
    )


def _stel_in(boek: Boek, namen: dict[int, str], periode: Periode, grondslag: int) -> None:
    stel(
        boek,
        Bestaan,
        [Uitspraak({"drager_id": d}, periode, grondslag, erbij=True) for d in namen],
    )
    stel(
        boek,
        Benaming,
        [
            Uitspraak({"drager_id": d, "naam": naam}, periode, grondslag, erbij=True)
            for d, naam in namen.items()
        ],
    )


def _wijs_beslissers_aan(
    boek: Boek, organen: dict[str, int], periode: Periode, grondslag: int
) -> None:
    uitspraken = []
    for soort, wie, voorwaarde in BESLISSERS:
        is_orgaan, naam = wie[0] == "O", wie[2:]
        velden = {
            "besluitsoort": soort.value,
            "orgaan_id": organen[naam] if is_orgaan else None,
            "rol": "" if is_orgaan else naam,
            "voorwaarde": str(voorwaarde),
        }
        uitspraken.append(Uitspraak(velden, periode, grondslag, erbij=True))
    stel(boek, Beslisbevoegdheid, uitspraken)


def _zet_instellingen(boek: Boek, periode: Periode, grondslag: int) -> None:
    stel(
        boek,
        Instelling,
        [
            Uitspraak({"code": s.code, "waarde": s.begin}, periode, grondslag, erbij=True)
            for s in instellingen.ALLE
        ],
    )
