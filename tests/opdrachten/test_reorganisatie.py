"""A reorganisation: one besluit with a was-wordt list, carried out as a whole (REG-39, REG-30)."""

from datetime import date, timedelta

import psycopg
import pytest

from driehoek.kern.tijd import Periode
from driehoek.opdrachten import acts
from driehoek.opdrachten.begroting.tabel import Rij
from driehoek.opdrachten.models import Postkoppeling
from driehoek.opdrachten.overname.types import LijstGeweigerd
from driehoek.opdrachten.reorganisatie.lezen import KOLOMMEN, lees_bestand, lees_regels
from driehoek.opdrachten.types import Verplaatsing
from driehoek.platform.fouten import InvoerFout, NietBevoegd, RegelOvertreding
from driehoek.platform.handelingen import verify
from driehoek.platform.uitvoer import als_csv, als_xlsx
from driehoek.register import acts as register_acts
from driehoek.register import reads
from driehoek.register.models import Benaming, Besluit, Ligging, Opvolging, OrAdvies, Rolvervulling
from driehoek.register.types import OpBesluit, OrAdviesGegevens
from provincie import BEGIN, Provincie, verzoek

PER = date(2025, 1, 1)
DAG = timedelta(days=1)
GENOMEN = date(2024, 12, 1)
ADVIES = OrAdviesGegevens(
    date(2024, 11, 1), "De ondernemingsraad stemt in, met aandacht voor werkdruk."
)


def lijst(*rijen):
    """Lines as people write them: wat, was, wordt, rol, post."""
    cellen = [dict(zip(KOLOMMEN, (*rij, *[""] * 5), strict=False)) for rij in rijen]
    return lees_regels([Rij(nr, velden) for nr, velden in enumerate(cellen, start=1)], PER)


def besluit(provincie, door="GS", op=GENOMEN):
    return provincie.besluit("reorganisatie", door=door, op=op)


def reorganiseer(provincie, *rijen, advies=ADVIES, grond=None, per=PER, **opties):
    return acts.reorganiseer(
        verzoek(**opties),
        regels=lijst(*rijen),
        per=per,
        grond=grond or besluit(provincie),
        or_advies=advies,
    )


def geweigerd(provincie, *rijen):
    """What is told of the lines that cannot be; nothing is stored."""
    voor = reads.kop().nr
    with pytest.raises(LijstGeweigerd) as gevangen:
        reorganiseer(provincie, *rijen)
    assert reads.kop().nr == voor
    return [(m.regel, m.kolom, m.id) for m in gevangen.value.meldingen], str(gevangen.value)


def opgave(naam):
    return Benaming.objects.huidig().get(naam=naam).drager_id


def houders(drager, rol, dag=PER):
    feiten = Rolvervulling.objects.huidig().filter(
        drager=drager, rolsoort__rol=rol, geldig__contains=dag
    )
    return sorted(feiten.values_list("persoon_id", "waarneming"))


def ligt(opdracht, dag=PER):
    return Ligging.objects.huidig().get(drager=opdracht, geldig__contains=dag).ouder_id


@pytest.fixture
def drie(provincie):
    """Water (two opdrachten), Lucht (one) and Bodem, each with a domeindirecteur."""
    p = provincie
    p.water, p.lucht, p.bodem = (p.opgave(n) for n in ("Water", "Lucht", "Bodem"))
    p.vis, p.vaart = p.opdracht(p.water, "Vis"), p.opdracht(p.water, "Vaart")
    p.fijnstof = p.opdracht(p.lucht, "Fijnstof")
    p.gs_lid = p.persoon("Gijs", "Gedeputeerde")
    p.benoem(p.water, "BOG", p.gs_lid)
    return p


def test_REG_39_een_hele_reorganisatie_is_een_handeling(drie):
    p = drie
    directeur = p.rolhouders["DOMEINDIRECTEUR", p.water]
    p.aog(p.vis)

    uitkomst = reorganiseer(
        p,
        ("instellen", "", "Zoet water"),
        ("instellen", "", "Scheepvaart"),
        ("splitsen", "Water", "Zoet water"),
        ("splitsen", "Water", "Scheepvaart"),
        ("verplaatsen", "Vis", "Zoet water"),
        ("verplaatsen", "Vaart", "Scheepvaart"),
        ("rol gaat over", "Water", "Zoet water", "Domeindirecteur"),
        ("rol gaat over", "Water", "Scheepvaart", "Domeindirecteur"),
        ("rol gaat over", "Water", "Zoet water", "Bestuurlijk opdrachtgever"),
        ("samenvoegen", "Bodem", "Lucht"),
        ("hernoemen", "Lucht", "Lucht en bodem"),
    )

    zoet, vaart = opgave("Zoet water"), opgave("Scheepvaart")
    assert (ligt(p.vis), ligt(p.vaart), ligt(p.vis, PER - DAG)) == (zoet, vaart, p.water)
    assert houders(zoet, "DOMEINDIRECTEUR") == [(directeur, False)]
    assert houders(vaart, "DOMEINDIRECTEUR") == [(directeur, False)]
    assert (houders(zoet, "BOG"), houders(vaart, "BOG")) == ([(p.gs_lid, False)], [])
    assert houders(p.vis, "AOG") == [(p.rolhouders["AOG", p.vis], False)]
    assert reads.bestaan(p.water) == reads.bestaan(p.bodem) == [Periode(BEGIN, PER)]
    assert reads.benaming(p.lucht) == "Lucht en bodem"
    assert set(Opvolging.objects.values_list("was_id", "wordt_id", "per")) == {
        (p.water, zoet, PER),
        (p.water, vaart, PER),
        (p.bodem, p.lucht, PER),
    }
    assert {h.geopend_id for h in Opvolging.objects.all()} == {uitkomst.nr}
    assert list(verify.controleer()) == []


def test_REG_39_bij_het_voorbeeld_staat_alles_en_niets_is_opgeslagen(drie):
    uitkomst = reorganiseer(drie, ("samenvoegen", "Water", "Lucht"), voorbeeld=True)

    zinnen = {g.zin for g in uitkomst.gevolgen}
    assert "'Vis' valt vanaf 1 januari 2025 onder 'Lucht', met haar rollen." in zinnen
    assert "'Water' houdt op op 1 januari 2025." in zinnen
    assert any(
        z.startswith("Dora Directeur is niet langer domeindirecteur van 'Water'") for z in zinnen
    )
    assert any(z.startswith("De ondernemingsraad adviseerde op 1 november 2024") for z in zinnen)
    assert not OrAdvies.objects.exists()


def test_REG_39_afsplitsen_laat_de_eerste_opgave_bestaan(drie):
    p = drie

    reorganiseer(
        p,
        ("instellen", "", "Scheepvaart"),
        ("afsplitsen", "Water", "Scheepvaart"),
        ("verplaatsen", "Vaart", "Scheepvaart"),
    )

    vaart = opgave("Scheepvaart")
    assert (ligt(p.vis), ligt(p.vaart)) == (p.water, vaart)
    assert reads.bestaan(p.water) == [Periode(BEGIN)]
    assert Opvolging.objects.get().wordt_id == vaart


def test_REG_39_een_waarnemer_gaat_met_de_rol_mee(drie):
    p = drie
    wnd = p.persoon("Wil", "Waarnemer")
    p.benoem(
        p.water,
        "DOMEINDIRECTEUR",
        wnd,
        waarneming=True,
        act=register_acts.neem_waar,
        grond=p.besluit("waarneming", door="DT"),
    )

    reorganiseer(
        p,
        ("instellen", "", "Scheepvaart"),
        ("afsplitsen", "Water", "Scheepvaart"),
        ("rol gaat over", "Water", "Scheepvaart", "Domeindirecteur"),
    )

    directeur = p.rolhouders["DOMEINDIRECTEUR", p.water]
    assert houders(opgave("Scheepvaart"), "DOMEINDIRECTEUR") == sorted(
        [(directeur, False), (wnd, True)]
    )
    assert houders(p.water, "DOMEINDIRECTEUR") == []


def test_REG_39_wie_een_rol_verliest_maakt_plaats_voor_wie_overgaat(drie):
    p = drie

    reorganiseer(
        p,
        ("samenvoegen", "Water", "Lucht"),
        ("rol eindigt", "Lucht", "", "Domeindirecteur"),
        ("rol gaat over", "Water", "Lucht", "Domeindirecteur"),
    )

    van_water = p.rolhouders["DOMEINDIRECTEUR", p.water]
    assert houders(p.lucht, "DOMEINDIRECTEUR") == [(van_water, False)]
    weg = p.rolhouders["DOMEINDIRECTEUR", p.lucht]
    assert houders(p.lucht, "DOMEINDIRECTEUR", PER - DAG) == [(weg, False)]


def test_REG_39_BER_10_zonder_advies_van_de_OR_of_een_reden_gaat_het_niet(drie):
    regel = ("hernoemen", "Water", "Zoet water")

    with pytest.raises(RegelOvertreding, match=r"het advies van de ondernemingsraad staat er niet"):
        reorganiseer(drie, regel, advies=None)
    reden = OrAdviesGegevens(niet_nodig="Alleen een naam verandert; niemands werk.")
    reorganiseer(drie, regel, advies=reden)

    assert OrAdvies.objects.get().niet_nodig.startswith("Alleen een naam")


def test_REG_39_grensdag_het_advies_komt_voor_of_op_de_dag_van_het_besluit(drie):
    regel = ("hernoemen", "Water", "Zoet water")

    with pytest.raises(RegelOvertreding, match="REG-39"):
        reorganiseer(drie, regel, advies=OrAdviesGegevens(GENOMEN + DAG, "Akkoord"))
    reorganiseer(drie, regel, advies=OrAdviesGegevens(GENOMEN, "Akkoord"))

    assert OrAdvies.objects.get().datum == GENOMEN


@pytest.mark.parametrize(
    ("advies", "zin"),
    [
        (OrAdviesGegevens(date(2099, 1, 1), "Akkoord"), "ligt in de toekomst"),
        (OrAdviesGegevens(GENOMEN, ""), "Wat de ondernemingsraad adviseerde"),
        (OrAdviesGegevens(strekking="Akkoord", niet_nodig="Nee"), "Vul de dag van het advies in"),
        (OrAdviesGegevens(GENOMEN, "Akkoord", "0" * 64), "document is niet bewaard"),
        (OrAdviesGegevens(), "Waarom er geen advies nodig was"),
    ],
)
def test_REG_39_BER_10_een_half_advies_wordt_geweigerd(drie, advies, zin):
    with pytest.raises(InvoerFout, match=zin):
        reorganiseer(drie, ("hernoemen", "Water", "Zoet water"), advies=advies)


def test_REG_39_BER_10_het_advies_staat_eens_bij_een_besluit(drie):
    reorganiseer(drie, ("hernoemen", "Water", "Zoet water"))
    zelfde = OpBesluit(Besluit.objects.get(soort="reorganisatie").id)

    with pytest.raises(InvoerFout, match="staat al bij dit besluit"):
        reorganiseer(drie, ("hernoemen", "Lucht", "Schone lucht"), grond=zelfde)
    reorganiseer(drie, ("hernoemen", "Lucht", "Schone lucht"), grond=zelfde, advies=None)

    assert reads.benaming(drie.lucht) == "Schone lucht"


def test_REG_30_alleen_GS_reorganiseert_en_alleen_een_registerbeheerder_voert_het_in(drie):
    regel = ("hernoemen", "Water", "Zoet water")

    with pytest.raises(RegelOvertreding, match="REG-30"):
        reorganiseer(drie, regel, grond=besluit(drie, door="DT"))
    with pytest.raises(NietBevoegd):
        reorganiseer(drie, regel, actor=drie.actor(drie.gs_lid))
    reorganiseer(drie, regel, actor=drie.actor(drie.beheerder))

    assert reads.benaming(drie.water) == "Zoet water"


def test_REG_39_elke_regel_die_niet_kan_wordt_genoemd_en_niets_gebeurt(drie):
    meldingen, zin = geweigerd(
        drie,
        ("beëindigen", "Water"),
        ("samenvoegen", "Lucht", "Water"),
        ("hernoemen", "Water", "Zoet water"),
        ("rol gaat over", "Lucht", "Bodem", "Domeindirecteur"),
        ("rol eindigt", "Fijnstof", "", "Ambtelijk opdrachtgever"),
        ("verplaatsen", "Fijnstof", "Lucht"),
        ("samenvoegen", "Lucht", "Bodem"),
    )

    assert meldingen == [
        (1, "was", "REG-02"),
        (2, "wordt", "REG-39"),
        (3, "was", "REG-39"),
        (4, "wordt", "REG-04"),
        (5, "rol", "REG-39"),
        (6, "wordt", "REG-39"),
        (7, "was", "REG-39"),
    ]
    assert "Onder 'Water' loopt dan nog OPD-0001, OPD-0002. Zet er van elk een regel" in zin


def test_REG_39_wat_niet_te_lezen_is_wordt_per_cel_genoemd(drie):
    with pytest.raises(LijstGeweigerd) as gevangen:
        lijst(
            ("opheffen", "Water"),
            ("hernoemen", "Water"),
            ("beëindigen", "Woestijn"),
            ("verplaatsen", "Vis", "Woestijn"),
            ("rol gaat over", "Water", "Lucht", "P-manager"),
            ("instellen", "", "Nieuw", "", "9-9-9"),
            ("beëindigen", "Water", "Lucht"),
        )

    assert [(m.regel, m.kolom) for m in gevangen.value.meldingen] == [
        (1, "wat"),
        (2, "wordt"),
        (3, "was"),
        (4, "wordt"),
        (5, "rol"),
        (6, "post"),
        (7, "wordt"),
    ]


def test_REG_39_een_nieuwe_opgave_hangt_aan_haar_begrotingspost(drie):
    post = drie.post("4-1-1", "prestatie", jaar=2025)

    reorganiseer(drie, ("instellen", "", "Natuur", "", "4-1-1"))

    assert Postkoppeling.objects.get(drager=opgave("Natuur")).post_id == post


@pytest.mark.parametrize("schrijf", [als_csv, als_xlsx], ids=["csv", "xlsx"])
def test_REG_39_een_lijst_uit_een_bestand_zegt_hetzelfde(drie, schrijf):
    inhoud = schrijf(KOLOMMEN, [("hernoemen", "OPG-001", "Zoet water", "", "")])

    (cellen,) = lees_bestand(inhoud, "lijst")

    (regel,) = lees_regels([Rij(1, cellen)], PER)
    assert (regel.was, regel.naam) == (drie.water, "Zoet water")


def test_REG_39_een_bestand_zonder_kolom_wat_wordt_geweigerd(drie):
    with pytest.raises(LijstGeweigerd, match="Deze kolom ontbreekt"):
        lees_bestand(als_csv(("was", "wordt"), [("Water", "Lucht")]), "lijst")


def test_REG_39_een_lege_lijst_wordt_geweigerd(drie):
    assert "De lijst heeft geen regels" in geweigerd(drie)[1]


def verplaats(provincie, opdracht, naar, **opties):
    return acts.verplaats_opdrachten(
        verzoek(),
        verplaatsingen=[Verplaatsing(opdracht, naar)],
        per=PER,
        grond=opties.pop("grond", None) or besluit(provincie),
        or_advies=opties.pop("advies", ADVIES),
    )


def test_REG_02_een_opdracht_gaat_over_naar_een_andere_opgave(drie):
    verplaats(drie, drie.vis, drie.lucht)

    assert (ligt(drie.vis), ligt(drie.vis, PER - DAG)) == (drie.lucht, drie.water)
    with pytest.raises(InvoerFout, match="valt al onder 'Lucht'"):
        verplaats(drie, drie.vis, drie.lucht)
    with pytest.raises(RegelOvertreding, match="REG-30"):
        verplaats(drie, drie.vaart, drie.lucht, grond=besluit(drie, door="DT"))


def test_REG_39_de_database_weigert_een_advies_dat_niets_zegt(echte_db):
    p = Provincie()
    p.opgave("Water")
    reorganiseer(p, ("hernoemen", "Water", "Zoet water"))

    with psycopg.connect(echte_db.app) as app:
        with pytest.raises(psycopg.errors.InsufficientPrivilege), app.transaction():
            app.execute("UPDATE register_oradvies SET strekking = 'anders'")
        with pytest.raises(psycopg.errors.CheckViolation) as gevangen, app.transaction():
            app.execute(
                "INSERT INTO register_oradvies (id, besluit_id, strekking, niet_nodig, geopend_id)"
                " SELECT 9000000, min(b.id), '', '', min(b.geopend_id) FROM register_besluit b"
            )
        assert gevangen.value.diag.constraint_name == "or_advies_of_reden"
