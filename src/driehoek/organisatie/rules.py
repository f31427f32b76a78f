"""The rules of the organisation. Each is one object: see `driehoek.platform.regelboek`."""

from collections.abc import Iterable

from driehoek.kern.tijd import dag_in_woorden as dag
from driehoek.organisatie import vragen
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


regelboek.registreer(
    Regel(
        "PT-01",
        Soort.HARD,
        "Iedere medewerker hoort op elk moment bij hooguit een P-team.",
        "WP §9, PT 5",
        sloten=("lidmaatschap_een", "lidmaatschap_van_pteam", "lidmaatschap_pteamsoort"),
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
bij_constraint("lidmaatschap_pteamsoort", "PT-01", "Je plaatst iemand in een P-team.")
bij_constraint("dienstverband_een", "", "Deze persoon heeft in die periode al een dienstverband.")
bij_constraint("dienstverband_schaal", "REG-25", "Een schaal is een getal van 1 tot en met 19.")
bij_constraint("dienstverband_uren", "REG-25", "De uren per week liggen tussen 0 en 40.")
