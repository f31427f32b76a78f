"""Progress per ambition of the coalition agreement, over the college's term (REG-34)."""

from datetime import date

import psycopg
import pytest

from driehoek.kern.tijd import kwartaal_van
from driehoek.opdrachten import acts
from driehoek.opdrachten.models import Opgaveoordeel
from driehoek.opdrachten.reads_voortgang import GEEN, colleges, voortgang
from driehoek.opdrachten.types import Faseovergang, NieuwOordeel
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout, NietBevoegd
from driehoek.register import acts as register_acts
from driehoek.register.reads import peilmoment
from provincie import Provincie, verzoek
from vastleghulp import Meteen, log_in, loopt

JUNI = date(2024, 6, 30)


@pytest.fixture
def wereld(provincie):
    """Two ambities; under the first an opgave with two opdrachten, under the second one without."""
    p = provincie
    p.een, p.twee = (p.post(str(nr), "ambitie", lasten=nr * 1_000_000) for nr in (1, 2))
    doelen = [p.post(f"{nr}-1", "doel", ouder=o) for nr, o in ((1, p.een), (2, p.twee))]
    posten = [
        p.post(f"{nr}-1-1", "prestatie", ouder=doel) for nr, doel in enumerate(doelen, start=1)
    ]
    p.water, p.wonen = (
        p.opgave(naam, post=post) for naam, post in zip(("Water", "Wonen"), posten, strict=True)
    )
    p.vis = p.opdracht(p.water, "Vis", budget=300_000, uitleg="Nog geen product.")
    p.vaart = p.opdracht(p.water, "Vaart", budget=100_000, uitleg="Nog geen product.")
    return p


def oordeel(provincie, opgave, welk, dag, zin="Zo gaat het.", actor=None):
    return acts.beoordeel_opgave(
        verzoek(**({"actor": actor} if actor else {})),
        oordelen=[NieuwOordeel(opgave, dag, welk, zin)],
    )


def beeld(dag=None, peil=None):
    peil = peil or peilmoment(dag)
    (college,) = colleges(peil)
    return voortgang(college, peil)


def van(code, dag=None, peil=None):
    return next(a for a in beeld(dag, peil).ambities if a.code == code)


def test_REG_34_per_ambitie_de_opgaven_fasen_en_het_geld(wereld):
    p = wereld

    een, twee = van("1", JUNI), van("2", JUNI)

    assert [o.id for o in een.opgaven] == [p.water]
    assert (een.naam, een.lopend, een.scope, een.lasten) == ("Post 1", 2, 400_000, 1_000_000)
    assert een.fasen["initiatie"] == 2
    assert een.per_doel()[0][0] == "1-1 Post 1-1"
    assert (twee.lopend, twee.scope, [o.id for o in twee.opgaven]) == (0, None, [p.wonen])


def test_REG_34_wat_sloot_telt_de_hele_periode_mee(wereld):
    p = wereld
    per = date(2024, 3, 1)
    acts.ga_over_naar_fase(
        verzoek(),
        overgangen=[Faseovergang(p.vaart, date(2023, 8, 1), "realisatie")],
        grond=p.van_directeur("faseovergang", p.water, op=date(2023, 8, 1)),
    )
    for soort, act, wanneer in (
        ("decharge", acts.verleen_decharge, {"op": per}),
        ("opdracht_sluiten", acts.sluit_opdracht, {"per": per}),
    ):
        act(verzoek(), opdrachten=[p.vis], grond=p.van_directeur(soort, p.water, op=per), **wanneer)

    een = van("1", JUNI)

    assert (een.lopend, een.fasen["gesloten"], een.fasen["realisatie"]) == (1, 1, 1)
    per_kwartaal = {k.kwartaal: k.fasen for k in een.kwartalen}
    assert per_kwartaal[date(2023, 4, 1)] == {"initiatie": 2}
    assert per_kwartaal[date(2023, 10, 1)] == {"initiatie": 1, "realisatie": 1}
    assert per_kwartaal[date(2024, 4, 1)] == {"realisatie": 1, "gesloten": 1}
    assert max(per_kwartaal) == date(2024, 4, 1), "verder dan de dag wordt niet gekeken"


def test_REG_34_een_opgave_zonder_post_staat_apart(wereld):
    p = wereld
    los = p.opgave("Los")

    assert [o.id for o in van(GEEN, JUNI).opgaven] == [los]


def test_REG_34_het_laatste_oordeel_van_een_kwartaal_telt_met_de_trend(wereld):
    p, nu = wereld, klok.vandaag()
    ervoor = date(nu.year - 1, nu.month, 1)
    oordeel(p, p.water, "bijsturen", ervoor)
    oordeel(p, p.water, "aandacht", nu)
    toen = peilmoment()
    oordeel(p, p.water, "op_koers", nu, zin="Toch gelukt.")

    (opgave,) = van("1").opgaven
    assert (opgave.laatste.label, opgave.laatste.zin, opgave.trend) == (
        "Op koers",
        "Toch gelukt.",
        "beter",
    )
    assert opgave.laatste.naam == "Dora Directeur", "ook als een ander het invoert"
    assert van("1", peil=toen).opgaven[0].laatste.label == "Aandacht"
    laatste = next(k for k in van("1").kwartalen if k.kwartaal == kwartaal_van(nu))
    assert (laatste.oordelen, laatste.niet_beoordeeld) == ({"op_koers": 1}, 0)
    assert Opgaveoordeel.objects.count() == 3
    assert van("1").kwartalen[0].niet_beoordeeld == 1


@pytest.mark.parametrize(
    ("reeks", "trend"),
    [
        (("op_koers",), ""),
        (("op_koers", "aandacht"), "slechter"),
        (("aandacht", "aandacht"), "gelijk"),
        (("bijsturen", "op_koers"), "beter"),
    ],
)
def test_REG_34_de_trend_vergelijkt_de_laatste_twee(wereld, reeks, trend):
    for jaar, welk in enumerate(reeks, start=2024):
        oordeel(wereld, wereld.water, welk, date(jaar, 1, 1))

    assert van("1").opgaven[0].trend == trend


def test_REG_34_wie_oordeelt_en_waarover(wereld):
    p, nu = wereld, klok.vandaag()
    directeur = p.actor(p.rolhouders["DOMEINDIRECTEUR", p.water])

    oordeel(p, p.water, "aandacht", nu, actor=directeur)
    with pytest.raises(NietBevoegd):
        oordeel(p, p.wonen, "aandacht", nu, actor=directeur)
    with pytest.raises(InvoerFout, match="Kies hoe het gaat"):
        oordeel(p, p.water, "prima", nu)
    with pytest.raises(InvoerFout, match="Waarom, in een zin"):
        oordeel(p, p.water, "aandacht", nu, zin="")


def test_REG_34_grensdag_een_kwartaal_dat_nog_niet_is_begonnen_heeft_geen_oordeel(wereld):
    p = wereld
    nu = kwartaal_van(klok.vandaag())
    straks = date(nu.year + 1, 1, 1)

    with pytest.raises(InvoerFout, match="is nog niet begonnen"):
        oordeel(p, p.water, "aandacht", straks)
    oordeel(p, p.water, "aandacht", nu)


def test_REG_34_een_nieuw_college_is_een_nieuwe_periode(wereld):
    p = wereld
    per = date(2025, 6, 1)
    register_acts.stel_instelling_vast(
        verzoek(),
        code="college",
        waarde=2025,
        vanaf=per,
        grond=p.besluit("instelling", door="DT", op=per),
    )

    oud, nieuw = colleges(peilmoment())

    assert (oud.naam, oud.tot, oud.verwacht) == ("College 2023-2025", per, False)
    assert (nieuw.naam, nieuw.tot, nieuw.verwacht) == ("College 2025-2029", date(2029, 4, 1), True)
    assert oud.periode.van == date(2023, 4, 1), "niet voor de verkiezing"
    laatste = voortgang(oud, peilmoment()).ambities[0].kwartalen[-1].kwartaal
    assert laatste == date(2025, 4, 1), "na het einde van de periode telt niets meer"


def test_REG_34_de_database_houdt_een_oordeel(echte_db):
    p = Provincie()
    opgave = p.opgave()
    oordeel(p, opgave, "aandacht", date(2024, 1, 1))

    with psycopg.connect(echte_db.app) as app:
        with pytest.raises(psycopg.errors.InsufficientPrivilege), app.transaction():
            app.execute("UPDATE opdrachten_opgaveoordeel SET oordeel = 'op_koers'")
        for waarden, slot in (
            ("'2024-01-02', 'aandacht'", "oordeel_kwartaal"),
            ("'2024-02-01', 'aandacht'", "oordeel_kwartaal"),
            ("'2024-01-01', 'prima'", "oordeel_soort"),
        ):
            with pytest.raises(psycopg.errors.CheckViolation) as gevangen, app.transaction():
                app.execute(
                    "INSERT INTO opdrachten_opgaveoordeel (id, geopend_id, opgave_id, zin,"
                    f" kwartaal, oordeel) SELECT 9000000, geopend_id, opgave_id, zin, {waarden}"
                    " FROM opdrachten_opgaveoordeel"
                )
            assert gevangen.value.diag.constraint_name == slot


@loopt("beoordeel")
def test_REG_34_een_oordeel_in_de_wizard_staat_op_de_bladzijde(wereld, client):
    p = wereld
    log_in(client, p.rolhouders["DOMEINDIRECTEUR", p.water])
    wizard = Meteen(client)
    wizard.gedaan = set()
    bladzijde = client.get("/voortgang/").content.decode()
    assert f'href="/vastleggen/beoordeel/?drager={p.water}"' in bladzijde
    assert f"beoordeel/?drager={p.wonen}" not in bladzijde
    kwartaal = kwartaal_van(klok.vandaag()).isoformat()

    wizard.doe(
        f"/vastleggen/beoordeel/?drager={p.water}",
        {"kwartaal": kwartaal, "oordeel": "bijsturen", "zin": "Te weinig mensen."},
    )

    bladzijde = client.get("/voortgang/").content.decode()
    assert "Te weinig mensen." in bladzijde
    assert bladzijde.count('<svg class="dh-vgang__beeld"') == 2
    (regel,) = [r for r in client.get("/voortgang/?formaat=json").json() if r["Opgave"] == "Water"]
    assert (regel["Oordeel"], regel["Initiatie"], regel["Scope samen"]) == ("Bijsturen", 2, 400_000)


def test_REG_34_voor_er_een_college_is_legt_de_bladzijde_uit_wat_nodig_is(provincie, client):
    log_in(client, provincie.beheerder)

    toen = client.get("/voortgang/?bekend_op=2020-01-01").content.decode()

    assert "Nog geen collegeperiode" in toen
