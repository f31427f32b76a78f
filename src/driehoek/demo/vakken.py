"""The demo's vakdomeinen and clusters: those that its P-teams were made of, and two labels (PT-15)."""

from collections import defaultdict
from collections.abc import Sequence

from driehoek.demo.besluiten import pas_genomen, van_orgaan
from driehoek.demo.plan.bronnen.teams import PDOMEINEN, TEAMS, TeamBron
from driehoek.kern.tijd import Periode
from driehoek.organisatie import reads_leiding, reads_pteams, reads_vakken
from driehoek.organisatie.acts import geef_labels, stel_portefeuille_vast, stel_vakmodel_vast
from driehoek.organisatie.reads_pteams import Pteam
from driehoek.organisatie.types import NieuwePortefeuille
from driehoek.organisatie.types_vakken import (
    NieuweLabels,
    NieuwVakcluster,
    NieuwVakdomein,
    Vakmodel,
)
from driehoek.platform import klok
from driehoek.platform.handelingen.types import SYSTEEM, Verzoek
from driehoek.register import reads
from driehoek.register.types import Besluitsoort, OpBesluit

DAGEN_TERUG = 6
SOORT = {"BO": "Beleid", "AE": "Advies", "RU": "Realisatie", "CD": "Concern", "DBI": "Beheer"}
WAARVOOR = {
    "BER": "bereikbaarheid",
    "ENE": "energie",
    "ECO": "economie",
    "NAT": "natuur en landelijk gebied",
    "WON": "wonen en ruimte",
    "MIL": "water en milieu",
    "BES": "bestuur",
    "BDV": "bedrijfsvoering",
    "CC": "control",
    "DBI": "infrastructuur",
    "": "voor alle opgaven",
}
THEMAS = ("opleiding en ontwikkeling", "werving", "vitaliteit", "leiderschap", "inhuur")
LABELS = {"BDV": "bedrijfsvoering", "CC": "bedrijfsvoering", "BES": "bestuur"}


def vul() -> None:
    """Place the P-teams in their clusters on a besluit of the P-beraad, and label some."""
    bronnen = {team.id: bron for team in _teams() if (bron := _bron(team.naam)) is not None}
    per_cluster: dict[tuple[str, str], list[int]] = defaultdict(list)
    for id_, bron in bronnen.items():
        per_cluster[bron.pdomein, bron.domein].append(id_)
    if not per_cluster:
        return
    vandaag = klok.vandaag()
    gevuld = {pdomein for pdomein, _ in per_cluster}
    stel_vakmodel_vast(
        Verzoek(actor=SYSTEEM),
        model=Vakmodel(
            vandaag,
            domeinen=tuple(NieuwVakdomein(n) for code, n in PDOMEINEN.items() if code in gevuld),
            clusters=tuple(
                NieuwVakcluster(
                    f"{SOORT[pdomein]} {WAARVOOR[domein]}", PDOMEINEN[pdomein], tuple(ids)
                )
                for (pdomein, domein), ids in sorted(per_cluster.items())
            ),
        ),
        grond=_besluit("VM", "Vakdomeinen en clusters"),
    )
    labels = [
        NieuweLabels(id_, (LABELS[bron.domein],))
        for id_, bron in bronnen.items()
        if bron.domein in LABELS
    ]
    geef_labels(
        Verzoek(actor=SYSTEEM), labels=labels, vanaf=vandaag, grond=_besluit("LB", "Labels")
    )
    _verdeel_domeinen()


def _verdeel_domeinen() -> None:
    """Each directeur M&O but the last looks after a vakdomein and a theme (PT-20)."""
    peil = reads.peilmoment()
    directeuren = [d.persoon for d in reads_leiding.directeuren(peil)]
    domeinen = reads_vakken.vakmodel(peil).domeinen()
    portefeuilles = [
        NieuwePortefeuille(persoon, domein.id, (thema,), Periode(peil.geldig_op))
        for persoon, domein, thema in zip(directeuren[:-1], domeinen, THEMAS, strict=False)
    ]
    if portefeuilles:
        stel_portefeuille_vast(
            Verzoek(actor=SYSTEEM),
            portefeuilles=portefeuilles,
            grond=pas_genomen(
                Besluitsoort.DIRECTEUR_MO,
                van_orgaan("DT"),
                f"DT-{peil.geldig_op.year}-VD",
                "Vakdomeinen en thema's van de directeuren",
                dagen=DAGEN_TERUG,
            ),
        )


def _teams() -> Sequence[Pteam]:
    return reads_pteams.pteams(reads.peilmoment())


def _bron(naam: str) -> TeamBron | None:
    """What a team was made of: its name is that of the source, perhaps with an area behind it."""
    passend = (b for b in TEAMS if naam == b.naam or naam.startswith(f"{b.naam}, "))
    return max(passend, key=lambda bron: len(bron.naam), default=None)


def _besluit(code: str, titel: str) -> OpBesluit:
    kenmerk = f"PB-{klok.vandaag().year}-{code}"
    return pas_genomen(
        Besluitsoort.VAKMODEL, van_orgaan("P-BERAAD"), kenmerk, titel, dagen=DAGEN_TERUG
    )
