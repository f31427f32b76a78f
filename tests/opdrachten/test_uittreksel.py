"""An extract of an opdracht: what is in it, what a check without the register finds, who gets it."""

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from config.paginahulp import als
from driehoek.opdrachten import acts, uittreksel
from driehoek.opdrachten.types import Faseovergang, ScopeGegevens, Scopewijziging
from driehoek.platform import documenten
from driehoek.platform.handelingen import canon
from driehoek.platform.handelingen.verify_types import Aard
from driehoek.platform.models import Inzage
from driehoek.platform.uittreksel import controleer, lees
from driehoek.platform.uittreksel.lees import OngeldigError
from driehoek.register import acts as register_acts
from driehoek.register import reads
from driehoek.register.models import Drager, Persoonsgegeven, Rolvervulling
from driehoek.register.types import OpBesluit
from plugin_postgres import _nieuwe_kloon, django_op
from provincie import Provincie, verzoek

START, GROEI = date(2024, 2, 1), date(2026, 1, 1)
NAAM, SCOPE = "register_persoonsgegeven", "opdrachten_scope"


def vul(provincie):
    """An opdracht with a driehoek, a part, a larger scope, a corrected role, and a document."""
    water = provincie.opgave("Water", post=provincie.post("2-1-3", "prestatie", jaar=2026))
    provincie.benoem(water, "BOG", provincie.persoon("Gijs", "Gedeputeerde"))
    document = documenten.bewaar(b"%PDF-1.7\nbesluit\n%%EOF\n", "besluit.pdf")
    start = provincie.van_directeur("opdracht_starten", water, op=START, kenmerk="T-START")
    dijk = provincie.opdracht(
        water,
        "Dijk versterken",
        vanaf=START,
        post=provincie.post("2-1-3-1", jaar=2026),
        grond=OpBesluit(replace(start.besluit, document=document.sha256)),
    )
    provincie.aog(dijk, vanaf=START)
    deel = provincie.deelopdracht(dijk, "Metingen", vanaf=START)
    provincie.aon(deel, vanaf=START)
    acts.wijzig_scope(
        verzoek(),
        wijzigingen=[Scopewijziging(dijk, GROEI, ScopeGegevens(250_000))],
        grond=provincie.van_directeur("scope", water, op=GROEI),
    )
    _corrigeer(provincie, dijk)
    provincie.opdracht(water, "Een andere opdracht", vanaf=START, uitleg="De post komt nog.")
    return {"water": water, "dijk": dijk, "deel": deel, "document": document.sha256}


def _corrigeer(provincie, dijk):
    """It was Noor all along."""
    noor = provincie.persoon("Noor", "Visser")
    fout = Rolvervulling.objects.huidig().get(drager_id=dijk, rolsoort__rol="AOG")
    register_acts.corrigeer(
        verzoek(),
        model=Rolvervulling,
        feit=fout.id,
        waarde={"persoon_id": noor},
        toelichting="Twee namen verwisseld.",
    )


def maak(drager, **opties):
    return uittreksel.maak(Drager.objects.get(id=drager), **opties)


@pytest.fixture
def vol(provincie):
    return vul(provincie)


@pytest.fixture(scope="module")
def gemaakt(pg, sjabloon, django_db_setup, django_db_blocker):
    """Two extracts, made once; who checks them has no database."""
    with _nieuwe_kloon(pg) as kloon, django_db_blocker.unblock(), django_op(kloon.app):
        vol = vul(Provincie())
        kop = reads.kop()
        yield {
            **vol,
            "kop": (kop.nr, bytes(kop.hash)),
            "zonder": maak(vol["dijk"]).inhoud,
            "met": maak(vol["dijk"], met_keten=True).inhoud,
        }


@pytest.fixture
def zonder_keten(gemaakt):
    return uitgepakt(gemaakt["zonder"])


@pytest.fixture
def met_keten(gemaakt):
    return uitgepakt(gemaakt["met"])


def uitgepakt(inhoud):
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
        return {naam: pakket.read(naam) for naam in pakket.namelist()}


@pytest.fixture
def keur(tmp_path):
    """What a check says of these files, put in a zip."""

    def van(delen, bekend=None):
        pad = tmp_path / "uittreksel.zip"
        with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as pakket:
            for naam, inhoud in delen.items():
                pakket.writestr(naam, inhoud)
        return controleer.controleer(pad, bekend=bekend)

    return van


def gevonden(uitslag):
    return {(b.tabel, b.id, b.aard) for b in uitslag.bevindingen}


# -- what is in it -------------------------------------------------------------------------------


@pytest.mark.parametrize("keten", [False, True])
def test_een_ongerept_uittreksel_klopt(gemaakt, keur, keten):
    uitslag = keur(uitgepakt(gemaakt["met" if keten else "zonder"]))
    assert uitslag.bevindingen == []
    assert (uitslag.in_keten, uitslag.bewezen_tot) == (keten, None)
    assert uitslag.feiten > 30
    assert uitslag.documenten == 1


def test_REG_11_alles_over_de_opdracht_op_beide_assen_zit_erin(gemaakt, zonder_keten):
    feiten = json.loads(zonder_keten["feiten.json"])["feiten"]
    rollen = [f for f in feiten if f["tabel"] == "register_rolvervulling"]
    van_dijk = [f for f in rollen if f["kolommen"]["drager_id"] == str(gemaakt["dijk"])]
    assert len(van_dijk) == 2
    assert sorted(f["geregistreerd"][1] is None for f in van_dijk) == [False, True]
    over = {f["kolommen"].get("drager_id") for f in feiten} - {None}
    assert {str(gemaakt[wie]) for wie in ("dijk", "deel", "water")} <= over
    namen = {f["kolommen"].get("naam") for f in feiten}
    assert {"Dijk versterken", "Metingen", "Water"} <= namen
    assert "Een andere opdracht" not in namen
    assert any(f["tabel"] == "platform_uitleg" for f in feiten) is False
    assert f"documenten/{gemaakt['document']}.pdf" in zonder_keten


def test_REG_10_elk_feit_heeft_zijn_grondslag_besluit_en_handeling(zonder_keten):
    feiten = json.loads(zonder_keten["feiten.json"])["feiten"]
    manifest = json.loads(zonder_keten["manifest.json"])
    ids = {f["id"] for f in feiten}
    for feit in feiten:
        for kolom in ("grondslag_id", "besluit_id"):
            if verwijzing := feit["kolommen"].get(kolom):
                assert int(verwijzing) in ids, (feit["tabel"], kolom)
    nummers = {h["nr"] for h in json.loads(zonder_keten["handelingen.json"])["handelingen"]}
    for regel in manifest["feiten"]:
        assert {n for n in (regel["geopend"], regel["gesloten"]) if n} <= nummers
    besluit = next(f for f in feiten if f["kolommen"].get("kenmerk") == "T-START")
    assert besluit["kolommen"]["titel"] == "Besluit over opdracht_starten"


def test_van_een_persoon_staat_er_de_naam_met_zijn_verbintenis_en_geen_nummer(zonder_keten):
    feiten = json.loads(zonder_keten["feiten.json"])["feiten"]
    namen = [f["vrij"] for f in feiten if f["tabel"] == NAAM]
    assert {"Noor", "Gerda", "Nico", "Dora", "Gijs"} <= {n["voornaam"] for n in namen}
    assert all(n["zout"] for n in namen)
    assert not any(f["tabel"] == "register_persoon" for f in feiten)


def test_de_samenvatting_is_te_lezen(gemaakt, zonder_keten):
    pdf = PdfReader(io.BytesIO(zonder_keten["samenvatting.pdf"]))
    tekst = "\n".join(pagina.extract_text() for pagina in pdf.pages)
    for deel in (
        "Dijk versterken",
        "Noor Visser",
        "T-START",
        "Alles wat het register hierover zei",
    ):
        assert deel in tekst
    assert pdf.trailer["/Root"]["/Lang"] == "nl-NL"
    assert "driehoek verify --uittreksel" in zonder_keten["LEESMIJ.txt"].decode()


def test_dezelfde_stand_geeft_hetzelfde_uittreksel(provincie, vol):
    eerst = maak(vol["dijk"])
    assert maak(vol["dijk"]) == eerst
    provincie.persoon("Nog", "Iemand")
    assert maak(vol["dijk"]).naam != eerst.naam


def test_ook_van_een_deelopdracht_en_van_wat_voorbij_is(provincie, vol, keur):
    assert keur(uitgepakt(maak(vol["deel"]).inhoud)).bevindingen == []
    _sluit(provincie, vol)
    assert keur(uitgepakt(maak(vol["dijk"]).inhoud)).bevindingen == []


def _sluit(provincie, vol):
    per = date(2026, 7, 1)
    for act, soort, dag in (
        (acts.verleen_decharge, "decharge", "op"),
        (acts.sluit_opdracht, "opdracht_sluiten", "per"),
    ):
        grond = provincie.van_directeur(soort, vol["water"], op=per)
        act(verzoek(), opdrachten=[vol["dijk"]], grond=grond, **{dag: per})


def test_een_document_dat_weg_is_wordt_gezegd_en_is_geen_knoeiwerk(vol, keur):
    documenten.pad(vol["document"]).unlink()
    delen = uitgepakt(maak(vol["dijk"]).inhoud)
    assert json.loads(delen["manifest.json"])["zonder_document"] == [vol["document"]]
    assert keur(delen).bevindingen == []


# -- tampering -----------------------------------------------------------------------------------


def wijzig(delen, naam, functie):
    """Change one JSON file."""
    gegevens = json.loads(delen[naam])
    functie(gegevens)
    return {**delen, naam: json.dumps(gegevens, ensure_ascii=False, indent=1).encode()}


def herstel(delen):
    """Make the manifest agree with the files again, as who tampers would."""

    def functie(manifest):
        manifest["bestanden"] = [
            {"naam": n, "sha256": hashlib.sha256(b).hexdigest(), "grootte": len(b)}
            for n, b in sorted(delen.items())
            if n != "manifest.json"
        ]

    return wijzig(delen, "manifest.json", functie)


def feit(gegevens, tabel, **kolommen):
    return next(
        f
        for f in gegevens["feiten"]
        if f["tabel"] == tabel and all(f["kolommen"].get(k) == v for k, v in kolommen.items())
    )


def verhoog(delen):
    """More budget than was booked; gives the files and the id of the row."""
    nummers = []

    def functie(gegevens):
        gekozen = feit(gegevens, SCOPE, materieel_budget="250000")
        gekozen["kolommen"]["materieel_budget"] = "950000"
        nummers.append(gekozen["id"])

    return wijzig(delen, "feiten.json", functie), nummers[0]


def rijhash(gegeven):
    velden = [[k, gegeven["kolommen"][k]] for k in sorted(gegeven["kolommen"])]
    return canon.hash_van_velden(gegeven["tabel"], velden).hex()


def met_rijhash(delen, id_):
    """The hash of the row in the manifest of the extract, made right."""
    gegeven = next(f for f in json.loads(delen["feiten.json"])["feiten"] if f["id"] == id_)

    def functie(manifest):
        next(r for r in manifest["feiten"] if r["id"] == id_)["hash"] = rijhash(gegeven)

    return wijzig(delen, "manifest.json", functie)


def met_lijst(delen, id_):
    """The hash of the row in the list of its Handeling, made right; gives its number too."""
    regel = next(r for r in json.loads(delen["manifest.json"])["feiten"] if r["id"] == id_)
    naam = f"manifesten/{regel['geopend']}.txt"
    regels = delen[naam].decode().splitlines()
    nieuw = [
        f"+ {regel['tabel']} {id_} {regel['hash']}"
        if r.startswith(f"+ {regel['tabel']} {id_} ")
        else r
        for r in regels
    ]
    return {**delen, naam: "\n".join(nieuw).encode()}, regel["geopend"]


def met_bytes(delen, nr, *, ook_hash):
    """The bytes of a Handeling agree with its list again, and perhaps its hash with its bytes."""
    som = hashlib.sha256(delen[f"manifesten/{nr}.txt"]).hexdigest()

    def functie(gegevens):
        schakel = next(h for h in gegevens["handelingen"] if h["nr"] == nr)
        schakel["bytes"] = _vervang(schakel["bytes"], "manifest", som)
        if ook_hash:
            schakel["hash"] = hashlib.sha256(schakel["bytes"].encode()).hexdigest()

    return wijzig(delen, "handelingen.json", functie)


def _vervang(tekst, veld, waarde):
    voor = canon.VOOR_HANDELING.decode()
    inhoud = json.loads(tekst.removeprefix(voor)) | {veld: waarde}
    return voor + json.dumps(inhoud, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def test_een_gewijzigd_feit_wordt_gevonden_hoe_ver_men_ook_herstelt(zonder_keten, keur):
    delen, id_ = verhoog(zonder_keten)
    gewijzigd = (SCOPE, id_, Aard.GEWIJZIGD)
    assert gevonden(keur(delen)) == {gewijzigd, ("uittreksel", "feiten.json", Aard.GEWIJZIGD)}

    assert gevonden(keur(herstel(delen))) == {gewijzigd}

    delen = met_rijhash(delen, id_)
    assert gevonden(keur(herstel(delen))) == {gewijzigd}

    delen, nr = met_lijst(delen, id_)
    handeling = ("platform_handeling", nr, Aard.GEWIJZIGD)
    assert gevonden(keur(herstel(delen))) == {handeling}

    assert gevonden(keur(herstel(met_bytes(delen, nr, ook_hash=False)))) == {handeling}


def test_wie_alles_natelt_wordt_zonder_keten_niet_betrapt_en_met_keten_wel(
    zonder_keten, met_keten, keur
):
    def alles_herteld(delen):
        delen, id_ = verhoog(delen)
        delen, nr = met_lijst(met_rijhash(delen, id_), id_)
        return herstel(met_bytes(delen, nr, ook_hash=True)), nr

    delen, nr = alles_herteld(zonder_keten)
    uitslag = keur(delen)
    volgende = f"manifesten/{nr + 1}.txt" in delen
    assert bool(uitslag.bevindingen) == volgende
    assert (uitslag.in_keten, uitslag.bewezen_tot) == (False, None)

    delen, nr = alles_herteld(met_keten)
    uitslag = keur(delen)
    assert ("platform_handeling", nr, Aard.KETEN) in gevonden(uitslag)
    assert not uitslag.in_keten


def test_wie_de_hele_keten_natelt_wordt_betrapt_door_een_kop_van_toen(gemaakt, met_keten, keur):
    bekend = gemaakt["kop"]
    delen, id_ = verhoog(met_keten)
    delen, nr = met_lijst(met_rijhash(delen, id_), id_)
    delen = _herketen(met_bytes(delen, nr, ook_hash=True))
    uitslag = keur(herstel(delen))
    assert uitslag.bevindingen == []
    assert uitslag.in_keten
    assert uitslag.bewezen_tot is None
    uitslag = keur(herstel(delen), bekend)
    assert gevonden(uitslag) == {("uittreksel", bekend[0], Aard.KOP)}
    assert uitslag.bewezen_tot is None


def _herketen(delen):
    """Every link after a changed Handeling made right, up to the head."""
    eigen = {h["nr"]: h for h in json.loads(delen["handelingen.json"])["handelingen"]}
    schakels = json.loads(delen["keten.json"])["schakels"]
    vorige = None
    for schakel in schakels:
        bron = eigen.get(schakel["nr"], schakel)
        schakel["bytes"] = (
            bron["bytes"] if vorige is None else _vervang(bron["bytes"], "vorige", vorige)
        )
        schakel["hash"] = vorige = hashlib.sha256(schakel["bytes"].encode()).hexdigest()
        if schakel["nr"] in eigen:
            eigen[schakel["nr"]] |= schakel

    def kop(manifest):
        manifest["kop"]["hash"] = schakels[-1]["hash"]

    delen = {
        **delen,
        "keten.json": json.dumps({"schakels": schakels}).encode(),
        "handelingen.json": json.dumps({"handelingen": list(eigen.values())}).encode(),
    }
    return wijzig(delen, "manifest.json", kop)


def test_een_andere_naam_past_niet_bij_de_verbintenis(zonder_keten, keur):
    nummers = []

    def functie(gegevens):
        noor = next(f for f in gegevens["feiten"] if f["vrij"].get("voornaam") == "Noor")
        noor["vrij"]["voornaam"] = "Nora"
        nummers.append(noor["id"])

    uitslag = keur(herstel(wijzig(zonder_keten, "feiten.json", functie)))
    assert gevonden(uitslag) == {(NAAM, nummers[0], Aard.GEWIJZIGD)}
    assert "andere naam dan is vastgelegd" in uitslag.bevindingen[0].zin


def test_een_naam_weglaten_mag_een_half_weglaten_niet(zonder_keten, keur):
    def zonder(gegevens):
        for gegeven in gegevens["feiten"]:
            gegeven["vrij"] = {}

    assert keur(herstel(wijzig(zonder_keten, "feiten.json", zonder))).bevindingen == []

    def half(gegevens):
        feit(gegevens, NAAM)["vrij"]["zout"] = None

    assert keur(herstel(wijzig(zonder_keten, "feiten.json", half))).bevindingen != []


def test_een_ander_document_wordt_gevonden(zonder_keten, gemaakt, keur):
    naam = f"documenten/{gemaakt['document']}.pdf"
    anders = {**zonder_keten, naam: b"%PDF-1.7\nander besluit"}
    assert gevonden(keur(herstel(anders))) == {("uittreksel", naam, Aard.DOCUMENT)}
    weg = {n: b for n, b in zonder_keten.items() if n != naam}
    assert gevonden(keur(weg)) == {
        ("uittreksel", naam, Aard.VERWIJDERD),
        ("uittreksel", gemaakt["document"], Aard.DOCUMENT),
    }
    assert gevonden(keur(herstel(weg))) == {("uittreksel", gemaakt["document"], Aard.DOCUMENT)}


def test_een_gewijzigde_regel_van_het_manifest_wordt_gevonden(zonder_keten, keur):
    regels = json.loads(zonder_keten["manifest.json"])["feiten"]
    plek = next(i for i, r in enumerate(regels) if r["tabel"] == SCOPE)
    id_ = regels[plek]["id"]

    def hash_(manifest):
        manifest["feiten"][plek]["hash"] = "00" * 32

    assert gevonden(keur(wijzig(zonder_keten, "manifest.json", hash_))) == {
        (SCOPE, id_, Aard.GEWIJZIGD)
    }

    def weg(manifest):
        del manifest["feiten"][plek]

    assert gevonden(keur(wijzig(zonder_keten, "manifest.json", weg))) == {
        (SCOPE, id_, Aard.TOEGEVOEGD)
    }

    def erbij(manifest):
        manifest["feiten"].append({**manifest["feiten"][plek], "id": 999_999})

    assert gevonden(keur(wijzig(zonder_keten, "manifest.json", erbij))) == {
        (SCOPE, 999_999, Aard.VERWIJDERD)
    }

    def ander(manifest):
        manifest["waarover"]["nummer"] = "OPD-9999"

    assert gevonden(keur(wijzig(zonder_keten, "manifest.json", ander))) == {
        ("uittreksel", "manifest.json", Aard.GEWIJZIGD)
    }


def test_een_ander_bestand_of_een_bestand_te_veel_wordt_gevonden(zonder_keten, keur):
    assert gevonden(keur({**zonder_keten, "LEESMIJ.txt": b"Alles is in orde."})) == {
        ("uittreksel", "LEESMIJ.txt", Aard.GEWIJZIGD)
    }
    assert gevonden(keur({**zonder_keten, "extra.txt": b"x"})) == {
        ("uittreksel", "extra.txt", Aard.TOEGEVOEGD)
    }


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [("moment", "2020-01-01T00:00:00.000000+00:00"), ("naam", "begin"), ("grondslag", "1")],
)
def test_een_gewijzigde_handeling_wordt_gevonden(zonder_keten, keur, veld, waarde):
    nummers = []

    def functie(gegevens):
        schakel = gegevens["handelingen"][-1]
        schakel["bytes"] = _vervang(schakel["bytes"], veld, waarde)
        nummers.append(schakel["nr"])

    uitslag = keur(herstel(wijzig(zonder_keten, "handelingen.json", functie)))
    assert ("platform_handeling", nummers[0], Aard.GEWIJZIGD) in gevonden(uitslag)


def test_een_handeling_weglaten_wordt_gevonden(zonder_keten, keur):
    nummers = []

    def functie(gegevens):
        nummers.append(gegevens["handelingen"].pop()["nr"])

    uitslag = keur(herstel(wijzig(zonder_keten, "handelingen.json", functie)))
    assert uitslag.bevindingen
    assert all(str(nummers[0]) in b.zin for b in uitslag.bevindingen if b.aard is Aard.VERWIJDERD)


def test_een_gesloten_feit_kan_niet_open_worden_gezet(zonder_keten, keur):
    nummers = []

    def feiten(gegevens):
        dicht = next(f for f in gegevens["feiten"] if f["geregistreerd"] and f["geregistreerd"][1])
        dicht["geregistreerd"][1] = None
        nummers.append((dicht["tabel"], dicht["id"]))

    delen = wijzig(zonder_keten, "feiten.json", feiten)
    plek = (*nummers[0], Aard.SLUITING)
    assert gevonden(keur(herstel(delen))) == {plek}

    def manifest(gegevens):
        next(r for r in gegevens["feiten"] if r["id"] == plek[1])["gesloten"] = None

    assert gevonden(keur(herstel(wijzig(delen, "manifest.json", manifest)))) == {plek}


def test_een_ander_moment_van_registratie_wordt_gevonden(zonder_keten, keur):
    nummers = []

    def functie(gegevens):
        gekozen = feit(gegevens, SCOPE, materieel_budget="250000")
        gekozen["geregistreerd"][0] = "2026-01-01T00:00:00.000000+00:00"
        nummers.append(gekozen["id"])

    assert gevonden(keur(herstel(wijzig(zonder_keten, "feiten.json", functie)))) == {
        (SCOPE, nummers[0], Aard.SLUITING)
    }


def test_een_schakel_uit_de_keten_halen_wordt_gevonden(met_keten, keur):
    def functie(gegevens):
        del gegevens["schakels"][3]

    uitslag = keur(herstel(wijzig(met_keten, "keten.json", functie)))
    assert Aard.KETEN in {b.aard for b in uitslag.bevindingen}

    def staart(gegevens):
        del gegevens["schakels"][-1]

    uitslag = keur(herstel(wijzig(met_keten, "keten.json", staart)))
    assert Aard.KOP in {b.aard for b in uitslag.bevindingen}


# -- a head that was known beforehand ------------------------------------------------------------


def test_met_een_kop_van_toen_is_bewezen_tot_waar_die_reikt(provincie, vol, keur):
    eerder = reads.kop()
    acts.ga_over_naar_fase(
        verzoek(),
        overgangen=[Faseovergang(vol["dijk"], GROEI, "realisatie")],
        grond=provincie.van_directeur("faseovergang", vol["water"], op=GROEI),
    )
    nu = reads.kop()
    delen = uitgepakt(maak(vol["dijk"], met_keten=True).inhoud)
    uitslag = keur(delen, (nu.nr, bytes(nu.hash)))
    assert (uitslag.bevindingen, uitslag.bewezen_tot) == ([], nu.nr)
    assert uitslag.laatste == nu.nr
    uitslag = keur(delen, (eerder.nr, bytes(eerder.hash)))
    assert (uitslag.bevindingen, uitslag.bewezen_tot) == ([], eerder.nr)


def test_een_kop_die_er_niet_in_zit_bewijst_niets(gemaakt, zonder_keten, keur):
    kop, _ = gemaakt["kop"]
    erin = {h["nr"] for h in json.loads(zonder_keten["handelingen.json"])["handelingen"]}
    ontbreekt = min(set(range(1, kop)) - erin)
    for nr, zin in ((kop + 1, "Vraag een nieuw uittreksel"), (ontbreekt, "met de hele keten")):
        uitslag = keur(zonder_keten, (nr, bytes(32)))
        assert zin in uitslag.bevindingen[-1].zin
        assert uitslag.bewezen_tot is None
    uitslag = keur(zonder_keten, gemaakt["kop"])
    assert (uitslag.bevindingen, uitslag.bewezen_tot) == ([], None)


# -- files from anywhere -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("delen", "zin"),
    [
        ({"a.txt": b"x"}, "geen uittreksel van Driehoek"),
        ({"manifest.json": b"{}"}, "iets anders"),
        ({"manifest.json": b"[1]"}, "niet de vorm"),
        ({"manifest.json": b"{"}, "geen leesbare JSON"),
        ({"manifest.json": b'{"formaat": "driehoek-uittreksel", "versie": 9}'}, "vorm 9"),
        ({"manifest.json": b'{"formaat": "driehoek-uittreksel", "versie": 1}'}, "niet de vorm"),
        ({"../boven.txt": b"x"}, "buiten het uittreksel"),
        ({"/etc/passwd": b"x"}, "buiten het uittreksel"),
        ({"..\\boven.txt": b"x"}, "buiten het uittreksel"),
        ({"C:/boven.txt": b"x"}, "buiten het uittreksel"),
        ({"manifesten/../../boven.txt": b"x"}, "buiten het uittreksel"),
    ],
)
def test_wat_geen_uittreksel_is_wordt_met_reden_geweigerd(keur, delen, zin):
    with pytest.raises(OngeldigError, match=zin):
        keur(delen)


def test_geen_zip_een_afgebroken_zip_en_niets(tmp_path, gemaakt):
    pad = tmp_path / "x.zip"
    with pytest.raises(OngeldigError, match="is er niet"):
        controleer.controleer(pad)
    for inhoud in (b"", b"tekst", gemaakt["zonder"][:5000]):
        pad.write_bytes(inhoud)
        with pytest.raises(OngeldigError, match="geen zip-bestand, of het is afgebroken"):
            controleer.controleer(pad)


def test_een_beschadigd_deel_wordt_bij_naam_genoemd(tmp_path, gemaakt):
    inhoud = bytearray(gemaakt["zonder"])
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
        deel = pakket.getinfo("samenvatting.pdf")
    inhoud[deel.header_offset + 200] ^= 0xFF
    pad = tmp_path / "x.zip"
    pad.write_bytes(inhoud)
    uitslag = controleer.controleer(pad)
    assert ("uittreksel", "samenvatting.pdf", Aard.BESTAND) in gevonden(uitslag)


def test_een_zip_die_uitgepakt_te_groot_is_wordt_geweigerd(monkeypatch, keur, zonder_keten):
    with monkeypatch.context() as klein:
        klein.setattr(lees, "MEESTE_BYTES", 1000)
        with pytest.raises(OngeldigError, match="te groot"):
            keur(zonder_keten)
    with monkeypatch.context() as klein:
        klein.setattr(lees, "MEESTE_BESTANDEN", 3)
        with pytest.raises(OngeldigError, match="te groot"):
            keur(zonder_keten)
    with monkeypatch.context() as klein:
        klein.setattr(lees, "GROOTSTE", 100_000)
        nullen = {**zonder_keten, "LEESMIJ.txt": bytes(200_000)}
        zinnen = [b.zin for b in keur(nullen).bevindingen]
        assert "LEESMIJ.txt is uitgepakt te groot om veilig te lezen." in zinnen


def test_een_bom_van_een_gigabyte_nullen_wordt_geweigerd(tmp_path):
    pad = tmp_path / "bom.zip"
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as pakket:
        for nummer in range(3):
            with pakket.open(f"manifesten/{nummer}.txt", "w", force_zip64=True) as bestand:
                for _ in range(400):
                    bestand.write(bytes(1024 * 1024))
    assert pad.stat().st_size < 2_000_000
    with pytest.raises(OngeldigError, match="te groot"):
        controleer.controleer(pad)


def test_dubbele_en_versleutelde_delen_worden_geweigerd(tmp_path, zonder_keten):
    pad = tmp_path / "x.zip"
    with zipfile.ZipFile(pad, "w") as pakket:
        pakket.writestr("manifest.json", zonder_keten["manifest.json"])
        with pytest.warns(UserWarning, match="Duplicate"):
            pakket.writestr("manifest.json", zonder_keten["manifest.json"])
    with pytest.raises(OngeldigError, match="twee keer"):
        controleer.controleer(pad)
    with zipfile.ZipFile(pad, "w") as pakket:
        pakket.writestr("manifest.json", zonder_keten["manifest.json"])
    inhoud = bytearray(pad.read_bytes())
    inhoud[inhoud.index(b"PK\x01\x02") + 8] |= 1
    pad.write_bytes(inhoud)
    with pytest.raises(OngeldigError, match="versleuteld"):
        controleer.controleer(pad)


@pytest.mark.parametrize("naam", ["feiten.json", "handelingen.json", "keten.json"])
@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b'"x"',
        b"null",
        b'{"feiten": 1, "handelingen": 1, "schakels": 1}',
        b'{"feiten": [{}], "handelingen": [{}], "schakels": [{}]}',
        b'{"feiten": [null], "handelingen": [null], "schakels": [null]}',
        b'{"feiten": [{"tabel": 1, "id": "x", "kolommen": 1, "vrij": 1, "geregistreerd": 1}]}',
        b'{"handelingen": [{"nr": 1, "hash": 2, "bytes": 3}]}',
        b'{"schakels": [{"nr": 1, "hash": "a", "bytes": "driehoek:1:[]"}]}',
        b"[" * 100_000,
    ],
)
def test_onzin_in_een_deel_is_een_bevinding_en_geen_fout(met_keten, keur, naam, inhoud):
    uitslag = keur(herstel({**met_keten, naam: inhoud}))
    assert uitslag.bevindingen


@pytest.mark.parametrize(
    "onzin",
    [
        {"kolommen": {}, "vrij": {}, "geregistreerd": None},
        {"kolommen": {"id": []}, "vrij": {"zout": "geen hex"}, "geregistreerd": ["", ""]},
        {"kolommen": {"verbintenis": "zz"}, "vrij": {"zout": 1}, "geregistreerd": [1]},
        {"kolommen": None, "vrij": None, "geregistreerd": 7},
    ],
)
def test_onzin_in_een_feit_is_een_bevinding_over_dat_feit(zonder_keten, keur, onzin):
    def functie(gegevens):
        feit(gegevens, NAAM).update(onzin)

    uitslag = keur(herstel(wijzig(zonder_keten, "feiten.json", functie)))
    assert NAAM in {b.tabel for b in uitslag.bevindingen}


# -- the command ---------------------------------------------------------------------------------


@pytest.fixture
def zonder_database(monkeypatch):
    def geen(**_):
        raise AssertionError("Hier is geen database voor nodig.")

    monkeypatch.setattr("driehoek.platform.opdrachtregel.met_database", geen)


def draai(*args):
    uit = StringIO()
    call_command("verify", *args, stdout=uit)
    return uit.getvalue()


def test_de_opdrachtregel_zegt_wat_bewezen_is(tmp_path, gemaakt, zonder_database):
    nr, hash_ = gemaakt["kop"]
    pad = tmp_path / "u.zip"
    pad.write_bytes(gemaakt["zonder"])
    tekst = draai("--uittreksel", str(pad))
    assert "Alles klopt." in tekst
    assert "is hiermee niet bewezen" in tekst
    pad.write_bytes(gemaakt["met"])
    assert "vormen een keten tot deze kop" in draai("--uittreksel", str(pad))
    tekst = draai("--uittreksel", str(pad), "--kop", f"{nr}:{hash_.hex()}")
    assert "Bewezen: wat erin staat" in tekst


def test_de_opdrachtregel_zegt_ook_wat_maar_deels_is_bewezen(provincie, tmp_path, vol):
    eerder = reads.kop()
    acts.wijzig_scope(
        verzoek(),
        wijzigingen=[Scopewijziging(vol["dijk"], date(2026, 3, 1), ScopeGegevens(1))],
        grond=provincie.van_directeur("scope", vol["water"], op=date(2026, 3, 1)),
    )
    pad = tmp_path / "u.zip"
    pad.write_bytes(maak(vol["dijk"], met_keten=True).inhoud)
    tekst = draai("--uittreksel", str(pad), "--kop", f"{eerder.nr}:{bytes(eerder.hash).hex()}")
    assert f"Bewezen tot en met handeling {eerder.nr}" in tekst


def test_de_opdrachtregel_noemt_wat_anders_is_en_eindigt_met_1(
    tmp_path, zonder_keten, zonder_database
):
    delen, id_ = verhoog(zonder_keten)
    pad = tmp_path / "u.zip"
    with zipfile.ZipFile(pad, "w") as pakket:
        for naam, inhoud in delen.items():
            pakket.writestr(naam, inhoud)
    uit = StringIO()
    with pytest.raises(SystemExit) as einde:
        call_command("verify", "--uittreksel", str(pad), stdout=uit)
    assert einde.value.code == 1
    assert f"Rij {id_} van opdrachten_scope is anders" in uit.getvalue()
    assert "Er kloppen 2 dingen niet." in uit.getvalue()
    uit = StringIO()
    with pytest.raises(SystemExit):
        call_command("verify", "--uittreksel", str(pad), "--json", stdout=uit)
    uitslag = json.loads(uit.getvalue())
    assert {b["id"] for b in uitslag["bevindingen"]} == {id_, "feiten.json"}


def test_de_opdrachtregel_zegt_het_als_het_geen_uittreksel_is(tmp_path, zonder_database):
    pad = tmp_path / "u.zip"
    pad.write_bytes(b"tekst")
    with pytest.raises(CommandError, match="geen zip-bestand"):
        draai("--uittreksel", str(pad))


# -- the page ------------------------------------------------------------------------------------


@pytest.fixture
def klant(provincie):
    return als(provincie.persoon("Mede", "Werker"))


def test_je_haalt_een_uittreksel_en_zegt_waarvoor(vol, klant, tmp_path):
    assert (
        f"/opdrachten/{vol['dijk']}/uittreksel/"
        in klant.get(f"/opdrachten/{vol['dijk']}/").content.decode()
    )
    pad = f"/opdrachten/{vol['dijk']}/uittreksel/"
    assert "Waarvoor heb je het nodig?" in klant.get(pad).content.decode()
    antwoord = klant.post(pad, {"doel": "Bezwaar 2026-0412"})
    assert antwoord["Content-Type"] == "application/zip"
    assert antwoord["Content-Disposition"].startswith('attachment; filename="uittreksel-OPD-')
    bestand = tmp_path / "u.zip"
    bestand.write_bytes(antwoord.content)
    assert controleer.controleer(bestand).bevindingen == []


def test_GEN_02_wie_een_uittreksel_haalt_wordt_genoteerd_met_het_doel(vol, klant):
    pad = f"/opdrachten/{vol['dijk']}/uittreksel/"
    antwoord = klant.post(pad, {"doel": " "})
    assert antwoord.status_code == 200
    assert "Zeg waarvoor je het uittreksel nodig hebt." in antwoord.content.decode()
    assert not Inzage.objects.exists()
    klant.post(pad, {"doel": "Bezwaar 2026-0412"})
    genoteerd = Inzage.objects.get()
    assert (genoteerd.soort, genoteerd.drager, genoteerd.doel) == (
        "uittreksel",
        vol["dijk"],
        "Bezwaar 2026-0412",
    )
    assert genoteerd.account is not None


def test_de_keten_is_alleen_voor_wie_het_grootboek_mag_zien(provincie, vol, klant):
    pad = f"/opdrachten/{vol['dijk']}/uittreksel/"
    assert 'name="keten"' not in klant.get(pad).content.decode()
    antwoord = klant.post(pad, {"doel": "Proberen", "keten": "on"})
    assert "keten.json" not in uitgepakt(antwoord.content)
    beheerder = als(provincie.beheerder)
    assert 'name="keten"' in beheerder.get(pad).content.decode()
    antwoord = beheerder.post(pad, {"doel": "Accountant", "keten": "on"})
    assert "keten.json" in uitgepakt(antwoord.content)


def test_van_iets_anders_dan_een_opdracht_is_er_geen_uittreksel(vol, klant):
    assert klant.get(f"/opdrachten/{vol['water']}/uittreksel/").status_code == 404
    assert klant.get("/opdrachten/999999/uittreksel/").status_code == 404


def test_een_te_lange_keten_wordt_met_reden_geweigerd(provincie, vol, monkeypatch):
    monkeypatch.setattr(uittreksel, "MEESTE_SCHAKELS", 3)
    antwoord = als(provincie.beheerder).post(
        f"/opdrachten/{vol['dijk']}/uittreksel/", {"doel": "Accountant", "keten": "on"}
    )
    assert antwoord.status_code == 400
    assert "te lang om de hele keten" in antwoord.content.decode()


def test_namen_zijn_die_van_nu(provincie, vol):
    """Only the present name of a person goes out, and of persons in the facts only."""
    in_register = Persoonsgegeven.objects.huidig().count()
    feiten = json.loads(uitgepakt(maak(vol["dijk"]).inhoud)["feiten.json"])["feiten"]
    namen = [f for f in feiten if f["tabel"] == NAAM]
    assert 0 < len(namen) < in_register
    assert all(f["geregistreerd"][1] is None for f in namen)
