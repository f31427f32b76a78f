"""The index in memory on real connections: it follows, and it is never wrong."""

import os
import random
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection, transaction

from bevoegdheden.hulp import VERPLICHTING, plat, stel
from driehoek.bevoegdheden import acts, geheugen
from driehoek.bevoegdheden.geheugen import Geheugen
from driehoek.bevoegdheden.luisteraar import Luisteraar
from driehoek.kern.bevoegdheid import Index
from driehoek.kern.tijd import Periode
from driehoek.platform.fouten import Weigering
from driehoek.register import acts as register_acts
from driehoek.register import reads
from driehoek.register.models import Rolvervulling
from driehoek.register.types import Benoeming, OpConversie
from plugin_postgres import django_op
from provincie import BEGIN, Provincie, verzoek

BINNEN = 1.0
"""So many seconds after a besluit every process knows it."""
GROND = OpConversie(BEGIN, "Het register van voor 2023")


@pytest.fixture
def wereld(echte_db):
    provincie = Provincie()
    opdracht = provincie.opdracht()
    provincie.aog(opdracht)
    provincie.aon(opdracht)
    stel(provincie, VERPLICHTING)
    return provincie, opdracht


@pytest.fixture
def luister():
    """Starts listeners on an index of their own; afterwards they are stopped."""
    lopend = []

    def begin(**opties):
        plek = Geheugen()
        lopend.append(Luisteraar(plek, **opties))
        lopend[-1].start()
        return plek

    yield begin
    for luisteraar in lopend:
        luisteraar.stop()


def is_gelijk(een: Index, ander: Index) -> bool:
    namen = ("rollen", "liggingen", "scopes", "op_drager", "van_persoon")
    return (
        een.concern == ander.concern
        and dict(een.houders) == dict(ander.houders)
        and all(plat(getattr(een, naam)) == plat(getattr(ander, naam)) for naam in namen)
        and plat(een.regeling.artikelen) == plat(ander.regeling.artikelen)
        and plat(een.regeling.bijzondere) == plat(ander.regeling.bijzondere)
    )


def eens_waar(vraag, binnen: float) -> bool:
    einde = time.monotonic() + binnen
    while time.monotonic() < einde:
        if vraag():
            return True
        time.sleep(0.01)
    return False


def test_een_nieuw_besluit_is_binnen_een_seconde_overal_bekend_zonder_dat_iemand_vraagt(
    wereld, luister
):
    provincie, _ = wereld
    plekken = [luister(luister=4.0) for _ in range(2)]
    for _ in range(3):
        stel(provincie, VERPLICHTING)
        nr = reads.kop().nr
        assert eens_waar(lambda nr=nr: all(p.nr == nr for p in plekken), BINNEN)
    assert all(is_gelijk(p.actueel(), geheugen.laad()) for p in plekken)


def test_een_webproces_volgt_ook_en_eindigt_gewoon(wereld, echte_db):
    provincie, _ = wereld
    verhaal = (
        "import sys, time\n"
        "from driehoek.config import wsgi\n"
        "from driehoek.bevoegdheden.geheugen import GEHEUGEN\n"
        "vorige = -1\n"
        "while sys.argv[1] != str(GEHEUGEN.nr):\n"
        "    time.sleep(0.005)\n"
        "    if GEHEUGEN.nr != vorige:\n"
        "        print(vorige := GEHEUGEN.nr, flush=True)\n"
    )
    kop = reads.kop().nr
    with subprocess.Popen(
        [sys.executable, "-c", verhaal, str(kop + 1)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "DATABASE_URL": echte_db.app},
    ) as proces:
        assert proces.stdout is not None
        assert int(proces.stdout.readline()) == kop
        stel(provincie, VERPLICHTING)
        begin = time.monotonic()
        assert int(proces.stdout.readline()) == kop + 1
        assert time.monotonic() - begin < BINNEN
        assert proces.wait(timeout=10) == 0


def test_wie_de_verbinding_kwijtraakt_neemt_een_nieuwe_en_haalt_in(wereld, luister, pg):
    provincie, _ = wereld
    plek = luister(luister=4.0)
    assert eens_waar(lambda: plek.nr == reads.kop().nr, BINNEN)
    with pg.verbind("postgres") as baas:
        gedood = baas.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = %s AND pid <> %s",
            [connection.settings_dict["NAME"], connection.connection.info.backend_pid],
        )
        assert gedood.fetchall() == [(True,)]
    stel(provincie, VERPLICHTING)
    assert eens_waar(lambda: plek.nr == reads.kop().nr, 2.0)
    stel(provincie, VERPLICHTING)
    assert eens_waar(lambda: plek.nr == reads.kop().nr, BINNEN)


def test_zonder_luisteraar_leest_wie_vraagt_zelf_bij(wereld):
    provincie, _ = wereld
    plek = Geheugen()
    plek.actueel()
    stel(provincie, replace(VERPLICHTING, tot_bedrag=7))
    assert plek.nr < reads.kop().nr
    assert is_gelijk(plek.actueel(), geheugen.laad())


def test_wat_teruggedraaid_wordt_komt_er_bij_een_ander_niet_in(wereld):
    provincie, opdracht = wereld
    plek = Geheugen()
    voor = plek.actueel()
    gezien = {}

    def ander():
        gezien["index"], gezien["nr"] = plek.actueel(), plek.nr
        connection.close()

    with transaction.atomic():
        nieuw = provincie.persoon("Nooit", "Benoemd")
        vervang(opdracht, nieuw, BEGIN)
        zelf = plek.actueel()
        assert nieuw in zelf.van_persoon
        draad = threading.Thread(target=ander)
        draad.start()
        draad.join()
        transaction.set_rollback(True)
    assert nieuw not in voor.van_persoon
    assert gezien["index"] is voor
    assert gezien["nr"] == reads.kop().nr
    assert is_gelijk(plek.actueel(), geheugen.laad())
    with transaction.atomic():
        # The same ids once more, with something else behind them.
        vervang(opdracht, provincie.persoon("Wel", "Benoemd"), date(2024, 1, 1))
        assert is_gelijk(plek.actueel(), geheugen.laad())
    assert is_gelijk(plek.actueel(), geheugen.laad())


def test_wat_een_handeling_schreef_voor_zij_af_is_hoort_er_niet_bij(wereld):
    provincie, _ = wereld
    plek = Geheugen()
    with transaction.atomic():
        kop = reads.kop()
        voor = plat(geheugen.laad(kop).regeling.artikelen)
        stel(provincie, replace(VERPLICHTING, tot_bedrag=7))
        assert plat(plek.actueel(kop).regeling.artikelen) == voor
        assert plat(geheugen.laad().regeling.artikelen) != voor


def test_wie_nog_van_een_eerdere_kop_weet_leest_niet_alles_opnieuw(wereld, monkeypatch):
    provincie, _ = wereld
    plek = Geheugen()
    eerder, index = reads.kop(), plek.actueel()
    stel(provincie, VERPLICHTING)
    plek.actueel()
    monkeypatch.setattr(geheugen, "laad", lambda *_: pytest.fail("opnieuw gelezen"))
    assert plek.actueel(eerder) is index


def test_een_register_dat_nog_moet_beginnen(echte_db):
    plek = Geheugen()
    assert plek.actueel().concern == 0
    provincie = Provincie()
    assert plek.actueel().concern == provincie.concern
    assert is_gelijk(plek.actueel(), geheugen.laad())


def test_na_terugzetten_telt_alleen_wat_er_nu_staat(wereld, pg, echte_db):
    provincie, opdracht = wereld
    plek = Geheugen()
    connection.close()
    kopie = f"{echte_db.naam}_kopie"
    pg.maak_database(kopie, sjabloon=echte_db.naam)
    try:
        weg = provincie.persoon("Na", "Kopie")
        vervang(opdracht, weg, date(2024, 1, 1))
        assert weg in plek.actueel().van_persoon
        for nr in range(3):  # as far as the other ledger, further, and beyond
            with django_op(pg.url(kopie)):
                assert is_gelijk(plek.actueel(), geheugen.laad())
                stel(provincie, replace(VERPLICHTING, tot_bedrag=nr))
                assert is_gelijk(plek.actueel(), geheugen.laad())
    finally:
        pg.verwijder_database(kopie)


@pytest.mark.traag
@pytest.mark.parametrize("zaad", range(4))
def test_na_elke_reeks_handelingen_is_het_geheugen_wat_er_opnieuw_wordt_gelezen(wereld, zaad):
    provincie, opdracht = wereld
    lot = random.Random(zaad)
    mensen = [provincie.persoon("Iemand", f"Nr {i}") for i in range(4)]
    opdrachten = [opdracht, provincie.opdracht(provincie.opgave("Water"), "Dijken")]
    plekken = [Geheugen(), Geheugen()]
    gelukt = 0
    for _ in range(40):
        voorbeeld = lot.random() < 0.3
        with suppress(Weigering):
            lot.choice(DADEN)(provincie, lot, mensen, opdrachten, voorbeeld)
            gelukt += not voorbeeld
        if lot.random() < 0.6:
            assert is_gelijk(lot.choice(plekken).actueel(), geheugen.laad())
    assert gelukt > 10
    for plek in plekken:
        assert is_gelijk(plek.actueel(), geheugen.laad())


def vervang(opdracht, persoon, vanaf, **opties):
    register_acts.vervang(
        verzoek(**opties),
        benoemingen=[Benoeming(opdracht, "AOG", persoon, Periode(vanaf))],
        grond=GROND,
        uitleg="Zo is het.",
    )


def _dag(lot):
    return BEGIN + timedelta(days=lot.randrange(900))


def _vervang(provincie, lot, mensen, opdrachten, voorbeeld):
    vervang(lot.choice(opdrachten), lot.choice(mensen), _dag(lot), voorbeeld=voorbeeld)


def _beeindig(provincie, lot, mensen, opdrachten, voorbeeld):
    rollen = Rolvervulling.objects.huidig().filter(persoon_id__in=mensen)
    register_acts.beeindig_rollen(
        verzoek(voorbeeld=voorbeeld),
        rollen=[lot.choice(list(rollen.values_list("id", flat=True)) or [0])],
        per=_dag(lot),
        grond=GROND,
    )


def _corrigeer(provincie, lot, mensen, opdrachten, voorbeeld):
    rol = Rolvervulling.objects.huidig().filter(persoon_id__in=mensen).first()
    register_acts.corrigeer(
        verzoek(voorbeeld=voorbeeld),
        model=Rolvervulling,
        feit=rol.id if rol else 0,
        waarde={"persoon_id": lot.choice(mensen)},
        toelichting="Verwisseld.",
    )


def _stel(provincie, lot, mensen, opdrachten, voorbeeld):
    artikel = replace(VERPLICHTING, code=lot.choice("AB"), vanaf=_dag(lot), tot_bedrag=5)
    stel(provincie, artikel, voorbeeld=voorbeeld)


def _beeindig_artikel(provincie, lot, mensen, opdrachten, voorbeeld):
    per = _dag(lot)
    acts.beeindig_artikelen(
        verzoek(voorbeeld=voorbeeld),
        codes=["A"],
        per=per,
        grond=provincie.besluit("mandaat", op=per),
    )


DADEN = (_vervang, _vervang, _beeindig, _corrigeer, _stel, _beeindig_artikel)
