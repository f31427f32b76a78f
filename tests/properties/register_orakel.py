"""What the acts on roles should do, said day by day on the oracle's grid.

No periods are cut here and no pieces joined: an act writes or clears single days. Whatever breaks a
rule is found by looking at every day afterwards. It knows nothing of `driehoek.kern.tijd`.
"""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from orakel import Raster

GELDEND, GESCHORST, INGETROKKEN = "geldend", "geschorst", "ingetrokken"


class Geweigerd(Exception):  # noqa: N818  (as in the register: a refusal is no error)
    """The register should refuse this."""


@dataclass(frozen=True)
class Plek:
    """A role on a drager; `enig`: one holder at a time. A substitute has a place of his own."""

    drager: int
    rol: str
    enig: bool
    waarneming: bool = False

    def sleutel(self, persoon: int) -> tuple[object, ...]:
        return ("rol", self, 0 if self.enig else persoon)


@dataclass(frozen=True)
class Waarde:
    persoon: int
    besluit: str
    """The besluit that it rests on, by its kenmerk; a correction leaves that as it is."""


@dataclass(frozen=True)
class Feit:
    """A row of the register, as the acts name it: what it says and on which days."""

    plek: Plek
    waarde: Waarde
    van: date
    tot: date | None


@dataclass
class Stand:
    """What the acts know besides the grid."""

    werkt_vanaf: dict[str, date] = field(default_factory=dict)
    geweken: dict[str, dict[tuple[object, date], Waarde]] = field(default_factory=dict)
    """By besluit: what gave way to it, day by day."""
    omslagen: dict[str, dict[tuple[tuple, date], tuple[object, object]]] = field(
        default_factory=dict
    )
    """By intrekking, schorsing or vernietiging: what stood before it and after it, day by day."""


class RegisterOrakel:
    """The register of roles as it should be."""

    def __init__(self, eerste: date, laatste: date, bestaan: dict[int, tuple[date, date]]) -> None:
        self.raster = Raster(eerste, laatste)
        self._bestaan = bestaan
        self._stand = Stand()

    def probeer(self, werk: Callable[[], None]) -> bool:
        """Do this act, or leave all as it was; whether the register should accept it."""
        voor = copy.deepcopy(self._stand)
        try:
            werk()
            self._eis_regels()
        except Geweigerd:
            self._stand = voor
            self.raster.verwerp()
            return False
        return True

    # The acts.

    def besluit(self, kenmerk: str, werkt_vanaf: date) -> None:
        """Register a besluit; one that is there must be in force on some day."""
        if kenmerk not in self._stand.werkt_vanaf:
            self._stand.werkt_vanaf[kenmerk] = werkt_vanaf
            self.raster.zet(("status", kenmerk), werkt_vanaf, None, (GELDEND, kenmerk))
        elif not any(self._status(kenmerk, dag) == GELDEND for dag in self.raster.dagen):
            raise Geweigerd

    def benoem(self, plek: Plek, waarde: Waarde, van: date, tot: date | None) -> None:
        sleutel = plek.sleutel(waarde.persoon)
        if any(self.raster.nu(sleutel, dag) for dag in self._dagen(van, tot)):
            raise Geweigerd
        self._zet(sleutel, van, tot, waarde, door=waarde.besluit)

    def vervang(self, plek: Plek, waarde: Waarde, van: date, tot: date | None) -> None:
        self._zet(plek.sleutel(waarde.persoon), van, tot, waarde, door=waarde.besluit)
        self._kap(door=waarde.besluit)

    def beeindig(self, feit: Feit, per: date, door: str | None) -> None:
        if feit.tot is not None and feit.tot <= per:
            raise Geweigerd
        self._wis(feit.plek.sleutel(feit.waarde.persoon), max(per, feit.van), feit.tot, door=door)
        self._kap(door=door)

    def rechtsfeit(self, feiten: list[Feit], per: date) -> None:
        """All roles of one person end."""
        lopend = [f for f in feiten if f.tot is None or f.tot > per]
        if not lopend:
            raise Geweigerd
        for feit in lopend:
            self.beeindig(feit, per, door=None)

    def corrigeer(self, feit: Feit, nieuw: tuple[int, date, date | None] | None) -> None:
        """`nieuw`: person and days that should have stood there; None: nothing should."""
        door = feit.waarde.besluit
        self._wis(feit.plek.sleutel(feit.waarde.persoon), feit.van, feit.tot, door=door)
        if nieuw:
            persoon, van, tot = nieuw
            self._zet(feit.plek.sleutel(persoon), van, tot, Waarde(persoon, door), door=door)
        if not feit.plek.waarneming:
            self._kap(door=door)

    def trek_in(self, kenmerk: str, per: date | None, status: str, door: str) -> None:
        if status == INGETROKKEN and kenmerk.startswith("vernietiging"):
            raise Geweigerd
        begin = self._stand.werkt_vanaf[kenmerk]
        van, voor = begin if per is None else max(per, begin), self._foto()
        self._zet_status(kenmerk, van, None, (status, door), {GELDEND, GESCHORST})
        self._neem_weg(kenmerk, van, None, door=door)
        if per is None and kenmerk not in self._stand.omslagen:
            self._laat_herleven(kenmerk)
        self._kap(door=door)
        self._onthoud_omslag(door, voor)

    def schors(self, kenmerk: str, van: date, tot: date | None, door: str) -> None:
        voor = self._foto()
        self._zet_status(kenmerk, van, tot, (GESCHORST, door), {GELDEND})
        self._neem_weg(kenmerk, van, tot, door=door)
        self._kap(door=door)
        self._onthoud_omslag(door, voor)

    # Day by day.

    def _dagen(self, van: date, tot: date | None) -> list[date]:
        return [d for d in self.raster.dagen if van <= d and (tot is None or d < tot)]

    def _status(self, kenmerk: str, dag: date) -> object:
        waarde = self.raster.nu(("status", kenmerk), dag)
        return waarde[0] if isinstance(waarde, tuple) else None

    def _zet(
        self, sleutel: object, van: date, tot: date | None, waarde: Waarde, *, door: str
    ) -> None:
        self._onthoud(sleutel, van, tot, door, behalve=waarde)
        self.raster.zet(sleutel, van, tot, waarde)

    def _wis(self, sleutel: object, van: date, tot: date | None, *, door: str | None) -> None:
        self._onthoud(sleutel, van, tot, door)
        self.raster.wis(sleutel, van, tot)

    def _onthoud(
        self,
        sleutel: object,
        van: date,
        tot: date | None,
        door: str | None,
        behalve: Waarde | None = None,
    ) -> None:
        """Remember what gives way to besluit `door` on these days."""
        if door is None:
            return
        for dag in self._dagen(van, tot):
            oud = self.raster.nu(sleutel, dag)
            if isinstance(oud, Waarde) and oud.besluit != door and oud != behalve:
                self._stand.geweken.setdefault(door, {})[sleutel, dag] = oud

    def _zet_status(
        self,
        kenmerk: str,
        van: date,
        tot: date | None,
        status: tuple[str, str],
        wijkt: set[str],
    ) -> None:
        dagen = [d for d in self._dagen(van, tot) if self._status(kenmerk, d) in wijkt]
        if not dagen:
            raise Geweigerd
        for dag in dagen:
            self.raster.zet(("status", kenmerk), dag, dag + timedelta(days=1), status)

    def _neem_weg(self, kenmerk: str, van: date, tot: date | None, *, door: str) -> None:
        if kenmerk in self._stand.omslagen:
            self._herstel(kenmerk, set(self._dagen(van, tot)))
        else:
            self._ontneem(kenmerk, van, tot, door=door)

    def _foto(self) -> dict[tuple[tuple, date], object]:
        return {
            (sleutel, dag): waarde
            for sleutel in self.raster.sleutels()
            for dag in self.raster.dagen
            if (waarde := self.raster.nu(sleutel, dag))
        }

    def _onthoud_omslag(self, door: str, voor: dict[tuple[tuple, date], object]) -> None:
        """What this act changed, its own status left out."""
        na = self._foto()
        self._stand.omslagen[door] = {
            plaats: (voor.get(plaats), na.get(plaats))
            for plaats in voor.keys() | na.keys()
            if voor.get(plaats) != na.get(plaats) and plaats[0] != ("status", door)
        }

    def _herstel(self, kenmerk: str, dagen: set[date]) -> None:
        """On each day that nobody spoke about since, what stood there before `kenmerk`."""
        omslag = [
            (sleutel, dag, *paar)
            for (sleutel, dag), paar in self._stand.omslagen[kenmerk].items()
            if dag in dagen
        ]
        # First what besluiten are worth, the newest first; then holders; then who substitutes.
        for sleutel, dag, voor, na in sorted(omslag, key=_volgorde):
            if self._sindsdien(sleutel, dag, na):
                continue
            goed = self._mag_terug(sleutel, dag, voor)
            if goed is None:
                self.raster.wis(sleutel, dag, dag + timedelta(days=1))
            else:
                self.raster.zet(sleutel, dag, dag + timedelta(days=1), goed)

    def _sindsdien(self, sleutel: tuple, dag: date, na: object) -> bool:
        """Whether somebody spoke later; that a besluit fell on which it rested, is no speaking."""
        nu = self.raster.nu(sleutel, dag)
        viel = isinstance(na, Waarde) and self._status(na.besluit, dag) != GELDEND
        return nu != na and not (nu is None and viel)

    def _mag_terug(self, sleutel: tuple, dag: date, voor: object) -> object:
        if sleutel[0] == "status":
            eigen = voor[1] == sleutel[1] or self._status(voor[1], dag) == GELDEND
            return voor if eigen else (GELDEND, sleutel[1])
        if voor is None or self._status(voor.besluit, dag) != GELDEND:
            return None
        alleen = sleutel[1].waarneming and not self._titularis(sleutel[1], dag)
        return None if alleen else voor

    def _ontneem(self, kenmerk: str, van: date, tot: date | None, *, door: str) -> None:
        for sleutel, dag, waarde in list(self._rollen()):
            if waarde.besluit == kenmerk and van <= dag and (tot is None or dag < tot):
                self._wis(sleutel, dag, dag + timedelta(days=1), door=door)

    def _laat_herleven(self, kenmerk: str) -> None:
        for (sleutel, dag), waarde in self._stand.geweken.get(kenmerk, {}).items():
            if (
                self.raster.nu(sleutel, dag) is None
                and self._status(waarde.besluit, dag) == GELDEND
            ):
                self.raster.zet(sleutel, dag, dag + timedelta(days=1), waarde)

    def _kap(self, *, door: str | None) -> None:
        """A substitution ends with the role that it stands beside."""
        for sleutel, dag, _ in list(self._rollen()):
            if sleutel[1].waarneming and not self._titularis(sleutel[1], dag):
                self._wis(sleutel, dag, dag + timedelta(days=1), door=door)

    def _titularis(self, plek: Plek, dag: date) -> object:
        return self.raster.nu(Plek(plek.drager, plek.rol, plek.enig).sleutel(0), dag)

    def _rollen(self) -> Iterator[tuple[tuple, date, Waarde]]:
        for sleutel in self.raster.sleutels():
            if sleutel[0] != "rol":
                continue
            for dag in self.raster.dagen:
                if waarde := self.raster.nu(sleutel, dag):
                    yield sleutel, dag, waarde

    def _eis_regels(self) -> None:
        """REG-08, REG-26, REG-35 and BEV-14, on every day."""
        for sleutel, dag, waarde in self._rollen():
            plek = sleutel[1]
            begin, einde = self._bestaan[plek.drager]
            goed = (
                begin <= dag <= einde
                and dag >= self._stand.werkt_vanaf[waarde.besluit]
                and self._status(waarde.besluit, dag) == GELDEND
                and (not plek.waarneming or self._titularis(plek, dag))
            )
            if not goed:
                raise Geweigerd


def _volgorde(omslag: tuple[tuple, date, object, object]) -> tuple[int, int]:
    sleutel = omslag[0]
    if sleutel[0] == "status":
        return 0, -int(sleutel[1].rsplit("-", 1)[1])
    return (2 if sleutel[1].waarneming else 1), 0
