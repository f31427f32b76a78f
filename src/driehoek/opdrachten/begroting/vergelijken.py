"""From one year to the next: a was-wordt proposal per line, for a person to confirm.

The code is never the identity: the province gives a freed code to something else. A name that
stays is the strongest sign; a code that stays is only a hint.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from driehoek.opdrachten.begroting.types import is_naam_bekend


class Post(Protocol):
    """What is compared: a line read from a file, or one from the register."""

    @property
    def code(self) -> str: ...
    @property
    def naam(self) -> str: ...
    @property
    def niveau(self) -> str: ...


P = TypeVar("P", bound=Post)


class SoortOpvolging(StrEnum):
    GELIJK = "gelijk"
    HERNOEMD = "hernoemd"
    HERNUMMERD = "hernummerd"
    SAMENGEVOEGD = "samengevoegd"
    GESPLITST = "gesplitst"
    ANDERE_INHOUD = "andere inhoud"
    NIEUW = "nieuw"
    VERVALLEN = "vervallen"


BEVESTIGBAAR = frozenset(SoortOpvolging) - {SoortOpvolging.NIEUW, SoortOpvolging.VERVALLEN}
"""What links two lines; the other kinds say that a line has no other side."""


@dataclass(frozen=True, slots=True)
class Opvolgkeuze:
    """What a person says became of a line; both by their identity."""

    was: int
    wordt: int
    soort: SoortOpvolging


class Zekerheid(StrEnum):
    HOOG = "hoog"
    MIDDEN = "midden"
    LAAG = "laag"


@dataclass(frozen=True)
class Voorstel(Generic[P]):
    """What became of one line; several at one side when lines were merged or split."""

    soort: SoortOpvolging
    oud: tuple[P, ...]
    nieuw: tuple[P, ...]
    zekerheid: Zekerheid
    gelijkenis: float  # of the names, 0 to 1
    reden: str


HERNOEMD_VANAF = 0.75
VERHUISD_VANAF = 0.85
_DEEL_VANAF = 0.8
_MINSTENS_DELEN = 2
_STOPWOORDEN = frozenset(
    ("de", "het", "een", "en", "of", "in", "op", "van", "voor", "met", "door", "naar", "te", "aan")
) | {"bij", "uit", "om", "zuid", "holland"}


def stel_opvolging_voor(oud: Sequence[P], nieuw: Sequence[P]) -> list[Voorstel[P]]:
    """Every line of both sides stands in exactly one proposal; in order of code."""
    return _Vergelijking(oud, nieuw).voorstellen()


def naamgelijkenis(een: str, ander: str, *, vanaf: float = 0.0) -> float:
    """How alike two names are, without case and punctuation; 0 when one is unknown.

    Below `vanaf` the answer may be 0 too: telling that costs far less.
    """
    if not (is_naam_bekend(een) and is_naam_bekend(ander)):
        return 0.0
    links, rechts = sorted((_vouw(een), _vouw(ander)))
    vergelijker = SequenceMatcher(a=links, b=rechts, autojunk=False)
    if vergelijker.real_quick_ratio() < vanaf or vergelijker.quick_ratio() < vanaf:
        return 0.0
    return vergelijker.ratio()


class _Vergelijking(Generic[P]):
    """Takes lines away from both sides, the surest matches first."""

    def __init__(self, oud: Sequence[P], nieuw: Sequence[P]) -> None:
        self._oud = sorted(oud, key=_volgorde)
        self._nieuw = sorted(nieuw, key=_volgorde)
        self._gevonden: list[Voorstel[P]] = []

    def voorstellen(self) -> list[Voorstel[P]]:
        self._koppel(_is_gelijk, _gelijk)
        self._koppel(_zelfde_naam_en_niveau, _hernummerd)
        self._koppel(_zelfde_naam, _hernummerd)
        self._voeg_samen()
        self._splits()
        self._koppel(_lijkt_en_zelfde_code, _hernoemd)
        self._koppel_beste_gelijkenis()
        self._koppel(_zelfde_code, _andere_inhoud)
        self._gevonden += [_vervallen(post) for post in self._oud]
        self._gevonden += [_nieuw(post) for post in self._nieuw]
        return sorted(self._gevonden, key=lambda voorstel: _volgorde(_eerste(voorstel)))

    def _koppel(
        self, past: Callable[[P, P], bool], maak: Callable[[P, P, bool], Voorstel[P]]
    ) -> None:
        for post in list(self._oud):
            kandidaten = [ander for ander in self._nieuw if past(post, ander)]
            if not kandidaten:
                continue
            mededingers = sum(past(ander, kandidaten[0]) for ander in self._oud)
            is_enige = len(kandidaten) == mededingers == 1
            self._neem(maak(post, kandidaten[0], is_enige))

    def _koppel_beste_gelijkenis(self) -> None:
        """Renamed and renumbered at once: the most alike pairs first."""
        paren = [
            (naamgelijkenis(post.naam, ander.naam, vanaf=VERHUISD_VANAF), plek, andere_plek)
            for plek, post in enumerate(self._oud)
            for andere_plek, ander in enumerate(self._nieuw)
            if post.niveau == ander.niveau and _kan_lijken(post.naam, ander.naam)
        ]
        oud, nieuw = list(self._oud), list(self._nieuw)
        gebruikt: set[tuple[str, int]] = set()
        for gelijkenis, plek, andere_plek in sorted(paren, key=lambda paar: (-paar[0], *paar[1:])):
            sleutels = {("oud", plek), ("nieuw", andere_plek)}
            if gelijkenis < VERHUISD_VANAF or sleutels & gebruikt:
                continue
            gebruikt |= sleutels
            self._neem(_verhuisd(oud[plek], nieuw[andere_plek], gelijkenis))

    def _voeg_samen(self) -> None:
        for post in list(self._nieuw):
            delen = _delen_van(post, self._oud)
            if delen:
                self._neem(_samengevoegd(delen, post))

    def _splits(self) -> None:
        for post in list(self._oud):
            delen = _delen_van(post, self._nieuw)
            if delen:
                self._neem(_gesplitst(post, delen))

    def _neem(self, voorstel: Voorstel[P]) -> None:
        self._gevonden.append(voorstel)
        self._oud = [post for post in self._oud if not _zit_in(post, voorstel.oud)]
        self._nieuw = [post for post in self._nieuw if not _zit_in(post, voorstel.nieuw)]


def _zit_in(post: Post, posten: Sequence[Post]) -> bool:
    return any(post is ander for ander in posten)


def _delen_van(geheel: P, posten: Sequence[P]) -> list[P]:
    """The lines of the same level and parent whose words are nearly all in this name."""
    delen = [
        post
        for post in posten
        if post.niveau == geheel.niveau
        and _boven(post.code) == _boven(geheel.code)
        and _is_deel(post.naam, geheel.naam)
    ]
    return delen if len(delen) >= _MINSTENS_DELEN else []


def _is_deel(deel: str, geheel: str) -> bool:
    if not (is_naam_bekend(deel) and is_naam_bekend(geheel)):
        return False
    woorden, alle = _woorden(deel), _woorden(geheel)
    return bool(woorden) and len(woorden & alle) >= _DEEL_VANAF * len(woorden)


def _is_gelijk(oud: Post, nieuw: Post) -> bool:
    return oud.code == nieuw.code and _zelfde_naam_en_niveau(oud, nieuw)


def _zelfde_naam(oud: Post, nieuw: Post) -> bool:
    bekend = is_naam_bekend(oud.naam) and is_naam_bekend(nieuw.naam)
    return bekend and _vouw(oud.naam) == _vouw(nieuw.naam)


def _zelfde_naam_en_niveau(oud: Post, nieuw: Post) -> bool:
    return oud.niveau == nieuw.niveau and _zelfde_naam(oud, nieuw)


def _lijkt_en_zelfde_code(oud: Post, nieuw: Post) -> bool:
    if oud.code != nieuw.code:
        return False
    return naamgelijkenis(oud.naam, nieuw.naam) >= HERNOEMD_VANAF


def _zelfde_code(oud: Post, nieuw: Post) -> bool:
    return oud.code == nieuw.code


def _gelijk(oud: P, nieuw: P, _is_enige: bool) -> Voorstel[P]:  # noqa: FBT001 - one shape for all
    reden = f"Code {_code(oud)} en naam '{oud.naam}' zijn gelijk gebleven."
    return Voorstel(SoortOpvolging.GELIJK, (oud,), (nieuw,), Zekerheid.HOOG, 1.0, reden)


def _hernummerd(oud: P, nieuw: P, is_enige: bool) -> Voorstel[P]:  # noqa: FBT001 - see above
    reden = f"'{oud.naam}' had code {_code(oud)} en heeft nu code {_code(nieuw)}."
    zekerheid = Zekerheid.HOOG
    if oud.niveau != nieuw.niveau:
        reden += f" Het niveau ging van {oud.niveau} naar {nieuw.niveau}."
        zekerheid = Zekerheid.MIDDEN
    if not is_enige:
        reden += " Meer posten hebben deze naam: kijk welke bij elkaar horen."
        zekerheid = Zekerheid.LAAG
    return Voorstel(SoortOpvolging.HERNUMMERD, (oud,), (nieuw,), zekerheid, 1.0, reden)


def _hernoemd(oud: P, nieuw: P, _is_enige: bool) -> Voorstel[P]:  # noqa: FBT001 - see above
    gelijkenis = naamgelijkenis(oud.naam, nieuw.naam)
    zekerheid = Zekerheid.HOOG if gelijkenis >= VERHUISD_VANAF else Zekerheid.MIDDEN
    reden = (
        f"Code {_code(oud)} bleef; de naam ging van '{oud.naam}' naar '{nieuw.naam}', "
        f"die {_procent(gelijkenis)} op elkaar lijken."
    )
    return Voorstel(SoortOpvolging.HERNOEMD, (oud,), (nieuw,), zekerheid, gelijkenis, reden)


def _verhuisd(oud: P, nieuw: P, gelijkenis: float) -> Voorstel[P]:
    reden = (
        f"'{oud.naam}' ({_code(oud)}) lijkt {_procent(gelijkenis)} op '{nieuw.naam}' "
        f"({_code(nieuw)}), maar code en naam zijn beide anders: kijk of het hetzelfde is."
    )
    return Voorstel(SoortOpvolging.HERNUMMERD, (oud,), (nieuw,), Zekerheid.LAAG, gelijkenis, reden)


def _andere_inhoud(oud: P, nieuw: P, _is_enige: bool) -> Voorstel[P]:  # noqa: FBT001 - see above
    gelijkenis = naamgelijkenis(oud.naam, nieuw.naam)
    if is_naam_bekend(oud.naam) and is_naam_bekend(nieuw.naam):
        reden = (
            f"Code {_code(oud)} bleef, maar '{oud.naam}' en '{nieuw.naam}' lijken niet op elkaar: "
            "kijk of het dezelfde post is."
        )
    else:
        reden = (
            f"Code {_code(oud)} bleef, maar niet beide namen zijn bekend: "
            "kijk of het dezelfde post is."
        )
    return Voorstel(
        SoortOpvolging.ANDERE_INHOUD, (oud,), (nieuw,), Zekerheid.LAAG, gelijkenis, reden
    )


def _samengevoegd(oud: Sequence[P], nieuw: P) -> Voorstel[P]:
    reden = f"De namen van {_opsomming(oud)} komen terug in '{nieuw.naam}' ({_code(nieuw)})."
    return Voorstel(
        SoortOpvolging.SAMENGEVOEGD,
        tuple(oud),
        (nieuw,),
        Zekerheid.LAAG,
        max(naamgelijkenis(post.naam, nieuw.naam) for post in oud),
        reden,
    )


def _gesplitst(oud: P, nieuw: Sequence[P]) -> Voorstel[P]:
    reden = f"De namen van {_opsomming(nieuw)} stonden samen in '{oud.naam}' ({_code(oud)})."
    return Voorstel(
        SoortOpvolging.GESPLITST,
        (oud,),
        tuple(nieuw),
        Zekerheid.LAAG,
        max(naamgelijkenis(oud.naam, post.naam) for post in nieuw),
        reden,
    )


def _nieuw(post: P) -> Voorstel[P]:
    reden = f"Niets in de oude stand lijkt op '{post.naam}' ({_code(post)})."
    return Voorstel(SoortOpvolging.NIEUW, (), (post,), Zekerheid.MIDDEN, 0.0, reden)


def _vervallen(post: P) -> Voorstel[P]:
    reden = f"Niets in de nieuwe stand lijkt op '{post.naam}' ({_code(post)})."
    return Voorstel(SoortOpvolging.VERVALLEN, (post,), (), Zekerheid.MIDDEN, 0.0, reden)


def _eerste(voorstel: Voorstel[P]) -> P:
    return (voorstel.nieuw or voorstel.oud)[0]


def _volgorde(post: Post) -> tuple[tuple[int, ...], str]:
    return tuple(int(deel) for deel in post.code.split("-") if deel.isdigit()), post.naam


def _boven(code: str) -> str:
    return code.rpartition("-")[0]


def _code(post: Post) -> str:
    return post.code or "totaal"


def _opsomming(posten: Sequence[Post]) -> str:
    *begin, laatste = [f"'{post.naam}' ({_code(post)})" for post in posten]
    return f"{', '.join(begin)} en {laatste}" if begin else laatste


def _procent(gelijkenis: float) -> str:
    return f"{int(gelijkenis * 100)}%"


def _kan_lijken(een: str, ander: str) -> bool:
    """A cheap look first: names that are alike share runs of three letters.

    A letter that differs spoils three runs at most, so names above VERHUISD_VANAF keep about
    half of theirs; asking for a third leaves room.
    """
    links, rechts = _drietallen(een), _drietallen(ander)
    return 3 * len(links & rechts) >= min(len(links), len(rechts))


@lru_cache(maxsize=10_000)
def _drietallen(naam: str) -> frozenset[str]:
    gevouwen = f" {_vouw(naam)} "
    return frozenset(gevouwen[plek : plek + 3] for plek in range(len(gevouwen) - 2))


def _woorden(naam: str) -> set[str]:
    return set(_vouw(naam).split()) - _STOPWOORDEN


@lru_cache(maxsize=10_000)
def _vouw(naam: str) -> str:
    """Case, punctuation and double spaces say nothing about what a line is."""
    return " ".join("".join(_letters(naam)).split())


def _letters(naam: str) -> Iterator[str]:
    for teken in naam.casefold():
        yield teken if teken.isalnum() else " "
