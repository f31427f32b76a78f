"""The rules of the mandate regulation. Each is one object: see `driehoek.platform.regelboek`."""

from collections.abc import Iterable

from driehoek.bevoegdheden import geheugen, vragen
from driehoek.bevoegdheden.types import (
    BIJ_NUMMER,
    PAST_BIJ_AARD,
    Bevoegdheidssoort,
    Rechtshandeling,
)
from driehoek.kern.bevoegdheid import ALLE_EISEN, Vraag, beantwoord, dagnummer, momentnummer
from driehoek.kern.tijd import dag_in_woorden as dag
from driehoek.platform import regelboek
from driehoek.platform.fouten import Overtreding
from driehoek.platform.handelingen.sloten import bij_constraint
from driehoek.platform.regelboek import Regel, Soort, Toets
from driehoek.platform.vragen import Rij, sql_vraag
from driehoek.register import reads
from driehoek.register.types import Rol


def _soort_past_niet(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for code, soort, handeling in rijen:
        daad = Rechtshandeling(handeling)
        past = " of ".join(
            Bevoegdheidssoort(s).label.lower() for s in sorted(PAST_BIJ_AARD[daad.aard])
        )
        yield _zin(
            toets,
            code,
            f"Artikel {code} noemt de macht om een {daad.aard.label.lower()} te verrichten"
            f" ({daad.in_zin}) een {Bevoegdheidssoort(soort).label.lower()}. Dat is {past}.",
        )


def _zonder_verlof(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for code, boven in rijen:
        yield _zin(
            toets,
            code,
            f"Artikel {code} rust op {boven}, maar dat geeft niet op al die dagen verlof om door te"
            " geven. Kies een artikel dat dat wel doet, of een kortere periode.",
        )


def _boven_de_grens(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for code, boven in rijen:
        yield _zin(
            toets,
            code,
            f"Artikel {code} gaat tot een hoger bedrag dan {boven}, waar het op rust. Niemand kan"
            " meer doorgeven dan hij heeft.",
        )


def _door_een_ander(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for code, boven, kenmerk, rol in rijen:
        wie = f"een {Rol(rol).in_zin}" if rol else "een orgaan"
        yield _zin(
            toets,
            code,
            f"Besluit {kenmerk} van {wie} geeft {boven} door in artikel {code}. Alleen wie zelf heeft"
            " wat daarin staat kan dat, voor de plek waar hij het heeft, of wie het hem gaf.",
        )


def _zonder_instemming(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for code, rol in rijen:
        yield _zin(
            toets,
            code,
            f"Artikel {code} geeft macht aan een {Rol(rol).in_zin}: die werkt niet onder wie de"
            " macht geeft. Leg vast waar de instemming van beiden staat.",
        )


def _materieel_buiten_scope(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for code, rol in rijen:
        yield _zin(
            toets,
            code,
            f"Artikel {code} laat een {Rol(rol).in_zin} het materiele budget besteden buiten de"
            " scope van de opdracht. Kies 'binnen de scope'.",
        )


def _p_macht_elders(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for code, rol in rijen:
        yield _zin(
            toets,
            code,
            f"Artikel {code} geeft een {Rol(rol).in_zin} macht over loon of personeelsbudget. Dat"
            " budget is van het programmeerberaad, de directeur Mens en Organisatie en de P-manager.",
        )


def _ontslag_elders(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    for code, rol in rijen:
        yield _zin(
            toets,
            code,
            f"Artikel {code} laat een {Rol(rol).in_zin} ontslag verlenen. Dat mag alleen een"
            " directeur Mens en Organisatie.",
        )


def _onbevoegd_bekrachtigd(toets: Toets, rijen: list[Rij]) -> Iterable[Overtreding]:
    """Who ratifies could have done it: on the day of that besluit, as the register says now."""
    hoofd = reads.kop()
    index = geheugen.actueel(hoofd)
    for id_, drager, daad, bedrag, kenmerk, genomen, rol, beslisser in rijen:
        vraag = Vraag(
            persoon=beslisser,
            handeling=daad,
            drager=drager,
            bedrag=bedrag,
            op=dagnummer(genomen),
            bekend=momentnummer(hoofd.moment),
            voldaan=ALLE_EISEN,
        )
        if beantwoord(index, vraag).is_bevoegd:
            continue
        wat = BIJ_NUMMER[daad].in_zin
        yield Overtreding(
            toets.regel.id,
            drager,
            f"Besluit {kenmerk} bekrachtigt wat de {Rol(rol).in_zin} op {dag(genomen)} zelf niet"
            f" mocht: {wat} voor '{reads.benaming(drager)}'. Bekrachtigen kan alleen wie het zelf"
            " had mogen doen.",
            sleutel=f"bekrachtiging:{id_}",
        )


def _zin(toets: Toets, code: str, zin: str) -> Overtreding:
    return Overtreding(toets.regel.id, None, zin, sleutel=f"artikel:{code}")


regelboek.registreer(
    Regel(
        "BEV-05",
        Soort.HARD,
        "Het materiele budget is van de AOG, binnen de opdracht; loon en personeelsbudget zijn van"
        " de P-kant.",
        "WP §4.4.1.2-3, §4.3.2, bijlage 1",
        (
            sql_vraag(vragen.MATERIEEL_BUITEN_SCOPE, _materieel_buiten_scope),
            sql_vraag(vragen.P_MACHT_ELDERS, _p_macht_elders),
        ),
    ),
    Regel(
        "BEV-07",
        Soort.HARD,
        "Alleen een directeur Mens en Organisatie verleent ontslag.",
        "WP bijlage 2",
        (sql_vraag(vragen.ONTSLAG_ELDERS, _ontslag_elders),),
    ),
    Regel(
        "BEV-08",
        Soort.HARD,
        "Elke macht heeft een soort: attributie, mandaat, ondermandaat, volmacht of machtiging.",
        "Awb 10:1, 10:12",
        (sql_vraag(vragen.SOORT_PAST_NIET, _soort_past_niet),),
        sloten=("artikel_soort",),
    ),
    Regel(
        "BEV-09",
        Soort.HARD,
        "Ondermandaat vraagt verlof in de schakel erboven, gaat niet verder dan die, en komt van wie"
        " die macht heeft.",
        "Awb 10:9",
        (
            sql_vraag(vragen.ZONDER_VERLOF, _zonder_verlof),
            sql_vraag(vragen.BOVEN_DE_GRENS, _boven_de_grens),
            sql_vraag(vragen.DOOR_EEN_ANDER, _door_een_ander, vooraf=vragen.RUST_OP_EEN_ANDER),
        ),
        sloten=("artikel_ondermandaat", "artikel_niet_onder_zichzelf"),
    ),
    Regel(
        "BEV-10",
        Soort.HARD,
        "Macht voor iemand die niet onder de gever werkt, vraagt de instemming van beiden.",
        "Awb 10:4",
        (sql_vraag(vragen.ZONDER_INSTEMMING, _zonder_instemming),),
    ),
    Regel(
        "BEV-13",
        Soort.HARD,
        "Wat onbevoegd is gedaan, bekrachtigt alleen wie het zelf had mogen doen; de bevinding"
        " blijft.",
        "Awb 10:2; jurisprudentie",
        (sql_vraag(vragen.BEKRACHTIGD_DOOR_ROL, _onbevoegd_bekrachtigd),),
        sloten=("bekrachtiging_een",),
    ),
)

bij_constraint("bekrachtiging_een", "BEV-13", "Deze handeling is al bekrachtigd.")
bij_constraint(
    "bekrachtiging_getallen", "BEV-13", "Het bedrag en het regelnummer zijn niet lager dan nul."
)
bij_constraint(
    "artikel_soort", "BEV-08", "Kies: attributie, mandaat, ondermandaat, volmacht of machtiging."
)
bij_constraint(
    "artikel_ondermandaat", "BEV-09", "Een ondermandaat noemt het artikel waar het op rust."
)
bij_constraint("artikel_niet_onder_zichzelf", "BEV-09", "Een artikel kan niet op zichzelf rusten.")
bij_constraint("artikel_bedrag", "BEV-02", "Een grens is niet lager dan nul.")
bij_constraint("mandaatartikel_een", "BEV-02", "Dit artikel geldt in die periode al.")
