"""The facts that the register says now about a place: to pick the wrong one from."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import Http404

from driehoek.bevoegdheden.models import Mandaatartikel
from driehoek.bevoegdheden.woorden import doen, grens
from driehoek.opdrachten.models import Aanvaarduitkomst, Label, Postkoppeling, Projectfase
from driehoek.opdrachten.models_aanspreekpunten import Aanspreekpunt
from driehoek.opdrachten.types_aanspreekpunten import Publiek
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.platform.ui import opmaak
from driehoek.register import reads
from driehoek.register.models import Besluitwerking, Registerfeit
from driehoek.register.reads_besluiten import FEITNAAM, drager_van
from driehoek.register.types import DRAGERKOLOMMEN, Rol
from driehoek.register.vragen import registerfeiten

# First who holds which role, then what it is, then that it exists.
VOLGORDE = (
    "rolvervulling",
    "benaming",
    "scope",
    "fase",
    "opdrachtprofiel",
    "postkoppeling",
    "decharge",
    "aanspreekpunt",
    "aanvaarding",
    "ligging",
    "bestaan",
)
# What the words of a kind of fact need besides the fact itself.
ERBIJ = {"rolvervulling": ("rolsoort",), "postkoppeling": ("post",)}


@dataclass(frozen=True, slots=True)
class Huidig:
    """One fact, in words, with the besluit it rests on."""

    feit: Registerfeit
    wat: str
    waarde: str

    @property
    def sleutel(self) -> str:
        """How the fact is named in a URL."""
        return f"{self.feit._meta.model_name}:{self.feit.id}"

    @property
    def kenmerk(self) -> str:
        besluit = self.feit.grondslag.besluit
        return besluit.kenmerk if besluit else self.feit.grondslag.get_soort_display().lower()


def van(plek: Plek) -> list[Huidig]:
    """What can be corrected here."""
    feiten = [feit for model in _modellen() for feit in _van_model(model, plek)]
    return in_woorden(feiten, plek)


def bij_sleutel(sleutel: str, plek: Plek) -> Huidig:
    """The fact that a URL names; 404 where the register does not say it (any more) here."""
    return next((h for h in van(plek) if h.sleutel == sleutel), None) or _weg()


def in_woorden(feiten: Sequence[Registerfeit], plek: Plek) -> list[Huidig]:
    personen = reads.namen(
        p for f in feiten if isinstance(p := getattr(f, "persoon_id", None), int)
    )
    dragers = reads.benamingen(
        {d for f in feiten for d in (drager_van(f), getattr(f, "ouder_id", None)) if d}, plek.peil
    )
    return [Huidig(f, _wat(f), _met_drager(f, personen, dragers, plek)) for f in feiten]


def _met_drager(
    feit: Registerfeit, personen: dict[int, str], dragers: dict[int, str], plek: Plek
) -> str:
    """Of a besluit the facts are about more than one drager: which."""
    waarde = _waarde(feit, personen, dragers, plek)
    drager = dragers.get(drager_van(feit) or 0, "")
    return f"{waarde} ({drager})" if plek.besluit is not None and drager else waarde


def _weg() -> Huidig:
    raise Http404("Dit feit staat niet (meer) zo in het register.")


def _modellen() -> list[type[Registerfeit]]:
    modellen = [m for m in registerfeiten() if m is not Besluitwerking]
    return sorted(modellen, key=lambda m: _plaats(m._meta.model_name or ""))


def _plaats(naam: str) -> int:
    return VOLGORDE.index(naam) if naam in VOLGORDE else len(VOLGORDE)


def lees(model: type[Registerfeit], ids: Collection[int]) -> Sequence[Registerfeit]:
    """Of these facts those that the register still says."""
    return _huidig(model, Q(id__in=ids))


def _van_model(model: type[Registerfeit], plek: Plek) -> Iterator[Registerfeit]:
    vraag = _over(model, plek)
    if vraag is not None:
        yield from _huidig(model, vraag)


def _huidig(model: type[Registerfeit], vraag: Q) -> Sequence[Registerfeit]:
    velden = ["grondslag__besluit", *ERBIJ.get(model._meta.model_name or "", ())]
    return list(model.objects.huidig().filter(vraag).select_related(*velden).order_by("-geldig"))


def _over(model: type[Registerfeit], plek: Plek) -> Q | None:
    if plek.besluit is not None:
        return Q(grondslag__besluit=plek.besluit)
    if plek.artikel:
        return Q(code=plek.artikel) if model is Mandaatartikel else None
    if plek.persoon:
        return Q(persoon_id=plek.persoon) if "persoon_id" in model.RAAKT else None
    kolom = next((k for k in DRAGERKOLOMMEN if k in model.RAAKT), None)
    return Q(**{kolom: plek.drager}) if kolom and plek.soort else None


def _wat(feit: Registerfeit) -> str:
    naam = feit._meta.model_name or ""
    if isinstance(feit, Aanspreekpunt):
        return f"{FEITNAAM[naam]} voor {Publiek(feit.publiek).label}"
    if naam != "rolvervulling":
        return FEITNAAM.get(naam, naam)
    wnd = " (wnd.)" if feit.__dict__["waarneming"] else ""
    tweede = " (tweede)" if feit.__dict__["rang"] > 1 else ""
    return f"{Rol(feit.rolsoort.rol).label}{tweede}{wnd}"  # type: ignore[attr-defined]


def _waarde(
    feit: Registerfeit, personen: dict[int, str], dragers: dict[int, str], plek: Plek
) -> str:
    naam, velden = feit._meta.model_name or "", feit.__dict__
    if isinstance(feit, Mandaatartikel):
        wie = f"{feit.code}, {Rol(feit.rol).in_zin}"
        return f"{wie}: {doen(feit.rechtshandeling)}, {grens(feit.tot_bedrag)}"
    if naam in ("rolvervulling", "lidmaatschap", "aanspreekpunt"):
        waar = f"bij {dragers.get(drager_van(feit) or 0, 'een domein')}"
        return waar if plek.persoon else personen.get(velden["persoon_id"], "")
    if naam == "ligging":
        return f"valt onder {dragers.get(velden['ouder_id'], '')}"
    if isinstance(feit, Postkoppeling):
        return f"{feit.post.jaar}: {feit.post.code} {feit.post.naam}"
    return ZEG[naam](velden) if naam in ZEG else ""


def _zeg_decharge(velden: dict[str, Any]) -> str:
    fase = velden["fase"]
    return f"van de fase {Projectfase(fase).label.lower()}" if fase else "van het geheel"


ZEG: dict[str, Callable[[dict[str, Any]], str]] = {
    "uitzondering": lambda v: f"{v['regel']}: {v['toelichting']}",
    "benaming": lambda v: str(v["naam"]),
    "fase": lambda v: str(Projectfase(v["projectfase"]).label),
    "scope": lambda v: f"{opmaak.euro(v['materieel_budget'])} materieel budget",
    "opdrachtprofiel": lambda v: f"label {Label(v['label']).label.lower()}",
    "decharge": _zeg_decharge,
    "aanvaarding": lambda v: str(Aanvaarduitkomst(v["uitkomst"]).label),
}
"""Per kind of fact: its value in words."""
