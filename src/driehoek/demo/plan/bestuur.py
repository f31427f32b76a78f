"""The college of Gedeputeerde Staten changes after the elections, and once in between."""

from datetime import date

from driehoek.demo.plan.bronnen import leiding
from driehoek.demo.plan.kalender import plus_werkdagen
from driehoek.demo.plan.opbouw import GS, PS
from driehoek.demo.plan.rollen import Besluitsoort, Rol
from driehoek.demo.plan.staat import Maand, Wereld
from driehoek.demo.plan.types import (
    Benoeming,
    BOGBenoemd,
    Lidmaatschap,
    LidmaatschapBeeindigd,
    OrgaanLedenBenoemd,
    PersonenInDienst,
    PersonenUitDienst,
    Rechtsfeit,
    Rolaanduiding,
    RolBeeindigdDoorRechtsfeit,
)


def nieuw_college(w: Wereld, maand: Maand) -> None:
    dag = maand.dag(4)
    gaan = [w.persoon[f"gs:{lid.naam}"] for lid in leiding.COLLEGE if lid.oud and not lid.nieuw]
    nieuwen = [lid.naam for lid in leiding.COLLEGE if lid.nieuw and not lid.oud]
    komen = [_neem_aan(w, naam, dag) for naam in nieuwen]
    w.meld(PersonenInDienst, dag, personen=tuple(w.mensen.personen[p] for p in komen))
    feit = Rechtsfeit(
        soort="einde ambtstermijn",
        dag=dag,
        omschrijving="De leden zijn afgetreden bij het aantreden van het nieuwe college.",
    )
    _treed_af(w, gaan, feit)
    _treed_aan(w, komen, dag, "Benoeming leden van Gedeputeerde Staten 2023-2027")
    domeinen = {
        domein: w.persoon[f"gs:{lid.naam}"] for lid in leiding.COLLEGE for domein in lid.nieuw
    }
    _verdeel(w, maand.dag(7), domeinen, "Portefeuilleverdeling nieuw college")


def wisseling_gedeputeerde(w: Wereld, maand: Maand) -> None:
    dag = maand.dag(8)
    oud = w.persoon[f"gs:{leiding.VERTREKKER_IN_COLLEGE}"]
    nieuw = _neem_aan(w, leiding.OPVOLGER_IN_COLLEGE, dag)
    w.meld(PersonenInDienst, dag, personen=(w.mensen.personen[nieuw],))
    domeinen = {w.opgaven[opgave].domein for (opgave, _), lid in w.bog.items() if lid == oud}
    feit = Rechtsfeit(
        soort="einde ambtstermijn", dag=dag, omschrijving="Het lid heeft ontslag genomen."
    )
    _treed_af(w, [oud], feit)
    _treed_aan(w, [nieuw], dag, "Benoeming lid van Gedeputeerde Staten")
    verdeling = dict.fromkeys(sorted(domeinen), nieuw)
    _verdeel(w, maand.dag(11), verdeling, "Portefeuilleverdeling na wisseling in het college")


def _neem_aan(w: Wereld, naam: leiding.Naam, dag: date) -> str:
    lid = w.mensen.neem_aan_met_naam(naam, "Gedeputeerde", "bestuurder", 0, dag)
    w.persoon[f"gs:{naam}"] = lid.key
    w.gereserveerd.add(lid.key)
    return lid.key


def _treed_af(w: Wereld, personen: list[str], feit: Rechtsfeit) -> None:
    weg = {sleutel: lid for sleutel, lid in w.bog.items() if lid in personen}
    rollen = tuple(
        Rolaanduiding(rol=Rol.BOG, drager=opgave, persoon=lid) for (opgave, _), lid in weg.items()
    )
    for sleutel in weg:
        del w.bog[sleutel]
    leden = tuple(Lidmaatschap(orgaan="GS", persoon=p, hoedanigheid="lid") for p in personen)
    w.meld(RolBeeindigdDoorRechtsfeit, feit.dag, rollen=rollen, rechtsfeit=feit)
    w.meld(LidmaatschapBeeindigd, feit.dag, leden=leden, rechtsfeit=feit)
    w.meld(PersonenUitDienst, feit.dag, personen=tuple(personen), rechtsfeit=feit)
    w.mensen.uit_dienst |= set(personen)


def _treed_aan(w: Wereld, personen: list[str], dag: date, titel: str) -> None:
    besluit = w.besluit(
        Besluitsoort.ORGAAN_LEDEN,
        titel,
        PS,
        dag,
        "Provinciale Staten benoemen de leden van Gedeputeerde Staten.",
        bekendgemaakt=dag,
    )
    leden = tuple(Lidmaatschap(orgaan="GS", persoon=p, hoedanigheid="lid") for p in personen)
    w.meld(OrgaanLedenBenoemd, plus_werkdagen(dag, 1), besluit=besluit, leden=leden, vanaf=dag)


def _verdeel(w: Wereld, dag: date, domeinen: dict[str, str], titel: str) -> None:
    """Only places that are empty are filled; who stayed keeps what he or she had."""
    benoemingen = []
    for key, plan in w.opgaven.items():
        if plan.domein in domeinen and (key, 1) not in w.bog:
            w.bog[key, 1] = domeinen[plan.domein]
            benoemingen.append(Benoeming(rol=Rol.BOG, drager=key, persoon=domeinen[plan.domein]))
    besluit = w.besluit(
        Besluitsoort.BOG_BENOEMEN,
        titel,
        GS,
        dag,
        "Gedeputeerde Staten verdelen de portefeuilles en wijzen per opgave de bestuurlijk "
        "opdrachtgever aan.",
    )
    w.meld(BOGBenoemd, besluit.werkt_vanaf, besluit=besluit, benoemingen=tuple(benoemingen))
