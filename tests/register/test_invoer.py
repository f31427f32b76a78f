"""Bad input: a clear Dutch sentence with the rule, and nothing stored."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from driehoek.kern.tijd import Periode
from driehoek.platform.fouten import InvoerFout, NietBevoegd, RegelOvertreding
from driehoek.platform.handelingen.types import Actor
from driehoek.register import acts, reads
from driehoek.register.models import Rolvervulling
from driehoek.register.types import (
    Benoeming,
    Beslisser,
    NieuwePersoon,
    OpBesluit,
    OpRechtsfeit,
    OpRegistratiefout,
    Rol,
)
from provincie import BEGIN, verzoek
from register.hulp import VANDAAG, feit_van, geweigerd

JAN, JUL = date(2024, 1, 1), date(2024, 7, 1)
MORGEN = VANDAAG + timedelta(days=1)
LANG = "x" * 300
EMOJI = "Ann\N{GRINNING FACE}"


@pytest.fixture
def an(wereld):
    return wereld.persoon("An")


def _benoem(wereld, an, **anders):
    """Appoint An as controller on a besluit that is right but for `anders`."""
    grond = wereld.besluit("functionele_rol", door="DT", op=JAN, vanaf=JAN)
    goed = grond.besluit
    wereld.benoem(
        wereld.concern,
        Rol.CONTROLLER,
        an,
        vanaf=JUL,
        grond=OpBesluit(replace(goed, **anders)),
    )


BESLUITEN = {
    "van morgen": (
        {"genomen": MORGEN, "bekendgemaakt": MORGEN, "werkt_vanaf": MORGEN},
        "BEV-14",
        "Een besluit van 24 november 2026 ligt in de toekomst",
    ),
    "bekend voor genomen": (
        {"bekendgemaakt": JAN - timedelta(days=1)},
        "BEV-14",
        r"bekendgemaakt op 31 december 2023, voor het is genomen \(1 januari 2024\)",
    ),
    "werkt voor bekend": (
        {"bekendgemaakt": JUL},
        "BEV-14",
        "werkt vanaf de dag dat het bekend is gemaakt",
    ),
    "zonder kenmerk": ({"kenmerk": "  "}, "REG-08", "Het kenmerk is leeg"),
    "zonder titel": ({"titel": ""}, "REG-08", "De titel is leeg"),
    "te lange titel": ({"titel": LANG}, "REG-08", "300 tekens lang; hooguit 200 mag"),
    "te lang kenmerk": ({"kenmerk": LANG}, "REG-08", "300 tekens lang; hooguit 40 mag"),
    "emoji in de titel": ({"titel": EMOJI}, "REG-08", "een teken dat in een besluit niet thuis"),
    "nulteken in de titel": ({"titel": "a\x00b"}, "REG-08", "een teken dat"),
    "onbekende soort": ({"soort": "zomaar"}, "REG-09", "een besluit nodig van de soort"),
    "verkeerde soort": ({"soort": "aog"}, "REG-09", "niet 'Ambtelijk opdrachtgever benoemen'"),
    "bestaand kenmerk": ({"kenmerk": "T-0"}, "REG-10", "Er staat al een besluit met kenmerk T-0"),
}


@pytest.mark.parametrize("geval", BESLUITEN)
def test_een_besluit_dat_niet_klopt(wereld, an, geval):
    anders, regel, zin = BESLUITEN[geval]

    with geweigerd(InvoerFout, regel, zin):
        _benoem(wereld, an, **anders)


def test_REG_10_een_kenmerk_met_spaties_is_hetzelfde_kenmerk(wereld, an):
    with geweigerd(InvoerFout, "REG-10", "Er staat al een besluit"):
        _benoem(wereld, an, kenmerk=" T-0 ")


def test_REG_09_een_beslisser_die_er_niet_is(wereld, an):
    for beslisser in (
        Beslisser(drager=wereld.concern, rol="KEIZER", persoon=an),
        Beslisser(drager=999_999),
        Beslisser(drager=wereld.concern, rol="PROVINCIESECRETARIS", persoon=999_999),
        Beslisser(drager=wereld.concern, rol="PROVINCIESECRETARIS"),
        Beslisser(drager=wereld.orgaan("DT"), persoon=an),
    ):
        with geweigerd((InvoerFout, RegelOvertreding), "REG-09", r"\w+"):
            _benoem(wereld, an, beslisser=beslisser)


def test_een_document_dat_niet_bewaard_is(wereld, an):
    with geweigerd((InvoerFout, RegelOvertreding), "REG-10", "document"):
        _benoem(wereld, an, document="0" * 64)


def test_omgekeerde_data_maken_geen_periode(wereld):
    """A Periode refuses by itself, before there is an act: so without a rule."""
    voor = reads.kop().nr

    with pytest.raises(ValueError, match="bevat geen enkele dag: het begin is 1 juli 2024"):
        Benoeming(wereld.concern, Rol.CONTROLLER, 1, Periode(JUL, JAN))
    with pytest.raises(ValueError, match="De einddatum 1 januari 2024 ligt voor de begindatum"):
        Periode.tot_en_met(JUL, JAN)
    assert reads.kop().nr == voor


def test_REG_08_onbekende_persoon_drager_rol_of_niemand(wereld, an):
    def benoem(*benoemingen):
        grond = wereld.besluit("functionele_rol", door="DT")
        acts.benoem(verzoek(), benoemingen=benoemingen, grond=grond)

    goed = Benoeming(wereld.concern, Rol.CONTROLLER, an, Periode(JAN))
    for fout, zin in (
        ([replace(goed, persoon=999_999)], "Deze persoon staat niet in het register"),
        ([replace(goed, drager=999_999)], "staat niet in het register"),
        ([replace(goed, rol=Rol.P_MANAGER)], "die rol hoort bij een pteam"),
        ([replace(goed, rol="KEIZER")], "rol"),
        ([], "Er is niemand gekozen"),
    ):
        with geweigerd(InvoerFout, "REG-08", zin):
            benoem(*fout)


def test_REG_09_een_besluit_dat_niet_in_het_register_staat(wereld, an):
    with geweigerd(InvoerFout, "REG-09", "Dit besluit staat niet in het register"):
        wereld.benoem(wereld.concern, Rol.CONTROLLER, an, grond=OpBesluit(999_999))


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"achternaam": LANG}, "De achternaam is 300 tekens lang; hooguit 80 mag"),
        ({"voornaam": LANG}, "De voornaam is 300 tekens lang; hooguit 60 mag"),
        ({"tussenvoegsel": LANG}, "Het tussenvoegsel is 300 tekens lang; hooguit 20 mag"),
        ({"nummer": LANG}, "Het personeelsnummer is 300 tekens lang; hooguit 40 mag"),
        ({"achternaam": EMOJI}, "De achternaam bevat een teken"),
        ({"tussenvoegsel": EMOJI}, "Het tussenvoegsel bevat een teken"),
        ({"voornaam": " "}, "De voornaam is leeg"),
        ({"nummer": "B0"}, "Personeelsnummer B0 staat al in het register"),
    ],
)
def test_REG_08_een_naam_die_niet_kan(wereld, anders, zin):
    goed = NieuwePersoon("N1", "An", "Jansen")
    acts.registreer_personen(
        verzoek(), personen=[replace(goed, tussenvoegsel="van 't", achternaam="Çelik-Ö'Brien")]
    )

    with geweigerd(InvoerFout, "REG-08", zin):
        acts.registreer_personen(verzoek(), personen=[replace(goed, **{"nummer": "N2", **anders})])


@pytest.mark.parametrize("aantal", [2, 150])
def test_REG_08_een_nummer_twee_keer_in_een_lijst(wereld, aantal):
    personen = [NieuwePersoon(f"N{n // 2}", "An", "Jansen") for n in range(aantal)]

    with geweigerd((InvoerFout, RegelOvertreding), "REG-08", "ersoneelsnummer"):
        acts.registreer_personen(verzoek(), personen=personen)


def test_REG_08_een_rol_die_al_voorbij_of_er_niet_meer_is(wereld, an):
    wereld.benoem(wereld.concern, Rol.CONTROLLER, an, tot=JAN)
    rol = feit_van(wereld.concern, Rol.CONTROLLER, BEGIN).id

    for rollen, zin in (
        ([rol], "Deze rol eindigt al op 1 januari 2024"),
        ([999_999], r"staat niet \(meer\) zo in het register"),
        ([], r"staat niet \(meer\) zo in het register"),
    ):
        with geweigerd(InvoerFout, "REG-08", zin):
            acts.beeindig_rollen(
                verzoek(),
                rollen=rollen,
                per=JAN,
                grond=wereld.besluit("functionele_rol", door="DT"),
            )


def test_REG_11_corrigeren_van_wat_er_niet_meer_staat(wereld, an):
    wereld.benoem(wereld.concern, Rol.CONTROLLER, an)
    feit = feit_van(wereld.concern, Rol.CONTROLLER, JAN).id
    acts.corrigeer(verzoek(), model=Rolvervulling, feit=feit, toelichting="Dubbel", vervalt=True)

    with geweigerd(InvoerFout, "REG-11", r"staat niet \(meer\) zo in het register"):
        acts.corrigeer(verzoek(), model=Rolvervulling, feit=feit, toelichting="Nog eens")


@pytest.mark.parametrize("toelichting", ["", "   ", "x" * 2001, EMOJI])
def test_REG_08_een_toelichting_die_niet_kan(wereld, an, toelichting):
    wereld.benoem(wereld.concern, Rol.CONTROLLER, an)
    feit = feit_van(wereld.concern, Rol.CONTROLLER, JAN).id

    with geweigerd(InvoerFout, "REG-08", "Wat er fout stond"):
        acts.corrigeer(
            verzoek(), model=Rolvervulling, feit=feit, toelichting=toelichting, vervalt=True
        )


def test_rechtsfeit_van_morgen_of_zonder_rol(wereld, an):
    with geweigerd(InvoerFout, "REG-37", "geen rol die kan eindigen"):
        acts.beeindig_door_rechtsfeit(
            verzoek(), persoon=an, per=JAN, grond=OpRechtsfeit(JAN, "Uit dienst")
        )
    wereld.benoem(wereld.concern, Rol.CONTROLLER, an)
    with geweigerd(InvoerFout, "BEV-14", "Een rechtsfeit van 24 november 2026 ligt in de toekomst"):
        acts.beeindig_door_rechtsfeit(
            verzoek(), persoon=an, per=MORGEN, grond=OpRechtsfeit(MORGEN, "Uit dienst")
        )


def test_REG_09_een_registratiefout_over_een_onbekend_besluit(wereld, an):
    with geweigerd(InvoerFout, "REG-09", "Dit besluit staat niet in het register"):
        wereld.benoem(
            wereld.concern, Rol.CONTROLLER, an, grond=OpRegistratiefout(999_999, "Vergeten")
        )


def test_een_verzoek_voor_een_andere_handeling(wereld, an):
    eerste = verzoek()
    acts.registreer_personen(eerste, personen=[NieuwePersoon("N1", "An", "Jansen")])
    voor = reads.kop().nr

    with pytest.raises(InvoerFout, match="al voor een andere handeling gebruikt"):
        acts.wijzig_naam(eerste, persoon=an, naam=NieuwePersoon("N1", "An", "Bos"))
    assert reads.kop().nr == voor


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"besluitsoort": "zomaar"}, "Deze soort besluit bestaat niet"),
        ({"rol": "KEIZER"}, "Deze rol bestaat niet"),
        ({"rol": ""}, "Kies een orgaan of een rol"),
        ({"orgaan": 1}, "Kies een orgaan of een rol"),
        ({"rol": "", "orgaan": 999_999}, "orgaan"),
        ({"voorwaarde": "soms"}, "voorwaarde"),
    ],
)
def test_REG_09_een_beslisbevoegdheid_die_niet_kan(wereld, anders, zin):
    goed = {"besluitsoort": "aog", "rol": "AOG", "periode": Periode(JAN)}
    grond = wereld.besluit("regeling")

    with geweigerd(InvoerFout, "REG-09", zin):
        acts.wijs_beslisser_aan(verzoek(), grond=grond, **{**goed, **anders})


@pytest.mark.parametrize("regel", ["REG-99", "", "x" * 300, "REG-05"])
def test_REG_21_een_uitzondering_op_een_regel_die_er_geen_kent(wereld, an, regel):
    with geweigerd(InvoerFout, "REG-21", "uitzondering"):
        acts.maak_uitzondering(
            verzoek(),
            persoon=an,
            regel=regel,
            periode=Periode(JAN),
            herzien_op=JUL,
            toelichting="Dienst",
            grond=wereld.besluit("uitzondering"),
        )


def test_GEN_05_een_instelling_die_niet_bestaat(wereld):
    with geweigerd(InvoerFout, "GEN-05", "Er is geen instelling 'zomaar'"):
        acts.stel_instelling_vast(
            verzoek(),
            code="zomaar",
            waarde=1,
            vanaf=JAN,
            grond=wereld.besluit("instelling", door="DT"),
        )


def test_wie_niets_mag_legt_niets_vast(wereld, an):
    voor = reads.kop().nr

    for actor, zin in (
        (Actor(account=None), "Je account hoort niet bij een persoon"),
        (wereld.actor(an), "Een registerbeheerder kan het wel"),
    ):
        with pytest.raises(NietBevoegd, match=zin):
            wereld.benoem(wereld.concern, Rol.CONTROLLER, an, actor=actor)
    assert reads.kop().nr == voor
    wereld.benoem(wereld.concern, Rol.CONTROLLER, an, actor=wereld.actor(wereld.beheerder))
