"""The first week of January 2023: the register begins, and the organisation is entered."""

from collections import defaultdict
from datetime import date

from driehoek.demo.plan.bezetting import neem_iedereen_aan
from driehoek.demo.plan.bronnen import OPGAVEN, leiding
from driehoek.demo.plan.bronnen.teams import PDOMEINEN
from driehoek.demo.plan.mensen import AFWIJKEND, PROGRAMMADIRECTEUREN, REGISSEURS, Team
from driehoek.demo.plan.rollen import Besluitsoort, Rol
from driehoek.demo.plan.staat import BEGIN, Wereld
from driehoek.demo.plan.types import (
    Benoeming,
    BOGBenoemd,
    DirecteurenMOBenoemd,
    DomeindirecteurAangewezen,
    FunctioneleRollenToegekend,
    Instelling,
    Lidmaatschap,
    OpgaveIngesteld,
    OpgavePlan,
    Orgaan,
    Orgaanbeslisser,
    OrgaanLedenBenoemd,
    OrganenIngesteld,
    PDomein,
    PDomeinenIngesteld,
    PersonenInDienst,
    Plaatsing,
    PlaatsingInPTeam,
    PManagersBenoemd,
    PTeamsOpgericht,
    RegisterBegonnen,
    Rolbeslisser,
    Toelichting,
    TopBenoemd,
    UitzonderingVastgesteld,
)

PS, GS, DT = (Orgaanbeslisser(orgaan=code) for code in ("PS", "GS", "DT"))
O_BERAAD, P_BERAAD = (Orgaanbeslisser(orgaan=code) for code in ("O-BERAAD", "P-BERAAD"))
_EERDER = date(2022, 11, 1)
_GS_REGELING = date(2022, 12, 13)
_GS_PORTEFEUILLES = date(2022, 12, 20)
_D2, _D3, _D4, _D5, _D6 = (date(2023, 1, dag) for dag in range(2, 7))
UITZONDERING_TOT = date(2025, 1, 1)
OPGAVE_DBI = "opgave:2-2-1"
_TWEEDE_BOG = 0.3

INSTELLINGEN = (
    ("PT-02 minimum leden per P-team", "8"),
    ("PT-02 maximum leden per P-team", "15"),
    ("REG-12 werkdagen tussen besluit en registratie", "10"),
    ("REG-06 wie benoemt de AON", "AOG"),
    ("Signaal: opdrachten per AON", "8"),
)


def bouw_op(w: Wereld) -> None:
    neem_iedereen_aan(w)
    _begin(w)
    _organen_en_top(w)
    _functionele_rollen(w)
    _pteams(w)
    _opgaven(w)
    _domeindirecteuren(w)
    _portefeuilles(w)


def _begin(w: Wereld) -> None:
    eerste = w.registratoren[0]
    iedereen = tuple(w.mensen.personen.values())
    zelf = w.mensen.personen[eerste]
    besluit = w.besluit(
        Besluitsoort.BEGIN_REGISTER,
        "Regeling opgavegerichte organisatie en instelling opdrachtenregister",
        GS,
        _GS_REGELING,
        "Gedeputeerde Staten stellen het opdrachtenregister in per 1 januari 2023 en wijzen de "
        f"eerste registerbeheerder aan: {zelf.volledige_naam}.",
        werkt_vanaf=BEGIN,
    )
    w.registratoren, reserve = [eerste], w.registratoren
    w.meld(RegisterBegonnen, _D2, besluit=besluit, registerbeheerder=eerste)
    w.meld(PersonenInDienst, _D2, personen=iedereen)
    w.meld(
        OrganenIngesteld,
        _D2,
        besluit=besluit,
        organen=tuple(Orgaan(code=c, naam=n) for c, n in leiding.ORGANEN_VOORAF.items()),
        vanaf=_EERDER,
    )
    w.meld(
        OrganenIngesteld,
        _D2,
        besluit=besluit,
        organen=tuple(Orgaan(code=c, naam=n) for c, n in leiding.ORGANEN_NIEUW.items()),
        vanaf=BEGIN,
    )
    w.persoon["registerbeheerder"] = eerste
    w.persoon["registerbeheerder 2"], w.persoon["registerbeheerder 3"] = reserve[1:]


def _organen_en_top(w: Wereld) -> None:
    p = w.persoon
    zittend = [lid for lid in leiding.COLLEGE if lid.oud]
    samenstelling = w.besluit(
        Besluitsoort.ORGAAN_LEDEN,
        "Samenstelling van Gedeputeerde Staten",
        PS,
        date(2022, 12, 14),
        "Provinciale Staten stellen vast wie op 1 januari 2023 lid zijn van Gedeputeerde Staten.",
        werkt_vanaf=BEGIN,
    )
    leden = tuple(
        Lidmaatschap(
            orgaan="GS",
            persoon=p[f"gs:{lid.naam}"],
            hoedanigheid="voorzitter" if lid.voorzitter else "lid",
        )
        for lid in zittend
    )
    w.meld(OrgaanLedenBenoemd, _D2, besluit=samenstelling, leden=leden, vanaf=BEGIN)
    top = w.besluit(
        Besluitsoort.TOP_BENOEMEN,
        "Benoeming provinciesecretaris en concerndirecteur",
        GS,
        _GS_REGELING,
        "Gedeputeerde Staten benoemen de provinciesecretaris en de concerndirecteur. Samen vormen "
        "zij het Directieteam.",
        werkt_vanaf=BEGIN,
    )
    benoemingen = (
        Benoeming(rol=Rol.PROVINCIESECRETARIS, drager="concern", persoon=p["provinciesecretaris"]),
        Benoeming(rol=Rol.CONCERNDIRECTEUR, drager="concern", persoon=p["concerndirecteur"]),
    )
    w.meld(TopBenoemd, _D2, besluit=top, benoemingen=benoemingen)
    dt = (
        Lidmaatschap(orgaan="DT", persoon=p["provinciesecretaris"], hoedanigheid="voorzitter"),
        Lidmaatschap(orgaan="DT", persoon=p["concerndirecteur"], hoedanigheid="lid"),
    )
    w.meld(OrgaanLedenBenoemd, _D2, besluit=top, leden=dt, vanaf=BEGIN)
    for naam, waarde in INSTELLINGEN:
        besluit = w.besluit(
            Besluitsoort.INSTELLING,
            f"Vaststelling grens: {naam}",
            DT,
            _D2,
            f"Het Directieteam stelt vast: {naam} is {waarde}.",
        )
        w.meld(Instelling, _D3, besluit=besluit, naam=naam, waarde=waarde)
    _directeuren_mo(w)


def _directeuren_mo(w: Wereld) -> None:
    p = w.persoon
    uitzondering = w.besluit(
        Besluitsoort.UITZONDERING,
        "Tijdelijke uitzondering Dienst Beheer Infrastructuur",
        GS,
        _GS_PORTEFEUILLES,
        "Gedeputeerde Staten houden bij de Dienst Beheer Infrastructuur de O-kant en de P-kant "
        "tijdelijk in één hand. De uitzondering wordt voor 1 december 2024 opnieuw bekeken.",
        werkt_vanaf=BEGIN,
    )
    w.meld(
        UitzonderingVastgesteld,
        _D3,
        besluit=uitzondering,
        regel="REG-21",
        persoon=p["dbi"],
        drager=OPGAVE_DBI,
        tot=UITZONDERING_TOT,
        herzien_voor=date(2024, 12, 1),
    )
    domeinen = w.besluit(
        Besluitsoort.PDOMEIN_INSTELLEN,
        "Indeling in P-domeinen en benoeming directeuren Mens en Organisatie",
        DT,
        _D2,
        "Het Directieteam deelt de P-kant in vijf P-domeinen in en benoemt voor elk een directeur "
        "Mens en Organisatie.",
    )
    pdomeinen = tuple(PDomein(key=f"pdomein:{c}", naam=n) for c, n in PDOMEINEN.items())
    w.meld(PDomeinenIngesteld, _D3, besluit=domeinen, pdomeinen=pdomeinen)
    w.directeur_mo = {c: p[f"mo:{c}"] for c in leiding.DIRECTEUREN_MO} | {"DBI": p["dbi"]}
    benoemingen = tuple(
        Benoeming(rol=Rol.DIRECTEUR_MO, drager=f"pdomein:{c}", persoon=persoon)
        for c, persoon in w.directeur_mo.items()
    )
    w.meld(DirecteurenMOBenoemd, _D3, besluit=domeinen, benoemingen=benoemingen)


def _functionele_rollen(w: Wereld) -> None:
    m, p = w.mensen, w.persoon
    p["controller"] = m.team_van_naam("Business control").leden[0]
    p["auditor"] = m.team_van_naam("Audit en risicomanagement").leden[0]
    p["recruiter"] = m.team_van_naam("Werving en matching").leden[0]
    p["functioneel beheerder"] = m.team_van_naam("Functioneel beheer A").leden[0]
    w.gereserveerd |= set(p.values())
    besluit = w.besluit(
        Besluitsoort.FUNCTIONELE_ROL,
        "Toekenning functionele rollen opdrachtenregister",
        w.provinciesecretaris(),
        _D2,
        "De provinciesecretaris kent de rollen toe waarmee medewerkers het register bijhouden, "
        "controleren en beheren.",
    )
    benoemingen = tuple(
        Benoeming(rol=rol, drager="concern", persoon=p[sleutel])
        for rol, sleutel in (
            (Rol.REGISTERBEHEERDER, "registerbeheerder 2"),
            (Rol.REGISTERBEHEERDER, "registerbeheerder 3"),
            (Rol.CONTROLLER, "controller"),
            (Rol.AUDITOR, "auditor"),
            (Rol.RECRUITER, "recruiter"),
            (Rol.FUNCTIONEEL_BEHEERDER, "functioneel beheerder"),
        )
    )
    w.meld(FunctioneleRollenToegekend, _D3, besluit=besluit, benoemingen=benoemingen)
    w.registratoren = [p["registerbeheerder"], p["registerbeheerder 2"], p["registerbeheerder 3"]]


def _pteams(w: Wereld) -> None:
    p = w.persoon
    leden = tuple(
        Lidmaatschap(orgaan="P-BERAAD", persoon=persoon, hoedanigheid="lid")
        for persoon in w.directeur_mo.values()
    )
    besluit = w.besluit(
        Besluitsoort.ORGAAN_LEDEN,
        "Samenstelling O-beraad, P-beraad en programmeerberaad",
        DT,
        _D2,
        "Het Directieteam stelt de samenstelling van de beraden vast. De concerndirecteur zit het "
        "programmeerberaad voor.",
    )
    dd = [p[f"dd:{c}"] for c in leiding.DOMEINDIRECTEUREN] + [p["dbi"]]
    o_leden = tuple(Lidmaatschap(orgaan="O-BERAAD", persoon=d, hoedanigheid="lid") for d in dd)
    wie = dict.fromkeys([*dd, *w.directeur_mo.values()])
    programma = (
        Lidmaatschap(
            orgaan="PROGRAMMEERBERAAD", persoon=p["concerndirecteur"], hoedanigheid="voorzitter"
        ),
        *(Lidmaatschap(orgaan="PROGRAMMEERBERAAD", persoon=d, hoedanigheid="lid") for d in wie),
    )
    alle = (*o_leden, *leden, *programma)
    w.meld(OrgaanLedenBenoemd, _D3, besluit=besluit, leden=alle, vanaf=besluit.werkt_vanaf)
    for code, naam in PDOMEINEN.items():
        _pteams_van(w, code, naam)


def _pteams_van(w: Wereld, code: str, naam: str) -> None:
    teams = [t for t in w.mensen.teams if t.plan.pdomein == f"pdomein:{code}"]
    besluit = w.besluit(
        Besluitsoort.PTEAM_OPRICHTEN,
        f"Oprichting P-teams {naam}",
        P_BERAAD,
        _D4,
        f"Het P-beraad richt {len(teams)} P-teams op in het P-domein {naam} en plaatst de "
        "medewerkers naar het zwaartepunt van hun werk.",
    )
    w.meld(PTeamsOpgericht, _D5, besluit=besluit, pteams=tuple(t.plan for t in teams))
    toelichtingen = tuple(
        Toelichting(
            regel="PT-02",
            tekst=f"Het P-team {t.plan.naam} heeft {len(t.leden)} leden. Het P-beraad vindt dat "
            "passend, omdat het vak niet op een andere plek hoort.",
        )
        for t in teams
        if t.bron and t.bron.naam in AFWIJKEND
    )
    plaatsingen = tuple(Plaatsing(persoon=lid, pteam=t.plan.key) for t in teams for lid in t.leden)
    w.meld(
        PlaatsingInPTeam,
        _D5,
        besluit=besluit,
        plaatsingen=plaatsingen,
        toelichtingen=toelichtingen,
    )
    directeur = w.directeur(code)
    for team in teams:
        if team.plan.naam == REGISSEURS:
            team.pmanager = w.persoon["provinciesecretaris"]
        elif team.plan.naam == PROGRAMMADIRECTEUREN:
            team.pmanager = w.persoon["concerndirecteur"]
        elif team.bron is None:
            team.pmanager = directeur.persoon
    vakteams = [t for t in teams if t.bron]
    _benoem_pmanagers(w, vakteams, directeur, f"Benoeming P-managers {naam}")
    # Nobody appoints himself: for the teams he leads another director decides.
    ander = w.directeur("BO" if code == "CD" else "CD")
    vaste = [t for t in teams if t.bron is None]
    _benoem_pmanagers(w, vaste, ander, f"Benoeming P-managers leidinggevenden {naam}")
    w.gereserveerd |= {t.pmanager for t in teams}


def _benoem_pmanagers(w: Wereld, teams: list[Team], directeur: Rolbeslisser, titel: str) -> None:
    besluit = w.besluit(
        Besluitsoort.PMANAGER_BENOEMEN,
        titel,
        directeur,
        _D5,
        f"De directeur Mens en Organisatie benoemt de P-managers van {len(teams)} P-teams.",
    )
    benoemingen = tuple(
        Benoeming(rol=Rol.P_MANAGER, drager=t.plan.key, persoon=t.pmanager) for t in teams
    )
    w.meld(PManagersBenoemd, _D6, besluit=besluit, benoemingen=benoemingen)


def _opgaven(w: Wereld) -> None:
    per_ambitie: dict[str, list[OpgavePlan]] = defaultdict(list)
    for bron in OPGAVEN:
        plan = OpgavePlan(
            key=f"opgave:{bron.code}",
            naam=bron.naam,
            post=bron.code,
            doel=bron.waarom[0],
            domein=bron.domein,
            onder_dt=bron.domein == "CC",
            ongedeeld=len(bron.stammen) == 1,
        )
        w.opgaven[plan.key] = plan
        per_ambitie[bron.code[0]].append(plan)
    for ambitie, plannen in per_ambitie.items():
        besluit = w.besluit(
            Besluitsoort.OPGAVE_INSTELLEN,
            f"Instelling opgaven ambitie {ambitie}",
            GS,
            _GS_PORTEFEUILLES,
            f"Gedeputeerde Staten stellen {len(plannen)} opgaven in, gelijk aan de beleidsprestaties "
            f"van ambitie {ambitie} in de begroting 2023.",
            werkt_vanaf=BEGIN,
        )
        w.meld(OpgaveIngesteld, _D4, besluit=besluit, opgaven=tuple(plannen))


def _domeindirecteuren(w: Wereld) -> None:
    besluit = w.besluit(
        Besluitsoort.DOMEINDIRECTEUR_AANWIJZEN,
        "Verdeling van de opgaven over de domeindirecteuren",
        DT,
        _D4,
        "Het Directieteam verdeelt bij de start de opgaven over de domeindirecteuren. Compliance en "
        "control blijft rechtstreeks onder het Directieteam.",
    )
    for key, plan in w.opgaven.items():
        if not plan.onder_dt:
            wie = "dbi" if plan.domein == "DBI" else f"dd:{plan.domein}"
            w.domeindirecteur[key] = (w.persoon[wie], besluit.werkt_vanaf)
    benoemingen = tuple(
        Benoeming(rol=Rol.DOMEINDIRECTEUR, drager=opgave, persoon=persoon)
        for opgave, (persoon, _) in w.domeindirecteur.items()
    )
    w.meld(DomeindirecteurAangewezen, _D5, besluit=besluit, benoemingen=benoemingen)


def _portefeuilles(w: Wereld) -> None:
    besluit = w.besluit(
        Besluitsoort.BOG_BENOEMEN,
        "Portefeuilleverdeling: bestuurlijk opdrachtgevers per opgave",
        GS,
        _GS_PORTEFEUILLES,
        "Gedeputeerde Staten wijzen per opgave de eerste en waar nodig de tweede bestuurlijk "
        "opdrachtgever aan.",
        werkt_vanaf=BEGIN,
    )
    zittend = [lid for lid in leiding.COLLEGE if lid.oud]
    for key, plan in w.opgaven.items():
        eerste = next(lid for lid in zittend if plan.domein in lid.oud)
        w.bog[key, 1] = w.persoon[f"gs:{eerste.naam}"]
        if w.rng.random() < _TWEEDE_BOG:
            tweede = w.rng.choice([lid for lid in zittend if lid is not eerste])
            w.bog[key, 2] = w.persoon[f"gs:{tweede.naam}"]
    benoemingen = tuple(
        Benoeming(rol=Rol.BOG, drager=opgave, persoon=persoon, rang=rang)
        for (opgave, rang), persoon in w.bog.items()
    )
    w.meld(BOGBenoemd, _D5, besluit=besluit, benoemingen=benoemingen)
