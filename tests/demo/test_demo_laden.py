"""The demo province as it is played: nothing refused, every rule held, every row in the ledger."""

import pytest
from demo_hulp import van

from driehoek.demo.laden import NietLeegError, laad
from driehoek.demo.plan import types as t
from driehoek.demo.plan.maak import maak_plan
from driehoek.organisatie.models import Dienstverband
from driehoek.platform import documenten, regelboek
from driehoek.platform.handelingen import verify
from driehoek.platform.models import Account, Document, Handeling
from driehoek.platform.regelboek import Soort
from driehoek.register import reads
from driehoek.register.models import Besluit, Bestaan, Drager, Rolvervulling

pytestmark = pytest.mark.traag


@pytest.fixture
def geladen(echte_db, settings, tmp_path, plan):
    settings.DOCUMENTEN = tmp_path
    return laad(plan, meld=lambda *_: None)


def test_de_hele_demoprovincie_laadt_en_klopt(geladen, plan):
    """One load, everything looked at: it takes a minute."""
    assert geladen.geweigerd == []
    assert list(verify.controleer()) == []
    hard = [r for r in regelboek.alle() if r.soort is Soort.HARD]
    assert {r.id: r.overtredingen() for r in hard if r.overtredingen()} == {}
    assert regelboek.alle() != hard

    personen = [p for e in van(plan, t.PersonenInDienst) for p in e.personen]
    in_dienst = [p for p in personen if p.soort == "medewerker"]
    opdrachten = [o for e in van(plan, t.OpdrachtenGestart) for o in e.opdrachten]
    assert Dienstverband.objects.values("persoon_id").distinct().count() == len(in_dienst)
    assert Drager.objects.filter(soort="opdracht").count() == len(opdrachten)
    assert Bestaan.objects.huidig().filter(drager__soort="opgave").exists()
    assert Rolvervulling.objects.huidig().count() > len(opdrachten)

    assert Besluit.objects.count() >= len(plan.events) / 2
    bewaard = Document.objects.all()
    assert bewaard.count() == Besluit.objects.exclude(document=None).count()
    assert [documenten.wat_mis_is(d) for d in bewaard[:50]] == [""] * 50

    rollen = Account.objects.filter(gebruikersnaam__startswith="demo-").count()
    assert rollen == len(plan.aanmeldingen) >= 12
    with pytest.raises(NietLeegError):
        laad(maak_plan(), meld=lambda *_: None)
    assert Handeling.objects.count() == reads.kop().nr
