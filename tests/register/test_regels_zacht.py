"""Rules that ask for an explanation, and signals: REG-04 to REG-07, REG-12, REG-23."""

from datetime import UTC, date, datetime, timedelta

import pytest

from driehoek.platform import klok, toetsing
from driehoek.platform.fouten import UitlegNodig
from driehoek.platform.models import Uitleg
from driehoek.platform.regelboek import Soort
from driehoek.register import acts
from driehoek.register.types import OpRechtsfeit, Rol
from provincie import BEGIN, verzoek
from register.hulp import VANDAAG, besluit_van, feit_van, geweigerd, wie

JUL = date(2024, 7, 1)


@pytest.fixture
def aog(wereld):
    """An opdracht with An as its AOG, and Bo who has no role."""
    opdracht, an, bo = wereld.opdracht(), wereld.persoon("An"), wereld.persoon("Bo")
    wereld.aog(opdracht, an)
    return opdracht, an, bo


def signalen(regel: str, *ids: int) -> list[str]:
    """The sentences with which a signal speaks about these identities now."""
    zacht = toetsing.zachte(ids)
    return [o.zin for (id_, soort, _), o in zacht.items() if (id_, soort) == (regel, Soort.SIGNAAL)]


def test_REG_07_vervangen_zonder_uitleg_wordt_geweigerd(wereld, aog):
    opdracht, an, bo = aog

    with geweigerd(UitlegNodig, "REG-07", "An Jansen houdt op 1 juli 2024 op .* Leg uit waarom"):
        wereld.aog(opdracht, bo, JUL, act=acts.vervang)

    assert wie(opdracht, Rol.AOG, JUL) == [an]


def test_REG_07_witte_uitleg_is_geen_uitleg(wereld, aog):
    opdracht, _, bo = aog

    with geweigerd(UitlegNodig, "REG-07", "Leg uit waarom"):
        wereld.aog(opdracht, bo, JUL, act=acts.vervang, uitleg="   ")


def test_REG_07_vervangen_met_uitleg_mag_en_de_uitleg_blijft(wereld, aog):
    opdracht, an, bo = aog

    uitkomst = wereld.aog(opdracht, bo, JUL, act=acts.vervang, uitleg=" Andere baan ")

    assert wie(opdracht, Rol.AOG, date(2024, 6, 30)) == [an]
    assert wie(opdracht, Rol.AOG, JUL) == [bo]
    uitleg = Uitleg.objects.get(geopend=uitkomst.nr)
    assert (uitleg.regel, uitleg.drager, uitleg.tekst) == ("REG-07", opdracht, "Andere baan")


def test_REG_07_een_keer_uitgelegd_is_genoeg(wereld, aog):
    opdracht, an, bo = aog
    wereld.aog(opdracht, bo, JUL, act=acts.vervang, uitleg="Andere baan")

    wereld.aon(opdracht, bo, an, opdracht)

    assert Uitleg.objects.filter(regel="REG-07").count() == 1


def test_REG_07_rechtsfeit_vraagt_geen_uitleg(wereld, aog):
    opdracht, an, _ = aog

    acts.beeindig_door_rechtsfeit(
        verzoek(), persoon=an, per=JUL, grond=OpRechtsfeit(JUL, "Uit dienst")
    )

    assert wie(opdracht, Rol.AOG, JUL) == []
    assert not Uitleg.objects.exists()


def test_REG_07_grensdag_tot_het_einde_van_de_opdracht_vraagt_geen_uitleg(wereld):
    an = wereld.persoon()
    een, ander = wereld.opdracht(tot=JUL), wereld.opdracht(tot=JUL)
    wereld.aog(een, an, tot=JUL)

    with geweigerd(UitlegNodig, "REG-07", "houdt op 30 juni 2024 op"):
        wereld.aog(ander, an, tot=date(2024, 6, 30))


def test_REG_07_intrekken_van_de_benoeming_vraagt_uitleg(wereld):
    opdracht, an = wereld.opdracht(), wereld.persoon("An")
    benoeming = besluit_van(wereld.aog(opdracht, an))
    grond = wereld.besluit("intrekking", door="DT")

    with geweigerd(UitlegNodig, "REG-07", "An Jansen houdt op"):
        acts.trek_in(verzoek(), besluit=benoeming, per=JUL, grond=grond)
    acts.trek_in(verzoek(), besluit=benoeming, per=JUL, grond=grond, uitleg="Reorganisatie")

    assert wie(opdracht, Rol.AOG, JUL) == []


def test_REG_07_bij_een_correctie_is_de_toelichting_de_uitleg(wereld, aog):
    from driehoek.kern.tijd import Periode
    from driehoek.register.models import Rolvervulling

    opdracht, _, _ = aog
    feit = feit_van(opdracht, Rol.AOG, JUL)

    acts.corrigeer(
        verzoek(),
        model=Rolvervulling,
        feit=feit.id,
        periode=Periode(BEGIN, JUL),
        toelichting="Het besluit noemt een einddatum",
    )

    assert Uitleg.objects.get(regel="REG-07").tekst == "Het besluit noemt een einddatum"


def test_REG_07_voorbeeld_toont_het_signaal_zonder_uitleg_te_eisen(wereld, aog):
    opdracht, _, bo = aog

    uitkomst = wereld.aog(opdracht, bo, JUL, act=acts.vervang, voorbeeld=True)

    assert "REG-07" in {o.regel for o in uitkomst.signalen}


def test_REG_23_concerndirecteur_als_AOG_vraagt_uitleg(wereld):
    opdracht, an = wereld.opdracht(), wereld.persoon("An")
    wereld.benoem(wereld.concern, Rol.CONCERNDIRECTEUR, an)

    with geweigerd(UitlegNodig, "REG-23", "An Jansen is concerndirecteur"):
        wereld.aog(opdracht, an)
    wereld.aog(opdracht, an, uitleg="Er is niemand anders")

    assert wie(opdracht, Rol.AOG, JUL) == [an]


def test_REG_23_AOG_die_concerndirecteur_wordt_vraagt_uitleg(wereld, aog):
    _, an, _ = aog

    with geweigerd(UitlegNodig, "REG-23", "An Jansen is concerndirecteur"):
        wereld.benoem(wereld.concern, Rol.CONCERNDIRECTEUR, an)
    wereld.benoem(wereld.concern, Rol.CONCERNDIRECTEUR, an, uitleg="Voor een half jaar")


def test_REG_23_grensdag_na_zijn_tijd_als_concerndirecteur(wereld):
    an = wereld.persoon("An")
    wereld.benoem(wereld.concern, Rol.CONCERNDIRECTEUR, an, tot=JUL)

    een, ander = wereld.opdracht(), wereld.opdracht()

    wereld.aog(een, an, JUL)
    with geweigerd(UitlegNodig, "REG-23", "concerndirecteur"):
        wereld.aog(ander, an, date(2024, 6, 30))


def test_REG_04_signaal_spreekt_en_zwijgt(wereld):
    opgave = wereld.opgave()
    assert signalen("REG-04", opgave) == [f"'{_naam(opgave)}' heeft vandaag geen domeindirecteur."]

    wereld.benoem(opgave, Rol.DOMEINDIRECTEUR, wereld.persoon(), tot=VANDAAG + timedelta(1))

    assert signalen("REG-04", opgave) == []
    with klok.op(datetime(2026, 11, 24, 9, tzinfo=UTC)):
        assert len(signalen("REG-04", opgave)) == 1, "de rol is een dag later voorbij"


def test_REG_04_signaal_zwijgt_voor_een_opgave_onder_het_directieteam(wereld):
    onder_dt = wereld.opgave(ouder=wereld.orgaan("DT"), oudersoort="orgaan")

    assert signalen("REG-04", onder_dt) == []


def test_REG_05_signaal_spreekt_en_zwijgt(wereld):
    opdracht = wereld.opdracht()
    assert len(signalen("REG-05", opdracht)) == 1

    wereld.aog(opdracht, wereld.persoon())

    assert signalen("REG-05", opdracht) == []


def test_REG_05_signaal_in_de_uitkomst_van_de_handeling_die_het_wekt(wereld, aog):
    _, an, _ = aog

    uitkomst = acts.beeindig_door_rechtsfeit(
        verzoek(), persoon=an, per=VANDAAG, grond=OpRechtsfeit(VANDAAG, "Overleden")
    )

    assert [o.regel for o in uitkomst.signalen if o.regel == "REG-05"] == ["REG-05"]


def test_REG_05_signaal_niet_voor_wie_nog_niet_of_niet_meer_bestaat(wereld):
    opgave = wereld.opgave()
    straks = wereld.opdracht(opgave, van=VANDAAG + timedelta(1))
    voorbij = wereld.opdracht(opgave, tot=VANDAAG)
    laatste_dag = wereld.opdracht(opgave, tot=VANDAAG + timedelta(1))

    assert signalen("REG-05", straks) == signalen("REG-05", voorbij) == []
    assert len(signalen("REG-05", laatste_dag)) == 1


def test_REG_06_signaal_zonder_AON_spreekt_en_zwijgt(wereld, aog):
    opdracht, an, bo = aog
    assert len(signalen("REG-06", opdracht)) == 1

    wereld.aon(opdracht, bo, an, opdracht)

    assert signalen("REG-06", opdracht) == []


def test_REG_06_signaal_te_veel_opdrachten_volgt_de_instelling(wereld, aog):
    opdracht, an, bo = aog
    for _ in range(3):
        wereld.aon(wereld.deelopdracht(opdracht), bo, an, opdracht)
    assert signalen("REG-06", bo) == []

    acts.stel_instelling_vast(
        verzoek(),
        code="max_opdrachten_aon",
        waarde=2,
        vanaf=BEGIN,
        grond=wereld.besluit("instelling", door="DT"),
    )
    assert "opdrachtnemer van 3" in signalen("REG-06", bo)[0]

    acts.beeindig_door_rechtsfeit(
        verzoek(), persoon=bo, per=VANDAAG, grond=OpRechtsfeit(VANDAAG, "Uit dienst")
    )
    assert signalen("REG-06", bo) == []


@pytest.mark.parametrize(("genomen", "spreekt"), [(14, False), (15, True)])
def test_REG_12_signaal_op_de_grens_van_de_termijn(wereld, genomen, spreekt):
    op = VANDAAG - timedelta(days=genomen)
    uitkomst = wereld.benoem(
        wereld.concern,
        Rol.CONTROLLER,
        wereld.persoon(),
        vanaf=op,
        grond=wereld.besluit("functionele_rol", door="DT", op=op),
    )

    assert bool(signalen("REG-12", besluit_van(uitkomst))) is spreekt
    assert any(o.regel == "REG-12" for o in uitkomst.signalen) is spreekt


def test_REG_12_termijn_is_een_instelling(wereld):
    op = VANDAAG - timedelta(days=15)
    besluit = besluit_van(
        wereld.benoem(
            wereld.concern,
            Rol.CONTROLLER,
            wereld.persoon(),
            vanaf=op,
            grond=wereld.besluit("functionele_rol", door="DT", op=op),
        )
    )
    assert signalen("REG-12", besluit) != []

    acts.stel_instelling_vast(
        verzoek(),
        code="registratietermijn",
        waarde=30,
        vanaf=BEGIN,
        grond=wereld.besluit("instelling", door="DT"),
    )

    assert signalen("REG-12", besluit) == []


def _naam(drager: int) -> str:
    from driehoek.register import reads

    return reads.benaming(drager)
