"""Sentences of the wizard that name the rule they come from."""

from django.utils.html import format_html

from driehoek.platform.ui.regels import pad_van_regel

PERIODE = "REG-08"
"""The register holds who and what over which periods: a period without days is none."""


def met_regel(zin: str, regel: str) -> str:
    """A sentence with the rule that it comes from, linked."""
    pad = pad_van_regel(regel)
    if not pad:
        return f"{zin} ({regel})" if regel else zin
    return format_html('{} <a class="nl-link dh-regel" href="{}">{}</a>', zin, pad, regel)
