"""Set queries of rules: asked together, asked only where something changed, plans kept."""

from datetime import date

import pytest
from django.db import DatabaseError, connection

from driehoek.kern.tijd import Periode
from driehoek.platform import klok, regelboek, toetsing, vragen
from driehoek.platform.fouten import Overtreding
from driehoek.platform.regelboek import Regel, Soort, Toets
from driehoek.platform.vragen import VEEL_TEKENS, bij, die_spreken, sql_vraag
from driehoek.register.types import Rol

LANG = "{" + ",".join(["1"] * VEEL_TEKENS) + "}"
VAN_DRAGER = f"SELECT d.id FROM register_drager d WHERE d.soort = %(soort)s AND {bij('d.id')}"


def zin(toets, rijen):
    return [
        Overtreding(toets.regel.id, d, "Er is er een.", sleutel=f"drager:{d}") for (d,) in rijen
    ]


def toets(vraag, ids, tabellen=None) -> Toets:
    regel = Regel("XX-01", Soort.HARD, "Zin.", "bron", (vraag,))
    return Toets(regelboek.als_reeks(ids), klok.vandaag(), regel, None, tabellen)


@pytest.fixture
def wereld(db, provincie):
    provincie.gs = provincie.opgave("Bereikbaar Zuid-Holland")
    provincie.route = provincie.opdracht(provincie.gs, "Fietsroute Leiden - Katwijk")
    return provincie


def test_een_vraag_zwijgt_waar_niets_wijzigde_dat_zij_leest(wereld):
    vraag = sql_vraag(VAN_DRAGER, zin, soort="opdracht")

    assert [o.drager for o in vraag(toets(vraag, {wereld.route}))] == [wereld.route]
    gewijzigd = frozenset({"register_drager", "register_ligging"})
    assert [o.drager for o in vraag(toets(vraag, {wereld.route}, gewijzigd))] == [wereld.route]
    assert list(vraag(toets(vraag, {wereld.route}, frozenset({"register_ligging"})))) == []


def test_vooraf_bespaart_de_duurdere_vraag(wereld):
    stuk = "SELECT d.id FROM register_drager d WHERE d.id / 0 = 1"
    nooit = sql_vraag(stuk, zin, vooraf="SELECT 1 FROM register_drager WHERE false")

    assert list(nooit(toets(nooit, {wereld.route}))) == []


def test_samen_gevraagd_blijft_over_wat_apart_iets_vindt(wereld):
    alles = frozenset({"register_drager"})
    wel = sql_vraag(VAN_DRAGER, zin, soort="opdracht")
    niet = sql_vraag(VAN_DRAGER, zin, soort="pteam")
    elders = sql_vraag(f"SELECT e.id FROM register_bestaan e WHERE {bij('e.drager_id')}", zin)

    def spreekt(t):
        return []

    paren = [(v, toets(v, {wereld.route}, alles)) for v in (niet, wel, spreekt, elders)]

    assert [v for v, _ in die_spreken(paren)] == [wel, spreekt]


def test_zonder_wijziging_of_met_veel_identiteiten_wordt_elk_apart_gevraagd(wereld):
    niet = sql_vraag(VAN_DRAGER, zin, soort="pteam")
    heel = [(niet, toets(niet, {wereld.route}))]
    veel = [(niet, toets(niet, LANG, frozenset({"register_drager"})))]

    assert die_spreken(heel) == heel
    assert die_spreken(veel) == veel


def test_alle_regels_samen_zeggen_wat_zij_apart_zeggen(wereld):
    """Signals that stand now, asked as an act does and as a report does."""
    an = wereld.persoon("An", "Smit")
    wereld.aog(wereld.route, an)
    ids = {wereld.gs, wereld.route, an}
    alles = frozenset(connection.introspection.table_names())

    samen = toetsing.zachte(ids, tabellen=alles)

    assert samen == toetsing.zachte(ids)
    assert ("REG-06", Soort.SIGNAAL, f"drager:{wereld.route}:{Rol.AON.value}") in samen


def test_een_vraag_leest_de_periode_van_haar_regel(wereld):
    vraag = sql_vraag("SELECT 7 WHERE %(regel)s::daterange @> %(vandaag)s::date", zin)
    voorbij = Periode(date(2024, 1, 1), date(2024, 7, 1))

    assert len(Regel("XX-01", Soort.HARD, "Zin.", "bron", (vraag,)).overtredingen({1})) == 1
    assert Regel("XX-01", Soort.HARD, "Zin.", "bron", (vraag,), voorbij).overtredingen({1}) == []


def test_postgresql_bewaart_het_plan_van_wat_vaak_terugkomt(wereld):
    def bewaard() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT sum(generic_plans + custom_plans) FROM pg_prepared_statements")
            return int(cursor.fetchone()[0] or 0)

    vragen.haal_vaak("SELECT 42 WHERE true", ids=None)
    eerst = bewaard()
    vragen.haal_vaak("SELECT 42 WHERE true", ids=None)

    assert bewaard() == eerst + 1


def test_een_fout_van_de_database_komt_als_die_van_django(wereld):
    with pytest.raises(DatabaseError):
        vragen.haal_vaak("SELECT nergens FROM register_drager", ids=None)
