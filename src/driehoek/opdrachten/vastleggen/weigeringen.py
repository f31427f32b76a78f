"""A refusal of an act, put where the person at the screen can mend it."""

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError

from driehoek.opdrachten.overname.types import LijstGeweigerd
from driehoek.opdrachten.vastleggen.formulier import VastlegForm
from driehoek.opdrachten.vastleggen.zinnen import met_regel
from driehoek.platform.fouten import InvoerFout, Overtreding, RegelOvertreding, Weigering

LIJST = "regels"
"""The field that holds a list of lines."""
# The field in which what a rule refuses can be mended; the first that the form has.
VELD_BIJ_REGEL: dict[str, tuple[str, ...]] = {
    "BEV-05": ("binnen_scope", "rol"),
    "BEV-07": ("rol",),
    "BEV-08": ("soort",),
    "BEV-09": ("boven", "tot_bedrag"),
    "BEV-10": ("instemming",),
    "BEV-14": ("werkt_vanaf", "vanaf"),
    "REG-05": ("vanaf",),
    "REG-06": ("vanaf",),
    "REG-08": ("vanaf", "laatste_dag"),
    "REG-21": ("persoon",),
    "REG-26": ("tot_en_met", "vanaf"),
    "REG-27": ("ander",),
    "REG-29": ("persoon",),
    "REG-31": ("persoon",),
    "REG-35": ("besluit",),
}
# Acts name their own arguments; the form may call the same thing otherwise.
ANDERS: dict[str, str] = {"per": "laatste_dag", "in_": "doel", "rollen": "rol", "op": "op"}


def meld(form: VastlegForm, weigering: Weigering) -> None:
    """Show a refusal in the form, each sentence at its field, with the rule linked."""
    if isinstance(weigering, RegelOvertreding):
        for overtreding in weigering.overtredingen:
            _zet(form, _velden_bij(overtreding), overtreding.zin, overtreding.regel)
        return
    if isinstance(weigering, LijstGeweigerd):
        _meld_regels(form, weigering)
        return
    veld = weigering.veld if isinstance(weigering, InvoerFout) else ""
    _zet(form, (veld, ANDERS.get(veld, "")), weigering.zin, weigering.regel)


def _meld_regels(form: VastlegForm, weigering: LijstGeweigerd) -> None:
    """Each line that is wrong, in the list that it stands in."""
    for melding in weigering.meldingen:
        plek = f"Regel {melding.regel}, {melding.kolom}: " if melding.regel else ""
        zin = " ".join(deel for deel in (f"{plek}{melding.wat}", melding.goed) if deel)
        _zet(form, (LIJST,), zin, melding.id)
    if LIJST in form.fields:
        form.fields[LIJST].widget.fout = {m.regel for m in weigering.meldingen}


def _velden_bij(overtreding: Overtreding) -> Sequence[str]:
    over_besluit = overtreding.sleutel.startswith("besluit:")
    if over_besluit and overtreding.regel not in VELD_BIJ_REGEL:
        return ("beslisser",)
    return VELD_BIJ_REGEL.get(overtreding.regel, ())


def _zet(form: VastlegForm, velden: Iterable[str], zin: str, regel: str) -> None:
    veld = next((v for v in velden if v and v in form.fields), None)
    form.add_error(veld, ValidationError(met_regel(zin, regel)))
