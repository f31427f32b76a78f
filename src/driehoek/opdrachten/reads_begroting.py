"""Questions to the budget. Amounts are no registerfeiten: `bekend_op` is the one axis they have."""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from driehoek.opdrachten.begroting.controle import vind_verschillen
from driehoek.opdrachten.begroting.standen import vorige_van
from driehoek.opdrachten.begroting.types import (
    BedragRegel,
    HerkomstBedrag,
    HerkomstPost,
    Niveau,
    Postsoort,
    SoortStand,
    Stand,
    Verschil,
    Vorm,
    is_naam_bekend,
)
from driehoek.opdrachten.begroting.vergelijken import (
    SoortOpvolging,
    Voorstel,
    Zekerheid,
    naamgelijkenis,
    stel_opvolging_voor,
)
from driehoek.opdrachten.models import Begrotingsbedrag, Begrotingspost, PostOpvolging
from driehoek.opdrachten.reads_bedragen import bedrag_nu, bekend, geldende_bedragen, in_stand
from driehoek.platform.models import Handeling


@dataclass(frozen=True, slots=True)
class StandGegeven:
    """One state of the budget in the register, and how much of it is known."""

    stand: Stand
    posten: int
    bedragen: int


@dataclass(frozen=True, slots=True)
class BedragGegeven:
    """One published amount; `elders` where it was printed at another line than its own."""

    soort: Postsoort
    herkomst: HerkomstBedrag
    bedrag: int
    bij_benadering: bool
    elders: bool
    bron: str
    stond_er: int | None = None
    """What the register said before it was corrected; None where it never was."""

    @property
    def rang(self) -> tuple[bool, bool, bool]:
        """The table of the line itself first, a page foot last, the exact before the rough."""
        return self.herkomst is not HerkomstBedrag.TABEL, self.elders, self.bij_benadering


@dataclass(frozen=True, slots=True)
class OpvolgGegeven:
    """The other side of a confirmed was-wordt."""

    post: int
    stand: Stand
    code: str
    naam: str
    soort: SoortOpvolging


@dataclass(frozen=True, slots=True)
class PostGegeven:
    """One line of the budget as the register knows it; an amount that is not known is None."""

    id: int
    stand: Stand
    code: str
    naam: str
    niveau: Niveau
    herkomst: HerkomstPost
    ouder: int | None
    bron: str
    grondslag: int
    bedragen: tuple[BedragGegeven, ...] = ()
    was: tuple[OpvolgGegeven, ...] = ()
    wordt: tuple[OpvolgGegeven, ...] = ()

    @property
    def naam_bekend(self) -> bool:
        return is_naam_bekend(self.naam)

    @property
    def lasten(self) -> int | None:
        return self.bedrag(Postsoort.LASTEN)

    @property
    def baten(self) -> int | None:
        return self.bedrag(Postsoort.BATEN)

    @property
    def saldo(self) -> int | None:
        """As published, else what follows from lasten and baten."""
        gepubliceerd = self.bedrag(Postsoort.SALDO)
        if gepubliceerd is not None or self.lasten is None or self.baten is None:
            return gepubliceerd
        return self.lasten - self.baten

    def bedrag(self, soort: Postsoort) -> int | None:
        eigen = [bedrag for bedrag in self.bedragen if bedrag.soort is soort]
        return min(eigen, key=lambda bedrag: bedrag.rang).bedrag if eigen else None


@dataclass(frozen=True, slots=True)
class Tak:
    """A line of the budget with the lines under it."""

    post: PostGegeven
    takken: tuple["Tak", ...]


@dataclass(frozen=True, slots=True)
class Boom:
    """The budget of one stand; `totaal` is the line of the province as a whole, where known."""

    stand: Stand
    totaal: PostGegeven | None
    takken: tuple[Tak, ...]


@dataclass(frozen=True, slots=True)
class Opvolgvoorstel:
    """What a person confirmed, pair by pair, or else a proposal."""

    voorstel: Voorstel[PostGegeven]
    bevestigd: bool


def stand_van(post: Begrotingspost) -> Stand:
    return Stand(post.jaar, SoortStand(post.stand), post.standnummer)


def naam_van(post: Begrotingspost) -> str:
    """The name, also where a later file gave it."""
    return post.aanvulling.naam if hasattr(post, "aanvulling") else post.naam


def niveau_van(post: Begrotingspost) -> Niveau:
    return Niveau(post.aanvulling.niveau if hasattr(post, "aanvulling") else post.niveau)


def standen(bekend_op: datetime | None = None) -> list[StandGegeven]:
    """Every stand in the register, in order of time."""
    velden = ("jaar", "stand", "standnummer")
    posten = (
        Begrotingspost.objects.filter(bekend(bekend_op))
        .values_list(*velden)
        .annotate(n=Count("id"))
    )
    bedragen = geldende_bedragen(bekend_op).values_list(*(f"post__{veld}" for veld in velden))
    aantal = {
        tuple(sleutel): aantal for *sleutel, aantal in bedragen.annotate(n=Count("id")).order_by()
    }
    gevonden = [
        StandGegeven(
            Stand(jaar, SoortStand(soort), nummer), n, aantal.get((jaar, soort, nummer), 0)
        )
        for jaar, soort, nummer, n in posten.order_by()
    ]
    return sorted(gevonden, key=lambda gegeven: gegeven.stand)


def vorige_stand(stand: Stand) -> Stand | None:
    """The stand in the register that the lines of `stand` come from, for a was-wordt."""
    return vorige_van(stand, [gegeven.stand for gegeven in standen()])


def posten(stand: Stand, bekend_op: datetime | None = None) -> list[PostGegeven]:
    """The lines of a stand with their amounts and what they were before, in order of code."""
    rijen = _rijen(stand, bekend_op)
    bedragen = _bedragen_per_post(stand, bekend_op)
    was, wordt = _opvolging(stand, bekend_op)
    gegevens = [
        PostGegeven(
            id=rij.id,
            stand=stand,
            code=rij.code,
            naam=_naam_op(rij, bekend_op),
            niveau=_niveau_op(rij, bekend_op),
            herkomst=HerkomstPost(rij.herkomst),
            ouder=rij.ouder_id,
            bron=rij.bron,
            grondslag=rij.grondslag_id,
            bedragen=tuple(bedragen.get(rij.id, ())),
            was=tuple(was.get(rij.id, ())),
            wordt=tuple(wordt.get(rij.id, ())),
        )
        for rij in rijen
    ]
    return sorted(gegevens, key=lambda post: codevolgorde(post.code))


def boom(stand: Stand, bekend_op: datetime | None = None) -> Boom:
    """A stand as a tree, from the ambities down."""
    onder: dict[int | None, list[PostGegeven]] = defaultdict(list)
    totaal = None
    for post in posten(stand, bekend_op):
        if post.niveau is Niveau.TOTAAL:
            totaal = post
        else:
            onder[post.ouder].append(post)
    return Boom(stand, totaal, _takken(None, onder))


def verschillen(stand: Stand) -> list[Verschil]:
    """Published figures of a stand that contradict each other, as the register holds them now.

    `regels` of each names the amounts by their id.
    """
    van_jaar = (
        geldende_bedragen().filter(post__jaar=stand.jaar).select_related("post", "totaal_van")
    )
    regels = [_regel(rij) for rij in van_jaar.order_by("id")]
    gevonden = vind_verschillen(regels, volledig=_is_volledig(stand))
    return [verschil for verschil in gevonden if verschil.stand == stand]


def voorstellen(oud: Stand, nieuw: Stand) -> list[Opvolgvoorstel]:
    """What became of each line of `oud` in `nieuw`: what is confirmed, then what may be."""
    van, naar = posten(oud), {post.id: post for post in posten(nieuw)}
    vast = [
        (post, naar[ander.post], ander.soort)
        for post in van
        for ander in post.wordt
        if ander.post in naar
    ]
    klaar = {post.id for was, wordt, _ in vast for post in (was, wordt)}
    open_ = stel_opvolging_voor(
        [post for post in van if post.id not in klaar],
        [post for post in naar.values() if post.id not in klaar],
    )
    return [
        *(Opvolgvoorstel(_bevestiging(*paar), bevestigd=True) for paar in vast),
        *(Opvolgvoorstel(voorstel, bevestigd=False) for voorstel in open_),
    ]


def codevolgorde(code: str) -> tuple[int, ...]:
    """2-10 comes after 2-9."""
    return tuple(int(deel) for deel in code.split("-") if deel)


def _rijen(stand: Stand, bekend_op: datetime | None) -> QuerySet[Begrotingspost]:
    return Begrotingspost.objects.filter(in_stand(stand) & bekend(bekend_op)).select_related(
        "aanvulling__geopend"
    )


def _naam_op(post: Begrotingspost, bekend_op: datetime | None) -> str:
    return naam_van(post) if _is_aangevuld(post, bekend_op) else post.naam


def _niveau_op(post: Begrotingspost, bekend_op: datetime | None) -> Niveau:
    return niveau_van(post) if _is_aangevuld(post, bekend_op) else Niveau(post.niveau)


def _is_aangevuld(post: Begrotingspost, bekend_op: datetime | None) -> bool:
    if not hasattr(post, "aanvulling"):
        return False
    return bekend_op is None or post.aanvulling.geopend.moment <= bekend_op


def _bedragen_per_post(stand: Stand, bekend_op: datetime | None) -> dict[int, list[BedragGegeven]]:
    """A total that was printed at another line goes to the line that it is the total of."""
    rijen = geldende_bedragen(bekend_op).filter(in_stand(stand, "post__"))
    per_post: dict[int, list[BedragGegeven]] = defaultdict(list)
    for rij in rijen.order_by("id"):
        per_post[rij.totaal_van_id or rij.post_id].append(_gegeven(rij))
    return per_post


def _gegeven(rij: Begrotingsbedrag) -> BedragGegeven:
    bedrag = bedrag_nu(rij) or 0
    return BedragGegeven(
        soort=Postsoort(rij.soort),
        herkomst=HerkomstBedrag(rij.herkomst),
        bedrag=bedrag,
        bij_benadering=rij.bij_benadering,
        elders=rij.totaal_van_id is not None,
        bron=rij.bron,
        stond_er=rij.bedrag if rij.bedrag != bedrag else None,
    )


_Opvolging = dict[int, list[OpvolgGegeven]]


def _opvolging(stand: Stand, bekend_op: datetime | None) -> tuple[_Opvolging, _Opvolging]:
    """Per line of a stand: what it was, and what it became."""
    rijen = PostOpvolging.objects.filter(
        (in_stand(stand, "was__") | in_stand(stand, "wordt__")) & bekend(bekend_op)
    ).select_related("was__aanvulling", "wordt__aanvulling")
    was: _Opvolging = defaultdict(list)
    wordt: _Opvolging = defaultdict(list)
    for rij in rijen.order_by("id"):
        soort = SoortOpvolging(rij.soort)
        was[rij.wordt_id].append(_opvolger(rij.was, soort))
        wordt[rij.was_id].append(_opvolger(rij.wordt, soort))
    return was, wordt


def _opvolger(post: Begrotingspost, soort: SoortOpvolging) -> OpvolgGegeven:
    return OpvolgGegeven(post.id, stand_van(post), post.code, naam_van(post), soort)


def _takken(ouder: int | None, onder: dict[int | None, list[PostGegeven]]) -> tuple[Tak, ...]:
    return tuple(Tak(post, _takken(post.id, onder)) for post in onder.get(ouder, ()))


def _regel(rij: Begrotingsbedrag) -> BedragRegel:
    """A stored amount as the checks on a file see it."""
    return BedragRegel(
        regel=rij.id,
        stand=stand_van(rij.post),
        code=rij.post.code,
        niveau=Niveau(rij.post.niveau),
        soort=Postsoort(rij.soort),
        bedrag=bedrag_nu(rij) or 0,
        bron=rij.bron,
        herkomst=HerkomstBedrag(rij.herkomst),
        totaal_van=rij.totaal_van.code if rij.totaal_van else None,
        bij_benadering=rij.bij_benadering,
    )


def _is_volledig(stand: Stand) -> bool:
    """Whether all amounts of a stand came from a form that holds all parts."""
    bedragen = Begrotingsbedrag.objects.filter(in_stand(stand, "post__"))
    handelingen = Handeling.objects.filter(nr__in=bedragen.values("geopend"))
    vormen = {
        json.loads(bytes(inhoud)).get("vorm")
        for inhoud in handelingen.values_list("inhoud", flat=True)
    }
    return vormen == {str(Vorm.EIGEN)}


def _bevestiging(
    was: PostGegeven, wordt: PostGegeven, soort: SoortOpvolging
) -> Voorstel[PostGegeven]:
    gelijkenis = naamgelijkenis(was.naam, wordt.naam)
    return Voorstel(soort, (was,), (wordt,), Zekerheid.HOOG, gelijkenis, "Dit is bevestigd.")
