"""Who got which role and who lost one between two Peilmomenten, by which besluit and act."""

from datetime import UTC, date, datetime, timedelta

import pytest

from driehoek.platform import klok
from driehoek.platform.models import Handeling
from driehoek.register import acts, reads
from driehoek.register.models import Besluit, Rolvervulling
from driehoek.register.types import OpRechtsfeit, Rol
from driehoek.toegang.reads_wijzigingen import Wijziging, begin_vorig_kwartaal, wijzigingen
from provincie import verzoek

SINDS = date(2025, 1, 31)
NU = datetime(2025, 6, 2, 9, tzinfo=UTC)


def sinds(dag: date = SINDS) -> list[Wijziging]:
    return wijzigingen(reads.peilmoment(dag, dag), reads.peilmoment())


def kort(gevonden: list[Wijziging]) -> list[tuple[str, bool, date | None]]:
    return sorted((w.feit.rolsoort.rol, w.gekregen, w.per) for w in gevonden)


@pytest.fixture
def auditor(toen) -> int:
    """Auditor since the beginning, on a besluit of then."""
    wie = toen.persoon("Au", "Ditor")
    toen.benoem(toen.concern, "AUDITOR", wie)
    return wie


def eindig(toen, persoon: int, per: date, op: datetime = NU) -> None:
    klok.zet(op)
    rol = Rolvervulling.objects.huidig().get(persoon_id=persoon)
    grond = toen.besluit("functionele_rol", door="DT", op=per, kenmerk=f"WEG-{per}")
    acts.beeindig_rollen(verzoek(), rollen=[rol.id], per=per, grond=grond)


def test_wat_al_zo_was_is_niet_gewijzigd(toen, auditor):
    klok.zet(NU)
    assert sinds() == []


def test_een_nieuwe_rol_noemt_haar_besluit_en_handeling(toen):
    klok.zet(NU)
    wie = toen.persoon("Con", "Troller")
    uitkomst = toen.benoem(toen.concern, "CONTROLLER", wie, vanaf=date(2025, 3, 1))

    (w,) = sinds()

    assert kort([w]) == [("CONTROLLER", True, date(2025, 3, 1))]
    assert w.handeling == uitkomst.nr
    assert w.grondslag.besluit == Besluit.objects.get(id=uitkomst.ids("register_besluit")[0])


@pytest.mark.parametrize(("vanaf", "gekregen"), [(SINDS, False), (SINDS + timedelta(days=1), True)])
def test_de_dag_zelf_hoort_nog_bij_toen(toen, vanaf, gekregen):
    wie = toen.persoon("Con", "Troller")
    toen.benoem(toen.concern, "CONTROLLER", wie, vanaf=vanaf, grond=_vooraf(toen))
    klok.zet(NU)
    assert bool(sinds()) == gekregen


def _vooraf(toen):
    """A besluit of before, that works from its day on."""
    return toen.besluit("functionele_rol", door="DT", op=date(2025, 1, 9))


def test_wat_later_met_terugwerkende_kracht_bekend_werd_is_ook_gewijzigd(toen):
    klok.zet(NU)
    wie = toen.persoon("Con", "Troller")
    toen.benoem(toen.concern, "CONTROLLER", wie, vanaf=date(2024, 5, 1))
    assert kort(sinds()) == [("CONTROLLER", True, date(2024, 5, 1))]


def test_een_einde_noemt_het_besluit_dat_er_een_eind_aan_maakte(toen, auditor):
    eindig(toen, auditor, date(2025, 4, 1))

    (w,) = sinds()

    assert kort([w]) == [("AUDITOR", False, date(2025, 4, 1))]
    assert w.grondslag.besluit.kenmerk == "WEG-2025-04-01"
    assert w.handeling == reads.kop().nr


@pytest.mark.parametrize(("per", "verloren"), [(NU.date(), True), (date(2025, 6, 3), False)])
def test_wie_vandaag_zijn_eerste_dag_zonder_heeft_is_hem_kwijt(toen, auditor, per, verloren):
    klok.zet(NU)
    rol = Rolvervulling.objects.huidig().get(persoon_id=auditor)
    grond = toen.besluit("functionele_rol", door="DT", op=date(2025, 5, 1))
    acts.beeindig_rollen(verzoek(), rollen=[rol.id], per=per, grond=grond)
    assert bool(sinds()) == verloren


def test_een_einde_dat_was_voorzien_heeft_geen_handeling(toen):
    wie = toen.persoon("Con", "Troller")
    besluit = _vooraf(toen)
    toen.benoem(
        toen.concern,
        "CONTROLLER",
        wie,
        vanaf=date(2025, 1, 9),
        tot=date(2025, 3, 1),
        grond=besluit,
    )
    klok.zet(NU)

    (w,) = sinds()

    assert kort([w]) == [("CONTROLLER", False, date(2025, 3, 1))]
    assert w.handeling is None
    assert w.grondslag.besluit.kenmerk == besluit.besluit.kenmerk


def test_wat_bij_nader_inzien_nooit_gold_heeft_geen_dag(toen, auditor):
    klok.zet(NU)
    besluit = Rolvervulling.objects.get(persoon_id=auditor).grondslag.besluit_id
    uitkomst = acts.trek_in(
        verzoek(),
        besluit=besluit,
        per=None,
        grond=toen.besluit("intrekking", door="DT", op=date(2025, 5, 1)),
    )

    (w,) = sinds()

    assert kort([w]) == [("AUDITOR", False, None)]
    assert w.handeling == uitkomst.nr
    assert w.grondslag.besluit.soort == "intrekking"


def test_een_rechtsfeit_is_ook_een_grondslag(toen, auditor):
    klok.zet(NU)
    acts.beeindig_door_rechtsfeit(
        verzoek(),
        persoon=auditor,
        per=date(2025, 5, 1),
        grond=OpRechtsfeit(date(2025, 5, 1), "Uit dienst"),
    )
    (w,) = sinds()
    assert (w.grondslag.soort, w.grondslag.besluit) == ("rechtsfeit", None)
    assert Handeling.objects.get(nr=w.handeling).naam == "beeindig_door_rechtsfeit"


def test_wie_een_rol_kwijt_was_en_weer_heeft_is_niet_gewijzigd(toen, auditor):
    eindig(toen, auditor, date(2025, 3, 1), op=datetime(2025, 3, 3, 9, tzinfo=UTC))
    klok.zet(NU)
    toen.benoem(toen.concern, "AUDITOR", auditor, vanaf=date(2025, 5, 1))
    assert sinds() == []
    (verloren,) = sinds(date(2025, 4, 1)) or [None]
    assert verloren.gekregen


def test_een_opvolger_krijgt_en_een_voorganger_verliest(toen):
    opdracht = toen.opdracht(vanaf=date(2023, 6, 1))
    toen.aog(opdracht, vanaf=date(2023, 6, 1))
    klok.zet(NU)
    nieuw = toen.persoon("Nieuwe", "Opdrachtgever")
    grond = toen.besluit(
        "aog", rol="DIRECTEUR_MO", persoon=toen.directeur_mo(), op=date(2025, 4, 1)
    )
    toen.benoem(
        opdracht,
        "AOG",
        nieuw,
        vanaf=date(2025, 4, 1),
        grond=grond,
        act=acts.vervang,
        uitleg="Andere baan.",
    )
    eigen = [w for w in sinds() if w.feit.rolsoort.rol == Rol.AOG]
    assert kort(eigen) == [
        ("AOG", False, date(2025, 4, 1)),
        ("AOG", True, date(2025, 4, 1)),
    ]
    assert {w.handeling for w in eigen} == {reads.kop().nr}


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [
        (date(2026, 11, 23), date(2026, 7, 1)),
        (date(2026, 1, 1), date(2025, 10, 1)),
        (date(2026, 3, 31), date(2025, 10, 1)),
        (date(2026, 4, 1), date(2026, 1, 1)),
        (date(2026, 9, 30), date(2026, 4, 1)),
    ],
)
def test_het_vorige_kwartaal(dag, verwacht):
    assert begin_vorig_kwartaal(dag) == verwacht
