"""Sentences of the wizard that name the rule they come from."""

from django.utils.html import format_html

PERIODE = "REG-08"
"""The register holds who and what over which periods: a period without days is none."""


def met_regel(zin: str, regel: str) -> str:
    """A sentence with the rule that it comes from, linked."""
    if not regel:
        return zin
    return format_html(
        '{} <a class="nl-link dh-regel" href="/regels/#{}">{}</a>', zin, regel, regel
    )
