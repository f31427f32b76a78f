"""The rules of the organisation. Each is one object: see `driehoek.platform.regelboek`."""

from collections.abc import Iterable
from datetime import date

from driehoek.kern.tijd import dag_in_woorden as dag
from driehoek.organisatie import vragen
from driehoek.organisatie.models_inzet import MEESTE_UREN
from driehoek.organisatie.types import LAATSTE_JAAR, VROEGSTE_JAAR
from driehoek.platform import regelboek
from driehoek.platform.fouten import Overtreding
from driehoek.platform.handelingen.sloten import bij_constraint
from driehoek.platform.regelboek import Regel, Soort, Toets
from driehoek.platform.vragen import Rij, sql_vraag
from driehoek.register import eigenaren, instellingen, reads
from driehoek.register.types import Rol


def _p_manager(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    namen = reads.namen(p for rij in rijen for p in rij)
    for persoon, manager in rijen:
        yield Overtreding(
            toets.regel.id,
            None,
            f"{namen.get(persoon)} is programmadirecteur; P-manager {namen.get(manager)} zit niet"
            " in het directieteam.",
            sleutel=f"persoon:{persoon}",
        )


def _schaal(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    namen = reads.namen(rij[0] for rij in rijen)
    for persoon, rol, schaal, vanaf in rijen:
        yield Overtreding(
            toets.regel.id,
            None,
            f"{namen.get(persoon)} is {Rol(rol).label.lower()} in schaal {schaal}; die rol past"
            f" bij schaal {vanaf} of hoger.",
            sleutel=f"persoon:{persoon}:{rol}",
        )


def _na_dienstverband(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    namen = reads.namen(rij[0] for rij in rijen)
    for persoon, einde, aantal in rijen:
        yield Overtreding(
            toets.regel.id,
            None,
            f"Het dienstverband van {namen.get(persoon)} is geëindigd op {dag(einde)}; in het"
            f" register {'staat nog 1 rol' if aantal == 1 else f'staan nog {aantal} rollen'}."
            " Beëindig die door rechtsfeit.",
            sleutel=f"persoon:{persoon}",
        )


def _eindigt(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    namen = reads.namen(rij[2] for rij in rijen)
    dragers = reads.benamingen(rij[0] for rij in rijen)
    for drager, rol, persoon, einde in rijen:
        yield Overtreding(
            toets.regel.id,
            drager,
            f"{namen.get(persoon)} is tot {dag(einde)} {Rol(rol).in_zin} van"
            f" '{dragers.get(drager)}'. Daarna is er nog niemand benoemd.",
            sleutel=f"drager:{drager}:{rol}",
            eigenaar=eigenaren.BOVEN_ROL[rol].code,
        )


def _grootte(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    namen = reads.benamingen(rij[0] for rij in rijen)
    for team, aantal, op, minst, meest in rijen:
        klein = aantal < minst
        yield Overtreding(
            toets.regel.id,
            team,
            f"'{namen.get(team)}' heeft {_wanneer(toets, op)} {aantal}"
            f" {'medewerker' if aantal == 1 else 'medewerkers'}, {'minder' if klein else 'meer'}"
            f" dan de {minst if klein else meest} die een P-team {'minstens' if klein else 'hooguit'}"
            " heeft.",
            sleutel=f"drager:{team}:{'klein' if klein else 'groot'}",
        )


def _wanneer(toets: Toets, op: date) -> str:
    return "nu" if op == toets.vandaag else f"op {dag(op)}"


def _zonder_leiding(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    namen = reads.benamingen(rij[0] for rij in rijen)
    for (team,) in rijen:
        yield Overtreding(
            toets.regel.id,
            team,
            f"'{namen.get(team)}' heeft geen P-manager, en niemand neemt waar. Benoem er een.",
            sleutel=f"drager:{team}:zonder",
        )


def _span(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    namen = reads.namen(rij[0] for rij in rijen)
    for persoon, procent, aantal, minst, meest in rijen:
        te_veel = aantal > meest
        yield Overtreding(
            toets.regel.id,
            None,
            f"{namen.get(persoon)} is voor {procent}% P-manager en leidt {aantal}"
            f" {'medewerker' if aantal == 1 else 'medewerkers'}; bij zoveel tijd horen er {minst} tot"
            f" {meest}.",
            sleutel=f"persoon:{persoon}:{'veel' if te_veel else 'weinig'}",
        )


def _top_elders(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    namen = reads.namen(p for rij in rijen for p in rij[:2])
    for persoon, manager, is_control in rijen:
        wie = (
            "de provinciesecretaris" if is_control else "de provinciesecretaris of concerndirecteur"
        )
        yield Overtreding(
            toets.regel.id,
            None,
            f"{namen.get(manager)} kan geen P-manager zijn van {namen.get(persoon)}: dat is {wie}.",
            sleutel=f"persoon:{persoon}",
        )


def _pmanagers_geleid(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    namen = reads.namen(rij[0] for rij in rijen)
    for persoon, aantal, minst, meest in rijen:
        yield Overtreding(
            toets.regel.id,
            None,
            f"{namen.get(persoon)} is P-manager van {aantal} P-managers; de bedoeling is {minst} tot"
            f" {meest}.",
            sleutel=f"persoon:{persoon}:{'veel' if aantal > meest else 'weinig'}",
        )


def _zonder_opdracht(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    namen = reads.namen(p for persoon, _, manager in rijen for p in (persoon, manager) if p)
    for persoon, sinds, manager in rijen:
        wie = f"P-manager {namen.get(manager)}" if manager else "De P-manager"
        yield Overtreding(
            toets.regel.id,
            None,
            f"{namen.get(persoon)} heeft sinds {dag(sinds)} geen opdracht. {wie} bespreekt wat er"
            " past.",
            sleutel=f"persoon:{persoon}",
        )


def _te_vol(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    """Without hours: how much somebody works is for who leads, and a signal is read by all."""
    namen = reads.namen(rij[0] for rij in rijen)
    for persoon, op, procent in rijen:
        yield Overtreding(
            toets.regel.id,
            None,
            f"{namen.get(persoon)} heeft {_wanneer(toets, op)} te veel uren op opdrachten:"
            f" {procent}% van de werkweek is voor ontwikkeling.",
            sleutel=f"persoon:{persoon}",
        )


def _weer_overgestapt(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    namen = reads.namen(rij[0] for rij in rijen)
    dagen = instellingen.getal(instellingen.WENS_OVERSTAP, toets.vandaag)
    for persoon, nu, eerder in rijen:
        yield Overtreding(
            toets.regel.id,
            None,
            f"{namen.get(persoon)} stapt op {dag(nu)} op eigen wens over; de vorige keer was op"
            f" {dag(eerder)}, minder dan {dagen} dagen eerder.",
            sleutel=f"persoon:{persoon}:{nu.isoformat()}",
        )


def _zonder_overleg(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    teams = reads.benamingen(rij[0] for rij in rijen)
    namen = reads.namen(rij[1] for rij in rijen)
    for team, met, op, besloten, is_directeur in rijen:
        wat = (
            f"het gesprek met {namen.get(met)} is van {dag(op)}, na het besluit van {dag(besloten)}"
            if is_directeur
            else f"{namen.get(met)} was op {dag(op)} geen directeur Mens en Organisatie"
        )
        yield Overtreding(
            toets.regel.id,
            team,
            f"De formatie van '{teams.get(team)}' kan zo niet wijzigen: {wat}. Overleg eerst met een"
            " directeur Mens en Organisatie.",
            sleutel=f"drager:{team}:{op.isoformat()}",
        )


regelboek.registreer(
    Regel(
        "PT-01",
        Soort.HARD,
        "Iedere medewerker hoort op elk moment bij hooguit een P-team.",
        "WP §9, PT 5",
        sloten=("lidmaatschap_een", "lidmaatschap_van_pteam", "lidmaatschap_pteamsoort"),
    ),
    Regel(
        "PT-02",
        Soort.LEG_UIT,
        "Een P-team heeft zoveel medewerkers als de bedoeling is; een afwijking legt het P-beraad uit.",
        "WP §9, PT 8-9",
        (sql_vraag(vragen.GROOTTE_BUITEN_GRENZEN, _grootte),),
        instellingen=(instellingen.PTEAM_MINST.code, instellingen.PTEAM_MEEST.code),
        eigenaar=eigenaren.DIRECTEUR_MO,
        termijn=instellingen.SIGNAALTERMIJN.code,
    ),
    Regel(
        "PT-03",
        Soort.SIGNAAL,
        "Een P-team met mensen heeft een P-manager.",
        "PT 24",
        (sql_vraag(vragen.ZONDER_P_MANAGER, _zonder_leiding),),
        eigenaar=eigenaren.DIRECTEUR_MO,
        termijn=instellingen.SIGNAALTERMIJN.code,
    ),
    Regel(
        "PT-04",
        Soort.LEG_UIT,
        "Een P-manager leidt zoveel medewerkers als bij zijn tijd past; onder 25% is iemand dat niet.",
        "PT 29",
        (sql_vraag(vragen.SPAN_PAST_NIET, _span),),
        sloten=("pmanagertijd_procent",),
        instellingen=tuple(s.code for paar in instellingen.SPANNES.values() for s in paar),
        eigenaar=eigenaren.DIRECTEUR_MO,
        termijn=instellingen.SIGNAALTERMIJN.code,
    ),
    Regel(
        "PT-05",
        Soort.SIGNAAL,
        "Een directeur M&O is P-manager van zoveel P-managers als de bedoeling is.",
        "WP bijlage 1, PT 30",
        (
            sql_vraag(
                vragen.P_MANAGERS_PER_DIRECTEUR,
                _pmanagers_geleid,
                vooraf=vragen.LEIDT_OF_IS_GELEID,
            ),
        ),
        instellingen=(instellingen.PMANAGERS_MINST.code, instellingen.PMANAGERS_MEEST.code),
        eigenaar=eigenaren.DIRECTIETEAM,
        termijn=instellingen.SIGNAALTERMIJN.code,
    ),
    Regel(
        "PT-08",
        Soort.LEG_UIT,
        "Iemand stapt op eigen wens hooguit een keer per jaar over naar een ander P-team.",
        "PT 39, 44",
        (sql_vraag(vragen.WEER_OVERGESTAPT, _weer_overgestapt),),
        sloten=("lidmaatschap_gesprekken", "lidmaatschap_redenen"),
        instellingen=(instellingen.WENS_OVERSTAP.code,),
        eigenaar=eigenaren.DIRECTEUR_MO,
        termijn=instellingen.SIGNAALTERMIJN.code,
    ),
    Regel(
        "PT-11",
        Soort.LEG_UIT,
        "Een deel van de werkweek is voor ontwikkeling, en niet voor opdrachten.",
        "PT 13",
        (sql_vraag(vragen.TE_VOL_GEPLAND, _te_vol),),
        instellingen=(instellingen.ONTWIKKELTIJD.code,),
        eigenaar=eigenaren.DIRECTEUR_MO,
        termijn=instellingen.SIGNAALTERMIJN.code,
    ),
    Regel(
        "PT-18",
        Soort.HARD,
        "De provinciesecretaris en concerndirecteur leiden de top; verder volgt iemands P-manager uit"
        " het P-team, tenzij er persoonlijk een is toegewezen.",
        "WP §4.1.1, §4.1.2",
        (sql_vraag(vragen.TOP_ELDERS, _top_elders),),
        sloten=("toewijzing_van_een_ander",),
    ),
    Regel(
        "PT-19",
        Soort.HARD,
        "Een P-manager wijzigt de formatie pas na overleg met de directeur Mens en Organisatie.",
        "WP bijlage 2",
        (sql_vraag(vragen.FORMATIE_ZONDER_OVERLEG, _zonder_overleg),),
    ),
    Regel(
        "ONT-13",
        Soort.SIGNAAL,
        "Met een medewerker zonder opdracht bespreekt de P-manager het werk en wat er past.",
        "WP bijlage 2",
        (sql_vraag(vragen.ZONDER_OPDRACHT, _zonder_opdracht),),
        eigenaar=eigenaren.DIRECTEUR_MO,
        termijn=instellingen.SIGNAALTERMIJN.code,
    ),
    Regel(
        "REG-24",
        Soort.SIGNAAL,
        "De P-manager van een programmadirecteur zit in het directieteam.",
        "WP §4.1.1, §4.4.1.3",
        (sql_vraag(vragen.P_MANAGER_BUITEN_DT, _p_manager),),
        instellingen=(instellingen.SCHAAL_PROGRAMMADIRECTEUR.code,),
        eigenaar=eigenaren.DIRECTIETEAM,
        termijn=instellingen.SIGNAALTERMIJN.code,
    ),
    Regel(
        "REG-25",
        Soort.SIGNAAL,
        "Een rol past bij functie en schaal.",
        "WP bijlage 3",
        (sql_vraag(vragen.SCHAAL_TE_LAAG, _schaal),),
        instellingen=tuple(s.code for s in instellingen.ALLE if "REG-25" in s.regels),
        eigenaar=eigenaren.DIRECTEUR_MO,
        termijn=instellingen.SIGNAALTERMIJN.code,
    ),
    Regel(
        "REG-37",
        Soort.SIGNAAL,
        "Een rol stopt met het dienstverband, en wie stopt heeft op tijd een opvolger.",
        "praktijk",
        (
            sql_vraag(vragen.ROL_NA_DIENSTVERBAND, _na_dienstverband),
            sql_vraag(vragen.EINDIGT_ZONDER_OPVOLGER, _eindigt),
        ),
        instellingen=(instellingen.EINDE_IN_ZICHT.code,),
        eigenaar=eigenaren.REGISTERBEHEERDER,
        termijn=instellingen.SIGNAALTERMIJN.code,
    ),
)

bij_constraint("lidmaatschap_een", "PT-01", "Iemand hoort in een periode bij hooguit een P-team.")
bij_constraint("lidmaatschap_van_pteam", "PT-01", "Je plaatst iemand in een P-team.")
bij_constraint("lidmaatschap_reden", "PT-08", "Deze reden voor een plaatsing is niet bekend.")
bij_constraint(
    "lidmaatschap_gesprekken",
    "PT-08",
    "Wie op eigen wens overstapt, praat eerst met beide P-managers.",
)
bij_constraint(
    "lidmaatschap_redenen",
    "PT-08",
    "Plaats je iemand in het belang van de organisatie, schrijf dan op waarom.",
)
bij_constraint("pmanagertijd_procent", "PT-04", "Onder 25% van de tijd is iemand geen P-manager.")
bij_constraint(
    "toewijzing_van_een_ander", "PT-18", "Niemand is zijn eigen P-manager. Kies iemand anders."
)
bij_constraint("toewijzing_een", "PT-18", "Iemand heeft in een periode hooguit een P-manager.")
bij_constraint("pmanagertijd_een", "PT-04", "Deze tijd staat er in die periode al.")
bij_constraint("formatie_een", "PT-19", "Van dit P-team staat er in die periode al een formatie.")
bij_constraint("formatie_fte", "PT-19", "De formatie ligt tussen 0 en 200 fte.")
bij_constraint(
    "formatie_samenstelling", "PT-19", "Schrijf op uit welke functies de formatie bestaat."
)
bij_constraint("lidmaatschap_pteamsoort", "PT-01", "Je plaatst iemand in een P-team.")
bij_constraint(
    "dienstverband_een", "PT-23", "Dit dienstverband van deze persoon staat er in die periode al."
)
bij_constraint(
    "dienstverband_volgnummer", "PT-23", "Een volgnummer is een getal van 1 tot en met 9."
)
bij_constraint("dienstverband_aard", "PT-02", "Deze aard van een dienstverband is niet bekend.")
bij_constraint(
    "dienstverband_geboortejaar",
    "PT-23",
    f"Een geboortejaar is een getal van {VROEGSTE_JAAR} tot en met {LAATSTE_JAAR}.",
)
bij_constraint("dienstverband_schaal", "REG-25", "Een schaal is een getal van 1 tot en met 19.")
bij_constraint("dienstverband_uren", "REG-25", "De uren per week liggen tussen 0 en 40.")
bij_constraint("pteamlabel_een", "PT-15", "Dit P-team heeft dit label in die periode al.")
bij_constraint("pteamlabel_tekst", "PT-15", "Een label heeft een naam.")
bij_constraint("gewenstpteam_een", "PT-16", "Dit P-team staat voor dat jaar al op de lijst.")
bij_constraint("gewenstpteam_naam", "PT-16", "Een gewenst P-team heeft een naam.")
bij_constraint("vakteam_een", "PT-13", "Dit P-team hoort in die periode al bij dit vakgenootschap.")
bij_constraint("vakteam_soorten", "PT-13", "Een vakgenootschap bindt P-teams.")
bij_constraint("vakteam_dragersoort", "PT-13", "Een P-team hoort bij een vakgenootschap.")
bij_constraint("vakteam_pteamsoort", "PT-13", "Een vakgenootschap bindt P-teams.")
bij_constraint("deelname_een", "PT-07", "Deze persoon doet hier in die periode al mee.")
bij_constraint(
    "deelname_soort", "PT-07", "Meedoen kan bij een P-team, een vakgenootschap of een vakcirkel."
)
bij_constraint(
    "deelname_dragersoort",
    "PT-07",
    "Meedoen kan bij een P-team, een vakgenootschap of een vakcirkel.",
)
bij_constraint(
    "deelname_aandeel",
    "PT-13",
    "Wie de helft van de tijd of meer aan een vak besteedt, hoort in zo'n P-team.",
)
bij_constraint(
    "afgevaardigde_een", "PT-13", "Deze persoon zit in die periode al in het expertisecentrum."
)
bij_constraint(
    "afgevaardigde_soort", "PT-13", "Alleen een vakgenootschap heeft een expertisecentrum."
)
bij_constraint(
    "afgevaardigde_dragersoort", "PT-13", "Alleen een vakgenootschap heeft een expertisecentrum."
)
bij_constraint("portefeuille_een", "PT-20", "Deze directeur heeft in die periode al een vakdomein.")
bij_constraint(
    "portefeuille_soort", "PT-20", "Een directeur Mens en Organisatie houdt een vakdomein."
)
bij_constraint(
    "portefeuille_dragersoort", "PT-20", "Een directeur Mens en Organisatie houdt een vakdomein."
)
bij_constraint("portefeuille_themas", "PT-20", "Noem een of meer thema's.")
bij_constraint(
    "inzet_een", "PT-11", "Deze persoon heeft in die periode al uren voor deze opdracht."
)
bij_constraint("inzet_soort", "PT-11", "Uren zijn voor een opdracht of een deelopdracht.")
bij_constraint("inzet_dragersoort", "PT-11", "Uren zijn voor een opdracht of een deelopdracht.")
bij_constraint(
    "inzet_uren", "PT-11", f"Vul de uren per week in: meer dan 0, hooguit {MEESTE_UREN}."
)
