"""What would solve a signal: the acts of the wizard that do, filled in as far as is known."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from driehoek.kern.tijd import Peilmoment, dag_in_woorden
from driehoek.opdrachten.vastleggen.plek import Plek
from driehoek.opdrachten.vastleggen.vorm import Vorm
from driehoek.opdrachten.vastleggen.vormen import BIJ_CODE
from driehoek.platform.handelingen.types import Actor
from driehoek.register import adressen
from driehoek.register.policy import EIGEN_HANDELINGEN
from driehoek.register.types import Rol
from driehoek.signalen import reads
from driehoek.signalen.types import Rij

# By the key of a rule, about a drager: the acts that end what it speaks about.
CODES: dict[str, tuple[str, ...]] = {
    "REG-01u": ("post",),
    "REG-04s": ("benoem-domeindirecteur",),
    "REG-05s": ("benoem-aog",),
    "REG-06s": ("benoem-aon",),
    "REG-08s": ("profiel",),
    "REG-16u": ("post",),
    "REG-18s": ("scope", "post"),
    "REG-23u": ("vervang-aog",),
    "REG-37s": ("vervang-domeindirecteur", "vervang-aog", "vervang-aon"),
    "REG-38s": ("post",),
}
# What a change with effect in the past did to earlier besluiten.
GEVOLGEN = ("REG-35s", "BEV-04s")
# The same about a person.
CODES_PERSOON: dict[str, tuple[str, ...]] = {"REG-37s": ("rechtsfeit",)}


@dataclass(frozen=True, slots=True)
class Weg:
    """A way to solve a signal; without `url` somebody else must go it (`wie`)."""

    label: str
    help: str
    url: str = ""
    wie: str = ""


def wegen(rij: Rij, actor: Actor, peil: Peilmoment) -> list[Weg]:
    """The ways that are open now: those that the actor may go first."""
    gevonden = [*_handelingen(rij, actor, peil), *_kijken(rij)]
    return sorted(gevonden, key=lambda weg: not weg.url)


def _handelingen(rij: Rij, actor: Actor, peil: Peilmoment) -> list[Weg]:
    if rij.drager is not None:
        codes, over = CODES.get(rij.regel.sleutel, ()), {"drager": str(rij.drager)}
    elif rij.persoon is not None:
        codes, over = CODES_PERSOON.get(rij.regel.sleutel, ()), {"persoon": str(rij.persoon)}
    else:
        return []
    plek = Plek(over, peil)
    vormen = [BIJ_CODE[code] for code in codes if _gaat_over(code, rij)]
    return [_weg(v, plek, actor, rij) for v in vormen if v.hoort_bij(plek) and v.past(plek)]


def _gaat_over(code: str, rij: Rij) -> bool:
    """Of a role that ends only the act about that role."""
    if rij.regel.sleutel != "REG-37s" or rij.drager is None:
        return True
    return code == f"vervang-{_rol(rij).lower()}"


def _rol(rij: Rij) -> str:
    return rij.sleutel.rpartition(":")[2]


def _weg(vorm: Vorm, plek: Plek, actor: Actor, rij: Rij) -> Weg:
    oordeel = vorm.oordeel(actor, plek)
    if not oordeel.mag:
        return Weg(vorm.label, vorm.help, wie=_wie(vorm))
    vraag = {**plek.parameters, **_vooraf(rij, plek)}
    return Weg(
        vorm.label,
        vorm.help,
        f"{reverse('vastleggen-vorm', args=[vorm.code])}?{urlencode(vraag)}",
    )


def _wie(vorm: Vorm) -> str:
    """Who may enter it, beside a registerbeheerder."""
    namen = {f"{vorm.act}:{rol}" for rol in vorm.rollen} or {vorm.act}
    rollen = [Rol(rol).in_zin for rol, mag in EIGEN_HANDELINGEN.items() if namen <= mag]
    return " of ".join([*(f"een {rol}" for rol in rollen), "een registerbeheerder"])


def _vooraf(rij: Rij, plek: Plek) -> dict[str, str]:
    """What the form can begin with."""
    if rij.regel.sleutel == "REG-37s" and rij.drager is not None:
        einde = next((h.periode.tot for h in plek.houders(_rol(rij))), None)
        return {"vanaf": dag_in_woorden(einde)} if einde else {}
    if rij.regel.sleutel == "REG-38s":
        post = reads.post_van_dit_jaar(plek.drager)
        return {"post": str(post)} if post else {}
    return {}


def _naar_gevolgen(rij: Rij) -> Weg:
    soort, id_ = rij.overtreding.over
    if soort == "controle":
        return Weg(
            "Bekijk de regels met een ander oordeel",
            "Dat kan wie controller, auditor of registerbeheerder is.",
            f"{reverse('controle-regels', args=[id_])}?gewijzigd=ja",
        )
    url = reverse("gevolgen-handeling", args=[id_]) if soort == "handeling" else reverse("gevolgen")
    return Weg(
        "Bekijk wat er toen bekend was, en wat nu",
        "Daar zie je welke wijziging dit deed. Laat het besluit dan bekrachtigen of intrekken, of leg"
        " hieronder uit waarom het zo kan blijven.",
        url,
    )


def _kijken(rij: Rij) -> list[Weg]:
    """Where to look first, of a signal that no single act ends."""
    if rij.regel.sleutel in GEVOLGEN:
        return [_naar_gevolgen(rij)]
    if rij.persoon is None:
        return []
    wegen_ = [
        Weg(
            "Bekijk de rollen van deze persoon",
            "Van daar af wijzig je een rol.",
            adressen.van_persoon(rij.persoon),
        )
    ]
    if rij.regel.sleutel == "REG-06s":
        wegen_.append(
            Weg(
                "Bekijk deze opdrachten",
                "Kies bij welke iemand anders opdrachtnemer wordt.",
                f"/opdrachten/?aon={rij.persoon}",
            )
        )
    return wegen_
