"""From the lines of a was-wordt list to one plan; each line that cannot be is told."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from driehoek.kern.tijd import Periode, dag_in_woorden
from driehoek.opdrachten.overname.types import LijstGeweigerd, Melding
from driehoek.opdrachten.reorganisatie.types import (
    GAAT_OP,
    MET_LIJN,
    Doel,
    WasWordt,
    Wat,
)
from driehoek.platform import reeksen
from driehoek.platform.tijdfeit import bereik_uit
from driehoek.register import reads
from driehoek.register.models import Bestaan, Drager, Ligging, Rolvervulling
from driehoek.register.types import Dragersoort, Rol

REGEL = "REG-39"
HOOGUIT = 500


@dataclass(slots=True)
class Plan:
    """All that a was-wordt list does, in the order in which it is done."""

    nieuw: list[WasWordt] = field(default_factory=list)
    hernoemd: list[WasWordt] = field(default_factory=list)
    verhuizing: dict[int, Doel] = field(default_factory=dict)
    """Of each opdracht that moves: to which opgave."""
    rollen_over: list[WasWordt] = field(default_factory=list)
    rollen_einde: list[WasWordt] = field(default_factory=list)
    opgeheven: list[int] = field(default_factory=list)
    lijn: list[tuple[int, Doel]] = field(default_factory=list)


def maak_plan(regels: Sequence[WasWordt], per: date) -> Plan:
    """The plan of these lines; LijstGeweigerd where one or more of them cannot be."""
    if not regels:
        raise LijstGeweigerd([Melding(None, "", "De lijst heeft geen regels.", "Vul er een in.")])
    if len(regels) > HOOGUIT:
        zin = f"De lijst heeft {len(regels)} regels; meer dan {HOOGUIT} tegelijk kan niet."
        raise LijstGeweigerd([Melding(None, "", zin, "Splits haar in twee besluiten.")])
    keuring = _Keuring(regels, per)
    keuring.doe()
    if keuring.meldingen:
        raise LijstGeweigerd(keuring.meldingen)
    return keuring.plan()


class _Keuring:
    """The lines against each other and against the register of that day."""

    def __init__(self, regels: Sequence[WasWordt], per: date) -> None:
        self.regels = regels
        self.per = per
        self.meldingen: list[Melding] = []
        genoemd = {r.was for r in regels} | {r.wordt for r in regels if isinstance(r.wordt, int)}
        self.soorten = reads.soorten(genoemd)
        self.namen = reads.benamingen(genoemd, reads.peilmoment(per))
        self.levend = _levend(genoemd, per)
        self.eindigt = {r.was for r in regels if r.wat in GAAT_OP}
        self.nieuw = {r.naam for r in regels if r.wat is Wat.INSTELLEN}
        self.ligt = _ligt(self.eindigt | {r.was for r in regels if r.wat is Wat.VERPLAATSEN}, per)
        self.houders = _houders(genoemd, per)
        self.verplaatst = {r.was: r.wordt for r in regels if r.wat is Wat.VERPLAATSEN}

    def fout(self, regel: WasWordt, kolom: str, wat: str, goed: str = "", id_: str = REGEL) -> None:
        self.meldingen.append(Melding(regel.nr, kolom, wat, goed, id_))

    def doe(self) -> None:
        self._dubbel()
        for regel in self.regels:
            if regel.wat is not Wat.INSTELLEN and self._was(regel):
                self._wordt(regel)
                self._rol(regel)
        self._blijft_achter()

    def _dubbel(self) -> None:
        """One thing happens to a thing once; only a split names it more often."""
        namen = Counter(r.naam for r in self.regels if r.wat is Wat.INSTELLEN)
        lot: dict[int, Wat] = {}
        eens: set[tuple[Wat, int]] = set()
        for regel in self.regels:
            if regel.wat is Wat.INSTELLEN:
                if namen[regel.naam] > 1:
                    self.fout(regel, "wordt", f"'{regel.naam}' wordt meer dan eens ingesteld.")
                continue
            if regel.wat in GAAT_OP and lot.setdefault(regel.was, regel.wat) is not regel.wat:
                self.fout(
                    regel, "was", f"'{self._naam(regel.was)}' eindigt al op een andere regel."
                )
            if regel.wat in {Wat.HERNOEMEN, Wat.SAMENVOEGEN, Wat.BEEINDIGEN, Wat.VERPLAATSEN}:
                if (regel.wat, regel.was) in eens:
                    self.fout(regel, "was", f"'{self._naam(regel.was)}' staat er twee keer.")
                eens.add((regel.wat, regel.was))

    def _was(self, regel: WasWordt) -> bool:
        soort = self.soorten.get(regel.was, "")
        mag = _SOORTEN.get(regel.wat, frozenset({Dragersoort.OPGAVE.value}))
        if soort not in mag:
            wat = " of ".join(sorted(mag))
            self.fout(
                regel, "was", f"Hier hoort een {wat} die in het register staat.", "", "REG-02"
            )
            return False
        if regel.was not in self.levend:
            self.fout(
                regel,
                "was",
                f"'{self._naam(regel.was)}' bestaat niet op {dag_in_woorden(self.per)}.",
            )
            return False
        if regel.wat is Wat.HERNOEMEN and regel.was in self.eindigt:
            self.fout(regel, "was", f"'{self._naam(regel.was)}' eindigt: een nieuwe naam kan niet.")
        return True

    def _wordt(self, regel: WasWordt) -> None:
        """What it becomes is an opgave that is there on that day, and stays."""
        if regel.wat not in {*MET_LIJN, Wat.VERPLAATSEN, Wat.ROL_OVER}:
            return
        doel = regel.wordt
        if isinstance(doel, str):
            if doel not in self.nieuw:
                self.fout(
                    regel,
                    "wordt",
                    f"Geen regel stelt de opgave '{doel}' in.",
                    "Kijk de naam na, of zet er een regel 'instellen' bij.",
                )
            return
        if self.soorten.get(doel) != Dragersoort.OPGAVE or doel not in self.levend:
            self.fout(regel, "wordt", "Dit is geen opgave die dan bestaat.", "", "REG-02")
        elif doel == regel.was:
            self.fout(regel, "wordt", "Een opgave kan niet in zichzelf opgaan.", "", "REG-30")
        elif doel in self.eindigt:
            self.fout(regel, "wordt", f"'{self._naam(doel)}' eindigt zelf in deze lijst.")
        elif regel.wat is Wat.VERPLAATSEN and self.ligt.get(regel.was) == doel:
            self.fout(
                regel, "wordt", f"'{self._naam(regel.was)}' valt al onder '{self._naam(doel)}'."
            )

    def _rol(self, regel: WasWordt) -> None:
        if regel.wat not in {Wat.ROL_OVER, Wat.ROL_EINDIGT}:
            return
        if not self.houders[regel.was].get(regel.rol):
            wie = Rol(regel.rol).in_zin
            self.fout(regel, "rol", f"'{self._naam(regel.was)}' heeft dan geen {wie}.")
        if regel.wat is Wat.ROL_OVER and isinstance(regel.wordt, int):
            vrij = any(
                r.wat in {Wat.ROL_EINDIGT, Wat.ROL_OVER}
                and (r.was, r.rol) == (regel.wordt, regel.rol)
                for r in self.regels
            )
            if self.houders[regel.wordt].get(regel.rol) and not vrij:
                self.fout(
                    regel,
                    "wordt",
                    f"'{self._naam(regel.wordt)}' heeft al een {Rol(regel.rol).in_zin}.",
                    "Zet er een regel bij waarmee die rol eindigt.",
                    "REG-04" if regel.rol == Rol.DOMEINDIRECTEUR else "REG-19",
                )

    def _blijft_achter(self) -> None:
        """What ends leaves no opdracht behind: it says of each where it goes."""
        onder: dict[int, list[int]] = defaultdict(list)
        for opdracht, opgave in self.ligt.items():
            onder[opgave].append(opdracht)
        for regel in _eerste_per_opgave(self.regels):
            achter = [o for o in onder[regel.was] if o not in self.verplaatst]
            if not achter:
                continue
            nummers = sorted(Drager.objects.filter(id__in=achter).values_list("nummer", flat=True))
            meer = f" en nog {len(nummers) - _GENOEMD}" if len(nummers) > _GENOEMD else ""
            self.fout(
                regel,
                "was",
                f"Onder '{self._naam(regel.was)}' loopt dan nog {', '.join(nummers[:_GENOEMD])}{meer}.",
                "Zet er van elk een regel 'verplaatsen' bij.",
                "REG-02",
            )

    def _naam(self, drager: int) -> str:
        return self.namen.get(drager, "")

    def plan(self) -> Plan:
        plan = Plan(
            nieuw=self._van(Wat.INSTELLEN),
            hernoemd=self._van(Wat.HERNOEMEN),
            rollen_over=self._van(Wat.ROL_OVER),
            rollen_einde=[r for r in self._van(Wat.ROL_EINDIGT) if r.was not in self.eindigt],
            opgeheven=sorted(self.eindigt),
            lijn=[(r.was, r.wordt) for r in self.regels if r.wat in MET_LIJN],
        )
        in_: dict[int, Doel] = {r.was: r.wordt for r in self._van(Wat.SAMENVOEGEN)}
        plan.verhuizing = {o: in_[opgave] for o, opgave in self.ligt.items() if opgave in in_}
        plan.verhuizing.update(self.verplaatst)
        return plan

    def _van(self, wat: Wat) -> list[WasWordt]:
        return [r for r in self.regels if r.wat is wat]


_GENOEMD = 5
_SOORTEN: dict[Wat, frozenset[str]] = {
    Wat.VERPLAATSEN: frozenset({Dragersoort.OPDRACHT.value}),
    Wat.ROL_EINDIGT: frozenset(
        {Dragersoort.OPGAVE.value, Dragersoort.OPDRACHT.value, Dragersoort.DEELOPDRACHT.value}
    ),
}


def _eerste_per_opgave(regels: Iterable[WasWordt]) -> list[WasWordt]:
    """The line to blame where an opgave ends and not all of it has a place."""
    eerste: dict[int, WasWordt] = {}
    for regel in regels:
        if regel.wat in {Wat.SPLITSEN, Wat.BEEINDIGEN}:
            eerste.setdefault(regel.was, regel)
    return list(eerste.values())


def _levend(dragers: Iterable[int], per: date) -> set[int]:
    feiten = Bestaan.objects.huidig().filter(
        drager_id__in=reeksen.ids(dragers), geldig__contains=per
    )
    return set(feiten.values_list("drager_id", flat=True))


def _ligt(dragers: Iterable[int], per: date) -> dict[int, int]:
    """Of each opdracht that is one of these, or lies under one of them then or later: the opgave."""
    ids = reeksen.ids(dragers)
    feiten = Ligging.objects.huidig().filter(
        dragersoort=Dragersoort.OPDRACHT, geldig__overlap=bereik_uit(Periode(per))
    )
    gevonden = feiten.filter(ouder_id__in=ids) | feiten.filter(drager_id__in=ids)
    return dict(gevonden.order_by("geldig").values_list("drager_id", "ouder_id"))


def _houders(dragers: Iterable[int], per: date) -> dict[int, dict[str, int]]:
    """Who holds which role on each drager, then or later."""
    houders: dict[int, dict[str, int]] = defaultdict(dict)
    feiten = Rolvervulling.objects.huidig().filter(
        drager_id__in=reeksen.ids(dragers),
        waarneming=False,
        geldig__overlap=bereik_uit(Periode(per)),
    )
    for drager, rol, persoon in feiten.values_list("drager_id", "rolsoort__rol", "persoon_id"):
        houders[drager][rol] = persoon
    return houders
