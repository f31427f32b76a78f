"""Opgaven: formed, renamed, merged, ended (REG-02, REG-30)."""

from datetime import date

import pytest

from driehoek.kern.tijd import Periode
from driehoek.opdrachten import acts
from driehoek.opdrachten.types import Hernoeming, NieuweOpgave
from driehoek.platform.fouten import InvoerFout, NietBevoegd, RegelOvertreding
from driehoek.register import reads
from driehoek.register.models import Drager, Ligging, Opvolging, Rolvervulling
from provincie import verzoek

PER = date(2025, 1, 1)


def samenvoegen(provincie, oude, in_, door="GS", **opties):
    return acts.voeg_opgaven_samen(
        verzoek(**opties),
        opgaven=oude,
        in_=in_,
        per=PER,
        grond=provincie.besluit("opgaven_samenvoegen", door=door, op=PER),
    )


def einde(provincie, opgave, per=PER, door="GS"):
    return acts.beeindig_opgave(
        verzoek(),
        opgaven=[opgave],
        per=per,
        grond=provincie.besluit("opgave_beeindigen", door=door, op=per),
    )


def test_REG_30_een_andere_beslisser_stelt_geen_opgave_in(provincie):
    with pytest.raises(RegelOvertreding, match="REG-30"):
        acts.stel_opgaven_in(
            verzoek(),
            opgaven=[NieuweOpgave("Water", PER)],
            grond=provincie.besluit("opgave_instellen", door="DT", op=PER),
        )

    assert not Drager.objects.filter(soort="opgave").exists()


def test_REG_30_GS_stelt_in_bulk_in_en_een_gegeven_nummer_blijft(provincie):
    acts.stel_opgaven_in(
        verzoek(),
        opgaven=[NieuweOpgave("Water", PER, nummer="OPG-012"), NieuweOpgave("Lucht", PER)],
        grond=provincie.besluit("opgave_instellen", op=PER),
    )

    nummers = Drager.objects.filter(soort="opgave").order_by("id").values_list("nummer", flat=True)
    assert list(nummers) == ["OPG-012", "OPG-013"]


def test_een_bezet_nummer_wordt_geweigerd(provincie):
    provincie.opgave(nummer="OPG-012")

    with pytest.raises(InvoerFout, match="OPG-012 is al in gebruik"):
        provincie.opgave(nummer="OPG-012")


def test_REG_30_grensdag_een_opgave_begint_niet_voor_haar_besluit_werkt(provincie):
    grond = provincie.besluit("opgave_instellen", op=PER)

    with pytest.raises(RegelOvertreding, match="BEV-14"):
        acts.stel_opgaven_in(
            verzoek(), opgaven=[NieuweOpgave("Water", date(2024, 12, 31))], grond=grond
        )
    acts.stel_opgaven_in(verzoek(), opgaven=[NieuweOpgave("Water", PER)], grond=grond)


def test_REG_30_alleen_een_registerbeheerder_voert_het_in(provincie):
    iemand = provincie.persoon()
    grond = provincie.besluit("opgave_instellen", op=PER)
    opgaven = [NieuweOpgave("Water", PER)]

    with pytest.raises(NietBevoegd):
        acts.stel_opgaven_in(verzoek(actor=provincie.actor(iemand)), opgaven=opgaven, grond=grond)
    acts.stel_opgaven_in(
        verzoek(actor=provincie.actor(provincie.beheerder)), opgaven=opgaven, grond=grond
    )


def test_een_hernoemde_opgave_blijft_dezelfde(provincie):
    opgave = provincie.opgave("Water")

    acts.hernoem_opgave(
        verzoek(),
        hernoemingen=[Hernoeming(opgave, "Schoon water", PER)],
        grond=provincie.besluit("opgave_hernoemen", op=PER),
    )

    ervoor = reads.peilmoment(date(2024, 12, 31))
    assert reads.benamingen([opgave], ervoor) == {opgave: "Water"}
    assert reads.benamingen([opgave], reads.peilmoment(PER)) == {opgave: "Schoon water"}


def test_een_te_lange_naam_wordt_geweigerd(provincie):
    with pytest.raises(InvoerFout, match="300 tekens"):
        provincie.opgave("x" * 300)


def test_REG_30_bij_samenvoegen_gaan_opdrachten_met_hun_rollen_mee(provincie):
    water, lucht = provincie.opgave("Water"), provincie.opgave("Lucht")
    opdracht = provincie.opdracht(water)
    provincie.aog(opdracht)
    provincie.aon(opdracht)

    samenvoegen(provincie, [water, lucht], NieuweOpgave("Milieu", PER))

    nieuw = Drager.objects.filter(soort="opgave").latest("id").id
    liggingen = Ligging.objects.huidig().filter(drager=opdracht).order_by("geldig")
    assert [(f.ouder_id, f.periode.tot) for f in liggingen] == [(water, PER), (nieuw, None)]
    rollen = Rolvervulling.objects.huidig().filter(drager=opdracht)
    assert {r.periode.tot for r in rollen} == {None}
    assert reads.bestaan(water) == [Periode(date(2023, 3, 1), PER)]
    assert Rolvervulling.objects.huidig().get(drager=water).periode.tot == PER
    assert set(Opvolging.objects.values_list("was_id", "wordt_id", "per")) == {
        (water, nieuw, PER),
        (lucht, nieuw, PER),
    }


def test_REG_30_samenvoegen_in_een_bestaande_opgave(provincie):
    water, lucht = provincie.opgave("Water"), provincie.opgave("Lucht")
    opdracht = provincie.opdracht(water)

    samenvoegen(provincie, [water], lucht)

    assert reads.ouders([opdracht], reads.peilmoment(PER)) == {opdracht: lucht}
    with pytest.raises(InvoerFout, match="niet in zichzelf"):
        samenvoegen(provincie, [lucht], lucht)


def test_REG_30_het_DT_voegt_niet_samen(provincie):
    water, lucht = provincie.opgave("Water"), provincie.opgave("Lucht")

    with pytest.raises(RegelOvertreding, match="REG-30"):
        samenvoegen(provincie, [water], lucht, door="DT")

    assert reads.bestaan(water) == [Periode(date(2023, 3, 1))]


def test_een_voorbeeld_van_samenvoegen_slaat_niets_op(provincie):
    water, lucht = provincie.opgave("Water"), provincie.opgave("Lucht")
    provincie.opdracht(water)

    uitkomst = samenvoegen(provincie, [water], lucht, voorbeeld=True)

    zin = "'Stikstof terugdringen' valt vanaf 1 januari 2025 onder 'Lucht', met haar rollen."
    assert zin in {g.zin for g in uitkomst.gevolgen}
    assert not Opvolging.objects.exists()


def test_REG_02_een_opgave_eindigt_niet_zolang_er_opdrachten_lopen(provincie):
    opgave = provincie.opgave()
    provincie.opdracht(opgave)

    with pytest.raises(RegelOvertreding, match="REG-02"):
        einde(provincie, opgave)


def test_REG_30_een_lege_opgave_eindigt_met_haar_rollen(provincie):
    opgave = provincie.opgave()

    einde(provincie, opgave)

    assert reads.bestaan(opgave) == [Periode(date(2023, 3, 1), PER)]
    assert Rolvervulling.objects.huidig().get(drager=opgave).periode.tot == PER


def test_REG_03_een_opgave_als_geheel_een_opdracht(provincie):
    from driehoek.opdrachten.types import NieuweOpdracht, Profiel, ScopeGegevens

    opgave = provincie.opgave()
    acts.registreer_opgave_als_opdracht(
        verzoek(),
        opdracht=NieuweOpdracht("Geheel", opgave, PER, Profiel("stabiel"), ScopeGegevens(0)),
        grond=provincie.van_directeur("opdracht_starten", opgave, op=PER),
    )

    assert Ligging.objects.get(ouder=opgave).geheel
    with pytest.raises(RegelOvertreding, match="REG-03"):
        provincie.opdracht(opgave, vanaf=PER)
