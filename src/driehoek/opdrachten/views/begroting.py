"""The budget as a tree, with what hangs on each line."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.opdrachten import reads, reads_begroting
from driehoek.opdrachten.begroting.types import SoortStand, Stand
from driehoek.opdrachten.reads_begroting import Boom, PostGegeven, StandGegeven, Tak
from driehoek.opdrachten.views.hulp import naar
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.ui.componenten import Cel, Kolom, Leeg, Tabel
from driehoek.platform.ui.tekening.begroting import Begrotingsknoop, begrotingsboom
from driehoek.platform.uitvoer import als_bestand
from driehoek.register.web import DriehoekRequest, binnen

KOPPEN = ("Code", "Naam", "Niveau", "Lasten", "Baten", "Saldo", "Opgaven", "Opdrachten")


@require_safe
@binnen
def begroting(request: DriehoekRequest) -> HttpResponse:
    standen = reads_begroting.standen(request.bezoek.peil.bekend_op)
    if not standen:
        return render(request, "opdrachten/begroting_leeg.html")
    gekozen = _gekozen(request, standen)
    beeld = reads.begrotingsboom(gekozen.stand, request.bezoek.peil)
    rijen = [_rij(request, tak, diepte, beeld) for tak, diepte in _plat(beeld.boom.takken)]
    if formaat := request.GET.get("formaat"):
        kaal = [[c.waarde if isinstance(c, Cel) else c for c in rij] for rij in rijen]
        return als_bestand(formaat, "begroting", KOPPEN, kaal)
    knopen = list(_knopen(request, beeld.boom.takken, None))
    context = {
        "standen": standen,
        "gekozen": gekozen.stand,
        "sleutel": _sleutel(gekozen.stand),
        "keuzes": [(_sleutel(s.stand), s.stand.label) for s in standen],
        "spec": begrotingsboom(knopen, gekozen.stand.label, _totaal(beeld.boom)),
        "met_grafiek": any(k.bedrag for k in knopen),
        "tabel": _tabel(rijen),
        "verschillen": reads_begroting.verschillen(gekozen.stand),
    }
    return render(request, "opdrachten/begroting.html", context)


def _sleutel(stand: Stand) -> str:
    return f"{stand.jaar}/{stand.soort.value}/{stand.nummer}"


def _gekozen(request: DriehoekRequest, standen: Sequence[StandGegeven]) -> StandGegeven:
    """The stand asked for; else the newest budget of the year of the Peilmoment."""
    if gevraagd := request.GET.get("stand", ""):
        for s in standen:
            if _sleutel(s.stand) == gevraagd:
                return s
        raise InvoerFout(f"De stand '{gevraagd}' is er niet.", veld="stand", regel="REG-01")
    jaar = request.bezoek.peil.geldig_op.year
    vast = [s for s in standen if s.stand.soort is SoortStand.BEGROTING]
    tot_nu = [s for s in vast if s.stand.jaar <= jaar]
    return max(tot_nu or vast or standen, key=lambda s: s.stand)


def _plat(takken: Sequence[Tak], diepte: int = 0) -> Iterator[tuple[Tak, int]]:
    for tak in takken:
        yield tak, diepte
        yield from _plat(tak.takken, diepte + 1)


def _rij(request: DriehoekRequest, tak: Tak, diepte: int, beeld: reads.Begrotingsboom) -> list[Any]:
    post = tak.post
    aantal = beeld.aantallen.get(post.id)
    hangt = aantal is not None and (aantal.opgaven or aantal.opdrachten)
    url = naar(request, f"/opdrachten/?q={post.code}") if hangt else ""
    return [
        post.code,
        Cel(post.naam, onder=_was(post), url=url),
        f"{'· ' * diepte}{post.niveau.value}",
        post.lasten,
        post.baten,
        post.saldo,
        aantal.opgaven if aantal else 0,
        aantal.opdrachten if aantal else 0,
    ]


def _was(post: PostGegeven) -> str:
    eerder = [w for w in post.was if w.naam != post.naam or w.code != post.code]
    return (
        "was " + ", ".join(f"{w.code} {w.naam} ({w.stand.jaar})" for w in eerder) if eerder else ""
    )


def _tabel(rijen: Sequence[Sequence[Any]]) -> Tabel:
    return Tabel(
        bijschrift="Begroting, regel voor regel",
        kolommen=(
            Kolom("Code", "code"),
            Kolom("Naam"),
            Kolom("Niveau"),
            Kolom("Lasten", "euro"),
            Kolom("Baten", "euro"),
            Kolom("Saldo", "euro"),
            Kolom("Opgaven", "heel"),
            Kolom("Opdrachten", "heel"),
        ),
        rijen=rijen,
        leeg=Leeg("Geen regels", "Deze stand heeft geen begrotingsregels."),
        bijschrift_verborgen=True,
    )


def _som(tak: Tak) -> int | None:
    """What a line costs: as published, else what its known parts cost; unknown is not zero."""
    if tak.post.lasten is not None:
        return tak.post.lasten
    delen = [s for t in tak.takken if (s := _som(t)) is not None]
    return sum(delen) if delen else None


def _knopen(
    request: DriehoekRequest, takken: Sequence[Tak], ouder: str | None
) -> Iterator[Begrotingsknoop]:
    for tak in takken:
        id_ = str(tak.post.id)
        yield Begrotingsknoop(
            id=id_,
            ouder=ouder,
            code=tak.post.code,
            naam=tak.post.naam,
            bedrag=_som(tak),
            url=naar(request, f"/opdrachten/?q={tak.post.code}") if tak.post.code else "",
        )
        yield from _knopen(request, tak.takken, id_)


def _totaal(boom: Boom) -> int | None:
    if boom.totaal and boom.totaal.lasten is not None:
        return boom.totaal.lasten
    delen = [s for t in boom.takken if (s := _som(t)) is not None]
    return sum(delen) if delen else None
