"""Templates keep to the content policy, and components show what they are given."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

import driehoek
from driehoek.platform.ui.componenten import Cel, Gevolg, Kenmerk, Kolom, Leeg, Persoon, Tabel
from driehoek.platform.ui.galerij import _context
from driehoek.platform.ui.schil import Tijdbalk

BRON = Path(driehoek.__file__).parent
SJABLONEN = sorted(BRON.rglob("templates/**/*.html"))
TEMPLATETAG = re.compile(r"{%.*?%}", re.DOTALL)
STIJL = re.compile(r"\sstyle\s*=|<style[\s>]", re.IGNORECASE)
SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", re.IGNORECASE)
HANDLER = re.compile(r"\son[a-z]+\s*=|\shx-on[:\w-]*\s*=|javascript:", re.IGNORECASE)
VREEMD = re.compile(r"(?:src|href)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE)


def toon(sjabloon, pad="/lijst/", **context):
    context["request"] = RequestFactory().get(pad)
    return Template("{% load componenten opmaak %}" + sjabloon).render(Context(context))


def galerij(pad="/"):
    verzoek = RequestFactory().get(pad)
    return render_to_string("platform/galerij.html", {"request": verzoek, **_context(verzoek)})


def test_there_are_templates_to_look_at():
    assert len(SJABLONEN) > 20


@pytest.mark.parametrize("pad", SJABLONEN, ids=lambda p: str(p.relative_to(BRON)))
def test_no_inline_style_script_or_handler_in_a_template(pad):
    tekst = TEMPLATETAG.sub("", pad.read_text(encoding="utf-8"))
    for verboden in (STIJL, SCRIPT, HANDLER, VREEMD):
        assert not verboden.search(tekst), verboden.pattern


@pytest.mark.parametrize(
    ("fout", "patroon"),
    [
        ('<p style="color:red">', STIJL),
        ("<script>alert(1)</script>", SCRIPT),
        ('<a onclick="x()">', HANDLER),
        ('<script src="https://elders.example/x.js">', VREEMD),
    ],
)
def test_the_check_on_templates_bites(fout, patroon):
    assert patroon.search(fout)


@pytest.mark.parametrize("pad", ["/", "/?geldig_op=2024-03-01"])
def test_all_components_together_keep_to_the_policy(pad):
    html = galerij(pad)
    for verboden in (STIJL, SCRIPT, HANDLER):
        assert not verboden.search(html), verboden.pattern


def test_ids_are_unique_on_the_gallery():
    ids = re.findall(r'\sid="([^"]+)"', galerij())
    dubbel = {i for i in ids if ids.count(i) > 1}
    assert not dubbel


def test_every_reference_to_an_id_leads_somewhere():
    html = galerij()
    ids = set(re.findall(r'\sid="([^"]+)"', html))
    verwezen = re.findall(r'aria-(?:labelledby|describedby)="([^"]+)"', html)
    assert {w for v in verwezen for w in v.split()} <= ids


def test_coordinates_are_not_written_the_dutch_way():
    """With thousand separators on, 1234.5 would become '1.234,5' and break a drawing."""
    for waarde in re.findall(r'\s(?:x|y|x1|y1|x2|y2|cx|cy|width|height)="([^"]*)"', galerij()):
        assert re.fullmatch(r"-?\d+(\.\d+)?", waarde), waarde


KOLOMMEN = (Kolom("Naam", sorteer="naam"), Kolom("Budget", "euro", sorteer="budget"))


def test_a_sorted_column_says_so_and_its_link_turns_the_order():
    tabel = Tabel("Lijst", KOLOMMEN, [("a", 1)], sorteer="naam")
    html = toon("{% tabel t %}", pad="/lijst/?q=x&pagina=4", t=tabel)
    assert 'aria-sort="ascending"' in html
    assert 'href="?q=x&amp;sorteer=-naam"' in html
    assert 'href="?q=x&amp;sorteer=budget"' in html


def test_an_unknown_amount_is_not_zero():
    html = toon("{% tabel t %}", t=Tabel("Lijst", KOLOMMEN, [("a", None)]))
    assert "onbekend" in html
    assert "€" not in html


def test_a_cell_escapes_what_people_typed():
    tabel = Tabel("Lijst", KOLOMMEN, [(Cel("<b>x</b>", "/x/"), Decimal(5))])
    assert "&lt;b&gt;x&lt;/b&gt;" in toon("{% tabel t %}", t=tabel)


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="zip"):
        toon("{% tabel t %}", t=Tabel("Lijst", KOLOMMEN, [("a",)]))


def test_an_empty_table_teaches():
    leeg = Leeg("Nog geen opdrachten", "Ze komen hier na een besluit.", "/start/", "Start er een")
    html = toon("{% tabel t %}", t=Tabel("Lijst", KOLOMMEN, [], leeg))
    assert "<table" not in html
    assert "Nog geen opdrachten" in html
    assert 'href="/start/"' in html


def test_paging_keeps_the_query():
    html = toon(
        "{% paginering p 'opdrachten' %}",
        pad="/lijst/?q=x&pagina=2",
        p=Paginator(range(1187), 25).get_page(2),
    )
    assert "26 tot en met 50 van 1.187 opdrachten" in html
    assert 'rel="next" href="?q=x&amp;pagina=3"' in html


def test_download_keeps_filters_and_moment_but_not_the_page():
    html = toon("{% download %}", pad="/lijst/?q=x&pagina=2&geldig_op=2024-03-01")
    assert 'href="?q=x&amp;geldig_op=2024-03-01&amp;formaat=xlsx"' in html


def test_a_substitute_is_marked_and_a_vacancy_is_named():
    persoon = Persoon("Fatima el Amrani", wnd=True)
    assert "wnd." in toon("{% persoon p %}", p=persoon)
    assert "vacant" in toon("{% persoon None %}")


def test_an_unknown_property_links_to_where_it_is_filled_in():
    html = toon("{% kenmerken k %}", k=[Kenmerk("Budget", None, "euro", vul_aan_url="/vul/")])
    assert "onbekend" in html
    assert 'href="/vul/"' in html


def test_a_refusal_names_its_rule_and_says_that_nothing_is_stored():
    gevolg = Gevolg("regel", "Er is al een opdrachtgever.", "REG-05", hard=True)
    html = toon("{% gevolgen g %}{% endgevolgen %}", g=[gevolg])
    assert "Er is niets opgeslagen." in html
    assert 'href="/regels/REG-05/"' in html


def test_a_rule_leads_to_its_page_at_the_present_moment():
    balk = Tijdbalk(
        date(2024, 3, 1), datetime(2026, 1, 1, tzinfo=UTC), vandaag=False, bekend_nu=True
    )
    assert 'href="/regels/REG-05/?geldig_op=2024-03-01"' in toon(
        "{% regel 'REG-05' %}", tijdbalk=balk
    )
    assert 'href="/regels/REG-05s/"' in toon("{% regel 'REG-05' 'signaal' %}")
    assert 'href="/regels/REG-12s/"' in toon("{% regel 'REG-12' %}")


def test_a_rule_that_the_regelboek_does_not_know_has_no_link():
    assert toon("{% regel 'XX-99' %}") == "XX-99"


def test_content_of_a_block_is_kept_and_its_values_are_escaped():
    html = toon("{% kaart titel='T' %}<p>{{ x }}</p>{% endkaart %}", x="<i>")
    assert "<p>&lt;i&gt;</p>" in html


class Formulier(forms.Form):
    naam = forms.CharField(label="Naam", help_text="Zoals in het besluit.")
    soort = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)
    uitleg = forms.CharField(widget=forms.Textarea, required=False)


def test_a_field_ties_label_help_and_error_to_its_input():
    formulier = Formulier({})
    html = toon("{% veld f.naam %}", f=formulier)
    assert 'for="id_naam"' in html
    assert 'aria-describedby="id_naam_helptext id_naam_error"' in html
    assert 'id="id_naam_helptext"' in html
    assert 'id="id_naam_error"' in html
    assert "utrecht-textbox--invalid" in html


def test_a_group_of_choices_is_a_fieldset():
    assert "<fieldset" in toon("{% veld f.soort %}", f=Formulier())


def test_only_what_is_optional_is_marked():
    html = toon("{% formulier f %}", f=Formulier())
    assert html.count("(niet verplicht)") == 1


def test_the_overview_of_errors_links_to_the_field():
    html = toon("{% foutoverzicht f %}", f=Formulier({"soort": "a"}))
    assert 'href="#id_naam"' in html
    assert "Dit klopt nog niet" in html
    assert not toon("{% foutoverzicht f %}", f=Formulier()).strip()
