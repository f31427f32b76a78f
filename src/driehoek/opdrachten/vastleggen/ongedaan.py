"""How an act can be undone, where the law allows: by a correctie, or by an intrekking.

No act of its own: these are the ways that are always there, with what is known filled in.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from driehoek.bevoegdheden.models import Mandaatartikel
from driehoek.opdrachten.vastleggen import feiten
from driehoek.opdrachten.vastleggen.feiten import Huidig
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.vormen.besluiten import VANAF_BEGIN
from driehoek.platform.handelingen import manifest
from driehoek.platform.handelingen.types import Actor
from driehoek.platform.models import Handeling
from driehoek.register import policy, reads
from driehoek.register.models import Besluit, Besluitwerking, Grondslag, Registerfeit
from driehoek.register.reads_besluiten import drager_van
from driehoek.register.types import Besluitsoort, Grondslagsoort
from driehoek.register.vragen import registerfeiten

GETOOND = 12
"""So many facts of one act stand below each other; of a bulk act the others stand with its besluit."""


@dataclass(frozen=True, slots=True)
class Correctie:
    """One fact that the act stored and the register still says, and where it is put right."""

    huidig: Huidig
    waar: str
    url: str


@dataclass(frozen=True, slots=True)
class Wegen:
    """The ways back from one act, for who may take them."""

    correcties: Sequence[Correctie]
    aantal: int
    besluit: Besluit | None

    @property
    def verder(self) -> int:
        return self.aantal - len(self.correcties)

    @property
    def trek_in_url(self) -> str:
        vraag = urlencode(
            {"besluit": self.besluit.id if self.besluit else "", "hoever": VANAF_BEGIN}
        )
        return f"{reverse('vastleggen-vorm', args=['trek-in'])}?{vraag}"


def mag(actor: Actor) -> bool:
    """Whether this actor may take any of these ways."""
    return any(policy.mag(actor, act).mag for act in ("corrigeer", "trek_in"))


def wegen(handeling: Handeling, actor: Actor, plek: Plek) -> Wegen:
    gevonden = _nog_geldig(handeling) if policy.mag(actor, "corrigeer").mag else []
    besluit = _intrekbaar(handeling) if policy.mag(actor, "trek_in").mag else None
    return Wegen(_correcties(gevonden[:GETOOND], plek), len(gevonden), besluit)


def _nog_geldig(handeling: Handeling) -> list[Registerfeit]:
    """What the act stored, and the register still says; of what has a page to correct it on."""
    geopend: dict[str, list[int]] = defaultdict(list)
    for regel in manifest.lees(bytes(handeling.manifest)):
        if regel.hash is not None:
            geopend[regel.tabel].append(regel.id)
    gevonden: list[Registerfeit] = []
    for model in registerfeiten():
        ids = geopend.get(model._meta.db_table)
        if ids and model is not Besluitwerking:
            gevonden.extend(feiten.lees(model, ids))
    return [feit for feit in gevonden if _plek_van(feit)]


def _plek_van(feit: Registerfeit) -> dict[str, int | str]:
    """The place that the fact is about, as the wizard names it."""
    if isinstance(feit, Mandaatartikel):
        return {"artikel": feit.code}
    if drager := drager_van(feit):
        return {"drager": drager}
    persoon = feit.__dict__.get("persoon_id")
    return {"persoon": persoon} if persoon else {}


def _correcties(gevonden: Sequence[Registerfeit], plek: Plek) -> list[Correctie]:
    namen = reads.benamingen({d for f in gevonden if (d := drager_van(f))}, plek.peil)
    basis = reverse("vastleggen-vorm", args=["corrigeer"])
    return [
        Correctie(
            huidig,
            namen.get(drager_van(huidig.feit) or 0, ""),
            f"{basis}?{urlencode({**_plek_van(huidig.feit), 'feit': huidig.sleutel})}",
        )
        for huidig in feiten.in_woorden(gevonden, plek)
    ]


def _intrekbaar(handeling: Handeling) -> Besluit | None:
    """The besluit that the act rests on; nobody withdraws a vernietiging."""
    grondslag = (
        Grondslag.objects.filter(id=handeling.grondslag or 0, soort=Grondslagsoort.BESLUIT)
        .exclude(besluit__soort=Besluitsoort.VERNIETIGING)
        .select_related("besluit")
        .first()
    )
    return grondslag.besluit if grondslag else None
