"""Personal data beyond need is erased when its term ends; the tombstone stays (GEN-07)."""

from datetime import UTC, date, datetime

import pytest
from django.db import ProgrammingError, connection, transaction

from driehoek.ontwikkeling import acts as ontwikkelacts
from driehoek.ontwikkeling.models import Profieldeel
from driehoek.ontwikkeling.types import Deel, Zichtbaar
from driehoek.organisatie import acts
from driehoek.platform import klok
from driehoek.platform.handelingen import verify
from driehoek.register import reads
from driehoek.register.models import Persoonsgegeven, Rolvervulling
from driehoek.register.types import NAAM_VERNIETIGD, OpRechtsfeit
from driehoek.toegang.acts_bewaren import vernietig
from driehoek.toegang.acts_privacy import vraag_correctie
from driehoek.toegang.models import Correctieverzoek, Vernietiging
from driehoek.toegang.reads_bewaren import voorbij
from provincie import verzoek

pytestmark = pytest.mark.django_db
WEG = date(2025, 7, 1)
TOT = date(2035, 7, 1)


@pytest.fixture
def weg(provincie):
    """Somebody who left, with a role, a profile and a request behind."""
    wie = provincie.persoon("Wendy", "Weg")
    opdracht = provincie.opdracht()
    provincie.dienstverband(wie)
    provincie.aog(opdracht, wie, tot=WEG, uitleg="Vertrekt.")
    ontwikkelacts.bewaar_deel(
        wie, wie, Deel.WENSEN, versie=0, tekst="Rust", zichtbaar=Zichtbaar.ZELF.value
    )
    vraag_correctie(wie, "naam", "Het is Wendie.")
    acts.beeindig_dienstverbanden(
        verzoek(), personen=[wie], per=WEG, grond=OpRechtsfeit(WEG, "Uit dienst")
    )
    return wie


def op(dag):
    return klok.op(datetime(dag.year, dag.month, dag.day, 12, tzinfo=UTC))


def naam(persoon):
    return reads.namen([persoon])[persoon]


def test_GEN_07_na_de_termijn_is_de_naam_weg_en_klopt_het_grootboek(weg):
    with op(TOT):
        assert [v.persoon for v in vernietig()] == [weg]

    assert naam(weg) == NAAM_VERNIETIGD
    gegeven = Persoonsgegeven.objects.get(persoon_id=weg)
    assert (gegeven.zout, gegeven.sorteernaam) == (None, None)
    assert not Profieldeel.objects.filter(persoon_id=weg).exists()
    assert not Correctieverzoek.objects.filter(persoon_id=weg).exists()
    assert Rolvervulling.objects.filter(persoon_id=weg).exists()
    assert Vernietiging.objects.get().persoon_id == weg
    assert list(verify.controleer()) == []


def test_GEN_07_grensdag_een_dag_eerder_blijft_alles(weg):
    with op(date(2035, 6, 30)):
        assert vernietig() == []
    assert naam(weg) == "Wendy Weg"


def test_GEN_07_weer_doen_doet_niets(weg):
    with op(TOT):
        vernietig()
        assert vernietig() == []
    assert Vernietiging.objects.count() == 1
    assert weg


def test_GEN_07_wie_terug_is_of_nog_een_rol_heeft_blijft(provincie, weg):
    provincie.dienstverband(weg, vanaf=date(2026, 1, 1), volgnummer=2)
    rol = provincie.persoon("Roos", "Rol")
    provincie.aog(provincie.opdracht(provincie.opgave("Water"), "Dijk"), rol)
    with op(date(2090, 1, 1)):
        assert voorbij(klok.vandaag()) == []


def test_GEN_07_over_wie_niets_staat_wordt_niets_besloten(provincie):
    provincie.persoon("Nico", "Nieuw")
    with op(date(2090, 1, 1)):
        assert "Nico Nieuw" not in {naam(v.persoon) for v in voorbij(klok.vandaag())}


def test_GEN_07_de_termijn_is_een_instelling(provincie, weg):
    from driehoek.register import acts as register_acts
    from driehoek.register import instellingen

    register_acts.stel_instelling_vast(
        verzoek(),
        code=instellingen.NAAMTERMIJN.code,
        waarde=1,
        vanaf=date(2026, 1, 1),
        grond=provincie.besluit("instelling", door="DT", op=date(2026, 1, 1)),
    )
    with op(date(2026, 7, 1)):
        assert [v.persoon for v in voorbij(klok.vandaag())] == [weg]


def test_GEN_07_een_verklaring_wordt_niet_gewijzigd_of_verwijderd(weg):
    with op(TOT):
        vernietig()
    for zin in (
        "UPDATE toegang_vernietiging SET sinds = sinds - 1",
        "DELETE FROM toegang_vernietiging",
    ):
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(zin)
    assert weg
