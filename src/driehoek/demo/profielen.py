"""Profiles of a part of the demo people: the same each time, and quickly written."""

from collections.abc import Mapping
from random import Random

from driehoek.demo.spel.stand import Stand
from driehoek.ontwikkeling.acts import neem_begrippen_op, vul_profielen
from driehoek.ontwikkeling.begrippenlijst import STARTLIJST, lees
from driehoek.ontwikkeling.models import Begrip
from driehoek.ontwikkeling.types import Deel, NieuwProfiel, Schema, Zichtbaar
from driehoek.register.models import Persoonsgegeven

# Of every three people two filled it in; one of four of those shares it with nobody.
VAN_DE_DRIE = 2
DEELT = (Zichtbaar.ORGANISATIE, Zichtbaar.ORGANISATIE, Zichtbaar.PARTNERS, Zichtbaar.ZELF)
WENSEN = (
    "Ik wil leren hoe je een opdracht scherp afbakent.",
    "Ik loop graag een half jaar mee met een andere opgave.",
    "Ik wil beter worden in het begeleiden van gesprekken met inwoners.",
    "Ik volg dit jaar een opleiding over gegevens en kaarten.",
)
NIVEAUS = (2, 3, 3, 4, 4, 5)


def vul(stand: Stand, seed: int) -> int:
    """Load the terms and fill the profiles; gives how many."""
    neem_begrippen_op(Schema.EIGEN, lees([STARTLIJST], Schema.EIGEN)[0])
    begrippen = dict(Begrip.objects.order_by("concept_uri").values_list("id", "label"))
    bekend = set(Persoonsgegeven.objects.huidig().values_list("persoon_id", flat=True))
    wie = [stand.personen[sleutel] for sleutel in sorted(stand.personen)]
    toeval = Random(seed)  # noqa: S311  (a demo, the same each time)
    return vul_profielen(
        [
            _profiel(persoon, begrippen, toeval)
            for nr, persoon in enumerate(wie)
            if persoon in bekend and nr % 3 < VAN_DE_DRIE
        ]
    )


def _profiel(persoon: int, begrippen: Mapping[int, str], toeval: Random) -> NieuwProfiel:
    kan = toeval.sample(sorted(begrippen), toeval.randint(2, 6))
    bellen = "\n".join(begrippen[b].capitalize() for b in kan[: toeval.randint(1, 3)])
    return NieuwProfiel(
        persoon,
        toeval.choice(DEELT),
        {Deel.BEL_MIJ: bellen, Deel.WENSEN: toeval.choice(WENSEN)},
        {begrip: toeval.choice(NIVEAUS) for begrip in kan},
    )
