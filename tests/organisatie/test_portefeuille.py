"""What a directeur M&O looks after: one vakdomein, and one or more themes of HRM (PT-20)."""

from datetime import date

import pytest

from config.paginahulp import als
from driehoek.kern.tijd import Periode
from driehoek.organisatie import acts, reads_leiding
from driehoek.organisatie.models import Portefeuille
from driehoek.organisatie.reads_leiding import Directeur
from driehoek.organisatie.types import NieuwePortefeuille
from driehoek.organisatie.types_vakken import NieuwVakdomein, Vakmodel
from driehoek.platform.fouten import InvoerFout, NietBevoegd, RegelOvertreding
from driehoek.register import reads
from provincie import BEGIN, verzoek

pytestmark = pytest.mark.django_db
OP = date(2025, 1, 1)
LATER = date(2026, 1, 1)


@pytest.fixture
def domeinen(provincie):
    """Advies and Realisatie."""
    return acts.stel_vakmodel_vast(
        verzoek(),
        model=Vakmodel(BEGIN, (NieuwVakdomein("Advies"), NieuwVakdomein("Realisatie"))),
        grond=provincie.besluit("vakmodel", door="P-BERAAD"),
    ).ids("register_drager")


def stel_vast(provincie, persoon, domein, *themas, vanaf=OP, door="DT", actor=None):
    nieuw = NieuwePortefeuille(persoon, domein, themas, Periode(vanaf))
    return acts.stel_portefeuille_vast(
        verzoek(**({"actor": actor} if actor else {})),
        portefeuilles=[nieuw],
        grond=provincie.besluit("directeur_mo", door=door, op=vanaf),
    )


def houdt(op=OP):
    return reads_leiding.directeuren(reads.peilmoment(op))


def test_PT_20_een_directeur_houdt_een_vakdomein_en_thema_s(provincie, domeinen):
    dirk = provincie.directeur_mo()
    stel_vast(provincie, dirk, domeinen[0], "Verzuim", " opleiding ", "verzuim")
    stel_vast(provincie, dirk, domeinen[1], "werving", vanaf=LATER)
    assert houdt(BEGIN) == [Directeur(dirk)]
    assert houdt() == [Directeur(dirk, domeinen[0], "opleiding, verzuim")]
    assert houdt(LATER) == [Directeur(dirk, domeinen[1], "werving")]


@pytest.mark.parametrize("themas", [(), ("",), (" ", "")])
def test_PT_20_zonder_thema_gaat_het_niet(provincie, domeinen, themas):
    with pytest.raises(InvoerFout) as fout:
        stel_vast(provincie, provincie.directeur_mo(), domeinen[0], *themas)
    assert fout.value.veld == "themas"
    assert not Portefeuille.objects.exists()


def test_PT_20_alleen_een_directeur_en_alleen_een_vakdomein(provincie, domeinen):
    with pytest.raises(InvoerFout, match="geen directeur Mens en Organisatie") as fout:
        stel_vast(provincie, provincie.persoon(), domeinen[0], "verzuim")
    assert fout.value.regel == "PT-20"
    with pytest.raises(InvoerFout, match="Kies een vakdomein"):
        stel_vast(provincie, provincie.directeur_mo(), provincie.pteam(), "verzuim")


def test_PT_20_het_dt_besluit_en_de_registerbeheerder_legt_het_vast(provincie, domeinen):
    dirk = provincie.directeur_mo()
    with pytest.raises(RegelOvertreding) as fout:
        stel_vast(provincie, dirk, domeinen[0], "verzuim", door="P-BERAAD")
    assert {o.regel for o in fout.value.overtredingen} == {"REG-09"}
    with pytest.raises(NietBevoegd):
        stel_vast(provincie, dirk, domeinen[0], "verzuim", actor=provincie.actor(dirk))
    beheerder = provincie.actor(provincie.beheerder)
    stel_vast(provincie, dirk, domeinen[0], "verzuim", actor=beheerder)


def test_PT_20_een_vakdomein_dat_ophoudt_houdt_niemand_meer(provincie, domeinen):
    dirk = provincie.directeur_mo()
    stel_vast(provincie, dirk, domeinen[0], "verzuim")
    acts.stel_vakmodel_vast(
        verzoek(),
        model=Vakmodel(LATER, weg=(domeinen[0],)),
        grond=provincie.besluit("vakmodel", door="P-BERAAD", op=LATER),
    )
    assert houdt(LATER) == [Directeur(dirk)]


def test_PT_20_het_overzicht_en_het_vakmodel_noemen_wie_wat_houdt(provincie, domeinen):
    dirk = provincie.directeur_mo()
    stel_vast(provincie, dirk, domeinen[0], "verzuim")
    client = als(dirk)
    html = client.get("/pteams/overzicht/").content.decode()
    assert "Advies" in html
    assert "verzuim" in html
    assert "Dirk Mensen" in als(provincie.beheerder).get("/pteams/vakmodel/").content.decode()
    toen = client.get(f"/pteams/overzicht/?geldig_op={BEGIN.isoformat()}").content.decode()
    assert "verzuim" not in toen
