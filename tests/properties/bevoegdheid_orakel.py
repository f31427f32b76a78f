"""Authority the slow way: every row read for every question, one clause after the other.

Imports nothing of `driehoek`: rows are plain dicts, knowledge is a function of a row.
"""

from typing import Any

Rij = dict[str, Any]
OPEN = 1 << 62


def _bekend_toen(rij: Rij, vraag: Rij) -> bool:
    return rij["bekend_van"] <= vraag["bekend"] < rij["bekend_tot"]


def _besloten_toen(rij: Rij, vraag: Rij) -> bool:
    return rij["bekend_tot"] == OPEN and rij["bestond"] <= vraag["op"]


def _bekend_nu(rij: Rij, vraag: Rij) -> bool:
    return rij["bekend_tot"] == OPEN


def antwoord(wereld: Rij, vraag: Rij) -> tuple[str, int | None]:
    """The value of the answer, and the limit of the widest power that gives it."""
    for uitslag, kent in (
        ("BEVOEGD", _bekend_toen),
        ("NIET_GEREGISTREERD", _besloten_toen),
        ("LATER_BESLOTEN", _bekend_nu),
    ):
        if _mag(wereld, vraag, lambda rij, kent=kent: kent(rij, vraag) and _geldt(rij, vraag)):
            return uitslag
    return "ONBEVOEGD"


def _geldt(rij: Rij, vraag: Rij) -> bool:
    return rij["van"] <= vraag["op"] < rij["tot"]


def _boven(wereld: Rij, drager: int, kent) -> list[int]:
    """The object and all that it lies under."""
    gevonden = [drager]
    for rij in wereld["liggingen"]:
        if rij["drager"] == drager and kent(rij):
            gevonden += _boven(wereld, rij["ouder"], kent)
    return gevonden


def _grenzen(wereld: Rij, artikel: Rij, kent) -> list[tuple[int, bool]]:
    """Each way in which an article holds: its limit, and whether it is within the scope."""
    if not kent(artikel):
        return []
    if not artikel["boven"]:
        return [(artikel["limiet"], artikel["binnen_scope"])]
    return [
        (min(artikel["limiet"], limiet), artikel["binnen_scope"] or binnen)
        for ouder in wereld["artikelen"]
        if ouder["code"] == artikel["boven"] and ouder["ondermandaat"]
        for limiet, binnen in _grenzen(wereld, ouder, kent)
    ]


def _mag(wereld: Rij, vraag: Rij, kent) -> bool:
    lijn = [*_boven(wereld, vraag["drager"], kent), wereld["concern"]]
    for rol in wereld["rollen"]:
        if rol["persoon"] != vraag["persoon"] or not kent(rol):
            continue
        for artikel in wereld["artikelen"]:
            if artikel["handeling"] != vraag["handeling"]:
                continue
            if not _is_van(wereld, artikel, rol, lijn, kent) or not _reikt(
                artikel, rol, vraag, lijn
            ):
                continue
            for limiet, binnen_scope in _grenzen(wereld, artikel, kent):
                if vraag["bedrag"] <= limiet and (
                    not binnen_scope or _past(wereld, vraag, lijn, kent)
                ):
                    return True
    return False


def _is_van(wereld: Rij, artikel: Rij, rol: Rij, lijn: list[int], kent) -> bool:
    """Whether the power is of this role, or of a vacant one right below it."""
    if artikel["drager"] not in (0, rol["drager"]):
        return False
    if artikel["rolsoort"] == rol["rolsoort"]:
        return True
    lager = [laag for laag, hoog in wereld["hoger"] if hoog == rol["rolsoort"]]
    bezet = {r["rolsoort"] for r in wereld["rollen"] if kent(r) and r["drager"] in lijn}
    return artikel["naast_hogere"] and artikel["rolsoort"] in lager and bezet.isdisjoint(lager)


def _reikt(artikel: Rij, rol: Rij, vraag: Rij, lijn: list[int]) -> bool:
    if rol["drager"] == vraag["drager"]:
        return True
    if artikel["bereik"] == "CONCERN":
        return artikel["rolsoort"] == rol["rolsoort"] or rol["drager"] in lijn
    return artikel["bereik"] == "ONDER" and rol["drager"] in lijn


def _past(wereld: Rij, vraag: Rij, lijn: list[int], kent) -> bool:
    for drager in lijn:
        budgetten = [r["budget"] for r in wereld["scopes"] if r["opdracht"] == drager and kent(r)]
        if budgetten:
            return vraag["bedrag"] <= budgetten[0]
    return False
