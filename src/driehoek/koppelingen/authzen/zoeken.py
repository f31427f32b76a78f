"""/search/subject, /search/resource and /search/action: who, on what, or what may be done.

What is found is what an evaluation with the same day and knowledge says yes to. A next page is of
the same moment: its token holds it.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.core import signing

from driehoek.bevoegdheden.types import BIJ_NUMMER, Rechtshandeling
from driehoek.kern.bevoegdheid import Vraag, beantwoord, wie_mag
from driehoek.koppelingen.authzen.antwoord import peil, tekst
from driehoek.koppelingen.authzen.fouten import Fout
from driehoek.koppelingen.authzen.lezen import PERSOON, Json, Lezer, Omstandigheden, Onbekend
from driehoek.koppelingen.authzen.stand import Stand

STANDAARD = 100
MEESTE = 1_000
_VELDEN = frozenset({"subject", "action", "resource", "context", "page"})
_BLADZIJDE = frozenset({"token", "limit", "properties"})
_ZOUT = "authzen.bladzijde"
NIETS = 0
"""Stands in a question for what is searched."""
_DOOR_DE_TIJD = ("concern", "orgaan")
"""These lie under nothing; they are always there."""


@dataclass(frozen=True, slots=True)
class Bladzijde:
    """Which part of what is found: from where, how much, and as known when."""

    vanaf: int
    hoogstens: int
    op: int
    bekend: int


def subjecten(stand: Stand, vraag: Json, *, streng: bool) -> str:
    lezer = _lezer(stand, vraag, streng=streng)
    soort = lezer.soort(vraag.get("subject"), "/subject")
    wat, waarop = lezer.action(vraag.get("action")), lezer.resource(vraag.get("resource"))
    bij, bladzijde = _moment(lezer, vraag)
    try:
        lezer.eis_persoonstype(soort)
        handeling = lezer.handeling(wat)
        drager, bedrag = lezer.drager(waarop)
    except Onbekend as fout:
        return _niets(stand, bij, fout)
    oordelen = wie_mag(stand.index, bij.vraag(NIETS, handeling, drager, bedrag))
    nummers = dict.fromkeys(
        stand.namen.persoonsnummer[o.rol.persoon] for o in oordelen if o.rol is not None
    )
    return _antwoord(
        stand, vraag, bij, bladzijde, [{"type": PERSOON, "id": nummer} for nummer in nummers]
    )


def resources(stand: Stand, vraag: Json, *, streng: bool) -> str:
    lezer = _lezer(stand, vraag, streng=streng)
    soort = lezer.soort(vraag.get("resource"), "/resource")
    bedrag = lezer.bedrag_van(vraag["resource"])
    wie, wat = lezer.subject(vraag.get("subject")), lezer.action(vraag.get("action"))
    bij, bladzijde = _moment(lezer, vraag)
    try:
        persoon, handeling = lezer.persoon(wie), lezer.handeling(wat)
        lezer.eis_soort(soort)
    except Onbekend as fout:
        return _niets(stand, bij, fout)
    gevraagd = bij.vraag(persoon, handeling, NIETS, bedrag)
    gevonden = [
        {"type": soort, "id": stand.namen.dragernummer[drager][0]}
        for drager in _bestaande(stand, soort, gevraagd)
        if beantwoord(stand.index, replace(gevraagd, drager=drager)).is_bevoegd
    ]
    return _antwoord(stand, vraag, bij, bladzijde, gevonden)


def acties(stand: Stand, vraag: Json, *, streng: bool) -> str:
    lezer = _lezer(stand, vraag, streng=streng)
    if "action" in vraag and streng:
        raise Fout(
            "Wie naar handelingen zoekt, stuurt geen 'action' mee.",
            "/action",
            code="onbekend_veld",
        )
    wie, waarop = lezer.subject(vraag.get("subject")), lezer.resource(vraag.get("resource"))
    bij, bladzijde = _moment(lezer, vraag)
    try:
        persoon = lezer.persoon(wie)
        drager, bedrag = lezer.drager(waarop)
    except Onbekend as fout:
        return _niets(stand, bij, fout)
    gevraagd = bij.vraag(persoon, NIETS, drager, bedrag)
    gevonden = [
        {"name": BIJ_NUMMER[handeling.nummer].value}
        for handeling in Rechtshandeling
        if beantwoord(stand.index, replace(gevraagd, handeling=handeling.nummer)).is_bevoegd
    ]
    return _antwoord(stand, vraag, bij, bladzijde, gevonden)


def _lezer(stand: Stand, vraag: Json, *, streng: bool) -> Lezer:
    lezer = Lezer(stand, streng=streng)
    lezer.velden(vraag, _VELDEN, "")
    return lezer


def _bestaande(stand: Stand, soort: str, vraag: Vraag) -> Iterable[int]:
    """The dragers of a kind that are there on that day."""
    liggingen = stand.index.liggingen
    for drager in stand.namen.van_soort.get(soort, ()):
        if soort in _DOOR_DE_TIJD or any(
            regel.geldt(vraag.op, vraag.bekend) for regel in liggingen.get(drager, ())
        ):
            yield drager


def _moment(lezer: Lezer, vraag: Json) -> tuple[Omstandigheden, Bladzijde]:
    """The circumstances, and the page; a next page is of the moment of the first."""
    bij = lezer.omstandigheden(vraag.get("context"))
    bladzijde = _bladzijde(lezer, vraag, bij)
    return replace(bij, op=bladzijde.op, bekend=bladzijde.bekend), bladzijde


def _bladzijde(lezer: Lezer, vraag: Json, bij: Omstandigheden) -> Bladzijde:
    gegeven = vraag.get("page")
    if gegeven is None:
        return Bladzijde(0, STANDAARD, bij.op, bij.bekend)
    if not isinstance(gegeven, dict):
        raise Fout("'page' is een JSON-object, met { en }.", "/page", code="geen_object")
    lezer.velden(gegeven, _BLADZIJDE, "/page")
    if gegeven.get("properties"):
        raise Fout(
            "Met 'properties' van 'page' kan hier niets.", "/page/properties", code="onbekend_veld"
        )
    hoogstens = gegeven.get("limit")
    if hoogstens is not None and (
        not isinstance(hoogstens, int)
        or isinstance(hoogstens, bool)
        or not 0 <= hoogstens <= MEESTE
    ):
        raise Fout(
            f"'limit' is een heel getal van 0 tot en met {MEESTE}.", "/page/limit", code="limit"
        )
    penning = gegeven.get("token")
    if penning is None or penning == "":
        return Bladzijde(0, STANDAARD if hoogstens is None else hoogstens, bij.op, bij.bekend)
    return _vervolg(vraag, penning, hoogstens)


def _vervolg(vraag: Json, penning: object, hoogstens: int | None) -> Bladzijde:
    try:
        vanaf, eerder, op, bekend, afdruk = signing.loads(str(penning), salt=_ZOUT)
    except (signing.BadSignature, ValueError):
        raise Fout(
            "Dit token is niet van ons. Neem 'next_token' van de vorige bladzijde over zoals het is.",
            "/page/token",
            code="token",
        ) from None
    if afdruk != _afdruk(vraag) or hoogstens not in (None, eerder):
        raise Fout(
            "Bij een volgende bladzijde hoort dezelfde vraag als bij de eerste.",
            "/page/token",
            code="token_andere_vraag",
        )
    return Bladzijde(vanaf, eerder, op, bekend)


def _afdruk(vraag: Json) -> str:
    """What a question is, apart from its page."""
    zonder = {naam: waarde for naam, waarde in vraag.items() if naam != "page"}
    return hashlib.sha256(json.dumps(zonder, sort_keys=True).encode()).hexdigest()[:32]


def _antwoord(
    stand: Stand,
    vraag: Json,
    bij: Omstandigheden,
    bladzijde: Bladzijde,
    gevonden: Sequence[dict[str, str]],
) -> str:
    tot = bladzijde.vanaf + bladzijde.hoogstens
    deel = gevonden[bladzijde.vanaf : tot]
    volgende = ""
    if tot < len(gevonden):
        volgende = signing.dumps(
            [tot, bladzijde.hoogstens, bij.op, bij.bekend, _afdruk(vraag)], salt=_ZOUT
        )
    page = {"next_token": volgende, "count": len(deel), "total": len(gevonden)}
    return (
        f'{{"page":{tekst(page)},"context":{{{peil(stand.nr, bij.op, bij.bekend)}}},'
        f'"results":{tekst(deel)}}}'
    )


def _niets(stand: Stand, bij: Omstandigheden, fout: Fout) -> str:
    """Nothing is found, because the question is about what is not in the register."""
    context = tekst({"id": fout.code, "reason_user": {"nl": fout.detail}})[:-1]
    page = tekst({"next_token": "", "count": 0, "total": 0})
    return (
        f'{{"page":{page},"context":{context},{peil(stand.nr, bij.op, bij.bekend)}}},"results":[]}}'
    )
