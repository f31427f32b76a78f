"""What the pages of this room share: roles as the drawings and tables want them."""

from collections.abc import Iterable, Sequence
from datetime import date

from driehoek.kern.tijd import AMSTERDAM, Peilmoment, Periode
from driehoek.opdrachten.reads import Geschiedenis, Houder, Rolregel
from driehoek.platform.ui.componenten import Cel, Persoon
from driehoek.platform.ui.schil import op_peilmoment
from driehoek.platform.ui.tekening.driehoek import Bekleder, Hoek
from driehoek.platform.ui.tekening.roltijdlijn import Periodebalk, Rolrij
from driehoek.platform.ui.tekening.tweeassen import Feitvlak
from driehoek.register import adressen
from driehoek.register.types import Rol
from driehoek.register.web import DriehoekRequest

MAX_RIJEN = 30
WAARNEMING = "rol-wnd"
MAX_BALKEN = 60


def naar(request: DriehoekRequest, pad: str) -> str:
    """`pad` at the Peilmoment of this request."""
    return op_peilmoment(pad, request.bezoek.tijdbalk)


def zoals_bekend(request: DriehoekRequest) -> Peilmoment:
    """For the page of what is booked once: it is there as soon as it is known, on whatever day."""
    peil = request.bezoek.peil
    return Peilmoment(
        max(peil.geldig_op, peil.bekend_op.astimezone(AMSTERDAM).date()), peil.bekend_op
    )


def houder(request: DriehoekRequest, gevonden: Houder | None) -> Cel:
    """A cell with who holds a role, or that nobody does."""
    if gevonden is None:
        return Cel(persoon_leeg="vacant")
    pad = naar(request, adressen.van_persoon(gevonden.persoon))
    return Cel(persoon=Persoon(gevonden.naam, url=pad))


def buiten_bestaan(leven: Periode, dag: date) -> tuple[str, str, date] | None:
    """On a day outside its life: what to say about that, and the nearest day that it lives."""
    if leven.bevat(dag):
        return None
    if dag < leven.van:
        return "Deze opdracht begint pas later", "Zo begint zij", leven.van
    return "Deze opdracht is voorbij", "Zo was zij op haar laatste dag", leven.laatste_dag or dag


def vastleg_url(
    request: DriehoekRequest, drager: int, eigen: Iterable[Rolregel | None], *rollen: Rol
) -> str:
    """Where one enters something about this drager; empty for who may not enter anything here.

    That may: a registerbeheerder, who holds one of `rollen`, and the holders of the roles `eigen`.
    """
    return f"/vastleggen/?drager={drager}" if mag_vastleggen(request, eigen, *rollen) else ""


def mag_vastleggen(
    request: DriehoekRequest, eigen: Iterable[Rolregel | None], *rollen: Rol
) -> bool:
    """Whether writing is on, for a registerbeheerder or one of those."""
    bezoek = request.bezoek
    houders = {rol.persoon for rol in eigen if rol}
    mag = bezoek.persoon in houders or bezoek.rollen & {Rol.REGISTERBEHEERDER, *rollen}
    return bool(bezoek.mag_schrijven and mag)


def bekleder(request: DriehoekRequest, rol: Rolregel | None) -> Bekleder | None:
    if rol is None:
        return None
    return Bekleder(
        naam=rol.naam,
        url=naar(request, adressen.van_persoon(rol.persoon)),
        sinds=rol.periode.van,
        besluit=rol.kenmerk or rol.grond,
        besluit_url=naar(request, adressen.van_besluit(rol.besluit)) if rol.besluit else "",
    )


def hoek(
    request: DriehoekRequest,
    rol: Rolregel | None,
    waarnemer: Rolregel | None = None,
    **extra: object,
) -> Hoek:
    return Hoek(bekleder=bekleder(request, rol), waarnemer=bekleder(request, waarnemer), **extra)  # type: ignore[arg-type]


def tijdlijn(
    request: DriehoekRequest, regels: Sequence[Rolregel], leven: Periode | None
) -> list[Rolrij]:
    """The roles as rows of the timeline: substitutes on the row of whom they stand in for.

    With more than `MAX_BALKEN` of a role it is a part of them: then its row ends where they end.
    """
    rijen: dict[tuple[str, int, int], list[Periodebalk]] = {}
    for regel in regels:
        balk = Periodebalk(
            naam=regel.naam,
            van=regel.periode.van,
            tot=regel.periode.tot,
            url=naar(request, adressen.van_persoon(regel.persoon)),
            waarneming=regel.waarneming,
            besluit=regel.kenmerk or regel.grond,
        )
        rijen.setdefault((regel.rol, regel.rang, regel.drager), []).append(balk)
    return [
        _rolrij(_rolnaam(rol, rang), balken, leven)
        for (rol, rang, _), balken in list(rijen.items())[:MAX_RIJEN]
    ]


def _rolrij(label: str, balken: Sequence[Periodebalk], leven: Periode | None) -> Rolrij:
    if len(balken) > MAX_BALKEN:
        deel = sorted(balken, key=lambda balk: balk.van)[-MAX_BALKEN:]
        return Rolrij(label, deel, van=deel[0].van, tot=deel[-1].tot, ingekort=True)
    return Rolrij(
        label,
        tuple(balken),
        van=leven.van if leven else None,
        tot=leven.tot if leven else None,
    )


def _rolnaam(rol: str, rang: int) -> str:
    return "Tweede bestuurlijke" if rol == Rol.BOG and rang > 1 else Rol(rol).label


def gekozen_soort(request: DriehoekRequest, soorten: Sequence[tuple[str, str]]) -> str:
    """The kind of history that was asked for; else the first."""
    gevraagd = request.GET.get("soort", "")
    return gevraagd if gevraagd in dict(soorten) else soorten[0][0]


def vlakken(
    request: DriehoekRequest, geschiedenis: Geschiedenis, soort: str = ""
) -> list[Feitvlak]:
    """The history as areas on both axes; of substitutes also for whom they stand in."""
    met_rol = soort == WAARNEMING
    return [
        Feitvlak(
            waarde=regel.zin if met_rol else regel.kort,
            geldig_van=regel.periode.van,
            geldig_tot=regel.periode.tot,
            bekend_van=regel.geregistreerd_van,
            bekend_tot=regel.geregistreerd_tot,
            besluit=regel.kenmerk or regel.grond,
            url=naar(request, adressen.van_besluit(regel.besluit)) if regel.besluit else "",
        )
        for regel in geschiedenis.regels
    ]
