"""From the words of a publication to a stand: which year, which kind."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from driehoek.opdrachten.begroting.cellen import EERSTE_JAAR, LAATSTE_JAAR, AfgekeurdError
from driehoek.opdrachten.begroting.types import SoortStand, Stand

# (pattern, kind); a pattern with `jaar` names the year itself, others lean on the row's year.
_PUBLICATIES: tuple[tuple[re.Pattern[str], SoortStand], ...] = tuple(
    (re.compile(patroon), soort)
    for patroon, soort in (
        (r"begroting (?P<jaar>\d{4}) t/m (?:vjn|voorjaarsnota)", SoortStand.VOORJAARSNOTA),
        (r"begroting (?P<jaar>\d{4}) t/m (?:njn|najaarsnota)", SoortStand.NAJAARSNOTA),
        (r"begroting incl\.? (?P<nummer>[1-9][0-9]?)e wijziging", SoortStand.NA_WIJZIGING),
        (r"bijstelling (?:vjn|voorjaarsnota)", SoortStand.BIJSTELLING_VOORJAARSNOTA),
        (r"bijstelling (?:njn|najaarsnota)", SoortStand.BIJSTELLING_NAJAARSNOTA),
        (r"bijgestelde begroting", SoortStand.BIJGESTELDE_BEGROTING),
        (r"raming (?P<jaar>\d{4})", SoortStand.RAMING),
        (r"kadernota (?P<jaar>\d{4})", SoortStand.KADERNOTA),
        (r"begroting (?P<jaar>\d{4})", SoortStand.BEGROTING),
        (r"(?:voorjaarsnota|vjn) (?P<jaar>\d{4})", SoortStand.VOORJAARSNOTA),
        (r"(?:najaarsnota|njn) (?P<jaar>\d{4})", SoortStand.NAJAARSNOTA),
        (r"jaarrekening (?P<jaar>\d{4})", SoortStand.JAARREKENING),
        (r"omgevingsprogramma (?P<jaar>\d{4})", SoortStand.OMGEVINGSPROGRAMMA),
    )
)
# Publications that are no stand of their own but belong to one.
_BIJLAGEN: tuple[tuple[re.Pattern[str], SoortStand], ...] = tuple(
    (re.compile(patroon), soort)
    for patroon, soort in (
        (r"(?:pzg|programma zuid-hollands groen) (?P<jaar>\d{4})", SoortStand.BEGROTING),
        (
            r"(?:pzi|programma (?:zuid-)?hollandse infrastructuur) (?P<jaar>\d{4})",
            SoortStand.BEGROTING,
        ),
        (r"jaarverslag (?P<jaar>\d{4})", SoortStand.JAARREKENING),
    )
)
_GEEN_STAND = re.compile(r"coalitieakkoord \d{4}")
_OOK_GEZIEN = re.compile(r"(?P<codes>[\d,\s-]+?) ook gezien in (?P<standen>.+)")
_HAAKJES = re.compile(r"\s*\([^)]*\)")
_JAAR = re.compile(r"\b(\d{4})\b")
_EIGEN_NUMMER = re.compile(r"(?P<soort>begroting na wijziging|raming uit) (?P<nummer>\d{1,4})")

_GOED = (
    "Noem een publicatie met haar jaar, zoals 'Begroting 2025', 'Kadernota 2025', "
    "'Begroting 2020 t/m VJN', 'Raming 2022' of 'Jaarrekening 2019'."
)


@dataclass(frozen=True)
class Herkomst:
    """What the 'bron' or 'product' of a row says: its stand, and more where it was seen."""

    document: str
    stand: Stand
    ook: tuple[tuple[frozenset[str], Stand], ...] = ()  # codes, and the stand they were seen in
    opmerkingen: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Deel:
    stand: Stand | None
    opmerking: str | None = None


def lees_bron_van_structuur(tekst: str) -> Herkomst:
    """The column 'bron' of the province's structure, which has no year of its own."""
    eerste, *verdere = (stuk.strip() for stuk in tekst.split(";"))
    delen = [_lees_deel(deel) for deel in eerste.split("/")]
    standen = [deel.stand for deel in delen if deel.stand]
    if not standen:
        raise AfgekeurdError(f"Uit '{tekst}' volgt geen stand van de begroting.", _GOED)
    ook = [(frozenset[str](), stand) for stand in standen[1:]]
    for stuk in verdere:
        ook.extend(_lees_ook_gezien(stuk))
    opmerkingen = tuple(deel.opmerking for deel in delen if deel.opmerking)
    return Herkomst(tekst, standen[0], tuple(ook), opmerkingen)


def lees_product(tekst: str, jaar: int) -> Herkomst:
    """The column 'product' of the province's amounts: a publication, and a column of it."""
    document, _, kolom = (deel.strip() for deel in tekst.partition(" / "))
    deel = _lees_deel(kolom or document, jaar)
    if deel.stand is None:
        raise AfgekeurdError(f"'{tekst}' is geen stand van de begroting.", _GOED)
    stand = _met_jaar_van_raming(deel.stand, document)
    if stand.jaar != jaar:
        raise AfgekeurdError(
            f"'{tekst}' gaat over {stand.jaar}, maar de kolom jaar zegt {jaar}.",
            "Zet in beide kolommen hetzelfde jaar.",
        )
    _keur_jaar_van_document(stand, document, kolom, tekst)
    return Herkomst(
        document, stand, opmerkingen=tuple(zin for zin in (deel.opmerking,) if zin is not None)
    )


def lees_eigen_stand(tekst: str, jaar: int) -> Stand:
    """The column 'stand' of our own form; its year stands in the column beside it."""
    woorden = " ".join(tekst.casefold().split())
    genummerd = _EIGEN_NUMMER.fullmatch(woorden)
    if genummerd:
        soort = (
            SoortStand.RAMING
            if genummerd["soort"].startswith(SoortStand.RAMING)
            else SoortStand.NA_WIJZIGING
        )
        return _genummerd(jaar, soort, int(genummerd["nummer"]), tekst)
    soorten = {str(soort): soort for soort in SoortStand if soort is not SoortStand.NA_WIJZIGING}
    if woorden not in soorten:
        raise AfgekeurdError(
            f"'{tekst.strip()}' is geen stand van de begroting."
            if woorden
            else "De stand is leeg.",
            f"Kies uit: {', '.join(soorten)}, begroting na wijziging 1, raming uit {jaar - 1}.",
        )
    return Stand(jaar, soorten[woorden])


def _genummerd(jaar: int, soort: SoortStand, nummer: int, tekst: str) -> Stand:
    is_raming = soort is SoortStand.RAMING
    klopt = EERSTE_JAAR <= nummer <= jaar if is_raming else 1 <= nummer <= 99  # noqa: PLR2004
    if klopt:
        return Stand(jaar, soort, nummer)
    raise AfgekeurdError(
        f"Het getal in '{tekst.strip()}' kan niet.",
        f"Noem het jaar van de begroting die de raming maakte, hoogstens {jaar}."
        if is_raming
        else "Noem het nummer van de wijziging, van 1 tot en met 99.",
    )


def _lees_deel(tekst: str, jaar: int | None = None) -> _Deel:
    woorden = " ".join(_HAAKJES.sub("", tekst).casefold().split())
    stand = _eerste_treffer(_PUBLICATIES, woorden, jaar)
    if stand:
        return _Deel(stand)
    stand = _eerste_treffer(_BIJLAGEN, woorden, jaar)
    if stand:
        return _Deel(stand, f"'{tekst.strip()}' hoort bij een stand: gelezen als {stand.label}.")
    if _GEEN_STAND.fullmatch(woorden):
        return _Deel(
            None, f"'{tekst.strip()}' is geen stand van de begroting; een andere in de rij telt."
        )
    raise AfgekeurdError(f"'{tekst.strip()}' is geen bekende publicatie.", _GOED)


def _eerste_treffer(
    patronen: tuple[tuple[re.Pattern[str], SoortStand], ...], woorden: str, jaar: int | None
) -> Stand | None:
    for patroon, soort in patronen:
        gevonden = patroon.fullmatch(woorden)
        if not gevonden:
            continue
        groepen = gevonden.groupdict()
        eigen_jaar = int(groepen["jaar"]) if groepen.get("jaar") else jaar
        if eigen_jaar is None:
            return None
        if not EERSTE_JAAR <= eigen_jaar <= LAATSTE_JAAR:
            raise AfgekeurdError(f"{eigen_jaar} is geen begrotingsjaar.", _GOED)
        return Stand(eigen_jaar, soort, int(groepen.get("nummer") or 0))
    return None


def _lees_ook_gezien(stuk: str) -> list[tuple[frozenset[str], Stand]]:
    gevonden = _OOK_GEZIEN.fullmatch(stuk)
    if not gevonden:
        raise AfgekeurdError(
            f"'{stuk}' is niet te lezen.", "Schrijf na de puntkomma '1,2 ook gezien in VJN 2024'."
        )
    codes = frozenset(code.strip() for code in gevonden["codes"].split(","))
    delen = (_lees_deel(deel) for deel in gevonden["standen"].split("/"))
    return [(codes, deel.stand) for deel in delen if deel.stand]


def _met_jaar_van_raming(stand: Stand, document: str) -> Stand:
    """A raming is known by the budget that made it."""
    jaar = _JAAR.search(document)
    if stand.soort is not SoortStand.RAMING or not jaar or int(jaar[1]) == stand.jaar:
        return stand
    return Stand(stand.jaar, stand.soort, int(jaar[1]))


def _keur_jaar_van_document(stand: Stand, document: str, kolom: str, tekst: str) -> None:
    """A column without a year of its own speaks of the year of its publication."""
    jaar = _JAAR.search(document)
    if not kolom or not jaar or _JAAR.search(kolom) or int(jaar[1]) == stand.jaar:
        return
    raise AfgekeurdError(
        f"'{tekst}' gaat over {jaar[1]}, maar de kolom jaar zegt {stand.jaar}.",
        "Zet in beide kolommen hetzelfde jaar.",
    )


_HELE_BEGROTING = frozenset({SoortStand.BEGROTING, SoortStand.NA_WIJZIGING})


def vorige_van(stand: Stand, standen: Iterable[Stand]) -> Stand | None:
    """The stand that the lines of `stand` come from: the last whole budget before it.

    A raming comes from the budget that made it. Without a whole budget, the nearest stand counts
    that is neither a raming nor a change of another one.
    """
    eerder = [ander for ander in standen if ander < stand and not ander.is_mutatie]
    if stand.soort is SoortStand.RAMING and stand.nummer:
        eerder = [ander for ander in eerder if ander.jaar <= stand.nummer]
    heel = [ander for ander in eerder if ander.soort in _HELE_BEGROTING]
    deels = [ander for ander in eerder if ander.soort is not SoortStand.RAMING]
    return max(heel or deels, default=None)
