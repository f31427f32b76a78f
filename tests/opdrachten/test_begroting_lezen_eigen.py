"""Our own form: what is right, and for every kind of error where, what and what instead."""

import re
from pathlib import Path

import pytest

from driehoek.opdrachten.begroting import tabel
from driehoek.opdrachten.begroting.lezen import lees_begroting
from driehoek.opdrachten.begroting.types import (
    Begrotingsbestand,
    BestandOngeldig,
    Fout,
    Niveau,
    Postsoort,
    SoortStand,
    SoortVerschil,
    Stand,
    Vorm,
)

HANDLEIDING = Path(__file__).parents[2] / "docs" / "begrotingsbestand.md"
KOP = "jaar;stand;niveau;code;naam;ouder;lasten;baten\n"


def _lees(*regels: str, kop: str = KOP) -> Begrotingsbestand:
    return lees_begroting((kop + "\n".join(regels)).encode(), naam="b.csv")


def _fouten(inhoud: bytes | str) -> list[Fout]:
    with pytest.raises(BestandOngeldig) as gevangen:
        lees_begroting(inhoud.encode() if isinstance(inhoud, str) else inhoud, naam="b.csv")
    return list(gevangen.value.fouten)


def _enige(inhoud: bytes | str) -> Fout:
    (fout,) = _fouten(inhoud)
    assert fout.goed
    return fout


def _regel(**anders: str) -> str:
    velden = {
        "jaar": "2026",
        "stand": "begroting",
        "niveau": "ambitie",
        "code": "1",
        "naam": "A",
        "ouder": "",
        "lasten": "5",
        "baten": "",
    }
    return ";".join((velden | anders).values())


class TestGoed:
    def test_a_small_file(self):
        bestand = _lees(
            "2026;begroting;totaal;;Provincie Zuid-Holland;;1.250.000;€ 50.000",
            "2026;begroting;ambitie;5;Natuur;;1250000;50000",
            "2026;begroting;;5-1;Gezonde natuur;5;;",
        )
        assert bestand.vorm is Vorm.EIGEN
        assert bestand.standen == (Stand(2026, SoortStand.BEGROTING),)
        assert [(post.regel, post.niveau, post.code, post.ouder) for post in bestand.posten] == [
            (2, Niveau.TOTAAL, "", None),
            (3, Niveau.AMBITIE, "5", None),
            (4, Niveau.DOEL, "5-1", "5"),
        ]
        assert [(b.code, b.soort, b.bedrag) for b in bestand.bedragen] == [
            ("", Postsoort.LASTEN, 1_250_000),
            ("", Postsoort.BATEN, 50_000),
            ("5", Postsoort.LASTEN, 1_250_000),
            ("5", Postsoort.BATEN, 50_000),
        ]
        assert not bestand.verschillen
        assert not bestand.waarschuwingen

    def test_the_example_in_the_guide_is_right(self):
        (voorbeeld,) = re.findall(r"```csv\n(.*?)```", HANDLEIDING.read_text("utf-8"), re.DOTALL)
        bestand = lees_begroting(voorbeeld.encode())
        assert [post.code for post in bestand.posten] == ["", "5", "5-1", "5-1-1", "5-1-1-1"]
        assert not bestand.verschillen
        assert not bestand.waarschuwingen

    @pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
    @pytest.mark.parametrize("scheiding", [",", ";"])
    @pytest.mark.parametrize("einde", ["\n", "\r\n"])
    def test_bom_separators_and_line_ends(self, bom, scheiding, einde):
        regels = [KOP.strip(), _regel(naam="Één"), "", ";;;;;;;", _regel(code="2")]
        tekst = einde.join(regels).replace(";", scheiding)
        bestand = lees_begroting(bom + tekst.encode())
        assert [(post.regel, post.naam) for post in bestand.posten] == [(2, "Één"), (5, "A")]

    def test_quoted_separators_and_line_numbers_after_them(self):
        bestand = _lees(_regel(naam='"Recreatie; sport"'), _regel(code="2", naam='"zei ""ja"""'))
        assert [post.naam for post in bestand.posten] == ["Recreatie; sport", 'zei "ja"']

    @pytest.mark.parametrize(
        ("tekst", "bedrag"),
        [
            ("0", 0),
            ("-5", -5),
            ("\N{MINUS SIGN}5", -5),
            ("1.250.000,00", 1_250_000),
            ("€ -1.250", -1250),
            ("1250", 1250),
        ],
    )
    def test_amount_notation(self, tekst, bedrag):
        bestand = _lees(_regel(lasten=tekst))
        assert [gelezen.bedrag for gelezen in bestand.bedragen] == [bedrag]

    def test_empty_amount_is_unknown_not_zero(self):
        assert not _lees(_regel(lasten="")).bedragen

    def test_negative_lasten_warn_but_not_in_a_bijstelling(self):
        assert [w.kolom for w in _lees(_regel(lasten="-5")).waarschuwingen] == ["lasten"]
        assert not _lees(_regel(stand="bijstelling najaarsnota", lasten="-5")).waarschuwingen

    @pytest.mark.parametrize(
        ("tekst", "stand"),
        [
            ("Begroting", Stand(2026, SoortStand.BEGROTING)),
            ("begroting na wijziging 2", Stand(2026, SoortStand.NA_WIJZIGING, 2)),
            ("raming uit 2024", Stand(2026, SoortStand.RAMING, 2024)),
            ("raming", Stand(2026, SoortStand.RAMING)),
            ("jaarrekening", Stand(2026, SoortStand.JAARREKENING)),
        ],
    )
    def test_stand_words(self, tekst, stand):
        assert _lees(_regel(stand=tekst)).standen == (stand,)
        assert stand.label

    def test_stands_of_a_year_have_one_order(self):
        standen = [Stand(2026, soort) for soort in SoortStand]
        omgekeerd = standen[::-1]
        assert sorted(omgekeerd) == standen
        assert Stand(2025, SoortStand.JAARREKENING) < Stand(2026, SoortStand.RAMING)
        assert Stand(2026, SoortStand.NA_WIJZIGING, 1) < Stand(2026, SoortStand.NA_WIJZIGING, 2)

    def test_the_same_line_twice_warns(self):
        bestand = _lees(_regel(), _regel())
        assert len(bestand.posten) == len(bestand.bedragen) == 1
        assert [w.regel for w in bestand.waarschuwingen] == [3]

    def test_own_form_is_complete_so_a_missing_part_is_a_difference(self):
        bestand = _lees(
            _regel(lasten="100"), _regel(niveau="doel", code="1-1", ouder="1", lasten="90")
        )
        (verschil,) = bestand.verschillen
        assert (verschil.soort, verschil.verwacht, verschil.gepubliceerd) == (
            SoortVerschil.SOM_VAN_DELEN,
            90,
            100,
        )

    def test_mangled_letters_warn(self):
        (waarschuwing,) = _lees(_regel(naam="coÃ¶peratie")).waarschuwingen
        assert "verminkt" in waarschuwing.zin

    def test_name_of_200_characters_and_dutch_apostrophe(self):
        namen = ["x" * 200, "'s-Gravenhage & 25 °C: CO² (€)"]
        bestand = _lees(_regel(naam=namen[0]), _regel(code="2", naam=namen[1]))
        assert [post.naam for post in bestand.posten] == namen


class TestFoutPerCel:
    @pytest.mark.parametrize(
        ("kolom", "waarde", "wat"),
        [
            ("jaar", "26", "'26' is geen begrotingsjaar."),
            ("jaar", "", "is geen begrotingsjaar."),
            ("jaar", "1989", "is geen begrotingsjaar."),
            ("stand", "concept", "'concept' is geen stand van de begroting."),
            ("stand", "", "De stand is leeg."),
            ("stand", "raming uit 2027", "kan niet"),
            ("stand", "begroting na wijziging 0", "kan niet"),
            ("niveau", "thema", "'thema' is geen niveau."),
            ("niveau", "doel", "past niet bij niveau 'doel'"),
            ("niveau", "totaal", "past niet bij niveau 'totaal'"),
            ("code", "", "De code is leeg."),
            ("code", "1.1", "is geen code"),
            ("code", "01", "is geen code"),
            ("code", "1-2-3-4-5", "is geen code"),
            ("code", "\N{ARABIC-INDIC DIGIT ONE}", "is geen code"),
            ("naam", "", "De naam is leeg."),
            ("naam", "x" * 300, "De naam telt 300 tekens."),
            ("naam", "Natuur 🌳", "Het teken '🌳' (U+1F333) hoort niet in een naam."),
            ("naam", "Na\ttuur", "U+0009"),
            ("naam", '"Na\ntuur"', "U+000A"),
            ("naam", "Natuur\N{RIGHT-TO-LEFT OVERRIDE}x", "U+202E"),
            ("naam", "Natuur\N{REPLACEMENT CHARACTER}", "U+FFFD"),
            ("naam", "Natuur\N{ZERO WIDTH JOINER}", "U+200D"),
            ("ouder", "2", "Ouder '2' past niet bij code '1'."),
            ("lasten", "1,250,000", "'1,250,000' is geen bedrag."),
            ("lasten", "1250.50", "is geen bedrag."),
            ("lasten", "12,50", "is geen bedrag in hele euro's."),
            ("lasten", "pm", "is geen bedrag."),
            ("lasten", "5-", "is geen bedrag."),
            ("lasten", "100000000001", "meer dan 100 miljard"),
        ],
    )
    def test_line_column_and_sentence(self, kolom, waarde, wat):
        fout = _enige(KOP + _regel(**{kolom: waarde}))
        verwacht = "code" if wat.startswith("past niet bij niveau") else kolom
        assert (fout.bestand, fout.regel, fout.kolom) == ("b.csv", 2, verwacht)
        assert wat in fout.wat

    def test_a_code_that_became_a_date_says_so(self):
        assert "datum" in _enige(KOP + _regel(code="2-1-2026")).goed
        assert "datum" in _enige(KOP + _regel(code="2-jan")).goed

    def test_a_code_of_four_numbers_needs_its_level(self):
        fout = _enige(KOP + _regel(code="1-1-1-1", niveau=""))
        assert fout.kolom == "niveau"
        assert "'product' of 'project'" in fout.goed

    def test_english_notation_is_answered_with_the_right_one(self):
        assert "1.250.000" in _enige(KOP + _regel(lasten="1,250,000")).goed

    def test_all_errors_at_once_in_order_of_line(self):
        fouten = _fouten(KOP + "\n".join([_regel(jaar="x", naam=""), _regel(code="2", lasten="y")]))
        assert [(fout.regel, fout.kolom) for fout in fouten] == [
            (2, "jaar"),
            (2, "naam"),
            (3, "lasten"),
        ]

    def test_sentence_for_the_screen(self):
        fout = _enige(KOP + _regel(naam=""))
        assert str(fout) == (
            "b.csv, regel 2, kolom naam: De naam is leeg. "
            "Vul de naam in zoals hij in de begroting staat."
        )

    def test_missing_parent(self):
        fout = _enige(KOP + _regel(niveau="doel", code="3-1"))
        assert (fout.regel, fout.kolom) == (2, "ouder")
        assert "en code '3'" in fout.goed

    def test_parent_in_another_stand_does_not_count(self):
        regels = [_regel(), _regel(jaar="2027", niveau="doel", code="1-1", ouder="1")]
        assert "Begroting 2027" in _enige(KOP + "\n".join(regels)).wat

    def test_a_wrong_name_of_a_parent_is_one_error_not_one_per_child(self):
        regels = [_regel(naam=""), _regel(niveau="doel", code="1-1", ouder="1")]
        assert _enige(KOP + "\n".join(regels)).regel == 2

    def test_same_code_with_another_name(self):
        fout = _enige(KOP + "\n".join([_regel(), _regel(naam="B")]))
        assert (fout.regel, fout.kolom) == (3, "naam")
        assert "op regel 2 'A'" in fout.wat

    def test_same_line_with_another_amount(self):
        fout = _enige(KOP + "\n".join([_regel(), _regel(lasten="6")]))
        assert (fout.regel, fout.kolom) == (3, "lasten")

    def test_negative_reserve(self):
        kop = KOP.replace("baten", "toevoeging_reserves")
        fout = _enige(kop + _regel(baten="-5"))
        assert (fout.kolom, "negatief" in fout.wat) == ("toevoeging_reserves", True)


class TestFoutInBestand:
    def test_empty_file(self):
        assert "leeg (0 bytes)" in _enige(b"").wat

    @pytest.mark.parametrize("inhoud", ["\n\n", ";;;\n", "\ufeff"])
    def test_nothing_but_blanks(self, inhoud):
        assert "geen inhoud" in _enige(inhoud).wat

    def test_header_only(self):
        assert "geen regels" in _enige(KOP + "\n;;;;;;;\n").wat

    def test_unknown_header_names_the_expected_columns(self):
        assert "jaar, stand, niveau, code, naam, ouder" in _enige("a;b;c\n1;2;3").goed

    def test_missing_and_unknown_columns_are_all_told(self):
        fouten = _fouten("jaar;stand;niveau;code;kleur\n2026;begroting;ambitie;1;rood")
        assert [(fout.kolom, fout.wat) for fout in fouten] == [
            ("naam", "Deze kolom ontbreekt."),
            ("ouder", "Deze kolom ontbreekt."),
            ("kleur", "Deze kolom is onbekend."),
        ]

    def test_column_twice(self):
        fout = _enige(KOP.replace("baten", "lasten") + _regel())
        assert (fout.regel, fout.kolom) == (1, "lasten")
        assert "twee keer" in fout.wat

    def test_column_without_a_name(self):
        assert "Kolom 6 heeft geen naam" in _enige(KOP.replace("ouder", "") + _regel()).wat

    def test_too_few_and_too_many_fields(self):
        fouten = _fouten(KOP + "2026;begroting\n" + _regel(naam="A;B"))
        assert [(fout.regel, fout.wat) for fout in fouten] == [
            (2, "Deze regel heeft 2 velden, de kop heeft er 8."),
            (3, "Deze regel heeft 9 velden, de kop heeft er 8."),
        ]

    def test_open_quote(self):
        fout = _enige(KOP + _regel() + "\n" + _regel(naam='"A'))
        assert fout.regel == 3
        assert "aanhalingstekens" in fout.wat

    def test_windows_1252_says_where_and_how_to_save(self):
        fout = _enige((KOP + _regel() + "\n" + _regel(code="2", naam="coöp")).encode("cp1252"))
        assert fout.regel == 3
        assert "Windows-1252" in fout.wat
        assert "'ö'" in fout.wat
        assert "CSV UTF-8" in fout.goed

    @pytest.mark.parametrize("codering", ["utf-16", "utf-16-le", "utf-16-be"])
    def test_utf_16(self, codering):
        assert "UTF-16" in _enige((KOP + _regel()).encode(codering)).wat

    @pytest.mark.parametrize(
        "begin", [b"%PDF-1.7\n%\xe2\xe3", b"\x89PNG\r\n\x1a\n\0", b"\x7fELF\2\1\0"]
    )
    def test_no_table_at_all(self, begin):
        fout = _enige(begin + b"\xff" * 100)
        assert "geen CSV-bestand en geen Excel-werkmap" in fout.wat
        assert ".xlsx" in fout.goed

    def test_old_excel(self):
        assert ".xls" in _enige(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100).wat

    def test_too_large(self):
        assert "groter dan 20 MB" in _enige(b"x" * (tabel.MAX_BYTES + 1)).wat

    def test_too_many_lines(self):
        regel = _regel() + "\n"
        fouten = _fouten(KOP + regel * (tabel.MAX_REGELS + 1))
        assert "meer dan 20000 regels" in fouten[-1].wat

    def test_file_on_disk(self, tmp_path):
        pad = tmp_path / "begroting.csv"
        pad.write_text(KOP + _regel(jaar="x"), encoding="utf-8")
        with pytest.raises(BestandOngeldig) as gevangen:
            lees_begroting(pad)
        assert gevangen.value.fouten[0].bestand == "begroting.csv"
