"""An identity provider keeps accounts and people, and reads groups (SCIM; PT-23, GEN-02)."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from config.paginahulp import als
from driehoek.koppelingen.scim.namen import heel, splits
from driehoek.koppelingen.types import Leesrecht
from driehoek.platform import klok
from driehoek.platform.models import Account, Accountgebeurtenis, Handeling, Sessie
from driehoek.register import accounts, reads
from driehoek.register.models import Persoon

BASIS = "/scim/v2"
GEBRUIKER = "urn:ietf:params:scim:schemas:core:2.0:User"
PERSONEEL = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
MELDING = "urn:ietf:params:scim:api:messages:2.0"


class Scim:
    """A provider at the door, with its key."""

    def __init__(self, client, sleutel: str) -> None:
        self.client = client
        self.sleutel = sleutel

    def __call__(self, methode: str, pad: str, lijf=None, **koppen):
        return self.client.generic(
            methode,
            f"{BASIS}{pad}",
            json.dumps(lijf) if isinstance(lijf, dict) else (lijf or b""),
            content_type="application/scim+json",
            headers={"X-API-Key": self.sleutel, **koppen},
        )

    def maak(self, **anders):
        return self("POST", "/Users", persoon(**anders))


def persoon(nummer="P-77", naam="jan@example.nl", voor="Jan", achter="van den Berg", **anders):
    return {
        "schemas": [GEBRUIKER, PERSONEEL],
        "userName": naam,
        "name": {"givenName": voor, "familyName": achter},
        PERSONEEL: {"employeeNumber": nummer},
        **anders,
    }


def patch(*stappen):
    return {"schemas": [f"{MELDING}:PatchOp"], "Operations": list(stappen)}


def fout(antwoord, status: int, soort: str | None = None) -> str:
    """What SCIM says went wrong."""
    assert antwoord.status_code == status, antwoord.content.decode()
    assert antwoord["Content-Type"] == "application/scim+json"
    lijf = antwoord.json()
    assert lijf["schemas"] == [f"{MELDING}:Error"]
    assert lijf["status"] == str(status)
    assert lijf.get("scimType") == soort
    return lijf["detail"]


def binnen(account: Account) -> Client:
    """Somebody who is in with this account."""
    client = Client()
    client.force_login(account)
    return client


@pytest.fixture
def scim(client, systemen):
    return Scim(client, systemen.sleutel("Aanmelddienst"))


def aantal_handelingen() -> int:
    return Handeling.objects.count()


# --- who asks ---


def test_GEN_02_zonder_recht_komt_niemand_binnen(client, systemen):
    zonder = Scim(client, systemen.sleutel("Ander", leesrechten=(Leesrecht.REGISTER,)))
    assert "'gebruikers'" in fout(zonder("GET", "/Users"), 403)
    niemand = Scim(client, "")
    antwoord = niemand("GET", "/Users")
    fout(antwoord, 401)
    assert antwoord["WWW-Authenticate"].startswith("Bearer")
    assert niemand("GET", "/ServiceProviderConfig").status_code == 200


def test_GEN_02_een_sleutel_mag_ook_als_bearer(client, systemen):
    sleutel = systemen.sleutel("Aanmelddienst")
    antwoord = client.get(f"{BASIS}/Users", headers={"Authorization": f"Bearer {sleutel}"})
    assert antwoord.status_code == 200


def test_GEN_02_wie_te_vaak_vraagt_wacht(client, systemen):
    druk = Scim(client, systemen.sleutel("Druk", per_minuut=2))
    codes = [druk("GET", "/Users").status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    assert int(druk("GET", "/Users")["Retry-After"]) > 0


def test_een_onbekend_adres_en_een_kapot_bericht_krijgen_antwoord_in_scim(scim):
    fout(scim("GET", "/Niets"), 404)
    fout(scim("GET", "/Users/geen-id"), 404)
    fout(scim("DELETE", "/Users"), 405)
    fout(scim("POST", "/Users", b"{geen json"), 400, "invalidSyntax")
    fout(scim("POST", "/Users", b"x" * 1_100_000), 413)
    fout(scim("GET", "/Users?filter=userName+lijkt+jan"), 400, "invalidFilter")


# --- people come in ---


def test_PT_23_een_nieuwe_medewerker_staat_in_het_register_en_kan_erin(scim):
    antwoord = scim.maak(externalId="ext-1")
    assert antwoord.status_code == 201, antwoord.content
    lijf = antwoord.json()
    mens = Persoon.objects.get(nummer="P-77")
    assert reads.naam_van(mens.id) == "Jan van den Berg"
    assert accounts.van_persoon(mens.id).gebruikersnaam == "jan@example.nl"
    assert antwoord["Location"].endswith(f"{BASIS}/Users/{lijf['id']}")
    assert lijf["name"] == {"familyName": "van den Berg", "givenName": "Jan"}
    assert lijf["externalId"] == "ext-1"
    assert Handeling.objects.order_by("-nr").first().naam == "registreer_personen"


def test_REG_11_het_grootboek_zegt_welk_systeem_het_vastlegde(scim, provincie):
    scim.maak()
    nr = Handeling.objects.order_by("-nr").first().nr
    beheerder = als(provincie.beheerder)
    assert "koppeling Aanmelddienst" in beheerder.get(f"/grootboek/{nr}/").content.decode()
    assert "koppeling Aanmelddienst" in beheerder.get("/grootboek/").content.decode()


def test_PT_23_wie_al_uit_de_personeelslijst_bekend_is_krijgt_een_account(scim, provincie):
    mens = provincie.persoon("Ans", "Bos")
    nummer = Persoon.objects.get(id=mens).nummer
    eerder = aantal_handelingen()
    lijf = scim.maak(nummer=nummer, voor="Ans", achter="Bos").json()
    assert accounts.van_persoon(mens).pk.hex == lijf["id"].replace("-", "")
    assert aantal_handelingen() == eerder, "her name was so already"

    scim("PUT", f"/Users/{lijf['id']}", persoon(nummer=nummer, voor="Ans", achter="Bos-de Wit"))
    assert reads.naam_van(mens) == "Ans Bos-de Wit"
    assert aantal_handelingen() == eerder + 1


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"nummer": "x" * 41}, "personeelsnummer"),
        ({"naam": "nood-piet"}, "gebruikersnaam"),
        ({"naam": "met spatie"}, "gebruikersnaam"),
        ({"voor": " "}, "voornaam"),
    ],
)
def test_PT_23_wat_niet_kan_zegt_wat_er_mis_is_en_slaat_niets_op(scim, anders, veld):
    eerder = aantal_handelingen(), Account.objects.count()
    assert veld in fout(scim.maak(**anders), 400, "invalidValue").lower()
    assert (aantal_handelingen(), Account.objects.count()) == eerder


def test_PT_23_zonder_nummer_of_naam_komt_er_niemand_in(scim):
    zonder = persoon()
    del zonder[PERSONEEL]
    assert scim("POST", "/Users", zonder).status_code == 400
    zonder = persoon()
    del zonder["name"]["familyName"]
    assert scim("POST", "/Users", zonder).status_code == 400
    assert not Persoon.objects.filter(nummer="P-77").exists()


def test_PT_23_een_persoon_heeft_een_account_en_een_naam_is_van_een_account(scim):
    scim.maak()
    assert "P-77" in fout(scim.maak(naam="ander@example.nl"), 409, "uniqueness")
    assert "al in gebruik" in fout(
        scim.maak(nummer="P-78", naam="JAN@example.nl"), 409, "uniqueness"
    )
    assert not Persoon.objects.filter(nummer="P-78").exists()


# --- what changes, and who goes ---


def test_PT_23_wie_vertrekt_is_er_meteen_uit_en_blijft_in_het_register(scim):
    id_ = scim.maak().json()["id"]
    account = Account.objects.get(pk=id_)
    mens = account.koppeling.persoon_id
    bezoek = binnen(account)
    assert bezoek.get("/").status_code == 200

    uit = scim(
        "PATCH", f"/Users/{id_}", patch({"op": "Replace", "path": "active", "value": "False"})
    )
    assert uit.status_code == 204, uit.content
    assert scim("GET", f"/Users/{id_}").json()["active"] is False
    assert bezoek.get("/").status_code == 302
    assert not Sessie.objects.filter(account_id=id_).exists()
    assert reads.naam_van(mens) == "Jan van den Berg"
    gebeurtenis = Accountgebeurtenis.objects.filter(account_id=id_).first()
    assert (gebeurtenis.soort, gebeurtenis.tekst) == ("uitgezet", "door koppeling Aanmelddienst")


def test_PT_23_een_verwijderd_account_is_weg_en_komt_als_hetzelfde_terug(scim):
    id_ = scim.maak().json()["id"]
    assert scim("DELETE", f"/Users/{id_}").status_code == 204
    fout(scim("GET", f"/Users/{id_}"), 404)
    fout(scim("DELETE", f"/Users/{id_}"), 404)
    assert scim("GET", '/Users?filter=userName+eq+"jan@example.nl"').json()["totalResults"] == 0
    assert Persoon.objects.filter(nummer="P-77").exists()
    assert not Account.objects.get(pk=id_).is_active

    terug = scim.maak().json()
    assert terug["id"] == id_
    assert Account.objects.get(pk=id_).is_active


def test_GEN_02_een_account_van_een_ander_laat_niemand_van_eerder_binnen(scim):
    lijf = scim.maak().json()
    van_jan = binnen(Account.objects.get(pk=lijf["id"]))
    assert van_jan.get("/").status_code == 200
    antwoord = scim("PUT", f"/Users/{lijf['id']}", persoon(nummer="P-90", voor="Els"))
    assert antwoord.status_code == 200
    assert van_jan.get("/").status_code == 302
    els = Persoon.objects.get(nummer="P-90").id
    assert accounts.van_persoon(els).pk.hex == lijf["id"].replace("-", "")
    assert reads.naam_van(Persoon.objects.get(nummer="P-77").id) == "Jan van den Berg"


def test_GEN_02_een_aanmelddienst_neemt_geen_registerbeheerder_over(scim, provincie):
    beheerder = Persoon.objects.get(id=provincie.beheerder)
    account = accounts.maak(beheerder.id, "beheer", door=None)
    van_mij = scim.maak().json()["id"]
    als_beheerder = persoon(nummer=beheerder.nummer)
    assert "registerbeheerder" in fout(scim("PUT", f"/Users/{van_mij}", als_beheerder), 403)
    hernoem = patch({"op": "replace", "path": "userName", "value": "ik@example.nl"})
    assert "registerbeheerder" in fout(scim("PATCH", f"/Users/{account.pk}", hernoem), 403)
    assert Account.objects.get(pk=account.pk).gebruikersnaam == account.gebruikersnaam
    uit = patch({"op": "replace", "path": "active", "value": False})
    assert scim("PATCH", f"/Users/{account.pk}", uit).status_code == 204
    assert not Account.objects.get(pk=account.pk).is_active


def test_GEN_02_een_noodaccount_is_er_voor_geen_aanmelddienst(scim, provincie):
    nummer = Persoon.objects.get(id=provincie.beheerder).nummer
    nood = accounts.open_noodtoegang(nummer, klok.nu() + timedelta(hours=1), reden="Proef")
    fout(scim("GET", f"/Users/{nood.pk}"), 404)
    fout(scim("DELETE", f"/Users/{nood.pk}"), 404)
    namen = [u["userName"] for u in scim("GET", "/Users").json().get("Resources", [])]
    assert nood.gebruikersnaam not in namen


def test_een_wijziging_op_een_oude_versie_gaat_niet_door(scim):
    eerst = scim.maak()
    id_, versie = eerst.json()["id"], eerst["ETag"]
    assert scim("GET", f"/Users/{id_}", **{"If-None-Match": versie}).status_code == 304
    nieuw = scim("PUT", f"/Users/{id_}", persoon(voor="Johan"), **{"If-Match": versie})
    assert nieuw.status_code == 200
    assert nieuw["ETag"] != versie
    fout(scim("PUT", f"/Users/{id_}", persoon(voor="Joris"), **{"If-Match": versie}), 412)
    assert scim("GET", f"/Users/{id_}").json()["name"]["givenName"] == "Johan"


def test_wat_we_niet_bewaren_nemen_we_niet_aan(scim):
    lijf = scim.maak(emails=[{"value": "prive@example.nl"}], nickName="Jantje").json()
    assert "emails" not in lijf
    assert "nickName" not in lijf
    assert "prive@example.nl" not in scim("GET", f"/Users/{lijf['id']}").content.decode()


def test_in_een_bulk_gaat_het_goede_door_en_krijgt_elk_zijn_antwoord(scim):
    stappen = [
        {"method": "POST", "path": "/Users", "bulkId": naam, "data": persoon(nummer=nr, naam=naam)}
        for nr, naam in (
            ("P-1a", "a@example.nl"),
            ("P-1a", "b@example.nl"),
            ("P-1c", "c@example.nl"),
        )
    ]
    antwoord = scim("POST", "/Bulk", {"schemas": [f"{MELDING}:BulkRequest"], "Operations": stappen})
    codes = [stap["status"] for stap in antwoord.json()["Operations"]]
    assert codes == ["201", "409", "201"]
    assert Persoon.objects.filter(nummer__startswith="P-1").count() == 2


# --- what can be found ---


def test_zoeken_filteren_sorteren_en_bladeren(scim):
    for n, voor in enumerate(("Cor", "Ada", "Bea")):
        scim.maak(nummer=f"F-{n}", naam=f"{voor}@example.nl", voor=voor, externalId=f"ext-{n}")

    def zoek(vraag):
        lijf = scim("GET", f"/Users?{vraag}").json()
        return [u["name"]["givenName"] for u in lijf.get("Resources", [])]

    assert zoek('filter=userName+eq+"ADA@example.nl"') == ["Ada"]
    assert zoek('filter=externalId+eq+"ext-2"') == ["Bea"]
    assert zoek(f'filter={PERSONEEL}:employeeNumber+eq+"F-0"') == ["Cor"]
    assert zoek('filter=name.givenName+sw+"b"+and+active+ne+false') == ["Bea"]
    assert zoek('filter=userName+ew+"@example.nl"&sortBy=name.givenName') == ["Ada", "Bea", "Cor"]
    alle = scim("GET", "/Users").json()["totalResults"]
    assert len(zoek(f"startIndex={alle}&count=5")) == 1
    vraag = {
        "schemas": [f"{MELDING}:SearchRequest"],
        "filter": 'userName eq "cor@example.nl"',
        "attributes": ["userName"],
    }
    [gevonden] = scim("POST", "/Users/.search", vraag).json()["Resources"]
    assert "name" not in gevonden


def test_PT_01_groepen_zijn_pteams_opdrachten_en_rollen_van_vandaag(scim, provincie):
    opgave = provincie.opgave("Bereikbaar")
    brug = provincie.opdracht(opgave, "Brug")
    aog = provincie.aog(brug)
    team = provincie.pteam("Water")
    provincie.plaats(team, aog)
    mens = Persoon.objects.get(id=aog)
    voor, achter = reads.naam_van(aog).split(" ", 1)
    id_ = scim.maak(nummer=mens.nummer, voor=voor, achter=achter).json()["id"]

    groepen = {g["id"]: g for g in scim("GET", "/Groups?count=500").json()["Resources"]}
    for groep in (f"pteam-{team}", f"opdracht-{brug}", "rol-aog"):
        assert id_ in [lid["value"] for lid in groepen[groep]["members"]], groep
    assert groepen[f"pteam-{team}"]["displayName"] == "P-team Water"
    ik = scim("GET", f"/Users/{id_}").json()
    assert {g["value"] for g in ik["groups"]} == {f"pteam-{team}", f"opdracht-{brug}", "rol-aog"}
    assert ik[PERSONEEL]["department"] == "P-team Water"
    assert scim("GET", f"/Groups/pteam-{team}").json()["members"][0]["display"] == "jan@example.nl"
    [gevonden] = scim("GET", '/Groups?filter=displayName+eq+"P-team+Water"').json()["Resources"]
    assert gevonden["id"] == f"pteam-{team}"


def test_REG_09_een_groep_wijzigt_alleen_met_een_besluit(scim, provincie):
    team = provincie.pteam("Water")
    erbij = patch({"op": "add", "path": "members", "value": [{"value": "x"}]})
    for methode, pad, lijf in (
        ("POST", "/Groups", {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"]}),
        ("PATCH", f"/Groups/pteam-{team}", erbij),
        ("DELETE", f"/Groups/pteam-{team}", None),
    ):
        assert "besluit" in fout(scim(methode, pad, lijf), 403)


def test_hoeveel_mensen_ook_het_blijven_evenveel_vragen(scim):
    def vul(aantal):
        for n in range(aantal):
            nummer = f"Q{Persoon.objects.count()}-{n}"
            scim.maak(nummer=nummer, naam=f"{nummer.lower()}@example.nl")

    def tel(pad):
        with CaptureQueriesContext(connection) as vragen:
            assert scim("GET", pad).status_code == 200
        # Of the key it is read and kept once in a while, by the clock.
        return sum("koppelingen_sleutel" not in vraag["sql"] for vraag in vragen)

    vul(2)
    scim("GET", "/Users")
    eerst = {pad: tel(pad) for pad in ("/Users", "/Groups", "/Users?filter=active+ne+false")}
    vul(6)
    assert {pad: tel(pad) for pad in eerst} == eerst


@pytest.mark.parametrize(
    ("geheel", "delen"),
    [
        ("Bos", ("", "Bos")),
        ("van den Berg", ("van den", "Berg")),
        ("de Wit-van Dam", ("de", "Wit-van Dam")),
        ("in 't Veld", ("in 't", "Veld")),
        ("van", ("", "van")),
    ],
)
def test_een_achternaam_gaat_in_twee_delen_en_weer_terug(geheel, delen):
    assert splits(geheel) == delen
    assert heel(*delen) == geheel


def test_PT_23_wie_twee_keer_tegelijk_wordt_aangemeld_komt_er_een_keer_in(echte_db):
    """Two connections at once: the number and the user name are one person's and one account's."""
    from driehoek.koppelingen import acts_gebruikers
    from driehoek.koppelingen.types import Vrager
    from driehoek.koppelingen.types_gebruikers import Gebruikersgegevens
    from provincie import Provincie

    Provincie()
    vrager = Vrager(1, "Aanmelddienst", frozenset({"gebruikers"}), 100, "k", klok.nu())
    gegevens = Gebruikersgegevens("jan@example.nl", "P-77", "Jan", "Bos")

    def meld_aan(_: int) -> str:
        try:
            return str(acts_gebruikers.maak(vrager, gegevens))
        except acts_gebruikers.AlInGebruik:
            return "al"
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as ploeg:
        uitkomsten = sorted(ploeg.map(meld_aan, range(4)))
    assert uitkomsten.count("al") == 3
    assert Persoon.objects.filter(nummer="P-77").count() == 1
    assert Account.objects.filter(gebruikersnaam="jan@example.nl").count() == 1
