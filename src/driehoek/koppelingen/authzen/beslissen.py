"""/evaluation and /evaluations: from the body of a call to the body of its answer."""

from collections.abc import Iterator

from driehoek.kern.bevoegdheid import beantwoord, beslis, dagnummer
from driehoek.koppelingen.authzen.antwoord import beslissing, onbekend
from driehoek.koppelingen.authzen.fouten import Fout
from driehoek.koppelingen.authzen.lezen import Json, Lezer, Onbekend
from driehoek.koppelingen.authzen.stand import Stand
from driehoek.platform import klok

MEESTE = 1_000
"""So many questions fit in one call."""
DELEN = ("subject", "action", "resource", "context")
_EEN = frozenset(DELEN)
_MEER = _EEN | {"evaluations", "options"}
_OPTIES = frozenset({"evaluations_semantic"})
STOPT_BIJ = {
    "execute_all": None,
    "deny_on_first_deny": False,
    "permit_on_first_permit": True,
}
"""With which decision a batch ends."""
_JA = '{"decision":true'


def evaluation(stand: Stand, vraag: Json, *, streng: bool) -> str:
    lezer = Lezer(stand, streng=streng)
    lezer.velden(vraag, _EEN, "")
    return _enkel(lezer, vraag)


def evaluations(stand: Stand, vraag: Json, *, streng: bool) -> str:
    lezer = Lezer(stand, streng=streng)
    lezer.velden(vraag, _MEER, "")
    stopt_bij = _stopt_bij(lezer, vraag.get("options"))
    stukken = vraag.get("evaluations")
    if stukken is None or stukken == []:
        return _enkel(lezer, vraag)
    if not isinstance(stukken, list):
        raise Fout("'evaluations' is een lijst, met [ en ].", "/evaluations", code="geen_lijst")
    if len(stukken) > MEESTE:
        raise Fout(
            f"In een keer kunnen {MEESTE} vragen; dit zijn er {len(stukken)}.",
            "/evaluations",
            code="te_veel",
        )
    for nummer, stuk in enumerate(stukken):
        _eis_vorm(lezer, vraag, stuk, nummer)
    return f'{{"evaluations":[{",".join(_alle(lezer, vraag, stukken, stopt_bij=stopt_bij))}]}}'


def _alle(
    lezer: Lezer, vraag: Json, stukken: list[Json], *, stopt_bij: bool | None
) -> Iterator[str]:
    subject, action, resource, context = (vraag.get(naam) for naam in DELEN)
    for nummer, stuk in enumerate(stukken):
        try:
            antwoord = _beslis(
                lezer,
                stuk.get("subject", subject),
                stuk.get("action", action),
                stuk.get("resource", resource),
                stuk.get("context", context),
            )
        except Fout as fout:
            antwoord = _mislukt(lezer.stand, stuk, nummer, fout)
        yield antwoord
        if stopt_bij is not None and antwoord.startswith(_JA) is stopt_bij:
            return


def _mislukt(stand: Stand, stuk: Json, nummer: int, fout: Fout) -> str:
    """A no for this question only, where the others can still be answered."""
    if fout.plek.split("/")[1] in stuk:
        fout.plek = f"/evaluations/{nummer}{fout.plek}"
    if not fout.per_stuk:
        raise fout
    return onbekend(stand, fout, dagnummer(klok.vandaag()), stand.bekend)


def _eis_vorm(lezer: Lezer, vraag: Json, stuk: object, nummer: int) -> None:
    """A question that misses a part spoils the whole call, as the standard wants."""
    plek = f"/evaluations/{nummer}"
    if not isinstance(stuk, dict):
        raise Fout("Een vraag is een JSON-object, met { en }.", plek, code="geen_object")
    if not stuk.keys() <= _EEN:
        lezer.velden(stuk, _EEN, plek)
    for naam in DELEN[:3]:
        if stuk.get(naam) is None and vraag.get(naam) is None:
            raise Fout(
                f"'{naam}' ontbreekt hier en in de vraag als geheel.",
                f"{plek}/{naam}",
                code="ontbreekt",
            )


def _stopt_bij(lezer: Lezer, opties: object) -> bool | None:
    if opties is None:
        return None
    if not isinstance(opties, dict):
        raise Fout("'options' is een JSON-object, met { en }.", "/options", code="geen_object")
    lezer.velden(opties, _OPTIES, "/options")
    gekozen = opties.get("evaluations_semantic", "execute_all")
    if not isinstance(gekozen, str) or gekozen not in STOPT_BIJ:
        raise Fout(
            f"'evaluations_semantic' is een van: {', '.join(STOPT_BIJ)}.",
            "/options/evaluations_semantic",
            code="evaluations_semantic",
        )
    return STOPT_BIJ[gekozen]


def _enkel(lezer: Lezer, vraag: Json) -> str:
    """One question; what cannot be read is an error of the whole call."""
    return _beslis(lezer, *(vraag.get(naam) for naam in DELEN))


def _beslis(
    lezer: Lezer, subject: object, action: object, resource: object, context: object
) -> str:
    stand = lezer.stand
    bij = lezer.omstandigheden(context)
    try:
        persoon, handeling, drager, bedrag = lezer.wie_wat_waarop(subject, action, resource)
    except Onbekend as fout:
        return onbekend(stand, fout, bij.op, bij.bekend)
    if bij.eenvoudig:
        oordeel = beslis(stand.index, persoon, handeling, drager, bedrag, bij.op, bij.bekend)
    else:
        oordeel = beantwoord(stand.index, bij.vraag(persoon, handeling, drager, bedrag))
    return beslissing(stand, oordeel, bij.op, bij.bekend)
