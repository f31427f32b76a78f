"""Who works for the province, and who governs it, on the day the register begins."""

from driehoek.demo.plan.bronnen import leiding
from driehoek.demo.plan.bronnen.teams import FAMILIES, PDOMEINEN
from driehoek.demo.plan.mensen import PROGRAMMADIRECTEUREN, REGISSEURS
from driehoek.demo.plan.staat import BEGIN, Wereld

_SCHAAL_PD = 16
_SCHAAL_DIRECTEUR = 17
_SCHAAL_TOP = 18


def neem_iedereen_aan(w: Wereld) -> None:
    m, p = w.mensen, w.persoon
    m.vul_vakteams(BEGIN)
    for code, naam in PDOMEINEN.items():
        m.vul_pmanagers(code, naam, BEGIN)
    top = m.nieuw_team(REGISSEURS, "Directeur", "BO")
    sl = FAMILIES["SL"]
    for sleutel, wie, functie in (
        ("provinciesecretaris", leiding.PROVINCIESECRETARIS, "Provinciesecretaris"),
        ("concerndirecteur", leiding.CONCERNDIRECTEUR, "Concerndirecteur"),
    ):
        p[sleutel] = m.neem_aan_met_naam(wie, functie, sl, _SCHAAL_TOP, BEGIN).key
        m.plaats(p[sleutel], top)
    directeuren = {
        **{f"dd:{c}": (n, "Domeindirecteur") for c, n in leiding.DOMEINDIRECTEUREN.items()},
        **{
            f"mo:{c}": (n, "Directeur Mens en Organisatie")
            for c, n in leiding.DIRECTEUREN_MO.items()
        },
        "dbi": (leiding.DIRECTEUR_DBI, "Directeur Dienst Beheer Infrastructuur"),
    }
    for sleutel, (wie, functie) in directeuren.items():
        p[sleutel] = m.neem_aan_met_naam(wie, functie, sl, _SCHAAL_DIRECTEUR, BEGIN).key
        m.plaats(p[sleutel], top)
    pd = m.nieuw_team(PROGRAMMADIRECTEUREN, "Programmadirecteur", "BO")
    for code, wie in leiding.PROGRAMMADIRECTEUREN.items():
        persoon = m.neem_aan_met_naam(wie, "Programmadirecteur", sl, _SCHAAL_PD, BEGIN)
        p[f"pd:{code}"] = persoon.key
        m.plaats(persoon.key, pd)
    for lid in (lid for lid in leiding.COLLEGE if lid.oud):
        functie = "Commissaris van de Koning" if lid.voorzitter else "Gedeputeerde"
        p[f"gs:{lid.naam}"] = m.neem_aan_met_naam(lid.naam, functie, "bestuurder", 0, BEGIN).key
    w.registratoren = m.team_van_naam("Informatiebeheer A").leden[:3]
    w.gereserveerd |= set(p.values()) | set(w.registratoren)
