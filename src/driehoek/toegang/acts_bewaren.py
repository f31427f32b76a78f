"""Destroying what has been kept long enough (GEN-07): the content goes, the tombstone stays."""

from collections.abc import Collection

from django.db import transaction

from driehoek.ontwikkeling import acts as ontwikkeling
from driehoek.platform import klok, reeksen
from driehoek.platform.handelingen.boek import wacht_op_grootboek
from driehoek.register.models import Persoonsgegeven
from driehoek.toegang.models import Correctieverzoek, Vernietiging
from driehoek.toegang.reads_bewaren import Voorbij, voorbij

LEEG = dict.fromkeys(("voornaam", "tussenvoegsel", "achternaam", "sorteernaam", "zout"))


def vernietig(personen: Collection[int] | None = None) -> list[Voorbij]:
    """Destroy the names, profiles and requests of those whose term is over; gives who that were.

    Judged again under the ledger's lock: who came back in the meantime is left alone. A statement
    of what was destroyed stays, by number; the ledger still verifies.
    """
    with transaction.atomic():
        wacht_op_grootboek()
        aan_de_beurt = voorbij(klok.vandaag(), personen)
        wie = reeksen.ids([v.persoon for v in aan_de_beurt])
        Persoonsgegeven.objects.filter(persoon_id__in=wie).update(**LEEG)
        ontwikkeling.vernietig_profielen([v.persoon for v in aan_de_beurt])
        Correctieverzoek.objects.filter(persoon_id__in=wie).delete()
        Vernietiging.objects.bulk_create(
            Vernietiging(persoon_id=v.persoon, sinds=v.sinds, tot=v.tot) for v in aan_de_beurt
        )
    return aan_de_beurt
