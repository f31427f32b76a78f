"""How an act is stored: few rows together in one round, many by COPY, and always all or nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from driehoek.platform.fouten import IntussenGewijzigd
from driehoek.platform.handelingen import schrijven, verify
from driehoek.platform.handelingen.boek import handeling
from driehoek.platform.models import Handeling
from driehoek.register import acts
from driehoek.register.models import Persoon, Persoonsgegeven
from driehoek.register.types import NieuwePersoon
from provincie import verzoek


def nieuwen(aantal: int) -> list[NieuwePersoon]:
    return [NieuwePersoon(f"S{nr}", "An", f"De Vries-{nr}%s") for nr in range(aantal)]


@handeling
def sluit_namen(boek, *, ids) -> None:
    boek.sluit(Persoonsgegeven, ids)


@pytest.mark.parametrize("aantal", [1, schrijven.WEINIG, schrijven.WEINIG + 1])
def test_weinig_en_veel_rijen_staan_er_zoals_zij_geboekt_zijn(db, provincie, aantal):
    uitkomst = acts.registreer_personen(verzoek(), personen=nieuwen(aantal))

    ids = uitkomst.ids("register_persoon")
    nummers = Persoon.objects.filter(id__in=ids).order_by("id").values_list("nummer", flat=True)
    assert list(nummers) == [f"S{nr}" for nr in range(aantal)]
    namen = Persoonsgegeven.objects.filter(persoon_id__in=ids).order_by("persoon_id")
    assert [n.naam for n in namen] == [f"An De Vries-{nr}%s" for nr in range(aantal)]
    assert list(verify.controleer()) == []


def test_rijen_van_verschillende_tabellen_gaan_in_een_keer(db, provincie):
    with CaptureQueriesContext(connection) as vragen:
        acts.registreer_personen(verzoek(), personen=nieuwen(2))

    schrijft = [v["sql"] for v in vragen if 'INSERT INTO "register_' in v["sql"]]
    assert len(schrijft) == 1
    assert {"register_persoon", "register_persoonsgegeven"} == {
        deel.split('"')[1] for deel in schrijft[0].split("INSERT INTO ")[1:]
    }


def test_wat_al_gesloten_is_sluit_niet_nog_eens(db, provincie):
    (persoon,) = acts.registreer_personen(verzoek(), personen=nieuwen(1)).ids("register_persoon")
    oud = Persoonsgegeven.objects.get(persoon_id=persoon)
    acts.wijzig_naam(verzoek(), persoon=persoon, naam=NieuwePersoon("", "Anna", "De Vries"))
    voor = Handeling.objects.count()

    with pytest.raises(IntussenGewijzigd, match="was al gesloten"):
        sluit_namen(verzoek(), ids=[oud.id])

    assert Handeling.objects.count() == voor
