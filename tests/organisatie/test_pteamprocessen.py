"""P-teams: founded, merged, split and closed; placed with reasons; formation after consulting."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from driehoek.kern.tijd import Periode
from driehoek.organisatie import acts, reads, reads_pteams
from driehoek.organisatie.acts import _pteams
from driehoek.organisatie.models import Formatie, Lidmaatschap
from driehoek.organisatie.types import (
    Aard,
    Motief,
    NieuweFormatie,
    NieuwPteam,
    Plaatsing,
    Pteamdeel,
    Reden,
)
from driehoek.platform import regelboek
from driehoek.platform.fouten import InvoerFout, RegelOvertreding, UitlegNodig
from driehoek.platform.handelingen.boek import handeling
from driehoek.platform.models import Handeling, Uitleg
from driehoek.platform.regelboek import Soort
from driehoek.register import acts as register_acts
from driehoek.register import instellingen
from driehoek.register import reads as register_reads
from driehoek.register.grondslagen import boek_conversies
from driehoek.register.models import Benaming, Bestaan, Grondslag, Opvolging
from driehoek.register.types import OpRechtsfeit
from provincie import BEGIN, verzoek

pytestmark = pytest.mark.django_db
OP = date(2025, 1, 1)


def mensen(provincie, aantal):
    return [provincie.persoon("Mens", f"Nummer{n}") for n in range(aantal)]


def team(provincie, naam, aantal):
    pteam = provincie.pteam(naam)
    wie = mensen(provincie, aantal)
    provincie.plaats(pteam, *wie)
    return pteam, wie


def wijziging(provincie, door="P-BERAAD"):
    return provincie.besluit("pteams_wijzigen", door=door, op=OP)


def in_team(pteam, op=OP):
    return {f.persoon_id for f in reads_pteams.leden(pteam, register_reads.peilmoment(op))}


def spreekt(regel, soort):
    gekozen = next(r for r in regelboek.alle() if (r.id, r.soort) == (regel, soort))
    return gekozen.overtredingen()


# -- PT-02


def richt_op(provincie, aantal, **opties):
    wie = mensen(provincie, aantal)
    return acts.richt_pteams_op(
        verzoek(),
        pteams=[NieuwPteam("Ecologie", BEGIN, leden=tuple(wie))],
        grond=opties.pop("grond", None)
        or provincie.besluit("pteam_oprichten", door="P-BERAAD", op=BEGIN),
        **opties,
    )


@pytest.mark.parametrize("aantal", [8, 15])
def test_PT_02_een_team_van_acht_tot_vijftien_vraagt_niets(provincie, aantal):
    uitkomst = richt_op(provincie, aantal)

    assert len(in_team(uitkomst.ids("register_drager")[0])) == aantal


@pytest.mark.parametrize(("aantal", "zegt"), [(5, "5 medewerkers, minder dan de 8"), (16, "meer")])
def test_PT_02_een_ander_aantal_gaat_niet_zonder_uitleg(provincie, aantal, zegt):
    voor = Handeling.objects.count()
    wie = Lidmaatschap.objects.count()

    with pytest.raises(UitlegNodig, match=zegt) as fout:
        richt_op(provincie, aantal)

    assert "PT-02" in {o.regel for o in fout.value.overtredingen}
    # The people and the besluit were made by acts before; of the team nothing is stored.
    assert Lidmaatschap.objects.count() == wie
    assert Handeling.objects.count() == voor + aantal
    assert not Benaming.objects.filter(naam="Ecologie").exists()


def test_PT_02_met_uitleg_mag_het_en_die_blijft(provincie):
    richt_op(provincie, 5, uitleg="Het vak is klein.")

    assert Uitleg.objects.get(regel="PT-02").tekst == "Het vak is klein."


def test_PT_02_wat_al_zo_was_komt_binnen_en_wordt_een_open_signaal(provincie):
    wie = tuple(mensen(provincie, 5))

    @handeling
    def neem_over(boek):
        [grond] = boek_conversies(boek, ["Lijst van personeelszaken"], BEGIN).values()
        _pteams.richt_op(boek, [NieuwPteam("Ecologie", BEGIN, leden=wie)], Grondslag(id=grond))

    [pteam] = neem_over(verzoek()).ids("register_drager")

    assert not Uitleg.objects.filter(regel="PT-02").exists()
    assert [o.drager for o in spreekt("PT-02", Soort.LEG_UIT)] == [pteam]


def test_PT_02_inhuur_en_stagiairs_tellen_niet(provincie):
    wie = mensen(provincie, 9)
    for aard, persoon in zip((Aard.EXTERN, Aard.STAGIAIR), wie, strict=False):
        provincie.dienstverband(persoon, aard=aard)

    with pytest.raises(UitlegNodig, match="7 medewerkers"):
        acts.richt_pteams_op(
            verzoek(),
            pteams=[NieuwPteam("Ecologie", BEGIN, leden=tuple(wie))],
            grond=provincie.besluit("pteam_oprichten", door="P-BERAAD", op=BEGIN),
        )


def test_PT_02_grensdag_ook_een_dag_die_nog_komt_telt(provincie):
    pteam, wie = team(provincie, "Water", 8)
    elders = provincie.pteam("Lucht")
    straks = register_reads.peilmoment().geldig_op + timedelta(days=30)

    with pytest.raises(UitlegNodig, match="'Water' heeft op"):
        acts.plaats_in_pteam(
            verzoek(),
            plaatsingen=[Plaatsing(wie[0], elders, Periode(straks))],
            grond=provincie.besluit("plaatsing", door="P-BERAAD", op=OP),
        )
    assert pteam in {f.pteam_id for f in Lidmaatschap.objects.huidig().filter(persoon=wie[0])}


def test_PT_02_de_grens_is_die_van_nu(provincie):
    team(provincie, "Water", 8)
    assert spreekt("PT-02", Soort.LEG_UIT) == []

    register_acts.stel_instelling_vast(
        verzoek(),
        code=instellingen.PTEAM_MINST.code,
        waarde=9,
        vanaf=OP,
        grond=provincie.besluit("instelling", door="DT", op=OP),
    )
    [overtreding] = spreekt("PT-02", Soort.LEG_UIT)
    assert "minder dan de 9" in overtreding.zin


def test_PT_02_wie_uit_dienst_gaat_vraagt_geen_uitleg_en_laat_een_signaal_na(provincie):
    pteam, wie = team(provincie, "Water", 8)
    acts.beeindig_dienstverbanden(
        verzoek(), personen=wie[:1], per=OP, grond=OpRechtsfeit(OP, "Uit dienst")
    )

    assert in_team(pteam) == set(wie[1:])
    assert [o.drager for o in spreekt("PT-02", Soort.LEG_UIT)] == [pteam]


# -- PT-03


def test_PT_03_een_team_zonder_p_manager_is_een_signaal(provincie):
    pteam, wie = team(provincie, "Water", 8)
    leeg = provincie.pteam("Nog leeg")
    assert [o.drager for o in spreekt("PT-03", Soort.SIGNAAL)] == [pteam]

    provincie.benoem(pteam, "P_MANAGER", wie[0], uitleg="Span wordt nog geregeld.")
    assert spreekt("PT-03", Soort.SIGNAAL) == []
    assert leeg


# -- PT-09: merge


def voeg_samen(provincie, blijft, *opgaand, **opties):
    return acts.voeg_pteams_samen(
        verzoek(**{k: opties.pop(k) for k in ("voorbeeld",) if k in opties}),
        blijft=blijft,
        opgaand=opgaand,
        per=OP,
        grond=opties.pop("grond", None) or wijziging(provincie),
        **opties,
    )


def test_PT_09_samenvoegen_brengt_iedereen_over_en_houdt_de_lijn_vast(provincie):
    water, nat = team(provincie, "Water", 6)
    bodem, droog = team(provincie, "Bodem", 5)

    voeg_samen(provincie, water, bodem, naam="Water en bodem")

    assert in_team(water) == {*nat, *droog}
    assert in_team(bodem, OP - timedelta(days=1)) == set(droog)
    assert register_reads.benaming(water) == "Water en bodem"
    assert not Bestaan.objects.huidig().filter(drager_id=bodem, geldig__contains=OP).exists()
    assert list(Opvolging.objects.values_list("was_id", "wordt_id")) == [(bodem, water)]


def test_PT_09_het_voorbeeld_zegt_wat_het_met_grootte_en_span_doet(provincie):
    water, nat = team(provincie, "Water", 8)
    bodem, droog = team(provincie, "Bodem", 8)
    for persoon in (*nat, *droog):
        provincie.dienstverband(persoon)
    provincie.benoem(water, "P_MANAGER", nat[0])
    provincie.benoem(bodem, "P_MANAGER", droog[0])

    uitkomst = voeg_samen(provincie, water, bodem, voorbeeld=True)

    zinnen = [g.zin for g in uitkomst.gevolgen if g.soort in {"grootte", "span"}]
    assert zinnen[0] == (
        "'Water' gaat van 8 medewerkers (8 fte) naar 16 medewerkers (16 fte)."
        " Dat is te groot: een P-team heeft er 8 tot 15."
    )
    assert "P-manager Mens Nummer0 gaat van 8 medewerkers naar 16 medewerkers." in zinnen
    assert "P-manager Mens Nummer0 gaat van 8 medewerkers naar 0 medewerkers." in zinnen
    assert in_team(bodem) == set(droog)


def test_PT_09_het_voorbeeld_zegt_wat_het_met_het_geld_doet(provincie):
    """By the average of the setting, as it holds on that day; of whom no hours are known, nothing."""
    water, nat = team(provincie, "Water", 8)
    bodem, _ = team(provincie, "Bodem", 8)
    for persoon in nat:
        provincie.dienstverband(persoon, uren=Decimal(18))

    def lonen():
        uitkomst = voeg_samen(provincie, bodem, water, voorbeeld=True)
        return [g.zin.replace("\xa0", " ") for g in uitkomst.gevolgen if g.soort == "loon"]

    assert lonen() == [
        "'Water' gaat van ongeveer € 356.000 naar € 0 loon per jaar, bij gemiddeld € 89.000 per fte.",
        "'Bodem' gaat van ongeveer € 0 naar € 356.000 loon per jaar, bij gemiddeld € 89.000 per fte.",
    ]
    register_acts.stel_instelling_vast(
        verzoek(),
        code="loon_per_fte",
        waarde=100_000,
        vanaf=OP,
        grond=provincie.besluit("instelling", door="DT"),
    )
    assert "van ongeveer € 400.000 naar € 0" in lonen()[0]


def test_PT_09_te_groot_vraagt_ook_hier_om_uitleg(provincie):
    water, _ = team(provincie, "Water", 8)
    bodem, _ = team(provincie, "Bodem", 8)

    with pytest.raises(UitlegNodig, match="16 medewerkers"):
        voeg_samen(provincie, water, bodem)
    voeg_samen(provincie, water, bodem, uitleg="Het vak hoort bij elkaar.")


@pytest.mark.parametrize("met", ["zichzelf", "niemand"])
def test_PT_09_samenvoegen_gaat_met_een_ander_team(provincie, met):
    water, _ = team(provincie, "Water", 8)
    with pytest.raises(InvoerFout, match="ander P-team"):
        voeg_samen(provincie, water, *([water] if met == "zichzelf" else []))


def test_PT_09_een_ander_orgaan_voegt_niet_samen(provincie):
    water, _ = team(provincie, "Water", 8)
    bodem, _ = team(provincie, "Bodem", 7)
    with pytest.raises((InvoerFout, RegelOvertreding)):
        voeg_samen(provincie, water, bodem, grond=wijziging(provincie, "O-BERAAD"))


# -- PT-09: split


def splits(provincie, pteam, *delen, **opties):
    return acts.splits_pteam(
        verzoek(), pteam=pteam, delen=delen, per=OP, grond=wijziging(provincie), **opties
    )


def test_PT_09_splitsen_laat_de_rest_staan(provincie):
    water, wie = team(provincie, "Water", 16)

    uitkomst = splits(provincie, water, Pteamdeel("Vaarwegen", tuple(wie[:8])))

    [nieuw] = uitkomst.ids("register_drager")
    assert (in_team(nieuw), in_team(water)) == (set(wie[:8]), set(wie[8:]))
    assert list(Opvolging.objects.values_list("was_id", "wordt_id")) == [(water, nieuw)]


def test_PT_09_gaat_iedereen_weg_dan_houdt_het_oude_team_op(provincie):
    water, wie = team(provincie, "Water", 16)

    splits(provincie, water, Pteamdeel("Nat", tuple(wie[:8])), Pteamdeel("Droog", tuple(wie[8:])))

    assert not Bestaan.objects.huidig().filter(drager_id=water, geldig__contains=OP).exists()


@pytest.mark.parametrize("fout", ["leeg", "vreemd", "dubbel", "geen"])
def test_PT_09_delen_die_niet_kunnen_worden_geweigerd(provincie, fout):
    water, wie = team(provincie, "Water", 9)
    ander = provincie.persoon("Van", "Elders")
    delen = {
        "leeg": [Pteamdeel("Nat", ())],
        "vreemd": [Pteamdeel("Nat", (ander,))],
        "dubbel": [Pteamdeel("Nat", (wie[0],)), Pteamdeel("Droog", (wie[0],))],
        "geen": [],
    }[fout]
    with pytest.raises(InvoerFout):
        splits(provincie, water, *delen)
    assert in_team(water) == set(wie)


# -- PT-09: close


def test_PT_09_opheffen_geeft_iedereen_een_plek(provincie):
    water, wie = team(provincie, "Water", 4)
    bodem, _ = team(provincie, "Bodem", 8)
    lucht, _ = team(provincie, "Lucht", 8)
    naar = {wie[0]: bodem, wie[1]: bodem, wie[2]: lucht, wie[3]: lucht}

    acts.hef_pteam_op(verzoek(), pteam=water, naar=naar, per=OP, grond=wijziging(provincie))

    op = register_reads.peilmoment(OP)
    assert {persoon: reads.pteam_van(persoon, op) for persoon in wie} == naar
    assert {o.wordt_id for o in Opvolging.objects.filter(was_id=water)} == {bodem, lucht}


def test_PT_01_wie_nergens_heen_gaat_houdt_het_opheffen_tegen(provincie):
    water, wie = team(provincie, "Water", 4)
    bodem, _ = team(provincie, "Bodem", 8)

    with pytest.raises(InvoerFout, match=r"Mens Nummer\d en nog iemand horen dan nog bij") as fout:
        acts.hef_pteam_op(
            verzoek(),
            pteam=water,
            naar=dict.fromkeys(wie[:2], bodem),
            per=OP,
            grond=wijziging(provincie),
        )
    assert fout.value.regel == "PT-01"
    assert in_team(water) == set(wie)


def test_PT_01_wie_later_al_weg_zou_gaan_gaat_ook_daar_weg(provincie):
    water, wie = team(provincie, "Water", 8)
    bodem, _ = team(provincie, "Bodem", 8)
    tijdelijk = provincie.persoon("Ties", "Tijdelijk")
    provincie.plaats(water, tijdelijk, tot=date(2025, 7, 1))

    voeg_samen(provincie, bodem, water, uitleg="Past bij elkaar.")

    assert tijdelijk in in_team(bodem, date(2025, 6, 30))
    assert tijdelijk not in in_team(bodem, date(2025, 7, 1))
    assert set(wie) <= in_team(bodem, date(2025, 7, 1))


# -- PT-06, PT-08


def overstap(provincie, persoon, pteam, op, motief, **opties):
    return acts.plaats_in_pteam(
        verzoek(),
        plaatsingen=[Plaatsing(persoon, pteam, Periode(op), motief)],
        grond=provincie.besluit("plaatsing", door="P-BERAAD", op=op),
        **opties,
    )


def test_PT_06_het_zwaartepunt_van_het_werk_staat_bij_de_plaatsing(provincie):
    _, [an, *_] = team(provincie, "Water", 10)
    bodem, _ = team(provincie, "Bodem", 9)

    overstap(provincie, an, bodem, OP, Motief(vak="Bodemkunde"))

    feit = Lidmaatschap.objects.huidig().get(persoon=an, geldig__contains=OP)
    assert (feit.reden, feit.vak) == (Reden.ZWAARTEPUNT, "Bodemkunde")


def wens(op, **velden):
    return Motief(Reden.WENS, gesprek_eigen=op, gesprek_nieuw=op, **velden)


def test_PT_08_een_keer_per_jaar_op_eigen_wens_en_daarna_met_uitleg(provincie):
    water, [an, *_] = team(provincie, "Water", 10)
    bodem, _ = team(provincie, "Bodem", 9)
    overstap(provincie, an, bodem, OP, wens(OP))

    een_dag_te_vroeg = date(2025, 12, 31)
    with pytest.raises(UitlegNodig, match="minder dan 365 dagen eerder"):
        overstap(provincie, an, water, een_dag_te_vroeg, wens(OP))
    overstap(provincie, an, water, een_dag_te_vroeg, wens(OP), uitleg="Het werk verviel.")


def test_PT_08_grensdag_na_een_jaar_vraagt_het_niets(provincie):
    water, [an, *_] = team(provincie, "Water", 10)
    bodem, _ = team(provincie, "Bodem", 9)
    overstap(provincie, an, bodem, OP, wens(OP))

    overstap(provincie, an, water, date(2026, 1, 1), wens(OP))

    assert reads.pteam_van(an, register_reads.peilmoment(date(2026, 1, 1))) == water


@pytest.mark.parametrize("mist", ["gesprek_eigen", "gesprek_nieuw"])
@pytest.mark.parametrize("dag", [None, OP + timedelta(days=1)])
def test_PT_08_voor_een_overstap_op_eigen_wens_zijn_er_twee_gesprekken(provincie, mist, dag):
    _, [an, *_] = team(provincie, "Water", 10)
    bodem, _ = team(provincie, "Bodem", 9)
    gesprekken = {"gesprek_eigen": OP, "gesprek_nieuw": OP} | {mist: dag}

    with pytest.raises(InvoerFout, match="praat eerst met") as fout:
        overstap(provincie, an, bodem, OP, Motief(Reden.WENS, **gesprekken))
    assert (fout.value.veld, fout.value.regel) == (mist, "PT-08")


def test_PT_08_in_het_belang_van_de_organisatie_staat_erbij_waarom(provincie):
    _, [an, *_] = team(provincie, "Water", 10)
    bodem, _ = team(provincie, "Bodem", 9)

    with pytest.raises(InvoerFout, match="schrijf dan op waarom"):
        overstap(provincie, an, bodem, OP, Motief(Reden.BELANG))
    overstap(provincie, an, bodem, OP, Motief(Reden.BELANG, "Daar is te weinig kennis.", "Bodem"))

    feit = Lidmaatschap.objects.huidig().get(persoon=an, geldig__contains=OP)
    assert (feit.reden, feit.toelichting, feit.vak) == (
        "belang",
        "Daar is te weinig kennis.",
        "Bodem",
    )


@pytest.mark.parametrize(
    ("velden", "slot"),
    [
        ("reden = 'wens'", "lidmaatschap_gesprekken"),
        ("reden = 'belang'", "lidmaatschap_redenen"),
        ("reden = 'zin'", "lidmaatschap_reden"),
    ],
)
def test_PT_08_de_database_weigert_het_ook(provincie, velden, slot):
    pteam, [an] = team(provincie, "Water", 1)
    kolom, waarde = velden.split(" = ")
    with (
        pytest.raises(IntegrityError, match=slot),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO organisatie_lidmaatschap (id, geopend_id, geregistreerd, geldig,"
            f" grondslag_id, persoon_id, pteam_id, pteamsoort, toelichting, vak, {kolom})"
            " SELECT id + 1000000, geopend_id, geregistreerd, daterange('2001-01-01', '2001-02-01'),"
            f" grondslag_id, persoon_id, pteam_id, pteamsoort, '', '', {waarde}"
            " FROM organisatie_lidmaatschap WHERE persoon_id = %s LIMIT 1",
            [an],
        )
    assert pteam


# -- PT-19


def formatie(provincie, pteam, overlegd_met, overlegd_op, **opties):
    return acts.stel_formatie_vast(
        verzoek(**opties),
        formaties=[
            NieuweFormatie(pteam, OP, Decimal("11.5"), "Adviseurs", overlegd_met, overlegd_op)
        ],
        grond=provincie.besluit("formatie", door="P-BERAAD", op=OP),
    )


@pytest.fixture
def directeur(provincie):
    wie = provincie.persoon("Dirk", "Directeur")
    provincie.benoem(provincie.concern, "DIRECTEUR_MO", wie)
    return wie


def test_PT_19_na_overleg_met_de_directeur_staat_de_formatie_er(provincie, directeur):
    pteam, _ = team(provincie, "Water", 8)

    formatie(provincie, pteam, directeur, OP)

    feit = Formatie.objects.huidig().get(pteam_id=pteam)
    assert (feit.fte, feit.overlegd_met_id) == (Decimal("11.5"), directeur)


def test_PT_19_een_ander_dan_een_directeur_is_geen_overleg(provincie, directeur):
    pteam, wie = team(provincie, "Water", 8)
    with pytest.raises(RegelOvertreding, match="geen directeur Mens en Organisatie"):
        formatie(provincie, pteam, wie[0], OP)
    assert directeur
    assert not Formatie.objects.exists()


def test_PT_19_grensdag_overleg_na_het_besluit_is_te_laat(provincie, directeur):
    pteam, _ = team(provincie, "Water", 8)
    with pytest.raises(RegelOvertreding, match="na het besluit"):
        formatie(provincie, pteam, directeur, OP + timedelta(days=1))
