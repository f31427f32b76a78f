"""What was refused, said in the form that asked for it."""

from collections.abc import Callable
from typing import Any

from django.forms import BaseForm

from driehoek.platform.fouten import InvoerFout, Weigering


def zeg_weigering(form: BaseForm, fout: Weigering) -> None:
    """At the field that it is about, where the form has that; else above the form."""
    veld = fout.veld if isinstance(fout, InvoerFout) and fout.veld in form.fields else None
    form.add_error(veld, str(fout))


def lukt(form: BaseForm, bewaar: Callable[[dict[str, Any]], object]) -> bool:
    """Keep what was filled in; where that is refused, the form says why."""
    try:
        bewaar(form.cleaned_data)
    except Weigering as fout:
        zeg_weigering(form, fout)
        return False
    return True
