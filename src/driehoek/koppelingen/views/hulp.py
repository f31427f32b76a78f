"""What the pages about systems share."""

import uuid
from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import Http404

from driehoek.koppelingen import reads
from driehoek.koppelingen.models import Afnemergegeven, Sleutel
from driehoek.platform.fouten import Weigering
from driehoek.platform.handelingen.types import Uitkomst, Verzoek
from driehoek.platform.ui.componenten import Badge, Kruimel
from driehoek.platform.ui.invoer import zeg_weigering
from driehoek.register.web import DriehoekRequest

TITEL = "Koppelingen"
KRUIMEL = Kruimel(TITEL, "/koppelingen/")


def vind(pk: int) -> Afnemergegeven:
    gevonden: Afnemergegeven | None = reads.afnemers().filter(afnemer_id=pk).first()
    if gevonden is None:
        raise Http404("Dit systeem staat niet in het register.")
    return gevonden


def sleutel_van(pk: int, kenmerk: str) -> Sleutel:
    gevonden: Sleutel | None = reads.sleutels(pk).filter(kenmerk=kenmerk).first()
    if gevonden is None:
        raise Http404("Deze sleutel is er niet (meer).")
    return gevonden


def begin(form: type[Form], **waarden: Any) -> Form:
    """An empty form, for one wish to do something."""
    return form(initial={"verzoek": uuid.uuid4(), **waarden}, label_suffix="")


def doe(
    request: DriehoekRequest, form: Form, act: Callable[..., Uitkomst], **opties: Any
) -> Uitkomst | None:
    """Carry out an act; None where it was refused, which the form then says."""
    verzoek = Verzoek(actor=request.bezoek.actor, id=form.cleaned_data["verzoek"])
    try:
        return act(verzoek, **opties)
    except Weigering as fout:
        zeg_weigering(form, fout)
    return None


def staat(gegeven: Afnemergegeven, vandaag: Any) -> Badge:
    if gegeven.gesloten_id is not None:
        return Badge("ingetrokken")
    if gegeven.tot_en_met < vandaag:
        return Badge("verlopen", "let-op")
    return Badge("in gebruik", "goed")
