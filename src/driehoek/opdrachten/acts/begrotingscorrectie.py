"""Correctie of the budget: the register held an amount wrongly (REG-36).

What was registered stays; a correction stands beside it and counts from then on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from driehoek.opdrachten.begroting.cellen import MAX_BEDRAG
from driehoek.opdrachten.begroting.types import Postsoort, euro
from driehoek.opdrachten.models import Bedragcorrectie, Begrotingsbedrag, Postkoppeling
from driehoek.opdrachten.reads_bedragen import bedrag_nu, bedragen_met_correctie
from driehoek.opdrachten.reads_begroting import stand_van
from driehoek.platform import reeksen
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.register import policy
from driehoek.register.grondslagen import boek_grond
from driehoek.register.types import OpRegistratiefout

MEER_DAN_EEN_SCHERM = 200


@dataclass(frozen=True, slots=True)
class JuistBedrag:
    """What one amount (by id) should have been; None: it should not have stood there."""

    bedrag: int
    wordt: int | None


@handeling
def corrigeer_bedragen(boek: Boek, *, correcties: Sequence[JuistBedrag], toelichting: str) -> None:
    """Put right what the register says wrongly of amounts; `toelichting` says what was wrong."""
    policy.eis(boek, "corrigeer_bedragen")
    boek_correcties(boek, correcties, toelichting)


def boek_correcties(boek: Boek, correcties: Sequence[JuistBedrag], toelichting: str) -> None:
    """Book corrections in an act; without a grondslag yet, they give it theirs."""
    rijen = _rijen(correcties)
    for correctie in correcties:
        _keur(rijen[correctie.bedrag], correctie)
    besluiten = {rij.post.grondslag.besluit_id for rij in rijen.values()}
    eigen = boek.grondslag
    grondslag = boek_grond(
        boek,
        OpRegistratiefout(
            besluit=besluiten.pop() if len(besluiten) == 1 else None, toelichting=toelichting
        ),
    )
    boek.grondslag = eigen or grondslag.id
    boek.uitleg = toelichting
    for correctie in correcties:
        boek.open(
            Bedragcorrectie(
                bedrag_id=correctie.bedrag, wordt=correctie.wordt, grondslag_id=grondslag.id
            )
        )
    _raak_wat_eraan_hangt(boek, rijen.values())
    _noem(boek, correcties, rijen)


def _rijen(correcties: Sequence[JuistBedrag]) -> dict[int, Begrotingsbedrag]:
    ids = {c.bedrag for c in correcties}
    if not correcties or len(ids) < len(correcties):
        raise InvoerFout("Kies elk bedrag een keer.", veld="bedrag", regel="REG-36")
    rijen = {
        rij.id: rij
        for rij in bedragen_met_correctie()
        .filter(id__in=reeksen.ids(ids))
        .select_related("post__grondslag", "totaal_van")
    }
    if ids - rijen.keys():
        raise InvoerFout("Dit bedrag staat niet in het register.", veld="bedrag", regel="REG-36")
    return rijen


def _keur(rij: Begrotingsbedrag, correctie: JuistBedrag) -> None:
    if bedrag_nu(rij) == correctie.wordt:
        raise InvoerFout(f"{_wat(rij)} staat al zo in het register.", veld="wordt", regel="REG-36")
    if correctie.wordt is not None and abs(correctie.wordt) > MAX_BEDRAG:
        raise InvoerFout(
            f"{euro(correctie.wordt)} is te veel voor een begroting. Kijk het bedrag na.",
            veld="wordt",
            regel="REG-36",
        )


def _raak_wat_eraan_hangt(boek: Boek, rijen: Iterable[Begrotingsbedrag]) -> None:
    """The rules look at what hangs on these lines: its scope may now be more than there is."""
    posten = {rij.totaal_van_id or rij.post_id for rij in rijen}
    hangt = Postkoppeling.objects.huidig().filter(post_id__in=reeksen.ids(posten))
    boek.raak(*hangt.values_list("drager_id", flat=True))


def _noem(
    boek: Boek, correcties: Sequence[JuistBedrag], rijen: Mapping[int, Begrotingsbedrag]
) -> None:
    if len(correcties) > MEER_DAN_EEN_SCHERM:
        boek.gevolg("correctie", f"{len(correcties)} bedragen van de begroting worden anders.")
        return
    for correctie in correcties:
        rij = rijen[correctie.bedrag]
        was, wordt = bedrag_nu(rij), correctie.wordt
        boek.gevolg(
            "correctie",
            f"{_wat(rij)} was {_euro(was)}, wordt {_euro(wordt)}.",
        )


def _wat(rij: Begrotingsbedrag) -> str:
    post = rij.totaal_van or rij.post
    return f"{stand_van(post).label}, {post.code or 'totaal'}: {Postsoort(rij.soort).tekst}"


def _euro(bedrag: int | None) -> str:
    return "vervallen" if bedrag is None else euro(bedrag)
