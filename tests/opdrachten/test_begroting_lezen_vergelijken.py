"""The was-wordt proposals between two years: the code is a hint, never the identity."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from driehoek.opdrachten.begroting.lezen import lees_begroting
from driehoek.opdrachten.begroting.types import Niveau, PostRegel, SoortStand, Stand, diepte_van
from driehoek.opdrachten.begroting.vergelijken import (
    SoortOpvolging,
    Voorstel,
    Zekerheid,
    naamgelijkenis,
    stel_opvolging_voor,
)

STRUCTUUR = Path(__file__).parents[3] / "shared/gegevens/zuidholland/begroting_structuur.csv"
NIVEAUS = [Niveau.TOTAAL, Niveau.AMBITIE, Niveau.DOEL, Niveau.PRESTATIE, Niveau.PRODUCT]
STAND = Stand(2026, SoortStand.BEGROTING)


def _posten(**namen: str) -> list[PostRegel]:
    return [_post(code[1:].replace("_", "-"), naam) for code, naam in namen.items()]


def _post(code: str, naam: str) -> PostRegel:
    return PostRegel(2, STAND, NIVEAUS[diepte_van(code)], code, naam, None)


def _kort(voorstellen: list[Voorstel[PostRegel]]) -> list[tuple[str, str, str, str]]:
    return [
        (
            str(voorstel.soort),
            "+".join(post.code for post in voorstel.oud),
            "+".join(post.code for post in voorstel.nieuw),
            str(voorstel.zekerheid),
        )
        for voorstel in voorstellen
    ]


def _vergelijk(oud: list[PostRegel], nieuw: list[PostRegel]) -> list[tuple[str, str, str, str]]:
    return _kort(stel_opvolging_voor(oud, nieuw))


def test_same_code_and_name():
    assert _vergelijk(_posten(c1="Natuur"), _posten(c1="natuur ")) == [("gelijk", "1", "1", "hoog")]


def test_same_code_and_alike_name_is_renamed_with_its_likeness():
    (voorstel,) = stel_opvolging_voor(
        _posten(c1="Samen werken aan Zuid-Holland"), _posten(c1="Samenwerken aan Zuid-Holland")
    )
    assert (voorstel.soort, voorstel.zekerheid) == (SoortOpvolging.HERNOEMD, Zekerheid.HOOG)
    assert 0.95 < voorstel.gelijkenis < 1
    assert "98%" in voorstel.reden


def test_same_code_and_another_name_must_be_looked_at():
    oud = _posten(c2_1="Snel van A naar B")
    nieuw = _posten(c2_1="Duurzame en veilige bereikbaarheid voor iedereen")
    (voorstel,) = stel_opvolging_voor(oud, nieuw)
    assert (voorstel.soort, voorstel.zekerheid) == (SoortOpvolging.ANDERE_INHOUD, Zekerheid.LAAG)
    assert "kijk of het dezelfde post is" in voorstel.reden


def test_swapped_codes_follow_the_name():
    oud = _posten(c1="Natuur", c2="Wonen")
    nieuw = _posten(c1="Wonen", c2="Natuur")
    assert _vergelijk(oud, nieuw) == [
        ("hernummerd", "2", "1", "hoog"),
        ("hernummerd", "1", "2", "hoog"),
    ]


def test_a_reused_code_does_not_inherit():
    oud = _posten(c5_1="Gezonde natuur")
    nieuw = _posten(c5_1="Digitale dienstverlening", c6_1="Gezonde natuur")
    assert _vergelijk(oud, nieuw) == [
        ("nieuw", "", "5-1", "midden"),
        ("hernummerd", "5-1", "6-1", "hoog"),
    ]


def test_another_level_lowers_the_certainty():
    assert _vergelijk(_posten(c5_1="Wonen"), _posten(c6="Wonen")) == [
        ("hernummerd", "5-1", "6", "midden")
    ]


def test_one_name_at_two_lines_is_uncertain():
    oud = _posten(c1_1="Overig")
    nieuw = _posten(c2_1="Overig", c3_1="Overig")
    assert _vergelijk(oud, nieuw) == [
        ("hernummerd", "1-1", "2-1", "laag"),
        ("nieuw", "", "3-1", "midden"),
    ]


def test_renamed_and_renumbered_at_once_is_uncertain():
    oud = _posten(c1_1="Bevorderen van gezonde luchtkwaliteit")
    nieuw = _posten(c2_3="Bevorderen gezonde luchtkwaliteit")
    assert _vergelijk(oud, nieuw) == [("hernummerd", "1-1", "2-3", "laag")]


def test_merged_and_split():
    apart = _posten(c5_1_2="Bevorderen biodiversiteit", c5_1_3="Faunabeheer")
    samen = _posten(c5_1_2="Bevorderen biodiversiteit en faunabeheer")
    assert _vergelijk(apart, samen) == [("samengevoegd", "5-1-2+5-1-3", "5-1-2", "laag")]
    assert _vergelijk(samen, apart) == [("gesplitst", "5-1-2", "5-1-2+5-1-3", "laag")]


def test_new_and_gone():
    assert _vergelijk(_posten(c1="Natuur"), _posten(c2="Digitalisering")) == [
        ("vervallen", "1", "", "midden"),
        ("nieuw", "", "2", "midden"),
    ]


def test_an_unknown_name_is_never_the_same_name():
    oud = _posten(c2="Ambitie 2 (naam niet in bestand)")
    nieuw = _posten(c2="Ambitie 2 (naam niet in bestand)")
    (voorstel,) = stel_opvolging_voor(oud, nieuw)
    assert voorstel.soort is SoortOpvolging.ANDERE_INHOUD
    assert "niet beide namen zijn bekend" in voorstel.reden


def test_the_provinces_years():
    if not STRUCTUUR.is_file():
        pytest.skip(
            "het bestand van de provincie is hier niet: ../shared/.../begroting_structuur.csv"
        )
    posten = lees_begroting(STRUCTUUR).posten

    def van(jaar: int) -> list[PostRegel]:
        return [post for post in posten if post.stand == Stand(jaar, SoortStand.BEGROTING)]

    assert _vergelijk(van(2021), van(2025)) == [
        ("nieuw", "", "2", "midden"),
        ("nieuw", "", "2-1", "midden"),
        ("nieuw", "", "2-1-1", "midden"),
        ("andere inhoud", "5", "5", "laag"),
        ("andere inhoud", "5-1", "5-1", "laag"),
        ("andere inhoud", "5-1-1", "5-1-1", "laag"),
        ("vervallen", "5-1-2", "", "midden"),
        ("vervallen", "5-1-3", "", "midden"),
        ("vervallen", "7", "", "midden"),
        ("vervallen", "7-2", "", "midden"),
        ("vervallen", "7-2-1", "", "midden"),
    ]
    assert _vergelijk(van(2023), van(2026))[:2] == [
        ("hernoemd", "1", "1", "hoog"),
        ("gelijk", "2", "2", "hoog"),
    ]


_CODES = st.sampled_from(["1", "2", "1-1", "1-2", "2-1", "2-1-1", "2-1-2"])
_NAMEN = st.sampled_from(
    ["Natuur", "Nieuwe natuur", "Natuur en wonen", "Wonen", "Doel 1 (naam niet in bestand)"]
)
_LIJSTEN = st.dictionaries(_CODES, _NAMEN, max_size=7).map(
    lambda namen: [_post(code, naam) for code, naam in namen.items()]
)


@settings(max_examples=300, deadline=None)
@given(oud=_LIJSTEN, nieuw=_LIJSTEN)
def test_every_line_stands_in_exactly_one_proposal(oud, nieuw):
    voorstellen = stel_opvolging_voor(oud, nieuw)
    for kant, posten in (("oud", oud), ("nieuw", nieuw)):
        genoemd = [id(post) for voorstel in voorstellen for post in getattr(voorstel, kant)]
        assert sorted(genoemd) == sorted(id(post) for post in posten)
    assert all(voorstel.reden and 0 <= voorstel.gelijkenis <= 1 for voorstel in voorstellen)


@given(st.text(), st.text())
def test_likeness_has_no_direction(een, ander):
    assert naamgelijkenis(een, ander) == naamgelijkenis(ander, een)
