"""Does acts in bulk, one after the other, until it is done or killed. A process of its own.

    python doorgaan.py TOT

Act k always has the same verzoek id and says the same, so that a run after a crash goes on where
the last one stopped. Says 'klaar K' after each commit.
"""

import os
import sys
import uuid
from datetime import date

NAAMRUIMTE = uuid.UUID(int=2026)
PERSONEN = 150
POSTEN = 120


def verzoek_id(k: int) -> uuid.UUID:
    return uuid.uuid5(NAAMRUIMTE, str(k))


def main(tot: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "driehoek.config.settings")
    import django

    django.setup()
    _noteer_elke_handeling()
    sys.stdout.write("begonnen\n")
    sys.stdout.flush()
    for k in range(tot):
        _doe(k)
        sys.stdout.write(f"klaar {k}\n")
        sys.stdout.flush()


def _noteer_elke_handeling() -> None:
    """Each act defers a job of its own, beside the count of the rules."""
    from procrastinate.contrib.django import app

    from driehoek.platform import regelboek

    def noteer(boek: object) -> None:
        app.configure_task("proef_per_handeling", allow_unknown=True).defer(nr=boek.nr)

    regelboek.bij_handeling(noteer)


def _doe(k: int) -> None:
    from driehoek.platform.handelingen.types import SYSTEEM, Verzoek

    verzoek = Verzoek(actor=SYSTEEM, id=verzoek_id(k))
    if k == 0:
        _begin(verzoek)
    elif k % 3 == 0:
        _importeer(verzoek, 1990 + k // 3)
    elif k % 3 == 1:
        _registreer(verzoek, k)
    else:
        _benoem(verzoek, k)


def _begin(verzoek: object) -> None:
    from driehoek.register import acts
    from driehoek.register.acts.oprichting import Oprichting
    from driehoek.register.types import NieuwePersoon

    acts.begin(
        verzoek,
        oprichting=Oprichting(
            organisatie="Provincie Testland",
            kenmerk="T-0",
            genomen=date(2023, 1, 31),
            werkt_vanaf=date(2023, 3, 1),
            registerbeheerder=NieuwePersoon("B0", "Bea", "Heerder"),
        ),
    )


def _importeer(verzoek: object, jaar: int) -> None:
    from driehoek.opdrachten.acts.begroting import importeer_begroting
    from driehoek.opdrachten.begroting.lezen import lees_begroting
    from driehoek.register.types import OpConversie

    kop = "jaar;stand;niveau;code;naam;ouder;lasten;baten"
    regels = [f"{jaar};begroting;ambitie;{n};Ambitie {n};;{n}000;" for n in range(1, POSTEN + 1)]
    bestand = lees_begroting("\n".join([kop, *regels]).encode(), naam=f"{jaar}.csv")
    importeer_begroting(
        verzoek, bestand=bestand, grond=OpConversie(date(2023, 3, 1), "Gepubliceerde begroting")
    )


def _registreer(verzoek: object, k: int) -> None:
    from driehoek.register import acts
    from driehoek.register.types import NieuwePersoon

    personen = [NieuwePersoon(f"P{k}-{n}", "An", "Jansen") for n in range(PERSONEN)]
    acts.registreer_personen(verzoek, personen=personen)


def _benoem(verzoek: object, k: int) -> None:
    """Make everybody of the act before a member of the DT, on one besluit."""
    from driehoek.kern.tijd import Periode
    from driehoek.register import acts, reads
    from driehoek.register.models import Persoon
    from driehoek.register.types import (
        Benoeming,
        Beslisser,
        BesluitGegevens,
        Besluitsoort,
        OpBesluit,
    )

    dag = date(2024, 1, 1)
    orgaan = reads.orgaan("DT").id
    besluit = BesluitGegevens(
        kenmerk=f"T-{k}",
        titel="Leden aanwijzen",
        soort=Besluitsoort.ORGAANLID,
        beslisser=Beslisser(drager=reads.orgaan("GS").id),
        genomen=dag,
        bekendgemaakt=dag,
        werkt_vanaf=dag,
    )
    personen = Persoon.objects.filter(nummer__startswith=f"P{k - 1}-").order_by("id")
    acts.benoem(
        verzoek,
        benoemingen=[Benoeming(orgaan, "LID", p.id, Periode(dag, None)) for p in personen],
        grond=OpBesluit(besluit),
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
