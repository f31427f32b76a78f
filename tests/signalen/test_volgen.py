"""Since when a signal stands, until when it may, and when it is gone."""

from datetime import date, timedelta

import pytest

from driehoek.opdrachten import acts as opdrachten_acts
from driehoek.opdrachten.types import Postwijziging
from driehoek.platform import jobs, klok, regelboek, taken
from driehoek.platform.models import Kop, RegelStand
from driehoek.register import acts
from driehoek.register.types import Benoeming, OpConversie, OpRechtsfeit
from driehoek.signalen.acts import volgen
from driehoek.signalen.models import Signaal, Signaaleigenaar
from driehoek.signalen.types import Staat
from provincie import BEGIN, verzoek
from signalen.hulp import NU, VANDAAG, een, na, tel, tijden, van_regel


def stel_in(provincie, code: str, waarde: int, vanaf: date = BEGIN) -> None:
    acts.stel_instelling_vast(
        verzoek(),
        code=code,
        waarde=waarde,
        vanaf=vanaf,
        grond=provincie.besluit("instelling", door="DT"),
    )


def test_een_signaal_staat_er_sinds_het_voor_het_eerst_werd_gezien(provincie):
    provincie.opdracht()
    tel()
    with klok.op(na(3)):
        tel()

    assert tijden("REG-05s") == [(NU, None)]


def test_wat_de_regel_niet_meer_zegt_is_opgelost_en_wat_terugkomt_begint_opnieuw(provincie):
    opdracht = provincie.opdracht()
    tel()
    with klok.op(na(2)):
        aog = provincie.aog(opdracht)
        tel()
    with klok.op(na(5)):
        acts.beeindig_door_rechtsfeit(
            verzoek(), persoon=aog, per=klok.vandaag(), grond=OpRechtsfeit(VANDAAG, "Weg")
        )
        tel()

    (eerste, opgelost), (tweede, open_) = tijden("REG-05s")
    assert (eerste, tweede, open_) == (NU, na(5), None)
    assert na(2) <= opgelost < na(3)


def test_wie_het_oplost_ziet_het_meteen_verdwijnen(provincie):
    opdracht = provincie.opdracht()
    tel()

    provincie.aog(opdracht)

    assert van_regel("REG-05s") == []
    assert len(van_regel("REG-05s", opdracht, Staat.OPGELOST)) == 1


def test_een_voorbeeld_lost_niets_op(provincie):
    opdracht = provincie.opdracht()
    tel()

    provincie.aog(opdracht, voorbeeld=True)

    assert len(van_regel("REG-05s", opdracht)) == 1


def test_wat_een_handeling_te_vroeg_opgelost_noemt_gaat_gewoon_door(provincie):
    """REG-18 speaks of a line: an act that takes one opdracht off it sees only that opdracht."""
    opgave = provincie.opgave()
    post, ander = (provincie.post(c, jaar=2026, lasten=10) for c in ("1-1-1-1", "1-1-1-2"))
    opdrachten = [provincie.opdracht(opgave, f"Opdracht {i}") for i in range(3)]
    grond = provincie.besluit("begroting", door="PS")
    opdrachten_acts.koppel_post(
        verzoek(), koppelingen=[Postwijziging(o, post) for o in opdrachten], grond=grond
    )
    tel()
    id_ = een("REG-18s").id

    with klok.op(na(2)):
        opdrachten_acts.koppel_post(
            verzoek(),
            koppelingen=[Postwijziging(opdrachten[0], ander)],
            grond=provincie.besluit("begroting", door="PS"),
        )
        assert Signaal.objects.get(id=id_).voorlopig
        tel()

    eerste = Signaal.objects.get(id=id_)
    assert (eerste.opgelost, eerste.voorlopig, eerste.sinds) == (None, False, NU)
    assert len(van_regel("REG-18s")) == 2


def test_een_andere_zin_is_hetzelfde_signaal_dat_wijzigde(provincie):
    opdracht = provincie.opdracht()
    tel()
    with klok.op(na(1)):
        _hernoem_profiel(provincie, opdracht)
        tel()

    signaal = Signaal.objects.get(regel="REG-08s")
    assert (signaal.sinds, signaal.gewijzigd) == (NU, na(1))
    assert signaal.zin.endswith("ontbreekt: hoe, wie.")


def _hernoem_profiel(provincie, opdracht):
    from driehoek.opdrachten.types import Profiel, Profielvaststelling

    opdrachten_acts.stel_profiel_vast(
        verzoek(),
        vaststellingen=[Profielvaststelling(opdracht, BEGIN, Profiel("stabiel", "x", "y"))],
        grond=provincie.van_directeur("scope", provincie.opgave_van[opdracht]),
    )


@pytest.mark.parametrize(("dagen", "laat"), [(14, 0), (15, 1)])
def test_GEN_04_de_termijn_is_die_van_de_regel_en_de_dag_zelf_is_nog_op_tijd(
    provincie, dagen, laat
):
    provincie.opdracht()
    tel()
    assert een("REG-05s").uiterlijk == VANDAAG + timedelta(days=14)
    assert een("REG-08s").uiterlijk == VANDAAG + timedelta(days=28)

    with klok.op(na(dagen)):
        assert een("REG-05s").dagen_te_laat == laat
        assert len(van_regel("REG-05s", staat=Staat.LAAT)) == laat


def test_GEN_06_de_termijn_is_die_van_de_dag_waarop_het_signaal_begon(provincie):
    opgave = provincie.opgave()
    provincie.opdracht(opgave, "Eerst")
    stel_in(provincie, "signaaltermijn_vacature", 5, vanaf=VANDAAG + timedelta(days=1))
    tel()
    with klok.op(na(1)):
        provincie.opdracht(opgave, "Later")
        tel()

    termijnen = [(r.uiterlijk - r.sinds.date()).days for r in van_regel("REG-05s")]

    assert sorted(termijnen) == [5, 14]


def test_leg_uit_zonder_uitleg_is_een_signaal_en_met_uitleg_niet(provincie):
    opdracht = provincie.opdracht()
    an, bo = provincie.persoon("An"), provincie.persoon("Bo")
    acts.neem_rollen_over(
        verzoek(),
        benoemingen=[
            Benoeming(opdracht, "AOG", an, _periode(BEGIN, date(2024, 1, 1))),
            Benoeming(opdracht, "AOG", bo, _periode(date(2024, 1, 1))),
        ],
        verwijzingen=["map 1", "map 2"],
    )
    tel()
    assert een("REG-07u", opdracht).drager == opdracht

    ander = provincie.opdracht(provincie.opgave_van[opdracht], "Ander")
    provincie.aog(ander)
    provincie.aog(ander, bo, vanaf=date(2024, 1, 1), act=acts.vervang, uitleg="Met pensioen.")
    tel()

    assert van_regel("REG-07u", ander) == []


def _periode(van, tot=None):
    from driehoek.kern.tijd import Periode

    return Periode(van, tot)


def test_de_taak_telt_niet_over_een_handeling_heen(provincie, monkeypatch):
    """What was asked before an act is not stored after it: the act has its own count coming."""
    provincie.opdracht()
    Signaal.objects.all().delete()
    echt = Kop.objects.get(id=1).nr
    vraag = regelboek.Regel.overtredingen
    gedaan = []

    def met_handeling_ertussen(regel, *args):
        if not gedaan:
            gedaan.append(provincie.persoon("Tus", "Sen"))
        return vraag(regel, *args)

    monkeypatch.setattr(regelboek.Regel, "overtredingen", met_handeling_ertussen)
    jobs.tel_regels()

    assert Kop.objects.get(id=1).nr == echt + 1
    assert not Signaal.objects.exists()
    assert not RegelStand.objects.exists()

    jobs.tel_regels()
    assert Signaal.objects.filter(regel="REG-05s", opgelost=None).count() == 1


def test_de_taak_laat_de_harde_regels_aan_wie_al_wacht(provincie):
    assert taken.wacht("tel_regels")  # every act asked for it

    jobs.tel_regels()

    geteld = set(RegelStand.objects.values_list("regel", flat=True))
    zacht = {r.sleutel for r in regelboek.alle() if r.soort is not regelboek.Soort.HARD}
    assert geteld == zacht


def test_een_signaal_kan_van_eigenaar_wisselen_zonder_opnieuw_te_beginnen(provincie):
    opdracht = provincie.opdracht()
    an, bo = provincie.persoon("An"), provincie.persoon("Bo")
    provincie.aog(opdracht, an)
    tel()
    signaal = een("REG-06s", opdracht).id
    assert _eigenaars(signaal) == {an}

    with klok.op(na(1)):
        provincie.aog(
            opdracht, bo, vanaf=VANDAAG, act=acts.vervang, uitleg="Wissel", grond=_papier()
        )
        tel()

    assert een("REG-06s", opdracht).id == signaal
    assert _eigenaars(signaal) == {bo}


def _papier():
    return OpConversie(VANDAAG, "Het oude register")


def _eigenaars(signaal: int) -> set[int]:
    return set(Signaaleigenaar.objects.filter(signaal=signaal).values_list("persoon", flat=True))


def test_een_jaar_na_de_oplossing_wordt_een_signaal_vergeten(provincie):
    opdracht = provincie.opdracht()
    tel()
    provincie.aog(opdracht)
    with klok.op(na(364)):
        assert volgen.vergeet_oude() == 0
    with klok.op(na(366)):
        assert volgen.vergeet_oude() > 0

    assert tijden("REG-05s") == []


def test_tellen_schrijft_niet_rij_voor_rij(provincie):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    opgave = provincie.opgave()
    for i in range(20):
        provincie.opdracht(opgave, f"Opdracht {i}")
    tel()
    with CaptureQueriesContext(connection) as vragen:
        volgen.tel()
    schrijft = [v for v in vragen if "signalen_signaal" in v["sql"]]
    assert len(schrijft) == 5
