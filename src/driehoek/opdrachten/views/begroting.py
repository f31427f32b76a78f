"""The budget as a tree, with what hangs on each line: as a whole, or one branch of it."""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.opdrachten import reads, reads_begroting, reads_waswordt
from driehoek.opdrachten.begroting.types import SoortStand, Stand
from driehoek.opdrachten.reads_begroting import Boom, PostGegeven, StandGegeven, Tak
from driehoek.opdrachten.views.begrotingsbeeld import Aantal, aantal, eigen, grafiek, hoofdtakken
from driehoek.opdrachten.views.hulp import naar
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.ui import opmaak
from driehoek.platform.ui.componenten import Cel, Kenmerk, Kolom, Kruimel, Leeg, Tabel
from driehoek.platform.uitvoer import als_bestand
from driehoek.register import policy
from driehoek.register.web import DriehoekRequest, binnen

KOPPEN = ("Code", "Naam", "Niveau", "Lasten", "Baten", "Saldo", "Opgaven", "Opdrachten")
# Of the whole budget so many layers stand open: down to what an opgave hangs on.
DIEP = 3


@require_safe
@binnen
def begroting(request: DriehoekRequest) -> HttpResponse:
    standen = reads_begroting.standen(request.bezoek.peil.bekend_op)
    if not standen:
        return render(request, "opdrachten/begroting_leeg.html")
    gekozen = _gekozen(request, standen).stand
    beeld = reads.begrotingsboom(gekozen, request.bezoek.peil)
    pad = _pad(beeld.boom, request.GET.get("onder", ""))
    takken = pad[-1].takken if pad else beeld.boom.takken
    if formaat := request.GET.get("formaat"):
        kaal = [_kaal(tak.post, eigen(tak, beeld)) for tak, _ in _plat(takken)]
        return als_bestand(formaat, "begroting", KOPPEN, kaal)
    rijen = [
        _rij(request, tak, diepte, beeld, gekozen.sleutel)
        for tak, diepte in _plat(takken, hooguit=None if pad else DIEP)
    ]
    context = {
        "gekozen": gekozen,
        "titel": pad[-1].post.naam if pad else gekozen.label,
        "code": pad[-1].post.code if pad else "",
        "onder": pad[-1].post.code if pad else "",
        "kruimels": _kruimels(request, gekozen, pad),
        "sleutel": gekozen.sleutel,
        "keuzes": [(s.stand.sleutel, s.stand.label) for s in standen],
        "kenmerken": _kenmerken(pad[-1].post) if pad else [],
        "hoofdtakken": hoofdtakken(takken, lambda tak: _open(request, tak, gekozen.sleutel)),
        "spec": grafiek(
            takken, pad[-1].post.code if pad else gekozen.label, _totaal(beeld.boom, pad)
        ),
        "tabel": _tabel(rijen),
        "was_wordt": "" if pad else _was_wordt(request, gekozen),
        "verschillen": [] if pad else reads_begroting.verschillen(gekozen),
    }
    return render(request, "opdrachten/begroting.html", context)


def _was_wordt(request: DriehoekRequest, stand: Stand) -> str:
    """Where one confirms what lines became: of this stand, else of another in which some are open.

    Empty where nothing is open, and for who may not.
    """
    bezoek = request.bezoek
    if not (bezoek.mag_schrijven and policy.mag(bezoek.actor, "bevestig_opvolging").mag):
        return ""
    open_ = [overgang.nieuw for overgang in reads_waswordt.overgangen() if overgang.is_open]
    if not open_:
        return ""
    welke = stand if stand in open_ else open_[0]
    return f"/begroting/was-wordt/?{urlencode({'stand': welke.sleutel})}"


def _gekozen(request: DriehoekRequest, standen: Sequence[StandGegeven]) -> StandGegeven:
    """The stand asked for; else the newest budget of the year of the Peilmoment."""
    if gevraagd := request.GET.get("stand", ""):
        for s in standen:
            if s.stand.sleutel == gevraagd:
                return s
        raise InvoerFout(f"De stand '{gevraagd}' is er niet.", veld="stand", regel="REG-01")
    jaar = request.bezoek.peil.geldig_op.year
    vast = [s for s in standen if s.stand.soort is SoortStand.BEGROTING]
    tot_nu = [s for s in vast if s.stand.jaar <= jaar]
    return max(tot_nu or vast or standen, key=lambda s: s.stand)


def _pad(boom: Boom, code: str) -> list[Tak]:
    """From the top down to the branch that was asked for; empty: the whole budget.

    Another stand may not have the code: then too the whole, for codes come and go with the years.
    """

    def zoek(takken: Sequence[Tak]) -> list[Tak]:
        for tak in takken:
            if tak.post.code == code and tak.takken:
                return [tak]
            if verder := zoek(tak.takken):
                return [tak, *verder]
        return []

    return zoek(boom.takken) if code else []


def _plat(
    takken: Sequence[Tak], diepte: int = 0, hooguit: int | None = None
) -> Iterator[tuple[Tak, int]]:
    for tak in takken:
        yield tak, diepte
        if hooguit is None or diepte + 1 < hooguit:
            yield from _plat(tak.takken, diepte + 1, hooguit)


def _kaal(post: PostGegeven, hangt: Aantal) -> list[Any]:
    bedragen = (post.lasten, post.baten, post.saldo)
    return [post.code, post.naam, post.niveau.value, *bedragen, hangt.opgaven, hangt.opdrachten]


def _open(request: DriehoekRequest, tak: Tak, sleutel: str) -> str:
    """The page of a branch; a line without lines below it has none."""
    if not tak.takken or not tak.post.code:
        return ""
    return naar(request, f"/begroting/?{urlencode({'stand': sleutel, 'onder': tak.post.code})}")


def _rij(
    request: DriehoekRequest, tak: Tak, diepte: int, beeld: reads.Begrotingsboom, sleutel: str
) -> list[Any]:
    post = tak.post
    hangt = aantal(tak, beeld)
    lijst = naar(request, f"/opdrachten/?{urlencode({'post': post.code})}")
    telt = post.stand.jaar == request.bezoek.peil.geldig_op.year
    return [
        post.code,
        Cel(post.naam, onder=_toelichting(post), url=_open(request, tak, sleutel), diepte=diepte),
        post.lasten,
        post.baten,
        post.saldo,
        Cel(hangt.opdrachten, url=lijst if hangt.opdrachten and post.code and telt else ""),
    ]


def _toelichting(post: PostGegeven) -> str:
    return "; ".join(deel for deel in (_was(post), _gecorrigeerd(post)) if deel)


def _gecorrigeerd(post: PostGegeven) -> str:
    """Which amounts stood otherwise in the register before."""
    anders = [b for b in post.bedragen if b.stond_er is not None]
    delen = [f"{b.soort.tekst} stond op {opmaak.euro(b.stond_er)}" for b in anders]
    return f"gecorrigeerd: {', '.join(delen)}" if delen else ""


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
            Kolom("Lasten", "euro"),
            Kolom("Baten", "euro"),
            Kolom("Saldo", "euro"),
            Kolom("Opdrachten", "heel"),
        ),
        rijen=rijen,
        leeg=Leeg("Geen regels", "Deze stand heeft geen begrotingsregels."),
        bijschrift_verborgen=True,
    )


def _kruimels(request: DriehoekRequest, stand: Stand, pad: Sequence[Tak]) -> list[Kruimel]:
    if not pad:
        return []
    sleutel = stand.sleutel
    boven = naar(request, f"/begroting/?{urlencode({'stand': sleutel})}")
    return [
        Kruimel(stand.label, boven),
        *(Kruimel(t.post.naam, _open(request, t, sleutel)) for t in pad[:-1]),
        Kruimel(pad[-1].post.code),
    ]


def _kenmerken(post: PostGegeven) -> list[Kenmerk]:
    return [
        Kenmerk("Niveau", post.niveau.value),
        Kenmerk("Lasten", post.lasten, "euro"),
        Kenmerk("Baten", post.baten, "euro"),
        Kenmerk("Saldo", post.saldo, "euro"),
        *([Kenmerk("Eerder", _toelichting(post))] if _toelichting(post) else []),
    ]


def _totaal(boom: Boom, pad: Sequence[Tak]) -> int | None:
    """What stands in the middle of the drawing, as published; None: what its parts add up to."""
    post = pad[-1].post if pad else boom.totaal
    return post.lasten if post else None
