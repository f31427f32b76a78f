"""Markdown of the guide as pages, and what is found in it."""

import pytest

from driehoek.platform.ui import gids

TEKST = """# De tijdbalk

Boven elke pagina staat **de tijdbalk**,
zie [zoeken](02-zoeken.md#wat-je-vindt) of [elders](https://example.org/).

## Twee datums & meer

| soort | wat |
| --- | --- |
| `geldig op` | hoe was het toen |

![Een plaatje](../beeld/toen.png)

<script>alert(1)</script>

```sh
driehoek check
```

## Geïntegreerd

Nog iets over de tijdbalk.
"""


def lees(tmp_path, tekst=TEKST, naam="03-tijdbalk.md"):
    bestand = tmp_path / naam
    bestand.write_text(tekst, encoding="utf-8")
    return gids.lees(bestand, lambda doel: f"/hulp/{gids.slug_van(doel)}/")


def test_a_chapter_has_a_name_without_its_number(tmp_path):
    hoofdstuk = lees(tmp_path)
    assert (hoofdstuk.slug, hoofdstuk.titel) == ("tijdbalk", "De tijdbalk")


def test_links_stay_in_the_application_and_to_elsewhere_stay_as_they_are(tmp_path):
    html = lees(tmp_path).html
    assert 'href="/hulp/zoeken/#wat-je-vindt"' in html
    assert 'href="https://example.org/"' in html
    assert 'src="/hulp/toen/"' in html
    assert 'alt="Een plaatje"' in html


def test_headings_can_be_linked_to_and_tables_say_what_their_columns_are(tmp_path):
    html = lees(tmp_path).html
    assert 'class="nl-heading nl-heading--level-2" id="twee-datums-meer"' in html
    assert '<th scope="col">soort</th>' in html


def test_html_in_the_guide_stays_text(tmp_path):
    html = lees(tmp_path).html
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize(
    ("vraag", "koppen"),
    [
        ("tijdbalk", ["De tijdbalk", "Geïntegreerd"]),
        ("geintegreerd", ["Geïntegreerd"]),
        ("TOEN geldig", ["Twee datums & meer"]),
        ("tijdbalk eenhoorn", []),
        ("", []),
        ("  ", []),
        ("script", ["Twee datums & meer"]),
    ],
)
def test_all_words_must_be_there_and_headings_come_first(tmp_path, vraag, koppen):
    assert [v.sectie.kop for v in gids.zoek([lees(tmp_path)], vraag)] == koppen


def test_a_find_shows_the_paragraph_or_the_row_that_says_it(tmp_path):
    (vondst,) = gids.zoek([lees(tmp_path)], "hoe was het")
    assert vondst.fragment == "geldig op: hoe was het toen"
    lang = lees(tmp_path, f"# Kop\n\neerst\n\n{'woord ' * 100}slot\n")
    (vondst,) = gids.zoek([lang], "slot")
    assert vondst.fragment.endswith(" ...")
    assert len(vondst.fragment) <= gids.FRAGMENT + 4
