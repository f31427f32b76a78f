"""Directors come, go and stand in for each other."""

from datetime import date

from driehoek.demo.plan.bronnen import leiding
from driehoek.demo.plan.bronnen.teams import FAMILIES
from driehoek.demo.plan.kalender import plus_werkdagen
from driehoek.demo.plan.mensen import REGISSEURS
from driehoek.demo.plan.opbouw import DT, GS, O_BERAAD, OPGAVE_DBI, P_BERAAD, UITZONDERING_TOT
from driehoek.demo.plan.rollen import Besluitsoort, Rol
from driehoek.demo.plan.staat import Maand, Wereld
from driehoek.demo.plan.types import (
    Benoeming,
    BesluitPlan,
    DomeindirecteurAangewezen,
    Lidmaatschap,
    LidmaatschapBeeindigd,
    OrgaanLedenBenoemd,
    PersonenInDienst,
    PersonenUitDienst,
    Plaatsing,
    PlaatsingInPTeam,
    Rechtsfeit,
    Rolaanduiding,
    RolBeeindigdDoorRechtsfeit,
    Toelichting,
    UitzonderingVastgesteld,
    Vervangen,
    Waarneming,
)

_SCHAAL = 17
_ZONDER_DIRECTEUR = "opgave:1-2-2"


def waarneming_in_de_zomer(w: Wereld, maand: Maand) -> None:
    """The provinciesecretaris by standing scheme, and a domeindirecteur by besluit."""
    dag, tot = maand.dag(8), date(2024, 8, 26)
    p = w.persoon
    regeling = w.besluit(
        Besluitsoort.WAARNEMING,
        "Waarneming provinciesecretaris zomer 2024",
        GS,
        dag,
        "De concerndirecteur neemt de provinciesecretaris waar volgens de vaste regeling.",
    )
    w.meld(
        Waarneming,
        regeling.werkt_vanaf,
        besluit=regeling,
        rol=Rol.PROVINCIESECRETARIS,
        dragers=("concern",),
        titularis=p["provinciesecretaris"],
        waarnemer=p["concerndirecteur"],
        tot=tot,
    )
    afwezig = p["dd:MIL"]
    dragers = tuple(o for o, (wie, _) in w.domeindirecteur.items() if wie == afwezig)
    besluit = w.besluit(
        Besluitsoort.WAARNEMING,
        "Waarneming domeindirecteur water en milieu",
        O_BERAAD,
        dag,
        "Het O-beraad regelt de waarneming van de domeindirecteur. De rol loopt door.",
    )
    w.meld(
        Waarneming,
        besluit.werkt_vanaf,
        besluit=besluit,
        rol=Rol.DOMEINDIRECTEUR,
        dragers=dragers,
        titularis=afwezig,
        waarnemer=p["dd:WON"],
        tot=tot,
    )
    w.afwezig[afwezig] = (dag, tot)


def wissel_directeur_mo(w: Wereld, maand: Maand) -> None:
    oud = w.directeur_mo["RU"]
    functie = "Directeur Mens en Organisatie"
    nieuw = _neem_aan(w, maand.dag(1), leiding.NIEUWE_DIRECTEUR_MO, functie)
    per = maand.volgende
    besluit = w.besluit(
        Besluitsoort.DIRECTEUR_MO_BENOEMEN,
        "Nieuwe directeur Mens en Organisatie Realisatie en uitvoering",
        DT,
        maand.dag(14),
        "Het Directieteam benoemt een opvolger voor de directeur die een nieuwe werkgever heeft.",
        werkt_vanaf=per,
    )
    _vervang(w, besluit.bekendgemaakt, Rol.DIRECTEUR_MO, ("pdomein:RU",), oud, nieuw, besluit)
    teams = tuple(t.plan.key for t in w.mensen.teams if t.pmanager == oud)
    manager = w.besluit(
        Besluitsoort.PMANAGER_BENOEMEN,
        "P-manager van de P-managers Realisatie en uitvoering",
        w.directeur("CD"),
        maand.dag(14),
        "De opvolger van de directeur neemt ook het P-management van de P-managers over.",
        werkt_vanaf=per,
    )
    _vervang(w, manager.bekendgemaakt, Rol.P_MANAGER, teams, oud, nieuw, manager)
    w.persoon["mo:RU"] = nieuw
    feit = Rechtsfeit(
        soort="einde dienstverband", dag=per, omschrijving="Uit dienst op eigen verzoek."
    )
    _uit_beraden(w, oud, nieuw, ("P-BERAAD", "PROGRAMMEERBERAAD"), feit)


def nieuwe_directeur_mo_begint(w: Wereld, _: Maand) -> None:
    w.directeur_mo["RU"] = w.persoon["mo:RU"]


def verleng_uitzondering(w: Wereld, maand: Maand) -> None:
    besluit = w.besluit(
        Besluitsoort.UITZONDERING,
        "Verlenging uitzondering Dienst Beheer Infrastructuur",
        GS,
        maand.dag(12),
        "Gedeputeerde Staten verlengen de uitzondering met twee jaar. De dienst bereidt in die tijd "
        "de scheiding van de O-kant en de P-kant voor.",
        werkt_vanaf=UITZONDERING_TOT,
    )
    w.meld(
        UitzonderingVastgesteld,
        besluit.bekendgemaakt,
        besluit=besluit,
        regel="REG-21",
        persoon=w.persoon["dbi"],
        drager=OPGAVE_DBI,
        tot=date(2027, 1, 1),
        herzien_voor=date(2026, 12, 1),
    )


def wissel_domeindirecteur(w: Wereld, maand: Maand) -> None:
    oud = w.persoon["dd:ENE"]
    nieuw = _neem_aan(w, maand.dag(1), leiding.NIEUWE_DOMEINDIRECTEUR, "Domeindirecteur")
    per = maand.volgende
    dragers = tuple(o for o, (wie, _) in w.domeindirecteur.items() if wie == oud)
    besluit = w.besluit(
        Besluitsoort.DOMEINDIRECTEUR_AANWIJZEN,
        "Opvolging domeindirecteur energie",
        O_BERAAD,
        maand.dag(12),
        "Het O-beraad wijst de opvolger aan van de domeindirecteur die met pensioen gaat.",
        werkt_vanaf=per,
    )
    _vervang(w, besluit.bekendgemaakt, Rol.DOMEINDIRECTEUR, dragers, oud, nieuw, besluit)
    for opgave in dragers:
        w.domeindirecteur[opgave] = (nieuw, per)
    w.afwezig[nieuw] = (date.min, per)
    w.persoon["dd:ENE"] = nieuw
    feit = Rechtsfeit(soort="pensioen", dag=per, omschrijving="Met pensioen.")
    _uit_beraden(w, oud, nieuw, ("O-BERAAD", "PROGRAMMEERBERAAD"), feit)


def vertrek_domeindirecteur(w: Wereld, maand: Maand) -> None:
    """Leaves at once: most opgaven are taken over, one stays without and is a signal (REG-04)."""
    oud, dag = w.persoon["dd:BES"], maand.eerste
    feit = Rechtsfeit(
        soort="einde dienstverband", dag=dag, omschrijving="Uit dienst op eigen verzoek."
    )
    dragers = [o for o, (wie, _) in w.domeindirecteur.items() if wie == oud]
    rollen = tuple(Rolaanduiding(rol=Rol.DOMEINDIRECTEUR, drager=o, persoon=oud) for o in dragers)
    w.meld(RolBeeindigdDoorRechtsfeit, dag, rollen=rollen, rechtsfeit=feit)
    _verlaat(w, oud, ("O-BERAAD", "PROGRAMMEERBERAAD"), feit)
    besluit = w.besluit(
        Besluitsoort.DOMEINDIRECTEUR_AANWIJZEN,
        "Herverdeling opgaven bestuur en samenleving",
        O_BERAAD,
        maand.dag(5),
        "Het O-beraad verdeelt de opgaven van de vertrokken domeindirecteur. Voor Europa en public "
        "affairs volgt later een besluit.",
    )
    opvolger = w.persoon["dd:BDV"]
    benoemingen = tuple(
        Benoeming(rol=Rol.DOMEINDIRECTEUR, drager=o, persoon=opvolger)
        for o in dragers
        if o != _ZONDER_DIRECTEUR
    )
    gemeld = w.meld(
        DomeindirecteurAangewezen, besluit.werkt_vanaf, besluit=besluit, benoemingen=benoemingen
    )
    del w.domeindirecteur[_ZONDER_DIRECTEUR]
    for benoeming in benoemingen:
        w.domeindirecteur[benoeming.drager] = (opvolger, plus_werkdagen(gemeld, 1))


def _neem_aan(w: Wereld, dag: date, naam: leiding.Naam, functie: str) -> str:
    persoon = w.mensen.neem_aan_met_naam(naam, functie, FAMILIES["SL"], _SCHAAL, dag)
    w.meld(PersonenInDienst, dag, personen=(persoon,))
    team = w.mensen.team_van_naam(REGISSEURS)
    w.mensen.plaats(persoon.key, team)
    besluit = w.besluit(
        Besluitsoort.PTEAM_PLAATSEN,
        f"Plaatsing {functie.lower()} in het P-team",
        P_BERAAD,
        dag,
        "Het P-beraad plaatst de nieuwe directeur alvast, zodat de overdracht zorgvuldig verloopt.",
    )
    uitleg = Toelichting(
        regel="PT-02",
        tekst="Tijdens de overdracht zitten de vertrekkende en de nieuwe directeur samen in het team.",
    )
    plaatsing = Plaatsing(persoon=persoon.key, pteam=team.plan.key)
    w.meld(
        PlaatsingInPTeam,
        besluit.werkt_vanaf,
        besluit=besluit,
        plaatsingen=(plaatsing,),
        toelichtingen=(uitleg,),
    )
    w.gereserveerd.add(persoon.key)
    return persoon.key


def _vervang(
    w: Wereld,
    dag: date,
    rol: Rol,
    dragers: tuple[str, ...],
    was: str,
    wordt: str,
    besluit: BesluitPlan,
) -> None:
    w.meld(Vervangen, dag, besluit=besluit, rol=rol, dragers=dragers, was=was, wordt=wordt)


def _uit_beraden(
    w: Wereld, oud: str, nieuw: str, organen: tuple[str, ...], feit: Rechtsfeit
) -> None:
    _verlaat(w, oud, organen, feit)
    besluit = w.besluit(
        Besluitsoort.ORGAAN_LEDEN,
        "Samenstelling beraden na opvolging",
        DT,
        plus_werkdagen(feit.dag, 0),
        "Het Directieteam past de samenstelling van de beraden aan.",
    )
    leden = tuple(Lidmaatschap(orgaan=o, persoon=nieuw, hoedanigheid="lid") for o in organen)
    w.meld(
        OrgaanLedenBenoemd,
        besluit.werkt_vanaf,
        besluit=besluit,
        leden=leden,
        vanaf=besluit.werkt_vanaf,
    )


def _verlaat(w: Wereld, persoon: str, organen: tuple[str, ...], feit: Rechtsfeit) -> None:
    leden = tuple(Lidmaatschap(orgaan=o, persoon=persoon, hoedanigheid="lid") for o in organen)
    w.meld(LidmaatschapBeeindigd, feit.dag, leden=leden, rechtsfeit=feit)
    w.meld(PersonenUitDienst, feit.dag, personen=(persoon,), rechtsfeit=feit)
    w.mensen.vertrek(persoon)
