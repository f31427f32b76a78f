"""A scope change over several opdrachten as one proposal, carried by who carries the opgaven (REG-33)."""

from dataclasses import replace
from datetime import date, timedelta

import psycopg
import pytest

from driehoek.kern.tijd import Periode
from driehoek.opdrachten import acts, reads
from driehoek.opdrachten import reads_scopevoorstellen as bron
from driehoek.opdrachten.acts.scopevoorstellen import wijzig_scope_op_voorstel
from driehoek.opdrachten.models import Scope, Scopestem, Scopevoorstel, Scopevoorstelafloop
from driehoek.opdrachten.types import (
    NieuwScopevoorstel,
    Postwijziging,
    ScopeGegevens,
    Scopewijziging,
    Verplaatsing,
    Voorstelregel,
)
from driehoek.platform import klok
from driehoek.platform.fouten import IntussenGewijzigd, InvoerFout, NietBevoegd, RegelOvertreding
from driehoek.platform.handelingen import verify
from driehoek.platform.models import Handeling
from driehoek.register import acts as register_acts
from driehoek.register.models import Besluit
from driehoek.register.reads import peilmoment
from driehoek.register.types import OrAdviesGegevens
from provincie import Provincie, verzoek

DAG = timedelta(days=1)


@pytest.fixture
def twee(provincie):
    """Water and Lucht, each with a domeindirecteur and one opdracht of € 100.000."""
    return _vul(provincie)


def _vul(p):
    p.water, p.lucht = p.opgave("Water"), p.opgave("Lucht")
    p.vis, p.stof = p.opdracht(p.water, "Vis"), p.opdracht(p.lucht, "Fijnstof")
    p.dd = {o: p.rolhouders["DOMEINDIRECTEUR", o] for o in (p.water, p.lucht)}
    return p


def was(opdracht):
    return Scope.objects.huidig().get(opdracht=opdracht, geldig__contains=klok.vandaag())


def nieuw(p, bedragen=(60_000, 140_000), **velden):
    regels = tuple(
        Voorstelregel(o, was(o).id, ScopeGegevens(bedrag))
        for o, bedrag in zip((p.vis, p.stof), bedragen, strict=True)
    )
    return replace(
        NieuwScopevoorstel("Schuiven", "Vis is goedkoper.", klok.vandaag(), regels), **velden
    )


def stel_op(p, actor=None, **velden):
    uitkomst = acts.stel_scopevoorstel_op(
        verzoek(actor=actor or p.actor(p.dd[p.water])), voorstel=nieuw(p, **velden)
    )
    return uitkomst.ids("opdrachten_scopevoorstel")[0]


def stem(p, voorstel, opgave, *, akkoord=True, actor=None, op=None, **velden):
    return acts.stem_over_scopevoorstel(
        verzoek(actor=actor or p.actor(p.dd[opgave])),
        voorstel=voorstel,
        opgaven=[opgave],
        akkoord=akkoord,
        op=op or klok.vandaag(),
        **velden,
    )


def voer_uit(p, voorstel, actor=None, **opties):
    wens = verzoek(actor=actor or p.actor(p.dd[p.lucht]), **opties)
    return acts.voer_scopevoorstel_uit(wens, voorstel=voorstel)


def budget(opdracht, peil=None):
    return reads.opdracht(opdracht, peil or peilmoment()).scope.materieel_budget


def test_REG_33_wat_allen_dragen_wordt_in_een_keer_uitgevoerd(twee):
    p, ervoor = twee, peilmoment()
    voorstel = stel_op(p)
    assert (budget(p.vis), budget(p.stof)) == (100_000, 100_000), "een voorstel wijzigt niets"
    stem(p, voorstel, p.water)
    stem(p, voorstel, p.lucht, kenmerk="LU-7")

    uitkomsten = voer_uit(p, voorstel)

    assert (budget(p.vis), budget(p.stof)) == (60_000, 140_000)
    assert (budget(p.vis, ervoor), budget(p.stof, ervoor)) == (100_000, 100_000)
    besluiten = Besluit.objects.filter(soort="scope").order_by("id")
    assert [(b.kenmerk, b.beslisser_drager_id, b.beslisser_persoon_id) for b in besluiten] == [
        ("SV-0001/OPG-001", p.water, p.dd[p.water]),
        ("LU-7", p.lucht, p.dd[p.lucht]),
    ]
    assert [u.nr for u in uitkomsten] == list(range(uitkomsten[0].nr, uitkomsten[0].nr + 3))
    (beeld,) = bron.beelden(list(Scopevoorstel.objects.all()), peilmoment())
    assert beeld.afloop.uitkomst == "uitgevoerd"
    assert (beeld.was, beeld.wordt, beeld.gedragen) == (200_000, 200_000, True)
    assert [s.besluit for s in beeld.stemmen] == [b.id for b in besluiten]
    assert list(verify.controleer()) == []


def test_REG_33_een_ingetrokken_besluit_geeft_een_opdracht_haar_scope_terug(twee):
    p = twee
    voorstel = stel_op(p)
    stem(p, voorstel, p.water)
    stem(p, voorstel, p.lucht)
    voer_uit(p, voorstel)
    besluit = Besluit.objects.get(kenmerk="SV-0001/OPG-001")

    grond = p.van_directeur("intrekking", p.water, op=klok.vandaag())
    register_acts.trek_in(verzoek(), besluit=besluit.id, per=None, grond=grond)

    assert (budget(p.vis), budget(p.stof)) == (100_000, 140_000)


def test_REG_33_zonder_ieders_instemming_gebeurt_er_niets(twee):
    p = twee
    voorstel = stel_op(p)
    stem(p, voorstel, p.water)

    with pytest.raises(InvoerFout, match="nog niet ingestemd voor 'Lucht'"):
        voer_uit(p, voorstel)
    stem(p, voorstel, p.lucht, akkoord=False, reden="Lucht heeft dit geld niet nodig.")
    with pytest.raises(InvoerFout, match="nog niet ingestemd voor 'Lucht'"):
        voer_uit(p, voorstel)
    stem(p, voorstel, p.lucht)
    voer_uit(p, voorstel)

    assert budget(p.stof) == 140_000
    assert Scopestem.objects.count() == 3, "wie van mening verandert, wist niets uit"


def test_REG_33_wie_niet_instemt_zegt_waarom(twee):
    voorstel = stel_op(twee)

    with pytest.raises(InvoerFout, match="Waarom niet"):
        stem(twee, voorstel, twee.water, akkoord=False)


def test_REG_33_is_wat_er_was_intussen_anders_dan_gaat_het_niet_door(twee):
    p = twee
    voorstel = stel_op(p)
    stem(p, voorstel, p.water)
    stem(p, voorstel, p.lucht)
    acts.wijzig_scope(
        verzoek(),
        wijzigingen=[Scopewijziging(p.stof, klok.vandaag(), ScopeGegevens(110_000))],
        grond=p.van_directeur("scope", p.lucht, op=klok.vandaag()),
    )
    voor = Handeling.objects.count()

    with pytest.raises(IntussenGewijzigd, match="'Fijnstof' is intussen gewijzigd"):
        voer_uit(p, voorstel)

    assert Handeling.objects.count() == voor
    assert (budget(p.vis), budget(p.stof)) == (100_000, 110_000)
    (beeld,) = bron.beelden(list(Scopevoorstel.objects.all()), peilmoment())
    assert bron.achterhaald(beeld) == ("Fijnstof",)


def test_REG_33_valt_een_besluit_om_dan_is_er_niets_gebeurd(twee):
    p = twee
    voorstel = stel_op(p)
    stem(p, voorstel, p.water)
    stem(p, voorstel, p.lucht, kenmerk="DUBBEL")
    p.opgave("Bodem", vanaf=klok.vandaag(), directeur=False)
    grond = p.besluit("regeling", kenmerk="DUBBEL")
    register_acts.wijs_beslisser_aan(
        verzoek(), besluitsoort="scope", rol="AOG", periode=Periode(klok.vandaag()), grond=grond
    )

    with pytest.raises(InvoerFout, match="al een besluit met kenmerk DUBBEL"):
        voer_uit(p, voorstel)

    assert (budget(p.vis), budget(p.stof)) == (100_000, 100_000)
    assert not Scopevoorstelafloop.objects.exists()


def test_REG_33_het_besluit_is_van_wie_toen_droeg(twee):
    p = twee
    voorstel = stel_op(p)
    eerder = klok.vandaag() - DAG
    stem(p, voorstel, p.water, op=eerder)
    stem(p, voorstel, p.lucht)
    nieuwe = p.persoon("Nieuwe", "Directeur")
    p.domeindirecteur(p.water, nieuwe, vanaf=klok.vandaag(), act=register_acts.vervang)

    voer_uit(p, voorstel)

    besluit = Besluit.objects.get(kenmerk="SV-0001/OPG-001")
    assert (besluit.beslisser_persoon_id, besluit.genomen) == (p.dd[p.water], eerder)


def test_REG_33_grensdag_instemmen_kan_niet_voor_morgen(twee):
    voorstel = stel_op(twee)

    with pytest.raises(InvoerFout, match="hooguit vandaag"):
        stem(twee, voorstel, twee.water, op=klok.vandaag() + DAG)
    stem(twee, voorstel, twee.water, op=klok.vandaag())


def test_REG_33_voor_een_opgave_onder_het_DT_besluit_het_DT(provincie):
    p = _vul(provincie)
    control = p.opgave("Control", onder_dt=True, directeur=False)
    p.opgave_van[p.stof] = control
    grond = p.besluit("reorganisatie")
    acts.verplaats_opdrachten(
        verzoek(),
        verplaatsingen=[Verplaatsing(p.stof, control)],
        per=date(2024, 1, 1),
        grond=grond,
        or_advies=OrAdviesGegevens(niet_nodig="Niemands werk verandert."),
    )
    voorstel = stel_op(p)
    stem(p, voorstel, p.water)

    with pytest.raises(NietBevoegd):
        stem(p, voorstel, control, actor=p.actor(p.dd[p.lucht]))
    stem(p, voorstel, control, actor=p.actor(p.beheerder))
    voer_uit(p, voorstel, actor=p.actor(p.dd[p.water]))

    assert Besluit.objects.get(kenmerk="SV-0001/OPG-003").beslisser_drager_id == p.orgaan("DT")
    assert budget(p.stof) == 140_000


def test_REG_33_wie_er_niet_bij_hoort_doet_niet_mee(twee):
    p = twee
    vreemd = p.actor(p.rolhouders["DOMEINDIRECTEUR", p.opgave("Wonen")])
    with pytest.raises(NietBevoegd):
        stel_op(p, actor=vreemd)
    voorstel = stel_op(p)

    with pytest.raises(NietBevoegd):
        stem(p, voorstel, p.water, actor=p.actor(p.dd[p.lucht]))
    stem(p, voorstel, p.water)
    stem(p, voorstel, p.lucht, actor=p.actor(p.beheerder))
    with pytest.raises(NietBevoegd):
        voer_uit(p, voorstel, actor=vreemd)
    voer_uit(p, voorstel, actor=p.actor(p.beheerder))


def test_REG_33_een_waarnemer_stemt_zelf(twee):
    p = twee
    wnd = p.persoon("Wil", "Waar")
    p.benoem(
        p.water,
        "DOMEINDIRECTEUR",
        wnd,
        waarneming=True,
        act=register_acts.neem_waar,
        grond=p.besluit("waarneming", door="DT"),
    )
    voorstel = stel_op(p)
    stem(p, voorstel, p.water, actor=p.actor(wnd))
    stem(p, voorstel, p.lucht)

    voer_uit(p, voorstel)

    assert Besluit.objects.get(kenmerk="SV-0001/OPG-001").beslisser_persoon_id == wnd


def test_REG_33_een_voorstel_dat_niet_klopt_wordt_niet_gemaakt(twee):
    p = twee
    goed = nieuw(p)
    eerste, tweede = goed.regels
    fout = {
        "1 tot en met": replace(goed, regels=()),
        "twee keer": replace(goed, regels=(eerste, eerste)),
        "Er verandert niets": nieuw(p, bedragen=(100_000, 100_000)),
        "intussen gewijzigd": replace(goed, regels=(replace(eerste, was=tweede.was), tweede)),
        "bestaat niet op": replace(goed, vanaf=date(2020, 1, 1)),
        "knelpunt": replace(goed, knelpunt=1),
    }
    for zin, voorstel in fout.items():
        with pytest.raises((InvoerFout, IntussenGewijzigd), match=zin):
            acts.stel_scopevoorstel_op(verzoek(), voorstel=voorstel)
    assert not Scopevoorstel.objects.exists()


def test_REG_33_een_nieuwe_versie_neemt_de_plaats_in(twee):
    p = twee
    oud = stel_op(p)
    stem(p, oud, p.water)

    nieuwe = stel_op(p, bedragen=(70_000, 130_000), vervangt=oud)

    assert Scopevoorstelafloop.objects.get(voorstel=oud).uitkomst == "ingetrokken"
    assert bron.laatste_stemmen(nieuwe) == {}
    with pytest.raises(InvoerFout, match="SV-0001 is al ingetrokken"):
        stem(p, oud, p.lucht)
    with pytest.raises(InvoerFout, match="SV-0001 is al ingetrokken"):
        stel_op(p, vervangt=oud)


def test_REG_33_een_voorstel_kan_worden_ingetrokken_met_een_reden(twee):
    p = twee
    voorstel = stel_op(p)

    with pytest.raises(InvoerFout, match="De reden"):
        acts.trek_scopevoorstel_in(verzoek(), voorstel=voorstel, reden="")
    acts.trek_scopevoorstel_in(
        verzoek(actor=p.actor(p.dd[p.lucht])), voorstel=voorstel, reden="Niet meer nodig."
    )

    with pytest.raises(InvoerFout, match="al ingetrokken"):
        voer_uit(p, voorstel)
    assert list(bron.voorstellen(peilmoment(), stand="open")) == []
    assert bron.voorstellen(peilmoment(), stand="ingetrokken", q="schuiven").count() == 1


def test_REG_18_bij_de_gevolgen_spreken_de_regels(provincie):
    p = provincie
    post = p.post("1-1", jaar=klok.vandaag().year, lasten=120_000)
    p = _vul(p)
    acts.koppel_post(
        verzoek(),
        koppelingen=[Postwijziging(p.stof, post)],
        grond=p.besluit("begroting", door="PS"),
    )
    voorstel = stel_op(p)

    uitkomst = acts.beproef_scopevoorstel(verzoek(voorbeeld=True), voorstel=voorstel)

    assert {o.regel for o in uitkomst.signalen} == {"REG-18"}
    assert any(
        "van € 100.000 naar € 60.000" in g.zin.replace("\xa0", " ") for g in uitkomst.gevolgen
    )
    with pytest.raises(InvoerFout, match="alleen om te bekijken"):
        acts.beproef_scopevoorstel(verzoek(), voorstel=voorstel)
    assert budget(p.stof) == 100_000


def test_REG_17_buiten_het_voorstel_om_gaat_het_niet(twee):
    voorstel = stel_op(twee)
    stem(twee, voorstel, twee.water)

    with pytest.raises(InvoerFout, match="alleen bij het uitvoeren"):
        wijzig_scope_op_voorstel(verzoek(), voorstel=voorstel, opgave=twee.water)


def test_REG_17_een_besluit_van_wie_niet_bevoegd_was_houdt_alles_tegen(twee):
    p = twee
    voorstel = stel_op(p)
    stem(p, voorstel, p.water)
    stem(p, voorstel, p.lucht)
    grond = p.besluit("intrekking", door="O-BERAAD", op=klok.vandaag())
    aanwijzing = Besluit.objects.filter(soort="domeindirecteur").order_by("id").last()
    register_acts.trek_in(verzoek(), besluit=aanwijzing.id, per=None, grond=grond)

    with pytest.raises(RegelOvertreding, match="REG-17"):
        voer_uit(p, voorstel, actor=p.actor(p.dd[p.water]))

    assert (budget(p.vis), budget(p.stof)) == (100_000, 100_000)


def test_REG_33_een_tweede_keer_hetzelfde_verzoek_doet_niets(twee):
    p = twee
    voorstel = stel_op(p)
    stem(p, voorstel, p.water)
    stem(p, voorstel, p.lucht)
    wens = verzoek(actor=p.actor(p.dd[p.water]))

    eerste = acts.voer_scopevoorstel_uit(wens, voorstel=voorstel)
    tweede = acts.voer_scopevoorstel_uit(wens, voorstel=voorstel)

    assert [u.nr for u in eerste] == [u.nr for u in tweede]
    assert all(u.herhaald for u in tweede)


def test_REG_33_de_database_houdt_voorstel_en_stem(echte_db):
    p = _vul(Provincie())
    voorstel = stel_op(p)
    stem(p, voorstel, p.water)

    with psycopg.connect(echte_db.app) as app:
        for tabel in ("scopevoorstel", "scopevoorstelregel", "scopestem"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), app.transaction():
                app.execute(f"DELETE FROM opdrachten_{tabel}")
        with pytest.raises(psycopg.errors.CheckViolation) as gevangen, app.transaction():
            app.execute(
                "INSERT INTO opdrachten_scopestem (id, geopend_id, voorstel_id, opgave_id, akkoord,"
                " reden, genomen, kenmerk) SELECT 9000000, geopend_id, voorstel_id, opgave_id,"
                " false, '', genomen, '' FROM opdrachten_scopestem"
            )
        assert gevangen.value.diag.constraint_name == "scopestem_zegt_waarom"
