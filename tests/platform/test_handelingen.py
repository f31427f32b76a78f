"""An act as such: preview, repeat, what was seen, the seal, refusal without a trace."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from driehoek.platform import klok
from driehoek.platform.fouten import IntussenGewijzigd, RegelOvertreding
from driehoek.platform.handelingen import canon
from driehoek.platform.handelingen.types import SYSTEEM, Verzoek
from driehoek.platform.models import Handeling
from driehoek.register import acts, reads
from driehoek.register.models import Besluit, Grondslag, Rolvervulling
from driehoek.register.types import NieuwePersoon, Rol
from provincie import verzoek
from register.hulp import NU, Wereld, feit_van, wie

JAN, JUL = date(2024, 1, 1), date(2024, 7, 1)


@pytest.fixture(autouse=True)
def _vaste_dag():
    with klok.op(NU):
        yield


@pytest.fixture
def wereld(db):
    return Wereld()


@pytest.fixture
def opdracht(wereld):
    opdracht = wereld.opdracht()
    wereld.aog(opdracht, wereld.persoon("An"))
    return opdracht


def stand() -> tuple[object, ...]:
    """All that an act could leave behind."""
    kop = reads.kop()
    tellingen = [m.objects.count() for m in (Handeling, Besluit, Grondslag, Rolvervulling)]
    dicht = Rolvervulling.objects.filter(gesloten__isnull=False).count()
    return (kop.nr, kop.moment, bytes(kop.hash), kop.laatste_id, *tellingen, dicht)


def test_voorbeeld_bewaart_niets_en_zegt_wat_opslaan_doet(wereld, opdracht):
    bo, grond = wereld.persoon("Bo"), wereld.aog_besluit(JUL)
    voor = stand()

    def vervang(**opties):
        return wereld.aog(
            opdracht, bo, JUL, act=acts.vervang, grond=grond, uitleg="Andere baan", **opties
        )

    voorbeeld = vervang(voorbeeld=True)

    assert stand() == voor
    assert voorbeeld.voorbeeld
    assert [g.zin.split(" van '")[0] for g in voorbeeld.gevolgen] == [
        "Bo Jansen wordt ambtelijk opdrachtgever",
        "An Jansen is niet langer ambtelijk opdrachtgever",
    ]
    echt = vervang()
    assert replace(voorbeeld, voorbeeld=False) == echt
    assert stand() != voor


def test_voorbeeld_van_wat_niet_mag_weigert_net_zo(wereld, opdracht):
    bo, voor = wereld.persoon("Bo"), stand()

    with pytest.raises(RegelOvertreding, match=r"twee keer .* \(REG-05\)"):
        wereld.aog(opdracht, bo, voorbeeld=True)

    assert stand()[:4] == voor[:4]


def test_herhaald_verzoek_doet_niets_en_geeft_hetzelfde_nummer(wereld, opdracht):
    personen = [NieuwePersoon("N1", "An", "Jansen")]
    zelfde = Verzoek(actor=SYSTEEM)
    eerste = acts.registreer_personen(zelfde, personen=personen)
    acts.registreer_personen(verzoek(), personen=[NieuwePersoon("N2", "Bo", "Bos")])
    voor = stand()

    tweede = acts.registreer_personen(zelfde, personen=personen)

    assert stand() == voor
    assert (tweede.nr, tweede.moment, tweede.herhaald) == (eerste.nr, eerste.moment, True)
    assert sorted(tweede.geopend) == sorted(eerste.geopend)


def test_gezien_weigert_als_wat_je_raakt_intussen_wijzigde(wereld, opdracht):
    bo, co, ander = wereld.persoon("Bo"), wereld.persoon("Co"), wereld.opdracht()
    gezien = reads.kop().nr
    wereld.aog(opdracht, co, JAN, act=acts.vervang, uitleg="Andere baan")
    voor = stand()

    with pytest.raises(IntussenGewijzigd, match=r"intussen gewijzigd\. Bekijk de gevolgen opnieuw"):
        wereld.aog(opdracht, bo, JUL, act=acts.vervang, uitleg="Andere baan", gezien=gezien)
    assert stand() == voor

    wereld.aog(ander, bo, JUL, gezien=gezien)
    assert wie(ander, Rol.AOG, JUL) == [bo]


def test_gezien_weigert_ook_als_de_persoon_intussen_iets_werd(wereld, opdracht):
    bo, ander = wereld.persoon("Bo"), wereld.opdracht()
    gezien = reads.kop().nr
    wereld.benoem(wereld.concern, Rol.CONTROLLER, bo)

    with pytest.raises(IntussenGewijzigd):
        wereld.aog(ander, bo, gezien=gezien)


def test_gezien_weigert_als_een_feit_alleen_werd_gesloten(wereld, opdracht):
    an = wie(opdracht, Rol.AOG, JAN)[0]
    gezien = reads.kop().nr
    acts.corrigeer(
        verzoek(),
        model=Rolvervulling,
        feit=feit_van(opdracht, Rol.AOG, JAN).id,
        toelichting="Stond er ten onrechte",
        vervalt=True,
    )

    with pytest.raises(IntussenGewijzigd):
        wereld.aog(opdracht, an, JUL, gezien=gezien)


def test_momenten_lopen_op_ook_als_de_klok_stilstaat(wereld):
    for _ in range(3):
        wereld.persoon()

    momenten = list(Handeling.objects.order_by("nr").values_list("moment", flat=True))
    assert momenten == sorted(set(momenten))


def test_moment_volgt_de_kop_als_de_klok_achterloopt(wereld):
    voor = reads.kop().moment
    with klok.op(NU - timedelta(days=365)):
        wereld.persoon()

    assert reads.kop().moment == voor + timedelta(microseconds=1)


def test_elke_handeling_is_geketend_aan_de_vorige(wereld, opdracht):
    handelingen = list(Handeling.objects.order_by("nr"))

    assert [h.nr for h in handelingen] == list(range(1, len(handelingen) + 1))
    assert bytes(handelingen[0].vorige) == canon.GEEN_VORIGE
    for vorige, volgende in pairwise(handelingen):
        assert bytes(volgende.vorige) == bytes(vorige.hash)
    assert bytes(reads.kop().hash) == bytes(handelingen[-1].hash)
