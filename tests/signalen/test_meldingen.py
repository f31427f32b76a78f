"""Notifications: what happens to somebody is told, to that account alone, and not twice."""

import uuid
from datetime import timedelta

import pytest

from driehoek.kern.tijd import Periode
from driehoek.platform import klok, taken
from driehoek.platform.handelingen.types import SYSTEEM
from driehoek.platform.models import Taak
from driehoek.register import acts as register_acts
from driehoek.register.types import Benoeming, OpConversie, OpRechtsfeit
from driehoek.signalen import acts as signalen_acts
from driehoek.signalen.acts import meldingen
from driehoek.signalen.models import Melding
from provincie import BEGIN, verzoek
from signalen.hulp import VANDAAG, account_van, een, na, tel


@pytest.fixture
def beheer(provincie):
    """Acts of somebody at the keyboard: what the system does is told to nobody."""
    return provincie.actor(provincie.beheerder)


def gelezen_door(account) -> list[tuple[str, str, str]]:
    gevonden = Melding.objects.filter(account=account).order_by("id")
    return [(m.soort, m.zin, m.pad) for m in gevonden]


def benoem(provincie, actor, *benoemingen: Benoeming, **opties):
    return register_acts.benoem(
        verzoek(actor=actor, **opties),
        benoemingen=benoemingen,
        grond=OpConversie(VANDAAG, "Papier"),
        uitleg="Zo is het.",
    )


def test_wie_een_rol_krijgt_of_verliest_leest_dat(provincie, beheer):
    opdracht, an = provincie.opdracht(), provincie.persoon("An")
    account = account_van(an)

    benoem(provincie, beheer, Benoeming(opdracht, "AOG", an, Periode(BEGIN)))
    register_acts.beeindig_door_rechtsfeit(
        verzoek(actor=beheer), persoon=an, per=VANDAAG, grond=OpRechtsfeit(VANDAAG, "Weg")
    )

    pad = f"/opdrachten/{opdracht}/"
    van = "ambtelijk opdrachtgever van 'Stikstof terugdringen'"
    assert gelezen_door(account) == [
        ("rol", f"Je bent vanaf 1 maart 2023 {van}.", pad),
        ("rol", f"Je bent vanaf 23 november 2026 geen {van}.", pad),
    ]


def test_een_waarneming_heet_zo(provincie, beheer):
    opdracht = provincie.opdracht()
    provincie.aog(opdracht)
    account = account_van(wil := provincie.persoon("Wil"))

    provincie.benoem(
        opdracht,
        "AOG",
        wil,
        waarneming=True,
        act=register_acts.neem_waar,
        actor=beheer,
        grond=provincie.besluit("waarneming", door="DT"),
    )

    ((_, zin, _),) = gelezen_door(account)
    assert zin.startswith("Je bent vanaf 1 maart 2023 waarnemend ambtelijk opdrachtgever van")


@pytest.mark.parametrize("opties", [{"voorbeeld": True}, {"actor": SYSTEEM}])
def test_een_voorbeeld_en_het_systeem_melden_niets(provincie, beheer, opties):
    opdracht, an = provincie.opdracht(), provincie.persoon("An")
    account = account_van(an)
    actor = opties.pop("actor", beheer)

    benoem(provincie, actor, Benoeming(opdracht, "AOG", an, Periode(BEGIN)), **opties)

    assert gelezen_door(account) == []


def test_wat_geweigerd_wordt_is_niet_gemeld(provincie, beheer):
    opdracht, an = provincie.opdracht(), provincie.persoon("An")
    provincie.aog(opdracht)
    account = account_van(an)

    with pytest.raises(Exception, match="REG-05"):
        benoem(provincie, beheer, Benoeming(opdracht, "AOG", an, Periode(BEGIN)))

    assert gelezen_door(account) == []


def test_veel_rollen_tegelijk_zijn_een_melding_en_een_vraag(provincie, beheer):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    opgave, an = provincie.opgave(), provincie.persoon("An")
    opdrachten = [provincie.opdracht(opgave, f"Opdracht {i}") for i in range(4)]
    account = account_van(an)

    with CaptureQueriesContext(connection) as vragen:
        benoem(provincie, beheer, *(Benoeming(o, "AOG", an, Periode(BEGIN)) for o in opdrachten))

    assert gelezen_door(account) == [("rol", "Er veranderen 4 rollen van jou.", f"/personen/{an}/")]
    assert sum("range_agg(r.geldig) FILTER" in v["sql"] for v in vragen) == 1
    assert sum('INSERT INTO "signalen_melding"' in v["sql"] for v in vragen) == 1


def test_van_een_correctie_staat_er_welke_dagen_het_scheelt(provincie, beheer):
    from driehoek.register.models import Rolvervulling

    opdracht, an = provincie.opdracht(), provincie.persoon("An")
    provincie.aog(opdracht, an)
    account = account_van(an)
    rol = Rolvervulling.objects.huidig().get(persoon_id=an)

    register_acts.corrigeer(
        verzoek(actor=beheer),
        model=Rolvervulling,
        feit=rol.id,
        periode=Periode(BEGIN + timedelta(days=5)),
        toelichting="Een typefout in de dag.",
    )

    ((_, zin, _),) = gelezen_door(account)
    assert zin.startswith("Je bent van 1 maart 2023 tot en met 5 maart 2023 geen ambtelijk")


def test_een_nieuw_signaal_en_een_dat_te_laat_wordt_leest_de_eigenaar_een_keer(provincie):
    opdracht = provincie.opdracht()
    aog = provincie.aog(opdracht)
    account = account_van(aog)
    vreemd = account_van(provincie.persoon("Vreemd"))
    tel()
    signaal = een("REG-06s", opdracht)
    pad = f"/signalen/{signaal.id}/"
    assert gelezen_door(account) == [("signaal", signaal.zin, pad)]

    for dagen in (1, 14):
        with klok.op(na(dagen)):
            tel()
    assert len(gelezen_door(account)) == 1

    for dagen in (15, 16):
        with klok.op(na(dagen)):
            tel()
    assert gelezen_door(account)[1:] == [("laat", f"Te laat: {signaal.zin}", pad)]
    assert gelezen_door(vreemd) == []


def test_veel_signalen_tegelijk_zijn_een_melding(provincie):
    opgave = provincie.opgave()
    for i in range(3):
        provincie.opdracht(opgave, f"Opdracht {i}")
    directeur = provincie.rolhouders["DOMEINDIRECTEUR", opgave]
    account = account_van(directeur)
    aantal = sum(r.eigendom.is_van(directeur) for r in tel())

    assert aantal > 3
    assert gelezen_door(account) == [
        ("signaal", f"Er zijn {aantal} nieuwe signalen voor jou.", "/signalen/?wie=mij")
    ]


def test_een_signaal_dat_terugkomt_na_stilte_is_weer_nieuws(provincie):
    opdracht = provincie.opdracht()
    aog = provincie.aog(opdracht)
    tel()
    account = account_van(aog)
    signaal = een("REG-06s", opdracht)
    signalen_acts.zet_signaal_stil(
        verzoek(actor=provincie.actor(aog)),
        signaal=signaal.id,
        tot=VANDAAG + timedelta(days=2),
        reden="Bijna rond.",
    )
    tel()
    assert gelezen_door(account) == []

    with klok.op(na(2)):
        tel()

    assert [soort for soort, _, _ in gelezen_door(account)] == ["signaal"]


def test_lang_werk_dat_klaar_is_of_mislukt_leest_wie_erom_vroeg(provincie):
    account = account_van(provincie.persoon("An"))

    for staat, bericht in ((Taak.Staat.KLAAR, ""), (Taak.Staat.MISLUKT, "Het bestand is leeg.")):
        taak = Taak.objects.create(soort="x", omschrijving="Begroting 2027", account=account.id)
        taken._rond_af(taak, staat=staat, bericht=bericht)
    wees = Taak.objects.create(soort="x", omschrijving="Niemand", account=uuid.UUID(int=9))
    taken._rond_af(wees, staat=Taak.Staat.KLAAR)

    assert [zin for _, zin, _ in gelezen_door(account)] == [
        "Klaar: Begroting 2027.",
        "Mislukt: Begroting 2027. Het bestand is leeg.",
    ]
    assert Melding.objects.count() == 2


def test_zolang_geschiedenis_wordt_gespeeld_hoort_niemand_iets(provincie, beheer):
    opdracht, an = provincie.opdracht(), provincie.persoon("An")
    account = account_van(an)

    with meldingen.stil():
        benoem(provincie, beheer, Benoeming(opdracht, "AOG", an, Periode(BEGIN)))
        tel()

    assert gelezen_door(account) == []


@pytest.mark.parametrize(("dagen", "over"), [(90, 1), (91, 0)])
def test_een_melding_verdwijnt_na_negentig_dagen(provincie, dagen, over):
    account = account_van(provincie.persoon("An"))
    Melding.objects.create(account=account, soort="rol", zin="Iets")

    with klok.op(na(dagen)):
        meldingen.vergeet_oude()

    assert Melding.objects.count() == over


def test_gelezen_is_van_dit_account_alleen(provincie):
    een_, ander = account_van(provincie.persoon("An")), account_van(provincie.persoon("Bo"))
    mijn = [Melding.objects.create(account=een_, soort="rol", zin=f"{i}") for i in range(3)]
    zijn = Melding.objects.create(account=ander, soort="rol", zin="x")

    assert meldingen.lees(een_.id, [mijn[0].id, zijn.id]) == 1
    assert meldingen.lees(een_.id) == 2
    assert meldingen.lees(een_.id) == 0
    zijn.refresh_from_db()
    assert zijn.gelezen is None
