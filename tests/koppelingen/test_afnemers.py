"""Who is asking: keys and tokens, how long they hold, and who lets systems in (GEN-02, REG-14)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from driehoek.koppelingen import acts, afnemers
from driehoek.koppelingen.afnemers import geheimen, geheugen, tokens
from driehoek.koppelingen.models import Afnemergegeven, Sleutel, Sleutelgebruik
from driehoek.koppelingen.types import Geweigerd, Leesrecht, Sleutelsoort, Vrager
from driehoek.platform import klok
from driehoek.platform.fouten import InvoerFout, NietBevoegd
from driehoek.platform.handelingen import verify
from koppelingen.sleutelhulp import over
from provincie import verzoek


def vraagt(sleutel: str = "", autorisatie: str = ""):
    return afnemers.wie_vraagt(sleutel, autorisatie)


def bearer(geheim, rechten=("register",)) -> str:
    return f"Bearer {tokens.geef(geheim.kenmerk, list(rechten))}"


def test_REG_14_een_systeem_met_een_sleutel_is_bekend(systemen):
    sleutel = systemen.sleutel("Financien", leesrechten=(Leesrecht.REGISTER,), per_minuut=60)
    wie = vraagt(sleutel)
    assert isinstance(wie, Vrager)
    assert (wie.naam, wie.per_minuut) == ("Financien", 60)
    assert wie.mag(Leesrecht.REGISTER)
    assert not wie.mag(Leesrecht.PERSONEN)
    assert list(verify.controleer()) == []


def test_REG_14_wie_niets_laat_zien_komt_er_niet_in(systemen):
    wie = vraagt()
    assert isinstance(wie, Geweigerd)
    assert wie.code == ""


@pytest.mark.parametrize("vals", ["x", "dh_", "dh_abc", "dh_abc_def", "dh__", "DH_a_b", "é_1"])
def test_REG_14_een_vreemde_sleutel_wordt_geweigerd(systemen, vals):
    echt = systemen.sleutel()
    kenmerk = geheimen.lees(echt)[0]
    for sleutel in (vals, f"{kenmerk}_{vals}", kenmerk, f"{echt}x", echt[:-1], echt.upper()):
        assert vraagt(sleutel).code == "invalid_token", sleutel


def test_REG_14_het_geheim_van_een_client_is_geen_sleutel_en_andersom(systemen):
    client = systemen.client()
    assert isinstance(vraagt(f"{client.kenmerk}_{client.tekst}"), Geweigerd)
    sleutel = systemen.sleutel("Ander")
    assert afnemers.client(*geheimen.lees(sleutel)) is None
    assert afnemers.client(client.kenmerk, client.tekst) is not None


def test_een_sleutel_en_een_token_tegelijk_is_er_een_te_veel(systemen):
    sleutel = systemen.sleutel()
    assert vraagt(sleutel, "Bearer x").code == "invalid_request"


def test_GEN_02_een_sleutel_eindigt_na_haar_laatste_dag(systemen):
    afnemer = systemen.afnemer()
    sleutel = systemen.geef(afnemer, dagen=3).tekst
    einde = Sleutel.objects.huidig().get().verloopt
    with klok.op(einde - timedelta(seconds=1)):
        assert isinstance(vraagt(sleutel), Vrager)
    with klok.op(einde):
        assert isinstance(vraagt(sleutel), Geweigerd)


def test_GEN_02_een_sleutel_eindigt_als_haar_systeem_eindigt(systemen):
    afnemer = systemen.afnemer(tot_en_met=over(30))
    sleutel = systemen.geef(afnemer, dagen=30).tekst
    acts.wijzig_afnemer(
        verzoek(actor=systemen.actor),
        afnemer=afnemer,
        gegevens=systemen.gegevens(tot_en_met=over(1)),
    )
    afnemers.vergeet()
    assert isinstance(vraagt(sleutel), Vrager)
    with klok.op(klok.nu() + timedelta(days=2)):
        assert isinstance(vraagt(sleutel), Geweigerd)


def test_GEN_02_wie_is_ingetrokken_komt_er_niet_meer_in(systemen):
    afnemer = systemen.afnemer()
    een, twee = systemen.geef(afnemer), systemen.geef(afnemer)
    acts.trek_sleutel_in(verzoek(actor=systemen.actor), kenmerk=een.kenmerk)
    afnemers.vergeet()
    assert isinstance(vraagt(een.tekst), Geweigerd)
    assert isinstance(vraagt(twee.tekst), Vrager)
    acts.trek_afnemer_in(verzoek(actor=systemen.actor), afnemer=afnemer)
    afnemers.vergeet()
    assert isinstance(vraagt(twee.tekst), Geweigerd)
    with pytest.raises(InvoerFout, match="ingetrokken"):
        systemen.geef(afnemer)
    assert systemen.afnemer() != afnemer  # its name is free again


def test_een_oude_sleutel_werkt_nog_even_naast_de_nieuwe(systemen):
    oud = systemen.geef(systemen.afnemer(), dagen=90)
    nieuw = geheimen.maak(Sleutelsoort.SLEUTEL)
    acts.vervang_sleutel(
        verzoek(actor=systemen.actor),
        kenmerk=oud.kenmerk,
        geheim=nieuw,
        tot_en_met=over(180),
        overlap=timedelta(days=7),
    )
    afnemers.vergeet()
    assert isinstance(vraagt(oud.tekst), Vrager)
    assert isinstance(vraagt(nieuw.tekst), Vrager)
    with klok.op(klok.nu() + timedelta(days=7, minutes=1)):
        assert isinstance(vraagt(oud.tekst), Geweigerd)
        assert isinstance(vraagt(nieuw.tekst), Vrager)
    assert list(verify.controleer()) == []


def test_een_vervanging_verlengt_de_oude_sleutel_niet(systemen):
    oud = systemen.geef(systemen.afnemer(), dagen=1)
    eindigde = Sleutel.objects.huidig().get().verloopt
    vervang(systemen, oud.kenmerk, timedelta(days=30))
    assert Sleutel.objects.huidig().get(kenmerk=oud.kenmerk).verloopt == eindigde


def test_zonder_overlap_is_de_oude_sleutel_meteen_weg(systemen):
    oud = systemen.geef(systemen.afnemer())
    vervang(systemen, oud.kenmerk, timedelta(0))
    assert isinstance(vraagt(oud.tekst), Geweigerd)


@pytest.mark.parametrize("overlap", [timedelta(days=30, seconds=1), timedelta(seconds=-1)])
def test_GEN_02_een_oude_sleutel_blijft_hooguit_dertig_dagen(systemen, overlap):
    oud = systemen.geef(systemen.afnemer())
    with pytest.raises(InvoerFout, match="30 dagen"):
        vervang(systemen, oud.kenmerk, overlap)


def vervang(systemen, kenmerk: str, overlap: timedelta) -> None:
    acts.vervang_sleutel(
        verzoek(actor=systemen.actor),
        kenmerk=kenmerk,
        geheim=geheimen.maak(Sleutelsoort.SLEUTEL),
        tot_en_met=over(100),
        overlap=overlap,
    )
    afnemers.vergeet()


# --- tokens ---


def test_REG_14_een_token_geeft_niet_meer_dan_waarvoor_het_is(systemen):
    client = systemen.client()
    assert vraagt("", bearer(client)).leesrechten == {"register"}
    # Nor more than the system may by now.
    beperkt = systemen.client("Klein", leesrechten=(Leesrecht.AUTHZEN,))
    assert vraagt("", bearer(beperkt, ["register", "authzen"])).leesrechten == {"authzen"}


def test_REG_14_een_token_verloopt(systemen):
    token = bearer(systemen.client())
    nu = klok.nu()
    with klok.op(nu + tokens.LEVENSDUUR - timedelta(seconds=1)):
        assert isinstance(vraagt("", token), Vrager)
    with klok.op(nu + tokens.LEVENSDUUR + timedelta(seconds=1)):
        assert vraagt("", token).code == "invalid_token"


def test_REG_14_een_token_eindigt_met_zijn_client(systemen):
    client = systemen.client()
    token = bearer(client)
    acts.trek_sleutel_in(verzoek(actor=systemen.actor), kenmerk=client.kenmerk)
    afnemers.vergeet()
    assert vraagt("", token).code == "invalid_token"


@pytest.mark.parametrize("kop", ["Bearer", "Bearer ", "Basic abc", "abc", "Bearerx y"])
def test_een_autorisatie_zonder_token_is_een_fout_verzoek(systemen, kop):
    assert vraagt("", kop).code == "invalid_request"


def test_REG_14_aan_een_token_valt_niets_te_veranderen(systemen, settings):
    token = bearer(systemen.client())
    for fout in (token + "x", token[:-1], token.replace(":", "!", 1), "Bearer a:b:c"):
        assert vraagt("", fout).code == "invalid_token"
    settings.SECRET_KEY = "een andere"
    assert vraagt("", token).code == "invalid_token"


# --- in memory ---


def test_wie_vraagt_kost_geen_query(systemen, django_assert_num_queries):
    sleutel, client = systemen.sleutel(), systemen.client("Ander")
    token = bearer(client)
    with django_assert_num_queries(3):  # all keys, and that each of the two is used
        vraagt(sleutel)
        vraagt("", token)
    with django_assert_num_queries(0):
        for _ in range(50):
            assert isinstance(vraagt(sleutel), Vrager)
            assert isinstance(vraagt("", token), Vrager)
            assert isinstance(vraagt(f"{sleutel}x"), Geweigerd)


def test_wat_elders_is_ingetrokken_is_hier_na_twee_tellen_bekend(systemen, monkeypatch):
    geheim = systemen.geef(systemen.afnemer())
    bos = geheugen.Sleutelbos()
    assert bos.vind(geheim.kenmerk)
    acts.trek_sleutel_in(verzoek(actor=systemen.actor), kenmerk=geheim.kenmerk)
    nu = geheugen.time.monotonic()
    monkeypatch.setattr(geheugen.time, "monotonic", lambda: nu + geheugen.VERS + 0.1)
    assert bos.vind(geheim.kenmerk) is None


def test_er_staat_wanneer_een_sleutel_voor_het_laatst_is_gebruikt(systemen):
    sleutel = systemen.sleutel()
    assert not Sleutelgebruik.objects.exists()
    vraagt(f"{sleutel}x")
    assert not Sleutelgebruik.objects.exists()
    with klok.op(klok.nu() + timedelta(days=1)):
        vraagt(sleutel)
        assert Sleutelgebruik.objects.get().laatst == klok.nu()


def test_van_een_sleutel_blijft_alleen_een_hash(systemen):
    sleutel = systemen.sleutel()
    geheim = geheimen.lees(sleutel)[1]
    assert len(geheim) >= 40
    rij = Sleutel.objects.huidig().get()
    assert bytes(rij.hash) == geheimen.hash_van(geheim)
    with connection.cursor() as cursor:
        cursor.execute("SELECT inhoud FROM platform_handeling")
        assert not any(geheim.encode() in bytes(r[0]) for r in cursor.fetchall())


# --- who lets systems in ---


@pytest.mark.parametrize("rol", ["FUNCTIONEEL_BEHEERDER", "REGISTERBEHEERDER"])
def test_GEN_02_wie_koppelingen_beheert_laat_systemen_toe(systemen, rol):
    p = systemen.provincie
    wie = p.persoon("Mag", "Het")
    p.benoem(p.concern, rol, wie)
    assert acts.registreer_afnemer(verzoek(actor=p.actor(wie)), gegevens=systemen.gegevens()).nr


@pytest.mark.parametrize("rol", ["AUDITOR", "CONTROLLER", "RECRUITER"])
def test_GEN_02_een_ander_laat_geen_systemen_toe(systemen, rol):
    p = systemen.provincie
    wie = p.persoon("Mag", "Niet")
    p.benoem(p.concern, rol, wie)
    geheim = systemen.geef(afnemer := systemen.afnemer())
    nieuw = geheimen.maak(Sleutelsoort.SLEUTEL)
    doe = verzoek(actor=p.actor(wie))
    daden = [
        lambda: acts.registreer_afnemer(doe, gegevens=systemen.gegevens("B")),
        lambda: acts.wijzig_afnemer(doe, afnemer=afnemer, gegevens=systemen.gegevens("B")),
        lambda: acts.trek_afnemer_in(doe, afnemer=afnemer),
        lambda: acts.trek_sleutel_in(doe, kenmerk=geheim.kenmerk),
        lambda: acts.geef_sleutel(
            doe,
            afnemer=afnemer,
            soort=Sleutelsoort.SLEUTEL,
            geheim=nieuw,
            tot_en_met=over(1),
        ),
        lambda: acts.vervang_sleutel(
            doe,
            kenmerk=geheim.kenmerk,
            geheim=nieuw,
            tot_en_met=over(1),
            overlap=timedelta(0),
        ),
    ]
    for daad in daden:
        with pytest.raises(NietBevoegd):
            daad()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"leesrechten": ()}, "Kies wat dit systeem mag lezen"),
        ({"leesrechten": (Leesrecht.PERSONEN,)}, "Kies daarom ook het register"),
        ({"per_minuut": 0}, "vragen per minuut"),
        ({"doel": "  "}, "Het doel is leeg"),
        ({"contact": ""}, "Het contact is leeg"),
        ({"naam": "x" * 101}, "hooguit 100"),
    ],
)
def test_GEN_02_een_systeem_zegt_wie_het_is_en_waarvoor(systemen, anders, zin):
    with pytest.raises(InvoerFout, match=zin):
        systemen.afnemer(**anders)
    assert not Afnemergegeven.objects.exists()


def test_GEN_02_een_systeem_komt_er_voor_hooguit_twee_jaar_in(systemen):
    vandaag = klok.vandaag()
    assert systemen.afnemer("A", tot_en_met=vandaag)
    assert systemen.afnemer("B", tot_en_met=vandaag + acts.LANGST_AFNEMER)
    for dag in (over(-1), vandaag + acts.LANGST_AFNEMER + timedelta(days=1)):
        with pytest.raises(InvoerFout, match="Kies een laatste dag"):
            systemen.afnemer("C", tot_en_met=dag)


def test_GEN_02_een_sleutel_geldt_hooguit_een_jaar_en_nooit_langer_dan_haar_systeem(systemen):
    lang, kort = (
        systemen.afnemer("A", tot_en_met=over(700)),
        systemen.afnemer("B", tot_en_met=over(9)),
    )
    for afnemer, laatste in ((lang, acts.LANGST_SLEUTEL.days), (kort, 9)):
        assert systemen.geef(afnemer, dagen=0)
        assert systemen.geef(afnemer, dagen=laatste)
        for fout in (-1, laatste + 1):
            with pytest.raises(InvoerFout, match="hooguit een jaar"):
                systemen.geef(afnemer, dagen=fout)


def test_een_systeem_heeft_een_eigen_naam_en_niet_eindeloos_veel_sleutels(systemen):
    afnemer = systemen.afnemer("Een")
    with pytest.raises(InvoerFout, match="al een systeem 'Een'"):
        systemen.afnemer("Een")
    for _ in range(acts.MEESTE_SLEUTELS):
        systemen.geef(afnemer)
    with pytest.raises(InvoerFout, match="heeft al 10 sleutels"):
        systemen.geef(afnemer)


@pytest.mark.parametrize("tabel", ["afnemer", "afnemergegeven", "sleutel"])
@pytest.mark.parametrize("opdracht", ["UPDATE {} SET id = id + 1", "DELETE FROM {}"])
def test_GEN_02_wie_er_in_mocht_staat_vast_ook_voor_kale_sql(systemen, tabel, opdracht):
    systemen.sleutel()
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(opdracht.format(f"koppelingen_{tabel}"))


@pytest.mark.parametrize(
    ("wijziging", "slot"),
    [
        ({"leesrechten": ["alles"]}, "afnemer_leesrechten_bekend"),
        ({"leesrechten": []}, "afnemer_leesrechten_bekend"),
        ({"per_minuut": 0}, "afnemer_mag_iets_vragen"),
        ({"naam": "Ander"}, "afnemer_een_gegeven"),
        ({"afnemer": "tweede"}, "afnemer_naam_eenmaal"),
    ],
)
def test_GEN_02_de_database_weigert_een_half_systeem(systemen, wijziging, slot):
    afnemer, tweede = systemen.afnemer("Een"), systemen.afnemer("Twee")
    rij = Afnemergegeven.objects.get(afnemer_id=afnemer)
    rij.id = 999_999
    if "afnemer" in wijziging:
        acts.trek_afnemer_in(verzoek(actor=systemen.actor), afnemer=tweede)
        rij.afnemer_id = tweede
    else:
        for naam, waarde in wijziging.items():
            setattr(rij, naam, waarde)
    with pytest.raises(IntegrityError, match=slot), transaction.atomic():
        rij.save(force_insert=True)
