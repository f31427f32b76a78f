"""Who may have taken a besluit about a place, on a day: to choose from in the form.

The rules judge the besluit itself (register/competentie.py); this only offers who can pass.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from driehoek.platform import reeksen
from driehoek.register import reads
from driehoek.register.models import Beslisbevoegdheid, Besluit, Drager, Ligging, Rolvervulling
from driehoek.register.types import Beslisser, Besluitsoort, Dragersoort, Rol

V = Beslisbevoegdheid.Voorwaarde


@dataclass(frozen=True, slots=True)
class Optie:
    """One who may decide one kind of besluit."""

    soort: Besluitsoort
    beslisser: Beslisser
    label: str

    @property
    def waarde(self) -> str:
        b = self.beslisser
        return f"{self.soort.value}:{b.drager}:{b.rol}:{b.persoon or ''}"


def opties(soorten: Sequence[Besluitsoort], op: date, dragers: Iterable[int]) -> list[Optie]:
    """Organs and holders of roles that may decide these kinds about `dragers` on a day."""
    pad = _pad(dragers, op)
    regels = Beslisbevoegdheid.objects.huidig().filter(
        besluitsoort__in=[s.value for s in soorten], geldig__contains=op
    )
    per_soort: dict[str, list[Beslisbevoegdheid]] = {}
    for regel in regels.order_by("id"):
        if _past(regel, pad, op):
            per_soort.setdefault(regel.besluitsoort, []).append(regel)
    houders = _houders({r.rol for deel in per_soort.values() for r in deel if r.rol}, pad, op)
    namen = reads.benamingen(
        {r.orgaan_id for deel in per_soort.values() for r in deel if r.orgaan_id},
        reads.peilmoment(op),
    )
    return [
        optie
        for soort in soorten
        for regel in per_soort.get(soort.value, ())
        for optie in _van_regel(regel, soort, houders, namen)
    ]


def zelfde(besluit: Besluit, soort: Besluitsoort, op: date) -> list[Optie]:
    """Who took `besluit`, or holds that role on that day: to take one of `soort` about it."""
    drager, rol = besluit.beslisser_drager_id, besluit.beslisser_rol
    if not rol:
        naam = reads.benamingen([drager], reads.peilmoment(op)).get(drager, "")
        return [Optie(soort, Beslisser(drager), naam)]
    houders = _houders([rol], [drager], op).get(rol, [])
    return [Optie(soort, o.beslisser, o.label) for o in houders if o.beslisser.drager == drager]


def keuzen(lijst: Sequence[Optie], soorten: Sequence[Besluitsoort]) -> list[tuple[str, object]]:
    """As choices of a select: under the kind of besluit where there are several kinds."""
    leeg: tuple[str, object] = ("", "Kies wie het besluit nam")
    if len(soorten) == 1:
        return [leeg, *((o.waarde, o.label) for o in lijst)]
    groepen = [
        (f"Besluit: {s.label.lower()}", [(o.waarde, o.label) for o in lijst if o.soort is s])
        for s in soorten
    ]
    return [leeg, *((kop, deel) for kop, deel in groepen if deel)]


def _pad(dragers: Iterable[int], op: date) -> list[int]:
    """The dragers and what they lie under on that day, nearest first."""
    pad = list(dict.fromkeys(dragers))
    laag = pad
    for _ in range(3):
        ouders = Ligging.objects.huidig().filter(
            drager_id__in=reeksen.ids(laag), geldig__contains=op
        )
        laag = [o for o in ouders.values_list("ouder_id", flat=True) if o not in pad]
        pad += laag
    return pad


def _past(regel: Beslisbevoegdheid, pad: Sequence[int], op: date) -> bool:
    """Whether the condition under which this decider decides is met here."""
    if not regel.voorwaarde or regel.orgaan_id in pad:
        return True
    return regel.voorwaarde == V.ONDER_DT_OF_EIGEN and _beslist_over_zichzelf(pad, op)


def _beslist_over_zichzelf(pad: Sequence[int], op: date) -> bool:
    """Whether one person is AOG and domeindirecteur here (REG-40)."""
    wie = Rolvervulling.objects.huidig().filter(
        drager_id__in=reeksen.ids(pad), geldig__contains=op, waarneming=False
    )
    aogs = set(wie.filter(rolsoort__rol=Rol.AOG).values_list("persoon_id", flat=True))
    directeuren = wie.filter(rolsoort__rol=Rol.DOMEINDIRECTEUR)
    return bool(aogs & set(directeuren.values_list("persoon_id", flat=True)))


def _houders(rollen: Iterable[str], pad: Sequence[int], op: date) -> dict[str, list[Optie]]:
    """Who holds these roles here or on the organisation, ready to be offered."""
    plekken = [*pad, reads.concern().id]
    feiten = list(
        Rolvervulling.objects.huidig()
        .filter(
            drager_id__in=reeksen.ids(plekken), rolsoort__rol__in=set(rollen), geldig__contains=op
        )
        .select_related("rolsoort")
        .order_by("waarneming", "id")
    )
    namen = reads.namen(f.persoon_id for f in feiten)
    waarvan = reads.benamingen({f.drager_id for f in feiten}, reads.peilmoment(op))
    soorten = dict(
        Drager.objects.filter(id__in={f.drager_id for f in feiten}).values_list("id", "soort")
    )
    gevonden: dict[str, list[Optie]] = {}
    for feit in feiten:
        rol = Rol(feit.rolsoort.rol)
        wnd = "wnd. " if feit.waarneming else ""
        plek = (
            ""
            if soorten[feit.drager_id] == Dragersoort.CONCERN
            else f" ({waarvan[feit.drager_id]})"
        )
        gevonden.setdefault(rol.value, []).append(
            Optie(
                Besluitsoort.OPRICHTING,
                Beslisser(feit.drager_id, rol.value, feit.persoon_id),
                f"{rol.label} {wnd}{namen.get(feit.persoon_id)}{plek}",
            )
        )
    return gevonden


def _van_regel(
    regel: Beslisbevoegdheid,
    soort: Besluitsoort,
    houders: dict[str, list[Optie]],
    namen: dict[int, str],
) -> list[Optie]:
    if regel.rol:
        return [Optie(soort, o.beslisser, o.label) for o in houders.get(regel.rol, ())]
    orgaan = regel.orgaan_id or 0
    return [Optie(soort, Beslisser(orgaan), namen.get(orgaan, ""))]
