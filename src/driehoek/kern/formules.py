"""Text that a spreadsheet would run: marked on its way out, and unmarked on its way back."""

import re

_FORMULE = re.compile(r"'*[=+\-@\t\r]")
_GEDEMPT = re.compile(r"'+[=+\-@\t\r]")


def demp(tekst: str) -> str:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front."""
    return f"'{tekst}" if _FORMULE.match(tekst) else tekst


def ontdemp(tekst: str) -> str:
    """The reverse of `demp`; a name such as 's-Gravenhage keeps its apostrophe."""
    return tekst[1:] if _GEDEMPT.match(tekst) else tekst
