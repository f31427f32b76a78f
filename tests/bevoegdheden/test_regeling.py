"""The mandate regulation through its acts, and the decision function on the register itself."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from bevoegdheden.hulp import VERPLICHTING, VOOR_AON, plat, stel
from driehoek.bevoegdheden import acts, geheugen
from driehoek.bevoegdheden.models import Mandaatartikel
from driehoek.bevoegdheden.types import Rechtshandeling
from driehoek.kern.bevoegdheid import Reden, Uitslag, Vraag, beantwoord, dagnummer
from driehoek.kern.tijd import Periode
from driehoek.opdrachten.models import Scope
from driehoek.platform import regelboek
from driehoek.platform.fouten import InvoerFout, NietBevoegd, RegelOvertreding
from driehoek.platform.handelingen.types import Actor
from driehoek.register import acts as register_acts
from driehoek.register import reads
from driehoek.register.types import Benoeming
from provincie import BEGIN, verzoek


@pytest.fixture
def wereld(provincie):
    """An opdracht of € 250.000 with an AOG and an AON."""
    opgave = provincie.opgave()
    opdracht = provincie.opdracht(opgave)
    provincie.aog(opdracht)
    provincie.aon(opdracht)
    return provincie, opdracht


def regelboek_spreekt(regel):
    return [o for r in regelboek.alle() if r.id == regel for o in r.overtredingen()]


def vraag(provincie, opdracht, rol="AOG", daad="verplichting", bedrag=1_000, op=BEGIN, bekend=None):
    return Vraag(
        persoon=provincie.rolhouders[rol, opdracht],
        handeling=Rechtshandeling(daad).nummer,
        drager=opdracht,
        bedrag=bedrag * 100,
        op=dagnummer(op),
        bekend=geheugen.bekend(bekend or reads.kop().moment),
    )


def oordeel(*args, **opties):
    return beantwoord(geheugen.actueel(), vraag(*args, **opties))


def test_BEV_02_een_artikel_geeft_wie_de_rol_heeft_de_macht_tot_zijn_grens(wereld):
    provincie, _ = wereld
    assert oordeel(*wereld).reden is Reden.GEEN_ARTIKEL
    stel(provincie, VERPLICHTING)
    assert oordeel(*wereld, bedrag=100_000).is_bevoegd
    assert oordeel(*wereld, bedrag=100_001).reden is Reden.BEDRAG
    assert oordeel(*wereld, op=BEGIN - timedelta(days=1)).uitslag is Uitslag.ONBEVOEGD
    met = acts.stel_artikelen_vast(
        verzoek(voorbeeld=True),
        artikelen=[replace(VERPLICHTING, tot_bedrag=5)],
        grond=provincie.besluit("mandaat"),
    )
    assert "Wie ambtelijk opdrachtgever is (1 mens)" in met.gevolgen[0].zin
    assert oordeel(*wereld, bedrag=100_000).is_bevoegd


def test_BEV_01_het_geheugen_volgt_het_grootboek_en_vergeet_niets(wereld):
    provincie, opdracht = wereld
    stel(provincie, VERPLICHTING)
    eerder = reads.kop().moment
    oud = provincie.rolhouders["AOG", opdracht]
    nieuw = provincie.persoon("Nina", "Nieuw")
    register_acts.vervang(
        verzoek(),
        benoemingen=[Benoeming(opdracht, "AOG", nieuw, Periode(date(2024, 1, 1)))],
        grond=provincie.besluit(
            "aog",
            rol="DIRECTEUR_MO",
            persoon=provincie.directeur_mo(),
            op=date(2023, 12, 1),
            vanaf=date(2024, 1, 1),
        ),
        uitleg="Zij gaat iets anders doen.",
    )
    in_2024 = {"op": date(2024, 2, 1)}
    assert not oordeel(*wereld, **in_2024).is_bevoegd
    assert oordeel(*wereld, **in_2024, bekend=eerder).is_bevoegd
    provincie.rolhouders["AOG", opdracht] = nieuw
    assert oordeel(*wereld, **in_2024).is_bevoegd
    assert oordeel(*wereld, **in_2024, bekend=eerder).uitslag is Uitslag.NIET_GEREGISTREERD
    provincie.rolhouders["AOG", opdracht] = oud
    assert oordeel(*wereld).is_bevoegd


def test_het_bijgewerkte_geheugen_is_het_geheugen_dat_opnieuw_wordt_gelezen(wereld):
    provincie, _ = wereld
    geheugen.actueel()
    stel(provincie, VERPLICHTING)
    acts.stel_artikelen_vast(
        verzoek(),
        artikelen=[replace(VERPLICHTING, tot_bedrag=50_000, vanaf=date(2024, 5, 1))],
        grond=provincie.besluit("mandaat", op=date(2024, 4, 1), vanaf=date(2024, 5, 1)),
    )
    bij, opnieuw = geheugen.actueel(), geheugen.laad()
    for naam in ("rollen", "liggingen", "scopes", "op_drager", "van_persoon"):
        assert plat(getattr(bij, naam)) == plat(getattr(opnieuw, naam)), naam
    assert plat(bij.regeling.artikelen) == plat(opnieuw.regeling.artikelen)


def test_BEV_05_meer_dan_de_scope_mag_de_AOG_niet_ook_als_het_artikel_ruimer_is(wereld):
    provincie, opdracht = wereld
    stel(provincie, replace(VERPLICHTING, tot_bedrag=None))
    budget = Scope.objects.huidig().get(opdracht_id=opdracht).materieel_budget
    assert oordeel(*wereld, bedrag=budget).is_bevoegd
    assert oordeel(*wereld, bedrag=budget + 1).reden is Reden.SCOPE


def test_BEV_05_een_artikel_buiten_de_scope_wordt_geweigerd(wereld):
    provincie, _ = wereld
    with pytest.raises(RegelOvertreding, match="buiten de scope") as fout:
        stel(provincie, replace(VERPLICHTING, binnen_scope=False))
    assert fout.value.regel == "BEV-05"
    assert not Mandaatartikel.objects.exists()


def test_BEV_05_loon_en_personeelsbudget_zijn_van_de_P_kant(wereld):
    provincie, _ = wereld
    salaris = replace(VERPLICHTING, rechtshandeling="salaris", binnen_scope=False)
    stel(provincie, replace(salaris, code="P-1", rol="P_MANAGER"))
    with pytest.raises(RegelOvertreding) as fout:
        stel(provincie, replace(salaris, rol="DOMEINDIRECTEUR"))
    assert fout.value.regel == "BEV-05"


def test_BEV_07_alleen_een_directeur_M_en_O_verleent_ontslag(wereld):
    provincie, _ = wereld
    ontslag = replace(
        VERPLICHTING, rechtshandeling="ontslag", rol="DIRECTEUR_MO", binnen_scope=False
    )
    stel(provincie, ontslag)
    with pytest.raises(RegelOvertreding) as fout:
        stel(provincie, replace(ontslag, code="GS-2", rol="P_MANAGER"))
    assert fout.value.regel == "BEV-07"


@pytest.mark.parametrize(
    ("daad", "soort", "mag"),
    [
        ("subsidie", "mandaat", True),
        ("subsidie", "volmacht", False),
        ("overeenkomst", "volmacht", True),
        ("overeenkomst", "mandaat", False),
        ("ontvangst", "machtiging", True),
        ("ontvangst", "mandaat", False),
    ],
)
def test_BEV_08_een_macht_heet_naar_wat_zij_is(wereld, daad, soort, mag):
    provincie, _ = wereld
    artikel = replace(VERPLICHTING, rechtshandeling=daad, soort=soort)
    if mag:
        stel(provincie, artikel)
        return
    with pytest.raises(RegelOvertreding) as fout:
        stel(provincie, artikel)
    assert fout.value.regel == "BEV-08"


def test_BEV_08_een_soort_die_er_niet_is_weigert_de_database_ook(wereld):
    provincie, _ = wereld
    with pytest.raises(InvoerFout):
        stel(provincie, replace(VERPLICHTING, soort="gunst"))
    stel(provincie, VERPLICHTING)
    with pytest.raises(IntegrityError, match="artikel_soort"), transaction.atomic():
        _kopieer_rij(soort="gunst")


def test_BEV_09_ondermandaat_vraagt_verlof_op_al_zijn_dagen(wereld):
    provincie, _ = wereld
    stel(provincie, replace(VERPLICHTING, tot=date(2025, 1, 1)))
    stel(provincie, replace(VOOR_AON, tot=date(2025, 1, 1)))
    with pytest.raises(RegelOvertreding) as fout:
        stel(provincie, replace(VOOR_AON, code="AOG-2", tot=date(2025, 1, 2)))
    assert fout.value.regel == "BEV-09"


def test_BEV_09_zonder_verlof_en_boven_de_grens_wordt_geweigerd(wereld):
    provincie, _ = wereld
    stel(provincie, replace(VERPLICHTING, ondermandaat=False))
    with pytest.raises(RegelOvertreding, match="verlof"):
        stel(provincie, VOOR_AON)
    stel(provincie, VERPLICHTING)
    stel(provincie, replace(VOOR_AON, tot_bedrag=100_000))
    for te_hoog in (100_001, None):
        with pytest.raises(RegelOvertreding, match="hoger bedrag"):
            stel(provincie, replace(VOOR_AON, tot_bedrag=te_hoog))


def test_BEV_09_wat_op_geen_artikel_rust_vraagt_een_mandaatbesluit(wereld):
    provincie, opdracht = wereld
    aog = provincie.rolhouders["AOG", opdracht]
    grond = provincie.besluit("ondermandaat", rol="AOG", drager=opdracht, persoon=aog)
    with pytest.raises(InvoerFout):
        acts.stel_artikelen_vast(verzoek(), artikelen=[VERPLICHTING], grond=grond)
    stel(provincie, VERPLICHTING)
    with pytest.raises(InvoerFout):
        acts.beeindig_artikelen(verzoek(), codes=["GS-1"], per=date(2024, 6, 1), grond=grond)


def geef_door(provincie, artikel, rol, drager=None, op=BEGIN):
    """Hand `artikel` on, by whoever holds `rol`."""
    persoon = provincie.rolhouders[rol, drager or provincie.concern]
    grond = provincie.besluit("ondermandaat", rol=rol, drager=drager, persoon=persoon, op=op)
    acts.stel_artikelen_vast(verzoek(), artikelen=[replace(artikel, vanaf=op)], grond=grond)


def test_BEV_09_alleen_wie_de_macht_heeft_geeft_haar_door(wereld):
    provincie, opdracht = wereld
    stel(provincie, VERPLICHTING)
    opgave = provincie.opgave("Water")
    ander = provincie.opdracht(opgave, "Dijken")
    with pytest.raises(RegelOvertreding, match="Alleen wie zelf heeft") as fout:
        geef_door(provincie, replace(VOOR_AON, drager=ander), "DOMEINDIRECTEUR", opgave)
    assert fout.value.regel == "BEV-09"
    geef_door(provincie, replace(VOOR_AON, drager=opdracht), "AOG", opdracht)


def test_BEV_09_een_rol_op_een_plek_geeft_niet_door_voor_de_hele_organisatie(wereld):
    provincie, opdracht = wereld
    stel(provincie, VERPLICHTING)
    with pytest.raises(RegelOvertreding, match="voor de plek waar hij het heeft"):
        geef_door(provincie, VOOR_AON, "AOG", opdracht)


def test_BEV_09_wie_boven_in_de_keten_staat_blijft_bevoegd(wereld):
    provincie, _ = wereld
    secretaris = provincie.persoon("Petra", "Secretaris")
    provincie.benoem(provincie.concern, "PROVINCIESECRETARIS", secretaris)
    provincie.rolhouders["PROVINCIESECRETARIS", provincie.concern] = secretaris
    top = replace(VERPLICHTING, code="GS-0", rol="PROVINCIESECRETARIS", bereik="concern")
    stel(provincie, top)
    geef_door(provincie, replace(VERPLICHTING, boven="GS-0"), "PROVINCIESECRETARIS")
    geef_door(provincie, VOOR_AON, "PROVINCIESECRETARIS")
    assert oordeel(*wereld, rol="AON", bedrag=25_000).is_bevoegd


def test_BEV_09_grensdag_wie_de_macht_kreeg_geeft_haar_vanaf_die_dag_door(wereld):
    provincie, opdracht = wereld
    over = date(2025, 1, 1)
    stel(provincie, replace(VERPLICHTING, rol="DOMEINDIRECTEUR"))
    stel(provincie, replace(VERPLICHTING, vanaf=over))
    artikel = replace(VOOR_AON, drager=opdracht)
    with pytest.raises(RegelOvertreding, match="Alleen wie zelf heeft"):
        geef_door(provincie, artikel, "AOG", opdracht, op=over - timedelta(days=1))
    geef_door(provincie, artikel, "AOG", opdracht, op=over)


def test_BEV_09_vervalt_de_schakel_erboven_dan_mag_het_niet_meer(wereld):
    provincie, _ = wereld
    stel(provincie, VERPLICHTING)
    stel(provincie, VOOR_AON)
    per = date(2024, 6, 1)
    assert oordeel(*wereld, rol="AON").is_bevoegd
    acts.beeindig_artikelen(
        verzoek(), codes=["AOG-1"], per=per, grond=provincie.besluit("mandaat", op=per)
    )
    assert oordeel(*wereld, rol="AON", op=per - timedelta(days=1)).is_bevoegd
    assert not oordeel(*wereld, rol="AON", op=per).is_bevoegd


def test_BEV_09_wie_een_schakel_beeindigt_ziet_wat_eronder_vervalt(wereld):
    provincie, _ = wereld
    stel(provincie, VERPLICHTING)
    stel(provincie, VOOR_AON)
    per = date(2024, 6, 1)
    uitkomst = acts.beeindig_artikelen(
        verzoek(voorbeeld=True),
        codes=["GS-1"],
        per=per,
        grond=provincie.besluit("mandaat", op=per),
    )
    assert "Artikel AOG-1 rust hierop" in " ".join(g.zin for g in uitkomst.gevolgen)
    acts.beeindig_artikelen(
        verzoek(), codes=["GS-1"], per=per, grond=provincie.besluit("mandaat", op=per)
    )
    assert oordeel(*wereld, rol="AON", op=per - timedelta(days=1)).is_bevoegd
    assert oordeel(*wereld, rol="AON", op=per).uitslag is Uitslag.ONBEVOEGD
    assert not regelboek_spreekt("BEV-09")


def test_BEV_09_een_ondermandaat_zonder_schakel_weigert_de_database(wereld):
    provincie, _ = wereld
    stel(provincie, VERPLICHTING)
    with pytest.raises(IntegrityError, match="artikel_ondermandaat"), transaction.atomic():
        _kopieer_rij(soort="ondermandaat", boven="")
    with pytest.raises(IntegrityError, match="niet_onder_zichzelf"), transaction.atomic():
        _kopieer_rij(code="X", boven="X")


def test_BEV_10_macht_voor_wie_elders_werkt_vraagt_de_instemming_van_beiden(wereld):
    provincie, _ = wereld
    beschikking = replace(
        VERPLICHTING,
        code="GS-9",
        rechtshandeling="beschikking",
        soort="mandaat",
        rol="GEDEPUTEERDE",
        binnen_scope=False,
    )
    with pytest.raises(RegelOvertreding) as fout:
        stel(provincie, beschikking)
    assert fout.value.regel == "BEV-10"
    stel(provincie, replace(beschikking, instemming="GS 3 maart 2023, punt 4; brief van 6 maart"))


def test_BEV_06_de_AOG_geeft_de_AON_zelf_macht_voor_de_eigen_opdracht(wereld):
    provincie, opdracht = wereld
    stel(provincie, VERPLICHTING)
    artikel = replace(VOOR_AON, drager=opdracht)
    aog = provincie.rolhouders["AOG", opdracht]
    grond = provincie.van_aog("ondermandaat", opdracht)
    acts.verleen_ondermandaat(
        verzoek(actor=Actor(account=None, persoon=aog)), artikelen=[artikel], grond=grond
    )
    assert oordeel(*wereld, rol="AON", bedrag=25_000).is_bevoegd
    assert oordeel(*wereld, rol="AON", bedrag=25_001).reden is Reden.BEDRAG
    ander = provincie.opdracht(provincie.opgave("Water"), "Dijken")
    provincie.aog(ander)
    provincie.aon(ander, persoon=provincie.rolhouders["AON", opdracht])
    assert not oordeel(provincie, ander, rol="AON").is_bevoegd
    with pytest.raises(NietBevoegd):
        acts.verleen_ondermandaat(
            verzoek(actor=Actor(account=None, persoon=aog)),
            artikelen=[replace(artikel, code="AOG-2", drager=ander)],
            grond=grond,
        )


def test_BEV_02_alleen_de_registerbeheerder_legt_de_regeling_vast(wereld):
    provincie, opdracht = wereld
    actor = Actor(account=None, persoon=provincie.rolhouders["AOG", opdracht])
    with pytest.raises(NietBevoegd):
        stel(provincie, VERPLICHTING, actor=actor)
    stel(provincie, VERPLICHTING, actor=Actor(account=None, persoon=provincie.beheerder))


def test_BEV_02_op_een_dag_geldt_een_artikel_een_keer_ook_voor_de_database(wereld):
    provincie, _ = wereld
    stel(provincie, VERPLICHTING)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError, match="mandaatartikel_een"), transaction.atomic():
        _kopieer_rij(tot_bedrag=7)
    with pytest.raises(IntegrityError, match="artikel_bedrag"), transaction.atomic():
        _kopieer_rij(code="N", tot_bedrag=-1)


def _kopieer_rij(**anders):
    """The one row once more, by raw SQL, with other values."""
    rij = Mandaatartikel.objects.values().first()
    rij |= anders
    rij["id"] = 999_999
    with connection.cursor() as cursor:
        kolommen = ", ".join(rij)
        plekken = ", ".join(["%s"] * len(rij))
        cursor.execute(
            f"INSERT INTO bevoegdheden_mandaatartikel ({kolommen}) VALUES ({plekken})",
            list(rij.values()),
        )
