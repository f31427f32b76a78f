"""How an opdracht is steered, on its page: accepted or not, accounted for, to whom one goes next."""

from dataclasses import dataclass
from typing import Any

from driehoek.opdrachten.reads import OpdrachtBeeld
from driehoek.opdrachten.reads_escalatie import Tredebeeld, escalatiepad
from driehoek.opdrachten.reads_sql import Rolregel
from driehoek.opdrachten.views.hulp import naar
from driehoek.platform.ui.componenten import Badge, Persoon
from driehoek.register import adressen
from driehoek.register.types import Dragersoort, Rol
from driehoek.register.web import DriehoekRequest

TOON = {"aanvaard": "goed", "voorwaarden": "let-op", "teruggelegd": "fout"}


@dataclass(frozen=True, slots=True)
class TredeVoorPagina:
    """A step of the path as the page shows it."""

    nr: int
    label: str
    mensen: tuple[Persoon, ...]
    met: tuple[Persoon, ...]
    vacant: bool


def van_opdracht(request: DriehoekRequest, beeld: OpdrachtBeeld) -> dict[str, Any]:
    """What the page of a (deel)opdracht shows of it."""
    pad = escalatiepad(beeld)
    is_aog = _mag(request, [beeld.aog, beeld.waarnemer(Rol.AOG)])
    is_opdracht = beeld.soort == Dragersoort.OPDRACHT
    schakels = [regel for trede in pad for regel in trede.wie]
    return {
        "aanvaardbadge": _aanvaardbadge(beeld) if is_opdracht else None,
        "aanvaard_url": _vastleg("aanvaard", beeld)
        if is_aog and is_opdracht and not _is_aanvaard(beeld)
        else "",
        "verantwoord_url": _vastleg("verantwoording", beeld) if is_aog and is_opdracht else "",
        "pad": [_trede(request, nr, trede) for nr, trede in enumerate(pad, start=1)],
        "escaleer_url": _vastleg("escaleer", beeld) if _mag(request, schakels) else "",
    }


def _vastleg(code: str, beeld: OpdrachtBeeld) -> str:
    return f"/vastleggen/{code}/?drager={beeld.id}"


def _mag(request: DriehoekRequest, regels: list[Rolregel | None] | list[Rolregel]) -> bool:
    bezoek = request.bezoek
    houders = {r.persoon for r in regels if r}
    return bezoek.mag_schrijven and (bezoek.is_registerbeheerder or bezoek.persoon in houders)


def _is_aanvaard(beeld: OpdrachtBeeld) -> bool:
    """Whether the present AOG said yes without more."""
    return _aanvaardbadge(beeld).toon == "goed"


def _aanvaardbadge(beeld: OpdrachtBeeld) -> Badge:
    """Whether the present AOG said yes: what another said does not count (REG-32)."""
    aanvaarding = beeld.sturing.aanvaarding
    if aanvaarding is None or beeld.aog is None or aanvaarding.aog != beeld.aog.persoon:
        return Badge("nog niet aanvaard", "let-op")
    return Badge(aanvaarding.label.lower(), TOON[aanvaarding.uitkomst])  # type: ignore[arg-type]


def _trede(request: DriehoekRequest, nr: int, trede: Tredebeeld) -> TredeVoorPagina:
    return TredeVoorPagina(
        nr=nr,
        label=trede.label,
        mensen=tuple(_persoon(request, r) for r in trede.wie),
        met=tuple(_persoon(request, r) for r in trede.met),
        vacant=trede.vacant,
    )


def _persoon(request: DriehoekRequest, regel: Rolregel) -> Persoon:
    pad = naar(request, adressen.van_persoon(regel.persoon))
    return Persoon(regel.naam, url=pad, wnd=regel.waarneming)
