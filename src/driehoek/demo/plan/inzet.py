"""Who could be AOG or AON of what: a pool per opgave, chosen once, so that people keep their field."""

from driehoek.demo.plan.mensen import OPDRACHTMANAGER
from driehoek.demo.plan.rollen import Rol
from driehoek.demo.plan.staat import Opdracht, Wereld
from driehoek.demo.plan.types import Label

_AOGS_PER_OPGAVE = 3
_OPDRACHTEN_PER_AON = 2.1
_MINSTENS_AON = 4
_AON_SCHAAL = range(8, 14)
_KANS_IEDER = 0.2
_GROOT = 2.0
_KANS_PROGRAMMADIRECTEUR = 0.45
# One person is AON of all these: too much, and to be found as a signal (REG-06).
OVERBELAST = (
    "Leefgebied weidevogels: agrarisch natuurbeheer",
    "Tegemoetkoming faunaschade",
    "Faunabeheereenheid: subsidie en afspraken",
    "Subsidieregeling Kwaliteitsimpuls natuur (SKNL)",
    "Subsidiestelsel Natuur en Landschap (SNL)",
    "Landschapstafels en streekrekening",
    "Aanleg akkerranden Hoeksche Waard",
    "Groen doet goed: kinderen en natuur",
    "Stedelijk groen: subsidie Groenblauwe schoolpleinen",
    "Korte ketens en streekproducten",
    "Kavelruil en vrijwillige grondruil",
    "Jonge boeren: regeling bedrijfsovername",
)
AOG_CONCERNDIRECTEUR = "Opgavegericht werken: vervolg na de evaluatie"
# A P-manager who is AOG as well, which is allowed below director level (REG-22).
AOG_PMANAGER = "Leiderschapsprogramma opdrachtgevers en P-managers"
# An AOG in a scale that does not go with the role: a signal (REG-25).
AOG_LAGE_SCHAAL = "Plantaardig en lokaal: catering provinciehuis"


class Inzet:
    def __init__(self, w: Wereld) -> None:
        self._w = w
        self._aogs: dict[str, list[str]] = {}
        self._aons: dict[str, list[str]] = {}
        self._last: dict[tuple[Rol, str], int] = {}
        managers = self._leden(functie=OPDRACHTMANAGER)
        for key, plan in w.opgaven.items():
            eigen = [p for p in managers if self._domein(p) == plan.domein]
            self._aogs[key] = self._kies_minst(eigen, Rol.AOG, _AOGS_PER_OPGAVE * w.schaal)
        for key in w.opgaven:
            aantal = sum(o.opgave == key for o in w.opdrachten)
            nodig = max(_MINSTENS_AON, round(aantal / _OPDRACHTEN_PER_AON))
            self._aons[key] = self._kies_minst(self._vakmensen(key), Rol.AON, nodig)
        self._overbelast = w.mensen.team_van_naam("Subsidies natuur en landbouw").leden[0]
        self._lage_schaal = w.mensen.team_van_naam("Facilitair advies en contracten").leden[0]
        w.persoon["overbelaste AON"] = self._overbelast
        w.gereserveerd |= {self._overbelast, self._lage_schaal}
        for pool in (*self._aogs.values(), *self._aons.values()):
            w.gereserveerd |= set(pool)

    def erf(self, opgave: str, bronnen: tuple[str, ...]) -> None:
        """A merged opgave is served by the people of those it came from."""
        for pool in (self._aogs, self._aons):
            pool[opgave] = list(dict.fromkeys(p for bron in bronnen for p in pool[bron]))

    def volg_op(self, persoon: str, domein: str) -> None:
        """Who left is followed by a colleague of the same profession, in every pool."""
        collegas = [p for p in self._leden(OPDRACHTMANAGER, ook_bezet=True) if p != persoon]
        managers = [p for p in collegas if self._domein(p) == domein]
        for pools, kandidaten in ((self._aogs, managers), (self._aons, self._leden())):
            for pool in pools.values():
                if persoon in pool:
                    pool.remove(persoon)
                    nieuw = [p for p in kandidaten if p not in pool and self._past(p, domein)]
                    pool.extend(nieuw[:1])
                    self._w.gereserveerd |= set(nieuw[:1])

    def aog(self, opdracht: Opdracht, *, niet: str = "") -> str:
        p, stam = self._w.persoon, opdracht.stam.naam
        domein = self._w.opgaven[opdracht.opgave].domein
        vast = {AOG_CONCERNDIRECTEUR: p["concerndirecteur"], AOG_LAGE_SCHAAL: self._lage_schaal}
        vast[AOG_PMANAGER] = self._w.mensen.team_van_naam("Leren en ontwikkelen").pmanager
        if domein == "DBI":
            return p["dbi"]
        if stam in vast and vast[stam] != niet:
            return vast[stam]
        directeur = p.get(f"pd:{domein}", "")
        if (
            self._is_zwaar(opdracht)
            and directeur != niet
            and self._w.rng.random() < (_KANS_PROGRAMMADIRECTEUR)
        ):
            return directeur
        return self._minst(self._aogs[opdracht.opgave], Rol.AOG, niet)

    def aon(self, opdracht: Opdracht, *, niet: str = "", deel: bool = False) -> str:
        """For an opdracht or a part of it."""
        if opdracht.stam.naam in OVERBELAST and niet != self._overbelast and not deel:
            return self._overbelast
        return self._minst(self._aons[opdracht.opgave], Rol.AON, niet)

    def _is_zwaar(self, opdracht: Opdracht) -> bool:
        dynamisch = opdracht.soort.label == Label.DYNAMISCH
        return dynamisch and opdracht.stam.miljoen >= _GROOT

    def _minst(self, pool: list[str], rol: Rol, niet: str) -> str:
        """One with the least work so far, mostly; a little chance keeps it human."""
        over = [p for p in self._w.mensen.in_dienst(pool) if p != niet]
        self._w.rng.shuffle(over)
        gekozen = min(over, key=lambda p: self._last.get((rol, p), 0))
        if self._w.rng.random() < _KANS_IEDER:
            gekozen = over[0]
        self._last[rol, gekozen] = self._last.get((rol, gekozen), 0) + 1
        return gekozen

    def _kies_minst(self, kandidaten: list[str], rol: Rol, aantal: int) -> list[str]:
        self._w.rng.shuffle(kandidaten)
        kandidaten.sort(key=lambda p: self._last.get((rol, p), 0))
        for p in kandidaten[:aantal]:
            self._last[rol, p] = self._last.get((rol, p), 0) + 1
        return kandidaten[:aantal]

    def _vakmensen(self, opgave: str) -> list[str]:
        domein = self._w.opgaven[opgave].domein
        uit = [p for p in self._leden() if self._domein(p) in (domein, "")]
        eigen = [p for p in uit if self._domein(p) == domein]
        ander = [p for p in uit if self._domein(p) == ""]
        return eigen + self._w.rng.sample(ander, min(len(ander), len(eigen) // 4))

    def _past(self, persoon: str, domein: str) -> bool:
        return self._domein(persoon) in (domein, "")

    def _leden(self, functie: str = "", *, ook_bezet: bool = False) -> list[str]:
        """Professionals that can be asked: in a profession's team, and not bound already."""
        mensen = self._w.mensen
        bezet = set() if ook_bezet else self._w.gereserveerd
        uit = [lid for t in mensen.teams if t.bron for lid in t.leden if lid not in bezet]
        personen = mensen.personen
        if functie:
            return [p for p in uit if personen[p].functie == functie]
        return [
            p
            for p in uit
            if personen[p].schaal in _AON_SCHAAL and personen[p].functie != OPDRACHTMANAGER
        ]

    def _domein(self, persoon: str) -> str:
        bron = self._w.mensen.team_van[persoon].bron
        return bron.domein if bron else "?"
