"""An answer with its reasons, as JSON text.

The same role and article give the same words, so those are made once per Stand and kept.
"""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from http import HTTPStatus

from pydantic_core import to_json

from driehoek.kern.bevoegdheid import OPEN, Artikel, Oordeel, Reden, Rolregel, Uitslag
from driehoek.koppelingen.authzen.fouten import Fout
from driehoek.koppelingen.authzen.lezen import Onbekend
from driehoek.koppelingen.authzen.stand import Stand, sleutel
from driehoek.register.types import ROLSOORTEN, Rol

_CENTEN = 100
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ROL = {soort.id: soort.rol for soort in ROLSOORTEN}

UITSLAG = {
    Uitslag.BEVOEGD: "bevoegd",
    Uitslag.NIET_GEREGISTREERD: "niet_geregistreerd",
    Uitslag.ONBEVOEGD: "onbevoegd",
}
ZIN = {
    Reden.GEEN_ROL: "Deze persoon heeft geen rol die tot dit voorwerp reikt.",
    Reden.ROL_ANDERE_DAG: "Deze persoon heeft de rol wel, maar niet op deze dag.",
    Reden.GEEN_ARTIKEL: "De regeling geeft deze rol deze handeling niet.",
    Reden.ARTIKEL_ANDERE_DAG: "Het artikel geeft deze handeling wel, maar niet op deze dag.",
    Reden.BEDRAG: "Het bedrag is hoger dan de grens van het artikel.",
    Reden.SCOPE_ONBEKEND: "Van deze opdracht is geen scope vastgelegd.",
    Reden.SCOPE: "Het bedrag is hoger dan de scope van de opdracht.",
    Reden.VOORWAARDE: "Aan een voorwaarde van het artikel is niet voldaan.",
    Reden.LATER_BESLOTEN: "Het besluit is pas na deze dag genomen. Dat herstelt niets.",
    Reden.EIGEN_BELANG: "Wie een eigen belang heeft, beslist niet.",
    Reden.EIGEN_BESLUIT: "Niemand beslist op bezwaar tegen een eigen besluit.",
}
BEVOEGD = "Deze persoon is bevoegd."
NIET_GEREGISTREERD = "Het besluit is er wel, maar stond op dat moment niet in het register."


def id_van(oordeel: Oordeel) -> str:
    """A code for programs: the reason of a no, else the outcome."""
    if oordeel.uitslag is Uitslag.ONBEVOEGD:
        return oordeel.reden.name.lower()
    return UITSLAG[oordeel.uitslag]


def zin_van(oordeel: Oordeel) -> str:
    if oordeel.uitslag is Uitslag.BEVOEGD:
        return BEVOEGD
    if oordeel.uitslag is Uitslag.NIET_GEREGISTREERD:
        return NIET_GEREGISTREERD
    return ZIN[oordeel.reden]


def beslissing(stand: Stand, oordeel: Oordeel, op: int, bekend: int) -> str:
    """The answer to one question."""
    begin = stand.fragmenten.get(sleutel(oordeel)) or stand.bewaar(
        oordeel, _redenen(stand, oordeel)
    )
    return f"{begin}{peil(stand.nr, op, bekend)}}}}}"


def _redenen(stand: Stand, oordeel: Oordeel) -> str:
    """All of the answer that does not depend on the day: up to its Peilmoment."""
    context: dict[str, object] = {
        "id": id_van(oordeel),
        "uitslag": UITSLAG[oordeel.uitslag],
        "reason_user": {"nl": zin_van(oordeel)},
    }
    if oordeel.rol is not None:
        context["rol"] = rol(stand, oordeel.rol)
    if oordeel.artikel is not None:
        context["artikelen"] = [artikel(stand, a) for a in oordeel.artikel.keten]
    if oordeel.grens is not None:
        context["grens"] = euro(oordeel.grens)
    mag = "true" if oordeel.is_bevoegd else "false"
    return f'{{"decision":{mag},"context":{tekst(context)[:-1]},'


def onbekend(stand: Stand, fout: Fout, op: int, bekend: int) -> str:
    """A no, because the question is about what is not in the register, or cannot be read."""
    status = HTTPStatus.NOT_FOUND if isinstance(fout, Onbekend) else HTTPStatus.BAD_REQUEST
    context = {
        "id": fout.code,
        "uitslag": UITSLAG[Uitslag.ONBEVOEGD],
        "reason_user": {"nl": fout.detail},
        "error": {"status": int(status), "message": fout.detail},
    }
    kop = f'{{"decision":false,"context":{tekst(context)[:-1]}'
    return f"{kop},{peil(stand.nr, op, bekend)}}}}}"


@lru_cache(maxsize=4096)
def peil(nr: int, op: int, bekend: int) -> str:
    """On which day, with which knowledge, and at which number of the ledger."""
    moment = (_EPOCH + timedelta(microseconds=bekend)).isoformat().replace("+00:00", "Z")
    dag = date.fromordinal(op).isoformat()
    return f'"peil":{{"geldig_op":"{dag}","bekend_op":"{moment}","grootboek":{nr}}}'


def rol(stand: Stand, regel: Rolregel) -> dict[str, object]:
    nummer, soort = stand.namen.dragernummer.get(regel.drager, ("", ""))
    return {
        "rol": _ROL[regel.rolsoort].value,
        "naam": Rol(_ROL[regel.rolsoort]).in_zin,
        "waarneming": regel.waarneming,
        "voorwerp": {"type": soort, "id": nummer},
        "van": _dag(regel.van),
        "tot": _dag(regel.tot),
        "besluit": stand.namen.besluit.get(regel.feit),
    }


def artikel(stand: Stand, regel: Artikel) -> dict[str, object]:
    return {
        "code": regel.code,
        "van": _dag(regel.van),
        "tot": _dag(regel.tot),
        "tot_bedrag": None if regel.limiet == OPEN else euro(regel.limiet),
        "binnen_scope": regel.binnen_scope,
        "besluit": stand.namen.besluit.get(regel.feit),
    }


def euro(centen: int) -> str:
    return f"{centen // _CENTEN}.{centen % _CENTEN:02}"


def _dag(nummer: int) -> str | None:
    """A day, `tot` being the first one without; None: no end."""
    return None if nummer == OPEN else date.fromordinal(nummer).isoformat()


def tekst(waarde: object) -> str:
    return to_json(waarde).decode()
