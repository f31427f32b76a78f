"""Stars, what was opened last, saved filters and preferences: of one account, and no longer than needed."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from driehoek.platform import jobs, klok
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.gemak import acts, reads
from driehoek.platform.gemak.types import Dingsoort, Sleutel, Thema
from driehoek.platform.models import Account, BewaardFilter, Bezocht, Favoriet, Voorkeur
from driehoek.platform.templatetags.gemak import bewaarde_vraag
from plugin_postgres import django_op

NU = datetime(2026, 3, 3, 12, tzinfo=UTC)


def sleutel(nummer: int, soort: Dingsoort = Dingsoort.OPDRACHT) -> Sleutel:
    return Sleutel(soort, nummer)


@pytest.fixture
def account(db) -> Account:
    return Account.objects.create(gebruikersnaam="an")


@pytest.fixture
def ander(db) -> Account:
    return Account.objects.create(gebruikersnaam="bo")


def open_(account: Account, nummers, begin: datetime = NU) -> None:
    for i, nummer in enumerate(nummers):
        with klok.op(begin + timedelta(minutes=i)):
            acts.onthoud(account, sleutel(nummer))


def test_wat_je_laatst_opende_staat_vooraan_en_maar_een_keer(account):
    open_(account, [1, 2, 3, 1])
    with klok.op(NU + timedelta(hours=1)):
        assert [s.id for s in reads.laatst(account)] == [1, 3, 2]


def test_er_blijven_er_tien_bewaard_van_ieder_apart(account, ander):
    open_(ander, [99])
    open_(account, range(1, 14))
    assert Bezocht.objects.filter(account=account).count() == reads.LAATSTE
    with klok.op(NU + timedelta(hours=1)):
        assert [s.id for s in reads.laatst(account)] == list(range(13, 3, -1))
        assert [s.id for s in reads.laatst(ander)] == [99]


@pytest.mark.parametrize(("dagen", "weg"), [(89, False), (90, False), (91, True)])
def test_na_negentig_dagen_is_het_vergeten(account, dagen, weg):
    open_(account, [1])
    with klok.op(NU + timedelta(days=dagen)):
        assert (reads.laatst(account) == []) is weg
        jobs.vergeet_oude_bezoeken(0)
    assert Bezocht.objects.exists() is not weg


def test_een_ster_gaat_erop_en_eraf_en_twee_keer_is_een_keer(account, ander):
    for _ in range(2):
        acts.zet_ster(account, sleutel(1), aan=True)
    acts.zet_ster(account, sleutel(1, Dingsoort.PERSOON), aan=True)
    assert {s.soort for s in reads.sterren(account)} == {Dingsoort.OPDRACHT, Dingsoort.PERSOON}
    assert reads.sterren(ander) == []
    for _ in range(2):
        acts.zet_ster(account, sleutel(1), aan=False)
    assert reads.sterren(account) == [sleutel(1, Dingsoort.PERSOON)]


def test_het_account_brengt_voorkeur_en_sterren_in_een_vraag_mee(
    account, ander, django_assert_num_queries
):
    for nummer in (1, 2):
        acts.zet_ster(account, sleutel(nummer), aan=True)
    acts.kies(account, thema=Thema.DONKER)
    with django_assert_num_queries(1):
        zelf, anders = reads.met_gemak(Account.objects.order_by("gebruikersnaam"))
        assert {s.id for s in reads.sterren(zelf)} == {1, 2}
        assert reads.voorkeur(zelf).thema == Thema.DONKER
        assert reads.sterren(anders) == []
        assert reads.voorkeur(anders) is None


def test_aan_sterren_en_filters_is_een_grens(account, monkeypatch):
    monkeypatch.setattr(acts, "HOOGUIT", 1)
    acts.zet_ster(account, sleutel(1), aan=True)
    with pytest.raises(InvoerFout, match="al 1 favorieten"):
        acts.zet_ster(account, sleutel(2), aan=True)
    acts.bewaar_filter(account, naam="a", pad="/opdrachten/", vraag="q=1")
    with pytest.raises(InvoerFout, match="al 1 bewaarde filters"):
        acts.bewaar_filter(account, naam="b", pad="/opdrachten/", vraag="q=1")


def test_een_filter_met_dezelfde_naam_komt_ervoor_in_de_plaats(account):
    for vraag in ("q=a", "q=b"):
        acts.bewaar_filter(account, naam="  Mijn   lijst ", pad="/opdrachten/", vraag=vraag)
    acts.bewaar_filter(account, naam="Mijn lijst", pad="/opgaven/", vraag="q=c")
    (filter_,) = reads.filters(account, "/opdrachten/")
    assert (filter_.naam, filter_.url) == ("Mijn lijst", "/opdrachten/?q=b")
    assert len(reads.filters(account)) == 2


@pytest.mark.parametrize("naam", ["", "   ", "a" * 61])
def test_een_filter_heeft_een_naam_die_past(account, naam):
    with pytest.raises(InvoerFout, match="van 1 tot 60 tekens"):
        acts.bewaar_filter(account, naam=naam, pad="/opdrachten/", vraag="")


def test_twee_filters_van_een_lijst_heten_niet_hetzelfde(account):
    een, twee = (
        acts.bewaar_filter(account, naam=naam, pad="/opdrachten/", vraag="q=1") for naam in "ab"
    )
    with pytest.raises(InvoerFout, match="al een filter met de naam 'b'"):
        acts.hernoem_filter(een, "b")
    acts.hernoem_filter(twee, "c")
    assert [f.naam for f in reads.filters(account)] == ["a", "c"]


def test_de_pagina_de_dag_en_lege_velden_horen_niet_bij_een_filter(rf):
    verzoek = rf.get("/opdrachten/?q=&fase=beheer&pagina=3&formaat=csv&geldig_op=2025-01-01")
    assert bewaarde_vraag(verzoek.GET) == "fase=beheer"


VAN_HET_ACCOUNT = (Voorkeur, Bezocht, Favoriet, BewaardFilter)


def maak_gebruik(naam: str) -> Account:
    """An account with something in each of its tables."""
    account = Account.objects.create(gebruikersnaam=naam)
    acts.kies(account, thema=Thema.DONKER)
    acts.onthoud(account, sleutel(1))
    acts.zet_ster(account, sleutel(1), aan=True)
    acts.bewaar_filter(account, naam="a", pad="/opdrachten/", vraag="q=1")
    return account


def test_met_het_account_verdwijnt_alles_wat_ervan_was(kloon, django_db_setup, django_db_blocker):
    # The application itself cannot take an account away: its owner can, and takes these along.
    with django_db_blocker.unblock(), django_op(kloon.eigenaar):
        weg, blijft = maak_gebruik("an"), maak_gebruik("bo")
        for model in VAN_HET_ACCOUNT:
            assert set(model.objects.values_list("account", flat=True)) == {weg.pk, blijft.pk}
        Account.objects.get(pk=weg.pk).delete()
        assert list(Account.objects.values_list("pk", flat=True)) == [blijft.pk]
        for model in VAN_HET_ACCOUNT:
            over = model.objects.values_list("account", flat=True)
            assert list(over) == [blijft.pk], model


def test_de_toepassing_mag_hier_alles_mee(db):
    tabellen = [m._meta.db_table for m in VAN_HET_ACCOUNT]
    with connection.cursor() as cursor:
        for tabel in tabellen:
            cursor.execute("SELECT has_table_privilege(%s, 'SELECT, INSERT')", [tabel])
            cursor.execute(f"DELETE FROM {tabel}")
