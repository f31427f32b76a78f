"""What a change with effect in the past does to earlier besluiten (REG-35, BEV-04)."""

from datetime import date, timedelta

import pytest

from config.paginahulp import als
from driehoek.kern.tijd import Peilmoment
from driehoek.rechtmatigheid import reads_gevolgen
from driehoek.register import acts
from driehoek.register.models import Besluit, Rolvervulling
from driehoek.signalen.acts import volgen
from driehoek.signalen.acts.signalen import leg_signaal_uit
from provincie import verzoek
from signalen.hulp import tel, van_regel, wie

DAG = timedelta(days=1)
JUL = date(2024, 7, 1)


@pytest.fixture
def opdracht(provincie):
    """An opdracht with an AOG, who appointed an AON and split it afterwards."""
    opdracht = provincie.opdracht()
    provincie.aog(opdracht)
    provincie.aon(opdracht, vanaf=JUL - DAG, grond=van_aog(provincie, opdracht, "aon", JUL - DAG))
    provincie.deelopdracht(opdracht, vanaf=JUL)
    return opdracht


def van_aog(provincie, opdracht, soort, op):
    return provincie.van_aog(soort, opdracht, op=op, kenmerk=f"{soort}-{op}")


def benoeming(opdracht: int) -> int:
    """The besluit that made the AOG."""
    feit = Rolvervulling.objects.huidig().get(drager_id=opdracht, rolsoort__rol="AOG")
    return feit.grondslag.besluit_id


def trek_in_van_meet_af(provincie, opdracht, **opties):
    grond = provincie.besluit(
        "intrekking", rol="DIRECTEUR_MO", persoon=provincie.directeur_mo(), op=date(2026, 11, 2)
    )
    return acts.trek_in(
        verzoek(**opties),
        besluit=benoeming(opdracht),
        per=None,
        grond=grond,
        uitleg="De benoeming had nooit mogen gebeuren.",
    )


def soorten(geraakt) -> list[str]:
    return [g.soort for g in geraakt]


def test_REG_35_zolang_er_niets_verandert_verliest_niets_zijn_basis(opdracht):
    assert reads_gevolgen.verloren() == []


def test_REG_35_een_benoeming_van_meet_af_ingetrokken_ontneemt_wat_zij_besliste_de_basis(
    provincie, opdracht
):
    uitkomst = trek_in_van_meet_af(provincie, opdracht)

    geraakt = reads_gevolgen.verloren()
    assert soorten(geraakt) == ["aon", "deelopdrachten"]
    assert {g.oorzaak for g in geraakt} == {uitkomst.nr}
    assert {g.over for g in geraakt} <= {opdracht, *provincie.geheel_van}
    assert reads_gevolgen.van_handeling(uitkomst.nr) == geraakt


def test_REG_35_een_laat_geregistreerde_benoeming_geeft_eerdere_besluiten_een_basis(
    provincie, opdracht
):
    aog = provincie.rolhouders["AOG", opdracht]
    weg = trek_in_van_meet_af(provincie, opdracht)
    grond = provincie.besluit("aog", rol="DIRECTEUR_MO", persoon=provincie.directeur_mo(), op=JUL)

    terug = provincie.benoem(opdracht, "AOG", aog, vanaf=JUL, grond=grond)

    # From its first day on; what was decided the day before still has none.
    assert [(g.soort, g.verloren) for g in reads_gevolgen.van_handeling(terug.nr)] == [
        ("deelopdrachten", False)
    ]
    assert soorten(reads_gevolgen.verloren()) == ["aon"]
    assert all(g.verloren for g in reads_gevolgen.van_handeling(weg.nr))


def test_REG_35_een_laat_geregistreerde_opvolging_telt_vanaf_haar_eerste_dag(provincie, opdracht):
    opvolger = provincie.persoon("Otto", "Volger")
    grond = provincie.besluit("aog", rol="DIRECTEUR_MO", persoon=provincie.directeur_mo(), op=JUL)

    uitkomst = provincie.benoem(
        opdracht, "AOG", opvolger, vanaf=JUL, grond=grond, act=acts.vervang, uitleg="Andere baan"
    )

    # Taken the day before: still the first AOG's. On the day itself: not any more.
    assert soorten(reads_gevolgen.van_handeling(uitkomst.nr)) == ["deelopdrachten"]
    assert soorten(reads_gevolgen.verloren()) == ["deelopdrachten"]


def test_REG_35_wie_de_rol_vanaf_een_latere_dag_verliest_besliste_eerder_terecht(
    provincie, opdracht
):
    opvolger = provincie.persoon("Otto", "Volger")
    later = JUL + DAG
    grond = provincie.besluit("aog", rol="DIRECTEUR_MO", persoon=provincie.directeur_mo(), op=later)

    uitkomst = provincie.benoem(
        opdracht, "AOG", opvolger, vanaf=later, grond=grond, act=acts.vervang, uitleg="Andere baan"
    )

    assert reads_gevolgen.van_handeling(uitkomst.nr) == reads_gevolgen.verloren() == []


def test_REG_35_de_gevolgen_staan_in_het_voorbeeld_en_er_wordt_niets_bewaard(provincie, opdracht):
    voorbeeld = trek_in_van_meet_af(provincie, opdracht, voorbeeld=True)

    gezegd = [o.zin for o in voorbeeld.signalen if o.regel in ("REG-35", "BEV-04")]
    assert len(gezegd) == 3
    assert "2 eerdere besluiten hebben door handeling" in "\n".join(gezegd)
    assert f"Besluit aon-{JUL - DAG}" in "\n".join(gezegd)
    assert reads_gevolgen.verloren() == []


def test_REG_35_BEV_04_wat_zijn_basis_verloor_ligt_bij_de_domeindirecteur_en_bij_control(
    provincie, opdracht
):
    controller = provincie.persoon("Conny", "Trol")
    provincie.benoem(provincie.concern, "CONTROLLER", controller)
    directeur = provincie.rolhouders["DOMEINDIRECTEUR", provincie.opgave_van[opdracht]]

    trek_in_van_meet_af(provincie, opdracht)
    tel()

    per_besluit = van_regel("REG-35s")
    assert [wie(rij) for rij in per_besluit] == [{directeur}, {directeur}]
    (voor_control,) = van_regel("BEV-04s")
    assert wie(voor_control) == {controller}
    assert voor_control.uiterlijk == date(2026, 11, 23) + timedelta(days=28)


def test_REG_35_uitleg_maakt_er_een_einde_aan(provincie, opdracht):
    trek_in_van_meet_af(provincie, opdracht)
    tel()
    rij = van_regel("REG-35s")[0]

    leg_signaal_uit(verzoek(), signaal=rij.id, tekst="Bekrachtigd door het DT op 20 november 2026.")
    tel()

    assert rij.id not in {r.id for r in van_regel("REG-35s")}
    assert len(van_regel("REG-35s")) == 1
    control = van_regel("BEV-04s")[0]
    leg_signaal_uit(verzoek(), signaal=control.id, tekst="Gemeld aan de accountant.")
    volgen.tel()
    assert van_regel("BEV-04s") == []


def test_REG_35_wie_het_besluit_zelf_van_meet_af_intrekt_hoeft_niets_meer(provincie, opdracht):
    trek_in_van_meet_af(provincie, opdracht)
    deel = next(g for g in reads_gevolgen.verloren() if g.soort == "aon")

    acts.trek_in(
        verzoek(),
        besluit=deel.id,
        per=None,
        grond=provincie.besluit("intrekking", door="GS", op=date(2026, 11, 4)),
    )

    assert Besluit.objects.filter(soort="intrekking").count() == 2
    assert soorten(reads_gevolgen.verloren()) == ["deelopdrachten"]


def test_REG_11_wat_toen_bekend_was_blijft_te_zien(provincie, opdracht):
    feit = Rolvervulling.objects.huidig().get(drager_id=opdracht, rolsoort__rol="AOG")
    uitkomst = trek_in_van_meet_af(provincie, opdracht)

    ervoor = Peilmoment(JUL, uitkomst.moment - timedelta(microseconds=1))
    erna = Peilmoment(JUL, uitkomst.moment)
    aogs = Rolvervulling.objects.filter(drager_id=opdracht, rolsoort__rol="AOG")
    assert aogs.op(ervoor).get().id == feit.id
    assert not aogs.op(erna).exists()


def lees(client, pad: str) -> str:
    antwoord = client.get(pad)
    assert antwoord.status_code == 200, pad
    return antwoord.content.decode()


def test_REG_35_de_pagina_noemt_wat_geraakt_is_met_beide_oordelen(provincie, opdracht):
    uitkomst = trek_in_van_meet_af(provincie, opdracht)
    client = als(provincie.persoon("Col", "Lega"))

    for pad in ("/gevolgen/", f"/gevolgen/{uitkomst.nr}/"):
        pagina = lees(client, pad)
        assert f"aon-{JUL - DAG}" in pagina
        assert f"voor handeling {uitkomst.nr}" in pagina
        assert "niet bevoegd" in pagina
    assert f"aon-{JUL - DAG}" not in lees(client, "/gevolgen/?q=deelopdrachten")
    assert "Geen gevolgen voor eerdere besluiten" in lees(client, f"/gevolgen/{uitkomst.nr - 1}/")
    assert client.get(f"/gevolgen/{uitkomst.nr + 1_000}/").status_code == 404


def test_REG_35_het_signaal_leidt_naar_de_gevolgen(provincie, opdracht):
    uitkomst = trek_in_van_meet_af(provincie, opdracht)
    tel()
    beheerder = als(provincie.beheerder)

    assert f"/gevolgen/{uitkomst.nr}/" in lees(
        beheerder, f"/signalen/{van_regel('BEV-04s')[0].id}/"
    )
    assert "/gevolgen/" in lees(beheerder, f"/signalen/{van_regel('REG-35s')[0].id}/")
    assert f"/gevolgen/{uitkomst.nr}/" in lees(beheerder, f"/grootboek/{uitkomst.nr}/")
