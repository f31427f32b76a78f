"""The budget comes in: its lines and amounts per stand, and what became of each line (REG-01).

A published stand never changes: a file may add to it what was not known yet, no more.
"""

from collections.abc import Collection, Sequence
from itertools import chain

from django.db.models import Q

from driehoek.opdrachten.begroting.types import Begrotingsbestand, SoortVerschil
from driehoek.opdrachten.begroting.vergelijken import BEVESTIGBAAR, Opvolgkeuze, SoortOpvolging
from driehoek.opdrachten.begroting.verslag import aantal
from driehoek.opdrachten.koppelen import Inpassing, Plek, ouder_in, pas_in
from driehoek.opdrachten.models import (
    Begrotingsbedrag,
    Begrotingspost,
    Postaanvulling,
    PostOpvolging,
)
from driehoek.opdrachten.reads_begroting import stand_van
from driehoek.platform import reeksen
from driehoek.platform.fouten import InvoerFout
from driehoek.platform.handelingen.boek import Boek, handeling
from driehoek.register import policy
from driehoek.register.grondslagen import boek_grond
from driehoek.register.types import Besluitsoort, Grond, OpBesluit, OpConversie

MAX_GENOEMD = 10
"""So many contradictions are told one by one; the rest is counted."""


class NietsNieuws(InvoerFout):
    """All that was offered is in the register already."""


@handeling
def importeer_begroting(boek: Boek, *, bestand: Begrotingsbestand, grond: Grond) -> None:
    """Book what a budget file says that the register does not know yet."""
    policy.eis(boek, "importeer_begroting")
    _eis_grond(grond)
    inpassing = pas_in(bestand)
    _weiger_tegenspraak(inpassing.tegenspraken)
    if inpassing.is_leeg:
        raise NietsNieuws(
            f"Er verandert niets: alles uit {bestand.naam} staat al in het register.",
            veld="bestand",
        )
    grondslag = boek_grond(boek, grond, {Besluitsoort.BEGROTING})
    ids = _boek_posten(boek, inpassing, grondslag.id)
    _boek_aanvullingen(boek, inpassing, grondslag.id)
    _boek_bedragen(boek, inpassing, ids)
    _beschrijf(boek, inpassing)


@handeling
def bevestig_opvolging(boek: Boek, *, keuzes: Sequence[Opvolgkeuze], grond: Grond) -> None:
    """Book what a person confirmed: which line became which (was-wordt)."""
    policy.eis(boek, "bevestig_opvolging")
    _eis_grond(grond)
    nieuw = _nog_niet_bevestigd(keuzes)
    boek_grond(boek, grond, {Besluitsoort.BEGROTING})
    for keuze in nieuw:
        boek.open(PostOpvolging(was_id=keuze.was, wordt_id=keuze.wordt, soort=str(keuze.soort)))
    boek.gevolg("opvolging", f"Van {aantal(len(nieuw), 'post')} staat vast wat ze werden.")


def _eis_grond(grond: Grond) -> None:
    if not isinstance(grond, OpBesluit | OpConversie):
        raise InvoerFout(
            "Een begroting rust op het besluit van Provinciale Staten dat haar vaststelt, of op een"
            " conversie van gepubliceerde bestanden.",
            veld="grond",
            regel="REG-09",
        )


def _weiger_tegenspraak(tegenspraken: Sequence[str]) -> None:
    if not tegenspraken:
        return
    genoemd = list(tegenspraken[:MAX_GENOEMD])
    if rest := len(tegenspraken) - len(genoemd):
        genoemd.append(f"En nog {rest}.")
    raise InvoerFout(
        "\n".join(
            (
                "Dit bestand spreekt een stand tegen die al in het register staat. Een gepubliceerde"
                " stand verandert niet: haal de regels uit het bestand, of geef ze de stand waar ze"
                " bij horen, zoals 'begroting na wijziging 1'.",
                *genoemd,
            )
        ),
        veld="bestand",
        regel="REG-01",
    )


def _boek_posten(boek: Boek, inpassing: Inpassing, grondslag: int) -> dict[Plek, int]:
    """Book the new lines, parents first; gives the id of every line of these stands."""
    ids = dict(inpassing.bekend)
    for post in inpassing.posten:
        ouder = ouder_in(post)
        ids[post.stand, post.code] = boek.open(
            Begrotingspost(
                jaar=post.stand.jaar,
                stand=str(post.stand.soort),
                standnummer=post.stand.nummer,
                code=post.code,
                naam=post.naam,
                niveau=str(post.niveau),
                herkomst=str(post.herkomst),
                ouder_id=ids.get(ouder) if ouder else None,
                grondslag_id=grondslag,
                bron=post.bron,
            )
        )
    return ids


def _boek_aanvullingen(boek: Boek, inpassing: Inpassing, grondslag: int) -> None:
    for id_, post in inpassing.aanvullingen:
        boek.open(
            Postaanvulling(
                post_id=id_,
                naam=post.naam,
                niveau=str(post.niveau),
                bron=post.bron,
                grondslag_id=grondslag,
            )
        )


def _boek_bedragen(boek: Boek, inpassing: Inpassing, ids: dict[Plek, int]) -> None:
    for bedrag in inpassing.bedragen:
        boek.open(
            Begrotingsbedrag(
                post_id=ids[bedrag.stand, bedrag.code],
                soort=str(bedrag.soort),
                herkomst=str(bedrag.herkomst),
                bedrag=bedrag.bedrag,
                bij_benadering=bedrag.bij_benadering,
                totaal_van_id=bedrag.totaal_van and ids[bedrag.stand, bedrag.totaal_van],
                bron=bedrag.bron,
            )
        )


def _beschrijf(boek: Boek, inpassing: Inpassing) -> None:
    """What the ledger keeps of the file, with what is stored nowhere else: the second of two."""
    bestand = inpassing.bestand
    boek.inhoud = {
        "bestand": bestand.naam,
        "vorm": str(bestand.vorm),
        "standen": [stand.label for stand in bestand.standen],
        "verschillen": len(bestand.verschillen),
        "dubbel": [v.zin for v in bestand.verschillen if v.soort is SoortVerschil.DUBBEL],
    }
    boek.gevolg(
        "begroting",
        f"Uit {bestand.naam} komen {aantal(len(inpassing.posten), 'post')},"
        f" {aantal(len(inpassing.bedragen), 'bedrag')} en"
        f" {aantal(len(inpassing.aanvullingen), 'naam')} erbij,"
        f" in {aantal(len(_geraakte_standen(inpassing)), 'stand')}.",
    )


def _geraakte_standen(inpassing: Inpassing) -> set[object]:
    aangevuld = (post for _, post in inpassing.aanvullingen)
    return {
        regel.stand for regel in chain(inpassing.posten, aangevuld, inpassing.bedragen)
    }


def _nog_niet_bevestigd(keuzes: Sequence[Opvolgkeuze]) -> list[Opvolgkeuze]:
    """The choices that are new, each judged against the register and against each other."""
    posten = _posten_van(keuzes)
    bevestigd = _bevestigd(posten)
    nieuw: list[Opvolgkeuze] = []
    for keuze in keuzes:
        _keur_keuze(keuze, posten)
        bekend = bevestigd.get((keuze.was, keuze.wordt))
        if bekend is None:
            _weiger_tweede(keuze, posten, bevestigd)
            bevestigd[keuze.was, keuze.wordt] = keuze.soort
            nieuw.append(keuze)
        elif bekend is not keuze.soort:
            raise InvoerFout(
                f"Van {_noem(posten[keuze.was])} naar {_noem(posten[keuze.wordt])} staat al vast"
                f" als '{bekend}', niet als '{keuze.soort}'.",
                veld="keuzes",
                regel="REG-38",
            )
    if not nieuw:
        raise NietsNieuws("Er verandert niets: dit was al bevestigd.", veld="keuzes")
    return nieuw


def _posten_van(keuzes: Sequence[Opvolgkeuze]) -> dict[int, Begrotingspost]:
    ids = {id_ for keuze in keuzes for id_ in (keuze.was, keuze.wordt)}
    rijen = Begrotingspost.objects.filter(id__in=reeksen.ids(ids))
    return {rij.id: rij for rij in rijen}


def _bevestigd(posten: Collection[int]) -> dict[tuple[int, int], SoortOpvolging]:
    ids = reeksen.ids(posten)
    rijen = PostOpvolging.objects.filter(Q(was__in=ids) | Q(wordt__in=ids))
    return {(rij.was_id, rij.wordt_id): SoortOpvolging(rij.soort) for rij in rijen}


def _keur_keuze(keuze: Opvolgkeuze, posten: dict[int, Begrotingspost]) -> None:
    if keuze.was not in posten or keuze.wordt not in posten:
        raise InvoerFout(
            "Een van de begrotingsposten staat niet in het register.", veld="keuzes", regel="REG-38"
        )
    if keuze.soort not in BEVESTIGBAAR:
        raise InvoerFout(
            f"'{keuze.soort}' verbindt geen twee posten. Kies uit:"
            f" {', '.join(sorted(BEVESTIGBAAR))}.",
            veld="keuzes",
            regel="REG-38",
        )
    was, wordt = stand_van(posten[keuze.was]), stand_van(posten[keuze.wordt])
    if not was < wordt:
        raise InvoerFout(
            f"{was.label} komt niet voor {wordt.label}: een post gaat van een eerdere stand naar"
            " een latere.",
            veld="keuzes",
            regel="REG-38",
        )


def _weiger_tweede(
    keuze: Opvolgkeuze,
    posten: dict[int, Begrotingspost],
    bevestigd: dict[tuple[int, int], SoortOpvolging],
) -> None:
    """Only a split has several lines after it in one stand, only a merger several before it."""
    buren = _posten_naast(keuze, bevestigd)
    for was, wordt in buren:
        if was == keuze.was:
            mag, ander, zelf = SoortOpvolging.GESPLITST, wordt, keuze.wordt
        else:
            mag, ander, zelf = SoortOpvolging.SAMENGEVOEGD, was, keuze.was
        if _stand_bij(ander, posten) != _stand_bij(zelf, posten):
            continue
        if keuze.soort is mag and bevestigd[was, wordt] is mag:
            continue
        raise InvoerFout(
            f"Voor {_noem(posten[keuze.was])} of {_noem(posten[keuze.wordt])} is al iets anders"
            " bevestigd. Alleen bij 'gesplitst' of 'samengevoegd' horen er meer posten bij elkaar.",
            veld="keuzes",
            regel="REG-38",
        )
