"""Which earlier besluiten lost or gained their ground, and by which change (REG-35)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from driehoek.kern.tijd import AMSTERDAM
from driehoek.platform.models import Handeling
from driehoek.platform.ui.componenten import Badge, Cel, Kolom, Kruimel, Leeg
from driehoek.platform.ui.lijst import Lijst, toon
from driehoek.platform.ui.opmaak import heel
from driehoek.rechtmatigheid import reads_gevolgen
from driehoek.rechtmatigheid.rules_gevolgen import beslissers
from driehoek.rechtmatigheid.types_gevolgen import Geraakt
from driehoek.register import adressen, reads
from driehoek.register.personen import kaal
from driehoek.register.web import DriehoekRequest, binnen

TITEL = "Gevolgen van wijzigingen achteraf"
KOLOMMEN = (
    Kolom("Besluit", "code"),
    Kolom("Genomen", "datum"),
    Kolom("Door"),
    Kolom("Zoals toen bekend"),
    Kolom("Zoals nu bekend"),
    Kolom("Door handeling", "code"),
)
_EVEN = timedelta(microseconds=1)
_WEL, _NIET = Badge("bevoegd", "goed"), Badge("niet bevoegd", "fout")


@require_safe
@binnen
def gevolgen(request: DriehoekRequest) -> HttpResponse:
    """All besluiten that have lost their ground and not got it back."""
    return toon(
        request,
        _lijst(
            request,
            reads_gevolgen.verloren(),
            titel=TITEL,
            ondertitel="Deze besluiten mochten toen ze werden geregistreerd. Door een latere wijziging"
            " van het register blijkt wie ze nam niet bevoegd.",
            leeg=Leeg(
                "Elk besluit heeft nog zijn basis",
                "Trekt iemand een benoeming van meet af aan in, of blijkt iemand anders de rol te"
                " hebben gehad? Dan staan hier de besluiten die dat raakt.",
            ),
            kruimels=[Kruimel(TITEL)],
        ),
        "rechtmatigheid/gevolgen.html",
    )


@require_safe
@binnen
def van_handeling(request: DriehoekRequest, nr: int) -> HttpResponse:
    """What one Handeling did to earlier besluiten, as known right before it and right after."""
    handeling = Handeling.objects.filter(nr=nr).only("nr", "moment").first()
    if handeling is None:
        raise Http404("Deze handeling is er niet.")
    lijst = _lijst(
        request,
        reads_gevolgen.van_handeling(nr),
        titel=f"Gevolgen van handeling {heel(nr)}",
        ondertitel="Welke eerdere besluiten hierdoor hun basis verloren of kregen.",
        leeg=Leeg(
            "Geen gevolgen voor eerdere besluiten",
            "Wie eerder een besluit nam, was daar voor en na deze handeling even bevoegd toe.",
        ),
        kruimels=[Kruimel(TITEL, reverse("gevolgen")), Kruimel(f"Handeling {heel(nr)}")],
        moment=handeling.moment,
    )
    return toon(request, lijst, "rechtmatigheid/gevolgen.html")


def _lijst(
    request: DriehoekRequest,
    geraakt: Sequence[Geraakt],
    *,
    titel: str,
    ondertitel: str,
    leeg: Leeg,
    kruimels: Sequence[Kruimel],
    moment: datetime | None = None,
) -> Lijst:
    wie = beslissers(geraakt)
    q = kaal(request.GET.get("q", "")).split()
    return Lijst(
        titel=titel,
        ondertitel=ondertitel,
        wat="besluiten",
        kolommen=KOLOMMEN,
        rijen=[g for g in geraakt if _past(g, wie[g.id], q)],
        cellen=lambda deel: _cellen(deel, wie, moment),
        leeg=leeg,
        bestandsnaam="gevolgen",
        zoeklabel="Kenmerk, soort of wie",
        kruimels=kruimels,
    )


def _past(geraakt: Geraakt, wie: str, q: Sequence[str]) -> bool:
    woorden = kaal(f"{geraakt.kenmerk} {geraakt.soort_in_woorden} {wie}")
    return all(deel in woorden for deel in q)


def _cellen(
    deel: Sequence[Geraakt], wie: dict[int, str], moment: datetime | None
) -> list[list[Any]]:
    momenten = {
        h.nr: h.moment
        for h in Handeling.objects.filter(nr__in={g.oorzaak for g in deel if g.oorzaak}).only(
            "nr", "moment"
        )
    }
    soorten = reads.soorten({g.beslisser_drager for g in deel})
    return [
        [
            Cel(g.kenmerk, url=adressen.van_besluit(g.id), onder=g.soort_in_woorden),
            g.genomen,
            wie[g.id],
            *_oordelen(
                g,
                moment or momenten.get(g.oorzaak or 0),
                adressen.van_drager(soorten[g.beslisser_drager], g.beslisser_drager),
            ),
            Cel(heel(g.oorzaak), url=reverse("gevolgen-handeling", args=[g.oorzaak]))
            if g.oorzaak
            else Cel("onbekend", rustig=True),
        ]
        for g in deel
    ]


def _oordelen(geraakt: Geraakt, moment: datetime | None, pad: str) -> list[Cel]:
    """Both verdicts, each with the way to who held the role, as the register knew it then."""
    voor, na = (_WEL, _NIET) if geraakt.verloren else (_NIET, _WEL)
    if moment is None or not pad:
        return [Cel(badges=[voor]), Cel(badges=[na])]
    dag, nr = geraakt.genomen.isoformat(), heel(geraakt.oorzaak)
    return [
        Cel(f"voor handeling {nr}", url=_op(pad, dag, moment - _EVEN), badges=[voor]),
        Cel(f"na handeling {nr}", url=_op(pad, dag, moment), badges=[na]),
    ]


def _op(pad: str, geldig_op: str, bekend_op: datetime) -> str:
    moment = bekend_op.astimezone(AMSTERDAM).isoformat()
    return f"{pad}?{urlencode({'geldig_op': geldig_op, 'bekend_op': moment})}"
