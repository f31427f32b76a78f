"""Employment, as the HR system tells it: a gegeven, which rests on no besluit."""

from collections.abc import Collection, Sequence
from datetime import date

from driehoek.organisatie.acts._personen import eis_personen
from driehoek.organisatie.models import Afgevaardigde, Deelname, Dienstverband, Inzet, Lidmaatschap
from driehoek.organisatie.types import NieuwDienstverband
from driehoek.platform import reeksen
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.platform.handelingen.feiten import Uitspraak, einden, stel
from driehoek.register import policy
from driehoek.register.grondslagen import boek_grond, eis_tekst
from driehoek.register.types import OpRechtsfeit

MAX_SCHAAL = 19
MAX_UREN = 40


@handeling
def registreer_dienstverbanden(
    boek: Boek, *, dienstverbanden: Sequence[NieuwDienstverband]
) -> None:
    """Take over from the HR system who works here and how. A gegeven: it rests on no besluit."""
    policy.eis(boek, "registreer_dienstverbanden")
    if not dienstverbanden:
        raise InvoerFout("Er staat geen dienstverband in de lijst.", veld="persoon")
    eis_personen(d.persoon for d in dienstverbanden)
    # Whom an employee counts as is told here, not decided (PT-02).
    boek.vraagt_uitleg = False
    stel(boek, Dienstverband, [Uitspraak(_dienstverband(d), d.periode) for d in dienstverbanden])


def _dienstverband(nieuw: NieuwDienstverband) -> dict[str, object]:
    if not 1 <= nieuw.schaal <= MAX_SCHAAL:
        raise InvoerFout(
            f"Een schaal is een getal van 1 tot en met {MAX_SCHAAL}.", veld="schaal", regel="REG-25"
        )
    if not 0 <= nieuw.uren <= MAX_UREN:
        raise InvoerFout(
            f"De uren per week liggen tussen 0 en {MAX_UREN}.", veld="uren", regel="REG-25"
        )
    return {
        "persoon_id": nieuw.persoon,
        "volgnummer": nieuw.volgnummer,
        "aard": nieuw.aard.value,
        "functie": eis_tekst(nieuw.functie, "De functie", 120, veld="functie"),
        "functiefamilie": eis_tekst(
            nieuw.functiefamilie, "De functiefamilie", 60, veld="functiefamilie"
        ),
        "schaal": nieuw.schaal,
        "uren": nieuw.uren,
        "formatieplaats": nieuw.formatieplaats.strip(),
        "geboortejaar": nieuw.geboortejaar,
    }


@handeling
def beeindig_dienstverbanden(
    boek: Boek, *, personen: Collection[int], per: date, grond: OpRechtsfeit
) -> None:
    """These people leave: `per` is the first day without employment, P-team and what is beside it.

    Nobody decides that somebody leaves: what that does to a P-team asks no explanation (PT-02).
    """
    policy.eis(boek, "beeindig_dienstverbanden")
    boek_grond(boek, grond)
    boek.vraagt_uitleg = False
    wie = reeksen.ids(personen)
    for model in (Dienstverband, Lidmaatschap, Deelname, Afgevaardigde, Inzet):
        feiten = model.objects.huidig().filter(persoon_id__in=wie)
        stel(boek, model, einden(feiten, per))
    boek.raak(*personen)
